package calendar

import (
	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// tools stand over the calendar: the ways of looking, the time that is shown, and
// what can be done.
type tools struct {
	screen        *Screen
	ways          map[string]*widgets.Chip
	back, forward *widgets.Button
	title         *widgets.Words
	today         *widgets.Button
	more          *widgets.Button
	object        *fyne.Container
}

func newTools(s *Screen) *tools {
	t := &tools{screen: s, ways: map[string]*widgets.Chip{}, title: widgets.NewWords("", widgets.Title)}
	left := widgets.NewWrap()
	for i, way := range ways {
		chip := widgets.NewChip(way, func() { s.turn(way) })
		chip.SetTip(wayTips[i])
		t.ways[way] = chip
		left.Add(chip)
	}
	t.back = widgets.NewIconButton(look.Icon(look.IconBack, look.Text), "The month before (Page up)", func() { s.turnPage(-1) })
	t.forward = widgets.NewIconButton(look.Icon(look.IconForward, look.Text), "The next month (Page down)", func() { s.turnPage(1) })
	t.today = widgets.NewButton("Today", widgets.Plain, s.goToday)
	t.today.SetTip("Ctrl+T")
	left.Add(widgets.Row(t.back, t.forward))
	left.Add(t.title)
	t.more = widgets.NewButton("More", widgets.Plain, t.menu)
	add := widgets.NewButton("New session", widgets.Primary, func() { s.plan(s.day) })
	add.SetTip("On the chosen day (Ctrl+N)")
	t.object = widgets.Toolbar(left, t.today, t.more, add)
	t.object.Layout = titled{t, t.object.Layout}
	return t
}

var wayTips = []string{"The year and a month of it (Alt+1)", "All sessions by day (Alt+2)", "The whole programme on a line (Alt+3)"}

// fill shows the way and the time.
func (t *tools) fill() {
	s := t.screen
	for way, chip := range t.ways {
		chip.Set(way, way == s.way)
	}
	was := t.title.Text()
	t.title.SetText(t.words(t.object.Size().Width))
	if len(was) != len(t.title.Text()) {
		t.object.Refresh()
	}
}

// wideTools is the width of the tools, at text scale 1, for the title to be written out.
const wideTools = 660

// words are the title at a width. In a narrow window the month is short, and the span
// of the agenda and the strip goes: their own heads say it.
func (t *tools) words(width float32) string {
	s, narrow := t.screen, width > 0 && width < look.Px(wideTools)
	switch {
	case s.day == "":
		return ""
	case s.way == Months && narrow:
		return s.day.Time().Format("Jan 2006")
	case s.way == Months:
		return s.day.Time().Format("January 2006")
	case s.book == nil || narrow:
		return ""
	}
	return s.book.spanWords()
}

// fewTools is the width of the tools, at text scale 1, up to which Today is in the menu only.
const fewTools = 480

// titled is a toolbar whose title is as long as there is room for.
type titled struct {
	tools   *tools
	toolbar fyne.Layout
}

func (l titled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if words := l.tools.words(size.Width); words != l.tools.title.Text() {
		l.tools.title.SetText(words)
	}
	if few := size.Width < look.Px(fewTools); few == l.tools.today.Visible() { // it is in the menu, too
		l.tools.today.Hidden = few
	}
	l.toolbar.Layout(o, size)
}

func (l titled) MinSize(o []fyne.CanvasObject) fyne.Size { return l.toolbar.MinSize(o) }

// spanWords is from when to when the programme is: "Jan 2025 – Mar 2027".
func (b *book) spanWords() string {
	if len(b.items) == 0 {
		return "No dates yet"
	}
	from, to := b.items[0].first.Time().Format("Jan 2006"), b.items[len(b.items)-1].last.Time().Format("Jan 2006")
	if from == to {
		return from
	}
	return from + " – " + to
}

// turnPage turns the page of what is shown.
func (s *Screen) turnPage(by int) {
	if s.way == Strip {
		s.strip.scroll(by)
		return
	}
	s.choose(s.day.AddMonths(by), "")
	if s.way == Agenda {
		s.list.reveal()
	}
}

func (s *Screen) goToday() {
	s.choose(s.today(), "")
	if s.way == Agenda {
		s.list.reveal()
	}
	if s.way == Strip {
		s.strip.reveal()
	}
}

func (t *tools) menu() {
	s := t.screen
	all := s.Commands()
	var items []widgets.MenuItem
	for _, name := range []string{nameOpen, nameMove, nameCopy, nameRepeat, nameToday, nameLayers, nameFile, nameSigns} {
		items = append(items, frame.Item(all, name, ""))
	}
	if s.way == Strip {
		for _, name := range []string{nameNearer, nameFarther, nameAll} {
			items = append(items, frame.Item(all, name, ""))
		}
	}
	widgets.ShowMenu(t.more, items...)
}

// The names of commands that are in the menu too.
const (
	nameOpen   = "Open the session"
	nameMove   = "Move the session to another day…"
	nameCopy   = "Copy the session to another day…"
	nameRepeat = "Repeat the session…"
	nameToday  = "Today in the calendar"
	nameLayers = "Other calendars behind this one…"
	nameFile   = "Calendar file of the whole programme"
	nameSigns  = "What the signs mean"

	nameNearer  = "The strip nearer (+)"
	nameFarther = "The strip farther (−)"
	nameAll     = "All of the strip (0)"
)

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	none := ""
	it := s.chosen()
	if it == nil {
		none = "Choose a session in the calendar first."
	}
	noMove := none
	if it != nil {
		noMove = whyNoMove(it)
	}
	return []frame.Command{
		{Name: "New session on " + s.dayWords(), Key: session.Ctrl(fyne.KeyN), Do: func() { s.plan(s.day) }},
		{Name: nameOpen, Do: func() { s.open(s.session) }, Why: none},
		{Name: nameMove, Also: "another day reschedule postpone", Key: session.Ctrl(fyne.KeyM), Do: s.moveTo, Why: noMove},
		{Name: nameCopy, Key: session.CtrlShift(fyne.KeyD), Do: s.copyTo, Why: none},
		{Name: nameRepeat, Also: "recurring series weekly monthly every rhythm rota end leave out", Key: session.Ctrl(fyne.KeyR), Do: s.repeat, Why: none},
		{Name: nameToday, Key: session.Ctrl(fyne.KeyT), Do: s.goToday},
		{Name: "The calendar as months", Key: alt(fyne.Key1), Do: func() { s.turn(Months) }},
		{Name: "The calendar as an agenda", Key: alt(fyne.Key2), Do: func() { s.turn(Agenda) }},
		{Name: "The calendar as a strip", Key: alt(fyne.Key3), Do: func() { s.turn(Strip) }},
		{Name: nameLayers, Also: "bank holiday school holidays other calendars import ics background clash", Key: session.Ctrl(fyne.KeyL), Do: s.showLayers},
		{Name: nameFile, Key: session.Ctrl(fyne.KeyE), Do: func() { session.SaveCalendar(s.host) }, Why: s.whyNoFile()},
		{Name: nameSigns, Do: s.showSigns},
		{Name: nameNearer, Do: func() { s.strip.scale(2) }, Why: s.whyNoStrip()},
		{Name: nameFarther, Do: func() { s.strip.scale(0.5) }, Why: s.whyNoStrip()},
		{Name: nameAll, Do: func() { s.strip.scale(0) }, Why: s.whyNoStrip()},
	}
}

func (s *Screen) whyNoStrip() string {
	if s.way != Strip || s.book == nil || s.empty() {
		return "That is done in the strip (Alt+3)."
	}
	return ""
}

func (s *Screen) whyNoFile() string {
	if s.book == nil || len(s.book.items) == 0 {
		return "No session has a date yet."
	}
	return ""
}

func (s *Screen) dayWords() string {
	if s.day == "" {
		return model.Date("").Short()
	}
	return s.day.Short()
}
