package turns

import (
	"cmp"

	"convenor/model"
	"convenor/model/rotation"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// line is a row of the table: of the ledger, or of a grid that crosses two dimensions.
type line struct {
	rotation.Row
	waited string
	cells  []rotation.Cell // of a cross grid
}

// lines are the rows of the table that says the same as the picture.
func (c choice) lines(l *rotation.Ledger, g rotation.Grid) []line {
	rows := l.Rows(c.down, c.months)
	all := make([]line, len(rows))
	for i, r := range rows {
		all[i] = line{Row: r, waited: l.WaitedWords(r)}
		if !c.overTime() {
			all[i].cells = g.Cells[i]
		}
	}
	return all
}

// key is never empty: “not known” has no ID.
func (l line) key() string { return "at " + string(l.ID) }

// columns are those of the table. A cross grid has one for each head, with how many
// turns were held, and of how many people.
func (c choice) columns(g rotation.Grid) []widgets.Column[line] {
	name := widgets.Column[line]{Key: "name", Title: c.down.Title(), Width: 140, Sortable: true,
		Less: func(a, b line) int { return cmp.Compare(model.Fold(a.Name), model.Fold(b.Name)) },
		Cell: func(l line) widgets.Cell {
			return widgets.Cell{Text: l.FullName(), Tip: l.Detail}
		}}
	people := number("people", c.down.PeopleTitle(), 0, func(l line) int { return l.People })
	if !c.overTime() {
		all := []widgets.Column[line]{name}
		for i, h := range g.Columns {
			held := number("at "+string(h.ID), h.Name, 1, func(l line) int { return l.cells[i].Held() })
			held.Width, held.Fixed = 118, false
			all = append(all, held)
		}
		return append(all, people)
	}
	times := number("times", rotation.PeriodTitle(c.months), 3, func(l line) int { return l.Times })
	all := []widgets.Column[line]{name,
		{Key: "last", Title: "Last turn", Width: 90, Fixed: true, Sortable: true, Less: func(a, b line) int { return cmp.Compare(a.Last, b.Last) }, Cell: last},
		{Key: "waited", Title: "Waited", Width: 104, Fixed: true, Sortable: true, Cell: waited, Less: func(a, b line) int { return a.CompareWait(b.Row) }},
		times,
		{Key: "next", Title: "Next", Width: 90, Fixed: true, Priority: 2, Sortable: true, Less: func(a, b line) int { return cmp.Compare(a.Next, b.Next) }, Cell: next},
		people}
	if c.down == rotation.District {
		all = append(all, number("within", "Within reach", 4, func(l line) int { return l.Within }))
	}
	return all
}

// number is a column of numbers. Where it has no room, they stand with its title on
// the second line of their row.
func number(key, title string, priority int, of func(line) int) widgets.Column[line] {
	return widgets.Column[line]{Key: key, Title: title, Width: 84, Fixed: true, Priority: priority, Align: fyne.TextAlignTrailing, Sortable: true,
		Less: func(a, b line) int { return cmp.Compare(of(a), of(b)) },
		Cell: func(l line) widgets.Cell {
			if n := of(l); n > 0 {
				return widgets.Cell{Text: model.Thousands(n), Folded: title + ": " + model.Thousands(n)}
			}
			return widgets.Cell{Text: "–", Folded: title + ": none"}
		}}
}

// waited is how long it is since the last turn, or that there was none since the first session.
func waited(l line) widgets.Cell {
	if l.Never() && l.waited != "" {
		return widgets.Cell{Text: "since the first", Tip: "No turn since the first session: " + l.waited + "."}
	}
	return widgets.Cell{Text: l.waited}
}

func last(l line) widgets.Cell {
	if l.Never() {
		return widgets.Cell{Text: "never", Style: widgets.Dim}
	}
	return widgets.Cell{Text: shortDay(l.Last), Tip: model.JoinNonEmpty(": ", l.Last.Long(), l.LastTitle)}
}

// next is the first announced turn to come, or that there is an idea of one.
func next(l line) widgets.Cell {
	switch {
	case l.Next != "":
		return widgets.Cell{Text: shortDay(l.Next), Tip: l.Next.Long(), Folded: "Next: " + shortDay(l.Next)}
	case l.Ideas > 0:
		return widgets.Cell{Text: "an idea", Style: widgets.Dim, Folded: "Next: an idea"}
	}
	return widgets.Cell{Text: "–", Style: widgets.Dim, Folded: "Next: none"}
}

// shortDay is a day where there is little room: "6 May 2025".
func shortDay(d model.Date) string { return d.Time().Format("2 Jan 2006") }
