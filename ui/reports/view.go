// Package reports shows reports as they will be saved and printed, and saves
// and prints them.
package reports

import (
	"context"
	"io"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/storage/publish"
	"convenor/ui/frame"
	"convenor/ui/paper"
	"convenor/ui/printing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// View is one report with what can be done with it.
type View struct {
	OnDone func() // after the report was saved or printed; may be nil

	host   frame.Host
	choice storage.ReportChoice
	now    *report.Report // nil until it is made
	load   *widgets.Async[report.Report]
	names  *widgets.Chip
	save   *widgets.Button
	print  *widgets.Button
	reader *reader
	object fyne.CanvasObject
}

// NewView makes a view; more are fields that say which report, before the one
// that says whether with names.
func NewView(host frame.Host, more ...fyne.CanvasObject) *View {
	v := &View{host: host, load: widgets.NewAsync[report.Report](host.Runner()), reader: newReader()}
	v.names = widgets.NewChip("Without names", v.toggleNames)
	v.save = widgets.NewButton("Save…", widgets.Plain, v.Save)
	v.save.SetTip("As PDF, web page, Markdown or CSV (Ctrl+E)")
	v.print = widgets.NewButton("Print…", widgets.Plain, v.Print)
	v.print.SetTip("Shows the paper first (Ctrl+P)")
	var left fyne.CanvasObject = widgets.NewWrap(v.names)
	if len(more) > 0 {
		left = widgets.Form(widgets.Columns(176, more...), widgets.NewWrap(v.names))
	}
	v.object = widgets.Over(widgets.Toolbar(left, v.save, v.print), v.reader, 12)
	v.able()
	return v
}

// Object is the whole view.
func (v *View) Object() fyne.CanvasObject { return v.object }

// Focus moves the keyboard to the report: the arrows and Page keys move in it.
func (v *View) Focus() { v.host.Window().Canvas().Focus(v.reader) }

// Clear forgets what is shown, and that it was without names: that is said of
// each report anew.
func (v *View) Clear() {
	v.load.Cancel()
	v.now, v.choice = nil, storage.ReportChoice{}
	v.names.Set("Without names", false)
	v.reader.say("")
	v.able()
}

// Show makes a report and shows it. Whether it is without names stays as it is.
func (v *View) Show(c storage.ReportChoice) {
	c.Anonymous = v.choice.Anonymous
	if c != v.choice || v.now == nil {
		v.now = nil
		v.reader.say("The report is being made.")
		v.able()
	}
	v.choice = c
	store := v.host.Store()
	v.load.Run(func(ctx context.Context) (report.Report, error) { return store.Report(ctx, c) }, v.made)
}

func (v *View) made(r report.Report, err error) {
	if err != nil {
		v.now = nil
		v.reader.say("There is no report: " + err.Error() + ".")
		v.able()
		return
	}
	v.now = &r
	v.reader.show(r)
	v.able()
}

func (v *View) toggleNames() {
	v.choice.Anonymous = !v.choice.Anonymous
	v.names.Set("Without names", v.choice.Anonymous)
	c := v.choice
	v.now = nil
	v.Show(c)
}

// why says why nothing can be saved or printed; "" when it can.
func (v *View) why() string {
	if v.now == nil {
		return "The report is not made yet."
	}
	return ""
}

func (v *View) able() {
	for _, b := range []*widgets.Button{v.save, v.print} {
		b.DisableBecause(v.why())
	}
}

// forms are what a report can be saved as, by the ending of the file.
var forms = []struct{ ending, words string }{
	{".pdf", "PDF, to print or send"},
	{".html", "Web page, which everybody can read"},
	{".md", "Markdown, to go on writing"},
	{".csv", "CSV, for a spreadsheet"},
}

// Commands are what can be done with the report.
func (v *View) Commands() []frame.Command {
	all := []frame.Command{
		{Name: "Print the report…", Key: ctrl(fyne.KeyP), Do: v.Print, Why: v.why()},
		{Name: "Save the report…", Key: ctrl(fyne.KeyE), Do: v.Save, Why: v.why()},
	}
	for _, f := range forms {
		all = append(all, frame.Command{Name: "Save the report as " + f.words, Do: func() { v.saveAs(f.ending) }, Why: v.why()})
	}
	name := "Report without names"
	if v.choice.Anonymous {
		name = "Report with names"
	}
	return append(all, frame.Command{Name: name, Key: namesKey, Do: v.toggleNames})
}

// namesKey shows names or hides them.
var namesKey = &desktop.CustomShortcut{KeyName: fyne.KeyA, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// Save asks as what, then where, and writes the report.
func (v *View) Save() {
	items := make([]widgets.MenuItem, len(forms))
	for i, f := range forms {
		items[i] = widgets.MenuItem{Text: f.words, Do: func() { v.saveAs(f.ending) }}
	}
	widgets.ShowMenu(v.save, items...)
}

func (v *View) saveAs(ending string) {
	if v.now == nil {
		return
	}
	r, host, now := *v.now, v.host, v.host.Store().Now()
	host.SaveFile("Save the report", r.Name+ending, func(path string) {
		var result paper.Result
		host.Work("Writing the report…", func(context.Context, func(float64)) error {
			return storage.WriteFile(path, func(w io.Writer) (err error) {
				if ending != ".pdf" {
					return publish.Write(w, r, ending)
				}
				doc := onPaper(r)
				doc.Meta.Created = now
				result, err = paper.WritePDF(w, doc.Document, doc.Meta)
				return err
			})
		}, func(err error) {
			if err != nil {
				host.Failed(err)
				return
			}
			v.done()
			host.Tell(model.JoinNonEmpty(" ", widgets.SavedAs(path), remarks(result)), "Open it", func() { host.View(path) })
		})
	})
}

// remarks say what is printed otherwise than it was given.
func remarks(r paper.Result) string {
	if len(r.Substituted) == 0 {
		return ""
	}
	return "“" + r.Substituted[0].Original + "” is printed as “" + r.Substituted[0].Printed + "”: no font on this computer has all its letters."
}

// onPaper is a report as the printing dialog takes it.
func onPaper(r report.Report) printing.Paper {
	return printing.Paper{Document: paper.Report(r), Name: r.Name + ".pdf",
		Meta: paper.Meta{Title: model.JoinNonEmpty(", ", r.Title, r.Subtitle), Author: r.Community, Language: r.Language}}
}

// Print shows the paper and prints it.
func (v *View) Print() {
	if v.now == nil {
		return
	}
	p := onPaper(*v.now)
	p.Meta.Created = v.host.Store().Now()
	printing.Show(v.host, printing.Job{Title: "Print the report", Prepare: func() func(context.Context) (printing.Paper, error) {
		return func(context.Context) (printing.Paper, error) { return p, nil }
	}, Done: v.done})
}

func (v *View) done() {
	if v.OnDone != nil {
		v.OnDone()
	}
}
