package report

import (
	"errors"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func programmeInput() ProgrammeInput {
	one := sessionInput()
	one.Session.State, one.Session.Facilitators, one.Session.Kind = model.Confirmed, []model.ID{"b"}, "Gathering"
	later := model.Session{Title: "Open table", Mode: model.Online, State: model.SaveTheDate, Start: "2026-01-15T18:00", End: "2026-01-15T19:00", Zone: "Europe/London", Link: "https://meet.example.org/b"}
	idea := model.Session{Title: "Some day", State: model.Idea, Start: "2025-10-01T10:00", Zone: "Europe/London"}
	held := model.Session{Title: "Launch", State: model.Held, Start: "2025-09-01T10:00", Zone: "Europe/London"}
	return ProgrammeInput{Community: one.Community, Today: "2025-09-02", Names: map[model.ID]string{"a": "Kasia Żukowska", "b": "Ann Abbot"},
		Sessions: []ProgrammeSession{{later, nil}, {one.Session, one.Venue}, {idea, nil}, {held, nil}}}
}

func TestProgrammeForMembers(t *testing.T) {
	p, err := NewProgramme(programmeInput())
	if err != nil {
		t.Fatal(err)
	}
	if p.Title != "Programme, September 2025 to January 2026" || p.Name != "Mersey Data Community programme 2025-09 to 2026-01" || p.Count() != 3 || p.Contact != "Ann Abbot · ann@example.org" || p.Ideas != 1 {
		t.Errorf("it is %+v", p)
	}
	if len(p.Months) != 2 || p.Months[0].Name != "September 2025" || p.Months[0].Items[0].State != "held" || p.Months[0].Items[0].Where != "Place to be announced" {
		t.Fatalf("its months are %+v", p.Months)
	}
	want := ProgrammeItem{
		Title: "Autumn gathering", Date: "2025-09-18", When: "Thursday 18 September 2025, 10:00–12:00", Time: "10:00–12:00", Mode: "in person and online",
		Where: "Room 2, Ropewalk Hall, 12 Example Street, and online", About: []string{"One.", "Two."}, Topics: []string{"Thirty forms into one (Kasia Żukowska)"},
		Led: "Ann Abbot", Access: "Step-free: yes · Accessible toilet: not known; please ask us · Hearing loop: no", Link: "https://meet.example.org/a",
		Summary: "10:00–12:00 · Room 2, Ropewalk Hall, 12 Example Street, and online",
	}
	if diff := cmp.Diff(want, p.Months[0].Items[1]); diff != "" {
		t.Error(diff)
	}
	if s := p.Months[1].Items[0]; s.Summary != "18:00–19:00 · Online · save the date" {
		t.Errorf("the summary is %q", s.Summary)
	}
}

func TestProgrammeForThePublicNamesNobody(t *testing.T) {
	in := programmeInput()
	public := NewPublic([]string{"Kasia Żukowska", "Ann Abbot"}, nil)
	in.Public = &public
	in.Sessions[1].Description = "Led by Ann Abbot.\nJoin at https://meet.example.org/a."
	p, err := NewProgramme(in)
	if err != nil {
		t.Fatal(err)
	}
	s := p.Months[0].Items[1]
	if s.Link != "" || s.Led != "" || p.Contact != "" || !cmp.Equal(s.Topics, []string{"Thirty forms into one"}) || !cmp.Equal(s.About, []string{"Led by a member of the community."}) {
		t.Errorf("the public sees %+v, contact %q", s, p.Contact)
	}
	if in.Sessions[1].Agenda[1].Presenters == nil {
		t.Error("the session itself was changed")
	}
	for email, want := range map[string]string{"hello@example.org": "hello@example.org", "a.abbot@example.org": "", "ANN@example.org": "", "": ""} {
		in.Community.OrganiserEmail = email
		if p, _ := NewProgramme(in); p.Contact != want {
			t.Errorf("of %q the public sees %q", email, p.Contact)
		}
	}
	in.Community.OrganiserEmail, in.Owners = "kasia.z@example.org", []string{"Kasia Żukowska"}
	if p, _ := NewProgramme(in); p.Contact != "" {
		t.Errorf("the public sees %q, which is Kasia’s own", p.Contact)
	}
}

func TestProgrammeToCome(t *testing.T) {
	in := programmeInput()
	in.Sessions[1].State = model.Cancelled
	p, err := NewProgramme(in)
	if err != nil {
		t.Fatal(err)
	}
	next, err := p.ToCome()
	if err != nil || next.Count() != 1 || next.Title != "Programme, January 2026" || next.Span != "January 2026" || next.Name != "Mersey Data Community programme 2026-01" || p.Span != "September 2025 to January 2026" || p.Count() != 3 {
		t.Errorf("to come is %+v, %v", next, err)
	}
	in.Sessions = in.Sessions[1:]
	if p, err = NewProgramme(in); err != nil {
		t.Fatal(err)
	}
	if _, err := p.ToCome(); !errors.Is(err, ErrNoProgramme) {
		t.Errorf("nothing is to come, and it says %v", err)
	}
	in.Sessions = in.Sessions[1:2]
	if _, err := NewProgramme(in); !errors.Is(err, ErrNoProgramme) {
		t.Errorf("only an idea, and it says %v", err)
	}
}
