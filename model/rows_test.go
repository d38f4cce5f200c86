package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// forty are the rows of a sheet of forty; 12 is no longer expected.
func forty() (list []RowPerson) {
	names := map[int]string{1: "Ann Evans", 2: "Bea Evans", 3: "Siân O’Neill", 4: "Kasia Żukowska", 5: "Prince", 6: "Tomos Okafor"}
	for no := 1; no <= 40; no++ {
		name := names[no]
		if name == "" {
			name = fmt.Sprintf("Person Number%d", no)
		}
		list = append(list, RowPerson{No: no, Name: name, More: map[int]string{5: "Wirral Repair Shed"}[no], Expected: no != 12})
	}
	return list
}

func TestRowsAreReadAsTheyAreTyped(t *testing.T) {
	for _, c := range []struct{ text, on, off string }{
		{"1 3 4 7-12", "1, 3, 4 and 7–12", ""},
		{"1,3,4, 7–12", "1, 3, 4 and 7–12", ""},
		{"7 - 12", "7–12", ""},
		{"-5", "", "5"},
		{"−5 - 6", "", "5 and 6"},
		{"7 -12", "7", "12"},
		{"-5-8", "", "5–8"},
		{"3 3 3", "3", ""},
		{"zukowska", "4", ""},
		{"Okafor, O'Neill", "3 and 6", ""},
		{"evans ann 7 prince", "1, 5 and 7", ""},
		{"okafor prince", "5 and 6", ""},
		{"repair shed", "5", ""},
		{"-ann evans, 3", "3", "1"},
		{"1, 2 and 3", "1–3", ""},
		{"all", "1–11 and 13–40", ""},
		{"All but 3 9 14", "1, 2, 4–8, 10, 11, 13 and 15–40", "3, 9 and 14"},
		{"all except prince", "1–4, 6–11 and 13–40", "5"},
		{"40", "40", ""},
	} {
		e, err := ParseRows(c.text, 40)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		on, off, err := e.Resolve(forty())
		if err != nil || RowNumbers(on) != c.on || RowNumbers(off) != c.off {
			t.Errorf("%q ticks %q and unticks %q (%v), want %q and %q", c.text, RowNumbers(on), RowNumbers(off), err, c.on, c.off)
		}
	}
}

func TestWhatIsWrongIsNamedAndWhatWasUnderstood(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "type row numbers or names"},
		{" , ", "type row numbers or names"},
		{"1 3 41", "“41” is no listed row: this sheet lists rows 1 to 40. Understood so far: 1 and 3"},
		{"0", "“0” is no listed row"},
		{"38-45", "“38-45” has no listed row 45"},
		{"12-7", "“12-7” runs backwards; type 7-12"},
		{"1 7-8-9", "“7-8-9” is not a row number; rows are typed like 5, or 7-12. Understood so far: 1"},
		{"3.5", "“3.5” is not a row number"},
		{"99999999999999999999", "is no listed row"},
		{"--", "“--” is neither a row nor a name"},
		{"evans", "“evans” could be row 1 (Ann Evans) or row 2 (Bea Evans); type the row number"},
		{"1 smith", "“smith” is on no row of this sheet; look for another spelling, or add them as a walk-in. Understood so far: 1"},
		{"5 -5", "“-5” says of row 5 the opposite"},
		{"all but", "“all but” does not say who did not come"},
		{"all 5", "“5” does not go with “all”"},
		{"all but -5", "without a minus"},
		{strings.Repeat("1 ", 3000), "too long for one line"},
	} {
		e, err := ParseRows(c.text, 40)
		if err == nil {
			_, _, err = e.Resolve(forty())
		}
		if found := (RowsError{}); err == nil || !errors.As(err, &found) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40q: %v, want %q", c.text, err, c.want)
		}
	}
	if _, err := ParseRows("1", 0); err == nil || !strings.Contains(err.Error(), "nobody is listed") {
		t.Errorf("an empty sheet: %v", err)
	}
}

func TestAnyRowsComeBackFromTheirWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := rapid.SliceOfDistinct(rapid.IntRange(1, 40), func(n int) int { return n }).Filter(func(s []int) bool { return len(s) > 0 }).Draw(t, "rows")
		slices.Sort(set)
		e, err := ParseRows(RowNumbers(set), 40)
		if err != nil {
			t.Fatal(err)
		}
		on, off, err := e.Resolve(forty())
		if err != nil || !slices.Equal(on, set) || len(off) > 0 {
			t.Fatalf("%q gives %v and %v, %v", RowNumbers(set), on, off, err)
		}
		// What is said with "all but" is the rest of those expected.
		e, err = ParseRows("all but "+RowNumbers(set), 40)
		if err != nil {
			t.Fatal(err)
		}
		on, off, err = e.Resolve(forty())
		if err != nil || !slices.Equal(off, set) || slices.ContainsFunc(on, func(n int) bool { return slices.Contains(set, n) || n == 12 }) {
			t.Fatalf("all but %v: on %v, off %v, %v", set, on, off, err)
		}
	})
}

func FuzzParseRows(f *testing.F) {
	for _, seed := range []string{"1 3 4 7-12", "all but 3 9 14", "-5", "evans, okafor 7 – 9", "--", "7-", "-", "1,,2", "🌻 3", "٣", "1-2-3", "all -", "a\x00b"} {
		f.Add(seed)
	}
	list := forty()
	f.Fuzz(func(t *testing.T, text string) {
		e, err := ParseRows(text, len(list))
		if err == nil {
			_, _, err = e.Resolve(list)
		}
		if found := (RowsError{}); err != nil && !errors.As(err, &found) {
			t.Errorf("%q: %v is not a RowsError", text, err)
		}
		for _, p := range e.Parts {
			if p.From < 0 || p.To > len(list) || p.From > p.To || (p.From == 0) == (p.Words == "") {
				t.Errorf("%q has the part %+v", text, p)
			}
		}
	})
}
