package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheRingOfWhatStandsAtTheEdgeOfAScrollIsWhole(t *testing.T) {
	chip := NewChip("Everyone", nil)
	s := NewScroll(NewWrap(chip))
	w := show(t, s, 300, 200)
	w.Canvas().Focus(chip)
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject
	view, at := position(s.scroll), position(chip)
	if at.X-view.X < 2 || at.Y-view.Y < 2 {
		t.Errorf("the chip at %v is cut by the view that begins at %v", at, view)
	}
	if at != position(s) {
		t.Errorf("the content begins at %v, the scroll at %v", at, position(s))
	}
}
