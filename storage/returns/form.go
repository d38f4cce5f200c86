package returns

import (
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// mostRows is how many rows a form or a report may have.
const mostRows = 20_000

var errTooManyRows = tableError("This file has more than %s rows, which no session has. Nothing was imported.", model.Thousands(mostRows))

// table is the answers of a form.
type table struct {
	header []string
	rows   []sheet.Row
	bad    []*sheet.RowError
}

func readTable(r io.Reader) (*table, error) {
	rows, err := sheet.Open(r)
	if err != nil {
		return nil, err
	}
	t := &table{header: slices.Clone(rows.Header)}
	for {
		row, err := rows.Next()
		var bad *sheet.RowError
		switch {
		case errors.Is(err, io.EOF):
			return t, nil
		case errors.As(err, &bad):
			t.bad = append(t.bad, &sheet.RowError{Line: bad.Line, Problem: bad.Problem})
		case err != nil:
			return nil, err
		default:
			t.rows = append(t.rows, sheet.Row{Line: row.Line, Cells: slices.Clone(row.Cells)})
		}
		if len(t.rows)+len(t.bad) > mostRows {
			return nil, errTooManyRows
		}
	}
}

// ReadForm reads the replies of a form's table: Microsoft Forms, Google Forms, or
// any with a name or an email and a column that says who will come. Times without
// a zone are in loc.
//
// Errors are about the whole file: a sheet.FormatError in whole sentences, or
// what r returned.
func ReadForm(r io.Reader, loc *time.Location) ([]match.Answer, error) {
	t, err := readTable(r)
	if err != nil {
		return nil, err
	}
	if _, ok := layoutOf(t.header); ok {
		return nil, tableError("This is a report of who was in a meeting, and holds no replies; import it as attendance. Nothing was imported.")
	}
	c, err := t.columns()
	if err != nil {
		return nil, err
	}
	var answers []match.Answer
	for _, row := range t.rows {
		answers = append(answers, c.read(row))
	}
	for _, bad := range t.bad {
		answers = append(answers, match.Answer{Contact: match.Contact{Line: bad.Line}, Problem: bad.Problem})
	}
	slices.SortStableFunc(answers, func(a, b match.Answer) int { return a.Line - b.Line })
	if len(answers) == 0 {
		return nil, tableError("The form has a heading but no answers, so there is nothing to import.")
	}
	t.setTimes(c, answers, loc)
	return answers, nil
}

// columns are where a form has what; -1 is nowhere.
type columns struct {
	mapping     match.Mapping
	answer      int
	mode        int
	said        int
	access      int
	diet, needs int // needs: both under one heading
	heading     string
}

// Words of headings, folded.
var (
	askWords   = []string{"will you", "attend", "attending", "rsvp", "can you make", "can you come", "coming", "come", "join", "joining", "be there", "reply", "going", "participate", "participation", "take part", "able to make"}
	otherWords = []string{"contact you", "contact", "consent", "photo", "photos", "photograph", "privacy", "gdpr", "mailing list", "newsletter", "share", "bring", "first time", "before", "diet", "dietary", "food", "access", "needs", "requirements", "lunch", "parking", "recording", "recorded", "present", "speak"}
	saidWords  = []string{"completion time", "timestamp", "submitted at", "date submitted", "submission date", "submitted", "created at", "last modified time", "replied", "start time"}
	dietHead   = []string{"diet", "dietary", "food", "allergies", "allergy", "catering", "eat", "lunch"}
	accessHead = []string{"access", "accessibility", "adjustments", "adjustment", "mobility", "support needs", "step free"}
)

func hasWords(folded string, all []string) bool {
	return slices.ContainsFunc(all, func(w string) bool { return strings.Contains(" "+folded+" ", " "+w+" ") })
}

// columns finds the columns by their headings and by what is in them.
func (t *table) columns() (c columns, err error) {
	var sample [][]string
	for _, row := range t.rows[:min(len(t.rows), 50)] {
		sample = append(sample, row.Cells)
	}
	c = columns{mapping: match.Guess(t.header, sample), answer: -1, mode: -1, said: -1, access: -1, diet: -1, needs: -1}
	for i, h := range t.header {
		folded := model.Fold(h)
		diet, access := hasWords(folded, dietHead), hasWords(folded, accessHead)
		switch {
		case t.share(i, isAnswer) > 0.6 && !diet && !access:
		case diet && access:
			c.take(&c.needs, i)
		case diet:
			c.take(&c.diet, i)
		case access:
			c.take(&c.access, i)
		}
	}
	for _, w := range saidWords { // the best first
		for i, h := range t.header {
			if model.Fold(h) == w {
				c.take(&c.said, i)
			}
		}
	}
	if err := t.findAnswer(&c); err != nil {
		return c, err
	}
	for _, i := range []int{c.answer, c.mode, c.said, c.access, c.diet, c.needs} {
		if i >= 0 {
			c.mapping.Columns[i] = match.Leave
		}
	}
	if c.mapping.Validate() != nil {
		return c, tableError("No column of this file holds a name or an email address, so nobody can be found. Give that column the heading “Name” or “Email”, and try again. Nothing was imported.")
	}
	return c, nil
}

func (c *columns) take(column *int, i int) {
	if *column < 0 {
		*column = i
	}
}

func isAnswer(cell string) bool { _, _, ok := match.ParseAnswer(cell); return ok }

// isWordedAnswer says that a cell is an answer by more than a letter or a mark,
// which columns of many kinds hold.
func isWordedAnswer(cell string) bool {
	folded := model.Fold(cell)
	return len(folded) > 1 && folded != "true" && folded != "false" && isAnswer(cell)
}

// isMode says that a cell answers how, and not whether.
func isMode(cell string) bool {
	return match.ParseMode(cell) != "" && !strings.HasPrefix(model.Fold(cell)+" ", "yes ")
}

// share is the share of the filled cells of a column that are so; 0 when all are
// blank.
func (t *table) share(column int, is func(string) bool) float64 {
	filled, fit := 0, 0
	for _, row := range t.rows {
		if strings.TrimSpace(row.Cells[column]) == "" {
			continue
		}
		filled++
		if is(row.Cells[column]) {
			fit++
		}
	}
	if filled == 0 {
		return 0
	}
	return float64(fit) / float64(filled)
}

// findAnswer finds the column of the answer: one that is called so; else the only
// one that asks whether people will come and holds answers; else the only one
// that holds answers. A column beside it that says only how is the mode's.
func (t *table) findAnswer(c *columns) error {
	var asked, held []int
	for i, h := range t.header {
		folded := model.Fold(h)
		switch {
		case i == c.said || i == c.access || i == c.diet || i == c.needs || c.mapping.Columns[i] != match.Leave && !hasWords(folded, askWords):
			continue
		case folded == "reply" || folded == "rsvp" || folded == "will you come":
			asked, held = []int{i}, nil
		case len(asked) == 1 && slices.Contains([]string{"reply", "rsvp", "will you come"}, model.Fold(t.header[asked[0]])):
			if t.share(i, isMode) > 0.6 {
				held = append(held, i)
			}
			continue
		case t.share(i, isAnswer) == 0:
			continue
		case hasWords(folded, askWords) && !hasWords(folded, otherWords):
			asked = append(asked, i)
		case t.share(i, isWordedAnswer) > 0.6 && !hasWords(folded, otherWords):
			held = append(held, i)
		}
	}
	for _, group := range [][]int{asked, held} {
		group = t.splitMode(c, group)
		switch {
		case c.answer >= 0:
			continue // held only looked for the mode
		case len(group) > 1:
			return tableError("Two columns could say who will come: “%s” and “%s”. Give the one that counts the heading “Reply”, and try again. Nothing was imported.", t.header[group[0]], t.header[group[1]])
		case len(group) == 1:
			c.answer = group[0]
		}
	}
	if c.answer < 0 && c.mode >= 0 {
		c.answer, c.mode = c.mode, -1
	}
	if c.answer < 0 {
		return tableError("No column of this file says who will come. Give the column with the answers the heading “Reply” (yes, no, maybe, online or in person), and try again. Nothing was imported.")
	}
	c.heading = t.header[c.answer]
	return nil
}

// splitMode takes the column that says only how people take part out of those
// that could hold the answer.
func (t *table) splitMode(c *columns, group []int) (rest []int) {
	for _, i := range group {
		if c.mode < 0 && t.share(i, isMode) > 0.6 {
			c.mode = i
			continue
		}
		rest = append(rest, i)
	}
	return rest
}

func cellOf(row sheet.Row, column int) string {
	if column < 0 {
		return ""
	}
	return strings.TrimSpace(row.Cells[column])
}

func (c columns) read(row sheet.Row) match.Answer {
	a := match.Answer{Contact: c.mapping.Read(row.Line, row.Cells)}
	cell, ok := cellOf(row, c.answer), false
	a.Reply, a.Mode, ok = match.ParseAnswer(cell)
	if mode := match.ParseMode(cellOf(row, c.mode)); mode != "" && a.Reply != model.Declined {
		a.Mode = mode
	}
	if c.needs >= 0 {
		a.AccessNeeds, a.DietaryNeeds = match.SplitNeeds(cellOf(row, c.needs))
	}
	a.AccessNeeds = model.JoinNonEmpty(", ", a.AccessNeeds, match.Need(cellOf(row, c.access)))
	a.DietaryNeeds = model.JoinNonEmpty(", ", a.DietaryNeeds, match.Need(cellOf(row, c.diet)))
	switch {
	case cell == "":
		a.Problem = "There is no answer under “" + c.heading + "”"
	case !ok:
		a.Problem = "It is not clear whether “" + shorten(cell) + "” means yes or no; record this reply by its key"
	case a.Blank():
		a.Problem = "The row has an answer but no name and no email address, so nobody knows whose it is"
	}
	return a
}

// shorten keeps the beginning of a cell, to show it in a sentence.
func shorten(s string) string {
	const most = 60
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most]) + "…"
}
