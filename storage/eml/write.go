package eml

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"mime"
	"net/mail"
	"strings"

	"github.com/emersion/go-message"
	gomail "github.com/emersion/go-message/mail"

	"convenor/model"
)

// Write writes d as one file: a draft with its text, the same as HTML, and the
// calendar file. The same d always gives the same bytes. An address that mail
// cannot carry is a ValidationError, and then nothing is written.
func Write(w io.Writer, d Draft) error {
	for _, list := range [][]mail.Address{{d.From}, d.To, d.Bcc} {
		for _, a := range list {
			if err := ValidAddress(a.Address); err != nil {
				return err
			}
		}
	}
	if len(d.To)+len(d.Bcc) == 0 {
		return model.ValidationError{Field: "to", Problem: "a draft needs somebody to go to"}
	}
	sum := sha256.Sum256([]byte(d.ID))
	mark := hex.EncodeToString(sum[:12])
	out, err := message.CreateWriter(w, head(d, "mixed-"+mark))
	if err != nil {
		return err
	}
	if err := writeWords(out, d, "words-"+mark); err != nil {
		return err
	}
	if d.Attachment != nil {
		if err := writeCalendar(out, *d.Attachment); err != nil {
			return err
		}
	}
	return out.Close()
}

// head is the header of the draft.
func head(d Draft, boundary string) message.Header {
	var h gomail.Header
	// Fields are written in the reverse of the order they are added in.
	h.SetContentType("multipart/mixed", map[string]string{"boundary": boundary})
	h.Set("MIME-Version", "1.0")
	h.Set("X-Unsent", "1") // opened as a draft
	h.SetMessageID(d.ID)
	h.SetDate(d.Date)
	h.SetSubject(line(d.Subject))
	setAddresses(&h, "Bcc", d.Bcc)
	setAddresses(&h, "To", d.To)
	setAddresses(&h, "From", []mail.Address{d.From})
	return h.Header
}

// setAddresses puts a list into a header field, with names that cannot break
// out of it.
func setAddresses(h *gomail.Header, field string, all []mail.Address) {
	list := make([]string, len(all))
	for i, a := range all {
		a.Name = line(a.Name)
		list[i] = a.String()
		if word := mime.BEncoding.Encode("utf-8", a.Name); word != a.Name && strings.ContainsRune(a.Name, '\\') {
			list[i] = word + " <" + a.Address + ">" // net/mail leaves a backslash as it is in an encoded word
		}
	}
	if len(list) > 0 {
		h.Set(field, strings.Join(list, ", "))
	}
}

// writeWords writes the text, and the same as HTML.
func writeWords(out *message.Writer, d Draft, boundary string) error {
	var h message.Header
	h.SetContentType("multipart/alternative", map[string]string{"boundary": boundary})
	part, err := out.CreatePart(h)
	if err != nil {
		return err
	}
	text := normal(d.Text)
	for _, v := range []struct{ kind, body string }{{"text/plain", text}, {"text/html", HTML(line(d.Subject), text)}} {
		var h message.Header
		h.Set("Content-Transfer-Encoding", "quoted-printable")
		h.SetContentType(v.kind, map[string]string{"charset": "utf-8"})
		if err := writePart(part, h, []byte(strings.ReplaceAll(v.body, "\n", "\r\n"))); err != nil {
			return err
		}
	}
	return part.Close()
}

// writeCalendar attaches a calendar file. Its lines end in CRLF already, which
// base64 keeps as they are.
func writeCalendar(out *message.Writer, a Attachment) error {
	var h message.Header
	name := line(a.Name)
	h.Set("Content-Transfer-Encoding", "base64")
	h.SetContentDisposition("attachment", map[string]string{"filename": name})
	h.SetContentType("text/calendar", map[string]string{"charset": "utf-8", "method": a.Method, "name": name})
	return writePart(out, h, a.Data)
}

func writePart(out *message.Writer, h message.Header, body []byte) error {
	part, err := out.CreatePart(h)
	if err != nil {
		return err
	}
	if _, err := io.Copy(part, bytes.NewReader(body)); err != nil {
		return err
	}
	return part.Close()
}

// normal is a text with \n at its line ends and no other control character.
func normal(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "�"))
	s = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (r < ' ' || r == 0x7f) {
			return -1
		}
		return r
	}, s)
	return strings.TrimRight(s, "\n") + "\n"
}
