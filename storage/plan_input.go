package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"

	"convenor/model"
	"convenor/model/place"
	"convenor/model/plan"
)

// PlanInput reads what a programme from from to to is planned from, for the
// people a filter lets pass. Left out, and counted, are those who left or withdrew
// consent to be written to. What is in the programme in that time and has a date, as an
// idea too, is fixed; what was or will be before it is taken as held, and of ideas those
// whose day is to come. m is the base map the districts are looked for on.
func (s *Store) PlanInput(ctx context.Context, from, to model.Date, filter PeopleFilter, m place.Map) (in plan.Input, err error) {
	c, err := s.Community(ctx)
	if err != nil {
		return in, err
	}
	in.Today, in.Zone = s.Today(c), c.TimeZone
	sites, err := s.readSites(ctx, m)
	if err != nil {
		return in, err
	}
	in.Names = map[model.ID]string{}
	for _, c := range sites.categories {
		switch {
		case c.List == model.Bands && !c.Retired:
			in.Bands = append(in.Bands, c)
		case c.List == model.Districts || c.List == model.Sectors || c.List == model.Seniorities:
			in.Names[c.ID] = c.Name
		}
	}
	if err := s.planSessions(ctx, &in, sites, from, to); err != nil {
		return in, err
	}
	if err := s.planPeople(ctx, &in, sites, filter); err != nil {
		return in, err
	}
	free, err := s.DaysKeptFree(ctx, from, to)
	for _, d := range free {
		in.KeptFree = append(in.KeptFree, plan.DayOff{Day: d.Day, Reason: d.Reason})
	}
	return in, err
}

// planSessions reads the venues, and what is in the programme.
func (s *Store) planSessions(ctx context.Context, in *plan.Input, sites sites, from, to model.Date) error {
	venues, err := s.Venues(ctx)
	if err != nil {
		return err
	}
	cost := map[model.ID]model.Money{}
	for _, v := range venues {
		if at := sites.finder.Site(sites.venues[v.ID]); v.Point == nil && at.Known() {
			v.Point = &at.Point
		}
		cost[v.ID] = v.Cost
		in.Venues = append(in.Venues, v.Venue)
	}
	sessions, err := s.Programme(ctx)
	if err != nil {
		return err
	}
	for _, v := range sessions {
		if v.Start == "" || v.State == model.Cancelled || v.Start.Date() > to {
			continue
		}
		p := plan.Session{ID: v.ID, Title: v.Title, Mode: v.Mode, Start: v.Start, End: v.End, Band: model.BandOf(in.Bands, v.Start.In("UTC")), Venue: v.Venue, Cost: cmp.Or(v.Cost, v.Budget), Fixed: true, Idea: v.State == model.Idea}
		if p.Cost == 0 && v.Mode != model.Online {
			p.Cost = cost[v.Venue]
		}
		switch {
		case v.Start.Date() >= from:
			in.Fixed = append(in.Fixed, p)
		case v.State != model.Idea || v.Start.Date() >= in.Today: // an idea whose day went by is nothing
			in.Held = append(in.Held, p)
		}
	}
	return nil
}

// planPeople reads the people a filter lets pass, in list order, and learns from
// who came how likely it is that those come who have not said.
func (s *Store) planPeople(ctx context.Context, in *plan.Input, sites sites, filter PeopleFilter) error {
	found, those, out, err := s.toPlanFor(ctx, filter, in.Today)
	if err != nil {
		return err
	}
	in.LeftOut = out
	at := make(map[[16]byte]int32, len(those))
	in.People = make([]plan.Person, 0, len(those))
	employers := make([]model.ID, 0, len(those))
	for _, i := range those {
		e := &found.snap.entries[i]
		at[e.id] = int32(len(in.People))
		employer := model.ID("")
		if e.org >= 0 {
			employer = found.snap.orgs[e.org].id
		}
		employers = append(employers, employer)
		in.People = append(in.People, plan.Person{ID: textID(e.id), District: found.snap.categoryID(found.snap.districtOf(e)),
			Sector: found.snap.categoryID(found.snap.sectorOf(e)), Seniority: found.snap.categoryID(e.seniority)})
	}
	if err := s.planPlaces(ctx, in, sites, employers, at); err != nil {
		return err
	}
	turnouts, err := s.planTurnout(ctx, in, at)
	in.Priors = plan.LearnPriors(turnouts)
	return err
}

// toPlanFor finds the people who can be planned for, in list order, of those that a
// filter lets pass: all but those who left or withdrew consent. those are indexes
// of the people who were found.
func (s *Store) toPlanFor(ctx context.Context, filter PeopleFilter, today model.Date) (found *People, those []int32, out plan.LeftOut, err error) {
	if filter.isZero() {
		filter.Text = " " // so that it waits for everyone to be read
	}
	if found, err = s.FindPeople(ctx, filter, ByName, false); err != nil {
		return found, nil, out, err
	}
	withdrawn, err := s.withdrawn(ctx, today)
	for _, i := range found.found {
		switch e := &found.snap.entries[i]; {
		case e.left:
			out.Left++
		case withdrawn[e.id]:
			out.Withdrawn++
		default:
			those = append(those, i)
		}
	}
	return found, those, out, err
}

// CountToPlanFor is how many of the people that a filter lets pass can be planned
// for, and who of them is left out.
func (s *Store) CountToPlanFor(ctx context.Context, filter PeopleFilter) (n int, out plan.LeftOut, err error) {
	c, err := s.Community(ctx)
	if err != nil {
		return 0, out, err
	}
	_, those, out, err := s.toPlanFor(ctx, filter, s.Today(c))
	return len(those), out, err
}

// withdrawn is who withdrew consent to be held or written to.
func (s *Store) withdrawn(ctx context.Context, today model.Date) (map[[16]byte]bool, error) {
	consents, err := gather(ctx, s.reader, `SELECT person, purpose, given_on, withdrawn_on FROM consent
		WHERE person IN (SELECT person FROM consent WHERE withdrawn_on <> '')`, func(row scanner, person *model.ID) (c model.Consent, err error) {
		return c, row.Scan(person, &c.For, &c.Given, &c.Withdrawn)
	})
	not := map[[16]byte]bool{}
	for person, all := range consents {
		if may, _ := model.MayInvite("", all, today); !may {
			not[rawID(person)] = true
		}
	}
	return not, err
}

// planPlaces reads where people set out from and when they can come. Of what
// many have in common there is one copy.
func (s *Store) planPlaces(ctx context.Context, in *plan.Input, sites sites, employers []model.ID, at map[[16]byte]int32) error {
	rows, err := s.reader.QueryContext(ctx, `SELECT id, postcode, availability FROM person`)
	if err != nil {
		return err
	}
	defer rows.Close()
	answers := map[string][]model.Availability{}
	points := map[model.Point]*model.Point{}
	var id, postcode, availability sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&id, &postcode, &availability); err != nil {
			return err
		}
		i, wanted := at[rawBytes(id)]
		if !wanted {
			continue
		}
		p := &in.People[i]
		known, seen := answers[string(availability)]
		if !seen {
			if err := json.Unmarshal(availability, &known); err != nil {
				return err
			}
			answers[string(availability)] = known
		}
		p.Availability = known
		if start, _ := sites.person(string(postcode), p.District, employers[i]); start.Known() {
			if points[start.Point] == nil {
				points[start.Point] = &start.Point
			}
			p.Point = points[start.Point]
		}
	}
	return rows.Err()
}

// planTurnout gives each of the people their own turnout, and returns that of
// everyone in the file by band and mode. Counted are sessions whose attendance
// was recorded.
func (s *Store) planTurnout(ctx context.Context, in *plan.Input, at map[[16]byte]int32) ([]plan.Turnout, error) {
	type held struct {
		band model.ID
		mode model.Mode
	}
	sessions := map[[16]byte]held{}
	_, err := readAll(ctx, s.reader, func(row scanner) (_ struct{}, err error) {
		var id model.ID
		var mode model.Mode
		var start model.LocalTime
		err = row.Scan(&id, &mode, &start)
		sessions[rawID(id)] = held{model.BandOf(in.Bands, start.In("UTC")), mode}
		return struct{}{}, err
	}, `SELECT id, mode, start_local FROM session WHERE start_local <> '' AND state = 'held'`)
	if err != nil {
		return nil, err
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT person, session, attendance = 'attended', CASE WHEN mode_attended <> '' THEN mode_attended ELSE mode_wanted END
		FROM participation WHERE attendance <> 'not recorded'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var person, session sql.RawBytes
	var came bool
	var mode model.Mode
	all := map[held]*plan.Turnout{}
	for rows.Next() {
		if err := rows.Scan(&person, &session, &came, &mode); err != nil {
			return nil, err
		}
		h, ok := sessions[rawBytes(session)]
		if !ok || h.band == "" {
			continue
		}
		if h.mode == model.Hybrid {
			h.mode = cmp.Or(mode, model.InPerson)
		}
		if all[h] == nil {
			all[h] = &plan.Turnout{Band: h.band, Mode: h.mode}
		}
		count(all[h], came)
		if i, wanted := at[rawBytes(person)]; wanted {
			count(turnoutOf(&in.People[i], h.band, h.mode), came)
		}
	}
	turnouts := make([]plan.Turnout, 0, len(all))
	for _, t := range all {
		turnouts = append(turnouts, *t)
	}
	return turnouts, rows.Err()
}

func count(t *plan.Turnout, came bool) {
	t.Invited++
	if came {
		t.Attended++
	}
}

// turnoutOf is a person's turnout of a band and mode, which is added when it is
// the first.
func turnoutOf(p *plan.Person, band model.ID, mode model.Mode) *plan.Turnout {
	for i := range p.Turnout {
		if p.Turnout[i].Band == band && p.Turnout[i].Mode == mode {
			return &p.Turnout[i]
		}
	}
	p.Turnout = append(p.Turnout, plan.Turnout{Band: band, Mode: mode})
	return &p.Turnout[len(p.Turnout)-1]
}
