package model

import "testing"

func TestOnlyWhoSaidTheyWouldComeIsANoShow(t *testing.T) {
	for _, c := range []struct {
		source     Source
		reply      Reply
		attendance Attendance
		want       Outcome
	}{
		{Invited, Accepted, Attended, OutcomeCame}, {Invited, Declined, Attended, OutcomeCame}, {WalkIn, NoReply, Attended, OutcomeCame},
		{Invited, Declined, Apologies, OutcomeApologies}, {Invited, Declined, NotRecorded, OutcomeDeclined}, {Invited, Declined, NoShow, OutcomeDeclined},
		{Invited, Accepted, NoShow, OutcomeNoShow}, {Invited, Tentative, NoShow, OutcomeNoShow}, {SignedUp, NoReply, NoShow, OutcomeNoShow},
		{Invited, NoReply, NoShow, OutcomeNoWord}, {Imported, "", NoShow, OutcomeNoWord}, {SignedUp, Waitlisted, NoShow, OutcomeNoWord},
		{Invited, NoReply, NotRecorded, OutcomeOpen}, {Invited, Accepted, NotRecorded, OutcomeOpen},
	} {
		if got := OutcomeOf(c.source, c.reply, c.attendance); got != c.want {
			t.Errorf("%s, %s, %s comes to %s, want %s", c.source, c.reply, c.attendance, got, c.want)
		}
		var h Headcount
		h.Add(c.source, c.reply, c.attendance)
		if h.Attended+h.Apologies+h.SaidNo+h.NoShow+h.NoWord+h.NotRecorded() != 1 || h.Open != h.NotRecorded() {
			t.Errorf("%s, %s, %s is counted as %+v", c.source, c.reply, c.attendance, h)
		}
	}
}
