package model

import "testing"

func TestWhatClosesASessionIsKnownByItsTitle(t *testing.T) {
	for title, want := range map[string]ID{"Next steps": "b", "Questions and next dates": "b", "What to take away": "b", "Wrap-up and thanks": "b", "Close": "b", "Closed questions": "", "Thirty forms into one": "", "": ""} {
		if got := Closing([]AgendaItem{{ID: "a", Title: "Next steps"}, {ID: "b", Title: title}}); got != want {
			t.Errorf("%q: %q, not %q", title, got, want)
		}
	}
	if got := Closing([]AgendaItem{{ID: "a", Title: "Next steps"}}); got != "" {
		t.Errorf("what stands alone closes nothing: %q", got)
	}
}

func TestAnItemIsPutBeforeAnother(t *testing.T) {
	agenda := []AgendaItem{{ID: "a"}, {ID: "b"}}
	for before, want := range map[ID]string{"a": "xab", "b": "axb", "": "abx", "gone": "abx"} {
		got := ""
		for _, a := range WithItem(agenda, AgendaItem{ID: "x"}, before) {
			got += string(a.ID)
		}
		if got != want || len(agenda) != 2 {
			t.Errorf("before %q: %s, not %s", before, got, want)
		}
	}
}
