package returns

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"

	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// stay is one person's joins as a test draws them.
type stay struct {
	name, email string
	joins       [][2]time.Time
}

var wall = time.Date(2026, 10, 22, 17, 30, 0, 0, time.UTC) // clocks of the session's zone

func drawStays(r *rapid.T) []stay {
	n := rapid.IntRange(1, 12).Draw(r, "people")
	stays := make([]stay, n)
	for i := range stays {
		s := stay{name: fmt.Sprintf("%s Nr%c", rapid.SampledFrom([]string{"Ann", "Łukasz", "Mary-Jane", "小龙"}).Draw(r, "given"), 'a'+i)}
		if rapid.Bool().Draw(r, "address") {
			s.email = fmt.Sprintf("p%d@example.org", i)
		}
		at := wall
		for range rapid.IntRange(1, 4).Draw(r, "joins") {
			at = at.Add(time.Duration(rapid.IntRange(0, 900).Draw(r, "gap")) * time.Second)
			end := at.Add(time.Duration(rapid.IntRange(60, 1800).Draw(r, "length")) * time.Second)
			s.joins = append(s.joins, [2]time.Time{at, end})
			at = end
		}
		stays[i] = s
	}
	return stays
}

// layouts are how reports write times.
var layouts = []string{"1/2/06, 3:04:05 PM", "1/2/2006, 3:04:05 PM", "02/01/2006, 15:04:05", "2006-01-02 15:04:05", "2.1.2006, 15:04:05", "1/2/06, 3:04:05\u202fPM"}

func teamsReport(stays []stay, layout string) []byte {
	var b strings.Builder
	b.WriteString("1. Summary\nMeeting title\tAutumn\nStart time\t" + wall.Format(layout) + "\n\n2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n")
	var rows string
	for _, s := range stays {
		var total time.Duration
		for _, j := range s.joins {
			total += j[1].Sub(j[0])
			rows += strings.Join([]string{s.name, j[0].Format(layout), j[1].Format(layout), lengthWords(j[1].Sub(j[0])), s.email, "Attendee"}, "\t") + "\n"
		}
		b.WriteString(strings.Join([]string{s.name, s.joins[0][0].Format(layout), s.joins[len(s.joins)-1][1].Format(layout), lengthWords(total), s.email, s.email, "Attendee"}, "\t") + "\n")
	}
	b.WriteString("\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n" + rows)
	text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(strings.ReplaceAll(b.String(), "\n", "\r\n")))
	if err != nil {
		panic(err)
	}
	return text
}

func lengthWords(d time.Duration) string {
	return fmt.Sprintf("%dh %dm %ds", int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60)
}

func zoomReport(stays []stay, layout string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	check(w.Write([]string{"Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants"}))
	check(w.Write([]string{"1", "Autumn", wall.Format(layout), "", "", "90", "9"}))
	check(w.Write([]string{"", "", "", "", "", "", ""}))
	check(w.Write([]string{"Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest", "Recording Consent"}))
	for _, s := range stays {
		for _, j := range s.joins {
			check(w.Write([]string{s.name, s.email, j[0].Format(layout), j[1].Format(layout), fmt.Sprint(int(j[1].Sub(j[0]).Minutes())), "Yes", ""}))
		}
	}
	w.Flush()
	return b.Bytes()
}

// TestReportsComeBackAsTheyWere writes what people did as both programs do, in
// every form of time, and reads it.
func TestReportsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		stays, layout := drawStays(r), rapid.SampledFrom(layouts).Draw(r, "layout")
		for _, data := range [][]byte{teamsReport(stays, layout), zoomReport(stays, layout)} {
			m, err := ReadMeeting(bytes.NewReader(data), "2026-10-22", london)
			if err != nil {
				r.Fatal(err)
			}
			if m.Title != "Autumn" || m.Start != "2026-10-22T17:30" || len(m.Visits) != len(stays) {
				r.Fatalf("%q, %s, %d people of %d", m.Title, m.Start, len(m.Visits), len(stays))
			}
			for i, v := range m.Visits {
				sameStay(r, stays[i], v)
			}
		}
	})
}

func sameStay(r *rapid.T, s stay, v match.Visit) {
	var total time.Duration
	for _, j := range s.joins {
		total += j[1].Sub(j[0])
	}
	in, out := model.LocalTimeOf(s.joins[0][0]), model.LocalTimeOf(s.joins[len(s.joins)-1][1])
	if v.Problem != "" || v.In != in || v.Out != out || v.Stayed != total || v.Joins != len(s.joins) || (s.email != "") != (len(v.Emails) == 1) {
		r.Fatalf("%+v\nbecame %+v", s, v)
	}
}

// TestFormsComeBackAsTheyWere writes forms with their columns in any order and
// reads them.
func TestFormsComeBackAsTheyWere(t *testing.T) {
	answers := map[string]model.Reply{"Yes": model.Accepted, "No": model.Declined, "Maybe": model.Tentative, "Yes, online": model.Accepted, "I’m afraid I can’t": model.Declined}
	words := []string{"Yes", "No", "Maybe", "Yes, online", "I’m afraid I can’t"}
	rapid.Check(t, func(r *rapid.T) {
		heads := rapid.Permutation([]string{"Timestamp", "Your name", "Email address", "Will you come on Thursday?", "Dietary needs", "May we contact you again?"}).Draw(r, "columns")
		delimiter := rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(r, "delimiter")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = delimiter
		if err := w.Write(heads); err != nil {
			r.Fatal(err)
		}
		n := rapid.IntRange(1, 10).Draw(r, "rows")
		said := make([]string, n)
		for i := range n {
			said[i] = rapid.SampledFrom(words).Draw(r, "answer")
			values := map[string]string{"Timestamp": fmt.Sprintf("2026-05-%02d 10:00:00", i+1), "Your name": "Ann Lee", "Email address": fmt.Sprintf("a%d@example.org", i),
				"Will you come on Thursday?": said[i], "Dietary needs": "vegan; no nuts", "May we contact you again?": "Yes"}
			var row []string
			for _, h := range heads {
				row = append(row, values[h])
			}
			if err := w.Write(row); err != nil {
				r.Fatal(err)
			}
		}
		w.Flush()
		got, err := ReadForm(bytes.NewReader(b.Bytes()), time.UTC)
		if err != nil || len(got) != n {
			r.Fatalf("%d answers, %v, of\n%s", len(got), err, b.String())
		}
		for i, a := range got {
			if a.Problem != "" || a.Reply != answers[said[i]] || a.Emails[0] != fmt.Sprintf("a%d@example.org", i) || a.DietaryNeeds != "vegan; no nuts" || a.Line != i+2 || a.Said.Day() != i+1 {
				r.Fatalf("%q became %+v", said[i], a)
			}
		}
	})
}

func TestFormsAreRefusedWithTheReason(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "file is empty",
		"Name,Email,Reply\n":     "no answers",
		"Name,Colour\nAnn,red\n": "No column of this file says who will come",
		"Will you come?,Colour\nyes,red\nno,blue\n":                                                 "No column of this file holds a name",
		"Name,Will you come on Monday?,Will you come on Friday?\nAnn,yes,no\nBo,no,yes\n":           "Two columns could say who will come: “Will you come on Monday?” and “Will you come on Friday?”",
		"Name,Join Time,Leave Time\nAnn,1/1/26 10:00 AM,1/1/26 11:00 AM\n":                          "import it as attendance",
		"Name,Reply\n" + strings.Repeat("Ann Lee,yes\n", mostRows+1):                                "more than 20,000 rows",
		"Name,Reply\n" + strings.Repeat(strings.Repeat("a", 60_000)+",yes\n", (mostTable/60_000)+2): "larger than 20 MB",
	} {
		_, err := ReadForm(&limited{strings.NewReader(text), mostTable, errLargeTable}, time.UTC)
		if !errors.As(err, new(sheet.FormatError)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
	}
}

func TestModeOfAFormMayHaveItsOwnColumn(t *testing.T) {
	got, err := ReadForm(strings.NewReader("Name,Will you come?,How will you take part?\nAnn Lee,yes,online\nBo Ng,no,\nCy Fox,yes,In person\nDi,perhaps,online or in person\n,yes,\nEve,,\nFay,42,\n"), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, a := range got {
		words = append(words, fmt.Sprintf("%s/%s/%v", a.Reply, a.Mode, a.Problem == ""))
	}
	if got := strings.Join(words, " "); got != "accepted/online/true declined//true accepted/in person/true tentative//true accepted//false //false //false" {
		t.Error(got)
	}
	only, err := ReadForm(strings.NewReader("Name,How will you join us?\nAnn Lee,online\nBo Ng,In person\nCy Fox,I can’t make it\n"), time.UTC)
	if err != nil || only[0].Mode != model.Online || only[0].Reply != model.Accepted || only[2].Reply != model.Declined {
		t.Errorf("%+v, %v", only, err)
	}
}

func TestMoments(t *testing.T) {
	for text, want := range map[string]string{
		"10/22/26, 5:30:12 PM": "2026-10-22T17:30:12", "10/22/2026 05:30:00 PM": "2026-10-22T17:30:00", "22/10/2026, 17:30": "2026-10-22T17:30:00",
		"22.10.2026, 17:30:12": "2026-10-22T17:30:12", "2026-10-22T17:30:12Z": "2026-10-22T17:30:12", "22 Oct 2026 17:30": "2026-10-22T17:30:00",
		"Oct 22, 2026 5:30 PM": "2026-10-22T17:30:00", "12/31/26, 12:05:00 AM": "2026-12-31T00:05:00", "2026/10/22 5:30:12 PM GMT": "2026-10-22T17:30:12",
		"": "", "31/31/2026": "", "1/2": "", "99/99/99": "", "10/22/26, 13:00 PM": "", "2026-02-30": "",
	} {
		m, ok := parseMoment(text)
		if got := m.in(time.UTC, monthsFirst([]moment{m}, nil)).Format("2006-01-02T15:04:05"); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s, %v", text, got, ok)
		}
	}
}

func TestOlderTeamsReportsListEvents(t *testing.T) {
	text := "Full Name\tUser Action\tTimestamp\nAnn Lee\tJoined\t10/22/2026, 5:30:00 PM\nBo Ng\tJoined before\t10/22/2026, 5:30:00 PM\nAnn Lee\tLeft\t10/22/2026, 6:00:00 PM\nAnn Lee\tJoined\t10/22/2026, 6:10:00 PM\nAnn Lee\tLeft\t10/22/2026, 6:20:00 PM\n"
	_, all := visits(t, []byte(text), "2026-10-22")
	if ann := all["Ann Lee"]; ann.Joins != 2 || ann.Stayed != 40*time.Minute || ann.Out != "2026-10-22T18:20" {
		t.Errorf("%+v", ann)
	}
	if bo := all["Bo Ng"]; bo.In != "2026-10-22T17:30" || bo.Out != "" {
		t.Errorf("%+v", bo)
	}
}

func TestTheWaitingRoomIsNotTheMeeting(t *testing.T) {
	text := "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room\nAnn,a@example.org,10/22/2026 05:20:00 PM,10/22/2026 05:30:00 PM,10,Yes,Yes\nAnn,a@example.org,10/22/2026 05:30:00 PM,10/22/2026 06:30:00 PM,60,Yes,No\n"
	m, all := visits(t, []byte(text), "2026-10-22")
	if ann := all["Ann"]; m.System != "Zoom" || ann.In != "2026-10-22T17:30" || ann.Joins != 1 {
		t.Errorf("%s: %+v", m.System, ann)
	}
}

func TestDevicesThatWereInAtOnceCountOnce(t *testing.T) {
	text := "Name,Email,Join Time,Leave Time,Duration\nAnn,a@example.org,2026-10-22 17:00:00,2026-10-22 18:00:00,\nAnn,A@example.org,2026-10-22 17:30:00,2026-10-22 18:30:00,\n"
	_, all := visits(t, []byte(text), "2026-10-22")
	if ann := all["Ann"]; ann.Stayed != 90*time.Minute || ann.Joins != 2 {
		t.Errorf("%+v", ann)
	}
}
