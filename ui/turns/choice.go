package turns

import (
	"strconv"
	"strings"

	"convenor/model"
	"convenor/model/rotation"
)

// The steps of time that the columns of the picture may stand for, besides dimensions.
var steps = []rotation.Step{rotation.Quarters, rotation.Months}

// periods are how far back turns are counted, in months; 0 is all the time. What is to come
// is always there.
var periods = []int{6, 12, 24, 0}

// choice is what the coordinator looks at.
type choice struct {
	down   rotation.Dimension
	across string // a step of time, or a dimension
	months int
}

// first is what is looked at before anything was chosen.
var first = choice{rotation.District, string(rotation.Quarters), 24}

// choiceOf reads what String wrote; what cannot be read is as at first.
func choiceOf(s string) choice {
	parts := strings.Split(s, "/")
	if len(parts) != 3 {
		return first
	}
	months, err := strconv.Atoi(parts[2])
	c := choice{rotation.Dimension(parts[0]), parts[1], months}
	if err != nil || !contains(downs(), parts[0]) || !contains(c.acrosses(), c.across) || !contains(periodOptions(), parts[2]) {
		return first
	}
	return c
}

func (c choice) String() string {
	return string(c.down) + "/" + c.across + "/" + strconv.Itoa(c.months)
}

// option is one of several values to choose from.
type option struct{ value, text string }

func contains(all []option, value string) bool {
	for _, o := range all {
		if o.value == value {
			return true
		}
	}
	return false
}

func downs() (all []option) {
	for _, d := range rotation.Dimensions {
		all = append(all, option{string(d), d.Title()})
	}
	return all
}

// acrosses are what the columns may be: time, or another dimension. Venues are only
// ever rows: there may be many.
func (c choice) acrosses() (all []option) {
	for _, s := range steps {
		all = append(all, option{string(s), "over " + string(s)})
	}
	for _, d := range rotation.Dimensions {
		if d != c.down && d != rotation.Venue {
			all = append(all, option{string(d), "by " + strings.ToLower(d.Title())})
		}
	}
	return all
}

func periodOptions() (all []option) {
	for _, m := range periods {
		text := "last " + model.Count(m, "month", "months") + " and to come"
		if m == 0 {
			text = "all the time"
		}
		all = append(all, option{strconv.Itoa(m), text})
	}
	return all
}

// with is the choice after one part of it changed; columns that do not go with the rows
// become quarters.
func (c choice) with(down rotation.Dimension, across string, months int) choice {
	c = choice{down, across, months}
	if !contains(c.acrosses(), across) {
		c.across = first.across
	}
	return c
}

// overTime reports whether the columns are times.
func (c choice) overTime() bool {
	return c.across == string(rotation.Quarters) || c.across == string(rotation.Months)
}

// grid is the picture of a ledger.
func (c choice) grid(l *rotation.Ledger) rotation.Grid {
	if c.overTime() {
		return l.Timeline(c.down, rotation.Step(c.across), c.months)
	}
	return l.Cross(c.down, rotation.Dimension(c.across), c.months)
}

// signs says what the signs of a grid mean, as far as they are in it.
func signs(g rotation.Grid) string {
	var seen [rotation.Held + 1]bool
	half := false
	for _, row := range g.Cells {
		for _, c := range row {
			seen[c.Mark] = true
			if halved(g, c) {
				half, seen[c.Rest()] = true, true
			}
		}
	}
	var parts []string
	for _, s := range []struct {
		seen  bool
		words string
	}{{seen[rotation.Held], "filled: held"}, {half, "half filled: held + still to come"}, {seen[rotation.ToCome], "outlined: to come"}, {seen[rotation.Idea], "dashed: an idea"}, {seen[rotation.Proposed], "dashed and tinted: proposed"}} {
		if s.seen {
			parts = append(parts, s.words)
		}
	}
	words := strings.Join(parts, " · ")
	if words == "" {
		return "No session in this time."
	}
	if g.Now < 0 {
		return strings.ToUpper(words[:1]) + words[1:] + ". The number says how many were held."
	}
	return strings.ToUpper(words[:1]) + words[1:] + ". A number counts several sessions."
}

// halved reports whether a field over time is drawn in two halves: what was held, and what was not
// yet. Where the columns are no times, the number says how many were held.
func halved(g rotation.Grid, c rotation.Cell) bool {
	return g.Now >= 0 && c.Mark == rotation.Held && c.Rest() != rotation.None
}

// remark says who is not in the numbers beside the rows; "" when everybody is.
func remark(l *rotation.Ledger, d rotation.Dimension) string {
	switch n := 0; d {
	case rotation.Mode, rotation.Band:
		if n = l.Unsaid(); n > 0 {
			return model.Count(n, "contact", "contacts") + " did not say when they can come, and " + isAre(n) + " not counted."
		}
	case rotation.Venue:
		if n = l.Unplaced(); n > 0 {
			return model.Count(n, "contact", "contacts") + " cannot be placed on the map, and " + isAre(n) + " not counted."
		}
	}
	return ""
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// balance is the line over the sentences, or in their place.
func balance(l *rotation.Ledger, all []rotation.Imbalance) string {
	if len(all) > 0 || l.HeldTurns() == 0 {
		return model.JoinNonEmpty(" ", l.NextHosts(), l.State())
	}
	words := l.State()
	if !strings.Contains(words, "too few") {
		words += " Nothing is out of balance."
	}
	return words
}

// emptyWords says what the ledger is for while there is nothing in it.
const emptyWords = "Here you see whose turn it is: which districts, venues, modes, times and hosts had a session, how long the others have waited, and how many people that concerns. It begins with your first session: give it a date, and a venue if it is in a room."

// noRows says why a dimension has no entries, and where they come from.
func noRows(d rotation.Dimension) string {
	if d == rotation.Venue {
		return "There are no venues yet. The rooms you can use are kept under Venues."
	}
	return "Your list of these is empty. Data, Lists has it."
}

// empty reports whether there is nothing to show yet.
func empty(l *rotation.Ledger) bool { return len(l.Turns()) == 0 }
