package calendar

import (
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/session"
	"convenor/ui/widgets"
)

// whyNoMove says why a session stays on its day; "" when it can be moved.
func whyNoMove(it *item) string {
	switch it.State {
	case model.Held:
		return "“" + it.Title + "” was held: its date is what it was."
	case model.Cancelled:
		return "“" + it.Title + "” is cancelled: take it up again before you move it."
	}
	return ""
}

// promisedDay is the day a session gets in its own zone when it begins on a day of the
// community's calendar.
func (it *item) promisedDay(day model.Date) model.Date {
	if it.first == "" {
		return day
	}
	return it.Start.Date().AddDays(daysBetween(it.first, day))
}

// move moves a session to a day; its time stays.
func (s *Screen) move(it *item, day model.Date) {
	if why := whyNoMove(it); why != "" {
		s.host.Tell(why, "", nil)
		return
	}
	store, id, to := s.host.Store(), it.ID, it.promisedDay(day)
	words := fmt.Sprintf("“%s” moved to %s.", it.Title, day.Short())
	if it.Series != "" {
		words = fmt.Sprintf("“%s” moved to %s; the rest of its series stays.", it.Title, day.Short())
	}
	s.saved(words, day, id, func(ctx context.Context) error { return session.MoveTo(ctx, store, id, to) })
}

// saved does a change of a session, says so with who holds an old date now, and goes
// to its day.
func (s *Screen) saved(words string, day model.Date, id model.ID, do func(context.Context) error) {
	store := s.host.Store()
	outdated := 0
	var clashes []model.Clash
	s.host.Write(func(ctx context.Context) error {
		if err := do(ctx); err != nil {
			return err
		}
		list, err := store.Recipients(ctx, id)
		for _, r := range list {
			if r.Outdated {
				outdated++
			}
		}
		if err != nil {
			return err
		}
		v, err := store.Session(ctx, id)
		if err == nil && v.Start != "" {
			clashes, err = store.WouldClash(ctx, v)
		}
		return err
	}, func() {
		words += clashWords(clashes)
		if outdated > 0 {
			words += " " + model.Count(outdated, "person holds", "people hold") + " an old date: send them the change from the session."
		}
		s.host.Done(words)
		s.wanted = id
		s.choose(day, id)
	})
}

// clashWords say after a move what is in the way now; "" is nothing.
func clashWords(clashes []model.Clash) string {
	if len(clashes) == 0 {
		return ""
	}
	words := " ! " + clashes[0].Text
	if more := len(clashes) - 1; more > 0 {
		words += " And " + model.Thousands(more) + " more in the way."
	}
	return words
}

// dayDialog asks for a day and shows what is on it.
type dayDialog struct {
	screen *Screen
	date   *widgets.DateField
	time   *widgets.TimeField
	there  *widgets.Words
	clash  *widgets.Words
	ask    *widgets.Async[[]string]
	scope  *widgets.SelectField

	dialog *widgets.Dialog // nil until it is shown
}

func (s *Screen) newDayDialog(it *item, day model.Date, moves bool) *dayDialog {
	d := &dayDialog{screen: s, there: widgets.NewParagraph("", widgets.Small), clash: widgets.NewParagraph("", warn), ask: widgets.NewAsync[[]string](s.host.Runner())}
	d.date = widgets.NewDateField("Date", day, s.today, nil)
	d.time = widgets.NewTimeField("Starts", it.Start.Clock(), it.first != "", nil)
	d.date.OnChanged = func(day model.Date) { d.show(it, day, moves) }
	d.show(it, day, moves)
	return d
}

// show says what is on a day, and what would be in the way of the session there.
func (d *dayDialog) show(it *item, day model.Date, moves bool) {
	d.there.SetText(d.screen.book.onDay(day, it, moves))
	d.warn("")
	if day == "" || it.first == "" {
		d.ask.Cancel()
		return
	}
	store, to := d.screen.host.Store(), it.promisedDay(day)
	d.ask.Run(func(ctx context.Context) ([]string, error) {
		v, err := store.Session(ctx, it.ID)
		if err != nil {
			return nil, err
		}
		if !moves {
			v = v.Duplicate().MovedTo(it.Start)
			v.End = it.End
		}
		found, err := wouldClash(ctx, store, v, []model.Date{to}, moves)
		return found[to], err
	}, func(clashes []string, err error) {
		if err == nil && len(clashes) > 0 { // what is wrong with the file is said when it is saved
			d.warn("! " + strings.Join(clashes, "\n! "))
		}
	})
}

// warn says what is in the way above everything else; "" is nothing.
func (d *dayDialog) warn(words string) {
	d.clash.SetText(words)
	d.clash.Hidden = words == ""
	if d.dialog != nil {
		d.dialog.Refresh() // it may need another height
	}
}

// read is the day and the time that were typed.
func (d *dayDialog) read() (model.Date, model.Clock, error) {
	day := d.date.Date()
	at, given := d.time.Clock()
	switch {
	case !d.date.Valid() || day == "":
		return "", 0, model.ValidationError{Field: "date", Problem: "that date cannot be read; write it like " + model.DateExample(d.screen.today())}
	case !d.time.Valid() || !given:
		return "", 0, model.ValidationError{Field: "time", Problem: "that time cannot be read; write it like 14:30"}
	}
	return day, at, nil
}

// onDay says what is on a day already, besides a session that leaves its old one.
func (b *book) onDay(day model.Date, besides *item, skip bool) string {
	if day == "" {
		return "Type a date, or choose it with the arrow keys."
	}
	lines := b.behind(day)
	for _, it := range b.days[day] {
		if it != besides || !skip {
			lines = append(lines, it.clock(day)+" "+it.Title+" ("+string(it.State)+")")
		}
	}
	if len(lines) == 0 {
		return longDay(day) + ": nothing else is on."
	}
	return longDay(day) + ":\n" + strings.Join(lines, "\n")
}

// moveTo asks for the day that the chosen session moves to.
func (s *Screen) moveTo() {
	it := s.chosen()
	if it == nil {
		s.host.Tell("Choose a session in the calendar first.", "", nil)
		return
	}
	if why := whyNoMove(it); why != "" {
		s.host.Tell(why, "", nil)
		return
	}
	d := s.newDayDialog(it, it.first, true)
	content := widgets.Form(d.clash, d.date, d.time, d.there)
	if it.Series != "" {
		d.scope = scopeField()
		content.Add(d.scope)
	}
	if it.State.Announced() {
		content.Add(widgets.NewParagraph("It was announced: its calendar entry gets a new number, and people who hold the old date can be sent the change from the session.", widgets.Small))
	}
	if it.foreign() {
		content.Add(widgets.NewParagraph("The date is the community’s; the time is the promised one, in "+it.Zone+".", widgets.Small))
	}
	d.dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Move “" + it.Title + "”", Content: content, Confirm: "Move", OnConfirm: func() error {
		day, at, err := d.read()
		if err == nil {
			s.moveAs(it, day, at, d.scope)
		}
		return err
	}})
}

// moveAs moves a session to a day and a time, and others of its series as far as scope says.
func (s *Screen) moveAs(it *item, day model.Date, at model.Clock, scope *widgets.SelectField) {
	store, id, to := s.host.Store(), it.ID, it.promisedDay(day)
	if scope != nil && storage.Scope(scope.Value()) != storage.OnlyThis {
		s.changeSeries(it.Session, storage.Scope(scope.Value()), func(v *model.Session) { session.SetDay(v, to, at) })
		return
	}
	s.saved(fmt.Sprintf("“%s” moved to %s, %s.", it.Title, day.Short(), at), day, id, func(ctx context.Context) error {
		v, err := store.Session(ctx, id)
		if err != nil {
			return err
		}
		session.SetDay(&v, to, at)
		return store.UpdateSession(ctx, v)
	})
}

// copyTo plans the chosen session again on another day, with its agenda.
func (s *Screen) copyTo() {
	it := s.chosen()
	if it == nil {
		s.host.Tell("Choose a session in the calendar first.", "", nil)
		return
	}
	next := model.Date("")
	if it.first != "" {
		next = it.first.AddDays(7)
	}
	d := s.newDayDialog(it, next, false)
	content := widgets.Form(d.clash, d.date, d.time, d.there,
		widgets.NewParagraph("The copy is an idea with the same agenda, presenters and place. Its people, costs and replies are its own.", widgets.Small))
	d.dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Copy “" + it.Title + "”", Content: content, Confirm: "Copy", OnConfirm: func() error {
		day, at, err := d.read()
		if err == nil {
			copyOf(s, it, day, at)
		}
		return err
	}})
}

func copyOf(s *Screen, it *item, day model.Date, at model.Clock) {
	store := s.host.Store()
	var made []model.ID
	s.host.Write(func(ctx context.Context) (err error) {
		made, err = store.CopySession(ctx, it.ID, model.At(it.promisedDay(day), at))
		return err
	}, func() {
		s.host.Done(fmt.Sprintf("“%s” is planned again for %s, as an idea.", it.Title, day.Short()))
		s.wanted = made[0]
		s.choose(day, made[0])
	})
}

// showSigns explains the signs in words.
func (s *Screen) showSigns() {
	rows := widgets.Form()
	for _, words := range [][2]string{
		{"An outline in dashes", "an idea"}, {"An outline", "a date to save"}, {"A filled box", "confirmed"}, {"A grey box with ✓", "held"}, {"Struck through", "cancelled"},
		{"A full disc, a ring, half a disc", "in person, online, both"}, {strings.Join(bandLetters(s.bands()), ", "), "the time band: " + strings.Join(bandKey(s.bands()), ", ")},
		{"!", "something is in the way; the day’s details say what"}, {"Slanting lines", "another calendar has something on these days, such as school holidays"},
		{"A coloured head of a day", "a bank holiday, or a day that is kept free"},
	} {
		rows.Add(widgets.Columns(160, widgets.NewParagraph(words[0], widgets.Strong), widgets.NewParagraph(words[1], widgets.Body)))
	}
	rows.Add(widgets.NewParagraph("Arrows go by day, Page up and Page down by month, with Shift by year; Home and End to the ends of the month; T is today, Enter opens, Space chooses the next session of the day, N plans one, M moves, C copies and R repeats the chosen one.", widgets.Dim))
	widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "What the signs mean", Content: rows, Width: 560})
}
