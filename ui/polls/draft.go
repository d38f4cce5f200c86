package polls

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// draft is a poll that is being made or changed in the dialog.
type draft struct {
	id      model.ID // of the poll that is changed; empty: a new one
	title   string
	session model.ID
	words   string
	dates   []date
	whom    string // key of a group
}

// date is one option as it is typed.
type date struct {
	id         model.ID
	day        model.Date
	start, end model.Clock
	ends       bool
	mode       model.Mode
	venue      model.ID
}

// next is a date to begin with after the others: a week later, as the last.
func (d *draft) next() date {
	if len(d.dates) == 0 {
		return date{start: 10 * 60, end: 12 * 60, ends: true, mode: model.InPerson}
	}
	last := d.dates[len(d.dates)-1]
	last.id = ""
	if last.day != "" {
		last.day = model.DateOf(last.day.Time().AddDate(0, 0, 7))
	}
	return last
}

// poll is the draft as a poll, with its dates by time; those without a day are left
// out. Dates that were asked about keep their numbers, which stand on paper.
func (d *draft) poll() model.Poll {
	p := model.Poll{ID: d.id, Title: strings.TrimSpace(d.title), Session: d.session, Words: strings.TrimSpace(d.words)}
	for _, o := range d.dates {
		if o.day == "" {
			continue
		}
		option := model.PollOption{ID: o.id, Start: model.At(o.day, o.start), Mode: o.mode, Venue: o.venue}
		if o.ends {
			option.End = model.At(o.day, o.end)
		}
		if o.mode == model.Online {
			option.Venue = ""
		}
		p.Options = append(p.Options, option)
	}
	slices.SortStableFunc(p.Options, func(a, b model.PollOption) int {
		switch {
		case a.ID != "" && b.ID != "":
			return 0
		case a.ID != "":
			return -1
		case b.ID != "":
			return 1
		}
		return cmp.Compare(a.Start, b.Start)
	})
	return p
}

func draftOf(p page) draft {
	d := draft{id: p.ID, title: p.Title, session: p.Session, words: p.Words}
	for _, o := range p.Options {
		one := date{id: o.ID, day: o.Start.Date(), start: o.Start.Clock(), mode: o.Mode, venue: o.Venue}
		if o.End != "" {
			one.end, one.ends = o.End.Clock(), true
			if o.End.Date() > o.Start.Date() && one.end == 0 {
				one.end = 24 * 60
			}
		}
		d.dates = append(d.dates, one)
	}
	return d
}

// group is some people who can be asked together.
type group struct {
	key, text string
	filter    storage.PeopleFilter
	nobody    bool
}

// groups are whom one can ask: those that filter finds first, then those on the
// session's list, everyone, and the people of each district, sector and tag.
func groups(filter *storage.PeopleFilter, v suggestions, lists frame.Lists) (all []group) {
	if filter != nil {
		text := "the people who were chosen"
		if n := len(filter.People); n > 0 {
			text = model.Count(n, "person who was chosen", "people who were chosen")
		}
		all = append(all, group{key: "chosen", text: text, filter: *filter})
	}
	for _, s := range v.sessions {
		if s.Headcount.Listed > 0 {
			all = append(all, group{key: "s:" + string(s.ID), text: "those invited to “" + s.Title + "”", filter: storage.PeopleFilter{InvitedTo: s.ID}})
		}
	}
	all = append(all, group{key: "everyone", text: "everyone who may be asked"}, group{key: "nobody", text: "nobody yet", nobody: true},
		group{key: "regulars", text: "core and active members", filter: storage.PeopleFilter{Engagements: []model.Engagement{model.Core, model.Active}}})
	for _, c := range lists.Of(model.Districts) {
		all = append(all, group{key: "d:" + string(c.ID), text: "district: " + c.Name, filter: storage.PeopleFilter{Districts: []model.ID{c.ID}}})
	}
	for _, c := range lists.Of(model.Sectors) {
		all = append(all, group{key: "x:" + string(c.ID), text: "sector: " + c.Name, filter: storage.PeopleFilter{Sectors: []model.ID{c.ID}}})
	}
	for _, tag := range v.tags {
		all = append(all, group{key: "t:" + tag, text: "tag: " + tag, filter: storage.PeopleFilter{Tags: []string{tag}}})
	}
	return all
}

func groupOptions(all []group) []widgets.Option {
	out := make([]widgets.Option, len(all))
	for i, g := range all {
		out[i] = widgets.Option{Value: g.key, Text: g.text}
	}
	return out
}

// people are those of a group.
func (g group) people(ctx context.Context, store *storage.Store) ([]model.ID, error) {
	if g.nobody {
		return nil, nil
	}
	found, err := store.FindPeople(ctx, g.filter, storage.ByName, true) // backwards: never the first rows only
	if err != nil {
		return nil, err
	}
	return found.IDs(), nil
}

// suggestions are what the forms offer.
type suggestions struct {
	sessions []storage.SessionRow
	venues   []storage.VenueRow
	tags     []string
}

func suggest(ctx context.Context, store *storage.Store) (v suggestions, err error) {
	if v.sessions, err = store.Sessions(ctx); err != nil {
		return v, err
	}
	slices.SortStableFunc(v.sessions, func(a, b storage.SessionRow) int { // the newest first, those without a date before them
		return cmp.Or(cmp.Compare(min(len(a.Start), 1), min(len(b.Start), 1)), cmp.Compare(b.Start, a.Start))
	})
	if v.venues, err = store.Venues(ctx); err != nil {
		return v, err
	}
	v.tags, err = store.Tags(ctx)
	return v, err
}

// undated are the sessions that wait for a date.
func (v suggestions) undated() (out []storage.SessionRow) {
	for _, s := range v.sessions {
		if s.Start == "" && s.State != model.Cancelled && s.State != model.Held {
			out = append(out, s)
		}
	}
	return out
}
