package desk

import (
	"context"
	"errors"
	"image/color"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Screen is the desk of one session, over the whole window. Its search box has
// the keyboard all the time. A row shows an arrival when it has been saved, and
// not before.
type Screen struct {
	host frame.Host
	id   model.ID
	desk *desk
	load *widgets.Async[*storage.Desk]
	gone bool // the session is not in the file any more
	page *page
}

var _ frame.Screen = (*Screen)(nil)

// New makes the screen; Show says whose desk it is.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, desk: newDesk(), load: widgets.NewAsync[*storage.Desk](host.Runner())}
	s.page = newPage(s)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page.object }

// Show shows the desk of the session p names.
func (s *Screen) Show(p frame.Place) {
	if p.ID != s.id {
		s.id, s.gone = p.ID, false
		hide := s.desk.hideNeeds
		*s.desk = *newDesk()
		s.desk.hideNeeds = hide
		s.clear()
		s.page.show()
	}
	s.host.Window().Canvas().SetOnTypedRune(s.typedElsewhere)
	s.reload()
}

// reload asks what the desk knows now.
func (s *Screen) reload() {
	store, id := s.host.Store(), s.id
	s.load.Run(func(ctx context.Context) (*storage.Desk, error) { return store.Desk(ctx, id) }, func(d *storage.Desk, err error) {
		if err != nil {
			s.lost(err)
			return
		}
		s.gone = false
		s.desk.set(d, store.Now())
		s.page.show()
		s.host.Retitle()
	})
}

// lost leaves the desk of a session that is not in the file any more. What else
// may be wrong is said, and the desk stays as it was.
func (s *Screen) lost(err error) {
	switch {
	case !errors.Is(err, model.ErrNotFound):
		s.host.Failed(err)
	case !s.gone:
		s.gone = true
		s.host.Failed(err)
		s.host.Go(frame.Place{Area: frame.Programme})
	}
}

// Heard shows what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	changed := n.Tables["person"] || n.Tables["organisation"] || n.Tables["affiliation"] || n.Tables["venue"]
	if s.id != "" && (n.Touches(s.id) || changed) {
		s.reload()
	}
}

// Title is the place in words.
func (s *Screen) Title() []string {
	if s.desk.now == nil {
		return []string{string(frame.Desk)}
	}
	return []string{string(frame.Programme), s.desk.now.Session.Title, string(frame.Desk)}
}

// Focus moves the keyboard to the search.
func (s *Screen) Focus() { s.host.Window().Canvas().Focus(s.page.search) }

// Commands are what can be done at the desk.
func (s *Screen) Commands() []frame.Command {
	why, whyUndo := "", ""
	if s.desk.current().person == "" {
		why = "Type a name first, or choose somebody with Down."
	}
	if _, ok := s.desk.lastEvent(); !ok {
		whyUndo = "Nothing was done at this desk that could be taken back."
	}
	online := s.desk.whyNotOnline()
	if online == "" {
		online = why
	}
	needs := "Hide what people need"
	if s.desk.hideNeeds {
		needs = "Show what people need"
	}
	return []frame.Command{
		{Name: "Arrived, or taken back", Key: session.Bare(fyne.KeyReturn), Do: s.enter, Why: why},
		{Name: "Add a walk-in", Key: session.Ctrl(fyne.KeyReturn), Do: s.addWalkIn},
		{Name: "Joined online, or not", Key: session.Ctrl(fyne.KeyJ), Do: s.online, Why: online},
		{Name: "Left, or is back", Key: session.Ctrl(fyne.KeyL), Do: s.left, Why: why},
		{Name: "Take the last one back", Key: &fyne.ShortcutUndo{}, Do: s.undoLast, Why: whyUndo},
		{Name: needs, Key: session.Ctrl(fyne.KeyH), Do: s.turnNeeds},
		{Name: "The person above", Key: session.Bare(fyne.KeyUp), Do: func() { s.move(-1) }},
		{Name: "The person below", Key: session.Bare(fyne.KeyDown), Do: func() { s.move(1) }},
		{Name: "Clear, or leave the desk", Key: session.Bare(fyne.KeyEscape), Do: s.escape},
	}
}

// clear empties the search. Setting an empty text would leave what was selected
// selected, and so take the next letters away.
func (s *Screen) clear() {
	s.page.search.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.page.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
}

// tapped does with row i what Enter does.
func (s *Screen) tapped(i int) {
	s.desk.choose(i)
	s.page.rows.reveal()
	s.enter()
	s.Focus()
}

// enter does what the chosen row says.
func (s *Screen) enter() {
	r := s.desk.current()
	switch r.deed {
	case doNothing:
	case doAdd:
		s.addWalkIn()
	default:
		mode := model.InPerson
		if s.desk.now.Session.Mode == model.Online {
			mode = model.Online
		}
		s.write(func(ctx context.Context, store *storage.Store, id model.ID) error { return do(ctx, store, id, r, mode) })
	}
}

// write saves one thing, and then selects what was typed: the next name begins
// anew, and the same key takes back.
func (s *Screen) write(do func(context.Context, *storage.Store, model.ID) error) {
	store, id := s.host.Store(), s.id
	s.host.Write(func(ctx context.Context) error { return do(ctx, store, id) }, nil)
	s.page.search.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// online marks who joined online, or takes it back.
func (s *Screen) online() {
	r := s.desk.current()
	switch p, listed := s.desk.listed(r.person); {
	case r.person == "":
	case listed && p.Attendance == model.Attended && p.ModeAttended == model.Online && p.Out == "":
		s.write(func(ctx context.Context, store *storage.Store, id model.ID) error {
			return store.TakeBackArrival(ctx, id, r.person)
		})
	default:
		s.write(func(ctx context.Context, store *storage.Store, id model.ID) error {
			return store.Arrive(ctx, id, r.person, model.Online)
		})
	}
}

// left marks who has left, or is back.
func (s *Screen) left() {
	r := s.desk.current()
	switch p, listed := s.desk.listed(r.person); {
	case r.person == "":
	case listed && p.Out != "":
		s.write(func(ctx context.Context, store *storage.Store, id model.ID) error {
			return store.Arrive(ctx, id, r.person, p.ModeAttended)
		})
	default:
		s.write(func(ctx context.Context, store *storage.Store, id model.ID) error {
			return store.Leave(ctx, id, r.person)
		})
	}
}

// undoLast takes the last thing at the desk back and says whose it was.
func (s *Screen) undoLast() {
	e, ok := s.desk.lastEvent()
	if !ok {
		s.host.Tell("Nothing was done at this desk that could be taken back.", "", nil)
		return
	}
	s.undo(e)
}

func (s *Screen) undo(e storage.DeskEvent) {
	store := s.host.Store()
	s.host.Write(func(ctx context.Context) error { return store.UndoStep(ctx, e.Transaction) }, func() { s.host.Tell(undone(e), "", nil) })
	s.Focus()
}

func (s *Screen) turnNeeds() {
	s.desk.hideNeeds = !s.desk.hideNeeds
	s.page.rows.reveal()
}

// escape clears the search; with nothing typed it leaves.
func (s *Screen) escape() {
	if s.page.search.Text != "" {
		s.clear()
		s.Focus()
		return
	}
	s.leave()
}

func (s *Screen) leave() { leave(s.host, s.id) }

func (s *Screen) badge(sector model.ID) (string, color.Color) {
	c := s.host.Lists().Get(sector)
	if c.Letter == "" {
		return "", nil
	}
	return c.Letter, look.Hex(c.Colour)
}
