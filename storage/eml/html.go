package eml

import (
	"html"
	"regexp"
	"strings"
)

// links are what a reader can follow, as people write them in a text.
var links = regexp.MustCompile(`https?://[^\s<>"“”]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+`)

// HTML is a plain text as a page: an empty line begins a paragraph, other lines
// break, and addresses become links.
func HTML(title, text string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>" + html.EscapeString(title) + "</title></head>\n" +
		"<body style=\"font-family: sans-serif; font-size: 16px; line-height: 1.45; max-width: 40em\">\n")
	for _, paragraph := range strings.Split(text, "\n\n") {
		lines := strings.Split(strings.Trim(paragraph, "\n"), "\n")
		if len(lines) == 1 && strings.TrimSpace(lines[0]) == "" {
			continue
		}
		for i, l := range lines {
			lines[i] = linked(l)
		}
		b.WriteString("<p>" + strings.Join(lines, "<br>\n") + "</p>\n")
	}
	b.WriteString("</body>\n</html>\n")
	return b.String()
}

// linked is one line of text as HTML.
func linked(l string) string {
	var b strings.Builder
	last := 0
	for _, at := range links.FindAllStringIndex(l, -1) {
		found := strings.TrimRight(l[at[0]:at[1]], ".,;:!?)'’")
		target := found
		if !strings.Contains(found, "://") {
			target = "mailto:" + found
		}
		b.WriteString(html.EscapeString(l[last:at[0]]) + `<a href="` + html.EscapeString(target) + `">` + html.EscapeString(found) + "</a>")
		last = at[0] + len(found)
	}
	return b.String() + html.EscapeString(l[last:])
}
