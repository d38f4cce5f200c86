package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// tokenizer splits ASCII-compatible bytes into records and cells as RFC 4180
// says, and takes literally what RFC 4180 leaves open: quotation marks inside
// an unquoted cell, and text after a closing quotation mark.
type tokenizer struct {
	src      io.Reader // nil when buf holds all there is
	buf      []byte
	pos, end int // buf[pos:end] is read but not yet used
	drained  bool

	delim byte
	eol   byte // '\n', which swallows a '\r' before it; or '\r' for files that have nothing else

	line int // of the next record, from 1

	// The record that next found last. Cell i is record[ends[i-1]+1 : ends[i]];
	// the byte between two cells is the delimiter.
	record []byte
	ends   []int // at most maxColumns+1, so that a wider record can be told
	start  int   // line on which it begins
	cut    bool  // it ended with the input and not with a line end

	unquoted  []byte // backs record if it has quotation marks
	converted []byte // backs record if it had to be converted to UTF-8
}

// next finds the next record, or returns io.EOF, a *RowError, a FormatError, or
// the error of the source.
func (t *tokenizer) next() error {
	t.start, t.ends, t.cut = t.line, t.ends[:0], false
	for scanned := 0; ; {
		window := t.buf[t.pos:t.end]
		i := bytes.IndexByte(window[scanned:], t.eol)
		line := window
		if i >= 0 {
			line = window[:scanned+i]
		}
		if bytes.IndexByte(line[scanned:], '"') >= 0 {
			return t.quotedRecord()
		}
		if i >= 0 {
			t.pos += len(line) + 1
			t.line++
			return t.split(t.trim(line))
		}
		if len(window) > maxRecord {
			return t.tooLong()
		}
		scanned = len(window)
		if err := t.fill(); err == io.EOF && scanned > 0 {
			t.cut = true
			t.pos = t.end
			t.line++
			return t.split(t.trim(window))
		} else if err != nil {
			return err
		}
	}
}

// trim takes the '\r' of a CRLF off a line.
func (t *tokenizer) trim(line []byte) []byte {
	if t.eol == '\n' && len(line) > 0 && line[len(line)-1] == '\r' {
		return line[:len(line)-1]
	}
	return line
}

// split sets the record to a line without quotation marks.
func (t *tokenizer) split(line []byte) error {
	t.record = line
	start := 0
	for i, b := range line {
		if b != t.delim {
			continue
		}
		if i-start > maxCell {
			return t.tooLong()
		}
		start = i + 1
		t.endCell(i)
	}
	t.endCell(len(line))
	if len(line)-start > maxCell || len(line) > maxRecord {
		return t.tooLong()
	}
	return nil
}

func (t *tokenizer) endCell(at int) {
	if len(t.ends) <= maxColumns {
		t.ends = append(t.ends, at)
	}
}

// quotedRecord reads a record byte by byte, from t.pos.
func (t *tokenizer) quotedRecord() error {
	t.unquoted = t.unquoted[:0]
	for {
		cell := len(t.unquoted)
		b, err := t.peek()
		if err == nil && b == '"' {
			t.pos++
			err = t.quotedPart(cell)
		}
		literal := len(t.unquoted)
		if err == nil {
			b, err = t.literalPart(cell)
		}
		if err != nil && err != io.EOF {
			return err
		}
		if err == nil && b == t.delim {
			t.endCell(len(t.unquoted))
			t.unquoted = append(t.unquoted, t.delim)
			continue
		}
		t.cut = err == io.EOF
		t.line++
		t.record = t.unquoted[:literal+len(t.trim(t.unquoted[literal:]))]
		t.endCell(len(t.record))
		return nil
	}
}

// quotedPart appends the text up to the closing quotation mark.
func (t *tokenizer) quotedPart(cell int) error {
	opened := t.line
	for {
		window := t.buf[t.pos:t.end]
		i := bytes.IndexByte(window, '"')
		text := window
		if i >= 0 {
			text = window[:i]
		}
		t.line += bytes.Count(text, []byte{'\n'})
		if t.eol == '\r' {
			t.line += bytes.Count(text, []byte{'\r'})
		}
		t.unquoted = append(t.unquoted, text...)
		t.pos += len(text)
		if len(t.unquoted)-cell > maxCell {
			return FormatError{fmt.Sprintf("The quotation mark that opens in line %d of this file is not closed where a contact would end. Close it or take it out. Nothing was imported.", opened)}
		}
		if err := t.checkLength(cell); err != nil {
			return err
		}
		if i < 0 {
			if err := t.fill(); err == io.EOF {
				t.cut = true
				t.record = t.unquoted
				t.endCell(len(t.record))
				return &RowError{Line: t.start, Problem: fmt.Sprintf("the quotation mark that opens in line %d is never closed, so the file was read only up to there", opened)}
			} else if err != nil {
				return err
			}
			continue
		}
		t.pos++
		if b, err := t.peek(); err != nil || b != '"' {
			return err
		}
		t.pos++
		t.unquoted = append(t.unquoted, '"')
	}
}

// literalPart appends the text up to the end of the cell, and takes and returns
// the byte that ends it: the delimiter or the line end.
func (t *tokenizer) literalPart(cell int) (byte, error) {
	for {
		window := t.buf[t.pos:t.end]
		for i, b := range window {
			if b == t.delim || b == t.eol {
				t.unquoted = append(t.unquoted, window[:i]...)
				t.pos += i + 1
				return b, t.checkLength(cell)
			}
		}
		t.unquoted = append(t.unquoted, window...)
		t.pos = t.end
		if err := t.checkLength(cell); err != nil {
			return 0, err
		}
		if err := t.fill(); err != nil {
			return 0, err
		}
	}
}

func (t *tokenizer) checkLength(cell int) error {
	if len(t.unquoted)-cell > maxCell || len(t.unquoted) > maxRecord {
		return t.tooLong()
	}
	return nil
}

func (t *tokenizer) tooLong() error {
	return FormatError{fmt.Sprintf("Line %d of this file is far too long for a contact (more than 1 MB in one cell or 4 MB in one row). Is it a CSV file? Nothing was imported.", t.start)}
}

// peek returns the next byte without taking it.
func (t *tokenizer) peek() (byte, error) {
	for t.pos == t.end {
		if err := t.fill(); err != nil {
			return 0, err
		}
	}
	return t.buf[t.pos], nil
}

var errNoProgress = errors.New("reading the file: it gives no more bytes and does not end")

// fill reads at least one more byte after t.end. It moves what is unread to the
// front of the buffer and doubles the buffer when it is full of one record.
func (t *tokenizer) fill() error {
	if t.src == nil || t.drained {
		return io.EOF
	}
	if t.pos > 0 {
		copy(t.buf, t.buf[t.pos:t.end])
		t.end -= t.pos
		t.pos = 0
	}
	if t.end == len(t.buf) {
		t.buf = append(t.buf, make([]byte, max(len(t.buf), sampleSize))...)
	}
	for range 100 {
		n, err := t.src.Read(t.buf[t.end:])
		t.end += n
		if err == io.EOF {
			t.drained = true
		} else if err != nil {
			return fmt.Errorf("reading the file: %w", err)
		}
		if n > 0 {
			return nil
		}
		if t.drained {
			return io.EOF
		}
	}
	return errNoProgress
}
