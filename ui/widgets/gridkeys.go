package widgets

import (
	"time"
	"unicode"

	"convenor/model"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// KeyDown notices Shift and Tab.
func (b *gridBody) KeyDown(e *fyne.KeyEvent) {
	noticeTab(e)
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		b.shift = true
	}
}

// KeyUp notices Shift.
func (b *gridBody) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		b.shift = false
	}
}

// TypedKey moves, ticks and opens.
func (b *gridBody) TypedKey(e *fyne.KeyEvent) {
	g := b.grid
	b.hoverTip.MouseOut() // what it says may change under it
	if g.OnPress != nil && g.OnPress(e) {
		return
	}
	n, at := g.count(), g.current
	to := at
	switch {
	case e.Name == fyne.KeyUp:
		to = at - 1
	case e.Name == fyne.KeyDown:
		to = at + 1
	case e.Name == fyne.KeyPageUp:
		to = at - g.page()
	case e.Name == fyne.KeyPageDown:
		to = at + g.page()
	case e.Name == fyne.KeyHome:
		to = 0
	case e.Name == fyne.KeyEnd:
		to = n - 1
	case e.Name == fyne.KeySpace && g.ticks && at >= 0:
		g.toggle(at)
		return
	case isEnter(e) && at >= 0 && g.OnOpen != nil: // a list with nothing to open leaves Enter to its dialog
		g.open()
		return
	default:
		if g.OnJump == nil || !isLetter(e) {
			passKey(b, e)
		}
		return
	}
	if n > 0 {
		reveal(g.frame) // all of the table: in a low window it may stand under much else
		g.moveTo(min(max(to, 0), n-1), b.shift)
	}
}

// TypedRune hands a letter to the screen, or jumps to what is being typed.
func (b *gridBody) TypedRune(r rune) {
	g := b.grid
	b.hoverTip.MouseOut()
	if r == ' ' && (!g.jump.going(g.now()) || g.OnPress != nil) || !unicode.IsPrint(r) {
		return
	}
	if g.OnKey != nil && g.OnKey(r) || g.OnJump == nil {
		return
	}
	if i := g.OnJump(g.jump.typed(r, g.now())); i >= 0 && i < g.count() {
		g.moveTo(i, false)
	}
}

// TypedShortcut ticks all, or hands the shortcut on.
func (b *gridBody) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && b.grid.ticks {
		b.grid.tickAll()
		return
	}
	passShortcut(b, s)
}

// moveTo makes row i current; with extend, every row from where Shift began
// is ticked.
func (g *grid) moveTo(i int, extend bool) {
	changed := i != g.current
	from := g.anchor
	g.current, g.currentKey = i, g.key(i)
	if extend && g.ticks {
		g.tickRange(from, i)
	} else {
		g.anchor = i
	}
	g.reveal(i)
	g.body.Refresh()
	if changed && g.OnCurrent != nil {
		g.OnCurrent(i)
	}
}

func (g *grid) open() {
	if g.current >= 0 && g.OnOpen != nil {
		g.OnOpen(g.current)
	}
}

func (g *grid) toggle(i int) {
	if !g.ticks {
		return
	}
	key := g.key(i)
	if g.ticked[key] {
		delete(g.ticked, key)
	} else {
		g.ticked[key] = true
	}
	g.tickedChanged()
}

// tickRange ticks all rows from one to another, in either order.
func (g *grid) tickRange(a, b int) {
	if a < 0 {
		a = b
	}
	for i := min(a, b); i <= max(a, b) && i < g.count(); i++ {
		g.ticked[g.key(i)] = true
	}
	g.tickedChanged()
}

// tickAll ticks every row that is shown, or none of them if all are ticked. The
// ticks of rows that are not shown stay as they are.
func (g *grid) tickAll() {
	keys := g.keys()
	all := g.allTicked()
	for _, k := range keys {
		if all {
			delete(g.ticked, k)
		} else {
			g.ticked[k] = true
		}
	}
	g.tickedChanged()
}

// allTicked reports whether every row that is shown is ticked.
func (g *grid) allTicked() bool {
	n := g.count()
	return n > 0 && len(g.ticked) >= n && g.TickedShown() == n
}

// TickedShown is how many of the ticked rows are among those shown.
func (g *grid) TickedShown() int {
	n := 0
	if len(g.ticked) == 0 {
		return n
	}
	for _, k := range g.keys() {
		if g.ticked[k] {
			n++
		}
	}
	return n
}

// tickWords says what the box in the head does.
func (g *grid) tickWords() string {
	n := model.Thousands(g.count())
	switch {
	case g.count() == 0:
		return ""
	case g.allTicked():
		return "Untick the " + n + " shown (Ctrl+A)"
	}
	return "Tick the " + n + " shown (Ctrl+A)"
}

func (g *grid) tickedChanged() {
	g.body.Refresh()
	g.head.Refresh()
	if g.OnTicked != nil {
		g.OnTicked()
	}
}

// jump gathers the letters that are typed in quick succession.
type jump struct {
	text string
	at   time.Time
}

const jumpPause = time.Second

func (j *jump) going(now time.Time) bool { return j.text != "" && now.Sub(j.at) < jumpPause }

func (j *jump) typed(r rune, now time.Time) string {
	if !j.going(now) {
		j.text = ""
	}
	j.text += string(r)
	j.at = now
	return j.text
}
