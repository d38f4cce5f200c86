package model

import "testing"

func TestAClashInAFewWords(t *testing.T) {
	for want, c := range map[string]Clash{
		"its venue is taken by “Launch”":      {Kind: ClashVenue, Session: "mine", Other: "a", With: "Launch", Title: "Mine"},
		"somebody is needed at “Lunch”, too":  {Kind: ClashPerson, Session: "b", Other: "mine", With: "Mine", Title: "Lunch"},
		"Ropewalk Hall is not open then":      {Kind: ClashClosed, Session: "mine", Other: "v", With: "Ropewalk Hall", Title: "Mine"},
		"Spring bank holiday, a bank holiday": {Kind: ClashBankHoliday, Session: "mine", Other: "l", With: "Spring bank holiday"},
		"kept free: Half term":                {Kind: ClashKeptFree, Session: "mine", Other: "l", With: "Half term"},
		"close to “Launch”":                   {Kind: ClashTooClose, Session: "mine", Other: "a", With: "Launch"},
	} {
		if got := c.Against("mine"); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
