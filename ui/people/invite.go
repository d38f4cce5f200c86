package people

import (
	"context"
	"errors"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// inviteSome invites the ticked people, or everyone the filter shows; while
// people are chosen for a session, the ticked ones to that.
func (s *Screen) inviteSome() {
	ids := s.ticked()
	if len(ids) == 0 && s.invite != "" {
		s.host.Tell(tickFirst, "", nil)
		return
	}
	if len(ids) == 0 && s.found != nil {
		ids = s.found.IDs()
	}
	if len(ids) == 0 {
		s.host.Tell("There is nobody to invite in this list.", "", nil)
		return
	}
	s.askSession(ids)
}

// inviteChosen invites people to the session they were chosen for, and goes back
// to its list.
func (s *Screen) inviteChosen(ids []model.ID) {
	session := s.session(s.invite)
	s.inviteTo(session, ids, func() { s.goToSession(session.ID) })
}

const tickFirst = "Tick the people to invite first: with Space, or with a click on their box."

// askSession asks to which session to invite people. The next one is filled in.
// While people are chosen for a session it does not ask.
func (s *Screen) askSession(ids []model.ID) {
	if s.invite != "" { // it is known
		s.inviteChosen(ids)
		return
	}
	coming := toCome(s.near.sessions, s.today())
	if len(coming) == 0 {
		s.host.Tell("No session is to come. Plan one first, then invite people to it.", "Plan a session",
			func() { s.host.Go(frame.Place{Area: frame.Programme, New: true}) })
		return
	}
	chosen := coming[0]
	var dialog *widgets.Dialog
	entry := widgets.NewCompletionEntry(func(text string) []widgets.Suggestion {
		if text == chosen.Title {
			text = "" // what is filled in must not hide the others
		}
		return suggestSessions(coming, text)
	})
	entry.Fill(chosen.Title)
	entry.OnChosen = func(v widgets.Suggestion) { chosen = v.Value.(model.Session) }
	entry.OnSubmitted = func(string) { dialog.Confirm() }
	who := model.Count(len(ids), "person", "people")
	words := widgets.NewParagraph("Who is on its list already stays as they are. Who left, or withdrew consent to be written to, is left out, and you will see who.", widgets.Small)
	dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{
		Title: "Invite " + who + " to…", Content: widgets.Form(widgets.NewLabelled("Session", entry), words), Confirm: "Invite " + who,
		OnConfirm: func() error {
			if entry.Text != chosen.Title {
				found := suggestSessions(coming, entry.Text)
				if len(found) != 1 {
					return errors.New("choose a session from the list")
				}
				chosen = found[0].Value.(model.Session)
			}
			s.inviteTo(chosen, ids, nil)
			return nil
		},
	})
}

// suggestSessions are the sessions that hold every word of text.
func suggestSessions(all []model.Session, text string) []widgets.Suggestion {
	var out []widgets.Suggestion
	words := model.Words(text)
	for _, v := range all {
		if model.MatchWords(model.Fold(sessionName(v)), words) {
			out = append(out, widgets.Suggestion{Text: v.Title, Detail: v.Start.Date().Long(), Value: v})
		}
	}
	return out
}

// inviteTo invites people and says who was left out, and why; then calls then.
func (s *Screen) inviteTo(session model.Session, ids []model.ID, then func()) {
	store := s.host.Store()
	var invited int
	var left []storage.LeftOut
	s.host.Write(func(ctx context.Context) error {
		there, err := present(ctx, store, ids)
		if err != nil {
			return err
		}
		invited, left, err = store.Invite(ctx, session.ID, there...)
		return err
	}, func() {
		words := invitedWords(invited, session.Title)
		if invited > 0 {
			s.host.Done(words)
		} else {
			s.host.Tell(words, "", nil)
		}
		s.untick(nil)
		if then != nil {
			then()
		}
		s.showLeftOut(left)
	})
}

const leftOutShown = 30

func (s *Screen) showLeftOut(left []storage.LeftOut) {
	if len(left) == 0 {
		return
	}
	widgets.ShowDialog(s.host.Window(), widgets.Options{
		Title: model.Count(len(left), "person was", "people were") + " left out", Content: widgets.NewParagraph(leftOutWords(left, leftOutShown), widgets.Body)})
}
