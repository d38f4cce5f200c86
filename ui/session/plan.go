package session

import (
	"context"
	"fmt"
	"time"

	"convenor/model"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// plan is the tab of a session's fields, agenda and readiness. Everything is
// saved as it is made.
type plan struct {
	screen *Screen

	kind                      *widgets.CompletionEntry
	mode, state               *widgets.SelectField
	date                      *widgets.DateField
	series                    *widgets.Line
	seriesField               *widgets.Labelled
	poll                      *widgets.Line
	pollField                 *widgets.Labelled
	start, end                *widgets.TimeField
	zone, room, link          *widgets.TextField
	venue                     *widgets.CompletionEntry
	venueField                *widgets.Labelled
	joins                     *fyne.Container // offers another mode to an online session that has a venue
	capacity, online          *widgets.ValueField[int]
	facilitators              *personField
	description, catering     *widgets.TextField
	budget, cost              *widgets.ValueField[model.Money]
	ordered, eaten            *widgets.ValueField[int] // meals
	feedback                  *widgets.TextField
	agenda                    *agenda
	ready                     *widgets.Card
	shown                     model.ID // the session in the fields
	shownKind, shownVenue     string
	shownDate                 model.Date
	shownStart, shownEnd      model.LocalTime
	shownBudget, shownCost    model.Money
	shownCapacity, shownLimit int
	shownOrdered, shownEaten  int
	page                      *fyne.Container
	scroll                    *widgets.Scroll
}

func newPlan(s *Screen) *plan {
	p := &plan{screen: s, agenda: newAgenda(s)}
	p.makeWhen()
	p.makeWhere()
	p.makeRest()
	p.makeAfter()
	p.ready = widgets.NewCard("Ready?", widgets.NewWords("", widgets.Body))
	p.venueField = widgets.NewCalm("Venue", p.venue)
	p.makeJoins()
	find := widgets.NewButton("Find a date…", widgets.Quiet, p.findDate)
	find.SetTip("The dates that most people can make (Ctrl+Shift+F)")
	fields := widgets.NewCard("When and where", widgets.Facts(widgets.Toolbar(widgets.Facts(p.date), find), p.pollField, p.seriesField, widgets.Columns(300,
		widgets.Facts(p.start, p.end, p.state, widgets.NewCalm("Kind", p.kind), p.mode, p.zone),
		widgets.Facts(p.venueField, p.joins, p.room, p.link, p.capacity, p.online, p.facilitators))))
	rest := widgets.NewCard("Words and money", widgets.Stack(p.description,
		widgets.Columns(300, widgets.Facts(p.catering, p.ordered, p.eaten), widgets.Facts(p.budget, p.cost, p.feedback))))
	p.page = widgets.PageBody(widgets.Beside(widgets.Stack(fields, p.agenda.card, rest), p.ready, 300, 540))
	p.scroll = widgets.NewScroll(p.page)
	return p
}

func (p *plan) edit(change func(*model.Session)) error { return p.screen.edit(change) }

func (p *plan) makeWhen() {
	p.date = widgets.NewDateField("Date", "", p.today, func(day model.Date) error {
		return p.edit(func(s *model.Session) { setDate(s, day, p.screen.now.programme) })
	})
	p.series = widgets.NewLine("", widgets.TonePlain, "", "", p.screen.showSeries)
	p.seriesField = widgets.NewLabelled("Series", p.series)
	p.poll = widgets.NewLine("", widgets.TonePlain, "", "", p.screen.showPoll)
	p.pollField = widgets.NewLabelled("Date poll", p.poll)
	p.start = widgets.NewTimeField("Starts", 0, false, func(at model.Clock, given bool) error {
		switch {
		case p.screen.now.session.Start == "":
			return model.ValidationError{Field: "start", Problem: "set the date first; then the time it starts"}
		case !given:
			return model.ValidationError{Field: "start", Problem: "a session that has a date also has a time at which it starts"}
		}
		return p.edit(func(s *model.Session) { setStart(s, at) })
	})
	p.end = widgets.NewTimeField("Ends", 0, false, func(at model.Clock, given bool) error {
		if p.screen.now.session.Start == "" {
			return model.ValidationError{Field: "end", Problem: "set the date first; then the time it ends"}
		}
		return p.edit(func(s *model.Session) { setEnd(s, at, given) })
	})
	p.state = widgets.NewSelectField("State", options(model.States), "", func(v string) error {
		return p.edit(func(s *model.Session) { s.State = model.State(v) })
	})
	p.state.Select.OnOpen = func() { p.state.Select.SetOptions(stateOptions(p.screen.now.session, p.screen.host.Store().Now())) }
	p.mode = widgets.NewSelectField("Mode", options(model.Modes), "", func(v string) error {
		return p.edit(func(s *model.Session) { s.Mode = model.Mode(v) })
	})
	p.zone = widgets.NewTextField("Time zone", "", func(v string) error {
		return p.edit(func(s *model.Session) { s.Zone = v })
	})
	p.kind = widgets.NewCompletionEntry(func(text string) []widgets.Suggestion { return matching(p.screen.now.kinds, text) })
	p.kind.SetPlaceHolder(KindHint)
	save := func(kind string) {
		kind = KindOf(p.screen.now.kinds, kind)
		if kind == p.screen.now.session.Kind {
			return
		}
		if err := p.edit(func(s *model.Session) { s.Kind = kind }); err != nil {
			p.screen.host.Failed(err)
		}
	}
	p.kind.OnChosen = func(c widgets.Suggestion) { save(c.Text) }
	p.kind.OnSubmitted = save
	p.kind.OnNew, p.kind.NewLine = save, NewKindLine
	p.kind.OnFocus = func(gained bool) {
		if !gained && !p.kind.Open() {
			save(p.kind.Text)
		}
	}
}

func (p *plan) makeWhere() {
	p.makeVenue()
	text := func(label string, of func(*model.Session) *string) *widgets.TextField {
		return widgets.NewTextField(label, "", func(v string) error {
			return p.edit(func(s *model.Session) { *of(s) = v })
		})
	}
	p.room = text("Room", func(s *model.Session) *string { return &s.Room })
	p.link = text("Link", func(s *model.Session) *string { return &s.Link })
	p.link.Entry.SetPlaceHolder("https://… to join online")
	p.capacity = widgets.NewNumberField("Places", 0, func(n int) error {
		return p.edit(func(s *model.Session) { s.Capacity = n })
	})
	p.online = widgets.NewNumberField("Online places", 0, func(n int) error {
		return p.edit(func(s *model.Session) { s.OnlineCapacity = n })
	})
	p.online.Entry.SetPlaceHolder("no limit")
	p.facilitators = newPersonField(p.screen.host, "Facilitators", func(ids []model.ID) error {
		return p.edit(func(s *model.Session) { s.Facilitators = ids })
	}, func(name string) { p.screen.addPresenter("", name) })
}

func (p *plan) makeRest() {
	p.description = widgets.NewMultiLineField("Description", "", func(v string) error {
		return p.edit(func(s *model.Session) { s.Description = v })
	})
	p.catering = widgets.NewTextField("Catering", "", func(v string) error {
		return p.edit(func(s *model.Session) { s.Catering = v })
	})
	p.budget = widgets.NewMoneyField("Budget", 0, func(m model.Money) error {
		return p.edit(func(s *model.Session) { s.Budget = m })
	})
	p.cost = widgets.NewMoneyField("Cost", 0, func(m model.Money) error {
		return p.edit(func(s *model.Session) { s.Cost = m })
	})
}

// makeAfter makes the fields of what is known after the session.
func (p *plan) makeAfter() {
	p.ordered = widgets.NewNumberField("Meals ordered", 0, func(n int) error {
		return p.edit(func(s *model.Session) { s.MealsOrdered = n })
	})
	p.eaten = widgets.NewNumberField("Meals eaten", 0, func(n int) error {
		return p.edit(func(s *model.Session) { s.MealsEaten = n })
	})
	p.feedback = widgets.NewTextField("Feedback", "", func(v string) error {
		return p.edit(func(s *model.Session) { s.FeedbackLink = v })
	})
	p.feedback.Entry.SetPlaceHolder("https://… to say how it was")
}

func (p *plan) today() model.Date {
	return p.screen.host.Store().Today(p.screen.host.Lists().Community)
}

func (p *plan) focus() {
	p.date.Focus()
	p.scroll.ScrollToTop()
}

// makeVenue makes the field of the venue, which completes the venues there are
// and can add one.
func (p *plan) makeVenue() {
	e := widgets.NewCompletionEntry(p.suggestVenues)
	e.SetPlaceHolder("choose or add a venue")
	e.OnChosen = func(c widgets.Suggestion) { p.setVenue(c.Value.(model.ID)) }
	e.OnNew = p.addVenue
	e.NewLine = func(text string) string { return "add “" + text + "” as a new venue" }
	e.OnSubmitted = func(string) { p.leaveVenue() }
	e.OnFocus = func(gained bool) {
		if !gained && !e.Open() {
			p.leaveVenue()
		}
	}
	e.OnEscape = func() bool {
		changed := e.Text != p.shownVenue
		e.Fill(p.shownVenue)
		return changed
	}
	p.venue = e
}

// makeJoins makes the offer to an online session that has a venue.
func (p *plan) makeJoins() {
	to := func(words string, mode model.Mode) *widgets.Button {
		return widgets.NewButton(words, widgets.Plain, func() {
			if err := p.edit(func(s *model.Session) { s.Mode = mode }); err != nil {
				p.screen.host.Failed(err)
			}
		})
	}
	p.joins = widgets.Tight(widgets.NewParagraph("It has a venue, but people only join it online.", widgets.Small),
		widgets.NewWrap(to("Make it in person", model.InPerson), to("Make it hybrid", model.Hybrid)))
}

func (p *plan) suggestVenues(text string) (out []widgets.Suggestion) {
	words := model.Words(text)
	for _, v := range p.screen.now.venues {
		if !v.Retired && (text == p.shownVenue || model.MatchWords(model.Fold(v.Place()), words)) {
			out = append(out, widgets.Suggestion{Text: v.Name, Detail: VenueHint(v.Venue), Value: v.ID})
		}
	}
	return out
}

// VenueHint is what one wants to know of a venue when choosing it.
func VenueHint(v model.Venue) string {
	holds, access := "", ""
	if v.Capacity > 0 {
		holds = fmt.Sprintf("holds %d", v.Capacity)
	}
	switch v.StepFree {
	case model.Yes:
		access = "step-free"
	case model.No:
		access = "not step-free"
	default:
		access = "step-free access not known"
	}
	return model.JoinNonEmpty(" · ", holds, access)
}

// leaveVenue takes the venue away when its field was emptied, and brings its
// name back when what was typed is none.
func (p *plan) leaveVenue() {
	if p.venue.Text == "" && p.shownVenue != "" {
		p.setVenue("")
		return
	}
	p.venue.Fill(p.shownVenue)
}

func (p *plan) setVenue(id model.ID) {
	p.venueField.SetProblem(p.edit(func(s *model.Session) { s.Venue = id }))
	v := venueOf(p.screen.now.venues, id)
	p.shownVenue = ""
	if v != nil {
		p.shownVenue = v.Name
	}
}

func (p *plan) addVenue(name string) {
	store, host, id := p.screen.host.Store(), p.screen.host, p.screen.id
	host.Write(func(ctx context.Context) error {
		_, err := store.AddVenueOf(ctx, id, model.Venue{Name: name})
		return err
	}, func() {
		host.Done("“" + name + "” was added as a new venue. Its address and access are still to be filled in.")
	})
}

// stateOptions are the states a session can have; those that it cannot have at now say why.
func stateOptions(v model.Session, now time.Time) []widgets.Option {
	out := options(model.States)
	for i, state := range model.States {
		if state == v.State {
			continue
		}
		after := v
		after.State = state
		err := after.Validate()
		if err == nil && state == model.Held {
			err = v.CanBeHeld(now)
		}
		if err != nil {
			out[i].Why = err.Error()
		}
	}
	return out
}

func options[T ~string](values []T) []widgets.Option {
	out := make([]widgets.Option, len(values))
	for i, v := range values {
		out[i] = widgets.Option{Value: string(v), Text: string(v)}
	}
	return out
}

// ModeOptions are the modes in words, as one chooses them for a new session.
func ModeOptions() []widgets.Option {
	out := make([]widgets.Option, len(model.Modes))
	for i, m := range model.Modes {
		out[i] = widgets.Option{Value: string(m), Text: m.Phrase()}
	}
	return out
}

// matching are the words that begin with or hold text.
func matching(words []string, text string) (out []widgets.Suggestion) {
	terms := model.Words(text)
	for _, w := range words {
		if w != text && model.MatchWords(model.Fold(w), terms) {
			out = append(out, widgets.Suggestion{Text: w})
		}
	}
	return out
}
