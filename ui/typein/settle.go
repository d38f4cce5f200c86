package typein

import (
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/widgets"
)

// settleWords name the choices for the rows without a tick.
var settleWords = map[model.Unticked]string{
	model.UntickedNoShow:      "did not come",
	model.UntickedApologies:   "apologies for those who declined, the rest did not come",
	model.UntickedNotRecorded: "not recorded",
}

// settle asks what becomes of the rows without a tick, once, for all of them.
func (p *Panel) settle() {
	if p.now.sheet == nil || !p.now.started {
		p.say("Who came is typed in from the day of the session on.", true)
		return
	}
	options := make([]widgets.Option, len(model.UntickedChoices))
	for i, c := range model.UntickedChoices {
		options[i] = widgets.Option{Value: string(c), Text: settleWords[c]}
	}
	explain := widgets.NewParagraph("", widgets.Dim)
	choice := widgets.NewSelectField("Rows without a tick", options, string(model.UntickedNoShow), nil)
	var dialog *widgets.Dialog
	tell := func(v string) {
		explain.SetText(model.Unticked(v).Explain())
		dialog.Refresh()
	}
	choice.Select.OnChanged = tell
	explain.SetText(model.UntickedNoShow.Explain())
	dialog = widgets.ShowDialog(p.host.Window(), widgets.Options{Title: "Sheet " + p.now.sheet.Code + " is typed in", Confirm: "Record it", Width: 520,
		Content:   widgets.Form(widgets.NewParagraph(p.state.counted()+".", widgets.Strong), choice, explain),
		OnConfirm: func() error { p.finish(model.Unticked(choice.Value())); return nil }})
	p.host.Window().Canvas().Focus(dialog.ConfirmButton())
}

func (p *Panel) finish(how model.Unticked) {
	store, code := p.host.Store(), p.now.sheet.Code
	var tally storage.SheetTally
	p.host.Write(func(ctx context.Context) (err error) {
		tally, err = store.FinishSheet(ctx, code, how)
		return err
	}, func() {
		p.say("", false)
		p.host.Done(finished(code, tally))
	})
}

// finished says how the sheet came out.
func finished(code string, t storage.SheetTally) string {
	words := fmt.Sprintf("Sheet %s is typed in: %d came, %d did not", code, t.Came, t.NoShow+t.NoWord+t.Others)
	var of []string
	for _, part := range []struct {
		n    int
		what string
	}{{t.NoShow, "no-show"}, {t.NoWord, "without a reply"}, {t.Others, "others"}} {
		if part.n > 0 {
			of = append(of, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	if len(of) > 1 || t.NoShow > 0 {
		words += " (" + strings.Join(of, ", ") + ")"
	}
	if t.Held {
		words += ". The session is marked as held"
	}
	if t.Early {
		words += ". The session has not begun, so it is not marked as held yet"
	}
	return words + "."
}
