package paper

import (
	"strconv"
	"strings"

	"convenor/model"
	"convenor/model/report"
)

// PhoneList is the list of those who are told by phone, as a document.
func PhoneList(l report.PhoneList) Document { return phoneList{l} }

type phoneList struct{ report.PhoneList }

func (l phoneList) Layout(t *Typesetter) []*Page {
	f := newFlow(t)
	f.title("Phone list", l.Title, l.When, l.Where)
	if len(l.Rows) == 0 {
		f.paragraph("Everybody on the list has an email address and likes to be written to.")
	} else {
		f.table([]float64{0, 0.07, 0.34, 0.6, 0.84}, []string{"Told", "Name", "Organisation", "Phone", "Said"}, len(l.Rows), func(i int) ([]string, []Style) {
			r := l.Rows[i]
			small := Style{Size: 9.5, Colour: Grey(70)}
			return []string{"", r.Name, r.Organisation, r.Phone, r.Reply + " (" + r.Why + ")"}, []Style{flowText, flowStrong, flowText, flowStrong, small}
		}, func() { f.page.Frame(Box{flowMargin, f.y, boxSide, boxSide}, boxPen) })
	}
	if len(l.LeftOut) > 0 {
		f.y += 2
		f.paragraph("Not to be called: " + strings.Join(l.LeftOut, "; ") + ".")
	}
	return f.done(l.Notice)
}

// CateringOrder is the order for a kitchen, as a document.
func CateringOrder(o report.CateringOrder) Document { return cateringOrder{o} }

type cateringOrder struct{ report.CateringOrder }

func (o cateringOrder) Layout(t *Typesetter) []*Page {
	f := newFlow(t)
	f.title("Catering order", o.Title, o.When, o.Where)
	if o.Nothing != "" {
		f.paragraph(o.Nothing)
		return f.done(o.Contact)
	}
	f.page.Begin(sectionHeading)
	f.page.TextIn(Box{flowMargin, f.y, flowWidth, 16}, "For "+model.Count(o.People, "person", "people"), Style{Size: 30, Bold: true, Colour: Grey(17)})
	f.page.End()
	f.y += 18
	f.paragraph("How we come to this number: " + o.Sentence)
	if o.What != "" {
		f.section("What we planned")
		f.paragraph(o.What)
	}
	f.section("Diets")
	if len(o.Diets) == 0 {
		f.paragraph("Nobody has told us of any.")
	} else {
		f.table([]float64{0, 0.6, 0.8}, []string{"Each person is counted once", "Expected", "May still come"}, len(o.Diets), func(i int) ([]string, []Style) {
			d := o.Diets[i]
			return []string{d.Words, strconv.Itoa(d.Expected), strconv.Itoa(d.Open)}, []Style{flowText, flowStrong, flowText}
		}, nil)
	}
	if o.Rules != "" {
		f.section("Rules of the house")
		f.paragraph(o.Rules)
	}
	return f.done(o.Contact)
}

// AccessBriefing is what the host makes ready, as a document.
func AccessBriefing(b report.AccessBriefing) Document { return accessBriefing{b} }

type accessBriefing struct{ report.AccessBriefing }

func (b accessBriefing) Layout(t *Typesetter) []*Page {
	f := newFlow(t)
	kind := "Access briefing for the host"
	if b.Named {
		kind = "Access briefing, the coordinator’s own copy: it names people, do not hand it on"
	}
	f.title(kind, b.Title, b.When, b.Where)
	f.section("What people need in order to take part")
	if len(b.Needs) == 0 {
		f.paragraph("Nobody who may come has told us of a need.")
	}
	for _, n := range b.Needs {
		f.row([]float64{0, 0.1}, []string{strconv.Itoa(n.People), n.Words}, []Style{flowStrong, flowText})
		if len(n.Names) > 0 {
			f.y -= 1
			f.row([]float64{0.1}, []string{strings.Join(n.Names, ", ")}, []Style{flowName})
		}
	}
	f.facts("What we know of the venue", b.Venue)
	return f.done(joined(" ", b.Notice, b.Contact))
}
