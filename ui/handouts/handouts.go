// Package handouts prints everything of a session that is not its sign-in
// sheet: badges, tents, labels, the agenda, forms, signs, and what kitchen and
// host need to know.
package handouts

import (
	"context"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/printing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Kind is one kind of paper of a session.
type Kind struct {
	Name string // "Name badges"
	Show func(host frame.Host, session model.ID)
}

// Kinds is every kind, in the order the window offers them.
var Kinds = []Kind{
	{"Name badges", func(h frame.Host, id model.ID) { showBadges(h, id, false) }},
	{"Name tents", func(h frame.Host, id model.ID) { showBadges(h, id, true) }},
	{"Address labels", showLabelsOf},
	{"Agenda handout", plain("Print the agenda", handoutPaper)},
	{"Feedback form", plain("Print the feedback form", feedbackPaper)},
	{"Direction sign", showSign},
	{"Phone list", plain("Print the phone list", phonePaper)},
	{"Catering order", plain("Print the catering order", cateringPaper)},
	{"Access briefing", showAccess},
}

// gathering makes a paper of a session.
type gathering func(context.Context, *storage.Store, model.ID) (printing.Paper, error)

// plain shows a paper about which nothing can be chosen.
func plain(title string, gather gathering) func(frame.Host, model.ID) {
	return func(host frame.Host, id model.ID) {
		printing.Show(host, printing.Job{Title: title, Prepare: func() func(context.Context) (printing.Paper, error) {
			store := host.Store()
			return func(ctx context.Context) (printing.Paper, error) { return gather(ctx, store, id) }
		}})
	}
}

func showSign(host frame.Host, id model.ID) {
	var dialog *printing.Dialog
	var options []widgets.Option
	for _, d := range report.Directions {
		options = append(options, widgets.Option{Value: string(d), Text: string(d)})
	}
	way := widgets.NewSelectField("The arrow points", options, string(report.Ahead), nil)
	way.Select.OnChanged = func(string) { dialog.Refresh() }
	dialog = printing.Show(host, printing.Job{Title: "Print a direction sign", Form: []fyne.CanvasObject{way},
		Prepare: func() func(context.Context) (printing.Paper, error) {
			store, d := host.Store(), report.Direction(way.Value())
			return func(ctx context.Context) (printing.Paper, error) { return signPaper(ctx, store, id, d) }
		}})
}

// showAccess prints the briefing for the host, or the coordinator's own copy,
// which alone has names.
func showAccess(host frame.Host, id model.ID) {
	const forHost, forMe = "host", "me"
	var dialog *printing.Dialog
	copyFor := widgets.NewSelectField("For", []widgets.Option{
		{Value: forHost, Text: "the host: needs and numbers"}, {Value: forMe, Text: "you: with names"},
	}, forHost, nil)
	copyFor.Select.OnChanged = func(string) { dialog.Refresh() }
	dialog = printing.Show(host, printing.Job{Title: "Print the access briefing", Form: []fyne.CanvasObject{copyFor},
		Prepare: func() func(context.Context) (printing.Paper, error) {
			store, named := host.Store(), copyFor.Value() == forMe
			return func(ctx context.Context) (printing.Paper, error) { return accessPaper(ctx, store, id, named) }
		}})
}
