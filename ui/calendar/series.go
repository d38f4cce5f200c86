package calendar

import (
	"context"
	"fmt"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// scopeField asks how much of a series a change is for.
func scopeField() *widgets.SelectField {
	var options []widgets.Option
	for _, scope := range []storage.Scope{storage.OnlyThis, storage.ThisAndFollowing, storage.WholeSeries} {
		options = append(options, widgets.Option{Value: string(scope), Text: string(scope)})
	}
	return widgets.NewSelectField("Change", options, string(storage.OnlyThis), nil)
}

// seriesFacts is what the dialog of a series shows.
type seriesFacts struct {
	series   model.Series
	sessions []model.Session
}

// ShowSeries shows the series of a session and what can be changed of it.
func (s *Screen) ShowSeries(v model.Session) {
	store, id := s.host.Store(), v.Series
	widgets.NewAsync[seriesFacts](s.host.Runner()).Run(func(ctx context.Context) (f seriesFacts, err error) {
		if f.series, err = store.Series(ctx, id); err == nil {
			f.sessions, err = store.SeriesSessions(ctx, id)
		}
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

func (s *Screen) seriesDialog(of model.Session, f seriesFacts) {
	title := widgets.NewTextField("Title", of.Title, nil)
	start := widgets.NewTimeField("Starts", of.Start.Clock(), true, nil)
	room := widgets.NewTextField("Room", of.Room, nil)
	link := widgets.NewTextField("Link", of.Link, nil)
	scope := scopeField()
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
	content := widgets.Form(widgets.NewParagraph(seriesWords(f), widgets.Body), title, widgets.Columns(160, start, room), link, scope,
		widgets.NewParagraph("To move it to another day, use Move to…, which asks the same. What was announced, held or changed by hand stays as it is unless you tick it.", widgets.Small),
		widgets.NewWrap(parts...))
	dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "The series of “" + of.Title + "”", Content: content, Confirm: "Change", Width: 560, OnConfirm: func() error {
		at, given := start.Clock()
		if !start.Valid() || !given {
			return model.ValidationError{Field: "time", Problem: "that time cannot be read; write it like 14:30"}
		}
		if title.Text() == "" {
			return model.ValidationError{Field: "title", Problem: "a session needs a title"}
		}
		s.changeSeries(of, storage.Scope(scope.Value()), func(v *model.Session) {
			v.Title, v.Room, v.Link = title.Text(), room.Text(), strings.TrimSpace(link.Text())
			session.SetDay(v, v.Start.Date(), at)
		})
		return nil
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

// seriesWould is a change of a series with what it does.
type seriesWould struct {
	session model.Session
	change  storage.SeriesChange
}

// changeSeries changes a session and others of its series. Where some are to be left
// alone it asks first.
func (s *Screen) changeSeries(of model.Session, scope storage.Scope, change func(*model.Session)) {
	store, id := s.host.Store(), of.ID
	widgets.NewAsync[seriesWould](s.host.Runner()).Run(func(ctx context.Context) (w seriesWould, err error) {
		if w.session, err = store.Session(ctx, id); err != nil {
			return w, err
		}
		change(&w.session)
		w.change, err = store.SeriesWould(ctx, w.session, scope)
		return w, err
	}, func(w seriesWould, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		do := func(ctx context.Context, chosen []model.ID) (storage.SeriesChange, error) {
			return store.ChangeSeries(ctx, w.session, scope, chosen...)
		}
		s.askLeft(w.change.Left, "Change", of, do)
	})
}

// endSeries removes what follows a session in its series.
func (s *Screen) endSeries(of model.Session) {
	store, series, last := s.host.Store(), of.Series, of.SeriesDay
	widgets.NewAsync[storage.SeriesChange](s.host.Runner()).Run(
		func(ctx context.Context) (storage.SeriesChange, error) { return store.EndWould(ctx, series, last) },
		func(would storage.SeriesChange, err error) {
			if err != nil {
				s.host.Failed(err)
				return
			}
			do := func(ctx context.Context, chosen []model.ID) (storage.SeriesChange, error) {
				return store.EndSeries(ctx, series, last, chosen...)
			}
			s.askLeft(would.Left, "End the series", of, do)
		})
}

// askLeft asks which of the sessions that would be left alone are changed too, and
// does it; without any it does it at once.
func (s *Screen) askLeft(left []storage.LeftAlone, confirm string, of model.Session, do func(context.Context, []model.ID) (storage.SeriesChange, error)) {
	if len(left) == 0 {
		s.doSeries(of, nil, do)
		return
	}
	table := widgets.NewTable([]widgets.Column[storage.LeftAlone]{
		{Key: "when", Title: "When", Width: 150, Fixed: true, Text: func(l storage.LeftAlone) string { return l.Start.Date().Short() }},
		{Key: "why", Title: "Why it would stay", Width: 260, Text: func(l storage.LeftAlone) string { return l.Reason }},
	}, func(l storage.LeftAlone) string { return string(l.Session) })
	table.ShowTicks(true)
	table.SetSource(widgets.Rows[storage.LeftAlone](left))
	content := widgets.Form(widgets.NewParagraph(model.Count(len(left), "session", "sessions")+" of the series would stay as they are. Tick those to be changed all the same.", widgets.Body), widgets.High(table, 220))
	widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Some of the series stay", Content: content, Confirm: confirm, Width: 560, OnConfirm: func() error {
		var chosen []model.ID
		for _, key := range table.Ticked() {
			chosen = append(chosen, model.ID(key))
		}
		s.doSeries(of, chosen, do)
		return nil
	}})
}

func (s *Screen) doSeries(of model.Session, chosen []model.ID, do func(context.Context, []model.ID) (storage.SeriesChange, error)) {
	var change storage.SeriesChange
	s.host.Write(func(ctx context.Context) (err error) {
		change, err = do(ctx, chosen)
		return err
	}, func() { s.host.Done(seriesDone(of.Title, change)) })
}

// seriesDone says what was done to a series.
func seriesDone(title string, c storage.SeriesChange) string {
	words := fmt.Sprintf("“%s”:", title)
	switch {
	case len(c.Changed) > 0 && len(c.Removed) > 0:
		words += " " + model.Count(len(c.Changed), "session", "sessions") + " changed, " + model.Thousands(len(c.Removed)) + " removed"
	case len(c.Removed) > 0:
		words += " " + model.Count(len(c.Removed), "session", "sessions") + " removed"
	default:
		words += " " + model.Count(len(c.Changed), "session", "sessions") + " changed"
	}
	if n := len(c.Left); n > 0 {
		words += ", " + model.Thousands(n) + " left as they were"
	}
	return words + "."
}

// leaveOut leaves the day of a session out of its series.
func (s *Screen) leaveOut(of model.Session) {
	store := s.host.Store()
	s.host.Write(func(ctx context.Context) error { return store.LeaveOut(ctx, of.Series, of.SeriesDay) },
		func() { s.host.Done(fmt.Sprintf("“%s” is left out on %s.", of.Title, of.Start.Date().Short())) })
}
