// Package session shows one session: its plan, and the people on its list.
package session

import (
	"context"
	"slices"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage"
)

// The tabs of a session, as frame.Place names them.
const (
	Plan   = "Plan"
	People = "People"
	Desk   = "Desk"
	Sheet  = "Sheet"
	Report = "Report"
)

// details is what the screen shows of one session.
type details struct {
	session   model.Session
	venue     *model.Venue // nil: none chosen
	venues    []storage.VenueRow
	kinds     []string        // of the whole programme and the usual ones
	programme []model.Session // while it has no date: its first times are by the others
	people    []storage.ParticipantRow
	told      map[model.ID]storage.Recipient // by person
	names     map[model.ID]string            // of facilitators and presenters
	printed   bool
	unread    int // people who came whose row nobody can read
	clashes   []model.Clash
	series    string            // that it belongs to, in words; "" for none
	poll      *storage.OpenPoll // that looks for its date; nil for none
	now       time.Time
}

// read gathers the details of the session called id.
func read(ctx context.Context, store *storage.Store, id model.ID) (d details, err error) {
	d.now = store.Now()
	if d.session, err = store.Session(ctx, id); err != nil {
		return d, err
	}
	if d.venues, err = store.Venues(ctx); err != nil {
		return d, err
	}
	d.venue = venueOf(d.venues, d.session.Venue)
	if d.people, err = store.Participants(ctx, id); err != nil {
		return d, err
	}
	if d.told, err = readTold(ctx, store, id); err != nil {
		return d, err
	}
	printings, err := store.Printings(ctx, id)
	if err != nil {
		return d, err
	}
	d.printed = slices.ContainsFunc(printings, storage.Printing.Signed)
	unread, err := store.IllegibleCounts(ctx)
	if err != nil {
		return d, err
	}
	d.unread = unread[id]
	if d.kinds, err = Kinds(ctx, store); err != nil {
		return d, err
	}
	if d.session.Start == "" {
		if d.programme, err = store.Programme(ctx); err != nil {
			return d, err
		}
	}
	if d.series, err = readSeries(ctx, store, d.session.Series); err != nil {
		return d, err
	}
	if d.poll, err = readPoll(ctx, store, id); err != nil {
		return d, err
	}
	if d.clashes, err = store.ClashesOf(ctx, d.session); err != nil {
		return d, err
	}
	d.names, err = namesOf(ctx, store, d.session)
	return d, err
}

// readPoll is the poll that is open for a session; nil for none.
func readPoll(ctx context.Context, store *storage.Store, id model.ID) (*storage.OpenPoll, error) {
	open, err := store.OpenPolls(ctx)
	for i := range open {
		if open[i].Session == id {
			return &open[i], err
		}
	}
	return nil, err
}

// readSeries puts a series into words.
func readSeries(ctx context.Context, store *storage.Store, id model.ID) (string, error) {
	if id == "" {
		return "", nil
	}
	v, err := store.Series(ctx, id)
	if err != nil {
		return "", err
	}
	n, err := store.SeriesSize(ctx, id)
	return seriesWords(v, n), err
}

// seriesWords say the rhythm of a series, without its end, and how many it has:
// "Every second Thursday · 7 sessions".
func seriesWords(v model.Series, n int) string {
	rhythm := v.Rhythm
	rhythm.Count, rhythm.Until = 0, ""
	words := rhythm.Words()
	if words != "" {
		words = strings.ToUpper(words[:1]) + words[1:]
	}
	return model.JoinNonEmpty(" · ", words, model.Count(n, "session", "sessions"))
}

func venueOf(venues []storage.VenueRow, id model.ID) *model.Venue {
	for i := range venues {
		if venues[i].ID == id && id != "" {
			return &venues[i].Venue
		}
	}
	return nil
}

// Kinds are the kinds of session in use, then the usual ones.
func Kinds(ctx context.Context, store *storage.Store) ([]string, error) {
	rows, err := store.Sessions(ctx)
	seen := map[string]bool{"": true}
	var all []string
	add := func(kind string) {
		if !seen[model.Fold(kind)] {
			seen[model.Fold(kind)] = true
			all = append(all, kind)
		}
	}
	for _, r := range rows {
		add(r.Kind)
	}
	for _, kind := range model.SessionKinds {
		add(kind)
	}
	return all, err
}

// KindHint stands in a field of a kind that is empty.
const KindHint = "Workshop, Talk… or your own"

// NewKindLine offers a kind that no session has yet.
func NewKindLine(kind string) string { return "“" + kind + "” as a new kind" }

// KindOf is the kind that was typed, as it is written already if only case or
// accents differ.
func KindOf(kinds []string, typed string) string {
	typed = strings.TrimSpace(typed)
	for _, k := range kinds {
		if model.Fold(k) == model.Fold(typed) {
			return k
		}
	}
	return typed
}

// namesOf are the names of a session's facilitators and presenters.
func namesOf(ctx context.Context, store *storage.Store, s model.Session) (map[model.ID]string, error) {
	names := map[model.ID]string{}
	ids := append([]model.ID(nil), s.Facilitators...)
	for _, item := range s.Agenda {
		ids = append(ids, item.Presenters...)
	}
	for _, id := range ids {
		if names[id] != "" {
			continue
		}
		p, err := store.Person(ctx, id)
		if err != nil {
			return nil, err
		}
		names[id] = p.Name()
	}
	return names, nil
}

func (d details) headcount() model.Headcount {
	h := count(d.people)
	h.AddIllegible(d.unread)
	if d.over() {
		return h
	}
	for _, r := range d.told {
		h.AddTold(r.Outdated, r.NotTold)
	}
	return h
}

func count(people []storage.ParticipantRow) (h model.Headcount) {
	for _, p := range people {
		h.Add(p.Source, p.Reply, p.Attendance)
	}
	return h
}

func (d details) step() model.Step {
	return model.NextStep(d.session, d.headcount(), d.printed, d.now)
}

func (d details) ready() []model.Ready {
	h := d.headcount()
	if d.session.Mode == model.Hybrid { // the room is for those who come in person
		room := d.places()[0]
		h.Accepted, h.Tentative = room.Accepted, room.Tentative
	}
	return model.Readiness(d.session, d.venue, h, d.printed, d.clashes)
}

// Capacity is how many the room of a session holds, or how many may join one
// that is only online; 0 when there is no limit or none is known.
func Capacity(s model.Session, venue *model.Venue) int {
	if s.Mode == model.Hybrid {
		return s.CapacityFor(model.InPerson, venue)
	}
	return s.CapacityFor(s.Mode, venue)
}

// started reports whether attendance can be recorded: from the day of the
// session on, in its own zone.
func (d details) started() bool {
	if d.session.Start == "" {
		return false
	}
	return d.session.Start.Date() <= model.DateOf(d.now.In(d.session.StartTime().Location()))
}

// over reports whether the session lies behind us, so that what counts is who
// came.
func (d details) over() bool {
	return d.session.State == model.Held || d.session.Start != "" && d.now.After(d.session.EndTime())
}

// line is date, place and mode in one line.
func (d details) line() string {
	place := ""
	if d.venue != nil {
		place = d.venue.Name
	}
	when := d.session.When()
	if d.session.Start == "" {
		when = "No date yet"
	}
	return model.JoinNonEmpty(" · ", when, place, d.session.Mode.Phrase())
}
