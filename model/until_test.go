package model

import (
	"strings"
	"testing"
)

func TestAMonthEndsOnItsLastDay(t *testing.T) {
	for text, want := range map[string]Date{"june": "2027-06-30", "Feb": "2027-02-28", "december": "2026-12-31", "end of June 2028": "2028-06-30", "12 june": "2027-06-12", "november": "2026-11-30"} {
		if got, err := ParseUntil(text, "2026-11-26"); got != want || err != nil {
			t.Errorf("until %q is %s, not %s: %v", text, got, want, err)
		}
	}
	if _, err := ParseUntil("31 June", "2026-11-26"); err == nil || !strings.Contains(err.Error(), "12 June 2027") {
		t.Errorf("31 June: %v", err)
	}
	r, err := ParseRhythm("every Thursday until june", "2026-11-26")
	if err != nil || r.Until != "2027-06-30" {
		t.Errorf("until %s, %v", r.Until, err)
	}
}
