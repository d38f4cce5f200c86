package session

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
)

// Forward saves the dates of sessions, or confirms them, as one step; it says what stays
// as it is, and why.
func Forward(host frame.Host, to model.State, ids ...model.ID) {
	store := host.Store()
	set := store.SaveDates
	if to == model.Confirmed {
		set = store.ConfirmSessions
	}
	var change storage.StatesChange
	host.Write(func(ctx context.Context) (err error) {
		change, err = set(ctx, ids...)
		return err
	}, func() { host.Done(forwardDone(to, change)) })
}

// ForwardWords name what brings n sessions forward: "Save the dates of 11 sessions".
func ForwardWords(to model.State, n int) string {
	switch {
	case to == model.Confirmed && n == 1:
		return "Confirm the session"
	case to == model.Confirmed:
		return "Confirm " + model.Count(n, "session", "sessions")
	case n == 1:
		return "Save the date of the session"
	}
	return "Save the dates of " + model.Count(n, "session", "sessions")
}

// forwardDone says what Forward did.
func forwardDone(to model.State, c storage.StatesChange) string {
	n := len(c.Changed)
	words := model.Count(n, "date is", "dates are") + " saved."
	if to == model.Confirmed {
		words = model.Count(n, "session is", "sessions are") + " confirmed."
	}
	if len(c.Left) > 0 {
		words += " Left as they were: " + storage.LeftWords(c.Left) + "."
	}
	return words
}
