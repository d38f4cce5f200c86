//go:build ignore

// Iconsgen draws the program's icon, a ring of linked points, as icon.svg,
// icon.png and icons/ring.svg. Run it with `go generate ./assets`.
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"
)

const (
	side  = 256
	fine  = 4 // samples a pixel each way
	tile  = "#0f6b66"
	ink   = "#ffffff"
	count = 6
)

type point struct{ x, y float64 }

// ring is six points on a circle of radius r around the middle of a square
// of the given side, the first at the top.
func ring(square, r float64) (points []point) {
	for i := range count {
		a := 2*math.Pi*float64(i)/count - math.Pi/2
		points = append(points, point{square/2 + r*math.Cos(a), square/2 + r*math.Sin(a)})
	}
	return points
}

// links joins neighbours, and every second point across the middle.
func links(points []point) (lines [][2]point) {
	for i := range points {
		lines = append(lines, [2]point{points[i], points[(i+1)%count]}, [2]point{points[i], points[(i+2)%count]})
	}
	return lines
}

func drawing(square, r, dot, stroke float64, colour string) string {
	var b bytes.Buffer
	points := ring(square, r)
	for i, l := range links(points) {
		w := stroke
		if i%2 == 1 {
			w /= 2
		}
		fmt.Fprintf(&b, `<path d="M%.2f %.2fL%.2f %.2f" fill="none" stroke="%s" stroke-width="%.2f" stroke-linecap="round"/>`+"\n", l[0].x, l[0].y, l[1].x, l[1].y, colour, w)
	}
	for _, p := range points {
		fmt.Fprintf(&b, `<circle cx="%.2f" cy="%.2f" r="%.2f" fill="%s"/>`+"\n", p.x, p.y, dot, colour)
	}
	return b.String()
}

func distance(p point, l [2]point) float64 {
	dx, dy := l[1].x-l[0].x, l[1].y-l[0].y
	t := ((p.x-l[0].x)*dx + (p.y-l[0].y)*dy) / (dx*dx + dy*dy)
	t = math.Max(0, math.Min(1, t))
	return math.Hypot(p.x-l[0].x-t*dx, p.y-l[0].y-t*dy)
}

// inside says whether p is on the tile, and whether it is on the drawing.
func inside(p point, points []point, lines [][2]point) (onTile, onInk bool) {
	const corner, edge = 56.0, 8.0
	qx := math.Max(math.Abs(p.x-side/2)-(side/2-edge-corner), 0)
	qy := math.Max(math.Abs(p.y-side/2)-(side/2-edge-corner), 0)
	onTile = math.Hypot(qx, qy) <= corner
	for i, l := range lines {
		half := 4.5
		if i%2 == 1 {
			half = 2.25
		}
		onInk = onInk || distance(p, l) <= half
	}
	for _, q := range points {
		onInk = onInk || math.Hypot(p.x-q.x, p.y-q.y) <= 15
	}
	return onTile, onTile && onInk
}

func picture() image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	points := ring(side, 82)
	lines := links(points)
	for y := range side {
		for x := range side {
			tiles, inks := 0, 0
			for s := range fine * fine {
				p := point{float64(x) + (float64(s%fine)+0.5)/fine, float64(y) + (float64(s/fine)+0.5)/fine}
				t, i := inside(p, points, lines)
				if t {
					tiles++
				}
				if i {
					inks++
				}
			}
			if tiles == 0 {
				continue
			}
			mix := func(from, to int) uint8 { return uint8(from + (to-from)*inks/tiles) }
			img.SetNRGBA(x, y, color.NRGBA{mix(0x0f, 0xff), mix(0x6b, 0xff), mix(0x66, 0xff), uint8(255 * tiles / (fine * fine))})
		}
	}
	return img
}

func write(name string, data []byte) {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		log.Fatal(err)
	}
}

func main() {
	head := `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="%[1]d" viewBox="0 0 %[1]d %[1]d">` + "\n"
	write("icons/ring.svg", []byte(fmt.Sprintf(head, 24)+drawing(24, 8.6, 2.1, 1.4, "currentColor")+"</svg>\n"))
	write("icon.svg", []byte(fmt.Sprintf(head, side)+
		fmt.Sprintf(`<rect x="8" y="8" width="240" height="240" rx="56" fill="%s"/>`+"\n", tile)+
		drawing(side, 82, 15, 9, ink)+"</svg>\n"))
	var b bytes.Buffer
	if err := png.Encode(&b, picture()); err != nil {
		log.Fatal(err)
	}
	write("icon.png", b.Bytes())
}
