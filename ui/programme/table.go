package programme

import (
	"cmp"
	"strconv"

	"convenor/model"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func (s *Screen) makeTable() {
	s.table = widgets.NewTable(columns(), func(r row) string { return string(r.ID) })
	s.table.ShowTicks(true)
	s.table.SetSort("when", false)
	s.table.OnOpen = func(int) { s.openCurrent() }
	s.table.OnCurrent = func(int) { s.able() }
	s.table.OnTicked = s.able
	s.table.OnSort = func(key string, desc bool) {
		s.sortKey, s.sortDesc = key, desc
		s.fill()
	}
	s.table.OnJump = func(prefix string) int {
		for i, r := range s.rows {
			if model.MatchWords(model.Fold(r.Title), model.Words(prefix)) {
				return i
			}
		}
		return -1
	}
}

func columns() []widgets.Column[row] {
	text := func(of func(row) string) func(a, b row) int {
		return func(a, b row) int { return cmp.Compare(model.Fold(of(a)), model.Fold(of(b))) }
	}
	number := func(key, title string, priority int, of func(row) int) widgets.Column[row] {
		return widgets.Column[row]{Key: key, Title: title, Width: 66, Fixed: true, Priority: priority, Sortable: true, Align: fyne.TextAlignTrailing,
			Text: func(r row) string { return dash(of(r)) },
			Less: func(a, b row) int { return cmp.Compare(of(a), of(b)) }}
	}
	title := func(r row) string { return r.Title }
	kind := func(r row) string { return r.Kind }
	return []widgets.Column[row]{
		{Key: "when", Title: "When", Width: 196, Fixed: true, Sortable: true, Less: byStart, Cell: func(r row) widgets.Cell {
			if r.Start == "" {
				return widgets.Cell{Text: r.When(), Style: widgets.Dim}
			}
			return widgets.Cell{Text: r.When()}
		}},
		{Key: "title", Title: "Title", Width: 150, Sortable: true, Less: text(title), Cell: func(r row) widgets.Cell {
			return widgets.Cell{Text: r.Title, Style: widgets.Strong}
		}},
		{Key: "kind", Title: "Kind", Width: 90, Priority: 4, Sortable: true, Less: text(kind), Cell: dim(kind)},
		{Key: "mode", Title: "Mode", Width: 72, Fixed: true, Priority: 5, Sortable: true, Less: text(func(r row) string { return string(r.Mode) }), Cell: dim(func(r row) string { return string(r.Mode) })},
		{Key: "where", Title: "Where", Width: 110, Priority: 3, Sortable: true, Less: text(where), Cell: dim(where)},
		{Key: "state", Title: "State", Width: 104, Fixed: true, Sortable: true, Less: text(func(r row) string { return string(r.State) }), Cell: func(r row) widgets.Cell {
			return widgets.Cell{Text: string(r.State), Pill: session.Tone(r.State)}
		}},
		number("invited", "Invited", 2, func(r row) int { return r.Headcount.Invited }),
		number("accepted", "Accepted", 1, func(r row) int { return r.Headcount.Accepted }),
		number("came", "Came", 2, func(r row) int { return r.Headcount.Attended }),
	}
}

func dim(of func(row) string) func(row) widgets.Cell {
	return func(r row) widgets.Cell { return widgets.Cell{Text: of(r), Style: widgets.Dim} }
}

// dash is a number, or a dash for none, so that the eye finds those there are.
func dash(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}
