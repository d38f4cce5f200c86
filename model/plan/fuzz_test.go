package plan

import (
	"context"
	"encoding/json"
	"testing"
)

// FuzzWishes reads wishes as they are kept in the file: whatever stands there,
// there is a proposal that keeps to the rules, or a sentence.
func FuzzWishes(f *testing.F) {
	seeds := []Wishes{quarter(), DefaultWishes("2025-12-10")}
	full := quarter()
	full.StepFree, full.Budget, full.Seats, full.GapMost = true, money(9000), 20, 60
	full.Musts = []Must{{Sessions: 1, District: "w", Band: "weekend"}}
	full.Rhythms[0].Unit, full.Rhythms[0].Weekdays, full.Rhythms[1].Mode = Weeks, "24", "hybrid"
	for _, w := range append(seeds, full) {
		data, err := json.Marshal(w)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var w Wishes
		if json.Unmarshal(data, &w) != nil {
			return
		}
		in := story()
		p, err := Propose(context.Background(), in, w, Options{Steps: 20})
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without a word")
			}
			return
		}
		if rules := broken(in, w, p.Sessions); len(rules) > 0 {
			t.Errorf("%v are broken", rules)
		}
		if _, err := Evaluate(in, w, sessionsOf(p.Sessions)); err != nil {
			t.Error(err)
		}
	})
}
