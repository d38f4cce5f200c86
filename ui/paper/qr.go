package paper

import (
	"fmt"
	"strings"

	qrcode "github.com/skip2/go-qrcode"
)

// quietZone is the white edge that ISO/IEC 18004 wants around a QR code, in
// modules.
const quietZone = 4

// drawQR draws the QR code of a link, quiet zone included, into a square of
// side millimetres, as vector squares, so that it stays sharp at any size. It
// corrects up to 15 % of damage. A link too long for a code, of some two
// thousand characters, is an error.
func drawQR(p *Page, link string, x, y, side float64) error {
	code, err := qrcode.New(asciiLink(link), qrcode.Medium)
	if err != nil {
		return fmt.Errorf("the link is too long for a QR code")
	}
	code.DisableBorder = true
	bits := code.Bitmap()
	module := side / float64(len(bits)+2*quietZone)
	path := new(Path)
	for row, line := range bits {
		for from := 0; from < len(line); from++ {
			if !line[from] {
				continue
			}
			to := from
			for to < len(line) && line[to] {
				to++
			}
			path.Rect(Box{x + float64(quietZone+from)*module, y + float64(quietZone+row)*module, float64(to-from) * module, module})
			from = to
		}
	}
	p.BeginFigure("QR code of the link " + link)
	p.Fill(path, Black)
	p.End()
	return nil
}

// asciiLink is a link with what is not ASCII percent-encoded (RFC 3987, 3.1):
// readers guess which alphabet the bytes of a code are in, and guess wrong.
func asciiLink(link string) string {
	var b strings.Builder
	for i := range len(link) {
		if c := link[i]; c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
