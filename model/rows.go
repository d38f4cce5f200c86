package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// RowEntry is one line typed about a printed sheet, in the order it was typed.
type RowEntry struct {
	All   bool // "all", or with parts "all but": everyone who is expected but these
	Parts []RowPart
}

// RowPart is one part of a RowEntry: rows From to To, or the words of a name.
type RowPart struct {
	Text     string // as it was typed
	From, To int    // 0 when it is words
	Words    string
	Off      bool // "-5": not these
}

// RowsError says which part of a line could not be understood, and what could.
type RowsError struct {
	Part       string
	Problem    string
	Understood string // "rows 1, 3 and 7–12"; may be empty
}

func (e RowsError) Error() string {
	s := e.Problem
	if e.Part != "" {
		s = "“" + e.Part + "” " + e.Problem
	}
	if e.Understood != "" {
		s += ". Understood so far: " + e.Understood
	}
	return s + ". Nothing was saved"
}

// longestRows is more than anybody types about one sheet.
const longestRows = 4000

// ParseRows reads a line such as "1 3 4 7-12", "-5", "Evans, okafor" or "all
// but 3 9 14" about a sheet whose listed rows are 1 to rows. Numbers are parted
// by spaces or commas, names by commas or by numbers. An error is a RowsError.
func ParseRows(text string, rows int) (RowEntry, error) {
	var e RowEntry
	if len(text) > longestRows {
		return e, RowsError{Problem: "that is too long for one line; type it in parts"}
	}
	tokens := rowTokens(text)
	if len(tokens) > 0 && Fold(tokens[0]) == "all" {
		e.All = true
		tokens = tokens[1:]
		if len(tokens) > 0 {
			switch Fold(tokens[0]) {
			case "but", "except":
				if tokens = tokens[1:]; len(tokens) == 0 {
					return e, RowsError{Part: strings.TrimSpace(text), Problem: "does not say who did not come; add their rows"}
				}
			default:
				return e, RowsError{Part: tokens[0], Problem: "does not go with “all”; type “all but 3 9”, or “all” alone"}
			}
		}
	}
	p := rowParser{rows: rows}
	for _, token := range tokens {
		if err := p.take(token); err != nil {
			return e, err
		}
	}
	p.endName()
	e.Parts = p.parts
	if e.All && slices.ContainsFunc(e.Parts, func(r RowPart) bool { return r.Off }) {
		return e, RowsError{Problem: "after “all but”, rows stand without a minus"}
	}
	if !e.All && len(e.Parts) == 0 {
		return e, RowsError{Problem: "type row numbers or names: 1 3 7-12"}
	}
	return e, nil
}

// rowTokens parts a line at spaces and commas, a comma being a token of its
// own; a range with spaces around its dash becomes one token.
func rowTokens(text string) (tokens []string) {
	text = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‐", "-", ",", " , ", ";", " , ").Replace(text)
	fields := strings.Fields(text)
	for i := 0; i < len(fields); i++ {
		if fields[i] == "-" && len(tokens) > 0 && isNumber(tokens[len(tokens)-1]) && i+1 < len(fields) && isNumber(fields[i+1]) {
			tokens[len(tokens)-1] += "-" + fields[i+1]
			i++
			continue
		}
		if fields[i] == "-" && i+1 < len(fields) && fields[i+1] != "," {
			fields[i+1] = "-" + fields[i+1]
			continue
		}
		tokens = append(tokens, fields[i])
	}
	return tokens
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// rowParser gathers parts token by token.
type rowParser struct {
	rows  int
	parts []RowPart
	name  []string // words of a name that goes on
	off   bool     // of that name
}

func (p *rowParser) take(token string) error {
	if token == "," {
		p.endName()
		return nil
	}
	bare, off := strings.CutPrefix(token, "-")
	if !strings.ContainsFunc(bare, unicode.IsLetter) && strings.ContainsAny(bare, "0123456789") {
		p.endName()
		part, err := p.number(token, bare, off)
		if err == nil {
			p.parts = append(p.parts, part)
		}
		return err
	}
	switch {
	case Fold(bare) == "" && strings.Trim(bare, "-.") == "":
		return p.wrong(token, "is neither a row nor a name")
	case Fold(bare) == "and" || bare == "&":
		p.endName()
		return nil
	}
	if off {
		p.endName()
	}
	if len(p.name) == 0 {
		p.off = off
	}
	p.name = append(p.name, bare)
	return nil
}

func (p *rowParser) endName() {
	if len(p.name) == 0 {
		return
	}
	words := strings.Join(p.name, " ")
	text := words
	if p.off {
		text = "-" + words
	}
	p.parts = append(p.parts, RowPart{Text: text, Words: words, Off: p.off})
	p.name, p.off = nil, false
}

func (p *rowParser) number(token, bare string, off bool) (RowPart, error) {
	from, to, span := strings.Cut(bare, "-")
	if !span {
		to = from
	}
	part := RowPart{Text: token, Off: off}
	for _, end := range []struct {
		text string
		into *int
	}{{from, &part.From}, {to, &part.To}} {
		if !isNumber(end.text) {
			return part, p.wrong(token, "is not a row number; rows are typed like 5, or 7-12")
		}
		n, err := strconv.Atoi(end.text)
		if err != nil || n < 1 || n > p.rows {
			return part, p.beyond(token, end.text)
		}
		*end.into = n
	}
	if part.From > part.To {
		return part, p.wrong(token, fmt.Sprintf("runs backwards; type %d-%d", part.To, part.From))
	}
	return part, nil
}

func (p *rowParser) beyond(token, number string) error {
	switch {
	case p.rows == 0:
		return p.wrong(token, "is no listed row: nobody is listed on this sheet")
	case token == number || token == "-"+number:
		return p.wrong(token, fmt.Sprintf("is no listed row: this sheet lists rows 1 to %d", p.rows))
	}
	return p.wrong(token, fmt.Sprintf("has no listed row %s: this sheet lists rows 1 to %d", number, p.rows))
}

func (p *rowParser) wrong(part, problem string) error {
	p.endName()
	return RowsError{Part: part, Problem: problem, Understood: RowParts(p.parts)}
}

// RowParts says parts in words: "1, 3, 7–12 and Evans".
func RowParts(parts []RowPart) string {
	words := make([]string, len(parts))
	for i, r := range parts {
		words[i] = r.Words
		if r.From > 0 {
			words[i] = rowSpan(r.From, r.To)
		}
		if r.Off {
			words[i] = "not " + words[i]
		}
	}
	return AndList(words)
}

// RowNumbers says rows, ascending, in words: "1, 3 and 7–12".
func RowNumbers(rows []int) string {
	var words []string
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		if j == i+1 { // two are no run
			words = append(words, strconv.Itoa(rows[i]))
			i = j
			continue
		}
		words = append(words, rowSpan(rows[i], rows[j]))
		i = j + 1
	}
	return AndList(words)
}

func rowSpan(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return fmt.Sprintf("%d–%d", from, to)
}

// AndList joins words as one says them: "a, b and c".
func AndList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
