package ui

import (
	"context"
	"slices"
	"strconv"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// The settings of the window that are kept in the community file.
const (
	settingTheme    = "theme"           // "system", "light", "dark"
	settingScale    = "text scale"      // "1" to "2"
	settingContrast = "contrast"        // "high" or nothing
	settingBackup   = "backup on close" // "no" or nothing
	settingArea     = "area"            // the area that was shown last
)

func (w *window) readSettings() (err error) {
	w.settings, err = w.store.Settings(context.Background())
	return err
}

// appearance is what the settings make the window look like.
type appearance struct {
	variant  look.Variant
	contrast bool
	scale    float32
}

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
	w.wear(appearance{variant, w.settings[settingContrast] == "high", float32(scale)})
}

// wear puts the theme on. The same again would draw everything anew, with every
// font read again.
func (w *window) wear(a appearance) {
	if w.worn != a {
		w.worn = a
		w.app.Settings().SetTheme(look.Theme(a.variant, a.contrast, a.scale))
	}
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

// fit makes the window as small as a screen with so many pixels needs it.
func (w *window) fit(width, height int) {
	canvas := w.win.Canvas()
	if size := fitted(canvas.Size(), width, height, canvas.Scale()); size != canvas.Size() {
		w.win.Resize(size)
	}
}

// fitted is size, or as much of it as so many pixels show at a scale.
func fitted(size fyne.Size, width, height int, scale float32) fyne.Size {
	if width > 0 {
		size.Width = min(size.Width, float32(width)/scale)
	}
	if height > 0 {
		size.Height = min(size.Height, float32(height)/scale)
	}
	return size
}

func (w *window) rememberSize() {
	size := w.win.Canvas().Size()
	w.app.Preferences().SetFloat(preferWidth, float64(size.Width))
	w.app.Preferences().SetFloat(preferHeight, float64(size.Height))
}

// backUpNow makes a dated copy beside the file.
func (w *window) backUpNow() {
	var name string
	store := w.store
	w.Work("Backing up…", func(ctx context.Context, _ func(float64)) (err error) {
		name, err = store.BackupDated(ctx, storage.BackupByHand)
		return err
	}, func(err error) {
		if err != nil {
			w.Failed(err)
			return
		}
		w.status.recount()
		now := store.Now()
		w.Tell("Backed up at "+model.Clock(now.Hour()*60+now.Minute()).String()+" to "+name+".", "", nil)
	})
}
