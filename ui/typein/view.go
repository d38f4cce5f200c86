package typein

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
)

// view is what the panel shows of one session.
type view struct {
	session   model.Session
	printings []storage.Printing // newest first
	sheet     *storage.PaperSheet
	pictures  []storage.Attachment
	illegible []storage.IllegibleRow
	started   bool // paper can be typed in: from the day of the session on
}

// read gathers the view. Code is the sheet to show, if it is one of the
// session's; else it is the newest that people sign. A security list is typed in
// only when its code is asked for.
func read(ctx context.Context, store *storage.Store, id model.ID, code string) (v view, err error) {
	if v.session, err = store.Session(ctx, id); err != nil {
		return v, err
	}
	if v.printings, err = store.Printings(ctx, id); err != nil {
		return v, err
	}
	if v.pictures, err = store.Attachments(ctx, id); err != nil {
		return v, err
	}
	if v.illegible, err = store.Illegible(ctx, id); err != nil {
		return v, err
	}
	now := store.Now()
	v.started = v.session.Start != "" && v.session.Start.Date() <= model.DateOf(now.In(v.session.StartTime().Location()))
	at := slices.IndexFunc(v.printings, func(p storage.Printing) bool { return p.Code == code })
	if at < 0 {
		at = slices.IndexFunc(v.printings, storage.Printing.Signed)
	}
	if at < 0 {
		return v, nil
	}
	sheet, err := store.PaperSheet(ctx, v.printings[at].Code)
	v.sheet = &sheet
	return v, err
}

// line says which sheet it is.
func line(p storage.Printing) string {
	return fmt.Sprintf("%s · printed %s · %s", report.Variant(p.Variant).Title(), p.At.Local().Format("2 Jan 2006, 15:04"), model.Count(len(p.Rows), "row", "rows"))
}

// others says which other sheets of the session were printed.
func (v view) others() string {
	var codes []string
	for _, p := range v.printings {
		if v.sheet != nil && p.Code != v.sheet.Code {
			codes = append(codes, p.Code)
		}
	}
	if len(codes) == 0 {
		return ""
	}
	return "Also printed: " + model.AndList(codes)
}

// found is where a sheet with a code belongs.
type found struct {
	printing storage.Printing
	session  model.Session
}

// findSheet finds the sheet whose code was typed, of whatever session. A code
// that cannot be right, or was never printed, is an error in words.
func findSheet(ctx context.Context, store *storage.Store, typed string) (f found, err error) {
	code, err := report.ParseCode(typed)
	if err != nil {
		return f, err
	}
	f.printing, err = store.FindPrinting(ctx, code)
	if errors.Is(err, model.ErrNotFound) {
		polls, err := store.Polls(ctx)
		if i := slices.IndexFunc(polls, func(p storage.PollPage) bool { return p.Code == code }); err == nil && i >= 0 {
			return f, model.ValidationError{Field: "sheet code", Problem: code + " is the code of the poll “" + polls[i].Title + "”; its answers are typed in under Programme, Polls"}
		}
		return f, model.ValidationError{Field: "sheet code", Problem: "no sheet with the code " + code + " was printed from this file; is it of another community?"}
	}
	if err != nil {
		return f, err
	}
	f.session, err = store.Session(ctx, f.printing.Session)
	if errors.Is(err, model.ErrNotFound) {
		return f, model.ValidationError{Field: "sheet code", Problem: "the session of sheet " + code + " was removed; undo that first, in the history"}
	}
	return f, err
}

// size is a number of bytes in words.
func size(bytes int) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", max(bytes>>10, 1))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
