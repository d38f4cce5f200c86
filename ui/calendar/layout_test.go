package calendar

import (
	"fmt"
	"testing"

	"convenor/model"
	"convenor/storage"

	"pgregory.net/rapid"
)

var sizes = gridSizes{line: 17, number: 24, wide: 128, weeks: 24, head: 22, key: 40}

// busy is a programme with so many sessions on 12 May.
func busy(t testing.TB, n int) *book {
	var rows []storage.SessionRow
	for i := range n {
		rows = append(rows, at(fmt.Sprintf("s%02d", i), model.Confirmed, model.At("2026-05-12", model.Clock(9*60+i)), ""))
	}
	return bookOf(t, rows...)
}

// on12 is the row and the column of 12 May 2026: the third week, Tuesday.
const row12, column12 = 2, 1

func TestADayShowsWhatHasRoom(t *testing.T) {
	for _, c := range []struct {
		sessions    int
		high        float32
		shown, more int
		lines       int
	}{
		{1, 560, 1, 0, 3},   // its time, and two lines of title
		{2, 560, 2, 0, 1},   // a line each
		{3, 560, 3, 0, 1},   //
		{9, 560, 2, 7, 1},   // the last line counts the rest
		{3, 300, 3, 0, 0},   // boxes in the one line there is
		{1, 300, 1, 0, 1},   //
		{30, 300, 5, 25, 0}, // and how many more
	} {
		g := layGrid(newMonth(busy(t, c.sessions), "2026-05-12"), 800, c.high, sizes)
		shown, more, lines := 0, 0, 0
		for _, p := range g.pieces(row12, column12) {
			if p.item != nil {
				shown, lines = shown+1, p.lines
			}
			more += p.more
		}
		if shown != c.shown || more != c.more || lines != c.lines {
			t.Errorf("%d sessions at %v: %d shown with %d lines, %d more; want %+v", c.sessions, c.high, shown, lines, more, c)
		}
	}
}

// Whatever the size, sessions stay in the box of their day, none lies over another, all are
// there or counted, and the mouse finds what is drawn.
func TestPiecesStayInTheirDay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(r, "sessions")
		s := sizes
		s.line = rapid.Float32Range(12, 36).Draw(r, "line")
		s.number = s.line + 7
		b := busy(t, n)
		g := layGrid(newMonth(b, "2026-05-12"), rapid.Float32Range(300, 1600).Draw(r, "width"), rapid.Float32Range(210, 1200).Draw(r, "height"), s)
		x, y, w, h := g.box(row12, column12)
		all, count := g.pieces(row12, column12), 0
		for i, p := range all {
			count += p.more
			if p.x < x || p.y < y-0.1 || p.x+p.w > x+w+0.1 || p.item != nil && p.y+p.h > y+h+1 {
				r.Fatalf("%+v is outside of %v,%v %v x %v", p, x, y, w, h)
			}
			if i > 0 && p.y < all[i-1].y+all[i-1].h && p.x < all[i-1].x+all[i-1].w {
				r.Fatalf("%+v lies over %+v", p, all[i-1])
			}
			if p.item == nil {
				continue
			}
			count++
			if it, day, ok := g.find(p.x+p.w/2, p.y+p.h/2); !ok || it != p.item || day != "2026-05-12" {
				r.Fatalf("at the middle of %+v is %+v on %s", p, it, day)
			}
		}
		if count != n {
			r.Fatalf("%d of %d sessions are shown or counted", count, n)
		}
	})
}

func TestTheKeyAndTheWeeksGiveWay(t *testing.T) {
	m := newMonth(busy(t, 1), "2026-05-12")
	if g := layGrid(m, 800, 560, sizes); g.sizes.key == 0 || g.left == 0 {
		t.Error("in a large window the key or the numbers of the weeks are missing")
	}
	if g := layGrid(m, 500, 300, sizes); g.sizes.key != 0 || g.left != 0 {
		t.Error("in a small window the key or the numbers of the weeks take room")
	}
}

func TestTheAgendaHasMonthsDaysAndToday(t *testing.T) {
	b := bookOf(t, at("past", model.Held, "2026-04-30T10:00", "2026-04-30T11:30"), at("a", model.Idea, "2026-05-12T10:00", ""), at("b", model.Idea, "2026-05-12T12:00", "2026-05-13T02:00"), at("undated", model.Idea, "", ""))
	got := ""
	for _, r := range agendaRows(b) {
		switch {
		case r.item == nil:
			got += "[" + r.heading + ", " + r.count + "]"
		default:
			got += "(" + r.date() + "|" + r.time() + "|" + r.item.Title + ")"
		}
	}
	want := "[Apr 2026, 1 session](Thu 30 Apr|10:00–11:30|past)[Today, Wed 6 May][May 2026, 2 sessions](Tue 12 May|10:00|a)(|12:00 – Wed 02:00|b)[No date yet, 1 idea](||undated)"
	if got != want {
		t.Errorf("the agenda is\n%s\nwant\n%s", got, want)
	}
	rows := agendaRows(b)
	for _, c := range []struct {
		day  model.Date
		id   model.ID
		want string
	}{{"2026-05-12", "b", "b"}, {"2026-05-06", "", "today"}, {"2026-05-07", "", "2026-05"}, {"2027-01-01", "", "undated"}} {
		if got := rows[nearest(rows, c.day, c.id)].key; got != c.want {
			t.Errorf("near %s %s is %s, want %s", c.day, c.id, got, c.want)
		}
	}
	if rows := agendaRows(bookOf(t)); len(rows) != 1 || rows[0].heading != "Today" {
		t.Errorf("an empty programme has the agenda %+v", rows)
	}
}

func TestTheStripRunsFromLeftToRight(t *testing.T) {
	b := bookOf(t, at("a", model.Idea, "2026-04-10T10:00", ""), at("b", model.Idea, "2026-06-12T19:00", ""), at("c", model.Idea, "2026-06-12T19:30", ""), at("w", model.Idea, "2026-06-13T11:00", ""))
	l := newLine(b, 910, 1, 0)
	if l.from != "2026-04-01" || l.days != 30+31+30+31 || l.width() < 909 || l.width() > 911 {
		t.Errorf("the strip begins on %s and has %d days, %v wide", l.from, l.days, l.width())
	}
	row := func(title string) (lane, row int, x float32) {
		m := l.index[b.byID[model.ID(title)]]
		for i := range l.lanes {
			for j := range l.lanes[i].marks {
				if &l.lanes[i].marks[j] == m {
					lane = i
				}
			}
		}
		return lane, m.row, m.x
	}
	for _, c := range []struct {
		title     string
		lane, row int
		day       model.Date
	}{{"a", 0, 0, "2026-04-10"}, {"b", 1, 0, "2026-06-12"}, {"c", 1, 1, "2026-06-12"}, {"w", 2, 0, "2026-06-13"}} {
		lane, at, x := row(c.title)
		if lane != c.lane || at != c.row || l.day(x+0.01) != c.day {
			t.Errorf("%s is in lane %d, row %d, on %s; want %+v", c.title, lane, at, l.day(x+0.01), c)
		}
	}
	if ticks := l.ticks(100); ticks[0].words != "Apr 2026" || len(ticks) != 4 {
		t.Errorf("the months are %+v", ticks)
	}
}
