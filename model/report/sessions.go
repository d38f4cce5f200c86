package report

import (
	"slices"
	"strings"

	"convenor/model"
)

// SessionsInput is what the reports of attendance, and of a year, are made
// from.
type SessionsInput struct {
	Community  model.Community
	Categories []model.Category
	Today      model.Date
	Span       Span            // of which sessions are meant; the zero Span for a single one
	Sessions   []ReportSession // held, by start; or the single one, whatever its state
	Planned    []ReportSession // to come, by start
	Unmarked   int             // sessions of the span that are over and not marked as held
	People     []Attendee      // everyone on a list of Sessions, in list order, then the illegible
	Places     []Participation
}

// ReportSession is a session with its place.
type ReportSession struct {
	model.Session
	VenueName string
	District  model.ID // the venue's
	Capacity  int      // of the room: the session's own, else the venue's; 0 = none known
}

// Attendee is one person on a list, as they were at the end of the span.
type Attendee struct {
	Given, Family  string
	Organisation   string
	OrganisationID model.ID
	Sector         model.ID
	Seniority      model.ID
	District       model.ID
	First          model.LocalTime // start of the first session they came to, ever; "" if none
	Illegible      bool            // a row that nobody can read, which Family names: "illegible, row 23"
	came, recorded int             // sessions of the span
	listed         int
	newcomer       bool
}

// Participation is a person on a session's list; both are places in the lists
// of SessionsInput.
type Participation struct {
	Session, Person int
	Source          model.Source
	Reply           model.Reply
	Attendance      model.Attendance
	Wanted          model.Mode // of a hybrid session, as they said before; empty when they did not
	Mode            model.Mode // attended; empty when not known
}

func (p Participation) outcome() model.Outcome {
	return model.OutcomeOf(p.Source, p.Reply, p.Attendance)
}

// tallies are the numbers of a SessionsInput.
type tallies struct {
	in        SessionsInput
	heads     []model.Headcount // of each session
	all       model.Headcount   // of all together
	listed    int               // different people
	came      int               // different people
	newcomers int               // of those who came
	bodies    int               // organisations of those who came
	minutes   int               // of all sessions
	spent     int               // minutes that people were there, all together
}

func tally(in SessionsInput) *tallies {
	t := &tallies{in: in, heads: make([]model.Headcount, len(in.Sessions))}
	t.in.People = slices.Clone(in.People)
	for _, p := range in.Places {
		who := &t.in.People[p.Person]
		if who.Illegible {
			t.heads[p.Session].AddIllegible(1)
			t.all.AddIllegible(1)
		} else {
			t.heads[p.Session].Add(p.Source, p.Reply, p.Attendance)
			t.all.Add(p.Source, p.Reply, p.Attendance)
		}
		who.listed++
		if p.outcome() != model.OutcomeOpen {
			who.recorded++
		}
		if p.Attendance == model.Attended {
			who.came++
			if start := in.Sessions[p.Session].Start; !who.Illegible && (who.First == "" || who.First >= start) {
				who.newcomer = true
			}
		}
	}
	bodies := map[model.ID]bool{}
	for _, who := range t.in.People {
		if who.Illegible && !t.single() { // it may be anybody, also somebody who is counted
			continue
		}
		if who.listed > 0 {
			t.listed++
		}
		if who.came == 0 {
			continue
		}
		t.came++
		if who.newcomer {
			t.newcomers++
		}
		if who.OrganisationID != "" {
			bodies[who.OrganisationID] = true
		}
	}
	t.bodies = len(bodies)
	for i, s := range in.Sessions {
		minutes := int(s.EndTime().Sub(s.StartTime()).Minutes())
		t.minutes += minutes
		t.spent += minutes * t.heads[i].Attended
	}
	return t
}

// group is one row of a count of people by something.
type group struct {
	name string
	head model.Headcount // its Listed are those on a list
	met  int             // of those, how many have an attendance recorded
}

// groupsBy counts people by one of the community's lists, entries without
// anybody included unless they are retired, and those not known at the end.
func (t *tallies) groupsBy(list model.List, of func(Attendee) model.ID) []group {
	at := map[model.ID]int{}
	var groups []group
	retired := map[model.ID]bool{}
	for _, c := range t.in.Categories {
		if c.List == list {
			at[c.ID] = len(groups)
			retired[c.ID] = c.Retired
			groups = append(groups, group{name: c.Name})
		}
	}
	groups = append(groups, group{name: notKnown})
	place := func(id model.ID) *group {
		if i, ok := at[id]; ok && id != "" {
			return &groups[i]
		}
		return &groups[len(groups)-1]
	}
	if t.single() {
		for _, p := range t.in.Places {
			g := place(of(t.in.People[p.Person]))
			g.head.Add(p.Source, p.Reply, p.Attendance)
			if p.outcome() != model.OutcomeOpen {
				g.met++
			}
		}
	} else {
		for _, who := range t.in.People {
			if who.listed > 0 && !who.Illegible {
				place(of(who)).addPerson(who)
			}
		}
	}
	var kept []group
	i := 0
	for _, c := range t.in.Categories {
		if c.List != list {
			continue
		}
		if !retired[c.ID] || groups[i].head.Listed > 0 {
			kept = append(kept, groups[i])
		}
		i++
	}
	return append(kept, groups[len(groups)-1])
}

// addPerson counts one person of a span once, however often they came.
func (g *group) addPerson(who Attendee) {
	attendance := model.NotRecorded
	if who.came > 0 {
		attendance = model.Attended
	}
	g.head.Add(model.Invited, model.NoReply, attendance)
	if who.recorded > 0 {
		g.met++
	}
}

func (t *tallies) single() bool { return t.in.Span == Span{} }

// kinds are the counts of people that every report of attendance has.
func (t *tallies) kinds() []kind {
	return []kind{
		{"sector", "By sector", "Sector", t.groupsBy(model.Sectors, func(a Attendee) model.ID { return a.Sector })},
		{"seniority", "By seniority", "Seniority", t.groupsBy(model.Seniorities, func(a Attendee) model.ID { return a.Seniority })},
		{"district", "By district", "District", t.groupsBy(model.Districts, func(a Attendee) model.ID { return a.District })},
	}
}

// kind is a count of people by one thing.
type kind struct {
	word, caption, heading string
	groups                 []group
}

// modeGroups counts who was on a list by how they were to take part, and who
// came by how they did. Who said one and did the other is in two groups.
func (t *tallies) modeGroups() []group {
	groups := []group{{name: "In person"}, {name: "Online"}, {name: notKnown}}
	of := func(p Participation, said model.Mode) *group {
		if own := t.in.Sessions[p.Session].Mode; said == "" && own != model.Hybrid {
			said = own
		}
		switch said {
		case model.InPerson:
			return &groups[0]
		case model.Online:
			return &groups[1]
		}
		return &groups[2]
	}
	for _, p := range t.in.Places {
		of(p, p.Wanted).head.Listed++
		if p.Attendance == model.Attended {
			of(p, p.Mode).head.Attended++
		}
	}
	return groups
}

// bands are the time bands, and which each session is in.
func (t *tallies) bands() (names []string, of []int) {
	var bands []model.Category
	for _, c := range t.in.Categories {
		if c.List == model.Bands {
			bands = append(bands, c)
			names = append(names, c.Name)
		}
	}
	names = append(names, notKnown)
	for _, s := range t.in.Sessions {
		at := len(bands)
		if s.Start != "" {
			id := model.BandOf(bands, s.Start.Date().Time().Add(minutesOf(s.Start.Clock())))
			if i := slices.IndexFunc(bands, func(c model.Category) bool { return c.ID == id }); i >= 0 {
				at = i
			}
		}
		of = append(of, at)
	}
	return names, of
}

// districtsReached are the districts of those who came, in list order.
func (t *tallies) districtsReached() (reached []string, whole int) {
	for _, g := range t.groupsBy(model.Districts, func(a Attendee) model.ID { return a.District }) {
		if g.name == notKnown {
			continue
		}
		whole++
		if g.head.Attended > 0 {
			reached = append(reached, g.name)
		}
	}
	return reached, whole
}

// cost is what sessions whose cost is known came to, and how many came to
// those.
func (t *tallies) cost() (total model.Money, sessions, heads int) {
	for i, s := range t.in.Sessions {
		if s.Cost > 0 {
			total += s.Cost
			sessions++
			heads += t.heads[i].Attended
		}
	}
	return total, sessions, heads
}

// aHead is an amount for each of so many people, to the penny.
func aHead(total model.Money, heads int) string {
	if total == 0 || heads == 0 {
		return notKnownWord
	}
	return ((total + model.Money(heads)/2) / model.Money(heads)).String()
}

const notKnownWord = "not known"

// listWords is names within a sentence.
func listWords(names []string) string {
	switch len(names) {
	case 0:
		return "none"
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
