package session

import (
	"context"
	"unicode"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/frame"
	comeback "convenor/ui/replies"

	"fyne.io/fyne/v2"
)

// acted are the participations that a key is for: the ticked ones, else the
// current one.
func (p *people) acted() []model.ID {
	var ids []model.ID
	ticked := map[string]bool{}
	for _, key := range p.table.Ticked() {
		ticked[key] = true
	}
	for _, r := range p.screen.now.people {
		if ticked[string(r.ID)] {
			ids = append(ids, r.ID)
		}
	}
	if r, ok := p.table.CurrentRow(); ok && len(ids) == 0 {
		ids = append(ids, r.ID)
	}
	return ids
}

// key records a reply, a mode or an attendance and goes on to the next row.
func (p *people) key(letter rune) bool {
	letter = unicode.ToLower(letter)
	host, store := p.screen.host, p.screen.host.Store()
	if reply, ok := model.ReplyKeys[letter]; ok {
		p.record(func(ctx context.Context, ids []model.ID) error { return store.SetReply(ctx, reply, ids...) })
		return true
	}
	if mode, ok := modeKeys[letter]; ok {
		if d := p.screen.now; d.session.Mode != model.Hybrid {
			host.Tell("Everybody takes part "+d.session.Mode.Phrase()+": the session is not hybrid.", "", nil)
			return true
		}
		p.record(func(ctx context.Context, ids []model.ID) error { return store.SetModeWanted(ctx, mode, ids...) })
		return true
	}
	attendance, ok := attendanceKeys[letter]
	switch {
	case !ok:
		return false
	case !p.screen.now.started():
		host.Tell("Who came is recorded from the day of the session on.", "", nil)
	default:
		p.record(func(ctx context.Context, ids []model.ID) error { return store.SetAttendance(ctx, attendance, ids...) })
	}
	return true
}

func (p *people) record(set func(context.Context, []model.ID) error) {
	ids := p.acted()
	if len(ids) == 0 {
		return
	}
	one := len(p.table.Ticked()) == 0
	if next := p.table.Current() + 1; one && next < len(p.rows) {
		p.table.SetCurrent(next)
	}
	p.change(func(ctx context.Context) error { return set(ctx, ids) }, nil)
}

// change changes the list and offers, after what is said, what the change gives
// occasion to; after hears whether it did. The list is read on both sides of the
// change: keys come faster than the screen follows.
func (p *people) change(do func(context.Context) error, after func(offered bool), said ...string) {
	host, store, id := p.screen.host, p.screen.host.Store(), p.screen.id
	var next offer
	host.Write(func(ctx context.Context) error {
		before, err := readPlaces(ctx, store, id)
		if err != nil {
			return err
		}
		if err := do(ctx); err != nil {
			return err
		}
		now, err := readPlaces(ctx, store, id)
		next = before.after(now)
		return err
	}, func() {
		if next.button != "" {
			host.Tell(model.JoinNonEmpty(" ", append(said, next.words)...), next.button, func() {
				host.Write(func(ctx context.Context) error { return next.do(ctx, store) }, func() { host.Done(next.done) })
			})
		}
		if after != nil {
			after(next.button != "")
		}
	})
}

// putOnWaitingList does what the button beside the warning offers.
func (p *people) putOnWaitingList() {
	host, store, over := p.screen.host, p.screen.host.Store(), p.screen.now.overbooked()
	if over.button == "" {
		return
	}
	host.Write(func(ctx context.Context) error { return over.do(ctx, store) }, func() { host.Done(over.done) })
	p.table.Focus() // the button goes
}

// readPlaces reads what places are counted from.
func readPlaces(ctx context.Context, store *storage.Store, id model.ID) (d details, err error) {
	d.now = store.Now()
	if d.session, err = store.Session(ctx, id); err != nil {
		return d, err
	}
	if d.session.Venue != "" {
		venue, err := store.Venue(ctx, d.session.Venue)
		if err != nil {
			return d, err
		}
		d.venue = &venue
	}
	d.people, err = store.Participants(ctx, id)
	return d, err
}

// bringWords is what the button says that brings in what comes back: replies
// before the session, attendance once it has begun.
func (d details) bringWords() string {
	if d.bringsAttendance() {
		return "Online attendance…"
	}
	return "Replies…"
}

func (d details) bringsAttendance() bool { return d.started() && d.session.Mode != model.InPerson }

func (p *people) bringIn() {
	kind := returns.Answers
	if p.screen.now.bringsAttendance() {
		kind = returns.Attendance
	}
	comeback.Choose(p.screen.host, p.screen.id, kind)
}

// moveWaiting moves the current person on the waiting list.
func (p *people) moveWaiting(by int) {
	r, ok := p.table.CurrentRow()
	if !ok {
		return
	}
	store := p.screen.host.Store()
	p.screen.host.Write(func(ctx context.Context) error { return store.MoveWaiting(ctx, r.ID, by) }, nil)
}

// giveFirst gives the first on the waiting list a place.
func (p *people) giveFirst() {
	first := p.screen.now.firstWaiting()
	if first == nil {
		return
	}
	host, store, r := p.screen.host, p.screen.host.Store(), *first
	p.change(func(ctx context.Context) error { return store.GivePlace(ctx, r.ID) }, func(offered bool) {
		if !offered {
			host.Done(model.DisplayName(r.Given, r.Family) + " has a place.")
		}
	})
}

// takeOff takes people off the list and leaves the keyboard where they were.
func (p *people) takeOff() {
	ids := p.acted()
	if len(ids) == 0 {
		return
	}
	words := model.Count(len(ids), "person was", "people were") + " taken off the list."
	if r, ok := p.table.CurrentRow(); ok && len(ids) == 1 && r.ID == ids[0] {
		words = model.DisplayName(r.Given, r.Family) + " was taken off the list."
		if at := p.table.Current(); at+1 < len(p.rows) {
			p.table.SetCurrent(at + 1)
		} else {
			p.table.SetCurrent(at - 1)
		}
	}
	host, store := p.screen.host, p.screen.host.Store()
	p.change(func(ctx context.Context) error { return store.Uninvite(ctx, ids...) }, func(offered bool) {
		p.table.SetTicked(nil)
		p.showLegend()
		if !offered {
			host.Done(words)
		}
	}, words)
}

func (p *people) commands() []frame.Command {
	d := p.screen.now
	why := ""
	if len(p.acted()) == 0 {
		why = "Choose a person in the list first."
	}
	later := why
	if !d.started() {
		later = "Who came is recorded from the day of the session on."
	}
	mode := why
	if d.session.Mode != model.Hybrid {
		mode = "Only at a hybrid session people choose how to take part."
	}
	waiting, nobody := "", ""
	if r, ok := p.table.CurrentRow(); !ok || r.Reply != model.Waitlisted {
		waiting = "Choose somebody on the waiting list first."
	}
	if d.firstWaiting() == nil {
		nobody = "Nobody is on the waiting list."
	}
	all := []frame.Command{
		{Name: "Filter the list", Key: Ctrl(fyne.KeyF), Do: func() { p.screen.host.Window().Canvas().Focus(p.filter) }},
		{Name: "Open the person", Do: p.open, Why: why},
		{Name: "Take off the list", Key: Bare(fyne.KeyDelete), Do: p.takeOff, Why: why, Takes: true},
		{Name: "Up on the waiting list", Key: alt(fyne.KeyUp), Do: func() { p.moveWaiting(-1) }, Why: waiting},
		{Name: "Down on the waiting list", Key: alt(fyne.KeyDown), Do: func() { p.moveWaiting(1) }, Why: waiting},
		{Name: "Give the first on the waiting list a place", Key: alt(fyne.KeyG), Do: p.giveFirst, Why: nobody},
	}
	for _, k := range []struct {
		letter rune
		name   string
		why    string
	}{{'a', "accepted", why}, {'t', "tentative", why}, {'d', "declined", why}, {'w', "on the waiting list", why}, {'n', "no reply", why},
		{'i', "wants to come in person", mode}, {'o', "wants to join online", mode},
		{'c', "came", later}, {'p', "sent apologies", later}, {'x', "did not come", later}, {'r', "attendance not recorded", later}} {
		all = append(all, frame.Command{Name: "Mark as " + k.name, Do: func() { p.key(k.letter) }, Why: k.why})
	}
	return all
}
