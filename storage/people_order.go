package storage

import (
	"bytes"
	"slices"
	"strings"

	"convenor/model"
)

// textTest finds every word in a person's own text or in the organisation's
// name. Organisations are tested once for all their people.
func (x *peopleSnapshot) textTest(words []string) func(*personEntry) bool {
	return x.wordsTest(words, false)
}

// wordsTest is textTest, with lists also by the names of district, sector and
// seniority.
func (x *peopleSnapshot) wordsTest(words []string, lists bool) func(*personEntry) bool {
	type wanted struct {
		word []byte
		orgs []bool
		in   []bool // by the number of a category
	}
	list := make([]wanted, len(words))
	for i, w := range words {
		list[i] = wanted{[]byte(w), make([]bool, len(x.orgs)), make([]bool, len(x.categories)+1)}
		for j, o := range x.orgs {
			list[i].orgs[j] = strings.Contains(o.folded, w)
		}
		for j, c := range x.categories {
			list[i].in[j+1] = lists && strings.Contains(model.Fold(c.Name), w)
		}
	}
	return func(e *personEntry) bool {
		text := x.foldedOf(e)
		for _, w := range list {
			if !(e.org >= 0 && w.orgs[e.org]) && !w.in[x.districtOf(e)] && !w.in[x.sectorOf(e)] && !w.in[e.seniority] && !bytes.Contains(text, w.word) {
				return false
			}
		}
		return true
	}
}

// order returns every position in the order of a column; the name order breaks
// ties. It is made once for each column and kept.
func (x *peopleSnapshot) order(by PeopleSort, descending bool) []int32 {
	x.orders.Lock()
	defer x.orders.Unlock()
	key := by
	if descending {
		key += " descending"
	}
	if all, ok := x.orders.by[key]; ok {
		return all
	}
	all := make([]int32, len(x.entries))
	for i := range all {
		all[i] = int32(i)
	}
	if compare := x.comparison(by); compare != nil {
		slices.SortStableFunc(all, func(a, b int32) int {
			if descending {
				a, b = b, a
			}
			return compare(&x.entries[a], &x.entries[b])
		})
	} else if descending {
		slices.Reverse(all)
	}
	if x.orders.by == nil {
		x.orders.by = map[PeopleSort][]int32{}
	}
	x.orders.by[key] = all
	return all
}

func (x *peopleSnapshot) comparison(by PeopleSort) func(a, b *personEntry) int {
	switch by {
	case ByRole:
		role := func(e *personEntry) []byte {
			start := e.shown + uint32(e.given) + uint32(e.family)
			return bytes.ToLower(x.shown[start : start+uint32(e.role)])
		}
		return func(a, b *personEntry) int { return bytes.Compare(role(a), role(b)) }
	case ByOrganisation:
		rank := make([]int, len(x.orgs)+1)
		sorted := make([]int, len(x.orgs))
		for i := range sorted {
			sorted[i] = i
		}
		slices.SortFunc(sorted, func(a, b int) int { return strings.Compare(x.orgs[a].folded, x.orgs[b].folded) })
		for i, o := range sorted {
			rank[o+1] = i + 1
		}
		return func(a, b *personEntry) int { return rank[a.org+1] - rank[b.org+1] }
	case ByDistrict:
		return func(a, b *personEntry) int { return int(x.districtOf(a)) - int(x.districtOf(b)) }
	case ByCame:
		return func(a, b *personEntry) int { return int(a.came) - int(b.came) }
	case ByEngagement:
		return func(a, b *personEntry) int { return int(a.engagement) - int(b.engagement) }
	}
	return nil
}
