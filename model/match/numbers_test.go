package match

import (
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNumbersComeBack(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune(`a1 :;"'`+"\n\t")))).Filter(func(s string) bool { return s != "" })
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.ExternalID {
			return model.ExternalID{System: text.Draw(t, "system"), Value: text.Draw(t, "value")}
		}), 1, 4).Draw(t, "numbers")
		cell := WriteNumbers(want)
		got, err := ReadNumbers(strings.TrimSpace(cell))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Fatalf("%q: %v %s", cell, err, diff)
		}
	})
}

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for _, tt := range []struct {
		cell, want, problem string
	}{
		{"", "", ""},
		{"Zoom: 4", "Zoom: 4", ""},
		{" Zoom:4 ;LinkedIn : https://example.org/ann ;", "Zoom: 4; LinkedIn: https://example.org/ann", ""},
		{`"Member: old": "a;b"`, `"Member: old": "a;b"`, ""},
		{`"Zoom`, "", "“Zoom” names no system before a colon"},
		{"12345", "", "“12345” names no system before a colon"},
		{"Zoom:", "", "“Zoom:” is not a system, a colon and a number"},
		{": 4", "", "“: 4” is not a system, a colon and a number"},
	} {
		got, err := ReadNumbers(tt.cell)
		problem := ""
		if err != nil {
			problem = err.Error()
		}
		if WriteNumbers(got) != tt.want || problem != tt.problem {
			t.Errorf("%q: %+v, %q", tt.cell, got, problem)
		}
	}
	m := Guess([]string{"Name", "Numbers in other systems"}, nil)
	c := m.Read(2, []string{"Ann Lee", "12345"})
	if len(c.ExternalIDs) > 0 || c.Notes != "Numbers in other systems as written: 12345" || len(c.Warnings) != 1 {
		t.Errorf("%+v", c)
	}
}

func FuzzReadNumbers(f *testing.F) {
	for _, seed := range []string{"", "Zoom: 4", `a:"b""c";d:e`, `"`, `"":""`, `""":":"`, "::;;", "x\xff:y"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		first, err := ReadNumbers(cell)
		if err != nil {
			return
		}
		again, err := ReadNumbers(WriteNumbers(first))
		if diff := cmp.Diff(first, again); diff != "" || err != nil {
			t.Errorf("%q: %v %s", cell, err, diff)
		}
	})
}
