// Package assets holds what is built into the program.
package assets

import "embed"

//go:generate go run iconsgen.go

//go:embed icons/*.svg
var icons embed.FS

// AppIcon is the program's icon, a PNG of 256 x 256 pixels.
//
//go:embed icon.png
var AppIcon []byte

// Icon is the SVG drawing of that name, its strokes in "currentColor"; nil if
// there is none.
func Icon(name string) []byte {
	data, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil
	}
	return data
}
