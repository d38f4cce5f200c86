package turns

import (
	"context"
	"strconv"

	"convenor/model"
	"convenor/model/rotation"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Name is the view's name among those of the programme.
const Name = "Whose turn"

// sideWide is how wide the sentences are beside the picture.
const sideWide = 352

// seen is what is looked at, made away from the UI goroutine.
type seen struct {
	ledger     *rotation.Ledger
	imbalances []rotation.Imbalance
	choice     choice
	grid       rotation.Grid
	lines      []line
}

// Screen is the view "Whose turn" of the programme.
type Screen struct {
	host    frame.Host
	load    *widgets.Async[seen]
	now     seen
	choice  choice
	asTable bool
	wanted  model.ID // the row to show when what was chosen is there

	down, across, months *widgets.Select
	turn                 *widgets.Button
	grid                 *Grid
	words, signs         *widgets.Words
	sessions             *fyne.Container // of the current field
	balance              *widgets.Words
	sentences            *sentences
	table                *widgets.Table[line]
	tools                *fyne.Container
	picture              fyne.CanvasObject
	under                *fyne.Container
	page                 *fyne.Container
	object               *widgets.Scroll
}

var _ frame.Screen = (*Screen)(nil)

// setting is what the choice is kept under in the file.
const setting = "whose turn"

// New makes the view.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, load: widgets.NewAsync[seen](host.Runner()), choice: choiceOf(host.Setting(setting))}
	s.makeTools()
	s.makePicture()
	s.under = container.NewStack()
	s.page = widgets.PageBody(widgets.Over(s.tools, s.under, 14))
	s.object = widgets.NewScroll(s.page)
	return s
}

func (s *Screen) makeTools() {
	s.down = widgets.NewSelect("", nil, "", func(v string) { s.choose(s.choice.with(rotation.Dimension(v), s.choice.across, s.choice.months)) })
	s.across = widgets.NewSelect("", nil, "", func(v string) { s.choose(s.choice.with(s.choice.down, v, s.choice.months)) })
	s.months = widgets.NewSelect("", nil, "", func(v string) {
		months, _ := strconv.Atoi(v) // one of periodOptions
		s.choose(s.choice.with(s.choice.down, s.choice.across, months))
	})
	s.turn = widgets.NewButton("", widgets.Plain, s.toggle)
	s.turn.SetTip("Ctrl+T")
	s.tools = widgets.Toolbar(widgets.NewWrap(widgets.Sized(s.down, 160), widgets.Sized(s.across, 178), widgets.Sized(s.months, 230)), s.turn)
	s.showTools()
}

func (s *Screen) makePicture() {
	s.grid, s.sentences = NewGrid(), newSentences()
	s.grid.OnMoved = s.moved
	s.grid.OnOpen = s.open
	s.signs, s.words, s.balance = widgets.NewParagraph("", widgets.Small), widgets.NewParagraph("", widgets.Strong), widgets.NewParagraph("", widgets.Dim)
	s.sessions = widgets.Form()
	main := widgets.NewCard("", widgets.Form(s.grid.Object(), s.signs, s.words, s.sessions))
	side := widgets.NewCard("Out of balance", widgets.Form(s.balance, s.sentences.surface))
	s.sentences.onOpen = s.show
	s.picture = widgets.Beside(main, side, sideWide, 480)
}

// Object is the view.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Show shows the ledger as it is now.
func (s *Screen) Show(frame.Place) { s.reload() }

// Heard shows what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	for _, table := range []string{"session", "venue", "person", "affiliation", "organisation", "category", "community"} {
		if n.Bulk || n.Tables[table] {
			s.reload()
			return
		}
	}
}

// Title is the place in words.
func (s *Screen) Title() []string { return []string{string(frame.Programme), Name} }

// Focus moves the keyboard to where work starts.
func (s *Screen) Focus() {
	switch {
	case s.now.ledger == nil || empty(s.now.ledger):
	case s.asTable:
		s.table.Focus()
	default:
		s.grid.Focus()
	}
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	name := "Whose turn as a table"
	if s.asTable {
		name = "Whose turn as a picture"
	}
	return []frame.Command{
		{Name: name, Key: ctrlT, Do: s.toggle},
		{Name: "What is out of balance", Do: func() {
			s.asTable = false
			s.fill()
			s.sentences.surface.Focus()
		}},
	}
}

func (s *Screen) choose(c choice) {
	s.choice = c
	s.host.SetSetting(setting, c.String())
	s.showTools()
	s.look(s.now)
}

func (s *Screen) showTools() {
	set := func(field *widgets.Select, all []option, value string) {
		options := make([]widgets.Option, len(all))
		for i, o := range all {
			options[i] = widgets.Option{Value: o.value, Text: o.text}
		}
		field.SetOptions(options)
		field.SetValue(value)
	}
	set(s.down, downs(), string(s.choice.down))
	set(s.across, s.acrosses(), s.choice.across)
	set(s.months, periodOptions(), strconv.Itoa(s.choice.months))
	s.turn.SetText("As a table")
	if s.asTable {
		s.turn.SetText("As a picture")
	}
}

// acrosses are the choices of what the columns are. The table of what was when has
// no columns for quarters or months: for it all time is one.
func (s *Screen) acrosses() []option {
	all := s.choice.acrosses()
	if !s.asTable {
		return all
	}
	step := first.across
	if s.choice.overTime() {
		step = s.choice.across // back in the picture it is as it was
	}
	return append([]option{{step, "over time"}}, all[len(steps):]...)
}

// reload makes the ledger anew.
func (s *Screen) reload() { s.look(seen{}) }

// look shows the choice, of a ledger that is there already or of a new one.
func (s *Screen) look(v seen) {
	store, choice := s.host.Store(), s.choice
	s.load.Run(func(ctx context.Context) (seen, error) {
		if v.ledger == nil {
			m, err := frame.BaseMap()
			if err != nil {
				return v, err
			}
			if v.ledger, err = store.Rotation(ctx, m); err != nil {
				return v, err
			}
			v.imbalances = v.ledger.Imbalances()
		}
		v.choice, v.grid = choice, choice.grid(v.ledger)
		v.lines = choice.lines(v.ledger, v.grid)
		return v, nil
	}, func(v seen, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.now = v
		s.fill()
	})
}
