package widgets

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

const (
	ellipsis = "…"
	joiner   = '\u200d' // makes one picture of several
)

// fit shortens text with an ellipsis so that it is at most width wide. It
// never cuts between a letter and its combining marks.
func fit(text string, width, size float32, style fyne.TextStyle) string {
	if text == "" || width <= 0 {
		return ""
	}
	text = oneLine(text)
	if fyne.MeasureText(text, size, style).Width <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:mid])+ellipsis, size, style).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:cutBefore(runes, low)]), " ") + ellipsis
}

// cutBefore is the place at n or before it where runes can be cut without
// parting a letter from its marks, or one picture of an emoji from the next.
func cutBefore(runes []rune, n int) int {
	for n > 0 && n < len(runes) && (joinsLeft(runes[n]) || runes[n-1] == joiner) {
		n--
	}
	return n
}

// joinsLeft reports whether r is drawn with the letter before it.
func joinsLeft(r rune) bool {
	const skinTones, skinTonesEnd = 0x1F3FB, 0x1F3FF
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Variation_Selector) || r == joiner || r >= skinTones && r <= skinTonesEnd
}

// oneLine turns line breaks and tabs, which a single line cannot draw, into
// spaces.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// breakLines wraps text at spaces into lines at most width wide; a word that
// is wider is broken. Line breaks in the text stay.
func breakLines(text string, width, size float32, style fyne.TextStyle) (lines []string) {
	wide := func(s string) bool { return fyne.MeasureText(s, size, style).Width > width }
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			joined := strings.TrimLeft(line+" "+word, " ")
			if !wide(joined) {
				line = joined
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for line = word; wide(line); {
				head := longestHead(line, wide)
				if head == len(line) {
					break
				}
				lines = append(lines, line[:head])
				line = line[head:]
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// longestHead is how many bytes of word fit: at least one letter.
func longestHead(word string, wide func(string) bool) int {
	head := len(word)
	for i := range word {
		if i > 0 && wide(word[:i]) {
			break
		}
		if i > 0 {
			head = i
		}
	}
	return head
}
