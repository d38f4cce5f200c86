package model

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCheckIn(t *testing.T) {
	const at = LocalTime("2026-06-12T12:55")
	expected := Participation{ID: "p", Source: Invited, Reply: Accepted, Attendance: NotRecorded, AccessNeeds: "ramp", Note: "late"}
	for _, test := range []struct {
		session, chosen, want Mode
	}{
		{InPerson, "", InPerson}, {Online, "", Online}, {Hybrid, "", ""}, {Hybrid, Online, Online}, {InPerson, Online, Online},
	} {
		before := expected
		before.ModeAttended, before.Out = test.chosen, "2026-06-12T12:58"
		want := expected
		want.Attendance, want.In, want.ModeAttended = Attended, at, test.want
		in := before.CheckIn(at, test.session)
		if diff := cmp.Diff(want, in); diff != "" {
			t.Errorf("%s, %q: %s", test.session, test.chosen, diff)
		}
		if diff := cmp.Diff(expected, in.UndoCheckIn()); diff != "" {
			t.Errorf("taken back: %s", diff)
		}
	}
}

func TestHeadcountSumsUp(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var h Headcount
		n := rapid.IntRange(0, 60).Draw(r, "people")
		walkIns, recorded := 0, 0
		for range n {
			source := rapid.SampledFrom([]Source{Invited, SignedUp, WalkIn, Imported}).Draw(r, "source")
			attendance := rapid.SampledFrom(Attendances).Draw(r, "attendance")
			reply := rapid.SampledFrom(Replies).Draw(r, "reply")
			h.Add(source, reply, attendance)
			if source == WalkIn {
				walkIns++
			}
			if attendance != NotRecorded || reply == Declined {
				recorded++
			}
		}
		replies := h.Accepted + h.Tentative + h.Waitlisted + h.Declined + h.NoReply
		if h.Listed != n || replies != n || h.WalkIns != walkIns || h.NotRecorded() != n-recorded || h.Attended+h.Apologies+h.SaidNo+h.NoShow+h.NoWord != recorded {
			r.Fatalf("%+v of %d people", h, n)
		}
	})
}

func TestHeadcountOfOneEach(t *testing.T) {
	var h Headcount
	for i, reply := range Replies {
		h.Add(Invited, reply, Attendances[min(i, 3)])
	}
	h.Add(WalkIn, Accepted, Attended)
	want := Headcount{Listed: 6, Unasked: 1, Accepted: 2, Tentative: 1, Waitlisted: 1, Declined: 1, NoReply: 1, Attended: 2, Apologies: 1, NoWord: 1, SaidNo: 1, WalkIns: 1, Open: 1}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Error(diff)
	}
}

func TestARowThatNobodyCanReadIsAWalkInWhoCame(t *testing.T) {
	var h Headcount
	h.Add(Invited, Accepted, Attended)
	h.AddIllegible(2)
	if diff := cmp.Diff(Headcount{Listed: 3, Unasked: 2, Accepted: 1, NoReply: 2, Attended: 3, WalkIns: 2, Illegible: 2}, h); diff != "" {
		t.Error(diff)
	}
}

func TestRoomWarnsAndNeverRefuses(t *testing.T) {
	for _, test := range []struct {
		accepted, tentative, capacity, left int
		warning                             string
	}{
		{50, 50, 0, 0, ""}, {0, 0, 40, 40, ""}, {39, 1, 40, 1, ""}, {40, 0, 40, 0, ""},
		{39, 2, 40, 1, "41 accepted or tentative, the room holds 40"},
		{41, 0, 40, 0, "1 more accepted than the room holds (40)"}, {60, 9, 40, 0, "20 more accepted than the room holds (40)"},
	} {
		h := Headcount{Accepted: test.accepted, Tentative: test.tentative, Waitlisted: 5, Declined: 5}
		if left, warning := h.Room(test.capacity); left != test.left || warning != test.warning {
			t.Errorf("%d + %d in %d: %d left, %q", test.accepted, test.tentative, test.capacity, left, warning)
		}
	}
}

func TestEngagementOf(t *testing.T) {
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	recent, edge, old := now.AddDate(0, -1, 0), now.AddDate(0, -3, 0), now.AddDate(0, -8, 0)
	for _, test := range []struct {
		name                          string
		invited, came, inWindow, held int
		first                         time.Time
		want                          Engagement
	}{
		{"unknown to us", 0, 0, 0, 9, time.Time{}, NeverAsked},
		{"asked in vain", 3, 0, 0, 9, time.Time{}, NeverCame},
		{"came long ago", 9, 5, 0, 9, old, Lapsed},
		{"walked in long ago", 0, 1, 0, 0, old, Lapsed},
		{"new", 1, 1, 1, 9, recent, Newcomer},
		{"new, and there was one session", 1, 1, 1, 1, recent, Newcomer},
		{"no longer new", 1, 1, 1, 9, edge, Peripheral},
		{"just still new", 1, 1, 1, 9, edge.Add(time.Second), Newcomer},
		{"two in a month", 2, 2, 2, 3, recent, Active},
		{"all three", 3, 3, 3, 3, old, Core},
		{"two thirds", 9, 6, 6, 9, old, Core},
		{"a bit less than two thirds", 9, 5, 5, 9, old, Active},
		{"both of two", 2, 2, 2, 2, old, Active},
		{"one third", 9, 3, 3, 9, old, Active},
		{"two of six", 6, 2, 2, 6, old, Active},
		{"two of seven", 7, 2, 2, 7, old, Occasional},
		{"one of nine, and earlier ones", 9, 4, 1, 9, old, Peripheral},
		{"one of one, and earlier ones", 9, 4, 1, 1, old, Peripheral},
	} {
		a := AttendanceSummary{Invited: test.invited, Past: test.invited, Came: test.came, FirstCame: test.first, LastCame: test.first, Recent: test.inWindow, Held: test.held}
		if got := EngagementOf(a, now); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestOnlySessionsThatAreOverAreMissed(t *testing.T) {
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name                string
		invited, past, came int
		want                Engagement
	}{
		{"never asked", 0, 0, 0, NeverAsked},
		{"asked to one session to come", 1, 0, 0, OnlyInvited},
		{"asked to three sessions to come", 3, 0, 0, OnlyInvited},
		{"missed one, asked to another", 2, 1, 0, NeverCame},
		{"came, asked to another", 2, 1, 1, Newcomer},
		{"here already, before it is over", 1, 0, 1, Newcomer},
	} {
		a := AttendanceSummary{Invited: test.invited, Past: test.past, Came: test.came, Recent: test.came, Held: 1}
		if test.came > 0 {
			a.FirstCame, a.LastCame = now.AddDate(0, -1, 0), now.AddDate(0, -1, 0)
		}
		if got := EngagementOf(a, now); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestReplyKeysAreEveryReply(t *testing.T) {
	set := map[Reply]bool{}
	for _, reply := range ReplyKeys {
		set[reply] = true
	}
	if len(set) != len(Replies) || len(ReplyKeys) != len(Replies) {
		t.Errorf("%d keys for %d replies", len(ReplyKeys), len(Replies))
	}
}

func TestWordsOfAListAddUpToIt(t *testing.T) {
	sources := map[string][]Source{
		"0 people on the list":                                     nil,
		"1 person on the list, invited":                            {Invited},
		"2 people on the list, nobody invited":                     {SignedUp, Imported},
		"4 people on the list: 1 invited, 3 came to it themselves": {WalkIn, Invited, SignedUp, Imported},
	}
	for want, all := range sources {
		var h Headcount
		for _, source := range all {
			h.Add(source, NoReply, NotRecorded)
		}
		if got := h.ListWords(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
