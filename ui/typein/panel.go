package typein

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Panel is the sheet of one session: its rows beside the one entry, and under
// that what could not be read and the pictures of the paper.
type Panel struct {
	host    frame.Host
	actions Actions
	id      model.ID
	now     view
	state   state
	code    string              // of the sheet that was asked for
	wanted  map[model.ID]string // codes of sheets of other sessions one goes to
	load    *widgets.Async[view]
	search  *widgets.Async[found]

	reached  map[string]int // by code, the last blank row that was typed in while this window is open
	toUnread bool           // the keyboard goes to the rows that nobody could read, not into the entry
	shown    bool           // it went there already
	focus    bool           // the keyboard is to go into the entry once the sheet is read

	typing                *widgets.Card
	counted, others, said *widgets.Words
	hint                  *widgets.Words
	entry                 *widgets.Entry
	next                  *widgets.Button
	table                 *widgets.Table[storage.PaperRow]
	unread                *widgets.Card
	unreadLines           []fyne.Focusable // the rows in it
	pictures              *widgets.Card
	body                  *fyne.Container
	side, page            *widgets.Scroll
	object                *fyne.Container
}

// Actions are what the panel asks of the session's screen.
type Actions struct {
	Print  func()                     // the sign-in sheet
	Record func()                     // the attendance record
	Place  func(model.ID) frame.Place // where the sheet of a session is shown
}

// New makes the panel; Show says of which session.
func New(host frame.Host, a Actions) *Panel {
	p := &Panel{host: host, actions: a, wanted: map[model.ID]string{}, reached: map[string]int{}, load: widgets.NewAsync[view](host.Runner()), search: widgets.NewAsync[found](host.Runner())}
	p.counted = widgets.NewParagraph("", widgets.Strong)
	p.others, p.said = widgets.NewParagraph("", widgets.Small), widgets.NewParagraph("", widgets.Body)
	p.hint = widgets.NewParagraph(hint, widgets.Small)
	p.makeEntry()
	p.makeTable()
	p.next = widgets.NewButton("", widgets.Plain, func() { p.askWalkIn(0, "", "") })
	p.next.SetTip("Somebody who wrote themselves on a blank row (Alt+W)")
	illegible := widgets.NewButton("Cannot be read…", widgets.Plain, func() { p.askIllegible(0) })
	illegible.SetTip("Keep a row that nobody can read (Alt+I)")
	done := widgets.NewButton("Settle the rest…", widgets.Plain, p.settle)
	done.SetTip("Say what becomes of the rows without a tick (Enter in the empty entry)")
	other := widgets.NewButton("Another sheet…", widgets.Quiet, p.askCode)
	other.SetTip("Choose it by the code on the paper (Alt+C)")
	record := widgets.NewButton("Attendance record…", widgets.Quiet, a.Record)
	record.SetTip("Print who came and who did not (Alt+P)")
	p.typing = widgets.NewCard("", widgets.Stack(p.counted, p.entry, p.said, p.hint, widgets.NewWrap(p.next, illegible, done, other, record), p.others))
	p.unread = widgets.NewCard("Could not be read", widgets.NewWords("", widgets.Body))
	p.pictures = widgets.NewCard("Pictures of the paper", widgets.NewWords("", widgets.Body))
	column := &sideColumn{}
	column.object = container.New(column, p.typing, widgets.Stack(p.unread, p.pictures))
	p.side = widgets.NewScroll(column.object)
	p.body = widgets.PageBody(container.New(&sheetBeside{column: column}, p.side, p.table))
	p.page = widgets.NewScroll(p.body)
	p.object = container.NewStack()
	return p
}

const hint = "Rows and names: 1 3 4 7-12, or part of a name. -5 takes a tick off. “all but 3 9” ticks the others. ?23 keeps a row that cannot be read, ?23 “Mc…” with what can. Up: what was typed before."

func (p *Panel) makeEntry() {
	p.entry = widgets.NewEntry()
	p.entry.SetPlaceHolder("1 3 4 7-12, names, all but 3 9")
	p.entry.OnSubmitted = func(string) { p.enter() }
	p.entry.OnEscape = func() bool {
		had := p.entry.Text != ""
		p.entry.SetText("")
		return had
	}
	p.entry.OnKey = func(k *fyne.KeyEvent) bool {
		by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[k.Name]
		if by == 0 {
			return false
		}
		if text, ok := p.state.back(by); ok {
			p.entry.SetText(text)
			p.entry.CursorColumn = len([]rune(text))
			p.entry.Refresh()
		}
		return true
	}
}

func (p *Panel) makeTable() {
	columns := []widgets.Column[storage.PaperRow]{
		{Key: "number", Title: "No.", Width: 34, Fixed: true, Align: fyne.TextAlignTrailing, Cell: func(r storage.PaperRow) widgets.Cell {
			return widgets.Cell{Text: strconv.Itoa(r.No), Style: widgets.Dim}
		}},
		{Key: "name", Title: "Name", Width: 130, Cell: func(r storage.PaperRow) widgets.Cell {
			mark := widgets.MarkOff
			if r.Came() {
				mark = widgets.MarkOn
			}
			c := widgets.Cell{Text: model.ListName(r.Given, r.Family), Mark: mark}
			if r.Gone != "" {
				c.Style, c.Tip = widgets.Dim, known(r.Name())+" "+r.Gone
			}
			return c
		}},
		{Key: "organisation", Title: "Organisation", Width: 130, Priority: 2, Text: func(r storage.PaperRow) string { return r.Organisation }},
		{Key: "attendance", Title: "Attendance", Width: 104, Fixed: true, Priority: 1, Align: fyne.TextAlignTrailing, Text: rowWord},
	}
	p.table = widgets.NewTable(columns, func(r storage.PaperRow) string { return strconv.Itoa(r.No) })
	p.table.OnOpen = func(int) { p.turn() }
	p.table.Empty = widgets.EmptyState("Nobody is listed on this sheet. Everyone on it is a walk-in.", "Walk-in…", func() { p.askWalkIn(0, "", "") })
}

// Object is the whole panel.
func (p *Panel) Object() fyne.CanvasObject { return p.object }

// Show shows the sheet of a session as it is now.
func (p *Panel) Show(id model.ID) {
	if id != p.id {
		p.id, p.now, p.state = id, view{}, state{}
		p.code = p.wanted[id]
		delete(p.wanted, id)
		p.focus = false
		p.entry.SetText("")
		p.said.SetText("")
	}
	store, code := p.host.Store(), p.code
	p.load.Run(func(ctx context.Context) (view, error) { return read(ctx, store, id, code) }, func(v view, err error) {
		if err != nil {
			p.host.Failed(err)
			return
		}
		p.show(v)
	})
}

func (p *Panel) show(v view) {
	if before, now := p.now.sheet, v.sheet; before != nil && now != nil && before.Code == now.Code && len(now.WalkIns)+len(now.Illegible) < len(before.WalkIns)+len(before.Illegible) {
		delete(p.reached, now.Code) // one was taken back
	}
	p.now = v
	var shown fyne.CanvasObject = p.page
	if v.sheet == nil {
		shown = widgets.Page(widgets.EmptyState("No sheet of this session is on paper yet. Print it, let people sign, and type the rows back in here.", "Print the sheet…", p.actions.Print))
		if len(v.pictures)+len(v.illegible) > 0 { // of a sheet that was printed elsewhere
			p.showUnread()
			p.showPictures()
			shown = widgets.ScrollPage(widgets.Stack(shown, p.unread, p.pictures))
		}
	} else {
		p.showSheet()
	}
	if len(p.object.Objects) == 0 || p.object.Objects[0] != shown {
		p.object.Objects = []fyne.CanvasObject{shown}
	}
	p.object.Refresh()
	if p.focus || p.toUnread && !p.shown {
		p.shown = true
		p.Focus()
	}
}

func (p *Panel) showSheet() {
	p.state.sheet = *p.now.sheet
	p.typing.SetHeading("Sheet " + p.now.sheet.Code)
	p.counted.SetText(p.state.counted())
	p.others.SetText(model.JoinNonEmpty(" · ", line(p.now.sheet.Printing), p.now.others()))
	p.tellNext()
	p.said.Hidden = p.said.Text() == ""
	p.hint.Hidden = widgets.LowWindow(p.entry)
	p.table.SetSource(widgets.Rows[storage.PaperRow](p.now.sheet.Rows))
	p.showUnread()
	p.showPictures()
	p.body.Refresh()
	p.page.Refresh()
}

// nextRow is the blank row that is typed in next: the first of which nothing is
// known, or the one after the last that was typed.
func (p *Panel) nextRow() int {
	return max(p.now.sheet.NextRow(), p.reached[p.now.sheet.Code]+1)
}

func (p *Panel) tellNext() { p.next.SetText(fmt.Sprintf("Walk-in, row %d…", p.nextRow())) }

// reach notes that a blank row was typed in.
func (p *Panel) reach(row int) {
	if p.now.sheet != nil && row > len(p.now.sheet.Rows) {
		p.reached[p.now.sheet.Code] = row
		p.tellNext()
	}
}

// say tells beside the entry what was done, or what is wrong.
func (p *Panel) say(text string, wrong bool) {
	style := widgets.Body
	if wrong {
		style = widgets.Problem
	}
	p.said.SetStyle(style)
	p.said.SetText(text)
	p.said.Hidden = text == ""
	p.side.ScrollToTop()
	p.body.Refresh()
	p.page.Refresh()
}

// enter does what the line in the entry asks for, and saves it.
func (p *Panel) enter() {
	text := p.entry.Text
	o, err := p.state.read(text)
	if err != nil {
		p.say(sentence(err.Error()), true)
		return
	}
	if !p.now.started {
		p.say("Who came is typed in from the day of the session on.", true)
		return
	}
	p.state.keep(text)
	p.entry.SetText("")
	switch o.deed {
	case settle:
		p.settle()
	case walkIn:
		p.askWalkIn(o.row, o.words, "")
	default:
		p.save(o)
	}
}

// save writes ticks down at once, and says who they were of.
func (p *Panel) save(o order) {
	if !o.changes() {
		p.say(o.said, false)
		return
	}
	store, code := p.host.Store(), p.now.sheet.Code
	p.host.Write(func(ctx context.Context) error { return store.TypeIn(ctx, code, o.on, o.off, o.unread...) }, func() {
		for _, r := range o.unread {
			p.reach(r.Row)
		}
		p.say(o.said, false)
		if len(o.on) > 0 {
			p.table.SetCurrent(o.on[len(o.on)-1] - 1)
		}
	})
}

// turn ticks the current row of the list, or takes its tick off.
func (p *Panel) turn() {
	r, ok := p.table.CurrentRow()
	if !ok {
		return
	}
	text := strconv.Itoa(r.No)
	if r.Came() {
		text = "-" + text
	}
	p.entry.SetText(text)
	p.enter()
}

// Focus moves the keyboard into the entry.
func (p *Panel) Focus() {
	if p.toUnread && len(p.unreadLines) > 0 {
		p.focusUnread()
		return
	}
	if p.focus = p.now.sheet == nil; !p.focus {
		p.side.ScrollToTop()
		p.host.Window().Canvas().Focus(p.entry)
	}
}

func sentence(s string) string {
	if s == "" {
		return s
	}
	first := []rune(s)
	return strings.TrimSuffix(strings.ToUpper(string(first[:1]))+string(first[1:]), ".") + "."
}
