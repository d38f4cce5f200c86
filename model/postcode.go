package model

import (
	"regexp"
	"strings"
	"unicode"
)

// ukPostcode is the form of a postcode of the United Kingdom without its space
// (BS 7666 as published in the government's data standards catalogue): outward
// code, then a digit and two letters.
var ukPostcode = regexp.MustCompile(`^(GIR0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])[0-9][ABD-HJLNP-UW-Z]{2})$`)

// TidyPostcode writes a postcode of the United Kingdom in capitals with the space
// in its place. Anything else stays as it was typed.
func TidyPostcode(s string) string {
	code := strings.Join(strings.Fields(s), "")
	if strings.ContainsFunc(code, func(r rune) bool { return r > unicode.MaxASCII }) {
		return s
	}
	if code = strings.ToUpper(code); !ukPostcode.MatchString(code) {
		return s
	}
	return code[:len(code)-3] + " " + code[len(code)-3:]
}
