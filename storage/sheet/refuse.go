package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Other kinds of file that people take for a CSV file, by their first bytes.
var otherKinds = []struct{ start, problem string }{
	{"PK\x03\x04", "This is a spreadsheet in Excel’s own format; save it as CSV first. Nothing was imported."},
	{"\xD0\xCF\x11\xE0", "This is a spreadsheet in Excel’s old format, or one with a password; save it as CSV first. Nothing was imported."},
	{"%PDF-", "This is a PDF document. Export the list as CSV from the program it was made with. Nothing was imported."},
	{"\x89PNG", pictureProblem},
	{"\xFF\xD8\xFF", pictureProblem},
	{"GIF8", pictureProblem},
	{"\x1F\x8B", "This file is compressed; unpack it first. Nothing was imported."},
	{"SQLite format 3\x00", "This is a database, perhaps a community file, and not a CSV file. Nothing was imported."},
	{"{\\rtf", "This is a text document with formatting; save the list as CSV first. Nothing was imported."},
}

// The same for kinds that are text, whatever the case of their letters.
var otherTexts = []struct{ start, problem string }{
	{"<html", pageProblem},
	{"<!doctype", pageProblem},
	{"<table", pageProblem},
	{"<?xml", "This is an XML file. Save the list as CSV first. Nothing was imported."},
	{"{", jsonProblem},
	{"[{", jsonProblem},
	{"begin:vcard", "These are contact cards (.vcf) and not a CSV file. Nothing was imported."},
	{"begin:vcalendar", "This is a calendar file (.ics) and not a CSV file. Nothing was imported."},
}

const (
	pictureProblem = "This is a picture. A list of contacts is needed, as a CSV file. Nothing was imported."
	pageProblem    = "This is a web page, even if its name says that it is a spreadsheet. Open it in a spreadsheet program and save it as CSV first. Nothing was imported."
	jsonProblem    = "This is a JSON file. Save the list as CSV first. Nothing was imported."
	emptyProblem   = "This file is empty. Nothing was imported."
	binaryProblem  = "This is not a text file: it is damaged, or of a kind that is not CSV. Nothing was imported."
	columnsProblem = "This file has more than 1,000 columns; a contact list has far fewer. Nothing was imported."
	longProblem    = "The first line of this file is far too long for a row of headings. Is it a CSV file? Nothing was imported."
	openProblem    = "A quotation mark in the first row of this file is never closed. Close it or take it out, and try again. Nothing was imported."
	headingProblem = "No row of headings was found in this file. Put a first row above the people that names the columns, such as First name, Last name, Email, and try again. Nothing was imported."
)

// refuseRaw recognises files of other kinds by their first bytes.
func refuseRaw(sample []byte) error {
	for _, kind := range otherKinds {
		if bytes.HasPrefix(sample, []byte(kind.start)) {
			return FormatError{kind.problem}
		}
	}
	return nil
}

// refuseText recognises, in the sample without its byte order mark, what is no
// table in any dialect. declared says that the mark declares it to be UTF-8.
func refuseText(sample []byte, encoding string, declared bool) error {
	trimmed := bytes.TrimSpace(sample)
	if len(trimmed) == 0 {
		return FormatError{emptyProblem}
	}
	if bytes.IndexByte(sample, 0) >= 0 || !declared && strange(sample, encoding) > 2+utf8.RuneCount(sample)/50 {
		return FormatError{binaryProblem}
	}
	start := strings.ToLower(string(trimmed[:min(len(trimmed), 20)]))
	for _, kind := range otherTexts {
		if strings.HasPrefix(start, kind.start) {
			return FormatError{kind.problem}
		}
	}
	return nil
}

// strange counts characters that hardly occur in text.
func strange(sample []byte, encoding string) int {
	n := bytes.Count(sample, []byte(string(utf8.RuneError)))
	for _, b := range sample {
		switch {
		case b == '\t' || b == '\n' || b == '\v' || b == '\f' || b == '\r':
		case b < ' ' || b == 0x7F:
			n++
		case encoding == windowsName && (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D):
			n++ // not assigned
		}
	}
	return n
}
