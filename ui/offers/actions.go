package offers

import (
	"context"
	"unicode"
	"unicode/utf8"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// next does what comes next with the offer that is chosen.
func (s *Screen) next() {
	r, ok := s.table.CurrentRow()
	if !ok || step(r) == "" {
		return
	}
	if r.State == model.Asked || r.Adrift() {
		s.book()
		return
	}
	if why := whyNoStep(r, s.host.Store().Now()); why != "" {
		s.host.Tell(why, "", nil)
		return
	}
	s.move(r, r.Next())
}

// said is what was done, by the state an offer came to.
var said = map[model.OfferState]string{
	model.NotAsked: " is waiting to be asked again.", model.Asked: " was asked.", model.Booked: " is booked again.",
	model.Given: " gave it.", model.Thanked: " was thanked.", model.NotTakenUp: "’s offer is not taken up.",
}

func (s *Screen) move(r row, to model.OfferState) {
	store := s.host.Store()
	if to == model.Asked && r.State == model.NotAsked && r.Gone {
		s.host.Tell(r.Name()+" left or withdrew consent, and is not to be asked.", "", nil)
		return
	}
	s.keepPlace()
	s.host.Write(func(ctx context.Context) error { return store.MoveOffer(ctx, r.ID, to) }, func() {
		after := r
		after.State = to
		if forward := to == model.Asked && r.State == model.NotAsked || to == model.Thanked; forward && letter(after, s.host.Lists().Community) != "" {
			// The list has gone on to the next: the button stays with this person.
			s.host.Tell(r.Name()+said[to]+" Ctrl+Z takes it back.", "Write to "+calledBy(r), func() { s.writeTo(after) })
			return
		}
		s.host.Done(r.Name() + said[to])
	})
}

// keepPlace makes the next row the current one: the one that is current leaves
// the stage.
func (s *Screen) keepPlace() {
	if s.stage == everything {
		return
	}
	if at := s.table.Current(); at+1 < len(s.rows) {
		s.table.SetCurrent(at + 1)
	} else {
		s.table.SetCurrent(at - 1)
	}
}

// back takes the offer one step back.
func (s *Screen) back() {
	r, ok := s.table.CurrentRow()
	if !ok {
		return
	}
	before := r.Before()
	if before == "" {
		s.host.Tell("It has not been asked for yet: there is no step before.", "", nil)
		return
	}
	if before == model.Booked && r.Session == "" { // given without a session
		before = model.Asked
	}
	s.move(r, before)
}

func (s *Screen) leave() {
	if r, ok := s.table.CurrentRow(); ok && r.State != model.NotTakenUp {
		s.move(r, model.NotTakenUp)
	}
}

// write opens a mail to the person in the coordinator's mail program.
func (s *Screen) write() {
	if r, ok := s.table.CurrentRow(); ok {
		s.writeTo(r)
	}
}

func (s *Screen) writeTo(r row) {
	address := letter(r, s.host.Lists().Community)
	if address == "" {
		s.host.Tell(r.Name()+" has no email address, or is not to be written to.", "Open the page", func() { s.host.Go(frame.Place{Area: frame.People, ID: r.Person}) })
		return
	}
	s.host.View(address)
}

func (s *Screen) openPerson() {
	if r, ok := s.table.CurrentRow(); ok {
		s.host.Go(frame.Place{Area: frame.People, ID: r.Person})
	}
}

func (s *Screen) openSession() {
	if r, ok := s.table.CurrentRow(); ok && r.Session != "" {
		s.host.Go(session.Place(r.Session, session.Plan))
	}
}

// showPeople lists who asked for a theme.
func (s *Screen) showPeople(w wanted) {
	s.host.Go(frame.Place{Area: frame.People, Filter: &storage.PeopleFilter{People: w.people}})
}

// usualMinutes is how long an item lasts unless the coordinator says otherwise.
var usualMinutes = map[model.OfferKind]int{model.ShowAndTell: 15, model.Talk: 30}

// book asks into which session, and books.
func (s *Screen) book() {
	r, ok := s.table.CurrentRow()
	if !ok {
		return
	}
	store := s.host.Store()
	widgets.NewAsync[[]storage.SessionRow](s.host.Runner()).Run(store.Sessions, func(all []storage.SessionRow, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		can := bookable(all, store.Now())
		if len(can) == 0 {
			s.host.Tell("There is no session to come to book it into.", "New session", func() { s.host.Go(frame.Place{Area: frame.Programme, New: true}) })
			return
		}
		s.askSession(r, can)
	})
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// newSplit sets the list beside the side, or over it in a narrow window.
func newSplit(list, side fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: split{}, Objects: []fyne.CanvasObject{list, side}}
}

// split gives the list what the side leaves; under leastWide pixels of width the
// side stands under it with a third of the height.
type split struct{}

const (
	sideWide  = 300
	leastWide = 760
	splitGap  = 14
)

func (split) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side := look.Px(sideWide)
	if size.Width >= side+look.Px(leastWide-sideWide) {
		put(o[0], 0, 0, size.Width-side-splitGap, size.Height)
		put(o[1], size.Width-side, 0, side, size.Height)
		return
	}
	high := size.Height * 0.36
	put(o[0], 0, 0, size.Width, size.Height-high-splitGap)
	put(o[1], 0, size.Height-high, size.Width, high)
}

// MinSize leaves a few rows to the list, however large the text: the page scrolls then.
func (split) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, max(300, look.Px(250)))
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
