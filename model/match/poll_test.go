package match

import (
	"testing"

	"convenor/model"
)

func TestWhatPeopleWriteUnderADate(t *testing.T) {
	for want, cells := range map[model.Answer][]string{
		model.CanCome:     {"yes", "Y", "OK", "ok!", "✓", "✔", "x", "1", "true", "Yes please", "available", "☑"},
		model.CanIfNeedBe: {"if need be", "Ifneedbe", "(yes)", "(OK)", "maybe", "i", "2", "?", "Yes, if need be", "If I must", "not ideal"},
		model.CannotCome:  {"no", "N", "0", "false", "3", "✗", "❌", "Unavailable", "sorry, no", "can’t"},
	} {
		for _, cell := range cells {
			if got, ok := ParsePollAnswer(cell); !ok || got != want {
				t.Errorf("%q is %q, %v; not %q", cell, got, ok, want)
			}
		}
	}
	for _, cell := range []string{"", " ", "banana", "Ann Lee", "12 July", "£5"} {
		if got, ok := ParsePollAnswer(cell); ok {
			t.Errorf("%q is read as %q", cell, got)
		}
	}
}
