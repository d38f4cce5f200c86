package match

import (
	"slices"
	"strings"
	"time"

	"convenor/model"
)

// Answer is one reply to an invitation as a file gives it.
type Answer struct {
	Contact
	File         string // it came from, when there are several
	UID          string // of the calendar entry it answers; empty in a form
	Sequence     int    // of that entry
	Reply        model.Reply
	Mode         model.Mode // in person or online; empty when they did not say
	AccessNeeds  string
	DietaryNeeds string
	Said         time.Time // UTC; zero when the file does not say
	Problem      string    // why it cannot be taken, in words; empty when it can
}

// The verdicts on replies, besides Same, Ambiguous and Error.
const (
	NewReply     Kind = "new reply"
	ChangedReply Kind = "changed"
	Older        Kind = "older" // than the reply that is recorded
	Unlisted     Kind = "not on the list"
	Nobody       Kind = "nobody we know"
)

// AnswerKinds is every verdict on a reply in the order the window shows them.
var AnswerKinds = []Kind{NewReply, ChangedReply, Same, Older, Unlisted, Ambiguous, Nobody, Error}

// phrases are found as whole words in a folded answer.
type phrases []string

func phraseList(s string) phrases { return strings.Split(s, "|") }

func (p phrases) in(answer string) bool {
	return slices.ContainsFunc(p, func(words string) bool { return strings.Contains(answer, " "+words+" ") })
}

func (p phrases) begin(answer string) bool {
	return slices.ContainsFunc(p, func(words string) bool { return strings.HasPrefix(answer, " "+words+" ") })
}

var (
	waitWords  = phraseList("waiting list|waitlist|wait list|waitlisted|reserve list")
	maybeWords = phraseList("maybe|perhaps|possibly|tentative|tentatively|not sure|unsure|undecided|might|if i can|if possible|hope to|hopefully|dont know|do not know|probably|provisionally|tbc|not certain|not decided")
	yesStarts  = phraseList("yes|y|yep|yeah|yup|sure|ok|okay|accept|accepted|attending|coming|going|definitely|certainly|absolutely|confirmed|joining|count me in|registered|of course")
	yesWords   = phraseList("attend|attending|coming|come|be there|be coming|join|joining|count me in|see you there|see you then|delighted|with pleasure|happy to|accept|looking forward")
	noStarts   = phraseList("no|n|nope|nah|not|sorry|decline|declined|declining|regrets|apologies|unfortunately|unable|cant|cannot|wont|afraid")
	noWords    = phraseList("not|cant|cannot|wont|unable|decline|declined|apologies|regret|regrets|unfortunately|couldnt|afraid")
	onlineWord = phraseList("online|on line|remote|remotely|virtual|virtually|zoom|teams|video|video call|dial in|dialling in|by phone|webinar")
	roomWords  = phraseList("in person|in the room|face to face|f2f|on site|onsite|at the venue|physically|physical|in real life")
)

// longestAnswer is how many words an answer may have that is not clear from its
// first: more is a story, and a person reads it.
const longestAnswer = 12

// ParseAnswer reads what people write when they are asked whether they will
// come: "Yes please", "I’m afraid I can’t", "online". ok is false for what is
// not clear.
func ParseAnswer(cell string) (reply model.Reply, mode model.Mode, ok bool) {
	folded := model.Fold(strings.NewReplacer("✓", "yes", "✔", "yes", "☑", "yes").Replace(cell))
	if folded == "" {
		return "", "", false
	}
	switch folded { // marks, which mean something by themselves only
	case "1", "x", "true":
		return model.Accepted, "", true
	case "0", "false":
		return model.Declined, "", true
	}
	answer := " " + folded + " "
	mode = ParseMode(cell)
	long := len(strings.Fields(folded)) > longestAnswer
	maybe, not, yes := maybeWords.in(answer), noWords.in(answer), yesWords.in(answer)
	switch {
	case waitWords.in(answer) && !long:
		return model.Waitlisted, mode, true
	case maybe && !long && !strings.HasPrefix(answer, " no "):
		return model.Tentative, mode, true
	case yesStarts.begin(answer):
		return model.Accepted, mode, true
	case noStarts.begin(answer) && mode == "":
		return model.Declined, "", true
	case long, not && mode != "": // "I can’t come, but will join online"
		return "", "", false
	case not:
		return model.Declined, "", true
	case yes, mode != "":
		return model.Accepted, mode, true
	}
	return "", "", false
}

// ParseMode finds how somebody wants to take part; "" when they do not say, or
// say both.
func ParseMode(cell string) model.Mode {
	answer := " " + model.Fold(cell) + " "
	online, room := onlineWord.in(answer), roomWords.in(answer)
	switch {
	case online && !room:
		return model.Online
	case room && !online:
		return model.InPerson
	}
	return ""
}

var dietWords = []string{"vegan", "vegetarian", "veggie", "halal", "kosher", "gluten", "coeliac", "celiac", "dairy", "lactose", "nut", "allerg", "pescatarian",
	"egg", "fish", "soy", "diabet", "pork", "beef", "meat", "food", "diet", "intoleran", "sugar", "wheat", "milk", "seafood", "eat"}

// SplitNeeds sorts what somebody wrote under one heading for both into access
// and dietary needs. What is clearly neither counts as access, where it is read
// before the day.
func SplitNeeds(cell string) (access, dietary string) {
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' || r == ',' }) {
		part = Need(part)
		folded := model.Fold(part)
		isDiet := slices.ContainsFunc(strings.Fields(folded), func(word string) bool {
			return slices.ContainsFunc(dietWords, func(d string) bool { return strings.HasPrefix(word, d) })
		})
		if isDiet {
			dietary = model.JoinNonEmpty(", ", dietary, part)
		} else {
			access = model.JoinNonEmpty(", ", access, part)
		}
	}
	return access, dietary
}

// Need tidies one need; "none" and the like are none.
func Need(cell string) string {
	cell = strings.Join(strings.Fields(cell), " ")
	switch says(cell) {
	case "", "none thanks", "no thanks", "nothing", "no needs", "no requirements", "none required", "not really", "nope":
		return ""
	}
	return cell
}

// Records reports whether a row with this verdict is recorded.
func Records(k Kind) bool { return k == NewReply || k == ChangedReply || k == Came }
