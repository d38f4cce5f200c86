package ui

import (
	"path/filepath"
)

// openFolder is where files were chosen last to be opened or read in.
func (w *window) openFolder() string {
	if dir := w.app.Preferences().String(preferFolder); isFolder(dir) {
		return dir
	}
	return homeFolder()
}

// saveFolder is where files are saved: where the last one was since this
// community file was opened, else beside it. Where lists were read in from is no
// place to save to.
func (w *window) saveFolder() string {
	switch {
	case w.store == nil:
		return w.openFolder()
	case isFolder(w.savedTo):
		return w.savedTo
	}
	return filepath.Dir(w.store.Path())
}

func (w *window) rememberOpened(path string) {
	w.app.Preferences().SetString(preferFolder, filepath.Dir(path))
}

func (w *window) rememberSaved(path string) {
	if w.savedTo = filepath.Dir(path); w.store == nil {
		w.rememberOpened(path)
	}
}
