package paper

import (
	"fmt"
	"image"
	"io"
	"sync"
	"time"

	"github.com/go-text/typesetting/font"
)

// Document is something to print.
type Document interface {
	// Layout draws the document's pages, at least one, with t. It is called
	// anew for every file and picture and must always draw the same.
	Layout(t *Typesetter) []*Page
}

// Meta is what a PDF file says about itself.
type Meta struct {
	Title    string
	Author   string
	Language string    // BCP 47, for example "en-GB"
	Created  time.Time // passed in, so that the same document is the same file
}

// Result says what became of a document.
type Result struct {
	Pages       int
	Substituted []Substitution // texts with characters that no font has
	Shortened   []string       // texts that were too long for their place and end in "…"
}

// Printer prints documents with the bundled fonts and, for what these lack,
// with fonts that it finds. It is safe for concurrent use.
type Printer struct{ find FindFont }

// NewPrinter returns a printer that looks for further fonts with find, or, if
// find is nil, uses the bundled ones alone.
func NewPrinter(find FindFont) *Printer {
	if find == nil {
		find = func([]rune, bool) *font.Font { return nil }
	}
	return &Printer{find}
}

// machine is the printer with the machine's fonts.
var machine = sync.OnceValue(func() *Printer { return NewPrinter(SystemFonts()) })

// WritePDF writes doc to w as a PDF file, with the machine's fonts where the
// bundled ones lack a character.
func WritePDF(w io.Writer, doc Document, meta Meta) (Result, error) {
	return machine().WritePDF(w, doc, meta)
}

// Preview draws a page of doc, from 1, as WritePDF prints it, with dpi pixels
// to the inch.
func Preview(doc Document, page int, dpi float64) (image.Image, error) {
	return machine().Preview(doc, page, dpi)
}

// Pages is how many pages doc has.
func Pages(doc Document) int { return machine().Pages(doc) }

// WritePDF writes doc to w as a PDF file.
func (p *Printer) WritePDF(w io.Writer, doc Document, meta Meta) (Result, error) {
	t := newTypesetter(p.find)
	pages := doc.Layout(t)
	if err := writePDF(w, pages, meta); err != nil {
		return Result{}, fmt.Errorf("making the PDF file: %w", err)
	}
	return Result{len(pages), t.substituted, t.shortened}, nil
}

// Preview draws a page of doc, from 1, with dpi pixels to the inch.
func (p *Printer) Preview(doc Document, page int, dpi float64) (image.Image, error) {
	pages := doc.Layout(newTypesetter(p.find))
	if page < 1 || page > len(pages) {
		return nil, fmt.Errorf("there is no page %d of %d to show", page, len(pages))
	}
	return picture(pages[page-1], dpi), nil
}

// Pages is how many pages doc has.
func (p *Printer) Pages(doc Document) int { return len(doc.Layout(newTypesetter(p.find))) }
