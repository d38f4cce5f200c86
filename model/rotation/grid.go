package rotation

import (
	"fmt"
	"time"

	"convenor/model"
)

// Grid is turns in rows and columns, ready to be drawn.
type Grid struct {
	Title   string
	People  string // what the numbers beside the rows count; "" when there are none
	Rows    []Head
	Columns []Head
	Cells   [][]Cell // one slice for each row
	Now     int      // the column that today is in; -1 when columns are no times
}

// Head is the head of a row or a column.
type Head struct {
	ID     model.ID
	Name   string
	Over   string // what stands once over columns that have it alike: the year
	Number int    // beside a row
}

// Cell is one field of a grid.
type Cell struct {
	Mark   Mark   // of its strongest turn
	Turns  []Turn // by start
	People int    // of a cross grid: who belong to both heads, see Ledger.Cross
	Words  string // of the cell in a cross grid: how many turns were held
}

func (c *Cell) add(t Turn) {
	c.Turns = append(c.Turns, t)
	c.Mark = max(c.Mark, t.Mark)
}

// Held is how many of the cell's turns were held.
func (c Cell) Held() (n int) {
	for _, t := range c.Turns {
		if t.Mark == Held {
			n++
		}
	}
	return n
}

// Rest is the strongest mark of the cell's turns that were not held.
func (c Cell) Rest() (m Mark) {
	for _, t := range c.Turns {
		if t.Mark != Held {
			m = max(m, t.Mark)
		}
	}
	return m
}

// Step is how much time a column of a timeline stands for.
type Step string

// The steps.
const (
	Quarters Step = "quarters"
	Months   Step = "months"
)

func (s Step) months() int {
	if s == Months {
		return 1
	}
	return 3
}

// maxColumns bounds a timeline: sixty years of quarters, or twenty of months. A session of
// the year 9999 does not make it longer.
const maxColumns = 240

// Timeline is the turns of a dimension over time: from the beginning of the last so many months,
// or of all the time from the first turn, to the last turn that has a date, and at least to the end
// of the year, and over two years of quarters or one of months.
func (l *Ledger) Timeline(d Dimension, step Step, months int) Grid {
	rows := l.Rows(d, months)
	first, last := l.span(step, months)
	g := Grid{Title: d.Title() + " by " + string(step), People: d.People(), Rows: heads(rows), Now: int(columnOf(l.today, step) - first)}
	for at := first; at <= last; at++ {
		g.Columns = append(g.Columns, columnHead(at, step))
	}
	for _, r := range rows {
		cells := make([]Cell, len(g.Columns))
		for _, t := range r.Turns {
			if at := columnOf(t.Day(), step); t.Day() != "" && at >= first && at <= last {
				cells[at-first].add(t)
			}
		}
		g.Cells = append(g.Cells, cells)
	}
	return g
}

// span is the first and the last column of a timeline.
func (l *Ledger) span(step Step, months int) (first, last column) {
	now, year := columnOf(l.today, step), column(12/step.months())
	first, last = now, now+year-1-now%year
	for _, t := range l.turns {
		if t.Day() != "" {
			first, last = min(first, columnOf(t.Day(), step)), max(last, columnOf(t.Day(), step))
		}
	}
	if months > 0 { // as it is asked for, also when the community is younger
		first = columnOf(l.Since(months), step)
		last = max(last, first+leastColumns(step)-1)
	}
	first = max(min(first, last-leastColumns(step)+1), now-maxColumns+1)
	return first, min(last, first+maxColumns-1)
}

func leastColumns(step Step) column {
	if step == Months {
		return 12
	}
	return 8
}

// column is a quarter or a month, counted from year 0.
type column int

func columnOf(day model.Date, step Step) column {
	t := day.Time()
	return column((t.Year()*12 + int(t.Month()) - 1) / step.months())
}

func columnHead(at column, step Step) Head {
	month := int(at) * step.months()
	year := fmt.Sprintf("%04d", month/12)
	name := fmt.Sprintf("Q%d", month%12/3+1)
	if step == Months {
		name = time.Month(month%12 + 1).String()[:3]
	}
	return Head{ID: model.ID(fmt.Sprintf("%s-%02d", year, month%12+1)), Name: name, Over: year}
}

func heads(rows []Row) []Head {
	all := make([]Head, len(rows))
	for i, r := range rows {
		all[i] = Head{ID: r.ID, Name: r.FullName(), Number: r.People}
	}
	return all
}

// Cross is the turns of the last so many months, 0 for all the time, by two dimensions,
// and what is to come. A cell's People are those who belong to both, and, of a band and
// a mode, can come in that band and that mode.
func (l *Ledger) Cross(down, across Dimension, months int) Grid {
	rows, columns := l.Rows(down, months), l.Rows(across, months)
	g := Grid{Title: down.Title() + " by " + lower(across.Title()), People: down.People(), Rows: heads(rows), Columns: heads(columns), Now: -1}
	rowAt, columnAt := positions(l.entries[down], rows), positions(l.entries[across], columns)
	g.Cells = make([][]Cell, len(rows))
	for i := range g.Cells {
		g.Cells[i] = make([]Cell, len(columns))
	}
	since := l.Since(months)
	each := func(as, bs []int, do func(*Cell)) {
		for _, a := range as {
			for _, b := range bs {
				if rowAt[a] >= 0 && columnAt[b] >= 0 {
					do(&g.Cells[rowAt[a]][columnAt[b]])
				}
			}
		}
	}
	for _, t := range l.turns {
		if t.Mark != Held || t.Day() >= since {
			each(t.at[down], t.at[across], func(c *Cell) { c.add(t) })
		}
	}
	for _, p := range l.in.People {
		if down == Band && across == Mode || down == Mode && across == Band {
			l.crossAnswers(p, down == Mode, each)
			continue
		}
		each(l.members(down, p), l.members(across, p), func(c *Cell) { c.People += p.N })
	}
	for _, row := range g.Cells {
		for i := range row {
			if n := row[i].Held(); n > 0 {
				row[i].Words = model.Thousands(n)
			}
		}
	}
	return g
}

// crossAnswers counts who can come in each band and mode at once.
func (l *Ledger) crossAnswers(p People, modesDown bool, each func(as, bs []int, do func(*Cell))) {
	for i := range len(p.CanInBands) {
		if p.CanInBands[i] != '+' {
			continue
		}
		as, bs := []int{i / 2}, []int{i % 2}
		if modesDown {
			as, bs = bs, as
		}
		each(as, bs, func(c *Cell) { c.People += p.N })
	}
}

// positions says at which row each entry is, -1 for none.
func positions(entries []Entry, rows []Row) []int {
	at := make([]int, len(entries))
	for i, e := range entries {
		at[i] = -1
		for j, r := range rows {
			if r.ID == e.ID {
				at[i] = j
			}
		}
	}
	return at
}
