package match

import (
	"fmt"

	"convenor/model"
)

// Kind is a verdict on a row.
type Kind string

// The verdicts.
const (
	New       Kind = "new"
	Updated   Kind = "update"
	Same      Kind = "same"
	Ambiguous Kind = "ambiguous"
	Error     Kind = "error"
)

// Kinds is every verdict in the order the window shows them.
var Kinds = []Kind{New, Updated, Same, Ambiguous, Error}

// FieldChange is one field a row changes.
type FieldChange struct {
	Field         Field
	Before, After string
}

// Verdict says what an import does with one row, and why.
type Verdict struct {
	Line     int
	Kind     Kind
	Name     string // whom the row names, or the address where it names nobody
	Email    string // the first that the row gives
	Person   model.ID
	Reason   string // in words
	Changes  []FieldChange
	Warnings []string
	// Candidates are whom an ambiguous row could be about; of a row about nobody
	// who is known, those whose names are a slip away.
	Candidates []Candidate
	Barred     bool // the person left or withdrew consent, and is put on a list only by a choice
}

// Why is the reason of a verdict with its changes and warnings.
func (v Verdict) Why() string {
	parts := []string{v.Reason}
	for _, c := range v.Changes {
		switch {
		case c.Before != "":
			parts = append(parts, fmt.Sprintf("%s: “%s” becomes “%s”", c.Field, c.Before, c.After))
		case c.After != "":
			parts = append(parts, fmt.Sprintf("%s: “%s”", c.Field, c.After))
		}
	}
	return model.JoinNonEmpty(" · ", append(parts, v.Warnings...)...)
}

// Tally counts verdicts.
type Tally struct{ Rows, New, Update, Same, Ambiguous, Error int }

// Add counts one verdict.
func (t *Tally) Add(k Kind) {
	t.Rows++
	switch k {
	case New:
		t.New++
	case Updated:
		t.Update++
	case Same:
		t.Same++
	case Ambiguous:
		t.Ambiguous++
	case Error:
		t.Error++
	}
}
