package model

import "errors"

// ErrNotFound says that the thing asked for is not in the community file.
var ErrNotFound = errors.New("not found")

// ValidationError says which field was refused and why, in words for the
// person who typed it.
type ValidationError struct {
	Field   string // as it is called on screen, lower case: "family name"
	Problem string // a sentence without a full stop
}

func (e ValidationError) Error() string { return e.Problem }
