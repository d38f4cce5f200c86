package plan

import (
	"fmt"
	"slices"

	"convenor/model"
)

// Board is a programme that is moved about by hand. It allows what a proposal
// may not do, and says what speaks against it. It is not for use by several
// goroutines at once.
type Board struct {
	p   *problem
	all []dated // by start
}

// NewBoard lays out sessions, with those that are announced, whether they are
// among them or not. The errors are those of Wishes.Validate, and a session
// without a date.
func NewBoard(in Input, w Wishes, sessions []Session) (*Board, error) {
	p, err := newProblem(in, w)
	if err != nil {
		return nil, err
	}
	if err := p.layOut(); err != nil {
		return nil, err
	}
	b := &Board{p: p}
	for i, f := range p.fixed {
		b.all = append(b.all, p.dateOf(f, p.fixedAt[i]))
	}
	for _, s := range sessions {
		if s.Start == "" || !s.Start.Valid() {
			return nil, model.ValidationError{Field: "date", Problem: fmt.Sprintf("“%s” has no date", s.Title)}
		}
		if !slices.ContainsFunc(p.fixed, func(f Session) bool { return f.ID != "" && f.ID == s.ID }) && !s.Fixed {
			b.all = append(b.all, b.dated(s))
		}
	}
	sortDated(b.all)
	return b, nil
}

// dated completes a session from what is known: band, end, and the venue’s
// cost where the session brings none of its own.
func (b *Board) dated(s Session) dated {
	s.Fixed, s.Idea = false, false
	if i := b.p.band(Session{Start: s.Start}); i >= 0 {
		s.Band = b.p.bands[i].ID // the time decides, not what it was before a move
	} else {
		s.Band = ""
	}
	if s.Mode == model.Online {
		s.Venue, s.Cost = "", 0
	}
	return b.p.dateOf(s, b.p.placedAs(s))
}

// Sessions are the sessions on the board by start; indexes in other methods
// and in clashes are positions in it.
func (b *Board) Sessions() []Session {
	all := make([]Session, len(b.all))
	for i := range b.all {
		all[i] = b.all[i].Session
	}
	return all
}

// Totals are the figures of the board, with its clashes.
func (b *Board) Totals() Totals { return b.p.totals(b.all) }

// Move puts another session in the place of one and gives its new index and
// the new figures. Its band follows from its start; its cost is the new venue’s
// when the venue is another one. An announced session stays as it is: ok is
// false then, as it is for a session without a date.
func (b *Board) Move(i int, to Session) (index int, t Totals, ok bool) {
	if i < 0 || i >= len(b.all) || b.all[i].Fixed || to.Start == "" || !to.Start.Valid() {
		return i, b.Totals(), false
	}
	if v, known := b.p.venueOf[to.Venue]; known && to.Venue != b.all[i].Venue {
		to.Cost = b.p.in.Venues[v].Cost
	}
	b.all = slices.Delete(b.all, i, i+1)
	index, t = b.Add(to)
	return index, t, true
}

// Add puts a further session, with a date, on the board.
func (b *Board) Add(s Session) (index int, t Totals) {
	index = b.insert(s)
	return index, b.Totals()
}

func (b *Board) insert(s Session) int {
	d := b.dated(s)
	i := len(b.all)
	for i > 0 && d.before(b.all[i-1]) < 0 {
		i--
	}
	b.all = slices.Insert(b.all, i, d)
	return i
}

// Remove takes a session off the board, unless it is announced.
func (b *Board) Remove(i int) (t Totals, ok bool) {
	if i < 0 || i >= len(b.all) || b.all[i].Fixed {
		return b.Totals(), false
	}
	b.all = slices.Delete(b.all, i, i+1)
	return b.Totals(), true
}

// Proposal explains the board as Propose explains what it found. Its bound is
// 0: nothing is proven.
func (b *Board) Proposal() Proposal {
	proposal := b.p.explain(b.all)
	for i := range b.p.positions {
		at := &b.p.positions[i]
		mode := b.p.w.Rhythms[at.rhythm].Mode
		if slices.ContainsFunc(b.all, func(d dated) bool {
			return d.rhythm == at.rhythm && d.period == at.period || d.Mode == model.Hybrid && mode != model.Hybrid && d.at.day >= at.from && d.at.day <= at.to
		}) {
			continue
		}
		why := "no session is in it"
		if at.why != "" {
			why = at.why
		}
		proposal.Missing = append(proposal.Missing, Missing{at.rhythm, at.period, dateOf(at.from), dateOf(at.to), why})
	}
	return proposal
}
