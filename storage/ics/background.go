package ics

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"convenor/model"

	"github.com/emersion/go-ical"
)

// MaxBackground is the largest calendar file that ReadBackground takes, in bytes.
const MaxBackground = 16 << 20

// How much work a file of somebody else may make: days looked at to find out where
// a counted rule ends, once for the whole file, and dates of one event.
const (
	readEffort = 3_000_000
	maxDates   = 5_000
)

// Background is a calendar file ready to be asked what is on, see Between.
type Background struct {
	Name     string
	Problems []Problem // what was left out or guessed, in file order, at most maxProblems
	Events   int       // that are shown; one that repeats counts once
	Repeat   int       // of them, those that repeat
	// The first and the last day on which something is on, on the clocks of the events; of one
	// that repeats without an end, the last counts its start, and Endless is true.
	First, Last model.Date
	Endless     bool
	items       []item
}

// item is one event, or one time of it that replaces another (RECURRENCE-ID).
type item struct {
	uid, title, place string
	sequence, line    int
	allDay, floating  bool
	cancelled         bool
	tentative         bool
	start             time.Time // as its clocks show it, in UTC
	length            time.Duration
	clock             clock // nil for UTC, whole days and floating times
	rules, except     []*repeat
	dates             []point
	excluded          moments
	replaces          *point
}

// point is a date or time that a file names beside the start.
type point struct {
	wall, at      time.Time
	day, floating bool
}

// moments is a set of points.
type moments struct{ days, walls, instants map[int64]bool }

// ReadBackground reads a calendar file to be shown behind a programme. It refuses
// what Read refuses, and files larger than MaxBackground. An event without a date, or
// called off, is left out; a rule that cannot be followed costs the repeats and not the event.
func ReadBackground(r io.Reader) (*Background, error) {
	f := newFileReader(r, MaxBackground)
	b := &Background{}
	b.items = make([]item, 0, 64)
	f.made = func(raw rawEvent, e Event) {
		if !e.Start.IsZero() {
			b.items = append(b.items, f.item(raw, e))
		}
	}
	if err := f.read(); err != nil {
		if err == ErrTooLarge {
			err = errTooMuchBehind
		}
		return nil, err
	}
	if f.file.Method == "CANCEL" {
		f.problem(1, "this file calls its events off, so none of them is shown")
		b.items = nil
	}
	b.items = f.overrides(f.newest(b.items))
	effort := readEffort
	for i := range b.items {
		f.settle(&b.items[i], &effort)
	}
	b.Name, b.Problems = f.file.Name, f.file.Problems
	slices.SortStableFunc(b.Problems, func(a, b Problem) int { return a.Line - b.Line })
	for _, it := range b.items {
		b.Events++
		if it.repeats() {
			b.Repeat++
		}
		b.reach(it)
	}
	return b, nil
}

// reach widens the days of b by those of an event. Times that are excepted count.
func (b *Background) reach(it item) {
	see := func(wall time.Time) {
		last := wall
		if it.length > 0 {
			last = wall.Add(it.length - 1)
		}
		if day := model.DateOf(wall); b.First == "" || day < b.First {
			b.First = day
		}
		b.Last = max(b.Last, model.DateOf(last))
	}
	see(it.start)
	for _, x := range it.dates {
		see(x.wall)
	}
	for _, r := range it.rules {
		if r.until.IsZero() {
			b.Endless = true
		} else if r.until.After(it.start) {
			see(r.until)
		}
	}
}

var errTooMuchBehind = fmt.Errorf("the calendar file is too large (more than %d MB or 100,000 events), so nothing was read and nothing was changed; export a shorter period and try again", MaxBackground>>20)

func (it *item) repeats() bool { return len(it.rules)+len(it.dates) > 0 }

// item reads what an event's repeats need, which Event does not keep.
func (f *fileReader) item(raw rawEvent, e Event) item {
	it := item{uid: e.UID, title: e.Title, place: e.Location, sequence: e.Sequence, line: raw.line, allDay: e.AllDay, floating: e.Floating,
		cancelled: e.Status == "CANCELLED", tentative: e.Status == "TENTATIVE", length: e.End.Sub(e.Start)}
	for _, p := range raw.props {
		switch p.Name {
		case ical.PropDateTimeStart:
			if it.start.IsZero() {
				it.setStart(f, p)
			}
		case ical.PropRecurrenceRule:
			f.addRule(&it, &it.rules, p)
		case "EXRULE":
			f.addRule(&it, &it.except, p)
		case ical.PropRecurrenceDates:
			f.addPoints(&it, p, func(x point) { it.dates = append(it.dates, x) })
		case ical.PropExceptionDates:
			f.addPoints(&it, p, it.exclude)
		case ical.PropRecurrenceID:
			if x, ok := f.point(p, p.Value); ok {
				it.replaces = &x
			}
			if strings.EqualFold(p.Params.Get("RANGE"), "THISANDFUTURE") {
				f.problem(p.line, "the event %schanges all that follow too; only this one is shown changed", named(it.title, it.start))
			}
		}
	}
	return it
}

func (it *item) setStart(f *fileReader, p property) {
	wall, shape, _ := parseTime(p.Value)
	it.start = wall
	if shape == onClock && !it.floating {
		it.clock = f.zones.of(strings.TrimSpace(p.Params.Get(ical.ParamTimezoneID)))
	}
}

func (f *fileReader) addRule(it *item, into *[]*repeat, p property) {
	r, err := parseRepeat(p.Value)
	switch {
	case err != nil:
		f.problem(p.line, "the event %sis shown once only: %v", named(it.title, it.start), err)
	case len(*into) < 20:
		*into = append(*into, r)
	}
}

// addPoints reads the dates of an RDATE or EXDATE; of a period it takes the start.
func (f *fileReader) addPoints(it *item, p property, add func(point)) {
	n := 0
	for s := range strings.SplitSeq(p.Value, ",") {
		s, _, _ = strings.Cut(strings.TrimSpace(s), "/")
		x, ok := f.point(p, s)
		switch {
		case s == "":
		case !ok:
			f.problem(p.line, "“%s” is not a date, so it was passed over among the dates of the event %s", shorten(s), strings.TrimSpace(named(it.title, it.start)))
		case n == maxDates:
			f.problem(p.line, "the event %snames more than %d dates; the rest were passed over", named(it.title, it.start), maxDates)
			return
		default:
			n++
			add(x)
		}
	}
}

func (f *fileReader) point(p property, value string) (point, bool) {
	p.Value = value
	at, ok := f.moment(p)
	wall, _, _ := parseTime(value)
	return point{wall: wall, at: at.Time, day: at.allDay, floating: at.floating}, ok
}

// exclude takes a point out of the times of it.
func (it *item) exclude(x point) {
	put := func(set *map[int64]bool, key int64) {
		if *set == nil {
			*set = map[int64]bool{}
		}
		(*set)[key] = true
	}
	switch {
	case x.day || it.allDay:
		put(&it.excluded.days, dayNumber(x.wall))
	case x.floating || it.floating:
		put(&it.excluded.walls, x.wall.Unix())
	default:
		put(&it.excluded.instants, x.at.Unix())
	}
}

func (m moments) has(wall, at time.Time) bool {
	return m.days[dayNumber(wall)] || m.walls[wall.Unix()] || m.instants[at.Unix()]
}

// dayNumber counts days of a time held in UTC.
func dayNumber(t time.Time) int64 { return t.Truncate(24*time.Hour).Unix() / (24 * 60 * 60) }

// newest keeps, of events with one UID, those with the highest SEQUENCE, and of
// those that are the same one.
func (f *fileReader) newest(all []item) []item {
	type name struct {
		uid      string
		replaces int64
	}
	type same struct {
		name
		start int64
		title string
	}
	key := func(it item) name {
		if it.replaces == nil {
			return name{it.uid, 0}
		}
		return name{it.uid, it.replaces.at.Unix() + 1}
	}
	highest := map[name]int{}
	for _, it := range all {
		highest[key(it)] = max(highest[key(it)], it.sequence)
	}
	seen := map[same]bool{}
	return slices.DeleteFunc(all, func(it item) bool {
		if it.uid == "" {
			return false
		}
		k := same{key(it), it.start.Unix(), it.title}
		old, again := it.sequence < highest[k.name], seen[k]
		switch {
		case old:
			f.problem(it.line, "the event %swas changed later in the file; only its newest state is shown", named(it.title, it.start))
		case again:
			f.problem(it.line, "the event %sis in the file twice; it is shown once", named(it.title, it.start))
		default:
			seen[k] = true
		}
		return old || again
	})
}

// overrides takes the times that are replaced or called off out of the events that
// they belong to, and leaves out what is called off.
func (f *fileReader) overrides(all []item) []item {
	replaced := map[string][]point{}
	for i, it := range all {
		if it.replaces != nil && it.uid != "" {
			replaced[it.uid] = append(replaced[it.uid], *it.replaces)
			all[i].rules, all[i].dates = nil, nil
		}
	}
	for i := range all {
		if it := &all[i]; it.replaces == nil {
			for _, x := range replaced[it.uid] {
				it.exclude(x)
			}
		}
	}
	return slices.DeleteFunc(all, func(it item) bool { return it.cancelled })
}

var endOfTime = time.Date(lastYear, 12, 31, 23, 59, 59, 0, time.UTC)

// settle makes the rules of an event ready, and turns a count into an end.
func (f *fileReader) settle(it *item, effort *int) {
	for _, r := range slices.Concat(it.rules, it.except) {
		r.settle(it.start)
		if r.count == 0 || r.freq == "" {
			continue
		}
		left := r.count - 1 // the start is the first (RFC 5545 3.3.10)
		last := it.start
		whole := left == 0 || r.each(it.start, it.start, endOfTime, effort, func(wall time.Time) bool {
			last, left = wall, left-1
			return left > 0
		})
		if !whole {
			f.problem(it.line, "the event %srepeats too many times to count them; it is shown up to %s", named(it.title, it.start), last.Format("2 January 2006"))
		}
		if r.until.IsZero() || last.Before(r.until) {
			r.until, r.untilShape = last, onClock
		}
	}
}
