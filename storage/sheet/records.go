package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Records reads the records of a file one by one, with nothing taken for a
// heading: for files that hold several tables under each other.
type Records struct {
	t        tokenizer
	encoding string
	cells    []string
}

// OpenRecords finds out encoding and delimiter from the first 64 KiB. It returns
// a FormatError for what is no text in cells. It does not close r.
func OpenRecords(r io.Reader) (*Records, error) {
	sample := make([]byte, sampleSize)
	n, err := io.ReadFull(r, sample)
	whole := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if err != nil && !whole {
		return nil, fmt.Errorf("reading the file: %w", err)
	}
	sample = sample[:n]
	if err := refuseRaw(sample); err != nil {
		return nil, err
	}
	encoding, mark := findEncoding(sample, whole)
	sample = sample[mark:]
	text := sampleTokens(sample, encoding)
	if err := refuseText(text, encoding, mark == len(markUTF8)); err != nil {
		return nil, err
	}
	records := &Records{encoding: encoding}
	records.t = tokenizer{
		src:   tokens(io.MultiReader(bytes.NewReader(sample), r), encoding),
		delim: recordDelimiter(text), eol: lineEnd(text), line: 1,
	}
	return records, nil
}

// recordDelimiter takes tabs where there are any on several lines, for dates hold
// commas; else what there is more of, commas or semicolons.
func recordDelimiter(text []byte) byte {
	tabbed := 0
	for _, line := range bytes.Split(text, []byte{'\n'}) {
		if bytes.IndexByte(line, '\t') >= 0 {
			tabbed++
		}
	}
	switch {
	case tabbed > 1:
		return '\t'
	case bytes.Count(text, []byte{';'}) > bytes.Count(text, []byte{','}):
		return ';'
	}
	return ','
}

// Next returns the next record, which may be empty, and io.EOF after the last.
// After a *RowError reading can go on; any other error is about the whole file.
func (r *Records) Next() (Row, error) {
	if err := r.t.next(); err != nil {
		return Row{}, err
	}
	if bytes.IndexByte(r.t.record, 0) >= 0 {
		return Row{}, FormatError{fmt.Sprintf("Line %d of this file holds a zero character, which no text has: the file is damaged, or of a kind that is not CSV. Nothing was imported.", r.t.start)}
	}
	r.cells = appendCells(r.cells[:0], &r.t, r.encoding)
	return Row{Line: r.t.start, Cells: r.cells}, nil
}
