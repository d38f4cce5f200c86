package report

import (
	"fmt"
	"slices"

	"convenor/model"
)

// roomSection is where a session was, what was eaten and what it cost.
func (t *tallies) roomSection(told *protected) Section {
	s := t.in.Sessions[0]
	facts := Table{Caption: "What it took", Columns: []TableColumn{{"", false, 2}, {"", false, 4}}}
	facts.Columns[0].Heading, facts.Columns[1].Heading = "What", "How it was"
	add := func(name, text string) {
		facts.Rows = append(facts.Rows, TableRow{Cells: []string{name, oneLine(text)}})
	}
	if s.Mode != model.Online {
		add("Venue", orNotKnown(model.JoinNonEmpty(", ", s.Room, s.VenueName)))
		add("Places", number(s.Capacity))
	}
	if told.anonymous {
		add("Catering", oneLine(mealsWords(s.MealsOrdered, s.MealsEaten)))
	} else {
		add("Catering", orNotKnown(s.Catering))
		add("Meals", mealsWords(s.MealsOrdered, s.MealsEaten))
	}
	add("Budget", money(s.Budget))
	add("Cost", money(s.Cost))
	add("Cost a head", told.aHead(s.Cost, t.heads[0].Attended))
	return Section{Heading: "Room, food and cost", Tables: []Table{facts}}
}

func orNotKnown(s string) string {
	if oneLine(s) == "" {
		return notKnownWord
	}
	return s
}

func number(n int) string {
	if n == 0 {
		return notKnownWord
	}
	return model.Thousands(n)
}

func money(m model.Money) string {
	if m == 0 {
		return notKnownWord
	}
	return m.String()
}

// mealsWords set what was ordered against what was eaten.
func mealsWords(ordered, eaten int) string {
	switch {
	case ordered == 0 && eaten == 0:
		return notKnownWord
	case eaten == 0:
		return model.Thousands(ordered) + " ordered; how many were eaten is not known"
	case ordered == 0:
		return model.Thousands(eaten) + " eaten; how many were ordered is not known"
	case eaten < ordered:
		return fmt.Sprintf("%s ordered, %s eaten: %s left over", model.Thousands(ordered), model.Thousands(eaten), model.Thousands(ordered-eaten))
	case eaten > ordered:
		return fmt.Sprintf("%s ordered, %s eaten: %s short", model.Thousands(ordered), model.Thousands(eaten), model.Thousands(eaten-ordered))
	}
	return fmt.Sprintf("%s ordered, all eaten", model.Thousands(ordered))
}

// sessionsSection lists the sessions of a span, and their time bands.
func (t *tallies) sessionsSection(told *protected) Section {
	s := Section{Heading: "Sessions"}
	if len(t.in.Sessions) == 0 {
		return s
	}
	s.Tables = append(s.Tables, t.sessionsTable(told), t.bandsTable(told))
	return s
}

func (t *tallies) sessionsTable(told *protected) Table {
	table := Table{Caption: "Sessions held", Columns: []TableColumn{{"Session", false, 4}, {"Date", false, 2}, {"Venue", false, 2.6}, {"On the list", true, 1.2}, {"Came", true, 1.1}}}
	for i, s := range t.in.Sessions {
		place := s.VenueName
		if s.Mode == model.Online {
			place = "online"
		}
		table.Rows = append(table.Rows, TableRow{Cells: []string{oneLine(s.Title), s.Start.Date().Short(), oneLine(place), told.sessionListed[i], told.sessionCame[i]}})
	}
	table.Rows = append(table.Rows, TableRow{Cells: []string{"All", "", "", told.places, told.attended}, Total: true})
	return table
}

func (t *tallies) bandsTable(told *protected) Table {
	names, of := t.bands()
	sessions := make([]int, len(names))
	for _, b := range of {
		sessions[b]++
	}
	table := Table{Caption: "By time band", Columns: []TableColumn{{"Time band", false, 3}, {"Sessions", true, 1.2}, {"On the list", true, 1.2}, {"Came", true, 1.2}}}
	for i, name := range names {
		table.Rows = append(table.Rows, TableRow{Cells: []string{oneLine(name), model.Thousands(sessions[i]), told.bandListed[i], told.bandCame[i]}})
	}
	table.Rows = append(table.Rows, TableRow{Cells: []string{"All", model.Thousands(len(t.in.Sessions)), told.places, told.attended}, Total: true})
	return table
}

// costSection is what the sessions of a span cost, and what was eaten.
func (t *tallies) costSection(told *protected) Section {
	s := Section{Heading: "Food and cost"}
	total, known, heads := t.cost()
	if known == 0 {
		s.Paragraphs = []string{"What the sessions cost is not known."}
	} else {
		s.Figures = []Figure{{total.String(), fmt.Sprintf("spent; the cost of %d of %s is known", known, model.Count(len(t.in.Sessions), "session", "sessions"))},
			{told.aHead(total, heads), "a head"}}
	}
	ordered, eaten, of := 0, 0, 0
	for _, v := range t.in.Sessions {
		if v.MealsOrdered > 0 && v.MealsEaten > 0 {
			ordered, eaten, of = ordered+v.MealsOrdered, eaten+v.MealsEaten, of+1
		}
	}
	if of > 0 {
		s.Figures = append(s.Figures, Figure{model.Thousands(ordered), "meals ordered, at " + model.Count(of, "session", "sessions")}, Figure{model.Thousands(eaten), "of them eaten"})
	}
	return s
}

// listSections name everyone: of a session by how it went for them, of a span
// with how often they came.
func (t *tallies) listSections() []Section {
	if !t.single() {
		return drop([]Section{{Heading: "Names", Tables: t.spanNames()}})
	}
	var tables []Table
	for _, a := range []struct {
		outcome model.Outcome
		caption string
	}{{model.OutcomeCame, "Came"}, {model.OutcomeApologies, "Sent apologies"}, {model.OutcomeDeclined, "Declined"}, {model.OutcomeNoShow, "Had said they would come, and did not"},
		{model.OutcomeNoWord, "Did not reply, and did not come"}, {model.OutcomeOpen, "Not recorded"}} {
		table := Table{Caption: a.caption, Columns: []TableColumn{{"Name", false, 3}, {"Organisation", false, 3.4}, {"How", false, 2.4}}}
		for _, p := range t.inListOrder() {
			if p.outcome() != a.outcome {
				continue
			}
			who := t.in.People[p.Person]
			table.Rows = append(table.Rows, TableRow{Cells: []string{model.ListName(oneLine(who.Given), oneLine(who.Family)), oneLine(who.Organisation), t.how(p)}})
		}
		if len(table.Rows) > 0 {
			table.Caption += " (" + model.Thousands(len(table.Rows)) + ")"
			tables = append(tables, table)
		}
	}
	return drop([]Section{{Heading: "Names", Tables: tables}})
}

func (t *tallies) inListOrder() []Participation {
	all := slices.Clone(t.in.Places)
	slices.SortStableFunc(all, func(a, b Participation) int { return a.Person - b.Person })
	return all
}

// how says what is worth saying about one who came or did not.
func (t *tallies) how(p Participation) string {
	mode, first, walkIn := "", "", ""
	if p.Attendance == model.Attended {
		if t.in.Sessions[p.Session].Mode == model.Hybrid {
			mode = string(p.Mode)
			if mode == "" {
				mode = "in person or online: not known"
			}
		}
		if t.in.People[p.Person].newcomer {
			first = "first time"
		}
	}
	switch {
	case t.in.People[p.Person].Illegible:
		walkIn = "could not be read"
	case p.Source == model.WalkIn:
		walkIn = "walked in"
	}
	return model.JoinNonEmpty(", ", mode, first, walkIn)
}

func (t *tallies) spanNames() []Table {
	table := Table{Caption: "Who came", Columns: []TableColumn{{"Name", false, 3}, {"Organisation", false, 3.4}, {"Came", true, 1}, {"On the list", true, 1.2}, {"First time", false, 1.4}}}
	for _, who := range t.in.People {
		if who.came == 0 || who.Illegible {
			continue
		}
		first := ""
		if who.newcomer {
			first = "first time"
		}
		table.Rows = append(table.Rows, TableRow{Cells: []string{model.ListName(oneLine(who.Given), oneLine(who.Family)), oneLine(who.Organisation),
			model.Thousands(who.came), model.Thousands(who.listed), first}})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	table.Caption += " (" + model.Thousands(len(table.Rows)) + ")"
	return []Table{table}
}
