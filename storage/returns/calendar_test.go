package returns

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// reply is a calendar file of one reply; lines take the place of the attendee.
func reply(lines ...string) string {
	if len(lines) == 0 {
		lines = []string{`ATTENDEE;PARTSTAT=ACCEPTED;CN="Kasia Żukowska":mailto:kasia@example.org`}
	}
	return strings.Join([]string{"BEGIN:VCALENDAR", "METHOD:REPLY", "BEGIN:VEVENT", "UID:abc@convenor", "SEQUENCE:2", "DTSTAMP:20260505T101112Z",
		"RECURRENCE-ID:20260606T100000Z", strings.Join(lines, "\r\n"), "END:VEVENT", "END:VCALENDAR", ""}, "\r\n")
}

func one(t *testing.T) func([]match.Answer, error) match.Answer {
	return func(answers []match.Answer, err error) match.Answer {
		t.Helper()
		if err != nil || len(answers) != 1 {
			t.Fatalf("%d answers, %v", len(answers), err)
		}
		return answers[0]
	}
}

func TestCalendarReply(t *testing.T) {
	a := one(t)(answersOf(reply()))
	if a.UID != "abc@convenor" || a.Sequence != 2 || a.Reply != model.Accepted || a.Name() != "Kasia Żukowska" || a.Emails[0] != "kasia@example.org" ||
		!a.Said.Equal(time.Date(2026, 5, 5, 10, 11, 12, 0, time.UTC)) || a.Problem != "" {
		t.Errorf("%+v", a)
	}
	for status, want := range map[string]model.Reply{"TENTATIVE": model.Tentative, "declined": model.Declined} {
		if a := one(t)(answersOf(reply("ATTENDEE;PARTSTAT=" + status + ":mailto:x@example.org"))); a.Reply != want {
			t.Errorf("%s: %+v", status, a)
		}
	}
}

func answersOf(text string) ([]match.Answer, error) {
	return ReadAnswers(strings.NewReader(text), london)
}

func TestRepliesThatSayNothingAreSaid(t *testing.T) {
	for lines, want := range map[string]string{
		"ATTENDEE;PARTSTAT=DELEGATED:mailto:x@example.org":    "somebody else to come in their place",
		"ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:x@example.org": "does not say whether",
		"ATTENDEE:mailto:x@example.org":                       "does not say whether",
		"COMMENT:none":                                        "this one names 0 people",
		"ATTENDEE;CN=Bob":                                     "this one names 0 people",
		"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@example.org": "this one names 2 people",
		"ATTENDEE;PARTSTAT=ACCEPTED:nobody": "who gives it",
	} {
		if a := one(t)(answersOf(reply(lines))); !strings.Contains(a.Problem, want) {
			t.Errorf("%q: %q, want %q", lines, a.Problem, want)
		}
	}
	if a := one(t)(answersOf(strings.Replace(reply(), "UID:abc@convenor\r\n", "", 1))); !strings.Contains(a.Problem, "which invitation") {
		t.Errorf("%q", a.Problem)
	}
}

func TestCalendarFilesThatAreNoRepliesAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		strings.Replace(reply(), "REPLY", "REQUEST", 1):                                "an invitation and not a reply",
		strings.Replace(reply(), "REPLY", "COUNTER", 1):                                "proposes another time",
		strings.Replace(reply(), "REPLY", "CANCEL", 1):                                 "cancels an event",
		strings.Replace(reply(), "METHOD:REPLY\r\n", "", 1):                            "is not a reply",
		"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n":                         "names no event",
		strings.Replace(reply(), "SEQ", strings.Repeat("X-A:b\r\n", 200_000)+"SEQ", 1): "larger than 1 MB",
	} {
		_, err := answersOf(text)
		if !errors.As(err, new(sheet.FormatError)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// mailWith is a mail with parts, each with its header.
func mailWith(parts ...string) string {
	return "Received: from a.example.org\r\n\tby b.example.org\r\nFrom: Kasia <kasia@example.org>\r\nTo: us@example.org\r\nSubject: =?utf-8?Q?Accepted:_=C5=81?=\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=\"edge\"\r\n\r\nThis is a MIME message.\r\n--edge\r\n" + strings.Join(parts, "\r\n--edge\r\n") + "\r\n--edge--\r\n"
}

const plain = "Content-Type: text/plain; charset=x-unknown\r\n\r\nI will come."

func calendarPart(encoding string) string {
	text := reply()
	if encoding == "base64" {
		text = base64.StdEncoding.EncodeToString([]byte(text))
	}
	return "Content-Type: text/calendar; method=REPLY; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + text
}

func TestMailWithAReply(t *testing.T) {
	inner := "Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n" + plain + "\r\n--in\r\n" + calendarPart("8bit") + "\r\n--in--"
	for name, text := range map[string]string{
		"plain":      mailWith(plain, calendarPart("8bit")),
		"base64":     mailWith(plain, calendarPart("base64")),
		"inside":     mailWith(inner),
		"attachment": mailWith(plain, "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"Invite.ICS\"\r\n\r\n"+reply()),
		"alone":      "From: kasia@example.org\r\nDate: Tue, 5 May 2026 10:00:00 +0000\r\nContent-Type: text/calendar\r\n\r\n" + reply(),
	} {
		t.Run(name, func(t *testing.T) {
			if a := one(t)(answersOf(text)); a.Reply != model.Accepted || a.UID != "abc@convenor" || len(a.Warnings) != 0 {
				t.Errorf("%+v", a)
			}
		})
	}
	other := strings.Replace(mailWith(calendarPart("8bit")), "kasia@example.org>", "mallory@example.org>", 1)
	if a := one(t)(answersOf(other)); len(a.Warnings) != 1 || a.Warnings[0] != "The mail came from mallory@example.org" {
		t.Errorf("%q", a.Warnings)
	}
}

func TestMailsThatHoldNoReplyAreRefused(t *testing.T) {
	many := make([]string, mostParts+1)
	for i := range many {
		many[i] = plain
	}
	for text, want := range map[string]string{
		mailWith(plain): "no calendar reply in this mail",
		strings.TrimSuffix(mailWith(plain, "Content-Type: text/html\r\n\r\n<p>"), "\r\n--edge--\r\n"): "",
		mailWith(many...): "more than 200 parts",
		mailWith("Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!"): "damaged",
		mailWith("Content-Type: text/calendar\r\n\r\nnothing"):                                   "not a calendar file",
	} {
		_, err := answersOf(text)
		if !errors.As(err, new(sheet.FormatError)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// TestAHugeAttachmentIsNotHeldInMemory reads 100 MB that are made while they are
// read.
func TestAHugeAttachmentIsNotHeldInMemory(t *testing.T) {
	head := strings.TrimSuffix(mailWith("Content-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"), "\r\n--edge--\r\n")
	filler := &line{text: strings.Repeat("QUJD", 18) + "\r\n"}
	tail := "\r\n--edge\r\n" + calendarPart("8bit") + "\r\n--edge--\r\n"
	r := io.MultiReader(strings.NewReader(head), io.LimitReader(filler, 100<<20), strings.NewReader(tail))
	before, after := heap(), uint64(0)
	_, err := ReadAnswers(r, london)
	if after = heap(); after > before+8<<20 {
		t.Errorf("it allocated %d MB", (after-before)>>20)
	}
	if !errors.As(err, new(sheet.FormatError)) || !strings.Contains(err.Error(), "larger than 40 MB") {
		t.Errorf("%v", err)
	}
	if filler.given > mostMail+1<<20 {
		t.Errorf("%d bytes were read", filler.given)
	}
}

// heap is how many bytes were allocated in large pieces or small until now.
func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// line repeats a text for ever.
type line struct {
	text  string
	given int
}

func (l *line) Read(p []byte) (n int, err error) {
	for n < len(p) {
		copied := copy(p[n:], l.text[l.given%len(l.text):])
		n, l.given = n+copied, l.given+copied
	}
	return n, nil
}

func TestSeveralFilesAreOneList(t *testing.T) {
	all, err := Together(nil, "a.ics", []match.Answer{{UID: "1"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	all, err = Together(all, "b.ics", nil, sheet.FormatError{Problem: "It is broken."})
	if err != nil || len(all) != 2 || all[1].Line != 2 || all[1].Problem != "It is broken." || all[0].File != "a.ics" {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := Together(all, "c", nil, fmt.Errorf("the disk is gone")); err == nil {
		t.Error("a file that cannot be read is a row")
	}
}
