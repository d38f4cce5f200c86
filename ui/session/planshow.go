package session

import (
	"fmt"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/planner"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// show shows the session in the fields. What is being typed stays, unless
// another session is shown for the first time.
func (p *plan) show() {
	v, d := p.screen.now.session, p.screen.now
	first := p.shown != v.ID
	p.shown = v.ID
	if first {
		p.agenda.forget()
	}
	p.showWhen(v, first)
	p.series.Set("", widgets.TonePlain, d.series, "")
	p.seriesField.Hidden = d.series == ""
	p.pollField.Hidden = d.poll == nil
	if d.poll != nil {
		p.poll.Set("open", widgets.ToneAccent, fmt.Sprintf("%d of %d answered", d.poll.Answered, d.poll.Asked), "")
	}
	p.kind.Entry.SetPlaceHolder("such as Gathering")
	if first || v.Kind != p.shownKind {
		p.kind.Fill(v.Kind)
	}
	p.shownKind = v.Kind
	p.mode.Select.SetValue(string(v.Mode))
	p.state.Select.SetValue(string(v.State))
	p.zone.SetText(v.Zone)
	p.showVenue(d, first)
	p.room.SetText(v.Room)
	p.link.SetText(v.Link)
	p.showNumbers(d, first)
	p.facilitators.show(v.Facilitators, d.names)
	p.description.SetText(v.Description)
	p.catering.SetText(v.Catering)
	p.showMeals(v, first)
	p.agenda.show()
	p.ready.SetContent(ReadyLines(p.screen.host, d.ready()))
	p.resized()
	if p.agenda.settle() {
		p.scroll.Reveal(p.agenda.add) // it stands right under the new item
	}
}

// resized lets everything find its height and place again.
func (p *plan) resized() {
	p.page.Refresh()
	p.scroll.Refresh()
}

func (p *plan) showWhen(v model.Session, first bool) {
	if first || v.Start.Date() != p.shownDate {
		p.date.SetDate(v.Start.Date())
	}
	if first || v.Start != p.shownStart {
		p.start.SetClock(v.Start.Clock(), v.Start != "")
	}
	if first || v.End != p.shownEnd {
		p.end.SetClock(v.End.Clock(), v.End != "")
	}
	p.shownDate, p.shownStart, p.shownEnd = v.Start.Date(), v.Start, v.End
}

func (p *plan) showVenue(d details, first bool) {
	name, hint := "", ""
	if d.venue != nil {
		name, hint = d.venue.Name, VenueHint(*d.venue)
	}
	if first || name != p.shownVenue || !p.venue.Open() && p.venue.Text == "" {
		p.venue.Fill(name)
	}
	p.shownVenue = name
	p.venueField.SetNote(hint)
	p.joins.Hidden = d.venue == nil || d.session.Mode != model.Online
}

func (p *plan) showNumbers(d details, first bool) {
	v := d.session
	if first || v.Capacity != p.shownCapacity {
		p.capacity.SetText(numberText(v.Capacity))
	}
	if first || v.OnlineCapacity != p.shownLimit {
		p.online.SetText(numberText(v.OnlineCapacity))
	}
	if first || v.Budget != p.shownBudget {
		p.budget.SetText(moneyText(v.Budget))
	}
	if first || v.Cost != p.shownCost {
		p.cost.SetText(moneyText(v.Cost))
	}
	p.shownCapacity, p.shownLimit, p.shownBudget, p.shownCost = v.Capacity, v.OnlineCapacity, v.Budget, v.Cost
	holds := "no limit"
	if d.venue != nil && d.venue.Capacity > 0 {
		holds = fmt.Sprintf("%d, as the venue holds", d.venue.Capacity)
	}
	p.capacity.Entry.SetPlaceHolder(holds)
}

// showMeals shows the meals, and what each of them cost.
func (p *plan) showMeals(v model.Session, first bool) {
	if first || v.MealsOrdered != p.shownOrdered {
		p.ordered.SetText(numberText(v.MealsOrdered))
	}
	if first || v.MealsEaten != p.shownEaten {
		p.eaten.SetText(numberText(v.MealsEaten))
	}
	p.shownOrdered, p.shownEaten = v.MealsOrdered, v.MealsEaten
	p.cost.SetNote(v.CostAHead())
	p.feedback.SetText(v.FeedbackLink)
}

// numberText is how a number stands in its field; 0 leaves it empty.
func numberText(n int) string {
	if n == 0 {
		return ""
	}
	return model.Thousands(n)
}

// moneyText is how an amount stands in its field; 0 leaves it empty.
func moneyText(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

func (p *plan) name() string              { return Plan }
func (p *plan) word(details) string       { return Plan }
func (p *plan) object() fyne.CanvasObject { return p.scroll }
func (p *plan) reset()                    {}
func (p *plan) why() string               { return "That is done in the plan of the session." }

func (p *plan) commands() []frame.Command {
	return append(p.agenda.commands(), frame.Command{Name: "Find a date…", Key: CtrlShift(fyne.KeyF), Do: p.findDate})
}

// findDate offers the dates that most of the people can make.
func (p *plan) findDate() { planner.FindDate(p.screen.host, p.screen.id) }
