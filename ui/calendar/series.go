package calendar

import (
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/widgets"
)

// scopeField asks how much of a series a change is for.
func scopeField() *widgets.SelectField {
	var options []widgets.Option
	for _, scope := range []storage.Scope{storage.OnlyThis, storage.ThisAndFollowing, storage.WholeSeries} {
		options = append(options, widgets.Option{Value: string(scope), Text: string(scope)})
	}
	return widgets.NewSelectField("Change", options, string(storage.OnlyThis), nil)
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
		s.askLeft(w.change, changing, of, do)
	})
}

// ChangeFollowing changes of those that follow a session in its series what was changed of it
// just before, from was to v.
func (s *Screen) ChangeFollowing(was, v model.Session) {
	store := s.host.Store()
	widgets.NewAsync[storage.SeriesChange](s.host.Runner()).Run(
		func(ctx context.Context) (storage.SeriesChange, error) { return store.FollowingWould(ctx, was, v) },
		func(would storage.SeriesChange, err error) {
			if err != nil {
				s.host.Failed(err)
				return
			}
			s.askLeft(would, changing, v, func(ctx context.Context, chosen []model.ID) (storage.SeriesChange, error) {
				return store.ChangeFollowing(ctx, was, v, chosen...)
			})
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
			s.askLeft(would, ending, of, do)
		})
}

// askLeft asks which of the sessions that would be left alone are changed too, and
// does it; where there is nothing to choose it does it at once.
func (s *Screen) askLeft(would storage.SeriesChange, as seriesVerb, of model.Session, do func(context.Context, []model.ID) (storage.SeriesChange, error)) {
	choice, always := splitLeft(would.Left)
	if len(choice) == 0 {
		s.doSeries(of, as, nil, do)
		return
	}
	table := widgets.NewTable([]widgets.Column[storage.LeftAlone]{
		{Key: "when", Title: "Would stay", Width: 150, Fixed: true, Text: func(l storage.LeftAlone) string { return l.Start.Date().Short() }},
		{Key: "time", Title: "Time", Width: 56, Fixed: true, Text: func(l storage.LeftAlone) string { return l.Start.Clock().String() }},
		{Key: "why", Title: "Why", Width: 220, Text: func(l storage.LeftAlone) string { return l.Reason }},
	}, func(l storage.LeftAlone) string { return string(l.Session) })
	table.ShowTicks(true)
	table.SetSource(widgets.Rows[storage.LeftAlone](choice))
	content := widgets.Form(widgets.NewParagraph(as.counted(would, "would be ")+". "+model.Count(len(choice), "session of the series stays as it is. Tick it", "sessions of the series stay as they are. Tick those")+" to be "+as.done+" all the same.", widgets.Body),
		widgets.High(table, 220))
	if len(always) > 0 {
		content.Add(widgets.NewParagraph("In any case these stay: "+leftWords(always)+".", widgets.Small))
	}
	widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Some of the series stay", Content: content, Confirm: as.button, Width: 560, OnConfirm: func() error {
		var chosen []model.ID
		for _, key := range table.Ticked() {
			chosen = append(chosen, model.ID(key))
		}
		s.doSeries(of, as, chosen, do)
		return nil
	}})
}

// splitLeft tells the sessions that can be chosen all the same from those that stay in any case.
func splitLeft(left []storage.LeftAlone) (choice, always []storage.LeftAlone) {
	for _, l := range left {
		if l.Always {
			always = append(always, l)
		} else {
			choice = append(choice, l)
		}
	}
	return choice, always
}

func (s *Screen) doSeries(of model.Session, as seriesVerb, chosen []model.ID, do func(context.Context, []model.ID) (storage.SeriesChange, error)) {
	var change storage.SeriesChange
	s.host.Write(func(ctx context.Context) (err error) {
		change, err = do(ctx, chosen)
		return err
	}, func() { s.host.Done(seriesDone(of.Title, as, change)) })
}

// seriesVerb words what is done to a series.
type seriesVerb struct {
	button string // of the dialog that asks
	done   string // what becomes of sessions that are not removed
}

var changing, ending = seriesVerb{"Change", "changed"}, seriesVerb{"End the series", "cancelled"}

// counted says how many sessions it is for, with be before what is done: "3 sessions would be
// changed", "2 sessions removed, 1 cancelled".
func (as seriesVerb) counted(c storage.SeriesChange, be string) string {
	switch {
	case len(c.Removed) == 0:
		return model.Count(len(c.Changed), "session ", "sessions ") + be + as.done
	case len(c.Changed) == 0:
		return model.Count(len(c.Removed), "session ", "sessions ") + be + "removed"
	}
	return model.Count(len(c.Removed), "session ", "sessions ") + be + "removed, " + model.Thousands(len(c.Changed)) + " " + as.done
}

// seriesDone says what was done to a series, and what was not, and why.
func seriesDone(title string, as seriesVerb, c storage.SeriesChange) string {
	words := fmt.Sprintf("“%s”: %s.", title, as.counted(c, ""))
	if len(c.Left) > 0 {
		words += " Left as they were: " + leftWords(c.Left) + "."
	}
	return words
}

// mostNamed is how many days are named for one reason.
const mostNamed = 3

// leftWords name sessions that stay, by reason: "Thu 1 Oct 2026 (it was held), Thu 15 Oct 2026 and Thu 22 Oct 2026 (it was announced)".
func leftWords(left []storage.LeftAlone) string {
	var reasons, parts []string
	days := map[string][]string{}
	for _, l := range left {
		if days[l.Reason] == nil {
			reasons = append(reasons, l.Reason)
		}
		days[l.Reason] = append(days[l.Reason], l.Start.Date().Short())
	}
	for _, reason := range reasons {
		all := days[reason]
		if more := len(all) - mostNamed; more > 0 {
			all = append(all[:mostNamed:mostNamed], model.Count(more, "more", "more"))
		}
		parts = append(parts, model.AndList(all)+" ("+reason+")")
	}
	return strings.Join(parts, ", ")
}

// leaveOut leaves the day of a session out of its series.
func (s *Screen) leaveOut(of model.Session) {
	store := s.host.Store()
	s.host.Write(func(ctx context.Context) error { return store.LeaveOut(ctx, of.Series, of.SeriesDay) },
		func() { s.host.Done(fmt.Sprintf("“%s” is left out on %s.", of.Title, of.Start.Date().Short())) })
}
