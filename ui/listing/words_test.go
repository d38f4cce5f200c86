package listing

import "testing"

func TestPhraseIsShort(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"Halton"}, "District: Halton"},
		{[]string{"Halton", "Sefton"}, "District: Halton, Sefton"},
		{[]string{"Halton", "Knowsley", "Liverpool", "Sefton"}, "District: Halton, Knowsley and 2 more"},
	} {
		if got := Phrase("District:", c.names); got != c.want {
			t.Errorf("%q: %q, want %q", c.names, got, c.want)
		}
	}
	if got := []rune(Phrase("Tag:", []string{"a very long tag that somebody has made up for one day and never used again"})); len(got) != 57 || got[56] != '…' {
		t.Errorf("%q has %d letters", string(got), len(got))
	}
}

func TestCounts(t *testing.T) {
	for want, got := range map[string]string{
		"124 of 214 people":                     CountOf(124, 214, "person", "people"),
		"1 person":                              CountOf(1, 1, "person", "people"),
		"0 of 1 person":                         CountOf(0, 1, "person", "people"),
		"100,000 people":                        CountOf(100000, 100000, "person", "people"),
		"–":                                     Number(0),
		"3 people ticked":                       TickedOf(3, 3, "person", "people"),
		"12 people ticked, 3 of them not shown": TickedOf(9, 12, "person", "people"),
		"1 person ticked, not shown":            TickedOf(0, 1, "person", "people"),
		"1,200":                                 Number(1200),
		"6 May 2026":                            Day("2026-05-06"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
