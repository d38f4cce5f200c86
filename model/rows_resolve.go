package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// RowPerson is one listed row, for Resolve.
type RowPerson struct {
	No       int
	Name     string // as it is said
	More     string // what else the name is found by, such as the organisation
	Expected bool   // ticked by "all": somebody who is still there and sent no apologies
}

// Resolve says which rows a line ticks, and which it takes the tick off, both
// ascending. A name must be that of one row; two words may also be two names. A
// RowsError names what does not fit.
func (e RowEntry) Resolve(list []RowPerson) (on, off []int, err error) {
	at := map[int]bool{} // row → ticked or not
	var done []RowPart
	for _, part := range e.Parts {
		rows, err := part.rows(list)
		if err != nil {
			if found := (RowsError{}); errors.As(err, &found) {
				found.Understood = RowParts(done)
				err = found
			}
			return nil, nil, err
		}
		done = append(done, part)
		for _, no := range rows {
			tick := !part.Off && !e.All
			if was, again := at[no]; again && was != tick {
				return nil, nil, RowsError{Part: part.Text, Problem: fmt.Sprintf("says of row %d the opposite of what stands before", no)}
			}
			at[no] = tick
		}
	}
	for _, p := range list {
		if _, said := at[p.No]; e.All && p.Expected && !said {
			at[p.No] = true
		}
		if tick, said := at[p.No]; said && tick {
			on = append(on, p.No)
		} else if said {
			off = append(off, p.No)
		}
	}
	slices.Sort(on)
	slices.Sort(off)
	return on, off, nil
}

// rows are the rows that one part means.
func (r RowPart) rows(list []RowPerson) (rows []int, err error) {
	if r.From > 0 {
		for no := r.From; no <= r.To; no++ {
			rows = append(rows, no)
		}
		return rows, nil
	}
	whole, err := findRow(r.Words, list)
	if err == nil {
		return []int{whole}, nil
	}
	if words := strings.Fields(r.Words); len(words) > 1 { // "evans okafor" are two
		for _, w := range words {
			no, oneErr := findRow(w, list)
			if oneErr != nil {
				return nil, err
			}
			rows = append(rows, no)
		}
		return rows, nil
	}
	return nil, err
}

// shownRows is how many rows a name that fits several is said to fit.
const shownRows = 4

// findRow is the one row a name means: by the name alone first, then by what
// else is known.
func findRow(name string, list []RowPerson) (int, error) {
	words := Words(name)
	for _, text := range []func(RowPerson) string{
		func(p RowPerson) string { return p.Name },
		func(p RowPerson) string { return p.Name + " " + p.More },
	} {
		var found, exact []RowPerson
		for _, p := range list {
			folded := Fold(text(p))
			if len(words) == 0 || !MatchWords(folded, words) {
				continue
			}
			found = append(found, p)
			if has := strings.Fields(folded); !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(has, w) }) {
				exact = append(exact, p)
			}
		}
		switch {
		case len(found) == 1:
			return found[0].No, nil
		case len(exact) == 1:
			return exact[0].No, nil
		case len(found) > 1:
			return 0, RowsError{Part: name, Problem: "could be " + severalRows(found) + "; type the row number, or more of the name"}
		}
	}
	return 0, RowsError{Part: name, Problem: "is on no row of this sheet; look for another spelling, or add them as a walk-in"}
}

func severalRows(found []RowPerson) string {
	var words []string
	for _, p := range found[:min(len(found), shownRows)] {
		words = append(words, fmt.Sprintf("row %d (%s)", p.No, p.Name))
	}
	if len(found) > shownRows {
		return strings.Join(words, ", ") + " or another"
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
