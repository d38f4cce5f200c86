package storage

import (
	"encoding/base64"
	"testing"

	"convenor/model"
	"convenor/model/report"

	"github.com/google/go-cmp/cmp"
)

// handoutSession is a session of people with every reply.
func handoutSession(t *testing.T, s *Store) (session model.ID, people map[string]model.ID) {
	t.Helper()
	sectors := must[[]model.Category](t)(s.Categories(ctx))
	var sector model.ID
	for _, c := range sectors {
		if c.List == model.Sectors && c.Letter == "V" {
			sector = c.ID
		}
	}
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link", Sector: sector}))
	session = addSession(t, s, "Launch")
	people = map[string]model.ID{}
	consent := []model.Consent{{For: "email", Basis: "consent", Given: "2025-01-01", Withdrawn: "2026-01-01"}}
	for _, p := range []model.Person{
		{Given: "Accepted", Pronouns: "she/her", Role: "Analyst", Affiliations: []model.Affiliation{{Organisation: org}}, Channel: model.ByPhone, Emails: []model.Email{{Address: "a@example.org"}},
			Phones: []model.Phone{{Number: "0151 496 0000"}}, DietaryNeeds: "vegan", AccessNeeds: "large print", Address: "1 Example Street, Liverpool", Postcode: "L1 1AA"},
		{Given: "Tentative", DietaryNeeds: "Vegan"}, {Given: "Silent", Emails: []model.Email{{Address: "s@example.org"}}, DietaryNeeds: "halal"},
		{Given: "Declined", DietaryNeeds: "kosher"}, {Given: "Waits", Channel: model.ByPost}, {Given: "Online"}, {Given: "Withdrew"},
	} {
		people[p.Given] = must[model.ID](t)(s.AddPerson(ctx, p))
		_, _, err := s.Invite(ctx, session, people[p.Given])
		ok(t, err)
		if p.Given == "Withdrew" { // since
			p.ID, p.Consents = people[p.Given], consent
			ok(t, s.UpdatePerson(ctx, p))
		}
	}
	for _, r := range must[[]ParticipantRow](t)(s.Participants(ctx, session)) {
		reply := map[string]model.Reply{"Accepted": model.Accepted, "Tentative": model.Tentative, "Declined": model.Declined, "Waits": model.Waitlisted, "Online": model.Accepted}[r.Given]
		if reply != "" {
			ok(t, s.SetReply(ctx, reply, r.ID))
		}
		if r.Given == "Online" {
			ok(t, s.write(ctx, "Say online", func(tx *tx) error {
				_, err := tx.exec(`UPDATE participation SET mode_wanted = 'online' WHERE id = ?`, r.ID)
				return err
			}))
		}
	}
	return session, people
}

func TestBadgesAreForThoseWhoComeToThePlace(t *testing.T) {
	s := newStore(t)
	session, _ := handoutSession(t, s)
	names := func(o BadgeOptions) (all []string) {
		for _, p := range must[report.BadgeInput](t)(s.BadgeInput(ctx, session, o)).People {
			all = append(all, p.Given)
		}
		return all
	}
	if diff := cmp.Diff([]string{"Accepted", "Tentative"}, names(BadgeOptions{})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Accepted", "Silent", "Tentative", "Withdrew"}, names(BadgeOptions{Everyone: true})); diff != "" {
		t.Error(diff)
	}
	got := must[report.BadgeInput](t)(s.BadgeInput(ctx, session, BadgeOptions{Stock: report.Stocks[2], Start: 4, Blank: 2, Band: true}))
	want := report.BadgePerson{Given: "Accepted", Pronouns: "she/her", Organisation: "Halton Carers Link", Role: "Analyst", Letter: "V", Colour: "#D55E00"}
	if diff := cmp.Diff(want, got.People[0]); diff != "" || got.Start != 4 || got.Blank != 2 || got.Stock.Name != "L7159" || !got.Band {
		t.Error(diff, got)
	}
}

func TestPhoneListHoldsWhoIsToBeCalled(t *testing.T) {
	s := newStore(t)
	session, _ := handoutSession(t, s)
	list := must[report.PhoneList](t)(s.PhoneList(ctx, session))
	var names []string
	for _, r := range list.Rows {
		names = append(names, r.Name+": "+r.Why)
	}
	if diff := cmp.Diff([]string{"Accepted: prefers the phone", "Online: no email", "Tentative: no email"}, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Withdrew withdrew consent (email) on 1 January 2026"}, list.LeftOut); diff != "" {
		t.Error(diff)
	}
}

func TestAddressesLeaveOutWhoMayNotBeWrittenTo(t *testing.T) {
	s := newStore(t)
	session, people := handoutSession(t, s)
	if got := must[[]model.ID](t)(s.PostPeople(ctx, session)); len(got) != 1 || got[0] != people["Waits"] {
		t.Errorf("who prefers post: %v", got)
	}
	later := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", Family: "Aardvark", Address: "2 Example Street"}))
	if found, _, err := s.Addresses(ctx, []model.ID{people["Accepted"], later}); err != nil || found[0].Name != "Ann Aardvark" {
		t.Errorf("not by name: %+v, %v", found, err)
	}
	found, left, err := s.Addresses(ctx, []model.ID{people["Withdrew"], people["Accepted"], "gone"})
	ok(t, err)
	if diff := cmp.Diff([]report.AddressPerson{{Name: "Accepted", Organisation: "Halton Carers Link", Address: "1 Example Street, Liverpool", Postcode: "L1 1AA"}}, found); diff != "" {
		t.Error(diff)
	}
	if len(left) != 1 || left[0].Name != "Withdrew" {
		t.Errorf("left out: %+v", left)
	}
}

func TestCateringUsesTheRecordOfSessionsAlike(t *testing.T) {
	s := newStore(t)
	session, _ := handoutSession(t, s)
	hold := func(start model.LocalTime, mode model.Mode, came, not int) {
		id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Before " + string(start), Mode: mode, State: model.Held, Start: start, Zone: "Europe/London"}))
		for i := range came + not {
			p := addPerson(t, s, "P", string(start)+string(rune('a'+i)))
			_, _, err := s.Invite(ctx, id, p)
			ok(t, err)
		}
		for i, r := range must[[]ParticipantRow](t)(s.Participants(ctx, id)) {
			ok(t, s.SetReply(ctx, model.Accepted, r.ID))
			attendance := model.NoShow
			switch {
			case i < came:
				attendance = model.Attended
			case i == came:
				attendance = model.Apologies // did not come either
			}
			ok(t, s.SetAttendance(ctx, attendance, r.ID))
		}
	}
	in := must[report.CateringInput](t)(s.CateringInput(ctx, session))
	if got := in.Expected.Shares[0].Because; got != "assumed: no record yet" {
		t.Errorf("without a record: %s", got)
	}
	hold("2026-03-05T18:00", model.InPerson, 5, 5) // an evening
	in = must[report.CateringInput](t)(s.CateringInput(ctx, session))
	if got := in.Expected.Shares[0].Because; got != "5 of 10 came to all sessions" {
		t.Errorf("with another band's record: %s", got)
	}
	hold("2026-03-12T13:00", model.InPerson, 9, 3) // like the one in question
	hold("2026-03-19T13:00", model.Online, 12, 0)
	in = must[report.CateringInput](t)(s.CateringInput(ctx, session))
	if got := in.Expected.Shares[0].Because; got != "9 of 12 came to sessions in person, weekday daytime" {
		t.Errorf("with the record of sessions alike: %s", got)
	}
	// Accepted, tentative, and two without a reply; who joins online eats at home.
	var names []string
	for _, p := range in.People {
		names = append(names, p.Name)
	}
	if diff := cmp.Diff([]string{"Accepted", "Silent", "Tentative", "Withdrew"}, names); diff != "" {
		t.Error(diff)
	}
	if in.Expected.People != 2 { // 0.75 + 0.5 + 0.2
		t.Errorf("%d expected", in.Expected.People)
	}
	access := must[[]report.NeedPerson](t)(s.AccessPeople(ctx, session))
	if len(access) != 5 || access[0].Access != "large print" || !access[0].Expected {
		t.Errorf("%+v", access)
	}
}

func TestTheLogoIsKeptInTheFile(t *testing.T) {
	s := newStore(t)
	if got := must[[]byte](t)(s.Logo(ctx)); got != nil {
		t.Errorf("a logo before one was chosen: %v", got)
	}
	ok(t, s.SetSetting(ctx, SettingLogo, base64.StdEncoding.EncodeToString([]byte("picture"))))
	if got := must[[]byte](t)(s.Logo(ctx)); string(got) != "picture" {
		t.Errorf("got %q", got)
	}
	ok(t, s.SetSetting(ctx, SettingLogo, "*"))
	if _, err := s.Logo(ctx); err == nil {
		t.Error("a broken setting is read")
	}
}
