package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // logos come as JPEG, too
	"image/png"
	"io"
	"math"

	xdraw "golang.org/x/image/draw"
)

// Logo is a small picture for badges.
type Logo struct {
	img *image.RGBA
	png []byte // img, eight bits a colour and opaque, as PDF takes it
	key string // the same for the same picture
}

const (
	mostLogoBytes = 8 << 20
	mostLogoSide  = 8000 // pixels of the file
	logoSide      = 480  // pixels kept: 300 to the inch on 40 mm
)

// ReadLogo reads a picture, PNG or JPEG, of at most 8 MB and 8,000 pixels a
// side, and makes it as small as a logo on paper needs to be. What it says
// when that cannot be done is for people.
func ReadLogo(r io.Reader) (*Logo, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostLogoBytes+1))
	if err != nil {
		return nil, fmt.Errorf("reading the logo: %w", err)
	}
	if len(data) > mostLogoBytes {
		return nil, errors.New("the logo is larger than 8 MB; save it smaller and choose it again")
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, errors.New("the logo is not a picture this program can read; save it as PNG or JPEG and choose it again")
	case config.Width > mostLogoSide || config.Height > mostLogoSide:
		return nil, fmt.Errorf("the logo has %d by %d pixels, more than the %d a side that can be read; save it smaller and choose it again", config.Width, config.Height, mostLogoSide)
	case config.Width < 1 || config.Height < 1:
		return nil, errors.New("the logo is empty; choose another picture")
	}
	source, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("the file of the logo is damaged or not whole; save it again as PNG or JPEG")
	}
	return newLogo(source)
}

func newLogo(source image.Image) (*Logo, error) {
	b := source.Bounds()
	width, height := b.Dx(), b.Dy()
	if long := max(width, height); long > logoSide {
		width, height = max(width*logoSide/long, 1), max(height*logoSide/long, 1)
	}
	l := &Logo{img: image.NewRGBA(image.Rect(0, 0, width, height))}
	xdraw.Draw(l.img, l.img.Bounds(), image.White, image.Point{}, xdraw.Src) // paper shows through
	xdraw.CatmullRom.Scale(l.img, l.img.Bounds(), source, b, xdraw.Over, nil)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, l.img); err != nil {
		return nil, fmt.Errorf("making the logo ready: %w", err)
	}
	l.png = out.Bytes()
	sum := sha256.Sum256(l.png)
	l.key = "logo-" + hex.EncodeToString(sum[:8])
	return l, nil
}

// PNG is the logo as a file, as small as it is printed, to be kept and read
// again with ReadLogo.
func (l *Logo) PNG() []byte { return bytes.Clone(l.png) }

// fit is the largest box of the logo's proportions within a box, at its right
// end and its top.
func (l *Logo) fit(in Box) Box {
	size := l.img.Bounds().Size()
	width, height := in.Width, in.Width*float64(size.Y)/float64(size.X)
	if height > in.Height {
		width, height = in.Height*float64(size.X)/float64(size.Y), in.Height
	}
	return Box{in.X + in.Width - width, in.Y, width, height}
}

func (l *Logo) turned() *image.RGBA {
	b := l.img.Bounds()
	out := image.NewRGBA(b)
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.SetRGBA(b.Dx()-1-x, b.Dy()-1-y, l.img.RGBAAt(x, y))
		}
	}
	return out
}

// colourOf reads "#0072B2"; anything else is the grey of no sector.
func colourOf(hexa string) Colour {
	var c Colour
	if n, err := fmt.Sscanf(hexa, "#%02x%02x%02x", &c.R, &c.G, &c.B); n != 3 || err != nil {
		return Grey(110)
	}
	return c
}

// onColour is black or white, whichever can be read better on c: the border is
// the relative luminance of 0.179, where both have the same contrast (WCAG 2.1).
func onColour(c Colour) Colour {
	linear := func(v uint8) float64 {
		if x := float64(v) / 255; x > 0.04045 {
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	if 0.2126*linear(c.R)+0.7152*linear(c.G)+0.0722*linear(c.B) > 0.179 {
		return Black
	}
	return Grey(255)
}
