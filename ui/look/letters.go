package look

import (
	"bytes"
	"slices"
	"sync"
	"unicode"

	"convenor/model"

	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
)

// scripts are what people call the letters of a script, and the font to ask for.
var scripts = []struct {
	table      *unicode.RangeTable
	name, font string
}{
	{unicode.Han, "Chinese", "Noto Sans CJK"},
	{unicode.Hiragana, "Japanese", "Noto Sans CJK"},
	{unicode.Katakana, "Japanese", "Noto Sans CJK"},
	{unicode.Hangul, "Korean", "Noto Sans CJK"},
	{unicode.Arabic, "Arabic", "Noto Sans Arabic"},
	{unicode.Hebrew, "Hebrew", "Noto Sans Hebrew"},
	{unicode.Bengali, "Bengali", "Noto Sans Bengali"},
	{unicode.Devanagari, "Devanagari", "Noto Sans Devanagari"},
	{unicode.Gujarati, "Gujarati", "Noto Sans Gujarati"},
	{unicode.Gurmukhi, "Gurmukhi", "Noto Sans Gurmukhi"},
	{unicode.Tamil, "Tamil", "Noto Sans Tamil"},
	{unicode.Telugu, "Telugu", "Noto Sans Telugu"},
	{unicode.Sinhala, "Sinhala", "Noto Sans Sinhala"},
	{unicode.Thai, "Thai", "Noto Sans Thai"},
	{unicode.Ethiopic, "Ethiopic", "Noto Sans Ethiopic"},
	{unicode.Georgian, "Georgian", "Noto Sans Georgian"},
	{unicode.Armenian, "Armenian", "Noto Sans Armenian"},
}

// BoxWords say what to do about letters of text that the window can only draw as boxes;
// "" when there are none. Installed tells which letters the fonts of the machine have:
// like Fyne, which draws with the first of them, it is asked for what the window's own
// font lacks.
func BoxWords(text string, installed func(rune) bool) string {
	var names, fonts []string
	add := func(all []string, word string) []string {
		if slices.Contains(all, word) {
			return all
		}
		return append(all, word)
	}
	for _, r := range text {
		if r <= unicode.MaxLatin1 || !unicode.IsLetter(r) || ownLetter(r) || installed(r) {
			continue
		}
		name, font := "some", "Noto Sans"
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				name, font = s.name, s.font
				break
			}
		}
		names, fonts = add(names, name), add(fonts, font)
	}
	if len(names) == 0 {
		return ""
	}
	return "This computer has no font with " + model.AndList(names) + " letters, so that boxes stand for them: install " + model.AndList(fonts) + ", and start Convenor again. What is saved is right."
}

// ownFont is the font that comes with the window.
var ownFont = sync.OnceValue(func() *font.Font {
	face, err := font.ParseTTF(bytes.NewReader(theme.DefaultTextFont().Content()))
	if err != nil {
		return nil
	}
	return face.Font
})

func ownLetter(r rune) bool {
	f := ownFont()
	if f == nil {
		return true // nothing can be said of it
	}
	_, ok := f.Cmap.Lookup(r)
	return ok
}
