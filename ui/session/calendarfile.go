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
			in, out := sorted(calendar)
			switch {
			case err != nil:
				host.Failed(err)
			case len(in) == 0:
				host.Tell(sentence(ics.ErrNoDates.Error()), "", nil)
			default:
				host.SaveFile("Save the calendar file", calendarName(calendar, in)+".ics", func(path string) { writeCalendar(host, calendar, out, path) })
			}
		})
}

func writeCalendar(host frame.Host, calendar ics.Calendar, out []string, path string) {
	host.Write(func(context.Context) error {
		return storage.WriteFile(path, func(w io.Writer) error { return ics.Write(w, calendar) })
	}, func() {
		host.Tell(savedWords(path, out), "Show", func() { host.View(filepath.Dir(path)) })
	})
}

// sorted tells the titles that a calendar file holds from those it leaves out.
func sorted(c ics.Calendar) (in, out []string) {
	for _, e := range c.Entries {
		if e.Session.State.ICalStatus() == "" || e.Session.Start == "" {
			out = append(out, e.Session.Title)
		} else {
			in = append(in, e.Session.Title)
		}
	}
	return in, out
}

// calendarName is the name suggested for the file: that of its one session, or
// of the community.
func calendarName(c ics.Calendar, in []string) string {
	switch {
	case len(in) == 1 && len(c.Entries) == 1:
		return in[0]
	case c.Name == "":
		return "Programme"
	}
	return c.Name + " programme"
}

// savedWords say where the file is and what was left out of it.
func savedWords(path string, out []string) string {
	words := widgets.SavedAs(path)
	if len(out) == 0 {
		return words
	}
	return words + " Left out, because they are only ideas so far: " + quoted(out) + "."
}

// quoted names the first few of names.
func quoted(names []string) string {
	const most = 3
	text := ""
	for i, n := range names {
		if i == most {
			return text + " and " + model.Count(len(names)-most, "more", "more")
		}
		if i > 0 {
			text += ", "
		}
		text += "“" + n + "”"
	}
	return text
}

// sentence makes words begin with a capital and end with a stop.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.TrimRight(s[size:], ".") + "."
}
