package programme

import (
	"fmt"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// chosenRows are the ticked sessions, or without any the current one.
func (s *listView) chosenRows() []row {
	rows := s.ticked()
	if r, ok := s.table.CurrentRow(); ok && len(rows) == 0 {
		rows = []row{r}
	}
	return rows
}

// goForward are those of rows that go forward to a state now, and why none does.
func (s *listView) goForward(rows []row, to model.State) (n int, why string) {
	now := s.host.Store().Now()
	for _, r := range rows {
		if reason := r.WhyNotYet(to, now); reason == "" {
			n++
		} else if why == "" {
			why = fmt.Sprintf("“%s”: %s.", r.Title, reason)
		}
	}
	switch {
	case n > 0:
		return n, ""
	case len(rows) == 0:
		return 0, "Tick sessions in the list first."
	}
	return 0, why
}

// forwardCommands save the dates of what is ticked, and confirm it.
func (s *listView) forwardCommands() []frame.Command {
	var all []frame.Command
	for _, c := range []struct {
		to   model.State
		key  fyne.Shortcut
		also string
	}{{model.SaveTheDate, session.CtrlShift(fyne.KeyS), "save the date several many ticked announce ideas"}, {model.Confirmed, session.CtrlShift(fyne.KeyC), "several many ticked"}} {
		rows := s.chosenRows()
		n, why := s.goForward(rows, c.to)
		if n == 0 {
			n = max(len(rows), 1)
		}
		all = append(all, frame.Command{Name: session.ForwardWords(c.to, n), Also: c.also, Key: c.key, Do: func() { s.forward(c.to) }, Why: why})
	}
	return all
}

// forward brings what is ticked forward to a state.
func (s *listView) forward(to model.State) {
	rows := s.chosenRows()
	if len(rows) == 0 {
		return
	}
	session.Forward(s.host, to, ids(rows)...)
}

// menu offers what is done now and then, each with its key.
func (s *listView) menu() []widgets.MenuItem {
	all := s.Commands()
	var items []widgets.MenuItem
	for _, c := range s.forwardCommands() {
		items = append(items, frame.Item(all, c.Name, ""))
	}
	return append(items, widgets.MenuItem{Text: "Publish the programme…", Key: publishKey, Do: s.publish},
		frame.Item(all, nameDuplicate, "Duplicate"), frame.Item(all, nameSeries, "Its series…"), frame.Item(all, nameRemove, ""))
}
