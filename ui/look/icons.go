package look

import (
	"bytes"
	"fmt"
	"image/color"

	"convenor/assets"

	"fyne.io/fyne/v2"
)

// IconName names a drawing in assets/icons.
type IconName string

// The icons of the rail and the bar.
const (
	IconToday         IconName = "today"
	IconPeople        IconName = "people"
	IconOrganisations IconName = "organisations"
	IconVenues        IconName = "venues"
	IconProgramme     IconName = "programme"
	IconData          IconName = "data"
	IconBack          IconName = "back"
	IconForward       IconName = "forward"
	IconUndo          IconName = "undo"
	IconRedo          IconName = "redo"
	IconSearch        IconName = "search"
	IconClose         IconName = "close"
	IconDown          IconName = "down"
	IconCalendar      IconName = "calendar"
	IconSortUp        IconName = "sortup"
	IconSortDown      IconName = "sortdown"
	IconRing          IconName = "ring" // the product's own sign
)

// Icon is the drawing in the theme's colour of that name. It follows the
// theme: its bytes are made anew each time they are asked for.
func Icon(name IconName, colour fyne.ThemeColorName) fyne.Resource {
	return icon{name, colour}
}

type icon struct {
	name   IconName
	colour fyne.ThemeColorName
}

var _ fyne.ThemedResource = icon{}

// Name holds the colour, because pictures are cached by name.
func (i icon) Name() string { return hexOf(i.colour)[1:] + "-" + string(i.name) + ".svg" }

func (i icon) Content() []byte {
	return bytes.ReplaceAll(assets.Icon(string(i.name)), []byte("currentColor"), []byte(hexOf(i.colour)))
}

func (i icon) ThemeColorName() fyne.ThemeColorName { return i.colour }

func hexOf(name fyne.ThemeColorName) string {
	c := color.NRGBAModel.Convert(Colour(name)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// AppIcon is the program's icon.
func AppIcon() fyne.Resource { return fyne.NewStaticResource("convenor.png", assets.AppIcon) }
