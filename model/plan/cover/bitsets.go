package cover

import (
	"math/bits"
	"slices"
)

// bitsets are the columns as sets of bits, for gains at 64 elements a step.
// Elements are renumbered so that all elements of one word weigh the same.
type bitsets struct {
	words   int
	weight  []int64  // of the elements of each word
	place   []int32  // bit of each element
	columns []uint64 // words of column 0, of column 1, …
	covered []uint64
	alike   bool // all elements weigh the same
}

// newBitsets is nil where they would be no faster than lists, or larger than
// twice the lists.
func newBitsets(columns [][]int32, weights []int64) *bitsets {
	order := make([]int32, len(weights))
	for e := range order {
		order[e] = int32(e)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return int(min(max(weights[a]-weights[b], -1), 1))
	})
	b := &bitsets{place: make([]int32, len(weights))}
	next := int32(0)
	for i, e := range order {
		if i > 0 && weights[e] != weights[order[i-1]] {
			next = (next + 63) &^ 63
		}
		if next&63 == 0 {
			b.weight = append(b.weight, weights[e])
		}
		b.place[e] = next
		next++
	}
	b.words = len(b.weight)
	b.alike = b.words > 0 && b.weight[0] == b.weight[b.words-1]
	entries := 0
	for _, c := range columns {
		entries += len(c)
	}
	if b.words*len(columns) >= entries {
		return nil
	}
	b.columns = make([]uint64, b.words*len(columns))
	b.covered = make([]uint64, b.words)
	for c, column := range columns {
		set := b.columns[c*b.words:]
		for _, e := range column {
			set[b.place[e]>>6] |= 1 << (b.place[e] & 63)
		}
	}
	return b
}

func (b *bitsets) cover(element int32) {
	b.covered[b.place[element]>>6] |= 1 << (b.place[element] & 63)
}

func (b *bitsets) uncover(element int32) {
	b.covered[b.place[element]>>6] &^= 1 << (b.place[element] & 63)
}

func (b *bitsets) gain(column int32) int64 {
	set := b.columns[int(column)*b.words:][:b.words]
	covered, weight := b.covered[:len(set)], b.weight[:len(set)]
	if b.alike {
		n := 0
		for w, word := range set {
			n += bits.OnesCount64(word &^ covered[w])
		}
		return weight[0] * int64(n)
	}
	var gain int64
	for w, word := range set {
		gain += weight[w] * int64(bits.OnesCount64(word&^covered[w]))
	}
	return gain
}
