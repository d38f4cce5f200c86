package planner

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
	"convenor/model/place"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// slotsShown is how many dates are offered for one session.
const slotsShown = 20

// slotWish is what is asked for one session: for whom, when, and where.
type slotWish struct {
	session   model.Session
	invited   []model.ID // on the list and not declined
	everyone  bool       // ask for everyone, not those invited alone
	elsewhere bool       // at other venues too
	from, to  model.Date
}

// newSlotWish asks for the next three months, from when people have two weeks to
// prepare, for those who are on the list, or
// everyone when nobody is; at the venue of the session, when it has one.
func newSlotWish(v model.Session, people []storage.ParticipantRow, today model.Date) slotWish {
	w := slotWish{session: v, from: today.AddDays(14), to: today.AddMonths(3)}
	for _, p := range people {
		if p.Reply != model.Declined {
			w.invited = append(w.invited, p.Person)
		}
	}
	w.everyone, w.elsewhere = len(w.invited) == 0, v.Venue == ""
	return w
}

// slot is one date that is offered.
type slot struct {
	plan.Option
	when, where, come, why   string
	can, far, cannot, silent []model.ID // of those asked for; far are those who could, but live too far away
}

// slots are the best dates for the session, beside what is in the programme.
func (w slotWish) slots(in plan.Input, wishes plan.Wishes) ([]slot, error) {
	in.Fixed = slices.DeleteFunc(slices.Clone(in.Fixed), func(v plan.Session) bool { return v.ID == w.session.ID })
	if !w.elsewhere && w.session.Venue != "" {
		wishes.Venues, wishes.Districts = []model.ID{w.session.Venue}, nil
	}
	wishes.From, wishes.To, wishes.Musts, wishes.Budget = w.from, w.to, nil, nil
	minutes := int(w.session.EndTime().Sub(w.session.StartTime()).Minutes())
	if w.session.Start == "" {
		minutes = max(model.AgendaMinutes(w.session.Agenda), 60)
	}
	var asked []model.ID
	if !w.everyone {
		asked = w.invited
	}
	options, err := plan.BestSlots(in, wishes, plan.Rhythm{Mode: w.session.Mode, Every: 1, Unit: plan.Months, Minutes: min(max(minutes, 5), 24*60)}, asked, slotsShown)
	if err != nil {
		return nil, err
	}
	known := plan.KnownAnswer(in)
	places := map[model.ID]string{}
	for _, v := range in.Venues {
		places[v.ID] = v.Name
	}
	if w.everyone {
		for _, p := range in.People {
			asked = append(asked, p.ID)
		}
	}
	all := make([]slot, len(options))
	for i, o := range options {
		all[i] = slot{Option: o, when: model.FormatSpan(o.Session.Start, o.Session.End), where: places[o.Session.Venue],
			come: fmt.Sprintf("%d of %d", o.CanCome.Count(), len(asked)), why: reachTip(o.CanCome)}
		if all[i].where == "" {
			all[i].where = "–"
		}
		for _, id := range asked {
			switch known(id, plan.PollOption{Start: o.Session.Start, Mode: o.Session.Mode}) {
			case model.CanCome, model.CanIfNeedBe:
				if o.Session.Mode == model.InPerson && tooFar(in, id, o.Session.Venue, wishes.ReachKm) {
					all[i].far = append(all[i].far, id)
				} else {
					all[i].can = append(all[i].can, id)
				}
			case model.CannotCome:
				all[i].cannot = append(all[i].cannot, id)
			default:
				all[i].silent = append(all[i].silent, id)
			}
		}
	}
	return all, nil
}

// tooFar reports whether a person lives further from a venue than people come.
func tooFar(in plan.Input, person, venue model.ID, reach float64) bool {
	i := slices.IndexFunc(in.People, func(p plan.Person) bool { return p.ID == person })
	j := slices.IndexFunc(in.Venues, func(v model.Venue) bool { return v.ID == venue })
	if i < 0 || j < 0 || in.People[i].Point == nil || in.Venues[j].Point == nil {
		return false
	}
	if own := in.People[i].MaxKm; own > 0 {
		reach = own
	}
	return place.Distance(*in.People[i].Point, *in.Venues[j].Point) > reach
}

// slotDialog finds a date for one session.
type slotDialog struct {
	host   frame.Host
	wish   slotWish
	load   *widgets.Async[[]slot]
	names  *widgets.Async[string]
	table  *widgets.Table[slot]
	rows   []slot
	who    *widgets.Words
	empty  *widgets.Words
	dialog *widgets.Dialog
}

// FindDate offers the best dates for a session, with who can come and who
// cannot. The one that is taken becomes its date, and its venue.
func FindDate(host frame.Host, id model.ID) {
	store := host.Store()
	today := store.Today(host.Lists().Community)
	widgets.NewAsync[slotWish](host.Runner()).Run(func(ctx context.Context) (w slotWish, err error) {
		v, err := store.Session(ctx, id)
		if err != nil {
			return w, err
		}
		people, err := store.Participants(ctx, id)
		return newSlotWish(v, people, today), err
	}, func(w slotWish, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		d := &slotDialog{host: host, wish: w, load: widgets.NewAsync[[]slot](host.Runner()), names: widgets.NewAsync[string](host.Runner())}
		d.open()
	})
}

func (d *slotDialog) open() {
	today := func() model.Date { return d.host.Store().Today(d.host.Lists().Community) }
	from, to := widgets.NewDateField("From", d.wish.from, today, nil), widgets.NewDateField("To", d.wish.to, today, nil)
	from.OnChanged = func(day model.Date) { d.wish.from = day; d.ask() }
	to.OnChanged = func(day model.Date) { d.wish.to = day; d.ask() }
	tools := []widgets.Option{{Value: "invited", Text: model.Count(len(d.wish.invited), "person", "people") + " invited"}, {Value: "everyone", Text: "everyone"}}
	if len(d.wish.invited) == 0 {
		tools = tools[1:]
	}
	whom := widgets.NewSelectField("For", tools, tools[0].Value, nil)
	whom.Select.OnChanged = func(v string) { d.wish.everyone = v == "everyone"; d.ask() }
	elsewhere := widgets.NewCheck("Also at other venues", func(on bool) { d.wish.elsewhere = on; d.ask() })
	elsewhere.Hidden = d.wish.session.Venue == "" || d.wish.session.Mode == model.Online
	d.table = widgets.NewTable([]widgets.Column[slot]{
		{Key: "when", Title: "When", Width: 214, Fixed: true, Text: func(s slot) string { return s.when }},
		{Key: "where", Title: "Where", Width: 120, Text: func(s slot) string { return s.where }},
		{Key: "come", Title: "Can come", Width: 80, Fixed: true, Cell: func(s slot) widgets.Cell { return widgets.Cell{Text: s.come, Tip: s.why} }},
	}, func(s slot) string { return string(s.Session.Start) + " " + string(s.Session.Venue) })
	d.table.OnCurrent = func(int) { d.tell() }
	d.table.OnOpen = func(int) { d.dialog.Confirm() }
	d.who = widgets.NewParagraph("", widgets.Small)
	d.empty = widgets.NewParagraph("", widgets.Dim)
	content := widgets.Form(widgets.Columns(150, from, to, whom), elsewhere, d.table, d.who)
	d.dialog = widgets.ShowDialog(d.host.Window(), widgets.Options{Title: "Find a date for “" + d.wish.session.Title + "”", Content: content, Width: 640, Tall: true,
		Confirm: "Take this date", OnConfirm: d.take})
	d.ask()
	d.table.Focus()
}

// ask looks for the dates again.
func (d *slotDialog) ask() {
	store, w := d.host.Store(), d.wish
	d.load.Run(func(ctx context.Context) ([]slot, error) {
		planning, made, err := store.Wishes(ctx)
		if err != nil {
			return nil, err
		}
		if !made {
			planning.Wishes = plan.DefaultWishes(w.from)
		}
		planning.From, planning.To = w.from, w.to
		if err := planning.Validate(); err != nil {
			return nil, err
		}
		m, err := frame.BaseMap()
		if err != nil {
			return nil, err
		}
		in, err := store.PlanInput(ctx, w.from, w.to, storage.PeopleFilter{}, m)
		if err != nil {
			return nil, err
		}
		return w.slots(in, planning.Wishes)
	}, func(rows []slot, err error) {
		d.dialog.SetProblem(err)
		d.rows = rows
		d.empty.SetText("No day is free for it in this time: give it more time, or other venues.")
		d.table.Empty = d.empty
		d.table.SetSource(widgets.Rows[slot](rows))
		if d.table.Current() < 0 && len(rows) > 0 {
			d.table.SetCurrent(0)
		}
		why := ""
		if len(rows) == 0 {
			why = "There is no date to take."
		}
		d.dialog.ConfirmButton().DisableBecause(why)
		d.tell()
	})
}

// tell names who can come to the date that is chosen, and who cannot.
func (d *slotDialog) tell() {
	s, ok := d.table.CurrentRow()
	if !ok {
		d.who.SetText("")
		return
	}
	store := d.host.Store()
	d.names.Run(func(ctx context.Context) (string, error) {
		text := ""
		for _, part := range []struct {
			words  string
			people []model.ID
		}{{"Said they can", s.can}, {"Could, but live too far away", s.far}, {"Cannot", s.cannot}, {"Have not said", s.silent}} {
			if len(part.people) == 0 {
				continue
			}
			names, err := namesOf(ctx, store, part.people, namesShown)
			if err != nil {
				return "", err
			}
			text += fmt.Sprintf("%s (%d): %s. ", part.words, len(part.people), names)
		}
		return text, nil
	}, func(text string, err error) {
		if err == nil {
			d.who.SetText(text)
			d.dialog.Refresh()
		}
	})
}

// take makes the date that is chosen the date of the session.
func (d *slotDialog) take() error {
	s, ok := d.table.CurrentRow()
	if !ok {
		return nil
	}
	host, store, id := d.host, d.host.Store(), d.wish.session.ID
	host.Write(func(ctx context.Context) error {
		v, err := store.Session(ctx, id)
		if err != nil {
			return err
		}
		v.Start, v.End = s.Session.Start, s.Session.End
		if v.Mode != model.Online {
			v.Venue = s.Session.Venue
		}
		return store.UpdateSession(ctx, v)
	}, func() { host.Done(fmt.Sprintf("“%s” is on %s.", d.wish.session.Title, s.when)) })
	return nil
}
