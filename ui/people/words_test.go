package people

import (
	"slices"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
)

const today model.Date = "2026-05-06"

func TestHistoryWord(t *testing.T) {
	for _, c := range []struct {
		h      storage.PersonSession
		word   string
		weight weight
	}{
		{storage.PersonSession{Attendance: model.Attended, Reply: model.Declined}, "came", good},
		{storage.PersonSession{Attendance: model.Apologies}, "apologies", warning},
		{storage.PersonSession{Attendance: model.NoShow, Reply: model.Accepted}, "no-show", warning},
		{storage.PersonSession{Attendance: model.NotRecorded, Reply: model.Accepted}, "accepted", promised},
		{storage.PersonSession{Attendance: model.NotRecorded, Reply: model.Accepted, State: model.Cancelled}, "cancelled", plain},
		{storage.PersonSession{Attendance: model.NotRecorded, Reply: model.Waitlisted}, "waiting list", plain},
		{storage.PersonSession{Attendance: model.NotRecorded, Reply: model.NoReply, Source: model.SignedUp}, "signed up", plain},
		{storage.PersonSession{Attendance: model.NotRecorded, Reply: model.Declined}, "declined", plain},
	} {
		if word, w := historyWord(c.h); word != c.word || w != c.weight {
			t.Errorf("%+v: %q %d, want %q %d", c.h, word, w, c.word, c.weight)
		}
	}
	if d := historyDetail(storage.PersonSession{Mode: model.Online}); d != "online" {
		t.Errorf("without a date: %q", d)
	}
}

func TestAnswersGoRound(t *testing.T) {
	a := model.CanUnknown
	var seen []string
	for range len(model.Answers) + 1 {
		word, _ := answerWord(a)
		seen = append(seen, word)
		a = nextAnswer(a)
	}
	if want := []string{"?", "yes", "if need be", "no", "?"}; !slices.Equal(seen, want) {
		t.Errorf("steps %q, want %q", seen, want)
	}
}

func TestWithAnswerLeavesTheOthersAlone(t *testing.T) {
	before := []model.Availability{{Band: "day", Mode: model.Online, Answer: model.CanCome}, {Band: "day", Mode: model.InPerson, Answer: model.CannotCome}}
	kept := slices.Clone(before)
	after := withAnswer(before, "day", model.InPerson, model.CanIfNeedBe)
	p := model.Person{Availability: after}
	if p.Can("day", model.Online) != model.CanCome || p.Can("day", model.InPerson) != model.CanIfNeedBe || len(after) != 2 {
		t.Errorf("after %+v", after)
	}
	if after = withAnswer(after, "day", model.Online, model.CanUnknown); len(after) != 1 {
		t.Errorf("an answer taken back stays: %+v", after)
	}
	if !slices.Equal(before, kept) {
		t.Error("the list it was given has changed")
	}
}

func TestStandingWarns(t *testing.T) {
	for _, c := range []struct {
		p    model.Person
		want string
	}{
		{model.Person{Pronouns: "she/her"}, "she/her"},
		{model.Person{Left: "2026-01-02"}, "Not to be invited: left on 2 January 2026"},
		{model.Person{}, ""},
	} {
		if got := standing(c.p, today); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestSubtitleTakesTheRoleThere(t *testing.T) {
	p := model.Person{Affiliations: []model.Affiliation{{Name: "Old Place", Role: "Clerk", To: "2020-01-01"}, {Name: "Halton Carers Link", Role: "Analyst"}}}
	if got := subtitle(p, today); got != "Analyst · Halton Carers Link" {
		t.Error(got)
	}
	p.Role = "Trustee"
	if got := subtitle(p, today); got != "Trustee · Halton Carers Link" {
		t.Error(got)
	}
}

func TestListWords(t *testing.T) {
	for _, c := range []struct {
		row       storage.PersonRow
		came, tip string
	}{
		{storage.PersonRow{Came: 2, Invited: 3, LastCame: "2026-03-06"}, "2", "Came to 2 of 3 invitations. Last on 6 March 2026."},
		{storage.PersonRow{Invited: 1}, "–", "Invited 1 time, has not come."},
		{storage.PersonRow{Invited: 2, Engagement: model.OnlyInvited}, "–", "Invited 2 times, to nothing that has taken place yet."},
		{storage.PersonRow{}, "–", "Never invited."},
	} {
		if came(c.row) != c.came || lastCame(c.row) != c.tip {
			t.Errorf("%+v: %q, %q", c.row, came(c.row), lastCame(c.row))
		}
	}
}

func TestAffiliationOfferAndConsentWords(t *testing.T) {
	for want, a := range map[string]model.Affiliation{
		"Analyst, since 3 May 2024":         {Role: "Analyst", From: "2024-05-03"},
		"until 1 May 2026":                  {To: "2026-05-01"},
		"1 January 2020 to 1 February 2021": {From: "2020-01-01", To: "2021-02-01"},
		"":                                  {},
	} {
		if got := affiliationDetail(a); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := offerWords(model.Offer{Kind: model.HostVenue}); got != "Host a venue" {
		t.Error(got)
	}
	for _, c := range []struct {
		consent       model.Consent
		state, detail string
	}{
		{model.Consent{Given: "2025-05-06", How: "on paper"}, "given", "6 May 2025, on paper"},
		{model.Consent{Given: "2025-05-06", Withdrawn: "2026-01-01", How: "on paper"}, "withdrawn", "1 January 2026, on paper"},
		{model.Consent{How: "asked"}, "not given", "asked"},
	} {
		if state, _, detail := consentWords(c.consent, today); state != c.state || detail != c.detail {
			t.Errorf("%+v: %q, %q", c.consent, state, detail)
		}
	}
}

func TestLeftOutWordsEnd(t *testing.T) {
	left := []storage.LeftOut{{Name: "B", Why: "is on the list already"}, {Name: "A", Why: "left on 1 May 2026"}, {Name: "C", Why: "is on the list already"}, {Name: "D", Why: "left on 2 May 2026"}}
	if got := leftOutWords(left, 1); got != "A left on 1 May 2026.\nand 1 other.\n\nOn the list already: B, and 1 other." {
		t.Errorf("%q", got)
	}
	if got := leftOutWords(left[:1], 5); got != "On the list already: B." {
		t.Errorf("%q", got)
	}
	if got := invitedWords(0, "Launch"); got != "Nobody new was invited to “Launch”." {
		t.Error(got)
	}
}

func TestChangeWordsAreInTheCommunitysZone(t *testing.T) {
	step := storage.Step{Label: "Add Kasia", At: time.Date(2026, 7, 1, 9, 5, 0, 0, time.UTC), Undone: true}
	if got := changeWords(step, "Europe/London"); got != "1 Jul 2026, 10:05 · Add Kasia (undone)" {
		t.Error(got)
	}
}

func TestWhichSessionsAreOffered(t *testing.T) {
	row := func(id model.ID, state model.State, start model.LocalTime) model.Session {
		return model.Session{ID: id, State: state, Start: start, Title: string(id)}
	}
	all := []model.Session{row("first", model.Held, "2026-01-01T10:00"), row("dropped", model.Cancelled, "2026-02-01T10:00"),
		row("unmarked", model.Confirmed, "2026-05-01T10:00"), row("today", model.Confirmed, "2026-05-06T18:00"), row("next", model.SaveTheDate, "2026-06-01T10:00"), row("idea", model.Idea, "")}
	ids := func(rows []model.Session) (out []string) {
		for _, r := range rows {
			out = append(out, string(r.ID))
		}
		return out
	}
	for name, c := range map[string]struct{ got, want []string }{
		"to come":   {ids(toCome(all, today)), []string{"today", "next", "idea"}},
		"held":      {ids(held(all, today)), []string{"today", "unmarked", "first"}},
		"invitable": {ids(invitable(all, today)), []string{"today", "next", "idea", "unmarked", "first"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
}

func TestDraftBecomesAPerson(t *testing.T) {
	d := draft{Given: "Mai", Email: "mai@example.org", Phone: "07700 900111", OrganisationName: " Dingle Growers "}
	p := d.person(today)
	if p.Email() != "mai@example.org" || p.Phones[0].Number != "07700 900111" || p.Affiliations[0].Name != "Dingle Growers" || p.Joined != today {
		t.Errorf("%+v", p)
	}
	if !(draft{}).isEmpty() || d.isEmpty() {
		t.Error("isEmpty")
	}
}

func TestAFilterIsClonedWhole(t *testing.T) {
	f := storage.PeopleFilter{Districts: []model.ID{"a"}, Tags: []string{"b"}, People: []model.ID{"c"}}
	g := clone(f)
	g.Districts[0], g.Tags[0], g.People[0] = "x", "x", "x"
	if f.Districts[0] != "a" || f.Tags[0] != "b" || f.People[0] != "c" {
		t.Errorf("changing the clone changed %+v", f)
	}
	for _, f := range []storage.PeopleFilter{{Text: "a"}, {Sectors: []model.ID{""}}, {NeverCame: true}, {CameTo: "s"}, {InvitedTo: "s"}, {NotInvitedTo: "s"}, {Organisation: "o"}, {Offers: []model.OfferKind{model.Talk}}, {People: []model.ID{}}} {
		if !isFiltered(f) {
			t.Errorf("%+v counts as no filter", f)
		}
	}
}
