package paper

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"convenor/model"
)

// block is text fitted into a box.
type block struct {
	lines []*line
	size  float64 // points
	cut   bool
}

// fit sets text into a box of width and height millimetres. "\n" breaks a
// line. Text that is too long first shrinks, half the way to the style's
// smallest size; then it is wrapped, and shrinks the rest of the way; then it
// is cut. Glyphs that stand higher or lower than usual shrink to stay inside.
func (t *Typesetter) fit(text string, st Style, width, height float64) block {
	smallest := st.Size
	if st.Min > 0 {
		smallest = min(st.Min, st.Size)
	}
	middle := (st.Size + smallest) / 2
	var parts []string
	for _, part := range strings.Split(text, "\n") {
		if part = clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	if b, ok := t.unwrapped(parts, st.Bold, width/(smallest*mm)); ok {
		if size := b.largest(width, height); size >= middle {
			b.size = min(size, st.Size)
			return b
		}
	}
	const step = 0.5 // points
	for size := middle; ; size = max(size-step, smallest) {
		most := int(height / (size * leading * mm))
		b := t.wrapped(parts, st.Bold, width/(size*mm), most)
		b.size = min(size, b.largest(width, height))
		if size == smallest || !b.cut && b.size == size {
			return b
		}
	}
}

// unwrapped sets each part on a line of its own, but not if one is surely far
// wider than width ems.
func (t *Typesetter) unwrapped(parts []string, bold bool, width float64) (b block, ok bool) {
	for _, part := range parts {
		if utf8.RuneCountInString(part) > mostRunes(width) {
			return block{}, false
		}
		b.lines = append(b.lines, t.set(part, bold))
	}
	return b, true
}

// wrapped sets parts on lines of width ems, on most lines together if there
// are as many, and at least on one for each part.
func (t *Typesetter) wrapped(parts []string, bold bool, width float64, most int) (b block) {
	for i, part := range parts {
		left := most - len(b.lines) - (len(parts) - 1 - i)
		lines, cut := t.wrap(part, bold, width, max(left, 1))
		b.lines = append(b.lines, lines...)
		b.cut = b.cut || cut
	}
	return b
}

// largest is the size in points at which the lines fit a box.
func (b block) largest(width, height float64) float64 {
	wide, high := 0.0, 0.0
	for _, l := range b.lines {
		wide = max(wide, l.width)
		high += l.ascent + l.descent
	}
	size := height / (max(high, leading) * mm)
	if wide > 0 {
		size = min(size, width/(wide*mm))
	}
	return size
}

// mostRunes is more runes than fit into width ems: letters are wider than a
// sixth of an em, but for marks.
func mostRunes(width float64) int { return 6*(maxMarks+1)*int(width+1) + 8 }

// wrap breaks clean text into at most most lines of width ems, at the places
// of UAX #14, or anywhere between letters where a word alone is too long.
func (t *Typesetter) wrap(text string, bold bool, width float64, most int) (lines []*line, cut bool) {
	runes := []rune(text)
	if far := mostRunes(width) * most; len(runes) > far {
		runes, cut = runes[:far], true
	}
	for len(runes) > 0 {
		n := t.breakAt(runes, bold, width)
		rest := []rune(strings.TrimLeft(string(runes[n:]), " "))
		if len(lines) == most-1 && (len(rest) > 0 || cut) {
			return append(lines, t.ellipsis(runes, bold, width)), true
		}
		lines = append(lines, t.set(strings.TrimRight(string(runes[:n]), " "), bold))
		runes = rest
	}
	return lines, cut
}

// breakAt is how many runes of text go on a line of width ems: all, or up to
// the last place to break, one that parts nothing that belongs together if there is, or as many letters as fit and at least one.
func (t *Typesetter) breakAt(text []rune, bold bool, width float64) int {
	t.segmenter.Init(text)
	var places []int
	for it := t.segmenter.LineIterator(); it.Next(); {
		l := it.Line()
		places = append(places, l.Offset+len(l.Text))
	}
	good := slices.DeleteFunc(slices.Clone(places), func(at int) bool { return together(text, at) })
	for _, places := range [][]int{good, places} {
		if n := t.longest(text, places, bold, width, ""); n > 0 {
			return n
		}
	}
	places = t.letters(text)
	return max(t.longest(text, places, bold, width, ""), places[0])
}

// together reports whether a line should not begin at a place in text: with a “·”,
// or with the second half of a postcode.
func together(text []rune, at int) bool {
	if at >= len(text) {
		return false
	}
	if text[at] == '·' {
		return true
	}
	edge := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	end := at + 1
	for end < len(text) && text[end] != ' ' {
		end++
	}
	before := strings.TrimRight(string(text[max(at-8, 0):at]), " ") // an outward code and what stands around it
	first, second := before[strings.LastIndexFunc(before, edge)+1:], strings.TrimRightFunc(string(text[at:end]), edge)
	return first != "" && second != "" && model.TidyPostcode(first+second) == strings.ToUpper(first+" "+second)
}

// ellipsis sets as much of the beginning of text as fits with "…" after it.
func (t *Typesetter) ellipsis(text []rune, bold bool, width float64) *line {
	n := t.longest(text, t.letters(text), bold, width, "…")
	return t.set(strings.TrimRight(string(text[:n]), " ")+"…", bold)
}

// longest is the last of places, in rising order, up to which text fits width
// with tail after it; 0 if none.
func (t *Typesetter) longest(text []rune, places []int, bold bool, width float64, tail string) int {
	i := sort.Search(len(places), func(i int) bool {
		return t.set(strings.TrimRight(string(text[:places[i]]), " ")+tail, bold).width > width
	})
	if i == 0 {
		return 0
	}
	return places[i-1]
}

// letters are the places between the letters of text, marks included (UAX
// #29), and its end.
func (t *Typesetter) letters(text []rune) (places []int) {
	t.segmenter.Init(text)
	for it := t.segmenter.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		places = append(places, g.Offset+len(g.Text))
	}
	return places
}
