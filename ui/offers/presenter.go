// Package offers is the view of what people offered: who was never asked, what
// is booked, whom to thank, and what was asked for and never came up.
package offers

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage"
)

type row = storage.OfferRow

// everything is the chip that shows all offers; the others are states.
const everything = "all"

// stages are the chips: what waits first.
var stages = []string{string(model.NotAsked), string(model.Asked), string(model.Booked), string(model.Given), string(model.Thanked), string(model.NotTakenUp), everything}

// stageWords name the stages where a state alone says too little.
func stageWords(stage string, n int) string {
	word := strings.ToUpper(stage[:1]) + stage[1:]
	if stage == string(model.Given) {
		word = "To thank"
	}
	return fmt.Sprintf("%s %d", word, n)
}

func counts(all []row) map[string]int {
	n := map[string]int{everything: len(all)}
	for _, r := range all {
		n[string(r.State)]++
	}
	return n
}

// filtered are the offers of a stage that hold every word of text; who waits
// longest comes first, where nobody waits the newest.
func filtered(all []row, stage, text string) []row {
	words := model.Words(text)
	var out []row
	for _, r := range all {
		if (stage == everything || stage == string(r.State)) && model.MatchWords(model.Fold(searched(r)), words) {
			out = append(out, r)
		}
	}
	settled := func(r row) int { // what lost its session stands before what has one
		if r.Adrift() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Or(cmp.Compare(slices.Index(model.OfferStates, a.State), slices.Index(model.OfferStates, b.State)), cmp.Compare(settled(a), settled(b)), cmp.Compare(a.Since(), b.Since()))
	})
	return out
}

func searched(r row) string {
	return strings.Join([]string{r.Name(), r.Organisation, string(r.Kind), r.Title, r.SessionTitle, r.Note}, " ")
}

// since says how long an offer waits: "8 months".
func since(r row, today model.Date) string {
	day := r.Since()
	if day == "" {
		return ""
	}
	days := int(today.Time().Sub(day.Time()) / (24 * time.Hour))
	switch {
	case days < 1:
		return "today"
	case days < 14:
		return model.Count(days, "day", "days")
	case days < 60:
		return model.Count(days/7, "week", "weeks")
	}
	return model.Count(days*12/365, "month", "months")
}

// where says what the offer is booked into, or was given at.
func where(r row) string {
	switch {
	case r.Adrift() && r.SessionTitle != "":
		return "cancelled: " + r.SessionTitle
	case r.Adrift():
		return "no session named"
	case r.SessionTitle == "":
		return ""
	}
	return model.JoinNonEmpty(", ", r.SessionStart.Date().Short(), r.SessionTitle)
}

// step is what comes next, as the words of a button; "" when nothing does.
func step(r row) string {
	if r.Adrift() {
		return "Book into a session…"
	}
	switch r.State {
	case model.NotAsked:
		return "Mark as asked"
	case model.Asked:
		return "Book into a session…"
	case model.Booked:
		return "Mark as given"
	case model.Given:
		return "Mark as thanked"
	}
	return ""
}

// whyNoStep says why the next step cannot be taken yet: nothing was given at a session
// that has not begun.
func whyNoStep(r row, now time.Time) string {
	if r.State != model.Booked || r.Adrift() || r.SessionState == model.Held {
		return ""
	}
	v := model.Session{Title: r.SessionTitle, Start: r.SessionStart, Zone: r.SessionZone}
	switch {
	case v.Start == "":
		return "“" + v.Title + "”, into which it is booked, has no date yet."
	case now.Before(v.StartTime()):
		return "“" + v.Title + "” has not begun yet; it can be given from " + v.Start.Date().Long() + ", " + v.Start.Clock().String() + "."
	}
	return ""
}

// calledBy is what the person is called for short.
func calledBy(r row) string { return cmp.Or(r.Given, r.Family) }

// history is what happened with an offer, a line for each day.
func history(r row) (out []string) {
	for _, h := range []struct {
		word string
		day  model.Date
	}{{"Offered on", r.Offered}, {"Asked on", r.Asked}, {"Given on", r.Offer.Given}, {"Thanked on", r.Thanked}} {
		if h.day != "" {
			out = append(out, h.word+" "+h.day.Long())
		}
	}
	return out
}

// letter is the address of a mail to who offered: to ask, or to thank. "" where
// there is nobody to write to.
func letter(r row, community model.Community) string {
	if r.Email == "" || r.Gone {
		return ""
	}
	subject, body := "Your offer: "+r.What(), "you offered"
	thing := "“" + r.What() + "”"
	if r.Title == "" {
		thing = "to us: " + string(r.Kind)
	}
	switch r.State {
	case model.Given, model.Thanked:
		subject, body = "Thank you for "+r.What(), fmt.Sprintf("thank you for %s. It made a difference to everybody who was there.", thing)
	default:
		body = fmt.Sprintf("you offered %s. Would you still like to, at one of our next sessions? Tell me what you would need, and which dates suit you.", thing)
	}
	text := fmt.Sprintf("Dear %s,\n\n%s\n\n%s\n%s", cmp.Or(r.Given, r.Name()), strings.ToUpper(body[:1])+body[1:], community.OrganiserName, community.Name)
	return "mailto:" + url.PathEscape(r.Email) + "?subject=" + escaped(subject) + "&body=" + escaped(text)
}

// escaped is a text in a mailto link (RFC 6068): line breaks are %0D%0A, blanks %20.
func escaped(s string) string {
	return strings.ReplaceAll(url.QueryEscape(strings.ReplaceAll(s, "\n", "\r\n")), "+", "%20")
}

// bookable are the sessions an offer can be booked into: to come, or still ideas.
func bookable(all []storage.SessionRow, now time.Time) (out []storage.SessionRow) {
	for _, s := range all {
		if s.State != model.Cancelled && s.State != model.Held && (s.Start == "" || s.EndTime().After(now)) {
			out = append(out, s)
		}
	}
	return out
}

// bookedFit says how the agenda of a session fits with an offer of so many minutes,
// and whether it runs over then.
func bookedFit(v model.Session, r row, minutes int) (words string, over bool) {
	if r.ItemOf(v.Agenda, r.Person) >= 0 {
		return "It stands on the agenda already, and keeps its time.", false
	}
	v.Agenda = model.WithItem(v.Agenda, model.AgendaItem{Minutes: minutes}, "")
	fit := v.AgendaFit()
	if fit == "" {
		return "", false
	}
	over = v.Start != "" && v.End != "" && model.AgendaMinutes(v.Agenda) > int(v.EndTime().Sub(v.StartTime()).Minutes())
	return "With it " + strings.ToLower(fit[:1]) + fit[1:], over
}

// wanted is a theme with who offers something about it.
type wanted struct {
	name   string
	people []model.ID
	offers string // "Kasia Żukowska offers “Thirty forms into one”"
}

// themes are what was asked for and never came up, the most wanted first, at most
// so many.
func themes(all []model.AskedTheme, offers []row, most int) (out []wanted) {
	for _, t := range all[:min(len(all), most)] {
		w := wanted{name: t.Name, people: t.People, offers: "nobody offers it yet"}
		for _, r := range offers {
			if model.MatchWords(model.Fold(r.Title), model.Words(t.Name)) && r.State != model.NotTakenUp && !r.Gone {
				w.offers = r.Name() + " offers “" + r.What() + "”"
				break
			}
		}
		out = append(out, w)
	}
	return out
}
