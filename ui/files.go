package ui

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"convenor/model"
	community "convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// OpenFile asks for a file by its path, with a way to browse.
func (w *window) OpenFile(title string, extensions []string, chosen func(string)) {
	start := w.openFolder() + string(filepath.Separator)
	w.askPath(title, "Open", start, func(path string) error {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return model.ValidationError{Field: "file", Problem: "There is no file “" + path + "”"}
		case info.IsDir():
			return model.ValidationError{Field: "file", Problem: "That is a folder; type the file’s name after it, or browse"}
		}
		w.rememberOpened(path)
		chosen(path)
		return nil
	}, func(from string, fill func(string)) { showBrowser(w.win, from, extensions, fill) })
}

// SaveFile asks where to write. A name that is taken is pointed out, and
// written over when the button is pressed again.
func (w *window) SaveFile(title, name string, chosen func(string)) {
	warned := ""
	w.askPath(title, "Save", filepath.Join(w.saveFolder(), cleanName(name)), func(path string) error {
		if filepath.Ext(path) == "" {
			path += filepath.Ext(name)
		}
		if !isFolder(filepath.Dir(path)) {
			return model.ValidationError{Field: "file", Problem: "There is no folder “" + filepath.Dir(path) + "”"}
		}
		if isFolder(path) {
			return model.ValidationError{Field: "file", Problem: "That is a folder; type a file name after it"}
		}
		if _, err := os.Stat(path); err == nil && warned != path {
			warned = path
			return model.ValidationError{Field: "file", Problem: "A file of that name is there already; press Save again to replace it"}
		}
		w.rememberSaved(path)
		chosen(path)
		return nil
	}, func(from string, fill func(string)) {
		showFolderBrowser(w.win, from, func(folder string) { fill(filepath.Join(folder, cleanName(name))) })
	})
}

// ChooseFolder asks for a folder. One that is not there is made, inside one that
// is.
func (w *window) ChooseFolder(title, name string, chosen func(string)) {
	start := filepath.Join(w.saveFolder(), cleanName(strings.ReplaceAll(name, ".", "")))
	w.askPathOf("Folder", title, "Write", start, func(path string) error {
		if !isFolder(path) {
			if err := os.Mkdir(path, 0o755); err != nil {
				return model.ValidationError{Field: "folder", Problem: "The folder “" + path + "” is not there and cannot be made"}
			}
		}
		w.rememberSaved(path)
		chosen(path)
		return nil
	}, func(from string, fill func(string)) { showFolderBrowser(w.win, from, fill) })
}

// dropped opens a community file that was dropped on the window, or gives other
// files to the screen that has a use for them, else to the import of contacts.
func (w *window) dropped(files []fyne.URI) {
	if len(files) == 0 || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	path := files[0].Path()
	switch {
	case strings.EqualFold(filepath.Ext(path), community.Extension):
		w.openFile(path, false)
	case w.store == nil:
		w.showProblem("Open a community first", errors.New("start or open a community, then drop the contact list on the window again"))
	default:
		paths := make([]string, len(files))
		for i, f := range files {
			paths[i] = f.Path()
		}
		if d, ok := w.screens[w.journey.here().Area].(frame.Dropper); ok && d.Dropped(paths) {
			return
		}
		if extension := strings.ToLower(filepath.Ext(path)); extension == ".ics" || extension == ".eml" {
			w.Failed(errors.New("a reply belongs to a session: open the session, and drop the file again"))
			return
		}
		w.Go(frame.Place{Area: frame.Data, Tab: "Import", File: path})
	}
}

// askPath asks for the path of a file; browse begins in a folder and may fill
// it in.
func (w *window) askPath(title, confirm, start string, use func(string) error, browse func(from string, fill func(string))) {
	w.askPathOf("File", title, confirm, start, use, browse)
}

func (w *window) askPathOf(what, title, confirm, start string, use func(string) error, browse func(from string, fill func(string))) {
	field := widgets.NewTextField(what, start, nil)
	words := widgets.NewParagraph("Type or paste the path, or browse for it.", widgets.Dim)
	widgets.ShowDialog(w.win, widgets.Options{Title: title, Confirm: confirm, Width: 560,
		Content: container.NewVBox(field, container.NewHBox(w.browseButton(field, browse)), words),
		OnConfirm: func() error {
			path, err := fullPath(field.Text())
			if err != nil {
				return err
			}
			return use(path)
		}})
}

// browseButton browses from the folder that the field names, and fills the
// field in.
func (w *window) browseButton(field *widgets.TextField, browse func(from string, fill func(string))) *widgets.Button {
	return widgets.NewButton("Browse…", widgets.Plain, func() {
		from := w.openFolder()
		if typed, err := fullPath(field.Text()); err == nil {
			from = folderOf(typed)
		}
		browse(from, func(path string) {
			field.SetText(path)
			field.Focus()
			field.Entry.SelectAll()
		})
	})
}

// fullPath reads a path as people type it: with ~, quotes or file://.
func fullPath(typed string) (string, error) {
	path := strings.Trim(strings.TrimSpace(typed), `"'`)
	if strings.HasPrefix(path, "file://") { // as file managers copy it
		u, err := url.Parse(path)
		if err != nil {
			return "", model.ValidationError{Field: "file", Problem: "“" + path + "” is not the address of a file; type its path"}
		}
		path = u.Path
	}
	if path == "" {
		return "", model.ValidationError{Field: "file", Problem: "Type the path of a file, or browse"}
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", errors.New("your home folder is not known; type the whole path")
		}
		path = home + rest
	}
	return filepath.Abs(path)
}

// cleanName is a title as a file name that every system accepts.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, name)
	extension := filepath.Ext(name)
	base := strings.TrimRight(strings.TrimSuffix(name, extension), " .")
	for len(base) > 120 {
		base = strings.TrimSpace(string([]rune(base)[:len([]rune(base))-1]))
	}
	return base + extension
}
