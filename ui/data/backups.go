package data

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// backups is the page of dated copies: made by hand, and restored.
type backups struct {
	host    frame.Host
	copies  []storage.BackupRow
	table   *widgets.Table[storage.BackupRow]
	restore *widgets.Button
	other   *widgets.Button
	back    *widgets.Button // puts back what was there before the last restoring
	safety  string          // the copy of that; "" when there is none
	made    string          // the copy made last, to be the current one
	all     fyne.CanvasObject
}

func newBackups(host frame.Host) *backups {
	b := &backups{host: host}
	b.table = widgets.NewTable([]widgets.Column[storage.BackupRow]{
		{Key: "copy", Title: "Copies", Width: 230, Text: func(r storage.BackupRow) string { return copyName(r, b.copies) }},
		{Key: "age", Title: "", Width: 130, Priority: 2, Cell: func(r storage.BackupRow) widgets.Cell {
			return widgets.Cell{Text: model.Ago(r.At, host.Store().Now()), Style: widgets.Dim}
		}},
		{Key: "why", Title: "Made", Width: 140, Cell: func(r storage.BackupRow) widgets.Cell {
			return widgets.Cell{Text: string(r.Reason), Style: widgets.Dim}
		}},
		{Key: "what", Title: "", Width: 190, Fixed: true, Cell: func(r storage.BackupRow) widgets.Cell {
			if r.Path == b.safety {
				return widgets.Cell{Text: "what was there before", Pill: widgets.TonePlain}
			}
			return widgets.Cell{}
		}},
		{Key: "size", Title: "Size", Width: 80, Fixed: true, Priority: 1, Align: fyne.TextAlignTrailing, Cell: func(r storage.BackupRow) widgets.Cell {
			return widgets.Cell{Text: sizeWords(r.Bytes), Style: widgets.Dim}
		}},
	}, func(r storage.BackupRow) string { return r.Path })
	b.table.Empty = widgets.EmptyState("No copy yet. The first is made when you close the window.", "Back up now", b.now)
	b.table.OnCurrent = func(int) { b.able() }
	b.table.OnOpen = func(int) { b.restoreCurrent() }
	b.restore = widgets.NewButton("Restore this copy", widgets.Plain, b.restoreCurrent)
	b.other = widgets.NewButton("Restore another…", widgets.Plain, b.restoreOther)
	b.back = widgets.NewButton("Put back what was there before", widgets.Plain, b.putBack)
	b.back.Hide()
	top := widgets.Form(
		widgets.NewParagraph("A dated copy is made beside the file each time the window closes after a change: all of the last two days are kept, then one a day for two weeks, one a week for two months, one a month before that.", widgets.Dim),
		widgets.NewParagraph("Restoring puts all back as it was in a copy. What is there now is copied first, so that you can go back on it.", widgets.Dim),
		widgets.Row(widgets.NewButton("Back up now", widgets.Primary, b.now), widgets.NewButton("Save a copy as…", widgets.Plain, b.copyTo), b.restore, b.other, b.back))
	b.all = container.NewBorder(container.New(&below{10}, top), nil, nil, nil, b.table)
	b.able()
	return b
}

func (b *backups) object() fyne.CanvasObject { return b.all }
func (b *backups) show(frame.Place)          { b.reload() }
func (b *backups) heard(storage.Notice)      {}
func (b *backups) focus()                    { b.table.Focus() }

func (b *backups) commands() []frame.Command {
	all := []frame.Command{
		{Name: "Back up now", Do: b.now},
		{Name: "Save a copy as…", Do: b.copyTo},
		{Name: "Restore this copy", Key: key(fyne.KeyR), Do: b.restoreCurrent, Why: b.why(), Takes: true},
		{Name: "Restore another…", Do: b.restoreOther, Why: b.closed(), Takes: true},
	}
	if b.safety != "" {
		all = append(all, frame.Command{Name: "Put back what was there before", Do: b.putBack})
	}
	return all
}

func (b *backups) reload() {
	b.copies = b.host.Store().Backups()
	b.safety = lastSafety(b.copies)
	b.back.Hidden = b.safety == ""
	b.table.SetSource(widgets.Rows[storage.BackupRow](b.copies))
	if b.made != "" {
		b.table.SetCurrentKey(b.made)
		b.made = ""
	}
	b.able()
	b.all.Refresh()
}

// closed says why nothing can be restored; "" when it can.
func (b *backups) closed() string {
	if b.host.Store().ReadOnly() {
		return "The file is open to look only."
	}
	return ""
}

// why says why the marked copy cannot be restored; "" when it can.
func (b *backups) why() string {
	if i := b.table.Current(); b.closed() == "" && (i < 0 || i >= len(b.copies)) {
		return "Choose a copy first."
	}
	return b.closed()
}

func (b *backups) able() {
	for button, why := range map[*widgets.Button]string{b.restore: b.why(), b.other: b.closed()} {
		if why != "" {
			button.DisableBecause(why)
			continue
		}
		button.Enable()
	}
}

func (b *backups) restoreCurrent() {
	if b.why() != "" {
		return
	}
	b.table.Focus()
	r := b.copies[b.table.Current()]
	b.put(r.Path, "All is as it was on "+copyName(r, b.copies)+". What was there before is kept as a copy.", "Put it back")
}

func (b *backups) restoreOther() {
	b.host.OpenFile("Restore a copy", []string{storage.Extension}, func(path string) {
		b.put(path, "All is as it was in the copy. What was there before is kept.", "Put it back")
	})
}

func (b *backups) putBack() {
	b.table.Focus()
	b.put(b.safety, "All is as it was before. What had been restored is kept as a copy, too.", "Restore it again")
}

// put restores a copy, says so, and offers the way back.
func (b *backups) put(path, said, back string) {
	store := b.host.Store()
	b.host.Work("Restoring…", func(ctx context.Context, _ func(float64)) error {
		_, err := store.Restore(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			b.host.Failed(err)
			return
		}
		b.reload()
		b.host.Tell(said, back, b.putBack)
	})
}

func (b *backups) now() {
	store := b.host.Store()
	var name string
	b.host.Work("Backing up…", func(ctx context.Context, _ func(float64)) (err error) {
		name, err = store.BackupDated(ctx, storage.BackupByHand)
		return err
	}, func(err error) { b.said(name, err) })
}

func (b *backups) copyTo() {
	store := b.host.Store()
	b.host.SaveFile("Save a copy as", "Copy of "+b.host.Lists().Community.Name+storage.Extension, func(path string) {
		b.host.Work("Copying…", func(ctx context.Context, _ func(float64)) error { return store.Backup(ctx, path) },
			func(err error) { b.said(path, err) })
	})
}

func (b *backups) said(name string, err error) {
	if err != nil {
		b.host.Failed(err)
		return
	}
	b.made = name
	b.reload()
	b.host.Tell(widgets.SavedAs(name), "", nil)
}
