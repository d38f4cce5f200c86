package ui

import (
	"testing"

	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestAMessageMovesNothing(t *testing.T) {
	d := open(t, newFile(t))
	d.Go(frame.Place{Area: frame.People})
	before := d.body.Size()
	d.Tell("12 people invited.", "Undo", func() {})
	if d.body.Size() != before {
		t.Errorf("the page was %v, is %v", before, d.body.Size())
	}
	at, size := d.messages.Position(), d.messages.Size()
	if end := d.body.Position().Y + before.Height - widgets.PageMargin; at.Y < end || at.Y+size.Height > d.win.Canvas().Size().Height {
		t.Errorf("the message is at %v, %v; what the page shows ends at %v", at, size, end)
	}
	d.win.Canvas().Unfocus()
	d.press(fyne.KeyF6)
	if b, is := d.win.Canvas().Focused().(*widgets.Button); !is || b.Text() != "Undo" {
		t.Errorf("F6 moves to %v", d.win.Canvas().Focused())
	}
	if d.press(fyne.KeyEscape); d.messages.Visible() {
		t.Error("Esc on its button leaves the message")
	}
}

func TestAMessageDoesNotCoverWhatHasTheKeyboard(t *testing.T) {
	d := open(t, newFile(t))
	button := widgets.NewButton("Check the rows", widgets.Primary, nil)
	d.body.Objects = []fyne.CanvasObject{container.NewBorder(nil, container.NewHBox(button), nil, nil)}
	d.body.Refresh()
	d.win.Canvas().Focus(button)
	d.Tell("Reading.", "", nil)
	where := d.app.Driver().AbsolutePositionForObject(button)
	if overlap(d.messages.Position(), d.messages.Size(), where, button.Size()) {
		t.Errorf("the message at %v covers the button at %v", d.messages.Position(), where)
	}
}

func TestTheRailKeepsItsWordsWhereThereIsRoom(t *testing.T) {
	d := open(t, newFile(t))
	for _, tt := range []struct {
		scale  string
		window float32
		narrow bool
	}{{"1", 1024, false}, {"1.5", 1280, false}, {"1.5", 1024, true}, {"2", 1280, true}, {"2", 1920, false}} {
		d.SetSetting(settingScale, tt.scale)
		if d.rail.Fit(tt.window); d.rail.narrow != tt.narrow {
			t.Errorf("text %s, window %v: drawings only is %v", tt.scale, tt.window, d.rail.narrow)
		}
	}
}

func TestTheBarSaysWhereOneIsInLargeText(t *testing.T) {
	d := open(t, newFile(t))
	d.win.Resize(fyne.NewSize(1024, 640))
	for _, tt := range []struct {
		scale, tab, want, search string
	}{
		{"1", "Whose turn", "Programme › Whose turn", searchKeyed},
		{"1.5", "Whose turn", "Programme › Whose turn", searchKeyed},
		{"2", "Whose turn", "Whose turn", searchWithout},
		{"2", "List", "Programme", searchWithout},
	} {
		d.SetSetting(settingScale, tt.scale)
		d.Go(frame.Place{Area: frame.Programme, Tab: tt.tab})
		place, search := d.bar.place, d.bar.search.entry
		if place.Text() != tt.want || placeStyle.Width(tt.want) > place.Size().Width {
			t.Errorf("text %s, %s: the bar says %q in %v of %v", tt.scale, tt.tab, place.Text(), place.Size().Width, placeStyle.Width(tt.want))
		}
		if search.PlaceHolder != tt.search || widgets.Body.Width(tt.search) > search.Size().Width {
			t.Errorf("text %s, %s: the search says %q in %v", tt.scale, tt.tab, search.PlaceHolder, search.Size().Width)
		}
	}
}

func TestTheStatusLineCutsNothingWhileThereIsRoom(t *testing.T) {
	d := open(t, newFile(t))
	cut := func() (n int) {
		for _, w := range []*widgets.Words{d.status.counts, d.status.backup, d.status.name} {
			if w.Size().Width < widgets.Small.Width(w.Text()) {
				n++
			}
		}
		return n
	}
	for _, tt := range []struct {
		scale string
		width float32
		cut   int
	}{{"1", 1024, 0}, {"1.5", 1280, 0}, {"2", 1920, 0}, {"2", 1024, 1}} {
		d.SetSetting(settingScale, tt.scale)
		d.win.Resize(fyne.NewSize(tt.width, 640))
		if got := cut(); got != tt.cut {
			t.Errorf("text %s, window %v: %d are cut", tt.scale, tt.width, got)
		}
		if end := d.status.backup.Position().X + d.status.backup.Size().Width; end > d.status.right.Position().X {
			t.Errorf("text %s, window %v: the backup ends at %v, the name begins at %v", tt.scale, tt.width, end, d.status.right.Position().X)
		}
	}
}
