//go:build e2e

package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// checkPeople looks for somebody of each import.
func (c *coordinator) checkPeople() {
	found := map[string]object{}
	for _, p := range c.list("people") {
		for _, email := range p["emails"].([]any) {
			found[email.(string)] = p
		}
	}
	for _, want := range []object{
		{"email": "sian.oneill@example.org", "given": "Siân", "family": "O’Neill", "organisation": "Knowsley Community Hub, CIC", "role": "Coordinator"},
		{"email": "invented15@example.org", "given": "王芳", "family": "O’Hare", "organisation": "Quay Street Forum 1", "role": ""},
	} {
		p := found[want["email"].(string)]
		for key, value := range want {
			if key != "email" && p[key] != value {
				c.t.Errorf("%s of %s is %q, not %q", key, want["email"], p[key], value)
			}
		}
	}
}

// checkHistory looks at the steps in the order in which they were done.
func (c *coordinator) checkHistory() {
	session := "“" + sessionTitle + "”"
	want := []string{
		"Start the community", "Import 10 people from google-contacts-2024.csv", "Import 50 people from list.csv",
		"Add " + venueTyped, "Add " + venuePasted,
		"Plan " + session, "Change " + session, "Mark " + session + " as save the date",
		"Invite 40 people to " + session,
		"Record accepted", "Record tentative", "Record declined", "Record accepted",
		"Tell 39 people of " + session + " (save the date)",
		"Mark " + session + " as confirmed",
	}
	var have []string
	steps := c.objects("history", c.file, "--json") // the newest first
	for i := len(steps) - 1; i >= 0; i-- {
		label, _, _ := strings.Cut(steps[i]["label"].(string), " for ")
		if steps[i]["kind"] == "do" && (len(have) == 0 || label != have[len(have)-1]) {
			have = append(have, label)
		}
	}
	if diff := cmp.Diff(want, have); diff != "" {
		c.t.Errorf("the history, without repetitions: %s", diff)
	}
}

// readDrafts prints as JSON what Python's email module reads in mail drafts.
const readDrafts = `
import email, email.policy, json, sys
out = []
for path in sys.argv[1:]:
    m = email.message_from_binary_file(open(path, "rb"), policy=email.policy.default)
    if m.defects:
        sys.exit(f"{path}: {m.defects}")
    out.append({"to": m["To"].addresses[0].addr_spec, "from": m["From"].addresses[0].addr_spec, "draft": m["X-Unsent"],
        "subject": m["Subject"], "parts": " ".join(p.get_content_type() for p in m.walk() if not p.is_multipart())})
print(json.dumps(out))
`

// checkDrafts reads the drafts with a program that knows nothing of Convenor:
// each is to one person, whole, and has the calendar file with it.
func (c *coordinator) checkDrafts() {
	var have []map[string]string
	out := c.reader(readDrafts, "python3", append([]string{"-"}, c.written()...)...)
	if err := json.Unmarshal([]byte(out), &have); err != nil {
		c.t.Fatalf("%v: %s", err, out)
	}
	to := map[string]bool{}
	for _, draft := range have {
		to[draft["to"]] = true
		if draft["from"] != "zoe@example.org" || draft["draft"] != "1" || !strings.Contains(draft["subject"], sessionTitle) ||
			draft["parts"] != "text/plain text/html text/calendar" {
			c.t.Errorf("a draft is %v", draft)
		}
	}
	if len(to) != invited-1 {
		c.t.Errorf("%d people are written to", len(to))
	}
}

// reader runs another program on a file that came out.
func (c *coordinator) reader(stdin, name string, args ...string) string {
	c.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.t.Errorf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// checkSheet reads the printed sheet with programs that know nothing of
// Convenor: everyone who is invited and did not decline has a numbered row, in
// the order of the list.
func (c *coordinator) checkSheet() {
	c.reader("", "qpdf", "--check", c.pdf)
	text := strings.Join(strings.Fields(c.reader("", "pdftotext", "-layout", c.pdf, "-")), " ")
	want := []string{sessionTitle, sessionDay.Format("Monday 2 January 2006") + ", 13:30–16:00", venueTyped + ", 2 Wapping Quay, Liverpool, L1 8JJ", "No. In Name"}
	people := c.list("people")[:invited]
	people = append(people[:declined], people[declined+1:]...)
	for i, p := range people {
		row := fmt.Sprintf("%d %s", i+1, p["family"])
		if given := p["given"].(string); latin(given) { // for others the computer may lack a font
			row += ", " + given
		}
		want = append(want, row)
	}
	want = append(want, "Not listed? Your name", "page 2 of 2")
	for _, words := range want {
		_, rest, found := strings.Cut(text, words)
		if !found {
			c.t.Fatalf("the sheet has no %q here:\n%s", words, text)
		}
		text = rest
	}
}

func latin(name string) bool {
	return strings.IndexFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) < 0
}

// readCalendar prints as JSON what icalendar reads in a calendar file, after
// vobject and libical have found nothing wrong with it.
const readCalendar = `
import ctypes, ctypes.util, json, sys
import icalendar, vobject
data = open(sys.argv[1], "rb").read()
for c in vobject.readComponents(data.decode()):
    c.validate(raiseException=True)
ical = ctypes.CDLL(ctypes.util.find_library("ical"))
ical.icalparser_parse_string.restype = ctypes.c_void_p
root = ctypes.c_void_p(ical.icalparser_parse_string(data))
if not root or not ical.icalrestriction_check(root) or ical.icalcomponent_count_errors(root):
    sys.exit("libical: not a sound calendar file")
calendar = icalendar.Calendar.from_ical(data)
if any(getattr(c, "errors", None) for c in calendar.walk()):
    sys.exit("icalendar: not a sound calendar file")
print(json.dumps([{
    "summary": str(e["summary"]), "location": str(e["location"]), "description": str(e["description"]),
    "status": str(e["status"]), "uid": str(e["uid"]), "organizer": str(e["organizer"]),
    "start": e.decoded("dtstart").isoformat(), "end": e.decoded("dtend").isoformat(),
} for e in calendar.walk("vevent")]))
`

// checkCalendar does so with the calendar file.
func (c *coordinator) checkCalendar() {
	var have []map[string]string
	out := c.reader(readCalendar, "/usr/bin/python3", "-", c.ics) // Debian's, which has these modules
	if err := json.Unmarshal([]byte(out), &have); err != nil {
		c.t.Fatalf("%v: %s", err, out)
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		c.t.Fatal(err)
	}
	at := func(hour, minute int) string {
		return time.Date(sessionDay.Year(), sessionDay.Month(), sessionDay.Day(), hour, minute, 0, 0, london).Format("2006-01-02T15:04:05-07:00")
	}
	want := []map[string]string{{
		"summary": sessionTitle, "location": venueTyped + ", 2 Wapping Quay, Liverpool, L1 8JJ", "status": "CONFIRMED",
		"description": "Agenda\n13:30 Welcome\n13:50 Who meets whom: a map\n14:05 End",
		"uid":         c.session()["uid"].(string), "organizer": "mailto:zoe@example.org", "start": at(13, 30), "end": at(16, 0),
	}}
	if diff := cmp.Diff(want, have); diff != "" {
		c.t.Errorf("the calendar file: %s", diff)
	}
}
