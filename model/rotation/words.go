package rotation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"convenor/model"
)

// PeriodTitle is the head of a column that counts the turns of so many months; 0 is
// all the time.
func PeriodTitle(months int) string {
	if months == 0 {
		return "Turns"
	}
	return fmt.Sprintf("In %d months", months)
}

// LastWords is the day of the last turn, or "never".
func (r Row) LastWords() string {
	if r.Never() {
		return "never"
	}
	return r.Last.Long()
}

// PeopleTitle is Dimension.People as the head of a column.
func (d Dimension) PeopleTitle() string { return upper(d.People()) }

// State says how much the ledger knows: how many sessions were held, since when, and
// whether that is enough to speak of turns.
func (l *Ledger) State() string {
	held := l.HeldTurns()
	switch {
	case held == 0:
		return "No session was held yet: the ledger begins with the first."
	case held < fewTurns:
		return fmt.Sprintf("%s held so far: too few to say whose turn it is.", model.Count(held, "session was", "sessions were"))
	}
	return fmt.Sprintf("%s held since %s.", model.Count(held, "session was", "sessions were"), l.Began().Long())
}

// Twice says that the turns of a dimension add up to more than the sessions held in
// the last so many months (0 is all the time), as one in person and online has two
// turns; "" when they do not.
func (l *Ledger) Twice(d Dimension, months int) string {
	since, n := l.Since(months), 0
	for _, t := range l.turns {
		if t.Mark == Held && t.Day() >= since && len(t.at[d]) > 1 {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "1 session was in person and online, and counts for both."
	}
	return model.Thousands(n) + " sessions were in person and online, and count for both."
}

// NextHosts says in a sentence which districts could host next in person: the two that waited
// longest of those that have contacts and no turn announced, and all that waited as long as they. ""
// while too few sessions were held to say so.
func (l *Ledger) NextHosts() string {
	if l.HeldTurns() < fewTurns {
		return ""
	}
	var rows []Row
	for _, r := range l.Rows(District, 0) {
		if r.ID != "" && !r.Retired && r.People > 0 && r.Next == "" && r.Waited > 0 {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Or(b.CompareWait(a), cmp.Compare(b.People, a.People)) })
	if len(rows) > 2 {
		n := 2
		for n < len(rows) && rows[n].CompareWait(rows[1]) == 0 {
			n++
		}
		rows = rows[:n]
	}
	names, concerned := make([]string, len(rows)), 0
	for i, r := range rows {
		names[i] = r.Name
		concerned += r.People
	}
	switch len(rows) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("Next in person: %s has waited longest, for its %s.", names[0], model.Count(concerned, "contact", "contacts"))
	}
	return fmt.Sprintf("Next in person: %s or %s have waited longest, for their %s.", strings.Join(names[:len(names)-1], ", "), names[len(names)-1], model.Count(concerned, "contact", "contacts"))
}

// CellWords says what a cell of a grid holds, for who rests the pointer or the keyboard on
// it: its place, and, from the second line on, its sessions, one a line.
func (g Grid) CellWords(row, column int) string {
	c := g.Cells[row][column]
	head := g.Rows[row].Name + ", " + g.Columns[column].full()
	head += ": " + c.summary()
	if g.Now < 0 && c.People > 0 {
		head += "; concerns " + people(c.People)
	}
	lines := []string{head}
	for i, t := range c.Turns {
		if i == shownTurns && len(c.Turns) > shownTurns+1 {
			lines = append(lines, fmt.Sprintf("and %d more", len(c.Turns)-i))
			break
		}
		lines = append(lines, t.Line())
	}
	return strings.Join(lines, "\n")
}

// shownTurns is how many sessions of a cell are named before the rest is counted.
const shownTurns = 6

// full is a column's name by itself: "Q2 2026", "Weekend".
func (h Head) full() string { return model.JoinNonEmpty(" ", h.Name, h.Over) }

// summary counts the turns of a cell: "2 held, 1 to come".
func (c Cell) summary() string {
	var parts []string
	for _, m := range []Mark{Held, ToCome, Idea, Proposed} {
		n := 0
		for _, t := range c.Turns {
			if t.Mark == m {
				n++
			}
		}
		switch {
		case n == 0:
		case m == Idea && n > 1:
			parts = append(parts, fmt.Sprintf("%d ideas", n))
		case m == Idea:
			parts = append(parts, "1 idea")
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, m.Word()))
		}
	}
	if len(parts) == 0 {
		return "no session"
	}
	return strings.Join(parts, ", ")
}

// Line is the turn in one line: "Thu 12 Jun 2026, 13:00, Ropewalk Hall, Show and tell
// (held)".
func (t Turn) Line() string {
	return model.JoinNonEmpty(", ", t.When(), t.Title) + " (" + t.Mark.Word() + ")"
}

// When is when and where the turn is: "Thu 12 Jun 2026, 13:00, Ropewalk Hall".
func (t Turn) When() string {
	when := "no date yet"
	if t.Start != "" {
		when = t.Day().Short() + ", " + t.Start.Clock().String()
	}
	return model.JoinNonEmpty(", ", when, t.VenueName)
}

// lower is a title inside a sentence, upper a word as a title.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
