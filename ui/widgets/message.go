package widgets

import (
	"time"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Message tells what was done, or what went wrong.
type Message struct {
	Text     string
	Tone     Tone   // ToneBad stays until it is read
	Action   string // such as "Undo"; "" = none
	OnAction func()
}

// How long a message stays: longer with a button, which takes deciding; and
// while the pointer or the keyboard is on it, which is looked at again and again.
const (
	messageStays = 8 * time.Second
	actionStays  = 15 * time.Second
	messageAgain = 3 * time.Second
)

// Messages is the place at the foot of the window where messages appear, one at
// a time. A later one takes the place of an earlier one, but an error waits
// until it has been read.
type Messages struct {
	widget.BaseWidget
	OnChanged func() // another message is shown, or none: its size has changed
	// Later calls a function after a while, unless it is stopped.
	Later func(time.Duration, func()) (stop func())

	queue  []Message
	words  *Words
	action *Button
	close  *Button
	stop   func()
	over   bool           // the pointer is on it
	back   fyne.Focusable // what had the keyboard before Focus
}

var _ desktop.Hoverable = (*Messages)(nil)

// NewMessages makes the place, hidden while there is nothing to say.
func NewMessages() *Messages {
	m := &Messages{words: NewParagraph("", Body), Later: func(d time.Duration, f func()) func() { return after(d, f) }}
	m.action = NewButton("", Plain, func() {
		msg, ok := m.Current() // none when the key came as the message went
		m.Dismiss()
		if ok && msg.OnAction != nil {
			msg.OnAction()
		}
	})
	m.close = NewIconButton(look.Icon(look.IconClose, look.Dim), "Close", m.Dismiss)
	m.ExtendBaseWidget(m)
	m.Hide()
	return m
}

// Say shows a message. One that is not an error goes away by itself.
func (m *Messages) Say(msg Message) {
	if len(m.queue) > 0 && m.queue[0].Tone == ToneBad {
		m.queue = append(m.queue, msg)
		return
	}
	m.queue = []Message{msg}
	m.next()
}

// Error shows an error, as a sentence; it stays until it is read.
func (m *Messages) Error(err error) {
	m.Say(Message{Text: sentence(err.Error()), Tone: ToneBad})
}

// Current is the message that can be read now, and whether there is one.
func (m *Messages) Current() (Message, bool) {
	if len(m.queue) == 0 {
		return Message{}, false
	}
	return m.queue[0], true
}

// Dismiss takes the message away and shows the next that waits.
func (m *Messages) Dismiss() {
	if len(m.queue) > 0 {
		m.queue = m.queue[1:]
	}
	m.next()
}

// DropErrors takes errors away, as what they were about was done or left.
func (m *Messages) DropErrors() {
	kept := m.queue[:0:0]
	for _, msg := range m.queue {
		if msg.Tone != ToneBad {
			kept = append(kept, msg)
		}
	}
	if len(kept) == len(m.queue) {
		return
	}
	first := len(kept) > 0 && m.queue[0].Tone != ToneBad
	if m.queue = kept; !first {
		m.next()
	}
}

// Clear takes all messages away.
func (m *Messages) Clear() {
	m.queue = nil
	m.next()
}

func (m *Messages) next() {
	if m.stop != nil {
		m.stop()
		m.stop = nil
	}
	m.giveBack()
	msg, ok := m.Current()
	if !ok {
		m.over = false
		m.Hide()
		m.changed()
		return
	}
	m.words.SetText(msg.Text)
	m.action.SetText(msg.Action)
	m.action.Hidden = msg.Action == ""
	switch {
	case msg.Tone == ToneBad:
	case msg.Action != "":
		m.stop = m.Later(actionStays, m.passed)
	default:
		m.stop = m.Later(messageStays, m.passed)
	}
	m.Show()
	m.Refresh()
	m.changed()
}

// passed takes the message away, unless somebody is about to use it.
func (m *Messages) passed() {
	if m.over || m.action.hovered || m.close.hovered || m.HasFocus() {
		m.stop = m.Later(messageAgain, m.passed)
		return
	}
	m.Dismiss()
}

// HasFocus reports whether the keyboard is on one of its buttons.
func (m *Messages) HasFocus() bool { return m.action.focused || m.close.focused }

// Focus moves the keyboard to the button of the message; it goes back to where
// it was when the message goes.
func (m *Messages) Focus() {
	c := canvasOf(m)
	if _, ok := m.Current(); !ok || c == nil || m.HasFocus() {
		return
	}
	m.back = c.Focused()
	if m.action.Visible() {
		c.Focus(m.action)
	} else {
		c.Focus(m.close)
	}
}

func (m *Messages) giveBack() {
	c := canvasOf(m)
	if c == nil || !m.HasFocus() {
		return
	}
	if m.back != nil {
		c.Focus(m.back)
	} else {
		c.Unfocus()
	}
	m.back = nil
}

// Tapped swallows clicks: they do not reach what lies beneath.
func (m *Messages) Tapped(*fyne.PointEvent) {}

// MouseIn keeps the message while the pointer is on it.
func (m *Messages) MouseIn(*desktop.MouseEvent) { m.over = true }

// MouseMoved does nothing.
func (m *Messages) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets the message go.
func (m *Messages) MouseOut() { m.over = false }

const (
	messagePad = 14
	messageGap = 10
)

func (m *Messages) right() float32 {
	width := m.close.MinSize().Width + messageGap
	if m.action.Visible() {
		width += m.action.MinSize().Width + messageGap
	}
	return width
}

// Fit is the size the message takes where there is so much room: no wider than
// its words.
func (m *Messages) Fit(room float32) fyne.Size {
	wide := min(Body.measure(oneLine(m.words.Text())).Width+2+m.right()+2*messagePad, room)
	m.words.Resize(fyne.NewSize(wide-m.right()-2*messagePad, m.words.Size().Height)) // it wraps to this width
	return fyne.NewSize(wide, m.MinSize().Height)
}

func (m *Messages) changed() {
	if m.OnChanged != nil {
		m.OnChanged()
	}
}

// CreateRenderer draws the message on a field of its tone.
func (m *Messages) CreateRenderer() fyne.WidgetRenderer {
	const pad, gap = messagePad, messageGap
	box := newBox(look.RadiusControl)
	r := &drawn{objects: []fyne.CanvasObject{box, m.words, m.action, m.close}}
	r.min = func() fyne.Size {
		return fyne.NewSize(look.Px(120)+m.right(), max(m.words.MinSize().Height+8, look.Room(36)))
	}
	r.layout = func(size fyne.Size) {
		place(box, 0, 0, size.Width, size.Height)
		room := size.Width - m.right() - 2*pad
		m.words.Resize(fyne.NewSize(room, m.words.Size().Height))
		high := m.words.MinSize().Height
		place(m.words, pad, (size.Height-high)/2, room, high)
		x := size.Width - gap/2 - m.close.MinSize().Width
		middle := func(b *Button) {
			s := b.MinSize()
			place(b, x, (size.Height-s.Height)/2, s.Width, s.Height)
		}
		middle(m.close)
		x -= m.action.MinSize().Width + gap
		middle(m.action)
	}
	r.refresh = func() {
		msg, _ := m.Current()
		ink, field := msg.Tone.colours()
		if field == "" {
			field = look.Panel
		}
		paint(box, field, look.Line)
		m.words.SetStyle(Style{look.SizeText, ink, false})
		r.layout(m.Size())
	}
	r.refresh()
	return r
}
