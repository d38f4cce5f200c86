// Package look is the window's appearance: colours, sizes and icons.
//
//	app.Settings().SetTheme(look.Theme(look.System, false, 1))
//	line.FillColor = look.Colour(look.Line)
//	height := look.Px(40) // forty pixels at text scale 1
//	image := canvas.NewImageFromResource(look.Icon(look.IconPeople, look.Accent))
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Variant says whether the window is light or dark.
type Variant string

// The variants a person can choose.
const (
	System Variant = "system" // as the desktop says
	Light  Variant = "light"
	Dark   Variant = "dark"
)

// The text sizes, and the size of figures that stand alone.
const (
	SizeSmall  = theme.SizeNameCaptionText
	SizeText   = theme.SizeNameText
	SizeTitle  = theme.SizeNameSubHeadingText
	SizeFigure = theme.SizeNameHeadingText
)

// Radius and the widths of the shell, at text scale 1.
const (
	RowHeight     = 40
	BarHeight     = 52
	StatusHeight  = 30
	RailWidth     = 174
	DetailsWidth  = 352
	NarrowWindow  = 1100 // under this width, details take the place of the list
	RadiusPanel   = 8
	RadiusControl = 7
)

const baseText = 14

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       8,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameScrollBar:          12,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameScrollBarRadius:    4,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        RadiusControl,
	theme.SizeNameSelectionRadius:    6,
}

// scaled sizes grow with the text.
var scaled = map[fyne.ThemeSizeName]float32{
	SizeSmall:                12,
	SizeText:                 baseText,
	SizeTitle:                20,
	SizeFigure:               24,
	theme.SizeNameInlineIcon: 18,
}

type look struct {
	fyne.Theme // fonts and the icons of Fyne's own widgets
	variant    Variant
	contrast   bool
	scale      float32
}

// Theme is the window's theme. Scale multiplies text and row heights and is
// kept between 1 and 2.
func Theme(variant Variant, contrast bool, scale float32) fyne.Theme {
	return &look{
		Theme:    theme.DefaultTheme(),
		variant:  variant,
		contrast: contrast,
		scale:    min(max(scale, 1), 2),
	}
}

func (l *look) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	isDark := l.variant == Dark || l.variant != Light && system == theme.VariantDark
	p := light
	switch {
	case l.contrast && isDark:
		p = darkContrast
	case l.contrast:
		p = lightContrast
	case isDark:
		p = dark
	}
	if c, ok := p[name]; ok {
		return c
	}
	return l.Theme.Color(name, system)
}

func (l *look) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := scaled[name]; ok {
		return s * l.scale
	}
	if s, ok := sizes[name]; ok {
		return s
	}
	return l.Theme.Size(name)
}

// Colour is the colour of that name in the theme and variant now in use. In a
// program with another theme it is that of the light one.
func Colour(name fyne.ThemeColorName) color.Color {
	if _, ours := theme.Current().(*look); !ours {
		return light[name]
	}
	return theme.Color(name)
}

// Px is a length that grows with the text: v pixels at text scale 1.
func Px(v float32) float32 { return v * Scale() }

// Room is the height of a line with room around its text, v pixels at text
// scale 1. The text grows and the room does not, so that with large text a
// window still holds as many lines as it can.
func Room(v float32) float32 { return v * (1 + Scale()) / 2 }

// Scale is the text scale now in use, 1 to 2.
func Scale() float32 { return theme.TextSize() / baseText }
