package turns

import (
	"strconv"

	"convenor/model"
	"convenor/model/rotation"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// measure takes the sizes from the words of the grid.
func (g *Grid) measure() sizes {
	s := sizes{line: widgets.Small.Height() + 2, row: look.Px(29), column: look.Px(18), most: look.Px(48)}
	s.row = max(s.row, widgets.Body.Height()+gap)
	s.number = widgets.Small.Width(g.content.People)
	for _, r := range g.content.Rows {
		s.label = max(s.label, widgets.Strong.Width(r.Name))
		s.number = max(s.number, widgets.Body.Width(model.Thousands(r.Number)))
	}
	for _, c := range g.content.Columns {
		s.column = max(s.column, widgets.Small.Width(c.Name)+gap+2)
	}
	for _, row := range g.content.Cells {
		for _, c := range row {
			if halved(g.content, c) {
				held, rest := halves(c)
				s.column = max(s.column, numbers.Width(held)+numbers.Width(rest)+2*halfPad+gap)
			}
		}
	}
	if g.content.Now < 0 {
		s.column, s.most = min(s.column, look.Px(150)), look.Px(190)
	}
	return s
}

// least is enough for all rows, up to mostRows of them, and for a few columns.
func (g *Grid) least() fyne.Size {
	s := g.measure()
	rows := min(max(len(g.content.Rows), 1), mostRows)
	return fyne.NewSize(look.Px(260), headHeight(g.content, s)+float32(rows)*s.row+pad-gap)
}

// draw draws the heads, the fields that are shown, and the numbers.
func (g *Grid) draw(size fyne.Size) widgets.Scene {
	var scene widgets.Scene
	if len(g.content.Rows) == 0 || len(g.content.Columns) == 0 {
		return scene
	}
	g.plan = newPlan(g.content, g.measure(), size.Width, size.Height, g.row, g.column, g.plan.top, g.plan.left)
	p := g.plan
	g.drawHeads(&scene)
	for row := p.top; row < p.top+p.rows; row++ {
		head := g.content.Rows[row]
		_, y, _, h := p.cell(row, p.left)
		name, number := widgets.Body, widgets.Dim
		if row == g.row {
			name = widgets.Strong
		}
		scene.Say(widgets.Label{X: pad, Y: y, W: p.label - pad - 10, H: h, Text: head.Name, Style: name})
		if g.content.People != "" {
			end := p.label + float32(p.columns)*p.column + 8
			scene.Say(widgets.Label{X: end, Y: y, W: p.number, H: h, Text: model.Thousands(head.Number), Style: number, Align: fyne.TextAlignTrailing})
		}
		for column := p.left; column < p.left+p.columns; column++ {
			g.drawCell(&scene, row, column)
		}
	}
	return scene
}

func (g *Grid) drawHeads(scene *widgets.Scene) {
	p := g.plan
	names := p.heads - gap - p.line
	for column := p.left; column < p.left+p.columns; column++ {
		head := g.content.Columns[column]
		x, _, w, _ := p.cell(p.top, column)
		style := widgets.Small
		if column == g.content.Now {
			style = widgets.Style{Size: look.SizeSmall, Colour: look.Accent, Bold: true}
		}
		scene.Say(widgets.Label{X: x - gap/2, Y: names, W: w + gap, H: p.line, Text: head.Name, Style: style, Align: fyne.TextAlignCenter})
		if head.Over == "" || column > p.left && g.content.Columns[column-1].Over == head.Over {
			continue
		}
		to := column
		for to+1 < p.left+p.columns && g.content.Columns[to+1].Over == head.Over {
			to++
		}
		if wide := float32(to-column+1) * p.column; widgets.Heading.Width(head.Over) <= wide {
			scene.Say(widgets.Label{X: x, Y: pad, W: wide, H: p.line, Text: head.Over, Style: widgets.Heading})
		}
	}
	if p.left > 0 {
		scene.Say(widgets.Label{X: p.label - 14, Y: names, W: 12, H: p.line, Text: "‹", Style: widgets.Small})
	}
	end := p.label + float32(p.columns)*p.column
	if p.left+p.columns < len(g.content.Columns) {
		scene.Say(widgets.Label{X: end - 2, Y: names, W: 12, H: p.line, Text: "›", Style: widgets.Small})
	}
	scene.Say(widgets.Label{X: end + 8, Y: names, W: p.number, H: p.line, Text: g.content.People, Style: widgets.Small, Align: fyne.TextAlignTrailing})
}

// numbers is how the numbers in the fields are written.
var numbers = widgets.Style{Size: look.SizeSmall, Colour: look.Accent, Bold: true}

// halfPad is the room beside the number in a half of a field.
const halfPad = 3

// halves are the numbers of a field in two halves: "1" held and "+2" still to come.
func halves(c rotation.Cell) (held, rest string) {
	n := c.Held()
	return strconv.Itoa(n), "+" + strconv.Itoa(len(c.Turns)-n)
}

// drawCell draws one field: filled when held, outlined when it is to come, dashed for
// an idea, on a tint for a proposal, its left half filled when only some were held; and
// round the current one a frame.
func (g *Grid) drawCell(scene *widgets.Scene, row, column int) {
	cell := g.content.Cells[row][column]
	x, y, w, h := g.plan.cell(row, column)
	if halved(g.content, cell) {
		held, rest := halves(cell)
		left := max(w*numbers.Width(held)/(numbers.Width(held)+numbers.Width(rest)), numbers.Width(held)+halfPad)
		scene.Add(boxOf(cell.Rest(), x, y, w, h), boxOf(rotation.Held, x, y, left, h))
		scene.Say(widgets.Label{X: x, Y: y, W: left, H: h, Text: held, Style: onFilled(), Align: fyne.TextAlignCenter})
		scene.Say(widgets.Label{X: x + left, Y: y, W: w - left, H: h, Text: rest, Style: numbers, Align: fyne.TextAlignCenter})
	} else {
		scene.Add(boxOf(cell.Mark, x, y, w, h))
		style, text := numbers, cell.Words
		if cell.Mark == rotation.Held {
			style = onFilled()
		}
		if text == "" && len(cell.Turns) > 1 {
			text = strconv.Itoa(len(cell.Turns))
		}
		scene.Say(widgets.Label{X: x, Y: y, W: w, H: h, Text: text, Style: style, Align: fyne.TextAlignCenter})
	}
	if row == g.row && column == g.column {
		frame := widgets.Shape{X: x - 3, Y: y - 3, W: w + 6, H: h + 6, Round: 6, Stroke: look.Frame, Thick: 1.5}
		if g.surface.Focused() {
			frame.Stroke, frame.Thick = look.Text, 2
		}
		scene.Add(frame)
	}
}

// onFilled is how numbers are written on a filled field.
func onFilled() widgets.Style {
	style := numbers
	style.Colour = look.OnAccent
	return style
}

// boxOf is the box that stands for a mark.
func boxOf(m rotation.Mark, x, y, w, h float32) widgets.Shape {
	box := widgets.Shape{X: x, Y: y, W: w, H: h, Round: 4, Fill: look.Panel, Stroke: look.Accent, Thick: 2}
	switch m {
	case rotation.None:
		box.Fill, box.Stroke = look.Muted, ""
	case rotation.Held:
		box.Fill = look.Accent
	case rotation.Idea:
		box.Dashed = true
	case rotation.Proposed:
		box.Dashed, box.Fill = true, look.Tint
	}
	return box
}
