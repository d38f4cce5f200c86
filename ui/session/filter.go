package session

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"convenor/model"
	"convenor/storage"
)

// choice is one of the chips over the list: which people it shows.
type choice struct {
	name string
	has  func(storage.ParticipantRow) bool
}

const (
	everyone    = "Everyone"
	waitingList = "Waiting list"
	cameChip    = "Came"
)

// choices are the chips over the list, attendance among them once it can be
// recorded.
func (d details) choices() []choice {
	reply := func(r model.Reply, name string) choice {
		return choice{name, func(p storage.ParticipantRow) bool { return p.Reply == r }}
	}
	all := []choice{
		{everyone, func(storage.ParticipantRow) bool { return true }},
		reply(model.Accepted, "Accepted"), reply(model.Tentative, "Tentative"), reply(model.Waitlisted, waitingList),
		reply(model.Declined, "Declined"), reply(model.NoReply, "No reply"),
	}
	if d.started() {
		came := func(o model.Outcome, name string) choice {
			return choice{name, func(p storage.ParticipantRow) bool { return model.OutcomeOf(p.Source, p.Reply, p.Attendance) == o }}
		}
		all = append(all, came(model.OutcomeCame, cameChip), came(model.OutcomeApologies, "Apologies"), came(model.OutcomeNoShow, "No-show"),
			came(model.OutcomeNoWord, "No reply, did not come"), came(model.OutcomeOpen, "Not recorded"))
	}
	return all
}

// chipNumber is how many a chip says there are: people it shows, and of everyone and
// of those who came also the rows that nobody can read, which no line of the list can
// show.
func (d details) chipNumber(name string, shown int) string {
	if d.unread > 0 && (name == cameChip || name == everyone) {
		return fmt.Sprintf("%s, %d illegible", model.Thousands(shown+d.unread), d.unread)
	}
	return strconv.Itoa(shown)
}

// listed is how many are on the list, as in reports: rows that nobody can read are
// people too.
func (d details) listed() int { return len(d.people) + d.unread }

// shown are the people of the chip called name that hold every word of text, those
// who wait for a place in their order.
func (d details) shown(name, text string) []storage.ParticipantRow {
	has := func(storage.ParticipantRow) bool { return true }
	for _, c := range d.choices() {
		if c.name == name {
			has = c.has
		}
	}
	words := model.Words(text)
	out := make([]storage.ParticipantRow, 0, len(d.people))
	for _, p := range d.people {
		if has(p) && (len(words) == 0 || model.MatchWords(model.Fold(p.Given+" "+p.Family+" "+p.Organisation+" "+p.Email), words)) {
			out = append(out, p)
		}
	}
	if name == waitingList {
		slices.SortStableFunc(out, func(a, b storage.ParticipantRow) int {
			return cmp.Or(cmp.Compare(a.Place(d.session.Mode), b.Place(d.session.Mode)), cmp.Compare(a.Waiting, b.Waiting))
		})
	}
	return out
}

// number is the row on the last printed sheet; blank for who is on none.
func number(p storage.ParticipantRow) string {
	if p.Row == 0 {
		return ""
	}
	return strconv.Itoa(p.Row)
}

// modeKeys are the keys that record how people want to take part in a hybrid
// session.
var modeKeys = map[rune]model.Mode{'i': model.InPerson, 'o': model.Online}

// attendanceKeys are the keys that record attendance down the list.
var attendanceKeys = map[rune]model.Attendance{'c': model.Attended, 'p': model.Apologies, 'x': model.NoShow, 'r': model.NotRecorded}

// legend explains the keys of the list.
func (d details) legend() string {
	s := "A accepted · T tentative · D declined · W waiting list · N no reply"
	if d.session.Mode == model.Hybrid {
		s += " · I in person · O online"
	}
	if d.headcount().Waitlisted > 1 {
		s += " · Alt+Up and Alt+Down move on the waiting list"
	}
	if d.started() {
		s += " · C came · P apologies · X did not come · R not recorded"
	}
	return s + " · Enter opens the person · Delete takes off the list"
}

// attendanceWord is what the list says of one person's attendance.
func attendanceWord(p storage.ParticipantRow) string {
	switch p.Attendance {
	case model.Attended:
		return model.JoinNonEmpty(" ", "came", clockOf(p.In))
	case model.NoShow:
		if model.OutcomeOf(p.Source, p.Reply, p.Attendance) == model.OutcomeNoShow {
			return "no-show"
		}
		return "did not come"
	case model.NotRecorded:
		if p.Unread {
			return "unreadable"
		}
		return ""
	}
	return string(p.Attendance)
}

func clockOf(at model.LocalTime) string {
	if at == "" {
		return ""
	}
	return at.Clock().String()
}

// replyWord is what the list says of one person's reply: the place of who
// waits, and how somebody wants to take part in a hybrid session.
func (d details) replyWord(p storage.ParticipantRow) string {
	word := string(p.Reply)
	if p.Reply == model.Waitlisted {
		word = model.Ordinal(p.Waiting) + " waiting"
	}
	if d.session.Mode == model.Hybrid && p.ModeWanted != "" {
		word += ", " + string(p.ModeWanted)
	}
	return word
}

// needs says what the attention mark stands for.
func needs(p storage.ParticipantRow) string {
	access, diet := "", ""
	if p.AccessNeeds != "" {
		access = "Access: " + p.AccessNeeds
	}
	if p.DietaryNeeds != "" {
		diet = "Diet: " + p.DietaryNeeds
	}
	return model.JoinNonEmpty(". ", access, diet)
}
