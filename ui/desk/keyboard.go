package desk

import (
	"convenor/ui/frame"
	"convenor/ui/session"

	"fyne.io/fyne/v2"
)

// typedElsewhere puts a letter into the search that nothing else has taken.
func (s *Screen) typedElsewhere(r rune) {
	c := s.host.Window().Canvas()
	if s.host.Here().Area == frame.Desk && c.Overlays().Top() == nil && c.Focused() == nil {
		s.typeOn(r)
	}
}

// typeOn goes on in the search with a letter that was typed on something else.
func (s *Screen) typeOn(r rune) {
	s.Focus()
	s.page.search.TypedRune(r)
}

// typed finds the people meant.
func (s *Screen) typed(text string) {
	s.desk.typed(text)
	s.page.rows.reveal()
}

// key is what the search box does not do with keys by itself.
func (s *Screen) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter()
	case fyne.KeyUp:
		s.move(-1)
	case fyne.KeyDown:
		s.move(1)
	case fyne.KeyPageUp:
		s.move(-s.page.rows.page())
	case fyne.KeyPageDown:
		s.move(s.page.rows.page())
	case fyne.KeyEscape: // clears before it takes a message away
		if s.page.search.Text == "" {
			return false
		}
		s.clear()
	default:
		return false
	}
	return true
}

// shortcut keeps undo and Ctrl+Enter from the search box, which has uses of its
// own for them.
func (s *Screen) shortcut(k fyne.Shortcut) bool {
	switch {
	case k.ShortcutName() == (&fyne.ShortcutUndo{}).ShortcutName():
		s.undoLast()
	case k.ShortcutName() == session.Ctrl(fyne.KeyReturn).ShortcutName(), k.ShortcutName() == session.Ctrl(fyne.KeyEnter).ShortcutName():
		s.addWalkIn()
	default:
		return false
	}
	return true
}

func (s *Screen) move(by int) {
	s.desk.move(by)
	s.page.rows.reveal()
}
