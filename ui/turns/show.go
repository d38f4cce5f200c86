package turns

import (
	"strings"

	"convenor/model"
	"convenor/model/rotation"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

var ctrlT = listing.Ctrl(fyne.KeyT)

// toggle shows the table in place of the picture, or the other way round, with the
// keyboard.
func (s *Screen) toggle() {
	s.asTable = !s.asTable
	s.fill()
	s.Focus()
}

// fill shows what is looked at.
func (s *Screen) fill() {
	s.showTools()
	l := s.now.ledger
	switch {
	case l == nil:
		return
	case empty(l):
		s.tools.Hide()
		s.put(widgets.EmptyState(emptyWords, "New session", func() { s.host.Go(frame.Place{Area: frame.Programme, New: true}) }))
		return
	case s.asTable:
		s.makeTable()
		var under fyne.CanvasObject // nil: no line
		if words := l.Twice(s.now.choice.down, s.now.choice.months); words != "" {
			under = widgets.NewParagraph(words, widgets.Small)
		}
		s.put(container.NewBorder(nil, under, nil, nil, s.table))
	default:
		s.grid.SetContent(s.now.grid)
		if s.wanted != "" {
			s.grid.ShowRow(s.wanted)
			s.wanted = ""
		}
		s.signs.SetText(model.JoinNonEmpty(" ", signs(s.now.grid), remark(l, s.now.choice.down), l.Twice(s.now.choice.down, s.now.choice.months)))
		s.balance.SetText(balance(l, s.now.imbalances))
		s.sentences.set(s.now.imbalances)
		s.moved()
		s.put(s.picture)
	}
	s.tools.Show()
}

func (s *Screen) put(o fyne.CanvasObject) {
	s.under.Objects = []fyne.CanvasObject{o}
	s.page.Refresh()
	s.object.Refresh()
}

// makeTable makes the table anew: what is looked at decides its columns. The current row
// and the sorting stay where they can.
func (s *Screen) makeTable() {
	current, had := "", s.table != nil && s.table.HasFocus()
	key, desc := "", false
	if s.table != nil {
		key, desc = s.table.Sort()
		if row, ok := s.table.CurrentRow(); ok {
			current = row.key()
		}
	}
	if s.table == nil && s.now.choice.overTime() {
		key, desc = "waited", true // who waits longest comes first
	}
	columns := s.now.choice.columns(s.now.grid)
	t := widgets.NewTable(columns, line.key)
	t.Folds = true
	t.OnOpen = func(int) { s.openRow() }
	show := func() {
		rows := widgets.Rows[line](append([]line(nil), s.now.lines...))
		rows.Sort(columns, key, desc)
		t.SetSource(rows)
	}
	t.OnSort = func(by string, down bool) { key, desc = by, down; show() }
	t.OnJump = func(prefix string) int {
		return listing.Jump(s.now.lines, func(l line) string { return l.Name }, prefix)
	}
	t.SetSort(key, desc)
	show()
	if current != "" {
		t.SetCurrentKey(current)
	}
	s.table = t
	if had {
		t.Focus()
	}
}

// openRow shows the row of the table in the picture.
func (s *Screen) openRow() {
	if row, ok := s.table.CurrentRow(); ok {
		s.toggle()
		s.grid.ShowRow(row.ID)
	}
}

// moved says what the current field holds; its sessions can be opened.
func (s *Screen) moved() {
	head, _, _ := strings.Cut(s.grid.Words(), "\n")
	if len(s.now.grid.Rows) == 0 {
		head = noRows(s.now.choice.down)
	}
	s.words.SetText(head)
	s.sessions.Objects = nil
	cell, _ := s.grid.Current()
	for _, t := range cell.Turns[max(len(cell.Turns)-linesShown, 0):] {
		s.sessions.Add(s.line(t))
	}
	s.page.Refresh()
	s.object.Refresh()
}

// linesShown is how many sessions of a field stand under the picture, the last ones.
const linesShown = 6

func (s *Screen) line(t rotation.Turn) *widgets.Line {
	return widgets.NewLine(t.Mark.Word(), tone(t.Mark), t.Title, t.When(), func() { s.host.Go(frame.Place{Area: frame.Programme, ID: t.ID}) })
}

func tone(m rotation.Mark) widgets.Tone {
	if m == rotation.Held {
		return widgets.ToneAccent
	}
	return widgets.TonePlain
}

// open opens the session of a field; of several the coordinator chooses one.
func (s *Screen) open(cell rotation.Cell) {
	if len(cell.Turns) == 1 {
		s.host.Go(frame.Place{Area: frame.Programme, ID: cell.Turns[0].ID})
		return
	}
	if len(s.sessions.Objects) > 0 {
		s.host.Window().Canvas().Focus(s.sessions.Objects[0].(*widgets.Line))
	}
}

// show brings the row that a sentence is about into the picture.
func (s *Screen) show(i rotation.Imbalance) {
	s.wanted = i.ID
	s.choose(s.choice.with(i.Dimension, s.choice.across, s.choice.months))
}
