package ui

import (
	"testing"

	"convenor/storage"
	"convenor/ui/frame"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestAreasAreReachedByKeyAndByTheRail(t *testing.T) {
	d := open(t, newFile(t))
	for i, area := range frame.Areas {
		d.shortcut(ctrl(fyne.KeyName(rune('1' + i))))
		d.isAt(frame.Place{Area: area})
		d.sees(string(area))
		if !d.rail.items[i].chosen {
			t.Errorf("%s is not marked in the rail", area)
		}
	}
	d.rail.items[1].Tapped(nil)
	d.settle()
	d.isAt(frame.Place{Area: frame.People})
	if d.Setting(settingArea) != "People" || must[map[string]string](t)(d.store.Settings(ctx))[settingArea] != "People" {
		t.Error("the area is not remembered in the file")
	}
	path := d.store.Path()
	d.leave()
	d = open(t, path)
	d.isAt(frame.Place{Area: frame.People})
}

func TestBackAndForward(t *testing.T) {
	d := open(t, newFile(t))
	if !d.bar.back.Disabled() || d.bar.back.Tip() != "This is the first place you opened." {
		t.Error("one can go back from the first place")
	}
	person := must[[]storage.Hit](t)(d.store.Search(ctx, "kasia", 1))[0].ID
	d.Go(frame.Place{Area: frame.People})
	d.Go(frame.Place{Area: frame.People})
	d.Go(frame.Place{Area: frame.People, ID: person})
	d.Go(frame.Place{Area: "Nowhere"})
	d.shortcut(altLeft)
	d.isAt(frame.Place{Area: frame.People})
	d.shortcut(altLeft)
	d.isAt(frame.Place{Area: frame.Today})
	d.shortcut(altLeft)
	d.isAt(frame.Place{Area: frame.Today})
	d.bar.forward.Tapped(nil)
	d.settle()
	d.shortcut(altRight)
	d.isAt(frame.Place{Area: frame.People, ID: person})
	if !d.bar.forward.Disabled() {
		t.Error("one can go forward from the last place")
	}
	d.shortcut(altLeft)
	d.Go(frame.Place{Area: frame.Venues})
	if d.journey.canMove(1) {
		t.Error("what lay ahead was not forgotten")
	}
}

func TestAFormIsNotOpenedAgainByComingBack(t *testing.T) {
	d := open(t, newFile(t))
	d.Go(frame.Place{Area: frame.People})
	d.Go(frame.Place{Area: frame.People, New: true})
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("the form of a new person did not open")
	}
	d.press(fyne.KeyEscape)
	d.Go(frame.Place{Area: frame.Venues})
	d.move(-1)
	d.settle()
	if d.win.Canvas().Overlays().Top() != nil {
		t.Error("the form opened again")
	}
	d.isAt(frame.Place{Area: frame.People})
	d.move(-1)
	d.settle()
	d.isAt(frame.Place{Area: frame.Today})
}

// listener is a screen that notes what it hears.
type listener struct {
	frame.Screen
	heard []storage.Notice
	shown []frame.Place
}

func (l *listener) Show(p frame.Place)        { l.shown = append(l.shown, p) }
func (l *listener) Heard(n storage.Notice)    { l.heard = append(l.heard, n) }
func (l *listener) Object() fyne.CanvasObject { return container.NewWithoutLayout() }
func (l *listener) Title() []string           { return []string{"Listening"} }
func (l *listener) Commands() []frame.Command { return nil }
func (l *listener) Focus()                    {}

func TestAHiddenScreenHearsOnceOfAllThatItMissed(t *testing.T) {
	d := open(t, newFile(t))
	l := &listener{}
	d.screens[frame.Venues] = l
	d.Go(frame.Place{Area: frame.Venues})
	d.addPerson("Ann")
	if len(l.heard) != 1 || l.heard[0].Bulk || !l.heard[0].Tables["person"] {
		t.Fatalf("a screen that is shown heard %+v", l.heard)
	}
	d.Go(frame.Place{Area: frame.Today})
	d.addPerson("Bo")
	d.addPerson("Cy")
	if len(l.heard) != 1 {
		t.Error("a hidden screen was told at once")
	}
	d.move(-1)
	d.settle()
	if len(l.heard) != 2 || !l.heard[1].Bulk || len(l.shown) != 2 {
		t.Errorf("coming back it heard %+v", l.heard)
	}
	d.move(1)
	d.settle()
	d.move(-1)
	d.settle()
	if len(l.heard) != 2 {
		t.Error("it was told although nothing was done")
	}
}
