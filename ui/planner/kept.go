package planner

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
)

// toKeep is the proposal as it is kept in the file.
func (s *state) toKeep() storage.KeptPlan {
	k := storage.KeptPlan{Planning: s.wishes, Base: []plan.Session{}, Now: plain(s.now), Programme: plain(s.in.Fixed), Bound: s.base.Bound, Places: map[model.ID]string{}}
	for _, c := range s.base.Sessions {
		if strings.HasPrefix(string(c.ID), oursBegin) {
			k.Base = append(k.Base, plain([]plan.Session{c.Session})...)
		}
	}
	for _, v := range slices.Concat(k.Base, k.Now) {
		if at := s.venue(v.Venue); at != nil && !at.Retired {
			k.Places[at.ID] = at.Name
		}
	}
	for _, v := range k.Now {
		if s.locked[v.ID] {
			k.Locked = append(k.Locked, v.ID)
		}
	}
	return k
}

// plain are sessions without what follows from the rest of the file.
func plain(sessions []plan.Session) []plan.Session {
	all := slices.Clone(sessions)
	if all == nil {
		all = []plan.Session{}
	}
	for i := range all {
		all[i].Band, all[i].Fixed, all[i].Idea = "", false, false
	}
	return all
}

// byHand is how many sessions are not as they were proposed, or not there any more.
func (s *state) byHand() (n int) {
	base := map[model.ID]plan.Session{}
	for _, c := range s.base.Sessions {
		if strings.HasPrefix(string(c.ID), oursBegin) {
			base[c.ID] = c.Session
		}
	}
	for _, v := range s.now {
		was, known := base[v.ID]
		delete(base, v.ID)
		if !inProgramme(s.in, v) && (!known || !sameSlot(was, v) || was.End != v.End || was.Title != v.Title) {
			n++
		}
	}
	return n + len(base)
}

// keep keeps the proposal in the file as it is now, when it is another than the one
// that is kept. What is dragged is kept where it is dropped.
func (s *Screen) keep() {
	store := s.host.Store()
	if !s.has || s.searching || s.state.dragging || store.ReadOnly() {
		return
	}
	k := s.state.toKeep()
	if reflect.DeepEqual(k, s.keeps) {
		return
	}
	s.keeps = k
	s.host.Write(func(ctx context.Context) error { return store.KeepPlan(ctx, k) }, nil)
}

// brought is a proposal that was kept, as it comes to with what is in the file now.
type brought struct {
	kept  storage.KeptPlan
	state state
}

// bringBack shows the proposal that was kept.
func (s *Screen) bringBack(k storage.KeptPlan) {
	store := s.host.Store()
	s.bringing = true
	s.refresh()
	s.brought.Run(func(ctx context.Context) (b brought, err error) {
		from, err := readPlanned(ctx, store, k.Planning)
		if err != nil {
			return b, err
		}
		b.kept = k
		b.state, err = restored(from, k)
		return b, err
	}, func(b brought, err error) {
		s.bringing = false
		if err != nil {
			s.host.Failed(fmt.Errorf("the proposal that was kept here cannot be shown: %w", err))
			s.refresh()
			return
		}
		s.state, s.has, s.keeps = b.state, true, b.kept
		s.version++
		s.refresh()
		s.page.focusFree()
		if words := since(b.state.in, b.kept); words != "" {
			s.host.Tell(words, "", nil)
		}
		s.keep() // what has changed meanwhile is said once
		s.readInput()
	})
}

// restored is the proposal that was kept beside what is in the file now.
func restored(from planned, k storage.KeptPlan) (s state, err error) {
	s = state{in: from.in, turns: from.turns, readFor: from.wishes, wishes: k.Planning, locked: map[model.ID]bool{}}
	for _, id := range k.Locked {
		s.locked[id] = true
	}
	for _, v := range slices.Concat(k.Base, k.Now) {
		n := 0
		if _, err := fmt.Sscanf(string(v.ID), oursBegin+"%d", &n); err == nil {
			s.made = max(s.made, n)
		}
	}
	// What was taken stays a part of what was proposed, as taking can be undone.
	before := state{in: from.in, now: s.mended(k.Base)}
	before.in.Fixed = slices.DeleteFunc(slices.Clone(from.in.Fixed), func(f plan.Session) bool {
		return slices.ContainsFunc(before.now, func(v plan.Session) bool { return sameSlot(f, v) })
	})
	if s.base, err = plan.Evaluate(before.in, s.wishes.Wishes, before.board()); err != nil {
		return s, err
	}
	s.base.Bound = k.Bound
	s.now = s.mended(k.Now)
	s.shown, err = plan.Evaluate(s.in, s.wishes.Wishes, s.board())
	return s, err
}

// mended are sessions without the venues that are no longer in the file.
func (s *state) mended(sessions []plan.Session) []plan.Session {
	all := slices.Clone(sessions)
	for i := range all {
		if s.venue(all[i].Venue) == nil {
			all[i].Venue, all[i].Cost = "", 0
		}
	}
	return all
}

// since says in a sentence what has changed in the file since a proposal was kept that
// it rests on; "" when nothing has.
func since(in plan.Input, k storage.KeptPlan) string {
	var parts []string
	say := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, model.Count(n, one, many))
		}
	}
	there, was := map[model.ID]plan.Session{}, map[model.ID]plan.Session{}
	for _, v := range k.Programme {
		was[v.ID] = v
	}
	added, moved, gone := 0, 0, 0
	for _, v := range in.Fixed {
		there[v.ID] = v
		before, known := was[v.ID]
		switch {
		case known && !sameSlot(before, v):
			moved++
		case !known && !slices.ContainsFunc(k.Now, func(p plan.Session) bool { return sameSlot(p, v) }):
			added++
		}
	}
	for id := range was {
		if _, still := there[id]; !still {
			gone++
		}
	}
	say(added, "session has come into the programme", "sessions have come into the programme")
	say(moved, "session of the programme has moved", "sessions of the programme have moved")
	say(gone, "session is no longer in the programme", "sessions are no longer in the programme")
	parts = append(parts, goneVenues(in, k)...)
	passed := 0
	for _, v := range k.Now {
		if v.Start.Date() <= in.Today && !slices.ContainsFunc(in.Fixed, func(f plan.Session) bool { return sameSlot(f, v) }) {
			passed++
		}
	}
	say(passed, "proposed date has passed", "proposed dates have passed")
	if len(parts) == 0 {
		return ""
	}
	return "Since you left this proposal, " + joinComma(parts) + ". The rest is as you left it, and counted anew."
}

// goneVenues says which venues that the proposal uses are gone, and what that concerns.
func goneVenues(in plan.Input, k storage.KeptPlan) (parts []string) {
	type lost struct {
		name     string
		sessions int
	}
	var all []lost
	for id, name := range k.Places {
		if i := slices.IndexFunc(in.Venues, func(v model.Venue) bool { return v.ID == id && !v.Retired }); i >= 0 {
			continue
		}
		l := lost{name: name}
		for _, v := range k.Now {
			if v.Venue == id {
				l.sessions++
			}
		}
		if l.sessions > 0 {
			all = append(all, l)
		}
	}
	slices.SortFunc(all, func(a, b lost) int { return cmp.Compare(a.name, b.name) })
	for _, l := range all {
		parts = append(parts, fmt.Sprintf("%s is no longer used (%s another venue)", l.name, model.Count(l.sessions, "session needs", "sessions need")))
	}
	return parts
}

// sameSlot reports whether two sessions are at the same time, in the same mode and place.
func sameSlot(a, b plan.Session) bool {
	return a.Start == b.Start && a.Mode == b.Mode && a.Venue == b.Venue
}

// readKept is the proposal that was kept, and a sentence when it cannot be brought back.
func readKept(ctx context.Context, store *storage.Store) (k storage.KeptPlan, found bool, sorry string, err error) {
	k, found, err = store.KeptPlan(ctx)
	if errors.Is(err, storage.ErrKeptDamaged) || errors.Is(err, storage.ErrKeptNewer) {
		return k, false, sentence(err.Error()), nil
	}
	return k, found, "", err
}
