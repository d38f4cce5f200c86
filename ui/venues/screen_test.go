package venues

import (
	"context"
	"slices"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

// start makes a community with three venues, one retired, and a session.
func start(t *testing.T) (h *frametest.Host, s *Screen, hall, session model.ID) {
	store := frametest.Store(t)
	must[model.ID](t)(store.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link"}))
	hall = must[model.ID](t)(store.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Capacity: 60, StepFree: model.Yes, Cost: 4550}))
	must[model.ID](t)(store.AddVenue(ctx, model.Venue{Name: "Canal Room", Address: "1 Wharf", StepFree: model.No}))
	must[model.ID](t)(store.AddVenue(ctx, model.Venue{Name: "Old Library", Retired: true}))
	session = must[model.ID](t)(store.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Held, Start: "2026-03-06T10:00", Zone: "Europe/London", Venue: hall}))
	h = frametest.New(t, store)
	s = New(h)
	h.Use(s, frame.Place{Area: frame.Venues})
	return h, s, hall, session
}

func TestTheListHidesTheRetired(t *testing.T) {
	h, s, _, _ := start(t)
	h.Sees("2 of 3 venues", "Ropewalk Hall", "£45.50", "not known"[:0])
	h.SeesNot("Old Library")
	h.Tap("Retired too")
	h.Sees("3 venues", "Old Library (retired)")
	s.Table.OnSort(byName, true)
	if s.shown[2].Name != "Old Library" {
		t.Errorf("the retired one is not last: %+v", s.shown)
	}
	h.Tap("Clear all")
	h.Tap("Step-free")
	h.Sees("1 of 3 venues", "✓ Step-free")
	h.Do("Filter venues")
	h.Type("wharf")
	h.Sees("No venue fits these filters.")
	h.Press(fyne.KeyEscape)
	h.Tap("✓ Step-free")
	h.Do("Filter venues")
	h.Type("wharf")
	h.Sees("1 of 3 venues", "Canal Room")
}

func TestDetailsAreEditedInPlace(t *testing.T) {
	h, s, hall, session := start(t)
	s.Show(frame.Place{Area: frame.Venues, ID: hall})
	h.Sees("room for 60", "Launch", "6 Mar 2026 · held")
	h.Edit(frametest.Find[*widgets.ValueField[model.Money]](h, "Cost").Entry, "1,200")
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Capacity").Entry, "80")
	loop := frametest.Find[*widgets.SelectField](h, "Hearing loop")
	h.Window().Canvas().Focus(loop.Select)
	h.Type("y")
	h.Tap("Weekend")
	h.Tap("Weekday evening")
	v := must[model.Venue](t)(h.Store().Venue(ctx, hall))
	bands := h.Lists().Of(model.Bands)
	if v.Cost != 120000 || v.Capacity != 80 || v.HearingLoop != model.Yes || !slices.Equal(v.Bands, []model.ID{bands[1].ID, bands[2].ID}) {
		t.Errorf("saved %+v", v)
	}
	h.Sees("✓ Weekend", "room for 80", "£1200")
	h.Tap("✓ Weekend")
	if v := must[model.Venue](t)(h.Store().Venue(ctx, hall)); len(v.Bands) != 1 {
		t.Errorf("bands %v", v.Bands)
	}
	h.Tap("Launch")
	if at := h.Last(); at.Area != frame.Programme || at.ID != session {
		t.Errorf("went to %+v", at)
	}
}

func TestTheHostIsChosenAddedAndTakenAway(t *testing.T) {
	h, s, hall, _ := start(t)
	s.Show(frame.Place{Area: frame.Venues, ID: hall})
	host := func() string {
		v := must[model.Venue](t)(h.Store().Venue(ctx, hall))
		if v.Host == "" {
			return ""
		}
		return must[model.Organisation](t)(h.Store().Organisation(ctx, v.Host)).Name
	}
	c := h.Window().Canvas()
	c.Focus(s.details.host)
	h.Type("carers")
	h.Press(fyne.KeyReturn)
	if host() != "Halton Carers Link" {
		t.Errorf("host %q", host())
	}
	s.details.host.SetText("Dingle Growers")
	h.Press(fyne.KeyEscape) // the list
	h.Leave()
	if host() != "Halton Carers Link" || len(h.Told) != 1 || s.details.host.Text != "Halton Carers Link" {
		t.Errorf("a name that is no organisation: host %q, told %q, shown %q", host(), h.Told, s.details.host.Text)
	}
	h.Button() // Add it
	if host() != "Dingle Growers" || s.details.host.Text != "Dingle Growers" {
		t.Errorf("host %q, shown %q", host(), s.details.host.Text)
	}
	c.Focus(s.details.host)
	s.details.host.SetText("")
	h.Leave()
	if host() != "" {
		t.Errorf("host %q", host())
	}
}

func TestRetiredBroughtBackAndRemoved(t *testing.T) {
	h, s, hall, _ := start(t)
	s.Show(frame.Place{Area: frame.Venues, ID: hall})
	h.Do("Retire the venue")
	if !must[model.Venue](t)(h.Store().Venue(ctx, hall)).Retired {
		t.Error("not retired")
	}
	h.Sees("1 of 3 venues", "Bring back", "retired")
	h.Do("Bring the venue back")
	h.Sees("2 of 3 venues")
	h.Do("Remove the venue")
	h.Sees("1 of 2 venues", "Choose a venue in the list")
	must[string](t)(h.Store().Undo(ctx))
	h.Settle()
	h.Sees("2 of 3 venues")
}

func TestANewVenue(t *testing.T) {
	h, s, _, _ := start(t)
	h.Do("New venue")
	h.Type("Riverlight Lab")
	capacity := frametest.Find[*widgets.ValueField[int]](h, "Capacity")
	capacity.Entry.SetText("many")
	h.Tap("Add")
	h.Sees("“many” is not")
	h.Press(fyne.KeyEscape)
	h.Button()
	h.Sees("Riverlight Lab", "many")
	frametest.Find[*widgets.ValueField[int]](h, "Capacity").Entry.SetText("45")
	h.Tap("Add")
	v := must[model.Venue](t)(h.Store().Venue(ctx, h.Last().ID))
	if v.Name != "Riverlight Lab" || v.Capacity != 45 || s.draft != (draft{}) {
		t.Errorf("added %+v, draft %+v", v, s.draft)
	}
}

func TestFilterByBandKeepsThoseNotKnown(t *testing.T) {
	day := storage.VenueRow{Venue: model.Venue{Bands: []model.ID{"day"}}}
	unknown := storage.VenueRow{}
	f := filter{bands: []model.ID{"evening"}}
	if f.shows(day) || !f.shows(unknown) {
		t.Errorf("day %v, not known %v", f.shows(day), f.shows(unknown))
	}
}

// later is a runner whose work waits until the test lets it happen.
type later struct{ waiting []func() }

func (l *later) Start(work func()) { l.waiting = append(l.waiting, work) }
func (l *later) Do(f func())       { f() }

func (l *later) happen() {
	for len(l.waiting) > 0 {
		first := l.waiting[0]
		l.waiting = l.waiting[1:]
		first()
	}
}

// patient is a host whose screens wait for what they read.
type patient struct {
	*frametest.Host
	runner *later
}

func (p patient) Runner() widgets.Runner { return p.runner }

func TestAVenueThatWasJustAddedIsTheOneChosen(t *testing.T) {
	store := frametest.Store(t)
	must[model.ID](t)(store.AddVenue(ctx, model.Venue{Name: "Carers Hall"}))
	h := patient{frametest.New(t, store), &later{}}
	s := New(h)
	h.Use(s, frame.Place{Area: frame.Venues})
	h.runner.happen()
	added := must[model.ID](t)(store.AddVenue(ctx, model.Venue{Name: "Library"}))
	h.Settle()
	s.Show(frame.Place{Area: frame.Venues, ID: added})
	s.Focus() // before the list has been read again
	h.runner.happen()
	row, _ := s.Table.CurrentRow()
	if row.ID != added || s.details.ID() != added || !s.Table.HasFocus() {
		t.Errorf("the row is that of “%s”, the details are of %s, want %s", row.Name, s.details.ID(), added)
	}
}
