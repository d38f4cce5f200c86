package handouts

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/printing"

	"fyne.io/fyne/v2"
)

const (
	outline      = "Outline to cut along"
	settingLabel = "label paper"
)

// ShowLabels prints address labels for people.
func ShowLabels(host frame.Host, people []model.ID) {
	showLabels(host, func(ctx context.Context, store *storage.Store, o labelOptions) (printing.Paper, error) {
		return labelPaper(ctx, store, people, "People", "", o)
	})
}

// showLabelsOf prints address labels for those of a session who prefer post.
func showLabelsOf(host frame.Host, id model.ID) {
	showLabels(host, func(ctx context.Context, store *storage.Store, o labelOptions) (p printing.Paper, err error) {
		session, err := store.Session(ctx, id)
		if err != nil {
			return p, err
		}
		people, err := store.PostPeople(ctx, id)
		if err != nil {
			return p, err
		}
		if p, err = labelPaper(ctx, store, people, session.Title, session.Start.Date(), o); err == nil && len(people) == 0 {
			p.Note = "Nobody on the list prefers post. Labels for others are printed from People: tick them, then press “Labels”."
		}
		return p, err
	})
}

func showLabels(host frame.Host, gather func(context.Context, *storage.Store, labelOptions) (printing.Paper, error)) {
	f := newStockForm(host, settingLabel, "L7160", false, []string{outline}, nil)
	job := printing.Job{Title: "Print address labels", Form: []fyne.CanvasObject{f.stock, f.start, f.show("Print")}, Check: f.check, Done: f.remember}
	job.Prepare = func() func(context.Context) (printing.Paper, error) {
		store, o := host.Store(), labelOptions{f.paper(), f.first(), f.on(outline)}
		return func(ctx context.Context) (printing.Paper, error) { return gather(ctx, store, o) }
	}
	dialog := printing.Show(host, job)
	f.changed = dialog.Refresh
}
