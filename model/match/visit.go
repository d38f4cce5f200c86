package match

import (
	"fmt"
	"time"

	"convenor/model"
)

// Meeting is what an attendance report of a meeting program says.
type Meeting struct {
	System string // "Microsoft Teams", "Zoom"; empty when it cannot be told
	Title  string
	Start  model.LocalTime // of the meeting, or of the first who joined; empty when there is no time at all
	Visits []Visit
}

// Visit is one person's time in a meeting, all their joins together.
type Visit struct {
	Contact
	In, Out model.LocalTime // first join and last leave
	Stayed  time.Duration   // without the gaps between joins, of the same part of the report
	Summed  time.Duration   // what another part of the report says they stayed, which was not used; 0 when none does
	Joins   int
	Problem string // why it cannot be taken, in words; empty when it can
}

// The verdicts on visits, besides Same, Unlisted, Ambiguous, Nobody and Error.
const Came Kind = "came"

// VisitKinds is every verdict on a visit in the order the window shows them.
var VisitKinds = []Kind{Came, Unlisted, Same, Ambiguous, Nobody, Error}

// far is how long after or before a session's own time its meeting may begin
// before that is pointed out.
const far = 2 * time.Hour

// Doubt points out a report of the session's day that begins at quite another
// time, and one whose parts disagree; "" when neither is so.
func (m Meeting) Doubt(s model.Session) string {
	return model.JoinNonEmpty(" ", m.elsewhen(s), m.disagree())
}

func (m Meeting) elsewhen(s model.Session) string {
	if m.Start == "" || s.Start == "" || m.Start.In(s.Zone).Sub(s.StartTime()).Abs() <= far {
		return ""
	}
	return fmt.Sprintf("The report begins at %s and the session at %s: check that it is the right one.", m.Start.Clock(), s.Start.Clock())
}

// disagree says that the report sums up other times than the joins it lists come
// to, with the widest difference, and that the joins were used.
func (m Meeting) disagree() string {
	people, widest := 0, Visit{}
	for _, v := range m.Visits {
		if v.differs() == 0 {
			continue
		}
		people++
		if v.differs() > widest.differs() {
			widest = v
		}
	}
	if people == 0 {
		return ""
	}
	return fmt.Sprintf("The sections of this report disagree on how long %s stayed (%s: %s by the list of joins, %s by the list of people). The list of joins was used for everybody in it.",
		model.Count(people, "person", "people"), widest.Name(), stayed(widest.Stayed), stayed(widest.Summed))
}

// differs is how far what the report sums up is from its joins. A minute is
// rounding.
func (v Visit) differs() time.Duration {
	if by := (v.Stayed - v.Summed).Abs(); v.Summed > 0 && by > time.Minute {
		return by
	}
	return 0
}

// shortVisit is how short a visit is pointed out.
const shortVisit = time.Minute

// Words are the times of a visit: "17:33 to 19:00, 77 min in 2 joins".
func (v Visit) Words() string {
	words := ""
	if v.In != "" {
		words = v.In.Clock().String()
		if v.Out != "" {
			words += " to " + v.Out.Clock().String()
		}
	}
	if v.Stayed > 0 {
		words = model.JoinNonEmpty(", ", words, stayed(v.Stayed))
		if v.Joins > 1 {
			words += fmt.Sprintf(" in %d joins", v.Joins)
		}
	}
	return words
}

func stayed(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%d s", int(d.Seconds()))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}

// Short says that somebody was there for less than a minute, or that a part of
// the report that was not used says so; "" for who was there longer.
func (v Visit) Short() string {
	switch {
	case v.Stayed < shortVisit && (v.Stayed > 0 || v.In != "" && v.Out != ""):
		return "In the meeting for " + stayed(v.Stayed) + " only, as the report says"
	case v.differs() > 0 && v.Summed < shortVisit:
		return fmt.Sprintf("In the meeting for %s by its list of people, but %s by its list of joins, which was used", stayed(v.Summed), stayed(v.Stayed))
	}
	return ""
}

// Join takes two visits of one person together.
func (v Visit) Join(w Visit) Visit {
	if v.In == "" || w.In != "" && w.In < v.In {
		v.In = w.In
	}
	if w.Out > v.Out {
		v.Out = w.Out
	}
	v.Stayed += w.Stayed
	v.Summed = 0
	v.Joins += w.Joins
	return v
}

// FindListed says whom c is about when people of one list are likelier than
// others: besides what Find takes for evidence, a whole name that exactly one of
// the list has, if the row has no email address that speaks against it. A single
// name is whole for somebody who has no other.
func (x *Index) FindListed(c Contact) Found {
	f := x.Find(c)
	if f.Person != "" || len(f.Candidates) != 1 || len(c.Emails) > 0 || len(c.ExternalIDs) > 0 {
		return f
	}
	if half := c.Given == "" || c.Family == ""; half && x.people[x.byID[f.Candidates[0].Person]].words != nameWords(c.Given, c.Family) {
		return f
	}
	return Found{Person: f.Candidates[0].Person, Reason: "Same name as " + f.Candidates[0].Name + ", who is on the list"}
}
