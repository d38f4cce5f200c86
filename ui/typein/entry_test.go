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
	return state{sheet: storage.PaperSheet{Rows: rows, Printing: storage.Printing{Code: "K7-2F"}}}
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
		{"?7", illegible, nil, nil, 7, "", ""},
		{"? 7: begins with Mc", illegible, nil, nil, 7, "begins with Mc", ""},
	} {
		s := fiveRows()
		o, err := s.read(c.text)
		if err != nil || o.deed != c.deed || !slices.Equal(o.on, c.on) || !slices.Equal(o.off, c.off) || o.row != c.row || o.words != c.words || o.said != c.said {
			t.Errorf("%q means %+v, %v", c.text, o, err)
		}
	}
	for text, want := range map[string]string{
		"2 4":  "“4” was Di Dunn, who is not among your people any more (“Remove Di Dunn”, 3 May 2026); if they came, add them as a walk-in",
		"2 9":  "“9” is no listed row",
		"999":  "“999” is no listed row",
		"?":    "after “?” stands the number",
		"?0":   "after “?” stands the number",
		"?abc": "after “?” stands the number",
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
