package ui

import (
	"context"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/paper"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// bar is the line at the top: back and forward, the place, search-and-do, undo
// and redo.
type bar struct {
	widget.BaseWidget
	back, forward *widgets.Button
	place         *widgets.Words
	crumbs        []string // the place, outermost first
	search        *finder
	undo, redo    *widgets.Button
	line          *fyne.Container
	content       fyne.CanvasObject
}

func newBar(w *window) *bar {
	b := &bar{place: widgets.NewWords("", placeStyle), search: newFinder(w)}
	b.back = widgets.NewIconButton(look.Icon(look.IconBack, look.Text), "Back (Alt+Left)", func() { w.move(-1) })
	b.forward = widgets.NewIconButton(look.Icon(look.IconForward, look.Text), "Forward (Alt+Right)", func() { w.move(1) })
	b.undo = widgets.NewIconButton(look.Icon(look.IconUndo, look.Text), "", func() { w.stepKey(undoKey) })
	b.redo = widgets.NewIconButton(look.Icon(look.IconRedo, look.Text), "", func() { w.stepKey(redoKey) })
	sides := container.New(layout.NewCustomPaddedHBoxLayout(0), b.back, b.forward)
	steps := container.New(layout.NewCustomPaddedHBoxLayout(0), b.undo, b.redo)
	b.line = container.New(barLayout{b}, sides, b.place, b.search.entry, steps)
	b.content = panel(b.line, true)
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.content) }

// setPlace shows where one is.
func (b *bar) setPlace(crumbs []string, canBack, canForward bool) {
	b.crumbs = crumbs
	b.line.Refresh() // the search makes room for it
	able(b.back, canBack, "This is the first place you opened.")
	able(b.forward, canForward, "There is no later place.")
}

// sayPlace says the place in a width: all of it, or else the innermost of it, as the rail
// shows the area, too.
func (b *bar) sayPlace(width float32) {
	all, tip := strings.Join(b.crumbs, " › "), ""
	say := all
	if len(b.crumbs) > 1 && placeStyle.Width(all) > width && width > 0 {
		say, tip = b.crumbs[len(b.crumbs)-1], all
	}
	if b.place.Text() != say {
		b.place.SetText(say)
		b.place.SetTip(tip)
	}
}

var placeStyle = widgets.Style{Size: look.SizeTitle, Colour: look.Text, Bold: true}

// setSteps names what undo and redo would do; "" for nothing.
func (b *bar) setSteps(undo, redo string) {
	if undo != "" {
		b.undo.SetTip(undo + " (Ctrl+Z)")
	}
	if redo != "" {
		b.redo.SetTip(redo + " (Ctrl+Shift+Z)")
	}
	able(b.undo, undo != "", "There is nothing to undo.")
	able(b.redo, redo != "", "There is nothing to redo.")
}

func able(b *widgets.Button, can bool, why string) {
	if can {
		b.Enable()
	} else {
		b.DisableBecause(why)
	}
}

// barLayout gives the search a third of the bar and the place what is left; the search
// gives way to the name of an area in large text.
type barLayout struct{ bar *bar }

const (
	leastSearch   = 200 // with the words on its key
	narrowSearch  = 142 // without them
	searchKeyed   = "Search or do…   Ctrl+K"
	searchWithout = "Search or do…"
)

func (l barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	centre := func(o fyne.CanvasObject, x, width float32) {
		height := o.MinSize().Height
		put(o, x, (size.Height-height)/2, width, height)
	}
	sides, steps := o[0].MinSize().Width, o[3].MinSize().Width
	search := min(max(size.Width*0.32, look.Px(leastSearch)), look.Px(330))
	words := searchKeyed
	if room := size.Width - steps - sides - 16; len(l.bar.crumbs) > 0 && room-search < placeStyle.Width(l.bar.crumbs[0]) {
		search = min(search, max(room-placeStyle.Width(l.bar.crumbs[0])-1, look.Px(narrowSearch)))
	}
	if search < look.Px(leastSearch) {
		words = searchWithout
	}
	if l.bar.search.entry.PlaceHolder != words {
		l.bar.search.entry.SetPlaceHolder(words)
	}
	centre(o[0], -6, sides)
	centre(o[3], size.Width-steps+6, steps)
	centre(o[2], size.Width-steps-search-4, search)
	wide := size.Width - steps - search - sides - 16
	l.bar.sayPlace(wide)
	centre(o[1], sides+2, wide)
}

func (barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// finder is search-and-do: things and commands in one list under one entry.
type finder struct {
	window *window
	entry  *widgets.CompletionEntry
	ask    *widgets.Async[answer]
	asked  string
	hits   []storage.Hit
	hurry  bool           // Enter was pressed before the answer came
	from   fyne.Focusable // what had the keyboard before

	installed func(rune) bool // which letters the fonts of the machine have
	told      bool            // that some are missing
}

const (
	hitsShown     = 8
	commandsShown = 5
)

func newFinder(w *window) *finder {
	f := &finder{window: w, ask: widgets.NewAsync[answer](w.runner), installed: paper.Installed}
	f.entry = widgets.NewCompletionEntry(f.suggest)
	f.entry.PlaceHolder = searchKeyed
	f.entry.OnChosen = f.chosen
	f.entry.None = f.none
	f.entry.OnShortcut = func(s fyne.Shortcut) bool { // the window's keys rest while its list is open
		again := s.ShortcutName() == searchKey.ShortcutName()
		if again {
			f.entry.SelectAll()
		}
		return again
	}
	f.entry.OnSubmitted = func(text string) { f.hurry = text == f.asked && f.ask.Busy() }
	return f
}

// answer is what the store found.
type answer struct {
	hits  []storage.Hit
	boxes string // what to do about letters that no font has
}

func titles(hits []storage.Hit) string {
	var all []string
	for _, h := range hits {
		all = append(all, h.Title)
	}
	return strings.Join(all, " ")
}

// suggest lists what is known for text, and asks the store when the text is
// new; the answer offers again.
func (f *finder) suggest(text string) []widgets.Suggestion {
	if f.window.store == nil {
		return nil
	}
	if text != f.asked {
		f.asked, f.hits, f.hurry = text, nil, false
		store := f.window.store
		f.ask.Run(func(ctx context.Context) (a answer, err error) {
			if a.hits, err = store.Search(ctx, text, hitsShown); err == nil {
				a.boxes = look.BoxWords(titles(a.hits), f.installed)
			}
			return a, err
		},
			func(a answer, err error) {
				if err != nil {
					f.window.Failed(err)
					return
				}
				f.hits = a.hits
				if a.boxes != "" && !f.told {
					f.told = true
					f.window.Tell(a.boxes, "", nil)
				}
				switch {
				case f.entry.Text != text:
				case f.hurry && len(a.hits) > 0 && !f.suggest(text)[0].Careful:
					f.chosen(f.suggest(text)[0])
				default:
					f.entry.Offer()
				}
			})
	}
	var commands, things []widgets.Suggestion
	for _, c := range commandsFor(f.window.commands(), text) {
		commands = append(commands, widgets.Suggestion{Text: c.Name, Detail: widgets.KeyName(c.Key), Value: c.Do, Careful: c.Takes})
	}
	for _, h := range f.hits {
		things = append(things, widgets.Suggestion{Text: h.Title, Detail: model.JoinNonEmpty(" · ", string(h.Kind), h.Detail), Value: placeOf(h)})
	}
	if len(commands) > 0 && strings.HasPrefix(model.Fold(commands[0].Text), model.Fold(text)) {
		return append(commands, things...)
	}
	return append(things, commands...)
}

// none says that nothing was found, once that is known.
func (f *finder) none(text string) string {
	if f.ask.Busy() || len(model.Words(text)) == 0 {
		return ""
	}
	return "Nothing here is called that."
}

func placeOf(h storage.Hit) frame.Place {
	area := map[storage.HitKind]frame.Area{storage.PersonHit: frame.People, storage.OrganisationHit: frame.Organisations,
		storage.VenueHit: frame.Venues, storage.SessionHit: frame.Programme}[h.Kind]
	return frame.Place{Area: area, ID: h.ID}
}

// leave empties the entry and gives the keyboard back to what had it, or else to the
// screen.
func (f *finder) leave() {
	f.entry.Fill("")
	f.asked = ""
	canvas, from := f.window.win.Canvas(), f.from
	f.from = nil
	canvas.Unfocus()
	if from != nil {
		if canvas.Focus(from); canvas.Focused() == from {
			return
		}
	}
	if screen := f.window.screens[f.window.journey.here().Area]; screen != nil {
		screen.Focus()
	}
}

func (f *finder) chosen(s widgets.Suggestion) {
	f.leave()
	switch v := s.Value.(type) {
	case frame.Place:
		f.window.Go(v)
	case func():
		v()
	}
}

func (f *finder) focus() {
	if !f.window.bar.Visible() {
		f.window.Tell("Search or do waits outside the desk, whose own box finds everybody. Esc leaves the desk.", "", nil)
		return
	}
	canvas := f.window.win.Canvas()
	if had := canvas.Focused(); had != fyne.Focusable(f.entry) {
		f.from = had
	}
	canvas.Focus(f.entry)
	f.entry.SelectAll() // what was left there goes with the first letter
}
