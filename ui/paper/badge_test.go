package paper

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"

	"convenor/model"
	"convenor/model/report"
)

// hardNames are names as people have them.
var hardNames = []report.BadgePerson{
	{Given: "Bartholomew Montgomery Featherstonehaugh", Family: "Cholmondeley-Majoribanks of the Example Region", Pronouns: "he/him", Organisation: "The Federation of Community and Neighbourhood Organisations of the Wider Region", Role: "Assistant director of insight and performance", Letter: "V", Colour: "#D55E00"},
	{Given: "Wolfeschlegelsteinhausenbergerdorff", Organisation: "Halton Carers Link", Letter: "P", Colour: "#0072B2"},
	{Given: "نور", Family: "الهاشمي", Pronouns: "she/her", Organisation: "Toxteth Women’s Forum", Role: "Analyst", Letter: "C", Colour: "#009E73"},
	{Given: "Flo 🌻", Family: "Marsh", Role: "Member"},
	{Given: "Joy", Letter: "U", Colour: "not a colour"},
	{Given: "Bích Ngọc", Family: "Phạm", Organisation: "Wavertree Air Watchers", Role: "Sensor builder", Letter: "H", Colour: "#56707f"},
}

func testBadges(stock report.Stock) report.BadgeInput {
	return report.BadgeInput{Session: model.Session{Title: "Autumn gathering"}, People: hardNames, Stock: stock, Start: 2, Blank: 1, Pronouns: true, Band: true, Title: true, Outline: true}
}

func testLogo(tb testing.TB) *Logo {
	tb.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 60, 30))
	for x := range 60 {
		for y := range 30 {
			img.Set(x, y, color.NRGBA{R: uint8(4 * x), G: 90, B: 120, A: uint8(8 * y)})
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		tb.Fatal(err)
	}
	logo, err := ReadLogo(&file)
	if err != nil {
		tb.Fatal(err)
	}
	return logo
}

// TestTextStaysOnItsLabel draws every stock with hard names and looks where the
// ink is.
func TestTextStaysOnItsLabel(t *testing.T) {
	for _, stock := range report.Stocks {
		t.Run(stock.Name, func(t *testing.T) {
			doc := Badges(report.NewBadges(testBadges(stock)), testLogo(t))
			faces := map[*font.Font]*font.Face{}
			said := ""
			for _, page := range doc.Layout(plain(t)) {
				seen := record(page)
				for _, text := range seen.texts {
					low, high := text.ink(faces)
					if low.x > high.x {
						continue
					}
					if !onOneLabel(stock, low, high) {
						t.Errorf("%q has ink from %v to %v, beyond its label", text.line.source, low, high)
					}
					said += " " + text.line.printed
				}
				for _, box := range seen.logos {
					if !onOneLabel(stock, point{box.X, box.Y}, point{box.X + box.Width, box.Y + box.Height}) {
						t.Errorf("the logo is at %v, beyond its label", box)
					}
				}
				if seen.depth != 0 || seen.turns {
					t.Error("a role is left open, or the page turned")
				}
			}
			for _, word := range []string{"Joy", "Phạm", "Flo ▯ Marsh", "Autumn gathering", "Organisation"} {
				if !strings.Contains(said, word) {
					t.Errorf("%q is missing in %s", word, said)
				}
			}
		})
	}
}

// onOneLabel reports whether a box lies on one label of a stock, of a tent on
// one half.
func onOneLabel(s report.Stock, low, high point) bool {
	height, halves := s.Height, 1
	if s.Fold {
		height, halves = height/2, 2
	}
	for i := range s.PerSheet() {
		x, y := s.Place(i)
		for half := range halves {
			y := y + float64(half)*height
			if low.x >= x-0.01 && high.x <= x+s.Width+0.01 && low.y >= y-0.01 && high.y <= y+height+0.01 {
				return true
			}
		}
	}
	return false
}

func TestALongNameShrinksAndIsNeverCutSilently(t *testing.T) {
	small, _ := report.FindStock("L7651")
	var out bytes.Buffer
	res, err := NewPrinter(nil).WritePDF(&out, Badges(report.NewBadges(testBadges(small)), nil), Meta{Title: "Badges"})
	if err != nil {
		t.Fatal(err)
	}
	large, _ := report.FindStock("L4785")
	var more bytes.Buffer
	wide, err := NewPrinter(nil).WritePDF(&more, Badges(report.NewBadges(testBadges(large)), nil), Meta{Title: "Badges"})
	if err != nil {
		t.Fatal(err)
	}
	if len(wide.Shortened) != 0 {
		t.Errorf("cut on a badge of 80 × 50 mm: %q", wide.Shortened)
	}
	for _, text := range pdfTexts(t, out.Bytes()) {
		if strings.HasSuffix(text, "…") && len(res.Shortened) == 0 {
			t.Errorf("%q is cut, and nothing says so", text)
		}
	}
	if len(res.Substituted) == 0 {
		t.Error("nothing says that the flower is missing")
	}
}

func TestANameOfOneWordIsNotBroken(t *testing.T) {
	for _, stock := range report.Stocks[:2] {
		in := testBadges(stock)
		in.People = hardNames[1:2]
		data, _ := printed(t, NewPrinter(nil), Badges(report.NewBadges(in), nil))
		if all := pdfTexts(t, data); !slices.Contains(all, hardNames[1].Given) {
			t.Errorf("%s: the name is broken: %q", stock.Name, all)
		}
	}
}

func pdfTexts(tb testing.TB, data []byte) (all []string) {
	for _, page := range readPDF(tb, data).pages {
		for _, text := range page.texts {
			all = append(all, text.text)
		}
	}
	return all
}

func TestATentIsReadFromBothSides(t *testing.T) {
	stock, _ := report.FindStock("A6-tent")
	in := testBadges(stock)
	in.People, in.Start, in.Blank = hardNames[4:5], 1, 0
	page := Badges(report.NewBadges(in), nil).Layout(plain(t))[0]
	faces := map[*font.Font]*font.Face{}
	upright, turned := point{}, point{}
	for _, text := range record(page).texts {
		low, _ := text.ink(faces)
		switch {
		case text.line.source == "Joy" && text.turned:
			turned = low
		case text.line.source == "Joy":
			upright = low
		}
	}
	if turned.y >= stock.Height/2 || upright.y <= stock.Height/2 || turned.y == 0 {
		t.Errorf("upright at %v, turned at %v", upright, turned)
	}
	// The preview turns it as the file does: the lower half is the upper one
	// turned.
	img := picture(page, 50).(*image.RGBA)
	width, height := int(stock.Width/25.4*50), img.Bounds().Dy()
	differ, inked := 0, 0
	for y := height/2 + 2; y < height-2; y++ {
		for x := 2; x < width-2; x++ {
			a, b := img.RGBAAt(x, y), img.RGBAAt(width-1-x, height-1-y)
			if a.G < 128 {
				inked++
				if b.G > 250 {
					differ++
				}
			}
		}
	}
	if inked == 0 || differ*20 > inked {
		t.Errorf("of %d dots of ink %d have no other side", inked, differ)
	}
}

func TestLogosThatCannotBeReadAreSaidInWords(t *testing.T) {
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, image.NewGray(image.Rect(0, 0, 2000, 500)), nil); err != nil {
		t.Fatal(err)
	}
	logo, err := ReadLogo(bytes.NewReader(jpg.Bytes()))
	if err != nil || logo.img.Bounds().Dx() != logoSide || logo.img.Bounds().Dy() != logoSide/4 {
		t.Fatalf("a JPEG: %v, %v", logo, err)
	}
	if again, err := ReadLogo(bytes.NewReader(logo.PNG())); err != nil || again.key != logo.key {
		t.Errorf("what was kept is read as something else, %v", err)
	}
	for name, file := range map[string]struct {
		data []byte
		want string
	}{
		"empty":        {nil, "not a picture"},
		"text":         {[]byte("GIF? no, words"), "not a picture"},
		"half written": {jpg.Bytes()[:len(jpg.Bytes())/2], "damaged"},
		"too large":    {make([]byte, mostLogoBytes+1), "larger than 8 MB"},
		"bomb":         {pngHead(65535), "65535 by 65535 pixels"},
	} {
		if _, err := ReadLogo(bytes.NewReader(file.data)); err == nil || !strings.Contains(err.Error(), file.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// pngHead is the beginning of a PNG that says it is side pixels wide and high.
func pngHead(side uint32) []byte {
	head := []byte("IHDR")
	head = binary.BigEndian.AppendUint32(head, side)
	head = binary.BigEndian.AppendUint32(head, side)
	head = append(head, 8, 2, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\r"), head...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
}

func FuzzReadLogo(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte("\xff\xd8\xff\xe0 half a JPEG"))
	f.Fuzz(func(t *testing.T, data []byte) {
		logo, err := ReadLogo(bytes.NewReader(data))
		if (logo == nil) == (err == nil) {
			t.Errorf("%v, %v", logo, err)
		}
	})
}

func TestBadgesAreTheSameBytesEachTime(t *testing.T) {
	write := func() []byte {
		data, _ := printed(t, NewPrinter(nil), Badges(report.NewBadges(testBadges(report.Stocks[0])), testLogo(t)))
		return data
	}
	if a, b := write(), write(); !bytes.Equal(a, b) {
		t.Error("they differ")
	}
}

func TestAddressLabelsStayOnTheirLabels(t *testing.T) {
	people := []report.AddressPerson{
		{Name: "Bartholomew Montgomery Featherstonehaugh-Cholmondeley", Organisation: "The Federation of Community and Neighbourhood Organisations", Address: "Flat 12b, The Old Counting House, 1204 Great Example Street, Liverpool", Postcode: "L1 1AA"},
		{Name: "Ann Abbot", Address: "1 Example Street, Liverpool", Postcode: "L1 1AB"},
	}
	for _, stock := range report.StocksFor(false) {
		faces := map[*font.Font]*font.Face{}
		for _, page := range AddressLabels(report.NewAddressLabels(people, stock, 2, false)).Layout(plain(t)) {
			for _, text := range record(page).texts {
				if low, high := text.ink(faces); !onOneLabel(stock, low, high) {
					t.Errorf("%s: %q has ink from %v to %v", stock.Name, text.line.source, low, high)
				}
			}
		}
	}
}

func crowdOfBadges(n int) report.BadgeInput {
	in := report.BadgeInput{Stock: report.Stocks[0]}
	for _, p := range crowd(n).People {
		in.People = append(in.People, report.BadgePerson{Given: p.Given, Family: p.Family, Organisation: p.Organisation, Role: fmt.Sprint("Analyst ", len(in.People))})
	}
	return in
}
