package returns

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/match"
)

// moment is a date and time as a file writes it. Which of first and second is
// the month may be open until the other dates of the file are known.
type moment struct {
	year, first, second int
	known               bool // first is the month
	clock               time.Duration
	twelve              bool           // it was written with AM or PM
	zone                *time.Location // nil: none is named
}

var (
	numeric = regexp.MustCompile(`^(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{2,4}),?(?:[ T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?$`)
	worded  = []string{"2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 January 2006 15:04:05", "2 January 2006 15:04", "Jan 2, 2006 3:04:05 PM", "Jan 2, 2006 3:04 PM", "January 2, 2006 3:04:05 PM", "January 2, 2006 3:04 PM", "2 Jan 2006"}
	spaces  = strings.NewReplacer("\u202f", " ", "\u00a0", " ", "\u200e", "", "\u200f", "", " at ", " ", "a.m.", "AM", "p.m.", "PM")
)

// parseMoment reads the forms of the systems that write one: "10/22/26, 5:30:12
// PM", "22/10/2026 17:30", "2026-10-22T17:30:12Z", "22 Oct 2026 17:30".
func parseMoment(s string) (moment, bool) {
	s = strings.TrimSpace(spaces.Replace(s))
	if parts := numeric.FindStringSubmatch(s); parts != nil {
		return numericMoment(parts)
	}
	words := strings.Join(strings.Fields(s), " ")
	for _, form := range []string{words, strings.Replace(strings.Replace(words, ", ", " ", 2), "  ", " ", 1), strings.Join(strings.Split(words, ", "), " ")} {
		for _, layout := range worded {
			if t, err := time.Parse(layout, form); err == nil {
				return momentOf(t), true
			}
			if t, err := time.Parse(strings.Replace(layout, ",", "", 1), form); err == nil {
				return momentOf(t), true
			}
		}
	}
	return moment{}, false
}

func momentOf(t time.Time) moment {
	return moment{year: t.Year(), first: int(t.Month()), second: t.Day(), known: true, clock: time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second}
}

func numericMoment(parts []string) (m moment, ok bool) {
	n := make([]int, len(parts))
	for i, p := range parts[:7] {
		n[i], _ = strconv.Atoi(p) // digits, or blank, which is 0
	}
	switch {
	case len(parts[1]) == 4:
		m = moment{year: n[1], first: n[2], second: n[3], known: true}
	case len(parts[1]) <= 2 && len(parts[3]) != 3:
		m = moment{year: n[3], first: n[1], second: n[2]}
	default:
		return m, false
	}
	if m.year < 100 {
		m.year += 2000
	}
	hour := n[4]
	if half := strings.ToLower(parts[7]); half != "" {
		m.twelve = true
		if hour < 1 || hour > 12 {
			return m, false
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	if hour > 23 || n[5] > 59 || n[6] > 60 || !m.day(true) && (m.known || !m.day(false)) {
		return m, false
	}
	m.clock = time.Duration(hour)*time.Hour + time.Duration(n[5])*time.Minute + time.Duration(n[6])*time.Second
	switch zone := parts[8]; {
	case zone == "":
	case zone[0] == '+' || zone[0] == '-':
		t, err := time.Parse("-0700", strings.Replace(zone, ":", "", 1))
		if err != nil {
			return m, false
		}
		m.zone = t.Location()
	default:
		m.zone = time.UTC
	}
	return m, true
}

// day reports whether there is such a day when the month stands first, or
// second.
func (m moment) day(monthFirst bool) bool {
	month, day := m.first, m.second
	if !monthFirst {
		month, day = day, month
	}
	t := time.Date(m.year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return month >= 1 && month <= 12 && t.Day() == day && t.Month() == time.Month(month)
}

// in is the moment; a time without a zone is in loc.
func (m moment) in(loc *time.Location, monthFirst bool) time.Time {
	month, day := m.first, m.second
	if !monthFirst && !m.known && m.day(false) || !m.day(true) {
		month, day = day, month
	}
	wall := time.Date(m.year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Add(m.clock)
	if m.zone != nil {
		return time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, m.zone).In(loc)
	}
	return model.Moment(wall, loc)
}

// monthsFirst decides for all dates of one file whether the month stands first:
// by a date that can only be read so, by the day that is expected, by the times
// (AM and PM go with it), or by which way the dates lie closer together.
func monthsFirst(all []moment, expected func(time.Time) bool) bool {
	fit := map[bool]int{}
	twelve := false
	span := map[bool]time.Duration{}
	for _, first := range []bool{true, false} {
		var from, to time.Time
		for _, m := range all {
			if m.known {
				continue
			}
			if m.day(first) && !m.day(!first) {
				return first
			}
			t := m.in(time.UTC, first)
			if from.IsZero() || t.Before(from) {
				from = t
			}
			if t.After(to) {
				to = t
			}
			if expected != nil && expected(t) {
				fit[first]++
			}
			twelve = twelve || m.twelve
		}
		span[first] = to.Sub(from)
	}
	switch {
	case fit[true] != fit[false]:
		return fit[true] > fit[false]
	case twelve:
		return true
	}
	return span[true] < span[false]
}

// setTimes reads when each answer was given.
func (t *table) setTimes(c columns, answers []match.Answer, loc *time.Location) {
	if c.said < 0 {
		return
	}
	cells := map[int]string{}
	var all []moment
	for _, row := range t.rows {
		cells[row.Line] = cellOf(row, c.said)
		if m, ok := parseMoment(cells[row.Line]); ok {
			all = append(all, m)
		}
	}
	monthFirst := monthsFirst(all, nil)
	for i := range answers {
		if m, ok := parseMoment(cells[answers[i].Line]); ok {
			answers[i].Said = m.in(loc, monthFirst).UTC()
		}
	}
}
