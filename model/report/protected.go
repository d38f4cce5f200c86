package report

import (
	"fmt"
	"slices"

	"convenor/model"
)

// protected are the numbers of a report as they are told: all of them, or,
// without names, those from which nobody can be told.
type protected struct {
	anonymous                                                   bool
	listed, came, apologies, declined, noShow, noWord           string
	notRecorded, walkIns                                        string
	illegible                                                   string // of those who walked in
	newcomers, returning                                        string
	places, attended                                            string // of all sessions, a person counted each time
	sessionListed, sessionCame, bandListed, bandCame, monthCame []string
	kinds                                                       []Table // anonymous only
	charts                                                      []Chart // anonymous only
	reached                                                     map[string][]ChartBar
	modes                                                       Table
	allCame                                                     bool // who came is told of every session
}

// The order in which counts are kept back for the sake of others.
const (
	firstHidden = iota // on a list, of a group
	secondHidden
	thirdHidden
	lastHidden
	neverButForAll
)

// protect puts the numbers of t into words.
func (t *tallies) protect(anonymous bool) *protected {
	k := &keeper{t: t, anonymous: anonymous}
	listed, came := k.add(t.listed, lastHidden), k.add(t.came, neverButForAll)
	places, attended := listed, came
	if !t.single() {
		places, attended = k.add(t.all.Listed, lastHidden), k.add(t.all.Attended, neverButForAll)
	}
	apologies, noShow, notRecorded := k.add(t.all.Apologies, firstHidden), k.add(t.all.NoShow, firstHidden), k.add(t.all.NotRecorded(), firstHidden)
	declined, noWord := k.add(t.all.SaidNo, firstHidden), k.add(t.all.NoWord, firstHidden)
	k.addSum(places, attended, apologies, declined, noShow, noWord, notRecorded)
	unread := 0 // nobody knows whether they had come before
	if t.single() {
		unread = t.all.Illegible
	}
	newcomers, returning := k.add(t.newcomers, thirdHidden), k.add(t.came-t.newcomers-unread, thirdHidden)
	k.addSum(came, newcomers, returning, k.addSecret(unread))
	walked := 0
	for _, p := range t.in.Places {
		if p.Source == model.WalkIn && p.Attendance == model.Attended {
			walked++
		}
	}
	walkIns := k.add(walked, firstHidden)
	k.addSum(attended, walkIns, k.addSecret(t.all.Attended-walked))
	illegible := walkIns
	if t.all.Illegible > 0 {
		illegible = k.add(t.all.Illegible, firstHidden)
		k.addSum(walkIns, illegible, k.addSecret(walked-t.all.Illegible))
	}
	people := k.join(listed, came)
	times := people
	if !t.single() {
		times = k.join(places, attended)
	}
	kinds := k.addKinds(people)
	modes := k.addModes(times)
	sessions := k.addSessions(times)
	if anonymous {
		k.protect()
	}

	p := &protected{anonymous: anonymous, allCame: true}
	p.listed, p.came, p.places, p.attended = k.words(listed), k.words(came), k.words(places), k.words(attended)
	p.apologies, p.noShow, p.notRecorded, p.walkIns = k.words(apologies), k.words(noShow), k.words(notRecorded), k.words(walkIns)
	p.declined, p.noWord, p.illegible = k.words(declined), k.words(noWord), k.words(illegible)
	p.newcomers, p.returning = k.words(newcomers), k.words(returning)
	p.modes = k.modesTable(modes, times)
	k.tellKinds(p, kinds, people)
	for _, s := range sessions.each {
		p.allCame = p.allCame && k.told(s.came)
	}
	if t.single() {
		p.allCame = k.told(came)
	}
	p.sessionListed, p.sessionCame = k.each(sessions.each)
	p.bandListed, p.bandCame = k.each(sessions.bands)
	_, p.monthCame = k.each(sessions.months)
	return p
}

// aHead is an amount for each of so many people, unless from it could be worked
// out how many came where that is not told.
func (p *protected) aHead(total model.Money, heads int) string {
	if !p.allCame {
		return withheld
	}
	return aHead(total, heads)
}

// keeper is the counts of one report.
type keeper struct {
	counts
	t         *tallies
	anonymous bool
}

// each is pairs as they are told.
func (k *keeper) each(pairs []pair) (listed, came []string) {
	for _, p := range pairs {
		listed, came = append(listed, k.words(p.listed)), append(came, k.words(p.came))
	}
	return listed, came
}

// pair are the places of who was on the list, who came, and who was on it and
// did not come.
type pair struct{ listed, came, rest int }

// addPair adds the counts of a group, and that they add up.
func (c *counts) addPair(listed, came int) pair {
	p := pair{c.add(listed, firstHidden), c.add(came, secondHidden), c.addSecret(listed - came)}
	c.addSum(p.listed, p.came, p.rest)
	return p
}

// join makes a pair of two counts that are there.
func (c *counts) join(listed, came int) pair {
	p := pair{listed, came, c.addSecret(c.cells[listed].value - c.cells[came].value)}
	c.addSum(p.listed, p.came, p.rest)
	return p
}

// addPairs says that groups add up to a whole, in each of their counts.
func (c *counts) addPairs(whole pair, groups []pair) {
	var listed, came, rest []int
	for _, g := range groups {
		listed, came, rest = append(listed, g.listed), append(came, g.came), append(rest, g.rest)
	}
	c.addSum(whole.listed, listed...)
	c.addSum(whole.came, came...)
	c.addSum(whole.rest, rest...)
}

// keptKind is a count of people by one thing, with the places of its counts.
type keptKind struct {
	kind
	pairs []pair
}

func (k *keeper) addKinds(people pair) (all []keptKind) {
	for _, one := range k.t.kinds() {
		kept := keptKind{kind: one}
		for _, g := range one.groups {
			kept.pairs = append(kept.pairs, k.addPair(g.head.Listed, g.head.Attended))
		}
		k.addPairs(people, kept.pairs)
		all = append(all, kept)
	}
	return all
}

// addModes adds how many were to take part, and came, in each mode. Only where
// nobody is in two groups is who came a part of who was on the list.
func (k *keeper) addModes(times pair) (all []pair) {
	groups := k.t.modeGroups()
	if !slices.ContainsFunc(groups, func(g group) bool { return g.head.Attended > g.head.Listed }) {
		for _, g := range groups {
			all = append(all, k.addPair(g.head.Listed, g.head.Attended))
		}
		k.addPairs(times, all)
		return all
	}
	var lists, cames []int
	for _, g := range groups {
		p := pair{listed: k.add(g.head.Listed, firstHidden), came: k.add(g.head.Attended, secondHidden)}
		lists, cames, all = append(lists, p.listed), append(cames, p.came), append(all, p)
	}
	k.addSum(times.listed, lists...)
	k.addSum(times.came, cames...)
	return all
}

// keptSessions are the counts of sessions, and of those of each band and month.
type keptSessions struct{ each, bands, months []pair }

func (k *keeper) addSessions(times pair) (s keptSessions) {
	if k.t.single() {
		return s
	}
	for _, h := range k.t.heads {
		s.each = append(s.each, k.addPair(h.Listed, h.Attended))
	}
	k.addPairs(times, s.each)
	names, of := k.t.bands()
	s.bands = k.regroup(len(names), of, s.each, times)
	months, of := k.t.months()
	s.months = k.regroup(len(months), of, s.each, times)
	return s
}

// regroup adds sums of sessions, of which of says to which group each belongs.
func (k *keeper) regroup(groups int, of []int, sessions []pair, times pair) (all []pair) {
	members := make([][]pair, groups)
	for i, g := range of {
		members[g] = append(members[g], sessions[i])
	}
	for _, of := range members {
		listed, came := 0, 0
		for _, p := range of {
			listed, came = listed+k.cells[p.listed].value, came+k.cells[p.came].value
		}
		p := k.addPair(listed, came)
		k.addPairs(p, of)
		all = append(all, p)
	}
	k.addPairs(times, all)
	return all
}

// modesTable says how those who came took part.
func (k *keeper) modesTable(parts []pair, whole pair) Table {
	table := Table{Caption: "By how they took part", Columns: []TableColumn{{"Mode", false, 3}, {"On the list", true, 1.2}, {"Came", true, 1.2}, {"Share of all who came", true, 1.9}}}
	row := func(name string, p pair, total bool) {
		table.Rows = append(table.Rows, TableRow{Cells: []string{name, k.words(p.listed), k.words(p.came), k.share(p.came, whole.came)}, Total: total})
	}
	for i, g := range k.t.modeGroups() {
		row(g.name, parts[i], false)
	}
	row("All", whole, true)
	if slices.ContainsFunc(k.t.in.Sessions, func(s ReportSession) bool { return s.Mode == model.Hybrid }) {
		table.Note = "Of a session in person and online, the list has how people said they would take part."
	}
	return table
}

// share is a part of a whole, if both are told.
func (k *keeper) share(part, whole int) string {
	if !k.told(part) || !k.told(whole) {
		return none
	}
	return share(k.cells[part].value, k.cells[whole].value)
}

// tellKinds makes the tables and charts of groups.
func (k *keeper) tellKinds(p *protected, kinds []keptKind, people pair) {
	p.reached = map[string][]ChartBar{}
	shares := k.t.all.NotRecorded() == 0 // else a share would take the unknown for absent
	for _, one := range kinds {
		table := Table{Caption: one.caption, Columns: []TableColumn{{one.heading, false, 3}, {"On the list", true, 1.6}, {"Came", true, 1.6}}}
		if shares {
			table.Columns = append(table.Columns, TableColumn{"Came, of those on the list", true, 2})
		}
		row := func(name string, at pair, total bool) {
			cells := []string{name, k.words(at.listed), k.words(at.came)}
			if shares {
				cells = append(cells, k.share(at.came, at.listed))
			}
			table.Rows = append(table.Rows, TableRow{Cells: cells, Total: total})
		}
		chart := Chart{Title: "Came, of those on the list, " + lower(one.caption), Narrow: true, Tabled: true}
		for i, g := range one.groups {
			name, at := oneLine(g.name), one.pairs[i]
			row(name, at, false)
			chart.Bars = append(chart.Bars, ChartBar{name, k.shown(at.came), k.shown(at.listed), fmt.Sprintf("%s of %s", k.words(at.came), k.words(at.listed))})
			p.reached[one.word] = append(p.reached[one.word], ChartBar{Label: name, Value: k.shown(at.came), Shown: k.words(at.came)})
		}
		row("All", people, true)
		p.kinds, p.charts = append(p.kinds, table), append(p.charts, chart)
	}
}

// shown is a count as long as a bar draws it: nothing where it is not told.
func (k *keeper) shown(at int) int {
	if !k.told(at) {
		return 0
	}
	return k.cells[at].value
}
