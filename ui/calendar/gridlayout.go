package calendar

import (
	"convenor/model"
)

// gridSizes are the measures of the grid that come of the text, in pixels.
type gridSizes struct {
	line   float32 // of small words
	number float32 // the line of a day's number
	digits float32 // the width of a day's number
	wide   float32 // from this width of a box on, times stand beside titles on one line
	weeks  float32 // the column of the numbers of the weeks
	head   float32 // the names of the weekdays
	key    float32 // all that explains the signs; 0 when there is no room
}

// grid is where everything of a month stands.
type grid struct {
	month         month
	sizes         gridSizes
	left, top     float32 // of the first box
	wide, high    float32 // of a box
	width, height float32 // of all
}

// leastWide is how wide the grid must be for the numbers of the weeks, in lines of
// text.
const leastWide = 36

// leastBox is how many lines of text a box must keep for the key to be shown.
const leastBox = 3.4

// layGrid lays a month out in a size. The key goes first when boxes get low, then the
// numbers of the weeks when they get narrow.
func layGrid(m month, width, height float32, s gridSizes) grid {
	g := grid{month: m, sizes: s, width: width, height: height, top: s.head}
	if width < leastWide*s.line {
		g.sizes.weeks = 0
	}
	rows := float32(len(m.weeks))
	if (height-s.head-s.key)/rows < leastBox*s.line {
		g.sizes.key = 0
	}
	g.left = g.sizes.weeks
	g.wide = (width - g.left) / 7
	g.high = max((height-g.top-g.sizes.key)/rows, 1)
	switch { // in a low window a session rather than air around the number; and all weeks
	case g.high < s.number:
		g.sizes.number = g.high
	case g.high < s.number+s.line+2*gap && g.high >= 2*(s.line+gap):
		g.sizes.number = s.line
	}
	return g
}

// box is where a day stands.
func (g grid) box(row, column int) (x, y, w, h float32) {
	return g.left + float32(column)*g.wide, g.top + float32(row)*g.high, g.wide, g.high
}

// at is the day at a place.
func (g grid) at(x, y float32) (day, bool) {
	column, row := int((x-g.left)/g.wide), int((y-g.top)/g.high)
	if x < g.left || y < g.top || column > 6 || row >= len(g.month.weeks) {
		return day{}, false
	}
	return g.month.weeks[row].days[column], true
}

// piece is a session in the box of a day, or words on how many more there are.
type piece struct {
	item       *item
	x, y, w, h float32
	lines      int // of words
	more       int // sessions that have no room; item is nil
}

// gap is the room between and around pieces, and between words and the edge of one.
const gap = 3

// afterNumber is the room between a day's number and marks beside it; that of today has a field.
const afterNumber = 14

// mostLines is how many lines a session takes at most: its time, and two of title.
const mostLines = 3

// pieces are where the sessions of a day stand in its box. Few of them get more lines;
// when there is not even room for one line each, the last says how many more there are.
func (g grid) pieces(row, column int) []piece {
	d := g.month.weeks[row].days[column]
	x, y, w, h := g.box(row, column)
	n := len(d.items)
	if n == 0 {
		return nil
	}
	x, w = x+gap, w-2*gap
	y, h = y+g.sizes.number, h-g.sizes.number-gap
	each := g.sizes.line + gap // a line of its own, and the gap after it
	room := int((h + gap) / each)
	switch {
	case room < 1:
		return g.marks(d.items, x+g.sizes.digits+afterNumber, y-g.sizes.number, x+w, g.sizes.number)
	case room < 2 && n > 1:
		return g.marks(d.items, x, y, x+w, g.sizes.line)
	}
	show := min(n, room)
	if show < n {
		show = room - 1
	}
	lines := 1
	if show > 0 && show == n {
		lines = min(max(int((h/float32(n)-gap)/g.sizes.line), 1), mostLines)
	}
	var out []piece
	for _, it := range d.items[:show] {
		high := float32(lines)*g.sizes.line + 1
		out = append(out, piece{item: it, x: x, y: y, w: w, h: high, lines: lines})
		y += high + gap - 1
	}
	if show < n {
		out = append(out, piece{x: x, y: y, w: w, h: g.sizes.line, lines: 1, more: n - show})
	}
	return out
}

// marks are boxes without words on a line of a height, for want of room; what goes beyond
// its end is counted. Where there is no room for one and a count, they are narrower.
func (g grid) marks(items []*item, x, y, end, high float32) []piece {
	const least = 4
	side, n, count := high*0.6, float32(len(items)), g.sizes.line*1.6
	wide, room := side, int((end-x+gap)/(side+gap))
	switch {
	case room >= len(items):
	case end-x < side+gap+count:
		wide = max(min((end-x-(n-1)*gap)/n, side), least)
		room = max(int((end-x+gap)/(wide+gap)), 0)
	default:
		room = int((end - x - count) / (side + gap))
	}
	var out []piece
	for _, it := range items[:min(room, len(items))] {
		out = append(out, piece{item: it, x: x, y: y + (high-side)/2, w: wide, h: side})
		x += wide + gap
	}
	if more := len(items) - len(out); more > 0 {
		x = min(x, end)
		out = append(out, piece{x: x, y: y, w: end - x, h: high, more: more})
	}
	return out
}

// find is the session at a place.
func (g grid) find(x, y float32) (*item, model.Date, bool) {
	d, ok := g.at(x, y)
	if !ok {
		return nil, "", false
	}
	row, column := int((y-g.top)/g.high), int((x-g.left)/g.wide)
	for _, p := range g.pieces(row, column) {
		if p.item != nil && x >= p.x && x < p.x+p.w && y >= p.y && y < p.y+p.h {
			return p.item, d.date, true
		}
	}
	return nil, d.date, true
}
