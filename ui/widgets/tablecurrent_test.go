package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestKeyboardWaitsForRows(t *testing.T) {
	tab, w := memberTable(t, Rows[member]{})
	tab.Empty = EmptyState("Nobody yet.", "", nil)
	tab.Reload()
	w.Canvas().Unfocus()
	tab.Focus()
	tab.SetSource(members("A", "B"))
	if w.Canvas().Focused() == nil {
		t.Fatal("a table that was empty did not take the keyboard")
	}
	press(w, fyne.KeyHome, fyne.KeyDown)
	if tab.Current() != 1 {
		t.Errorf("current is %d after Home and Down", tab.Current())
	}
}

func TestARowThatIsAwaitedBecomesTheCurrentOne(t *testing.T) {
	tab, w := memberTable(t, members("A", "B"))
	told := 0
	tab.OnCurrent = func(int) { told++ }
	w.Canvas().Unfocus()
	tab.SetCurrentKey("c")
	tab.Focus()
	if tab.Current() != -1 || told != 0 {
		t.Errorf("row %d took the place of the one that is awaited", tab.Current())
	}
	tab.SetSource(members("A", "B", "C"))
	if tab.Current() != 2 || told != 0 {
		t.Errorf("current is %d", tab.Current())
	}
	tab.SetCurrentKey("a")
	if tab.Current() != 0 {
		t.Errorf("current is %d, want the first", tab.Current())
	}
}

func TestTheFirstRowIsCurrentWhenRowsComeAfterTheKeyboard(t *testing.T) {
	table := NewTable([]Column[string]{{Key: "name", Title: "Name", Width: 100, Text: func(s string) string { return s }}}, func(s string) string { return s })
	w := show(t, table, 400, 300)
	told, opened := -1, -1
	table.OnCurrent = func(i int) { told = i }
	table.OnOpen = func(i int) { opened = i }
	table.Focus()
	table.SetSource(Rows[string]{"Ann", "Bo"})
	press(w, fyne.KeyReturn)
	if table.Current() != 0 || told != 0 || opened != 0 {
		t.Errorf("current %d, told %d, opened %d", table.Current(), told, opened)
	}
}

// wholly reports whether the current row is seen from top to bottom.
func wholly(tab *Table[member]) bool {
	top, offset := float32(tab.current)*tab.rowHeight(), tab.scroll.Offset.Y
	return top >= offset && top+tab.rowHeight() <= offset+tab.scroll.Size().Height
}

func TestTheCurrentRowStaysInViewWhenTheTableShrinks(t *testing.T) {
	tab := NewTable(memberColumns, func(m member) string { return m.id })
	names := make([]string, 30)
	for i := range names {
		names[i] = fmt.Sprintf("Member %02d", i)
	}
	tab.SetSource(members(names...))
	tab.SetCurrent(20) // before there is a window
	holder := container.NewWithoutLayout(tab)
	show(t, holder, 700, 500)
	tab.Resize(fyne.NewSize(700, 400))
	if !wholly(tab) {
		t.Error("a row chosen before the table is drawn is not in view")
	}
	for high := float32(400); high >= 170; high -= 23 {
		tab.Resize(fyne.NewSize(700, high))
		if !wholly(tab) {
			t.Errorf("at height %v the current row is cut off", high)
		}
	}
	tab.Resize(fyne.NewSize(700, 400))
	tab.SetCurrent(20)
	tab.Resize(fyne.NewSize(700, 170)) // several rows at once
	if !wholly(tab) {
		t.Error("the current row went out of view")
	}
	tab.SetSource(append(members("A", "B", "C", "D", "E", "F", "G"), members(names...)...))
	if tab.Current() != 27 || !wholly(tab) {
		t.Errorf("row %d went out of view with rows before it", tab.Current())
	}
	tab.scroll.ScrollToOffset(fyne.NewPos(0, 0)) // somebody looks elsewhere
	tab.Resize(fyne.NewSize(700, 200))
	if tab.scroll.Offset.Y != 0 {
		t.Error("the table was scrolled away from what is looked at")
	}
}
