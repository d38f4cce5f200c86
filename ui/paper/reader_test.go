package paper

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// pdfDoc is a PDF file read back, by the table of objects at its end.
type pdfDoc struct {
	tb      testing.TB
	objects map[int]string
	root    int
	pages   []pdfPage
}

type pdfPage struct {
	object        int
	width, height float64 // points
	texts         []shownText
}

// shownText is one piece of shown text.
type shownText struct {
	x, y, size float64 // points, from the lower left corner
	text       string
	actual     string // replacement text around it
	mcid       int    // -1: decoration
	unseen     bool
}

func readPDF(tb testing.TB, data []byte) *pdfDoc {
	tb.Helper()
	d := &pdfDoc{tb: tb, objects: map[int]string{}}
	tail := data[bytes.LastIndex(data, []byte("startxref\n")):]
	start, err := strconv.Atoi(strings.Fields(string(tail))[1])
	if err != nil {
		tb.Fatal(err)
	}
	table := strings.Split(string(data[start:]), "\n")
	if table[0] != "xref" {
		tb.Fatalf("no table of objects where the file says, but %q", table[0])
	}
	count, _ := strconv.Atoi(strings.Fields(table[1])[1])
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(table[2+n][:10])
		if err != nil || len(table[2+n]) != 19 {
			tb.Fatalf("bad line in the table of objects: %q", table[2+n])
		}
		head := strconv.Itoa(n) + " 0 obj\n"
		text, ok := bytes.CutPrefix(data[offset:], []byte(head))
		if !ok {
			tb.Fatalf("object %d is not at %d", n, offset)
		}
		end := bytes.Index(text, []byte("endobj"))
		if end < 0 {
			tb.Fatalf("object %d does not end", n)
		}
		d.objects[n] = string(text[:end])
	}
	d.root = d.refs(string(data[start:]), "Root")[0]
	for _, n := range d.refs(d.objects[1], "Kids") {
		d.pages = append(d.pages, d.readPage(n))
	}
	return d
}

var (
	refPattern   = regexp.MustCompile(`(\d+) 0 R`)
	indirectList = `/%s\s*\[?((?:\s*\d+ 0 R)+)`
)

// refs are the objects that a key of a dictionary refers to.
func (d *pdfDoc) refs(object, key string) (out []int) {
	m := regexp.MustCompile(strings.Replace(indirectList, "%s", key, 1)).FindStringSubmatch(object)
	if m == nil {
		d.tb.Fatalf("no /%s in %q", key, object)
	}
	for _, r := range refPattern.FindAllStringSubmatch(m[1], -1) {
		n, _ := strconv.Atoi(r[1])
		out = append(out, n)
	}
	return out
}

func (d *pdfDoc) stream(n int) []byte {
	dict, rest, ok := strings.Cut(d.objects[n], "stream\n")
	if !ok {
		d.tb.Fatalf("object %d is no stream", n)
	}
	length, _ := strconv.Atoi(strings.Fields(regexp.MustCompile(`/Length\s+(\d+)`).FindString(dict))[1])
	r, err := zlib.NewReader(strings.NewReader(rest[:length]))
	if err != nil {
		d.tb.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		d.tb.Fatal(err)
	}
	return content
}

func (d *pdfDoc) readPage(n int) pdfPage {
	p := pdfPage{object: n}
	box := regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`)
	m := box.FindStringSubmatch(d.objects[n])
	if m == nil {
		m = box.FindStringSubmatch(d.objects[1])
	}
	p.width, _ = strconv.ParseFloat(m[1], 64)
	p.height, _ = strconv.ParseFloat(m[2], 64)
	p.texts = d.readContent(d.stream(d.refs(d.objects[n], "Contents")[0]))
	return p
}

type markedContent struct {
	actual string
	mcid   int
}

// readContent runs the few operators that are in use.
func (d *pdfDoc) readContent(content []byte) (out []shownText) {
	var operands []string
	var marks []markedContent
	var x, y, size float64
	mode := "0"
	number := func(fromEnd int) float64 {
		v, err := strconv.ParseFloat(operands[len(operands)-fromEnd], 64)
		if err != nil {
			d.tb.Fatalf("not a number: %q", operands)
		}
		return v
	}
	for _, token := range pdfTokens(content) {
		switch token {
		case "Td":
			x, y = number(2), number(1)
		case "Tf":
			size = number(1)
		case "Tr":
			mode = operands[len(operands)-1]
		case "BMC", "BDC":
			m := markedContent{mcid: -1}
			if len(marks) > 0 {
				m = marks[len(marks)-1]
			}
			dict := strings.Join(operands, " ")
			if f := regexp.MustCompile(`/MCID (\d+)`).FindStringSubmatch(dict); f != nil {
				m.mcid, _ = strconv.Atoi(f[1])
			}
			if f := regexp.MustCompile(`/ActualText (<[0-9A-F]+>)`).FindStringSubmatch(dict); f != nil {
				m.actual = pdfString(f[1])
			}
			marks = append(marks, m)
		case "EMC":
			if len(marks) == 0 {
				d.tb.Fatal("EMC without a beginning")
			}
			marks = marks[:len(marks)-1]
		case "Tj":
			if len(marks) == 0 {
				d.tb.Fatal("text that is neither tagged nor an artifact")
			}
			m := marks[len(marks)-1]
			out = append(out, shownText{x, y, size, pdfString(operands[len(operands)-1]), m.actual, m.mcid, mode == "3"})
		default:
			if c := token[0]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
				break
			}
			operands = append(operands, token)
			continue
		}
		operands = operands[:0]
	}
	if len(marks) > 0 {
		d.tb.Fatal("marked content does not end")
	}
	return out
}

var pdfToken = regexp.MustCompile(`(?s)\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f]*>|/[^\s<>/\[\]()]+|[^\s<>/\[\]()]+|\[|\]`)

func pdfTokens(content []byte) []string { return pdfToken.FindAllString(string(content), -1) }

// pdfString decodes a string of UTF-16, with or without the mark in front.
func pdfString(s string) string {
	var raw []byte
	if s[0] == '<' {
		raw, _ = hex.DecodeString(s[1 : len(s)-1])
	} else {
		for i := 1; i < len(s)-1; i++ {
			if s[i] == '\\' {
				i++
				if s[i] == 'r' {
					raw = append(raw, '\r')
					continue
				}
			}
			raw = append(raw, s[i])
		}
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

// words is the text of a page as a reader copies it, a space between pieces.
func (p pdfPage) words() string {
	var b strings.Builder
	last := ""
	for _, t := range p.texts {
		text := t.text
		if t.actual != "" {
			if text = t.actual; text == last {
				continue // one replacement for several pieces
			}
		}
		last = t.actual
		b.WriteString(text + " ")
	}
	return b.String()
}

// shared reads test material that lies beside the repository.
func shared(tb testing.TB, name string) []byte {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			tb.Fatal("there is no go.mod above this folder")
		}
		dir = filepath.Dir(dir)
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", name))
	if err != nil {
		tb.Fatalf("this test reads material that is missing: %v", err)
	}
	return data
}
