package sheet

import (
	"bufio"
	"io"
	"strings"
)

// Writer writes CSV that spreadsheet programs open correctly by double click:
// UTF-8 with a byte order mark, CRLF, quoted as in RFC 4180, cells guarded
// against being taken for formulas.
type Writer struct {
	w       *bufio.Writer
	started bool
}

// NewWriter returns a Writer to w. Nothing is written before the first Write
// or Flush.
func NewWriter(w io.Writer) *Writer {
	return &Writer{w: bufio.NewWriterSize(w, 64<<10)}
}

// Write writes one record. Zero characters and bytes that are not UTF-8, which
// no CSV file may carry, become U+FFFD.
func (w *Writer) Write(cells ...string) error {
	w.start()
	for i, cell := range cells {
		if i > 0 {
			w.w.WriteByte(',')
		}
		w.cell(cell)
	}
	if len(cells) == 1 && cells[0] == "" {
		w.w.WriteString(`""`) // not an empty line
	}
	_, err := w.w.WriteString("\r\n") // the buffer keeps the first error
	return err
}

// Flush writes out what is buffered.
func (w *Writer) Flush() error {
	w.start()
	return w.w.Flush()
}

func (w *Writer) start() {
	if !w.started {
		w.started = true
		w.w.WriteString(markUTF8)
	}
}

func (w *Writer) cell(s string) {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\x00", "\uFFFD")
	s = Guard(s)
	if !needsQuotes(s) {
		w.w.WriteString(s)
		return
	}
	w.w.WriteByte('"')
	for {
		before, after, found := strings.Cut(s, `"`)
		w.w.WriteString(before)
		if !found {
			break
		}
		w.w.WriteString(`""`)
		s = after
	}
	w.w.WriteByte('"')
}

// needsQuotes is wider than RFC 4180: what another program could take for a
// delimiter, or trim, is quoted as well.
func needsQuotes(s string) bool {
	return strings.ContainsAny(s, "\",;|\t\r\n") || s != strings.TrimSpace(s)
}
