package replies

import (
	"context"
	"path/filepath"

	"convenor/model"
	"convenor/storage/returns"
	"convenor/ui/frame"
	"convenor/ui/verdicts"

	"fyne.io/fyne/v2"
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

// read reads what came back of a session and shows what it would record.
func read(host frame.Host, session model.ID, name string, batch func(model.Session) (returns.Batch, error)) {
	store := host.Store()
	verdicts.Read(host, name, func(ctx context.Context) (verdicts.Answers, error) {
		s, err := store.Session(ctx, session)
		if err != nil {
			return verdicts.Answers{}, err
		}
		b, err := batch(s)
		return answers(store, s, b), err
	})
}
