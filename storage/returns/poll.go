package returns

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// PollFile is what a file answers to a poll.
type PollFile struct {
	Name    string
	Answers []match.PollAnswer // by line
	// Ticks says that the file holds no "no" at all, so that in a row with ticks a
	// date without one was read as no.
	Ticks bool
}

// ReadPollFile reads the answers to a poll from a file; errors are FileErrors.
func ReadPollFile(path string, options []model.PollOption) (PollFile, error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return PollFile{}, FileError{name, "it cannot be read; check that it is there and that you may read it"}
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return PollFile{}, FileError{name, "it is a folder and not a file"}
	}
	file, err := ReadPoll(f, options)
	file.Name = name
	return file, about(name, err)
}

// ReadPoll reads the answers to a poll from a table: a row for each person, who is
// named or has an email address, and a column for each of the dates, or one that
// lists the dates that suit. Headings and lists name a date by its day, with the
// time where two are on one day, or by its number in the poll. A heading of several
// lines, as Doodle writes, is put together first.
//
// Errors are about the whole file: a sheet.FormatError in whole sentences, or
// what r returned.
func ReadPoll(r io.Reader, options []model.PollOption) (PollFile, error) {
	t, err := readTable(&limited{r, mostTable, errLargeTable})
	if err != nil {
		return PollFile{}, err
	}
	p := pollReader{table: t, dates: pollDates{options}}
	if err := p.findColumns(); err != nil {
		return PollFile{}, err
	}
	var out PollFile
	out.Ticks = p.list < 0 && !p.says(model.CannotCome)
	for _, row := range t.rows {
		if a, ok := p.read(row, out.Ticks); ok {
			out.Answers = append(out.Answers, a)
		}
	}
	for _, bad := range t.bad {
		out.Answers = append(out.Answers, match.PollAnswer{Contact: match.Contact{Line: bad.Line}, Problem: bad.Problem})
	}
	slices.SortStableFunc(out.Answers, func(a, b match.PollAnswer) int { return a.Line - b.Line })
	if len(out.Answers) == 0 {
		return PollFile{}, tableError("The table has a heading but no answers, so there is nothing to import.")
	}
	return out, nil
}

// pollReader reads one table.
type pollReader struct {
	*table
	dates   pollDates
	mapping match.Mapping
	column  []int // of each option; -1: none
	list    int   // the column that lists dates; -1: each has its own
}

// findColumns finds where the names and the answers are.
func (p *pollReader) findColumns() error {
	p.list = -1
	for lines := 0; lines < 3 && p.foldHeading(); lines++ {
	}
	if err := p.matchHeadings(); err != nil {
		return err
	}
	if p.noColumn() {
		if p.list = p.findList(); p.list < 0 {
			return tableError("No column of this file is one of the poll’s dates, and none lists them. Give the columns the dates as headings, such as “%s”, and try again. Nothing was imported.", p.dates.options[0].Start.Date().Short())
		}
	}
	var sample [][]string
	for _, row := range p.rows[:min(len(p.rows), 50)] {
		sample = append(sample, row.Cells)
	}
	p.mapping = match.Guess(p.header, sample)
	for _, i := range append(p.column, p.list) {
		if i >= 0 {
			p.mapping.Columns[i] = match.Leave
		}
	}
	if p.mapping.Validate() != nil && p.onlyNames() < 0 {
		return tableError("No column of this file holds a name or an email address, so nobody can be found. Give that column the heading “Name” or “Email”, and try again. Nothing was imported.")
	}
	if i := p.onlyNames(); p.mapping.Validate() != nil {
		p.mapping.Columns[i] = match.FullName
	}
	return nil
}

// onlyNames is the first column when it has no heading, as Doodle's names have
// none; -1 otherwise.
func (p *pollReader) onlyNames() int {
	if len(p.header) > 0 && unnamed(p.header[0]) && !slices.Contains(p.column, 0) && p.list != 0 {
		return 0
	}
	return -1
}

// unnamed reports whether a column had no heading: sheet calls it "Column 3".
func unnamed(heading string) bool {
	n, isColumn := strings.CutPrefix(heading, "Column ")
	return strings.TrimSpace(heading) == "" || isColumn && strings.Trim(n, "0123456789") == ""
}

func (p *pollReader) noColumn() bool {
	return !slices.ContainsFunc(p.column, func(i int) bool { return i >= 0 })
}

// matchHeadings finds a column for each option by its heading.
func (p *pollReader) matchHeadings() error {
	p.column = slices.Repeat([]int{-1}, len(p.dates.options))
	for i, heading := range p.header {
		n, found := p.dates.heading(heading)
		switch {
		case !found || p.share(i, isPollAnswer) < 0.5 && p.filled(i):
			continue
		case p.column[n] >= 0:
			return tableError("Two columns are about the same date: “%s” and “%s”. Write the time into both headings, or leave one out, and try again. Nothing was imported.", shorten(p.header[p.column[n]]), shorten(heading))
		}
		p.column[n] = i
	}
	return nil
}

func (p *pollReader) filled(column int) bool {
	return slices.ContainsFunc(p.rows, func(row sheet.Row) bool { return cellOf(row, column) != "" })
}

func isPollAnswer(cell string) bool { _, ok := match.ParsePollAnswer(cell); return ok }

// headingGoesOn reports whether the first row belongs to the heading: neither has
// a first cell, and the row has others.
func (p *pollReader) headingGoesOn() bool {
	return len(p.rows) > 0 && unnamed(p.header[0]) && cellOf(p.rows[0], 0) == "" && slices.ContainsFunc(p.rows[0].Cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// foldHeading takes the first row into the heading, if it belongs there: months
// over days over times, in which an empty cell is as the one to its left.
func (p *pollReader) foldHeading() bool {
	if !p.headingGoesOn() {
		return false
	}
	above, here := "", ""
	for i := range p.header {
		if !unnamed(p.header[i]) {
			above = p.header[i]
		}
		if cell := cellOf(p.rows[0], i); cell != "" {
			here = cell
		}
		if i > 0 {
			p.header[i] = strings.TrimSpace(above + " " + here)
		}
	}
	p.rows = p.rows[1:]
	return true
}

// findList is the column that lists dates of the poll: by name, or else by their
// numbers under a heading that is not of numbers for rows; -1: none.
func (p *pollReader) findList() int {
	named := func(cell string) bool { return len(mentions(lower(cell))) > 0 }
	best, share := -1, 0.3
	for i := range p.header {
		if s := p.share(i, func(cell string) bool { _, err := p.dates.list(cell); return err == nil && named(cell) }); s > share {
			best, share = i, s
		}
	}
	for i := range p.header {
		if best >= 0 || slices.Contains(rowNumbers, model.Fold(p.header[i])) {
			continue
		}
		if p.share(i, func(cell string) bool { _, err := p.dates.list(cell); return err == nil && !named(cell) }) > 0.6 {
			best = i
		}
	}
	return best
}

// rowNumbers are headings of columns that number rows, folded.
var rowNumbers = []string{"id", "no", "nr", "number", "row", "response id", "submission id", ""}

// says reports whether anybody gives this answer.
func (p *pollReader) says(a model.Answer) bool {
	for _, row := range p.rows {
		for _, i := range p.column {
			if got, ok := match.ParsePollAnswer(cellOf(row, i)); ok && got == a {
				return true
			}
		}
	}
	return false
}

// read reads one row; false for one that has nothing in it.
func (p *pollReader) read(row sheet.Row, ticks bool) (match.PollAnswer, bool) {
	a := match.PollAnswer{Contact: p.mapping.Read(row.Line, row.Cells), Answers: make([]model.Answer, len(p.column))}
	said := false
	if p.list >= 0 {
		said = cellOf(row, p.list) != ""
		answers, err := p.dates.list(cellOf(row, p.list))
		if a.Answers = answers; said && err != nil {
			a.Problem = sentence(err)
		}
	}
	for n, i := range p.column {
		cell := cellOf(row, i)
		if cell == "" {
			continue
		}
		said = true
		answer, ok := match.ParsePollAnswer(cell)
		if a.Answers[n] = answer; !ok {
			a.Problem = model.JoinNonEmpty(". ", a.Problem, "It is not clear what “"+shorten(cell)+"” means under “"+shorten(p.header[i])+"”")
		}
	}
	if ticks && said {
		for n, i := range p.column {
			if i >= 0 && a.Answers[n] == model.CanUnknown {
				a.Answers[n] = model.CannotCome
			}
		}
	}
	switch {
	case !said && a.Blank():
		return a, false
	case a.Problem != "":
	case !said:
		a.Problem = "There is no answer in this row"
	case a.Blank():
		a.Problem = "The row has answers but no name and no email address, so nobody knows whose they are"
	}
	return a, true
}

// errNoDates is what a list without any date is.
var errNoDates = errors.New("it names none of the poll’s dates")

// sentence is an error with a capital.
func sentence(err error) string {
	words := []rune(err.Error())
	return strings.ToUpper(string(words[:1])) + string(words[1:])
}
