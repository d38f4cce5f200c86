package storage

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"convenor/model"
)

// Scope is how much of a series a change is for.
type Scope string

// The scopes.
const (
	OnlyThis         Scope = "only this one"
	ThisAndFollowing Scope = "this and those that follow"
	WholeSeries      Scope = "the whole series"
)

// Scopes is every scope in the order the window offers them.
var Scopes = []Scope{OnlyThis, ThisAndFollowing, WholeSeries}

// LeftAlone is a session of a series that a change passes over.
type LeftAlone struct {
	Session model.ID
	Title   string
	Start   model.LocalTime
	Reason  string // "it was announced", "it was held", "its room was changed by hand"
	Always  bool   // it stays also when it is chosen: it was held or cancelled
}

// SeriesChange says what a change of a series does.
type SeriesChange struct {
	Changed []model.ID
	Removed []model.ID // of EndSeries; sessions that it cancels are among Changed
	Left    []LeftAlone
}

// SeriesWould says what ChangeSeries would do, and changes nothing.
func (s *Store) SeriesWould(ctx context.Context, v model.Session, scope Scope, chosen ...model.ID) (SeriesChange, error) {
	_, _, change, err := s.planSeries(ctx, s.reader, v, scope, chosen)
	return change, err
}

// ChangeSeries saves what was changed of a session of a series, v, for the others in scope too, as
// one step. What goes over is what v has otherwise than the file: title, venue, agenda and so on, the
// time of day, the length, and by how many days it moved; state and what was spent and eaten are its
// own. Others that were announced, are over, held or cancelled, or were changed by hand in the same
// respect are left alone and named, unless they are among chosen; held and cancelled ones always.
func (s *Store) ChangeSeries(ctx context.Context, v model.Session, scope Scope, chosen ...model.ID) (SeriesChange, error) {
	var change SeriesChange
	err := s.write(ctx, "Change a series", func(t *tx) error {
		before, after, planned, err := s.planSeries(ctx, t, v, scope, chosen)
		if err != nil {
			return err
		}
		change = planned
		t.label = sessionLabel(before[0], after[0])
		if len(after) > 1 {
			t.label = fmt.Sprintf("Change “%s” in %s", v.Title, model.Count(len(after), "session", "sessions"))
		}
		for i := range after {
			if err := t.saveSession(before[i], after[i]); err != nil {
				return err
			}
		}
		if scope == WholeSeries && before[0].Title != v.Title {
			_, err = t.exec(`UPDATE series SET title = ? WHERE id = ?`, v.Title, before[0].Series)
		}
		return err
	})
	return change, err
}

// planSeries works out what becomes of the sessions that a change is for: the one that was changed
// first, as they are and as they shall be.
func (s *Store) planSeries(ctx context.Context, q queryer, v model.Session, scope Scope, chosen []model.ID) (before, after []model.Session, change SeriesChange, err error) {
	if err := v.Validate(); err != nil {
		return nil, nil, change, err
	}
	was, err := readSession(ctx, q, v.ID)
	if err != nil {
		return nil, nil, change, err
	}
	v.Series, v.SeriesDay = was.Series, was.SeriesDay
	before, after = []model.Session{was}, []model.Session{v}
	change.Changed = []model.ID{v.ID}
	if scope == OnlyThis || was.Series == "" {
		return before, after, change, nil
	}
	othersBefore, othersAfter, others, err := s.planOthers(ctx, q, was, v, scope, chosen)
	change.Changed, change.Left = append(change.Changed, others.Changed...), others.Left
	return append(before, othersBefore...), append(after, othersAfter...), change, err
}

// planOthers works out what becomes of the others of a series when what changed from was to v is
// changed of them too.
func (s *Store) planOthers(ctx context.Context, q queryer, was, v model.Session, scope Scope, chosen []model.ID) (before, after []model.Session, change SeriesChange, err error) {
	all, err := seriesSessions(ctx, q, was.Series)
	if err != nil {
		return nil, nil, change, err
	}
	now := s.Now()
	for _, other := range all {
		if other.ID == v.ID || scope == ThisAndFollowing && other.SeriesDay < was.SeriesDay {
			continue
		}
		next, byHand := carryOver(was, v, other)
		if reflect.DeepEqual(next, other) {
			continue
		}
		if left, leave := leaveAlone(other, now, byHand, slices.Contains(chosen, other.ID)); leave {
			change.Left = append(change.Left, left)
			continue
		}
		if err := next.Validate(); err != nil {
			return nil, nil, change, fmt.Errorf("on %s: %w", other.Start.Date().Long(), err)
		}
		before, after, change.Changed = append(before, other), append(after, next), append(change.Changed, other.ID)
	}
	return before, after, change, nil
}

// FollowingWould says what ChangeFollowing would do, and changes nothing.
func (s *Store) FollowingWould(ctx context.Context, was, v model.Session, chosen ...model.ID) (SeriesChange, error) {
	_, _, change, err := s.planOthers(ctx, s.reader, was, v, ThisAndFollowing, chosen)
	return change, err
}

// ChangeFollowing changes of those that follow a session in its series what was changed of it before,
// from was to v, as one step. It passes over others as ChangeSeries does.
func (s *Store) ChangeFollowing(ctx context.Context, was, v model.Session, chosen ...model.ID) (SeriesChange, error) {
	var change SeriesChange
	err := s.write(ctx, "Change a series", func(t *tx) error {
		before, after, planned, err := s.planOthers(ctx, t, was, v, ThisAndFollowing, chosen)
		if err != nil {
			return err
		}
		change = planned
		t.label = fmt.Sprintf("Change “%s” in %s that follow", v.Title, model.Count(len(after), "session", "sessions"))
		if len(after) == 1 {
			t.label = fmt.Sprintf("Change “%s” in the session that follows", v.Title)
		}
		for i := range after {
			if err := t.saveSession(before[i], after[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return change, err
}

// leaveAlone says whether a change made at now passes over a session, and why.
func leaveAlone(v model.Session, now time.Time, byHand string, chosen bool) (left LeftAlone, leave bool) {
	left = LeftAlone{Session: v.ID, Title: v.Title, Start: v.Start}
	switch {
	case v.State == model.Held:
		left.Reason, left.Always = "it was held", true
	case v.State == model.Cancelled:
		left.Reason, left.Always = "it was cancelled", true
	case chosen:
	case v.Start != "" && !now.Before(v.EndTime()):
		left.Reason = "it is over"
	case v.State.Announced():
		left.Reason = "it was announced"
	case byHand != "":
		left.Reason = "its " + byHand + " was changed by hand"
	}
	return left, left.Reason != ""
}

// seriesFields are what goes over from one session to the others.
var seriesFields = []struct {
	name  string
	field func(*model.Session) any // a pointer into it
}{
	{"title", func(v *model.Session) any { return &v.Title }},
	{"kind", func(v *model.Session) any { return &v.Kind }},
	{"mode", func(v *model.Session) any { return &v.Mode }},
	{"time zone", func(v *model.Session) any { return &v.Zone }},
	{"venue", func(v *model.Session) any { return &v.Venue }},
	{"room", func(v *model.Session) any { return &v.Room }},
	{"link", func(v *model.Session) any { return &v.Link }},
	{"capacity", func(v *model.Session) any { return &v.Capacity }},
	{"capacity online", func(v *model.Session) any { return &v.OnlineCapacity }},
	{"description", func(v *model.Session) any { return &v.Description }},
	{"catering", func(v *model.Session) any { return &v.Catering }},
	{"budget", func(v *model.Session) any { return &v.Budget }},
}

// carryOver makes the change from was to v on another session of the series. byHand names the first
// respect in which the other was not as was.
func carryOver(was, v, other model.Session) (next model.Session, byHand string) {
	next = other
	differs := func(name string) {
		if byHand == "" {
			byHand = name
		}
	}
	for _, f := range seriesFields {
		from, to := reflect.ValueOf(f.field(&was)).Elem(), reflect.ValueOf(f.field(&v)).Elem()
		if from.Interface() == to.Interface() {
			continue
		}
		at := reflect.ValueOf(f.field(&next)).Elem()
		if at.Interface() != from.Interface() && at.Interface() != to.Interface() {
			differs(f.name)
		}
		at.Set(to)
	}
	if !slices.Equal(was.Facilitators, v.Facilitators) {
		if !slices.Equal(other.Facilitators, was.Facilitators) {
			differs("facilitators")
		}
		next.Facilitators = slices.Clone(v.Facilitators)
	}
	if !sameAgenda(was.Agenda, v.Agenda) {
		if !sameAgenda(other.Agenda, was.Agenda) {
			differs("agenda")
		}
		next.Agenda = v.Repeat().Agenda
	}
	if v.Start == "" || was.Start == "" || other.Start == "" {
		return next, byHand
	}
	if was.Start != v.Start {
		if other.Start != expectedStart(was, other) {
			differs("date or time")
		}
		next = next.MovedTo(model.At(next.SeriesDay.AddDays(daysBetween(was.SeriesDay, v.Start.Date())), v.Start.Clock()))
	}
	if before, after := wallLength(was), wallLength(v); before != after {
		switch has := wallLength(other); {
		case other.Start.Clock() != was.Start.Clock():
			differs("date or time")
		case has != before && has != after:
			differs("end")
		}
		next.End = endAfter(next.Start, after)
	}
	return next, byHand
}

// wallLength is how long a session lasts on the clock; 0 without an end.
func wallLength(v model.Session) time.Duration {
	if v.Start == "" || v.End == "" {
		return 0
	}
	return v.End.In("UTC").Sub(v.Start.In("UTC"))
}

func endAfter(start model.LocalTime, length time.Duration) model.LocalTime {
	if length == 0 {
		return ""
	}
	return model.LocalTimeOf(start.In("UTC").Add(length))
}

// expectedStart is when other would start were it as far from its day of the series as was is from its own.
func expectedStart(was, other model.Session) model.LocalTime {
	return model.At(other.SeriesDay.AddDays(daysBetween(was.SeriesDay, was.Start.Date())), was.Start.Clock())
}

func daysBetween(a, b model.Date) int { return int(b.Time().Sub(a.Time()).Hours() / 24) }

// sameAgenda compares agendas by what they say, not by the ids of their items.
func sameAgenda(a, b []model.AgendaItem) bool {
	return slices.EqualFunc(a, b, func(x, y model.AgendaItem) bool {
		return x.Minutes == y.Minutes && x.Title == y.Title && x.Format == y.Format && x.Detail == y.Detail && slices.Equal(x.Presenters, y.Presenters)
	})
}
