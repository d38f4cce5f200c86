package widgets

import (
	"strings"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// textsOf is what can be read of words, line by line.
func textsOf(w *Words) (all []string) {
	for _, t := range w.lines {
		all = append(all, t.Text)
	}
	return all
}

func TestTheTitleOfADialogIsReadToItsEnd(t *testing.T) {
	for _, tt := range []struct {
		title string
		lines int
		whole bool
	}{
		{"Move “Launch”", 1, true},
		{"Move “Lunchtime meet-up: show your dashboard”", 2, true},
		{strings.Repeat("Lunchtime meet-up ", 30), 2, false},
	} {
		w := show(t, container.NewVBox(), 1024, 640)
		d := ShowDialog(w, Options{Title: tt.title, Content: NewWords("content", Body), Confirm: "Move"})
		got := textsOf(d.title)
		if whole := !strings.HasSuffix(got[len(got)-1], ellipsis); len(got) != tt.lines || whole != tt.whole {
			t.Errorf("%q is shown as %q", tt.title, got)
		}
		if end := d.title.Position().Y + d.title.Size().Height; d.title.Size().Height < float32(tt.lines)*d.title.lineHeight() || d.scroll.Position().Y < end {
			t.Errorf("%q ends at %v, the content begins at %v", tt.title, end, d.scroll.Position().Y)
		}
	}
}

func TestADialogGrowsWithTheText(t *testing.T) {
	for scale, want := range map[float32]float32{1: dialogMost, 1.5: 1.5 * dialogMost, 2: 1920 - 2*dialogEdge} {
		w := show(t, container.NewVBox(), 1920, 1200)
		fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, scale))
		d := ShowDialog(w, Options{Title: "T", Content: NewWords("content", Body), Width: dialogMost})
		if got := d.box.Size().Width; got != want {
			t.Errorf("at %v it is %v wide, want %v", scale, got, want)
		}
	}
}

func TestToolsMoveUnderATitleThatWouldBeCut(t *testing.T) {
	for _, tt := range []struct {
		wants float32
		under bool
	}{{0, false}, {400, false}, {700, true}} {
		left := NewWords("Title", Title)
		bar := ToolbarFor(func() float32 { return tt.wants }, left, NewButton("Print…", Plain, nil), NewButton("More", Plain, nil))
		show(t, container.NewVBox(bar), 800, 300)
		if under := bar.Objects[1].Position().Y > 0; under != tt.under {
			t.Errorf("a title of %v: under is %v", tt.wants, under)
		}
		if left.Size().Width < tt.wants {
			t.Errorf("a title of %v has %v", tt.wants, left.Size().Width)
		}
	}
}

func TestTheWordsOfACheckAreWholeBesideOthers(t *testing.T) {
	free := NewCheck("Keep these days free", nil)
	bar := Toolbar(NewCheck("Bank holidays", nil), free)
	w := show(t, container.NewVBox(bar), 1200, 300)
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, 2))
	w.Content().Refresh()
	if bar.Refresh(); free.shortened != "" || free.Size().Width < free.want().Width {
		t.Errorf("in %v of %v it is cut", free.Size().Width, free.want().Width)
	}
}

func TestASpareColumnWithoutRoomIsNotFolded(t *testing.T) {
	table := NewTable([]Column[string]{
		{Key: "name", Title: "Name", Width: 120, Text: func(s string) string { return s }},
		{Key: "town", Title: "Town", Width: 120, Priority: 1, Text: func(string) string { return "Wirral" }},
		{Key: "mode", Title: "Mode", Width: 120, Priority: 2, Spare: true, Text: func(string) string { return "online" }},
	}, func(s string) string { return s })
	table.Folds = true
	table.SetSource(Rows[string]{"Ann"})
	w := show(t, table, 320, 300)
	if got := rowTexts(&table.grid); got != "Ann | Wirral" || table.rowHeight() != look.RowHeight {
		t.Errorf("with less room: %s, %v high", got, table.rowHeight())
	}
	w.Resize(fyne.NewSize(200, 300))
	if got := rowTexts(&table.grid); got != "Ann | Wirral" || table.rowHeight() <= look.RowHeight {
		t.Errorf("with little room: %s, %v high", got, table.rowHeight())
	}
}
