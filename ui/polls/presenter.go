// Package polls is the view of date polls: which dates people could make, and
// which of them suits most.
package polls

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"convenor/model"
	"convenor/model/plan"
	"convenor/model/report"
	"convenor/storage"
)

type (
	page   = storage.PollPage
	person = storage.PollPerson
)

// stateWord says whether a poll is open.
func stateWord(p page) string {
	if p.Closed != "" {
		return "closed"
	}
	return "open"
}

// answered is how many have answered: "12 of 17".
func answered(p page) string { return fmt.Sprintf("%d of %d", p.Answered(), len(p.People)) }

// dayOf names an option of the poll in a few words.
func dayOf(p page) func(model.ID) string {
	days := p.Days()
	return func(id model.ID) string {
		for i, o := range p.Options {
			if o.ID == id {
				return days[i]
			}
		}
		return ""
	}
}

// best says which date suits most.
func best(p page) string { return plan.PollBest(p.Ranking, dayOf(p)) }

// summary is the line under the title of a poll.
func summary(p page) string {
	since := "asked on " + p.Made.Long()
	if p.Closed != "" {
		since = "closed on " + p.Closed.Long()
	}
	what := ""
	if p.SessionTitle != "" && p.SessionTitle != p.Title {
		what = "for “" + p.SessionTitle + "”"
	}
	return model.JoinNonEmpty(" · ", what, since, "paper code "+p.Code, answered(p)+" answered")
}

// shortAnswers are the words in narrow columns.
var shortAnswers = map[model.Answer]string{model.CanIfNeedBe: "need be"}

// mostWide is how many dates have room for whole words.
const mostWide = 4

// word is an answer as a cell of a poll with so many dates says it.
func word(a model.Answer, dates int) string {
	if short := shortAnswers[a]; short != "" && dates > mostWide {
		return short
	}
	return string(a)
}

// cellTip says in a sentence what a cell holds.
func cellTip(p page, r person, option int) string {
	day, id := p.Days()[option], p.Options[option].ID
	name := model.DisplayName(r.Given, r.Family)
	switch {
	case r.Answers[id] != model.CanUnknown:
		return name + ", " + day + ": " + string(r.Answers[id])
	case r.Gone:
		return name + " " + r.Why + " and is not to be asked"
	case r.Known[id] != model.CanUnknown:
		return name + ", " + day + ": no answer yet; said “" + string(r.Known[id]) + "” of such times before"
	}
	return name + ", " + day + ": no answer yet"
}

// rank is one line of the ranking.
type rank struct {
	option      model.ID
	place       string // "1st"; "" when it suits nobody
	text, words string
	against     string // in a few words; "" for nothing
}

func ranking(p page, all clashes) (out []rank) {
	for i, r := range p.Ranking {
		o, _ := p.Option(r.ID)
		line := rank{option: r.ID, text: o.When(), words: capital(p.Place(o)) + ". " + capital(r.Words()) + ".", against: against(p, r, all)}
		if r.CanCome() > 0 {
			line.place = model.Ordinal(r.Place)
		}
		if ahead := plan.PollAhead(p.Ranking, i); ahead != "" {
			line.words += " " + capital(ahead) + "."
		}
		out = append(out, line)
	}
	return out
}

// clashes are what is in the way on the dates of a poll, by option.
type clashes map[model.ID][]model.Clash

// about is the session that the clashes of a poll are about.
func about(p page) model.ID { return cmp.Or(p.Session, p.ID) }

// against says in a few words what stands against a date, as where a date is looked
// for: "Against it: close to “Launch”; Ropewalk Hall holds 12."; "" when nothing does.
func against(p page, r plan.PollRow, all clashes) string {
	var words []string
	for _, c := range all[r.ID] {
		words = append(words, c.Against(about(p)))
	}
	if full := tooSmall(p, r); full != "" {
		words = append(words, full)
	}
	if len(words) == 0 {
		return ""
	}
	return "Against it: " + strings.Join(words, "; ") + "."
}

// tooSmall says that the venue of a date holds fewer than can come.
func tooSmall(p page, r plan.PollRow) string {
	o, _ := p.Option(r.ID)
	if holds := p.Holds[r.ID]; o.Mode == model.InPerson && holds > 0 && holds < r.CanCome() {
		return fmt.Sprintf("its venue holds %d", holds)
	}
	return ""
}

// objections are what stands against a date in whole sentences.
func objections(p page, r plan.PollRow, all clashes) string {
	if all == nil {
		return "" // not known yet
	}
	var words []string
	for _, c := range all[r.ID] {
		words = append(words, c.Text)
	}
	if full := tooSmall(p, r); full != "" {
		words = append(words, capital(full)+".")
	}
	if len(words) == 0 {
		return "Nothing stands against this date."
	}
	return strings.Join(words, "\n")
}

// onlyPoll is the poll that a transaction changed nothing but the answers or the
// rows of; ok is false when it changed more, or a poll that is not there yet.
func onlyPoll(n storage.Notice, all []page) (id model.ID, ok bool) {
	for table := range n.Tables {
		if n.Bulk || table != "poll_answer" && table != "poll_person" {
			return "", false
		}
	}
	for _, p := range all {
		if n.Touches(p.ID) || slices.ContainsFunc(p.Options, func(o model.PollOption) bool { return n.Touches(o.ID) }) {
			if ok {
				return "", false
			}
			id, ok = p.ID, true
		}
	}
	return id, ok
}

// hint says what can be typed under the answers of a poll.
func hint(p page) string {
	return "Off the paper: “3 y n i” is row 3 (y yes, i if need be, n no, - none); “3” goes to it, “" + p.Code + " 3” from any poll. In the table: Y, I, N, Space, Delete. (yes) in brackets was said of such times before."
}

// coded takes the code of a poll's paper off the beginning of what was typed: the
// poll it is of, and the rest. Without a code that is now, and the whole; where a
// code must be, that is an error.
func coded(all []page, now page, text string, must bool) (p page, rest string, err error) {
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	code, err := report.ParseCode(first)
	if err == nil {
		if i := slices.IndexFunc(all, func(p page) bool { return p.Code == code }); i >= 0 {
			return all[i], strings.TrimSpace(rest), nil
		}
		err = model.ValidationError{Field: "code", Problem: "no poll has the code " + code + "; the code of a sign-in sheet is typed in its session, under Sheet"}
		must = must || strings.Contains(first, "-") // not every word of that length is meant as a code
	} else if likeCode(now, first) {
		err = model.ValidationError{Field: "code", Problem: "no poll has the code " + strings.ToUpper(first) + "; read it again at the top right of the paper"}
		must = true
	}
	if must {
		return now, text, err
	}
	return now, text, nil
}

// likeCode reports whether a word was meant as a code, though it is none: two and two
// letters and digits. Without a digit it may be somebody’s name.
func likeCode(p page, word string) bool {
	a, b, ok := strings.Cut(word, "-")
	if !ok || utf8.RuneCountInString(a) != 2 || utf8.RuneCountInString(b) != 2 {
		return false
	}
	digit := false
	for _, r := range a + b {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
		digit = digit || unicode.IsDigit(r)
	}
	named := func(r person) bool { return model.MatchWords(model.Fold(r.Given+" "+r.Family), model.Words(word)) }
	return digit || !slices.ContainsFunc(p.People, named)
}

// inviteWords say whom a decision on a date can invite.
func inviteWords(r plan.PollRow) string {
	return "Invite the " + model.Count(len(r.Can), "person", "people") + " who said yes or if need be"
}

// silentWords say whom else it can.
func silentWords(r plan.PollRow) string {
	return "Invite the " + model.Count(r.Silent, "person who has", "people who have") + " not answered, too"
}

// decidedWords add who was invited with a decision, and who was not.
func decidedWords(words string, d storage.Decision) string {
	left := slices.DeleteFunc(slices.Clone(d.Left), func(l storage.LeftOut) bool { return l.Why == storage.OnTheList })
	if d.Invited > 0 {
		words += " " + model.Count(d.Invited, "person is", "people are") + " invited."
	}
	return model.JoinNonEmpty(" ", words, leftWords("Not invited", left))
}

// resolve says whose the rows are that were typed: by number, or by a name that
// only one person who is asked has.
func resolve(p page, rows []model.TypedPollRow) (all []plan.PollAnswer, who []string, err error) {
	for _, row := range rows {
		r, err := find(p, row)
		if err != nil {
			return nil, nil, err
		}
		for i, a := range row.Answers {
			all = append(all, plan.PollAnswer{Option: p.Options[i].ID, Person: r.Person, Answer: a})
		}
		who = append(who, model.DisplayName(r.Given, r.Family))
	}
	return all, who, nil
}

func find(p page, row model.TypedPollRow) (person, error) {
	if row.Row > 0 {
		if i := slices.IndexFunc(p.People, func(r person) bool { return r.Row == row.Row }); i >= 0 {
			return p.People[i], nil
		}
		return person{}, model.ValidationError{Field: "row", Problem: fmt.Sprintf("there is no row %d on this poll’s paper", row.Row)}
	}
	var found []person
	for _, r := range p.People {
		if model.MatchWords(model.Fold(r.Given+" "+r.Family), model.Words(row.Name)) {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return person{}, model.ValidationError{Field: "row", Problem: "nobody who is asked is called “" + row.Name + "”"}
	}
	names := make([]string, 0, 3)
	for _, r := range found[:min(len(found), 3)] {
		names = append(names, fmt.Sprintf("%s (row %d)", model.DisplayName(r.Given, r.Family), r.Row))
	}
	return person{}, model.ValidationError{Field: "row", Problem: "“" + row.Name + "” could be " + strings.Join(names, ", ") + "; type the number of the row"}
}

// paperInput is what the paper of a poll is made from: with what was answered, or
// with every box open.
func paperInput(p page, c model.Community, blank int, filled bool) report.PollInput {
	in := report.PollInput{Community: c, Poll: p.Poll, Place: p.Place, Blank: blank}
	for _, r := range p.People {
		if r.Gone && len(r.Answers) == 0 {
			continue // not to be asked
		}
		row := report.PollPaperPerson{Row: r.Row, Name: r.Name()}
		for _, o := range p.Options {
			if filled {
				row.Answers = append(row.Answers, r.Answers[o.ID])
			}
		}
		in.People = append(in.People, row)
	}
	return in
}

// leftWords name who is not asked, and why: "Not asked: Ed Poole left on 3 May
// 2025." with the rest counted.
func leftWords(lead string, left []storage.LeftOut) string {
	const most = 4
	if len(left) == 0 {
		return ""
	}
	var words []string
	for _, l := range left[:min(len(left), most)] {
		words = append(words, l.Name+" "+l.Why)
	}
	if rest := len(left) - most; rest > 0 {
		words = append(words, model.Count(rest, "other", "others"))
	}
	return lead + ": " + strings.Join(words, "; ") + "."
}

func capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
