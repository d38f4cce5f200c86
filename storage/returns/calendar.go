package returns

import (
	"errors"
	"io"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/ics"
)

// mostCalendar is the largest reply that is read, in bytes. One is about 1 KB.
const mostCalendar = 1 << 20

// ReadCalendar reads the replies of a calendar file (METHOD:REPLY, RFC 5546
// 3.2.3). Whether the entry is one of ours is for the store to say; RECURRENCE-ID
// is passed over.
func ReadCalendar(r io.Reader) ([]match.Answer, error) {
	limited := &io.LimitedReader{R: r, N: mostCalendar + 1}
	file, err := ics.Read(limited)
	switch {
	case limited.N == 0:
		return nil, tableError("This calendar file is larger than 1 MB; a reply to an invitation is a hundred times smaller. Nothing was imported.")
	case errors.Is(err, ics.ErrNotCalendar):
		return nil, tableError("This is not a calendar file. Nothing was imported.")
	case err != nil:
		return nil, err
	case file.Method != "REPLY":
		return nil, tableError("%s Nothing was imported.", notAReply(file.Method))
	case len(file.Events) == 0:
		return nil, tableError("This reply is damaged: it names no event. Nothing was imported.")
	}
	var answers []match.Answer
	for _, e := range file.Events {
		answers = append(answers, answerOf(e))
		answers[len(answers)-1].Line = len(answers)
	}
	return answers, nil
}

func notAReply(method string) string {
	switch method {
	case "COUNTER":
		return "This calendar file proposes another time and is not a reply; read the mail it came with."
	case "REQUEST", "PUBLISH", "ADD":
		return "This calendar file is an invitation and not a reply to one."
	case "CANCEL":
		return "This calendar file cancels an event and is not a reply."
	}
	return "This calendar file is not a reply to an invitation."
}

// answerOf is what the one attendee of a reply says.
func answerOf(e ics.Event) match.Answer {
	a := match.Answer{UID: e.UID, Sequence: e.Sequence, Said: e.Stamp}
	if a.Said.IsZero() {
		a.Said = e.Changed
	}
	if len(e.Attendees) != 1 {
		a.Problem = "A reply names the one person who gives it; this one names " + model.Count(len(e.Attendees), "person", "people")
		return a
	}
	who := e.Attendees[0]
	a.Contact = contact(who.Name, who.Email)
	switch who.Status {
	case "ACCEPTED":
		a.Reply = model.Accepted
	case "TENTATIVE":
		a.Reply = model.Tentative
	case "DECLINED":
		a.Reply = model.Declined
	case "DELEGATED":
		a.Problem = "They ask somebody else to come in their place; read the mail and record it by its key"
	default:
		a.Problem = "The reply does not say whether they accept or decline"
	}
	switch {
	case a.Problem != "":
	case a.UID == "":
		a.Problem = "The reply does not say which invitation it answers"
	case a.Blank():
		a.Problem = "The reply does not say who gives it"
	}
	return a
}

// contact is somebody by the name and the address that a mail program writes.
func contact(name, address string) match.Contact {
	if strings.EqualFold(name, address) {
		name = ""
	}
	return match.Mapping{Columns: []match.Field{match.FullName, match.Email}}.Read(0, []string{name, address})
}
