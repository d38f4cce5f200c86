package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"convenor/model"
)

func gathering() SheetInput {
	return SheetInput{
		Session: model.Session{
			Title: "Autumn gathering", Mode: model.InPerson, Zone: "Europe/London",
			Start: "2025-09-18T10:00", End: "2025-09-18T12:00",
		},
		Venue:        &model.Venue{Name: "Ropewalk Hall", Address: "12 Example Street, Liverpool"},
		Community:    model.Community{TimeZone: "Europe/London", PaperDays: 30, OrganiserEmail: "hello@community.example.org"},
		Facilitators: []string{"Amina Hussain", " "},
		Code:         "K7-2F",
		People: []SheetPerson{
			{ID: "1", Given: "Kasia", Family: "Żukowska", Organisation: "Halton Carers Link", Role: "Adviser", Email: "kasia@example.org", Phone: "0151 496 0001", Attention: true},
			{ID: "2", Given: "Siân", Family: "Evans", Organisation: "Wirral Homes Trust", Email: "sian@example.org", In: true},
			{ID: "3", Given: "Oduya", Organisation: ""},
			{ID: "4", Given: "Mai", Family: "Tran", SortAs: "Mai Tran", Organisation: "north bank health"},
			{ID: "5", Given: "Dev", Family: "Sharma", Organisation: "North Bank Health", Phone: "0151 496 0005"},
			{ID: "6", Given: "Ludwig", Family: "de la Rohe\n", Organisation: "Mersey  Borough\tCouncil"},
		},
	}
}

func headings(columns []Column) (out []string) {
	for _, c := range columns {
		out = append(out, c.Heading)
	}
	return out
}

func TestSheetHead(t *testing.T) {
	s := NewSignInSheet(gathering())
	got := []string{s.Title, s.When, s.Where, strings.Join(s.Facilitators, "+"), s.Code, s.Notice, s.Variant.Title(), s.Legend}
	want := []string{
		"Autumn gathering", "Thursday 18 September 2025, 10:00–12:00", "Ropewalk Hall, 12 Example Street, Liverpool",
		"Amina Hussain", "K7-2F",
		"We keep this sheet to know who came and destroy the paper after 30 days. Ask us anything: hello@community.example.org",
		"Sign-in sheet", "",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestWhen(t *testing.T) {
	for want, s := range map[string]model.Session{
		"Date not set yet":           {},
		"Monday 3 March 2025, 18:30": {Start: "2025-03-03T18:30", Zone: "Europe/London"},
		"Friday 30 May 2025, 21:00 – Saturday 31 May 2025, 01:00": {Start: "2025-05-30T21:00", End: "2025-05-31T01:00", Zone: "Europe/London"},
		"Monday 3 March 2025, 18:30–20:00 (Europe/Paris)":         {Start: "2025-03-03T18:30", End: "2025-03-03T20:00", Zone: "Europe/Paris"},
	} {
		if got := when(s, "Europe/London"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWhere(t *testing.T) {
	hall := &model.Venue{Name: "Ropewalk Hall", Postcode: "L1 1AA"}
	for _, c := range []struct {
		mode  model.Mode
		room  string
		venue *model.Venue
		want  string
	}{
		{model.InPerson, "", hall, "Ropewalk Hall, L1 1AA"},
		{model.InPerson, "Room 2", hall, "Room 2, Ropewalk Hall, L1 1AA"},
		{model.InPerson, "", nil, ""},
		{model.Online, "", nil, "Online"},
		{model.Hybrid, "", hall, "Ropewalk Hall, L1 1AA, and online"},
	} {
		if got := where(model.Session{Mode: c.mode, Room: c.room, Link: "https://example.org/secret"}, c.venue); got != c.want {
			t.Errorf("%s: got %q, want %q", c.mode, got, c.want)
		}
	}
}

func TestSheetColumns(t *testing.T) {
	for _, c := range []struct {
		variant         Variant
		extra           []string
		listed, walkIns string
		landscape       bool
	}{
		{Circulate, nil, "No.|In|Name|Organisation|Signature", "||Not listed? Your name|Organisation|Email, if we may write to you", false},
		{"", []string{"Lunch"}, "No.|In|Name|Organisation|Signature|Lunch", "||Not listed? Your name|Organisation|Email, if we may write to you|Lunch", true},
		{Circulate, []string{"a", " ", "b", "c", "d"}, "No.|In|Name|Organisation|Signature|a|b|c", "||Not listed? Your name|Organisation|Email, if we may write to you|a|b|c", true},
		{Desk, nil, "No.|In|!|Name|Organisation|Role|Contact|Signature", "|||Not listed? Your name|Organisation|Email, if we may write to you", true},
		{Security, nil, "No.|In|First name|Last name|Company|Title", "||Not listed? First name|Last name|Company|Title", true},
	} {
		in := gathering()
		in.Variant, in.ExtraColumns = c.variant, c.extra
		s := NewSignInSheet(in)
		if got := strings.Join(headings(s.Columns), "|"); got != c.listed {
			t.Errorf("%s: listed %q, want %q", c.variant, got, c.listed)
		}
		if got := strings.Join(headings(s.WalkIns), "|"); got != c.walkIns {
			t.Errorf("%s: blank rows %q, want %q", c.variant, got, c.walkIns)
		}
		if s.Landscape != c.landscape {
			t.Errorf("%s: landscape %v", c.variant, s.Landscape)
		}
		if a, b := totalWidth(s.Columns), totalWidth(s.WalkIns); a != b {
			t.Errorf("%s: blank rows are %v wide, the listed ones %v", c.variant, b, a)
		}
	}
}

func totalWidth(columns []Column) (sum float64) {
	for _, c := range columns {
		sum += c.Width
	}
	return sum
}

func TestSheetCells(t *testing.T) {
	for variant, want := range map[Variant]string{
		Circulate: "||Żukowska, Kasia|Halton Carers Link|",
		Desk:      "|||Żukowska, Kasia|Halton Carers Link|Adviser|kasia@example.org\n0151 496 0001|",
		Security:  "||Kasia|Żukowska|Halton Carers Link|Adviser",
	} {
		in := gathering()
		in.Variant = variant
		s := NewSignInSheet(in)
		last := s.Rows[len(s.Rows)-1]
		if got := strings.Join(last.Cells, "|"); got != want {
			t.Errorf("%s: got %q, want %q", variant, got, want)
		}
		if last.Attention != (variant == Desk) {
			t.Errorf("%s: attention %v", variant, last.Attention)
		}
		if len(last.Cells) != len(s.Columns) {
			t.Errorf("%s: %d cells for %d columns", variant, len(last.Cells), len(s.Columns))
		}
	}
}

// What goes round the room, or to another house's reception, must not hold
// what people told the organisers alone, in any field.
func TestContactDetailsStayAtTheDesk(t *testing.T) {
	for _, variant := range Variants {
		in := gathering()
		in.Variant = variant
		plain, err := json.Marshal(NewSignInSheet(in))
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"kasia@example.org", "0151 496 0001", "sian@example.org", "0151 496 0005", `"Attention":true`} {
			if got := strings.Contains(string(plain), secret); got != (variant == Desk) {
				t.Errorf("%s: holds %s: %v", variant, secret, got)
			}
		}
		if variant == Circulate && strings.Contains(string(plain), "Adviser") {
			t.Error("the circulated sheet holds a role")
		}
	}
}

func TestSheetSort(t *testing.T) {
	for by, want := range map[Sort]string{
		"":             "6 2 4 3 5 1", // de la Rohe, Evans, (Mai Tran), Oduya, Sharma, Żukowska
		ByFamily:       "6 2 4 3 5 1",
		ByGiven:        "5 1 6 4 3 2",
		ByOrganisation: "1 6 4 5 2 3", // none comes last
	} {
		in := gathering()
		in.Sort = by
		s := NewSignInSheet(in)
		var got []string
		for _, id := range s.People() {
			got = append(got, string(id))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %v, want %s", by, got, want)
		}
	}
}

func TestSortKeepsTheOrderOfEquals(t *testing.T) {
	in := gathering()
	in.People = nil
	for i := range 50 {
		in.People = append(in.People, SheetPerson{ID: model.ID(fmt.Sprintf("%02d", i)), Given: []string{"Ann", "Ánn"}[i%2], Family: "Lee", Organisation: "A"})
	}
	for _, by := range Sorts {
		in.Sort = by
		if got := NewSignInSheet(in).People(); !slices.IsSorted(got) {
			t.Errorf("%s: %v", by, got)
		}
	}
}

func TestBlankRows(t *testing.T) {
	for _, c := range []struct{ people, ask, want int }{{6, 0, 0}, {6, 4, 4}, {6, -1, 0}, {0, 0, BlankRowsAlone}, {0, 3, 3}} {
		in := gathering()
		in.People, in.BlankRows = in.People[:c.people], c.ask
		s := NewSignInSheet(in)
		if s.BlankRows != c.want {
			t.Errorf("%+v: got %d", c, s.BlankRows)
		}
		if c.people == 0 && strings.Join(headings(s.WalkIns), "|") != "No.|In|Your name|Organisation|Email, if we may write to you" {
			t.Errorf("a sheet of nobody has the headings %q", headings(s.WalkIns))
		}
	}
}

func TestEveryPersonHasOneRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := gathering()
		in.Sort = rapid.SampledFrom(Sorts).Draw(t, "sort")
		in.Variant = rapid.SampledFrom(Variants).Draw(t, "variant")
		in.People = nil
		want := map[model.ID]bool{}
		for i := range rapid.IntRange(0, 60).Draw(t, "people") {
			id := model.ID(fmt.Sprint(i))
			want[id] = true
			in.People = append(in.People, SheetPerson{
				ID: id, Given: rapid.String().Draw(t, "given"), Family: rapid.String().Draw(t, "family"),
				Organisation: rapid.StringN(0, 4, -1).Draw(t, "organisation"), In: rapid.Bool().Draw(t, "in"),
			})
		}
		s := NewSignInSheet(in)
		for i, r := range s.Rows {
			if r.No != i+1 || s.People()[i] != r.Person || !want[r.Person] {
				t.Fatalf("row %d is %+v", i+1, r)
			}
			delete(want, r.Person)
			if strings.ContainsAny(strings.Join(r.Cells[:4], ""), "\n\t") {
				t.Fatalf("a cell holds a line break: %q", r.Cells)
			}
		}
		if len(want) > 0 {
			t.Fatalf("not on the sheet: %v", want)
		}
	})
}

func TestTheAttendanceRecordSaysOfEveryoneWhatIsKnown(t *testing.T) {
	s := NewSignInSheet(SheetInput{Variant: Record, Code: "K7-2F", BlankRows: 6, ExtraColumns: []string{"Lunch?"}, Session: model.Session{Title: "Launch"},
		People: []SheetPerson{
			{Given: "Ann", Family: "Evans", Attendance: model.Attended, TimeIn: "2026-06-12T13:05", Left: "2026-06-12T14:00"},
			{Given: "Bea", Family: "Bhatt", Attendance: model.Apologies},
			{Given: "Cy", Family: "Costa", Attendance: model.Attended, WalkIn: true, CameOnline: true},
			{Given: "Di", Family: "Dunn", Attendance: model.NoShow}, {Given: "Ed", Family: "East", Attendance: model.NotRecorded},
			{Given: "Fi", Family: "Fox", Attendance: model.NotRecorded, Reply: model.Declined}, {Given: "Gus", Family: "Gray", Attendance: model.NoShow, Reply: model.Accepted},
		},
		Illegible: []IllegibleRow{{Words: "illegible, row 9", Note: "Mc…"}, {Words: "illegible, row 2", Listed: true}}})
	var got []string
	for _, r := range s.Rows {
		got = append(got, strings.Join(r.Cells[2:], "|"))
	}
	want := []string{"Bhatt, Bea||apologies|", "Costa, Cy||came online (walk-in)|", "Dunn, Di||did not come|", "East, Ed||not recorded|", "Evans, Ann||came|13:05–14:00", "Fox, Fi||declined|", "Gray, Gus||no-show|",
		"illegible, row 9|Mc…|came|", "illegible, row 2|||"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s.Summary != "3 came (1 walk-in, 1 illegible among them) · 1 apologies · 1 declined · 1 no-show · 1 without a reply did not come · 1 not recorded" {
		t.Errorf("summary: %q", s.Summary)
	}
	for _, c := range s.Columns {
		if c.Kind == BlankColumn || c.Heading == "Signature" {
			t.Errorf("there is a column to sign: %+v", c)
		}
	}
	if s.Code != "" || s.BlankRows != 0 || len(s.WalkIns) != 0 || s.Landscape {
		t.Errorf("the record has a code, blank rows or lies on its side: %+v", s)
	}
	if nobody := NewSignInSheet(SheetInput{Variant: Record}); nobody.BlankRows != 0 || len(nobody.Rows) != 0 {
		t.Errorf("a record of nobody: %+v", nobody)
	}
}

func TestWhoseATextIs(t *testing.T) {
	in := SheetInput{Variant: Circulate, People: []SheetPerson{
		{ID: "1", Given: "Ann", Family: "Evans", Organisation: "Dingle Growers", Email: "ann@example.org"},
		{ID: "2", Given: "🐉", Email: "dragon@example.org"},
		{ID: "3", Given: "🐙", Family: "Zed"},
	}}
	s := NewSignInSheet(in)
	for i, r := range s.Rows {
		text := strings.Join(r.Cells, "\n")
		for part, want := range map[string]string{"Evans": "Dingle Growers", "🐉": "dragon@example.org", "🐙": ""} {
			if strings.Contains(text, part) {
				if got := s.Whose(in, part); got != model.JoinNonEmpty(", ", "row "+strconv.Itoa(i+1), want) {
					t.Errorf("%q is of %q", part, got)
				}
			}
		}
	}
	if s.Whose(in, "Nobody") != "" || s.Whose(in, "") != "" {
		t.Error("a text that is in no row has one")
	}
}
