package model

import (
	"testing"
	"time"
)

func TestWhoHoldsAnotherTime(t *testing.T) {
	s := Session{State: Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London", Mode: InPerson}
	moved := s
	moved.Start = "2026-06-13T13:00"
	old, now := Promise(s), Promise(moved)
	for _, test := range []struct {
		name string
		told []Told
		want bool
	}{
		{"nobody told them", nil, false},
		{"told before", []Told{{Promise: old, Sequence: 0}}, true},
		{"told before without a file", []Told{{Promise: old, Sequence: -1}}, true},
		{"told since", []Told{{Promise: old, Sequence: 0}, {Promise: now, Sequence: 1}}, false},
		{"told since, their calendar not", []Told{{Promise: old, Sequence: 0}, {Promise: now, Sequence: -1}}, true},
		{"told since, never had a file", []Told{{Promise: old, Sequence: -1}, {Promise: now, Sequence: -1}}, false},
	} {
		if got := Outdated(moved, test.told); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
	if Outdated(s, []Told{{Promise: old, Sequence: 0}}) {
		t.Error("a move that was taken back leaves people with another time")
	}
	retitled := s
	retitled.Title, retitled.Description, retitled.State = "Other", "Words", SaveTheDate
	if Promise(retitled) != old {
		t.Error("a title is a promise")
	}
	moved.State = Cancelled
	if !Outdated(moved, []Told{{Promise: now}}) || Outdated(moved, []Told{{Promise: Promise(moved)}}) {
		t.Error("a cancellation is not told from a session that takes place")
	}
	moved.State = Held
	if Outdated(moved, []Told{{Promise: old}}) {
		t.Error("a session that is over waits for an update")
	}
}

func TestHowPeopleAreReached(t *testing.T) {
	for _, test := range []struct {
		prefers               Channel
		email, phone, address string
		want                  Channel
		why                   string
	}{
		{"", "a@example.org", "1", "x", ByEmail, ""},
		{"", "", "1", "x", ByPhone, ""},
		{"", "", "", "x", ByPost, ""},
		{"", "", "", " ", "", "has no email, phone or address yet"},
		{ByEmail, "", "1", "", ByPhone, ""},
		{ByPhone, "a@example.org", "1", "", ByPhone, ""},
		{ByPhone, "a@example.org", "", "x", ByPost, ""},
		{ByPhone, "a@example.org", "", "", "", "prefers the phone, and no number is known"},
		{ByPost, "a@example.org", "1", "x", ByPost, ""},
		{ByPost, "a@example.org", "", "", "", "prefers post, and no address is known"},
	} {
		if got, why := Reach(test.prefers, test.email, test.phone, test.address); got != test.want || why != test.why {
			t.Errorf("%+v: %q, %q", test, got, why)
		}
	}
}

func TestWhatASessionWaitsToTell(t *testing.T) {
	before, after := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 6, 20, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		state            State
		outdated, untold int
		now              time.Time
		want             MessageKind
	}{
		{SaveTheDate, 0, 5, before, TellSaveTheDate},
		{Confirmed, 0, 5, before, TellInvitation},
		{Confirmed, 0, 0, before, TellReminder},
		{SaveTheDate, 0, 0, before, TellReminder},
		{Confirmed, 2, 5, before, TellChange},
		{SaveTheDate, 2, 0, before, TellChange},
		{Cancelled, 2, 0, before, TellCancellation},
		{Confirmed, 0, 0, after, TellThanks},
		{Held, 0, 0, after, TellThanks},
	} {
		s := Session{State: test.state, Start: "2026-06-12T13:00", Zone: "Europe/London"}
		if got := SuggestKind(s, test.outdated, test.untold, test.now); got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
	}
}

func TestForWhomAMessageIs(t *testing.T) {
	s := Session{State: Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London"}
	saved := []Told{{Kind: TellSaveTheDate, Promise: Promise(s)}}
	invited := append([]Told(nil), Told{Kind: TellInvitation, Promise: Promise(s)})
	stale := []Told{{Kind: TellInvitation, Promise: "old"}}
	for _, test := range []struct {
		kind  MessageKind
		reply Reply
		came  Attendance
		told  []Told
		want  bool
	}{
		{TellSaveTheDate, NoReply, "", nil, true},
		{TellSaveTheDate, NoReply, "", saved, false},
		{TellSaveTheDate, NoReply, "", invited, false},
		{TellInvitation, NoReply, "", saved, true},
		{TellInvitation, NoReply, "", invited, false},
		{TellInvitation, Declined, "", nil, false},
		{TellReminder, Accepted, "", invited, true},
		{TellReminder, Declined, "", invited, false},
		{TellReminder, Waitlisted, "", invited, false},
		{TellChange, Declined, "", stale, true},
		{TellChange, Accepted, "", invited, false},
		{TellThanks, Accepted, Attended, invited, true},
		{TellThanks, Accepted, NoShow, invited, false},
	} {
		if why := WhyNot(test.kind, s, test.reply, test.came, test.told); (why == "") != test.want {
			t.Errorf("%+v: %q", test, why)
		}
	}
	if !NotTold(s, saved) || NotTold(s, invited) || !NotTold(s, nil) {
		t.Error("a date to hold is not told from an invitation")
	}
	s.State = SaveTheDate
	if NotTold(s, saved) || !NotTold(s, nil) {
		t.Error("a date to hold is not told")
	}
}

func TestWhatCannotBeTold(t *testing.T) {
	dated := Session{State: Confirmed, Start: "2026-06-12T13:00"}
	idea, cancelled := dated, dated
	idea.State, cancelled.State = Idea, Cancelled
	for _, test := range []struct {
		kind MessageKind
		s    Session
		may  bool
	}{
		{TellInvitation, dated, true}, {TellInvitation, idea, false}, {TellInvitation, Session{State: Idea}, false},
		{TellCancellation, dated, false}, {TellCancellation, cancelled, true}, {TellReminder, cancelled, false},
	} {
		if err := MayTell(test.kind, test.s); (err == nil) != test.may {
			t.Errorf("%s of a session that is %s: %v", test.kind, test.s.State, err)
		}
	}
}

func TestALinkToTheMailProgram(t *testing.T) {
	m := Message{Subject: "Launch & more? 100 %", Body: "Hello all,\n\nŻ + {}\n"}
	got, err := Mailto("ann@example.org", []string{"a+b@example.org", "c@example.org"}, m)
	want := "mailto:ann@example.org?bcc=a%2Bb%40example.org%2Cc%40example.org&subject=Launch%20%26%20more%3F%20100%20%25&body=Hello%20all%2C%0D%0A%0D%0A%C5%BB%20%2B%20%7B%7D%0D%0A"
	if err != nil || got != want {
		t.Errorf("%s, %v", got, err)
	}
	many := make([]string, 200)
	for i := range many {
		many[i] = "somebody@example.org"
	}
	if _, err := Mailto("ann@example.org", many, m); err == nil || err.Error() != "with 200 addresses and these words the link is too long for mail programs; write one draft for all, or copy the addresses" {
		t.Errorf("a long link: %v", err)
	}
}

func TestWhatWasToldInOneLine(t *testing.T) {
	told := Told{Kind: TellThanks, Channel: ByPost, At: time.Date(2026, 5, 6, 9, 3, 0, 0, time.UTC), Sequence: -1}
	if got := told.Words("Europe/London"); got != "Thanks and write-up by post on 6 May 2026, 10:03" {
		t.Error(got)
	}
	told.Sequence = 2
	if got := told.Words("UTC"); got != "Thanks and write-up by post on 6 May 2026, 09:03, with the calendar file" {
		t.Error(got)
	}
}
