package model

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func messageFacts() MessageFacts {
	return MessageFacts{
		Session: Session{Title: "Launch", Mode: Hybrid, State: Confirmed, Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London", Link: "https://example.org/join",
			Agenda: []AgendaItem{{Minutes: 10, Title: "Welcome"}, {Minutes: 80, Format: "workshop"}}},
		Venue:     &Venue{Name: "The Hall", Address: "1 High Street", Postcode: "L1 1AA"},
		Community: Community{Name: "Test community", TimeZone: "Europe/London", OrganiserName: "Ann Lee", OrganiserEmail: "ann@example.org"},
	}
}

func TestFieldsAreFilledIn(t *testing.T) {
	for _, test := range []struct {
		name, body, want string
		to               Addressee
		change           func(*MessageFacts)
	}{
		{name: "no fields", body: "Hello", want: "Hello\n"},
		{name: "a person", body: "Hello {given name}, or {name}: {Given  Name}", to: Addressee{Given: "Kasia", Family: "Żukowska"}, want: "Hello Kasia, or Kasia Żukowska: Kasia\n"},
		{name: "one word", body: "Hello {given name},", to: Addressee{Given: "", Family: "Björk"}, want: "Hello Björk,\n"},
		{name: "everyone", body: "Hello {given name},", want: "Hello all,\n"},
		{name: "when and where", body: "{when}\n{place}\n{link}", want: "Fri 12 Jun 2026, 13:00–14:30\nThe Hall, 1 High Street, L1 1AA\nhttps://example.org/join\n"},
		{name: "another zone", body: "{when}", want: "Fri 12 Jun 2026, 13:00–14:30 (Europe/Paris time)\n", change: func(f *MessageFacts) { f.Session.Zone = "Europe/Paris" }},
		{name: "online", body: "{place}", want: "online\n", change: func(f *MessageFacts) { f.Session.Mode, f.Venue = Online, nil }},
		{name: "a calendar file", body: "{calendar}", want: "The attached file puts it into your calendar.\n", change: func(f *MessageFacts) { f.Calendar = true }},
		{name: "no calendar file", body: "A\n\n{calendar}\n\nB", want: "A\n\nB\n"},
		{name: "the agenda", body: "{agenda}", want: "13:00 Welcome\n13:10 workshop\n14:30 End\n"},
		{name: "lines without a value go, and empty lines with them", body: "One\n\nJoin: {link}\n\n{about}\n\nTwo {link}", want: "One\n\nTwo\n",
			change: func(f *MessageFacts) { f.Session.Link = "" }},
	} {
		f := messageFacts()
		if test.change != nil {
			test.change(&f)
		}
		body := test.body
		if test.name == "lines without a value go, and empty lines with them" {
			body = strings.Replace(body, "Two {link}", "Two", 1)
		}
		got, err := Render(Template{Subject: "S", Body: body}, test.to, f)
		if err != nil || got.Body != test.want {
			t.Errorf("%s: %q, %v; want %q", test.name, got.Body, err, test.want)
		}
	}
}

func TestValuesAreNoTemplates(t *testing.T) {
	f := messageFacts()
	f.Session.Title = "{name} \r\nBcc: {contact}"
	got, err := Render(Template{Subject: "{session} for {name}", Body: "{name}: {session}"}, Addressee{Given: "Eve\r\nBcc: x", Family: "{link}"}, f)
	want := Message{Subject: "{name} Bcc: {contact} for Eve Bcc: x {link}", Body: "Eve Bcc: x {link}: {name} Bcc: {contact}\n"}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestAnUnknownFieldIsSaid(t *testing.T) {
	for body, want := range map[string]string{
		"Hello {nmae}":                      "“{nmae}” is not a field; type { to see those there are",
		"Hello {given}":                     "did you mean {given name}?",
		"Hello {":                           "is not closed",
		"Hello {name\n}":                    "is not closed",
		"Hello {{name}}":                    "is not closed",
		"{}":                                "is not a field",
		"{" + strings.Repeat("x", 90) + "}": "x…}” is not a field",
	} {
		if _, err := Render(Template{Subject: "S", Body: body}, Addressee{}, messageFacts()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", body, err)
		}
	}
	if _, err := Render(Template{Subject: "{nobody}", Body: ""}, Addressee{}, messageFacts()); err == nil {
		t.Error("a subject may name what is not a field")
	}
	if _, err := Render(Template{Subject: " ", Body: "x"}, Addressee{}, messageFacts()); err == nil {
		t.Error("a message may have no subject")
	}
	if m, err := Render(Template{Subject: "S", Body: "a } b"}, Addressee{}, messageFacts()); err != nil || m.Body != "a } b\n" {
		t.Error("a closing brace alone is not plain text", m, err)
	}
}

func TestTheProgramHasWordsForEveryKind(t *testing.T) {
	for _, kind := range MessageKinds {
		m, err := Render(DefaultTemplate(kind), Addressee{Given: "Kasia", Family: "Żukowska"}, messageFacts())
		if err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		if !strings.Contains(m.Subject, "Launch") || !strings.HasPrefix(m.Body, "Hello Kasia,\n") || !strings.Contains(m.Body, "Ann Lee\nTest community\nann@example.org\n") || strings.ContainsAny(m.Body, "{}") {
			t.Errorf("%s reads:\n%s\n%s", kind, m.Subject, m.Body)
		}
		if kind.Title() == string(kind) {
			t.Errorf("%s has no title", kind)
		}
	}
}

func FuzzRender(f *testing.F) {
	f.Add("Hello {name}", "Kasia", "Żukowska", "Launch")
	f.Add("{{}}", "\r\n", "", "{name}")
	for _, kind := range MessageKinds {
		f.Add(DefaultTemplate(kind).Body, "a", "b", "c")
	}
	f.Fuzz(func(t *testing.T, body, given, family, title string) {
		facts := messageFacts()
		facts.Session.Title = title
		m, err := Render(Template{Subject: "{session} {name}", Body: body}, Addressee{Given: given, Family: family}, facts)
		if err != nil {
			return
		}
		if strings.ContainsFunc(m.Subject, unicode.IsControl) {
			t.Errorf("subject %q", m.Subject)
		}
		if !strings.HasSuffix(m.Body, "\n") || strings.ContainsFunc(strings.ReplaceAll(m.Body, "\n", ""), unicode.IsControl) {
			t.Errorf("body %q", m.Body)
		}
	})
}
