package widgets

import (
	"fmt"
	"strings"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// grow changes the size of all text as the window does.
func grow(scale float32) {
	again := KeepPlaces()
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, scale))
	again()
}

// fields is a page of forty fields in cards of four, with words between that wrap.
func fields(t *testing.T) (*Scroll, []*TextField) {
	t.Helper()
	var all []*TextField
	var cards []fyne.CanvasObject
	for c := range 10 {
		form := Form(NewParagraph(strings.Repeat("Words that wrap. ", 8), Body))
		for i := range 4 {
			f := NewTextField(fmt.Sprintf("Field %d", c*4+i), "", nil)
			all = append(all, f)
			form.Add(f)
		}
		cards = append(cards, NewCard(fmt.Sprintf("Card %d", c), form))
	}
	s := ScrollPage(Stack(cards...))
	show(t, s, 400, 500)
	return s, all
}

func TestTheControlWithTheKeyboardStaysWhereItIsWhenTheTextGrows(t *testing.T) {
	for _, i := range []int{0, 7, 23, 39} {
		s, all := fields(t)
		entry := all[i].Entry
		c := canvasOf(entry)
		c.Focus(entry)
		was := s.offset(entry).Y - s.scroll.Offset.Y
		for _, scale := range []float32{1.25, 2, 1.5, 1} {
			grow(scale)
			is := s.offset(entry).Y - s.scroll.Offset.Y
			if c.Focused() != entry {
				t.Errorf("field %d, scale %v: the keyboard went to %T", i, scale, c.Focused())
			}
			if is < 0 || is+entry.Size().Height > s.scroll.Size().Height {
				t.Errorf("field %d, scale %v: it is at %v of %v", i, scale, is, s.scroll.Size().Height)
			}
			if middle := i == 7 || i == 23; middle && (is < was-80 || is > was+80) {
				t.Errorf("field %d, scale %v: it was at %v and is at %v", i, scale, was, is)
			}
		}
	}
}

func TestWhatIsReadStaysWhenTheTextGrows(t *testing.T) {
	s, all := fields(t)
	top := func() string {
		for _, f := range all {
			if s.offset(f).Y+f.Size().Height > s.scroll.Offset.Y-ringRoom {
				return f.Label()
			}
		}
		return ""
	}
	s.to(s.offset(all[21]).Y)
	for _, scale := range []float32{1.5, 2, 1.1, 1} {
		grow(scale)
		if got := top(); got != "Field 21" {
			t.Errorf("scale %v: %s is at the top", scale, got)
		}
	}
	s.ScrollToTop()
	grow(2)
	if s.scroll.Offset.Y != 0 {
		t.Errorf("the top is left: %v", s.scroll.Offset.Y)
	}
}

func TestRowsStayWhenTheTextGrows(t *testing.T) {
	var names []string
	for i := range 300 {
		names = append(names, fmt.Sprintf("Member %03d", i))
	}
	tab, _ := memberTable(t, members(names...))
	tab.SetCurrent(200)
	seen := func() bool {
		y := 200*tab.rowHeight() - tab.scroll.Offset.Y
		return y >= 0 && y+tab.rowHeight() <= tab.scroll.Size().Height+1
	}
	for _, scale := range []float32{2, 1.25, 1} {
		grow(scale)
		if !seen() {
			t.Errorf("scale %v: the current row is out of view at %v", scale, tab.scroll.Offset.Y)
		}
	}
	tab.scroll.ScrollToOffset(fyne.NewPos(0, 100*tab.rowHeight()))
	grow(2)
	if top := tab.scroll.Offset.Y / tab.rowHeight(); top < 99.5 || top > 100.5 {
		t.Errorf("row %v is at the top, not 100", top)
	}
}
