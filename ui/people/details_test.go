package people

import (
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestAPersonIsShownWithTheirHistory(t *testing.T) {
	c := newCommunity(t)
	h, _ := open(t, c, frame.Place{ID: c.kasia})
	h.Sees("Kasia Żukowska", "Analyst · Halton Carers Link", "kasia@carers.example.org", "came", "Launch", "6 Mar 2026 · in person", "steering", "Add Kasia Żukowska")
	h.Tap("came")
	if at := h.Last(); at.Area != frame.Programme || at.ID != c.launch {
		t.Errorf("the history went to %+v", at)
	}
	h.Tap("Write")
	if !slices.Equal(h.Viewed, []string{"mailto:kasia@carers.example.org"}) {
		t.Errorf("viewed %q", h.Viewed)
	}
}

func TestAFieldSavesAndKeepsWhatCannotBeSaved(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{ID: c.kasia})
	h.Edit(frametest.Find[*widgets.TextField](h, "Role").Entry, "Head of data")
	h.Edit(frametest.Find[*widgets.TextField](h, "Postcode").Entry, "WA7 1AA")
	if p := c.person(t, c.kasia); p.Role != "Head of data" || p.Postcode != "WA7 1AA" {
		t.Errorf("saved %+v", p)
	}
	h.Sees("Head of data · Halton Carers Link") // the head follows
	email := frametest.Find[*widgets.TextField](h, "Email")
	h.Edit(email.Entry, "kasia at carers")
	if email.Text() != "kasia at carers" || !strings.Contains(email.Problem(), "is not an email address") {
		t.Errorf("after a bad address: %q, %q", email.Text(), email.Problem())
	}
	if p := c.person(t, c.kasia); p.Email() != "kasia@carers.example.org" {
		t.Errorf("the bad address was saved: %+v", p.Emails)
	}
	s.details.Open(c.sian)
	if len(h.Errors) != 1 || !strings.Contains(h.Errors[0].Error(), "“kasia at carers” was not saved as the email") {
		t.Errorf("on leaving for another person: %v", h.Errors)
	}
	h.Sees("Siân Evans")
	h.SeesNot("kasia at carers")
}

func TestEmailsAreAddedAndEmptiedAway(t *testing.T) {
	c := newCommunity(t)
	h, _ := open(t, c, frame.Place{ID: c.kasia})
	h.Tap("Add email")
	h.Type("kasia@home.example.org")
	h.Leave()
	if p := c.person(t, c.kasia); len(p.Emails) != 2 || p.Emails[1].Address != "kasia@home.example.org" || p.Emails[0].Label != "work" {
		t.Fatalf("emails %+v", p.Emails)
	}
	h.Edit(frametest.Find[*widgets.TextField](h, "Email, work").Entry, "")
	if p := c.person(t, c.kasia); len(p.Emails) != 1 || p.Email() != "kasia@home.example.org" {
		t.Errorf("emails %+v", p.Emails)
	}
}

func TestAnswersStepAndTakeKeys(t *testing.T) {
	c := newCommunity(t)
	h, _ := open(t, c, frame.Place{ID: c.sian})
	pill := frametest.Find[*widgets.PillButton](h, "?")
	h.Tap("?")
	if pill.Text() != "yes" {
		t.Errorf("the pill says %q", pill.Text())
	}
	h.Type("i")
	p := c.person(t, c.sian)
	if got := p.Can(c.lists["Weekday daytime"], model.InPerson); got != model.CanIfNeedBe || pill.Text() != "if need be" {
		t.Errorf("answer %q, shown %q", got, pill.Text())
	}
	if len(p.Availability) != 1 {
		t.Errorf("availability %+v", p.Availability)
	}
	h.Type("?")
	if p := c.person(t, c.sian); len(p.Availability) != 0 {
		t.Errorf("availability %+v", p.Availability)
	}
}

func TestOrganisationsAreAddedAndEnded(t *testing.T) {
	c := newCommunity(t)
	h, _ := open(t, c, frame.Place{ID: c.sian})
	h.Tap("Add organisation")
	h.Type("Wirral Homes Trust")
	h.Press(fyne.KeyDown, fyne.KeyReturn) // the line that adds it
	p := c.person(t, c.sian)
	if len(p.Affiliations) != 1 || p.Affiliations[0].Name != "Wirral Homes Trust" {
		t.Fatalf("affiliations %+v", p.Affiliations)
	}
	h.Edit(frametest.Find[*widgets.TextField](h, "Role there").Entry, "Director") // a new one is shown with its fields
	h.Edit(frametest.Find[*widgets.DateField](h, "Until").Entry, "1 May 2026")
	a := c.person(t, c.sian).Affiliations[0]
	if a.Role != "Director" || a.To != "2026-05-01" {
		t.Errorf("affiliation %+v", a)
	}
	if line := frametest.Find[*widgets.Line](h, "past").Text(); line != "past Wirral Homes Trust Director, until 1 May 2026" {
		t.Errorf("the line says %q", line)
	}
	from := frametest.Find[*widgets.DateField](h, "From")
	h.Edit(from.Entry, "3 June 2026")
	if !strings.Contains(from.Problem(), "cannot end before it starts") {
		t.Errorf("problem %q", from.Problem())
	}
}

func TestOffersAndConsents(t *testing.T) {
	c := newCommunity(t)
	h, _ := open(t, c, frame.Place{ID: c.kasia})
	h.Tap("Add offer")
	if f := frametest.Find[*widgets.TextField](h, "Title"); h.Window().Canvas().Focused() != f.Entry {
		t.Errorf("the keyboard is on %T", h.Window().Canvas().Focused())
	}
	h.Edit(frametest.Find[*widgets.TextField](h, "Title").Entry, "Thirty forms into one")
	h.Sees("Show and tell: “Thirty forms")
	h.Tap("Add consent")
	h.Edit(frametest.Find[*widgets.TextField](h, "How").Entry, "on paper")
	if p := c.person(t, c.kasia); len(p.Consents) != 1 || p.Consents[0].Given != "" {
		t.Errorf("a consent nobody dated is given: %+v", p.Consents)
	}
	h.Edit(frametest.Find[*widgets.DateField](h, "Given").Entry, "today")
	h.Sees("given", "Hold details", "6 May 2026, on paper")
	p := c.person(t, c.kasia)
	if len(p.Offers) != 1 || p.Offers[0].Title != "Thirty forms into one" || p.Offers[0].State != model.NotAsked {
		t.Errorf("offers %+v", p.Offers)
	}
	if len(p.Consents) != 1 || p.Consents[0].How != "on paper" || p.Consents[0].Given != "2026-05-06" {
		t.Errorf("consents %+v", p.Consents)
	}
	h.Edit(frametest.Find[*widgets.DateField](h, "Withdrawn").Entry, "today")
	h.Sees("Not to be invited: withdrew consent")
}

func TestOtherNumbersAndNeeds(t *testing.T) {
	c := newCommunity(t)
	h, _ := open(t, c, frame.Place{ID: c.kasia})
	h.Tap("Add number")
	h.Type("CRM")
	h.Tap("Add")
	h.Sees("Both the system and its number are needed.")
	frametest.Find[*widgets.TextField](h, "Number").Entry.SetText("4711")
	h.Tap("Add")
	h.Tap("Keep these after a session")
	h.Edit(frametest.Find[*widgets.TextField](h, "Diet").Entry, "vegan")
	p := c.person(t, c.kasia)
	if len(p.ExternalIDs) != 1 || p.ExternalIDs[0] != (model.ExternalID{System: "CRM", Value: "4711"}) || !p.KeepNeeds || p.DietaryNeeds != "vegan" {
		t.Errorf("saved %+v", p)
	}
	h.Sees("✓ Keep these after a session", "4711", "Cleared 7 days after a session, unless kept.")
}

func TestRemovingSaysWhatWasAccepted(t *testing.T) {
	c := newCommunity(t)
	for _, v := range []model.Session{
		{Title: "To come", State: model.Confirmed, Start: "2027-06-12T13:00"},
		{Title: "Called off", State: model.Cancelled, Start: "2027-06-13T13:00"},
		{Title: "Over", State: model.Confirmed, Start: "2020-06-13T13:00"},
	} {
		v.Mode, v.Zone = model.InPerson, "Europe/London"
		id := must[model.ID](t)(c.store.AddSession(ctx, v))
		if _, _, err := c.store.Invite(ctx, id, c.sian); err != nil {
			t.Fatal(err)
		}
		rows := must[[]storage.ParticipantRow](t)(c.store.Participants(ctx, id))
		if err := c.store.SetReply(ctx, model.Accepted, rows[0].ID); err != nil {
			t.Fatal(err)
		}
	}
	h, _ := open(t, c, frame.Place{ID: c.sian})
	h.Tap("More")
	h.Press(fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(h.Said, []string{"Removed Siân Evans, who had accepted 1 session to come."}) {
		t.Errorf("said %q", h.Said)
	}
	for want, got := range map[string]string{
		"Removed 3 people, 2 of whom had accepted sessions to come.": removedWords("Removed 3 people", 3, []int{1, 4}),
		"Removed 3 people.": removedWords("Removed 3 people", 3, nil),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestThePersonGoesAwayWhenRemovedAndComesBack(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{ID: c.sian})
	h.Tap("More")
	h.Press(fyne.KeyDown, fyne.KeyReturn) // Remove Siân Evans
	h.Sees("Choose someone in the list", "3 people")
	if !slices.Equal(h.Said, []string{"Removed Siân Evans."}) {
		t.Errorf("said %q", h.Said)
	}
	if h.Command("Edit the person").Why == "" {
		t.Error("nobody is shown, but can be edited")
	}
	must[string](t)(c.store.Undo(ctx))
	h.Settle()
	s.Show(frame.Place{Area: frame.People, ID: c.sian})
	h.Do("All changes of the person")
	h.Sees("Changes of Siân Evans", "Undo: Remove Siân Evans")
}

func TestArrowsMoveBetweenAnswers(t *testing.T) {
	c := newCommunity(t)
	h, _ := open(t, c, frame.Place{ID: c.sian})
	h.Window().Canvas().Focus(frametest.Find[*widgets.PillButton](h, "?"))
	h.Press(fyne.KeyUp, fyne.KeyLeft) // the edges
	h.Press(fyne.KeyDown, fyne.KeyRight)
	h.Type("N")
	h.Press(fyne.KeyLeft)
	h.Type("y")
	p := c.person(t, c.sian)
	bands := h.Lists().Of(model.Bands)
	if p.Can(bands[1].ID, model.Online) != model.CannotCome || p.Can(bands[1].ID, model.InPerson) != model.CanCome || len(p.Availability) != 2 {
		t.Errorf("availability %+v", p.Availability)
	}
}

func TestLettersWithoutAFontAreExplained(t *testing.T) {
	c := newCommunity(t)
	fang := must[model.ID](t)(c.store.AddPerson(ctx, model.Person{Given: "芳", Family: "王"}))
	h, s := open(t, c, frame.Place{ID: c.kasia})
	s.details.installed = func(rune) bool { return false }
	s.details.Open(fang)
	h.Sees("install Noto Sans CJK")
	s.details.Open(c.sian)
	h.SeesNot("install")
}
