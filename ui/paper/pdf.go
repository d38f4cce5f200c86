package paper

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
)

// pdfPainter paints pages into a PDF file.
type pdfPainter struct {
	pdf    *gofpdf.Fpdf
	fonts  map[*bundled]bool // in the file
	height float64           // of the page, millimetres
	pen    Pen               // as last set on the page
	tags   tagger
	buf    []byte
}

// writePDF leaves nothing to chance or to the clock: the same pages and meta
// give the same bytes.
func writePDF(w io.Writer, pages []*Page, meta Meta) error {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(meta.Created.UTC())
	pdf.SetModificationDate(meta.Created.UTC())
	pdf.SetTitle(meta.Title, true)
	pdf.SetAuthor(meta.Author, true)
	pdf.SetCreator("Convenor", true)
	pdf.SetProducer("Convenor", true)
	pdf.SetCompression(false) // of pages, which finish compresses
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	p := &pdfPainter{pdf: pdf, fonts: map[*bundled]bool{}}
	for _, page := range pages {
		p.page(page)
	}
	var raw bytes.Buffer
	if err := pdf.Output(&raw); err != nil {
		return err
	}
	out, err := finish(raw.Bytes(), meta.Language, &p.tags)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

func (p *pdfPainter) page(page *Page) {
	orientation, size := "P", gofpdf.SizeType{Wd: page.Size.Width, Ht: page.Size.Height}
	if size.Wd > size.Ht {
		orientation, size.Wd, size.Ht = "L", size.Ht, size.Wd
	}
	p.pdf.AddPageFormat(orientation, size)
	p.height, p.pen = page.Size.Height, Pen{}
	p.tags.newPage()
	page.paint(p)
	p.flush(p.tags.endContent())
}

func (p *pdfPainter) begin(role Role, alt string) { p.tags.begin(role, alt) }
func (p *pdfPainter) end()                        { p.tags.end() }

// text writes runs of bundled fonts as text and other runs as filled outlines
// over unseen text.
func (p *pdfPainter) text(x, y, size float64, c Colour, l *line) {
	p.flush(p.tags.content(true))
	p.tags.say(l)
	for _, r := range l.runs {
		replaced := r.text != r.source && !r.backward
		if replaced {
			p.replacement(r.source)
		}
		if r.font != nil {
			p.useFont(r.font, size)
			p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
			p.pdf.Text(x+r.x*size*mm, y, r.text)
		} else {
			p.fillPath(glyphPath(r.face, r.glyphs, x, y, size), c)
			p.unseen(x+r.x*size*mm, y, size, r)
		}
		if replaced {
			p.flush("EMC")
		}
	}
}

// replacement says that what follows, up to EMC, stands for text (ISO 32000-1,
// 14.9.4). Readers do not agree on its order where it runs from right to left:
// there the structure says it; see tagger.say.
func (p *pdfPainter) replacement(text string) {
	p.buf = append(p.buf, "/Span <</ActualText <FEFF"...)
	p.hex(utf16.Encode([]rune(text)))
	p.flush(">>> BDC")
}

// unseen writes the text of outlines invisibly under them, as scanned pages
// have it, to be searched and copied: in the order in which it is seen, evenly
// over its width.
func (p *pdfPainter) unseen(x, y, size float64, r run) {
	base := baseFont(false)
	natural := 0.0
	runes := []rune(r.source)
	for i, c := range runes {
		switch {
		case c > 0xffff:
			runes[i] = placeholder
			natural += base.missing
		case base.has(c):
			natural += base.width(string(c))
		default:
			natural += base.missing
		}
	}
	if natural == 0 || r.width <= 0 {
		return
	}
	if r.backward {
		slices.Reverse(runes)
	}
	p.useFont(base, size)
	p.buf = append(p.buf, "3 Tr "...)
	p.number(100 * r.width / natural)
	p.flush("Tz")
	p.pdf.Text(x, y, string(runes))
	p.flush("0 Tr 100 Tz")
}

func (p *pdfPainter) useFont(f *bundled, size float64) {
	if !p.fonts[f] {
		p.fonts[f] = true
		p.pdf.AddUTF8FontFromBytes(f.key, "", bytes.Clone(f.ttf)) // gofpdf writes into it
	}
	p.pdf.SetFont(f.key, "", size)
}

func (p *pdfPainter) line(x1, y1, x2, y2 float64, pen Pen) {
	p.flush(p.tags.content(false))
	p.usePen(pen)
	p.pdf.Line(x1, y1, x2, y2)
}

func (p *pdfPainter) usePen(pen Pen) {
	if pen == p.pen {
		return
	}
	p.pen = pen
	p.pdf.SetLineWidth(pen.Width)
	p.pdf.SetDrawColor(int(pen.Colour.R), int(pen.Colour.G), int(pen.Colour.B))
	if pen.Dash > 0 {
		p.pdf.SetDashPattern([]float64{pen.Dash, pen.Dash}, 0)
	} else {
		p.pdf.SetDashPattern(nil, 0)
	}
}

func (p *pdfPainter) fill(path *Path, c Colour) {
	p.flush(p.tags.content(false))
	p.fillPath(path, c)
}

func (p *pdfPainter) fillPath(path *Path, c Colour) {
	if len(path.steps) == 0 {
		return
	}
	p.buf = append(p.buf, "q "...)
	for _, v := range []uint8{c.R, c.G, c.B} {
		p.number(float64(v) / 255)
	}
	p.buf = append(p.buf, "rg "...)
	p.path(path)
	p.flush("f Q")
}

func (p *pdfPainter) stroke(path *Path, pen Pen) {
	if len(path.steps) == 0 {
		return
	}
	p.flush(p.tags.content(false))
	p.usePen(pen)
	p.buf = append(p.buf, "q "...)
	if pen.Dash == 0 {
		p.buf = append(p.buf, "1 J 1 j "...) // round ends and corners
	}
	p.path(path)
	p.flush("S Q")
}

// path appends the operators of ISO 32000-1, 8.5.2.
func (p *pdfPainter) path(path *Path) {
	for _, s := range path.steps {
		for _, at := range s.points[:pointsOf(s.op)] {
			p.number(at.x / mm)
			p.number((p.height - at.y) / mm)
		}
		p.buf = append(p.buf, s.op, ' ')
	}
}

// number appends v with two decimals (of a point: a 280th of a millimetre) and
// a space.
func (p *pdfPainter) number(v float64) {
	p.buf = append(strconv.AppendFloat(p.buf, v, 'f', 2, 64), ' ')
}

// hex appends UTF-16 in hexadecimal digits.
func (p *pdfPainter) hex(units []uint16) {
	const digits = "0123456789ABCDEF"
	for _, u := range units {
		p.buf = append(p.buf, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
	}
}

// flush writes what was appended, and end, to the page.
func (p *pdfPainter) flush(end string) {
	if p.buf = append(p.buf, end...); len(p.buf) > 0 {
		p.pdf.RawWriteStr(string(p.buf))
		p.buf = p.buf[:0]
	}
}

// turn turns what follows by half a circle, and back when it is called again:
// the matrix is its own inverse, so the state that gofpdf keeps stays true.
func (p *pdfPainter) turn(around point) {
	p.flush(p.tags.endContent())
	p.buf = append(p.buf, "-1 0 0 -1 "...)
	p.number(2 * around.x / mm)
	p.number(2 * (p.height - around.y) / mm)
	p.flush("cm")
}

// image draws a logo into a box of its own proportions. A file holds it once.
func (p *pdfPainter) image(l *Logo, box Box) {
	p.flush(p.tags.content(false))
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	if p.pdf.GetImageInfo(l.key) == nil {
		p.pdf.RegisterImageOptionsReader(l.key, options, bytes.NewReader(l.png))
	}
	p.pdf.ImageOptions(l.key, box.X, box.Y, box.Width, box.Height, false, options, 0, "")
}
