package widgets

import (
	"image/color"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Enlarged shows a field with text as large as a title, and so much more room around it.
func Enlarged(field fyne.CanvasObject, room float32) fyne.CanvasObject {
	return container.NewThemeOverride(field, enlarged{room})
}

// enlarged is the theme in use with text as large as a title.
type enlarged struct{ room float32 }

func (enlarged) now() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (e enlarged) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return e.now().Color(n, v)
}

func (e enlarged) Font(s fyne.TextStyle) fyne.Resource     { return e.now().Font(s) }
func (e enlarged) Icon(n fyne.ThemeIconName) fyne.Resource { return e.now().Icon(n) }

func (e enlarged) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return e.now().Size(look.SizeTitle)
	case theme.SizeNameInnerPadding:
		return e.now().Size(n) + e.room
	}
	return e.now().Size(n)
}
