package widgets

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
	"time"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

type member struct {
	id, name string
	came     int
}

var memberColumns = []Column[member]{
	{Key: "name", Title: "Name", Width: 140, Sortable: true, Text: func(m member) string { return m.name },
		Less: func(a, b member) int { return cmp.Compare(a.name, b.name) }},
	{Key: "role", Title: "Role", Width: 120, Priority: 2, Text: func(member) string { return "Analyst" }},
	{Key: "came", Title: "Came", Width: 60, Fixed: true, Sortable: true, Align: fyne.TextAlignTrailing,
		Text: func(m member) string { return fmt.Sprint(m.came) },
		Less: func(a, b member) int { return cmp.Compare(a.came, b.came) }},
}

func members(names ...string) Rows[member] {
	rows := Rows[member]{}
	for i, n := range names {
		rows = append(rows, member{strings.ToLower(n), n, len(names) - i})
	}
	return rows
}

func memberTable(t *testing.T, s Source[member]) (*Table[member], fyne.Window) {
	t.Helper()
	tab := NewTable(memberColumns, func(m member) string { return m.id })
	tab.SetSource(s)
	w := show(t, tab, 700, 400)
	tab.Focus()
	return tab, w
}

// manyMembers is a source of 100,000 rows that counts what it is asked for.
type manyMembers struct{ asked map[int]bool }

func (m *manyMembers) Len() int { return 100_000 }

func (m *manyMembers) Row(i int) member {
	m.asked[i] = true
	return member{fmt.Sprint(i), fmt.Sprintf("Member %d", i), i}
}

func (m *manyMembers) IndexOf(string) int { return -1 }

func (m *manyMembers) Keys() []string {
	keys := make([]string, m.Len())
	for i := range keys {
		keys[i] = fmt.Sprint(i)
	}
	return keys
}

func TestTableDrawsAndAsksOnlyForWhatIsSeen(t *testing.T) {
	s := &manyMembers{asked: map[int]bool{}}
	tab, w := memberTable(t, s)
	seen := int(400/look.RowHeight) + 2
	if len(s.asked) > seen {
		t.Errorf("asked for %d rows to show at most %d", len(s.asked), seen)
	}
	press(w, fyne.KeyEnd)
	for range 50 {
		press(w, fyne.KeyPageUp)
	}
	press(w, fyne.KeyHome)
	tab.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1_234_567)})
	if len(tab.body.views) > seen {
		t.Errorf("made %d row views to show at most %d", len(tab.body.views), seen)
	}
	if n := len(s.asked); n > 60*seen {
		t.Errorf("asked for %d rows on the way", n)
	}
	const first = 1_234_567 / look.RowHeight
	if !s.asked[first] {
		t.Errorf("row %d was scrolled to and not asked for", first)
	}
}

func TestTableFillsATallerWindow(t *testing.T) {
	names := []string{}
	for i := range 100 {
		names = append(names, fmt.Sprint(i))
	}
	tab, w := memberTable(t, members(names...))
	w.Resize(fyne.NewSize(700, 800))
	last := int(tab.scroll.Size().Height / look.RowHeight)
	for _, v := range tab.body.views {
		if v.index == last && v.row.Visible() {
			return
		}
	}
	t.Errorf("row %d is not drawn", last)
}

func TestTableTicksAllOfManyWithoutFetchingThem(t *testing.T) {
	s := &manyMembers{asked: map[int]bool{}}
	tab, w := memberTable(t, s)
	tab.ShowTicks(true)
	shortcut(w, &fyne.ShortcutSelectAll{})
	if len(tab.Ticked()) != s.Len() {
		t.Errorf("%d ticked", len(tab.Ticked()))
	}
	if len(s.asked) > 100 {
		t.Errorf("fetched %d rows to tick them", len(s.asked))
	}
	shortcut(w, &fyne.ShortcutSelectAll{})
	if len(tab.Ticked()) != 0 {
		t.Errorf("%d ticked after the second Ctrl+A", len(tab.Ticked()))
	}
}

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

func TestTableKeepsCurrentRowAndTicksOverAnotherSource(t *testing.T) {
	tab, _ := memberTable(t, members("A", "B", "C"))
	tab.ShowTicks(true)
	tab.SetCurrent(1)
	tab.SetTicked([]string{"c"})
	tab.SetSource(members("X", "A", "C", "B"))
	if row, ok := tab.CurrentRow(); !ok || row.name != "B" || tab.Current() != 3 {
		t.Errorf("current is %v at %d", row, tab.Current())
	}
	if got := strings.Join(tab.Ticked(), ""); got != "c" {
		t.Errorf("ticked %q", got)
	}
	tab.SetSource(members("X"))
	if _, ok := tab.CurrentRow(); ok {
		t.Error("a row that is gone is still current")
	}
}

func TestTableSaysWhenItIsEmpty(t *testing.T) {
	tab, w := memberTable(t, Rows[member]{})
	tab.Empty = EmptyState("People you know will be listed here.", "New person", func() {})
	tab.Reload()
	if m := test.RenderToMarkup(w.Canvas()); !strings.Contains(m, "listed here.") || !strings.Contains(m, "New person") {
		t.Error("the empty table does not say what it is for")
	}
	press(w, fyne.KeyDown, fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn)
	tab.SetSource(members("A"))
	if m := test.RenderToMarkup(w.Canvas()); strings.Contains(m, "New person") {
		t.Error("a table with a row still says it is empty")
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

func TestSpansHideByPriorityAndShareTheRest(t *testing.T) {
	themed(t, look.Light, 1)
	cols := []column{{key: "a", width: 100}, {key: "b", width: 100, priority: 2}, {key: "c", width: 60, fixed: true}, {key: "d", width: 80, priority: 1}}
	shown := func(width float32) (out string) {
		for i, s := range spans(cols, false, width) {
			if s.w > 0 {
				out += cols[i].key
			}
		}
		return out
	}
	for _, c := range []struct {
		width float32
		want  string
	}{{800, "abcd"}, {404, "abcd"}, {403, "acd"}, {290, "ac"}, {100, "ac"}} {
		if got := shown(c.width); got != c.want {
			t.Errorf("at %v: %s, want %s", c.width, got, c.want)
		}
	}
	wide := spans(cols, true, 900)
	if end := wide[3].x + wide[3].w; end < 900-cellPad-1 || end > 900-cellPad+1 {
		t.Errorf("the last column ends at %v of 900", end)
	}
	if wide[2].w != 60 {
		t.Errorf("the fixed column is %v wide", wide[2].w)
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

func TestTableRowsGrowWithTheText(t *testing.T) {
	tab, w := memberTable(t, members("A", "B"))
	before := tab.body.views[1].row.Position().Y
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, 1.5))
	w.Resize(fyne.NewSize(700, 401))
	if after := tab.body.views[1].row.Position().Y; before != 40 || after != 60 {
		t.Errorf("the second row is at %v, and at %v when text is half as large again", before, after)
	}
}

func TestTableSaysTheWholeOfACutCell(t *testing.T) {
	s := newStopwatch(t)
	long := strings.Repeat("Very long name ", 10)
	tab, w := memberTable(t, members(long, "Short"))
	host := w.Content().(*TipHost)
	tab.body.MouseIn(mouse(30, 10))
	s.ring()
	if host.Shown() != long {
		t.Errorf("tip %q", host.Shown())
	}
	tab.body.MouseMoved(mouse(30, 50))
	s.ring()
	if host.Shown() != "" {
		t.Errorf("tip %q over a cell that is all to be read", host.Shown())
	}
}
