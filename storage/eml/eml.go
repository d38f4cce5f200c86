// Package eml writes mail drafts as files that mail programs open (RFC 5322,
// MIME) and reads them back.
package eml

import (
	"net/mail"
	"strings"
	"time"
	"unicode"

	"convenor/model"
)

// Draft is one message that is yet to be sent.
type Draft struct {
	From       mail.Address
	To, Bcc    []mail.Address
	Subject    string // one line
	Text       string // lines end in \n; the HTML is made from it
	Date       time.Time
	ID         string // left and right of an @, without brackets
	Attachment *Attachment
}

// Attachment is a calendar file that goes along.
type Attachment struct {
	Name   string // with its ending
	Method string // of the calendar: PUBLISH or CANCEL
	Data   []byte
}

// Most is how many characters of a name or a subject a draft carries.
const Most = 200

// ValidAddress reports whether mail can carry an address: as model.ValidEmail,
// and in ASCII, which not every program understands beyond.
func ValidAddress(address string) error {
	if err := model.ValidEmail(address); err != nil {
		return err
	}
	if strings.ContainsFunc(address, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) }) {
		return model.ValidationError{Field: "email", Problem: "“" + address + "” has letters that mail programs do not all carry"}
	}
	if len(address) > 254 { // RFC 5321 4.5.3.1.3
		return model.ValidationError{Field: "email", Problem: "an email address has at most 254 characters"}
	}
	return nil
}

// line is a text as a header may hold it: on one line, without control
// characters or anything that reads as an encoded word, at most Most characters.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "=?", "= ?")
	if r := []rune(s); len(r) > Most {
		s = strings.TrimSpace(string(r[:Most-1])) + "…"
	}
	return s
}
