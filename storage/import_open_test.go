package storage

import (
	"testing"
)

// A row that a later one makes clear is decided after all, its verdict told in its
// place, and the list adds nobody when it comes again.
func TestAnAmbiguousRowIsLookedAtAgain(t *testing.T) {
	const list = "Name,Email,Phone,Company\nAnn Lee,,07700 900123,\nAnn Lee,r@example.org,,Hub\nBo Ng,bo@example.org,,\nAnn Lee,p@example.org,07700 900123,Council\n,,07700 900999,\nBo Ng,ng@example.org,,\n"
	s := newStore(t)
	for _, want := range []string{"2 new, 3 new, 4 new, 5 update, 6 error, 7 ambiguous", "2 same, 3 same, 4 same, 5 same, 6 error, 7 ambiguous"} {
		rehearsed, foreseen := importText(t, s, list, ImportOptions{DryRun: true})
		tally, verdicts := importText(t, s, list, ImportOptions{})
		if verdictWords(foreseen) != want || verdictWords(verdicts) != want || tally != rehearsed || tally.Rows != 6 {
			t.Errorf("foreseen %s\nthen %s, want %s: %+v", verdictWords(foreseen), verdictWords(verdicts), want, verdicts)
		}
		if c := must[Counts](t)(s.Counts(ctx)); c.People != 3 {
			t.Errorf("%d people", c.People)
		}
	}
}
