package ui

import (
	"testing"

	"convenor/ui/data"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestTheSettingOfTheTextStaysInViewWhileItIsChanged(t *testing.T) {
	d := open(t, newFile(t))
	d.win.Resize(fyne.NewSize(1024, 640))
	d.SetSetting(settingScale, "1.5")
	d.Go(frame.Place{Area: frame.Data, Tab: data.Settings})
	for _, o := range d.objects() {
		if f, ok := o.(*widgets.SelectField); ok && f.Label() == "Text size" {
			f.Focus()
		}
	}
	field := d.win.Canvas().Focused().(*widgets.Select)
	inView := func(when string) {
		t.Helper()
		y := d.app.Driver().AbsolutePositionForObject(field).Y
		if d.win.Canvas().Focused() != field || y < 60 || y+field.Size().Height > 610 {
			t.Errorf("%s: it stands at %v, and %T has the keyboard", when, y, d.win.Canvas().Focused())
		}
	}
	inView("first")
	d.press(fyne.KeyEnd)
	if got := d.Setting(settingScale); got != "2" {
		t.Fatalf("the scale is %s", got)
	}
	inView("at 200 %")
	d.press(fyne.KeySpace, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if got := d.Setting(settingScale); got != "1.5" {
		t.Fatalf("the scale is %s", got)
	}
	inView("chosen in the list")
	for _, words := range []string{"larger text", "smaller text", "smaller text", "smaller text", "smaller text"} {
		d.shortcut(ctrl(fyne.KeyK))
		d.typeIn(words)
		d.press(fyne.KeyReturn)
		inView(words + " by Ctrl+K: " + d.Setting(settingScale))
	}
}
