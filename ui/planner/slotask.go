package planner

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// group is some people a date can be looked for, beside those invited and everyone.
type group struct {
	key, text string
	filter    storage.PeopleFilter
}

// groupsOf are the core and active members, and the people of each tag, district and
// sector.
func groupsOf(tags []string, lists frame.Lists) []group {
	all := []group{{"regulars", "core and active members", storage.PeopleFilter{Engagements: []model.Engagement{model.Core, model.Active}}}}
	for _, tag := range tags {
		all = append(all, group{"t:" + tag, "tag: " + tag, storage.PeopleFilter{Tags: []string{tag}}})
	}
	for _, c := range lists.Of(model.Districts) {
		all = append(all, group{"d:" + string(c.ID), "district: " + c.Name, storage.PeopleFilter{Districts: []model.ID{c.ID}}})
	}
	for _, c := range lists.Of(model.Sectors) {
		all = append(all, group{"s:" + string(c.ID), "sector: " + c.Name, storage.PeopleFilter{Sectors: []model.ID{c.ID}}})
	}
	return all
}

// whomOptions are for whom a date can be looked for, those invited first.
func (w *slotWish) whomOptions(groups []group) []widgets.Option {
	var all []widgets.Option
	if n := len(w.invited); n > 0 {
		all = append(all, widgets.Option{Value: "invited", Text: model.Count(n, "person", "people") + " invited"})
	}
	all = append(all, widgets.Option{Value: "everyone", Text: "everyone"})
	for _, g := range groups {
		all = append(all, widgets.Option{Value: g.key, Text: g.text})
	}
	return all
}

// whom takes over for whom a date is looked for.
func (w *slotWish) whom(key string, groups []group) {
	w.everyone, w.group = key == "everyone", nil
	if at := slices.IndexFunc(groups, func(g group) bool { return g.key == key }); at >= 0 {
		w.group = &groups[at].filter
	}
}

// asked are those a date is looked for; nil is everyone.
func (w slotWish) asked(ctx context.Context, store *storage.Store) ([]model.ID, error) {
	switch {
	case w.group != nil:
		found, err := store.FindPeople(ctx, *w.group, storage.ByName, true) // backwards: never the first rows only
		if err != nil {
			return nil, err
		}
		return found.IDs(), nil
	case w.everyone:
		return nil, nil
	}
	return w.invited, nil
}

// plannable are those of people who can be planned for.
func plannable(in plan.Input, people []model.ID) []model.ID {
	planned := make(map[model.ID]bool, len(in.People))
	for _, p := range in.People {
		planned[p.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(people), func(id model.ID) bool { return !planned[id] })
}

// minutesOf is how long a session is, or is to be by the programme.
func minutesOf(v model.Session, programme []model.Session) int {
	if v.Start != "" {
		return int(v.EndTime().Sub(v.StartTime()).Minutes())
	}
	_, minutes := model.FirstTimes(v, programme)
	return minutes
}

// lengths are those offered, in minutes, beside the one it has.
var lengths = []int{30, 45, 60, 90, 120, 150, 180, 240, 360, 480}

func lengthOptions(now int) []widgets.Option {
	all := slices.Clone(lengths)
	if !slices.Contains(all, now) {
		all = append(all, now)
		slices.Sort(all)
	}
	options := make([]widgets.Option, len(all))
	for i, n := range all {
		options[i] = widgets.Option{Value: strconv.Itoa(n), Text: lengthWords(n)}
	}
	return options
}

// lengthWords is a length as people say it: "45 min", "1 h", "2 h 30 min".
func lengthWords(minutes int) string {
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d h", h)
	default:
		return fmt.Sprintf("%d h %d min", h, m)
	}
}
