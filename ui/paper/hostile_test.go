package paper

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// pieces of names of many scripts, and things that break programs.
var bits = []string{
	"Ann", "Ní Dhuibhne", "Żukowska", "ọ\u0300", "Ẫ", "Ǻ", "Å\u0301", "محمد", "الأحمد", "کاوه", "כהן", "שָׁלוֹם", "李小龙", "山田", "김민수",
	"สมชาย", "ก\u0e49\u0e49\u0e49", "प्रिया", "क्ष्म्य", "Հայկ", "გია", "𝒜", "👩\u200d💻", "🇬🇧", "❤\ufe0f", "\u202e", "\u200d", "\u0301\u0302\u0303\u0304",
	"12", "-", "/", ",", "(", ")", "\\", " ", "\n", "\t", "\x00", "\xff", "\ufffe", "\ue000", "\u2028", "…", "￿", "Wolfeschlegelsteinhausenbergerdorff",
	"iiiiiiiiiiiiiiiiiiii", "WWWWWWWWWWWWWWW", "a@b.example.org", "\u0600", "\U000e0041", "ﷺ", "\u1160", "\u3164",
}

// hostileText draws text of such pieces, of any characters, or both.
func hostileText(t *rapid.T) string {
	piece := rapid.OneOf(rapid.SampledFrom(bits), rapid.String(), rapid.StringOf(rapid.RuneFrom(nil, unicode.L, unicode.M, unicode.So)))
	text := ""
	for _, s := range rapid.SliceOfN(piece, 0, 8).Draw(t, "text") {
		text += s
	}
	return text
}

// naughty is the list of strings that are known to break programs, and the
// odd names with their parts joined.
func naughty(tb testing.TB) (list []string) {
	if err := json.Unmarshal(shared(tb, "hostile/strings/blns.json"), &list); err != nil {
		tb.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(shared(tb, "hostile/strings/names-odd.csv"))).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for _, row := range rows[1:] {
		list = append(list, row[2]+", "+row[1])
	}
	if len(list) < 500 {
		tb.Fatalf("only %d strings", len(list))
	}
	return list
}
