package assets

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"strings"
	"testing"
)

func TestAppIconIsAPictureOf256Pixels(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(AppIcon))
	if err != nil {
		t.Fatal(err)
	}
	if s := img.Bounds().Size(); s.X != 256 || s.Y != 256 {
		t.Errorf("size %v, want 256 x 256", s)
	}
	if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
		t.Error("the corner of the icon is not transparent")
	}
}

func TestIconsAreDrawingsInTheCurrentColour(t *testing.T) {
	entries, err := icons.ReadDir("icons")
	if err != nil || len(entries) == 0 {
		t.Fatal("no icons", err)
	}
	for _, e := range entries {
		data := Icon(strings.TrimSuffix(e.Name(), ".svg"))
		if !bytes.Contains(data, []byte("currentColor")) || !bytes.Contains(data, []byte(`viewBox="0 0 24 24"`)) {
			t.Errorf("%s is not a drawing of 24 x 24 in currentColor", e.Name())
		}
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", e.Name(), err)
			}
		}
	}
	if Icon("no such drawing") != nil {
		t.Error("an unknown icon has content")
	}
}
