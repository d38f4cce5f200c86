package typein

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

const privacy = "A picture of signed paper shows names and signatures. It stays in this file, and in its backups while they last, and is deleted for good on its day. Where, when and with what a photo was taken is left out."

// showPictures lists the pictures with their days.
func (p *Panel) showPictures() {
	lines := widgets.Stack()
	for _, a := range p.now.pictures {
		var l *widgets.Line
		open := func() { p.pictureMenu(l, a) }
		detail := size(a.Size) + " · deleted on " + a.DeleteOn.Short()
		if a.Gone {
			detail = "deleted for good"
		}
		l = widgets.NewLine("", widgets.ToneNone, a.Name, detail, open)
		lines.Add(l)
	}
	lines.Add(widgets.NewParagraph(privacy, widgets.Small))
	attach := widgets.NewButton("Attach a photo or scan…", widgets.Plain, p.attach)
	attach.SetTip("PNG, JPEG or PDF, up to 10 MB (Alt+A)")
	lines.Add(widgets.Row(attach))
	p.pictures.SetContent(lines)
}

func (p *Panel) pictureMenu(anchor fyne.Focusable, a storage.Attachment) {
	items := []widgets.MenuItem{{Text: "View", Do: func() { p.view(a) }}, {Text: "Change the day it is deleted…", Do: func() { p.askDay(a) }}, {Text: "Remove", Do: func() { p.remove(a) }}}
	if a.Gone {
		items = items[2:]
	}
	widgets.ShowMenu(anchor, items...)
}

// attach asks for a picture and puts it into the file. What is refused is no
// change that could not be saved, so it is read before.
func (p *Panel) attach() {
	p.host.OpenFile("Attach a photo or scan of the paper", []string{".png", ".jpg", ".jpeg", ".pdf", ".heic"}, func(path string) {
		widgets.NewAsync[[]byte](p.host.Runner()).Run(func(context.Context) ([]byte, error) { return readPicture(path) }, func(data []byte, err error) {
			if err != nil {
				p.host.Failed(err)
				return
			}
			p.keep(filepath.Base(path), data)
		})
	})
}

func readPicture(path string) ([]byte, error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return nil, storage.PictureError{Name: name, Err: fmt.Errorf("could not be read: %w", err)}
	}
	defer f.Close() // it was only read
	return storage.ReadPicture(name, f)
}

func (p *Panel) keep(name string, data []byte) {
	store, id := p.host.Store(), p.id
	var a storage.Attachment
	p.host.Write(func(ctx context.Context) (err error) {
		a, err = store.Attach(ctx, id, name, bytes.NewReader(data))
		return err
	}, func() { p.host.Done(a.Name + " is attached. It is deleted for good on " + a.DeleteOn.Long() + ".") })
}

// view opens a copy in the system's viewer; the copy goes when the file is
// closed.
func (p *Panel) view(a storage.Attachment) {
	store := p.host.Store()
	widgets.NewAsync[string](p.host.Runner()).Run(func(ctx context.Context) (string, error) { return store.ViewAttachment(ctx, a.ID) },
		func(path string, err error) {
			if err != nil {
				p.host.Failed(err)
				return
			}
			p.host.View(path)
		})
}

// askDay changes the day on which a picture is deleted.
func (p *Panel) askDay(a storage.Attachment) {
	store := p.host.Store()
	today := func() model.Date { return store.Today(p.host.Lists().Community) }
	day := widgets.NewDateField("Deleted for good on", a.DeleteOn, today, nil)
	widgets.ShowDialog(p.host.Window(), widgets.Options{Title: "How long to keep " + a.Name, Content: widgets.Form(day), Confirm: "Keep until then", OnConfirm: func() error {
		if !day.Valid() || day.Date() <= today() {
			return model.ValidationError{Field: "day", Problem: "the day must be to come; to have the picture away now, remove it"}
		}
		to := day.Date()
		p.host.Write(func(ctx context.Context) error { return store.KeepAttachmentUntil(ctx, a.ID, to) },
			func() { p.host.Done(a.Name + " is deleted for good on " + to.Long() + ".") })
		return nil
	}})
}

func (p *Panel) remove(a storage.Attachment) {
	store := p.host.Store()
	p.host.Write(func(ctx context.Context) error { return store.RemoveAttachment(ctx, a.ID) }, func() { p.host.Done(a.Name + " was removed.") })
}
