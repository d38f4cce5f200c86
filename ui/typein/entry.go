package typein

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/storage"
)

// state is a sheet with what was typed about it. It decides what a line means;
// the panel does it.
type state struct {
	sheet storage.PaperSheet
	typed []string // newest last
	at    int      // how far Up went back in typed: len(typed) is a new line
}

// deed is what one line asks for.
type deed int

const (
	tick   deed = iota // save on, off and unread
	walkIn             // ask who is on a blank row
	settle             // ask what becomes of the rest
)

// order is what one line asks for, and what to say when it is done.
type order struct {
	deed    deed
	on, off []int
	unread  []storage.IllegibleRow // with Row and Note
	row     int
	words   string // name of a walk-in
	said    string
}

// changes reports whether there is anything to save.
func (o order) changes() bool { return len(o.on)+len(o.off)+len(o.unread) > 0 }

// read says what a line means: rows and names to tick; "?23" for a row that
// cannot be read, with what can in quotes after it; "+Dylan", or the number of a
// blank row, for a walk-in, whose row is 0 when it is the next; an empty line for
// the end.
func (s *state) read(text string) (order, error) {
	text = strings.TrimSpace(text)
	listed := len(s.sheet.Rows)
	switch {
	case text == "":
		return order{deed: settle}, nil
	case strings.HasPrefix(text, "+"):
		return order{deed: walkIn, words: strings.TrimSpace(text[1:])}, nil
	}
	if n, err := strconv.Atoi(text); err == nil && n > listed && n <= listed+mostBlank {
		return order{deed: walkIn, row: n}, nil
	}
	unread, rest, err := s.takeUnread(text)
	if err != nil {
		return order{}, err
	}
	var e model.RowEntry
	var on, off []int
	if rest != "" {
		if e, err = model.ParseRows(rest, listed); err == nil {
			on, off, err = e.Resolve(s.sheet.RowPeople())
		}
		if err != nil {
			return order{}, quoteNotes(err, unread)
		}
	}
	if e.All { // nobody knows whether they signed
		on = slices.DeleteFunc(on, func(no int) bool { return isUnread(unread, no) })
	}
	o, err := s.ticks(e, on, off)
	if err != nil {
		return o, err
	}
	return s.keepUnread(o, unread)
}

// ticks leaves out what is so already, and says it.
func (s *state) ticks(e model.RowEntry, on, off []int) (order, error) {
	var o order
	var again, open []int
	for _, no := range on {
		r := s.sheet.Rows[no-1]
		switch {
		case r.Gone != "":
			return o, model.RowsError{Part: strconv.Itoa(no), Problem: "was " + known(r.Name()) + ", who " + r.Gone + "; if they came, add them as a walk-in"}
		case r.Came():
			again = append(again, no)
		default:
			o.on = append(o.on, no)
		}
	}
	for _, no := range off {
		if s.sheet.Rows[no-1].Came() {
			o.off = append(o.off, no)
		} else {
			open = append(open, no)
		}
	}
	var said []string
	if len(o.on) > 0 {
		said = append(said, s.who(o.on)+" came.")
	}
	if len(again) > 0 && !(e.All && len(o.on) > 0) {
		said = append(said, s.rows(again)+were(again)+"ticked already.")
	}
	if len(o.off) > 0 {
		said = append(said, "The tick is off: "+s.who(o.off)+".")
	}
	if len(open) > 0 {
		said = append(said, s.rows(open)+were(open)+"not ticked.")
	}
	if left := s.leftOut(e, off); left != "" {
		said = append(said, left)
	}
	o.said = strings.Join(said, " ")
	return o, nil
}

func were(rows []int) string {
	if len(rows) == 1 {
		return " was "
	}
	return " were "
}

// shownNames is how many people are named one by one.
const shownNames = 6

// who names the people on rows, or counts them.
func (s *state) who(rows []int) string {
	if len(rows) > shownNames {
		return model.Count(len(rows), "person", "people")
	}
	names := make([]string, len(rows))
	for i, no := range rows {
		names[i] = known(s.sheet.Rows[no-1].Name())
	}
	return model.AndList(names)
}

// rows names rows, with the person when there is only one.
func (s *state) rows(rows []int) string {
	if len(rows) == 1 {
		return fmt.Sprintf("Row %d (%s)", rows[0], known(s.sheet.Rows[rows[0]-1].Name()))
	}
	return "Rows " + model.RowNumbers(rows)
}

// leftOut says which rows "all" did not mean, although they were not excepted.
func (s *state) leftOut(e model.RowEntry, off []int) string {
	if !e.All {
		return ""
	}
	var left []int
	for _, r := range s.sheet.Rows {
		if !r.Expected() && !slices.Contains(off, r.No) {
			left = append(left, r.No)
		}
	}
	if len(left) == 0 {
		return ""
	}
	return s.rows(left) + were(left) + "left out: who declined, sent apologies or was removed is not ticked with “all”."
}

func known(name string) string {
	if name == "" {
		return "a person without a name"
	}
	return name
}

// keep remembers a line that was typed.
func (s *state) keep(text string) {
	if text = strings.TrimSpace(text); text != "" && (len(s.typed) == 0 || s.typed[len(s.typed)-1] != text) {
		s.typed = append(s.typed, text)
	}
	s.at = len(s.typed)
}

// back goes through what was typed, by -1 to the one before; ok is false at
// either end. After the newest comes an empty line.
func (s *state) back(by int) (text string, ok bool) {
	to := s.at + by
	if to < 0 || to > len(s.typed) {
		return "", false
	}
	if s.at = to; to == len(s.typed) {
		return "", true
	}
	return s.typed[to], true
}

// counted says how far the sheet is.
func (s *state) counted() string {
	came := 0
	for _, r := range s.sheet.Rows {
		if r.Came() {
			came++
		}
	}
	words := fmt.Sprintf("%d of %s ticked", came, model.Count(len(s.sheet.Rows), "row", "rows"))
	more := len(s.sheet.WalkIns)
	unread := 0 // of nobody who is listed
	for _, r := range s.sheet.Illegible {
		if r.Sheet == s.sheet.Code && (r.Row == 0 || r.Row > len(s.sheet.Rows)) {
			unread++
		}
	}
	if more > 0 {
		words += fmt.Sprintf(" + %d not listed", more)
	}
	if unread > 0 {
		words += fmt.Sprintf(" + %d illegible", unread)
	}
	if more+unread > 0 {
		words += fmt.Sprintf(" = %d came", came+more+unread)
	}
	return words
}

// rowWord is what the list says of a row.
func rowWord(r storage.PaperRow) string {
	switch {
	case r.Gone != "":
		return "removed since"
	case r.Came():
		return model.JoinNonEmpty(" ", "came", clock(r.In))
	case r.Attendance == model.NoShow && model.OutcomeOf("", r.Reply, r.Attendance) == model.OutcomeNoShow:
		return "no-show"
	case r.Attendance == model.NoShow && r.Reply != model.Declined:
		return "did not come"
	case r.Attendance == model.Apologies:
		return "apologies"
	case r.Reply == model.Declined:
		return "declined"
	case r.Participation == "":
		return "taken off the list"
	}
	return ""
}

func clock(t model.LocalTime) string {
	if t == "" {
		return ""
	}
	return t.Clock().String()
}
