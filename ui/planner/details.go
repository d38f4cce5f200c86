package planner

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// details are the session that is chosen: its fields, why it is there, what it
// costs, and where else it could be.
type details struct {
	screen *Screen
	card   *widgets.Card
	form   *widgets.Card // its fields

	title      *widgets.TextField
	date       *widgets.DateField
	start, end *widgets.TimeField
	mode, band *widgets.SelectField
	venue      *widgets.SelectField
	facts      *fyne.Container
	edit       *widgets.Button
	lock, drop *widgets.Button
	info       *fyne.Container
	others     *fyne.Container
	all        *fyne.Container

	key      string
	shown    plan.Session
	names    *widgets.Async[string]
	looked   *widgets.Async[[]other]
	nameText *widgets.Words
}

// namesShown is how many people are named before the rest is counted.
const namesShown = 12

func newDetails(s *Screen) *details {
	d := &details{screen: s, names: widgets.NewAsync[string](s.host.Runner()), looked: widgets.NewAsync[[]other](s.host.Runner())}
	today := func() model.Date { return s.host.Store().Today(s.host.Lists().Community) }
	d.title = widgets.NewTextField("Title", "", func(text string) error {
		return s.change("Another title", func(v *plan.Session) { v.Title = text })
	})
	d.date = widgets.NewDateField("Date", "", today, func(day model.Date) error {
		if day == "" {
			return model.ValidationError{Field: "date", Problem: "a proposed session has a date; drop it if it is not to be"}
		}
		return s.change("Move to "+day.Short(), func(v *plan.Session) { setDay(v, day) })
	}).ShortDay()
	d.start = widgets.NewTimeField("Starts", 0, true, func(at model.Clock, given bool) error {
		if !given {
			return model.ValidationError{Field: "start", Problem: "say when it starts, like 18:30"}
		}
		return s.change("Start at "+at.String(), func(v *plan.Session) {
			length := minutes(*v)
			v.Start = model.At(v.Start.Date(), at)
			setLength(v, length)
		})
	})
	d.end = widgets.NewTimeField("Ends", 0, true, func(at model.Clock, given bool) error {
		if !given {
			return model.ValidationError{Field: "end", Problem: "say when it ends, like 20:00"}
		}
		return s.change("End at "+at.String(), func(v *plan.Session) { v.End = model.At(v.Start.Date(), at) })
	})
	d.mode = widgets.NewSelectField("Mode", nil, "", func(m string) error {
		return s.change("Hold it "+m, func(v *plan.Session) {
			v.Mode = model.Mode(m)
			if v.Mode == model.Online {
				v.Venue, v.Cost = "", 0
			}
		})
	})
	d.band = widgets.NewSelectField("Time band", nil, "", func(b string) error { s.setBand(model.ID(b)); return nil })
	d.venue = widgets.NewSelectField("Venue", nil, "", func(v string) error { s.setVenue(model.ID(v)); return nil })
	d.facts = widgets.Facts(d.title, d.date, d.start, d.end, d.band, d.mode, d.venue)
	d.form = widgets.NewCard("Change it", d.facts)
	d.edit = widgets.NewButton("Change…", widgets.Plain, s.edit)
	d.edit.SetTip("Its title, day, time and place (F2)")
	d.lock = widgets.NewButton("Lock", widgets.Plain, s.lock)
	d.drop = widgets.NewButton("Drop", widgets.Plain, s.drop)
	d.lock.SetTip("When a programme is proposed again, this one stays where it is (L)")
	d.drop.SetTip("Leave it out (Del)")
	d.info, d.others = listing.Under(8), listing.Under(2)
	d.all = listing.Under(12)
	d.card = widgets.NewCard("", d.all)
	return d
}

func (d *details) focus() {
	if r, ok := d.screen.at(); ok && r.proposed {
		d.date.Focus()
	}
}

// show shows the session that is chosen. Fields keep what is being typed.
func (d *details) show() {
	r, ok := d.screen.at()
	another := d.key != r.key
	d.key = r.key
	if another {
		d.screen.page.right.ScrollToTop()
	}
	d.all.Objects = nil
	d.form.Hidden = !r.proposed
	switch {
	case !ok:
		d.card.SetHeading("")
		d.all.Add(widgets.NewParagraph("Choose a session in the list to see why it is there.", widgets.Dim))
	case r.empty:
		d.card.SetHeading(strings.ToUpper(r.month[:1]) + r.month[1:] + ": no session")
		add := widgets.NewButton("Add one all the same", widgets.Plain, func() { d.screen.addAt(r) })
		d.all.Add(widgets.NewParagraph(sentence(r.why), widgets.Body))
		d.all.Add(listing.Actions(add))
	case !r.proposed:
		d.card.SetHeading(r.session.Title)
		open := widgets.NewButton("Open it", widgets.Plain, func() { d.screen.host.Go(frame.Place{Area: frame.Programme, ID: r.id}) })
		d.all.Add(widgets.NewParagraph(model.FormatSpan(r.session.Start, r.session.End)+" · "+string(r.session.Mode)+at(r), widgets.Body))
		d.all.Add(widgets.NewParagraph("It is in the programme already, so it stays and "+cmp.Or(d.screen.state.countsFor(r.session), "counts")+".", widgets.Small))
		d.tell(r)
		d.all.Add(d.info)
		d.all.Add(listing.Actions(open))
	default:
		d.card.SetHeading(model.FormatSpan(r.session.Start, r.session.End))
		d.fields(r, another)
		d.tell(r)
		d.look(r)
		for _, o := range []fyne.CanvasObject{d.info, d.others, widgets.NewWrap(d.edit, d.lock, d.drop)} {
			d.all.Add(o)
		}
	}
	d.all.Refresh()
	d.card.Refresh()
}

// at is the place of a session behind its mode.
func at(r row) string {
	if r.session.Place == "" {
		return ""
	}
	return " · " + r.session.Place
}

// fields shows the session in its fields.
func (d *details) fields(r row, another bool) {
	v, s := r.session.Session, &d.screen.state
	titles := plan.Titles(s.in, []plan.Session{v})
	d.title.SetText(titles[0])
	if another || v.Start != d.shown.Start {
		d.date.SetDate(v.Start.Date())
		d.start.SetClock(v.Start.Clock(), true)
	}
	if another || v.End != d.shown.End {
		d.end.SetClock(v.End.Clock(), v.End != "")
	}
	d.shown = v
	var bands, venues []widgets.Option
	for _, b := range s.in.Bands {
		bands = append(bands, widgets.Option{Value: string(b.ID), Text: b.Name})
	}
	venues = append(venues, widgets.Option{Value: "", Text: "none"})
	for _, at := range s.in.Venues {
		if !at.Retired || at.ID == v.Venue {
			venues = append(venues, widgets.Option{Value: string(at.ID), Text: at.Name})
		}
	}
	d.mode.Select.SetOptions(modeOptions())
	d.band.Select.SetOptions(bands)
	d.venue.Select.SetOptions(venues)
	d.mode.SetValue(string(v.Mode))
	d.band.SetValue(string(r.session.Band))
	d.venue.SetValue(string(v.Venue))
	d.venue.Hidden = v.Mode == model.Online
	d.lock.SetText("Lock")
	if r.locked {
		d.lock.SetText("Unlock")
	}
}

// modeOptions are the modes to choose from.
func modeOptions() []widgets.Option {
	var all []widgets.Option
	for _, m := range model.Modes {
		all = append(all, widgets.Option{Value: string(m), Text: string(m)})
	}
	return all
}

// tell says what speaks for and against the session.
func (d *details) tell(r row) {
	c := r.session
	d.info.Objects = nil
	say := func(text string, style widgets.Style) { d.info.Add(widgets.NewParagraph(text, style)) }
	if r.clash != "" {
		say("! "+r.clash, warning)
	}
	say(canComeWords(r), widgets.Body)
	if words := c.Room(); words != "" {
		say(sentence(words+"; of those who can come, few do"), widgets.Small)
	}
	if n := len(c.OnlyHere); n > 0 {
		d.nameText = widgets.NewParagraph(model.Count(n, "person", "people")+" can make only this one.", widgets.Accent)
		d.info.Add(d.nameText)
		d.name(c.OnlyHere)
		d.info.Add(listing.Actions(widgets.NewButton("Show them", widgets.Quiet, func() { d.screen.people(c.OnlyHere) })))
	}
	for _, t := range turnSentences(c) {
		say(t, widgets.Accent)
	}
	if c.Why() == "" && r.proposed {
		say(sentence(d.screen.state.why(c)), widgets.Body)
	}
	if words := d.screen.state.among(c); words != "" {
		say(sentence(words), widgets.Small)
	}
	if c.Mode != model.Online {
		cost := "The room costs nothing."
		if c.Cost > 0 {
			cost = "The room costs " + c.Cost.String() + "."
		}
		say(cost, widgets.Small)
	}
	d.info.Refresh()
}

// name names the people whom only this session reaches.
func (d *details) name(ids []model.ID) {
	store, words := d.screen.host.Store(), d.nameText
	d.names.Run(func(ctx context.Context) (string, error) { return namesOf(ctx, store, ids, namesShown) }, func(names string, err error) {
		if err == nil && words == d.nameText {
			words.SetText(model.Count(len(ids), "person", "people") + " can make only this one: " + names + ".")
			d.card.Refresh()
		}
	})
}

// namesOf names the first so many people, and counts the others.
func namesOf(ctx context.Context, store *storage.Store, ids []model.ID, first int) (string, error) {
	found, err := store.FindPeople(ctx, storage.PeopleFilter{People: ids}, storage.ByName, false)
	if err != nil {
		return "", err
	}
	var names []string
	for i := range min(found.Len(), first) {
		r := found.Row(i)
		names = append(names, model.DisplayName(r.Given, r.Family))
	}
	if more := found.Len() - first; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return joinComma(names), nil
}

// alternativesShown is how many other places in the year are offered.
const alternativesShown = 4

// other is another place for a session, in words.
type other struct {
	session      plan.Session
	text, effect string
}

// look asks where else the session could be, and in what that differs.
func (d *details) look(r row) {
	s, was := d.screen, d.screen.state
	f, version, sessions := s.figures, s.version, was.board()
	d.looked.Run(func(context.Context) (others []other, err error) {
		all, err := f.alternatives(version, was.in, was.wishes.Wishes, sessions, r.id, alternativesShown)
		differ := was.instead(r.session)
		for _, a := range all {
			o := other{session: a.Session}
			o.text, o.effect = differ.words(a)
			others = append(others, o)
		}
		return others, err
	}, func(all []other, err error) {
		d.others.Objects = nil
		if err == nil && len(all) > 0 {
			d.others.Add(widgets.NewWords("Or instead", widgets.Heading))
		}
		for _, o := range all {
			d.others.Add(widgets.NewLine("", widgets.ToneNone, o.text, "", func() { s.place(r.id, o.session) }))
			d.others.Add(widgets.NewParagraph(o.effect, widgets.Small))
		}
		d.others.Refresh()
		d.card.Refresh()
	})
}
