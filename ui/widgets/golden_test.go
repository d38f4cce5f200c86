package widgets

import (
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// The goldens hold what is drawn, where, and in which colour. A change on
// purpose is taken over from testdata/failed.
func TestGoldens(t *testing.T) {
	ok := func(string) error { return nil }
	disabled := NewButton("Print", Primary, nil)
	disabled.DisableBecause("Nobody is invited yet.")
	on := NewChip("In Halton", nil)
	on.OnRemove = func() {}
	on.Set("In Halton", true)
	wrong := NewTextField("Email", "kasia", ok)
	wrong.SetProblem(errNotAnAddress)
	for _, c := range []struct {
		name          string
		object        fyne.CanvasObject
		width, height float32
	}{
		{"buttons", Row(NewButton("Invite…", Primary, nil), NewButton("Write", Plain, nil), NewButton("More", Quiet, nil), NewButton("Erase", Danger, nil), disabled), 460, 40},
		{"marks", Row(NewPill("confirmed", ToneGood), NewPill("apologies", ToneWarning), NewPill("accepted", ToneAccent), NewBadge("P", look.Hex("#0072B2"), "Public body"), NewChip("Sector", nil), on), 520, 40},
		{"stats", Columns(120, NewStat("42", "invited"), NewStat("27", "accepted")), 300, 80},
		{"card", NewCard("Contact", Facts(NewTextField("Email", "kasia@carers.example.org", ok), wrong, NewKnownField("Step-free", "yes", nil))), 352, 220},
		{"form", Form(NewTextField("Given name", "", nil), NewDateField("Joined", "2025-05-06", theDay, nil), NewTagField("Tags", []string{"one"}, nil, nil)), 400, 220},
		{"empty", EmptyState("People you know will be listed here.", "New person", func() {}), 400, 200},
	} {
		for _, v := range []look.Variant{look.Light, look.Dark} {
			t.Run(c.name+" "+string(v), func(t *testing.T) {
				themed(t, v, 1)
				w := test.NewTempWindow(t, container.NewStack(c.object))
				w.SetPadded(false)
				w.Resize(fyne.NewSize(c.width, c.height))
				c.object.Refresh()
				test.AssertRendersToMarkup(t, c.name+"-"+string(v)+".xml", w.Canvas())
			})
		}
	}
}

func TestTableGolden(t *testing.T) {
	themed(t, look.Light, 1)
	columns := append([]Column[member]{}, memberColumns...)
	columns[1].Cell = func(m member) Cell { return Cell{Text: "core", Pill: ToneGood} }
	columns[0].Cell = func(m member) Cell {
		return Cell{Text: m.name, Badge: "P", BadgeColour: look.Hex("#0072B2"), Mark: MarkOn}
	}
	tab := NewTable(columns, func(m member) string { return m.id })
	tab.SetSource(members("Żukowska, Kasia", "Ní Dhuibhne, Róisín-Caoimhe of a long name", "Oduya"))
	tab.ShowTicks(true)
	tab.SetTicked([]string{"oduya"})
	tab.SetCurrent(1)
	tab.SetSort("came", true)
	w := show(t, tab, 420, 200)
	tab.Focus()
	test.AssertRendersToMarkup(t, "table.xml", w.Canvas())
}

func TestDialogGolden(t *testing.T) {
	w := show(t, NewWords("behind", Body), 800, 500)
	ShowDialog(w, Options{Title: "New person", Content: Form(NewTextField("Given name", "", nil)), Confirm: "Add"})
	test.AssertRendersToMarkup(t, "dialog.xml", w.Canvas())
}
