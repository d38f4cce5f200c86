package listing

import (
	"strings"

	"convenor/model"
)

// Phrase is a filter in words, short enough for a chip: "In Halton, Liverpool".
// Names that do not fit are counted.
func Phrase(before string, names []string) string {
	const room = 28
	s := before
	for i, n := range names {
		if i > 0 && len([]rune(s))+len([]rune(n)) > room {
			return s + " and " + model.Count(len(names)-i, "more", "more")
		}
		if i > 0 {
			s += ","
		}
		s += " " + n
	}
	if letters := []rune(s); len(letters) > 2*room {
		return string(letters[:2*room]) + "…"
	}
	return strings.TrimSpace(s)
}

// CountOf says how many of how many a list shows: "124 of 214 people".
func CountOf(found, whole int, one, many string) string {
	if found == whole {
		return model.Count(whole, one, many)
	}
	return model.Thousands(found) + " of " + model.Count(whole, one, many)
}

// TickedOf says how many rows are ticked, and how many of them the list does
// not show: "12 people ticked, 3 of them not shown".
func TickedOf(shown, ticked int, one, many string) string {
	words := model.Count(ticked, one, many) + " ticked"
	switch hidden := ticked - shown; {
	case hidden == 0:
		return words
	case hidden == ticked:
		return words + ", not shown"
	default:
		return words + ", " + model.Thousands(hidden) + " of them not shown"
	}
}

// Day is a date short enough for a list: "6 May 2026"; a dash for none.
func Day(d model.Date) string {
	if d == "" {
		return "–"
	}
	return d.Time().Format("2 Jan 2006")
}

// Number is a count for a list; a dash when there is nothing to count.
func Number(n int) string {
	if n == 0 {
		return "–"
	}
	return model.Thousands(n)
}
