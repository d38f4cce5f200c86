package model

import (
	"slices"
	"strings"
)

// closings are what items are called that end a session, folded.
var closings = []string{"next steps", "next dates", "next date", "questions and answers", "any other business", "you said we did", "what next", "what now", "wrap up", "close", "closing", "goodbye", "farewell", "thanks", "thank you", "take away", "summary", "end", "feedback"}

// Closing is the last item of an agenda if by its title it ends the session, so that
// what is added belongs before it; "" when it does not.
func Closing(agenda []AgendaItem) ID {
	if len(agenda) < 2 {
		return ""
	}
	last := agenda[len(agenda)-1]
	title := " " + Fold(last.Title) + " "
	if slices.ContainsFunc(closings, func(words string) bool { return strings.Contains(title, " "+words+" ") }) {
		return last.ID
	}
	return ""
}

// ItemOf is the index of the agenda item that an offer of a person is about already:
// it has the offer's title, and nobody else presents it; -1 when there is none.
func (o Offer) ItemOf(agenda []AgendaItem, person ID) int {
	return slices.IndexFunc(agenda, func(a AgendaItem) bool {
		return Fold(a.Title) == Fold(o.What()) && (len(a.Presenters) == 0 || slices.Equal(a.Presenters, []ID{person}))
	})
}

// WithItem is the agenda with one more item before the one called before; at the end
// when there is none.
func WithItem(agenda []AgendaItem, item AgendaItem, before ID) []AgendaItem {
	at := slices.IndexFunc(agenda, func(a AgendaItem) bool { return before != "" && a.ID == before })
	if at < 0 {
		at = len(agenda)
	}
	return slices.Insert(slices.Clone(agenda), at, item)
}
