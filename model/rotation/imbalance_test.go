package rotation

import (
	"fmt"
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// sentences are the imbalances of a programme, one a line.
func sentences(in Input) string {
	var lines []string
	for _, i := range New(in).Imbalances() {
		lines = append(lines, fmt.Sprintf("%d %s", i.People, i.Words))
	}
	return strings.Join(lines, "\n")
}

func TestImbalances(t *testing.T) {
	three := func(more ...Session) []Session {
		return append([]Session{held("2026-02-02T10:00", "attic"), held("2026-03-02T10:00", "attic"), held("2026-04-01T10:00", "attic")}, more...)
	}
	toCome := func(venue model.ID) Session {
		return Session{State: model.Confirmed, Start: "2026-06-01T19:00", Venue: venue, Mode: model.Hybrid}
	}
	evening := Session{State: model.Confirmed, Start: "2026-06-01T19:00", Mode: model.Online}
	for _, c := range []struct {
		what     string
		sessions []Session
		want     string
	}{
		{"two sessions are too few", three()[:2], ""},
		{"in person, by day, in the north", three(), `18 No session has been online; 18 people can come that way.
6 South has 6 contacts and has never hosted.
6 No session has been in “Evening”, when 6 people can come.
6 The sector “Club” has 6 contacts and has never hosted.`},
		{"announced is as good as held", three(toCome("barn")), ""},
		{"cancelled is not", three(Session{State: model.Cancelled, Start: "2026-06-01T19:00", Venue: "barn", Mode: model.Hybrid}), sentences(input(three()...))},
		{"an idea is told", three(evening, Session{State: model.Idea, Title: "Barn dance", Venue: "barn"}), `6 South has 6 contacts and has never hosted; the idea “Barn dance” would settle it, but has no date.
6 The sector “Club” has 6 contacts and has never hosted; the idea “Barn dance” would settle it, but has no date.`},
		{"with its date", three(evening, Session{State: model.Idea, Title: "Barn dance", Venue: "barn", Start: "2026-07-01T10:00"}), `6 South has 6 contacts and has never hosted; the idea “Barn dance” would settle it on 1 July 2026.
6 The sector “Club” has 6 contacts and has never hosted; the idea “Barn dance” would settle it on 1 July 2026.`},
		{"a district waits after twelve months", three(evening, held("2025-05-06T10:00", "barn")), `6 South has 6 contacts and has not hosted since May 2025.
6 The sector “Club” has 6 contacts and has not hosted since May 2025.`},
		{"not a day before", three(evening, held("2025-05-07T10:00", "barn")), ""},
		{"a band and a mode wait after six", three(toCome("barn"))[:3:3], sentences(input(three()...))},
		{"since when", three(held("2025-10-30T10:00", "barn"), online("2025-11-06T19:00")), `18 No session has been online since November 2025; 18 people can come that way.
6 No session has been in “Evening” since November 2025, when 6 people can come.`},
		{"not a day before either", three(held("2025-10-30T10:00", "barn"), online("2025-11-07T19:00")), "6 4 of the last 5 sessions were in “Daytime”; 6 people can come only at other times."},
		{"online alone says nothing of places", []Session{online("2026-02-02T10:00"), online("2026-03-02T19:00"), online("2026-04-01T10:00")}, "18 No session has been in person; 18 people can come that way."},
	} {
		if diff := cmp.Diff(c.want, sentences(input(c.sessions...))); diff != "" {
			t.Errorf("%s: %s", c.what, diff)
		}
	}
}

func TestFewPeopleAreNotSpokenOf(t *testing.T) {
	in := input(held("2026-02-02T10:00", "attic"), held("2026-03-02T10:00", "attic"), held("2026-04-01T10:00", "attic"))
	for n, want := range map[int]bool{4: false, 5: true} {
		in.People = []People{{District: "north", CanInBands: silent, N: 20}, {District: "south", CanInBands: silent, N: n}}
		if got := strings.Contains(sentences(in), "South has"); got != want {
			t.Errorf("of %d in the south it is said: %v", n, got)
		}
	}
}

func TestNearlyAllTurns(t *testing.T) {
	program := func(days, evenings int, mode model.Mode) (all []Session) {
		for i := range days + evenings {
			clock := model.Clock(10 * 60)
			if i < evenings {
				clock = 19 * 60
			}
			start := model.At(model.DateOf(noon.AddDate(0, 0, 7*(i/5)+i%5-121)), clock) // 5 January is a Monday
			all = append(all, Session{Start: start, Mode: mode, Venue: []model.ID{"attic", "barn"}[i%2]})
		}
		return all
	}
	for _, c := range []struct {
		what     string
		sessions []Session
		said     bool
		want     string
	}{
		{"four are too few", program(4, 0, model.InPerson), false, "in “Daytime”;"},
		{"five of five, when the evening is said to wait", program(5, 0, model.InPerson), false, "in “Daytime”;"},
		{"four of five", program(4, 1, model.InPerson), true, "6 4 of the last 5 sessions were in “Daytime”; 6 people can come only at other times."},
		{"seven of ten", program(7, 3, model.InPerson), false, "in “Daytime”;"},
		{"eight of ten", program(8, 2, model.InPerson), true, "6 8 of the last 10 sessions were in “Daytime”"},
		{"the first of eleven is not looked at", program(8, 3, model.InPerson), true, "6 8 of the last 10 sessions were in “Daytime”"},
		{"all hybrid is both modes", program(5, 5, model.Hybrid), false, "can come only in person"},
		{"all but one online", append(program(5, 4, model.Online), held("2026-04-01T10:00", "attic")), true, "5 9 of the last 10 sessions were online; 5 people can come only in person."},
		{"all online is said once", program(5, 5, model.Online), false, "of the last 10 sessions were online"},
	} {
		in := input(c.sessions...)
		in.People = append(in.People, People{CanInBands: inRoom, N: 5})
		if got := sentences(in); strings.Contains(got, c.want) != c.said {
			t.Errorf("%s: %q is said: %v\n%s", c.what, c.want, !c.said, got)
		}
	}
	in := input(held("2026-01-05T10:00", "attic"), held("2026-01-06T10:00", "attic"), held("2026-01-07T10:00", "attic"), held("2026-01-08T10:00", "attic"), held("2026-01-09T10:00", "barn"))
	for _, want := range []string{"6 4 of the last 5 sessions in a room were in North; 6 contacts are in other districts.", "6 4 of the last 5 sessions in a room were hosted by “Public”; 6 contacts are in other sectors."} {
		if got := sentences(in); !strings.Contains(got, want) {
			t.Errorf("not said: %s\n%s", want, got)
		}
	}
	in.People[1].N = 100 // nearly everyone is in the north
	if got := sentences(in); strings.Contains(got, "in other districts") {
		t.Errorf("that most sessions are where most people are is no imbalance: %s", got)
	}
}

func TestOneVenueOfSeveral(t *testing.T) {
	three := []Session{held("2026-02-02T10:00", "attic"), held("2026-03-02T10:00", "attic"), held("2026-04-01T10:00", "attic")}
	more := func(names ...string) Input {
		in := input(three...)
		for _, n := range names {
			in.Venues = append(in.Venues, VenueAt{ID: model.ID(n), Name: n, District: "north"})
		}
		return in
	}
	const said = "12 All 3 sessions in North since May 2024 were at Attic; "
	for want, in := range map[string]Input{
		said + "Loft had none.":                         more("Loft"),
		said + "Loft, Mill and Nook had none.":          more("Loft", "Mill", "Nook"),
		said + "Loft, Mill and 2 other venues had none": more("Loft", "Mill", "Nook", "Oast"),
	} {
		if got := sentences(in); !strings.Contains(got, want) {
			t.Errorf("not said: %s\n%s", want, got)
		}
	}
	used := more("Loft")
	used.Sessions = append(used.Sessions, Session{ID: "more", State: model.Confirmed, Start: "2026-06-01T10:00", Venue: "Loft", Mode: model.InPerson, Zone: "Europe/London"})
	old := more("Loft")
	old.Sessions[0].Start = "2024-05-05T10:00"
	for what, in := range map[string]Input{"no other venue": more(), "the other has its turn soon": used, "two sessions in two years": old} {
		if got := sentences(in); strings.Contains(got, "were at Attic") {
			t.Errorf("%s: %s", what, got)
		}
	}
}

func TestWhatConcernsMostPeopleComesFirst(t *testing.T) {
	in := input(held("2026-02-02T10:00", "attic"), held("2026-03-02T10:00", "attic"), held("2026-04-01T10:00", "attic"))
	before := 1 << 30
	for _, i := range New(in).Imbalances() {
		if i.People > before {
			t.Errorf("%q concerns more than what stands before it", i.Words)
		}
		before = i.People
	}
}

func TestState(t *testing.T) {
	for want, sessions := range map[string][]Session{
		"No session was held yet: the ledger begins with the first.":    {{State: model.Idea}},
		"1 session was held so far: too few to say whose turn it is.":   {online("2026-04-01T10:00")},
		"2 sessions were held so far: too few to say whose turn it is.": {online("2026-04-01T10:00"), online("2026-04-02T10:00")},
		"3 sessions were held since 1 March 2026.":                      {online("2026-04-01T10:00"), online("2026-03-01T10:00"), online("2026-04-02T10:00")},
	} {
		if got := New(input(sessions...)).State(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
