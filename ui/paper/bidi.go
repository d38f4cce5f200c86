package paper

import (
	"slices"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/text/unicode/bidi"
)

// piece is a stretch of text of one font, script and direction.
type piece struct {
	start, end int // runes
	level      int // of embedding, as in UAX #9: 0 left to right, 1 right to left, 2 a number in the latter
	script     language.Script
	from       origin
}

// pieces splits a line that is read from left to right, and puts the pieces
// into the order in which they are seen.
func (t *Typesetter) pieces(runes []rune, letters []letter) []piece {
	// The bidi package takes the direction of a line from its first letter; a
	// mark in front says that it is ours.
	const leftToRight = '\u200e'
	marked := append([]rune{leftToRight}, runes...)
	all := shaping.Input{Text: marked, RunEnd: len(marked), Direction: di.DirectionLTR}
	var list []piece
	for _, in := range t.splitter.Split(all, anyFace{t.face(baseFont(false).font)}) {
		p := piece{start: max(in.RunStart-1, 0), end: in.RunEnd - 1, script: in.Script}
		if in.Direction == di.DirectionRTL {
			p.level = 1
		} else if len(list) > 0 && list[len(list)-1].level > 0 {
			number := p
			number.level, number.end = 2, p.start+numberPrefix(runes[p.start:p.end])
			list = appendByFont(list, number, letters)
			p.start = number.end
		}
		list = appendByFont(list, p, letters)
	}
	// UAX #9, L2: from the highest level down, reverse what is at least so
	// deep.
	for _, depth := range []int{2, 1} {
		for i := 0; i < len(list); i++ {
			j := i
			for j < len(list) && list[j].level >= depth {
				j++
			}
			slices.Reverse(list[i:j])
			i = max(i, j)
		}
	}
	return list
}

// appendByFont appends p, cut where the font changes, and at placeholders.
func appendByFont(list []piece, p piece, letters []letter) []piece {
	for start := p.start; start < p.end; {
		end := start + 1
		for end < p.end && letters[end].origin == letters[start].origin && letters[start].missing == "" {
			end++
		}
		list = append(list, piece{start, end, p.level, p.script, letters[start].origin})
		start = end
	}
	return list
}

// numberPrefix is the length of the number that text begins with. The bidi
// package tells directions, not levels; a number that follows text from right
// to left belongs to it (UAX #9, W7 and I1).
func numberPrefix(text []rune) int {
	n := 0
	for i, r := range text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.EN, bidi.AN:
			n = i + 1
		case bidi.L:
			return n
		}
	}
	return n
}

// anyFace is a font map that never splits text.
type anyFace struct{ face *font.Face }

func (a anyFace) ResolveFace(rune) *font.Face { return a.face }
