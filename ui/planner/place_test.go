package planner

import (
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// y is how far down in the window o begins.
func y(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

// resize gives the window another size, and its text another scale.
func resize(h *frametest.Host, wide, high, scale float32, contrast bool) {
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Dark, contrast, scale))
	h.Window().Resize(fyne.NewSize(wide, high-1))
	h.Window().Resize(fyne.NewSize(wide, high))
}

func TestTheDetailsOfAnotherSessionBeginAtTheirTop(t *testing.T) {
	h, screen, _ := proposed(t)
	screen.page.table.Focus()
	p := screen.page
	p.right.Reveal(p.details.form)
	if y(p.details.card) >= y(p.right) {
		t.Fatal("the details are not scrolled: the test shows nothing")
	}
	h.Do("A day later")
	if y(p.details.card) >= y(p.right) {
		t.Error("a change to the session that is shown scrolls its details away")
	}
	h.Press(fyne.KeyDown)
	if y(p.details.card) != y(p.right) {
		t.Errorf("the details begin at %v, their place at %v", y(p.details.card), y(p.right))
	}
	noErrors(t, h)
}

func TestTheStripIsGoneThroughByKeys(t *testing.T) {
	h, screen, _ := proposed(t)
	s := screen.page.strip
	s.surface.Focus()
	h.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight)
	if r, _ := screen.at(); r.key != screen.page.rows[2].key || screen.page.table.Current() != 2 {
		t.Errorf("%s is chosen, and row %d of the list", r.when, screen.page.table.Current())
	}
	h.Press(fyne.KeyReturn)
	if f := h.Window().Canvas().Focused(); f != fyne.Focusable(screen.page.details.date.Entry) {
		t.Errorf("Enter leads to %T", f)
	}
	noErrors(t, h)
}

func TestASessionIsDraggedOnTheStripAsItIsSeen(t *testing.T) {
	h, screen, _ := proposed(t)
	s, first := screen.page.strip, screen.page.rows[0]
	from := fyne.NewPos(s.at(first.session.Start.Date()), s.laneOf(first.session.Mode))
	to := fyne.NewPos(s.at(first.session.Start.Date().AddDays(10))+1, from.Y)
	s.surface.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}})
	s.surface.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.Delta{DX: to.X - from.X}})
	h.Sees(first.session.Start.Date().AddDays(10).Short()) // beside the pointer
	s.surface.DragEnd()
	if r, _ := screen.at(); r.key != first.key || r.session.Start.Date() != first.session.Start.Date().AddDays(10) {
		t.Errorf("it is on %s", r.session.Start)
	}
	noErrors(t, h)
}

// shapesOf are the shapes of a mark without their place and colours.
func shapesOf(s *strip, m mark) (all []widgets.Shape) {
	var scene widgets.Scene
	s.drawMark(&scene, m)
	for _, shape := range scene.Shapes {
		if shape.Fill != "" && shape.Fill != look.Panel {
			shape.Fill = look.Text
		}
		if shape.Stroke != "" {
			shape.Stroke = look.Text
		}
		all = append(all, shape)
	}
	return all
}

func TestMarksOnTheStripAreToldApartWithoutColour(t *testing.T) {
	h, screen, s := proposed(t)
	h.Do("Lock this session, or let it go")
	frametest.Must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer gathering", Mode: model.Online, State: model.Confirmed, Zone: "Europe/London", Start: "2026-08-05T12:30", End: "2026-08-05T13:30"}))
	h.Settle()
	seen := map[string][]widgets.Shape{}
	for _, m := range screen.page.strip.marks {
		words := screen.page.strip.surface.TipAt(fyne.NewPos(screen.page.strip.at(m.day), screen.page.strip.laneOf(m.mode)))
		kind := "proposed"
		switch {
		case m.locked:
			kind = "locked"
			if !strings.Contains(words, "locked") {
				t.Errorf("a locked one says %q", words)
			}
		case m.fixed:
			kind = "fixed"
			if !strings.Contains(words, "Summer gathering") || !strings.Contains(words, "in the programme") {
				t.Errorf("one in the programme says %q", words)
			}
		}
		m.day, m.mode, m.key = "2026-08-01", model.Online, "" // at one place, and not the current one
		seen[kind] = shapesOf(screen.page.strip, m)
	}
	if len(seen) != 3 {
		t.Fatalf("there are %v", seen)
	}
	same := func(a, b string) bool {
		if len(seen[a]) != len(seen[b]) {
			return false
		}
		for i := range seen[a] {
			if seen[a][i] != seen[b][i] {
				return false
			}
		}
		return true
	}
	for _, pair := range [][2]string{{"proposed", "locked"}, {"proposed", "fixed"}, {"locked", "fixed"}} {
		if same(pair[0], pair[1]) {
			t.Errorf("without colour %s and %s look the same", pair[0], pair[1])
		}
	}
	noErrors(t, h)
}

func TestALowWindowKeepsTheStripAndSaysHowToSeeWhy(t *testing.T) {
	h, screen, _ := proposed(t)
	high := screen.page.strip.surface.Size().Height
	h.SeesNot("Enter, or a double click")
	resize(h, 1024, 640, 1, false)
	if s := screen.page.strip.surface; !s.Visible() || s.Size().Height >= high || y(s)+s.Size().Height > y(screen.page.table) {
		t.Errorf("the strip is %v high, was %v", s.Size().Height, high)
	}
	h.Sees("Enter, or a double click, shows why", "can make one", "of the worst served group", "online", "weekday daytime")
	screen.page.table.Focus()
	h.Press(fyne.KeyHome, fyne.KeyReturn)
	if !screen.page.split.InDetails() {
		t.Fatal("Enter does not show why")
	}
	h.SeesNot("Enter, or a double click")
	text := strings.ReplaceAll(h.Texts(), "\n", " ")
	for _, want := range []string{"people said they can", "In all", "can make at least one"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be read: %s", want, text)
		}
	}
	h.Do("Back to the list of the proposal")
	h.Sees("Enter, or a double click, shows why")
	noErrors(t, h)
}

func TestEnterShowsWhatThereIsToSayOfOneInTheProgrammeFirst(t *testing.T) {
	h, screen, s := proposed(t)
	id := frametest.Must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer gathering", Mode: model.Online, State: model.Confirmed, Zone: "Europe/London", Start: "2026-05-30T12:30", End: "2026-05-30T13:30"}))
	w := screen.planning
	w.From = "2026-05-20"
	frametest.OK(t, s.SaveWishes(ctx, w))
	h.Settle()
	resize(h, 1024, 640, 1, false)
	h.Do("Propose a programme")
	screen.page.table.SetCurrentKey(string(id))
	screen.choose(string(id))
	screen.page.table.Focus()
	h.Press(fyne.KeyReturn)
	h.Sees("It is in the programme already")
	if len(h.Went) > 0 {
		t.Fatalf("went to %+v", h.Last())
	}
	h.Press(fyne.KeyReturn)
	if p := h.Last(); p.ID != id {
		t.Errorf("Enter once more went to %+v", p)
	}
	noErrors(t, h)
}

// TestNothingIsLostWithLargeText reads every fact of a session at each text size.
func TestNothingIsLostWithLargeText(t *testing.T) {
	h, screen, _ := proposed(t)
	h.Do("A week later")
	for _, scale := range []float32{1, 1.5, 2} {
		for _, wide := range []float32{1024, 1280} {
			resize(h, wide, wide*5/8, scale, scale == 2)
			screen.page.table.Focus()
			h.Press(fyne.KeyEnd, fyne.KeyHome)
			r := screen.page.rows[0]
			h.Sees(r.month, r.when, r.where, r.canCome, r.band, "moved")
			if at, size := y(screen.page.table), screen.page.table.Size().Height; at+size > wide*5/8 || at < 0 {
				t.Errorf("scale %v, %v wide: the list is from %v to %v", scale, wide, at, at+size)
			}
			for i, row := range screen.page.rows[:2] { // the first rows are seen whole
				if !strings.Contains(h.Texts(), row.when) {
					t.Errorf("scale %v, %v wide: row %d cannot be seen", scale, wide, i)
				}
			}
		}
	}
	noErrors(t, h)
}

func TestAWishThatIsToBeChangedIsInView(t *testing.T) {
	s, _ := community(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.Seats = 100
	frametest.OK(t, s.SaveWishes(ctx, w))
	h, _ := open(t, s)
	h.Window().Resize(fyne.NewSize(1024, 640))
	h.Tap("Propose a programme")
	h.Tap("Change: rooms for at least 100")
	field, ok := h.Window().Canvas().Focused().(*widgets.Entry)
	if !ok || field.Text != "100" {
		t.Fatalf("the keyboard is in %v", h.Window().Canvas().Focused())
	}
	buttons := y(frametest.Find[*widgets.Button](h, "Propose a programme"))
	if top, end := y(field), y(field)+field.Size().Height; top < 60 || end > buttons {
		t.Errorf("the field is from %v to %v; the buttons begin at %v", top, end, buttons)
	}
	noErrors(t, h)
}

func TestTheWheelOverThePictureScrollsTheDetails(t *testing.T) {
	h, screen, _ := proposed(t)
	p := screen.page
	p.right.Reveal(p.side.whose)
	before := y(p.side.whose)
	if rows := len(p.side.turns.Content().Rows); rows == 0 || p.side.turns.Content().Now < 0 {
		t.Fatalf("the picture has %d rows", rows)
	}
	p.side.turns.Object().(*widgets.Surface).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 30}})
	if y(p.side.whose) <= before {
		t.Errorf("the picture was at %v, is at %v", before, y(p.side.whose))
	}
	noErrors(t, h)
}

func TestNothingMovesUnderTheHeadWhenASessionIsMoved(t *testing.T) {
	h, screen, _ := proposed(t)
	if f := frametest.Find[*widgets.DateField](h, "Date"); len(f.Note()) != len("Tue") {
		t.Errorf("beside the date stands %q", f.Note())
	}
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1024, Height: 740}} {
		h.Window().Resize(size)
		h.Settle()
		before := screen.page.strip.surface.Position()
		for range 3 {
			h.Do("A day later")
			h.Do("Lock this session, or let it go")
		}
		if after := screen.page.strip.surface.Position(); after != before {
			t.Errorf("at %v the strip went from %v to %v", size, before, after)
		}
	}
	h.Sees("1 changed by hand")
}
