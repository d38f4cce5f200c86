package calendar

import (
	"strings"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// sideView is the chosen day in words: what is behind it, its sessions, and what is
// in their way.
type sideView struct {
	screen *Screen
	pane   *listing.Pane
	list   *fyne.Container
	lines  []*widgets.Line
	of     *book // what is shown was made of
	day    model.Date
	id     model.ID
	object fyne.CanvasObject
}

func newSideView(s *Screen) *sideView {
	v := &sideView{screen: s, list: widgets.Stack()}
	v.pane = listing.NewPane(v.list, "")
	v.object = v.pane.Object
	return v
}

// firstWords say what to do in a calendar without a session.
const firstWords = "Every session stands here on its day, with bank holidays and other people’s calendars behind it. Choose a day and press Enter, double-click it, or press Ctrl+N: a first idea is enough to begin."

// longHeading is the text scale up to which the day is written out over the side.
const longHeading = 1.3

// mostShown is how many sessions of a day the side lists.
const mostShown = 12

// fill shows the chosen day.
func (v *sideView) fill() {
	s := v.screen
	b := s.book
	if v.of == b && v.day == s.day && v.id == s.session {
		return
	}
	had := v.focused()
	v.of, v.day, v.id = b, s.day, s.session
	v.lines = nil
	all := []fyne.CanvasObject{widgets.NewParagraph(dayWords(b, s.day), widgets.Small)}
	if notes := v.notes(); notes != "" {
		all = append(all, widgets.NewParagraph(notes, warn))
	}
	items := b.days[s.day]
	if it := s.chosen(); it != nil && it.first == "" {
		items = []*item{it} // an idea, chosen in the agenda
	}
	for i, it := range items {
		if i == mostShown {
			all = append(all, widgets.NewLine("", widgets.ToneNone, model.Count(len(items)-i, "more", "more")+" in the agenda", "", func() { s.turn(Agenda) }))
			break
		}
		all = append(all, v.session(it))
	}
	if len(items) == 0 {
		nothing := widgets.NewParagraph("Nothing is planned on this day.", widgets.Dim)
		if s.empty() {
			nothing = widgets.NewParagraph(firstWords, widgets.Body)
		}
		add := widgets.NewButton("Plan a session", widgets.Plain, func() { s.plan(s.day) })
		add.SetTip("Ctrl+N, or Enter in the month")
		all = append(all, nothing, widgets.Row(add))
	}
	if n := len(b.ideas); n > 0 && (len(items) == 0 || items[0].first != "") {
		all = append(all, widgets.NewLine("", widgets.ToneNone, model.Count(n, "idea has", "ideas have")+" no date yet", "", func() {
			s.host.Go(frame.Place{Area: frame.Programme, Tab: "Ideas"})
		}))
	}
	other := widgets.NewLine("", widgets.ToneNone, "Other calendars…", "", s.showLayers)
	other.SetTip("Bank holidays and other people’s calendars, behind the programme (Ctrl+L)")
	signs := widgets.NewLine("", widgets.ToneNone, "What the signs mean", "", s.showSigns)
	v.list.Objects = append(all, widgets.Tight(other, signs))
	heading := longDay(s.day)
	if look.Scale() > longHeading {
		heading = s.day.Short()
	}
	v.pane.Object.SetHeading(heading)
	v.list.Refresh()
	v.pane.Fill(true)
	if had {
		v.focus()
	}
}

// dayWords say how far a day is, and which week it is in.
func dayWords(b *book, day model.Date) string {
	words := model.InDays(day, b.today) + " · week " + model.Thousands(weekOf(day.Monday()))
	return strings.ToUpper(words[:1]) + words[1:]
}

// notes are what layers have on the day.
func (v *sideView) notes() string {
	_, rest, _ := strings.Cut(v.screen.book.dayTip(v.day), "\n")
	return rest
}

// session is one session of the day.
func (v *sideView) session(it *item) fyne.CanvasObject {
	s := v.screen
	when := "no date yet"
	if it.first != "" {
		when = it.clock(v.day)
		if it.part(v.day) == whole && it.End != "" {
			when += "–" + it.to.Format("15:04")
		}
	}
	line := widgets.NewLine(string(it.State), session.Tone(it.State), when, "", func() { s.open(it.ID) })
	line.SetTip("Open “" + it.Title + "”")
	v.lines = append(v.lines, line)
	facts := strings.Join(nonEmpty(it.Mode.Phrase(), strings.ToLower(s.book.bandName(it)), where(it)), " · ")
	rows := []fyne.CanvasObject{line, widgets.NewParagraph(it.Title, widgets.Strong), widgets.NewParagraph(facts, widgets.Small)}
	if it.last != it.first {
		rows = append(rows, widgets.NewParagraph(it.when(), widgets.Small))
	}
	if words := it.promised(); words != "" {
		rows = append(rows, widgets.NewParagraph(words, widgets.Small))
	}
	if n := it.Headcount.Outdated; n > 0 && !s.book.over(it) {
		rows = append(rows, widgets.NewParagraph(model.Count(n, "person holds", "people hold")+" an old date or place: send them the change from the session.", widgets.Problem))
	}
	for _, c := range it.clashes {
		rows = append(rows, widgets.NewParagraph("! "+c.text, warn))
	}
	if it.ID == s.session {
		rows = append(rows, v.buttons(it))
	}
	return widgets.Tight(rows...)
}

// buttons are what can be done with the chosen session.
func (v *sideView) buttons(it *item) fyne.CanvasObject {
	s := v.screen
	open := widgets.NewButton("Open", widgets.Plain, func() { s.open(it.ID) })
	move := widgets.NewButton("Move to…", widgets.Quiet, s.moveTo)
	move.SetTip("Ctrl+M, or drag it to another day")
	move.DisableBecause(whyNoMove(it))
	dup := widgets.NewButton("Copy to…", widgets.Quiet, s.copyTo)
	dup.SetTip("Plan it again with its agenda (Ctrl+Shift+D)")
	again := widgets.NewButton("Repeat…", widgets.Quiet, s.repeat)
	again.SetTip("Plan it again in a rhythm (Ctrl+R)")
	if it.Series != "" {
		again.SetText("Its series…")
	}
	return widgets.NewWrap(open, move, dup, again)
}

// focus moves the keyboard to the chosen session of the day, or the first.
func (v *sideView) focus() {
	if len(v.lines) == 0 {
		v.screen.Focus()
		return
	}
	v.screen.host.Window().Canvas().Focus(v.lines[0])
}

// focused reports whether the keyboard is in the list.
func (v *sideView) focused() bool {
	at := v.screen.host.Window().Canvas().Focused()
	for _, l := range v.lines {
		if at == fyne.Focusable(l) {
			return true
		}
	}
	return false
}
