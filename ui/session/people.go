package session

import (
	"fmt"
	"image/color"
	"slices"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

type participant = storage.ParticipantRow

// people is the tab of the people on a session's list.
type people struct {
	screen  *Screen
	warning *widgets.Words
	putOff  *widgets.Button // puts who has no place on the waiting list, as long as the warning stands
	alarm   *fyne.Container // both
	places  *widgets.Words  // after the chips
	bring   *widgets.Button // what comes back as a file: replies, later attendance
	aside   fyne.CanvasObject
	chips   *fyne.Container
	chosen  string // the chip that is on
	filter  *widgets.Entry
	table   *widgets.Table[participant]
	rows    []participant
	legend  *widgets.Words
	agenda  *widgets.Card
	ready   *widgets.Card
	page    *fyne.Container
	scroll  *widgets.Scroll
}

func newPeople(s *Screen) *people {
	p := &people{screen: s, chosen: everyone, chips: widgets.NewWrap(), filter: widgets.NewEntry()}
	p.warning = widgets.NewParagraph("", widgets.Style{Size: look.SizeSmall, Colour: look.Warning, Bold: true})
	p.putOff = widgets.NewButton("", widgets.Plain, p.putOnWaitingList)
	p.alarm = widgets.Toolbar(p.warning, p.putOff)
	p.places = widgets.NewWords("", widgets.Small)
	p.filter.SetPlaceHolder("Filter by name…")
	p.filter.OnChanged = func(string) { p.fill() }
	p.filter.OnEscape = func() bool {
		had := p.filter.Text != ""
		p.filter.SetText("")
		return had
	}
	p.filter.OnSubmitted = func(string) { p.table.Focus() }
	p.makeTable()
	p.legend = widgets.NewParagraph("", widgets.Small)
	p.agenda = widgets.NewCard("Agenda", widgets.NewWords("", widgets.Body))
	p.ready = widgets.NewCard("Ready?", widgets.NewWords("", widgets.Body))
	invite := widgets.NewButton("Invite people…", widgets.Plain, s.invite)
	invite.SetTip("Choose from your people (Ctrl+I)")
	p.bring = widgets.NewButton("", widgets.Plain, p.bringIn)
	p.aside = widgets.NewWrap(widgets.Sized(p.filter, 160), p.bring, invite)
	side := widgets.NewScroll(container.New(edged{}, widgets.Stack(p.agenda, p.ready)))
	p.page = widgets.PageBody(container.New(&listBeside{}, container.New(under{}, p.chips, p.alarm), p.table, p.legend, side))
	p.scroll = widgets.NewScroll(p.page)
	return p
}

func (p *people) makeTable() {
	now := func() details { return p.screen.now }
	columns := []widgets.Column[participant]{
		{Key: "number", Title: "No.", Width: 34, Fixed: true, Align: fyne.TextAlignTrailing, Cell: func(r participant) widgets.Cell {
			return widgets.Cell{Text: number(r), Style: widgets.Dim}
		}},
		{Key: "name", Title: "Name", Width: 122, Text: participant.Name},
		{Key: "needs", Title: "", Width: 40, Fixed: true, Priority: 2, Cell: func(r participant) widgets.Cell {
			if !r.Attention() {
				return widgets.Cell{}
			}
			return widgets.Cell{Text: "!", Pill: widgets.ToneWarning, Tip: needs(r)}
		}},
		{Key: "organisation", Title: "Organisation", Width: 108, Priority: 1, Cell: func(r participant) widgets.Cell {
			letter, colour := p.badge(r.Sector)
			return widgets.Cell{Text: r.Organisation, Badge: letter, BadgeColour: colour}
		}},
		{Key: "reply", Title: "Reply", Width: 118, Fixed: true, Cell: func(r participant) widgets.Cell {
			return widgets.Cell{Text: now().replyWord(r), Style: replyStyle(r.Reply)}
		}},
		{Key: "told", Title: "Told", Width: 40, Fixed: true, Priority: 4, Cell: func(r participant) widgets.Cell { return now().toldCell(r) }},
		{Key: "attendance", Title: "Attendance", Width: 88, Fixed: true, Priority: attendanceFirst, Align: fyne.TextAlignTrailing, Text: attendanceWord},
	}
	p.table = widgets.NewTable(columns, func(r participant) string { return string(r.ID) })
	p.table.RowHeight = peopleRow
	p.table.ShowTicks(true)
	p.table.OnOpen = func(int) { p.open() }
	p.table.OnKey = p.key
	p.table.OnTicked = p.showLegend
}

// In a narrow window attendance goes first while there is none, and never when it
// is what the list is looked at for.
const attendanceFirst, attendanceStays = 3, 0

// peopleRow is lower than in other lists: replies are noted down a whole list.
const peopleRow = 34

// showLegend explains the keys, and says for whom they are while some are
// ticked.
func (p *people) showLegend() {
	words := p.screen.now.legend()
	if n := len(p.table.Ticked()); n > 0 {
		words = listing.TickedOf(p.table.TickedShown(), n, "person", "people") + " · " + words
	}
	p.legend.SetText(words)
}

func replyStyle(r model.Reply) widgets.Style {
	switch r {
	case model.Accepted:
		return widgets.Body
	case model.Declined, model.NoReply:
		return widgets.Dim
	}
	return widgets.Style{Size: look.SizeText, Colour: look.Warning}
}

func (p *people) badge(sector model.ID) (string, color.Color) {
	c := p.screen.host.Lists().Get(sector)
	if c.Letter == "" {
		return "", nil
	}
	return c.Letter, look.Hex(c.Colour)
}

// reset forgets filter and ticks when another session is shown.
func (p *people) reset() {
	p.chosen = everyone
	p.filter.SetText("")
	p.table.SetTicked(nil)
	p.table.SetCurrent(-1)
}

func (p *people) show() {
	d := p.screen.now
	warning := model.JoinNonEmpty(" ", d.outdatedWords(), d.placesWarning())
	if warning != "" {
		warning = "! " + warning
	}
	p.warning.SetText(warning)
	over := d.overbooked()
	p.putOff.SetText(over.button)
	p.putOff.Hidden = over.button == ""
	p.alarm.Hidden = warning == ""
	p.places.SetText(d.placesWords())
	p.bring.SetText(d.bringWords())
	p.showChips()
	p.showSide()
	p.fill()
	p.page.Refresh() // chips come and go: everything finds its height again
	p.scroll.Refresh()
}

func (p *people) showChips() {
	d := p.screen.now
	p.chips.Objects = nil
	for _, c := range d.choices() {
		n := d.chipNumber(c.name, len(d.shown(c.name, "")))
		if n == "0" && c.name != everyone && c.name != p.chosen {
			continue
		}
		name := c.name
		chip := widgets.NewChip("", func() { p.choose(name) })
		chip.Set(fmt.Sprintf("%s %s", name, n), name == p.chosen)
		p.chips.Add(chip)
	}
	if p.places.Text() != "" {
		p.chips.Add(p.places)
	}
	p.chips.Refresh()
}

func (p *people) choose(name string) {
	p.chosen = name
	p.showChips()
	p.fill()
}

func (p *people) showSide() {
	d := p.screen.now
	if len(d.session.Agenda) == 0 {
		p.agenda.Hide()
	} else {
		at := clocks(d.session)
		p.agenda.SetHeading("Agenda · ends " + at[len(at)-1])
		p.agenda.SetContent(agendaLines(d.session, d.names))
		p.agenda.Show()
	}
	p.ready.SetContent(ReadyLines(p.screen.host, d.ready()))
}

// fill shows the rows that pass the chip and the filter.
func (p *people) fill() {
	d := p.screen.now
	p.rows = d.shown(p.chosen, p.filter.Text)
	if len(d.people) == 0 {
		p.table.Empty = widgets.EmptyState("Nobody is on the list yet. Invite the people you want in the room; their replies and who came are kept here.", "Invite people…", p.screen.invite)
	} else {
		p.table.Empty = widgets.EmptyState("Nobody on the list is like that.", "Show everyone", func() {
			p.filter.SetText("")
			p.choose(everyone)
		})
	}
	stays := attendanceFirst
	if d.over() || slices.ContainsFunc(d.people, func(r participant) bool { return attendanceWord(r) != "" }) {
		stays = attendanceStays
	}
	p.table.SetPriority("attendance", stays)
	p.table.SetSource(widgets.Rows[participant](p.rows))
	p.showLegend()
}

func (p *people) open() {
	if r, ok := p.table.CurrentRow(); ok {
		p.screen.host.Go(frame.Place{Area: frame.People, ID: r.Person})
	}
}

func (p *people) name() string              { return People }
func (p *people) word(d details) string     { return fmt.Sprintf("%s %d", People, d.listed()) }
func (p *people) object() fyne.CanvasObject { return p.scroll }
func (p *people) tools() fyne.CanvasObject  { return p.aside }
func (p *people) focus()                    { p.table.Focus() }
func (p *people) why() string               { return "That is done under People of the session." }
