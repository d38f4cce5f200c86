package programme

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"
)

// suggestions are what the form of a new session completes.
type suggestions struct {
	rows   []row
	kinds  []string
	venues []storage.VenueRow
}

// ask opens the form of a new session, with what was typed into it before.
func (s *listView) ask() { s.askOn("") }

// askOn opens it for a day; "" leaves the date as it was.
func (s *listView) askOn(day model.Date) {
	store := s.host.Store()
	widgets.NewAsync[suggestions](s.host.Runner()).Run(func(ctx context.Context) (v suggestions, err error) {
		if v.rows, err = store.Sessions(ctx); err != nil {
			return v, err
		}
		if v.kinds, err = session.Kinds(ctx, store); err != nil {
			return v, err
		}
		v.venues, err = store.Venues(ctx)
		return v, err
	}, func(v suggestions, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		fresh := s.draft == nil
		if fresh {
			d := newDraft(v.rows)
			s.draft = &d
		}
		if day != "" {
			s.draft.date = day
		}
		s.showForm(v, *s.draft, fresh, day != "")
	})
}

// form is the dialog of a new session; it writes what is typed into the draft.
type form struct {
	screen *listView
	draft  *draft
	know   suggestions
	start  *widgets.TimeField
	end    *widgets.TimeField
	date   *widgets.DateField
	venue  *widgets.CompletionEntry
	place  *widgets.Labelled
	again  *widgets.Check
	note   *widgets.Words // of the state it will have

	before  draft // what it held when it was opened
	fresh   bool  // nothing was kept from an earlier time
	fromDay bool  // it was asked for on a day of the calendar
	clash   *widgets.Words
	ask     *widgets.Async[[]model.Clash]
	dialog  *widgets.Dialog // nil until it is shown
}

// stateNote says what the new session is, with or without a date.
func stateNote(date model.Date) string {
	if date == "" {
		return "Without a date it is an idea. Set one whenever you like."
	}
	return "It is an idea until you save its date: that is the step after this."
}

// showForm shows the form of the draft; before is what it held when it was opened first.
func (s *listView) showForm(v suggestions, before draft, fresh, fromDay bool) {
	f := &form{screen: s, draft: s.draft, know: v, before: before, fresh: fresh, fromDay: fromDay,
		clash: widgets.NewParagraph("", widgets.Style{Size: look.SizeSmall, Colour: look.Warning}), ask: widgets.NewAsync[[]model.Clash](s.host.Runner())}
	title := widgets.NewTextField("Title", f.draft.title, nil)
	title.Entry.OnChanged = func(text string) { f.draft.title = text }
	kind := widgets.NewCompletionEntry(f.kinds)
	kind.SetPlaceHolder(session.KindHint)
	kind.Fill(f.draft.kind)
	kind.OnNew, kind.NewLine = func(string) {}, session.NewKindLine
	f.followed(kind, func(text string) { f.draft.kind = text })
	mode := widgets.NewSelectField("Mode", session.ModeOptions(), string(f.draft.mode), nil)
	mode.Select.OnChanged = func(m string) {
		f.draft.mode = model.Mode(m)
		f.showPlace()
	}
	f.makeTimes()
	f.makePlace()
	f.again = widgets.NewCheck("It repeats: choose the rhythm next", func(on bool) { f.draft.again = on })
	f.again.Set(f.draft.again)
	f.clash.Hide()
	content := widgets.Form(title,
		widgets.Columns(200, widgets.NewLabelled("Kind", kind), mode),
		f.date, widgets.Columns(150, f.start, f.end), f.place, f.clash, f.again,
		f.note)
	f.dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "New session", Content: content, Confirm: "Add", OnConfirm: f.add, OnCancel: f.keep, Width: 520})
	f.showPlace()
}

// check says what would be in the way of the session as it is typed.
func (f *form) check() {
	host, d := f.screen.host, *f.draft
	d.title = cmp.Or(strings.TrimSpace(d.title), "The new session")
	v, err := d.session(host.Lists().Community.TimeZone)
	if err != nil || v.Start == "" {
		f.ask.Cancel()
		f.warn(nil)
		return
	}
	v.ID = "new"
	store := host.Store()
	f.ask.Run(func(ctx context.Context) ([]model.Clash, error) { return store.WouldClash(ctx, v) }, func(clashes []model.Clash, err error) {
		if err == nil { // what is wrong with the file is said when it is saved
			f.warn(clashes)
		}
	})
}

func (f *form) warn(clashes []model.Clash) {
	lines := make([]string, len(clashes))
	for i, c := range clashes {
		lines[i] = "! " + c.Text
	}
	f.clash.SetText(strings.Join(lines, "\n"))
	f.clash.Hidden = len(lines) == 0
	if f.dialog != nil {
		f.dialog.Refresh() // it may need another height
	}
}

// followed writes what is typed or chosen in a completion into the draft.
func (f *form) followed(e *widgets.CompletionEntry, set func(string)) {
	offer := e.OnChanged
	e.OnChanged = func(text string) {
		set(text)
		offer(text)
	}
}

func (f *form) kinds(text string) (out []widgets.Suggestion) {
	words := model.Words(text)
	for _, k := range f.know.kinds {
		if k != text && model.MatchWords(model.Fold(k), words) {
			out = append(out, widgets.Suggestion{Text: k})
		}
	}
	return out
}

func (f *form) makeTimes() {
	d := f.draft
	today := func() model.Date { return f.screen.host.Store().Today(f.screen.host.Lists().Community) }
	f.date = widgets.NewDateField("Date", d.date, today, nil)
	f.note = widgets.NewParagraph(stateNote(d.date), widgets.Small)
	f.date.OnChanged = func(day model.Date) {
		d.date = day
		f.note.SetText(stateNote(day))
		f.check()
	}
	f.start = widgets.NewTimeField("Starts", d.start, true, nil)
	f.end = widgets.NewTimeField("Ends", d.end, d.ends, nil)
	f.start.OnChanged = func(at model.Clock, given bool) {
		if given && d.ends { // the end moves along, within the day
			d.end = min(max(d.end+at-d.start, 0), 24*60)
			f.end.SetClock(d.end, true)
		}
		if given {
			d.start = at
		}
		f.check()
	}
	f.end.OnChanged = func(at model.Clock, given bool) {
		d.end, d.ends = at, given
		f.check()
	}
}

func (f *form) makePlace() {
	f.venue = widgets.NewCompletionEntry(func(text string) (out []widgets.Suggestion) {
		words := model.Words(text)
		for _, v := range f.know.venues {
			if !v.Retired && model.MatchWords(model.Fold(v.Place()), words) {
				out = append(out, widgets.Suggestion{Text: v.Name, Detail: session.VenueHint(v.Venue), Value: v.ID})
			}
		}
		return out
	})
	f.venue.Fill(f.draft.venueName)
	f.venue.OnNew = func(string) {}
	f.venue.NewLine = func(text string) string { return "add “" + text + "” as a new venue" }
	f.followed(f.venue, func(text string) {
		f.draft.venueName, f.draft.venue = text, ""
		for _, v := range f.know.venues {
			if model.Fold(v.Name) == model.Fold(text) {
				f.draft.venue = v.ID
			}
		}
		f.check()
	})
	f.place = widgets.NewLabelled("Venue", f.venue)
}

// showPlace hides the venue of a session that has none.
func (f *form) showPlace() {
	if f.draft.mode == model.Online {
		f.place.Hide()
	} else {
		f.place.Show()
	}
	f.check()
}

// keep says that what was typed is kept, and offers to clear it.
func (f *form) keep() {
	if *f.draft == f.before {
		if f.fresh { // nothing was typed
			f.screen.draft = nil
		}
		return
	}
	f.screen.host.Tell("What you typed is kept as a draft, until you close the program.", "Clear it", func() { f.screen.draft = nil })
}

// add saves the draft as a session, opens it and forgets the draft. The dialog
// stays open while something is wrong.
func (f *form) add() error {
	host, d := f.screen.host, *f.draft
	d.kind = session.KindOf(f.know.kinds, d.kind)
	if !f.date.Valid() {
		return model.ValidationError{Field: "date", Problem: "that date cannot be read; write it like " + model.DateExample(f.screen.host.Store().Today(host.Lists().Community)) + ", or leave it empty"}
	}
	if !f.start.Valid() || !f.end.Valid() {
		return model.ValidationError{Field: "time", Problem: "that time cannot be read; write it like 14:30"}
	}
	zone := host.Lists().Community.TimeZone
	if _, err := d.session(zone); err != nil {
		return err
	}
	if f.again.On() {
		return f.repeat(d, zone)
	}
	store := host.Store()
	var made model.ID
	host.Write(func(ctx context.Context) (err error) {
		made, err = d.save(ctx, store, zone)
		return err
	}, func() {
		f.screen.draft = nil
		if f.fromDay && d.date != "" {
			host.Done(fmt.Sprintf("“%s” is in the programme on %s. Enter opens it.", d.title, d.date.Short()))
			f.screen.planned(d.date, made)
			return
		}
		host.Go(session.Place(made, session.Plan))
		host.Done(d.added())
	})
	return nil
}

// repeat hands the draft on to be planned in a rhythm; it is forgotten when that is done.
func (f *form) repeat(d draft, zone string) error {
	v, err := d.session(zone)
	switch {
	case err != nil:
		return err
	case d.date == "":
		return model.ValidationError{Field: "date", Problem: "a session that repeats needs the date of the first"}
	case v.Venue == "" && strings.TrimSpace(d.venueName) != "" && d.mode != model.Online:
		return model.ValidationError{Field: "venue", Problem: "add “" + d.venueName + "” to your venues first, or leave the venue empty: a series can only be at a venue that is known"}
	}
	f.screen.repeat(v, func() { f.screen.draft = nil }, func() { f.screen.showForm(f.know, f.before, f.fresh, f.fromDay) })
	return nil
}
