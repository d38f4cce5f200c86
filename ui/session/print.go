package session

import (
	"context"
	"image"
	"path/filepath"
	"strings"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// ShowPrint opens the dialog that prints the sign-in sheet of a session.
func ShowPrint(host frame.Host, id model.ID) { showPrint(host, id, nil) }

// printing is the dialog: what to print at the left, how it will look at the
// right.
type printing struct {
	host    frame.Host
	id      model.ID
	done    func() // after a sheet was printed or saved; may be nil
	lp      string // the program that prints; "" where there is none
	code    string
	options storage.SheetOptions
	now     *sheet // as the preview shows it; nil until it is laid out
	page    int

	variant, sort *widgets.SelectField
	blank         *widgets.ValueField[int]
	extra         []*widgets.TextField
	picture       *canvas.Image
	pages         *widgets.Words
	remarks       *widgets.Words
	before, after *widgets.Button
	onPaper       *widgets.Button
	load          *widgets.Async[preview]
	dialog        *widgets.Dialog
}

// preview is a sheet with the picture of one of its pages.
type preview struct {
	sheet sheet
	page  int
	image image.Image
}

// blankRows is how many rows for people not listed a sheet has at first.
const blankRows = 6

func showPrint(host frame.Host, id model.ID, done func()) {
	p := &printing{host: host, id: id, done: done, lp: findPrinter(), page: 1, load: widgets.NewAsync[preview](host.Runner())}
	p.options = storage.SheetOptions{Variant: report.Circulate, Sort: report.ByFamily, BlankRows: blankRows}
	p.build()
	p.refresh()
}

func (p *printing) build() {
	p.variant = widgets.NewSelectField("For", []widgets.Option{
		{Value: string(report.Circulate), Text: "the room: names and organisations"},
		{Value: string(report.Desk), Text: "the desk: with contacts and marks"},
		{Value: string(report.Security), Text: "security: first, last, company, title"},
	}, string(p.options.Variant), nil)
	p.variant.Select.OnChanged = func(v string) { p.options.Variant = report.Variant(v); p.refresh() }
	p.sort = widgets.NewSelectField("Sorted by", []widgets.Option{
		{Value: string(report.ByFamily), Text: "family name"},
		{Value: string(report.ByGiven), Text: "given name"},
		{Value: string(report.ByOrganisation), Text: "organisation"},
	}, string(p.options.Sort), nil)
	p.sort.Select.OnChanged = func(v string) { p.options.Sort = report.Sort(v); p.refresh() }
	p.blank = widgets.NewNumberField("Blank rows for people not listed", blankRows, nil)
	p.blank.Entry.OnChanged = func(string) { p.read() }
	form := widgets.Form(p.variant, p.sort, p.blank)
	for i := range report.MaxExtraColumns {
		label := ""
		if i == 0 {
			label = "Columns of your own, to write in"
		}
		f := widgets.NewTextField(label, "", nil)
		f.Entry.SetPlaceHolder([]string{"such as Time in", "such as Lunch?", "such as Photos?"}[i])
		f.Entry.OnChanged = func(string) { p.read() }
		p.extra = append(p.extra, f)
		form.Add(f)
	}
	p.remarks = widgets.NewParagraph("", widgets.Style{Size: look.SizeSmall, Colour: look.Warning})
	form.Add(p.remarks)
	if p.lp != "" {
		p.onPaper = widgets.NewButton("Print now", widgets.Plain, p.print)
		p.onPaper.SetTip("Sends the sheet to this computer’s usual printer")
		form.Add(widgets.Row(p.onPaper))
	}
	content := container.New(&printLayout{p.host.Window()}, form, p.makePreview())
	p.dialog = widgets.ShowDialog(p.host.Window(), widgets.Options{Title: "Print the sign-in sheet", Content: content,
		Confirm: "Save PDF and open", OnConfirm: p.save, Width: 860, Tall: true})
}

func (p *printing) makePreview() fyne.CanvasObject {
	p.picture = canvas.NewImageFromImage(nil)
	p.picture.FillMode = canvas.ImageFillContain
	p.picture.ScaleMode = canvas.ImageScaleSmooth
	p.pages = widgets.NewWords("", widgets.Small)
	p.before = widgets.NewButton("‹ Page before", widgets.Quiet, func() { p.turn(-1) })
	p.after = widgets.NewButton("Next page ›", widgets.Quiet, func() { p.turn(1) })
	frame := canvas.NewRectangle(nil)
	frame.StrokeWidth, frame.StrokeColor, frame.FillColor = 1, look.Colour(look.Line), look.Colour(look.Muted)
	bar := container.NewCenter(widgets.Row(p.before, p.pages, p.after))
	return container.NewBorder(nil, bar, nil, nil, container.NewStack(frame, container.NewPadded(p.picture)))
}

// read takes over what is being typed, as far as it can be read.
func (p *printing) read() {
	if n, err := p.blank.Value(); err == nil {
		p.options.BlankRows = min(n, mostBlankRows)
	}
	p.options.ExtraColumns = nil
	for _, f := range p.extra {
		if heading := strings.TrimSpace(f.Text()); heading != "" {
			p.options.ExtraColumns = append(p.options.ExtraColumns, heading)
		}
	}
	p.refresh()
}

// mostBlankRows keeps a slip of the finger from printing a book.
const mostBlankRows = 200

func (p *printing) turn(by int) {
	if p.now == nil {
		return
	}
	p.page = min(max(p.page+by, 1), p.now.result.Pages)
	p.refresh()
}

// refresh lays the sheet out again and shows the page. The code is drawn once,
// so that the preview is the print.
func (p *printing) refresh() {
	store, id, options, page := p.host.Store(), p.id, p.options, p.page
	options.Code = p.code
	p.load.Run(func(ctx context.Context) (v preview, err error) {
		if options.Code == "" {
			if options.Code, err = store.NewSheetCode(ctx); err != nil {
				return v, err
			}
		}
		if v.sheet, err = makeSheet(ctx, store, id, options); err != nil {
			return v, err
		}
		v.page = min(page, v.sheet.result.Pages)
		v.image, err = v.sheet.page(v.page)
		return v, err
	}, p.show)
}

func (p *printing) show(v preview, err error) {
	p.dialog.SetProblem(err)
	if err != nil {
		return
	}
	p.now, p.page, p.code = &v.sheet, v.page, v.sheet.content.Code
	p.picture.Image = v.image
	p.picture.Refresh()
	pages := v.sheet.result.Pages
	p.pages.SetText("page " + model.Thousands(v.page) + " of " + model.Thousands(pages))
	p.before.DisableBecause(unless(v.page > 1, "This is the first page."))
	p.after.DisableBecause(unless(v.page < pages, "This is the last page."))
	p.remarks.SetText(v.sheet.remarks())
	p.dialog.Refresh()
}

// unless returns why when ok does not hold.
func unless(ok bool, why string) string {
	if ok {
		return ""
	}
	return why
}

// ready is the sheet as it is to be printed, laid out with what was typed last.
func (p *printing) ready() (sheet, error) {
	if _, err := p.blank.Value(); err != nil {
		return sheet{}, err
	}
	if p.now == nil || p.load.Busy() {
		return sheet{}, model.ValidationError{Field: "sheet", Problem: "the sheet is still being laid out; try again in a moment"}
	}
	return *p.now, nil
}

// save asks for a file name, writes the sheet and opens it.
func (p *printing) save() error {
	s, err := p.ready()
	if err != nil {
		return err
	}
	p.dialog.Close() // the next dialog must not stand on this one
	host, store := p.host, p.host.Store()
	host.SaveFile("Save the sign-in sheet", s.name(), func(path string) {
		host.Write(func(ctx context.Context) error { return s.save(ctx, store, path) }, func() {
			host.View(path)
			host.Tell(model.JoinNonEmpty(" ", "Saved as "+filepath.Base(path)+", code "+s.content.Code+".", s.remarks()), "Open it again", func() { host.View(path) })
			p.finish()
		})
	})
	return nil
}

// print sends the sheet to the printer.
func (p *printing) print() {
	s, err := p.ready()
	if err != nil {
		p.dialog.SetProblem(err)
		return
	}
	p.dialog.Close()
	host, store := p.host, p.host.Store()
	host.Work("Printing…", func(ctx context.Context, _ func(float64)) error { return s.printOn(ctx, store, p.lp) }, func(err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		host.Tell("The sheet went to the printer, code "+s.content.Code+". "+s.remarks(), "", nil)
		p.finish()
	})
}

func (p *printing) finish() {
	if p.done != nil {
		p.done()
	}
}

// printLayout sets the form beside the preview, which takes the height that the
// window has for it.
type printLayout struct{ window fyne.Window }

const (
	printForm    = 280
	leastPreview = 370
	mostPreview  = 720
	dialogRoom   = 215 // what the dialog itself takes of the window's height
)

func (l *printLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := min(look.Px(printForm), size.Width*0.45)
	put(o[0], 0, 0, left, o[0].MinSize().Height)
	put(o[1], left+20, 0, size.Width-left-20, size.Height)
}

func (l *printLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	room := l.window.Canvas().Size().Height - dialogRoom
	return fyne.NewSize(480, max(o[0].MinSize().Height, min(max(room, leastPreview), mostPreview)))
}
