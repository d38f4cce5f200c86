package planner

import (
	"convenor/model"
	"convenor/model/plan"
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

// counted says how everybody is counted, and who is not planned for.
func (s *state) counted() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{widgets.NewParagraph(sentence(s.shown.Totals.Sum()), widgets.Body)}
	if words := s.in.LeftOut.Sentence(); words != "" {
		parts = append(parts, widgets.NewParagraph(sentence(words), widgets.Small))
	}
	return parts
}

// peopleWords is how many people are planned for: "117 of 122 people; 3 left, 2
// withdrew consent to be written to".
func peopleWords(n int, out plan.LeftOut) string {
	if out.Count() == 0 {
		return model.Count(n, "person", "people")
	}
	return model.Thousands(n) + " of " + model.Count(n+out.Count(), "person", "people") + "; " + out.Why()
}
