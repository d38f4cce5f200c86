package calendar

import (
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// repeatDialog asks for a rhythm and shows the days it makes.
type repeatDialog struct {
	host    frame.Host
	session model.Session // that is repeated; without an ID it is new
	how     *widgets.TextField
	until   *widgets.DateField
	last    model.Date // what until holds unless the words say their own end
	days    *widgets.Table[planned]
	says    *widgets.Words
	ask     *widgets.Async[[]planned]
	rhythm  model.Rhythm
	err     error
	all     []planned
}

// repeat asks how often the chosen session is repeated, or shows its series.
func (s *Screen) repeat() {
	it := s.chosen()
	switch {
	case it == nil:
		s.host.Tell("Choose a session in the calendar first.", "", nil)
	case it.first == "":
		s.host.Tell("Give “"+it.Title+"” a date first; then it can be repeated from there.", "", nil)
	case it.Series != "":
		s.ShowSeries(it.Session)
	default:
		store, id := s.host.Store(), it.ID
		widgets.NewAsync[model.Session](s.host.Runner()).Run(
			func(ctx context.Context) (model.Session, error) { return store.Session(ctx, id) },
			func(v model.Session, err error) {
				if err != nil {
					s.host.Failed(err)
					return
				}
				askRhythm(s.host, v, func(model.Date, model.ID) {}, nil)
			})
	}
}

// Repeat asks for the rhythm of a new session that has a date, and plans it as a series;
// then it goes to the first and calls done. Cancelled is called when it was not planned.
func (s *Screen) Repeat(v model.Session, done, cancelled func()) {
	askRhythm(s.host, v, func(first model.Date, id model.ID) {
		s.Chosen(first, id)
		done()
	}, cancelled)
}

// askRhythm opens the dialog; done is called with the first session that was planned.
func askRhythm(host frame.Host, v model.Session, done func(model.Date, model.ID), cancelled func()) {
	d := &repeatDialog{host: host, session: v, ask: widgets.NewAsync[[]planned](host.Runner()), says: widgets.NewParagraph("", widgets.Small)}
	first := v.Start.Date()
	words := rhythms(first)
	d.how = widgets.NewTextField("How often", words[0], nil)
	d.how.Entry.OnChanged = func(string) { d.preview() }
	today := func() model.Date { return host.Store().Today(host.Lists().Community) }
	d.last = first.AddMonths(12).AddDays(-1)
	d.until = widgets.NewDateField("Until", d.last, today, nil)
	d.until.Ends = true
	d.until.OnChanged = d.endOn
	d.days = widgets.NewTable(d.columns(), func(p planned) string { return string(p.day) })
	d.days.ShowTicks(true)
	d.days.OnTicked = d.count
	chips := widgets.NewWrap()
	for _, w := range words {
		chips.Add(widgets.NewChip(w, func() {
			d.how.SetText(w)
			d.preview()
		}))
	}
	start := "It begins on " + first.Short() + ", " + v.Start.Clock().String() + ". Type a rhythm like “every second Thursday”, “every month on the last Friday” or “every 3 months on the 15th”."
	content := widgets.Form(widgets.NewParagraph(start, widgets.Small), d.how, chips, d.until, d.says, widgets.High(d.days, 236))
	widgets.ShowDialog(host.Window(), widgets.Options{Title: "Repeat “" + v.Title + "”", Content: content, Confirm: "Plan them", Width: 640, Tall: true,
		OnConfirm: func() error { return d.confirm(done) }, OnCancel: cancelled})
	d.preview()
}

func (d *repeatDialog) columns() []widgets.Column[planned] {
	return []widgets.Column[planned]{
		{Key: "day", Title: "Day", Width: 150, Fixed: true, Text: func(p planned) string { return p.day.Short() }},
		{Key: "clash", Title: "In the way", Width: 300, Cell: func(p planned) widgets.Cell {
			switch {
			case p.kept:
				return widgets.Cell{Text: "the session itself", Style: widgets.Dim}
			case len(p.clashes) == 0:
				return widgets.Cell{Text: "–", Style: widgets.Dim}
			}
			return widgets.Cell{Text: "! " + strings.Join(p.clashes, " "), Style: warn, Tip: strings.Join(p.clashes, "\n")}
		}},
	}
}

// endOn ends the rhythm on a day that was typed, instead of an end that the words say.
func (d *repeatDialog) endOn(day model.Date) {
	d.last = day
	if r, err := model.ParseRhythm(d.how.Text(), d.session.Start.Date()); err == nil && hasEnd(r) {
		r.Until, r.Count = "", 0
		d.how.SetText(r.Words())
	}
	d.preview()
}

// showEnd lets Until say the last day where the words say their own end.
func (d *repeatDialog) showEnd() {
	if d.err != nil {
		return
	}
	last := d.last
	if r, err := model.ParseRhythm(d.how.Text(), d.session.Start.Date()); err == nil && hasEnd(r) {
		last = d.lastDay()
	}
	if last != d.until.Date() {
		d.until.SetDate(last)
	}
}

// preview shows the days of the rhythm as it is typed, all of them ticked.
func (d *repeatDialog) preview() {
	first := d.session.Start.Date()
	d.rhythm, d.err = plannedRhythm(d.how.Text(), first, d.last)
	d.how.SetProblem(d.err)
	if d.err != nil {
		d.ask.Cancel()
		d.all = nil
		d.show()
		return
	}
	days, store, v := plannedDays(d.rhythm), d.host.Store(), d.session
	d.ask.Run(func(ctx context.Context) ([]planned, error) {
		clashes, err := wouldClash(ctx, store, v, days, false)
		all := make([]planned, len(days))
		for i, day := range days {
			all[i] = planned{day: day, clashes: clashes[day], kept: v.ID != "" && day == first}
		}
		return all, err
	}, func(all []planned, err error) {
		if err != nil {
			d.host.Failed(err)
			return
		}
		d.all = all
		d.show()
	})
}

func (d *repeatDialog) show() {
	d.days.SetSource(widgets.Rows[planned](d.all))
	keys := make([]string, len(d.all))
	for i, p := range d.all {
		keys[i] = string(p.day)
	}
	d.days.SetTicked(keys)
	d.showEnd()
	d.count()
}

// left are the days whose tick was taken away.
func (d *repeatDialog) left() map[model.Date]bool {
	out := map[model.Date]bool{}
	for _, p := range d.all {
		out[p.day] = !p.kept
	}
	for _, key := range d.days.Ticked() {
		delete(out, model.Date(key))
	}
	return out
}

func (d *repeatDialog) count() {
	words := "Take the tick from a day to leave it out. " + planWords(d.all, d.left())
	if d.err != nil {
		words = "Nothing is planned yet: the rhythm cannot be read."
	} else if missing := d.rhythm.Missing(d.rhythm.First, d.lastDay()); len(missing) > 0 {
		words += " These months have no such day: " + strings.Join(missing[:min(len(missing), 4)], ", ") + "."
	}
	d.says.SetText(words)
}

func (d *repeatDialog) lastDay() model.Date {
	if len(d.all) == 0 {
		return d.rhythm.First
	}
	return d.all[len(d.all)-1].day
}

func (d *repeatDialog) confirm(done func(model.Date, model.ID)) error {
	if d.err != nil {
		return d.err
	}
	var out []model.Date
	var planned model.Date // the first
	left := d.left()
	for _, p := range d.all {
		switch {
		case left[p.day]:
			out = append(out, p.day)
		case planned == "":
			planned = p.day
		}
	}
	if len(d.all)-len(out) < 1 {
		return model.ValidationError{Field: "days", Problem: "tick at least one day"}
	}
	store, v, r, host := d.host.Store(), d.session, d.rhythm, d.host
	v.State = model.Idea // of those that are new
	var made storage.SeriesMade
	host.Write(func(ctx context.Context) (err error) {
		made, err = store.AddSeries(ctx, v, r, out...)
		return err
	}, func() {
		host.Done(fmt.Sprintf("“%s” is planned %s: %s.", v.Title, r.Words(), model.Count(len(made.Sessions), "session", "sessions")))
		done(planned, made.Sessions[0])
	})
	return nil
}
