// Package returns reads what comes back as files: replies in the tables of forms,
// in calendar files and in mails, and the attendance reports of meeting
// programs. It writes nothing and guesses no person; what it cannot make sense
// of comes back as a problem in words, with its line.
package returns

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"convenor/model"
	"convenor/storage/sheet"
)

// Kind is what a file that was dropped on the window holds.
type Kind string

// The kinds.
const (
	Contacts   Kind = "contacts"
	Answers    Kind = "replies"
	Attendance Kind = "attendance"
)

// sniffed is how many bytes of a file Sniff looks at.
const sniffed = 64 << 10

// Sniff tells what a file holds from its start. Whatever is neither replies nor
// an attendance report is for the import of contacts, which says what is wrong
// with it.
func Sniff(r io.Reader) (Kind, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", fmt.Errorf("reading the file: %w", err)
	}
	head = head[:n]
	if isCalendar(head) || isMail(head) {
		return Answers, nil
	}
	if _, found, err := readReport(bytes.NewReader(head)); err == nil && found {
		return Attendance, nil
	}
	if table, err := readTable(bytes.NewReader(head)); err == nil {
		if c, err := table.columns(); err == nil && hasWords(model.Fold(c.heading), askWords) {
			return Answers, nil
		}
	}
	return Contacts, nil
}

// isCalendar recognises a calendar file by its first line.
func isCalendar(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	head = bytes.ReplaceAll(head[:min(len(head), 64)], []byte{0}, nil) // of UTF-16
	head = bytes.TrimLeft(head, "\xff\xfe \t\r\n")
	return strings.HasPrefix(strings.ToUpper(string(head)), "BEGIN:VCALENDAR")
}

// mailFields are header fields that mails begin with.
var mailFields = []string{"received", "return-path", "delivered-to", "from", "to", "date", "subject", "message-id", "mime-version", "content-type", "dkim-signature", "authentication-results", "reply-to", "thread-topic", "arc-seal"}

// isMail recognises a mail: its first lines are header fields, a known one among
// them, and none has a comma or tab where a table would have a heading.
func isMail(head []byte) bool {
	known := 0
	for i, line := range strings.SplitN(string(head[:min(len(head), 4096)]), "\n", 12) {
		line = strings.TrimRight(line, "\r")
		if line == "" || i == 11 {
			break
		}
		if i > 0 && (line[0] == ' ' || line[0] == '\t') || strings.HasPrefix(line, "From ") || strings.HasPrefix(line, "X-") {
			continue // folded, or the line that mailbox files put above
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(name, " ,;\t\"") {
			return false
		}
		for _, field := range mailFields {
			if strings.EqualFold(name, field) {
				known++
			}
		}
	}
	return known >= 2
}

// tableError says which part of a file is not as it should be.
func tableError(format string, args ...any) error {
	return sheet.FormatError{Problem: fmt.Sprintf(format, args...)}
}
