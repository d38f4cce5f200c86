package planner

import (
	"cmp"
	"context"
	"slices"

	"convenor/model"
	"convenor/model/plan"
	"convenor/ui/widgets"
)

// draftOf is what is shown with the sessions as they are now, and the figures as
// they were: those follow.
func (s *state) draftOf() plan.Proposal {
	was := map[model.ID]plan.Chosen{}
	for _, c := range s.shown.Sessions {
		was[c.ID] = c
	}
	p := s.shown
	p.Sessions, p.Totals.Clashes = nil, nil
	for _, v := range s.board() {
		c := was[v.ID]
		c.Session = v
		c.Band = model.BandOf(s.in.Bands, v.Start.In("UTC"))
		c.BandName, c.Place = s.bandName(c.Band), ""
		if at := s.venue(v.Venue); at != nil {
			c.Place, c.Capacity = at.Name, at.Capacity
		}
		p.Sessions = append(p.Sessions, c)
	}
	slices.SortStableFunc(p.Sessions, func(a, b plan.Chosen) int { return cmp.Compare(a.Start, b.Start) })
	return p
}

func (s *state) bandName(id model.ID) string {
	for _, b := range s.in.Bands {
		if b.ID == id {
			return b.Name
		}
	}
	return ""
}

// usual is a session of a rhythm on a day, at its usual time.
func (s *state) usual(r plan.Rhythm, day model.Date) plan.Session {
	at := model.Clock(12*60 + 30)
	if r.Mode != model.Online {
		at = 10*60 + 30
	}
	if len(r.Starts) > 0 {
		at = r.Starts[0]
	}
	v := plan.Session{Mode: r.Mode, Start: model.At(day, at)}
	setLength(&v, cmp.Or(r.Minutes, s.usualMinutes(r.Mode)))
	return v
}

// usualMinutes is how long sessions of a mode last.
func (s *state) usualMinutes(mode model.Mode) int {
	for _, r := range s.wishes.Rhythms {
		if r.Mode == mode {
			return r.Minutes
		}
	}
	if mode == model.Online {
		return 60
	}
	return 120
}

// venuesFor are the venues a session could go to, by name: those that open in its
// band, and are step-free where that is wished for.
func (s *state) venuesFor(v plan.Session) (all []model.Venue) {
	band := model.BandOf(s.in.Bands, v.Start.In("UTC"))
	for _, at := range s.in.Venues {
		if !at.Retired && at.OpenIn(band) && (at.StepFree == model.Yes || !s.wishes.StepFree) {
			all = append(all, at)
		}
	}
	return all
}

// inBand is the first alternative in a band, at the same venue where there is one.
func inBand(all []plan.Alternative, now plan.Session, band model.ID) (plan.Session, bool) {
	var found *plan.Session
	for i := range all {
		v := &all[i].Session
		if v.Band != band {
			continue
		}
		if v.Venue == now.Venue && v.Mode == now.Mode {
			return *v, true
		}
		if found == nil {
			found = v
		}
	}
	if found == nil {
		return plan.Session{}, false
	}
	return *found, true
}

// most is more alternatives than there are.
const most = 1 << 16

// setBand moves the session that is chosen to the nearest free day of a time band.
func (s *Screen) setBand(band model.ID) {
	r, ok := s.at()
	if !ok || !r.proposed || r.session.Band == band {
		return
	}
	f, version, in, w, sessions := s.figures, s.version, s.state.in, s.state.wishes.Wishes, s.state.board()
	widgets.NewAsync[[]plan.Alternative](s.host.Runner()).Run(func(context.Context) ([]plan.Alternative, error) {
		return f.alternatives(version, in, w, sessions, r.id, most)
	}, func(all []plan.Alternative, err error) {
		to, found := inBand(all, r.session.Session, band)
		switch {
		case err != nil:
			s.host.Failed(err)
		case !found:
			s.host.Tell("The wishes leave no "+s.state.bandName(band)+" for this session; set its date and time by hand.", "", nil)
			s.page.details.show()
		default:
			s.place(r.id, to)
		}
	})
}

// place puts a session where an alternative has it.
func (s *Screen) place(id model.ID, to plan.Session) {
	err := s.state.change(id, "Move to "+to.Start.Date().Short(), func(v *plan.Session) {
		v.Start, v.End, v.Venue, v.Mode, v.Cost = to.Start, to.End, to.Venue, to.Mode, to.Cost
	})
	if err != nil {
		s.host.Failed(err)
		return
	}
	s.changed()
}

// nextBand goes through the time bands.
func (s *Screen) nextBand() {
	r, ok := s.at()
	if !ok || !r.proposed || len(s.state.in.Bands) == 0 {
		return
	}
	i := slices.IndexFunc(s.state.in.Bands, func(b model.Category) bool { return b.ID == r.session.Band })
	s.setBand(s.state.in.Bands[(i+1)%len(s.state.in.Bands)].ID)
}

// nextVenue goes through the venues that a session could go to.
func (s *Screen) nextVenue() {
	r, ok := s.at()
	if !ok || !r.proposed {
		return
	}
	all := s.state.venuesFor(r.session.Session)
	if r.session.Mode == model.Online || len(all) == 0 {
		s.host.Tell("An online session has no venue; change its mode first.", "", nil)
		return
	}
	i := slices.IndexFunc(all, func(v model.Venue) bool { return v.ID == r.session.Venue })
	s.setVenue(all[(i+1)%len(all)].ID)
}

func (s *Screen) setVenue(id model.ID) {
	_ = s.change("Another venue", func(v *plan.Session) { s.state.setVenue(v, id) }) // time and day stay as they are
}
