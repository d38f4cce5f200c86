package ui

import (
	"slices"
	"strings"
	"unicode"

	"convenor/model"
	"convenor/ui/frame"

	"fyne.io/fyne/v2"
)

// commandsFor are the commands that can be done now and are looked for by text,
// the best first: those with all its words in their name, then those known by
// other words too, and last those that take something away. Words are matched
// from their beginnings, so that “move” does not find “Remove”. What a screen and
// the window both offer stands once.
func commandsFor(all []frame.Command, text string) []frame.Command {
	words := wordsOf(text)
	var named, known, taking []frame.Command
	bare := func(c frame.Command) string { return strings.TrimRight(model.Fold(c.Name), "…. ") }
	keys, listed := map[string]fyne.Shortcut{}, map[string]bool{}
	for _, c := range all {
		if c.Key != nil && keys[bare(c)] == nil {
			keys[bare(c)] = c.Key
		}
	}
	for _, c := range all {
		name := bare(c)
		c.Key = keys[name]
		switch {
		case c.Why != "" || listed[name] || !begin(c.Name+" "+c.Also, words):
			continue
		case c.Takes:
			taking = append(taking, c)
		case begin(c.Name, words):
			named = append(named, c)
		default:
			known = append(known, c)
		}
		listed[name] = true
	}
	named = slices.Concat(named, known, taking)
	return named[:min(len(named), commandsShown)]
}

// wordsOf are the words of a text, folded, without what stands between them.
func wordsOf(text string) []string {
	return strings.FieldsFunc(model.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// begin reports whether each of words is the beginning of a word of text.
func begin(text string, words []string) bool {
	in := wordsOf(text)
	for _, w := range words {
		if !slices.ContainsFunc(in, func(one string) bool { return strings.HasPrefix(one, w) }) {
			return false
		}
	}
	return true
}
