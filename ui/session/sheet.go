package session

import (
	"context"
	"strings"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/paper"
	"convenor/ui/printing"
)

// sheetPaper is a session's sign-in sheet, which remembers which row is whom
// when it is printed.
func sheetPaper(ctx context.Context, store *storage.Store, id model.ID, o storage.SheetOptions) (p printing.Paper, err error) {
	in, err := store.SheetInput(ctx, id, o)
	if err != nil {
		return p, err
	}
	sheet := report.NewSignInSheet(in)
	p = printing.Paper{
		Document: paper.Sheet(sheet),
		Meta:     paper.Meta{Title: sheet.Title, Author: in.Community.Name, Language: sheet.Language, Created: store.Now()},
		Name:     sheetName(in.Session, sheet),
		Whose:    func(text string) string { return sheet.Whose(in, text) },
	}
	if sheet.Variant == report.Record {
		return p, nil // nothing comes back from it
	}
	p.Said = "Code " + sheet.Code + "."
	p.Keep = func(ctx context.Context) error {
		return store.RecordPrinting(ctx, storage.Printing{Code: sheet.Code, Session: id, Variant: string(sheet.Variant), Rows: sheet.People()})
	}
	return p, nil
}

// sheetName is the file name suggested for a sheet.
func sheetName(session model.Session, sheet report.SignInSheet) string {
	title := sheet.Title
	if day := session.Start.Date(); day != "" {
		title += " " + string(day)
	}
	return title + " " + strings.ToLower(sheet.Variant.Title()) + ".pdf"
}
