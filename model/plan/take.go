package plan

import (
	"fmt"
	"strings"
	"time"

	"convenor/model"
)

// Take makes sessions of the programme out of those of a proposal that are not
// announced, in the same order. One without a title gets one from what it is:
// “Online lunchtime, January”, “Evening gathering in Wirral, May”. Their state
// is idea; how many a room holds is left to its venue.
func Take(in Input, sessions []Session) []model.Session {
	titles := Titles(in, sessions)
	var all []model.Session
	for i, s := range sessions {
		if s.Fixed {
			continue
		}
		all = append(all, model.Session{Title: titles[i], Kind: kindOf(s), Mode: s.Mode, State: model.Idea,
			Start: s.Start, End: s.End, Zone: in.Zone, Venue: s.Venue, Cost: s.Cost})
	}
	return all
}

// kindOf is one of model.SessionKinds.
func kindOf(s Session) string {
	if s.Mode == model.Online && partOfDay(s.Start) == "lunchtime" {
		return "Lunchtime meet-up"
	}
	return "Gathering"
}

// Titles are the titles of sessions: their own, or what they are, with the month.
// Two that would have one title get the day as well, and the year when the
// sessions go over more than one of that month.
func Titles(in Input, sessions []Session) []string {
	districts := map[model.ID]string{}
	places := map[model.ID]string{}
	for _, v := range in.Venues {
		districts[v.ID], places[v.ID] = in.Names[v.District], v.Name
	}
	titles := make([]string, len(sessions))
	for _, layout := range []string{"January", "January 2006", "2 January 2006"} {
		used := map[string]int{}
		for _, t := range titles {
			used[t]++
		}
		for i, s := range sessions {
			switch {
			case s.Title != "":
				titles[i] = s.Title
			case titles[i] == "" || used[titles[i]] > 1:
				titles[i] = what(s, districts[s.Venue], places[s.Venue]) + ", " + s.Start.Date().Time().Format(layout)
			}
		}
	}
	return titles
}

// what a session is, in a title.
func what(s Session, district, place string) string {
	when := partOfDay(s.Start)
	if s.Mode == model.Online {
		return "Online " + when
	}
	name := "Gathering"
	if when != "morning" && when != "afternoon" {
		name = strings.ToUpper(when[:1]) + when[1:] + " gathering"
	}
	switch {
	case district != "":
		return fmt.Sprintf("%s in %s", name, district)
	case place != "":
		return fmt.Sprintf("%s at %s", name, place)
	}
	return name
}

// partOfDay is when a session starts, as one would say it.
func partOfDay(start model.LocalTime) string {
	day, clock := start.Date().Time().Weekday(), start.Clock()
	switch {
	case day == time.Saturday || day == time.Sunday:
		return day.String()
	case clock < 11*60+30:
		return "morning"
	case clock < 14*60:
		return "lunchtime"
	case clock < 17*60:
		return "afternoon"
	}
	return "evening"
}
