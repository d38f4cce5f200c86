package eml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"strings"

	"github.com/emersion/go-message"
	gomail "github.com/emersion/go-message/mail"
)

// ReadError says what is wrong with a file, and on which line when that is
// known.
type ReadError struct {
	Line    int // from 1; 0 when it is about the whole
	Problem string
}

func (e ReadError) Error() string {
	if e.Line == 0 {
		return e.Problem
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Problem)
}

const (
	mostBytes = 16 << 20
	mostLine  = 998 // RFC 5322 2.1.1
)

// Read reads what Write wrote. It is strict: anything that Write does not do is
// a ReadError.
func Read(r io.Reader) (d Draft, err error) {
	raw, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return d, err
	}
	if len(raw) > mostBytes {
		return d, ReadError{0, "the file is larger than a draft can be"}
	}
	if err := checkLines(raw); err != nil {
		return d, err
	}
	entity, err := message.Read(bytes.NewReader(raw))
	if err != nil {
		return d, ReadError{0, "this is not a mail message: " + err.Error()}
	}
	if err := d.readHead(gomail.Header{Header: entity.Header}); err != nil {
		return d, err
	}
	return d, d.readParts(entity)
}

// checkLines refuses lines that mail does not carry.
func checkLines(raw []byte) error {
	in := bufio.NewReaderSize(bytes.NewReader(raw), 1<<16)
	head := true
	for n := 1; ; n++ {
		l, err := in.ReadBytes('\n')
		if err == io.EOF {
			if len(l) > 0 {
				return ReadError{n, "the last line has no end"}
			}
			return nil
		}
		body, ok := bytes.CutSuffix(l, []byte("\r\n"))
		switch {
		case !ok:
			return ReadError{n, "the line does not end in CRLF"}
		case bytes.IndexByte(body, '\r') >= 0 || bytes.IndexByte(body, 0) >= 0:
			return ReadError{n, "the line holds a control character"}
		case len(body) > mostLine:
			return ReadError{n, "the line is longer than 998 bytes"}
		case bytes.ContainsFunc(body, func(r rune) bool { return r > 127 }):
			return ReadError{n, "the line holds a character that is not ASCII"}
		case head && len(body) == 0:
			head = false
		}
	}
}

func (d *Draft) readHead(h gomail.Header) error {
	for _, field := range []string{"From", "Date", "Subject", "Message-Id", "X-Unsent", "Mime-Version", "Content-Type"} {
		if n := h.FieldsByKey(field).Len(); n != 1 {
			return ReadError{0, fmt.Sprintf("the header has %d fields %s, and must have one", n, field)}
		}
	}
	if h.Get("X-Unsent") != "1" {
		return ReadError{0, "the message is not marked as a draft"}
	}
	from, err := addresses(h, "From")
	if err != nil || len(from) != 1 {
		return ReadError{0, "the field From does not name one sender"}
	}
	d.From = from[0]
	if d.To, err = addresses(h, "To"); err != nil {
		return err
	}
	if d.Bcc, err = addresses(h, "Bcc"); err != nil {
		return err
	}
	if len(d.To)+len(d.Bcc) == 0 {
		return ReadError{0, "the message goes to nobody"}
	}
	if d.Date, err = h.Date(); err != nil {
		return ReadError{0, "the field Date is not a date"}
	}
	if d.ID, err = h.MessageID(); err != nil || d.ID == "" {
		return ReadError{0, "the field Message-ID is not an id"}
	}
	if d.Subject, err = h.Subject(); err != nil {
		return ReadError{0, "the subject cannot be read"}
	}
	return nil
}

func addresses(h gomail.Header, field string) ([]mail.Address, error) {
	if h.FieldsByKey(field).Len() > 1 {
		return nil, ReadError{0, "the header has several fields " + field}
	}
	list, err := h.AddressList(field)
	if err != nil {
		return nil, ReadError{0, "the field " + field + " is not a list of addresses"}
	}
	var all []mail.Address
	for _, a := range list {
		all = append(all, mail.Address{Name: a.Name, Address: a.Address})
	}
	return all, nil
}

func (d *Draft) readParts(e *message.Entity) error {
	parts, err := children(e, "multipart/mixed")
	if err != nil {
		return err
	}
	if len(parts) < 1 || len(parts) > 2 {
		return ReadError{0, "the message has neither words alone nor words and a calendar file"}
	}
	words, err := childrenOf(parts[0], "multipart/alternative")
	if err != nil {
		return err
	}
	if len(words) != 2 || words[0].kind != "text/plain" || words[1].kind != "text/html" {
		return ReadError{0, "the words are not there as text and as HTML"}
	}
	d.Text = strings.ReplaceAll(string(words[0].body), "\r\n", "\n")
	if page := strings.ReplaceAll(string(words[1].body), "\r\n", "\n"); page != HTML(d.Subject, d.Text) {
		return ReadError{0, "the HTML says something else than the text"}
	}
	if len(parts) == 1 {
		return nil
	}
	file := parts[1]
	disposition, params, err := file.header.ContentDisposition()
	method := file.params["method"]
	if err != nil || file.kind != "text/calendar" || disposition != "attachment" || params["filename"] == "" || method == "" {
		return ReadError{0, "the attachment is not a calendar file with a name and a method"}
	}
	d.Attachment = &Attachment{Name: params["filename"], Method: method, Data: file.body}
	return nil
}

// part is one part of a message, read whole.
type part struct {
	header message.Header
	kind   string
	params map[string]string
	body   []byte
}

func childrenOf(p part, kind string) ([]part, error) {
	e, err := message.New(p.header, bytes.NewReader(p.body))
	if err != nil {
		return nil, ReadError{0, "a part of the message cannot be read: " + err.Error()}
	}
	return children(e, kind)
}

func children(e *message.Entity, kind string) ([]part, error) {
	got, _, err := e.Header.ContentType()
	many := e.MultipartReader()
	if err != nil || got != kind || many == nil {
		return nil, ReadError{0, "the message has no part of the kind " + kind}
	}
	var all []part
	for {
		next, err := many.NextPart()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, ReadError{0, "a part of the message cannot be read: " + err.Error()}
		}
		p := part{header: next.Header}
		if p.kind, p.params, err = next.Header.ContentType(); err != nil {
			return nil, ReadError{0, "a part of the message does not say what it is"}
		}
		if p.body, err = io.ReadAll(next.Body); err != nil {
			return nil, ReadError{0, "a part of the message is damaged: " + err.Error()}
		}
		all = append(all, p)
	}
}
