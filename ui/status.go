package ui

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// status is the line at the foot: saved or not, counts, last backup, work that
// goes on, and the community's name.
type status struct {
	widget.BaseWidget
	window   *window
	dot      *widgets.Words // by itself: its font has another line
	saved    *widgets.Words
	counts   *widgets.Words
	backup   *widgets.Words
	name     *widgets.Words
	progress *widgets.Progress
	count    *widgets.Async[facts]
	right    *fyne.Container // work that goes on, and the name
	content  fyne.CanvasObject
}

// facts are what the status line asks the store.
type facts struct {
	storage.Counts
	backups []storage.BackupRow
}

func newStatus(w *window) *status {
	s := &status{window: w, progress: widgets.NewProgress(), count: widgets.NewAsync[facts](w.runner)}
	s.dot = widgets.NewWords("", widgets.Small)
	s.saved, s.counts = widgets.NewWords("", widgets.Small), widgets.NewWords("", widgets.Small)
	s.backup, s.name = widgets.NewWords("", widgets.Small), widgets.NewWords("", widgets.Small)
	saved := container.New(layout.NewCustomPaddedHBoxLayout(4), s.dot, s.saved)
	s.right = widgets.Row(s.progress, s.name)
	s.content = panel(container.New(statusLayout{s}, saved, s.counts, s.backup, s.right), false)
	s.ExtendBaseWidget(s)
	return s
}

func (s *status) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.content) }

// refresh shows whether all that was typed is saved.
func (s *status) refresh() {
	dot, text, colour := "●", "Saved", look.Good
	switch {
	case s.window.store == nil:
		return
	case s.window.store.ReadOnly():
		dot, text, colour = "○", "Look only", look.Warning
	case s.window.writes.busy:
		dot, text, colour = "○", "Saving…", look.Dim
	case s.window.writes.unsaved:
		dot, text, colour = "!", "The last change is not saved", look.Bad
	}
	s.dot.SetText(dot)
	s.dot.SetStyle(widgets.Style{Size: look.SizeSmall, Colour: colour})
	s.saved.SetText(text)
	s.saved.SetStyle(widgets.Style{Size: look.SizeSmall, Colour: colour})
	s.name.SetText(s.window.lists.Community.Name)
	s.content.Refresh()
}

// show shows how far a task is; nil is none.
func (s *status) show(t *task) {
	if t == nil {
		s.progress.Finish()
	} else {
		s.progress.Start(t.name, t.cancel)
		s.progress.Set(t.fraction, t.name)
	}
	s.content.Refresh() // it makes room for it, or takes it back
}

// working is the width of what shows work that goes on, with a gap at its left.
func (s *status) working() float32 {
	if !s.progress.Visible() {
		return 0
	}
	return s.right.MinSize().Width + look.Px(16)
}

// recount asks the store again.
func (s *status) recount() {
	store := s.window.store
	s.count.Run(func(ctx context.Context) (facts, error) {
		counts, err := store.Counts(ctx)
		return facts{counts, store.Backups()}, err
	}, func(f facts, err error) {
		if err != nil {
			s.window.Failed(err)
			return
		}
		s.counts.SetText(model.Count(f.People, "person", "people") + " · " + model.Count(f.Organisations, "organisation", "organisations") + " · " +
			model.Count(f.Venues, "venue", "venues"))
		s.backup.SetText("No backup yet")
		if len(f.backups) > 0 {
			s.backup.SetText("Backup " + model.Ago(f.backups[0].At, store.Now()))
		}
		s.refresh()
	})
}

// statusLayout puts what is saved, the counts and the last backup at the left, and the
// rest at the right, all in the middle of the height. Where there is no room for all
// words, those of the counts are cut first, then the community's name.
type statusLayout struct{ status *status }

func (l statusLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	gap := look.Px(16)
	whole := func(w *widgets.Words) float32 { return widgets.Small.Width(w.Text()) + 1 }
	saved, backup, right := o[0].MinSize().Width, whole(l.status.backup), o[3].MinSize().Width
	room := max(size.Width-saved-backup-right-3*gap, 0) // for the counts, and for more of the name
	more := min(max(whole(l.status.name)-l.status.name.MinSize().Width, 0), room)
	counts := min(whole(l.status.counts), room-more)
	x := float32(0)
	for i, width := range []float32{saved, counts, backup} {
		high := o[i].MinSize().Height
		put(o[i], x, (size.Height-high)/2, width, high)
		x += width + gap
	}
	high := o[3].MinSize().Height
	put(o[3], size.Width-right-more, (size.Height-high)/2, right+more, high)
}

func (statusLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	high := float32(0)
	for _, one := range o {
		high = max(high, one.MinSize().Height)
	}
	return fyne.NewSize(0, high)
}
