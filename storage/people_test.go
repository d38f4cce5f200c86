package storage

import (
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func names(p *People) []string {
	var all []string
	for i := range p.Len() {
		all = append(all, p.Row(i).Name())
	}
	return all
}

func find(t testing.TB, s *Store, f PeopleFilter) []string {
	t.Helper()
	_, err := s.people.await(ctx, s)
	ok(t, err)
	return names(must[*People](t)(s.FindPeople(ctx, f, ByName, false)))
}

func TestFilterByText(t *testing.T) {
	s := newStore(t)
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers’ Link"}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Łukasz", Family: "Żak", Emails: []model.Email{{Address: "l.zak@example.org"}}, Phones: []model.Phone{{Number: "07700 900 123"}}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Siân", Family: "O’Neill", Affiliations: []model.Affiliation{{Organisation: org}}, Tags: []string{"Steering"}}))
	addPerson(t, s, "小龙", "李")
	addPerson(t, s, "🦊", "")
	for text, want := range map[string][]string{
		"lukasz": {"Żak, Łukasz"}, "zak luk": {"Żak, Łukasz"}, "900123": {"Żak, Łukasz"}, "l.zak@": {"Żak, Łukasz"},
		"sian": {"O’Neill, Siân"}, "oneill": {"O’Neill, Siân"}, "carers link": {"O’Neill, Siân"}, "sian carers": {"O’Neill, Siân"}, "steer": {"O’Neill, Siân"},
		"小龙": {"李, 小龙"}, "🦊": {"🦊"}, "nobody": nil, "sian lukasz": nil,
	} {
		if diff := cmp.Diff(want, find(t, s, PeopleFilter{Text: text})); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestFilterByTheNamesOfLists(t *testing.T) {
	s := newStore(t)
	of := map[string]model.ID{}
	for _, c := range must[[]model.Category](t)(s.Categories(ctx)) {
		of[c.Name] = c.ID
	}
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Carers", Sector: of["Voluntary"], District: of["Halton"]}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ada", District: of["Knowsley"], Seniority: of["Manager"]}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Siân", Affiliations: []model.Affiliation{{Organisation: org}}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Manal"}))
	for text, want := range map[string][]string{"knows": {"Ada"}, "halton volunt": {"Siân"}, "mana": {"Ada", "Manal"}, "ada manag": {"Ada"}, "ada halton": nil} {
		if diff := cmp.Diff(want, find(t, s, PeopleFilter{Text: text, Lists: true})); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	if got := find(t, s, PeopleFilter{Text: "knows"}); got != nil {
		t.Errorf("without them %q", got)
	}
}

func TestFilterByAttendance(t *testing.T) {
	s := newStore(t)
	came, invited, never := addPerson(t, s, "A", "Came"), addPerson(t, s, "B", "Invited"), addPerson(t, s, "C", "Never")
	session := addSession(t, s, "Launch")
	_, _, err := s.Invite(ctx, session, came, invited)
	ok(t, err)
	rows := must[[]ParticipantRow](t)(s.Participants(ctx, session))
	ok(t, s.SetAttendance(ctx, model.Attended, rows[0].ID))
	_ = never
	past := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Missed", Mode: model.InPerson, State: model.Confirmed,
		Start: "2026-01-12T13:00", End: "2026-01-12T14:30", Zone: "Europe/London"}))
	missed := addPerson(t, s, "D", "Missed")
	_, _, err = s.Invite(ctx, past, missed)
	ok(t, err)
	off := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Called off", Mode: model.InPerson, State: model.Cancelled,
		Start: "2026-01-13T13:00", End: "2026-01-13T14:30", Zone: "Europe/London"}))
	_, _, err = s.Invite(ctx, off, invited)
	ok(t, err)
	for name, test := range map[string]struct {
		filter PeopleFilter
		want   []string
	}{
		"came to":        {PeopleFilter{CameTo: session}, []string{"Came, A"}},
		"never came":     {PeopleFilter{NeverCame: true}, []string{"Missed, D", "Never, C"}},
		"only invited":   {PeopleFilter{Engagements: []model.Engagement{model.OnlyInvited}}, []string{"Invited, B"}},
		"not invited to": {PeopleFilter{NotInvitedTo: session}, []string{"Missed, D", "Never, C"}},
		"invited to":     {PeopleFilter{InvitedTo: session}, []string{"Came, A", "Invited, B"}},
		"never asked":    {PeopleFilter{Engagements: []model.Engagement{model.NeverAsked}}, []string{"Never, C"}},
		"not known":      {PeopleFilter{Sectors: []model.ID{""}}, []string{"Came, A", "Invited, B", "Missed, D", "Never, C"}},
	} {
		if diff := cmp.Diff(test.want, find(t, s, test.filter)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// After any run of edits, undos and redos the list that was kept up to date is
// the list read afresh.
func TestTheIndexFollowsEveryChange(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		s := quickStore(r, dir)
		defer s.Close()
		find(t, s, PeopleFilter{}) // the index is kept from here on
		var old *People
		var oldNames []string
		name := rapid.StringMatching(`[a-cA-CżŁ ]{1,6}x`)
		var ids []model.ID
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			switch rapid.IntRange(0, 4).Draw(r, "kind") {
			case 0, 1:
				id, err := s.AddPerson(ctx, model.Person{Given: name.Draw(r, "given"), Family: name.Draw(r, "family")})
				if err != nil {
					r.Fatal(err)
				}
				ids = append(ids, id)
			case 2:
				if len(ids) > 0 {
					p, err := s.Person(ctx, ids[rapid.IntRange(0, len(ids)-1).Draw(r, "who")])
					if err == nil {
						p.Family = name.Draw(r, "new family")
						if err := s.UpdatePerson(ctx, p); err != nil {
							r.Fatal(err)
						}
					}
				}
			case 3:
				_, _ = s.Undo(ctx) // nothing to undo is fine
			case 4:
				_, _ = s.Redo(ctx)
			}
			if rapid.Bool().Draw(r, "ask") { // else the next question hears of several changes at once
				found, err := s.FindPeople(ctx, PeopleFilter{}, ByName, false)
				if err != nil {
					r.Fatal(err)
				}
				old, oldNames = found, names(found)
			}
		}
		kept, err := s.FindPeople(ctx, PeopleFilter{}, ByName, false)
		if err != nil {
			r.Fatal(err)
		}
		fresh, err := readSnapshot(ctx, s)
		if err != nil {
			r.Fatal(err)
		}
		var want []string
		for i := range fresh.entries {
			want = append(want, fresh.row(int32(i)).Name())
		}
		if diff := cmp.Diff(want, names(kept)); diff != "" {
			r.Fatal(diff)
		}
		if old == nil {
			return
		}
		if diff := cmp.Diff(oldNames, names(old)); diff != "" {
			r.Fatalf("an answer changed after it was given: %s", diff)
		}
	})
}

func TestSearchPutsTheBestFirst(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Anna", "Marsh")
	addPerson(t, s, "Mary", "Hannah")
	addPerson(t, s, "Ann", "Zeller")
	must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "St Ann’s Hall", Address: "1 Ann Street"}))
	addSession(t, s, "Annual gathering")
	var got []string
	for _, h := range must[[]Hit](t)(s.Search(ctx, "ann", 10)) {
		got = append(got, h.Title)
	}
	if diff := cmp.Diff([]string{"Ann Zeller", "Anna Marsh", "St Ann’s Hall", "Annual gathering", "Mary Hannah"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFilterByTheTickedPeople(t *testing.T) {
	s := newStore(t)
	a, _ := addPerson(t, s, "A", "First"), addPerson(t, s, "B", "Second")
	if diff := cmp.Diff([]string{"First, A"}, find(t, s, PeopleFilter{People: []model.ID{a}})); diff != "" {
		t.Error(diff)
	}
	if got := find(t, s, PeopleFilter{People: []model.ID{}}); len(got) > 0 {
		t.Errorf("nobody was asked for, got %v", got)
	}
}

func TestAnAffiliationByNameFindsOrAddsTheOrganisation(t *testing.T) {
	s := newStore(t)
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link"}))
	known := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Kasia", Affiliations: []model.Affiliation{{Name: "halton carers link"}}}))
	if p := must[model.Person](t)(s.Person(ctx, known)); p.Affiliations[0].Organisation != org {
		t.Errorf("a known name made another organisation: %+v", p.Affiliations)
	}
	id := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Siân", Affiliations: []model.Affiliation{{Name: "Wirral Homes Trust"}}}))
	if p := must[model.Person](t)(s.Person(ctx, id)); p.Affiliations[0].Name != "Wirral Homes Trust" {
		t.Errorf("affiliations %+v", p.Affiliations)
	}
	must[string](t)(s.Undo(ctx))
	if n := must[Counts](t)(s.Counts(ctx)); n.People != 1 || n.Organisations != 1 {
		t.Errorf("after one undo: %+v", n)
	}
}
