package listing

import (
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Arrange is the rows that shows lets pass, sorted; equal ones stay as they
// come. Those that are last, if any can be, are so either way round.
func Arrange[R any](all []R, shows func(R) bool, compare func(a, b R) int, desc bool, last func(R) bool) []R {
	var out []R
	for _, r := range all {
		if shows(r) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b R) int {
		if last != nil && last(a) != last(b) {
			if last(a) {
				return 1
			}
			return -1
		}
		if desc {
			a, b = b, a
		}
		return compare(a, b)
	})
	return out
}

// Jump is the first row whose name begins with a prefix; -1 for none.
func Jump[R any](rows []R, name func(R) string, prefix string) int {
	prefix = model.Fold(prefix)
	return slices.IndexFunc(rows, func(r R) bool { return strings.HasPrefix(model.Fold(name(r)), prefix) })
}

// ShowSessions lists sessions, each of which leads to its page; none says that
// there are none.
func ShowSessions(in *fyne.Container, host frame.Host, sessions []storage.SessionRow, detail func(storage.SessionRow) string, none string) {
	in.Objects = nil
	for _, v := range sessions {
		in.Add(widgets.NewLine("", widgets.ToneNone, v.Title, detail(v), func() {
			host.Go(frame.Place{Area: frame.Programme, ID: v.ID})
		}))
	}
	if len(sessions) == 0 {
		in.Add(widgets.NewParagraph(none, widgets.Dim))
	}
	in.Refresh()
}
