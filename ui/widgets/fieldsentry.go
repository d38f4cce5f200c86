package widgets

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// FieldsEntry is an entry for words with fields in braces: as one types “{” it
// offers the fields there are. OnChanged is its own; OnEdit hears every change.
type FieldsEntry struct {
	Entry
	OnEdit func(text string)

	fields []Suggestion // Text is the field's name without braces
	shown  []Suggestion
	list   *choices
	pop    *popover
	before string // the text as it was before the last change
	typed  int    // runes typed after the brace
	quiet  bool   // text is being set, not typed
}

// NewFieldsEntry makes an entry of one or of several lines.
func NewFieldsEntry(several bool, fields []Suggestion) *FieldsEntry {
	e := &FieldsEntry{fields: fields}
	e.MultiLine = several
	e.init(e)
	if several {
		e.Wrapping = fyne.TextWrapWord
	}
	e.list = newChoices(e, e.choose, e.close)
	e.OnChanged = e.changed
	return e
}

// Fill sets the text without offering anything.
func (e *FieldsEntry) Fill(text string) {
	e.quiet = true
	e.SetText(text)
	e.before, e.quiet = text, false
}

func (e *FieldsEntry) changed(text string) {
	before := e.before
	e.before = text
	if !e.quiet {
		e.offer(openField(before, text))
	}
	if e.OnEdit != nil {
		e.OnEdit(text)
	}
}

// openField is what was typed after a brace that is still open where the text
// was changed; ok is false when there is none.
func openField(before, text string) (typed string, ok bool) {
	end := len(text)
	for b := len(before); end > 0 && b > 0 && before[b-1] == text[end-1]; b-- {
		end--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	at := strings.LastIndexByte(text[:end], '{')
	if at < 0 {
		return "", false
	}
	typed = text[at+1 : end]
	return typed, !strings.ContainsAny(typed, "}\n")
}

func (e *FieldsEntry) offer(typed string, ok bool) {
	e.shown = nil
	var items []choice
	for _, f := range e.fields {
		if ok && strings.Contains(f.Text, strings.ToLower(strings.TrimSpace(typed))) {
			e.shown = append(e.shown, f)
			items = append(items, choice{text: f.Text, detail: f.Detail})
		}
	}
	if len(items) == 0 || !e.focused {
		e.close()
		return
	}
	e.typed = utf8.RuneCountInString(typed)
	e.list.set(items, 0)
	if e.pop != nil && e.pop.shown {
		e.pop.Refresh()
		return
	}
	if e.pop = showPopover(e.outer, e.list, 0); e.pop != nil {
		e.pop.canvas.Focus(e.list)
	}
}

func (e *FieldsEntry) close() {
	e.pop.hide()
	e.pop = nil
}

// choose types the field in the place of what was typed of it, so that the
// cursor is behind it and one can undo it.
func (e *FieldsEntry) choose(i int) {
	e.close()
	e.quiet = true
	for range e.typed {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	for _, r := range e.shown[i].Text + "}" {
		e.Entry.TypedRune(r)
	}
	e.before, e.quiet = e.Text, false
}
