package rotation

import (
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/place"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestEveryEntryHasARow(t *testing.T) {
	empty := New(Input{Now: noon})
	for d, want := range map[Dimension]string{District: "", Venue: "", Mode: "In person,Online", Band: "", Sector: ""} {
		if got := strings.Join(names(empty, d), ","); got != want {
			t.Errorf("an empty community's rows of %s are %q, want %q", d, got, want)
		}
	}
	idle := New(input())
	for d, want := range map[Dimension]string{District: "North,South", Venue: "Attic,Barn,Den", Mode: "In person,Online", Band: "Daytime,Evening", Sector: "Public,Club"} {
		if got := strings.Join(names(idle, d), ","); got != want {
			t.Errorf("rows of %s are %q, want %q", d, got, want)
		}
	}
	busy := New(input(held("2025-05-07T10:00", "cellar"), held("2025-05-10T10:00", "den"), held("2025-05-11T10:00", "burnt down"), held("2025-05-12T10:00", "")))
	for d, want := range map[Dimension]string{District: "North,South,not known", Venue: "Attic,Barn,Cellar,Den,not known", Band: "Daytime,Evening,outside the bands", Sector: "Public,Club,not known"} {
		if got := strings.Join(names(busy, d), ","); got != want {
			t.Errorf("rows of %s are %q, want %q", d, got, want)
		}
	}
	if r := row(t, busy, District, 0, "not known"); r.Ever != 3 || r.Waited != 0 || r.People != 2 {
		t.Errorf("%d turns, %d days and %d people are in no district known", r.Ever, r.Waited, r.People)
	}
}

func TestWhatASessionIsToTheLedger(t *testing.T) {
	for _, c := range []struct {
		what  string
		state model.State
		start model.LocalTime
		want  Mark
	}{
		{"held", model.Held, "2026-05-01T10:00", Held},
		{"held today, marked before its end", model.Held, "2026-05-06T12:30", Held},
		{"held without a date, which cannot be", model.Held, "", None},
		{"confirmed and over", model.Confirmed, "2026-05-01T10:00", Held},
		{"announced and over", model.SaveTheDate, "2026-05-06T09:00", Held},
		{"going on", model.Confirmed, "2026-05-06T12:30", ToCome},
		{"to come", model.SaveTheDate, "2026-06-01T10:00", ToCome},
		{"an idea with a date", model.Idea, "2026-06-01T10:00", Idea},
		{"an idea without", model.Idea, "", Idea},
		{"an idea whose day went by", model.Idea, "2026-05-01T10:00", None},
		{"cancelled", model.Cancelled, "2026-05-01T10:00", None},
		{"cancelled, to come", model.Cancelled, "2026-06-01T10:00", None},
	} {
		l := New(input(Session{State: c.state, Start: c.start, Venue: "attic"}))
		got := None
		if turns := l.Turns(); len(turns) == 1 {
			got = turns[0].Mark
		}
		if got != c.want {
			t.Errorf("a session that is %s is marked %q, want %q", c.what, got.Word(), c.want.Word())
		}
		r := row(t, l, District, 0, "North")
		if (r.Ever == 1) != (c.want == Held) || (r.ToCome == 1) != (c.want == ToCome) || (r.Ideas == 1) != (c.want == Idea) {
			t.Errorf("a session that is %s counts %+v", c.what, r)
		}
	}
	l := New(input()).With(Session{State: model.Idea, Start: "2026-06-01T10:00", Zone: "Europe/London", Mode: model.InPerson, Venue: "attic", Proposed: true})
	if r := row(t, l, District, 0, "North"); r.Ideas != 1 || r.Turns[0].Mark != Proposed {
		t.Errorf("a proposal counts %+v", r)
	}
}

func TestWhoseTurnASessionIs(t *testing.T) {
	for _, c := range []struct {
		what    string
		session Session
		want    string
	}{
		{"in person", held("2026-04-01T10:00", "attic"), "North Attic In person Daytime Public"},
		{"online", online("2026-04-01T10:00"), "Online Daytime"},
		{"online, though it has a venue", Session{Start: "2026-04-01T10:00", Mode: model.Online, Venue: "attic"}, "Online Daytime"},
		{"hybrid counts for both modes", Session{Start: "2026-04-01T10:00", Mode: model.Hybrid, Venue: "barn"}, "South Barn In person Online Daytime Club"},
		{"across midnight", Session{Start: "2026-04-01T23:00", End: "2026-04-02T07:00", Venue: "attic"}, "North Attic In person Evening Public"},
		{"in the hour the clocks skip", held("2026-03-29T01:30", "attic"), "North Attic In person outside the bands Public"},
		{"at the first minute of a band", held("2026-04-01T17:00", "attic"), "North Attic In person Evening Public"},
		{"when only a retired band is left", held("2026-04-01T05:00", "attic"), "North Attic In person Old times Public"},
		{"an idea without a date", Session{State: model.Idea, Venue: "attic"}, "North Attic In person Public"},
	} {
		l := New(input(c.session))
		var got []string
		for _, d := range Dimensions {
			for _, r := range l.Rows(d, 0) {
				if len(r.Turns) > 0 {
					got = append(got, r.Name)
				}
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: it is the turn of %q, want %q", c.what, strings.Join(got, " "), c.want)
		}
	}
	abroad := input(held("2026-04-01T20:00", "attic"))
	abroad.Sessions[0].Zone = "America/New_York" // which is 1:00 in London
	if r := row(t, New(abroad), Band, 0, "Evening"); r.Ever != 1 {
		t.Error("a session in another zone is not in the band of its local start")
	}
}

func TestARowCounts(t *testing.T) {
	l := New(input(held("2024-05-05T10:00", "attic"), held("2025-05-06T10:00", "attic"), held("2025-11-05T10:00", "attic"), online("2026-05-05T19:00"),
		Session{State: model.Confirmed, Start: "2026-06-01T10:00", Venue: "attic"}, Session{State: model.SaveTheDate, Start: "2026-07-01T10:00", Venue: "attic"}, Session{State: model.Idea, Venue: "attic"}))
	for months, want := range map[int]int{6: 0, 12: 2, 24: 2, 0: 3} {
		if r := row(t, l, District, months, "North"); r.Times != want || r.Ever != 3 {
			t.Errorf("in %d months North had %d turns of %d, want %d", months, r.Times, r.Ever, want)
		}
	}
	r := row(t, l, District, 0, "North")
	if r.Last != "2025-11-05" || r.LastTitle != "Session 2" || r.Next != "2026-06-01" || r.ToCome != 2 || r.Ideas != 1 || r.Waited != 182 || l.WaitedWords(r) != "6 months" || len(r.Turns) != 6 {
		t.Errorf("North: %+v, waited %s", r, l.WaitedWords(r))
	}
	if r := row(t, l, District, 0, "South"); !r.Never() || r.Waited != 731 || l.WaitedWords(r) != "2 years" || l.Began() != "2024-05-05" {
		t.Errorf("South never had a turn and waits since the community began, %s: %+v", l.Began(), r)
	}
	if r := row(t, New(input()), District, 0, "South"); r.Waited != 0 || New(input()).WaitedWords(r) != "" {
		t.Errorf("before the first session nobody waits: %+v", r)
	}
}

func TestARowCountsPeople(t *testing.T) {
	l := New(input())
	for _, c := range []struct {
		d              Dimension
		name           string
		people, within int
	}{
		{District, "North", 12, 12}, {District, "South", 6, 8}, {Venue, "Attic", 12, 12}, {Venue, "Barn", 8, 8}, {Venue, "Den", 0, 0},
		{Mode, "In person", 18, 0}, {Mode, "Online", 18, 0}, {Band, "Daytime", 12, 0}, {Band, "Evening", 6, 0}, {Sector, "Public", 12, 0}, {Sector, "Club", 6, 0},
	} {
		if r := row(t, l, c.d, 0, c.name); r.People != c.people || r.Within != c.within {
			t.Errorf("%s: %d %s and %d within reach, want %d and %d", c.name, r.People, c.d.People(), r.Within, c.people, c.within)
		}
	}
	if l.People() != 20 || l.Unsaid() != 2 || l.Unplaced() != 2 {
		t.Errorf("%d people, %d did not say, %d are nowhere", l.People(), l.Unsaid(), l.Unplaced())
	}
}

func TestADistrictWithoutAVenueIsReachedAtItsMiddle(t *testing.T) {
	in := input()
	in.Venues = nil
	near := model.Point{Lat: south.Lat + 0.08, Lon: south.Lon} // 8.9 km
	in.People = []People{{District: "north", Start: at(near), CanInBands: silent, N: 3}, {District: "south", CanInBands: silent, N: 1}}
	in.Districts = map[model.ID]place.Place{"south": at(south)}
	if r := row(t, New(in), District, 0, "South"); r.Within != 4 || r.People != 1 {
		t.Errorf("%d are within reach of South, %d are in it", r.Within, r.People)
	}
	in.Districts["south"] = at(north)
	if r := row(t, New(in), District, 0, "South"); r.Within != 1 {
		t.Errorf("%d are within reach of a middle that is far away", r.Within)
	}
}

func TestCan(t *testing.T) {
	got := Can(lists, []model.Availability{{Band: "day", Mode: model.InPerson, Answer: model.CanCome}, {Band: "day", Mode: model.Online, Answer: model.CanIfNeedBe},
		{Band: "evening", Mode: model.Online, Answer: model.CannotCome}, {Band: "removed", Mode: model.Online, Answer: model.CanCome}})
	if got != "  ++ -" {
		t.Errorf("%q", got)
	}
}

func TestWaited(t *testing.T) {
	for _, c := range []struct {
		from, until model.Date
		want        string
	}{
		{"", "2026-05-06", ""}, {"2026-05-06", "2026-05-06", "today"}, {"2026-05-07", "2026-05-06", ""}, {"2026-05-05", "2026-05-06", "1 day"},
		{"2026-04-07", "2026-05-06", "29 days"}, {"2026-04-06", "2026-05-06", "1 month"}, {"2024-05-07", "2026-05-06", "23 months"}, {"2024-05-06", "2026-05-06", "2 years"},
		{"2024-04-06", "2026-05-06", "2 years 1 month"}, {"2024-02-29", "2025-02-28", "12 months"}, {"2025-08-31", "2026-02-28", "6 months"},
	} {
		if got := Waited(c.from, c.until); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.until, got, c.want)
		}
	}
}

func TestSince(t *testing.T) {
	in := input()
	in.Now = noon.AddDate(0, 3, 25) // 31 August
	l := New(in)
	for months, want := range map[int]model.Date{0: "", 6: "2026-02-28", 12: "2025-08-31", 24: "2024-08-31"} {
		if got := l.Since(months); got != want {
			t.Errorf("%d months before %s is %q, want %q", months, l.Today(), got, want)
		}
	}
}

// TestRowsAndGridsAgree holds for any programme: every turn is in the rows of a dimension
// as often as it is in its grids.
func TestRowsAndGridsAgree(t *testing.T) {
	sessions := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Session {
		s := Session{Mode: rapid.SampledFrom(model.Modes).Draw(t, "mode"), State: rapid.SampledFrom(model.States).Draw(t, "state"),
			Venue: rapid.SampledFrom([]model.ID{"", "attic", "barn", "cellar", "den", "gone"}).Draw(t, "venue")}
		if s.State != model.Idea || rapid.Bool().Draw(t, "dated") {
			s.Start = model.LocalTimeOf(noon.AddDate(0, 0, rapid.IntRange(-1500, 700).Draw(t, "days")).Add(time.Duration(rapid.IntRange(0, 23).Draw(t, "hour")) * time.Hour))
		}
		return s
	}), 0, 30)
	rapid.Check(t, func(t *rapid.T) {
		l := New(input(sessions.Draw(t, "sessions")...))
		for _, d := range Dimensions {
			rows, line, cross := l.Rows(d, 0), l.Timeline(d, Months, 0), l.Cross(d, Mode, 0)
			for i, r := range rows {
				dated, drawn, crossed, modes := 0, 0, 0, 0
				for _, turn := range r.Turns {
					if turn.Start != "" {
						dated++
					}
					modes += len(turn.at[Mode])
				}
				for _, c := range line.Cells[i] {
					drawn += len(c.Turns)
				}
				for _, c := range cross.Cells[i] {
					crossed += len(c.Turns)
				}
				if d == Mode {
					modes = crossed
				}
				if drawn != dated || crossed != modes || r.Times != r.Ever {
					t.Fatalf("%s %s: %d turns of %d with a date are drawn, %d of %d crossed", d, r.Name, drawn, dated, crossed, modes)
				}
			}
		}
	})
}

func TestTimeline(t *testing.T) {
	l := New(input(held("2025-08-31T10:00", "attic"), held("2025-09-01T10:00", "attic"), held("2026-04-01T10:00", "attic"),
		Session{State: model.Confirmed, Start: "2027-02-01T10:00", Venue: "barn"}, Session{State: model.Idea, Start: "2026-05-20T10:00", Venue: "attic"}))
	draw := func(g Grid) string {
		var lines []string
		head := ""
		for i, c := range g.Columns {
			if i == g.Now {
				head += ">"
			}
			head += c.Name + " "
		}
		lines = append(lines, g.Columns[0].Over+" "+strings.TrimSpace(head))
		for i, r := range g.Rows {
			line := r.Name + " "
			for _, c := range g.Cells[i] {
				line += [...]string{".", "p", "i", "o", "x"}[c.Mark]
			}
			lines = append(lines, line)
		}
		return strings.Join(lines, "\n")
	}
	if diff := cmp.Diff("2025 Q2 Q3 Q4 Q1 >Q2 Q3 Q4 Q1\nNorth .x..x...\nSouth .......o", draw(l.Timeline(District, Quarters, 0))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("2025 Nov Dec Jan Feb Mar Apr >May Jun Jul Aug Sep Oct Nov Dec Jan Feb\nNorth .....xi.........\nSouth ...............o", draw(l.Timeline(District, Months, 6))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("2025 Q2 Q3 Q4 Q1 >Q2 Q3 Q4 Q1\nNorth .x..x...\nSouth .......o", draw(l.Timeline(District, Quarters, 12))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("2025 Q4 Q1 >Q2 Q3 Q4 Q1 Q2 Q3\nNorth ..x.....\nSouth .....o..", draw(l.Timeline(District, Quarters, 6))); diff != "" { // nothing from before
		t.Error(diff)
	}
	g := l.Timeline(District, Quarters, 0)
	want := "North, Q3 2025: 2 held\nSun 31 Aug 2025, 10:00, Attic, Session 0 (held)\nMon 1 Sep 2025, 10:00, Attic, Session 1 (held)"
	if diff := cmp.Diff(want, g.CellWords(0, 1)); diff != "" {
		t.Error(diff)
	}
	if got := g.CellWords(0, 4); !strings.HasPrefix(got, "North, Q2 2026: 1 held, 1 idea\n") {
		t.Error(got)
	}
	if got := g.CellWords(1, 2); got != "South, Q4 2025: no session" {
		t.Error(got)
	}
	none := New(input())
	if got := draw(none.Timeline(District, Quarters, 0)); got != "2025 Q1 Q2 Q3 Q4 Q1 >Q2 Q3 Q4\nNorth ........\nSouth ........" {
		t.Error(got)
	}
	if g := none.Timeline(Mode, Months, 24); len(g.Columns) != 32 || g.Columns[0].ID != "2024-05" || g.Now != 24 {
		t.Errorf("%+v", g)
	}
	far := New(input(held("0001-01-01T10:00", "attic"), Session{State: model.Confirmed, Start: "9999-12-31T10:00", Venue: "barn"}))
	if n := len(far.Timeline(District, Months, 0).Columns); n != maxColumns {
		t.Errorf("a timeline of ten thousand years has %d columns", n)
	}
}

func TestCross(t *testing.T) {
	l := New(input(held("2024-01-10T10:00", "attic"), held("2026-04-01T10:00", "attic"), Session{Start: "2026-04-02T19:00", Mode: model.Hybrid, Venue: "barn"},
		Session{State: model.Confirmed, Start: "2026-06-01T19:00", Venue: "attic"}))
	g := l.Cross(District, Band, 12)
	if got := g.CellWords(0, 0); got != "North, Daytime: 1 held; concerns 12 people\nWed 1 Apr 2026, 10:00, Attic, Session 1 (held)" {
		t.Error(got)
	}
	if c := g.Cells[0][1]; c.Mark != ToCome || c.People != 0 || c.Words != "" {
		t.Errorf("%+v", c)
	}
	if c := l.Cross(District, Band, 0).Cells[0][0]; c.Words != "2" {
		t.Errorf("%+v", c)
	}
	both := l.Cross(Band, Mode, 0)
	if c := both.Cells[1]; c[0].Held() != 1 || c[1].Held() != 1 || c[0].People != 6 || c[1].People != 6 {
		t.Errorf("%+v", c)
	}
	in := input()
	in.People = []People{{CanInBands: "  +--+", N: 4}}
	l = New(in)
	for down, across := range map[Dimension]Dimension{Band: Mode, Mode: Band} {
		g := l.Cross(down, across, 0)
		if g.Cells[0][0].People != 4 || g.Cells[0][1].People != 0 || g.Cells[1][0].People != 0 || g.Cells[1][1].People != 4 {
			t.Errorf("%s by %s: %+v", down, across, g.Cells)
		}
	}
}

func TestAllThatWaitedLongestAreNamed(t *testing.T) {
	in := input(held("2025-11-05T10:00", "attic"), held("2026-02-02T10:00", "attic"), held("2026-03-02T10:00", "barn"))
	ledger := func(districts ...string) *Ledger {
		more := in
		more.Categories, more.People = slices.Clone(in.Categories), slices.Clone(in.People)
		for i, name := range districts {
			id := model.ID(strings.ToLower(name))
			more.Categories = append(more.Categories, model.Category{ID: id, List: model.Districts, Name: name})
			more.People = append(more.People, People{District: id, CanInBands: silent, N: 1 + i})
		}
		return New(more)
	}
	for want, l := range map[string]*Ledger{
		"Next in person: North or South have waited longest, for their 18 contacts.":      ledger(),
		"Next in person: East or North have waited longest, for their 13 contacts.":       ledger("East"),
		"Next in person: Centre, West or East have waited longest, for their 6 contacts.": ledger("East", "West", "Centre"),
	} {
		if got := l.NextHosts(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	first := Row{Last: "2025-11-05", Waited: 182}
	if never := (Row{Waited: 182}); never.CompareWait(first) <= 0 || first.CompareWait(Row{Last: "2026-01-01", Waited: 125}) <= 0 {
		t.Error("who never hosted waits longest, then who hosted first")
	}
}
