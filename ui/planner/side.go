package planner

import (
	"convenor/model"
	"convenor/model/plan"
	"convenor/model/rotation"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/turns"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// side says whose turn it is, whom nothing reaches and what would.
type side struct {
	screen *Screen
	turns  *turns.Grid
	whose  *widgets.Card
	nobody *widgets.Card
}

func newSide(s *Screen) *side {
	d := &side{screen: s, turns: turns.NewGrid(), nobody: widgets.NewCard("Who is reached", listing.Under(0))}
	d.turns.OnOpen = func(c rotation.Cell) {
		t := c.Turns[0]
		if !t.Proposed {
			s.host.Go(frame.Place{Area: frame.Programme, ID: t.ID})
			return
		}
		s.page.table.SetCurrentKey(string(t.ID))
		s.choose(string(t.ID))
	}
	legend := widgets.NewParagraph("Filled: held · half filled: held + still to come · outlined: to come · dashed: an idea · dashed and tinted: proposed", widgets.Small)
	d.whose = widgets.NewCard("Whose turn: in person by district, quarters", listing.Under(8, d.turns.Object(), legend))
	return d
}

func (d *side) show() {
	d.turns.SetContent(d.screen.state.turnGrid())
	s := d.screen
	parts := listing.Under(10, s.state.counted()...)
	for _, u := range s.state.shown.Unreached {
		parts.Add(widgets.NewParagraph(u.Sentence()+".", widgets.Body))
		f := s.state.farFrom(u)
		if f.words != "" {
			parts.Add(widgets.NewParagraph(f.words, widgets.Small))
		}
		actions := []fyne.CanvasObject{widgets.NewButton("Show them", widgets.Quiet, func() { s.people(u.People) })}
		asked := f.silent
		if u.Reason == plan.NothingKnown {
			asked = u.People
		}
		if len(asked) > 0 {
			ask := widgets.NewButton("Ask them…", widgets.Quiet, func() { s.ask(asked) })
			ask.SetTip("A date poll: which of the proposed times could they make?")
			actions = append([]fyne.CanvasObject{ask}, actions...)
		}
		if f.stepFree {
			actions = append(actions, widgets.NewButton("Change that wish…", widgets.Quiet, func() { s.wishAt("stepFree") }))
		}
		parts.Add(listing.Actions(actions...))
	}
	for _, e := range s.state.shown.Extra {
		parts.Add(widgets.NewParagraph(e.Sentence()+".", widgets.Body))
		if e.Session.Start != "" {
			parts.Add(listing.Actions(widgets.NewButton("Add this session", widgets.Quiet, func() { s.addExtra(e) })))
		}
	}
	for _, note := range s.state.shown.Notes {
		parts.Add(widgets.NewParagraph(sentence(note), widgets.Small))
	}
	d.nobody.SetContent(parts)
	d.nobody.Refresh()
}

// turnMonths is how far back the picture of turns looks.
const turnMonths = 12

// turnGrid is whose turn it was and would be, by district.
func (s *state) turnGrid() rotation.Grid {
	if s.turns == nil {
		return rotation.Grid{}
	}
	var more []rotation.Session
	for _, v := range s.now {
		if !inProgramme(s.in, v) {
			more = append(more, rotation.Session{ID: v.ID, Title: v.Title, Mode: v.Mode, State: model.Idea, Start: v.Start, End: v.End, Zone: s.in.Zone, Venue: v.Venue, Proposed: true})
		}
	}
	return s.turns.With(more...).Timeline(rotation.District, rotation.Quarters, turnMonths)
}
