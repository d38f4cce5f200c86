package calendar

import (
	"convenor/model"
)

// lane is a line of the strip: the sessions of one time band.
type lane struct {
	name  string
	marks []mark
	rows  int // marks that overlap stand under each other
}

// mark is a session on the strip.
type mark struct {
	item *item
	x, w float32 // from the left of the whole strip, in pixels
	row  int
	room float32 // until the next mark in its row
}

// line is the whole programme at one scale: time runs from left to right.
type line struct {
	from  model.Date // the first day of its first month
	days  int
	each  float32 // pixels for a day
	lanes []lane
	index map[*item]*mark
}

// leastMark is how wide a session is at least.
const leastMark = 9

// horizon is the first and the last day of the strip: whole months that hold all
// sessions and today, and one more for the words of the last.
func (b *book) horizon() (from, to model.Date) {
	from, to = b.today, b.today
	if len(b.items) > 0 {
		from = min(from, b.items[0].first)
		for _, it := range b.items {
			to = max(to, it.last)
		}
	}
	return firstOf(from), firstOf(to).AddMonths(2).AddDays(-1)
}

// firstZoom shows all of a programme of up to three years, and three years of a longer one.
func (b *book) firstZoom() float32 {
	from, to := b.horizon()
	return max(float32(daysBetween(from, to))/(3*366), 1)
}

// newLine sets the programme on a line that is width pixels for all of its time, times
// zoom; a letter of a title is about letter pixels wide.
func newLine(b *book, width, zoom, letter float32) *line {
	from, to := b.horizon()
	l := &line{from: from, days: daysBetween(from, to) + 1, index: make(map[*item]*mark, len(b.items))}
	l.each = width * zoom / float32(l.days)
	for _, c := range b.bands {
		l.lanes = append(l.lanes, lane{name: c.Name})
	}
	start, other := dayNumber(from), lane{name: "other times"}
	for _, it := range b.items {
		to := &other
		if it.band >= 0 {
			to = &l.lanes[it.band]
		}
		to.marks = append(to.marks, mark{item: it, x: float32(it.no-start) * l.each, w: max(float32(min(it.days, longest))*l.each-1, leastMark)})
	}
	if len(other.marks) > 0 {
		l.lanes = append(l.lanes, other)
	}
	for i := range l.lanes {
		if l.lanes[i].stack(letter); l.lanes[i].rows > titledRows {
			l.lanes[i].stack(0)
		}
		for j := range l.lanes[i].marks {
			m := &l.lanes[i].marks[j]
			l.index[m.item] = m
		}
	}
	return l
}

// mostRows is how many marks stand under each other; more lie over each other. Where
// titledRows are enough for it, titles have room as well.
const mostRows, titledRows = 12, 6

// titleWide is how wide a title is shown at most.
const titleWide = 200

// stack puts marks that would overlap under each other, with their titles if letters
// have a width.
func (l *lane) stack(letter float32) {
	var ends [mostRows]float32 // where each row is free from
	var last [mostRows]int
	for i := range last {
		last[i] = -1
	}
	l.rows = 0
	for i := range l.marks {
		m := &l.marks[i]
		row := 0
		for row < mostRows-1 && ends[row] > m.x {
			row++
		}
		m.row, m.room = row, titleWide+m.w
		if before := last[row]; before >= 0 {
			l.marks[before].room = min(m.x-l.marks[before].x, titleWide+l.marks[before].w)
		}
		ends[row], last[row] = m.x+m.w+1, i
		if letter > 0 {
			ends[row] += min(float32(len([]rune(m.item.Title)))*letter, titleWide) + 12
		}
		l.rows = max(l.rows, row+1)
	}
}

// x is where a day begins.
func (l *line) x(day model.Date) float32 { return float32(daysBetween(l.from, day)) * l.each }

// width is that of the whole strip.
func (l *line) width() float32 { return float32(l.days) * l.each }

// day is the day at a place.
func (l *line) day(x float32) model.Date { return l.from.AddDays(min(max(int(x/l.each), 0), l.days-1)) }

// tick is a beginning of a month on the strip.
type tick struct {
	x     float32
	words string // "" where there is no room
	year  bool
}

// ticks are the beginnings of months, named as far as their names have room.
func (l *line) ticks(nameWide float32) []tick {
	every := 1
	for _, n := range []int{1, 2, 3, 6, 12, 24, 60} {
		if every = n; l.each*30*float32(n) >= nameWide {
			break
		}
	}
	var out []tick
	end := l.from.AddDays(l.days)
	for d := l.from; d < end; d = d.AddMonths(1) {
		t := d.Time()
		at := tick{x: l.x(d), year: t.Month() == 1}
		months := t.Year()*12 + int(t.Month()) - 1
		if months%every == 0 {
			at.words = t.Format("Jan")
			if at.year || len(out) == 0 || every >= 12 {
				at.words = t.Format("Jan 2006")
				if every >= 12 {
					at.words = t.Format("2006")
				}
			}
		}
		out = append(out, at)
	}
	return out
}
