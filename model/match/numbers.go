package match

import (
	"fmt"
	"strings"

	"convenor/model"
)

// WriteNumbers puts numbers in other systems into one cell, which ReadNumbers
// reads back: "Eventbrite: 123; Zoom: 456". What would be taken apart is in
// quotation marks, one within them doubled.
func WriteNumbers(all []model.ExternalID) string {
	parts := make([]string, len(all))
	for i, x := range all {
		parts[i] = quote(x.System, `;:"`) + ": " + quote(x.Value, `;"`)
	}
	return strings.Join(parts, "; ")
}

func quote(s, special string) string {
	if s == "" || strings.TrimSpace(s) != s || strings.ContainsAny(s, special) {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// ReadNumbers reads what WriteNumbers wrote, or a person in its manner. Nothing
// is read of a cell in which a part names no system or no number.
func ReadNumbers(cell string) ([]model.ExternalID, error) {
	var all []model.ExternalID
	for rest := strings.TrimSpace(cell); rest != ""; {
		var x model.ExternalID
		var found bool
		x.System, rest, found = unquote(rest, ":")
		if !found {
			return nil, fmt.Errorf("“%s” names no system before a colon", x.System)
		}
		x.Value, rest, _ = unquote(rest, ";")
		if x.System == "" || x.Value == "" {
			return nil, fmt.Errorf("“%s” is not a system, a colon and a number", cell)
		}
		all = append(all, x)
	}
	return all, nil
}

// unquote takes the text up to end, or what is in quotation marks before it,
// and what follows end; found is whether end was there.
func unquote(s, end string) (text, rest string, found bool) {
	s = strings.TrimSpace(s)
	quoted, isQuoted := "", strings.HasPrefix(s, `"`)
	for again := isQuoted; again; again = strings.HasPrefix(s, `"`) {
		part, after, _ := strings.Cut(s[1:], `"`)
		if quoted += part; strings.HasPrefix(after, `"`) {
			quoted += `"`
		}
		s = after
	}
	text, rest, found = strings.Cut(s, end)
	text, rest = strings.TrimSpace(text), strings.TrimSpace(rest)
	if isQuoted {
		text = quoted + text
	}
	return text, rest, found
}
