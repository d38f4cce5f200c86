package plan

import (
	"testing"

	"convenor/model"
)

func TestPollsInWords(t *testing.T) {
	name := map[model.ID]string{"a": "Tue 14 July", "b": "Thu 16 July"}
	say := func(id model.ID) string { return name[id] }
	row := func(id model.ID, place int, r PollRow) PollRow { r.ID, r.Place = id, place; return r }
	for want, rows := range map[string][]PollRow{
		"": nil,
		"Tue 14 July suits most: 15 of the 17 who answered can come. Of the 9 who have not, 4 usually can.": {row("a", 1, PollRow{Yes: 12, IfNeedBe: 3, No: 2, Silent: 9, ThenYes: 3, ThenNeed: 1, Unknown: 5}), row("b", 2, PollRow{No: 1})},
		"Tue 14 July and Thu 16 July suit equally many: the one who answered can come.":                     {row("a", 1, PollRow{Yes: 1}), row("b", 1, PollRow{Yes: 1}), row("c", 3, PollRow{No: 1})},
		"All dates suit equally many so far.":                                                               {row("a", 1, PollRow{Yes: 1}), row("b", 1, PollRow{Yes: 1})},
		"Tue 14 July suits: the one who answered cannot come. The one who has not usually can.":             {row("a", 1, PollRow{No: 1, Silent: 1, ThenYes: 1})},
		"Nobody has answered yet. By what is known, Tue 14 July suits: the one who is asked usually can.":   {row("a", 1, PollRow{Silent: 1, ThenYes: 1})},
		"Nobody has answered yet.":      {row("a", 1, PollRow{Silent: 2, Unknown: 2})},
		"No date suits anybody so far.": {row("a", 1, PollRow{No: 2})},
		"Nobody has answered yet. By what is known, Tue 14 July suits: 2 of 3 usually can.": {row("a", 1, PollRow{Silent: 3, ThenYes: 2, ThenNo: 1})},
	} {
		if got := PollBest(rows, say); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	for want, r := range map[string]PollRow{
		"12 yes, 3 if need be, 2 no; of 9 who have not answered 4 usually can":   {Yes: 12, IfNeedBe: 3, No: 2, Silent: 9, ThenYes: 3, ThenNeed: 1, Unknown: 5},
		"1 yes, 0 if need be, 0 no; of 2 who have not answered none usually can": {Yes: 1, Silent: 2, ThenNo: 1, Unknown: 1},
		"nobody has answered; of the 3 who are asked nothing is known":           {Silent: 3, Unknown: 3},
		"1 yes, 0 if need be, 0 no":                                               {Yes: 1},
		"1 yes, 0 if need be, 0 no; 1 has not answered and usually cannot":        {Yes: 1, Silent: 1, ThenNo: 1},
		"1 yes, 0 if need be, 0 no; 1 has not answered and usually can":           {Yes: 1, Silent: 1, ThenNeed: 1},
		"1 yes, 0 if need be, 0 no; 1 has not answered, of whom nothing is known": {Yes: 1, Silent: 1, Unknown: 1},
		"nobody has answered; 1 is asked and usually can":                         {Silent: 1, ThenYes: 1},
	} {
		if got := r.Words(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	for want, rows := range map[string][2]PollRow{
		"1 more can come than on the next":                                    {{Yes: 2, IfNeedBe: 4}, {Yes: 4, IfNeedBe: 1}},
		"as many can come as on the next, and 2 more without an “if need be”": {{Yes: 4, IfNeedBe: 1}, {Yes: 2, IfNeedBe: 3}},
		"as many can come as on the next, and 1 more said so in the poll":     {{Yes: 4}, {Yes: 3, ThenYes: 1}},
		"as good as the next, and earlier":                                    {{Yes: 4}, {Yes: 4}},
		"":                                                                    {{No: 1}, {No: 2}},
	} {
		if got := PollAhead(rows[:], 0); got != want {
			t.Errorf("%q, not %q", got, want)
		}
		if rows[0].against(rows[1]) > 0 || PollAhead(rows[:], 1) != "" {
			t.Errorf("%+v is not ahead, or the last is: %q", rows[0], PollAhead(rows[:], 1))
		}
	}
}
