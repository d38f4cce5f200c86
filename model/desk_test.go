package model

import (
	"slices"
	"testing"
	"time"
)

func TestNearFindsOneEditInShortWordsAndTwoInLong(t *testing.T) {
	for _, test := range []struct {
		typed, word string
		want        bool
	}{
		{"kasha", "kasia", true}, {"kasha", "kasia1", true}, {"kahsia", "kasia", true}, {"kassia", "kasia", true}, {"ksia", "kasia", true},
		{"oneal", "oneill", true}, {"katherine", "catherine", true}, {"fairclouhg", "fairclough", true}, {"zukovska", "zukowska", true},
		{"mohamad", "muhammad", false}, {"mohammad", "muhammed", true}, {"wojick", "wojcik", true}, {"wojc", "wojcik", true},
		{"ann", "ana", false}, {"anna", "hanna", true}, {"anna", "ana", true}, {"anna", "emma", false}, {"smith", "jones", false},
		{"жукова", "жукава", true}, {"", "ana", false}, {"anna", "", false},
	} {
		n := NearTo(test.typed)
		if got := n.Fits(test.word); got != test.want {
			t.Errorf("%q is near %q: %v", test.typed, test.word, got)
		}
		if n.Fits(test.word) && !n.MayFit(Letters(test.word)) {
			t.Errorf("%q is ruled out for %q by its letters", test.word, test.typed)
		}
	}
}

func FuzzNearIsNeverRuledOutByLetters(f *testing.F) {
	f.Add("kasha", "kasia")
	f.Add("zukowska", "żukowska123")
	f.Fuzz(func(t *testing.T, typed, word string) {
		typed, word = Fold(typed), Fold(word)
		n := NearTo(typed)
		if n.Fits(word) && !n.MayFit(Letters(word)) {
			t.Errorf("%q fits %q, and its letters do not", word, typed)
		}
		if n.Possible() && !n.Fits(typed) {
			t.Errorf("%q is not near itself", typed)
		}
	})
}

func TestCountDoor(t *testing.T) {
	here := func(p Participation) Participation { p.Attendance, p.In = Attended, "2026-05-06T10:00"; return p }
	all := []Participation{
		here(Participation{Reply: Accepted}), {Reply: Accepted}, {Reply: Tentative, Attendance: NotRecorded}, {Reply: Declined, Attendance: NotRecorded},
		{Reply: NoReply, Attendance: NotRecorded}, here(Participation{Reply: NoReply, Source: WalkIn}), here(Participation{Reply: Declined}),
		{Reply: Accepted, Attendance: Apologies}, here(Participation{Reply: Accepted, ModeAttended: Online}), here(Participation{Reply: NoReply, Out: "2026-05-06T11:00"}),
		{Source: WalkIn, Attendance: NotRecorded},
	}
	all[1].Attendance = NotRecorded
	d := CountDoor(slices.Values(all))
	if d.In != 3 || d.Online != 1 || d.Left != 1 || d.Expected != 5 || d.ToCome != 2 || d.Absent != 1 || d.WalkIns != 1 {
		t.Errorf("%+v", d)
	}
	for words, door := range map[string]Door{"expected": {}, "expected, 2 still to come": {Expected: 5, ToCome: 2, Absent: 1},
		"expected, 1 did not come": {Expected: 5, Absent: 1}, "expected, all came": {Expected: 5}} {
		if got := door.ExpectedWords(); got != words {
			t.Errorf("%q, want %q", got, words)
		}
	}
	nobodySaid := CountDoor(slices.Values([]Participation{{Reply: NoReply, Attendance: NotRecorded}, here(Participation{Reply: NoReply}), {Reply: Declined, Attendance: NotRecorded}}))
	if nobodySaid.Expected != 2 || nobodySaid.ToCome != 1 {
		t.Errorf("%+v", nobodySaid)
	}
	for capacity, want := range map[int]string{0: "", 3: "", 40: "", 1: "2 more than the room holds"} {
		if got := d.Over(capacity); got != want {
			t.Errorf("room for %d: %q", capacity, got)
		}
	}
}

func TestForDesk(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 6, 12, hour, 0, 0, 0, time.UTC) } // London is an hour ahead
	s := func(title string, start, end LocalTime) Session {
		return Session{Title: title, Mode: InPerson, State: Confirmed, Start: start, End: end, Zone: "Europe/London"}
	}
	cancelled := s("cancelled", "2026-06-12T08:00", "2026-06-12T20:00")
	cancelled.State = Cancelled
	all := []Session{s("before", "2026-06-11T10:00", "2026-06-11T11:00"), cancelled, s("morning", "2026-06-12T10:00", "2026-06-12T11:00"),
		s("evening", "2026-06-12T18:00", "2026-06-12T20:00"), s("later", "2026-06-20T18:00", "2026-06-20T20:00"), {Title: "idea", State: Idea, Zone: "Europe/London"}}
	for _, test := range []struct {
		all         []Session
		hour        int
		today, next string
	}{{all, 7, "morning", "later"}, {all, 9, "morning", "later"}, {all, 11, "evening", "later"}, {all, 18, "evening", "later"}, {all, 21, "evening", "later"},
		{all[4:], 7, "", "later"}, {all[:1], 7, "", ""}} {
		today, next := ForDesk(test.all, at(test.hour))
		title := func(s *Session) string {
			if s == nil {
				return ""
			}
			return s.Title
		}
		if title(today) != test.today || title(next) != test.next {
			t.Errorf("at %d: %q and %q, want %q and %q", test.hour, title(today), title(next), test.today, test.next)
		}
	}
	early := all[4]
	if got, want := early.DeskWord(at(9)), "Set up early: the session is in 8 days (Sat 20 Jun 2026). Whoever you mark now counts as having come; Enter takes it back."; got != want {
		t.Errorf("early: %q", got)
	}
	if got := all[2].DeskWord(at(9)); got != "" {
		t.Errorf("today: %q", got)
	}
	for _, v := range []Session{cancelled, all[0], all[5]} {
		if v.DeskWord(at(9)) == "" {
			t.Errorf("%s: nothing is said", v.Title)
		}
	}
}
