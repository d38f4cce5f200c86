package session

import (
	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// desk is the tab from which the desk at the door is opened.
type desk struct {
	screen  *Screen
	numbers []*widgets.Stat
	day     *widgets.Words
	open    *widgets.Button
	scroll  *widgets.Scroll
}

func newDesk(s *Screen) *desk {
	d := &desk{screen: s, day: widgets.NewParagraph("", widgets.Body)}
	stats := widgets.Columns(120)
	for range 3 {
		stat := widgets.NewStat("", "")
		d.numbers = append(d.numbers, stat)
		stats.Add(stat)
	}
	d.open = widgets.NewButton("Open the desk", widgets.Primary, s.openDesk)
	d.open.SetTip("Over the whole window, for a laptop at the door (Ctrl+D)")
	what := widgets.NewParagraph("Type a few letters of a name and press Enter: the person is in, with the time. Enter again takes it back. "+
		"Who is not on the list is found among all your contacts, or added as a walk-in. Each arrival is saved at once, and nothing needs a network.", widgets.Dim)
	d.scroll = widgets.NewScroll(widgets.PageBody(widgets.Stack(stats, widgets.NewCard("The desk", widgets.Form(d.day, widgets.Row(d.open), what)))))
	return d
}

func (s *Screen) openDesk() { s.host.Go(frame.Place{Area: frame.Desk, ID: s.id}) }

func (d *desk) show() {
	now := d.screen.now
	door := storage.Door(now.people)
	d.numbers[0].Set(model.Thousands(door.In), model.JoinNonEmpty(", ", "in", some(door.Online, "online"), some(door.Left, "left")))
	d.numbers[1].Set(model.Thousands(door.Expected), door.ExpectedWords())
	walkIns := "walk-ins"
	if door.WalkIns == 1 {
		walkIns = "walk-in"
	}
	d.numbers[2].Set(model.Thousands(door.WalkIns), walkIns)
	word := now.session.DeskWord(now.now)
	if word == "" {
		word = "The session is today."
	}
	d.day.SetText(word)
	d.open.SetKind(widgets.Primary)
	if now.step() == model.StepDesk { // then it is the main button of the session
		d.open.SetKind(widgets.Plain)
	}
	d.scroll.Refresh()
}

// some is a number with its word; "" when it is 0.
func some(n int, word string) string {
	if n == 0 {
		return ""
	}
	return model.Thousands(n) + " " + word
}

func (d *desk) name() string              { return Desk }
func (d *desk) word(details) string       { return Desk }
func (d *desk) object() fyne.CanvasObject { return d.scroll }
func (d *desk) reset()                    {}
func (d *desk) focus()                    { d.screen.host.Window().Canvas().Focus(d.open) }
func (d *desk) why() string               { return "" }
func (d *desk) commands() []frame.Command { return nil }
