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

// DuplicateOf adds a new idea with the plan of a session, and opens it. Where somebody
// facilitates or presents it asks whether they do so again.
func DuplicateOf(host frame.Host, id model.ID) {
	store := host.Store()
	widgets.NewAsync[model.Session](host.Runner()).Run(func(ctx context.Context) (model.Session, error) { return store.Session(ctx, id) },
		func(v model.Session, err error) {
			switch {
			case err != nil:
				host.Failed(err)
			case v.Led():
				people := widgets.NewCheck("With the people who facilitate and present", nil)
				widgets.ShowDialog(host.Window(), widgets.Options{Title: fmt.Sprintf("Duplicate “%s”", v.Title), Width: 480, Confirm: "Duplicate",
					Content:   widgets.Form(people),
					OnConfirm: func() error { duplicate(host, v, people.On()); return nil }})
			default:
				duplicate(host, v, false)
			}
		})
}

// duplicate adds a new idea with the plan of v, and the people who lead it if wished.
func duplicate(host frame.Host, v model.Session, people bool) {
	one := v.Duplicate()
	if people {
		again := v.Repeat()
		one.Facilitators, one.Agenda = again.Facilitators, again.Agenda
	}
	store := host.Store()
	var made model.ID
	host.Write(func(ctx context.Context) (err error) {
		made, err = store.AddSession(ctx, one)
		return err
	}, func() {
		host.Go(Place(made, Plan))
		host.Done(duplicatedWords(v, people))
	})
}

// duplicatedWords say what the duplicate of v does not have.
func duplicatedWords(v model.Session, people bool) string {
	left := []string{"its date", "the people on its list"}
	if v.Link != "" {
		left = append(left, "the link to join")
	}
	if v.Led() && !people {
		left = append(left, "who facilitates and presents")
	}
	words := fmt.Sprintf("“%s” was duplicated with its agenda. Left out: %s.", v.Title, model.JoinNonEmpty(", ", left...))
	if v.Start != "" && v.End != "" {
		words += fmt.Sprintf(" With a date it is at %s–%s again.", v.Start.Clock(), v.End.Clock())
	}
	return words
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
