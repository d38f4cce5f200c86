package data

import (
	"context"
	"strconv"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// stepsShown is how far back the list of steps goes.
const stepsShown = 2000

// history is the list of everything that was done; each step can be undone
// unless a later one stands in the way.
type history struct {
	host  frame.Host
	table *widgets.Table[storage.Step]
	steps []storage.Step
	load  *widgets.Async[[]storage.Step]
	undo  *widgets.Button
	cause *widgets.Words // why the marked step cannot be undone
	all   fyne.CanvasObject
}

func newHistory(host frame.Host) *history {
	h := &history{host: host, load: widgets.NewAsync[[]storage.Step](host.Runner())}
	h.table = widgets.NewTable([]widgets.Column[storage.Step]{
		{Key: "what", Title: "What was done", Width: 420, Text: func(s storage.Step) string { return s.Label }},
		{Key: "when", Title: "When", Width: 200, Fixed: true, Cell: func(s storage.Step) widgets.Cell {
			return widgets.Cell{Text: s.At.Local().Format("Mon 2 Jan 2006, 15:04"), Style: widgets.Dim}
		}},
		{Key: "state", Title: "", Width: 90, Fixed: true, Cell: func(s storage.Step) widgets.Cell {
			if s.Undone {
				return widgets.Cell{Text: "undone", Pill: widgets.ToneWarning}
			}
			return widgets.Cell{}
		}},
	}, func(s storage.Step) string { return strconv.FormatInt(s.ID, 10) })
	h.table.Empty = widgets.EmptyState("Everything you do is listed here, and can be undone here.", "", nil)
	h.table.OnCurrent = func(int) { h.able() }
	h.undo = widgets.NewButton("Undo this step", widgets.Plain, h.undoCurrent)
	words := widgets.NewParagraph("The newest first. Any step can be undone, also weeks later, unless a later change stands in the way; then that one is named and nothing changes.", widgets.Dim)
	h.cause = widgets.NewWords("", widgets.Small)
	top := container.NewVBox(container.NewBorder(nil, nil, nil, h.undo, words), h.cause)
	h.all = widgets.Over(top, h.table, 10)
	h.able()
	return h
}

func (h *history) object() fyne.CanvasObject { return h.all }
func (h *history) show(frame.Place)          { h.reload() }
func (h *history) heard(storage.Notice)      { h.reload() }
func (h *history) focus()                    { h.table.Focus() }

func (h *history) commands() []frame.Command {
	return []frame.Command{{Name: "Undo this step", Key: key(fyne.KeyBackspace), Do: h.undoCurrent, Why: h.why()}}
}

func (h *history) reload() {
	store := h.host.Store()
	h.load.Run(func(ctx context.Context) ([]storage.Step, error) { return store.History(ctx, stepsShown) },
		func(steps []storage.Step, err error) {
			if err != nil {
				h.host.Failed(err)
				return
			}
			h.steps = steps
			h.table.SetSource(widgets.Rows[storage.Step](steps))
			h.able()
		})
}

// current is the step that is marked in the list.
func (h *history) current() (storage.Step, bool) {
	i := h.table.Current()
	if i < 0 || i >= len(h.steps) {
		return storage.Step{}, false
	}
	return h.steps[i], true
}

// why says why the marked step cannot be undone; "" when it might.
func (h *history) why() string {
	step, ok := h.current()
	switch {
	case !ok:
		return "Choose a step first."
	case step.Kind == "restore":
		return "This step restored a copy; to go back on it, restore the copy that was made before it."
	case step.Kind != "do":
		return "This step is an undo or a redo itself; use undo and redo at the top."
	case step.Undone:
		return "This step is undone already."
	case step.ID == 1:
		return "This step made the community itself."
	}
	return ""
}

func (h *history) able() {
	why := h.why()
	h.undo.DisableBecause(why)
	h.cause.SetText(why)
}

func (h *history) undoCurrent() {
	step, ok := h.current()
	if !ok {
		return
	}
	h.table.Focus()
	store := h.host.Store()
	more := ""
	h.host.Write(func(ctx context.Context) error {
		more = StillInvited(ctx, store, step.ID)
		return store.UndoStep(ctx, step.ID)
	}, func() { h.host.Tell("Undone: "+step.Label+"."+more, "", nil) })
}

// StillInvited says in a sentence, after a space, who stays on the list of a session
// when a step that changed its state is taken back; "" for nobody.
func StillInvited(ctx context.Context, store *storage.Store, step int64) string {
	n, err := store.InvitedSince(ctx, step)
	if err != nil || n == 0 { // what cannot be read is only not said
		return ""
	}
	if n == 1 {
		return " Who was invited since stays on the list."
	}
	return " The " + model.Thousands(n) + " people invited since stay on the list."
}
