package match

import (
	"slices"
	"strings"

	"convenor/model"
)

// Likely is the one of some candidates whom a name most likely stands for: the
// only one whose name agrees with it, or else the only one whose name differs
// from it by a slip of the keyboard in a single word (model.Near). It is for
// suggesting: half a name is like nobody, and where two are equally like, ok is
// false.
func Likely(name string, all []Candidate) (likely Candidate, ok bool) {
	words := model.Fold(name)
	for _, like := range []func(a, b string) bool{sameName, slipped} {
		found := 0
		for _, c := range all {
			if like(words, model.Fold(c.Name)) {
				likely = c
				found++
			}
		}
		if found > 0 {
			return likely, found == 1
		}
	}
	return Candidate{}, false
}

// Slips are the people whose names are a slip away from the name of c, at most
// as many as are named in a reason.
func (x *Index) Slips(c Contact) (all []Candidate) {
	words := nameWords(c.Given, c.Family)
	for _, p := range x.people {
		if slipped(words, p.words) && len(all) < shown {
			all = append(all, Candidate{p.id, p.name, p.line})
		}
	}
	return all
}

// sameName reports whether two whole names agree.
func sameName(a, b string) bool {
	return strings.Contains(a, " ") && strings.Contains(b, " ") && namesAgree(a, b)
}

// slipped reports whether all words of the shorter name but one are in the
// longer, and that one is a misspelling of a word that is left there.
func slipped(a, b string) bool {
	short, long := strings.Fields(a), strings.Fields(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 2 {
		return false
	}
	same := func(w, o string) bool { return w == o }
	rest, left := without(long, short, same)
	return len(left) == 1 && slices.ContainsFunc(rest, func(o string) bool {
		return model.NearTo(left[0]).Fits(o) || model.NearTo(o).Fits(left[0])
	})
}
