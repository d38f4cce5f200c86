// Package sheet reads and writes tables of cells: CSV of any dialect and
// encoding in, one guarded dialect out.
//
// Reading is forgiving where people's files differ (encoding, delimiter, lines
// above the heading, short rows, stray quotation marks) and strict where a
// guess could put one person's data beside another's name (more cells than
// headings). Memory does not grow with the file: at most a few records of the
// longest permitted length are held.
package sheet

// Limits of what is taken for a list of contacts.
const (
	maxCell    = 1 << 20 // bytes of one cell
	maxRecord  = 4 << 20 // bytes of one record
	maxColumns = 1000
	sampleSize = 64 << 10 // bytes that Open looks at to find out the dialect
)

// Row is one record below the heading, with exactly one cell for each heading.
type Row struct {
	Line  int      // line of the file on which the record begins, from 1
	Cells []string // valid until the next call of Next; each string may be kept
}

// RowError says why one record was left out. Reading can go on after it.
type RowError struct {
	Line    int      // line of the file on which the record begins, from 1
	Problem string   // names the row; without a full stop
	Cells   []string // what could be read of it, at most 1,001 cells; valid until the next call of Next
}

func (e *RowError) Error() string { return e.Problem }

// FormatError says in whole sentences why a file cannot be read as a table.
type FormatError struct{ Problem string }

func (e FormatError) Error() string { return e.Problem }
