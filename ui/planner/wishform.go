package planner

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// wishForm is the dialog of the wishes; what is typed goes into its draft.
type wishForm struct {
	host     frame.Host
	draft    *wishDraft
	venues   []storage.VenueRow
	people   *widgets.TextField
	numbers  []interface{ Problem() string }
	musts    *fyne.Container
	mustRows []*mustRow
	putBack  *widgets.Button // a must-have that was removed
	dates    [2]*widgets.DateField
	fields   map[string]fyne.Focusable // by the name of their wish, see plan.Contradiction
	at       fyne.Focusable            // the one that the form was opened at; nil is the first
	count    *widgets.Async[int]
	dialog   *widgets.Dialog
}

// askWishes opens the form over a draft, at a wish, "" for the first. Confirmed is
// given what was asked for.
func askWishes(host frame.Host, draft *wishDraft, at string, confirmed func(storage.Planning), kept func()) {
	store := host.Store()
	widgets.NewAsync[[]storage.VenueRow](host.Runner()).Run(func(ctx context.Context) ([]storage.VenueRow, error) { return store.Venues(ctx) },
		func(venues []storage.VenueRow, err error) {
			if err != nil {
				host.Failed(err)
				return
			}
			f := &wishForm{host: host, draft: draft, venues: venues, fields: map[string]fyne.Focusable{}, count: widgets.NewAsync[int](host.Runner())}
			content := f.content()
			f.dialog = widgets.ShowDialog(host.Window(), widgets.Options{Title: "The wishes", Content: content, Confirm: "Propose a programme", Width: 640, Tall: true, OnCancel: kept, OnShortcut: f.shortcut,
				OnConfirm: func() error {
					if err := f.check(); err != nil {
						return err
					}
					p, err := draft.wishes()
					if err == nil {
						confirmed(p)
					}
					return err
				}})
			f.at = f.fields[at]
			f.tellPeople()
			if f.at != nil {
				host.Window().Canvas().Focus(f.at)
				if entry, ok := f.at.(interface{ SelectAll() }); ok {
					entry.SelectAll()
				}
				f.reveal()
			}
		})
}

// reveal shows the wish that the form was opened at, while the keyboard is there.
func (f *wishForm) reveal() {
	if f.at != nil && f.host.Window().Canvas().Focused() == f.at {
		f.dialog.Reveal(f.at.(fyne.CanvasObject))
	}
}

// check returns what cannot be read of what was typed.
func (f *wishForm) check() error {
	for _, d := range f.dates {
		if !d.Valid() {
			return model.ValidationError{Field: "dates", Problem: "that date cannot be read; write it like 12 June 2027"}
		}
	}
	numbers := f.numbers
	for _, row := range f.mustRows {
		numbers = append(numbers, row.sessions)
	}
	for _, n := range numbers {
		if p := n.Problem(); p != "" {
			return model.ValidationError{Field: "number", Problem: p}
		}
	}
	return nil
}

func (f *wishForm) content() fyne.CanvasObject {
	p := &f.draft.planning
	today := func() model.Date { return f.host.Store().Today(f.host.Lists().Community) }
	f.dates[0] = widgets.NewDateField("From", p.From, today, nil).WithoutDay()
	f.dates[0].OnChanged = func(d model.Date) { p.From = d }
	f.dates[1] = widgets.NewDateField("To", p.To, today, nil).WithoutDay()
	f.dates[1].OnChanged = func(d model.Date) { p.To = d }
	f.people = widgets.NewTextField("Only people who match", p.People, nil)
	f.people.Entry.SetPlaceHolder("everyone; or words of a name, role, tag or organisation")
	f.people.Entry.OnChanged = func(text string) { p.People = text; f.tellPeople() }
	f.fields["people"] = f.people.Entry
	f.fields["from"] = f.dates[0].Entry
	parts := []fyne.CanvasObject{widgets.Columns(200, f.dates[0], f.dates[1])}
	for _, r := range f.draft.rhythms {
		parts = append(parts, f.rhythm(r))
	}
	parts = append(parts, f.people, listing.Titled("Where", f.where()), listing.Titled("Money and rooms", widgets.Columns(180, f.budget(), f.number("seats", "Seats at least", &p.Seats))),
		listing.Titled("Days between sessions", widgets.Columns(150, f.number("gapSame", "Of one mode, at least", &p.GapSame), f.number("gapAny", "Any two, at least", &p.GapAny), f.number("gapMost", "Any two, at most", &p.GapMost))),
		listing.Titled("Must-haves", f.mustList()), listing.Titled("What matters most", f.weights()),
		widgets.NewParagraph("First comes how many people can make at least one session, then how many can make several; then the worst served group, the turns of places and times, the way there, the cost. "+
			"Bank holidays, and days that a calendar behind the programme keeps free, are left out. What is in the programme already stays where it is and counts.", widgets.Small))
	return listing.Under(16, parts...)
}

// rhythm is the line of one mode.
func (f *wishForm) rhythm(r *rhythmDraft) fyne.CanvasObject {
	every := widgets.NewSelectField(strings.ToUpper(string(r.mode[:1]))+string(r.mode[1:]), r.options(), r.every, nil)
	if f.fields["rhythms"] == nil || r.every != never {
		f.fields["rhythms"] = every.Select
	}
	var more *fyne.Container
	show := func() {
		more.Hidden = r.every == never
		if f.dialog != nil {
			f.dialog.Refresh()
		}
	}
	every.Select.OnChanged = func(v string) { r.every = v; show() }
	starts := widgets.NewTextField("Starts at", r.starts, nil)
	starts.Entry.SetPlaceHolder("the usual times")
	starts.Entry.OnChanged = func(text string) { r.starts = text }
	bands := listing.IDs("Any time band", f.list(model.Bands), func(ids []model.ID) { r.bands = ids })
	bands.Show(texts(r.bands))
	more = widgets.Columns(150, starts, f.number("minutes", "Minutes", &r.minutes), widgets.NewLabelled("Times", bands.Chip))
	show()
	return listing.Under(8, every, more)
}

// list are the entries of one of the community's lists, as options.
func (f *wishForm) list(list model.List) func() []widgets.Option {
	return func() (all []widgets.Option) {
		for _, c := range f.host.Lists().Of(list) {
			all = append(all, widgets.Option{Value: string(c.ID), Text: c.Name})
		}
		return all
	}
}

func texts(ids []model.ID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

func (f *wishForm) where() fyne.CanvasObject {
	p := &f.draft.planning
	districts := listing.IDs("Any district", f.list(model.Districts), func(ids []model.ID) { p.Districts = ids })
	districts.Show(texts(p.Districts))
	venues := listing.IDs("Any venue", func() (all []widgets.Option) {
		for _, v := range f.venues {
			if !v.Retired {
				all = append(all, widgets.Option{Value: string(v.ID), Text: v.Name})
			}
		}
		return all
	}, func(ids []model.ID) { p.Venues = ids })
	venues.Show(texts(p.Venues))
	stepFree := widgets.NewCheck("Only step-free", func(on bool) { p.StepFree = on })
	stepFree.Set(p.StepFree)
	same := widgets.NewCheck("A venue may be used twice in a row", func(on bool) { p.SameVenue = on })
	same.Set(p.SameVenue)
	f.fields["districts"], f.fields["venues"], f.fields["stepFree"], f.fields["sameVenue"] = districts.Chip, venues.Chip, stepFree, same
	km := int(p.ReachKm)
	reach := f.number("reachKm", "People come from so many km away", &km)
	reach.Entry.OnChanged = follow(reach, func(n int) { p.ReachKm = float64(n) })
	return listing.Under(8, widgets.NewWrap(districts.Chip, venues.Chip), widgets.Columns(280, stepFree, same), f.number("rest", "Sessions elsewhere before a district hosts again", &p.Rest),
		widgets.Columns(200, reach, f.number("atLeast", "Count also who can make so many sessions", &p.AtLeast)))
}

// number is the field of a wish whose number goes into the draft as it is typed.
func (f *wishForm) number(wish, label string, at *int) *widgets.ValueField[int] {
	n := widgets.NewNumberField(label, *at, nil)
	f.fields[wish] = n.Entry
	n.Entry.OnChanged = follow(n, func(v int) { *at = v })
	f.numbers = append(f.numbers, n)
	return n
}

func follow[T any](n *widgets.ValueField[T], set func(T)) func(string) {
	return func(string) {
		if v, err := n.Value(); err == nil {
			set(v)
		}
	}
}

func (f *wishForm) budget() fyne.CanvasObject {
	p := &f.draft.planning
	var now model.Money
	if p.Budget != nil {
		now = *p.Budget
	}
	b := widgets.NewMoneyField("Budget for all of it", now, nil)
	b.Entry.SetPlaceHolder("not limited")
	b.Entry.OnChanged = follow(b, func(m model.Money) {
		p.Budget = &m
		if strings.TrimSpace(b.Entry.Text) == "" {
			p.Budget = nil
		}
	})
	f.numbers = append(f.numbers, b)
	f.fields["budget"] = b.Entry
	return b
}

func (f *wishForm) weights() fyne.CanvasObject {
	w := &f.draft.planning.Weights
	choice := func(label string, options []widgets.Option, at *int, own func(int) string) fyne.CanvasObject {
		field := widgets.NewSelectField(label, withOwn(options, *at, own), strconv.Itoa(*at), nil)
		field.Select.OnChanged = func(v string) {
			if n, err := strconv.Atoi(v); err == nil {
				*at = n
			}
		}
		return field
	}
	part := func(n int) string { return fmt.Sprintf("%d in a thousand", n) }
	weight := func(n int) string { return fmt.Sprintf("weighs %d", n) }
	return widgets.Columns(220,
		choice("“If need be” counts", countsOptions, &w.IfNeedBe, part),
		choice("Who has not said, but is likely to come, counts", countsOptions, &w.Unknown, part),
		choice("That each district gets its turn", waitsOptions, &w.Place, weight),
		choice("That each time band gets its turn", waitsOptions, &w.Band, weight))
}

// tellPeople says how many people the words find, and how many of them can be planned
// for.
func (f *wishForm) tellPeople() {
	store, filter := f.host.Store(), f.draft.planning.Filter()
	note := ""
	f.count.Run(func(ctx context.Context) (int, error) {
		n, out, err := store.CountToPlanFor(ctx, filter)
		note = peopleWords(n, out)
		return n, err
	}, func(_ int, err error) {
		if err == nil {
			f.people.SetNote(note)
			f.reveal() // what stands under it has moved
		}
	})
}
