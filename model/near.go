package model

import (
	"math/bits"
	"unicode/utf8"
)

// Near finds misspelt words: those within a few edits of what was typed, where
// an edit is one letter too many, too few or wrong, or two that changed places.
// Damerau found that four in five misspellings are one such edit ("A technique
// for computer detection and correction of spelling errors", Communications of
// the ACM 7(3), 1964). Words shorter than four letters are never near anything,
// those of up to seven may have one edit, longer ones two. What was typed may
// be only the beginning of the word.
type Near struct {
	word    []rune
	letters uint64
	edits   int
}

// nearest is how long a word may be to be looked at.
const nearest = 40

// NearTo prepares the search for words near the folded word.
func NearTo(word string) Near {
	n := Near{word: []rune(word), letters: Letters(word)}
	switch long := len(n.word); {
	case long < 4 || long > nearest-2:
	case long < 8:
		n.edits = 1
	default:
		n.edits = 2
	}
	return n
}

// Possible reports whether any other word can be near at all.
func (n Near) Possible() bool { return n.edits > 0 }

// MayFit rules out, by the letters of a word alone, nearly all words that are
// not near: each edit brings in one letter at most.
func (n Near) MayFit(letters uint64) bool {
	return n.edits > 0 && bits.OnesCount64(n.letters&^letters) <= n.edits
}

// Fits reports whether the folded word, or its beginning, is near.
func (n Near) Fits(word string) bool {
	if n.edits == 0 {
		return false
	}
	var letters [nearest]rune
	long := 0
	for _, r := range word {
		if long == min(len(n.word)+n.edits, nearest) {
			break
		}
		letters[long] = r
		long++
	}
	return long >= len(n.word)-n.edits && n.distance(letters[:long]) <= n.edits
}

// distance is the number of edits from what was typed to the nearest beginning
// of word (optimal string alignment: no letter is edited twice). It stops
// counting where there are too many.
func (n Near) distance(word []rune) int {
	var rows [3][nearest + 1]int
	for j := range word {
		rows[0][j+1] = j + 1
	}
	for i, a := range n.word {
		before, above, row := &rows[(i+2)%3], &rows[i%3], &rows[(i+1)%3]
		row[0] = i + 1
		least := row[0]
		for j, b := range word {
			cost := 1
			if a == b {
				cost = 0
			}
			d := min(above[j+1]+1, row[j]+1, above[j]+cost)
			if i > 0 && j > 0 && a == word[j-1] && n.word[i-1] == b {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if least > n.edits {
			return least
		}
	}
	last := rows[len(n.word)%3]
	best := last[0]
	for j := range word {
		best = min(best, last[j+1])
	}
	return best
}

// Letters is the set of letters of a folded word: one bit for each of a to z
// and each digit, and the other bits shared by all other letters.
func Letters(word string) (set uint64) {
	for _, r := range word {
		switch {
		case r >= 'a' && r <= 'z':
			set |= 1 << (r - 'a')
		case r >= '0' && r <= '9':
			set |= 1 << (26 + r - '0')
		case r >= utf8.RuneSelf:
			set |= 1 << (36 + r%28)
		}
	}
	return set
}
