package widgets

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
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

func TestNumbersKeepTheirDistanceFromWords(t *testing.T) {
	themed(t, look.Light, 1)
	right := fyne.TextAlignTrailing
	cols := []column{{width: 50, align: right}, {width: 50, align: right}, {width: 50, priority: 1}, {width: 50, align: right}}
	gap := func(s []span, a, b int) float32 { return s[b].x - s[a].x - s[a].w }
	s := spans(cols, false, 600)
	if gap(s, 0, 1) != cellGap || gap(s, 1, 2) <= cellGap || gap(s, 2, 3) != cellGap {
		t.Errorf("the columns stand at %v", s)
	}
	if end := s[3].x + s[3].w; end > 600-cellPad+0.1 {
		t.Errorf("the last column ends at %v", end)
	}
	cols[2].width = 1000 // is hidden
	if s := spans(cols, false, 600); gap(s, 1, 3) != cellGap {
		t.Errorf("with one hidden they stand at %v", s)
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

func TestTableRowsGrowWithTheText(t *testing.T) {
	tab, w := memberTable(t, members("A", "B"))
	before := tab.body.views[1].row.Position().Y
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, 1.5))
	w.Resize(fyne.NewSize(700, 401))
	if after := tab.body.views[1].row.Position().Y; before != 40 || after != 50 {
		t.Errorf("the second row is at %v, and at %v when text is half as large again", before, after)
	}
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, 2))
	if text := Body.measure(tallLetters).Height; tab.rowHeight() < text+4 || tab.headHeight() < Small.measure(tallLetters).Height+4 {
		t.Errorf("rows of %v and a head of %v have no room for text of %v", tab.rowHeight(), tab.headHeight(), text)
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

func TestColumnsOfAFixedWidthShrinkLast(t *testing.T) {
	themed(t, look.Light, 1)
	cols := []column{{key: "time", width: 100, fixed: true}, {key: "title", width: 200}}
	if s := spans(cols, false, 2*cellPad+cellGap+100+140); s[0].w != 100 || s[1].w != 140 {
		t.Errorf("with a little less than the title wants: %v", s)
	}
	if s := spans(cols, false, 2*cellPad+cellGap+150); s[0].w >= 100 || s[0].w+s[1].w > 150.1 {
		t.Errorf("with half of what all want: %v", s)
	}
}
