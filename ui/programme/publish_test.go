package programme

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"
)

func TestTheProgrammeIsPublished(t *testing.T) {
	s := frametest.Store(t)
	person, err := s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSession(ctx, model.Session{Title: "Summer with Kasia Żukowska", Mode: model.Online, State: model.Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London",
		Link: "https://meet.example.org/a", Facilitators: []model.ID{person}}); err != nil {
		t.Fatal(err)
	}
	add(t, s, "Perhaps", model.Idea, "2026-07-12T13:00")
	h, _ := open(t, s, frame.Place{Area: frame.Programme})
	saved := func(button, name string) string {
		h.Save = filepath.Join(t.TempDir(), name)
		h.Tap(button)
		file, err := os.ReadFile(h.Save)
		if err != nil {
			t.Fatal(err)
		}
		return string(file)
	}
	h.Do("Publish the programme: handout, poster, web page…")
	h.Sees("1 session.", "1 idea with a date is")
	if page := saved("Web page…", "p.html"); !strings.Contains(page, "Żukowska") || !strings.Contains(page, "https://meet.example.org/a") {
		t.Errorf("for members: %s", page)
	}
	forPublicNow := func() {
		h.Do("Publish the programme: handout, poster, web page…")
		field := frametest.Find[*widgets.SelectField](h, "For")
		field.SetValue(forPublic)
		field.Select.OnChanged(forPublic)
		h.Settle()
		h.Sees("a nickname in a")
	}
	for _, c := range []struct{ button, name string }{{"Web page…", "p.html"}, {"Markdown…", "p.md"}, {"Calendar file…", "p.ics"}} {
		forPublicNow()
		if file := saved(c.button, c.name); strings.Contains(file, "Żukowska") || strings.Contains(file, "meet.example") || !strings.Contains(file, "Summer with a member of the community") {
			t.Errorf("for the public, %s: %s", c.name, file)
		}
	}
	forPublicNow()
	if file := saved("Save PDF and open", "p.pdf"); !strings.HasPrefix(file, "%PDF-") {
		t.Error("it is no PDF")
	}
	h.Do("Publish the programme: handout, poster, web page…")
	h.Edit(frametest.Find[*widgets.DateField](h, "Until").Entry, "1 may 2020")
	h.Sees("A span must end on or after the day it begins")
	h.Edit(frametest.Find[*widgets.DateField](h, "From").Entry, "1 may 2019")
	h.Tap("Web page…")
	h.Sees("There is nothing to publish in these months yet")
	for _, err := range h.Errors {
		t.Error(err)
	}
}
