package offers

import (
	"context"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func person(t *testing.T, s *storage.Store, given string, o ...model.Offer) model.ID {
	t.Helper()
	id, err := s.AddPerson(ctx, model.Person{Given: given, Emails: []model.Email{{Address: strings.ToLower(given) + "@example.org"}}, Interests: []string{"Data ethics"}, Offers: o})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func titles(s *Screen) string {
	var out []string
	for _, r := range s.rows {
		out = append(out, r.Given)
	}
	return strings.Join(out, ",")
}

func TestAnOfferIsTakenThroughItsSteps(t *testing.T) {
	s := frametest.Store(t)
	person(t, s, "Kasia", model.Offer{Kind: model.ShowAndTell, Title: "Thirty forms & one", State: model.NotAsked})
	person(t, s, "Bob", model.Offer{Kind: model.Mentor, State: model.Thanked})
	session, err := s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London"})
	if err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: View})
	if titles(screen) != "Kasia" {
		t.Fatalf("it begins with %s", titles(screen))
	}
	h.Sees("Not yet asked 1", "Thanked 1", "Mark as asked", "Data ethics", "nobody offers it yet")
	h.Press(fyne.KeyReturn)
	if len(h.Told) != 1 || h.Told[0] != "Kasia was asked. Ctrl+Z takes it back." {
		t.Fatalf("told %q", h.Told)
	}
	h.Tap("Asked 1")
	h.Do("Write to the person about the offer")
	if len(h.Viewed) != 1 || !strings.HasPrefix(h.Viewed[0], "mailto:kasia@example.org?subject=Your%20offer%3A%20Thirty%20forms%20%26%20one&body=Dear%20Kasia%2C%0D%0A") {
		t.Errorf("the mail is %q", h.Viewed)
	}
	h.Do("Book into a session…")
	h.Sees("Fri 12 Jun 2026, Summer")
	h.Tap("Book")
	if v, _ := s.Session(ctx, session); len(v.Agenda) != 1 || v.Agenda[0].Title != "Thirty forms & one" {
		t.Errorf("the agenda is %+v", v.Agenda)
	}
	if last := h.Said[len(h.Said)-1]; last != "Kasia is booked into “Summer”." {
		t.Errorf("told %q", last)
	}
	h.Tap("Booked 1")
	h.Do("Take the offer one step back")
	h.Tap("Asked 1")
	h.Do("The offer is not taken up")
	h.Tap("Not taken up 1")
	if titles(screen) != "Kasia" {
		t.Errorf("not taken up: %s", titles(screen))
	}
	h.Tap("All 2")
	h.Do("Filter offers")
	h.Type("zzz")
	h.Sees("No offer is like that.")
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestAnEmptyPlaceSaysWhatItIsFor(t *testing.T) {
	h := frametest.New(t, frametest.Store(t))
	h.Use(New(h), frame.Place{Area: frame.Programme, Tab: View})
	h.Sees("What people offer stands here", "Nothing at the moment")
	h.Tap("New offer")
	h.Sees("Who offers it")
	h.Press(fyne.KeyEscape)
}

func TestAnOfferIsNotedInTheWindow(t *testing.T) {
	s := frametest.Store(t)
	person(t, s, "Kasia", model.Offer{Kind: model.Talk, State: model.Thanked})
	person(t, s, "Niamh", model.Offer{Kind: model.Talk, Title: "Maps", State: model.NotAsked})
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: View, New: true})
	h.Press(fyne.KeyEscape)
	h.Do("Filter offers")
	h.Type("niamh")
	if h.Command("New offer").Key.ShortcutName() != frametest.Ctrl(fyne.KeyN).ShortcutName() {
		t.Error("Ctrl+N adds no offer")
	}
	h.Do("New offer")
	h.Tap("Add")
	h.Sees("Say who offers it")
	h.Press(fyne.KeyEscape)
	h.Do("New offer")
	h.Type("kasia")
	h.Press(fyne.KeyReturn)
	h.Window().Canvas().Focus(frametest.Find[*widgets.TextField](h, "Title").Entry)
	h.Type("Thirty forms")
	h.Tap("Add")
	if r, _ := screen.table.CurrentRow(); r.Given != "Kasia" || r.Title != "Thirty forms" || r.State != model.NotAsked || titles(screen) != "Niamh,Kasia" && titles(screen) != "Kasia,Niamh" {
		t.Errorf("shown is %+v of %s", r.Offer, titles(screen))
	}
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestWhoLeftIsNotAsked(t *testing.T) {
	s := frametest.Store(t)
	if _, err := s.AddPerson(ctx, model.Person{Given: "Ed", Left: "2020-01-01", Offers: []model.Offer{{Kind: model.Talk, State: model.NotAsked}}}); err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	h.Use(New(h), frame.Place{Area: frame.Programme, Tab: View})
	h.Sees("Not to be asked")
	h.Press(fyne.KeyReturn)
	if all, _ := s.Offers(ctx); all[0].State != model.NotAsked {
		t.Errorf("it is %s", all[0].State)
	}
}

func TestSinceIsInWords(t *testing.T) {
	for day, want := range map[model.Date]string{"2026-05-06": "today", "2026-05-05": "1 day", "2026-04-22": "2 weeks", "2025-05-06": "12 months", "": "", "2027-01-01": "today"} {
		if got := since(row{Offer: model.Offer{State: model.NotAsked, Offered: day}}, "2026-05-06"); got != want {
			t.Errorf("since %s is %q, not %q", day, got, want)
		}
	}
}

// The list goes on to the next offer, and a filtered one may be empty then: the
// button of the message is about the person who was asked or thanked.
func TestTheMessageWritesToWhomItIsAbout(t *testing.T) {
	s := frametest.Store(t)
	person(t, s, "Niamh", model.Offer{Kind: model.Talk, Title: "Maps", State: model.Given})
	person(t, s, "Ed", model.Offer{Kind: model.Talk, Title: "Tables", State: model.Given})
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: View})
	h.Tap("To thank 2")
	h.Do("Filter offers")
	h.Type("niamh")
	h.Tap("Mark as thanked")
	if titles(screen) != "" || len(h.Told) != 1 || h.Told[0] != "Niamh was thanked. Ctrl+Z takes it back." {
		t.Fatalf("told %q, and the list is %s", h.Told, titles(screen))
	}
	h.Button()
	if len(h.Viewed) != 1 || !strings.HasPrefix(h.Viewed[0], "mailto:niamh@example.org?subject=Thank%20you%20for%20Maps") {
		t.Errorf("the mail is %q", h.Viewed)
	}
}

// A line of Today leads to what it counts, whatever was looked at before; what
// lost its session stands first among what is booked.
func TestAPlaceNamesWhichOffersItIsAbout(t *testing.T) {
	s := frametest.Store(t)
	session := frametest.Must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London"}))
	person(t, s, "Kasia", model.Offer{Kind: model.Talk, State: model.NotAsked})
	person(t, s, "Niamh", model.Offer{Kind: model.Talk, State: model.Given})
	person(t, s, "Ann", model.Offer{Kind: model.Mentor, State: model.Booked, Session: session})
	person(t, s, "Bob", model.Offer{Kind: model.Mentor, State: model.Booked})
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: View})
	h.Do("Filter offers")
	h.Type("kasia")
	for state, want := range map[model.OfferState]string{model.Given: "Niamh", model.Booked: "Bob,Ann", model.NotAsked: "Kasia"} {
		h.Use(screen, frame.Place{Area: frame.Programme, Tab: View, Offers: state})
		if titles(screen) != want {
			t.Errorf("%s shows %q, not %q", state, titles(screen), want)
		}
	}
}

func TestNothingIsGivenBeforeTheSessionBegins(t *testing.T) {
	s := frametest.Store(t)
	v := model.Session{Title: "Summer", Mode: model.Online, State: model.Confirmed, Start: "2026-05-12T13:00", Zone: "Europe/London"}
	v.ID = frametest.Must[model.ID](t)(s.AddSession(ctx, v))
	person(t, s, "Kasia", model.Offer{Kind: model.Mentor, State: model.Booked, Session: v.ID})
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: View})
	why := "“Summer” has not begun yet; it can be given from 12 May 2026, 13:00."
	if b := frametest.Find[*widgets.Button](h, "Mark as given"); !b.Disabled() || b.Tip() != why || h.Command("Mark as given").Why != why {
		t.Errorf("the button says %q, the command %q", b.Tip(), h.Command("Mark as given").Why)
	}
	h.Press(fyne.KeyReturn)
	if all, _ := s.Offers(ctx); all[0].State != model.Booked || len(h.Told) != 1 || h.Told[0] != why {
		t.Errorf("it is %s, told %q", all[0].State, h.Told)
	}
	v, err := s.Session(ctx, v.ID)
	frametest.OK(t, err)
	v.Start, v.End = "2026-05-06T10:30", "2026-05-06T12:30" // half an hour ago, in London
	frametest.OK(t, s.UpdateSession(ctx, v))
	h.Settle()
	h.Tap("Mark as given")
	if all, _ := s.Offers(ctx); all[0].State != model.Given {
		t.Errorf("it is %s", all[0].State)
	}
}

func TestBookingSaysThatTheAgendaIsFull(t *testing.T) {
	s := frametest.Store(t)
	add := func(title string, start, end model.LocalTime, agenda ...model.AgendaItem) model.ID {
		return frametest.Must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.Online, State: model.Confirmed, Start: start, End: end, Zone: "Europe/London", Agenda: agenda}))
	}
	full := add("Full", "2026-06-12T13:00", "2026-06-12T13:30", model.AgendaItem{Title: "Welcome", Minutes: 20}, model.AgendaItem{Title: "Next steps", Minutes: 10})
	roomy := add("Roomy", "2026-07-12T13:00", "2026-07-12T14:00", model.AgendaItem{Title: "Welcome", Minutes: 20})
	person(t, s, "Kasia", model.Offer{Kind: model.ShowAndTell, Title: "Thirty forms", State: model.Asked})
	h := frametest.New(t, s)
	h.Use(New(h), frame.Place{Area: frame.Programme, Tab: View})
	h.Do("Book into a session…")
	frametest.Find[*widgets.SelectField](h, "Session").Select.Tapped(nil)
	h.Press(fyne.KeyDown, fyne.KeyReturn)
	h.Sees("Sun 12 Jul 2026, Roomy", "With it 25 min are still free.", "at the end")
	h.Press(fyne.KeySpace, fyne.KeyUp, fyne.KeyReturn)
	h.Sees("With it the agenda runs 15 min over the promised end.", "before “Next steps”")
	h.Tap("Book")
	if v, _ := s.Session(ctx, full); len(v.Agenda) != 3 || v.Agenda[1].Title != "Thirty forms" {
		t.Errorf("the agenda is %+v", v.Agenda)
	}
	if v, _ := s.Session(ctx, roomy); len(v.Agenda) != 1 {
		t.Errorf("the other agenda is %+v", v.Agenda)
	}
	for _, err := range h.Errors {
		t.Error(err)
	}
}
