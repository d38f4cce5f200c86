package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func TestTableKeysMove(t *testing.T) {
	names := []string{}
	for i := range 30 {
		names = append(names, fmt.Sprintf("M%02d", i))
	}
	tab, w := memberTable(t, members(names...))
	var told []int
	tab.OnCurrent = func(i int) { told = append(told, i) }
	page := tab.page()
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 1}, {fyne.KeyDown, 2}, {fyne.KeyUp, 1}, {fyne.KeyPageDown, 1 + page}, {fyne.KeyEnd, 29},
		{fyne.KeyDown, 29}, {fyne.KeyPageUp, 29 - page}, {fyne.KeyHome, 0}, {fyne.KeyUp, 0},
	} {
		press(w, c.key)
		if tab.Current() != c.want {
			t.Fatalf("after %s current is %d, want %d", c.key, tab.Current(), c.want)
		}
	}
	if len(told) != 7 { // the two keys at the ends moved nothing
		t.Errorf("OnCurrent told %v", told)
	}
	opened := -1
	tab.OnOpen = func(i int) { opened = i }
	press(w, fyne.KeyReturn)
	if opened != 0 {
		t.Errorf("Enter opened %d", opened)
	}
}

func TestTableTicks(t *testing.T) {
	tab, w := memberTable(t, members("A", "B", "C", "D", "E"))
	press(w, fyne.KeySpace)
	if len(tab.Ticked()) != 0 {
		t.Error("ticked without a column of ticks")
	}
	tab.ShowTicks(true)
	told := 0
	tab.OnTicked = func() { told++ }
	press(w, fyne.KeySpace, fyne.KeyDown)
	pressShift(w, fyne.KeyDown, fyne.KeyDown)
	if got := strings.Join(tab.Ticked(), ""); got != "abcd" {
		t.Errorf("ticked %q, want abcd", got)
	}
	press(w, fyne.KeyHome, fyne.KeySpace)
	if got := strings.Join(tab.Ticked(), ""); got != "bcd" {
		t.Errorf("ticked %q, want bcd", got)
	}
	if told != 4 {
		t.Errorf("OnTicked told %d times, want 4", told)
	}
}

func TestTableMouse(t *testing.T) {
	tab, w := memberTable(t, members("A", "B", "C", "D"))
	tab.ShowTicks(true)
	now := time.Date(2025, 9, 9, 10, 0, 0, 0, time.UTC)
	tab.now = func() time.Time { return now }
	opened := -1
	tab.OnOpen = func(i int) { opened = i }
	w.Canvas().Unfocus()

	tab.body.MouseDown(mouse(200, 2.5*look.RowHeight))
	if tab.Current() != 2 || !tab.HasFocus() {
		t.Errorf("a click made %d current, keyboard there: %v", tab.Current(), tab.HasFocus())
	}
	now = now.Add(time.Second)
	tab.body.MouseDown(mouse(200, 2.5*look.RowHeight))
	if opened != -1 {
		t.Error("two slow clicks opened the row")
	}
	now = now.Add(100 * time.Millisecond)
	tab.body.MouseDown(mouse(200, 2.5*look.RowHeight))
	if opened != 2 {
		t.Errorf("a double click opened %d", opened)
	}
	now = now.Add(time.Second)
	tab.body.MouseDown(mouse(20, 0.5*look.RowHeight))
	if got := strings.Join(tab.Ticked(), ""); got != "a" {
		t.Errorf("a click on the box ticked %q", got)
	}
	shifted := mouse(200, 2.5*look.RowHeight)
	shifted.Modifier = fyne.KeyModifierShift
	tab.body.MouseDown(shifted)
	if got := strings.Join(tab.Ticked(), ""); got != "abc" {
		t.Errorf("a click with Shift ticked %q", got)
	}
	tab.body.MouseDown(mouse(200, 350))
	if tab.Current() != 2 {
		t.Error("a click under the last row moved")
	}
}

func TestTableSortsByClickAndKey(t *testing.T) {
	rows := members("B", "A", "C")
	tab, w := memberTable(t, rows)
	var asked []string
	tab.OnSort = func(key string, desc bool) {
		asked = append(asked, fmt.Sprint(key, desc))
		rows.Sort(tab.Columns(), key, desc)
		tab.Reload()
	}
	tab.SetCurrent(0) // B
	test.TapAt(tab.head, fyne.NewPos(30, 10))
	if rows[0].name != "A" || tab.Current() != 1 {
		t.Errorf("first is %s, B is at %d", rows[0].name, tab.Current())
	}
	w.Canvas().Focus(tab.head)
	press(w, fyne.KeyReturn)                                // the same column again: the other way round
	press(w, fyne.KeyRight)                                 // over the column that cannot be sorted
	press(w, fyne.KeySpace)                                 // by the number of times they came
	press(w, fyne.KeyDown)                                  // to the rows
	test.TapAt(tab.head, fyne.NewPos(tab.spans[1].x+5, 10)) // not sortable
	if got := strings.Join(asked, " "); got != "namefalse nametrue camefalse" {
		t.Errorf("asked for %q", got)
	}
}

func TestTableLettersGoToTheScreenThenJump(t *testing.T) {
	rows := members("Ada", "Bea", "Ben", "Cy")
	tab, w := memberTable(t, rows)
	now := time.Date(2025, 9, 9, 10, 0, 0, 0, time.UTC)
	tab.now = func() time.Time { return now }
	var replies string
	tab.OnKey = func(r rune) bool {
		if r == 't' {
			replies += "t"
			return true
		}
		return false
	}
	tab.OnJump = func(prefix string) int {
		for i, m := range rows {
			if strings.HasPrefix(m.id, prefix) {
				return i
			}
		}
		return -1
	}
	typeIn(w, "tben")
	if replies != "t" || tab.Current() != 2 {
		t.Errorf("replies %q, current %d", replies, tab.Current())
	}
	now = now.Add(2 * time.Second)
	typeIn(w, "c")
	if tab.Current() != 3 {
		t.Errorf("after a pause c leads to %d", tab.Current())
	}
	typeIn(w, "zz")
	if tab.Current() != 3 {
		t.Error("letters that match nothing moved")
	}
}

func TestTableHandsOnKeysItDoesNotUse(t *testing.T) {
	_, w := memberTable(t, members("A"))
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	done := 0
	AddShortcut(w.Canvas(), &fyne.ShortcutUndo{}, func() { done++ })
	press(w, fyne.KeyEscape, fyne.KeyF2, fyne.KeyLeft)
	shortcut(w, &fyne.ShortcutUndo{})
	if len(keys) != 3 || done != 1 {
		t.Errorf("the window saw %v, and %d undo", keys, done)
	}
}

func TestTableStaysWholeUnderAnyKeys(t *testing.T) {
	tab, w := memberTable(t, members("A", "B"))
	tab.ShowTicks(true)
	keys := []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn}
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(r, "rows")
		rows := Rows[member]{}
		for i := range n {
			rows = append(rows, member{fmt.Sprint(i), fmt.Sprint(i), i})
		}
		tab.SetSource(rows)
		tab.SetTicked(nil)
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, 2*len(keys)-1), 0, 30).Draw(r, "keys") {
			if i < len(keys) {
				press(w, keys[i])
			} else {
				pressShift(w, keys[i-len(keys)])
			}
			at := tab.Current()
			if at < -1 || at >= n {
				r.Fatalf("current is %d of %d", at, n)
			}
			if len(tab.Ticked()) > n {
				r.Fatalf("%d ticked of %d", len(tab.Ticked()), n)
			}
			if top := float32(at) * tab.rowHeight(); at >= 0 && (top < tab.scroll.Offset.Y-1 || top+tab.rowHeight() > tab.scroll.Offset.Y+tab.scroll.Size().Height+1) {
				r.Fatalf("row %d cannot be seen", at)
			}
		}
	})
}

func TestTheTickInTheHeadIsForTheRowsShown(t *testing.T) {
	s := newStopwatch(t)
	tab, w := memberTable(t, members("A", "B", "C"))
	tab.ShowTicks(true)
	tab.SetTicked([]string{"b"})
	tab.SetSource(members("A"))
	if tab.allTicked() || tab.TickedShown() != 0 {
		t.Error("the one row shown counts as ticked, for another is")
	}
	tab.head.MouseIn(mouse(cellPad, 5))
	s.ring()
	if tip := w.Content().(*TipHost).Shown(); tip != "Tick the 1 shown (Ctrl+A)" {
		t.Errorf("the tick says %q", tip)
	}
	click := func() []string {
		tab.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(cellPad, 5)})
		return tab.Ticked()
	}
	if got := click(); !slices.Equal(got, []string{"a", "b"}) || !tab.allTicked() {
		t.Errorf("after a click %v are ticked", got)
	}
	if tab.head.Tip() != "Untick the 1 shown (Ctrl+A)" {
		t.Errorf("then it says %q", tab.head.Tip())
	}
	if got := click(); !slices.Equal(got, []string{"b"}) {
		t.Errorf("after another click %v are ticked", got)
	}
	tab.head.MouseMoved(mouse(200, 5))
	if tab.head.Tip() != "" {
		t.Error("the title of a column says what the tick does")
	}
}
