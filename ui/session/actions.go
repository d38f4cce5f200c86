package session

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/model/match"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/invitations"
	"convenor/ui/widgets"
)

func (s *Screen) take()     { Take(s.host, s.now.session, s.now.step()) }
func (s *Screen) print()    { showPrint(s.host, s.id, report.Circulate, s.reload) }
func (s *Screen) invite()   { s.host.Go(frame.Place{Area: frame.People, Invite: s.id}) }
func (s *Screen) announce() { invitations.Show(s.host, s.id, "") }

func (s *Screen) cancelWords() string {
	if s.now.session.State == model.Cancelled {
		return "Take this session up again"
	}
	return "Cancel this session"
}

// cancel cancels the session, or takes it up again.
func (s *Screen) cancel() {
	v := s.now.session
	switch {
	case v.State != model.Cancelled:
		SetState(s.host, v, model.Cancelled)
	case v.Start == "":
		SetState(s.host, v, model.Idea)
	default:
		SetState(s.host, v, model.SaveTheDate)
	}
}

// addPresenter adds somebody who is not known yet and makes them a presenter of
// an agenda item; without an item, a facilitator.
func (s *Screen) addPresenter(item model.ID, name string) {
	host, store, id := s.host, s.host.Store(), s.id
	p := model.Person{Joined: store.Today(host.Lists().Community)}
	p.Given, p.Family = match.SplitName(name)
	host.Write(func(ctx context.Context) error {
		_, err := store.AddPresenter(ctx, id, item, p)
		return err
	}, func() { host.Done("“" + p.Name() + "” was added to your people.") })
}

func (s *Screen) showSeries() {
	if s.OnSeries != nil {
		s.OnSeries(s.now.session)
	}
}

// whyNoSeries says why there is no series to show; "" when there is.
func (s *Screen) whyNoSeries() string {
	if s.now.session.Series == "" {
		return "This session is none of a series. The calendar can repeat it."
	}
	return ""
}

func (s *Screen) duplicate() { DuplicateOf(s.host, s.id) }

// DuplicateOf adds a new idea with the plan of a session, and opens it.
func DuplicateOf(host frame.Host, id model.ID) {
	store := host.Store()
	var made model.ID
	var title string
	host.Write(func(ctx context.Context) error {
		v, err := store.Session(ctx, id)
		if err != nil {
			return err
		}
		title = v.Title
		made, err = store.AddSession(ctx, v.Duplicate())
		return err
	}, func() {
		host.Go(Place(made, Plan))
		host.Done(fmt.Sprintf("“%s” was duplicated with its agenda. The new one has no date and no people yet.", title))
	})
}

func (s *Screen) remove() { Remove(s.host, s.now.session.Title, s.id) }

// Remove removes sessions, and says so with undo; title names the only one.
func Remove(host frame.Host, title string, ids ...model.ID) {
	store := host.Store()
	words := fmt.Sprintf("“%s” was removed.", title)
	if len(ids) != 1 {
		words = model.Count(len(ids), "session was", "sessions were") + " removed."
	}
	host.Write(func(ctx context.Context) error { return store.RemoveSessions(ctx, ids...) }, func() { host.Done(words) })
}

// historyShown is how many steps the history of a session lists.
const historyShown = 100

// history lists what was done to the session.
func (s *Screen) history() {
	store, id := s.host.Store(), s.id
	widgets.NewAsync[[]storage.Step](s.host.Runner()).Run(
		func(ctx context.Context) ([]storage.Step, error) { return store.HistoryOf(ctx, id, historyShown) },
		func(steps []storage.Step, err error) {
			if err != nil {
				s.host.Failed(err)
				return
			}
			rows := widgets.Form()
			for _, step := range steps {
				label := step.Label
				if step.Undone {
					label += " (undone)"
				}
				rows.Add(widgets.Facts(widgets.NewParagraph(label, widgets.Body),
					widgets.NewWords(step.At.Local().Format("Mon 2 Jan 2006, 15:04"), widgets.Small)))
			}
			widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "History of this session", Content: rows, Width: 520})
		})
}
