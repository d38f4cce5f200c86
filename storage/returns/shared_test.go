package returns

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/match"
)

var london = func() *time.Location {
	loc, err := model.LoadZone("Europe/London")
	if err != nil {
		panic(err)
	}
	return loc
}()

// shared reads a file of the test material beside the repository.
func shared(t testing.TB, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("there is no go.mod above this test")
		}
		dir = filepath.Dir(dir)
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", filepath.FromSlash(name)))
	if err != nil {
		t.Fatalf("the test material is missing: %v", err)
	}
	return data
}

func visits(t *testing.T, data []byte, day model.Date) (match.Meeting, map[string]match.Visit) {
	t.Helper()
	m, err := ReadMeeting(bytes.NewReader(data), day, london)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]match.Visit{}
	for _, v := range m.Visits {
		if v.Problem != "" {
			t.Errorf("line %d: %s", v.Line, v.Problem)
		}
		all[v.Name()] = v
	}
	return m, all
}

func TestTeamsReport(t *testing.T) {
	m, all := visits(t, shared(t, "contacts/csv/teams-2023-three-sections-us-utf16.csv"), "2026-10-22")
	if m.System != "Microsoft Teams" || m.Title != "Autumn session" || m.Start != "2026-10-22T17:30" || len(m.Visits) != 10 || len(all) != 10 {
		t.Fatalf("%s, %q, %s, %d people", m.System, m.Title, m.Start, len(m.Visits))
	}
	mary := all["Mary-Jane van der Berg"]
	if mary.In != "2026-10-22T17:33" || mary.Out != "2026-10-22T19:00" || mary.Joins != 2 || mary.Stayed != 77*time.Minute || mary.Words() != "17:33 to 19:00, 77 min in 2 joins" {
		t.Errorf("%+v", mary)
	}
	if guest := all["Aoife Ní Bhriain"]; guest.Family != "Bhriain" && guest.Family != "Ní Bhriain" || len(guest.Emails) != 0 {
		t.Errorf("%+v", guest)
	}
	short := 0
	for _, v := range all {
		if v.Short() != "" {
			short++
		}
	}
	if short != 1 || all["Ann Lee"].Short() != "In the meeting for 45 s by its list of people, but 31 min by its list of joins, which was used" {
		t.Errorf("%d are pointed out as short, Ann: %q", short, all["Ann Lee"].Short())
	}
	// Times and minutes are of one section, and it is said which.
	if sian := all["Siân O’Neill"]; sian.Words() != "17:30 to 18:10, 40 min" {
		t.Errorf("Siân: %s", sian.Words())
	}
	session := model.Session{Start: "2026-10-22T17:30", Zone: "Europe/London"}
	if got := m.Doubt(session); got != "The sections of this report disagree on how long 10 people stayed (Siân O’Neill: 40 min by the list of joins, 90 min by the list of people). The list of joins was used for everybody in it." {
		t.Error(got)
	}
}

func TestZoomReport(t *testing.T) {
	m, all := visits(t, shared(t, "contacts/csv/zoom-participants-with-meeting-preamble.csv"), "2026-10-22")
	if m.System != "Zoom" || m.Title != "Autumn session, CoP" || m.Start != "2026-10-22T17:25" || len(all) != 10 {
		t.Fatalf("%s, %q, %s, %d people", m.System, m.Title, m.Start, len(all))
	}
	bob := all["Bob Smith"]
	if bob.Joins != 2 || bob.Stayed != 74*time.Minute || bob.In != "2026-10-22T17:36" || bob.Out != "2026-10-22T19:00" {
		t.Errorf("%+v", bob)
	}
	if li := m.Visits[2]; li.Family != "李" || len(li.Emails) != 1 {
		t.Errorf("%+v", li)
	}
	for _, name := range []string{"participants_heroes.csv", "participants_heroes_full.csv"} {
		m, all := visits(t, shared(t, "contacts/csv/third-party/zoomclass/"+name), "2021-11-19")
		if len(all) < 20 || m.Visits[0].In != "2021-11-19T09:54" {
			t.Errorf("%s: %d people, the first at %s", name, len(all), m.Visits[0].In)
		}
	}
}

func TestTwoReportsInOneFile(t *testing.T) {
	zoom := string(shared(t, "contacts/csv/zoom-participants-with-meeting-preamble.csv"))
	later := strings.NewReplacer("05:", "07:", "06:", "08:", "07:", "09:").Replace(strings.TrimPrefix(zoom, "\ufeff"))
	_, all := visits(t, []byte(zoom+"\n"+later), "2026-10-22")
	if bob := all["Bob Smith"]; bob.Joins != 4 || bob.Out != "2026-10-22T21:00" || bob.Stayed != 148*time.Minute || len(all) != 10 {
		t.Errorf("%+v", bob)
	}
}

func TestMicrosoftForm(t *testing.T) {
	answers, err := ReadForm(bytes.NewReader(shared(t, "contacts/csv/ms-forms-responses.csv")), london)
	if err != nil || len(answers) != 10 {
		t.Fatalf("%d answers, %v", len(answers), err)
	}
	count := map[model.Reply]int{}
	unknown := 0
	for _, a := range answers {
		if a.Problem != "" {
			unknown++
			continue
		}
		count[a.Reply]++
	}
	if count[model.Accepted] != 5 || count[model.Declined] != 2 || unknown != 3 {
		t.Errorf("%v, %d that name nobody", count, unknown)
	}
	lukasz := answers[1]
	if lukasz.AccessNeeds != "Step-free access" || lukasz.DietaryNeeds != "vegan" || lukasz.Emails[0] != "lukasz@example.org" || lukasz.Line != 3 {
		t.Errorf("%+v", lukasz)
	}
	if want := time.Date(2026, 10, 2, 10, 3, 40, 0, time.UTC); !lukasz.Said.Equal(want) {
		t.Errorf("said at %v, want %v", lukasz.Said, want)
	}
}

func TestSniff(t *testing.T) {
	for name, want := range map[string]Kind{
		"ms-forms-responses.csv": Answers, "teams-2023-three-sections-us-utf16.csv": Attendance, "zoom-participants-with-meeting-preamble.csv": Attendance,
		"eventbrite-classic.csv": Contacts, "google-contacts-2024.csv": Contacts, "linkedin-connections.csv": Contacts, "mailchimp-subscribed.csv": Contacts,
		"outlook-web-utf8bom.csv": Contacts, "ms-forms-responses.xlsx": Contacts, "third-party/zoomclass/participants_heroes.csv": Attendance,
		"third-party/thunderbird/csv_semicolon.csv": Contacts,
	} {
		if got, err := Sniff(bytes.NewReader(shared(t, "contacts/csv/"+name))); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", name, got, err, want)
		}
	}
	for text, want := range map[string]Kind{
		"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n":                                  Answers,
		"Received: from a\r\n\tby b\r\nFrom: a@example.org\r\nDate: x\r\n\r\n": Answers,
		"":                                    Contacts,
		"Name,Joined,Left\nAnn,2020-01-01,\n": Contacts,
		"Timestamp,Name,Will you come?\n2026-01-01 10:00:00,Ann Lee,yes\n": Answers,
	} {
		if got, err := Sniff(strings.NewReader(text)); err != nil || got != want {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
}
