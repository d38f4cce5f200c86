package sheet

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode"
)

const delimiters = ",;\t|"

// dialect is how a file sets out its table.
type dialect struct {
	delim byte
	eol   byte
	skip  int // records above the heading, empty ones counted

	sections bool // the table is one of several with numbered titles
}

// findDialect finds the delimiter and the heading together: each delimiter is
// tried, and the one under which a row of headings fits the rows below it best
// is taken. given is a delimiter that the file itself names, or 0. whole says
// that the sample is the whole file.
func findDialect(sample []byte, encoding string, given byte, whole bool) (dialect, error) {
	candidates := delimiters
	if given != 0 {
		candidates = string(rune(given))
	}
	eol := lineEnd(sample)
	var best table
	var single dialect // if all could be one column
	named := false     // and that has a heading for people
	var unclear error  // under one delimiter not even the first record is clear
	for _, delim := range []byte(candidates) {
		records, err := sampleRecords(sample, encoding, delim, eol, whole)
		if err != nil {
			unclear = err
			continue
		}
		if len(records) > 0 && len(records[0]) > maxColumns {
			return dialect{}, FormatError{columnsProblem}
		}
		if t := findTable(records); t.width > 0 && (best.width == 0 || t.clearer(best)) {
			best = t
			best.dialect.delim = delim
		}
		if single.delim == 0 && isColumn(records) {
			first := firstFilled(records)
			single = dialect{delim: delim, eol: eol, skip: first}
			named = isContactWord(records[first][0]) && !strings.ContainsAny(records[first][0], delimiters)
		}
	}
	best.dialect.eol = eol
	switch {
	case best.width > maxColumns:
		return dialect{}, FormatError{columnsProblem}
	case best.words > 0, best.width > 0 && !named:
		return best.dialect, nil
	case unclear != nil:
		return dialect{}, unclear
	case single.delim != 0:
		return single, nil
	}
	return dialect{}, FormatError{headingProblem}
}

// lineEnd returns '\r' for files of old Macintosh programs, whose records end
// with nothing else, and '\n' for all others.
func lineEnd(sample []byte) byte {
	quoted, alone := false, false
	for i, b := range sample {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n':
			return '\n'
		case b == '\r' && i+1 < len(sample) && sample[i+1] != '\n':
			alone = true
		}
	}
	if alone {
		return '\r'
	}
	return '\n'
}

// sampleRecords splits the sample under one delimiter. The last record is left
// out if the sample may have cut it, unless it is the only one and far too wide;
// it is an error if none is left.
func sampleRecords(sample []byte, encoding string, delim, eol byte, whole bool) ([][]string, error) {
	t := tokenizer{buf: sample, end: len(sample), delim: delim, eol: eol, line: 1}
	var records [][]string
	for {
		err := t.next()
		var bad *RowError
		tooWide := len(records) == 0 && len(t.ends) > maxColumns
		switch open := errors.As(err, &bad); {
		case open && whole && len(records) == 0:
			return nil, FormatError{openProblem}
		case len(records) == 0 && !whole && (open || t.cut && !tooWide):
			return nil, FormatError{longProblem}
		case open, err == io.EOF, t.cut && !whole && !tooWide:
			return records, nil
		case err != nil:
			return nil, err
		}
		records = append(records, appendCells(nil, &t, encoding))
	}
}

// A table is a row of headings and what is below it.
type table struct {
	dialect
	width int // cells in the heading; 0 for no table
	words int // headings that a list of people would have
	fit   int // rows below with as many cells
}

const enoughWords = 2 // headings with words for contacts leave no doubt

// clearer compares tables under two delimiters.
func (t table) clearer(than table) bool {
	if a, b := min(t.words, enoughWords), min(than.words, enoughWords); a != b {
		return a > b
	}
	if t.fit != than.fit {
		return t.fit > than.fit
	}
	return t.width > than.width
}

// The heading is looked for in so many sections. Notes above a table have few;
// empty lines between the rows of a table can make thousands.
const maxSections = 20

// findTable finds the heading among the first records of the sections between
// empty records: above it there may be notes, or another, smaller table.
func findTable(records [][]string) table {
	var best table
	for start, sections := 0, 0; start < len(records) && sections < maxSections; {
		if isEmpty(records[start]) {
			start++
			continue
		}
		end := start
		for end < len(records) && !isEmpty(records[end]) {
			end++
		}
		for _, i := range headingRows(records[start:end]) {
			t := tableAt(records, start+i)
			t.sections = i > 0 && isSectionTitle(records[start])
			if t.width > 0 && (best.width == 0 || t.likelier(best)) {
				best = t
			}
		}
		start = end
		sections++
	}
	return best
}

// likelier compares a table with one above it in the file.
func (t table) likelier(above table) bool {
	a, b := min(t.words, enoughWords), min(above.words, enoughWords)
	if a != b {
		return a > b
	}
	return a < enoughWords && t.fit > above.fit
}

// headingRows returns the rows of a section that could be its heading: those of
// more than one cell among the first few, and the first as wide as most.
func headingRows(section [][]string) []int {
	const few = 5
	count := map[int]int{}
	most := 0
	for _, r := range section {
		count[len(r)]++
		if n := len(r); n > 1 && (count[n] > count[most] || most == 0) {
			most = n
		}
	}
	var rows []int
	widest := false
	for i, r := range section {
		if i >= few && widest {
			break
		}
		if n := len(r); n > 1 && (i < few || n == most) {
			rows = append(rows, i)
			widest = widest || n == most
		}
	}
	return rows
}

// tableAt returns the table whose heading is records[i], or none if that cannot
// be a heading.
func tableAt(records [][]string, i int) table {
	heading := records[i]
	t := table{dialect: dialect{skip: i}, width: len(heading)}
	filled, digits := 0, 0
	for _, cell := range heading {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		if isAddress(cell) {
			return table{}
		}
		filled++
		if unicode.IsDigit(rune(cell[0])) {
			digits++
		}
		if isContactWord(cell) {
			t.words++
		}
	}
	for _, r := range records[i+1:] {
		if len(r) == t.width {
			t.fit++
		}
	}
	switch {
	case filled < 2 && (t.words == 0 || t.width > 2), filled == digits:
		return table{} // a title is alone in its row
	case t.fit == 0 && t.words == 0 && len(records) == i+1:
		return table{} // one line that does not look like headings
	}
	return t
}

func firstFilled(records [][]string) int {
	for i, r := range records {
		if !isEmpty(r) {
			return i
		}
	}
	return 0
}

func isEmpty(cells []string) bool {
	for _, cell := range cells {
		if cell != "" && strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

var sectionTitle = regexp.MustCompile(`^\d{1,2}\. \S`)

// isSectionTitle recognises the titles of attendance reports that hold several
// tables: "2. Participants".
func isSectionTitle(cells []string) bool {
	return len(cells) > 0 && sectionTitle.MatchString(cells[0]) && isEmpty(cells[1:])
}
