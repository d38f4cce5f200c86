package model

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"   ":                  "",
		"Siân":                 "sian",
		"Sia\u0302n":           "sian", // decomposed, as some computers write file names
		"Łukasz Żak":           "lukasz zak",
		"O’Neill":              "oneill",
		"O'Neill":              "oneill",
		"O‘Neill":              "oneill",
		"O`Neill":              "oneill",
		"O´Neill":              "oneill",
		"ONeill":               "oneill",
		"Straße":               "strasse",
		"STRAẞE":               "strasse",
		"Søren Ærø":            "soren aero",
		"Þóra Óðinsdóttir":     "thora odinsdottir",
		"İbrahim Işık":         "ibrahim isik",
		"Nguyễn Thị Đào":       "nguyen thi dao",
		"Adébáyọ̀ Ọlá":         "adebayo ola",
		"Ní Bhriain":           "ni bhriain",
		"Αλέξανδρος":           "αλεξανδρος",
		"Андрей Ёлкин":         "андреи елкин",
		"小龙 李":                 "小龙 李",
		"ليلى":                 "ليلى",
		"مُحَمَّد":             "محمد", // vowel points are diacritics
		"שָׁלוֹם":              "שלום",
		"हिन्दी":               "हिन्दी", // vowel signs are not
		"ไทยที่":               "ไทยที่",
		"🦊":                    "🦊",
		"❤\ufe0f":              "❤", // without its variation selector
		"ﬁnance":               "ﬁnance",
		"  St.  Helens—Wirral": "st helens wirral",
		"l.zak@example.org":    "l zak example org",
		"A & B":                "a b",
		"100%":                 "100",
		"ŉ ŀ":                  "n l",
		"zero\u200bwidth":      "zerowidth",
		"bad\xffbytes":         "bad\ufffdbytes",
		"tab\tand\nline":       "tab and line",
		"end. ":                "end",
		"already folded 1":     "already folded 1",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// checkFold holds for the folded form of any text.
func checkFold(t interface{ Fatalf(string, ...any) }, s string) {
	f := Fold(s)
	switch {
	case Fold(f) != f:
		t.Fatalf("Fold(%q) = %q, folded again %q", s, f, Fold(f))
	case strings.TrimSpace(f) != f || strings.Contains(f, "  "):
		t.Fatalf("Fold(%q) = %q has stray spaces", s, f)
	case !utf8.ValidString(f):
		t.Fatalf("Fold(%q) = %q is not valid text", s, f)
	case !MatchWords(f, Words(s)):
		t.Fatalf("%q is not found by its own words %q", s, Words(s))
	}
}

func TestFoldedTextStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { checkFold(r, rapid.String().Draw(r, "text")) })
	for r := rune(0); r < 0x20000; r++ {
		checkFold(t, "a"+string(r)+"b")
	}
}

// Composed and decomposed spellings look alike, and fold alike.
func TestFoldKnowsNoNormalForms(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		if s := string(r); !unicode.IsSymbol(r) && Fold(norm.NFC.String(s)) != Fold(norm.NFD.String(s)) {
			t.Errorf("%U: %q composed, %q decomposed", r, Fold(norm.NFC.String(s)), Fold(norm.NFD.String(s)))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Siân O’Neill", "Łukasz", "straße", "🦊", "مُحَمَّد", "e\u0301", "\xff", "a\u200db", "हिन्दी", "Ǆ", "  x  "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

func TestMatchWords(t *testing.T) {
	text := Fold("Żak, Łukasz · Halton Carers’ Link")
	for query, want := range map[string]bool{
		"": true, "luk": true, "zak luk": true, "LUKASZ żak": true, "carers link": true, "carers' halton zak": true, "kasz": true,
		"zac": false, "zak sian": false, "linkhalton": false,
	} {
		if got := MatchWords(text, Words(query)); got != want {
			t.Errorf("%q finds it: %v, want %v", query, got, want)
		}
	}
}
