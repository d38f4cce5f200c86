package planner

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// slotNames is how many people of each kind are named under the dates.
const slotNames = 6

// slotDialog finds a date for one session.
type slotDialog struct {
	host   frame.Host
	wish   slotWish
	venues []storage.VenueRow
	groups []group
	load   *widgets.Async[[]slot]
	names  *widgets.Async[string]
	days   *fyne.Container // from and to, while they are chosen
	table  *widgets.Table[slot]
	rows   []slot
	who    *widgets.Words
	empty  *widgets.Words
	dialog *widgets.Dialog
}

// FindDate offers the best dates for a session: who can come, who is lost, and what
// stands against each. The one that is taken becomes its date, and its venue.
func FindDate(host frame.Host, id model.ID) {
	store := host.Store()
	today := store.Today(host.Lists().Community)
	d := &slotDialog{host: host, load: widgets.NewAsync[[]slot](host.Runner()), names: widgets.NewAsync[string](host.Runner())}
	widgets.NewAsync[slotWish](host.Runner()).Run(func(ctx context.Context) (w slotWish, err error) {
		v, err := store.Session(ctx, id)
		if err != nil {
			return w, err
		}
		if d.venues, err = store.Venues(ctx); err != nil {
			return w, err
		}
		tags, err := store.Tags(ctx)
		if err != nil {
			return w, err
		}
		d.groups = groupsOf(tags, host.Lists())
		programme, err := store.Programme(ctx)
		if err != nil {
			return w, err
		}
		people, err := store.Participants(ctx, id)
		return newSlotWish(v, people, programme, today), err
	}, func(w slotWish, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		d.wish = w
		d.open()
	})
}

func (d *slotDialog) open() {
	d.table = widgets.NewTable([]widgets.Column[slot]{
		{Key: "when", Title: "When", Width: 206, Fixed: true, Text: func(s slot) string { return s.when }},
		{Key: "where", Title: "Where", Width: 100, Priority: 1, Text: func(s slot) string { return s.where }},
		{Key: "come", Title: "Can come", Width: 84, Fixed: true, Align: fyne.TextAlignTrailing, Text: func(s slot) string { return s.come }},
		{Key: "yes", Title: "Of these", Width: 112, Priority: 3, Spare: true, Cell: func(s slot) widgets.Cell { return widgets.Cell{Text: s.yes, Tip: s.yes, Style: widgets.Dim} }},
		{Key: "loses", Title: "Loses", Width: 166, Priority: 2, Spare: true, Cell: func(s slot) widgets.Cell { return widgets.Cell{Text: s.loses, Tip: s.loses} }},
		{Key: "against", Title: "Against it", Width: 128, Cell: func(s slot) widgets.Cell {
			c := widgets.Cell{Text: s.against, Tip: s.against, Style: widgets.Dim}
			if len(s.Against) > 0 {
				c.Style = widgets.Body
			}
			return c
		}},
	}, func(s slot) string { return string(s.Session.Start) + " " + string(s.Session.Venue) })
	d.table.RowHeight = 34
	d.table.Folds = true
	d.table.OnCurrent = func(int) { d.tell() }
	d.table.OnOpen = func(int) { d.dialog.Confirm() }
	d.who = widgets.NewParagraph("", widgets.Small)
	d.empty = widgets.NewParagraph("", widgets.Dim)
	d.table.Empty = d.empty
	head := widgets.Form(d.choices(), d.days)
	content := container.New(&slotRoom{window: d.host.Window()}, head, d.table, d.who)
	d.dialog = widgets.ShowDialog(d.host.Window(), widgets.Options{Title: "Find a date for “" + d.wish.session.Title + "”", Content: content, Width: 1000, Tall: true,
		Confirm: "Take this date", OnConfirm: d.take})
	d.ask()
	d.table.Focus()
}

// choices are for whom, how long, when and where; each asks anew.
func (d *slotDialog) choices() *fyne.Container {
	w := &d.wish
	today := func() model.Date { return d.host.Store().Today(d.host.Lists().Community) }
	from, to := widgets.NewDateField("From", w.from, today, nil), widgets.NewDateField("To", w.to, today, nil)
	from.OnChanged = func(day model.Date) { w.from = day; d.ask() }
	to.OnChanged = func(day model.Date) { w.to = day; d.ask() }
	d.days = widgets.Columns(200, from, to)
	d.days.Hidden = true

	choose := func(label string, options []widgets.Option, now string, chosen func(string)) *widgets.SelectField {
		f := widgets.NewSelectField(label, options, now, nil)
		f.Select.OnChanged = func(v string) { chosen(v); d.ask() }
		return f
	}
	people := w.whomOptions(d.groups)
	whom := choose("For", people, people[0].Value, func(v string) { w.whom(v, d.groups) })
	length := choose("Length", lengthOptions(w.minutes), strconv.Itoa(w.minutes), func(v string) { w.minutes, _ = strconv.Atoi(v) })
	var ahead []widgets.Option
	for _, h := range horizons {
		ahead = append(ahead, widgets.Option{Value: h.key, Text: h.text})
	}
	when := choose("When", ahead, w.horizon, func(v string) {
		w.ahead(v, today())
		from.SetDate(w.from)
		to.SetDate(w.to)
		d.days.Hidden = v != ""
		d.dialog.Refresh()
	})
	bands := []widgets.Option{{Value: "", Text: "any time"}}
	for _, b := range d.host.Lists().Of(model.Bands) {
		bands = append(bands, widgets.Option{Value: string(b.ID), Text: b.Name})
	}
	band := choose("Time", bands, string(w.band), func(v string) { w.band = model.ID(v) })
	weekdays := []widgets.Option{{Value: "", Text: "any day"}}
	for day := 1; day <= 7; day++ {
		weekdays = append(weekdays, widgets.Option{Value: fmt.Sprint(day), Text: time.Weekday(day%7).String() + "s"})
	}
	weekday := choose("Day", weekdays, w.weekday, func(v string) { w.weekday = v })
	fields := []fyne.CanvasObject{whom, length, when, band, weekday}
	if w.session.Mode != model.Online {
		fields = append(fields, choose("Where", whereOptions(d.host.Lists().Of(model.Districts), d.venues, w.venue), w.where(), w.at))
	}
	return widgets.Columns(158, fields...)
}

// slotRoom gives the dates the height that the window has for them, between what is
// chosen and who can come.
type slotRoom struct {
	window fyne.Window
}

const (
	slotGap   = 10
	whoLines  = 4   // of names at least, so that the dates stay as they are from row to row
	slotFrame = 200 // what the dialog itself takes of the window's height
	leastRows = 200
)

func (l *slotRoom) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
	o[2].Resize(fyne.NewSize(size.Width, o[2].Size().Height)) // the names wrap to this width
	head, foot := o[0].MinSize().Height, l.foot(o[2])
	o[0].Resize(fyne.NewSize(size.Width, head))
	o[1].Move(fyne.NewPos(0, head+slotGap))
	o[1].Resize(fyne.NewSize(size.Width, max(size.Height-head-foot-2*slotGap, 0)))
	o[2].Move(fyne.NewPos(0, size.Height-foot))
	o[2].Resize(fyne.NewSize(size.Width, foot))
}

func (l *slotRoom) foot(who fyne.CanvasObject) float32 {
	return max(whoLines*widgets.Small.Height(), who.MinSize().Height)
}

func (l *slotRoom) MinSize(o []fyne.CanvasObject) fyne.Size {
	room := l.window.Canvas().Size().Height - slotFrame
	return fyne.NewSize(480, max(room, o[0].MinSize().Height+l.foot(o[2])+look.Room(leastRows)+2*slotGap))
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
		asked, err := w.asked(ctx, store)
		if err != nil {
			return nil, err
		}
		return w.slots(in, planning.Wishes, asked)
	}, func(rows []slot, err error) {
		d.dialog.SetProblem(err)
		d.rows = rows
		d.empty.SetText("There is no such day ahead with room for it. Choose another time, another day, or another place.")
		d.table.SetSource(widgets.Rows[slot](rows))
		if len(rows) > 0 {
			d.table.SetCurrent(0) // the best of what was asked for now
		}
		why := ""
		if len(rows) == 0 {
			why = "There is no date to take."
		}
		d.dialog.ConfirmButton().DisableBecause(why)
		d.tell()
	})
}

// tell says what stands against the date that is chosen, and names who can come and
// who cannot.
func (d *slotDialog) tell() {
	s, ok := d.table.CurrentRow()
	if !ok {
		d.who.SetText("")
		return
	}
	store := d.host.Store()
	d.names.Run(func(ctx context.Context) (string, error) {
		text, silent := "", "Have not said"
		if s.against != againstNothing {
			text = "Against it: " + sentence(s.against) + " "
		}
		if s.likely > 0 {
			silent = fmt.Sprintf("Have not said, about %d of them likely to come", s.likely)
		}
		for _, part := range []struct {
			words  string
			people []model.ID
		}{{"Said they can", s.can}, {"Live too far away", s.far}, {"Cannot", s.cannot}, {silent, s.silent}} {
			if len(part.people) == 0 {
				continue
			}
			names, err := namesOf(ctx, store, part.people, slotNames)
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
