package typein

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/storage"
)

// mostBlank is how many blank rows a sheet has at most.
const mostBlank = 200

// unreadForm is a row that cannot be read, with what can in quotes: ?23 "Mc".
var unreadForm = regexp.MustCompile(`\?\s*(\d+)(?:\s*[:.]?\s*["“”„]([^"“”]*)(?:["“”]|$))?`)

var errUnread = model.RowsError{Problem: "after “?” stands the number of the row that cannot be read, and in quotes what can: ?23 “begins with Mc”"}

// takeUnread takes the rows that cannot be read out of a line; rest is what else
// it says.
func (s *state) takeUnread(text string) (unread []storage.IllegibleRow, rest string, err error) {
	for _, m := range unreadForm.FindAllStringSubmatch(text, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil || n < 1 || n > len(s.sheet.Rows)+mostBlank {
			return nil, "", errUnread
		}
		if isUnread(unread, n) {
			return nil, "", model.RowsError{Part: m[0], Problem: "stands there twice"}
		}
		unread = append(unread, storage.IllegibleRow{Row: n, Note: strings.TrimSpace(m[2])})
	}
	rest = strings.Trim(unreadForm.ReplaceAllString(text, " , "), " ,;")
	if strings.Contains(rest, "?") {
		return nil, "", errUnread
	}
	return unread, rest, nil
}

func isUnread(unread []storage.IllegibleRow, row int) bool {
	return slices.ContainsFunc(unread, func(r storage.IllegibleRow) bool { return r.Row == row })
}

// quoteNotes adds to what is wrong with a line how a note is told from a name.
func quoteNotes(err error, unread []storage.IllegibleRow) error {
	var wrong model.RowsError
	if len(unread) == 0 || !errors.As(err, &wrong) || strings.ContainsAny(wrong.Part, "0123456789") {
		return err
	}
	wrong.Problem += fmt.Sprintf("; what can be read of a row stands in quotes: ?%d “begins with Mc”", unread[0].Row)
	return wrong
}

// keepUnread adds the rows that cannot be read to an order. One that is kept
// already is only said; one that is ticked is somebody's.
func (s *state) keepUnread(o order, unread []storage.IllegibleRow) (order, error) {
	var kept []int
	said := []string{o.said}
	for _, r := range unread {
		if r.Row <= len(s.sheet.Rows) {
			came := s.sheet.Rows[r.Row-1].Came() || slices.Contains(o.on, r.Row)
			if came && !slices.Contains(o.off, r.Row) {
				return order{}, model.RowsError{Part: fmt.Sprintf("?%d", r.Row), Problem: "is ticked as " + known(s.sheet.Rows[r.Row-1].Name()) + fmt.Sprintf("; take the tick off as well: -%d ?%d", r.Row, r.Row)}
			}
		}
		if slices.ContainsFunc(s.sheet.Illegible, func(k storage.IllegibleRow) bool { return k.Sheet == s.sheet.Code && k.Row == r.Row }) {
			if r.Note != "" {
				return order{}, model.RowsError{Part: fmt.Sprintf("?%d", r.Row), Problem: "is kept as illegible already; remove it below to write another note"}
			}
			said = append(said, fmt.Sprintf("Row %d is kept as illegible already.", r.Row))
			continue
		}
		r.Session, r.Sheet = s.sheet.Session, s.sheet.Code
		o.unread, kept = append(o.unread, r), append(kept, r.Row)
	}
	slices.Sort(kept)
	switch len(kept) {
	case 0:
	case 1:
		said = append(said, fmt.Sprintf("Row %d is kept as illegible.", kept[0]))
	default:
		said = append(said, "Rows "+model.RowNumbers(kept)+" are kept as illegible.")
	}
	o.said = model.JoinNonEmpty(" ", said...)
	return o, nil
}
