package planner

import (
	"convenor/model/plan"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// countsFor says for which times of its rhythm a session in the programme counts, so
// that none is proposed for them: "counts for March 2027"; "" for none.
func (s *state) countsFor(c plan.Chosen) string {
	var times []string
	for _, f := range c.Fills {
		words := f.Words()
		if len(c.Fills) > 1 && f.Rhythm < len(s.wishes.Rhythms) {
			words += " " + s.wishes.Rhythms[f.Rhythm].Mode.Phrase()
		}
		times = append(times, words)
	}
	if len(times) == 0 {
		return ""
	}
	return "counts for " + joinComma(times)
}

// reached says how everybody is counted: who said they can come, who has not said, and
// who is not reached, why, and what would reach them.
func (s *Screen) reached() []fyne.CanvasObject {
	p := &s.state.shown
	say := func(text string, style widgets.Style) fyne.CanvasObject {
		return widgets.NewParagraph(sentence(text), style)
	}
	parts := []fyne.CanvasObject{say(p.Totals.Sum(), widgets.Body)}
	for _, u := range p.Unreached {
		word := "Show them"
		if u.Reason == plan.NothingKnown {
			word = "Ask them…"
		}
		parts = append(parts, say(u.Sentence(), widgets.Body), listing.Actions(widgets.NewButton(word, widgets.Quiet, func() { s.people(u.People) })))
	}
	for _, e := range p.Extra {
		parts = append(parts, say(e.Sentence(), widgets.Body))
		if e.Session.Start != "" {
			add := widgets.NewButton("Add this session", widgets.Quiet, func() { s.addExtra(e) })
			add.SetTip("On " + e.Session.Start.Date().Short() + "; it can be taken back")
			parts = append(parts, listing.Actions(add))
		}
	}
	for _, note := range append([]string{s.state.in.LeftOut.Sentence()}, p.Notes...) {
		if note != "" {
			parts = append(parts, say(note, widgets.Small))
		}
	}
	return parts
}
