package widgets

import (
	"slices"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Options describe a dialog.
type Options struct {
	Title   string
	Content fyne.CanvasObject
	Confirm string // the main button; "" = there is none
	Cancel  string // "" = "Cancel", or "Close" when there is no main button
	// OnConfirm does the work. The dialog stays open when it returns an error,
	// and shows it.
	OnConfirm func() error
	OnCancel  func() // also on Esc
	// OnShortcut sees shortcuts that the control with the keyboard has no use for.
	OnShortcut func(fyne.Shortcut)
	Danger     bool // the main button warns
	Width      float32
	Tall       bool // may be as high as the window; else as high as the smallest window, in proportion to the text
	Steady     bool // keeps room for a sentence over the buttons, so that nothing moves when one comes
}

// Dialog is what ShowDialog opened.
type Dialog struct {
	widget.BaseWidget
	options Options
	canvas  fyne.Canvas
	host    *TipHost
	panel   *fyne.Container
	veil    *canvas.Rectangle
	box     *canvas.Rectangle
	title   *Words
	problem *Words
	scroll  *Scroll
	confirm *Button
	cancel  *Button
	before  func(*fyne.KeyEvent) // the window's own key handler
	open    bool
}

// ShowDialog opens a dialog over win: Esc cancels, Enter confirms, the first
// field has the keyboard, and the keyboard goes back to where it was
// afterwards. While it is open the window's shortcuts (AddShortcut) do
// nothing. It scrolls when there is more than the window holds. Fields in it
// must be those of this package, for Fyne's own do not hand Esc on.
func ShowDialog(win fyne.Window, o Options) *Dialog {
	d := &Dialog{options: o, canvas: win.Canvas(), open: true}
	if d.options.Cancel == "" {
		d.options.Cancel = "Cancel"
		if o.Confirm == "" {
			d.options.Cancel = "Close"
		}
	}
	d.build()
	d.ExtendBaseWidget(d)
	d.before = d.canvas.OnTypedKey()
	d.canvas.Overlays().Add(d)
	d.Resize(d.canvas.Size())
	d.canvas.SetOnTypedKey(d.takeKey)
	d.focusFirst()
	return d
}

func (d *Dialog) build() {
	o := d.options
	d.veil, d.box = canvas.NewRectangle(nil), newBox(look.RadiusPanel)
	d.title = NewParagraph(o.Title, Title)
	d.title.most = titleLines
	d.problem = NewParagraph("", Problem)
	d.problem.Hide()
	d.scroll = NewScroll(container.New(layout.NewCustomPaddedLayout(2, 2, 2, 2+scrollBar), o.Content))
	buttons := Row()
	if o.Cancel != "-" {
		d.cancel = NewButton(o.Cancel, Plain, d.Cancel)
		buttons.Add(d.cancel)
	}
	if o.Confirm != "" {
		kind := Primary
		if o.Danger {
			kind = Danger
		}
		d.confirm = NewButton(o.Confirm, kind, d.Confirm)
		buttons.Add(d.confirm)
	}
	d.panel = container.New(&dialogLayout{d}, d.title, d.scroll, d.problem, buttons)
	d.host = NewTipHost(d.panel)
}

// ConfirmButton is the main button, so that a screen can disable it with a
// reason; nil if there is none.
func (d *Dialog) ConfirmButton() *Button { return d.confirm }

// Close takes the dialog away without doing anything else.
func (d *Dialog) Close() {
	if !d.open {
		return
	}
	d.open = false
	overlays := d.canvas.Overlays()
	var above []fyne.CanvasObject
	if at := slices.Index(overlays.List(), fyne.CanvasObject(d)); at >= 0 {
		above = slices.Clone(overlays.List()[at+1:])
	}
	overlays.Remove(d) // with all above it
	if !d.leaveTo(above) {
		// What is under the dialog kept the keyboard all the while, or has given it
		// to something else by now.
		d.canvas.SetOnTypedKey(d.before)
	}
}

// leaveTo puts back what was opened over the dialog, such as another one by
// OnConfirm, and reports whether that one has the keys now; from there they go
// to where they were before both.
func (d *Dialog) leaveTo(above []fyne.CanvasObject) (took bool) {
	for _, o := range above {
		d.canvas.Overlays().Add(o)
	}
	for _, o := range above {
		if next, ok := o.(*Dialog); ok {
			next.before = d.before
			next.focusFirst()
			return true
		}
	}
	return false
}

// Confirm does what the main button does.
func (d *Dialog) Confirm() {
	if !d.open || d.confirm == nil || d.confirm.Disabled() {
		return
	}
	if d.options.OnConfirm != nil {
		if err := d.options.OnConfirm(); err != nil {
			d.SetProblem(err)
			return
		}
	}
	d.Close()
}

// Cancel does what Esc does.
func (d *Dialog) Cancel() {
	if !d.open {
		return
	}
	d.Close()
	if d.options.OnCancel != nil {
		d.options.OnCancel()
	}
}

// Reveal scrolls so that o, which lies in the content, is seen.
func (d *Dialog) Reveal(o fyne.CanvasObject) { d.scroll.Reveal(o) }

// SetProblem shows above the buttons what went wrong, unless a field of the
// dialog shows it beneath itself; nil takes it away.
func (d *Dialog) SetProblem(err error) {
	text := ""
	if err != nil {
		text = sentence(err.Error())
	}
	if text != "" && saidIn(d.options.Content, text) {
		text = "" // the field says it
	}
	d.problem.SetText(text)
	d.problem.Hidden = text == ""
	d.Refresh()
}

func (d *Dialog) takeKey(e *fyne.KeyEvent) {
	if top := d.canvas.Overlays().Top(); top != fyne.CanvasObject(d) {
		CloseOverlay(d.canvas, e)
		return
	}
	switch {
	case e.Name == fyne.KeyEscape && d.options.Cancel != "-":
		d.Cancel()
	case isEnter(e):
		d.Confirm()
	default:
		d.scroll.typed(e)
	}
}

// confirmable reports whether o is in a dialog with a main button, which Enter is for.
func confirmable(o fyne.CanvasObject) bool {
	c := canvasOf(o)
	if c == nil {
		return false
	}
	d, is := c.Overlays().Top().(*Dialog)
	return is && d.confirm != nil
}

func (d *Dialog) tipHost() *TipHost { return d.host }

// Resize keeps the dialog in the middle of its window.
func (d *Dialog) Resize(size fyne.Size) {
	d.BaseWidget.Resize(size)
	d.Refresh()
}

// Tapped swallows clicks beside the dialog.
func (d *Dialog) Tapped(*fyne.PointEvent) {}

const (
	dialogPad    = 24
	scrollBar    = 12 // stands in the pad, beside the content
	dialogEdge   = 16
	dialogWidth  = 460
	dialogMost   = 1024 - 2*dialogEdge // both at text scale 1
	dialogHigher = 640 - 2*dialogEdge
	titleLines   = 2
)

// CreateRenderer draws the dialog over a veil.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{objects: []fyne.CanvasObject{d.veil, d.box, d.host}}
	r.min = func() fyne.Size { return fyne.Size{} }
	r.layout = func(size fyne.Size) {
		place(d.veil, 0, 0, size.Width, size.Height)
		width := d.options.Width
		if width == 0 {
			width = dialogWidth
		}
		wide := min(max(look.Px(width), d.panel.MinSize().Width+2*dialogPad), size.Width-2*dialogEdge, look.Px(dialogMost))
		d.panel.Resize(fyne.NewSize(wide-2*dialogPad, d.panel.Size().Height))
		tall := min(d.panel.Layout.(*dialogLayout).height(wide-2*dialogPad)+2*dialogPad, size.Height-2*dialogEdge)
		if !d.options.Tall {
			tall = min(tall, look.Px(dialogHigher))
		}
		x, y := (size.Width-wide)/2, (size.Height-tall)/2
		place(d.box, x, y, wide, tall)
		place(d.host, x+dialogPad, y+dialogPad, wide-2*dialogPad, tall-2*dialogPad)
	}
	r.refresh = func() {
		d.veil.FillColor = look.Colour(look.Veil)
		paint(d.box, look.Panel, look.Line)
		r.layout(d.Size())
	}
	r.refresh()
	return r
}

// dialogLayout sets title, content, problem and buttons under each other; the
// content gives way and scrolls.
type dialogLayout struct{ d *Dialog }

const dialogGap = 16

func (l *dialogLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.d.options.Content.MinSize().Width+4, 0)
}

// height is what everything needs at that width.
func (l *dialogLayout) height(width float32) float32 {
	l.d.options.Content.Resize(fyne.NewSize(width-4, l.d.options.Content.Size().Height))
	h := l.titleHeight(width) + dialogGap + l.d.options.Content.MinSize().Height + 4 + dialogGap + l.buttons().MinSize().Height
	return h + l.problemHeight(width)
}

func (l *dialogLayout) titleHeight(width float32) float32 {
	l.d.title.Resize(fyne.NewSize(width, l.d.title.Size().Height)) // it wraps to this width
	return l.d.title.MinSize().Height
}

func (l *dialogLayout) buttons() fyne.CanvasObject { return l.d.panel.Objects[3] }

func (l *dialogLayout) problemHeight(width float32) float32 {
	if !l.d.problem.Visible() {
		if l.d.options.Steady {
			return Problem.measure("M").Height + dialogGap
		}
		return 0
	}
	l.d.problem.Resize(fyne.NewSize(width, l.d.problem.Size().Height))
	return l.d.problem.MinSize().Height + dialogGap
}

func (l *dialogLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	titleHigh := l.titleHeight(size.Width)
	place(l.d.title, 0, 0, size.Width, titleHigh)
	foot := l.buttons().MinSize()
	place(l.buttons(), size.Width-foot.Width, size.Height-foot.Height, foot.Width, foot.Height)
	bottom := size.Height - foot.Height - dialogGap
	if high := l.problemHeight(size.Width); high > 0 {
		place(l.d.problem, 0, bottom-high+dialogGap, size.Width, high-dialogGap)
		bottom -= high
	}
	place(l.d.scroll, 0, titleHigh+dialogGap, size.Width+scrollBar, bottom-titleHigh-dialogGap)
}
