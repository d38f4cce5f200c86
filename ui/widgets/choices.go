package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const choicesShown = 10

// choice is one line of a list of choices.
type choice struct {
	text, detail string
	accent       bool // "add … as new"
	none         bool // a sentence that there is nothing to choose
	refused      bool // it cannot be chosen now; detail says why
}

// choices is a short list to choose from, shown in a popover. It takes the
// keyboard there and hands everything it has no use for to behind, the control
// it belongs to.
type choices struct {
	widget.BaseWidget
	items   []choice
	current int // -1 = none
	choose  func(int)
	refused func(int) // is told of a refused line instead of choose
	cancel  func()
	behind  fyne.Focusable
	rows    *fyne.Container
	scroll  *container.Scroll
}

var (
	_ fyne.Focusable    = (*choices)(nil)
	_ fyne.Tabbable     = (*choices)(nil)
	_ fyne.Shortcutable = (*choices)(nil)
	_ desktop.Keyable   = (*choices)(nil)
)

func newChoices(behind fyne.Focusable, choose func(int), cancel func()) *choices {
	c := &choices{behind: behind, choose: choose, cancel: cancel, current: -1, rows: container.New(stacked{})}
	c.scroll = container.NewVScroll(c.rows)
	c.ExtendBaseWidget(c)
	return c
}

// set changes the list and which line is marked.
func (c *choices) set(items []choice, current int) {
	c.items, c.current = items, current
	c.rows.Objects = nil
	for i, item := range items {
		c.rows.Add(newChoiceRow(c, i, item))
	}
	c.Refresh()
	c.reveal()
}

func (c *choices) move(by int) {
	n := len(c.items)
	if n == 0 || c.items[0].none {
		return
	}
	if c.current < 0 && by < 0 {
		c.current = n
	}
	if there := c.there(); by > 0 && there > 0 {
		n = there
		if c.current >= n {
			c.current = -1
		}
	}
	c.current = ((c.current+by)%n + n) % n
	c.rows.Refresh()
	c.reveal()
}

// take chooses a line, unless it is refused.
func (c *choices) take(i int) {
	if c.items[i].refused {
		c.refused(i)
		return
	}
	c.choose(i)
}

// there is how many lines are something that there is: all but the last one,
// when that adds something new.
func (c *choices) there() int {
	if n := len(c.items); n > 0 && c.items[n-1].accent {
		return n - 1
	}
	return len(c.items)
}

// reveal scrolls so that the marked line can be seen.
func (c *choices) reveal() {
	if c.current < 0 || c.current >= len(c.rows.Objects) {
		return
	}
	height := c.rows.Objects[c.current].MinSize().Height
	top := float32(c.current) * height
	switch view := c.scroll.Size().Height; {
	case top < c.scroll.Offset.Y:
		c.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case view > 0 && top+height > c.scroll.Offset.Y+view:
		c.scroll.ScrollToOffset(fyne.NewPos(0, top+height-view))
	}
}

// FocusGained does nothing: the control behind still shows the keyboard.
func (c *choices) FocusGained() {}

// FocusLost does nothing.
func (c *choices) FocusLost() {}

// AcceptsTab is true: Tab closes the list and goes on from the control behind.
func (c *choices) AcceptsTab() bool { return true }

// TypedRune types into the control behind.
func (c *choices) TypedRune(r rune) { c.behind.TypedRune(r) }

// KeyDown lets the control behind follow Shift.
func (c *choices) KeyDown(e *fyne.KeyEvent) {
	if k, ok := c.behind.(desktop.Keyable); ok {
		k.KeyDown(e)
	}
}

// KeyUp lets the control behind follow Shift.
func (c *choices) KeyUp(e *fyne.KeyEvent) {
	if k, ok := c.behind.(desktop.Keyable); ok {
		k.KeyUp(e)
	}
}

// TypedShortcut lets the control behind cut, copy and paste. Ctrl+Enter is Enter.
func (c *choices) TypedShortcut(s fyne.Shortcut) {
	if confirms(s) {
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		return
	}
	if k, ok := c.behind.(fyne.Shortcutable); ok {
		k.TypedShortcut(s)
	}
}

// TypedKey moves, chooses and cancels.
func (c *choices) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyDown:
		c.move(1)
	case e.Name == fyne.KeyUp:
		c.move(-1)
	case e.Name == fyne.KeyPageDown:
		c.move(max(min(choicesShown, c.there()-1-max(c.current, 0)), 0))
	case e.Name == fyne.KeyPageUp:
		c.move(-min(choicesShown, max(c.current, 0)))
	case e.Name == fyne.KeyEscape:
		c.cancel()
	case isEnter(e) && c.current >= 0:
		c.take(c.current)
	case e.Name == fyne.KeyTab:
		at := canvasOf(c)
		c.cancel()
		if at != nil && shiftHeld() {
			at.FocusPrevious()
		} else if at != nil {
			at.FocusNext()
		}
	case isEnter(e):
		c.cancel()
		c.behind.TypedKey(e)
	default:
		c.behind.TypedKey(e)
	}
}

// CreateRenderer draws the list.
func (c *choices) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{objects: []fyne.CanvasObject{c.scroll}}
	r.min = func() fyne.Size {
		full := c.rows.MinSize()
		if n := len(c.items); n > choicesShown {
			full.Height *= float32(choicesShown) / float32(n)
		}
		return full
	}
	r.layout = func(size fyne.Size) { place(c.scroll, 0, 0, size.Width, size.Height) }
	return r
}

// choiceRow is one line: what it is, and in dim words what tells it apart.
type choiceRow struct {
	widget.BaseWidget
	list    *choices
	index   int
	item    choice
	hovered bool
}

func newChoiceRow(list *choices, index int, item choice) *choiceRow {
	r := &choiceRow{list: list, index: index, item: item}
	r.ExtendBaseWidget(r)
	return r
}

func (c *choiceRow) Tapped(*fyne.PointEvent)        { c.list.take(c.index) }
func (c *choiceRow) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh() }
func (c *choiceRow) MouseMoved(*desktop.MouseEvent) {}
func (c *choiceRow) MouseOut()                      { c.hovered = false; c.Refresh() }

func (c *choiceRow) style() Style {
	switch {
	case c.item.accent:
		return Accent
	case c.item.none, c.item.refused:
		return Dim
	}
	return Body
}

func (c *choiceRow) CreateRenderer() fyne.WidgetRenderer {
	const pad, gap = 10, 12
	box := newBox(5)
	text, detail := canvas.NewText("", nil), canvas.NewText("", nil)
	r := &drawn{objects: []fyne.CanvasObject{box, text, detail}}
	r.min = func() fyne.Size {
		wide := c.style().measure(c.item.text).Width + Small.measure(c.item.detail).Width + gap
		return fyne.NewSize(min(wide+2*pad, look.Px(560)), look.Px(32))
	}
	r.layout = func(size fyne.Size) {
		place(box, 0, 0, size.Width, size.Height)
		room := size.Width - 2*pad
		text.Text = fit(c.item.text, room, text.TextSize, text.TextStyle)
		placeText(text, pad, 0, room, size.Height)
		used := text.MinSize().Width + gap
		detail.Text = fit(c.item.detail, room-used, detail.TextSize, detail.TextStyle)
		placeText(detail, pad+used, 0, room-used, size.Height)
	}
	r.refresh = func() {
		c.style().apply(text)
		Small.apply(detail)
		detail.Alignment = fyne.TextAlignTrailing
		switch {
		case c.index == c.list.current:
			paint(box, look.Tint, "")
		case c.hovered:
			paint(box, look.Hover, "")
		default:
			paint(box, "", "")
		}
		r.layout(c.Size())
	}
	r.refresh()
	return r
}
