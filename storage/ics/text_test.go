package ics

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestEscape(t *testing.T) {
	tests := []struct{ text, value, back string }{
		{"plain", "plain", "plain"},
		{"a,b;c\\d", `a\,b\;c\\d`, "a,b;c\\d"},
		{"one\ntwo\r\nthree\rfour", `one\ntwo\nthree\nfour`, "one\ntwo\nthree\nfour"},
		{`\n`, `\\n`, `\n`},
		{"\t\x00\x1f\x7f\u0080", "\t", "\t"},
		{"\x0b\x0c\u0085\u2028\u2029", `\n\n\n\n\n`, "\n\n\n\n\n"},
		{"\xff数\xf0\x9f", "\ufffd数\ufffd", "\ufffd数\ufffd"},
		{"", "", ""},
	}
	for _, test := range tests {
		value := escape(test.text)
		if value != test.value {
			t.Errorf("%q is written %q, want %q", test.text, value, test.value)
		}
		if back := unescape(value); back != test.back {
			t.Errorf("%q reads as %q, want %q", value, back, test.back)
		}
	}
}

func TestUnescapeForgives(t *testing.T) {
	for value, want := range map[string]string{
		`C:\temp\x`: `C:\temp\x`, `end\`: `end\`, `a,b;c`: "a,b;c", `\N`: "\n", `"q\"`: `"q\"`,
	} {
		if got := unescape(value); got != want {
			t.Errorf("%q reads as %q, want %q", value, got, want)
		}
	}
}

func TestCaret(t *testing.T) {
	for text, value := range map[string]string{
		`Ada "Byte" L`: "Ada ^'Byte^' L", "a^nb": "a^^nb", "a\nb": "a^nb", "^^'": "^^^^'",
	} {
		if got := caret(text); got != value {
			t.Errorf("%q is written %q, want %q", text, got, value)
		}
		if got := uncaret(value); got != text {
			t.Errorf("%q reads as %q, want %q", value, got, text)
		}
	}
	if got := uncaret("5 ^ 2"); got != "5 ^ 2" {
		t.Errorf("a lone caret reads as %q", got)
	}
}

// TestFoldProperty folds lines of any text: no line is too long, no character
// is cut, and unfolding gives the text back.
func TestFoldProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := escape(rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("a é数🎉")), 0, 200, -1)).Draw(t, "line"))
		var b bytes.Buffer
		n, err := folder{&b}.Write([]byte(line + "\r\n"))
		if err != nil || n != len(line)+2 {
			t.Fatal(n, err)
		}
		for _, physical := range strings.Split(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
			if len(physical) > maxOctets || !utf8.ValidString(physical) {
				t.Errorf("%d octets: %q", len(physical), physical)
			}
		}
		if back := strings.ReplaceAll(b.String(), "\r\n ", ""); back != line+"\r\n" {
			t.Errorf("%q unfolds to %q", line, back)
		}
	})
}

func TestFoldUsesTheWholeLine(t *testing.T) {
	for line, want := range map[string]string{
		strings.Repeat("x", 75):             strings.Repeat("x", 75),
		strings.Repeat("x", 76):             strings.Repeat("x", 75) + "\r\n x",
		strings.Repeat("x", 75+74+1):        strings.Repeat("x", 75) + "\r\n " + strings.Repeat("x", 74) + "\r\n x",
		strings.Repeat("x", 74) + "é":       strings.Repeat("x", 74) + "\r\n é",
		strings.Repeat("x", 72) + "🎉":       strings.Repeat("x", 72) + "\r\n 🎉",
		strings.Repeat("x", 71) + "🎉" + "y": strings.Repeat("x", 71) + "🎉\r\n y",
	} {
		var b bytes.Buffer
		if _, err := (folder{&b}).Write([]byte(line + "\r\n")); err != nil {
			t.Fatal(err)
		}
		if b.String() != want+"\r\n" {
			t.Errorf("%q folds to %q", line, b.String())
		}
	}
}
