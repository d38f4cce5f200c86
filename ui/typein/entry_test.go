package typein

import (
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
)

func fiveRows() state {
	row := func(no int, given, family string, a model.Attendance) storage.PaperRow {
		return storage.PaperRow{No: no, Given: given, Family: family, Participation: "x", Reply: model.Accepted, Attendance: a}
	}
	rows := []storage.PaperRow{row(1, "Ann", "Evans", model.Attended), row(2, "Bea", "Bhatt", model.NotRecorded), row(3, "Cy", "Costa", model.Apologies),
		row(4, "Di", "Dunn", model.NotRecorded), row(5, "", "", model.NotRecorded)}
	rows[3].Gone = "is not among your people any more (“Remove Di Dunn”, 3 May 2026)"
	return state{sheet: storage.PaperSheet{Rows: rows, Printing: storage.Printing{Code: "K7-2F"}, Illegible: []storage.IllegibleRow{{Sheet: "K7-2F", Row: 9}}}}
}

func TestWhatALineMeans(t *testing.T) {
	for _, c := range []struct {
		text    string
		deed    deed
		on, off []int
		row     int
		words   string
		said    string
	}{
		{"", settle, nil, nil, 0, "", ""},
		{"1 2", tick, []int{2}, nil, 0, "", "Bea Bhatt came. Row 1 (Ann Evans) was ticked already."},
		{"-1 -2", tick, nil, []int{1}, 0, "", "The tick is off: Ann Evans. Row 2 (Bea Bhatt) was not ticked."},
		{"5", tick, []int{5}, nil, 0, "", "a person without a name came."},
		{"3", tick, []int{3}, nil, 0, "", "Cy Costa came."}, // said by number, apologies or not
		{"all", tick, []int{2, 5}, nil, 0, "", "Bea Bhatt and a person without a name came. Rows 3 and 4 were left out: who declined, sent apologies or was removed is not ticked with “all”."},
		{"all but 1 5", tick, []int{2}, []int{1}, 0, "", "Bea Bhatt came. The tick is off: Ann Evans. Row 5 (a person without a name) was not ticked. " +
			"Rows 3 and 4 were left out: who declined, sent apologies or was removed is not ticked with “all”."},
		{"6", walkIn, nil, nil, 6, "", ""},
		{"12", walkIn, nil, nil, 12, "", ""},
		{"+ Nia Rees", walkIn, nil, nil, 0, "Nia Rees", ""},
	} {
		s := fiveRows()
		o, err := s.read(c.text)
		if err != nil || o.deed != c.deed || !slices.Equal(o.on, c.on) || !slices.Equal(o.off, c.off) || o.row != c.row || o.words != c.words || o.said != c.said {
			t.Errorf("%q means %+v, %v", c.text, o, err)
		}
	}
	for text, want := range map[string]string{
		"2 4":                 "“4” was Di Dunn, who is not among your people any more (“Remove Di Dunn”, 3 May 2026); if they came, add them as a walk-in",
		"2 9":                 "“9” is no listed row",
		"999":                 "“999” is no listed row",
		"?":                   "after “?” stands the number",
		"?0":                  "after “?” stands the number",
		"?abc":                "after “?” stands the number",
		"?2 ? 3 ?":            "after “?” stands the number",
		"?5 bhatt -1 99":      "“99” is no listed row: this sheet lists rows 1 to 5. Understood so far: bhatt and not 1. Nothing was saved",
		"?5 begins with Mc":   "“begins with Mc” is on no row of this sheet; look for another spelling, or add them as a walk-in; what can be read of a row stands in quotes: ?5 “begins with Mc”",
		"?5 ?5":               "stands there twice",
		"?1":                  "“?1” is ticked as Ann Evans; take the tick off as well: -1 ?1",
		"2 ?2":                "“?2” is ticked as Bea Bhatt",
		"?9 “of the Council”": "“?9” is kept as illegible already; remove it below to write another note",
	} {
		s := fiveRows()
		if _, err := s.read(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestUpGoesThroughWhatWasTyped(t *testing.T) {
	var s state
	if _, ok := s.back(-1); ok {
		t.Error("there is something before anything was typed")
	}
	for _, line := range []string{"1", "2 3", "2 3", " "} {
		s.keep(line)
	}
	var got []string
	for _, by := range []int{-1, -1, -1, 1, 1, 1} {
		text, ok := s.back(by)
		if !ok {
			text = "end"
		}
		got = append(got, text)
	}
	if want := []string{"2 3", "1", "end", "2 3", "", "end"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRowsThatCannotBeReadStandAmongOthers(t *testing.T) {
	for _, c := range []struct {
		text    string
		on, off []int
		unread  []storage.IllegibleRow
		said    string
	}{
		{"?7", nil, nil, []storage.IllegibleRow{{Row: 7}}, "Row 7 is kept as illegible."},
		{"? 7: “begins with Mc”", nil, nil, []storage.IllegibleRow{{Row: 7, Note: "begins with Mc"}}, "Row 7 is kept as illegible."},
		{`?7 "begins with Mc`, nil, nil, []storage.IllegibleRow{{Row: 7, Note: "begins with Mc"}}, "Row 7 is kept as illegible."},
		{"?5 bhatt -1", []int{2}, []int{1}, []storage.IllegibleRow{{Row: 5}}, "Bea Bhatt came. The tick is off: Ann Evans. Row 5 is kept as illegible."},
		{`3, ?7 "J" bhatt ?8`, []int{2, 3}, nil, []storage.IllegibleRow{{Row: 7, Note: "J"}, {Row: 8}}, "Bea Bhatt and Cy Costa came. Rows 7 and 8 are kept as illegible."},
		{"-1 ?1", nil, []int{1}, []storage.IllegibleRow{{Row: 1}}, "The tick is off: Ann Evans. Row 1 is kept as illegible."},
		{"?9", nil, nil, nil, "Row 9 is kept as illegible already."},
		{"all but 1 ?5", []int{2}, []int{1}, []storage.IllegibleRow{{Row: 5}}, "Bea Bhatt came. The tick is off: Ann Evans. " +
			"Rows 3 and 4 were left out: who declined, sent apologies or was removed is not ticked with “all”. Row 5 is kept as illegible."},
	} {
		s := fiveRows()
		o, err := s.read(c.text)
		for i := range o.unread {
			if o.unread[i].Sheet != "K7-2F" {
				t.Errorf("%q: row of sheet %q", c.text, o.unread[i].Sheet)
			}
			o.unread[i].Sheet = ""
		}
		if err != nil || o.deed != tick || !slices.Equal(o.on, c.on) || !slices.Equal(o.off, c.off) || !slices.Equal(o.unread, c.unread) || o.said != c.said {
			t.Errorf("%q means %+v, %v", c.text, o, err)
		}
	}
}

func TestWhoCameAddsUp(t *testing.T) {
	s := fiveRows() // with row 9 illegible
	s.sheet.WalkIns = make([]storage.ParticipantRow, 2)
	s.sheet.Illegible = append(s.sheet.Illegible, storage.IllegibleRow{Sheet: "K7-2F", Row: 3}) // somebody listed
	if got := s.counted(); got != "1 of 5 rows ticked + 2 not listed + 1 illegible = 4 came" {
		t.Errorf("says %q", got)
	}
}
