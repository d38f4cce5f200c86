package session

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/ics"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// SaveCalendar asks where to save a calendar file of these sessions, or of the
// whole programme if there are none, and writes it.
func SaveCalendar(host frame.Host, ids ...model.ID) {
	store := host.Store()
	widgets.NewAsync[ics.Calendar](host.Runner()).Run(
		func(ctx context.Context) (ics.Calendar, error) { return store.Calendar(ctx, ids...) },
		func(calendar ics.Calendar, err error) {
			in, _ := sorted(calendar)
			switch {
			case err != nil:
				host.Failed(err)
			case len(in) == 0:
				host.Tell(sentence(ics.ErrNoDates.Error()), "", nil)
			default:
				host.SaveFile("Save the calendar file", calendarName(calendar, in)+".ics", func(path string) { writeCalendar(host, calendar, path) })
			}
		})
}

func writeCalendar(host frame.Host, calendar ics.Calendar, path string) {
	host.Write(func(context.Context) error {
		return storage.WriteFile(path, func(w io.Writer) error { return ics.Write(w, calendar) })
	}, func() {
		host.Tell(widgets.SavedAs(path)+" "+CalendarWords(calendar), "Show", func() { host.View(filepath.Dir(path)) })
	})
}

// sorted tells the sessions that a calendar file holds from those it leaves out.
func sorted(c ics.Calendar) (in, out []model.Session) {
	for _, e := range c.Entries {
		if e.Session.State.ICalStatus() == "" || e.Session.Start == "" {
			out = append(out, e.Session)
		} else {
			in = append(in, e.Session)
		}
	}
	return in, out
}

// calendarName is the name suggested for the file: that of its one session, or
// of the community.
func calendarName(c ics.Calendar, in []model.Session) string {
	switch {
	case len(in) == 1 && len(c.Entries) == 1:
		return in[0].Title
	case c.Name == "":
		return "Programme"
	}
	return c.Name + " programme"
}

// CalendarWords say what a calendar file holds, from when to when, and what it leaves out.
func CalendarWords(c ics.Calendar) string {
	in, out := sorted(c)
	words := "It holds " + dated(in) + "."
	if len(in) != 1 {
		first, last := in[0].Start, in[0].Start
		for _, v := range in {
			first, last = min(first, v.Start), max(last, v.Start)
		}
		words = "It holds " + model.Count(len(in), "session", "sessions") + ", from " + first.Date().Short() + " to " + last.Date().Short() + "."
	}
	if len(out) > 0 {
		words += " Left out, because they are only ideas so far: " + dated(out) + "."
	}
	return words
}

// dated names the first few sessions with their days.
func dated(all []model.Session) string {
	const most = 3
	var names []string
	for i, v := range all {
		if i == most {
			names = append(names, model.Count(len(all)-most, "more", "more"))
			break
		}
		day := "no date"
		if v.Start != "" {
			day = v.Start.Date().Short()
		}
		names = append(names, "“"+v.Title+"” ("+day+")")
	}
	return model.AndList(names)
}

// sentence makes words begin with a capital and end with a stop.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.TrimRight(s[size:], ".") + "."
}
