package storage

import (
	"testing"
	"time"

	"convenor/model"
)

// offered is a file with one person who offers something.
func offered(t *testing.T, kind model.OfferKind) (*Store, model.ID, model.ID) {
	t.Helper()
	s := newStore(t)
	person, err := s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska", Offers: []model.Offer{{Kind: kind, Title: "Thirty forms into one", State: model.NotAsked}}})
	if err != nil {
		t.Fatal(err)
	}
	return s, person, offerOf(t, s).ID
}

func offerOf(t *testing.T, s *Store) OfferRow {
	t.Helper()
	all, err := s.Offers(ctx)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d offers, %v", len(all), err)
	}
	return all[0]
}

func TestAnOfferGoesItsWay(t *testing.T) {
	s, person, id := offered(t, model.ShowAndTell)
	session, err := s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Confirmed, Start: "2026-06-12T13:00", End: "2026-06-12T14:00", Zone: "Europe/London"})
	if err != nil {
		t.Fatal(err)
	}
	today := s.Today(model.Community{TimeZone: "Europe/London"})
	if o := offerOf(t, s); o.Offered != today || o.Name() != "Kasia Żukowska" {
		t.Errorf("it begins as %+v", o)
	}
	if err := s.MoveOffer(ctx, id, model.Asked); err != nil {
		t.Fatal(err)
	}
	if err := s.BookOffer(ctx, id, session, 15, ""); err != nil {
		t.Fatal(err)
	}
	o := offerOf(t, s)
	if o.State != model.Booked || o.Asked != today || o.Session != session || o.SessionTitle != "Summer" || o.AgendaItem == "" {
		t.Errorf("booked it is %+v", o)
	}
	v, err := s.Session(ctx, session)
	if err != nil || len(v.Agenda) != 1 || v.Agenda[0].Title != "Thirty forms into one" || v.Agenda[0].Minutes != 15 || v.Agenda[0].Format != "show and tell" || v.Agenda[0].Presenters[0] != person {
		t.Fatalf("the agenda is %+v, %v", v.Agenda, err)
	}
	v.State = model.Held
	nowAt(s, time.Date(2026, 6, 12, 15, 0, 0, 0, time.UTC))
	today = "2026-06-12"
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	if o := offerOf(t, s); o.State != model.Given || o.Offer.Given != "2026-06-12" {
		t.Errorf("after the session it is %+v", o)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if o := offerOf(t, s); o.State != model.Booked || o.Offer.Given != "" {
		t.Errorf("after undo it is %+v", o)
	}
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.MoveOffer(ctx, id, model.Thanked); err != nil {
		t.Fatal(err)
	}
	if o := offerOf(t, s); o.State != model.Thanked || o.Thanked != today || o.Session != session {
		t.Errorf("thanked it is %+v", o)
	}
	if steps, err := s.History(ctx, 1); err != nil || steps[0].Label != "Note that Kasia Żukowska was thanked for “Thirty forms into one”" {
		t.Errorf("the step is %+v, %v", steps, err)
	}
}

func TestBookingTakesTheItemThatIsThere(t *testing.T) {
	s, person, id := offered(t, model.Talk)
	session, err := s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Idea, Zone: "Europe/London",
		Agenda: []model.AgendaItem{{Title: "thirty FORMS into one", Minutes: 20}, {Title: "End", Minutes: 5}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.BookOffer(ctx, id, session, 30, ""); err != nil {
		t.Fatal(err)
	}
	v, _ := s.Session(ctx, session)
	if len(v.Agenda) != 2 || v.Agenda[0].Minutes != 20 || len(v.Agenda[0].Presenters) != 1 || v.Agenda[0].Presenters[0] != person || offerOf(t, s).AgendaItem != v.Agenda[0].ID {
		t.Errorf("the agenda is %+v", v.Agenda)
	}
	if err := s.RemoveSessions(ctx, session); err != nil {
		t.Fatal(err)
	}
	if o := offerOf(t, s); !o.Adrift() || o.Session != "" || o.AgendaItem != "" {
		t.Errorf("without its session it is %+v", o)
	}
	if err := s.BookOffer(ctx, id, session, 30, ""); err == nil {
		t.Error("it is booked into a session that is gone")
	}
	if o := offerOf(t, s); o.State != model.Booked || o.Session != "" {
		t.Errorf("after a booking that failed it is %+v", o)
	}
}

func TestAnOfferIsNoted(t *testing.T) {
	s, person, _ := offered(t, model.Talk)
	id, err := s.AddOffer(ctx, person, model.Offer{Kind: model.HostVenue, Title: "The Ropewalk", Note: "on Tuesdays", State: model.Given})
	ok(t, err)
	if label := lastLabel(t, s); label != "Note that Kasia Żukowska offers “The Ropewalk”" {
		t.Errorf("the step is called %q", label)
	}
	p := must[model.Person](t)(s.Person(ctx, person))
	if len(p.Offers) != 2 || p.Offers[1].ID != id || p.Offers[1].State != model.NotAsked || p.Offers[1].Offered == "" || p.Offers[1].Note != "on Tuesdays" {
		t.Errorf("her offers are %+v", p.Offers)
	}
	if _, err := s.AddOffer(ctx, person, model.Offer{}); err == nil {
		t.Error("an offer of nothing")
	}
	must[string](t)(s.Undo(ctx))
	offerOf(t, s) // one is left
}

func TestAnOfferIsBookedBeforeWhatClosesTheSession(t *testing.T) {
	s, _, id := offered(t, model.Talk)
	session := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Idea, Zone: "Europe/London",
		Agenda: []model.AgendaItem{{Title: "Welcome", Minutes: 5}, {Title: "Next steps", Minutes: 5}}}))
	v := must[model.Session](t)(s.Session(ctx, session))
	ok(t, s.BookOffer(ctx, id, session, 15, model.Closing(v.Agenda)))
	if v = must[model.Session](t)(s.Session(ctx, session)); len(v.Agenda) != 3 || v.Agenda[1].Title != "Thirty forms into one" || v.Agenda[1].Minutes != 15 || v.Agenda[2].Title != "Next steps" {
		t.Errorf("the agenda is %+v", v.Agenda)
	}
}

func TestAnOfferToFacilitateBooksAFacilitator(t *testing.T) {
	s, person, id := offered(t, model.Facilitate)
	session, err := s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Idea, Zone: "Europe/London"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.BookOffer(ctx, id, session, 0, ""); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.Session(ctx, session); len(v.Agenda) != 0 || len(v.Facilitators) != 1 || v.Facilitators[0] != person {
		t.Errorf("the session is %+v", v)
	}
}

func TestAStateThatIsChosenOnThePageHasItsDay(t *testing.T) {
	s, person, _ := offered(t, model.ShowAndTell)
	p, err := s.Person(ctx, person)
	if err != nil {
		t.Fatal(err)
	}
	p.Offers[0].State = model.Asked
	if err := s.UpdatePerson(ctx, p); err != nil {
		t.Fatal(err)
	}
	if o := offerOf(t, s); o.Asked != s.Today(model.Community{TimeZone: "Europe/London"}) {
		t.Errorf("it is %+v", o)
	}
}

func TestThemesThatWereAskedForAndNeverCameUp(t *testing.T) {
	s := newStore(t)
	for _, p := range []model.Person{
		{Given: "Ann", Interests: []string{"Data standards", "maps"}},
		{Given: "Bob", Interests: []string{"data Standards"}},
		{Given: "Cat", Interests: []string{"chess"}, Left: "2020-01-01"},
	} {
		if _, err := s.AddPerson(ctx, p); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.AddSession(ctx, model.Session{Title: "Maps for all", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}); err != nil {
		t.Fatal(err)
	}
	got, err := s.ThemesWanted(ctx)
	if err != nil || len(got) != 1 || got[0].Name != "Data standards" || len(got[0].People) != 2 {
		t.Errorf("wanted are %+v, %v", got, err)
	}
}

// What waits is counted as the rows say it.
func TestOpenOffersAreThoseOfTheList(t *testing.T) {
	s := newStore(t)
	on := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London"}))
	off := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.Online, State: model.Cancelled, Start: "2026-10-12T13:00", Zone: "Europe/London"}))
	every := []model.Offer{{Kind: model.Talk, State: model.NotAsked}, {Kind: model.Talk, State: model.Asked}, {Kind: model.Talk, State: model.Booked}, {Kind: model.Talk, State: model.Booked, Session: on},
		{Kind: model.Talk, State: model.Booked, Session: off}, {Kind: model.Talk, State: model.Given, Session: on}, {Kind: model.Talk, State: model.Thanked}, {Kind: model.Talk, State: model.NotTakenUp}}
	for _, p := range []model.Person{{Given: "Ann"}, {Given: "Bo", Left: "2020-01-01"}, {Given: "Cy", Left: "2999-01-01"},
		{Given: "Di", Consents: []model.Consent{{For: "invitations", Given: "2020-01-01", Withdrawn: "2021-01-01"}}},
		{Given: "Ed", Consents: []model.Consent{{For: "invitations", Given: "2020-01-01", Withdrawn: "2021-01-01"}, {For: "invitations", Given: "2021-01-01"}}}} {
		p.Offers = every
		must[model.ID](t)(s.AddPerson(ctx, p))
	}
	var want OpenOffers
	for _, o := range must[[]OfferRow](t)(s.Offers(ctx)) {
		switch {
		case o.Gone:
		case o.State == model.NotAsked:
			want.ToAsk++
		case o.Adrift():
			want.Adrift++
		case o.State == model.Given:
			want.ToThank++
		}
	}
	if got := must[OpenOffers](t)(s.OpenOffers(ctx)); got != want || got != (OpenOffers{ToAsk: 3, Adrift: 6, ToThank: 3}) {
		t.Errorf("%+v wait, and by the rows %+v", got, want)
	}
}
