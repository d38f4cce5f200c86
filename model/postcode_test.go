package model

import "testing"

func TestPostcodesOfTheUnitedKingdomAreTidied(t *testing.T) {
	for typed, want := range map[string]string{
		"l1 8jq": "L1 8JQ", "l18jq": "L1 8JQ", "L1  8Jq": "L1 8JQ", " ch41 6rb ": "CH41 6RB", "ch416rb": "CH41 6RB", "sw1a 1aa": "SW1A 1AA", "w1a 0ax": "W1A 0AX",
		"m1 1ae": "M1 1AE", "ec1v9bp": "EC1V 9BP", "dn55 1pt": "DN55 1PT", "gir 0aa": "GIR 0AA",
		// not whole, not valid, or of another country: as typed
		"": "", "l1": "l1", "l1 8j": "l1 8j", "q1 8jq": "q1 8jq", "l1 8cq": "l1 8cq", "l1 8jq, upstairs": "l1 8jq, upstairs",
		"1012 ab": "1012 ab", "k1a 0b1": "k1a 0b1", "d02 x285": "d02 x285", "75008": "75008", "sw1a 1aaa": "sw1a 1aaa", "ſ1 8jq": "ſ1 8jq",
	} {
		if got := TidyPostcode(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
		if again := TidyPostcode(want); again != want {
			t.Errorf("%q becomes %q the second time", want, again)
		}
	}
}
