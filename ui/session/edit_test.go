package session

import (
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTimesOfASession(t *testing.T) {
	dated := model.Session{Start: "2026-06-12T13:00", End: "2026-06-12T14:30"}
	tests := []struct {
		name       string
		from       model.Session
		change     func(*model.Session)
		start, end model.LocalTime
	}{
		{"a first date brings times", model.Session{}, func(s *model.Session) { setDate(s, "2026-06-12", nil) }, "2026-06-12T10:00", "2026-06-12T12:00"},
		{"another date keeps the times", dated, func(s *model.Session) { setDate(s, "2026-07-01", nil) }, "2026-07-01T13:00", "2026-07-01T14:30"},
		{"a date keeps an open end open", model.Session{Start: "2026-06-12T13:00"}, func(s *model.Session) { setDate(s, "2026-07-01", nil) }, "2026-07-01T13:00", ""},
		{"a date moves a night with its end", model.Session{Start: "2026-06-12T22:00", End: "2026-06-13T01:00"},
			func(s *model.Session) { setDate(s, "2026-07-01", nil) }, "2026-07-01T22:00", "2026-07-02T01:00"},
		{"no date takes the times away", dated, func(s *model.Session) { setDate(s, "", nil) }, "", ""},
		{"the start takes the end along", dated, func(s *model.Session) { setStart(s, 18*60) }, "2026-06-12T18:00", "2026-06-12T19:30"},
		{"the end stays on its day", dated, func(s *model.Session) { setEnd(s, 15*60, true) }, "2026-06-12T13:00", "2026-06-12T15:00"},
		{"an end before the start is left to be refused", dated, func(s *model.Session) { setEnd(s, 9*60, true) }, "2026-06-12T13:00", "2026-06-12T09:00"},
		{"midnight is the next day", dated, func(s *model.Session) { setEnd(s, 24*60, true) }, "2026-06-12T13:00", "2026-06-13T00:00"},
		{"a night stays a night", model.Session{Start: "2026-06-12T22:00", End: "2026-06-13T01:00"},
			func(s *model.Session) { setEnd(s, 2*60, true) }, "2026-06-12T22:00", "2026-06-13T02:00"},
		{"the end can be taken away", dated, func(s *model.Session) { setEnd(s, 0, false) }, "2026-06-12T13:00", ""},
		{"the night the clocks change keeps its length on the clock", model.Session{Start: "2026-03-28T23:00", End: "2026-03-29T03:00", Zone: "Europe/London"},
			func(s *model.Session) { setDate(s, "2026-04-04", nil) }, "2026-04-04T23:00", "2026-04-05T03:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.change(&tt.from)
			if tt.from.Start != tt.start || tt.from.End != tt.end {
				t.Errorf("from %s to %s, want %s to %s", tt.from.Start, tt.from.End, tt.start, tt.end)
			}
		})
	}
}

func TestAgendaItemsMoveAndGo(t *testing.T) {
	agenda := []model.AgendaItem{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	tests := []struct {
		name   string
		change func(*model.Session)
		want   string
	}{
		{"up", moveItem("b", -1), "bac"},
		{"down", moveItem("b", 1), "acb"},
		{"not above the first", moveItem("a", -1), "abc"},
		{"not below the last", moveItem("c", 1), "abc"},
		{"one that has gone", moveItem("x", 1), "abc"},
		{"removed", removeItem("b"), "ac"},
		{"edited where it is", editItem("c", func(i *model.AgendaItem) { i.ID = "d" }), "abd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := model.Session{Title: "Launch", Mode: model.Online, State: model.Idea, Zone: "Europe/London", Agenda: agenda}
			after, err := changed(before, tt.change)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, i := range after.Agenda {
				got += string(i.ID)
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if before.Agenda[0].ID != "a" || before.Agenda[1].ID != "b" || before.Agenda[2].ID != "c" {
				t.Error("the session that was shown has changed too")
			}
		})
	}
}

func TestMovingAnItemLosesNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := model.Session{}
		n := rapid.IntRange(1, 8).Draw(t, "items")
		for i := range n {
			s.Agenda = append(s.Agenda, model.AgendaItem{ID: model.ID(rune('a' + i))})
		}
		for range rapid.IntRange(1, 20).Draw(t, "moves") {
			moveItem(s.Agenda[rapid.IntRange(0, n-1).Draw(t, "which")].ID, rapid.IntRange(-9, 9).Draw(t, "by"))(&s)
		}
		seen := map[model.ID]bool{}
		for _, i := range s.Agenda {
			seen[i.ID] = true
		}
		if len(seen) != n || len(s.Agenda) != n {
			t.Fatalf("%d different of %d items are left of %d", len(seen), len(s.Agenda), n)
		}
	})
}

func TestDuplicateIsANewIdeaWithTheSamePlan(t *testing.T) {
	from := model.Session{ID: "1", Title: "Launch", State: model.Held, Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Venue: "v", UID: "u", Sequence: 3,
		Link: "https://meet.example.org/1",
		Cost: 4500, Budget: 5000, Facilitators: []model.ID{"p"}, Agenda: []model.AgendaItem{{ID: "a", Title: "Welcome", Minutes: 10, Presenters: []model.ID{"p"}}}}
	want := model.Session{Title: "Launch", State: model.Idea, Venue: "v", Budget: 5000, Agenda: []model.AgendaItem{{Title: "Welcome", Minutes: 10}}}
	if diff := cmp.Diff(want, from.Duplicate()); diff != "" {
		t.Error(diff)
	}
	want.Link, want.Facilitators, want.Agenda[0].Presenters = from.Link, []model.ID{"p"}, []model.ID{"p"}
	if diff := cmp.Diff(want, from.Repeat()); diff != "" {
		t.Error(diff)
	}
	if from.Agenda[0].ID != "a" || len(from.Agenda[0].Presenters) != 1 {
		t.Error("the original lost the id of its agenda item")
	}
}

func TestTheClockRunsAlongTheAgenda(t *testing.T) {
	items := []model.AgendaItem{{Minutes: 10}, {Minutes: 45}}
	tests := []struct {
		name    string
		session model.Session
		want    []string
		total   string
	}{
		{"from its start", model.Session{Start: "2026-06-12T13:00", End: "2026-06-12T14:00", Zone: "Europe/London", Agenda: items},
			[]string{"13:00", "13:10", "13:55"}, "Ends 13:55, 55 minutes in all. 5 min are still free."},
		{"over midnight", model.Session{Start: "2026-06-12T23:30", Zone: "Europe/London", Agenda: items}, []string{"23:30", "23:40", "00:25"}, "Ends 00:25, 55 minutes in all."},
		{"without a date", model.Session{Agenda: items}, []string{"+00:00", "+00:10", "+00:55"}, "Ends +00:55, 55 minutes in all."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, clocks(tt.session)); diff != "" {
				t.Error(diff)
			}
			if got := agendaTotal(tt.session); got != tt.total {
				t.Errorf("got %q, want %q", got, tt.total)
			}
		})
	}
}
