package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Suggestion is one offer under a CompletionEntry.
type Suggestion struct {
	Text   string // what is put into the entry
	Detail string // what tells it from others of the same text
	Value  any    // the screen's own, such as an id
	// Careful is not marked by itself, so that Enter does not take it unawares.
	Careful bool
}

// CompletionEntry offers suggestions as one types. The first is marked once
// something was typed, in every list alike: Up and Down move, Enter takes, Esc
// closes the list, a second Esc goes on to the dialog or window. Down goes round
// what there is; to the line that adds something new one comes by Up from the
// first, or with a click, so that nothing new is made by the way.
// OnChanged and OnKey are its own: what is typed reaches the screen through
// Suggest.
type CompletionEntry struct {
	Entry
	Suggest  func(text string) []Suggestion
	OnChosen func(Suggestion)
	// OnNew, when set, adds a last line that offers the typed text as something
	// new.
	OnNew func(text string)
	// NewLine words that line; without it, it reads: add “text” as new.
	NewLine func(text string) string
	// None, when set, words a line that says that there is nothing to offer.
	None        func(text string) string
	suggestions []Suggestion
	list        *choices
	pop         *popover
	quiet       bool // text is being set, not typed
}

// NewCompletionEntry makes an entry that asks suggest while one types.
func NewCompletionEntry(suggest func(string) []Suggestion) *CompletionEntry {
	e := &CompletionEntry{Suggest: suggest}
	e.setUp(e)
	return e
}

func (e *CompletionEntry) setUp(self fyne.Widget) {
	e.init(self)
	e.list = newChoices(self.(fyne.Focusable), e.choose, e.Close)
	e.OnKey = e.key
	e.OnChanged = func(string) { e.Offer() }
}

// Fill sets the text without offering suggestions.
func (e *CompletionEntry) Fill(text string) {
	e.quiet = true
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	e.quiet = false
}

// Offer shows the suggestions for the text as it is; screens that find them
// away from the UI goroutine call it when the answer has come.
func (e *CompletionEntry) Offer() {
	if e.quiet {
		return
	}
	e.suggestions = nil
	if e.Suggest != nil {
		e.suggestions = e.Suggest(e.Text)
	}
	items := make([]choice, 0, len(e.suggestions)+1)
	for _, s := range e.suggestions {
		items = append(items, choice{text: s.Text, detail: s.Detail})
	}
	if e.offersNew() {
		line := choice{text: e.newLine(), accent: true}
		if len(items) > 0 {
			line.detail = "Up, then Enter"
		}
		items = append(items, line)
	}
	if len(items) == 0 && e.None != nil && e.Text != "" {
		if words := e.None(e.Text); words != "" {
			items = append(items, choice{text: words, none: true})
		}
	}
	if len(items) == 0 || !e.focused {
		e.Close()
		return
	}
	current := -1
	if e.Text != "" && !items[0].none && (len(e.suggestions) == 0 || !e.suggestions[0].Careful) {
		current = 0
	}
	e.list.set(items, current)
	e.open()
}

// Close takes the list away.
func (e *CompletionEntry) Close() {
	e.pop.hide()
	e.pop = nil
}

// Open reports whether the list is shown.
func (e *CompletionEntry) Open() bool { return e.pop != nil && e.pop.shown }

func (e *CompletionEntry) open() {
	if e.Open() {
		e.pop.Refresh()
		return
	}
	e.pop = showPopover(e.outer, e.list, e.Size().Width)
	if e.pop != nil {
		e.pop.canvas.Focus(e.list)
	}
}

func (e *CompletionEntry) offersNew() bool {
	typed := strings.TrimSpace(e.Text)
	if e.OnNew == nil || typed == "" {
		return false
	}
	for _, s := range e.suggestions {
		if strings.EqualFold(s.Text, typed) {
			return false
		}
	}
	return true
}

func (e *CompletionEntry) newLine() string {
	typed := strings.TrimSpace(e.Text)
	if e.NewLine != nil {
		return e.NewLine(typed)
	}
	return "add “" + typed + "” as new"
}

func (e *CompletionEntry) choose(i int) {
	if e.list.items[i].none {
		return
	}
	e.Close()
	if i >= len(e.suggestions) {
		e.OnNew(strings.TrimSpace(e.Text))
		return
	}
	s := e.suggestions[i]
	e.Fill(s.Text)
	if e.OnChosen != nil {
		e.OnChosen(s)
	}
}

func (e *CompletionEntry) key(k *fyne.KeyEvent) bool {
	if k.Name == fyne.KeyDown && !e.Open() {
		e.Offer()
		return true
	}
	return false
}
