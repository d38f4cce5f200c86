package desk

import (
	"regexp"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/frame/frametest"

	"github.com/google/go-cmp/cmp"
)

// minute stands for the minutes of a clock that moves on with each look.
var minute = regexp.MustCompile(`11:0\d`)

// lines are the rows as they can be read; the chosen one begins with ">".
func (d *desk) lines() (all []string) {
	for i := range d.len() {
		r := d.row(i)
		line := model.JoinNonEmpty(" | ", r.heading, r.name, r.detail, r.organisation, r.state, r.needs)
		if i == d.chosen {
			line = "> " + line + " [" + r.hint + "]"
		}
		all = append(all, minute.ReplaceAllString(line, "11:00"))
	}
	return all
}

// atDoor is a store with a session today and a presenter of its desk.
func atDoor(t *testing.T) (*storage.Store, model.ID, map[string]model.ID, func() *desk) {
	t.Helper()
	s := frametest.Store(t)
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.Hybrid, State: model.Confirmed, Capacity: 2,
		Start: "2026-05-06T11:00", End: "2026-05-06T12:30", Zone: "Europe/London"}))
	people := map[string]model.ID{}
	for _, p := range []model.Person{
		{Given: "Kasia", Family: "Żukowska", AccessNeeds: "Hearing loop", DietaryNeeds: "vegan", Emails: []model.Email{{Address: "kasia@halton.example"}}},
		{Given: "Anna", Family: "Marsh", Emails: []model.Email{{Address: "anna@one.example"}}, Role: "Analyst"},
		{Given: "Anna ", Family: "Marsh", Emails: []model.Email{{Address: "anna@two.example"}}},
		{Given: "Wei", Family: "Zhang"}, {Given: "Annabel", Family: "Other", Emails: []model.Email{{Address: "ab@three.example"}}},
	} {
		key := p.Given
		people[key] = must[model.ID](t)(s.AddPerson(ctx, p))
	}
	if _, _, err := s.Invite(ctx, id, people["Kasia"], people["Anna"], people["Anna "], people["Wei"]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.FindPeople(ctx, storage.PeopleFilter{NeverCame: true}, storage.ByName, false); err != nil {
		t.Fatal(err)
	}
	d := newDesk()
	return s, id, people, func() *desk {
		d.set(must[*storage.Desk](t)(s.Desk(ctx, id)), s.Now())
		return d
	}
}

func TestRowsSayWhoIsInAndWhatEnterDoes(t *testing.T) {
	s, id, people, read := atDoor(t)
	d := read()
	if d.chosen != -1 || len(d.lines()) != 4 || d.current().deed != doNothing {
		t.Errorf("before anything is typed: %d %q", d.chosen, d.lines())
	}
	d.typed("ann")
	want := []string{
		"> Marsh, Anna | Analyst · anna@one.example [Enter: arrived]",
		"Marsh, Anna | anna@two.example",
		"Not on the list | Other, Annabel | ab@three.example",
		"Add “ann” as a walk-in",
	}
	if diff := cmp.Diff(want, d.lines()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	ok(t, s.Arrive(ctx, id, people["Anna"], model.InPerson))
	d = read()
	if got := d.lines()[0]; got != "> Marsh, Anna | Analyst · anna@one.example | in 11:00 [Enter takes it back]" {
		t.Errorf("who arrived stays chosen, and can be taken back: %q", got)
	}
	d.typed("anna")
	if got := d.lines()[1]; !strings.HasPrefix(got, "> Marsh, Anna | anna@two.example") {
		t.Errorf("who is in is not what Enter is for: %q", d.lines())
	}
	ok(t, s.Leave(ctx, id, people["Anna"]))
	ok(t, s.Arrive(ctx, id, people["Annabel"], model.Online))
	d = read()
	d.typed("ann")
	want = []string{
		"Marsh, Anna | Analyst · anna@one.example | left 11:00",
		"> Marsh, Anna | anna@two.example [Enter: arrived]",
		"Other, Annabel | online 11:00",
		"Add “ann” as a walk-in",
	}
	// Who left has attended too: the one to come is chosen.
	if diff := cmp.Diff(want, d.lines()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnythingMayBeTyped(t *testing.T) {
	_, _, _, read := atDoor(t)
	d := read()
	for _, text := range []string{"%", "'; DROP TABLE person; --", "\x00\x01", "\xff\xfe", "🙂", "مريم", "李小龙", strings.Repeat("anna ", 50_000), strings.Repeat("a", 1_000_000), " \t\n ", "[(*", "a\u0301"} {
		d.typed(text)
		for i := range d.len() {
			d.choose(i)
			if d.current().name == "" {
				t.Errorf("%.20q: row %d has no name", text, i)
			}
		}
		if len([]rune(d.text)) > longest {
			t.Errorf("%.20q: %d letters are kept", text, len(d.text))
		}
		d.alike(match.WalkInOf(d.text))
	}
}

func TestCountersWarnAndNeverRefuse(t *testing.T) {
	s, id, people, read := atDoor(t)
	for _, name := range []string{"Kasia", "Anna", "Annabel"} {
		ok(t, s.Arrive(ctx, id, people[name], model.InPerson))
	}
	ok(t, s.Arrive(ctx, id, people["Wei"], model.Online))
	want := []counter{{"3", "in, 1 online", "1 more than the room holds"}, {"4", "expected, 1 still to come", ""}, {"1", "walk-in", ""}}
	if diff := cmp.Diff(want, read().counters(), cmp.AllowUnexported(counter{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Once the sheet is settled nobody is still to come, though not all are here.
	ok(t, s.RecordPrinting(ctx, storage.Printing{Code: "K7-2F", Session: id, Variant: "desk", Rows: []model.ID{people["Kasia"], people["Anna "]}}))
	must[storage.SheetTally](t)(s.FinishSheet(ctx, "K7-2F", model.UntickedNoShow))
	if got := read().counters()[1]; got != (counter{"4", "expected, 1 did not come", ""}) {
		t.Errorf("after settling: %+v", got)
	}
}

func TestEventsAndTheLastToTakeBack(t *testing.T) {
	s, id, people, read := atDoor(t)
	if _, can := read().lastEvent(); can {
		t.Error("there is something to take back before anything happened")
	}
	ok(t, s.Arrive(ctx, id, people["Kasia"], model.InPerson))
	ok(t, s.Arrive(ctx, id, people["Wei"], model.InPerson))
	d := read()
	e, can := d.lastEvent()
	if !can || e.Person != people["Wei"] || undone(e) != "Undone: Wei Zhang arrived." {
		t.Errorf("the last: %+v", e)
	}
	ok(t, s.UndoStep(ctx, e.Transaction))
	d = read()
	var words []string
	for _, e := range d.events() {
		words = append(words, minute.ReplaceAllString(e.at, "11:00")+" "+e.words)
	}
	want := []string{"11:00 Wei Zhang: arrival taken back", "11:00 Wei Zhang arrived (undone)", "11:00 Kasia Żukowska arrived"}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if e, _ := d.lastEvent(); e.Person != people["Kasia"] {
		t.Errorf("and then: %+v", e)
	}
}

func TestContactsWhoMayBeTheWalkInAreNamed(t *testing.T) {
	_, _, _, read := atDoor(t)
	d := read()
	for _, test := range []struct {
		w    match.WalkIn
		want string
	}{
		{match.WalkIn{Given: "Kasha", Family: "Zukowska"}, "Kasia Żukowska · kasia@halton.example · on the list"},
		{match.WalkIn{Given: "Annabel", Family: "Other"}, "Annabel Other · ab@three.example"},
		{match.WalkIn{Given: "K", Email: "KASIA@halton.example"}, "Kasia Żukowska · kasia@halton.example · on the list"},
		{match.WalkIn{Given: "Wei"}, ""}, {match.WalkIn{Given: "Mai", Family: "Tran"}, ""}, {match.WalkIn{}, ""},
	} {
		var words []string
		for _, a := range d.alike(test.w) {
			words = append(words, a.words)
		}
		if got := strings.Join(words, "\n"); got != test.want {
			t.Errorf("%+v may be %q, want %q", test.w, got, test.want)
		}
	}
}
