package people

import (
	"slices"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestTheListIsFilteredByItsChips(t *testing.T) {
	h, s := open(t, newCommunity(t), frame.Place{})
	h.Sees("4 people", "Żukowska, Kasia", "Evans, Siân", "Halton Carers Link", "Voluntary"[:1])
	h.Tap("District")
	h.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyEscape) // not known, Halton
	h.Sees("District: not known, Halton", "2 of 4 people", "Żukowska, Kasia", "Oduya")
	h.SeesNot("Evans, Siân")
	h.Tap("Clear all")
	h.Tap("Never came")
	h.Sees("✓ Never came", "3 of 4 people")
	h.Tap("✓ Never came")
	h.Tap("Came to…")
	h.Press(fyne.KeyReturn)
	h.Sees("Came to “Launch, 6 March 2026”", "1 of 4 people")
	h.Tap("Clear all")
	h.Tap("Not invited to…")
	h.Press(fyne.KeyEnd, fyne.KeyReturn)
	h.Sees("Not invited to “Launch, 6 March 2026”", "2 of 4 people", "Okafor, Chidi")
	if want := (storage.PeopleFilter{NotInvitedTo: s.filter.NotInvitedTo}); s.filter.NotInvitedTo == "" || isFiltered(s.filter) != isFiltered(want) {
		t.Errorf("filter %+v", s.filter)
	}
	h.Press(fyne.KeyDelete) // on the chip
	h.Sees("4 people")
	h.SeesNot("of 4")
}

func TestTheListIsFilteredByText(t *testing.T) {
	h, s := open(t, newCommunity(t), frame.Place{})
	h.Do("Filter people")
	h.Type("zuk stee")
	h.Sees("1 of 4 people", "Żukowska, Kasia")
	h.Type("x")
	h.Sees("Nobody fits these filters.")
	h.Press(fyne.KeyEscape)
	h.Sees("4 people")
	h.Type("sian")
	h.Press(fyne.KeyDown)
	if !s.Table.HasFocus() {
		t.Error("Down did not go to the list")
	}
	h.Sees("Siân Evans") // her details
}

func TestAFilterFromElsewhereIsShownAndTakenAway(t *testing.T) {
	c := newCommunity(t)
	org := c.person(t, c.kasia).Affiliations[0].Organisation
	h, _ := open(t, c, frame.Place{Filter: &storage.PeopleFilter{Organisation: org, InvitedTo: c.launch, People: []model.ID{c.kasia}}})
	h.Sees("At Halton Carers Link", "Invited to “Launch, 6 March 2026”", "1 chosen person", "1 of 4 people")
	h.Tap("Clear all")
	h.Sees("4 people")
}

func TestColumnsSort(t *testing.T) {
	h, s := open(t, newCommunity(t), frame.Place{})
	s.Table.OnSort(string(storage.ByCame), true)
	if first := s.found.Row(0).Given; first != "Kasia" {
		t.Errorf("first by attendance is %s", first)
	}
	if s.Table.OnJump("eva") < 0 || s.Table.OnJump("nobody") >= 0 {
		t.Error("letters do not jump in a list sorted by attendance")
	}
	s.Table.OnSort(string(storage.ByName), false)
	if i := s.Table.OnJump("zu"); i != 3 {
		t.Errorf("zu jumps to %d", i)
	}
	h.Sees("4 people")
}

func TestAnEmptyCommunityOffersTheFirstSteps(t *testing.T) {
	h := frametest.New(t, frametest.Store(t))
	h.Use(New(h), frame.Place{Area: frame.People})
	h.Sees("The people your community knows are listed here.", "no session is to come"[:0])
	h.Tap("Import a contact list")
	if h.Last().Area != frame.Data || h.Last().Tab != "Import" {
		t.Errorf("went to %+v", h.Last())
	}
	h.Do("Invite people to a session")
	if !slices.Equal(h.Told, []string{"There is nobody to invite in this list."}) {
		t.Errorf("told %q", h.Told)
	}
}

func TestInvitingTheTickedSaysWhoWasLeftOut(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{})
	s.Table.Focus()
	h.Shortcut(&fyne.ShortcutSelectAll{})
	h.Sees("4 people ticked")
	h.Do("Invite people to a session")
	h.Sees("Invite 4 people to…")
	h.Tap("Invite 4 people")
	if want := []string{"Invited 3 people to “Autumn gathering”."}; !slices.Equal(h.Said, want) {
		t.Errorf("said %q", h.Said)
	}
	h.Sees("1 person was left out", "Chidi Okafor left on 31 January 2026")
	if n := len(must[[]storage.ParticipantRow](t)(c.store.Participants(ctx, c.autumn))); n != 3 {
		t.Errorf("%d on the list", n)
	}
	h.Press(fyne.KeyEscape)
	h.SeesNot("ticked")
	s.askSession([]model.ID{c.sian, c.oduy})
	h.Tap("Invite 2 people")
	h.Sees("On the list already: Siân Evans, Oduya.")
	if len(h.Told) != 1 || h.Told[0] != "Nobody new was invited to “Autumn gathering”." {
		t.Errorf("told %q", h.Told)
	}
}

func TestChoosingWhomToInviteToASession(t *testing.T) {
	c := newCommunity(t)
	if _, _, err := c.store.Invite(ctx, c.autumn, c.oduy); err != nil {
		t.Fatal(err)
	}
	h, s := open(t, c, frame.Place{Invite: c.autumn})
	h.Sees("Choose who to invite to “Autumn gathering”", "Not invited to “Autumn gathering, 18 September 2026”", "3 of 4 people")
	if b := frametest.Find[*widgets.Button](h, "Invite"); !b.Disabled() {
		t.Error("Invite can be pressed with nobody ticked")
	}
	s.Table.Focus()
	h.Press(fyne.KeyHome, fyne.KeySpace)
	h.Tap("Invite 1")
	if at := h.Last(); at.Area != frame.Programme || at.ID != c.autumn || at.Tab != "People" {
		t.Errorf("went to %+v", at)
	}
	s.Show(frame.Place{Area: frame.People})
	h.SeesNot("Choose who to invite")
	h.Sees("4 people")
	h.SeesNot("of 4")
}

func TestWhileChoosingTheKeyOfInvitingInvitesToThatSession(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{Invite: c.autumn})
	h.Do("Invite people to a session")
	if len(h.Told) != 1 || h.Told[0] != tickFirst || len(h.Went) != 0 {
		t.Errorf("with nobody ticked: told %q, went %v", h.Told, h.Went)
	}
	s.Table.Focus()
	h.Press(fyne.KeyHome, fyne.KeySpace)
	h.Do("Invite people to a session")
	h.SeesNot("Invite 1 person to…")
	if at := h.Last(); at.ID != c.autumn || at.Tab != "People" {
		t.Errorf("went to %+v", at)
	}
	if want := []string{"Invited 1 person to “Autumn gathering”."}; !slices.Equal(h.Said, want) {
		t.Errorf("said %q", h.Said)
	}
}

func TestAfterInvitingTheKeyboardIsInTheListAgain(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{Area: frame.People})
	h.Press(fyne.KeyHome, fyne.KeySpace)
	h.Tap("Invite to…")
	h.Tap("Invite 1 person")
	if !s.Table.HasFocus() {
		t.Fatalf("the keyboard is on %T", h.Window().Canvas().Focused())
	}
	h.Press(fyne.KeyDown, fyne.KeySpace)
	h.Sees("1 person ticked")
}

func TestTickingAllIsForThoseShown(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{Area: frame.People, Invite: c.autumn})
	h.Sees("Tick the 4 shown")
	s.Table.SetTicked([]string{string(c.oduy)})
	h.Do("Filter people")
	h.Type("evans")
	h.Sees("1 person ticked, not shown", "Invite 1", "Tick the 1 shown")
	s.Table.Focus()
	h.Shortcut(&fyne.ShortcutSelectAll{})
	h.Sees("2 people ticked, 1 of them not shown", "Invite 2")
	h.Tap("Tick the 1 shown")
	h.SeesNot("not shown")
	if got := s.ticked(); !slices.Equal(got, []model.ID{c.sian}) || !s.Table.HasFocus() {
		t.Errorf("ticked %v, the keyboard is on %T", got, h.Window().Canvas().Focused())
	}
}

func TestTagsAreGivenAndTakenFromTheTicked(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{})
	s.Table.SetTicked([]string{string(c.sian), string(c.oduy)})
	s.tickedChanged()
	h.Do("Tag people")
	h.Tap("Tag")
	h.Sees("A tag needs a word.")
	h.Type("newsletter")
	h.Tap("Tag")
	if tags := c.person(t, c.sian).Tags; !slices.Equal(tags, []string{"newsletter"}) {
		t.Errorf("Siân's tags: %q", tags)
	}
	h.Tap("Remove tag")
	h.Type("news")
	h.Press(fyne.KeyReturn)
	if tags := c.person(t, c.oduy).Tags; len(tags) > 0 {
		t.Errorf("Oduya's tags: %q", tags)
	}
	if tags := c.person(t, c.kasia).Tags; len(tags) != 1 {
		t.Errorf("Kasia's tags: %q", tags)
	}
	if want := []string{"Tagged 2 people “newsletter”.", "Took the tag “newsletter” off 2 people."}; !slices.Equal(h.Said, want) {
		t.Errorf("said %q", h.Said)
	}
}

func TestExportAndRemoveWorkOnTheTicked(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{})
	h.Do("Export people")
	if f := h.Last().Filter; h.Last().Tab != "Export" || f == nil || f.People != nil {
		t.Errorf("export of everyone went to %+v", h.Last())
	}
	s.Table.SetTicked([]string{string(c.sian)})
	s.tickedChanged()
	h.Do("Export people")
	if f := h.Last().Filter; f == nil || !slices.Equal(f.People, []model.ID{c.sian}) {
		t.Errorf("export of the ticked went to %+v", h.Last())
	}
	h.Do("Remove people")
	h.Sees("3 people")
	h.SeesNot("Evans, Siân", "ticked")
	must[string](t)(c.store.Undo(ctx))
	h.Settle()
	h.Sees("4 people", "Evans, Siân")
}

func TestALowWindowFoldsTheFiltersThatAreNotInUse(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{Area: frame.People, Filter: &storage.PeopleFilter{Organisation: c.org, NotInvitedTo: c.autumn}})
	all := []string{"District", "Sector", "Seniority", "Engagement", "Tag", "Came to…", "Never came", "Not invited to “Autumn", "At Halton Carers Link"}
	h.Sees(all...)
	h.SeesNot("More filters")
	high := s.Page.Split.Size().Height
	h.Window().Resize(fyne.NewSize(700, 500))
	h.Sees("District", "Not invited to “Autumn", "At Halton Carers Link", "More filters")
	h.SeesNot("Never came")
	folded := s.Page.Split.Size().Height
	h.Tap("More filters")
	h.Sees(append(all, "Fewer filters")...)
	if open := s.Page.Split.Size().Height; open >= folded {
		t.Errorf("the list is %v high with all filters and %v with some", open, folded)
	}
	h.Tap("Fewer filters")
	h.SeesNot("Never came")
	h.Window().Resize(fyne.NewSize(1280, 800))
	h.Sees(all...)
	if now := s.Page.Split.Size().Height; now != high {
		t.Errorf("in the window as it was the list is %v high, not %v", now, high)
	}
}

func TestThoseWhoCameLastTimeAndThoseWithAnOfferAreFound(t *testing.T) {
	c := newCommunity(t)
	p := c.person(t, c.sian)
	p.Offers = []model.Offer{{Kind: model.Talk, State: model.NotAsked}}
	if err := c.store.UpdatePerson(ctx, p); err != nil {
		t.Fatal(err)
	}
	p = c.person(t, c.oduy)
	p.Offers = []model.Offer{{Kind: model.Talk, State: model.Given}, {Kind: model.Mentor, State: model.NotAsked}}
	if err := c.store.UpdatePerson(ctx, p); err != nil {
		t.Fatal(err)
	}
	h, s := open(t, c, frame.Place{Invite: c.autumn})
	h.Tap("Came last time")
	h.Sees("Came to “Launch, 6 March 2026”", "Żukowska, Kasia")
	s.clearFilter()
	h.Tap("Offers")
	h.Type("talk")
	h.Press(fyne.KeyReturn, fyne.KeyEscape)
	if len(s.filter.Offers) != 1 || s.filter.Offers[0] != model.Talk {
		t.Fatalf("asks for %v", s.filter.Offers)
	}
	h.Sees("Offers: talk", "1 of 4 people", "Evans, Siân")
}

func TestTheHistoryOfAPersonTellsWhatTheyWereTold(t *testing.T) {
	c := newCommunity(t)
	if err := c.store.RecordTold(ctx, storage.Telling{Session: c.launch, Kind: model.TellInvitation, Channel: model.ByEmail, Calendar: true, People: []model.ID{c.kasia}}); err != nil {
		t.Fatal(err)
	}
	h, _ := open(t, c, frame.Place{ID: c.kasia})
	h.Sees("Invitation by email on 6 May 2026,")
}

func TestDownFromTheFilterTakesTheFirstRowAndItsDetails(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{})
	h.Press(fyne.KeyDown)
	before := s.details.ID()
	h.Window().Canvas().Focus(s.Page.Filter)
	name, want := "okafor", c.chidi
	if before == want {
		name, want = "oduya", c.oduy
	}
	h.Type(name)
	h.Sees("1 of 4 people")
	if s.details.ID() == before {
		t.Error("the details are still of somebody whom the filter leaves out")
	}
	h.Press(fyne.KeyDown)
	if row, ok := s.Table.CurrentRow(); !ok || row.ID != want || s.details.ID() != want {
		t.Errorf("the current row is %+v, the details are of %s, want %s", row, s.details.ID(), want)
	}
	h.Window().Canvas().Focus(s.Page.Filter)
	h.Press(fyne.KeyEscape)
	h.Sees("4 people")
}

func TestAnotherListTakesDetailsAwayOfWhoIsNotInIt(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{Filter: &storage.PeopleFilter{People: []model.ID{c.kasia, c.oduy}}})
	s.Table.Focus()
	h.Press(fyne.KeyHome)
	first := s.details.ID()
	if first == "" {
		t.Fatal("the first row does not show its details")
	}
	s.Show(frame.Place{Area: frame.People, Filter: &storage.PeopleFilter{People: []model.ID{c.sian, c.chidi}}})
	h.Settle()
	h.Sees("2 of 4 people", "Choose someone in the list")
	h.SeesNot("Żukowska", "Invite to…")
	if got := s.details.ID(); got != "" {
		t.Errorf("the details are of %s", got)
	}
	h.Press(fyne.KeyHome)
	s.Show(frame.Place{Area: frame.People, ID: c.kasia, Filter: &storage.PeopleFilter{People: []model.ID{c.sian}}}) // asked for by name
	h.Settle()
	if got := s.details.ID(); got != c.kasia {
		t.Errorf("the details are of %s, not of Kasia", got)
	}
}
