package programme

import (
	"context"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame/frametest"
)

var ctx = context.Background()

func sample() []row {
	session := func(title string, state model.State, start, end model.LocalTime, mode model.Mode) row {
		return row{Session: model.Session{Title: title, State: state, Start: start, End: end, Mode: mode, Zone: "Europe/London", Kind: "Gathering"}}
	}
	all := []row{
		session("Launch", model.Held, "2026-01-10T10:00", "2026-01-10T12:00", model.InPerson),
		session("Forgotten", model.Confirmed, "2026-03-10T10:00", "2026-03-10T12:00", model.Online),
		session("Called off", model.Cancelled, "2026-04-10T10:00", "2026-04-10T12:00", model.InPerson),
		session("Next", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30", model.Hybrid),
		session("Perhaps", model.Idea, "2026-07-12T13:00", "", model.InPerson),
		session("Some day", model.Idea, "", "", model.InPerson),
	}
	all[3].VenueName = "Ropewalk Hall"
	return all
}

func TestChipsShowTheirSessions(t *testing.T) {
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ chip, text, want string }{
		{ToCome, "", "Next,Perhaps"}, {Past, "", "Forgotten,Launch"}, {Ideas, "", "Perhaps,Some day"}, {Cancelled, "", "Called off"},
		{All, "", "Launch,Forgotten,Called off,Next,Perhaps,Some day"},
		{All, "ropewalk", "Next"}, {All, "jan 2026", "Launch"}, {All, "online", "Forgotten,Next"}, {All, "gath laun", "Launch"}, {ToCome, "launch", ""},
	} {
		var got []string
		for _, r := range filtered(sample(), tt.chip, tt.text, now) {
			got = append(got, r.Title)
		}
		if strings.Join(got, ",") != tt.want {
			t.Errorf("%s with %q shows %v, want %s", tt.chip, tt.text, got, tt.want)
		}
	}
	if n := counts(sample(), now); n[ToCome] != 2 || n[Past] != 2 || n[All] != 6 {
		t.Errorf("counts are %v", n)
	}
}

func TestANewSessionBeginsWithWhatTheNewestHas(t *testing.T) {
	d := newDraft(sample())
	if d.kind != "Gathering" || d.mode != model.InPerson || d.start != 13*60 || d.ends {
		t.Errorf("begins with %+v", d)
	}
	if d := newDraft(nil); d.mode != model.InPerson || d.start != 10*60 || d.end != 12*60 || !d.ends {
		t.Errorf("the first begins with %+v", d)
	}
}

func TestADraftBecomesASession(t *testing.T) {
	base := draft{title: " Autumn ", mode: model.InPerson, start: 10 * 60, end: 12 * 60, ends: true, venue: "v"}
	tests := []struct {
		name   string
		change func(*draft)
		want   model.Session
		fails  bool
	}{
		{"without a date it is an idea", func(*draft) {}, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Venue: "v"}, false},
		{"with a date", func(d *draft) { d.date = "2026-09-18" }, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Venue: "v",
			Start: "2026-09-18T10:00", End: "2026-09-18T12:00"}, false},
		{"online has no venue", func(d *draft) { d.mode = model.Online }, model.Session{Title: "Autumn", Mode: model.Online, State: model.Idea}, false},
		{"without an end", func(d *draft) { d.date, d.ends = "2026-09-18", false }, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Venue: "v",
			Start: "2026-09-18T10:00"}, false},
		{"without a title", func(d *draft) { d.title = "  " }, model.Session{}, true},
		{"an end before the start", func(d *draft) { d.date, d.end = "2026-09-18", 9*60 }, model.Session{}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := base
			tt.change(&d)
			got, err := d.session("Europe/London")
			if tt.fails {
				if err == nil {
					t.Error("it was let through")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got.Title != tt.want.Title || got.Mode != tt.want.Mode || got.State != tt.want.State || got.Venue != tt.want.Venue || got.Start != tt.want.Start || got.End != tt.want.End {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestATypedVenueIsAddedWithItsSession(t *testing.T) {
	s := frametest.Store(t)
	d := draft{title: "Autumn", mode: model.InPerson, start: 10 * 60, end: 12 * 60, venueName: "Library Hall"}
	id, err := d.save(ctx, s, "Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	venues, err := s.Venues(ctx)
	if err != nil || len(venues) != 1 || venues[0].Name != "Library Hall" {
		t.Fatalf("venues: %+v, %v", venues, err)
	}
	if v, err := s.Session(ctx, id); err != nil || v.Venue != venues[0].ID {
		t.Errorf("the session is at %q, %v", v.Venue, err)
	}
	d.mode = model.Online
	if _, err := d.save(ctx, s, "Europe/London"); err != nil {
		t.Fatal(err)
	}
	if venues, _ := s.Venues(ctx); len(venues) != 1 {
		t.Error("an online session added a venue")
	}
}

func TestTurnoutIsWhoCameOnceItIsHeld(t *testing.T) {
	head := model.Headcount{Listed: 40, Accepted: 27, Attended: 22}
	for state, want := range map[model.State]string{model.Confirmed: "27 accepted", model.Held: "22 came"} {
		if got := coming(storage.SessionRow{Session: model.Session{State: state}, Headcount: head}); got != want {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
	}
}

func TestAChipSaysWhichOfItsSessionsAreIdeas(t *testing.T) {
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	for chip, want := range map[string]string{ToCome: "To come 2 (1 idea)", Past: "Past 2", Ideas: "Ideas 2", Cancelled: "Cancelled 1", All: "All 6"} {
		if got := chipText(sample(), chip, now); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := chipText(sample(), Past, now.AddDate(1, 0, 0)); got != "Past 4 (1 idea)" {
		t.Errorf("a year later %q", got)
	}
}
