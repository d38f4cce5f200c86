package today

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Screen is the area Today.
type Screen struct {
	host   frame.Host
	load   *widgets.Async[day]
	now    day
	first  fyne.Focusable // where the keyboard begins
	waits  bool           // Focus was called before there was anything to focus
	strip  *strip
	body   *fyne.Container
	scroll *widgets.Scroll
}

var _ frame.Screen = (*Screen)(nil)

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, load: widgets.NewAsync[day](host.Runner()), strip: newStrip(), body: container.NewStack()}
	s.scroll = widgets.ScrollPage(s.body)
	return s
}

// Object is the whole area.
func (s *Screen) Object() fyne.CanvasObject { return s.scroll }

// Show shows today.
func (s *Screen) Show(frame.Place) { s.reload() }

// Heard shows what a transaction changed.
func (s *Screen) Heard(storage.Notice) { s.reload() }

// Title is the place in words.
func (s *Screen) Title() []string { return []string{string(frame.Today)} }

// Focus moves the keyboard to the first thing to do.
func (s *Screen) Focus() {
	s.waits = s.first == nil
	if s.first == nil {
		return
	}
	s.host.Window().Canvas().Focus(s.first)
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	all := []frame.Command{{Name: "Plan a session", Key: session.Ctrl(fyne.KeyN), Do: s.plan}}
	n := s.now.next
	if n == nil {
		return all
	}
	all = append(all,
		frame.Command{Name: "Open the next session", Do: func() { s.host.Go(session.Place(n.session.ID, "")) }},
		frame.Command{Name: "Print the sheet of the next session…", Key: session.Ctrl(fyne.KeyP), Do: func() { session.ShowPrint(s.host, n.session.ID) }})
	return all
}

func (s *Screen) plan() { s.host.Go(frame.Place{Area: frame.Programme, New: true}) }

// reload asks for the day again and shows it.
func (s *Screen) reload() {
	store, community := s.host.Store(), s.host.Lists().Community
	s.load.Run(func(ctx context.Context) (day, error) { return read(ctx, store, community) }, func(d day, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.show(d)
	})
}

func (s *Screen) show(d day) {
	s.now = d
	had := s.hasFocus()
	s.first = nil
	s.strip.set(d.year)
	if d.empty() {
		s.body.Objects = []fyne.CanvasObject{s.begin()}
	} else {
		s.body.Objects = []fyne.CanvasObject{widgets.Beside(
			widgets.Stack(s.nextCard(), s.waitingCard()), widgets.Stack(s.yearCard(), s.backupCard()), 430, 420)}
	}
	s.body.Refresh()
	s.scroll.Refresh()
	if had || s.waits {
		s.Focus()
	}
}

// hasFocus reports whether the keyboard is on something that Today is about to
// draw anew.
func (s *Screen) hasFocus() bool {
	return s.first != nil && s.host.Window().Canvas().Focused() == s.first
}

// starts makes f the place where the keyboard begins, if it is the first.
func (s *Screen) starts(f fyne.Focusable) {
	if s.first == nil {
		s.first = f
	}
}

// begin says what to do first in a community that has nothing in it.
func (s *Screen) begin() fyne.CanvasObject {
	step := func(number, words, why string, kind widgets.Kind, p frame.Place) fyne.CanvasObject {
		b := widgets.NewButton(words, kind, func() { s.host.Go(p) })
		s.starts(b)
		return widgets.Facts(widgets.Row(widgets.NewWords(number, widgets.Title), b), widgets.NewParagraph(why, widgets.Dim))
	}
	return container.New(narrow{620}, widgets.NewCard("", widgets.Stack(
		widgets.NewWords("Three steps to your first session", widgets.Title),
		step("1", "Import your contact list", "A file from a spreadsheet or from another program. You see what would change before anything is saved.", widgets.Primary, frame.Place{Area: frame.Data, Tab: "Import"}),
		step("2", "Add a venue", "With its places and its access, so that each session says what to expect.", widgets.Plain, frame.Place{Area: frame.Venues, New: true}),
		step("3", "Plan a session", "Invite people to it, print the sign-in sheet, and send the calendar file.", widgets.Plain, frame.Place{Area: frame.Programme, New: true}),
		widgets.NewParagraph("Everything is saved as you make it, and any step can be undone.", widgets.Small))))
}

// nextCard shows the next session with its readiness and its next step.
func (s *Screen) nextCard() fyne.CanvasObject {
	n := s.now.next
	if n == nil {
		b := widgets.NewButton("Plan a session", widgets.Primary, s.plan)
		s.starts(b)
		return widgets.NewCard("Next", widgets.Form(widgets.NewParagraph("No session is to come. An idea is enough to begin with.", widgets.Body), widgets.Row(b)))
	}
	bar := widgets.NewBar(float64(max(n.capacity, n.head.Listed)),
		widgets.Part{Value: float64(n.head.Accepted), Colour: look.Accent},
		widgets.Part{Value: float64(n.head.Tentative), Colour: look.Waiting},
		widgets.Part{Value: float64(n.head.NoReply), Colour: look.Frame})
	bar.SetTip(n.replies())
	title := widgets.NewParagraph(n.session.Title, widgets.Title)
	pill := widgets.NewPill(string(n.session.State), session.Tone(n.session.State))
	return widgets.NewCard(n.heading(s.now.now), widgets.Form(
		widgets.Facts(title, widgets.NewParagraph(n.line(), widgets.Dim)),
		widgets.Row(pill),
		widgets.Facts(bar, widgets.NewParagraph(n.replies(), widgets.Small)),
		session.ReadyLines(s.host, model.Readiness(n.session, n.venue, n.head, n.printed, n.clashes)),
		s.nextButtons(n)))
}

func (s *Screen) nextButtons(n *next) fyne.CanvasObject {
	buttons := widgets.NewWrap()
	step := n.step(s.now.now)
	kind := widgets.Primary
	add := func(words, tip string, do func()) {
		b := widgets.NewButton(words, kind, do)
		b.SetTip(tip)
		s.starts(b)
		buttons.Add(b)
		kind = widgets.Plain
	}
	if step != model.StepNone {
		add(string(step), session.StepTip(step), func() { session.Take(s.host, n.session, step) })
	}
	add("Open", "", func() { s.host.Go(session.Place(n.session.ID, "")) })
	if step != model.StepInvite {
		add("Invite people…", "", func() { session.Take(s.host, n.session, model.StepInvite) })
	}
	if step != model.StepPrint && n.session.Mode != model.Online {
		add("Print…", "", func() { session.ShowPrint(s.host, n.session.ID) })
	}
	return buttons
}

// waitingCard lists what waits; each line leads to where it is settled.
func (s *Screen) waitingCard() fyne.CanvasObject {
	box := widgets.Facts()
	for _, l := range s.now.waits {
		item := newWaitLine(l, func() { s.host.Go(l.place) })
		s.starts(item.line)
		box.Add(item.object)
	}
	if len(s.now.waits) == 0 {
		box.Add(widgets.NewParagraph("Nothing waits for you.", widgets.Dim))
	}
	return widgets.NewCard("Waiting for you", box)
}

func (s *Screen) yearCard() fyne.CanvasObject {
	heading := "The year " + s.now.today.Time().Format("2006")
	open := widgets.NewLine("", widgets.ToneNone, "Open the programme", "", func() { s.host.Go(frame.Place{Area: frame.Programme}) })
	return widgets.NewCard(heading, widgets.Form(s.strip, widgets.NewParagraph(s.now.year.total(), widgets.Small), open))
}

func (s *Screen) backupCard() fyne.CanvasObject {
	open := widgets.NewLine("", widgets.ToneNone, s.now.backup, "", func() { s.host.Go(frame.Place{Area: frame.Data, Tab: "Backups"}) })
	return widgets.NewCard("Kept safe", widgets.Form(open))
}
