package planner

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func (p *page) makeTable() {
	s := p.screen
	p.table = widgets.NewTable(columns(), func(r row) string { return r.key })
	p.table.OnCurrent = func(i int) { s.choose(p.rows[i].key) }
	p.table.OnOpen = func(int) { s.open() }
	p.table.Folds = true
}

var warning = widgets.Style{Size: look.SizeText, Colour: look.Warning}

func columns() []widgets.Column[row] {
	return []widgets.Column[row]{
		{Key: "month", Title: "", Width: 36, Fixed: true, Cell: func(r row) widgets.Cell { return widgets.Cell{Text: r.month, Style: widgets.Strong} }},
		{Key: "when", Title: "When", Width: 104, Fixed: true, Cell: func(r row) widgets.Cell {
			if r.empty {
				return widgets.Cell{Text: r.when, Style: warning}
			}
			return widgets.Cell{Text: r.when}
		}},
		{Key: "where", Title: "Where", Width: 122, Cell: func(r row) widgets.Cell {
			if r.session.Mode == model.Online {
				return widgets.Cell{Text: r.where, Pill: widgets.TonePlain}
			}
			return widgets.Cell{Text: r.where}
		}},
		{Key: "band", Title: "Band", Width: 122, Fixed: true, Priority: 1, Cell: func(r row) widgets.Cell { return widgets.Cell{Text: r.band, Style: widgets.Dim} }},
		{Key: "come", Title: "Can come", Width: 72, Fixed: true, Align: fyne.TextAlignTrailing, Cell: func(r row) widgets.Cell {
			return widgets.Cell{Text: r.canCome, Tip: r.tip}
		}},
		{Key: "why", Title: "Why this one", Width: 420, Priority: 2, Cell: whyCell},
	}
}

// whyCell says what speaks against a session, else why it is there.
func whyCell(r row) widgets.Cell {
	signs := ""
	if r.locked {
		signs = "locked"
	}
	if r.moved {
		signs = model.JoinNonEmpty(" · ", signs, "moved")
	}
	switch {
	case r.clash != "":
		return widgets.Cell{Text: model.JoinNonEmpty(" · ", signs, "! "+r.clash), Style: warning, Tip: r.clash}
	case r.empty:
		return widgets.Cell{Text: r.why, Style: warning}
	case !r.proposed:
		return widgets.Cell{Text: r.why, Style: widgets.Dim}
	}
	return widgets.Cell{Text: model.JoinNonEmpty(" · ", signs, r.why), Style: widgets.Accent}
}
