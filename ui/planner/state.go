package planner

import (
	"cmp"
	"fmt"
	"slices"

	"convenor/model"
	"convenor/model/plan"
	"convenor/model/rotation"
	"convenor/storage"
)

// state is a programme that is being planned: what was proposed, and what was
// made of it by hand since. It is changed on one goroutine only.
type state struct {
	in      plan.Input
	turns   *rotation.Ledger // without what is proposed
	readFor storage.Planning // what in and turns were read for
	wishes  storage.Planning
	base    plan.Proposal  // what was proposed
	shown   plan.Proposal  // what has become of it
	now     []plan.Session // those proposed, as they are now; each has an ID of ours
	locked  map[model.ID]bool

	past, ahead []step // moves that can be taken back, and made again
	dragging    bool   // the newest move goes on
	made        int    // IDs given out
}

// step is a move by hand, or another proposal: its words, and what there was before it,
// or after it. What is now is compared with the proposal that it was made of, whose
// sessions it shares IDs with.
type step struct {
	words    string
	sessions []plan.Session
	base     plan.Proposal
	wishes   storage.Planning
}

// as is what there is now as a step.
func (s *state) as(words string) step { return step{words, s.now, s.base, s.wishes} }

// oursBegin is how the IDs of sessions begin that are only proposed.
const oursBegin = "proposed "

// ours is the ID of a session that is only proposed.
func (s *state) ours() model.ID {
	for {
		s.made++
		id := model.ID(fmt.Sprint(oursBegin, s.made))
		if !s.locked[id] && s.find(id) < 0 && !slices.ContainsFunc(s.base.Sessions, func(c plan.Chosen) bool { return c.ID == id }) {
			return id
		}
	}
}

// propose takes up a proposal that was found. Locked sessions, which the
// planner was told are fixed, are proposed again.
func (s *state) propose(from planned, w storage.Planning, p plan.Proposal) {
	s.in, s.turns, s.readFor, s.wishes, s.base = from.in, from.turns, from.wishes, w, p
	locked := map[model.ID]bool{}
	s.now, s.past, s.ahead, s.dragging, s.made = nil, nil, nil, false, 0
	for i := range p.Sessions {
		c := &p.Sessions[i]
		switch {
		case c.Fixed && s.locked[c.ID]:
			c.Fixed, locked[c.ID] = false, true
		case c.Fixed:
			continue
		default:
			c.ID = s.ours()
		}
		s.now = append(s.now, c.Session)
	}
	s.locked, s.shown = locked, p
}

// kept are the sessions that are locked, as the planner is told of them.
func (s *state) kept() (all []plan.Session) {
	for _, v := range s.now {
		if s.locked[v.ID] {
			v.Fixed = true
			all = append(all, v)
		}
	}
	return all
}

// withKept is the input with locked sessions as fixed ones.
func withKept(in plan.Input, kept []plan.Session) plan.Input {
	in.Fixed = slices.Clone(in.Fixed)
	for _, v := range kept {
		if !inProgramme(in, v) {
			in.Fixed = append(in.Fixed, v)
		}
	}
	return in
}

// inProgramme reports whether a session like v is in the programme already.
func inProgramme(in plan.Input, v plan.Session) bool {
	return slices.ContainsFunc(in.Fixed, func(f plan.Session) bool {
		return sameSlot(f, v)
	})
}

// board is everything to be laid out: the programme, and what is proposed and not
// in it yet.
func (s *state) board() []plan.Session {
	all := slices.Clone(s.in.Fixed)
	for _, v := range s.now {
		if !inProgramme(s.in, v) {
			all = append(all, v)
		}
	}
	return all
}

// toTake are the proposed sessions that are not in the programme yet, with
// titles, as ideas.
func (s *state) toTake() []model.Session {
	var open []plan.Session
	for _, v := range s.now {
		if !inProgramme(s.in, v) {
			open = append(open, v)
		}
	}
	return plan.Take(s.in, open)
}

// find is the position of a proposed session, -1 for none.
func (s *state) find(id model.ID) int {
	return slices.IndexFunc(s.now, func(v plan.Session) bool { return v.ID == id })
}

// move makes sessions what is proposed now, as a step that can be taken back.
func (s *state) move(words string, sessions []plan.Session) {
	slices.SortStableFunc(sessions, func(a, b plan.Session) int { return cmp.Compare(a.Start, b.Start) })
	if slices.Equal(sessions, s.now) {
		return
	}
	s.past, s.ahead, s.dragging = append(s.past, s.as(words)), nil, false
	s.now = sessions
}

// change puts another session in the place of a proposed one. It is an error
// when it has no end after its start, or no such day.
func (s *state) change(id model.ID, words string, change func(*plan.Session)) error {
	i := s.find(id)
	if i < 0 {
		return model.ValidationError{Field: "session", Problem: "what is in the programme is changed there, not in a proposal"}
	}
	all := slices.Clone(s.now)
	change(&all[i])
	v := all[i]
	if err := (model.Session{Title: "x", Mode: v.Mode, State: model.Idea, Start: v.Start, End: v.End, Zone: s.in.Zone}).Validate(); err != nil {
		return err
	}
	if v.Start == "" {
		return model.ValidationError{Field: "date", Problem: "a proposed session has a date; drop it if it is not to be"}
	}
	s.move(words, all)
	return nil
}

// drag moves a session to a day; further days are part of the same step until
// it is dropped.
func (s *state) drag(id model.ID, to model.Date, dropped bool) {
	i := s.find(id)
	if i < 0 {
		return
	}
	going := s.dragging && len(s.past) > 0
	before := s.past
	_ = s.change(id, "Move to "+to.Short(), func(v *plan.Session) { setDay(v, to) }) // a day is always allowed
	if going && len(s.past) > len(before) {
		s.past = before
		s.past[len(s.past)-1].words = "Move to " + to.Short()
	}
	s.dragging = !dropped
}

// setDay moves a session to another day, at the same time.
func setDay(v *plan.Session, day model.Date) {
	length := minutes(*v)
	v.Start = model.At(day, v.Start.Clock())
	setLength(v, length)
}

// minutes is how long a session lasts.
func minutes(v plan.Session) int {
	if v.End == "" {
		return 60
	}
	return int(v.End.In("UTC").Sub(v.Start.In("UTC")).Minutes())
}

func setLength(v *plan.Session, minutes int) {
	v.End = model.At(v.Start.Date(), v.Start.Clock()+model.Clock(minutes))
}

// setVenue moves a session into a venue, which says what it costs; "" is none.
func (s *state) setVenue(v *plan.Session, id model.ID) {
	v.Venue, v.Cost = id, 0
	if at := s.venue(id); at != nil {
		v.Cost = at.Cost
		if v.Mode == model.Online {
			v.Mode = model.InPerson
		}
	}
}

// venue is the venue of that id, nil for none.
func (s *state) venue(id model.ID) *model.Venue {
	for i := range s.in.Venues {
		if s.in.Venues[i].ID == id && id != "" {
			return &s.in.Venues[i]
		}
	}
	return nil
}

// drop takes a proposed session out.
func (s *state) drop(id model.ID) {
	if i := s.find(id); i >= 0 {
		s.move("Drop "+s.now[i].Start.Date().Short(), slices.Delete(slices.Clone(s.now), i, i+1))
	}
}

// add proposes one more session and returns its ID.
func (s *state) add(v plan.Session) model.ID {
	v.ID, v.Fixed = s.ours(), false
	s.move("Add "+v.Start.Date().Short(), append(slices.Clone(s.now), v))
	return v.ID
}

// undo takes the last move back, redo makes it again; each returns its words.
func (s *state) undo() string { return s.step(&s.past, &s.ahead) }
func (s *state) redo() string { return s.step(&s.ahead, &s.past) }

func (s *state) step(from, to *[]step) string {
	if len(*from) == 0 {
		return ""
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, s.as(last.words))
	s.now, s.base, s.wishes, s.dragging = last.sessions, last.base, last.wishes, false
	return last.words
}

// allTaken reports whether everything that is proposed is in the programme.
func (s *state) allTaken() bool {
	return len(s.now) > 0 && !slices.ContainsFunc(s.now, func(v plan.Session) bool { return !inProgramme(s.in, v) })
}

// unprove lets go of what was proven, as the file is another one now.
func (s *state) unprove() {
	s.base.Bound = 0
	for _, steps := range [][]step{s.past, s.ahead} {
		for i := range steps {
			steps[i].base.Bound = 0
		}
	}
}

// lock keeps a session where it is when the planner is asked again, or lets it
// go.
func (s *state) lock(id model.ID) {
	if s.find(id) < 0 {
		return
	}
	if s.locked == nil {
		s.locked = map[model.ID]bool{}
	}
	if s.locked[id] {
		delete(s.locked, id)
	} else {
		s.locked[id] = true
	}
}
