package plan

import (
	"fmt"

	"convenor/model"
)

// Answered is how many people gave an answer to the option.
func (r PollRow) Answered() int { return r.Yes + r.IfNeedBe + r.No }

// UsuallyCan is how many of those who did not answer said before that they can
// come in that band and mode.
func (r PollRow) UsuallyCan() int { return r.ThenYes + r.ThenNeed }

// Words are the counts in words: "12 yes, 3 if need be, 2 no; of 9 who have not
// answered 4 usually can".
func (r PollRow) Words() string {
	words := "nobody has answered"
	if r.Answered() > 0 {
		words = fmt.Sprintf("%d yes, %d if need be, %d no", r.Yes, r.IfNeedBe, r.No)
	}
	if r.Silent == 0 {
		return words
	}
	return words + "; " + r.rest()
}

// rest is what is known of the silent: "of 9 who have not answered 4 usually can".
func (r PollRow) rest() string {
	who, one := fmt.Sprintf("of %d who have not answered", r.Silent), "1 has not answered"
	if r.Answered() == 0 {
		who, one = fmt.Sprintf("of the %d who are asked", r.Silent), "1 is asked"
	}
	if r.Silent == 1 {
		switch {
		case r.Unknown == 1:
			return one + ", of whom nothing is known"
		case r.UsuallyCan() == 0:
			return one + " and usually cannot"
		}
		return one + " and usually can"
	}
	switch {
	case r.Unknown == r.Silent:
		return who + " nothing is known"
	case r.UsuallyCan() == 0:
		return who + " none usually can"
	}
	return fmt.Sprintf("%s %d usually can", who, r.UsuallyCan())
}

// PollBest says which option suits most, by what was answered and by what is
// known of those who did not: "Tue 14 July suits most: 15 of the 17 who answered
// can come.".
// Rows are those of ReadPoll; name is an option in a few words.
func PollBest(rows []PollRow, name func(model.ID) string) string {
	if len(rows) == 0 {
		return ""
	}
	var best []string
	for _, r := range rows {
		if r.Place == 1 {
			best = append(best, name(r.ID))
		}
	}
	first := rows[0]
	verb := " suits most"
	switch {
	case first.CanCome() == 0 && first.Answered() == 0:
		return "Nobody has answered yet."
	case first.CanCome() == 0:
		return "No date suits anybody so far."
	case len(best) == len(rows) && len(rows) > 1:
		return "All dates suit equally many so far."
	case len(best) > 1:
		verb = " suit equally many"
	case len(rows) == 1:
		verb = " suits"
	}
	if first.Answered() == 0 {
		if first.Silent == 1 {
			return fmt.Sprintf("Nobody has answered yet. By what is known, %s%s: the one who is asked usually can.", model.AndList(best), verb)
		}
		return fmt.Sprintf("Nobody has answered yet. By what is known, %s%s: %d of %d usually can.", model.AndList(best), verb, first.UsuallyCan(), first.Silent)
	}
	can := fmt.Sprintf("%d of the %d who answered can come", first.Yes+first.IfNeedBe, first.Answered())
	switch {
	case first.Answered() > 1:
	case first.No == 1:
		can = "the one who answered cannot come"
	default:
		can = "the one who answered can come"
	}
	words := model.AndList(best) + verb + ": " + can + "."
	switch n := first.UsuallyCan(); {
	case n == 0:
	case first.Silent == 1:
		words += " The one who has not usually can."
	default:
		words += fmt.Sprintf(" Of the %d who have not, %d usually can.", first.Silent, n)
	}
	return words
}

// PollRule is how ReadPoll ranks, in words.
const PollRule = "By how many can come: yes and if need be count alike, and so do those who have not answered but usually can. Then by how many of them say yes, then by how many answered."

// PollAhead says what puts a row before the next of the rows of ReadPoll: "1 more
// can come than on the next"; "" for the last one and those that nobody can come to.
func PollAhead(rows []PollRow, i int) string {
	if i+1 >= len(rows) || rows[i].CanCome() == 0 {
		return ""
	}
	r, next := rows[i], rows[i+1]
	switch {
	case r.CanCome() > next.CanCome():
		return fmt.Sprintf("%d more can come than on the next", r.CanCome()-next.CanCome())
	case r.Yes+r.ThenYes > next.Yes+next.ThenYes:
		return fmt.Sprintf("as many can come as on the next, and %d more without an “if need be”", r.Yes+r.ThenYes-next.Yes-next.ThenYes)
	case r.Yes+r.IfNeedBe > next.Yes+next.IfNeedBe:
		return fmt.Sprintf("as many can come as on the next, and %d more said so in the poll", r.Yes+r.IfNeedBe-next.Yes-next.IfNeedBe)
	}
	return "as good as the next, and earlier"
}
