package data

import (
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// entries are the names of a list in order, a retired one in brackets.
func entries(t *testing.T, s *storage.Store, list model.List) string {
	t.Helper()
	var names []string
	for _, c := range must[[]model.Category](t)(s.Categories(ctx)) {
		switch {
		case c.List == list && c.Retired:
			names = append(names, "("+c.Name+")")
		case c.List == list:
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, ", ")
}

func entry(t *testing.T, s *storage.Store, name string) model.Category {
	t.Helper()
	all := must[[]model.Category](t)(s.Categories(ctx))
	i := slices.IndexFunc(all, func(c model.Category) bool { return c.Name == name })
	if i < 0 {
		t.Fatalf("there is no entry “%s”", name)
	}
	return all[i]
}

func TestEntriesOfAList(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Lists)
	h.Sees("Public body", "Health")
	h.Tap("Seniority")
	h.Sees("Volunteer or member")
	h.SeesNot("Public body")
	h.Do("New entry")
	h.Press(fyne.KeyReturn)
	h.Sees("An entry of a list needs a name.")
	h.Edit(field(h, "Name").Entry, "manager")
	h.Press(fyne.KeyReturn)
	failed(t, h, "“Manager” is already in Seniority")
	h.Errors = nil

	steps := func(want, said string, do func()) {
		t.Helper()
		do()
		if got := entries(t, store, model.Seniorities); got != want {
			t.Errorf("the list is %s, want %s", got, want)
		}
		if said != "" && (len(h.Said) == 0 || h.Said[len(h.Said)-1] != said) {
			t.Errorf("said %q, want %q", h.Said, said)
		}
	}
	steps("Volunteer or member, Practitioner, Manager, Senior leader, Elected or trustee, Student", "Saved “Student”.", func() {
		h.Do("New entry")
		h.Type("Student")
		h.Press(fyne.KeyReturn)
	})
	steps("Volunteer or member, Practitioner, Manager, Senior leader, Elected or trustee, Learner", "Saved “Learner”.", func() {
		h.Press(fyne.KeyEnd, fyne.KeyReturn)
		h.Sees("Change “Student”")
		h.Edit(field(h, "Name").Entry, "Learner")
		h.Press(fyne.KeyReturn)
	})
	steps("Volunteer or member, Practitioner, Manager, Senior leader, Learner, Elected or trustee", "", func() { h.Do("Move the entry up") })
	steps("Volunteer or member, Practitioner, Manager, Senior leader, Elected or trustee, Learner", "", func() { h.Do("Move the entry down") })
	steps("Volunteer or member, Practitioner, Manager, Senior leader, Elected or trustee, (Learner)", "“Learner” is no longer offered.", func() { h.Do("Retire the entry") })
	h.Sees("retired")
	steps("Volunteer or member, Practitioner, Manager, Senior leader, Elected or trustee, Learner", "“Learner” is offered again.", func() { h.Tap("Retire") })
	steps("Volunteer or member, Practitioner, Manager, Senior leader, Elected or trustee", "Removed “Learner”.", func() { h.Do("Remove the entry") })
	noErrors(t, h)
}

func TestAnEntryInUseIsNotRemoved(t *testing.T) {
	store := frametest.Store(t)
	must[model.ID](t)(store.AddPerson(ctx, model.Person{Given: "Ann", District: entry(t, store, "Halton").ID}))
	h := open(t, store, Lists)
	h.Tap("Districts")
	h.Press(fyne.KeyHome)
	h.Tap("Remove")
	failed(t, h, "“Halton” is used 1 time; retire it instead, then it is no longer offered")
	if !strings.HasPrefix(entries(t, store, model.Districts), "Halton") {
		t.Error("it was removed")
	}
}

func TestWithoutAnEntryNothingIsDone(t *testing.T) {
	store := frametest.Store(t)
	for _, c := range must[[]model.Category](t)(store.Categories(ctx)) {
		if c.List == model.Themes {
			ok(t, store.RemoveCategory(ctx, c))
		}
	}
	h := open(t, store, Lists)
	h.Tap("Themes")
	h.Sees("This list is empty.")
	h.Tap("Change")
	told(t, h, "Choose an entry first.")
}

func TestColoursOfSectorsAreChecked(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Lists)
	h.Press(fyne.KeyHome, fyne.KeyReturn)
	for _, bad := range []string{"blue", "#12345", "#1234567", "0072B2#", "#00zzB2"} {
		h.Edit(field(h, "Colour").Entry, bad)
		h.Press(fyne.KeyReturn)
		h.Sees("“" + bad + "” is not a colour; write it like #0072B2.")
	}
	h.Edit(field(h, "Colour").Entry, "#aA00ff")
	h.Press(fyne.KeyReturn)
	if c := entry(t, store, "Public body"); c.Colour != "#aA00ff" || c.Letter != "P" {
		t.Errorf("%+v", c)
	}
	noErrors(t, h)
}

func TestTimeBands(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Lists)
	h.Tap("Time bands")
	h.Sees("Mon Tue Wed Thu Fri, 17:00–24:00", "Sat Sun, 00:00–24:00")
	h.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	h.Edit(field(h, "Name").Entry, "After work")
	h.Press(fyne.KeyReturn)
	if c := entry(t, store, "After work"); c.Days != "12345" || c.From != 17*60 || c.To != 24*60 {
		t.Errorf("renamed, it is %+v", c)
	}
	times := func(from, to string) {
		h.Edit(frametest.Find[*widgets.TimeField](h, "From").Entry, from)
		h.Edit(frametest.Find[*widgets.TimeField](h, "To").Entry, to)
		h.Press(fyne.KeyReturn)
	}
	h.Press(fyne.KeyReturn)
	times("later", "20:00")
	h.Sees("A time cannot be read; write it like 17:30.")
	times("20:00", "18:00")
	h.Sees("must end after it starts")
	h.Edit(field(h, "Days").Entry, "18")
	times("18:00", "20:30")
	h.Sees("a time band needs days of the week"[2:])
	h.Edit(field(h, "Days").Entry, "67")
	h.Press(fyne.KeyReturn)
	if c := entry(t, store, "After work"); c.Days != "67" || c.From != 18*60 || c.To != 20*60+30 {
		t.Errorf("it is %+v", c)
	}
	h.Sees("Sat Sun, 18:00–20:30")
	noErrors(t, h)
}
