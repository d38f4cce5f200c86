package storage

import (
	"slices"
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// namesFound are those of a search at the desk, those on the list marked with a dot.
func namesFound(d *Desk, hits []DeskHit) (all []string) {
	for _, h := range hits {
		name := h.Person.Name()
		if h.Listed >= 0 {
			name = "· " + d.People[h.Listed].Name()
		}
		if h.Near {
			name += " ?"
		}
		all = append(all, name)
	}
	return all
}

// deskStore is a session with three people on its list, and five who are not.
func deskStore(t testing.TB) (*Store, model.ID, map[string]model.ID) {
	t.Helper()
	s := newStore(t)
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.Hybrid, State: model.Confirmed, Start: "2026-05-06T13:00", End: "2026-05-06T14:30", Zone: "Europe/London"}))
	people := map[string]model.ID{}
	for _, p := range []model.Person{
		{Given: "Kasia", Family: "Żukowska", AccessNeeds: "hearing loop", Emails: []model.Email{{Address: "kz@halton.example"}}, Affiliations: []model.Affiliation{{Name: "Halton Carers Link"}}},
		{Given: "Siân", Family: "O’Neill"}, {Given: "Geoff", Family: "Lunt", Affiliations: []model.Affiliation{{Name: "Port University"}}},
		{Given: "Anna", Family: "Marsh"}, {Given: "Hannah", Family: "Kashani"}, {Given: "Catherine", Family: "Fairclough", SortAs: "Zed"},
		{Given: "Wei", Family: "Zhang"}, {Given: "Gone", Family: "Away", Left: "2020-01-01"},
	} {
		people[p.Given] = must[model.ID](t)(s.AddPerson(ctx, p))
	}
	_, _, err := s.Invite(ctx, id, people["Kasia"], people["Siân"], people["Geoff"])
	ok(t, err)
	must[*peopleSnapshot](t)(s.people.await(ctx, s))
	return s, id, people
}

func TestDeskFindsAnyPartInAnyOrderAndMisspellingsAfterIt(t *testing.T) {
	s, id, _ := deskStore(t)
	d := must[*Desk](t)(s.Desk(ctx, id))
	if !d.Whole {
		t.Fatal("everybody else is not known")
	}
	for text, want := range map[string][]string{
		"":                {"· Lunt, Geoff", "· O’Neill, Siân", "· Żukowska, Kasia"},
		"zuk kas":         {"· Żukowska, Kasia"},
		"ZUKOWSKA kasia":  {"· Żukowska, Kasia"},
		"carers":          {"· Żukowska, Kasia"},
		"kz@halton":       {"· Żukowska, Kasia"},
		"oneil":           {"· O’Neill, Siân"},
		"sian oneal":      {"· O’Neill, Siân ?"},
		"kasha":           {"Kashani, Hannah", "· Żukowska, Kasia ?"},
		"zukovska":        {"· Żukowska, Kasia ?"},
		"univresity lunt": {"· Lunt, Geoff ?"},
		"away":            {"Away, Gone"},
		"fairclouhg":      {"Fairclough, Catherine ?"},
		"katherine":       {"Fairclough, Catherine ?"},
		"nobody here":     nil,
		"!!":              {"· Lunt, Geoff", "· O’Neill, Siân", "· Żukowska, Kasia"},
	} {
		if diff := cmp.Diff(want, namesFound(d, d.Find(text))); diff != "" {
			t.Errorf("%q finds (-want +got):\n%s", text, diff)
		}
	}
}

func TestArrivalIsKeptWithItsTimeAndTakenBack(t *testing.T) {
	s, id, people := deskStore(t)
	at := func() model.Participation { return list(t, s, id)["Żukowska, Kasia"] }
	kasia := people["Kasia"]
	ok(t, s.Arrive(ctx, id, kasia, model.InPerson))
	first := at()
	if first.Attendance != model.Attended || first.In == "" || first.ModeAttended != model.InPerson || first.Source != model.Invited {
		t.Fatalf("arrived: %+v", first)
	}
	if label := lastLabel(t, s); label != "Mark Kasia Żukowska as arrived" {
		t.Errorf("the step is called %q", label)
	}
	steps := len(must[[]Step](t)(s.History(ctx, 100)))
	ok(t, s.Arrive(ctx, id, kasia, model.InPerson))
	if n := len(must[[]Step](t)(s.History(ctx, 100))); n != steps {
		t.Error("arriving twice is a step")
	}
	ok(t, s.Leave(ctx, id, kasia))
	if p := at(); p.Out == "" || p.In != first.In {
		t.Errorf("left: %+v", p)
	}
	ok(t, s.Arrive(ctx, id, kasia, model.InPerson))
	if p := at(); p.Out != "" || p.In != first.In {
		t.Errorf("back: %+v", p)
	}
	ok(t, s.TakeBackArrival(ctx, id, kasia))
	if p := at(); p.Attendance != model.NotRecorded || p.In != "" || p.ModeAttended != "" {
		t.Errorf("taken back: %+v", p)
	}
	ok(t, s.Arrive(ctx, id, kasia, model.Online))
	if p := at(); p.ModeAttended != model.Online {
		t.Errorf("joined online: %+v", p)
	}
	if err := s.Leave(ctx, id, people["Geoff"]); err == nil || !strings.Contains(err.Error(), "Geoff Lunt has not arrived") {
		t.Errorf("leaving before coming: %v", err)
	}
}

func TestWalkInIsOneStepAndLeavesTheListAgain(t *testing.T) {
	s, id, people := deskStore(t)
	anna := people["Anna"]
	ok(t, s.Arrive(ctx, id, anna, model.InPerson))
	if p := list(t, s, id)["Marsh, Anna"]; p.Source != model.WalkIn || p.Attendance != model.Attended {
		t.Errorf("a contact who was not on the list: %+v", p)
	}
	ok(t, s.TakeBackArrival(ctx, id, anna))
	if _, on := list(t, s, id)["Marsh, Anna"]; on {
		t.Error("somebody who did not come after all stays on the list")
	}
	mai := model.Person{Given: "Mai", Family: "Tran", Affiliations: []model.Affiliation{{Name: "New Org"}}, AccessNeeds: "ramp",
		Consents: []model.Consent{{For: "hold details", Basis: "consent", Given: "2026-05-06", How: "at the desk"}}}
	made := must[model.ID](t)(s.AddWalkIn(ctx, id, mai, model.InPerson))
	if label := lastLabel(t, s); label != "Add Mai Tran as a walk-in to “Launch”" {
		t.Errorf("the step is called %q", label)
	}
	p := list(t, s, id)["Tran, Mai"]
	if p.Person != made || p.Source != model.WalkIn || p.Attendance != model.Attended || p.In == "" || p.AccessNeeds != "ramp" {
		t.Errorf("the walk-in: %+v", p)
	}
	saved := must[model.Person](t)(s.Person(ctx, made))
	if len(saved.Consents) != 1 || saved.Consents[0].How != "at the desk" || saved.Affiliations[0].Name != "New Org" {
		t.Errorf("saved: %+v", saved)
	}
	must[string](t)(s.Undo(ctx))
	if _, on := list(t, s, id)["Tran, Mai"]; on {
		t.Error("undo leaves the walk-in on the list")
	}
	if _, err := s.Person(ctx, made); err == nil {
		t.Error("undo leaves the walk-in among the people")
	}
	if _, err := s.AddWalkIn(ctx, id, model.Person{}, model.InPerson); err == nil {
		t.Error("a walk-in without a name is added")
	}
}

func TestEveryEventAtTheDeskIsKept(t *testing.T) {
	s, id, people := deskStore(t)
	kinds := func() (all []string) {
		for _, e := range must[[]DeskEvent](t)(s.DeskEvents(ctx, id, 50)) {
			word := e.Name + " " + string(e.Kind)
			if e.Undone {
				word += ", undone"
			}
			if e.CanUndo {
				word += " *"
			}
			all = append(all, word)
		}
		slices.Reverse(all)
		return all
	}
	ok(t, s.Arrive(ctx, id, people["Kasia"], model.InPerson))
	ok(t, s.TakeBackArrival(ctx, id, people["Kasia"]))
	ok(t, s.Arrive(ctx, id, people["Kasia"], model.InPerson))
	ok(t, s.Arrive(ctx, id, people["Anna"], model.Online))
	must[string](t)(s.Undo(ctx))
	must[string](t)(s.Redo(ctx))
	ok(t, s.Leave(ctx, id, people["Kasia"]))
	must[model.ID](t)(s.AddWalkIn(ctx, id, model.Person{Given: "Mai", Family: "Tran"}, model.InPerson))
	must[string](t)(s.Undo(ctx))
	all := list(t, s, id)
	ok(t, s.SetReply(ctx, model.Accepted, all["O’Neill, Siân"].ID)) // nothing of the door
	ok(t, s.SetAttendance(ctx, model.Attended, all["O’Neill, Siân"].ID, all["Lunt, Geoff"].ID))
	want := []string{
		"Kasia Żukowska arrived", "Kasia Żukowska arrival taken back", "Kasia Żukowska arrived",
		"Anna Marsh walked in *", "Anna Marsh arrival taken back", "Anna Marsh walked in",
		"Kasia Żukowska left *",
		"Mai Tran walked in, undone", "Mai Tran arrival taken back",
		"Siân O’Neill arrived", "Geoff Lunt arrived", // two in one step
	}
	if diff := cmp.Diff(want, kinds()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDeskKnowsWalkInsAtOnceAndPeopleBeforeTheIndex(t *testing.T) {
	s, id, _ := deskStore(t)
	ok(t, s.Close())
	s = must[*Store](t)(Open(ctx, s.Path(), testOptions()))
	d := must[*Desk](t)(s.Desk(ctx, id))
	if got := namesFound(d, d.Find("kasia")); !slices.Equal(got, []string{"· Żukowska, Kasia"}) {
		t.Errorf("before everybody was read: %v", got)
	}
	must[*peopleSnapshot](t)(s.people.await(ctx, s))
	must[model.ID](t)(s.AddWalkIn(ctx, id, model.Person{Given: "Mai", Family: "Tran"}, model.InPerson))
	d = must[*Desk](t)(s.Desk(ctx, id))
	if got := namesFound(d, d.Find("mai tr")); !slices.Equal(got, []string{"· Tran, Mai"}) {
		t.Errorf("after a walk-in: %v", got)
	}
	if got := namesFound(d, d.Find("trann")); !slices.Equal(got, []string{"· Tran, Mai ?"}) {
		t.Errorf("after a walk-in: %v", got)
	}
	ok(t, s.Close())
}
