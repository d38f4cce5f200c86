package storage

import (
	"strings"
	"sync"

	"convenor/model"
)

// peopleWords knows in whose name, or in which organisation's, each word stands,
// so that a misspelt word is compared with each word once and not with everyone.
// It is made when the first misspelt word is looked for, or ahead of that by the
// desk, and holds while no name changes.
type peopleWords struct {
	once    sync.Once
	words   []knownWord
	letters []uint64 // of each word, apart: they are all that is looked at of most
	places  []int32  // of the people with a word, one word's after the other's
}

type knownWord struct {
	text        string
	first, next int32 // in places
	orgs        []int32
}

// of makes the words of the snapshot, once.
func (w *peopleWords) of(x *peopleSnapshot) *peopleWords {
	w.once.Do(func() { w.make(x) })
	return w
}

func (w *peopleWords) make(x *peopleSnapshot) {
	number := map[string]int32{}
	var orgs [][]int32
	add := func(word string) int32 {
		n, ok := number[word]
		if !ok {
			n = int32(len(orgs))
			number[strings.Clone(word)] = n
			orgs = append(orgs, nil)
		}
		return n
	}
	type pair struct{ word, place int32 }
	pairs := make([]pair, 0, 2*len(x.entries))
	for i := range x.entries {
		eachWord(x.nameOf(&x.entries[i]), func(word string) { pairs = append(pairs, pair{add(word), int32(i)}) })
	}
	for i, o := range x.orgs {
		eachWord(o.folded, func(word string) {
			n := add(word)
			orgs[n] = append(orgs[n], int32(i))
		})
	}
	w.words, w.letters = make([]knownWord, len(orgs)), make([]uint64, len(orgs))
	for text, n := range number {
		w.words[n], w.letters[n] = knownWord{text: text, orgs: orgs[n]}, model.Letters(text)
	}
	for _, p := range pairs {
		w.words[p.word].next++
	}
	total := int32(0)
	for i := range w.words {
		count := w.words[i].next
		w.words[i].first, w.words[i].next = total, total
		total += count
	}
	w.places = make([]int32, total)
	for _, p := range pairs {
		w.places[w.words[p.word].next] = p.place
		w.words[p.word].next++
	}
}

func eachWord(text string, do func(string)) {
	for word := range strings.FieldsSeq(text) {
		do(word)
	}
}

// nameOf is the folded name of an entry, which need not be what it sorts by.
func (x *peopleSnapshot) nameOf(e *personEntry) string {
	given := string(x.shown[e.shown : e.shown+uint32(e.given)])
	family := string(x.shown[e.shown+uint32(e.given) : e.shown+uint32(e.given)+uint32(e.family)])
	return model.Fold(given + " " + family)
}

// nearPeople is who could be meant by one misspelt word.
type nearPeople struct {
	places []int32
	orgs   []bool // by number of the organisation; nil when none is near
}

// near finds the people with a word near the one typed.
func (w *peopleWords) near(n model.Near, organisations int) (found nearPeople) {
	for i, letters := range w.letters {
		if !n.MayFit(letters) || !n.Fits(w.words[i].text) {
			continue
		}
		known := &w.words[i]
		found.places = append(found.places, w.places[known.first:known.next]...)
		for _, o := range known.orgs {
			if found.orgs == nil {
				found.orgs = make([]bool, organisations)
			}
			found.orgs[o] = true
		}
	}
	return found
}

// nearWord is a word as it was typed, and what it may be misspelt for.
type nearWord struct {
	text string
	near model.Near
}

func nearWords(words []string) (all []nearWord, possible bool) {
	for _, w := range words {
		n := nearWord{w, model.NearTo(w)}
		possible = possible || n.near.Possible()
		all = append(all, n)
	}
	return all, possible
}

// inText reports whether every word is in the folded text, or near one of its
// words.
func inText(folded string, words []nearWord) bool {
	for _, w := range words {
		if !strings.Contains(folded, w.text) && !w.inWords(folded) {
			return false
		}
	}
	return true
}

func (w nearWord) inWords(folded string) bool {
	if !w.near.Possible() {
		return false
	}
	for word := range strings.FieldsSeq(folded) {
		if w.near.MayFit(model.Letters(word)) && w.near.Fits(word) {
			return true
		}
	}
	return false
}
