package ui

import (
	"context"
	"slices"
	"strconv"

	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// The settings of the window that are kept in the community file.
const (
	settingTheme    = "theme"      // "system", "light", "dark"
	settingScale    = "text scale" // "1" to "2"
	settingContrast = "contrast"   // "high" or nothing
)

// applyLook sets theme, contrast and text scale as the file says.
func (w *window) applyLook() {
	scale, err := strconv.ParseFloat(w.settings[settingScale], 32)
	if err != nil {
		scale = 1
	}
	variant := look.Variant(w.settings[settingTheme])
	if variant == "" {
		variant = look.System
	}
	w.app.Settings().SetTheme(look.Theme(variant, w.settings[settingContrast] == "high", float32(scale)))
}

// What this computer remembers, whatever file is open.
const (
	preferRecent = "recent files"
	preferWidth  = "window width"
	preferHeight = "window height"
	preferFolder = "folder"
)

const recentKept = 6

func (w *window) recent() []string { return w.app.Preferences().StringList(preferRecent) }

// remember puts a file first among the recent ones.
func (w *window) remember(path string) {
	all := append([]string{path}, slices.DeleteFunc(w.recent(), func(p string) bool { return p == path })...)
	w.app.Preferences().SetStringList(preferRecent, all[:min(len(all), recentKept)])
}

func (w *window) forgetRecent(path string) {
	w.app.Preferences().SetStringList(preferRecent, slices.DeleteFunc(w.recent(), func(p string) bool { return p == path }))
}

func (w *window) rememberedSize() fyne.Size {
	p := w.app.Preferences()
	return fyne.NewSize(float32(p.FloatWithFallback(preferWidth, 1280)), float32(p.FloatWithFallback(preferHeight, 800)))
}

func (w *window) rememberSize() {
	size := w.win.Canvas().Size()
	w.app.Preferences().SetFloat(preferWidth, float64(size.Width))
	w.app.Preferences().SetFloat(preferHeight, float64(size.Height))
}

// folder is where files were chosen last.
func (w *window) folder() string {
	if dir := w.app.Preferences().String(preferFolder); isFolder(dir) {
		return dir
	}
	return homeFolder()
}

// backUpNow makes a dated copy beside the file.
func (w *window) backUpNow() {
	var name string
	w.Work("Backing up…", func(ctx context.Context, _ func(float64)) (err error) {
		name, err = w.store.BackupDated(ctx)
		return err
	}, func(err error) {
		if err != nil {
			w.Failed(err)
			return
		}
		w.status.recount()
		w.Tell("Backed up at "+model.Clock(w.store.Now().Hour()*60+w.store.Now().Minute()).String()+" to "+name+".", "", nil)
	})
}
