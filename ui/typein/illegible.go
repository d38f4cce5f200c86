package typein

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// askIllegible asks which row cannot be read, the next blank one when row is 0,
// and what can.
func (p *Panel) askIllegible(row int) {
	if p.now.sheet == nil {
		return
	}
	if row == 0 {
		row = p.nextRow()
	}
	number := widgets.NewNumberField("Row", row, nil)
	note := widgets.NewTextField("What can be read, or who might know", "", nil)
	why := widgets.NewParagraph("The row is kept on the session until somebody can say who it was. A row that is not listed counts as somebody who came.", widgets.Dim)
	widgets.ShowDialog(p.host.Window(), widgets.Options{Title: "A row that cannot be read", Content: widgets.Form(why, number, note), Confirm: "Keep it", OnConfirm: func() error {
		n, err := number.Value()
		if err != nil {
			return err
		}
		if n < 1 || n > len(p.now.sheet.Rows)+mostBlank {
			return model.ValidationError{Field: "row", Problem: "the rows of a sheet count from 1"}
		}
		p.keepIllegible(n, note.Text())
		return nil
	}})
}

func (p *Panel) keepIllegible(row int, note string) {
	store, r := p.host.Store(), storage.IllegibleRow{Session: p.id, Sheet: p.now.sheet.Code, Row: row, Note: note}
	p.host.Write(func(ctx context.Context) error { _, err := store.AddIllegible(ctx, r); return err },
		func() {
			p.reach(row)
			p.say(fmt.Sprintf("Row %d is kept as illegible.", row), false)
		})
}

// showUnread lists the rows that could not be read.
func (p *Panel) showUnread() {
	p.unread.Hidden = len(p.now.illegible) == 0
	at := slices.Index(p.unreadLines, p.host.Window().Canvas().Focused())
	p.unreadLines = nil
	lines := widgets.Stack()
	for _, r := range p.now.illegible {
		var l *widgets.Line
		open := func() { p.unreadMenu(l, r) }
		l = widgets.NewLine("", widgets.ToneNone, r.Words(), model.JoinNonEmpty(" · ", r.Note, "sheet "+r.Sheet), open)
		lines.Add(l)
		p.unreadLines = append(p.unreadLines, l)
	}
	lines.Add(widgets.NewParagraph("Choose a row to say who it was.", widgets.Style{Size: look.SizeSmall, Colour: look.Dim}))
	p.unread.SetContent(lines)
	if at >= 0 && len(p.unreadLines) > 0 {
		p.host.Window().Canvas().Focus(p.unreadLines[min(at, len(p.unreadLines)-1)]) // it was on one of those that are gone
	}
}

// ToUnread says whether the keyboard goes to the rows that nobody could read when
// the sheet is shown, or into the entry.
func (p *Panel) ToUnread(on bool) { p.toUnread, p.shown = on, false }

// focusUnread shows the rows that nobody could read, with the keyboard on the first.
func (p *Panel) focusUnread() {
	p.page.Reveal(p.unread)
	p.side.Reveal(p.unread)
	p.host.Window().Canvas().Focus(p.unreadLines[0])
}

func (p *Panel) unreadMenu(anchor fyne.Focusable, r storage.IllegibleRow) {
	store := p.host.Store()
	widgets.ShowMenu(anchor, widgets.MenuItem{Text: "Say who it was…", Do: func() { p.askResolve(r) }}, widgets.MenuItem{Text: "Remove", Do: func() {
		p.host.Write(func(ctx context.Context) error { return store.RemoveIllegible(ctx, r.ID) }, func() { p.host.Done("The illegible row was removed.") })
	}})
}
