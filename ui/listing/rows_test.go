package listing

import (
	"cmp"
	"testing"
)

func TestArrangeFiltersAndKeepsTheLastLast(t *testing.T) {
	rows := []string{"b1", "a1", "c2", "z1", "d2", "hidden1"}
	shows := func(s string) bool { return s != "hidden1" }
	digit := func(a, b string) int { return cmp.Compare(a[1], b[1]) }
	last := func(s string) bool { return s[0] == 'z' }
	for _, c := range []struct {
		desc bool
		last func(string) bool
		want string
	}{{false, nil, "b1a1z1c2d2"}, {true, nil, "c2d2b1a1z1"}, {false, last, "b1a1c2d2z1"}, {true, last, "c2d2b1a1z1"}} {
		got := ""
		for _, s := range Arrange(rows, shows, digit, c.desc, c.last) {
			got += s
		}
		if got != c.want {
			t.Errorf("descending %v: %s, want %s", c.desc, got, c.want)
		}
	}
	name := func(s string) string { return s }
	if at := Jump(rows, name, "Z"); at != 3 {
		t.Errorf("Z jumps to %d", at)
	}
	if at := Jump(rows, name, "q"); at != -1 {
		t.Errorf("Q jumps to %d", at)
	}
}
