package listing

import (
	"context"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Form asks for a new record in a dialog.
type Form struct {
	Title  string
	Width  float32
	Fields []fyne.CanvasObject
	Again  bool         // what is in the fields was typed before
	Add    func() error // an error says what is wrong, and keeps the form open
	Keep   func() bool  // keeps what was typed; false when that is nothing
	Reopen func()
}

// Ask opens the form. What was typed is kept when it is closed before it was
// added.
func Ask(host frame.Host, f Form) {
	if f.Again {
		f.Fields = append([]fyne.CanvasObject{widgets.NewParagraph("This is what you had typed before. Change it, or add it as it is.", widgets.Dim)}, f.Fields...)
	}
	widgets.ShowDialog(host.Window(), widgets.Options{
		Title: f.Title, Content: widgets.Form(f.Fields...), Confirm: "Add", Width: f.Width, OnConfirm: f.Add,
		OnCancel: func() {
			if f.Keep() {
				host.Tell("What you typed is kept until you come back to it.", "Go on", f.Reopen)
			}
		},
	})
}

// Add saves a new record of that name, forgets what was typed, and goes to it:
// at is its place, without its ID.
func Add(host frame.Host, name string, at frame.Place, save func(context.Context) (model.ID, error), forget func()) {
	host.Write(func(ctx context.Context) (err error) {
		at.ID, err = save(ctx)
		return err
	}, func() {
		forget()
		host.Done("Added " + name + ".")
		host.Go(at)
	})
}
