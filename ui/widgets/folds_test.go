package widgets

import (
	"strings"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// rowTexts is what can be read in the first row of a table.
func rowTexts(g *grid) string {
	var all []string
	for _, o := range g.body.views[0].row.Objects {
		if t, ok := o.(*canvas.Text); ok && t.Visible() && t.Text != "" {
			all = append(all, t.Text)
		}
	}
	return strings.Join(all, " | ")
}

func TestColumnsWithoutRoomAreFoldedIntoASecondLine(t *testing.T) {
	table := NewTable([]Column[string]{
		{Key: "name", Title: "Name", Width: 120, Text: func(s string) string { return s }},
		{Key: "town", Title: "Town", Width: 120, Priority: 1, Text: func(string) string { return "Wirral" }},
		{Key: "count", Title: "Came", Width: 60, Fixed: true, Priority: 2, Cell: func(string) Cell { return Cell{Text: "7", Folded: "Came: 7"} }},
		{Key: "none", Title: "None", Width: 60, Fixed: true, Priority: 3, Cell: func(string) Cell { return Cell{Text: "–"} }},
	}, func(s string) string { return s })
	table.Folds = true
	table.SetSource(Rows[string]{"Ann", "Bo", "Cy"})
	w := show(t, table, 600, 300)
	wide := table.rowHeight()
	if got := rowTexts(&table.grid); got != "Ann | Wirral | 7 | –" || wide != look.RowHeight {
		t.Errorf("with room for all: %s, %v high", got, wide)
	}
	w.Resize(fyne.NewSize(300, 300))
	if got := rowTexts(&table.grid); got != "Ann | Wirral | Came: 7" {
		t.Errorf("with less room: %s", got)
	}
	w.Resize(fyne.NewSize(240, 300))
	if got := rowTexts(&table.grid); got != "Ann | Wirral · Came: 7" {
		t.Errorf("with little room: %s", got)
	}
	high := table.rowHeight()
	if high <= wide || table.body.Size().Height < 3*high || table.body.rowAt(high+1) != 1 {
		t.Errorf("a row is %v high, was %v; all are %v", high, wide, table.body.Size().Height)
	}
	first, second := table.body.views[0].cells[0].text, table.body.views[0].second
	if end := first.Position().Y + first.Size().Height; end > second.Position().Y+1 || second.Position().Y+second.Size().Height > high {
		t.Errorf("the first line ends at %v, the second is from %v to %v of %v", end, second.Position().Y, second.Position().Y+second.Size().Height, high)
	}
	w.Resize(fyne.NewSize(600, 300))
	if got := rowTexts(&table.grid); got != "Ann | Wirral | 7 | –" || table.rowHeight() != wide {
		t.Errorf("with room again: %s, %v high", got, table.rowHeight())
	}
}

func TestTheWheelOverASurfaceScrollsTheInnermostThatCan(t *testing.T) {
	surface := NewSurface()
	surface.Least = func() fyne.Size { return fyne.NewSize(100, 400) }
	surface.Draw = func(fyne.Size) Scene { return Scene{} }
	inner := NewScroll(surface)
	outer := NewScroll(Stack(High(inner, 200), High(NewWords("below", Body), 500)))
	show(t, outer, 400, 300)
	turn := func(by float32) { surface.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -by}}) }
	turn(50)
	if inner.scroll.Offset.Y != 50 || outer.scroll.Offset.Y != 0 {
		t.Errorf("the inner is at %v, the outer at %v", inner.scroll.Offset.Y, outer.scroll.Offset.Y)
	}
	turn(1000)
	turn(60)
	if outer.scroll.Offset.Y != 60 {
		t.Errorf("at the end of the inner the outer is at %v", outer.scroll.Offset.Y)
	}
	turn(-30)
	if outer.scroll.Offset.Y != 60 {
		t.Errorf("up again, the outer is at %v: the inner comes first", outer.scroll.Offset.Y)
	}
	surface.OnWheel = surface.WheelOn
	before := inner.scroll.Offset.Y
	turn(-20)
	if inner.scroll.Offset.Y >= before {
		t.Errorf("handed on, the wheel leaves the inner at %v", inner.scroll.Offset.Y)
	}
}

func TestASelectKeepsItsLettersAndATableTheLettersOfItsJump(t *testing.T) {
	choice := NewSelect("", []Option{{Value: "a", Text: "Apples"}, {Value: "b", Text: "Beans"}}, "a", nil)
	table := NewTable([]Column[string]{{Key: "name", Text: func(s string) string { return s }}}, func(s string) string { return s })
	table.SetSource(Rows[string]{"Ann", "Bo"})
	button := NewButton("B", Plain, nil)
	w := show(t, container.NewBorder(container.NewVBox(choice, button), nil, nil, nil, table), 400, 300)
	var heard []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
	for _, c := range []struct {
		on    fyne.Focusable
		jumps bool
		want  int
	}{{choice, false, 0}, {button, false, 1}, {table.body, false, 1}, {table.body, true, 0}} {
		heard, table.OnJump = nil, nil
		if c.jumps {
			table.OnJump = func(string) int { return -1 }
		}
		w.Canvas().Focus(c.on)
		press(w, fyne.KeyB)
		if len(heard) != c.want {
			t.Errorf("%T, jumps %v: the window hears %v", c.on, c.jumps, heard)
		}
	}
}

func TestADialogHearsShortcuts(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	key := &desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierAlt}
	heard := 0
	field := NewTextField("Name", "", nil)
	ShowDialog(w, Options{Title: "T", Content: field, Confirm: "OK", OnShortcut: func(s fyne.Shortcut) {
		if s.ShortcutName() == key.ShortcutName() {
			heard++
		}
	}})
	field.Entry.TypedShortcut(key)
	if heard != 1 {
		t.Errorf("it hears a shortcut of its field %d times", heard)
	}
}
