package main

import (
	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
)

// jsonPlan is what plan --json promises; amounts are in pence.
type jsonPlan struct {
	From       model.Date        `json:"from"`
	To         model.Date        `json:"to"`
	People     int               `json:"people"`
	Once       int               `json:"once"`
	OnceSaid   int               `json:"onceSaid"`
	Unsaid     int               `json:"unsaid"`
	NotReached int               `json:"notReached"`
	LeftOut    int               `json:"leftOut"`
	Bound      int               `json:"bound"`
	Proven     bool              `json:"proven"`
	AtLeast    int               `json:"atLeast"`
	Several    int               `json:"several"`
	Cost       model.Money       `json:"cost"`
	Sessions   []jsonPlanSession `json:"sessions"`
	Groups     []jsonPlanGroup   `json:"groups"`
	Missing    []jsonPlanMissing `json:"missing"`
	Unreached  []jsonUnreached   `json:"unreached"`
	Extra      []jsonPlanExtra   `json:"extra"`
	Clashes    []string          `json:"clashes"`
	Notes      []string          `json:"notes"`
	Added      []model.ID        `json:"added"`
}

type jsonPlanSession struct {
	ID        model.ID        `json:"id"`
	Title     string          `json:"title"`
	Mode      model.Mode      `json:"mode"`
	Start     model.LocalTime `json:"start"`
	End       model.LocalTime `json:"end"`
	Band      model.ID        `json:"band"`
	BandName  string          `json:"bandName"`
	Venue     model.ID        `json:"venue"`
	VenueName string          `json:"venueName"`
	Cost      model.Money     `json:"cost"`
	CanCome   int             `json:"canCome"`
	Said      int             `json:"said"`
	OnlyHere  []model.ID      `json:"onlyHere"`
	Why       string          `json:"why"`
}

type jsonPlanGroup struct {
	List   model.List `json:"list"`
	ID     model.ID   `json:"id"`
	Name   string     `json:"name"`
	People int        `json:"people"`
	Once   int        `json:"once"`
	Before int        `json:"before"`
	Small  bool       `json:"small"`
}

type jsonPlanMissing struct {
	From model.Date `json:"from"`
	To   model.Date `json:"to"`
	Why  string     `json:"why"`
}

type jsonUnreached struct {
	Reason plan.Reason `json:"reason"`
	May    bool        `json:"may"`
	People []model.ID  `json:"people"`
	Times  []string    `json:"times"`
}

type jsonPlanExtra struct {
	Mode     model.Mode      `json:"mode"`
	Band     model.ID        `json:"band"`
	Venue    model.ID        `json:"venue"`
	Start    model.LocalTime `json:"start"`
	End      model.LocalTime `json:"end"`
	People   []model.ID      `json:"people"`
	Allowed  bool            `json:"allowed"`
	Sentence string          `json:"sentence"`
}

func planJSON(in plan.Input, w storage.Planning, found plan.Proposal, taken storage.Taken) jsonPlan {
	t := found.Totals
	j := jsonPlan{From: w.From, To: w.To, People: t.People, Once: t.Once.Count(), OnceSaid: t.Once.Said, Unsaid: t.Unsaid.People, NotReached: t.NotReached(), LeftOut: in.LeftOut.Count(), Bound: found.Bound, Proven: found.Proven,
		AtLeast: t.AtLeast, Several: t.Several.Count(), Cost: t.Cost, Clashes: againstIt(found), Notes: some(found.Notes), Added: some(taken.Added),
		Sessions: []jsonPlanSession{}, Groups: []jsonPlanGroup{}, Missing: []jsonPlanMissing{}, Unreached: []jsonUnreached{}, Extra: []jsonPlanExtra{}}
	titles := plan.Titles(in, sessionsOf(found))
	for i, c := range found.Sessions {
		j.Sessions = append(j.Sessions, jsonPlanSession{c.ID, titles[i], c.Mode, c.Start, c.End, c.Band, c.BandName, c.Venue, c.Place, c.Cost,
			c.CanCome.Count(), c.CanCome.Said, some(c.OnlyHere), c.Why()})
	}
	for _, g := range t.Groups {
		j.Groups = append(j.Groups, jsonPlanGroup{g.List, g.ID, g.Name, g.People, g.Reach.Count(), g.Before.Count(), g.Small})
	}
	for _, m := range found.Missing {
		j.Missing = append(j.Missing, jsonPlanMissing{m.From, m.To, m.Why})
	}
	for _, u := range found.Unreached {
		j.Unreached = append(j.Unreached, jsonUnreached{u.Reason, u.May, some(u.People), some(u.Times)})
	}
	for _, e := range found.Extra {
		j.Extra = append(j.Extra, jsonPlanExtra{e.Mode, e.Band, e.Venue, e.Session.Start, e.Session.End, some(e.People), e.Allowed, e.Sentence()})
	}
	return j
}
