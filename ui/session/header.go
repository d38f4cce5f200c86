package session

import (
	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/handouts"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// header is title, date, place and state of the session, and its next step.
type header struct {
	screen *Screen
	title  *widgets.TextField
	line   *widgets.Words
	pill   *widgets.Pill
	print  *widgets.Button
	file   *widgets.Button
	step   *widgets.Button
	more   *widgets.Button
	object fyne.CanvasObject
}

func newHeader(s *Screen) *header {
	h := &header{screen: s}
	h.title = widgets.NewTextField("", "", func(v string) error {
		return s.edit(func(m *model.Session) { m.Title = v })
	})
	h.title.Entry.TextStyle.Bold = true
	h.line, h.pill = widgets.NewWords("", widgets.Dim), widgets.NewPill("", widgets.TonePlain)
	h.print = widgets.NewButton("Print…", widgets.Plain, h.papers)
	h.print.SetTip("The sign-in sheet (Ctrl+P) and all other paper")
	h.file = widgets.NewButton("Calendar file", widgets.Plain, func() { SaveCalendar(s.host, s.id) })
	h.file.SetTip("To send to the people invited (Ctrl+E)")
	h.step = widgets.NewButton("", widgets.Primary, s.take)
	h.step.Hide() // until the session has been read
	h.more = widgets.NewButton("More", widgets.Plain, h.menu)
	left := container.New(headLines{}, widgets.Enlarged(h.title, 0), widgets.Row(h.pill, h.line))
	// The main button comes first: its words change, and it comes and goes, and what
	// is at its right stays where it is.
	h.object = widgets.ToolbarFor(h.wants, left, h.step, h.more, h.print, h.file)
	return h
}

// wants is the width at which the title is not cut.
func (h *header) wants() float32 {
	return fyne.MeasureText(h.title.Entry.Text, fyne.CurrentApp().Settings().Theme().Size(look.SizeTitle), h.title.Entry.TextStyle).Width + 2*look.Px(titlePad)
}

// titlePad is what the field of the title keeps at each end.
const titlePad = 6

func (h *header) show() {
	s := h.screen
	h.title.SetText(s.now.session.Title)
	h.line.SetText(s.now.line())
	h.pill.Set(string(s.now.session.State), Tone(s.now.session.State))
	h.file.DisableBecause(s.whyNoCalendar())
	step := s.step()
	h.step.SetText(string(step))
	h.step.SetTip(StepTip(step))
	h.step.Hidden = step == model.StepNone
	h.object.Refresh()
}

// The names of commands that are in the menus too.
const (
	namePrint     = "Print the sheet…"
	nameInvite    = "Invite people…"
	nameAnnounce  = "Announce to the people invited…"
	nameDuplicate = "Duplicate this session"
	nameRemove    = "Remove this session"
	nameHistory   = "History of this session"
)

// menu offers what is done now and then.
func (h *header) menu() {
	s := h.screen
	all := s.Commands()
	widgets.ShowMenu(h.more, frame.Item(all, nameInvite, ""), frame.Item(all, nameAnnounce, "Announce…"), frame.Item(all, nameDuplicate, "Duplicate"),
		frame.Item(all, s.cancelWords(), ""), frame.Item(all, nameRemove, "Remove"), frame.Item(all, nameHistory, "History"))
}

// papers offers everything that can be printed of the session.
func (h *header) papers() {
	s := h.screen
	items := []widgets.MenuItem{frame.Item(s.Commands(), namePrint, "Sign-in sheet")}
	for _, k := range handouts.Kinds {
		items = append(items, widgets.MenuItem{Text: k.Name, Do: func() { k.Show(s.host, s.id) }})
	}
	widgets.ShowMenu(h.print, items...)
}

// headLines sets the title over the line of state, date and place.
type headLines struct{}

func (headLines) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := o[0].MinSize().Height
	put(o[0], 0, 0, size.Width, high)
	put(o[1], 0, high+2, size.Width, o[1].MinSize().Height)
}

func (headLines) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(200), o[0].MinSize().Height+2+o[1].MinSize().Height)
}
