package verdicts

import (
	"context"
	"strconv"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Read reads a file called name, rehearses it, and shows what it would record of
// whom. The rows that are left out can be settled there; nothing is written before
// it is confirmed, and then as one step.
func Read(host frame.Host, name string, read func(context.Context) (Answers, error)) {
	var j *job
	host.Work("Reading "+name+"…", func(ctx context.Context, _ func(float64)) error {
		a, err := read(ctx)
		if err != nil {
			return err
		}
		j = newJob(a)
		return j.run(ctx, true)
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
	list    *List
	missing *widgets.Select
	again   *widgets.Async[*job]
	shown   *widgets.Dialog
}

func open(host frame.Host, j *job) {
	d := &dialog{host: host, job: j, list: New(j.Kinds), again: widgets.NewAsync[*job](host.Runner())}
	d.list.OnlyFound = true
	d.list.OnOpen = d.settle
	d.missing = widgets.NewSelect("", j.Missings, string(j.how.Missing), func(v string) {
		next := d.job.copy()
		next.how.Missing = storage.Missing(v)
		d.judge(next)
	})
	others := container.NewHBox(container.NewCenter(widgets.NewWords(j.Who, widgets.Dim)), d.missing)
	head := widgets.Stack(widgets.NewParagraph(j.Words(len(j.verdicts)), widgets.Body), others, d.list.Chips)
	d.shown = widgets.ShowDialog(host.Window(), widgets.Options{Title: j.Title, Confirm: j.Confirm(j.recorded()), OnConfirm: d.record, Width: 960, Tall: true,
		Content: container.New(&roomy{host.Window()}, head, d.list.Body)})
	d.refresh()
	switch {
	case d.list.FocusFirst(match.Ambiguous), d.list.FocusFirst(match.Nobody): // each has a suggestion to settle it with
	case d.shown.ConfirmButton().Disabled():
		d.list.Table.Focus()
	default:
		host.Window().Canvas().Focus(d.shown.ConfirmButton())
	}
}

// refresh shows the job as it is now.
func (d *dialog) refresh() {
	d.list.Show(d.job.verdicts)
	d.missing.SetValue(string(d.job.how.Missing))
	button := d.shown.ConfirmButton()
	button.SetText(d.job.Confirm(d.job.recorded()))
	if d.job.recorded() > 0 {
		button.Enable()
	} else {
		button.DisableBecause("No row brings anything new.")
	}
	d.shown.Refresh()
}

// judge rehearses another version of the job and shows it.
func (d *dialog) judge(next *job) {
	d.again.Run(func(ctx context.Context) (*job, error) { return next, next.run(ctx, true) }, func(next *job, err error) {
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
	host, j := d.host, d.job.copy()
	host.Write(func(ctx context.Context) error { return j.run(ctx, false) }, func() { host.Done(j.Done(j.recorded(), j.out())) })
	return nil
}

// settle asks whom a row is about.
func (d *dialog) settle(v match.Verdict) {
	doubt, known := d.job.doubts[v.Line]
	if !known {
		return
	}
	all, at, why := d.job.choices(doubt)
	options := make([]widgets.Option, len(all))
	for i, c := range all {
		options[i] = widgets.Option{Value: strconv.Itoa(i), Text: c.text}
	}
	choose := widgets.NewSelectField("This row is", options, strconv.Itoa(at), nil)
	other := listing.NewPersonEntry(d.host, "Somebody else")
	widgets.ShowDialog(d.host.Window(), widgets.Options{Title: "Who is " + doubt.Name + "?", Confirm: "Choose", Width: 480,
		Content: widgets.Form(widgets.NewParagraph(doubt.Why()+".", widgets.Body), choose, widgets.NewParagraph(why, widgets.Small), other.Field),
		OnConfirm: func() error {
			person, given, err := other.Chosen()
			if err != nil {
				return err
			}
			next := d.job.copy()
			for i, c := range all {
				if strconv.Itoa(i) == choose.Value() {
					next.how.Choices[v.Line] = c.choice
				}
			}
			if given {
				next.how.Choices[v.Line] = storage.Choice{Person: person}
			}
			d.judge(next)
			return nil
		}})
}

// roomy sets the table under the head, in the height that the window has for it.
type roomy struct{ window fyne.Window }

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
