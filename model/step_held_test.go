package model

import (
	"strings"
	"testing"
)

func TestASessionThatWasHeldIsNotWarnedOfItsRoom(t *testing.T) {
	for state, want := range map[State]bool{Confirmed: true, Held: false} {
		warned := false
		for _, r := range Readiness(Session{State: state, Capacity: 10}, nil, Headcount{Listed: 12, Accepted: 12}, true, nil) {
			warned = warned || strings.Contains(r.Text, "the room holds")
		}
		if warned != want {
			t.Errorf("%s: warned %v", state, warned)
		}
	}
}
