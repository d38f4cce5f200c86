package typein

import (
	"context"

	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Commands are what can be done with the sheet.
func (p *Panel) Commands() []frame.Command {
	none, early := "", ""
	if p.now.sheet == nil {
		none = "No sheet of this session is on paper yet: print it first."
	}
	if early = none; early == "" && !p.now.started {
		early = "Who came is typed in from the day of the session on."
	}
	alt := func(key fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
	}
	return []frame.Command{
		{Name: "Type rows or names", Key: alt(fyne.KeyT), Do: p.Focus, Why: none},
		{Name: "Walk-in of the sheet…", Key: alt(fyne.KeyW), Do: func() { p.askWalkIn(0, "", "") }, Why: early},
		{Name: "A row that cannot be read…", Key: alt(fyne.KeyI), Do: func() { p.askIllegible(0) }, Why: early},
		{Name: "Settle the rows without a tick…", Key: alt(fyne.KeyS), Do: p.settle, Why: early},
		{Name: "Another sheet, by its code…", Key: alt(fyne.KeyC), Do: p.askCode},
		{Name: "Attach a photo or scan of the paper…", Key: alt(fyne.KeyA), Do: p.attach},
		{Name: "Print the attendance record…", Key: alt(fyne.KeyP), Do: p.actions.Record},
	}
}

// askCode asks for the code on the paper, and goes to its sheet: of this
// session, or of another one if the coordinator wants to.
func (p *Panel) askCode() { p.askCodeAgain("", nil) }

func (p *Panel) askCodeAgain(typed string, problem error) {
	code := widgets.NewTextField("Code at the top right of the paper", typed, nil)
	content := widgets.Form(code)
	if words := p.now.others(); words != "" {
		content.Add(widgets.NewParagraph(words, widgets.Dim))
	}
	dialog := widgets.ShowDialog(p.host.Window(), widgets.Options{Title: "Which sheet?", Content: content, Confirm: "Show it", OnConfirm: func() error {
		store, typed := p.host.Store(), code.Text()
		p.search.Run(func(ctx context.Context) (found, error) { return findSheet(ctx, store, typed) }, func(f found, err error) {
			if err != nil {
				p.askCodeAgain(typed, err)
				return
			}
			p.goTo(f)
		})
		return nil
	}})
	if problem != nil {
		dialog.SetProblem(problem)
	}
}

// goTo shows a sheet that was found, or offers to go to its session.
func (p *Panel) goTo(f found) {
	if f.session.ID == p.id {
		p.code = f.printing.Code
		p.say("", false)
		p.Show(p.id)
		return
	}
	words := "Sheet " + f.printing.Code + " is of “" + f.session.Title + "”, " + f.session.When() + "."
	widgets.ShowDialog(p.host.Window(), widgets.Options{Title: "A sheet of another session", Content: widgets.NewParagraph(words, widgets.Body), Confirm: "Go there", OnConfirm: func() error {
		p.wanted[f.session.ID] = f.printing.Code
		p.host.Go(p.actions.Place(f.session.ID))
		return nil
	}})
}
