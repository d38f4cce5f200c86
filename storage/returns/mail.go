package returns

import (
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // mails in other encodings than UTF-8
	"github.com/emersion/go-message/mail"

	"convenor/model/match"
)

// Limits of what is taken for a mail with a reply in it.
const (
	mostMail  = 40 << 20 // bytes
	mostParts = 200
)

var (
	errLargeMail = tableError("This mail is larger than 40 MB: something else than a reply is attached to it. Save the calendar file (.ics) out of it and import that. Nothing was imported.")
	errNoReply   = tableError("There is no calendar reply in this mail. Read it, and record what it says by its key. Nothing was imported.")
)

// ReadMail reads the calendar reply in a mail (.eml). Attachments pass by; none is
// held in memory.
func ReadMail(r io.Reader) ([]match.Answer, error) {
	limited := &io.LimitedReader{R: r, N: mostMail + 1}
	entity, err := message.Read(limited)
	if entity == nil {
		if limited.N == 0 {
			return nil, errLargeMail
		}
		return nil, tableError("This mail is damaged and cannot be read: save it from the mail program again. Nothing was imported.")
	}
	_ = err // of an encoding that is not known: what is in ASCII is still there
	answers, err := findReply(entity, new(int))
	switch {
	case limited.N == 0:
		return nil, errLargeMail
	case err != nil:
		return nil, err
	case answers == nil:
		return nil, errNoReply
	}
	warnSender(mail.Header{Header: entity.Header}, answers)
	return answers, nil
}

// findReply looks through the parts of a mail, and those inside them, for the
// first calendar. parts counts them all.
func findReply(e *message.Entity, parts *int) ([]match.Answer, error) {
	if *parts++; *parts > mostParts {
		return nil, tableError("This mail has more than %d parts, which no reply has. Nothing was imported.", mostParts)
	}
	multipart := e.MultipartReader()
	if multipart == nil {
		if !isCalendarPart(e) {
			return nil, nil
		}
		text, err := io.ReadAll(io.LimitReader(e.Body, mostCalendar+1))
		if err != nil {
			return nil, tableError("The calendar reply in this mail is damaged. Nothing was imported.")
		}
		return ReadCalendar(bytes.NewReader(text))
	}
	for {
		part, err := multipart.NextPart()
		if part == nil {
			if errors.Is(err, io.EOF) {
				return nil, nil
			}
			return nil, tableError("This mail ends in the middle: save it from the mail program again. Nothing was imported.")
		}
		if answers, err := findReply(part, parts); answers != nil || err != nil {
			return answers, err
		}
	}
}

func isCalendarPart(e *message.Entity) bool {
	kind, params, _ := e.Header.ContentType()
	_, disposition, _ := e.Header.ContentDisposition()
	name := disposition["filename"]
	if name == "" {
		name = params["name"]
	}
	return kind == "text/calendar" || kind == "application/ics" || strings.EqualFold(path.Ext(name), ".ics")
}

// warnSender points out a reply that somebody else sent: an assistant, or
// somebody who should not.
func warnSender(h mail.Header, answers []match.Answer) {
	from, err := h.AddressList("From")
	if err != nil || len(from) == 0 {
		return
	}
	for i, a := range answers {
		if len(a.Emails) > 0 && !strings.EqualFold(from[0].Address, a.Emails[0]) {
			answers[i].Warnings = append(a.Warnings, "The mail came from "+from[0].Address)
		}
	}
}
