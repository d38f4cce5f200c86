package match

import (
	"testing"

	"convenor/model"
)

func TestTheLikeliestCandidateIsTheOnlyOneWhoseNameFits(t *testing.T) {
	who := func(names ...string) (all []Candidate) {
		for _, n := range names {
			all = append(all, Candidate{Person: model.ID(n), Name: n})
		}
		return all
	}
	for _, c := range []struct {
		name string
		all  []Candidate
		want string
	}{
		{"Di Ray", who("Di Ray"), "Di Ray"},
		{"Kasia Zukowska", who("Kasia Żukowska", "Kasia Nowak"), "Kasia Żukowska"},
		{"D Ray", who("Di Ray"), "Di Ray"},
		{"Kasha Żukowska", who("Ann Lee", "Kasia Żukowska"), "Kasia Żukowska"},
		{"Anne Lee", who("Ann Lee", "Anne Lee"), "Anne Lee"}, // agreeing comes before a slip
		{"Di Ray", who("Di Ray", "Di Ray"), ""},              // equally like
		{"Kasha Zukovska", who("Kasia Żukowska"), ""},        // two slips
		{"Tom Smith", who("Ann Smith"), ""},                  // a letter box in common
		{"Ray", who("Di Ray"), ""},
		{"Una Known", nil, ""},
	} {
		got, ok := Likely(c.name, c.all)
		if ok != (c.want != "") || ok && got.Name != c.want {
			t.Errorf("%q is most like %q, %v; not %q", c.name, got.Name, ok, c.want)
		}
	}
	x := NewIndex(2)
	x.Add("kasia", Contact{Given: "Kasia", Family: "Żukowska"}, 0)
	x.Add("ann", Contact{Given: "Ann", Family: "Lee"}, 0)
	if all := x.Slips(Contact{Given: "Kasha", Family: "Zukowska"}); len(all) != 1 || all[0].Person != "kasia" {
		t.Errorf("a slip away are %+v", all)
	}
	if all := x.Slips(Contact{Given: "Una", Family: "Known"}); len(all) != 0 {
		t.Errorf("a slip away are %+v", all)
	}
}
