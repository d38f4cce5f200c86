package report

import (
	"fmt"

	"convenor/model"
)

// protected are the numbers of a report as they are told: all of them, or,
// without names, those from which nobody can be told.
type protected struct {
	anonymous                                                   bool
	listed, came, apologies, noShow, notRecorded, walkIns       string
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
		places, attended = k.add(t.all.Invited, lastHidden), k.add(t.all.Attended, neverButForAll)
	}
	apologies, noShow, notRecorded := k.add(t.all.Apologies, firstHidden), k.add(t.all.NoShow, firstHidden), k.add(t.all.NotRecorded(), firstHidden)
	k.addSum(places, attended, apologies, noShow, notRecorded)
	newcomers, returning := k.add(t.newcomers, thirdHidden), k.add(t.came-t.newcomers, thirdHidden)
	k.addSum(came, newcomers, returning)
	walked := 0
	for _, p := range t.in.Places {
		if p.Source == model.WalkIn && p.Attendance == model.Attended {
			walked++
		}
	}
	walkIns := k.add(walked, firstHidden)
	k.addSum(attended, walkIns, k.addSecret(t.all.Attended-walked))
	kinds := k.addKinds(listed, came)
	modes := k.addParts(attended, t.modeGroups())
	sessions := k.addSessions(places, attended)
	if anonymous {
		k.protect()
	}

	p := &protected{anonymous: anonymous, allCame: true}
	p.listed, p.came, p.places, p.attended = k.words(listed), k.words(came), k.words(places), k.words(attended)
	p.apologies, p.noShow, p.notRecorded, p.walkIns = k.words(apologies), k.words(noShow), k.words(notRecorded), k.words(walkIns)
	p.newcomers, p.returning = k.words(newcomers), k.words(returning)
	p.modes = k.modesTable(modes, attended)
	k.tellKinds(p, kinds, listed, came)
	for _, at := range sessions.came {
		p.allCame = p.allCame && k.told(at)
	}
	if t.single() {
		p.allCame = k.told(came)
	}
	p.sessionListed, p.sessionCame = k.each(sessions.listed), k.each(sessions.came)
	p.bandListed, p.bandCame, p.monthCame = k.each(sessions.bandListed), k.each(sessions.bandCame), k.each(sessions.monthCame)
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

func (k *keeper) each(places []int) (words []string) {
	for _, at := range places {
		words = append(words, k.words(at))
	}
	return words
}

// pair are the places of who was on the list and who came.
type pair struct{ listed, came int }

func (k *keeper) addPair(listed, came int) pair {
	p := pair{k.add(listed, firstHidden), k.add(came, secondHidden)}
	k.addSum(p.listed, p.came, k.addSecret(listed-came))
	return p
}

// keptKind is a count of people by one thing, with the places of its counts.
type keptKind struct {
	kind
	pairs []pair
}

func (k *keeper) addKinds(listed, came int) (all []keptKind) {
	for _, one := range k.t.kinds() {
		kept := keptKind{kind: one}
		var lists, cames []int
		for _, g := range one.groups {
			p := k.addPair(g.head.Invited, g.head.Attended)
			kept.pairs = append(kept.pairs, p)
			lists, cames = append(lists, p.listed), append(cames, p.came)
		}
		k.addSum(listed, lists...)
		k.addSum(came, cames...)
		all = append(all, kept)
	}
	return all
}

// addParts adds how many of a whole came in each group.
func (k *keeper) addParts(whole int, groups []group) (parts []int) {
	for _, g := range groups {
		parts = append(parts, k.add(g.head.Attended, secondHidden))
	}
	k.addSum(whole, parts...)
	return parts
}

// keptSessions are the places of the counts of sessions, bands and months.
type keptSessions struct{ listed, came, bandListed, bandCame, monthCame []int }

func (k *keeper) addSessions(places, attended int) (s keptSessions) {
	if k.t.single() {
		return s
	}
	for _, h := range k.t.heads {
		p := k.addPair(h.Invited, h.Attended)
		s.listed, s.came = append(s.listed, p.listed), append(s.came, p.came)
	}
	k.addSum(places, s.listed...)
	k.addSum(attended, s.came...)
	names, of := k.t.bands()
	s.bandListed, s.bandCame = k.regroup(len(names), of, s, places, attended)
	months, of := k.t.months()
	_, s.monthCame = k.regroup(len(months), of, s, places, attended)
	return s
}

// regroup adds sums of sessions, of which of says to which group each belongs.
func (k *keeper) regroup(groups int, of []int, s keptSessions, places, attended int) (listed, came []int) {
	lists, cames := make([][]int, groups), make([][]int, groups)
	for i, g := range of {
		lists[g], cames[g] = append(lists[g], s.listed[i]), append(cames[g], s.came[i])
	}
	total := func(parts []int) (n int) {
		for _, at := range parts {
			n += k.cells[at].value
		}
		return n
	}
	for g := range groups {
		p := k.addPair(total(lists[g]), total(cames[g]))
		k.addSum(p.listed, lists[g]...)
		k.addSum(p.came, cames[g]...)
		listed, came = append(listed, p.listed), append(came, p.came)
	}
	k.addSum(places, listed...)
	k.addSum(attended, came...)
	return listed, came
}

// modesTable says how those who came took part.
func (k *keeper) modesTable(parts []int, whole int) Table {
	table := Table{Caption: "By how they took part", Columns: []TableColumn{{"Mode", false, 3}, {"Came", true, 1.2}, {"Share of all who came", true, 1.9}}}
	for i, g := range k.t.modeGroups() {
		table.Rows = append(table.Rows, TableRow{Cells: []string{g.name, k.words(parts[i]), k.share(parts[i], whole)}})
	}
	table.Rows = append(table.Rows, TableRow{Cells: []string{"All", k.words(whole), k.share(whole, whole)}, Total: true})
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
func (k *keeper) tellKinds(p *protected, kinds []keptKind, listed, came int) {
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
		row("All", pair{listed, came}, true)
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
