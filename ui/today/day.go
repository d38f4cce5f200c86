// Package today is the area that one begins with: the next session, what waits
// to be done, and the year.
package today

import (
	"context"
	"errors"
	"fmt"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/offers"
	"convenor/ui/session"
)

// day is what Today shows.
type day struct {
	today  model.Date
	now    time.Time
	counts storage.Counts
	next   *next // nil: no session is to come
	waits  []line
	year   year
	backup string
}

// line is something that waits, and the place that settles it.
type line struct {
	text, detail string
	place        frame.Place
}

// next is the next session with its readiness.
type next struct {
	session  model.Session
	venue    *model.Venue
	head     model.Headcount
	printed  bool
	capacity int
	clashes  []model.Clash
}

// read gathers what Today shows of the community.
func read(ctx context.Context, store *storage.Store, community model.Community) (d day, err error) {
	d.today, d.now = store.Today(community), store.Now()
	if d.counts, err = store.Counts(ctx); err != nil {
		return d, err
	}
	rows, err := store.Sessions(ctx)
	if err != nil {
		return d, err
	}
	if d.next, err = readNext(ctx, store); err != nil {
		return d, err
	}
	d.waits = waiting(rows, d.now)
	polls, err := store.OpenPolls(ctx)
	if err != nil {
		return d, err
	}
	d.waits = append(d.waits, asking(polls)...)
	if d.counts.People > 0 {
		asked, err := neverAsked(ctx, store)
		if err != nil {
			return d, err
		}
		d.waits = append(d.waits, asked...)
		open, err := store.OpenOffers(ctx)
		if err != nil {
			return d, err
		}
		d.waits = append(d.waits, offered(open)...)
	}
	d.waits = append(d.waits, missing(d.counts)...)
	d.year = newYear(rows, d.today)
	d.backup = lastBackup(store.Backups(), d.now)
	return d, nil
}

func readNext(ctx context.Context, store *storage.Store) (*next, error) {
	row, err := store.Next(ctx)
	if errors.Is(err, model.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	n := &next{head: row.Headcount, printed: row.Printed}
	if n.session, err = store.Session(ctx, row.ID); err != nil {
		return nil, err
	}
	if n.session.Venue != "" {
		venue, err := store.Venue(ctx, n.session.Venue)
		if err != nil {
			return nil, err
		}
		n.venue = &venue
	}
	n.capacity = session.Capacity(n.session, n.venue)
	n.clashes, err = store.ClashesOf(ctx, n.session)
	return n, err
}

// empty reports whether the community has nothing in it yet.
func (d day) empty() bool { return d.counts.People == 0 && d.counts.Sessions == 0 }

// heading says how far away the next session is.
func (n next) heading(now time.Time) string {
	start := n.session.StartTime()
	switch {
	case !now.Before(start):
		return "Now"
	default:
		return "Next, " + model.InDays(n.session.Start.Date(), model.DateOf(now.In(start.Location())))
	}
}

// line is date and place of the next session.
func (n next) line() string {
	place := ""
	if n.venue != nil {
		place = n.venue.Name
	}
	if n.session.Mode != model.InPerson || place == "" {
		place = model.JoinNonEmpty(" · ", place, n.session.Mode.Phrase())
	}
	return n.session.When() + " · " + place
}

// replies are the counts under the bar.
func (n next) replies() string {
	if n.head.Listed == 0 {
		return "Nobody is on the list yet."
	}
	words := fmt.Sprintf("%d accepted · %d tentative · %d no reply", n.head.Accepted, n.head.Tentative, n.head.NoReply)
	if n.head.Waitlisted > 0 {
		words += fmt.Sprintf(" · %d waitlisted", n.head.Waitlisted)
	}
	if n.head.Declined > 0 {
		words += fmt.Sprintf(" · %d declined", n.head.Declined)
	}
	if n.capacity > 0 {
		words += fmt.Sprintf(" · room for %d", n.capacity)
	}
	return words
}

func (n next) step(now time.Time) model.Step {
	return model.NextStep(n.session, n.head, n.printed, now)
}

// waiting are the lines about sessions: those that are over come first, the
// latest before the earlier ones.
func waiting(rows []storage.SessionRow, now time.Time) (lines []line) {
	ideas := 0
	for i := len(rows) - 1; i >= 0; i-- {
		r := rows[i]
		if n := r.Headcount.Outdated; n > 0 && r.EndTime().After(now) {
			lines = append(lines, outdated(r, n))
		}
		if n := r.Unread; n > 0 && r.State != model.Cancelled {
			lines = append(lines, line{fmt.Sprintf("Find out who signed what nobody could read at “%s”", r.Title), model.Count(n, "row", "rows"), session.UnreadRows(r.ID)})
		}
		switch {
		case r.State == model.Idea && r.Start == "":
			ideas++
		case r.State == model.Cancelled || r.Start == "":
		case model.NextStep(r.Session, r.Headcount, r.Printed, now) == model.StepTypeIn:
			lines = append(lines, line{fmt.Sprintf("Type in the sheet of “%s”", r.Title),
				model.Count(r.Headcount.Open, "row", "rows"), session.Place(r.ID, session.Sheet)})
		case r.State == model.Held && r.Headcount.Open > 0:
			lines = append(lines, line{fmt.Sprintf("Record who came to “%s”", r.Title),
				model.Count(r.Headcount.Open, "row", "rows"), session.Place(r.ID, session.People)})
		case r.State != model.Held && now.After(r.EndTime()):
			lines = append(lines, line{fmt.Sprintf("“%s” is over: mark it as held or cancelled", r.Title),
				r.Start.Date().Short(), session.Place(r.ID, session.Plan)})
		}
	}
	if ideas > 0 {
		lines = append(lines, line{"Ideas without a date", model.Count(ideas, "session", "sessions"), frame.Place{Area: frame.Programme, Tab: "Ideas"}})
	}
	return lines
}

// outdated is the line about a session that people hold another time of.
func outdated(r storage.SessionRow, n int) line {
	words := fmt.Sprintf("%s the old time or place of “%s”", model.Count(n, "person holds", "people hold"), r.Title)
	if r.State == model.Cancelled {
		words = fmt.Sprintf("%s not know that “%s” is cancelled", model.Count(n, "person does", "people do"), r.Title)
	}
	return line{words, "send the update", session.Place(r.ID, session.People)}
}

// asking are the polls that are open, with how far they have come.
func asking(open []storage.OpenPoll) (lines []line) {
	for _, p := range open {
		lines = append(lines, line{fmt.Sprintf("The poll “%s” is open: decide on a date", p.Title), fmt.Sprintf("%d of %d answered", p.Answered, p.Asked),
			frame.Place{Area: frame.Programme, Tab: frame.Polls, Choose: p.ID}})
	}
	return lines
}

// neverAsked are the people who were never on a session's list.
func neverAsked(ctx context.Context, store *storage.Store) ([]line, error) {
	filter := storage.PeopleFilter{Engagements: []model.Engagement{model.NeverAsked}}
	found, err := store.FindPeople(ctx, filter, storage.ByName, false)
	if err != nil || found.Len() == 0 {
		return nil, err
	}
	return []line{{"People who were never asked", fmt.Sprintf("%s of %s", model.Thousands(found.Len()), model.Count(found.Whole, "person", "people")),
		frame.Place{Area: frame.People, Filter: &filter}}}, nil
}

// offered are the offers that nobody was asked for yet, those that lost their
// session, and those to give thanks for.
func offered(open storage.OpenOffers) (lines []line) {
	for _, l := range []struct {
		words string
		n     int
		state model.OfferState
	}{{"Offers without a session to be given at", open.Adrift, model.Booked}, {"Offers not yet asked", open.ToAsk, model.NotAsked}, {"Offers to thank for", open.ToThank, model.Given}} {
		if l.n > 0 {
			lines = append(lines, line{l.words, model.Count(l.n, "offer", "offers"), frame.Place{Area: frame.Programme, Tab: offers.View, Offers: l.state}})
		}
	}
	return lines
}

// missing is what a community needs and does not have yet.
func missing(c storage.Counts) (lines []line) {
	if c.People == 0 {
		lines = append(lines, line{"Nobody is in your contacts yet", "import a list", frame.Place{Area: frame.Data, Tab: "Import"}})
	}
	if c.Venues == 0 {
		lines = append(lines, line{"There is no venue yet", "add one", frame.Place{Area: frame.Venues, New: true}})
	}
	return lines
}

func lastBackup(all []storage.BackupRow, now time.Time) string {
	if len(all) == 0 {
		return "No backup yet; one is made on closing"
	}
	return "Last backup " + model.Ago(all[0].At, now)
}
