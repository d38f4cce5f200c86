package paper

import (
	"bytes"
	"image"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-text/typesetting/font"

	"convenor/model/report"
)

var meta = Meta{Title: "Šheet", Author: "A community", Language: "en-GB", Created: time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC)}

func printed(tb testing.TB, p *Printer, doc Document) ([]byte, Result) {
	tb.Helper()
	var out bytes.Buffer
	res, err := p.WritePDF(&out, doc, meta)
	if err != nil {
		tb.Fatal(err)
	}
	return out.Bytes(), res
}

// mixture is a page of every kind of mark.
var mixture = onePage(func(p *Page) {
	p.Begin(Heading)
	p.Text(20, 20, "Plain (text) \\ Siân", Style{Size: 14, Bold: true})
	p.End()
	p.Begin(Paragraph)
	p.Text(190, 40, "right ☃", Style{Size: 10, Align: Right, Colour: Grey(99)})
	p.End()
	p.Begin(Paragraph)
	p.Text(105, 60, "Lee, Sam 👩\u200d💻 ọ\u0300 x", Style{Size: 10, Align: Centre})
	p.End()
	p.Begin(Paragraph)
	p.TextIn(Box{20, 70, 60, 9}, "الأحمد, محمد", Style{Size: 10})
	p.End()
	p.Begin(Paragraph)
	p.Text(20, 90, "𝒜𝓃𝓃", Style{Size: 20})
	p.End()
	p.Text(20, 280, "page 1 of 1", Style{Size: 8})
	p.Line(20, 100, 190, 100, Pen{Width: 0.3, Colour: Grey(17)})
	p.Line(20, 110, 190, 110, Pen{Width: 0.3, Dash: 1})
	p.Frame(Box{20, 120, 30, 20}, Pen{Width: 0.5, Colour: Colour{15, 107, 102}})
	p.BeginFigure("A disc")
	p.Fill(new(Path).Circle(100, 130, 10), Colour{15, 107, 102})
	p.End()
	p.Stroke(new(Path).MoveTo(20, 150).LineTo(60, 170).CurveTo(80, 180, 100, 140, 120, 160), Pen{Width: 1})
})

func TestTextOfTheFile(t *testing.T) {
	data, res := printed(t, NewPrinter(mathematics(t)), mixture)
	if res.Pages != 1 {
		t.Errorf("%d pages", res.Pages)
	}
	var got []string
	for _, s := range readPDF(t, data).pages[0].texts {
		line := s.text
		if s.actual != "" {
			line += "=" + s.actual
		}
		if s.unseen {
			line = "(" + line + ")"
		}
		if s.mcid < 0 {
			line = "~" + line
		}
		got = append(got, line)
	}
	want := []string{
		"Plain (text) \\ Siân", "right ", "☃", "Lee, Sam ", "▯=👩\u200d💻", " ", "(ọ\u0300=ọ\u0300)", " x",
		"(دمحم)", "( )", "(,)", "(دمحألا)", "(▯▯▯=𝒜𝓃𝓃)", "~page 1 of 1",
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFontsOfTheFile(t *testing.T) {
	data, _ := printed(t, NewPrinter(nil), mixture)
	d := readPDF(t, data)
	fonts := map[string]bool{}
	for _, text := range d.objects {
		switch {
		case strings.Contains(text, "/Subtype /Type0"):
			name := regexp.MustCompile(`/BaseFont /(\S+)`).FindStringSubmatch(text)[1]
			fonts[name] = true
			if cmap := d.objects[d.refs(text, "ToUnicode")[0]]; !strings.Contains(cmap, "<0000> <FFFF> <0000>") {
				t.Errorf("%s has no way back to Unicode: %s", name, cmap)
			}
		case strings.Contains(text, "/Type /FontDescriptor"):
			if ttf := d.stream(d.refs(text, "FontFile2")[0]); len(ttf) < 1000 || len(ttf) > 100_000 {
				t.Errorf("a font of %d bytes is embedded; a subset is smaller", len(ttf))
			}
		}
	}
	if !fonts["LIBERA+LiberationSans"] || !fonts["LIBERB+LiberationSans-Bold"] || !fonts["DEJAVA+DejaVuSans"] || len(fonts) != 3 {
		t.Errorf("fonts %v", fonts)
	}
}

func TestFileSaysWhatItIs(t *testing.T) {
	data, _ := printed(t, NewPrinter(nil), mixture)
	d := readPDF(t, data)
	catalogue := d.objects[d.root]
	for _, want := range []string{"/Lang " + pdfText("en-GB"), "/MarkInfo <</Marked true>>", "/DisplayDocTitle true"} {
		if !strings.Contains(catalogue, want) {
			t.Errorf("the catalogue has no %s: %s", want, catalogue)
		}
	}
	info := d.objects[d.root-1]
	if title := pdfString(regexp.MustCompile(`(?s)/Title (\((?:[^()\\]|\\.)*\))`).FindStringSubmatch(info)[1]); title != meta.Title {
		t.Errorf("title %q", title)
	}
	if !strings.Contains(info, "/CreationDate (D:20250901120000)") {
		t.Errorf("no date of creation in %s", info)
	}
}

// structure writes a PDF's tree of elements as text.
func structure(d *pdfDoc, object int) string {
	text := d.objects[object]
	out := regexp.MustCompile(`/S /(\w+)`).FindStringSubmatch(text)[1]
	if m := regexp.MustCompile(`/ActualText (<\w+>)`).FindStringSubmatch(text); m != nil {
		out += "=" + pdfString(m[1])
	}
	if m := regexp.MustCompile(`/Alt (<\w+>)`).FindStringSubmatch(text); m != nil {
		out += "=" + pdfString(m[1])
	}
	kids := regexp.MustCompile(`/K \[(.*?)\]`).FindStringSubmatch(text)[1]
	for _, m := range refPattern.FindAllStringSubmatch(kids, -1) {
		n, _ := strconv.Atoi(m[1])
		out += " " + structure(d, n)
	}
	if len(refPattern.FindAllString(kids, -1)) > 0 {
		return "[" + out + "]"
	}
	return out
}

func TestStructureOfTheFile(t *testing.T) {
	data, _ := printed(t, NewPrinter(nil), mixture)
	d := readPDF(t, data)
	root := d.objects[d.refs(d.objects[d.root], "StructTreeRoot")[0]]
	if got, want := structure(d, d.refs(root, "K")[0]), "[Document H1 P P P=الأحمد, محمد P Figure=A disc]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// Every tagged text finds its element on its page.
	for i, p := range d.pages {
		list := regexp.MustCompile(`(?m)(?:\[|^)` + strconv.Itoa(i) + ` \[(.*?)\]`).FindStringSubmatch(root)[1]
		parents := refPattern.FindAllStringSubmatch(list, -1)
		for _, s := range p.texts {
			if s.mcid < 0 {
				continue
			}
			n, _ := strconv.Atoi(parents[s.mcid][1])
			if !regexp.MustCompile(`/Pg ` + strconv.Itoa(p.object) + ` 0 R /K \[(\d+ )*` + strconv.Itoa(s.mcid) + ` `).MatchString(d.objects[n]) {
				t.Errorf("%q is number %d, but its element is %s", s.text, s.mcid, d.objects[n])
			}
		}
	}
}

func TestFileIsTheSameEveryTime(t *testing.T) {
	printer := NewPrinter(mathematics(t))
	first, _ := printed(t, printer, mixture)
	done := make(chan []byte)
	for range 4 {
		go func() {
			var out bytes.Buffer
			_, err := printer.WritePDF(&out, mixture, meta)
			if err != nil {
				t.Error(err)
			}
			done <- out.Bytes()
		}()
	}
	for range 4 {
		if !bytes.Equal(first, <-done) {
			t.Error("the same page gave another file")
		}
	}
}

func TestPreviewOfNoPage(t *testing.T) {
	for _, n := range []int{0, 2, -1} {
		if _, err := NewPrinter(nil).Preview(mixture, n, 72); err == nil {
			t.Errorf("page %d was drawn", n)
		}
	}
}

// ink is the part of an image that is not white inside an area.
func ink(img image.Image, area image.Rectangle) image.Rectangle {
	found := image.Rectangle{}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0xc000 {
				found = found.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return found
}

// The preview is the print: what the file shows at a place, in its own words,
// is where the picture has ink.
func TestPreviewIsThePrint(t *testing.T) {
	sheet := Sheet(report.NewSignInSheet(crowd(30)))
	printer := NewPrinter(nil)
	data, res := printed(t, printer, sheet)
	d := readPDF(t, data)
	const dpi = 144
	const scale = dpi / 72.0
	faces := map[*font.Font]*font.Face{}
	for n := 1; n <= res.Pages; n++ {
		img, err := printer.Preview(sheet, n, dpi)
		if err != nil {
			t.Fatal(err)
		}
		page := d.pages[n-1]
		if b := img.Bounds(); math.Abs(float64(b.Dx())-page.width*scale) > 1 || math.Abs(float64(b.Dy())-page.height*scale) > 1 {
			t.Errorf("the picture is %v, the page %v by %v points", b, page.width, page.height)
		}
		shown := record(sheet.Layout(plain(t))[n-1]).texts
		if len(shown) != len(page.texts) {
			t.Fatalf("page %d: %d texts drawn, %d in the file", n, len(shown), len(page.texts))
		}
		for i, s := range page.texts {
			if s.text != shown[i].line.source || math.Abs(s.size-shown[i].size) > 0.01 {
				t.Fatalf("drew %q at %v, the file has %q at %v", shown[i].line.source, shown[i].size, s.text, s.size)
			}
			// Where the file's own numbers put the text's ink.
			at := recorded{x: s.x * mm, y: (page.height - s.y) * mm, size: s.size, line: shown[i].line}
			low, high := at.ink(faces)
			want := image.Rect(int(low.x/mm*scale), int(low.y/mm*scale), int(math.Ceil(high.x/mm*scale)), int(math.Ceil(high.y/mm*scale)))
			if got := ink(img, want.Inset(-3)); got.Sub(want.Min).Min.X < -1 || !got.In(want.Inset(-2)) || !want.In(got.Inset(-2)) {
				t.Errorf("page %d: %q has ink at %v, the file puts it at %v", n, s.text, got, want)
			}
		}
	}
}

func TestDrawingsOfThePicture(t *testing.T) {
	img, err := NewPrinter(nil).Preview(mixture, 1, 254) // ten pixels to the millimetre
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		x, y int
		dark bool
	}{
		"on the line":              {1000, 1000, true},
		"above the line":           {1000, 996, false},
		"on the first dash":        {205, 1100, true},
		"in the first gap":         {215, 1100, false},
		"on the frame":             {200, 1300, true},
		"in the frame":             {350, 1300, false},
		"in the disc":              {1000, 1300, true},
		"beside the disc":          {1000 - 80, 1300 - 80, false},
		"on the slope":             {400, 1600, true},
		"on the curve":             {1200, 1600, true},
		"between the slope's ends": {400, 1500, false},
	} {
		if r, _, _, _ := img.At(c.x, c.y).RGBA(); (r < 0x8000) != c.dark {
			t.Errorf("%s: dark %v", what, !c.dark)
		}
	}
}

func TestWritingFails(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	if _, err := NewPrinter(nil).WritePDF(w, mixture, meta); err == nil {
		t.Error("a file that could not be written was reported as written")
	}
}

func TestFinishRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, raw := range []string{"", "startxref\n", "startxref\n0\n%%EOF", "xref\n0 2\n0000000000 65535 f \n0000000099 00000 n \ntrailer\nstartxref\n0\n", "%PDF\nstartxref\n-5\n", "x\nxref\n0 9\nstartxref\n2\n", "%PDF-1.3\nxref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\nstartxref\n9\n"} {
		if _, err := finish([]byte(raw), "en", &tagger{}); err == nil {
			t.Errorf("%q was taken for a file", raw)
		}
	}
}

// FuzzText prints any text: the file must be whole and hold the text.
func FuzzText(f *testing.F) {
	for _, s := range bits {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		data, res := printed(t, NewPrinter(nil), onePage(func(p *Page) {
			p.TextIn(Box{20, 20, 60, 9}, text, Style{Size: 10, Min: 6})
		}))
		words := readPDF(t, data).pages[0].words()
		if l := plain(t).set(clean(text), false); len(res.Shortened) == 0 && len(l.runs) == 1 && l.width > 0 && l.printed == l.source && !l.runs[0].backward {
			squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
			if got, want := squeeze(words), squeeze(clean(text)); got != want {
				t.Errorf("%q is read as %q", want, got)
			}
		}
	})
}
