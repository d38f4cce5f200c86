package people

import (
	"fmt"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
)

// subtitle is the line under a person's name: role and organisation.
func subtitle(p model.Person, today model.Date) string {
	a, _ := p.CurrentAffiliation(today)
	role := p.Role
	if role == "" {
		role = a.Role
	}
	return model.JoinNonEmpty(" · ", role, a.Name)
}

// standing says in one line what a coordinator must know before writing: who
// left, who withdrew consent, pronouns.
func standing(p model.Person, today model.Date) string {
	_, why := p.MayInvite(today)
	if why != "" {
		why = "Not to be invited: " + why
	}
	return model.JoinNonEmpty(" · ", p.Pronouns, why)
}

// written is what stands of a person in their own letters.
func written(p model.Person) string {
	return strings.Join(append([]string{p.Name(), p.Pronouns, p.Role, p.Address, p.Notes}, p.Tags...), " ")
}

// came is the number in the list; a dash says that there is nothing to count.
func came(r storage.PersonRow) string {
	if r.Came == 0 {
		return "–"
	}
	return model.Thousands(r.Came)
}

// lastCame explains that number.
func lastCame(r storage.PersonRow) string {
	switch {
	case r.Came > 0:
		return fmt.Sprintf("Came to %d of %s. Last on %s.", r.Came, model.Count(r.Invited, "invitation", "invitations"), r.LastCame.Long())
	case r.Engagement == model.OnlyInvited:
		return "Invited " + model.Count(r.Invited, "time", "times") + ", to nothing that has taken place yet."
	case r.Invited > 0:
		return "Invited " + model.Count(r.Invited, "time", "times") + ", has not come."
	}
	return "Never invited."
}

// needsWords say what becomes of needs, where they are typed.
func needsWords(days int) string {
	return "Cleared " + model.Count(days, "day", "days") + " after a session, unless kept."
}

// weight says how a word of history stands: for a tone, without a colour.
type weight int

const (
	plain weight = iota
	good
	promised
	warning
)

// historyWord is what became of an invitation, in one word.
func historyWord(h storage.PersonSession) (string, weight) {
	switch h.Attendance {
	case model.Attended:
		return "came", good
	case model.Apologies:
		return "apologies", warning
	case model.NoShow:
		switch model.OutcomeOf(h.Source, h.Reply, h.Attendance) {
		case model.OutcomeNoShow:
			return "no-show", warning
		case model.OutcomeNoWord:
			return "did not come", plain
		}
	}
	switch {
	case h.State == model.Cancelled:
		return "cancelled", plain
	case h.Reply == model.Accepted:
		return "accepted", promised
	case h.Reply == model.Waitlisted:
		return "waiting list", plain
	case h.Reply == model.NoReply:
		return string(h.Source), plain
	}
	return string(h.Reply), plain
}

// historyDetail is when and how: "6 May 2026 · in person".
func historyDetail(h storage.PersonSession) string {
	return model.JoinNonEmpty(" · ", day(h.Start.Date()), h.Mode.Phrase())
}

// toldWords are what the person was told of one session, oldest first; "" for
// nothing.
func toldWords(all []storage.ToldPerson, session model.ID, zone string) string {
	var lines []string
	for _, t := range all {
		if t.Session == session {
			lines = append(lines, t.Words(zone)+".")
		}
	}
	slices.Reverse(lines)
	return strings.Join(lines, "\n")
}

// answerWord is an answer as the grid shows it.
func answerWord(a model.Answer) (string, weight) {
	switch a {
	case model.CanCome:
		return "yes", good
	case model.CanIfNeedBe:
		return "if need be", warning
	case model.CannotCome:
		return "no", plain
	}
	return "?", plain
}

// answerKeys are the keys that set an answer.
var answerKeys = map[rune]model.Answer{'y': model.CanCome, 'i': model.CanIfNeedBe, 'n': model.CannotCome, '?': model.CanUnknown}

// nextAnswer is the answer a press steps to.
func nextAnswer(a model.Answer) model.Answer {
	i := slices.Index(model.Answers, a)
	return model.Answers[(i+1)%len(model.Answers)]
}

// withAnswer is the availability with one answer changed.
func withAnswer(all []model.Availability, band model.ID, mode model.Mode, a model.Answer) []model.Availability {
	out := slices.DeleteFunc(slices.Clone(all), func(v model.Availability) bool { return v.Band == band && v.Mode == mode })
	if a != model.CanUnknown {
		out = append(out, model.Availability{Band: band, Mode: mode, Answer: a})
	}
	return out
}

// affiliationDetail says what and how long: "Analyst, since 3 May 2024".
func affiliationDetail(a model.Affiliation) string {
	span := ""
	switch {
	case a.From != "" && a.To != "":
		span = a.From.Long() + " to " + a.To.Long()
	case a.From != "":
		span = "since " + a.From.Long()
	case a.To != "":
		span = "until " + a.To.Long()
	}
	return model.JoinNonEmpty(", ", a.Role, span)
}

// offerWords is an offer in one line: "Show and tell: “Thirty forms into one”".
func offerWords(o model.Offer) string {
	kind := capital(string(o.Kind))
	if o.Title == "" {
		return kind
	}
	return kind + ": “" + o.Title + "”"
}

// offerWeight is promised until the offer was taken up.
func offerWeight(s model.OfferState) weight {
	switch s {
	case model.Given, model.Thanked:
		return good
	case model.NotTakenUp:
		return plain
	}
	return promised
}

// consentWords is a consent in one line, and whether it holds on day.
func consentWords(c model.Consent, day model.Date) (state string, w weight, detail string) {
	switch {
	case c.Withdrawn != "" && c.Withdrawn <= day:
		return "withdrawn", warning, model.JoinNonEmpty(", ", c.Withdrawn.Long(), c.How)
	case c.Active(day):
		return "given", good, model.JoinNonEmpty(", ", c.Given.Long(), c.How)
	}
	return "not given", plain, c.How
}

// consentPurposes are suggested; any words may be used.
var consentPurposes = []string{"hold details", "email", "phone", "photographs", "quotes", "share with partners"}

// consentBases are suggested for the basis.
var consentBases = []string{"consent", "legitimate interests", "public task", "contract"}

// leftOutWords lists who was not invited, and why, at most most of them: first
// those who may not be, then those who are invited already.
func leftOutWords(left []storage.LeftOut, most int) string {
	var why, already []string
	for _, l := range left {
		if l.Why == storage.OnTheList {
			already = append(already, l.Name)
		} else {
			why = append(why, l.Name+" "+l.Why+".")
		}
	}
	text := strings.Join(upTo(why, most, "and %s."), "\n")
	if len(already) > 0 {
		text += "\n\nOn the list already: " + strings.Join(upTo(already, most, "and %s"), ", ") + "."
	}
	return strings.TrimSpace(text)
}

// upTo is the list with what is over most counted.
func upTo(all []string, most int, rest string) []string {
	if len(all) <= most {
		return all
	}
	return append(all[:most:most], fmt.Sprintf(rest, model.Count(len(all)-most, "other", "others")))
}

// invitedWords says what an invitation did.
func invitedWords(invited int, title string) string {
	if invited == 0 {
		return "Nobody new was invited to “" + title + "”."
	}
	return fmt.Sprintf("Invited %s to “%s”.", model.Count(invited, "person", "people"), title)
}

// day is a date in a line of history; "" for none.
func day(d model.Date) string {
	if d == "" {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// changeWords is one step of a history: "6 May 2026, 10:03 · Add Kasia".
func changeWords(step storage.Step, zone string) string {
	at := step.At
	if loc, err := model.LoadZone(zone); err == nil {
		at = at.In(loc)
	}
	words := at.Format("2 Jan 2006, 15:04") + " · " + step.Label
	if step.Undone {
		words += " (undone)"
	}
	return words
}
