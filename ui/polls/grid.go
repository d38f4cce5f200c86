package polls

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"convenor/model"
	"convenor/model/plan"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// grid is the answers: people by dates, with a current cell that keys are about.
type grid struct {
	screen *Screen
	table  *holder
	poll   page
	option int // of the current cell
}

// holder holds a table whose columns follow the poll.
type holder struct {
	*fyne.Container
	rows *widgets.Table[person]
}

const leading = 2 // columns before the dates

func newGrid(s *Screen) *grid {
	g := &grid{screen: s, table: &holder{Container: container.NewStack()}}
	g.make()
	return g
}

// make makes the table for the dates that the poll has.
func (g *grid) make() {
	columns := []widgets.Column[person]{
		{Key: "row", Title: "Row", Width: 34, Fixed: true, Align: fyne.TextAlignTrailing, Cell: func(r person) widgets.Cell {
			return widgets.Cell{Text: strconv.Itoa(r.Row), Style: widgets.Dim}
		}},
		{Key: "name", Title: "Person", Width: 140, Cell: func(r person) widgets.Cell {
			c := widgets.Cell{Text: r.Name(), Tip: model.JoinNonEmpty(" · ", r.Name(), r.Organisation)}
			if r.Gone {
				c.Style, c.Tip = widgets.Dim, c.Tip+" · "+r.Why
			}
			return c
		}},
	}
	for i, day := range g.poll.ShortDays() {
		columns = append(columns, widgets.Column[person]{Key: "date" + strconv.Itoa(i), Title: strconv.Itoa(i+1) + ". " + day, Width: g.wide(), Cell: func(r person) widgets.Cell { return g.cell(r, i) }})
	}
	t := widgets.NewTable(columns, func(r person) string { return string(r.Person) })
	t.RowHeight = 34
	t.Empty = widgets.EmptyState("Nobody is asked yet. Ask people, or import their answers.", "Ask people…", g.screen.askMore)
	t.OnPress, t.OnKey = g.press, g.key
	t.OnOpen = func(int) { g.set(model.NextAnswer(g.answer())) }
	t.OnCell = func(column int) {
		if column >= leading {
			g.option = column - leading
			g.table.rows.Reload()
		}
	}
	g.table.rows = t
	g.table.Objects = []fyne.CanvasObject{t}
	g.table.Refresh()
}

// wide is the width of one date.
func (g *grid) wide() float32 {
	if len(g.poll.Options) > mostWide {
		return 64
	}
	return 104
}

func (g *grid) cell(r person, option int) widgets.Cell {
	if option >= len(g.poll.Options) {
		return widgets.Cell{}
	}
	id, dates := g.poll.Options[option].ID, len(g.poll.Options)
	c := widgets.Cell{Tip: cellTip(g.poll, r, option)}
	if row, ok := g.table.rows.CurrentRow(); ok && row.Person == r.Person && option == g.option {
		c.Ring = true
	}
	switch a := r.Answers[id]; {
	case a != model.CanUnknown:
		c.Text, c.Pill = word(a, dates), tones[a]
	case r.Known[id] != model.CanUnknown:
		c.Text, c.Style = "("+word(r.Known[id], dates)+")", widgets.Dim
	default:
		c.Text, c.Style = "·", widgets.Dim
	}
	return c
}

var tones = map[model.Answer]widgets.Tone{model.CanCome: widgets.ToneGood, model.CanIfNeedBe: widgets.ToneWarning, model.CannotCome: widgets.ToneBad}

// show shows the answers of a poll.
func (g *grid) show(p page) {
	before := g.poll
	g.poll = p
	if before.ID != p.ID || !sameDates(before, p) {
		had := g.table.rows.HasFocus()
		g.option = 0
		g.make()
		if had {
			g.table.rows.Focus()
		}
	}
	g.table.rows.SetSource(widgets.Rows[person](p.People))
	if g.table.rows.Current() < 0 && len(p.People) > 0 {
		g.table.rows.SetCurrent(0)
	}
}

func sameDates(a, b page) bool {
	if len(a.Options) != len(b.Options) {
		return false
	}
	for i := range a.Options {
		if a.Options[i] != b.Options[i] {
			return false
		}
	}
	return true
}

// goTo makes somebody's first cell current, with the keyboard on it.
func (g *grid) goTo(r person) {
	g.option = 0
	g.table.rows.SetCurrentKey(string(r.Person))
	g.table.rows.Reload()
	g.focus()
}

func (g *grid) focus() { g.table.rows.Focus() }

// press moves across, clears, and steps through the answers.
func (g *grid) press(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		g.across(-1)
	case fyne.KeyRight:
		g.across(1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		g.set(model.CanUnknown)
	case fyne.KeySpace:
		g.set(model.NextAnswer(g.answer()))
	default:
		return false
	}
	return true
}

func (g *grid) across(by int) {
	g.option = min(max(g.option+by, 0), max(len(g.poll.Options)-1, 0))
	g.table.rows.Reload()
}

// key sets the answer that a letter stands for and goes on to the next date, and
// from the last one to the next person.
func (g *grid) key(letter rune) bool {
	a, ok := model.PollKey(letter)
	if !ok {
		return false
	}
	g.set(a)
	if g.poll.Closed != "" {
		return true
	}
	if g.option+1 < len(g.poll.Options) {
		g.across(1)
	} else if at := g.table.rows.Current(); at+1 < len(g.poll.People) {
		g.option = 0
		g.table.rows.SetCurrent(at + 1)
	}
	return true
}

// answer is what the current cell holds.
func (g *grid) answer() model.Answer {
	r, ok := g.table.rows.CurrentRow()
	if !ok || g.option >= len(g.poll.Options) {
		return model.CanUnknown
	}
	return r.Answers[g.poll.Options[g.option].ID]
}

// set notes an answer in the current cell.
func (g *grid) set(a model.Answer) {
	r, ok := g.table.rows.CurrentRow()
	if !ok || g.option >= len(g.poll.Options) || g.answer() == a {
		return
	}
	if g.poll.Closed != "" {
		g.screen.host.Tell("The poll is closed.", "Open it again", g.screen.reopen)
		return
	}
	g.foresee(a)
	host := g.screen.host
	store, poll, one := host.Store(), g.poll.ID, plan.PollAnswer{Option: g.poll.Options[g.option].ID, Person: r.Person, Answer: a}
	host.Write(func(ctx context.Context) error { return store.AnswerPoll(ctx, poll, one) }, func() {})
}

// foresee shows an answer that is on its way into the file, so that the next key
// builds on it.
func (g *grid) foresee(a model.Answer) {
	at := g.table.rows.Current()
	people := slices.Clone(g.poll.People)
	answers := maps.Clone(people[at].Answers)
	if answers == nil {
		answers = map[model.ID]model.Answer{}
	}
	if id := g.poll.Options[g.option].ID; a == model.CanUnknown {
		delete(answers, id)
	} else {
		answers[id] = a
	}
	people[at].Answers = answers
	g.poll.People = people
	g.table.rows.SetSource(widgets.Rows[person](people))
}
