package widgets

import (
	"strings"

	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	pickerRows = 10 // seen at once
	pickerHigh = 32 // of a row, at text scale 1
)

// picker is a list of options with ticks. Space and a click tick, letters
// narrow the list, Enter and Esc close it.
type picker struct {
	control
	options []Option
	ticked  map[string]bool
	single  bool
	changed func([]string)
	close   func()

	query   string
	found   []Option // those that the query lets pass
	at      int      // the current row
	first   int      // the first row seen
	touched bool     // a tick was changed
}

// ShowPicker opens a list of options beside a control, with those of picked
// ticked. Each change is told at once, in the order of the options. Of a
// single one at most one is ticked, and the list closes then.
func ShowPicker(anchor fyne.CanvasObject, options []Option, picked []string, single bool, changed func(picked []string)) {
	p := &picker{options: options, ticked: map[string]bool{}, single: single, changed: changed}
	for _, v := range picked {
		p.ticked[v] = true
	}
	p.extend(p)
	p.narrow("")
	pop := showPopover(anchor, p, 0)
	if pop == nil {
		return
	}
	p.close = pop.hide
	pop.canvas.Focus(p)
}

// narrow shows only options that hold every word of the query.
func (p *picker) narrow(query string) {
	p.query, p.at, p.first, p.found = query, 0, 0, nil
	words := model.Words(query)
	for _, o := range p.options {
		if model.MatchWords(model.Fold(o.Text), words) {
			p.found = append(p.found, o)
		}
	}
	p.Refresh()
}

func (p *picker) toggle(i int) {
	if i < 0 || i >= len(p.found) {
		return
	}
	value := p.found[i].Value
	on := !p.ticked[value]
	if p.single {
		clear(p.ticked)
	}
	p.ticked[value] = on
	p.at, p.touched = i, true
	p.Refresh()
	if p.single {
		p.close()
	}
	picked := []string{}
	for _, o := range p.options {
		if p.ticked[o.Value] {
			picked = append(picked, o.Value)
		}
	}
	p.changed(picked)
}

// seen is how many rows there is room for.
func (p *picker) seen() int {
	room := int((p.Size().Height-p.headHeight())/look.Px(pickerHigh) + 0.01)
	if p.Size().Height == 0 {
		room = pickerRows
	}
	return max(min(room, pickerRows), 1)
}

func (p *picker) headHeight() float32 {
	if p.query == "" && len(p.options) <= pickerRows {
		return 0
	}
	return look.Px(28)
}

func (p *picker) move(to int) {
	p.at = max(min(to, len(p.found)-1), 0)
	p.scrollTo(min(max(p.first, p.at-p.seen()+1), p.at))
}

func (p *picker) scrollTo(first int) {
	p.first = max(min(first, len(p.found)-p.seen()), 0)
	p.Refresh()
}

// AcceptsTab is true: Tab closes the list.
func (p *picker) AcceptsTab() bool { return true }

// TypedRune narrows the list; Space ticks.
func (p *picker) TypedRune(r rune) {
	if r == ' ' {
		return // TypedKey has had it
	}
	p.narrow(p.query + string(r))
}

// TypedKey moves, ticks and closes.
func (p *picker) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyDown:
		p.move(p.at + 1)
	case e.Name == fyne.KeyUp:
		p.move(p.at - 1)
	case e.Name == fyne.KeyPageDown:
		p.move(p.at + p.seen())
	case e.Name == fyne.KeyPageUp:
		p.move(p.at - p.seen())
	case e.Name == fyne.KeyHome:
		p.move(0)
	case e.Name == fyne.KeyEnd:
		p.move(len(p.found) - 1)
	case e.Name == fyne.KeySpace:
		p.toggle(p.at)
	case isEnter(e):
		if !p.touched {
			p.toggle(p.at)
		}
		p.close()
	case e.Name == fyne.KeyBackspace && p.query != "":
		letters := []rune(p.query)
		p.narrow(string(letters[:len(letters)-1]))
	case e.Name == fyne.KeyEscape && p.query != "":
		p.narrow("")
	case e.Name == fyne.KeyEscape, e.Name == fyne.KeyTab:
		p.close()
	}
}

func (p *picker) rowAt(y float32) int {
	if y < p.headHeight() {
		return -1
	}
	return p.first + int((y-p.headHeight())/look.Px(pickerHigh))
}

// Tapped ticks the row under the pointer.
func (p *picker) Tapped(e *fyne.PointEvent) { p.toggle(p.rowAt(e.Position.Y)) }

// MouseMoved makes the row under the pointer the current one.
func (p *picker) MouseMoved(e *desktop.MouseEvent) {
	if i := p.rowAt(e.Position.Y); i >= 0 && i < len(p.found) && i != p.at {
		p.at = i
		p.Refresh()
	}
}

// Scrolled moves the list.
func (p *picker) Scrolled(e *fyne.ScrollEvent) {
	by := 1
	if e.Scrolled.DY > 0 {
		by = -1
	}
	p.scrollTo(p.first + by)
}

func (p *picker) minSize() fyne.Size {
	const pads = 3 * 10
	wide := Small.measure("Type to narrow the list").Width
	for _, o := range p.options {
		wide = max(wide, Body.measure(o.Text).Width)
	}
	rows := max(min(len(p.found), pickerRows), 1)
	return fyne.NewSize(min(wide+look.Px(15)+pads, look.Px(380)), p.headHeight()+float32(rows)*look.Px(pickerHigh))
}

type pickerRow struct {
	box  *canvas.Rectangle
	tick *tickBox
	text *canvas.Text
}

// CreateRenderer draws what was typed and the rows that are seen.
func (p *picker) CreateRenderer() fyne.WidgetRenderer {
	const pad = 10
	typed := canvas.NewText("", nil)
	r := &drawn{objects: []fyne.CanvasObject{typed}}
	rows := make([]pickerRow, pickerRows)
	for i := range rows {
		rows[i] = pickerRow{newBox(5), newTickBox(), canvas.NewText("", nil)}
		r.objects = append(append(append(r.objects, rows[i].box), rows[i].tick.objects()...), rows[i].text)
	}
	r.min = p.minSize
	r.layout = func(size fyne.Size) {
		head, high := p.headHeight(), look.Px(pickerHigh)
		placeText(typed, pad, 0, size.Width-2*pad, head)
		for i, row := range rows {
			at := p.first + i
			shown := at < len(p.found) && i < p.seen()
			row.box.Hidden, row.text.Hidden = !shown, !shown
			row.tick.paint(shown && p.ticked[p.found[at].Value], shown)
			if !shown {
				continue
			}
			y, left := head+float32(i)*high, pad+row.tick.side()+pad
			place(row.box, 0, y, size.Width, high)
			row.tick.place(pad, y+(high-row.tick.side())/2)
			row.text.Text = fit(p.found[at].Text, size.Width-left-pad, row.text.TextSize, row.text.TextStyle)
			placeText(row.text, left, y, size.Width-left-pad, high)
		}
	}
	r.refresh = func() {
		Small.apply(typed)
		typed.Hidden = p.headHeight() == 0
		typed.Text = p.heading()
		for i, row := range rows {
			Body.apply(row.text)
			paint(row.box, "", "")
			if p.first+i == p.at {
				paint(row.box, look.Tint, "")
			}
		}
		r.layout(p.Size())
	}
	r.refresh()
	return r
}

func (p *picker) heading() string {
	switch {
	case p.query == "":
		return "Type to narrow the list"
	case len(p.found) == 0:
		return "Nothing has “" + p.query + "”"
	}
	return "With “" + strings.TrimSpace(p.query) + "”"
}
