package match

import (
	"strings"

	"convenor/model"
)

// PollAnswer is what one row of a file answers to a poll.
type PollAnswer struct {
	Contact
	Answers []model.Answer // one for each of the poll's dates; CanUnknown: it says nothing
	Problem string         // why it cannot be taken, in words; empty when it can
}

// PollKinds is every verdict on such a row in the order the window shows them.
var PollKinds = []Kind{NewReply, ChangedReply, Same, Unlisted, Ambiguous, Nobody, Error}

var needBeWords = phraseList("if need be|ifneedbe|if needed|if necessary|if i must|if i have to|if required|at a push|not ideal|maybe|perhaps|possibly|might|not sure|unsure|tentative|possible|prefer not|could")

// IfNeedBe reports whether words after a date take back some of a yes.
func IfNeedBe(words string) bool { return needBeWords.in(" " + model.Fold(words) + " ") }

// ParsePollAnswer reads what a form or a person writes under one date: yes, no, if
// need be and their like, ticks, and a yes in brackets, which means if need be.
// ok is false for what is not clear, and for an empty cell.
func ParsePollAnswer(cell string) (a model.Answer, ok bool) {
	cell = strings.TrimSpace(cell)
	folded := model.Fold(strings.NewReplacer("✓", " yes ", "✔", " yes ", "☑", " yes ", "✅", " yes ", "🗸", " yes ", "✗", " no ", "✘", " no ", "❌", " no ", "☒", " yes ").Replace(cell))
	answer := " " + folded + " "
	switch {
	case folded == "" && (cell == "?" || cell == "~" || cell == "(?)"):
		return model.CanIfNeedBe, true
	case folded == "":
		return "", false
	case len(strings.Fields(folded)) > longestAnswer:
		return "", false
	case folded == "i" || folded == "2" || needBeWords.in(answer):
		return model.CanIfNeedBe, true
	}
	reply, _, ok := ParseAnswer(folded)
	switch {
	case folded == "available" || folded == "can", folded == "preferred", folded == "best":
		reply, ok = model.Accepted, true
	case folded == "unavailable" || folded == "busy" || folded == "none" || folded == "3":
		reply, ok = model.Declined, true
	}
	switch {
	case !ok:
		return "", false
	case reply == model.Declined:
		return model.CannotCome, true
	case reply == model.Tentative || reply == model.Waitlisted:
		return model.CanIfNeedBe, true
	case strings.HasPrefix(cell, "(") && strings.HasSuffix(cell, ")"):
		return model.CanIfNeedBe, true
	}
	return model.CanCome, true
}
