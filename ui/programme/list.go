// Package programme is the area of sessions: the list of all of them, and one
// of them through package session.
package programme

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage"
)

// The chips over the list; a frame.Place of this area may name one as its Tab.
const (
	ToCome    = "To come"
	Past      = "Past"
	Ideas     = "Ideas"
	Cancelled = "Cancelled"
	All       = "All"
)

var chips = []string{ToCome, Past, Ideas, Cancelled, All}

type row = storage.SessionRow

// belongs reports whether a session is shown under a chip. A session that has
// no date yet is to come only as an idea.
func belongs(r row, chip string, now time.Time) bool {
	over := r.State == model.Held || r.Start != "" && now.After(r.EndTime())
	switch chip {
	case ToCome:
		return r.State != model.Cancelled && r.Start != "" && !over
	case Past:
		return r.State != model.Cancelled && over
	case Ideas:
		return r.State == model.Idea
	case Cancelled:
		return r.State == model.Cancelled
	}
	return true
}

// counts is how many sessions are under each chip.
func counts(rows []row, now time.Time) map[string]int {
	n := map[string]int{}
	for _, r := range rows {
		for _, chip := range chips {
			if belongs(r, chip, now) {
				n[chip]++
			}
		}
	}
	return n
}

// chipText is a chip with how many it shows. An idea that has a date is under two of
// them, and the chip of its date says so: "To come 5 (3 ideas)".
func chipText(rows []row, chip string, now time.Time) string {
	n, ideas := 0, 0
	for _, r := range rows {
		if belongs(r, chip, now) {
			n++
			if belongs(r, Ideas, now) {
				ideas++
			}
		}
	}
	text := fmt.Sprintf("%s %d", chip, n)
	if ideas > 0 && (chip == ToCome || chip == Past) {
		text += " (" + model.Count(ideas, "idea", "ideas") + ")"
	}
	return text
}

// filtered are the rows of a chip that hold every word of text, in the order of
// the programme; the past the other way round.
func filtered(rows []row, chip, text string, now time.Time) []row {
	words := model.Words(text)
	out := make([]row, 0, len(rows))
	for _, r := range rows {
		if belongs(r, chip, now) && (len(words) == 0 || model.MatchWords(model.Fold(searched(r)), words)) {
			out = append(out, r)
		}
	}
	if chip == Past {
		slices.Reverse(out)
	}
	return out
}

func searched(r row) string {
	return strings.Join([]string{r.Title, r.Kind, r.VenueName, string(r.State), r.Mode.Phrase(), r.Start.Date().Short()}, " ")
}

// byStart is the order of the programme: by start, without a date last.
func byStart(a, b row) int {
	return cmp.Or(cmp.Compare(undated(a), undated(b)), cmp.Compare(a.Start, b.Start), cmp.Compare(model.Fold(a.Title), model.Fold(b.Title)))
}

func undated(r row) int {
	if r.Start == "" {
		return 1
	}
	return 0
}

// where is the place of a session in its column.
func where(r row) string {
	switch {
	case r.Mode == model.Online:
		return "online"
	case r.VenueName == "":
		return "no venue yet"
	}
	return r.VenueName
}

// draft is a session that is being planned in the dialog; what was typed into
// it is kept when the dialog is closed.
type draft struct {
	title, kind string
	mode        model.Mode
	date        model.Date
	start, end  model.Clock
	ends        bool
	venue       model.ID
	venueName   string // typed; a venue to add when venue is ""
	again       bool   // its rhythm is asked for next
}

// newDraft starts with what the newest session has: its kind, mode and times.
func newDraft(rows []row) draft {
	d := draft{mode: model.InPerson, start: 10 * 60, end: 12 * 60, ends: true}
	var last *row
	for i := range rows {
		if rows[i].Start != "" && rows[i].State != model.Cancelled && (last == nil || rows[i].Start > last.Start) {
			last = &rows[i]
		}
	}
	if last != nil {
		d.kind, d.mode, d.start = last.Kind, last.Mode, last.Start.Clock()
		d.ends = last.End != ""
		d.end = last.End.Clock()
	}
	return d
}

// session is the draft as a new session: with a date a date to save, without
// one an idea.
func (d draft) session(zone string) (model.Session, error) {
	s := model.Session{Title: strings.TrimSpace(d.title), Kind: strings.TrimSpace(d.kind), Mode: d.mode, State: model.Idea, Zone: zone, Venue: d.venue}
	if s.Mode == model.Online {
		s.Venue = ""
	}
	if d.date != "" {
		s.Start = model.At(d.date, d.start)
		if d.ends {
			s.End = model.At(d.date, d.end)
		}
	}
	return s, s.Validate()
}

// save adds the session of a draft, and its venue when that is new.
func (d draft) save(ctx context.Context, store *storage.Store, zone string) (model.ID, error) {
	s, err := d.session(zone)
	if err != nil {
		return "", err
	}
	if name := d.newVenue(); name != "" {
		return store.AddSessionAt(ctx, s, model.Venue{Name: name})
	}
	return store.AddSession(ctx, s)
}

// newVenue is the name of the venue that is added with the session; mostly "".
func (d draft) newVenue() string {
	if d.venue != "" || d.mode == model.Online {
		return ""
	}
	return strings.TrimSpace(d.venueName)
}

// added says what was added.
func (d draft) added() string {
	words := fmt.Sprintf("“%s” is in the programme", d.title)
	if name := d.newVenue(); name != "" {
		words += fmt.Sprintf(", and “%s” among your venues", name)
	}
	return words + "."
}
