package planner

import (
	"errors"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// page is what the view draws: a proposal, or words and a first step.
type page struct {
	screen *Screen

	title, summary       *widgets.Words
	again, wishes, taken *widgets.Button
	takeWords            [2]string // of taken, and in short
	tiles                [4]*widgets.Stat
	line                 *widgets.Words // the tiles in a low window
	all                  *widgets.Words // and all of their words, among the details
	hint                 *widgets.Words // what Enter does, where the list hides the details
	strip                *strip
	table                *widgets.Table[row]
	rows                 []row
	details              *details
	side                 *side
	right                *widgets.Scroll // details and side
	split                *widgets.SplitPane
	whole                *fyne.Container
	proposal             *widgets.Scroll
	first                *widgets.Button // of the words' steps, if there are any
}

const sideWide = 352

func newPage(s *Screen) *page {
	p := &page{screen: s, strip: newStrip(), line: widgets.NewParagraph("", widgets.Small), all: widgets.NewParagraph("", widgets.Small)}
	p.hint = widgets.NewParagraph("", widgets.Small)
	p.title, p.summary = widgets.NewParagraph("", widgets.Title), widgets.NewWords("", widgets.Small) // one line, so that nothing moves under it
	p.again = widgets.NewButton("Propose again", widgets.Plain, p.searchOrStop)
	p.wishes = widgets.NewButton("", widgets.Plain, s.wish)
	p.taken = widgets.NewButton("", widgets.Primary, s.takeMenu)
	tiles := make([]fyne.CanvasObject, len(p.tiles))
	for i := range p.tiles {
		p.tiles[i] = widgets.NewStat("", "")
		tiles[i] = p.tiles[i]
	}
	p.makeTable()
	p.strip.OnChosen = func(key string) { p.table.SetCurrentKey(key); s.choose(key) }
	p.strip.OnOpen = s.open
	p.strip.OnDrag = s.drag
	p.details, p.side = newDetails(s), newSide(s)
	inAll := container.New(whenLow{p.strip.surface}, widgets.NewCard("In all", p.all))
	p.right = widgets.NewScroll(widgets.Stack(p.details.card, p.side.nobody, p.side.whose, p.details.form, inAll))
	p.split = widgets.NewSplitPane(p.table, p.right, sideWide, "the proposal")
	p.split.OnBack = func() {
		p.proposal.Refresh() // the hint comes back
		p.table.Focus()
	}
	head := widgets.Toolbar(listing.Under(2, p.title, p.summary), p.again, p.wishes, p.taken)
	top := container.New(&topLayout{page: p}, head, widgets.Columns(190, tiles...), p.line, p.strip.surface, p.hint)
	p.whole = widgets.PageBody(widgets.Over(top, p.split, 12))
	p.proposal = widgets.NewScroll(p.whole)
	return p
}

// show draws the view as it is now.
func (p *page) show() {
	s := p.screen
	p.first = nil
	switch {
	case s.problem != nil:
		p.put(p.wrong(s.problem))
	case s.has:
		p.fill()
		p.put(p.proposal)
	case s.searching:
		p.put(p.words("Looking for the programme that reaches the most people. Better answers appear as they are found.", p.step("Stop", s.halt)))
	case s.bringing:
		p.put(p.words("Bringing back the proposal as you left it."))
	case !s.loaded:
		p.put(p.words(""))
	case !s.made:
		p.put(p.words("Say once what you wish for: how often you meet, online and in person, and what must not happen. The planner then proposes dates, times and places for a year, so that as many people as possible can make some of it and every place and every time gets its turn. It says why each session is there; you move them about and see at once what that does, and take what you like into the programme.",
			p.step("Say what you wish for…", s.wish)))
	default:
		p.put(p.words("You wish for: "+joinComma(wishPhrases(s.planning.Wishes, s.planning.People))+".",
			p.step("Propose a programme", s.propose), widgets.NewButton("Change the wishes…", widgets.Plain, s.wish)))
	}
}

func joinComma(parts []string) string {
	text := ""
	for i, part := range parts {
		switch {
		case i == 0:
			text = part
		case i == len(parts)-1:
			text += " and " + part
		default:
			text += ", " + part
		}
	}
	return text
}

// put shows o as the whole view.
func (p *page) put(o fyne.CanvasObject) {
	in := p.screen.object
	if len(in.Objects) != 1 || in.Objects[0] != o {
		if c := p.screen.host.Window().Canvas(); len(in.Objects) > 0 && c.Overlays().Top() == nil && p.screen.host.Here().Tab == Name {
			c.Unfocus() // a button that goes
		}
		in.Objects = []fyne.CanvasObject{o}
		in.Refresh()
	}
}

// words are a place without a proposal, with the first steps.
func (p *page) words(text string, steps ...fyne.CanvasObject) fyne.CanvasObject {
	content := listing.Under(18, widgets.NewParagraph(text, widgets.Body), widgets.NewWrap(steps...))
	return widgets.NewScroll(widgets.PageBody(container.New(readable{}, widgets.NewCard("Plan a year", content))))
}

// readable gives its one object the width of a column of text, in the middle.
type readable struct{}

const column = 620

func (readable) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide := min(size.Width, look.Px(column))
	o[0].Resize(fyne.NewSize(wide, o[0].Size().Height)) // words wrap to this width
	o[0].Move(fyne.NewPos((size.Width-wide)/2, look.Px(24)))
	o[0].Resize(fyne.NewSize(wide, o[0].MinSize().Height))
}

func (readable) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(280), o[0].MinSize().Height+look.Px(24))
}

func (p *page) step(word string, do func()) *widgets.Button {
	p.first = widgets.NewButton(word, widgets.Primary, do)
	return p.first
}

// wrong says why there is no proposal, or no other one, and leads on. Of wishes that
// contradict each other each can be changed, and each locked session that is part of it
// can be let go.
func (p *page) wrong(err error) fyne.CanvasObject {
	s := p.screen
	words := sentence(err.Error())
	var steps []fyne.CanvasObject
	if s.has {
		back := p.step("Back to the proposal", s.backToProposal)
		back.SetTip("It is as it was (Esc)")
		steps = append(steps, back)
	}
	lead := func(word string, do func()) {
		if p.first == nil {
			steps = append(steps, p.step(word, do))
			return
		}
		steps = append(steps, widgets.NewButton(word, widgets.Plain, do))
	}
	var contradiction *plan.Contradiction
	switch {
	case errors.Is(err, plan.ErrNoPeople):
		lead("Bring in people", func() { s.host.Go(frame.Place{Area: frame.Data, Tab: "Import"}) })
	case errors.Is(err, storage.ErrNobodyFits):
		lead("Plan for other people…", func() { s.wishAt("people") })
	case errors.Is(err, plan.ErrNoVenue), errors.Is(err, plan.ErrTooLittle):
		lead("Add a venue", func() { s.host.Go(frame.Place{Area: frame.Venues, New: true}) })
	case errors.Is(err, plan.ErrNobody):
		lead("Look at the people", func() { s.host.Go(frame.Place{Area: frame.People}) })
	case errors.As(err, &contradiction):
		words = contradiction.Sentences()
	}
	var refused *refusal
	if errors.As(err, &refused) && s.has {
		words = model.JoinNonEmpty(" ", words, s.state.alsoLocked(refused))
		for _, v := range refused.locked {
			b := widgets.NewButton("Unlock "+s.state.lockedWords(v), widgets.Plain, func() { s.unlockAndPropose(v.ID) })
			b.SetTip("And propose again: it may go elsewhere then")
			steps = append(steps, b)
		}
	}
	if contradiction != nil {
		for i, rule := range contradiction.Rules {
			b := widgets.NewButton("Change: "+rule, widgets.Plain, func() { s.wishAt(contradiction.Fields[i]) })
			if p.first == nil {
				p.first = b
			}
			steps = append(steps, b)
		}
	} else {
		lead("Change the wishes…", s.wish)
	}
	if s.has {
		words += " The proposal is as it was."
	}
	return p.words(words, steps...)
}

// fill draws the proposal.
func (p *page) fill() {
	s := p.screen
	p.title.SetText(s.state.headline())
	p.summary.SetText(s.state.summary())
	p.wishes.SetTip(s.state.summary() + " (Ctrl+Shift+W)")
	p.again.SetText("Propose again")
	p.again.SetTip("What is locked stays where it is (Ctrl+R)")
	again, taken := widgets.Plain, widgets.Primary
	if s.outdated() {
		again, taken = taken, again
		p.summary.SetText(model.JoinNonEmpty(" · ", "The wishes have changed since: “Propose again” follows them", s.state.handWords()))
	}
	p.again.SetKind(again)
	p.taken.SetKind(taken)
	if s.searching {
		p.summary.SetText("Better answers appear as they are found: this is the " + model.Ordinal(s.best) + " so far.")
		p.again.SetText("Stop")
		p.again.SetTip("Keep the best that was found so far (Esc)")
	}
	p.takeWords = [2]string{s.state.takeWords(false), s.state.takeWords(true)}
	p.taken.SetTip("As ideas, or with their dates saved (Ctrl+Enter)")
	p.taken.DisableBecause(s.state.whyNotTake())
	for i, t := range s.state.tiles() {
		p.tiles[i].Set(t.number, t.words)
	}
	p.line.SetText(s.state.inShort())
	p.all.SetText(s.state.inAll())
	p.strip.set(s.state.wishes.From, s.state.wishes.To, s.state.marks(), s.state.keptFree(), s.current)
	p.rows = s.state.rows()
	p.table.SetSource(widgets.Rows[row](p.rows))
	if _, ok := p.table.CurrentRow(); !ok && len(p.rows) > 0 {
		p.table.SetCurrent(0)
		s.current = p.rows[0].key
	}
	p.details.show()
	p.side.show()
	p.whole.Refresh()
}

func (p *page) searchOrStop() {
	switch s := p.screen; {
	case s.searching:
		s.halt()
	case !s.made: // the wishes were undone
		s.wish()
	default:
		s.propose()
	}
}

// focus moves the keyboard to the rows, or to the first step.
func (p *page) focus() {
	switch {
	case p.first != nil:
		p.screen.host.Window().Canvas().Focus(p.first)
	case p.screen.has:
		p.table.Focus()
	}
}

// focusFree moves the keyboard there, unless something has it.
func (p *page) focusFree() {
	c := p.screen.host.Window().Canvas()
	if c.Focused() == nil && c.Overlays().Top() == nil && p.screen.host.Here().Tab == Name {
		p.focus()
	}
}

// topLayout sets the head over the tiles and the strip. In a low window a line of
// words takes the place of the tiles; where the list hides the details, a hint says
// how to see them.
type topLayout struct {
	page  *page
	width float32
}

func (t *topLayout) shown(o []fyne.CanvasObject) (all []fyne.CanvasObject) {
	p, low := t.page, lowWindow(o[0])
	p.shorten(low, widgets.LowWindow(o[0]))
	hint := p.split.One(t.width) && !p.split.InDetails()
	for i, hidden := range []bool{false, low, !low, false, !hint} {
		if hidden {
			o[i].Hide()
			continue
		}
		o[i].Show()
		all = append(all, o[i])
	}
	return all
}

// shorten gives the head fewer words in a low window, and fewer still in a lower one.
func (p *page) shorten(low, lower bool) {
	wishes, style := "Change the wishes…", widgets.Title
	if low {
		wishes = "Wishes…"
	}
	if lower {
		style = widgets.Strong
	}
	p.summary.Hidden = lower
	taken, hint := p.takeWords[0], "Enter, or a double click, shows why a session is there, who can come, and where else it could be."
	if lower {
		taken, hint = p.takeWords[1], "Enter shows why a session is there."
	}
	if p.wishes.Text() != wishes || p.taken.Text() != taken || p.hint.Text() != hint {
		p.wishes.SetText(wishes)
		p.taken.SetText(taken)
		p.hint.SetText(hint)
		p.title.SetStyle(style)
	}
}

const topGap, lowTopGap = 12, 8

// least is how high a window must be, at text scale 1, for tiles to leave room for
// the list.
const least = 720

// lowWindow reports whether the window that o is in is lower than that.
func lowWindow(o fyne.CanvasObject) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	return c != nil && c.Size().Height < look.Px(least)
}

func (t *topLayout) gap(o []fyne.CanvasObject) float32 {
	if lowWindow(o[0]) {
		return lowTopGap
	}
	return topGap
}

func (t *topLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	t.width = size.Width
	y := float32(0)
	for _, part := range t.shown(o) {
		part.Resize(fyne.NewSize(size.Width, part.Size().Height)) // words wrap to this width
		high := part.MinSize().Height
		part.Move(fyne.NewPos(0, y))
		part.Resize(fyne.NewSize(size.Width, high))
		y += high + t.gap(o)
	}
}

func (t *topLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	high := -t.gap(o)
	for _, part := range t.shown(o) {
		high += part.MinSize().Height + t.gap(o)
	}
	return fyne.NewSize(look.Px(320), high)
}

// whenLow shows its one object only in a low window, which beside, always seen, is in.
type whenLow struct{ beside fyne.CanvasObject }

func (whenLow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
}

func (l whenLow) MinSize(o []fyne.CanvasObject) fyne.Size {
	if !lowWindow(l.beside) {
		o[0].Hide()
		return fyne.Size{}
	}
	o[0].Show()
	return o[0].MinSize()
}
