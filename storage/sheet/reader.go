package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Reader reads the rows of one table.
type Reader struct {
	Header     []string // one name for each column, all different, none empty
	HeaderLine int      // line of the file on which the heading begins, from 1
	Encoding   string   // "UTF-8", "UTF-16LE", "UTF-16BE" or "Windows-1252"
	Delimiter  rune

	in       *counter
	t        tokenizer
	cells    []string
	sections bool // a section title after an empty row ends the table
	afterGap bool
}

// Open finds out the encoding, the delimiter and the heading from the first
// 64 KiB and leaves the Reader at the first row below the heading. It returns a
// FormatError for what is not such a table. It does not close r.
func Open(r io.Reader) (*Reader, error) {
	in := &counter{r: r}
	sample := make([]byte, sampleSize)
	n, err := io.ReadFull(in, sample)
	whole := err == io.EOF || err == io.ErrUnexpectedEOF
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
	given, length := namedDelimiter(text)
	d, err := findDialect(text[length:], encoding, given, whole)
	if err != nil {
		return nil, err
	}
	reader := &Reader{Encoding: encoding, Delimiter: rune(d.delim), in: in, sections: d.sections}
	reader.t = tokenizer{
		src:   tokens(io.MultiReader(bytes.NewReader(sample), in), encoding),
		delim: d.delim, eol: d.eol, line: 1,
	}
	skip := d.skip
	if length > 0 {
		skip++ // the line that names the delimiter
	}
	if err := reader.readHeader(skip); err != nil {
		return nil, err
	}
	return reader, nil
}

// namedDelimiter reads the first line "sep=;" with which Excel names the
// delimiter, and returns it with the length of that line.
func namedDelimiter(text []byte) (delim byte, length int) {
	line, rest, found := bytes.Cut(text, []byte{'\n'})
	name := strings.Trim(strings.TrimSuffix(string(line), "\r"), `"`)
	if !found || len(name) != len("sep=;") || !strings.EqualFold(name[:4], "sep=") {
		return 0, 0
	}
	if delim = name[4]; delim < ' ' && delim != '\t' || delim == '"' || delim >= 0x7F {
		return 0, 0
	}
	return delim, len(text) - len(rest)
}

func (r *Reader) readHeader(skip int) error {
	for range skip {
		var bad *RowError
		if err := r.t.next(); err != nil && !errors.As(err, &bad) {
			return err
		}
	}
	if err := r.t.next(); err != nil {
		return err
	}
	r.HeaderLine = r.t.start
	r.Header = headings(appendCells(nil, &r.t, r.Encoding))
	return nil
}

// headings makes the names of columns whole and different: spaces tidied, a
// name that is missing becomes "Column 3", the second "Email" "Email (2)".
func headings(cells []string) []string {
	taken := make(map[string]bool, len(cells))
	again := make(map[string]int)
	for i, cell := range cells {
		name := strings.Join(strings.Fields(cell), " ")
		if name == "" {
			name = fmt.Sprintf("Column %d", i+1)
		}
		key := strings.ToLower(name)
		for unique := name; ; unique = fmt.Sprintf("%s (%d)", name, again[key]+1) {
			if k := strings.ToLower(unique); !taken[k] {
				taken[k] = true
				cells[i] = unique
				break
			}
			again[key]++
		}
	}
	return cells
}

// Next returns the next row that is not empty, and io.EOF after the last. After
// a *RowError, which is about that row alone, reading can go on; any other
// error is about the whole file.
func (r *Reader) Next() (Row, error) {
	for {
		if err := r.t.next(); err != nil {
			var bad *RowError
			if errors.As(err, &bad) {
				bad.Cells = appendCells(r.cells[:0], &r.t, r.Encoding)
			}
			return Row{}, err
		}
		if bytes.IndexByte(r.t.record, 0) >= 0 {
			return Row{}, FormatError{fmt.Sprintf("Line %d of this file holds a zero character, which no text has: the file is damaged, or of a kind that is not CSV. Nothing was imported.", r.t.start)}
		}
		r.cells = appendCells(r.cells[:0], &r.t, r.Encoding)
		if isEmpty(r.cells) {
			r.afterGap = true
			continue
		}
		if r.sections && r.afterGap && isSectionTitle(r.cells) {
			return Row{}, io.EOF
		}
		r.afterGap = false
		return r.row()
	}
}

// row fits the cells to the heading.
func (r *Reader) row() (Row, error) {
	n, want := len(r.cells), len(r.Header)
	for n > want && r.cells[n-1] == "" {
		n--
	}
	if n > want {
		return Row{}, &RowError{Line: r.t.start, Problem: fmt.Sprintf("row %d has %s, the heading has %d", r.t.start, countCells(n), want), Cells: r.cells[:n]}
	}
	for n < want {
		r.cells = append(r.cells[:n], "")
		n++
	}
	return Row{Line: r.t.start, Cells: r.cells[:n]}, nil
}

func countCells(n int) string {
	if n > maxColumns {
		return "more than 1,000 cells"
	}
	return fmt.Sprintf("%d cells", n)
}

// Offset returns how many bytes of the input have been read.
func (r *Reader) Offset() int64 { return r.in.n }

// appendCells appends the cells of the record that t found last, as UTF-8 and
// without the guard of Writer. All share one string.
func appendCells(cells []string, t *tokenizer, encoding string) []string {
	if !plain(t.record, encoding) {
		convert(t, encoding)
	}
	record := string(t.record)
	start := 0
	for _, end := range t.ends {
		cells = append(cells, Unguard(record[start:end]))
		start = end + 1
	}
	return cells
}

// convert replaces the record of t by its text in UTF-8.
func convert(t *tokenizer, encoding string) {
	text := t.converted[:0]
	start := 0
	for i, end := range t.ends {
		if i > 0 {
			text = append(text, t.delim)
		}
		text = toUTF8(text, t.record[start:end], encoding)
		t.ends[i] = len(text)
		start = end + 1
	}
	t.record, t.converted = text, text
}

// counter counts the bytes read from r.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
