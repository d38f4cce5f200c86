package programme

import (
	"cmp"

	"convenor/model"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func (s *listView) makeTable() {
	s.table = widgets.NewTable(columns(), func(r row) string { return string(r.ID) })
	s.table.ShowTicks(true)
	s.table.Folds = true
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
	title := func(r row) string { return r.Title }
	kind := func(r row) string { return r.Kind }
	return []widgets.Column[row]{
		{Key: "when", Title: "When", Width: 206, Fixed: true, Sortable: true, Less: byStart, Cell: func(r row) widgets.Cell {
			if r.Start == "" {
				return widgets.Cell{Text: r.When(), Style: widgets.Dim}
			}
			return widgets.Cell{Text: r.When()}
		}},
		{Key: "title", Title: "Title", Width: 200, Sortable: true, Less: text(title), Text: title},
		{Key: "kind", Title: "Kind", Width: 116, Priority: 5, Spare: true, Sortable: true, Less: text(kind), Cell: dim(kind)},
		{Key: "mode", Title: "Mode", Width: 72, Fixed: true, Priority: 6, Spare: true, Sortable: true, Less: text(func(r row) string { return string(r.Mode) }), Cell: dim(func(r row) string { return string(r.Mode) })},
		{Key: "where", Title: "Where", Width: 110, Priority: 3, Sortable: true, Less: text(where), Cell: dim(where)},
		{Key: "state", Title: "State", Width: 96, Fixed: true, Priority: 1, Sortable: true, Less: text(func(r row) string { return string(r.State) }), Cell: func(r row) widgets.Cell {
			return widgets.Cell{Text: string(r.State), Pill: session.Tone(r.State)}
		}},
		{Key: "listed", Title: "On list", Width: 56, Fixed: true, Priority: 4, Spare: true, Sortable: true, Align: fyne.TextAlignTrailing,
			Text: func(r row) string { return dash(r.Headcount.Listed, "") },
			Less: func(a, b row) int { return cmp.Compare(a.Headcount.Listed, b.Headcount.Listed) }},
		{Key: "coming", Title: "Coming", Width: 92, Fixed: true, Priority: 2, Sortable: true, Align: fyne.TextAlignTrailing, Text: coming,
			Less: func(a, b row) int { return cmp.Compare(turnout(a), turnout(b)) }},
	}
}

func dim(of func(row) string) func(row) widgets.Cell {
	return func(r row) widgets.Cell { return widgets.Cell{Text: of(r), Style: widgets.Dim} }
}

// turnout is how many came, or before the session is held, how many accepted.
func turnout(r row) int {
	if r.State == model.Held {
		return r.Headcount.Attended
	}
	return r.Headcount.Accepted
}

func coming(r row) string {
	if r.State == model.Held {
		return dash(turnout(r), " came")
	}
	return dash(turnout(r), " accepted")
}

// dash is a number with a word, or a dash for none, so that the eye finds those
// there are.
func dash(n int, word string) string {
	if n == 0 {
		return "–"
	}
	return model.Thousands(n) + word
}
