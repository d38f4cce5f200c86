package returns

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// ReadMeeting reads the attendance report of Microsoft Teams or Zoom, or the text
// of one that was copied: any number of its tables under each other. All joins of
// one person are taken together; day is when the meeting is expected to have been,
// which tells days from months where a date could be read both ways. Times without
// a zone are in loc.
func ReadMeeting(r io.Reader, day model.Date, loc *time.Location) (match.Meeting, error) {
	report, found, err := readReport(r)
	switch {
	case err != nil:
		return match.Meeting{}, err
	case !found && report.timed:
		return match.Meeting{}, tableError("This looks like an attendance report in another language: its columns are %s. Set the meeting program to English, download the attendance again, and import that. Nothing was imported.", quoted(report.foreign))
	case !found:
		return match.Meeting{}, tableError("No table of who was in the meeting was found in this file: it needs a row of headings such as Name, Join Time and Leave Time. Download the attendance report from Microsoft Teams or Zoom and import it as it is. Nothing was imported.")
	case len(report.joins) == 0:
		return match.Meeting{}, tableError("The report names nobody who was in the meeting, so there is nothing to import.")
	}
	return report.meeting(day, loc), nil
}

func quoted(words []string) string {
	var out []string
	for _, w := range words[:min(len(words), 5)] {
		out = append(out, "“"+shorten(w)+"”")
	}
	return strings.Join(out, ", ")
}

// report is what the tables of a file say, before joins are taken together.
type report struct {
	system  string
	title   string
	start   string
	joins   []join
	foreign []string // the headings of a table that could be one of people, in another language
	timed   bool     // and there are times under it
}

// join is one row about somebody in the meeting.
type join struct {
	line    int
	cells   [2]string // name and email
	in, out string
	length  string
	minutes bool // length is a number of minutes
	summary bool // it sums up several joins that other rows may list
	action  string
	problem string
}

// layout is where a table has what; -1 is nowhere.
type layout struct {
	name, email, in, out, length, action, room int
	minutes, summary                           bool
}

var (
	nameHeads   = []string{"name", "full name", "name original name", "participant", "participant name", "display name", "attendee"}
	emailHeads  = []string{"email", "user email", "email address", "e mail"}
	upnHeads    = []string{"participant id upn", "upn"}
	inHeads     = []string{"first join", "join time", "first join time", "joined at", "time joined", "timestamp"}
	outHeads    = []string{"last leave", "leave time", "last leave time", "left at", "time exited"}
	lengthHeads = []string{"in meeting duration", "duration", "duration minutes", "total duration minutes", "time in meeting minutes", "time in session minutes"}
	actionHeads = []string{"user action", "action"}
	roomHeads   = []string{"in waiting room"}
	titleHeads  = []string{"meeting title", "topic", "title"}
	startHeads  = []string{"start time", "meeting start time"}
)

// layoutOf recognises the headings of a table of joins.
func layoutOf(cells []string) (l layout, ok bool) {
	l = layout{-1, -1, -1, -1, -1, -1, -1, false, false}
	upn := -1
	for i, cell := range cells {
		folded := model.Fold(cell)
		for _, f := range []struct {
			at    *int
			heads []string
		}{{&l.name, nameHeads}, {&l.email, emailHeads}, {&upn, upnHeads}, {&l.in, inHeads}, {&l.out, outHeads}, {&l.length, lengthHeads}, {&l.action, actionHeads}, {&l.room, roomHeads}} {
			if *f.at < 0 && slices.Contains(f.heads, folded) {
				*f.at = i
			}
		}
		l.summary = l.summary || folded == "first join" || folded == "total duration minutes"
		l.minutes = l.minutes || strings.HasSuffix(folded, "minutes")
	}
	if l.email < 0 {
		l.email = upn
	}
	return l, l.name >= 0 && (l.length >= 0 || l.in >= 0 && (l.out >= 0 || l.action >= 0))
}

// readReport reads all tables of joins; found says that there is one.
func readReport(r io.Reader) (rep report, found bool, err error) {
	records, err := sheet.OpenRecords(r)
	if err != nil {
		return rep, false, err
	}
	var now *layout
	var keys []string // of a table with the meeting's own title and time
	rows, gap := 0, false
	for {
		row, err := records.Next()
		var bad *sheet.RowError
		switch {
		case errors.Is(err, io.EOF):
			return rep, found, nil
		case errors.As(err, &bad):
			rep.joins = append(rep.joins, join{line: bad.Line, problem: bad.Problem})
			continue
		case err != nil:
			return rep, found, err
		}
		if rows++; rows > mostRows {
			return rep, found, errTooManyRows
		}
		cells := trimmed(row.Cells)
		if l, ok := layoutOf(cells); ok {
			now, keys, found, gap = &l, nil, true, false
			rep.note(cells)
			continue
		}
		if filled(cells) == 0 {
			gap = true
			continue
		}
		if gap && !looksLikeData(cells) || isTitle(cells) {
			now = nil
		}
		gap = false
		switch {
		case now != nil && now.room >= 0 && now.room < len(cells) && strings.EqualFold(cells[now.room], "yes"):
			// they waited to be let in; the row of the meeting itself follows
		case now != nil && len(cells) > 1:
			rep.joins = append(rep.joins, now.read(row.Line, cells))
		case keys != nil:
			rep.about(keys, cells)
			keys = nil
		case len(cells) > 2 && has(cells, titleHeads):
			keys = slices.Clone(cells)
		default:
			now = nil
			rep.line(cells)
		}
	}
}

// isTitle recognises the title of a section: "3. In-Meeting Activities".
func isTitle(cells []string) bool {
	number, rest, ok := strings.Cut(cells[0], ". ")
	_, err := strconv.Atoi(number)
	return ok && err == nil && rest != "" && filled(cells) == 1
}

func trimmed(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.TrimSpace(strings.Trim(c, "\u200e\u200f\ufeff"))
	}
	return out
}

func filled(cells []string) (n int) {
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

func has(cells, heads []string) bool {
	return slices.ContainsFunc(cells, func(c string) bool { return slices.Contains(heads, model.Fold(c)) })
}

// note finds out which program wrote a table.
func (r *report) note(heading []string) {
	for _, h := range heading {
		switch folded := model.Fold(h); {
		case folded == "name original name" || folded == "user email":
			r.system = "Zoom"
		case r.system == "" && (folded == "participant id upn" || folded == "first join" || folded == "user action"):
			r.system = "Microsoft Teams"
		}
	}
}

// line reads a line above or between tables: "Meeting title<tab>Autumn session".
func (r *report) line(cells []string) {
	if len(cells) < 2 {
		return
	}
	key := model.Fold(cells[0])
	switch {
	case slices.Contains(titleHeads, key) && r.title == "":
		r.title = cells[1]
	case slices.Contains(startHeads, key) && r.start == "":
		r.start = cells[1]
	case r.foreign != nil:
		r.timed = r.timed || slices.ContainsFunc(cells, func(c string) bool { _, ok := parseMoment(c); return ok })
	case filled(cells) >= 3 && !looksLikeData(cells) && !slices.ContainsFunc(cells, isEnglish):
		r.foreign = slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" })
	}
}

// isEnglish recognises headings that no report in another language has.
func isEnglish(heading string) bool {
	return hasWords(model.Fold(heading), []string{"time", "timestamp", "date", "first", "last", "full", "order", "your", "you", "address"})
}

func looksLikeData(cells []string) bool {
	return slices.ContainsFunc(cells, func(c string) bool {
		_, isTime := parseMoment(c)
		return isTime || strings.Contains(c, "@")
	})
}

// about reads the row under the meeting's own headings, as Zoom writes them.
func (r *report) about(keys, cells []string) {
	for i, key := range keys[:min(len(keys), len(cells))] {
		switch folded := model.Fold(key); {
		case slices.Contains(titleHeads, folded) && r.title == "":
			r.title = cells[i]
		case slices.Contains(startHeads, folded) && r.start == "":
			r.start = cells[i]
		}
	}
}

func (l layout) read(line int, cells []string) join {
	cell := func(i int) string {
		if i < 0 || i >= len(cells) {
			return ""
		}
		return cells[i]
	}
	return join{line: line, cells: [2]string{cell(l.name), cell(l.email)}, in: cell(l.in), out: cell(l.out), length: cell(l.length),
		minutes: l.minutes, summary: l.summary, action: model.Fold(cell(l.action))}
}

// parseLength reads how long somebody stayed: "1h 29m 48s", "01:29:48" or a
// number of minutes.
func parseLength(s string, minutes bool) (time.Duration, bool) {
	s = strings.ToLower(strings.ReplaceAll(spaces.Replace(s), " ", ""))
	if n, err := strconv.ParseFloat(s, 64); err == nil && minutes && n >= 0 && n < 100_000 {
		return time.Duration(n * float64(time.Minute)), true
	}
	if parts := strings.Split(s, ":"); len(parts) == 3 {
		s = parts[0] + "h" + parts[1] + "m" + parts[2] + "s"
	}
	s = strings.NewReplacer("hours", "h", "hour", "h", "hrs", "h", "hr", "h", "minutes", "m", "minute", "m", "mins", "m", "min", "m", "seconds", "s", "second", "s", "secs", "s", "sec", "s").Replace(s)
	d, err := time.ParseDuration(s)
	return d, err == nil && d >= 0 && d < 100*time.Hour
}
