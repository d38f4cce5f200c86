package look

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours of the window. Those that Fyne has a name for carry that name, so
// that its own widgets follow.
const (
	Background  = theme.ColorNameBackground // behind everything
	Text        = theme.ColorNameForeground
	Accent      = theme.ColorNamePrimary
	OnAccent    = theme.ColorNameForegroundOnPrimary
	Line        = theme.ColorNameSeparator
	Frame       = theme.ColorNameInputBorder // of what one types into
	Hover       = theme.ColorNameHover
	Bad         = theme.ColorNameError   // words that say something went wrong
	Good        = theme.ColorNameSuccess // words that say something is in order
	Warning     = theme.ColorNameWarning // words that ask for attention
	Disabled    = theme.ColorNameDisabled
	Placeholder = theme.ColorNamePlaceHolder

	Panel        fyne.ThemeColorName = "panel"        // cards, tables, the bar
	Rail         fyne.ThemeColorName = "rail"         // the areas at the left
	Dim          fyne.ThemeColorName = "dim"          // second-rank text
	Tint         fyne.ThemeColorName = "tint"         // behind accent words, the chosen area
	RowSelection fyne.ThemeColorName = "rowSelection" // the current row of a list
	Muted        fyne.ThemeColorName = "muted"        // chips that are off, empty bars
	WarningBack  fyne.ThemeColorName = "warningBack"
	GoodBack     fyne.ThemeColorName = "goodBack"
	BadBack      fyne.ThemeColorName = "badBack"
	Veil         fyne.ThemeColorName = "veil"    // over the window behind a dialog
	Waiting      fyne.ThemeColorName = "waiting" // fills of bars for what is not yet settled
)

// palette holds one colour for each name above and for Fyne's own names.
type palette map[fyne.ThemeColorName]color.Color

// newPalette reads "name #rrggbb" or "name #rrggbbaa" pairs and derives the
// names that Fyne's widgets use.
func newPalette(pairs string) palette {
	p := palette{}
	fields := strings.Fields(pairs)
	for i := 0; i+1 < len(fields); i += 2 {
		p[fyne.ThemeColorName(fields[i])] = Hex(fields[i+1])
	}
	for name, same := range map[fyne.ThemeColorName]fyne.ThemeColorName{
		theme.ColorNameButton:              Panel,
		theme.ColorNameDisabledButton:      Muted,
		theme.ColorNameForegroundOnError:   Panel,
		theme.ColorNameForegroundOnSuccess: Panel,
		theme.ColorNameForegroundOnWarning: Panel,
		theme.ColorNameHeaderBackground:    Panel,
		theme.ColorNameHyperlink:           Accent,
		theme.ColorNameInputBackground:     Panel,
		theme.ColorNameMenuBackground:      Panel,
		theme.ColorNameOverlayBackground:   Panel,
		theme.ColorNamePlaceHolder:         Dim,
		theme.ColorNameFocus:               Tint,
		theme.ColorNameSelection:           Tint,
	} {
		p[name] = p[same]
	}
	return p
}

var light = newPalette(`
	background #f6f6f3  panel #ffffff  rail #eceae4  separator #dcdad3  inputBorder #b4b2aa  muted #edeeeb
	foreground #1f2428  dim #586169  disabled #767e84
	primary #0f6b66  foregroundOnPrimary #ffffff  tint #dcefec  rowSelection #e3f1ef
	warning #8a5100  warningBack #fbecd2  waiting #e0a63c
	success #2c6e3f  goodBack #deefe1
	error #a3261d  badBack #fbe4e1
	hover #0000000a  pressed #00000014  shadow #00000014  veil #00000052
	scrollBar #1f242840  scrollBarBackground #1f242810`)

var dark = newPalette(`
	background #16191b  panel #1e2326  rail #101315  separator #323a3f  inputBorder #4d575d  muted #2a3034
	foreground #e8eaea  dim #9aa6ad  disabled #6b767d
	primary #5cc5bb  foregroundOnPrimary #0f1f1e  tint #1d3b39  rowSelection #1f3a39
	warning #efb05a  warningBack #3d2c10  waiting #e0a63c
	success #84cf97  goodBack #1d3626
	error #f5a399  badBack #47231f
	hover #ffffff0d  pressed #ffffff1a  shadow #00000040  veil #0000008c
	scrollBar #e8eaea44  scrollBarBackground #e8eaea10`)

var lightContrast = newPalette(`
	background #ffffff  panel #ffffff  rail #f1f1ee  separator #5f6468  inputBorder #3c4145  muted #ebebe7
	foreground #000000  dim #33393e  disabled #565c61
	primary #00433f  foregroundOnPrimary #ffffff  tint #d3efeb  rowSelection #cdebe6
	warning #5c3500  warningBack #fff0d6  waiting #c07f00
	success #0c4420  goodBack #e0f4e4
	error #7a0f08  badBack #ffe6e3
	hover #00000014  pressed #00000026  shadow #00000030  veil #00000080
	scrollBar #000000aa  scrollBarBackground #00000018`)

var darkContrast = newPalette(`
	background #000000  panel #0b0d0e  rail #000000  separator #98a1a6  inputBorder #c3cbcf  muted #22282b
	foreground #ffffff  dim #cdd5da  disabled #9aa3a8
	primary #86f0e5  foregroundOnPrimary #001a18  tint #07302d  rowSelection #0a3a36
	warning #ffd08a  warningBack #33230a  waiting #f2bd55
	success #a9eebb  goodBack #0e2a17
	error #ffc2ba  badBack #3d1612
	hover #ffffff1f  pressed #ffffff33  shadow #00000060  veil #000000b0
	scrollBar #ffffffaa  scrollBarBackground #ffffff22`)

// Hex reads "#rrggbb" or "#rrggbbaa", as the community's lists write their
// colours. What cannot be read is a middle grey.
func Hex(s string) color.NRGBA {
	digits := strings.TrimPrefix(s, "#")
	if len(digits) == 6 {
		digits += "ff"
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 8 {
		return color.NRGBA{R: 0x80, G: 0x80, B: 0x80, A: 0xff}
	}
	return color.NRGBA{R: uint8(n >> 24), G: uint8(n >> 16), B: uint8(n >> 8), A: uint8(n)}
}
