package plan

import (
	"fmt"
	"strings"

	"convenor/model"
)

// Sentence is the turn in words: "Knowsley’s turn, first since May 2024".
func (t Turn) Sentence() string {
	since := "the first ever"
	if t.Last != "" {
		since = "first since " + t.Last.Time().Format("January 2006")
	}
	if t.List == model.Bands {
		return fmt.Sprintf("%s %s, %s", t.Name, t.Mode.Phrase(), since)
	}
	return fmt.Sprintf("%s’s turn, %s", t.Name, since)
}

// Why says in one line why a session is there; "" when it only keeps the
// rhythm.
func (c Chosen) Why() string {
	only := ""
	if n := len(c.OnlyHere); n > 0 {
		only = fmt.Sprintf("%s can make only this one", model.Count(n, "person", "people"))
	}
	turns := ""
	if len(c.Turns) > 0 {
		turns = c.Turns[0].Sentence()
	}
	return model.JoinNonEmpty("; ", only, turns)
}

// Sentence is the extra session in words: "Weekend in St Helens would reach 9
// people no other date reaches".
func (e Extra) Sentence() string {
	people := model.Count(len(e.People), "person", "people")
	what := fmt.Sprintf("“%s” online", e.BandName)
	if e.Mode != model.Online {
		what = fmt.Sprintf("“%s” in %s", e.BandName, e.Place)
	}
	s := fmt.Sprintf("%s would reach %s no other date reaches", what, people)
	if !e.Allowed {
		s += " (your wishes leave it out)"
	}
	return s
}

// Sentence is the group of people in words: "9 can only come at times that the
// programme does not have: weekend, in person".
func (u Unreached) Sentence() string {
	reason := string(u.Reason)
	if len(u.People) == 1 {
		reason = strings.NewReplacer("have told us", "has told us", "they can", "this person can", "live too far", "lives too far").Replace(reason)
	}
	s := fmt.Sprintf("%s %s", model.Thousands(len(u.People)), reason)
	if len(u.Times) > 0 {
		s += ": " + joinAnd(u.Times)
	}
	return s
}
