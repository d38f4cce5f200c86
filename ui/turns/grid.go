package turns

import (
	"convenor/model"
	"convenor/model/rotation"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Grid is a rotation.Grid as a picture. Arrows, Home, End and Page Up and Down move
// from field to field, Enter and a double click open one.
type Grid struct {
	OnOpen  func(rotation.Cell)
	OnMoved func() // another field is the current one

	content     rotation.Grid
	row, column int // the current field
	plan        plan
	surface     *widgets.Surface
}

// mostRows is how many rows are shown at once at most; the rest can be scrolled to.
const mostRows = 16

// NewGrid makes a picture without content.
func NewGrid() *Grid {
	g := &Grid{surface: widgets.NewSurface()}
	g.surface.Least = g.least
	g.surface.Draw = g.draw
	g.surface.OnKey = g.key
	g.surface.OnPress = func(at fyne.Position) {
		if row, column, ok := g.plan.at(at.X, at.Y); ok {
			g.move(row, column)
		} else if row, ok := g.plan.rowAt(at.Y); ok {
			g.move(row, g.column)
		}
	}
	g.surface.OnOpen = func(at fyne.Position) {
		if _, _, ok := g.plan.at(at.X, at.Y); ok {
			g.open()
		}
	}
	g.surface.OnWheel = g.wheel
	g.surface.TipAt = g.tip
	return g
}

// Object is the picture.
func (g *Grid) Object() fyne.CanvasObject { return g.surface }

// Focus moves the keyboard to the picture.
func (g *Grid) Focus() { g.surface.Focus() }

// SetContent shows another grid. The current field stays the same if its heads are still
// there, else it is the last that holds something up to now.
func (g *Grid) SetContent(content rotation.Grid) {
	before := g.content
	var row, column model.ID
	if g.row < len(before.Rows) && g.column < len(before.Columns) {
		row, column = before.Rows[g.row].ID, before.Columns[g.column].ID
	}
	g.content = content
	g.row, g.column = max(find(content.Rows, row), 0), find(content.Columns, column)
	if g.column < 0 || before.Title != content.Title {
		g.row, g.column = 0, max(content.Now, 0)
		g.plan.top, g.plan.left = 0, len(content.Columns)
	}
	g.surface.Refresh()
}

func find(heads []rotation.Head, id model.ID) int {
	for i, h := range heads {
		if h.ID == id {
			return i
		}
	}
	return -1
}

// Content is the grid that is shown.
func (g *Grid) Content() rotation.Grid { return g.content }

// Current is the current field; false while there is none.
func (g *Grid) Current() (cell rotation.Cell, ok bool) {
	if g.row >= len(g.content.Rows) || g.column >= len(g.content.Columns) {
		return cell, false
	}
	return g.content.Cells[g.row][g.column], true
}

// Words says what the current field holds; "" while there is none.
func (g *Grid) Words() string {
	if _, ok := g.Current(); !ok {
		return ""
	}
	return g.content.CellWords(g.row, g.column)
}

// ShowRow makes a row the current one.
func (g *Grid) ShowRow(id model.ID) {
	if row := find(g.content.Rows, id); row >= 0 {
		g.move(row, g.column)
	}
}

func (g *Grid) move(row, column int) {
	row, column = max(min(row, len(g.content.Rows)-1), 0), max(min(column, len(g.content.Columns)-1), 0)
	g.row, g.column = row, column
	g.surface.Refresh()
	if g.OnMoved != nil {
		g.OnMoved()
	}
}

func (g *Grid) open() {
	if cell, ok := g.Current(); ok && len(cell.Turns) > 0 && g.OnOpen != nil {
		g.OnOpen(cell)
	}
}

func (g *Grid) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		g.move(g.row, g.column-1)
	case fyne.KeyRight:
		g.move(g.row, g.column+1)
	case fyne.KeyUp:
		g.move(g.row-1, g.column)
	case fyne.KeyDown:
		g.move(g.row+1, g.column)
	case fyne.KeyHome:
		g.move(g.row, 0)
	case fyne.KeyEnd:
		g.move(g.row, len(g.content.Columns)-1)
	case fyne.KeyPageUp:
		g.move(g.row-g.plan.rows, g.column)
	case fyne.KeyPageDown:
		g.move(g.row+g.plan.rows, g.column)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open()
	default:
		return false
	}
	return true
}

// wheel scrolls the rows, and the current field with them where it would go out of
// view; where there are no more rows that way, what the picture is in scrolls.
func (g *Grid) wheel(lines int) {
	g.surface.MouseOut() // what was under the pointer moves away
	top := max(min(g.plan.top+lines, len(g.content.Rows)-g.plan.rows), 0)
	if top == g.plan.top {
		g.surface.WheelOn(lines)
		return
	}
	g.plan.top = top
	g.move(max(min(g.row, top+g.plan.rows-1), top), g.column)
}

// tip says what a field holds, or the whole name of a row.
func (g *Grid) tip(at fyne.Position) string {
	if row, column, ok := g.plan.at(at.X, at.Y); ok {
		return g.content.CellWords(row, column)
	}
	if row, ok := g.plan.rowAt(at.Y); ok && at.X < g.plan.label {
		return g.content.Rows[row].Name
	}
	return ""
}
