package session

import (
	"context"
	"strings"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/printing"
	"convenor/ui/widgets"
)

// ShowPrint opens the dialog that prints the sign-in sheet of a session.
func ShowPrint(host frame.Host, id model.ID) { showPrint(host, id, report.Circulate, nil) }

// sheetForm is what can be chosen about a sheet.
type sheetForm struct {
	dialog  *printing.Dialog
	options storage.SheetOptions
	blank   *widgets.ValueField[int]
	extra   []*widgets.TextField
}

const (
	blankRows     = 6   // for people not listed, at first
	mostBlankRows = 200 // keeps a slip of the finger from printing a book
)

func showPrint(host frame.Host, id model.ID, v report.Variant, done func()) {
	f := &sheetForm{options: storage.SheetOptions{Variant: v, Sort: report.ByFamily, BlankRows: blankRows}}
	variant := widgets.NewSelectField("For", []widgets.Option{
		{Value: string(report.Circulate), Text: "the room: names and organisations"},
		{Value: string(report.Desk), Text: "the desk: with contacts and marks"},
		{Value: string(report.Security), Text: "security: first, last, company, title"},
		{Value: string(report.Record), Text: "the record: who came and who did not"},
	}, string(f.options.Variant), nil)
	variant.Select.OnChanged = func(v string) { f.options.Variant = report.Variant(v); f.showFields(); f.dialog.Refresh() }
	sort := widgets.NewSelectField("Sorted by", []widgets.Option{
		{Value: string(report.ByFamily), Text: "family name"},
		{Value: string(report.ByGiven), Text: "given name"},
		{Value: string(report.ByOrganisation), Text: "organisation"},
	}, string(f.options.Sort), nil)
	sort.Select.OnChanged = func(v string) { f.options.Sort = report.Sort(v); f.dialog.Refresh() }
	f.blank = widgets.NewNumberField("Blank rows for people not listed", blankRows, nil)
	f.blank.Entry.OnChanged = func(string) { f.read() }
	title := "Print the sign-in sheet"
	if v == report.Record {
		title = "Print the attendance record"
	}
	job := printing.Job{Title: title, Done: done, Check: f.check}
	job.Form = append(job.Form, variant, sort, f.blank)
	for i := range report.MaxExtraColumns {
		label := ""
		if i == 0 {
			label = "Columns of your own, to write in"
		}
		column := widgets.NewTextField(label, "", nil)
		column.Entry.SetPlaceHolder([]string{"such as Time in", "such as Lunch?", "such as Photos?"}[i])
		column.Entry.OnChanged = func(string) { f.read() }
		f.extra = append(f.extra, column)
		job.Form = append(job.Form, column)
	}
	f.showFields()
	job.Prepare = func() func(context.Context) (printing.Paper, error) {
		store, options := host.Store(), f.options
		return func(ctx context.Context) (_ printing.Paper, err error) {
			return sheetPaper(ctx, store, id, options)
		}
	}
	store := host.Store()
	widgets.NewAsync[string](host.Runner()).Run(store.NewSheetCode, func(code string, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		f.options.Code = code // drawn once, so that the preview is the print
		f.dialog = printing.Show(host, job)
	})
}

// showFields shows what can be chosen: a record has nothing to write in.
func (f *sheetForm) showFields() {
	record := f.options.Variant == report.Record
	f.blank.Hidden = record
	for _, column := range f.extra {
		column.Hidden = record
	}
}

// read takes over what is being typed, as far as it can be read.
func (f *sheetForm) read() {
	if n, err := f.blank.Value(); err == nil {
		f.options.BlankRows = min(n, mostBlankRows)
	}
	f.options.ExtraColumns = nil
	for _, column := range f.extra {
		if heading := strings.TrimSpace(column.Text()); heading != "" {
			f.options.ExtraColumns = append(f.options.ExtraColumns, heading)
		}
	}
	f.dialog.Refresh()
}

func (f *sheetForm) check() error {
	_, err := f.blank.Value()
	return err
}
