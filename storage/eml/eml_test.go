package eml

import (
	"bytes"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func draft() Draft {
	return Draft{From: mail.Address{Name: "Ann Lee", Address: "ann@example.org"}, To: []mail.Address{{Name: "Kasia Żukowska", Address: "kasia@example.org"}},
		Subject: "Invitation: Launch, Thu 12 Jun 2026, 13:00–14:30", Text: "Hello Kasia,\n\nJoin: https://example.org/a?b=1&c=2.\nAsk ann@example.org\n",
		Date: time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC), ID: "abc.def@example.org",
		Attachment: &Attachment{Name: "Łódź, launch.ics", Method: "PUBLISH", Data: []byte("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")}}
}

func written(t interface{ Fatal(...any) }, d Draft) []byte {
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestADraftSaysWhatItIs(t *testing.T) {
	file := string(written(t, draft()))
	for _, want := range []string{
		"From: \"Ann Lee\" <ann@example.org>\r\n", "To: =?utf-8?q?Kasia_=C5=BBukowska?= <kasia@example.org>\r\n", "X-Unsent: 1\r\n", "Date: Wed, 06 May 2026 10:00:00 +0000\r\n",
		"Message-Id: <abc.def@example.org>\r\n", "Content-Type: multipart/mixed;", "Content-Type: multipart/alternative;", "method=PUBLISH", "Content-Disposition: attachment;",
		`<a href=3D"https://example.org/a?b=3D1&amp;c=3D2">`, `<a href=3D"mailto:ann@example.org">`,
	} {
		if !strings.Contains(strings.ReplaceAll(file, "=\r\n", ""), want) {
			t.Errorf("%q is not in the draft:\n%s", want, file)
		}
	}
	if again := string(written(t, draft())); again != file {
		t.Error("the same draft gives other bytes")
	}
}

func TestNobodyBreaksOutOfAHeader(t *testing.T) {
	for _, name := range []string{"Eve\r\nBcc: all@example.org", "Eve\nBcc: x", "Eve\u2028Bcc: x", "Eve\x00", `Eve" <other@example.org>, "`, "Lee, Ann", "🎉 Zoë 🎈",
		strings.Repeat("Anna-Maria ", 400), strings.Repeat("x", 5000), "=?utf-8?q?=0D=0ABcc:?=", "\xff\xfe"} {
		d := draft()
		d.To[0].Name, d.From.Name, d.Subject, d.Attachment.Name = name, name, name, name+".ics"
		got, err := Read(bytes.NewReader(written(t, d)))
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if len(got.Bcc) != 0 || len(got.To) != 1 || got.To[0].Address != "kasia@example.org" || got.From.Address != "ann@example.org" {
			t.Errorf("%q becomes %+v", name, got)
		}
	}
}

func TestAddressesThatMailCannotCarryAreRefused(t *testing.T) {
	for _, address := range []string{"", "nobody", "a@example.org\r\nBcc: b@example.org", "ann lee@example.org", "<a@example.org>", "żuk@example.org", "a@przykład.example", strings.Repeat("a", 250) + "@example.org"} {
		d := draft()
		d.To[0].Address = address
		var b bytes.Buffer
		if err := Write(&b, d); err == nil || b.Len() > 0 {
			t.Errorf("%q: %v, %d bytes", address, err, b.Len())
		}
	}
	d := draft()
	d.To = nil
	if Write(&bytes.Buffer{}, d) == nil {
		t.Error("a draft to nobody was written")
	}
}

func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	address := rapid.StringMatching(`[a-z0-9][a-z0-9._+'-]{0,20}[a-z0-9]@[a-z]{1,20}\.example`).Filter(func(s string) bool { return ValidAddress(s) == nil })
	rapid.Check(t, func(t *rapid.T) {
		someone := rapid.Custom(func(t *rapid.T) mail.Address {
			return mail.Address{Name: line(rapid.String().Draw(t, "name")), Address: address.Draw(t, "address")}
		})
		d := Draft{From: someone.Draw(t, "from"), To: rapid.SliceOfN(someone, 0, 3).Draw(t, "to"), Bcc: rapid.SliceOfN(someone, 1, 40).Draw(t, "bcc"),
			Subject: line(rapid.String().Draw(t, "subject")), Text: normal(rapid.String().Draw(t, "text")),
			Date: time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "date"), 0).UTC(), ID: rapid.StringMatching(`[a-z0-9.]{1,40}`).Filter(func(s string) bool {
				return !strings.Contains("."+s+".", "..")
			}).Draw(t, "id") + "@example.org"}
		if rapid.Bool().Draw(t, "file") {
			d.Attachment = &Attachment{Name: "a" + line(rapid.String().Draw(t, "file name")) + ".ics", Method: "CANCEL", Data: rapid.SliceOfN(rapid.Byte(), 1, 300).Draw(t, "data")}
			d.Attachment.Name = line(d.Attachment.Name)
		}
		got, err := Read(bytes.NewReader(written(t, d)))
		if err != nil {
			t.Fatalf("%v\n%s", err, written(t, d))
		}
		if len(d.To) == 0 {
			d.To = nil
		}
		got.Date = got.Date.UTC()
		if diff := cmp.Diff(d, got); diff != "" {
			t.Fatalf("%s\n%s", diff, written(t, d))
		}
	})
}

func TestBadFilesAreRefusedWithTheReason(t *testing.T) {
	good := string(written(t, draft()))
	for _, test := range []struct{ name, file, want string }{
		{"empty", "", "0 fields From"},
		{"cut short", good[:len(good)/2], "line "},
		{"other line ends", strings.ReplaceAll(good, "\r\n", "\n"), "line 1: the line does not end in CRLF"},
		{"not marked", strings.Replace(good, "X-Unsent: 1\r\n", "", 1), "X-Unsent"},
		{"two senders", "From: <b@example.org>\r\n" + good, "2 fields From"},
		{"raw letters", strings.Replace(good, "Date:", "X-Name: Zoë\r\nDate:", 1), "not ASCII"},
		{"a long line", "X: " + strings.Repeat("a", 999) + "\r\n" + good, "line 1: the line is longer"},
		{"no parts", "From: <b@example.org>\r\nTo: <b@example.org>\r\nDate: Wed, 06 May 2026 10:00:00 +0000\r\nSubject: a\r\nMessage-Id: <a@b>\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello\r\n", "multipart/mixed"},
	} {
		if _, err := Read(strings.NewReader(test.file)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, draft()))
	d := draft()
	d.Attachment, d.Bcc = nil, d.To
	f.Add(written(f, d))
	f.Add([]byte("From: a\r\n\r\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		d, err := Read(bytes.NewReader(file))
		if err != nil {
			return
		}
		if d.From.Address == "" || len(d.To)+len(d.Bcc) == 0 || d.ID == "" {
			t.Errorf("read %+v", d)
		}
	})
}
