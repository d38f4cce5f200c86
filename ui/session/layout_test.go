package session

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame/frametest"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestTheButtonsGoUnderATitleThatWouldBeCut(t *testing.T) {
	s := frametest.Store(t)
	short := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	long := addSession(t, s, "Lunchtime meet-up: show your dashboard", model.Confirmed, "2026-07-12T13:00", "2026-07-12T14:30")
	for id, under := range map[model.ID]bool{short: false, long: true} {
		h, screen := open(t, s, id, Plan)
		fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, 1.5))
		h.Window().Resize(fyne.NewSize(1100, 480))
		h.Settle()
		title := screen.head.title
		if got := screen.head.more.Size().Width > 0 && top(screen.head.more) >= top(title)+title.Size().Height; got != under {
			t.Errorf("%s: the buttons are under it: %v", title.Entry.Text, got)
		}
		if title.Size().Width < screen.head.wants() {
			t.Errorf("%s has %v of %v", title.Entry.Text, title.Size().Width, screen.head.wants())
		}
	}
}

// top is how far down in the window an object begins.
func top(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

func TestTheChoicesOfAPrintAreWholeInLargeText(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	for _, size := range []fyne.Size{fyne.NewSize(1280, 800), fyne.NewSize(1024, 640)} {
		h, _ := open(t, s, id, Plan)
		fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, 2))
		h.Window().Resize(size)
		h.Do("Print the sheet…")
		end := func(o fyne.CanvasObject) float32 {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X + o.Size().Width
		}
		choice, next := frametest.Find[*widgets.SelectField](h, "For"), frametest.Find[*widgets.Button](h, "Next ›")
		for _, o := range h.Objects() {
			page, ok := o.(*canvas.Image)
			if !ok || page.Size().Height < 200 { // an icon
				continue
			}
			if left := end(page) - page.Size().Width; end(choice) > left-16 {
				t.Errorf("in %v the choices end at %v, the page begins at %v", size, end(choice), left)
			}
		}
		if save := frametest.Find[*widgets.Button](h, "Save PDF"); end(next) > end(save)+1 {
			t.Errorf("in %v the preview ends at %v, the dialog at %v", size, end(next), end(save))
		}
	}
}
