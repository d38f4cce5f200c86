package ics

import (
	"strings"

	"convenor/model"
)

// location is where a session takes place: its venue and room, and without a
// venue the link to join online.
func (e Entry) location() string {
	switch {
	case e.Venue != nil:
		return model.JoinNonEmpty(", ", e.Venue.Place(), e.Session.Room)
	case e.Session.Link != "":
		return e.Session.Link
	}
	return e.Session.Room
}

// point is where the venue is on the map, or nil.
func (e Entry) point() *model.Point {
	if e.Venue == nil || e.Venue.Point == nil || !e.Venue.Point.Valid() {
		return nil
	}
	return e.Venue.Point
}

// description is what a calendar shows when the entry is opened: the session's
// own words, the agenda with the time each item starts, and the link.
func description(s *model.Session) string {
	link := ""
	if s.Link != "" {
		link = "Join online: " + s.Link
	}
	return model.JoinNonEmpty("\n\n", s.Description, agenda(s), link)
}

func agenda(s *model.Session) string {
	if len(s.Agenda) == 0 {
		return ""
	}
	var b strings.Builder
	clock := make([]byte, 0, len("15:04"))
	times := model.AgendaTimes(s.StartTime(), s.Agenda)
	b.WriteString("Agenda")
	line := func(i int, text string) {
		b.WriteByte('\n')
		b.Write(times[i].AppendFormat(clock, "15:04"))
		b.WriteByte(' ')
		b.WriteString(text)
	}
	for i, item := range s.Agenda {
		title := item.Title
		if title == "" {
			title = string(item.Format)
		}
		line(i, title)
		if item.Detail != "" {
			b.WriteString(" (" + item.Detail + ")")
		}
	}
	line(len(s.Agenda), "End")
	return b.String()
}
