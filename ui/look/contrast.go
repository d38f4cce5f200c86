package look

import (
	"image/color"
	"math"
)

// Contrast is the contrast ratio of two opaque colours, 1 to 21
// (WCAG 2.2, "contrast ratio" and "relative luminance").
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}

// InkOn is the colour for a letter on a field of colour c: white where it can
// be read (4.5:1), else black or white, whichever reads better.
func InkOn(c color.Color) color.Color {
	white, black := Contrast(color.White, c), Contrast(color.Black, c)
	if white >= 4.5 || white >= black {
		return color.White
	}
	return color.Black
}
