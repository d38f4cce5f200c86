package desk

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/session"
	"convenor/ui/widgets"
)

// Open opens the desk of the session that is shown; from anywhere else, that of
// the session that is on, or of the next one today. When there is none, it says
// which comes next and offers its desk.
func Open(host frame.Host) {
	here := host.Here()
	switch {
	case here.Area == frame.Desk:
		return
	case here.Area == frame.Programme && here.ID != "":
		host.Go(frame.Place{Area: frame.Desk, ID: here.ID})
		return
	}
	store := host.Store()
	widgets.NewAsync[[]model.Session](host.Runner()).Run(store.Programme, func(all []model.Session, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		today, next := model.ForDesk(all, store.Now())
		switch {
		case today != nil:
			host.Go(frame.Place{Area: frame.Desk, ID: today.ID})
		case next != nil:
			id := next.ID
			host.Tell(fmt.Sprintf("No session is on today. The next is “%s”, %s.", next.Title, next.When()), "Open its desk",
				func() { host.Go(frame.Place{Area: frame.Desk, ID: id}) })
		default:
			host.Tell("No session is to come, and so there is no desk to open. Plan one first: Ctrl+N in the programme.", "", nil)
		}
	})
}

// leave goes to the session whose desk it was.
func leave(host frame.Host, id model.ID) { host.Go(session.Place(id, session.Desk)) }

// do runs what Enter does with a row, and says nothing: the row shows it.
func do(ctx context.Context, store *storage.Store, id model.ID, r row, mode model.Mode) error {
	if r.deed == doTakeBack {
		return store.TakeBackArrival(ctx, id, r.person)
	}
	return store.Arrive(ctx, id, r.person, mode)
}
