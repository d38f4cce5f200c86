package look

import "testing"

func TestBoxesAreExplained(t *testing.T) {
	han := func(r rune) bool { return r == '王' || r == '芳' }
	none := func(rune) bool { return false }
	for _, c := range []struct {
		text      string
		installed func(rune) bool
		want      string
	}{
		{"Kasia Żukowska, Ольга, Ελένη, Nguyễn", none, ""},
		{"王芳", han, ""},
		{"Ann 🎉 ✓", none, ""},
		{"王芳", none, "This computer has no font with Chinese letters, so that boxes stand for them: install Noto Sans CJK, and start Convenor again. What is saved is right."},
		{"王芳 ليلى", han, "This computer has no font with Arabic letters, so that boxes stand for them: install Noto Sans Arabic, and start Convenor again. What is saved is right."},
		{"ゆうき 민", none, "This computer has no font with Japanese and Korean letters, so that boxes stand for them: install Noto Sans CJK, and start Convenor again. What is saved is right."},
	} {
		if got := BoxWords(c.text, c.installed); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
