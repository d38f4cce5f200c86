package printing

import (
	"context"
	"image"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Job says what can be printed and what can be chosen about it.
type Job struct {
	Title string              // of the dialog: "Print the sign-in sheet"
	Form  []fyne.CanvasObject // the choices; each calls Dialog.Refresh when it changes
	Check func() error        // what is wrong with what was typed; nil when nothing can be
	// Prepare reads the choices, on the UI goroutine, and returns the work that
	// gathers the content, which runs away from it.
	Prepare func() func(context.Context) (Paper, error)
	Done    func() // after it was printed or saved; may be nil
}

// Dialog shows a job.
type Dialog struct {
	host frame.Host
	job  Job
	lp   string // the program that prints; "" where there is none
	now  *Paper // as the preview shows it; nil until it is laid out
	page int

	picture       *canvas.Image
	pages         *widgets.Words
	note          *widgets.Words
	remarks       *widgets.Words
	before, after *widgets.Button
	load          *widgets.Async[preview]
	dialog        *widgets.Dialog
}

// preview is a document with the picture of one of its pages.
type preview struct {
	paper Paper
	page  int
	image image.Image
}

// Show opens the dialog.
func Show(host frame.Host, job Job) *Dialog {
	d := &Dialog{host: host, job: job, lp: findPrinter(), page: 1, load: widgets.NewAsync[preview](host.Runner())}
	form := widgets.Form(job.Form...)
	d.note = widgets.NewParagraph("", widgets.Small)
	form.Add(d.note)
	d.remarks = widgets.NewParagraph("", widgets.Style{Size: look.SizeSmall, Colour: look.Warning})
	form.Add(d.remarks)
	if d.lp != "" {
		now := widgets.NewButton("Print now", widgets.Plain, d.print)
		now.SetTip("Sends it to this computer’s usual printer")
		form.Add(widgets.Row(now))
	}
	beside := container.New(layout.NewCustomPaddedLayout(2, 2, 2, 14), form) // the bar of the scroll
	content := container.New(&printLayout{host.Window(), form}, widgets.NewScroll(beside), d.makePreview())
	d.dialog = widgets.ShowDialog(host.Window(), widgets.Options{Title: job.Title, Content: content,
		Confirm: "Save PDF and open", OnConfirm: d.save, Width: 860, Tall: true, Steady: true})
	d.Refresh()
	return d
}

func (d *Dialog) makePreview() fyne.CanvasObject {
	d.picture = canvas.NewImageFromImage(nil)
	d.picture.FillMode = canvas.ImageFillContain
	d.picture.ScaleMode = canvas.ImageScaleSmooth
	d.pages = widgets.NewWords("", widgets.Small)
	d.before = widgets.NewButton("‹ Before", widgets.Quiet, func() { d.turn(-1) })
	d.after = widgets.NewButton("Next ›", widgets.Quiet, func() { d.turn(1) })
	frame := canvas.NewRectangle(nil)
	frame.StrokeWidth, frame.StrokeColor, frame.FillColor = 1, look.Colour(look.Line), look.Colour(look.Muted)
	bar := container.NewCenter(widgets.Row(d.before, d.pages, d.after))
	return container.NewBorder(nil, bar, nil, nil, container.NewStack(frame, container.NewPadded(d.picture)))
}

func (d *Dialog) turn(by int) {
	if d.now == nil {
		return
	}
	d.page = min(max(d.page+by, 1), d.now.result.Pages)
	d.Refresh()
}

// Refresh lays the document out again with the choices as they are now.
func (d *Dialog) Refresh() {
	if d == nil { // a choice that is set before the dialog is shown
		return
	}
	gather, page := d.job.Prepare(), d.page
	d.load.Run(func(ctx context.Context) (v preview, err error) {
		if v.paper, err = gather(ctx); err != nil {
			return v, err
		}
		if err := v.paper.lay(); err != nil {
			return v, err
		}
		v.page = max(min(page, v.paper.result.Pages), 1)
		v.image, err = v.paper.page(v.page)
		return v, err
	}, d.show)
}

func (d *Dialog) show(v preview, err error) {
	d.dialog.SetProblem(err)
	if err != nil {
		return
	}
	d.now, d.page = &v.paper, v.page
	d.picture.Image = v.image
	d.picture.Refresh()
	pages := v.paper.result.Pages
	d.pages.SetText("page " + model.Thousands(v.page) + " of " + model.Thousands(pages))
	d.before.DisableBecause(unless(v.page > 1, "This is the first page."))
	d.after.DisableBecause(unless(v.page < pages, "This is the last page."))
	d.note.SetText(v.paper.Note)
	d.remarks.SetText(v.paper.remarks())
	d.dialog.Refresh()
}

// unless returns why when ok does not hold.
func unless(ok bool, why string) string {
	if ok {
		return ""
	}
	return why
}

// ready is the document as it is to be printed, laid out with what was typed
// last.
func (d *Dialog) ready() (Paper, error) {
	if d.job.Check != nil {
		if err := d.job.Check(); err != nil {
			return Paper{}, err
		}
	}
	if d.now == nil || d.load.Busy() {
		return Paper{}, model.ValidationError{Field: "paper", Problem: "it is still being laid out; try again in a moment"}
	}
	return *d.now, nil
}

// save asks for a file name, writes the document and opens it.
func (d *Dialog) save() error {
	p, err := d.ready()
	if err != nil {
		return err
	}
	d.dialog.Close() // the next dialog must not stand on this one
	host := d.host
	host.SaveFile("Save as PDF", p.Name, func(path string) {
		host.Write(func(ctx context.Context) error { return p.save(ctx, path) }, func() {
			host.View(path)
			host.Tell(model.JoinNonEmpty(" ", widgets.SavedAs(path), p.Said, p.remarks()), "Open it again", func() { host.View(path) })
			d.finish()
		})
	})
	return nil
}

// print sends the document to the printer.
func (d *Dialog) print() {
	p, err := d.ready()
	if err != nil {
		d.dialog.SetProblem(err)
		return
	}
	d.dialog.Close()
	host := d.host
	host.Work("Printing…", func(ctx context.Context, _ func(float64)) error { return p.printOn(ctx, d.lp) }, func(err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		host.Tell(model.JoinNonEmpty(" ", "It went to the printer.", p.Said, p.remarks()), "", nil)
		d.finish()
	})
}

// SetProblem says what is wrong; nil says nothing.
func (d *Dialog) SetProblem(err error) { d.dialog.SetProblem(err) }

// Close closes the dialog.
func (d *Dialog) Close() { d.dialog.Close() }

func (d *Dialog) finish() {
	if d.job.Done != nil {
		d.job.Done()
	}
}

// printLayout sets the form beside the preview, which takes the height that the
// window has for it.
type printLayout struct {
	window fyne.Window
	form   fyne.CanvasObject
}

const (
	printForm    = 298
	formEdge     = 24 // around the form, for the bar of its scroll and rings
	leastPreview = 370
	mostPreview  = 720
	dialogRoom   = 248 // what the dialog itself takes of the window's height
)

func (l *printLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := max(min(look.Px(printForm), size.Width*0.45), l.form.MinSize().Width+formEdge)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+20, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-20, size.Height))
}

func (l *printLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	room := l.window.Canvas().Size().Height - look.Room(dialogRoom)
	return fyne.NewSize(480, min(max(room, leastPreview), mostPreview))
}
