package ui

import (
	"path/filepath"

	"convenor/model"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// browser is a dialog that shows what is in a folder and goes from one to
// another. Enter opens the folder of a row, or chooses its file.
type browser struct {
	folder     string
	folders    bool     // a folder is chosen, not a file
	extensions []string // of the files offered; none = all
	chosen     func(path string)

	places []place
	where  *widgets.Words
	table  *widgets.Table[place]
	dialog *widgets.Dialog
}

// showBrowser lets one choose a file, beginning in a folder.
func showBrowser(win fyne.Window, folder string, extensions []string, chosen func(string)) {
	(&browser{folder: folder, extensions: extensions, chosen: chosen}).show(win, "Choose a file", "Choose")
}

// showFolderBrowser lets one choose a folder, beginning in one.
func showFolderBrowser(win fyne.Window, folder string, chosen func(string)) {
	(&browser{folder: folder, folders: true, chosen: chosen}).show(win, "Choose a folder", "Use this folder")
}

func (b *browser) show(win fyne.Window, title, confirm string) {
	b.where = widgets.NewWords("", widgets.Dim)
	b.table = widgets.NewTable([]widgets.Column[place]{
		{Key: "name", Title: "Name", Width: 360, Cell: func(p place) widgets.Cell {
			if p.folder {
				return widgets.Cell{Text: p.name, Style: widgets.Strong}
			}
			return widgets.Cell{Text: p.name}
		}},
		{Key: "changed", Title: "Changed", Width: 110, Fixed: true, Priority: 1, Cell: func(p place) widgets.Cell {
			return widgets.Cell{Text: p.changed, Style: widgets.Dim}
		}},
	}, func(p place) string { return p.path })
	b.table.OnOpen = func(int) { b.open() }
	b.table.OnCurrent = func(int) { b.able() }
	b.table.OnJump = func(prefix string) int {
		return listing.Jump(b.places, func(p place) string { return p.name }, prefix)
	}
	high := min(look.Px(360), win.Canvas().Size().Height-look.Px(210))
	b.dialog = widgets.ShowDialog(win, widgets.Options{Title: title, Confirm: confirm, Width: 620, Tall: true, OnConfirm: b.confirm,
		Content: container.New(tall{high}, widgets.Over(b.where, b.table, 8))})
	b.enter(b.folder, "")
}

// enter shows what is in a folder, with the row of a path the current one. One
// that cannot be read leaves all as it is.
func (b *browser) enter(folder, at string) {
	places, err := placesIn(folder, b.extensions, b.folders)
	b.dialog.SetProblem(err)
	if err != nil && len(b.places) > 0 {
		return
	}
	b.folder, b.places = folder, places
	b.where.SetText(folder)
	b.table.Empty = widgets.EmptyState("There is nothing here to choose.", "", nil)
	b.table.SetSource(widgets.Rows[place](places))
	b.table.SetCurrent(0)
	if at != "" {
		b.table.SetCurrentKey(at)
	}
	b.table.Focus()
	b.able()
}

// able lets the main button be pressed when it has something to choose.
func (b *browser) able() {
	why := ""
	if p, ok := b.table.CurrentRow(); !b.folders && (!ok || p.folder) {
		why = "Choose a file first; Enter opens the folder."
	}
	b.dialog.ConfirmButton().DisableBecause(why)
}

// open opens the folder of the current row, or chooses its file.
func (b *browser) open() {
	p, ok := b.table.CurrentRow()
	switch {
	case !ok:
	case p.folder && p.path == filepath.Dir(b.folder):
		b.enter(p.path, b.folder)
	case p.folder:
		b.enter(p.path, "")
	default:
		b.dialog.Close()
		b.chosen(p.path)
	}
}

// confirm chooses the folder that is shown, or the file of the current row.
func (b *browser) confirm() error {
	if b.folders {
		b.chosen(b.folder)
		return nil
	}
	p, ok := b.table.CurrentRow()
	if !ok || p.folder {
		return model.ValidationError{Field: "file", Problem: "Choose a file first"}
	}
	b.chosen(p.path)
	return nil
}

// tall gives its one object a height.
type tall struct{ high float32 }

func (tall) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (t tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, t.high)
}
