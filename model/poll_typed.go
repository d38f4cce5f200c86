package model

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// TypedPollRow is one row of a poll's paper as it was typed: whose it is, and an
// answer for each of the options, in order. An option that was passed over is
// CanUnknown, as one is whose answer is taken back.
type TypedPollRow struct {
	Row     int    // on the paper; 0 when it was named instead
	Name    string // when it was named
	Answers []Answer
}

// PollKey is the answer that a letter or a digit stands for in a poll: y and 1 yes,
// i and 2 if need be, n and 3 no, - and 0 no answer.
func PollKey(r rune) (Answer, bool) {
	switch unicode.ToLower(r) {
	case 'y', '1':
		return CanCome, true
	case 'i', '2':
		return CanIfNeedBe, true
	case 'n', '3':
		return CannotCome, true
	case '-', '–', '0':
		return CanUnknown, true
	}
	return CanUnknown, false
}

// NextAnswer is the answer after a, as a key press steps through them.
func NextAnswer(a Answer) Answer {
	for i, b := range Answers {
		if b == a {
			return Answers[(i+1)%len(Answers)]
		}
	}
	return CanUnknown
}

// ParsePollRows reads what is typed off the paper of a poll with so many options:
// "3 y n i y" is row 3, "Kasia ynin" her by name; rows are divided by semicolons
// or new lines. A row must have an answer for every option: "-" where there is
// none. An error is a ValidationError that names the part that is wrong.
func ParsePollRows(text string, options int) (rows []TypedPollRow, err error) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' || r == '\r' }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		row, err := parsePollRow(strings.TrimSpace(part), options)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, ValidationError{"row", "type the number of a row and its answers, such as “3 y n i”"}
	}
	return rows, nil
}

// ParsePollRow reads a row of the paper by itself, "3" or "Kasia"; ok is false when
// there are answers beside it, or several rows.
func ParsePollRow(text string) (row TypedPollRow, ok bool) {
	if strings.ContainsAny(text, ";\n\r") {
		return row, false
	}
	row, err := parsePollRow(strings.TrimSpace(text), 0)
	return row, err == nil
}

func parsePollRow(part string, options int) (row TypedPollRow, err error) {
	words := strings.FieldsFunc(part, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '/' || r == ':' })
	var name []string
	for i, word := range words {
		if i == 0 || !answersOnly(word) {
			if len(row.Answers) > 0 {
				return row, ValidationError{"answer", fmt.Sprintf("“%s”: “%s” is no answer; type y for yes, i for if need be, n for no, - for none", shortened(part), shortened(word))}
			}
			name = append(name, word)
			continue
		}
		for _, r := range word {
			a, _ := PollKey(r)
			row.Answers = append(row.Answers, a)
		}
	}
	row.Name = strings.Join(name, " ")
	if n, err := strconv.Atoi(row.Name); err == nil && n > 0 {
		row.Row, row.Name = n, ""
	}
	switch {
	case row.Row == 0 && Fold(row.Name) == "":
		return row, ValidationError{"row", fmt.Sprintf("“%s” begins with neither a row’s number nor a name", shortened(part))}
	case len(row.Answers) != options:
		return row, ValidationError{"answer", fmt.Sprintf("“%s” has %s, and there are %s; type - where there is none", shortened(part), Count(len(row.Answers), "answer", "answers"), Count(options, "date", "dates"))}
	}
	return row, nil
}

func answersOnly(word string) bool {
	for _, r := range word {
		if _, ok := PollKey(r); !ok {
			return false
		}
	}
	return true
}

// shortened keeps the beginning of what was typed, to show it in a sentence.
func shortened(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
