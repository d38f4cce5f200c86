package paper

import (
	"strings"

	"convenor/model/report"
)

// Handout is the agenda of a session on a page for everybody, as a document.
func Handout(h report.Handout) Document { return handout{h} }

type handout struct{ report.Handout }

// factColumns are where the name and the text of a fact begin.
var factColumns = []float64{0, 0.3}

func (h handout) Layout(t *Typesetter) []*Page {
	f := newFlow(t)
	led := ""
	if len(h.Facilitators) > 0 {
		led = "With " + strings.Join(h.Facilitators, ", ")
	}
	f.title("Agenda", h.Title, h.When, h.Where, led)
	for _, p := range h.About {
		f.paragraph(p)
	}
	if len(h.Agenda) > 0 {
		f.section("What happens when")
		for _, item := range h.Agenda {
			f.row([]float64{0, 0.13}, []string{item.At, item.Title}, []Style{flowName, flowStrong})
			if item.Detail != "" {
				f.y -= 1
				f.row([]float64{0.13}, []string{item.Detail}, []Style{flowName})
			}
		}
		f.row([]float64{0, 0.13}, []string{h.Ends, "End"}, []Style{flowName, flowText})
	}
	f.facts("Getting there", h.GettingThere)
	f.facts("Access", h.Access)
	if h.Link != "" {
		f.section("Joining online")
		f.code(h.Link, "Point a phone’s camera here, or type the link")
	}
	return f.done(ask(h.Contact))
}

func (f *flow) facts(heading string, facts []report.Fact) {
	if len(facts) == 0 {
		return
	}
	f.section(heading)
	for _, fact := range facts {
		f.row(factColumns, []string{fact.Name, fact.Text}, []Style{flowName, flowText})
	}
}

// ask is the line at the foot that says who to ask.
func ask(contact string) string {
	if contact == "" {
		return ""
	}
	return "Questions, or something you need in order to take part? " + contact
}

// FeedbackForm is a feedback form as a document, on one page.
func FeedbackForm(q report.FeedbackForm) Document { return feedbackForm{q} }

type feedbackForm struct{ report.FeedbackForm }

func (q feedbackForm) Layout(t *Typesetter) []*Page {
	f := newFlow(t)
	f.title("How was it?", q.Title, q.When)
	for _, question := range q.Questions {
		f.question(question)
	}
	if q.Link != "" {
		f.y += 3
		f.code(q.Link, "You would rather answer on your phone?")
	}
	return f.done(q.Notice)
}

// question writes a question with its boxes and lines.
func (f *flow) question(q report.Question) {
	f.need(14 + 9*float64(q.Lines))
	f.y += 3
	f.text(flowMargin, flowWidth, q.Text, flowStrong)
	f.y += 1
	if len(q.Ticks) > 0 {
		x := flowMargin
		for _, tick := range q.Ticks {
			f.page.Frame(Box{x, f.y + 0.4, boxSide, boxSide}, boxPen)
			f.page.Begin(Paragraph)
			f.page.Text(x+boxSide+2, f.y+4, tick, flowText)
			f.page.End()
			x += boxSide + 2 + f.t.Width(tick, flowText) + 10
		}
		f.y += 6
	}
	for range q.Lines {
		f.y += 8.5 // room to write
		f.page.Line(flowMargin, f.y, flowMargin+flowWidth, f.y, writePen)
	}
	f.y += 3
}
