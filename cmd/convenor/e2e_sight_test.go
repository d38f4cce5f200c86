//go:build e2e

package main

import (
	"image"
	"image/color"
)

// What can be told of the window by its colours in the light theme.

var (
	// body is where the screens are: right of the rail, between bar and messages.
	body = image.Rect(170, 56, screenWidth, screenHeight-110)
	// banner is what stands over the list of people while some are chosen.
	banner = image.Rect(170, 56, 800, 260)
	// state is where a session says which state it is in.
	state = image.Rect(180, 70, 860, 145)
	// summary is the head of a session with its counts.
	summary = image.Rect(180, 70, 860, 270)
	// preview is within the paper that the print dialog shows.
	preview = image.Rect(640, 120, 940, 240)
	// undoButton and redoButton are at the right end of the bar.
	undoButton, redoButton = image.Pt(1216, 30), image.Pt(1248, 30)
	// corner is a place that nothing but the veil of a dialog darkens.
	corner = image.Pt(60, screenHeight-60)
	// accent is the colour of a main button.
	accent = color.RGBA{0x0f, 0x6b, 0x66, 255}
	white  = color.RGBA{255, 255, 255, 255}
)

const (
	caret = 150 // more pixels than a blinking text cursor changes
	calm  = 8   // so many looks at the same picture make it still
)

// still waits until the window has done what it had to do, as far as one can
// see.
func (s *screen) still() {
	s.t.Helper()
	var before *picture
	same := 0
	s.until("the window stands still", func() bool {
		now := s.picture()
		if before != nil && now.differs(before, image.Rect(0, 0, screenWidth, screenHeight)) <= caret {
			same++
		} else {
			before, same = now, 0
		}
		return same >= calm
	})
}

// turns does something that shows another page, and waits for it.
func (s *screen) turns(page string, do func()) {
	s.t.Helper()
	s.changes(page, body, 20*caret, do)
}

// changes does something that changes more than so many pixels of an area, and
// waits until it has and no dialog is open.
func (s *screen) changes(what string, area image.Rectangle, pixels int, do func()) {
	s.t.Helper()
	before := s.picture()
	do()
	s.until(what+" is shown", func() bool {
		now := s.picture()
		return !veiled(now) && now.differs(before, area) > pixels
	})
	s.still()
}

// opens does something that opens a dialog, and waits for it.
func (s *screen) opens(dialog string, do func()) {
	s.t.Helper()
	do()
	s.until("the dialog “"+dialog+"” opens", func() bool {
		return veiled(s.picture())
	})
	s.still()
}

// closes does something that closes the dialog, and waits until it is gone.
func (s *screen) closes(dialog string, do func()) {
	s.t.Helper()
	do()
	s.until("the dialog “"+dialog+"” closes", func() bool {
		return !veiled(s.picture())
	})
	s.still()
}

// veiled reports whether a dialog is open.
func veiled(p *picture) bool {
	c := p.at(corner.X, corner.Y)
	return c.R < 200 && c.G < 200
}

// mainButton is a point in the widest main button of an area, which it waits
// for.
func (s *screen) mainButton(area image.Rectangle) (at image.Point) {
	s.t.Helper()
	s.until("there is a main button", func() (found bool) {
		at, found = s.picture().block(accent, area)
		return found
	})
	return at
}

const (
	blockHigh = 14 // a button is higher, the frame around a field is not
	blockEdge = 10 // left of its words
)

// block is a point in the widest block of a colour in an area.
func (p *picture) block(c color.RGBA, area image.Rectangle) (at image.Point, found bool) {
	widest := 3 * blockEdge
	for y := area.Min.Y; y < area.Max.Y-blockHigh; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			from := x
			for x < area.Max.X && p.at(x, y) == c {
				x++
			}
			if x-from > widest && p.at(from+blockEdge, y+blockHigh) == c {
				widest, at, found = x-from, image.Pt(from+blockEdge, y+blockHigh), true
			}
		}
	}
	return at, found
}

// count is how many pixels of an area have a colour.
func (p *picture) count(c color.RGBA, area image.Rectangle) (n int) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if p.at(x, y) == c {
				n++
			}
		}
	}
	return n
}

// railItem is where an area of work is in the rail, counted from 1.
func railItem(n int) image.Point { return image.Pt(80, 54+37*(n-1)+18) }
