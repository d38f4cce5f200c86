package paper

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// finish completes the file that gofpdf wrote, which knows neither structure
// nor language: it copies its objects, compresses the pages' contents, and
// writes the structure, and pages and a catalogue that refer to it.
func finish(raw []byte, language string, tags *tagger) ([]byte, error) {
	objects, err := objectsOf(raw)
	if err != nil {
		return nil, err
	}
	// gofpdf writes the catalogue last, after the document information.
	catalogue := len(objects) - 1
	f := &pdfFile{offsets: make([]int, len(objects))}
	f.add("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") // ISO 32000-1, 7.5.2: says that the file is not text
	for object := 1; object < catalogue; object++ {
		f.begin(object)
		page := (object - pageObject(0)) / 2 // whose object or content it may be
		switch text := objects[object]; {
		case object < pageObject(0), page >= len(tags.pages):
			f.buf = append(f.buf, renamed(text)...)
		case object == pageObject(page):
			err = f.page(text, page)
		default:
			err = f.content(text)
		}
		if err != nil {
			return nil, fmt.Errorf("object %d of the file: %w", object, err)
		}
	}
	structure := f.structure(tags)
	f.begin(catalogue)
	f.add("<</Type /Catalog /Pages 1 0 R /MarkInfo <</Marked true>> /StructTreeRoot ", ref(structure))
	if language != "" {
		f.add(" /Lang ", pdfText(language))
	}
	f.add(" /ViewerPreferences <</DisplayDocTitle true>>>>\nendobj\n")
	f.trailer(catalogue, catalogue-1)
	return f.buf, nil
}

// pageObject is the number of the object that gofpdf writes a page as, counted
// from 0. Its content is the next.
func pageObject(page int) int { return 3 + 2*page }

// renamed puts the names of the fonts into an object.
func renamed(text []byte) []byte {
	for _, name := range fontNames {
		if key := []byte("/utf8" + name.key); bytes.Contains(text, key) {
			text = bytes.ReplaceAll(text, key, []byte("/"+name.subset))
		}
	}
	return text
}

// pdfFile is a file in the making.
type pdfFile struct {
	buf     []byte
	offsets []int // of each object, from 0
	zip     *zlib.Writer
}

func (f *pdfFile) add(parts ...string) {
	for _, p := range parts {
		f.buf = append(f.buf, p...)
	}
}

// Write appends to the file.
func (f *pdfFile) Write(b []byte) (int, error) {
	f.buf = append(f.buf, b...)
	return len(b), nil
}

// reserve returns the number of a new object.
func (f *pdfFile) reserve() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets) - 1
}

func (f *pdfFile) begin(object int) {
	f.offsets[object] = len(f.buf)
	f.add(strconv.Itoa(object), " 0 obj\n")
}

func ref(object int) string { return strconv.Itoa(object) + " 0 R" }

// page copies a page's object, with its place among the structure's parents,
// and the structure's order for the Tab key.
func (f *pdfFile) page(text []byte, page int) error {
	const head = "<</Type /Page\n"
	rest, ok := bytes.CutPrefix(text, []byte(head))
	if !ok {
		return errNotOurs
	}
	f.add(head, "/StructParents ", strconv.Itoa(page), " /Tabs /S\n", string(rest))
	return nil
}

// content copies a stream, compressed. One compressor serves all pages: making
// one takes longer than a page.
func (f *pdfFile) content(text []byte) error {
	_, text, ok := bytes.Cut(text, []byte("stream\n"))
	end := bytes.LastIndex(text, []byte("\nendstream"))
	if !ok || end < 0 {
		return errNotOurs
	}
	const digits = 10
	f.add("<</Filter /FlateDecode /Length ")
	length := len(f.buf)
	f.add(strings.Repeat(" ", digits), ">>\nstream\n")
	start := len(f.buf)
	if f.zip == nil {
		f.zip, _ = zlib.NewWriterLevel(f, zlib.BestSpeed)
	}
	f.zip.Reset(f)
	if _, err := f.zip.Write(text[:end]); err != nil {
		return err
	}
	if err := f.zip.Close(); err != nil {
		return err
	}
	copy(f.buf[length:], fmt.Sprintf("%*d", digits, len(f.buf)-start))
	f.add("\nendstream\nendobj\n")
	return nil
}

// structure writes the tree of elements and the way back from marked content
// to them (ISO 32000-1, 14.7.2 and 14.7.4.4), and returns the tree's root.
func (f *pdfFile) structure(tags *tagger) int {
	root := f.reserve()
	f.number(&tags.root)
	f.elements(&tags.root, root)
	f.begin(root)
	f.add("<</Type /StructTreeRoot /K ", ref(tags.root.object), " /ParentTreeNextKey ", strconv.Itoa(len(tags.pages)), " /ParentTree <</Nums [")
	for i, list := range tags.pages {
		f.add(strconv.Itoa(i), " [")
		for _, e := range list {
			f.add(ref(e.object), " ")
		}
		f.add("]\n")
	}
	f.add("]>>>>\nendobj\n")
	return root
}

func (f *pdfFile) number(e *element) {
	e.object = f.reserve()
	for _, kid := range e.kids {
		f.number(kid)
	}
}

func (f *pdfFile) elements(e *element, parent int) {
	f.begin(e.object)
	f.add("<</S /", e.role.name(), " /P ", ref(parent))
	if e.alt != "" {
		f.add(" /Alt ", pdfText(e.alt))
	}
	if e.spoken {
		f.add(" /ActualText ", pdfText(strings.Join(e.text, " ")))
	}
	switch e.role {
	case TableHead:
		f.add(" /A <</O /Table /Scope /Column>>")
	case RowHead:
		f.add(" /A <</O /Table /Scope /Row>>")
	}
	if len(e.marked) > 0 {
		f.add(" /Pg ", ref(pageObject(e.page)))
	}
	f.add(" /K [")
	for _, m := range e.marked {
		f.add(strconv.Itoa(m), " ")
	}
	for _, kid := range e.kids {
		f.add(ref(kid.object), " ")
	}
	f.add("]>>\nendobj\n")
	for _, kid := range e.kids {
		f.elements(kid, e.object)
	}
}

func (f *pdfFile) trailer(root, info int) {
	start := len(f.buf)
	f.add("xref\n0 ", strconv.Itoa(len(f.offsets)), "\n0000000000 65535 f \n")
	for _, at := range f.offsets[1:] {
		f.buf = fmt.Appendf(f.buf, "%010d 00000 n \n", at)
	}
	f.add("trailer\n<</Size ", strconv.Itoa(len(f.offsets)), " /Root ", ref(root), " /Info ", ref(info), ">>\nstartxref\n", strconv.Itoa(start), "\n%%EOF\n")
}

var errNotOurs = errors.New("it is not as gofpdf writes it")

// objectsOf splits a file by gofpdf into its objects, by number, each from
// after "obj" to after "endobj".
func objectsOf(raw []byte) ([][]byte, error) {
	at := bytes.LastIndex(raw, []byte("startxref\n"))
	if at < 0 {
		return nil, errNotOurs
	}
	var start, first, count int
	if _, err := fmt.Sscan(string(raw[at+len("startxref\n"):]), &start); err != nil || start < 0 || start >= at {
		return nil, errNotOurs
	}
	table := bytes.Split(raw[start:at], []byte("\n"))
	if len(table) < 2 {
		return nil, errNotOurs
	}
	if _, err := fmt.Sscan(string(table[1]), &first, &count); err != nil || count < 1 || len(table) < count+2 {
		return nil, errNotOurs
	}
	offsets := make([]int, count)
	for i := 1; i < count; i++ {
		digits, _, _ := bytes.Cut(table[i+2], []byte(" "))
		offset, err := strconv.Atoi(string(digits))
		if err != nil || offset > start {
			return nil, errNotOurs
		}
		offsets[i] = offset
	}
	ends := append(slices.Clone(offsets[1:]), start)
	slices.Sort(ends)
	objects := make([][]byte, count)
	for i, offset := range offsets[1:] {
		next, _ := slices.BinarySearch(ends, offset+1)
		_, text, ok := bytes.Cut(raw[offset:ends[next]], []byte("obj\n"))
		if !ok {
			return nil, errNotOurs
		}
		objects[i+1] = text
	}
	return objects, nil
}

// pdfText is a text string of PDF: UTF-16 in hexadecimal digits.
func pdfText(s string) string {
	out := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		out = fmt.Appendf(out, "%04X", u)
	}
	return string(append(out, '>'))
}
