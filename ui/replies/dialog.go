package replies

import (
	"context"
	"path/filepath"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/frame"
	"convenor/ui/verdicts"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Choose asks for a file with replies, or with attendance, and shows what is in
// it.
func Choose(host frame.Host, session model.ID, kind returns.Kind) {
	title, extensions := "Replies from a form (CSV), a calendar file or a mail", []string{".csv", ".txt", ".tsv", ".ics", ".eml"}
	if kind == returns.Attendance {
		title, extensions = "Attendance report of Microsoft Teams or Zoom", []string{".csv", ".txt", ".tsv"}
	}
	host.OpenFile(title, extensions, func(path string) { Show(host, session, kind, path) })
}

// Show reads files of one kind and shows what they would record.
func Show(host frame.Host, session model.ID, kind returns.Kind, paths ...string) {
	read(host, session, filepath.Base(paths[0]), func(s model.Session) (returns.Batch, error) { return returns.ReadFiles(kind, s, paths...) })
}

// Paste shows what an attendance report that was copied would record.
func Paste(host frame.Host, session model.ID) {
	text := fyne.CurrentApp().Clipboard().Content()
	if text == "" {
		host.Tell("Nothing was copied. Open the attendance report, copy all of it, and come back.", "", nil)
		return
	}
	read(host, session, returns.Copied, func(s model.Session) (returns.Batch, error) { return returns.ReadText(text, s) })
}

// Dropped shows what files that were dropped on a session hold: replies or
// attendance. Others go to contacts.
func Dropped(host frame.Host, session model.ID, paths []string, contacts func(path string)) {
	var kind returns.Kind
	all := len(paths)
	host.Work("Reading "+filepath.Base(paths[0])+"…", func(context.Context, func(float64)) (err error) {
		kind, paths, err = returns.Sort(paths)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			host.Failed(err)
		case kind == returns.Contacts:
			contacts(paths[0])
		default:
			Show(host, session, kind, paths...)
		}
		if left := all - len(paths); left > 0 && err == nil {
			host.Tell(model.Count(left, "file was", "files were")+" not read, because something else than the first is in there. Drop files of one kind together.", "", nil)
		}
	})
}

// read reads and rehearses, and opens the dialog.
func read(host frame.Host, session model.ID, name string, batch func(model.Session) (returns.Batch, error)) {
	store := host.Store()
	var j *job
	host.Work("Reading "+name+"…", func(ctx context.Context, _ func(float64)) error {
		s, err := store.Session(ctx, session)
		if err != nil {
			return err
		}
		b, err := batch(s)
		if err != nil {
			return err
		}
		j = newJob(s, b)
		return j.run(ctx, store, true)
	}, func(err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		open(host, j)
	})
}

// dialog shows a job.
type dialog struct {
	host    frame.Host
	job     *job
	list    *verdicts.List
	missing *widgets.Select
	words   *widgets.Words
	again   *widgets.Async[*job]
	shown   *widgets.Dialog
}

func open(host frame.Host, j *job) {
	d := &dialog{host: host, job: j, list: verdicts.New(j.kinds()), again: widgets.NewAsync[*job](host.Runner())}
	d.list.OnlyFound = true
	d.list.OnOpen = d.settle
	d.words = widgets.NewParagraph(j.words(), widgets.Body)
	d.missing = widgets.NewSelect("", []widgets.Option{
		{Value: string(storage.LeaveOut), Text: "Leave out"},
		{Value: string(storage.PutOn), Text: "Put on the list, if known"},
		{Value: string(storage.AddNew), Text: "Put on the list, even if new"},
	}, string(j.missing), func(v string) {
		next := d.job.copy()
		next.missing = storage.Missing(v)
		d.judge(next)
	})
	others := container.NewHBox(container.NewCenter(widgets.NewWords("Who is not on the list:", widgets.Dim)), d.missing)
	head := widgets.Stack(d.words, others, d.list.Chips)
	d.shown = widgets.ShowDialog(host.Window(), widgets.Options{Title: j.title(), Confirm: j.confirmWords(), OnConfirm: d.record, Width: 960, Tall: true,
		Content: container.New(&roomy{host.Window(), head}, head, d.list.Body)})
	d.refresh()
	switch {
	case d.list.FocusFirst(match.Ambiguous):
	case d.shown.ConfirmButton().Disabled():
		d.list.Table.Focus()
	default:
		host.Window().Canvas().Focus(d.shown.ConfirmButton())
	}
}

// refresh shows the job as it is now.
func (d *dialog) refresh() {
	d.list.Show(d.job.verdicts)
	d.missing.SetValue(string(d.job.missing))
	button := d.shown.ConfirmButton()
	button.SetText(d.job.confirmWords())
	if d.job.recorded() > 0 {
		button.Enable()
	} else {
		button.DisableBecause("No row brings anything new.")
	}
	d.shown.Refresh()
}

// judge rehearses another version of the job and shows it.
func (d *dialog) judge(next *job) {
	store := d.host.Store()
	d.again.Run(func(ctx context.Context) (*job, error) { return next, next.run(ctx, store, true) }, func(next *job, err error) {
		d.shown.SetProblem(err)
		if err == nil {
			d.job = next
		}
		d.refresh() // after an error to what still holds
	})
}

// record records for good.
func (d *dialog) record() error {
	if d.again.Busy() {
		return model.ValidationError{Field: "rows", Problem: "the rows are still being looked at; try again in a moment"}
	}
	host, store, j := d.host, d.host.Store(), d.job.copy()
	host.Write(func(ctx context.Context) error { return j.run(ctx, store, false) }, func() { host.Done(j.doneWords()) })
	return nil
}

// settle asks whom a row is about.
func (d *dialog) settle(v match.Verdict) {
	doubt, known := d.job.doubts[v.Line]
	if !known {
		return
	}
	all, now := d.job.choicesFor(doubt)
	options := make([]widgets.Option, len(all))
	for i, c := range all {
		options[i] = widgets.Option{Value: c.text, Text: c.text}
	}
	choose := widgets.NewSelectField("This row is", options, all[now].text, nil)
	other := NewPersonEntry(d.host, "Somebody else")
	widgets.ShowDialog(d.host.Window(), widgets.Options{Title: "Who is " + doubt.Name + "?", Confirm: "Choose", Width: 480,
		Content: widgets.Form(widgets.NewParagraph(doubt.Why()+".", widgets.Body), choose, other.Field),
		OnConfirm: func() error {
			person, given, err := other.Chosen()
			if err != nil {
				return err
			}
			next := d.job.copy()
			for _, c := range all {
				if c.text == choose.Value() {
					next.choices[v.Line] = c.choice
				}
			}
			if given {
				next.choices[v.Line] = storage.Choice{Person: person}
			}
			d.judge(next)
			return nil
		}})
}

// roomy sets the table under the head, in the height that the window has for it.
type roomy struct {
	window fyne.Window
	head   fyne.CanvasObject
}

const (
	roomGap    = 12
	dialogRoom = 200 // what the dialog itself takes of the window's height
	leastTable = 150
)

func (l *roomy) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
	high := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, high))
	o[1].Move(fyne.NewPos(0, high+roomGap))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-high-roomGap))
}

func (l *roomy) MinSize(o []fyne.CanvasObject) fyne.Size {
	room := l.window.Canvas().Size().Height - dialogRoom
	return fyne.NewSize(480, max(room, o[0].MinSize().Height+roomGap+leastTable))
}
