package calendar

import (
	"context"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// seriesFacts is what the dialog of a series shows.
type seriesFacts struct {
	series   model.Series
	sessions []model.Session
	venues   []storage.VenueRow
}

// ShowSeries shows the series of a session and what can be changed of it.
func (s *Screen) ShowSeries(v model.Session) {
	store, id := s.host.Store(), v.Series
	widgets.NewAsync[seriesFacts](s.host.Runner()).Run(func(ctx context.Context) (f seriesFacts, err error) {
		if f.series, err = store.Series(ctx, id); err != nil {
			return f, err
		}
		if f.sessions, err = store.SeriesSessions(ctx, id); err != nil {
			return f, err
		}
		f.venues, err = store.Venues(ctx)
		return f, err
	}, func(f seriesFacts, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.seriesDialog(v, f)
	})
}

// seriesWords say what a series is: its rhythm, how many, and what was left out.
func seriesWords(f seriesFacts) string {
	words := "It is one of a series: " + f.series.Rhythm.Words() + ". " + model.Count(len(f.sessions), "session", "sessions")
	if n := len(f.series.LeftOut); n > 0 {
		words += ", " + model.Count(n, "day", "days") + " left out"
	}
	return words + "."
}

// seriesForm holds the fields of a session that the others of its series can be given too.
type seriesForm struct {
	of         model.Session
	venues     []storage.VenueRow
	title      *widgets.TextField
	mode       *widgets.SelectField
	start, end *widgets.TimeField
	venue      *widgets.CompletionEntry
	room, link *widgets.TextField
	place      *fyne.Container // venue and room
}

func newSeriesForm(of model.Session, venues []storage.VenueRow) *seriesForm {
	f := &seriesForm{of: of, venues: venues, title: widgets.NewTextField("Title", of.Title, nil), room: widgets.NewTextField("Room", of.Room, nil), link: widgets.NewTextField("Link", of.Link, nil)}
	f.start = widgets.NewTimeField("Starts", of.Start.Clock(), true, nil)
	f.end = widgets.NewTimeField("Ends", of.End.Clock(), of.End != "", nil)
	f.start.OnChanged = func(at model.Clock, given bool) { // the end moves along
		if v := f.of; given && v.End != "" {
			session.SetDay(&v, v.Start.Date(), at)
			f.end.SetClock(v.End.Clock(), true)
		}
	}
	f.venue = widgets.NewCompletionEntry(f.suggest)
	f.venue.SetPlaceHolder("no venue")
	f.venue.Fill(f.venueName(of.Venue))
	f.place = widgets.Columns(160, widgets.NewLabelled("Venue", f.venue), f.room)
	f.mode = widgets.NewSelectField("Mode", session.ModeOptions(), string(of.Mode), nil)
	f.showMode()
	return f
}

// showMode shows the fields that a session of the chosen mode has.
func (f *seriesForm) showMode() {
	f.place.Hidden = f.chosenMode() == model.Online
	f.link.Hidden = f.chosenMode() == model.InPerson
}

func (f *seriesForm) chosenMode() model.Mode { return model.Mode(f.mode.Value()) }

func (f *seriesForm) suggest(text string) (out []widgets.Suggestion) {
	words := model.Words(text)
	for _, v := range f.venues {
		if !v.Retired && (text == f.venueName(f.of.Venue) || model.MatchWords(model.Fold(v.Place()), words)) {
			out = append(out, widgets.Suggestion{Text: v.Name, Detail: session.VenueHint(v.Venue), Value: v.ID})
		}
	}
	return out
}

func (f *seriesForm) venueName(id model.ID) string {
	for _, v := range f.venues {
		if v.ID == id && id != "" {
			return v.Name
		}
	}
	return ""
}

// fields are all fields; those that the mode has no use for are hidden.
func (f *seriesForm) fields() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.title, widgets.Columns(150, f.start, f.end, f.mode), f.place, f.link}
}

// read is the change that was typed; it fails for what cannot be.
func (f *seriesForm) read() (change func(*model.Session), err error) {
	at, given := f.start.Clock()
	end, ends := f.end.Clock()
	venue, err := f.venueID()
	switch {
	case !f.start.Valid() || !given || !f.end.Valid():
		return nil, model.ValidationError{Field: "time", Problem: "that time cannot be read; write it like 14:30"}
	case f.title.Text() == "":
		return nil, model.ValidationError{Field: "title", Problem: "a session needs a title"}
	case err != nil:
		return nil, err
	}
	mode, room := f.chosenMode(), f.room.Text()
	if mode == model.Online && f.of.Mode != model.Online { // it leaves its venue
		venue, room = "", ""
	}
	change = func(v *model.Session) {
		v.Title, v.Mode, v.Venue, v.Room, v.Link = f.title.Text(), mode, venue, room, strings.TrimSpace(f.link.Text())
		session.SetDay(v, v.Start.Date(), at)
		session.SetEnd(v, end, ends)
	}
	v := f.of
	change(&v)
	return change, v.Validate()
}

// venueID is the venue that was typed, "" for none.
func (f *seriesForm) venueID() (model.ID, error) {
	typed := strings.TrimSpace(f.venue.Text)
	if typed == f.venueName(f.of.Venue) {
		return f.of.Venue, nil
	}
	for _, v := range f.venues {
		if model.Fold(v.Name) == model.Fold(typed) {
			return v.ID, nil
		}
	}
	if typed == "" {
		return "", nil
	}
	return "", model.ValidationError{Field: "venue", Problem: "“" + typed + "” is none of your venues; choose one from the list, or add it under Venues first"}
}

// whoStays says which sessions of a series a change passes over.
const whoStays = "What was held or cancelled stays as it is. What was announced, is over, or was changed by hand in the same respect is shown to you first: it stays unless you tick it."

func (s *Screen) seriesDialog(of model.Session, f seriesFacts) {
	for _, v := range f.sessions {
		if v.ID == of.ID {
			of = v // with its agenda
		}
	}
	form, scope := newSeriesForm(of, f.venues), scopeField()
	var dialog *widgets.Dialog
	leave := widgets.NewButton("Leave "+of.Start.Date().Short()+" out", widgets.Plain, func() {
		dialog.Close()
		s.leaveOut(of)
	})
	end := widgets.NewButton("End the series after it", widgets.Plain, func() {
		dialog.Close()
		s.endSeries(of)
	})
	parts := []fyne.CanvasObject{leave, end}
	for _, to := range []model.State{model.SaveTheDate, model.Confirmed} {
		ids := forward(f.sessions, to, s.host.Store().Now())
		if len(ids) == 0 {
			continue
		}
		parts = append(parts, widgets.NewButton(session.ForwardWords(to, len(ids)), widgets.Plain, func() {
			dialog.Close()
			session.Forward(s.host, to, ids...)
		}))
	}
	content := widgets.Form(append(append([]fyne.CanvasObject{widgets.NewParagraph(seriesWords(f), widgets.Body)}, form.fields()...), scope,
		widgets.NewParagraph(whoStays+" To move it to another day, use Move to…, which asks the same.", widgets.Small),
		widgets.NewWrap(parts...))...)
	form.mode.Select.OnChanged = func(string) {
		form.showMode()
		dialog.Refresh() // it needs another height
	}
	dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "The series of “" + of.Title + "”", Content: content, Confirm: "Change", Width: 560, OnConfirm: func() error {
		change, err := form.read()
		if err == nil {
			s.changeSeries(of, storage.Scope(scope.Value()), change)
		}
		return err
	}})
}

// forward are the sessions that go forward to a state at now.
func forward(all []model.Session, to model.State, now time.Time) (ids []model.ID) {
	for _, v := range all {
		if v.WhyNotYet(to, now) == "" {
			ids = append(ids, v.ID)
		}
	}
	return ids
}
