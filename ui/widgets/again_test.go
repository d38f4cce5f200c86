package widgets

import (
	"fmt"
	"testing"

	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Fyne forgets how a widget is drawn when it has not been seen for a minute,
// and asks anew without laying out: what is drawn then must be what was drawn.
func TestDrawnAgainAfterBeingForgotten(t *testing.T) {
	test.NewTempApp(t)
	today := func() model.Date { return "2026-05-06" }
	filled := NewEntry()
	filled.SetText("Kasia Żukowska")
	table := NewTable([]Column[int]{{Key: "n", Title: "Number", Width: 80, Text: func(i int) string { return fmt.Sprint(i) }}}, func(i int) string { return fmt.Sprint(i) })
	table.SetSource(Rows[int]{1, 2, 3})
	messages := NewMessages()
	messages.Say(Message{Text: "Saved", Action: "Undo"})
	progress := NewProgress()
	progress.Start("Reading…", func() {})
	for name, w := range map[string]fyne.Widget{
		"entry": filled, "lines": NewMultiLineEntry(), "completion": NewCompletionEntry(nil), "words": NewWords("Words", Body), "paragraph": NewParagraph("Many words that wrap into lines", Body),
		"button": NewButton("Press", Primary, nil), "icon button": NewIconButton(look.Icon(look.IconUndo, look.Text), "Undo", nil), "chip": NewChip("Chip", nil),
		"card": NewCard("Heading", NewWords("in it", Body)), "stat": NewStat("3", "people"), "tabs": NewTabs(nil, "One", "Two"), "table": table,
		"text field": NewTextField("Label", "value", nil), "many lines": NewMultiLineField("Label", "value", nil), "date": NewDateField("Label", "2026-05-06", today, nil), "time": NewTimeField("Label", 600, true, nil),
		"select": NewSelectField("Label", []Option{{Value: "a", Text: "A"}}, "a", nil), "tags": NewTagField("Label", []string{"one"}, nil, nil),
		"scroll": NewScroll(NewWords("in it", Body)), "split": NewSplitPane(NewWords("list", Body), NewWords("details", Body), 300, "List"),
		"bar": NewBar(3, Part{Value: 1, Colour: look.Accent}), "pill": NewPill("word", ToneGood), "badge": NewBadge("P", look.Hex("#0072B2"), "Public"),
		"messages": messages, "progress": progress,
	} {
		win := test.NewTempWindow(t, w)
		win.Resize(fyne.NewSize(700, 300))
		before := placesOf(test.TempWidgetRenderer(t, w).Objects())
		again := placesOf(w.CreateRenderer().Objects())
		if fmt.Sprint(before) != fmt.Sprint(again) {
			t.Errorf("%s: %v\nwas drawn again as %v", name, before, again)
		}
	}
}

func placesOf(objects []fyne.CanvasObject) (all []string) {
	for _, o := range objects {
		if o.Visible() {
			all = append(all, fmt.Sprintf("%T %v %v", o, o.Position(), o.Size()))
		}
	}
	return all
}
