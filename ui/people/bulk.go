package people

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/handouts"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// tickedChanged shows what can be done with the ticked people.
func (s *Screen) tickedChanged() {
	s.showBanner()
	n := len(s.Table.Ticked())
	if n == 0 || s.invite != "" {
		s.Page.SetFoot(nil)
		return
	}
	var untag *widgets.Button
	untag = widgets.NewButton("Remove tag", widgets.Plain, func() { s.untag(untag) })
	if len(s.near.tags) == 0 {
		untag.DisableBecause("Nobody has a tag yet.")
	}
	s.Page.SetFoot(widgets.NewWrap(
		widgets.NewWords(listing.TickedOf(s.Table.TickedShown(), n, "person", "people"), widgets.Strong),
		widgets.NewButton("Invite to…", widgets.Primary, func() { s.askSession(s.ticked()) }),
		widgets.NewButton("Tag…", widgets.Plain, func() { s.tag(s.ticked()) }),
		untag,
		widgets.NewButton("Ask for a date…", widgets.Plain, func() {
			s.host.Go(frame.Place{Area: frame.Programme, Tab: frame.Polls, New: true, Filter: &storage.PeopleFilter{People: s.ticked()}})
		}),
		widgets.NewButton("Labels…", widgets.Plain, func() { handouts.ShowLabels(s.host, s.ticked()) }),
		widgets.NewButton("Export…", widgets.Plain, func() { s.Export(s.ticked()) }),
		widgets.NewButton("Remove", widgets.Plain, func() { s.remove(s.ticked()) }),
		widgets.NewIconButton(look.Icon(look.IconClose, look.Dim), "Untick all", func() { s.untick(nil) }),
	))
}

// present are those of ids who are still in the file.
func present(ctx context.Context, store *storage.Store, ids []model.ID) ([]model.ID, error) {
	found, err := store.FindPeople(ctx, storage.PeopleFilter{People: ids}, storage.ByName, false)
	if err != nil {
		return nil, err
	}
	return found.IDs(), nil
}

// tag asks for a tag and gives it to people.
func (s *Screen) tag(ids []model.ID) {
	var dialog *widgets.Dialog
	entry := widgets.NewCompletionEntry(func(text string) (out []widgets.Suggestion) {
		for _, t := range s.suggestTags(text) {
			out = append(out, widgets.Suggestion{Text: t})
		}
		return out
	})
	entry.OnSubmitted = func(string) { dialog.Confirm() }
	dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{
		Title: "Tag " + model.Count(len(ids), "person", "people"), Content: widgets.Form(widgets.NewLabelled("Tag", entry)), Confirm: "Tag",
		OnConfirm: func() error {
			tag := entry.Text
			if model.Fold(tag) == "" {
				s.host.Window().Canvas().Focus(entry)
				return model.ValidationError{Field: "tag", Problem: "a tag needs a word"}
			}
			s.tagWith(tag, true, ids)
			return nil
		},
	})
}

func (s *Screen) tagWith(tag string, on bool, ids []model.ID) {
	store := s.host.Store()
	var n int
	s.host.Write(func(ctx context.Context) error {
		there, err := present(ctx, store, ids)
		if err != nil {
			return err
		}
		n = len(there)
		return store.TagPeople(ctx, tag, on, there...)
	}, func() {
		words := "Tagged " + model.Count(n, "person", "people") + " “" + tag + "”."
		if !on {
			words = "Took the tag “" + tag + "” off " + model.Count(n, "person", "people") + "."
		}
		s.host.Done(words)
	})
}

// untag asks which tag to take off the ticked people.
func (s *Screen) untag(beside fyne.CanvasObject) {
	ids := s.ticked()
	widgets.ShowPicker(beside, s.tagOptions(), nil, true, func(picked []string) {
		for _, tag := range picked {
			s.tagWith(tag, false, ids)
		}
	})
}

// remove removes people; undo brings them back.
func (s *Screen) remove(ids []model.ID) {
	store := s.host.Store()
	words := ""
	s.host.Write(func(ctx context.Context) error {
		there, err := present(ctx, store, ids)
		if err != nil {
			return err
		}
		words = "Removed " + model.Count(len(there), "person", "people")
		if len(there) == 1 {
			p, err := store.Person(ctx, there[0])
			if err != nil {
				return err
			}
			words = "Removed " + p.Name()
		}
		accepted, err := acceptedToCome(ctx, store, there)
		if err != nil {
			return err
		}
		words = removedWords(words, len(there), accepted)
		return store.RemovePeople(ctx, there...)
	}, func() {
		s.untick(ids)
		s.Page.Back()
		s.host.Done(words)
	})
}

// removedWords add to what was removed the places that people had accepted, one
// number for each person who had any.
func removedWords(removed string, people int, accepted []int) string {
	switch {
	case len(accepted) == 0:
		return removed + "."
	case people == 1:
		return removed + ", who had accepted " + model.Count(accepted[0], "session", "sessions") + " to come."
	}
	return fmt.Sprintf("%s, %d of whom had accepted sessions to come.", removed, len(accepted))
}

// acceptedToCome counts the sessions to come that people have accepted, for each
// who has any.
func acceptedToCome(ctx context.Context, store *storage.Store, ids []model.ID) (counts []int, err error) {
	now := store.Now()
	for _, id := range ids {
		all, err := store.SessionsOf(ctx, id)
		if err != nil {
			return nil, err
		}
		n := 0
		for _, h := range all {
			over := h.Start == "" || h.Start.Date() < model.DateOf(now) || h.State == model.Held || h.State == model.Cancelled
			if h.Reply == model.Accepted && !over {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, n)
		}
	}
	return counts, nil
}

// setInvite begins or ends choosing whom to invite to a session.
func (s *Screen) setInvite(session model.ID) {
	if session == s.invite {
		return
	}
	if s.invite != "" && s.filter.NotInvitedTo == s.invite {
		s.filter.NotInvitedTo = ""
	}
	s.invite = session
	s.untick(nil)
	s.showChips()
}

// showBanner says, while people are chosen for a session, which one, and
// offers to invite them.
func (s *Screen) showBanner() {
	if s.invite == "" {
		s.Page.SetBanner(nil)
		return
	}
	session := s.session(s.invite)
	ids := s.ticked()
	invite := widgets.NewButton("Invite "+model.Thousands(len(ids)), widgets.Primary, func() { s.inviteChosen(ids) })
	if len(ids) == 0 {
		invite.SetText("Invite")
		invite.DisableBecause(tickFirst)
	}
	line := widgets.NewWrap(widgets.NewWords("Choose who to invite to “"+session.Title+"”", widgets.Strong), invite, s.tickAllButton(), s.lastTimeButton(session),
		widgets.NewButton("Cancel", widgets.Quiet, func() { s.goToSession(session.ID) }))
	if shown := s.Table.TickedShown(); shown < len(ids) {
		line.Add(widgets.NewWords(listing.TickedOf(shown, len(ids), "person", "people"), widgets.Dim))
	}
	s.Page.SetBanner(widgets.NewCard("", line))
}

// lastTimeButton shows those who came to the session held before.
func (s *Screen) lastTimeButton(to model.Session) *widgets.Button {
	var last model.Session
	for _, v := range held(s.near.sessions, s.today()) {
		if v.ID != to.ID {
			last = v
			break
		}
	}
	b := widgets.NewButton("Came last time", widgets.Plain, func() {
		s.filter.CameTo = last.ID
		s.filterChanged()
		s.Table.Focus()
	})
	b.SetTip("Shows who came to “" + last.Title + "”")
	if last.ID == "" {
		b.DisableBecause("No session was held yet.")
	}
	return b
}

// tickAllButton ticks everyone the filters show, and nobody else.
func (s *Screen) tickAllButton() *widgets.Button {
	n := 0
	if s.found != nil {
		n = s.found.Len()
	}
	all := widgets.NewButton("Tick the "+model.Thousands(n)+" shown", widgets.Plain, func() {
		s.Table.SetTicked(texts(s.found.IDs()))
		s.tickedChanged()
		s.Table.Focus() // the button has been replaced
	})
	if n == 0 {
		all.DisableBecause("The list shows nobody.")
	}
	return all
}

func (s *Screen) goToSession(id model.ID) {
	s.host.Go(frame.Place{Area: frame.Programme, ID: id, Tab: "People"})
}
