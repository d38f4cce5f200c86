package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is Fyne's entry with the manners of this window: Esc, Enter and
// function keys reach the dialog or the window, so do shortcuts that are not
// about text, and undo goes on to the window's when nothing typed is left to
// undo.
type Entry struct {
	widget.Entry
	OnEscape func() bool               // true: the key is used up
	OnFocus  func(gained bool)         // called when the keyboard comes or goes
	OnKey    func(*fyne.KeyEvent) bool // sees keys first; true: used up
	// OnShortcut sees shortcuts first, also those of text; true: used up.
	OnShortcut func(fyne.Shortcut) bool

	lines   *container.Scroll
	outer   fyne.Widget // the widget that is in the window: e, or what extends it
	onOpen  func()      // Alt+Down
	calm    bool        // no frame until hovered or focused
	hovered bool
	focused bool
}

var (
	_ fyne.Focusable    = (*Entry)(nil)
	_ desktop.Hoverable = (*Entry)(nil)
	_ desktop.Keyable   = (*Entry)(nil)
)

// NewEntry makes an entry of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.init(e)
	return e
}

// NewMultiLineEntry makes an entry of several lines that wraps. Enter makes a
// new line; Ctrl+Enter confirms a dialog.
func NewMultiLineEntry() *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.init(e)
	e.Wrapping = fyne.TextWrapWord
	return e
}

func (e *Entry) init(self fyne.Widget) {
	e.outer = self
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(self)
}

func (e *Entry) setCalm() { e.calm = true }

// AcceptsTab is false: Tab goes to the next control, also from several lines.
func (e *Entry) AcceptsTab() bool { return false }

// KeyDown follows Shift, and notices Tab.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	noticeTab(k)
	e.Entry.KeyDown(k)
}

// KeyUp follows Shift, and forgets a Tab that moved nothing.
func (e *Entry) KeyUp(k *fyne.KeyEvent) {
	byTab()
	e.Entry.KeyUp(k)
}

// FocusGained shows that the keyboard is here. Tab selects the text of one
// line, so that typing replaces it; a click sets the cursor.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if byTab() {
		e.SelectAll()
	}
	reveal(e.outer)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// SelectAll marks the whole text, so that typing replaces it, and shows its end.
func (e *Entry) SelectAll() {
	if e.Text != "" && !e.MultiLine {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// FocusLost shows that the keyboard has gone elsewhere.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// MouseIn shows the frame of a calm entry.
func (e *Entry) MouseIn(*desktop.MouseEvent) { e.hovered = true; e.Refresh() }

// MouseMoved does nothing.
func (e *Entry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the frame away again.
func (e *Entry) MouseOut() { e.hovered = false; e.Refresh() }

// TypedKey edits, or hands the key on.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k) {
		return
	}
	switch {
	case k.Name == fyne.KeyEscape:
		if e.OnEscape == nil || !e.OnEscape() {
			e.pass(k)
		}
	case isEnter(k) && !e.MultiLine && e.OnSubmitted == nil, isFunctionKey(k):
		e.pass(k)
	default:
		e.Entry.TypedKey(k)
	}
}

func (e *Entry) pass(k *fyne.KeyEvent) { passKey(e.outer, k) }

func isFunctionKey(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// TypedShortcut edits, or hands the shortcut on.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		e.editOrPass(s, e.Undo)
		return
	case *fyne.ShortcutRedo:
		e.editOrPass(s, e.Redo)
		return
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyZ && s.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
			e.editOrPass(s, e.Redo)
			return
		}
		if e.onOpen != nil && s.KeyName == fyne.KeyDown && s.Modifier == fyne.KeyModifierAlt {
			e.onOpen()
			return
		}
		if !movesOrErases(s.KeyName) || s.Modifier == fyne.KeyModifierAlt && fyne.KeyModifierShortcutDefault != fyne.KeyModifierSuper {
			passShortcut(e.outer, s)
			return
		}
	}
	e.Entry.TypedShortcut(s)
}

func movesOrErases(k fyne.KeyName) bool {
	return k == fyne.KeyLeft || k == fyne.KeyRight || k == fyne.KeyBackspace || k == fyne.KeyDelete
}

// editOrPass does an edit, and hands the shortcut on if it changed nothing.
func (e *Entry) editOrPass(s fyne.Shortcut, edit func()) {
	before := e.Text
	edit()
	if e.Text == before {
		passShortcut(e.outer, s)
	}
}
