package session

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/invitations"
	"convenor/ui/widgets"
)

// Place is where a session is shown; tab is Plan, People, Desk, Sheet or "".
func Place(id model.ID, tab string) frame.Place {
	return frame.Place{Area: frame.Programme, ID: id, Tab: tab}
}

// UnreadRows is where one says who signed what nobody could read.
func UnreadRows(id model.ID) frame.Place {
	p := Place(id, Sheet)
	p.Unread = true
	return p
}

// Take does a session's next step, or goes where it is done.
func Take(host frame.Host, s model.Session, step model.Step) {
	switch step {
	case model.StepDate:
		host.Go(Place(s.ID, Plan))
	case model.StepAnnounce:
		SetState(host, s, model.SaveTheDate)
	case model.StepConfirm:
		SetState(host, s, model.Confirmed)
	case model.StepHeld:
		SetState(host, s, model.Held)
	case model.StepInvite:
		host.Go(frame.Place{Area: frame.People, Invite: s.ID})
	case model.StepTell, model.StepUpdate:
		invitations.Show(host, s.ID, "")
	case model.StepPrint:
		ShowPrint(host, s.ID)
	case model.StepDesk:
		host.Go(frame.Place{Area: frame.Desk, ID: s.ID})
	case model.StepTypeIn:
		host.Go(Place(s.ID, Sheet))
	case model.StepRecord:
		host.Go(Place(s.ID, People))
	case model.StepReport:
		host.Go(Place(s.ID, Report))
	}
}

// SetState brings a session into another state and says so, with undo.
func SetState(host frame.Host, s model.Session, state model.State) {
	store := host.Store()
	host.Write(func(ctx context.Context) error {
		return update(ctx, store, s.ID, func(s *model.Session) { s.State = state })
	}, func() { host.Done(fmt.Sprintf("“%s” is marked as %s.", s.Title, state)) })
}

// Tone is the tone of a state's pill.
func Tone(s model.State) widgets.Tone {
	switch s {
	case model.SaveTheDate:
		return widgets.ToneAccent
	case model.Confirmed:
		return widgets.ToneGood
	case model.Cancelled:
		return widgets.ToneBad
	}
	return widgets.TonePlain
}

// StepTip explains what a step's button does.
func StepTip(step model.Step) string {
	switch step {
	case model.StepDate:
		return "The session is an idea until it has a date, and the date is saved."
	case model.StepAnnounce:
		return "Until then the session is an idea. Marks the date as one that people may hold free."
	case model.StepConfirm:
		return "Marks the session as certain to take place."
	case model.StepTell:
		return "Writes the mail drafts for those who were not told yet."
	case model.StepUpdate:
		return "Writes to those who hold the old time or place."
	case model.StepHeld:
		return "The session is over: mark that it took place."
	case model.StepDesk:
		return "Over the whole window, to mark who arrives (Ctrl+D)."
	case model.StepTypeIn:
		return "Type row numbers or names in the order of the paper (Ctrl+T)."
	case model.StepRecord:
		return "Goes to the list, to record who came."
	case model.StepReport:
		return "Goes to the report: who came, with and without names, to save and print."
	}
	return ""
}
