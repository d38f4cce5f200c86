package session

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/reports"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// writeUp is the tab of the report: who came, to read, save and print.
type writeUp struct {
	screen *Screen
	view   *reports.View
	page   fyne.CanvasObject
}

func newWriteUp(s *Screen) *writeUp {
	v := reports.NewView(s.host)
	w := &writeUp{screen: s, view: v, page: widgets.PageBody(v.Object())}
	v.OnDone = w.done
	return w
}

// done marks the session as written up, if that is what it waits for: a report
// that is saved before attendance is complete is not the last.
func (w *writeUp) done() {
	host, id := w.screen.host, w.screen.id
	if w.screen.now.step() == model.StepReport {
		host.Write(func(ctx context.Context) error { return host.Store().WriteUp(ctx, id) }, nil)
	}
}

func (w *writeUp) show() {
	w.view.Show(storage.ReportChoice{Kind: storage.AttendanceReport, Session: w.screen.id})
}

func (w *writeUp) name() string              { return Report }
func (w *writeUp) word(details) string       { return Report }
func (w *writeUp) object() fyne.CanvasObject { return w.page }
func (w *writeUp) reset()                    { w.view.Clear() }
func (w *writeUp) focus()                    { w.view.Focus() }
func (w *writeUp) commands() []frame.Command { return w.view.Commands() }
func (w *writeUp) why() string               { return "That is done in the report of the session." }
