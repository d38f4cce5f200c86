package returns

import (
	"bytes"
	"testing"
	"time"
)

func seeds(f *testing.F) {
	for _, name := range []string{"ms-forms-responses.csv", "teams-2023-three-sections-us-utf16.csv", "zoom-participants-with-meeting-preamble.csv", "ms-forms-responses.xlsx"} {
		f.Add(shared(f, "contacts/csv/"+name))
	}
	for _, text := range []string{reply(), mailWith(plain, calendarPart("base64")), "Name,Will you come?\nAnn,yes\n", "Name\tJoin Time\tLeave Time\nAnn\t1/2/26 1:00 PM\t\n",
		"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nATTENDEE;CN=Bob\r\n", "From: a\r\nTo: b\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--\r\n", "\x00", ""} {
		f.Add([]byte(text))
	}
}

// FuzzReadAnswers looks for input that panics, or gives a reply that is neither
// one nor has a problem.
func FuzzReadAnswers(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		answers, err := ReadAnswers(bytes.NewReader(data), time.UTC)
		if err != nil && len(answers) > 0 {
			t.Fatalf("%d answers beside %v", len(answers), err)
		}
		for _, a := range answers {
			if a.Problem == "" && (a.Reply == "" || a.Blank()) {
				t.Fatalf("%+v says nothing", a)
			}
		}
	})
}

// FuzzReadMeeting looks for input that panics, or gives a visit that ends before
// it began.
func FuzzReadMeeting(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadMeeting(bytes.NewReader(data), "2026-10-22", london)
		if err != nil && len(m.Visits) > 0 {
			t.Fatalf("%d visits beside %v", len(m.Visits), err)
		}
		for _, v := range m.Visits {
			if v.Stayed < 0 || v.Problem == "" && v.Blank() {
				t.Fatalf("%+v", v)
			}
		}
		if _, err := Sniff(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	})
}
