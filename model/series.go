package model

import "slices"

// Series is a rhythm that sessions follow.
type Series struct {
	ID      ID
	Title   string
	Rhythm  Rhythm
	Start   LocalTime // of the first; its time of day is that of all
	LeftOut []Date    // days of the rhythm without a session
}

// Days are the days of the series from from to to, both inclusive, without those left out.
func (s Series) Days(from, to Date) []Date {
	return slices.DeleteFunc(s.Rhythm.Days(from, to), func(d Date) bool { return slices.Contains(s.LeftOut, d) })
}
