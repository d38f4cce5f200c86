package polls

import (
	"context"
	"slices"
	"strconv"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// form is the dialog of a new poll, or of one that is changed; what is typed goes
// into the draft as it is typed.
type form struct {
	screen  *Screen
	draft   *draft
	know    suggestions
	groups  []group
	title   *widgets.TextField
	dates   *fyne.Container
	fields  []dateFields
	scroll  *widgets.Scroll
	session *widgets.SelectField
}

// dateFields are the fields of one date.
type dateFields struct {
	day        *widgets.DateField
	start, end *widgets.TimeField
}

// askNew opens the form of a new poll: for a session, or none, of those that filter
// finds, and with the title and the dates of begun, if there is one.
func (s *Screen) askNew(id model.ID, filter *storage.PeopleFilter, begun *model.Poll) {
	store := s.host.Store()
	widgets.NewAsync[suggestions](s.host.Runner()).Run(func(ctx context.Context) (suggestions, error) { return suggest(ctx, store) }, func(v suggestions, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		f := &form{screen: s, know: v, groups: groups(filter, v, s.host.Lists())}
		if s.draft == nil || id != "" || filter != nil {
			s.draft = &draft{}
			if begun != nil {
				*s.draft = draftOf(page{Poll: *begun})
			}
			if len(s.draft.dates) == 0 {
				s.draft.dates = []date{s.draft.next(), s.draft.next()}
			}
		}
		f.draft = s.draft
		if id != "" {
			f.begin(id)
		}
		if f.draft.whom == "" || filter != nil {
			f.draft.whom = f.groups[0].key
			if f.draft.session == "" && filter == nil {
				f.draft.whom = "everyone"
			}
		}
		f.open("New poll", "Ask", f.add)
	})
}

// begin takes over what is known of the session that the poll is for.
func (f *form) begin(id model.ID) {
	at := slices.IndexFunc(f.know.sessions, func(v storage.SessionRow) bool { return v.ID == id })
	if at < 0 {
		return
	}
	v := f.know.sessions[at]
	f.draft.session, f.draft.title = v.ID, v.Title
	for i := range f.draft.dates {
		f.draft.dates[i].mode, f.draft.dates[i].venue = v.Mode, v.Venue
	}
	f.draft.whom = "everyone"
	if v.Headcount.Listed > 0 {
		f.draft.whom = "s:" + string(v.ID)
	}
}

// change opens the form of the poll that is chosen.
func (s *Screen) change() {
	p, ok := s.current()
	if !ok {
		return
	}
	store := s.host.Store()
	widgets.NewAsync[suggestions](s.host.Runner()).Run(func(ctx context.Context) (suggestions, error) { return suggest(ctx, store) }, func(v suggestions, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		d := draftOf(p)
		f := &form{screen: s, know: v, draft: &d}
		f.open("Change the poll", "Save", f.save)
	})
}

func (f *form) open(title, confirm string, do func() error) {
	d := f.draft
	f.title = widgets.NewTextField("What is to be held", d.title, nil)
	f.title.Entry.OnChanged = func(text string) { d.title = text }
	words := widgets.NewMultiLineField("Words before the dates (the program has some)", d.words, nil)
	words.Entry.OnChanged = func(text string) { d.words = text }
	words.Entry.SetMinRowsVisible(2)
	parts := []fyne.CanvasObject{f.title}
	if d.id == "" {
		parts = append(parts, widgets.Columns(220, f.makeSession(), f.makeWhom()))
	}
	f.dates = widgets.Form()
	f.showDates()
	add := widgets.NewButton("Add a date", widgets.Plain, func() {
		d.dates = append(d.dates, d.next())
		f.showDates()
		f.fields[len(f.fields)-1].day.Focus()
	})
	parts = append(parts, f.dates, widgets.Row(add), words)
	content := container.New(layout.NewCustomPaddedLayout(2, 2, 2, 14), widgets.Form(parts...))
	f.scroll = widgets.NewScroll(content)
	widgets.ShowDialog(f.screen.host.Window(), widgets.Options{Title: title, Content: container.New(&roomy{f.screen.host.Window()}, f.scroll), Confirm: confirm, OnConfirm: do, OnCancel: f.keep, Width: 720, Tall: true})
}

func (f *form) makeSession() *widgets.SelectField {
	options := []widgets.Option{{Value: "", Text: "no session yet: it becomes one"}}
	for _, v := range f.know.undated() {
		options = append(options, widgets.Option{Value: string(v.ID), Text: v.Title})
	}
	f.session = widgets.NewSelectField("For which session without a date", options, string(f.draft.session), nil)
	f.session.Select.OnChanged = func(id string) {
		f.draft.session = model.ID(id)
		for _, v := range f.know.undated() {
			if string(v.ID) == id && f.title.Text() == "" {
				f.title.SetText(v.Title)
				f.draft.title = v.Title
			}
		}
	}
	return f.session
}

func (f *form) makeWhom() *widgets.SelectField {
	whom := widgets.NewSelectField("Ask", groupOptions(f.groups), f.draft.whom, nil)
	whom.Select.OnChanged = func(key string) { f.draft.whom = key }
	return whom
}

// showDates draws the dates anew after one was added or taken away.
func (f *form) showDates() {
	f.dates.Objects, f.fields = nil, nil
	for i := range f.draft.dates {
		f.dates.Add(f.dateCard(i))
	}
	f.dates.Refresh()
	if f.scroll != nil {
		f.scroll.Refresh()
	}
}

func (f *form) dateCard(i int) fyne.CanvasObject {
	d := &f.draft.dates[i]
	host := f.screen.host
	fields := dateFields{day: widgets.NewDateField("Date "+strconv.Itoa(i+1), d.day, func() model.Date { return host.Store().Today(host.Lists().Community) }, nil),
		start: widgets.NewTimeField("Starts", d.start, true, nil), end: widgets.NewTimeField("Ends", d.end, d.ends, nil)}
	fields.day.OnChanged = func(day model.Date) { f.draft.dates[i].day = day }
	fields.start.OnChanged = func(at model.Clock, given bool) {
		d := &f.draft.dates[i]
		if given && d.ends { // the end moves along, within the day
			d.end = min(max(d.end+at-d.start, 0), 24*60)
			fields.end.SetClock(d.end, true)
		}
		if given {
			d.start = at
		}
	}
	fields.end.OnChanged = func(at model.Clock, given bool) { f.draft.dates[i].end, f.draft.dates[i].ends = at, given }
	f.fields = append(f.fields, fields)
	modes := make([]widgets.Option, len(model.Modes))
	for j, m := range model.Modes {
		modes[j] = widgets.Option{Value: string(m), Text: m.Phrase()}
	}
	venues := []widgets.Option{{Value: "", Text: "not decided yet"}}
	for _, v := range f.know.venues {
		if !v.Retired || v.ID == d.venue {
			venues = append(venues, widgets.Option{Value: string(v.ID), Text: model.JoinNonEmpty(" · ", v.Name, session.VenueHint(v.Venue))})
		}
	}
	venue := widgets.NewSelectField("Venue", venues, string(d.venue), nil)
	venue.Select.OnChanged = func(id string) { f.draft.dates[i].venue = model.ID(id) }
	venue.Hidden = d.mode == model.Online
	mode := widgets.NewSelectField("Mode", modes, string(d.mode), nil)
	mode.Select.OnChanged = func(m string) {
		f.draft.dates[i].mode = model.Mode(m)
		venue.Hidden = model.Mode(m) == model.Online
		f.dates.Refresh()
	}
	away := widgets.NewIconButton(look.Icon(look.IconClose, look.Dim), "Leave date "+strconv.Itoa(i+1)+" out", func() {
		f.draft.dates = slices.Delete(f.draft.dates, i, i+1)
		f.showDates()
	})
	away.Hidden = len(f.draft.dates) == 1
	return widgets.NewCard("", widgets.Form(widgets.Toolbar(fields.day, away), widgets.Columns(92, fields.start, fields.end, mode, venue)))
}

// keep says that what was typed is kept.
func (f *form) keep() {
	if f.draft.id != "" || f.draft.title == "" && !slices.ContainsFunc(f.draft.dates, func(d date) bool { return d.day != "" }) {
		return
	}
	f.screen.host.Tell("What you typed is kept as a draft, until you close the program.", "Clear it", func() { f.screen.draft = nil })
}

// check returns the poll as it was typed.
func (f *form) check() (model.Poll, error) {
	for _, d := range f.fields {
		if !d.day.Valid() {
			return model.Poll{}, model.ValidationError{Field: "date", Problem: "a date cannot be read; write it like 12 June 2026, or leave it out"}
		}
		if !d.start.Valid() || !d.end.Valid() {
			return model.Poll{}, model.ValidationError{Field: "time", Problem: "a time cannot be read; write it like 14:30"}
		}
	}
	p := f.draft.poll()
	return p, p.Validate()
}

// add saves the draft as a poll and shows it.
func (f *form) add() error {
	p, err := f.check()
	if err != nil {
		return err
	}
	g := f.groups[max(slices.IndexFunc(f.groups, func(g group) bool { return g.key == f.draft.whom }), 0)]
	s, store := f.screen, f.screen.host.Store()
	var left []storage.LeftOut
	asked := 0
	s.host.Write(func(ctx context.Context) error {
		people, err := g.people(ctx, store)
		if err != nil {
			return err
		}
		s.await, left, err = store.AddPoll(ctx, p, people)
		asked = len(people) - len(left)
		return err
	}, func() {
		s.draft = nil
		s.reload()
		s.host.Done(model.JoinNonEmpty(" ", "“"+p.Title+"”: "+model.Count(asked, "person is", "people are")+" to be asked. Print the poll, or write the mails, under Ask.", leftWords("Not asked", left)))
		s.host.Go(frame.Place{Area: frame.Programme, Tab: View})
	})
	return nil
}

// save saves what was changed of a poll.
func (f *form) save() error {
	p, err := f.check()
	if err != nil {
		return err
	}
	host, store := f.screen.host, f.screen.host.Store()
	host.Write(func(ctx context.Context) error { return store.UpdatePoll(ctx, p) }, func() { host.Done("“" + p.Title + "” is changed.") })
	return nil
}

// roomy gives a form the height that the window has for it.
type roomy struct{ window fyne.Window }

func (l *roomy) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (l *roomy) MinSize([]fyne.CanvasObject) fyne.Size {
	const around, most = 200, 560
	return fyne.NewSize(420, min(max(l.window.Canvas().Size().Height-around, 240), most))
}
