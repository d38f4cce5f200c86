package session

import (
	"context"
	"slices"
	"time"

	"convenor/model"
	"convenor/storage"
)

// update makes one change to the session as it is in the file at that moment,
// so that edits made in quick succession never undo each other.
func update(ctx context.Context, store *storage.Store, id model.ID, change func(*model.Session)) error {
	s, err := store.Session(ctx, id)
	if err != nil {
		return err
	}
	change(&s)
	return store.UpdateSession(ctx, s)
}

// changed is s after a change, and whether it may be saved like that. S stays
// as it is.
func changed(s model.Session, change func(*model.Session)) (model.Session, error) {
	s.Facilitators = slices.Clone(s.Facilitators)
	s.Agenda = slices.Clone(s.Agenda)
	change(&s)
	return s, s.Validate()
}

// setDate moves a session to another day and keeps its times; "" takes the date
// away. With its first date it gets the times that are usual in the programme.
func setDate(s *model.Session, day model.Date, programme []model.Session) {
	if day == "" {
		s.Start, s.End = "", ""
		return
	}
	if s.Start == "" {
		at, minutes := model.FirstTimes(*s, programme)
		s.Start = model.At(day, at)
		s.End = later(s.Start, time.Duration(minutes)*time.Minute)
		return
	}
	length := between(s.Start, s.End)
	ended := s.End != ""
	s.Start = model.At(day, s.Start.Clock())
	if ended {
		s.End = later(s.Start, length)
	}
}

// MoveTo moves a session to another day of its own zone; its times stay.
func MoveTo(ctx context.Context, store *storage.Store, id model.ID, day model.Date) error {
	programme, err := store.Programme(ctx)
	if err != nil {
		return err
	}
	return update(ctx, store, id, func(s *model.Session) { setDate(s, day, programme) })
}

// SetDay moves a session to a day and a time at which it starts; it keeps its length.
func SetDay(s *model.Session, day model.Date, at model.Clock) {
	setDate(s, day, nil)
	setStart(s, at)
}

// SetEnd sets the time of day at which a session ends; without one its end is open.
func SetEnd(s *model.Session, at model.Clock, given bool) { setEnd(s, at, given) }

// setStart moves the start within its day; the session keeps its length.
func setStart(s *model.Session, at model.Clock) {
	length := between(s.Start, s.End)
	s.Start = model.At(s.Start.Date(), at)
	if s.End != "" {
		s.End = later(s.Start, length)
	}
}

// setEnd sets the time of day at which the session ends; an end before the
// start is on the next day when the session runs past midnight already.
func setEnd(s *model.Session, at model.Clock, given bool) {
	if !given {
		s.End = ""
		return
	}
	day := s.Start.Date()
	if s.End != "" && s.End.Date() > day && at <= s.Start.Clock() {
		day = s.End.Date()
	}
	s.End = model.At(day, at)
}

// between is the length on the clock, which is what was promised: a night on
// which the clocks change does not lengthen a session.
func between(start, end model.LocalTime) time.Duration {
	if start == "" || end == "" {
		return 0
	}
	return end.In("UTC").Sub(start.In("UTC"))
}

func later(at model.LocalTime, by time.Duration) model.LocalTime {
	return model.LocalTimeOf(at.In("UTC").Add(by))
}

// newMinutes is how long a new agenda item lasts.
const newMinutes = 15

// addItem puts a new item at the end of the agenda: a welcome first.
func addItem(s *model.Session) {
	item := model.AgendaItem{Minutes: newMinutes, Format: "talk"}
	if len(s.Agenda) == 0 {
		item.Format = "welcome"
	}
	s.Agenda = append(s.Agenda, item)
}

func itemIndex(s *model.Session, id model.ID) int {
	return slices.IndexFunc(s.Agenda, func(a model.AgendaItem) bool { return a.ID == id })
}

// editItem changes one agenda item; an item that has gone meanwhile stays gone.
func editItem(id model.ID, change func(*model.AgendaItem)) func(*model.Session) {
	return func(s *model.Session) {
		if i := itemIndex(s, id); i >= 0 {
			change(&s.Agenda[i])
		}
	}
}

// moveItem moves an item up (by < 0) or down; it stops at the ends.
func moveItem(id model.ID, by int) func(*model.Session) {
	return func(s *model.Session) {
		from := itemIndex(s, id)
		if from < 0 {
			return
		}
		item := s.Agenda[from]
		to := min(max(from+by, 0), len(s.Agenda)-1)
		s.Agenda = slices.Insert(slices.Delete(s.Agenda, from, from+1), to, item)
	}
}

func removeItem(id model.ID) func(*model.Session) {
	return func(s *model.Session) {
		s.Agenda = slices.DeleteFunc(s.Agenda, func(a model.AgendaItem) bool { return a.ID == id })
	}
}

// clocks are the times at which the agenda's items start and the last one ends,
// "10:00"; without a start, minutes from the beginning, "+0:25".
func clocks(s model.Session) []string {
	start := model.LocalTime("2000-01-01T00:00").In("UTC")
	layout := "+15:04"
	if s.Start != "" {
		start, layout = s.StartTime(), "15:04"
	}
	var out []string
	for _, t := range model.AgendaTimes(start, s.Agenda) {
		out = append(out, t.Format(layout))
	}
	return out
}

// agendaTotal says how long the agenda is and whether it fits.
func agendaTotal(s model.Session) string {
	if len(s.Agenda) == 0 {
		return ""
	}
	at := clocks(s)
	return model.JoinNonEmpty(" ", "Ends "+at[len(at)-1]+", "+model.Count(model.AgendaMinutes(s.Agenda), "minute", "minutes")+" in all.", s.AgendaFit())
}
