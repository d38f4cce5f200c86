package widgets

import (
	"slices"
	"strings"

	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// TagField is a list of words as chips, each with a ×, and an entry that
// completes further ones. It is saved after each change.
type TagField struct {
	frame
	Entry *CompletionEntry
	// OnNext is told of Enter in the empty entry; without it the key goes on to
	// the dialog or the window.
	OnNext func()

	tags  []string
	saved []string
	save  func([]string) error
	flow  *fyne.Container
}

// NewTagField makes a tag field. Suggest may return tags that are chosen
// already; they are left out. With no save function it is part of a form,
// which asks for Tags.
func NewTagField(label string, tags []string, suggest func(text string) []string, save func([]string) error) *TagField {
	f := &TagField{tags: slices.Clone(tags), saved: slices.Clone(tags), save: save}
	f.Entry = NewCompletionEntry(func(text string) (out []Suggestion) {
		if suggest == nil || text == "" {
			return nil
		}
		for _, s := range suggest(text) {
			if !f.has(s) {
				out = append(out, Suggestion{Text: s})
			}
		}
		return out
	})
	f.Entry.SetPlaceHolder("add…")
	f.Entry.calm = true
	f.Entry.OnChosen = func(s Suggestion) { f.add(s.Text) }
	f.Entry.OnNew = f.add
	f.Entry.OnSubmitted = f.add
	f.Entry.OnFocus = func(gained bool) {
		if !gained {
			f.add(f.Entry.Text)
		}
	}
	f.Entry.OnEscape = func() bool {
		typed := f.Entry.Text != ""
		f.Entry.Fill("")
		return typed
	}
	f.Entry.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyBackspace && f.Entry.Text == "" && len(f.tags) > 0 {
			f.remove(f.tags[len(f.tags)-1])
			return true
		}
		if isEnter(k) && f.Entry.Text == "" {
			if f.OnNext != nil {
				f.OnNext()
			} else {
				f.Entry.pass(k)
			}
			return true
		}
		return f.Entry.key(k)
	}
	f.flow = container.New(&wrapLayout{gap: 8, least: controlHeight})
	f.set(label, f.flow)
	f.rebuild()
	f.ExtendBaseWidget(f)
	return f
}

// Tags is the list as it stands.
func (f *TagField) Tags() []string { return slices.Clone(f.tags) }

// SetTags shows another list as the saved one.
func (f *TagField) SetTags(tags []string) {
	f.tags, f.saved = slices.Clone(tags), slices.Clone(tags)
	f.rebuild()
}

// Focus moves the keyboard into the field.
func (f *TagField) Focus() { takeFocus(f.Entry) }

func (f *TagField) has(tag string) bool {
	return slices.ContainsFunc(f.tags, func(t string) bool { return model.Fold(t) == model.Fold(tag) })
}

func (f *TagField) add(tag string) {
	tag = strings.TrimSpace(tag)
	f.Entry.Fill("")
	if tag == "" || f.has(tag) {
		return
	}
	f.tags = append(f.tags, tag)
	f.changed()
}

func (f *TagField) remove(tag string) {
	f.tags = slices.DeleteFunc(f.tags, func(t string) bool { return t == tag })
	f.changed()
	f.Focus()
}

func (f *TagField) changed() {
	if f.save != nil {
		err := f.save(f.Tags())
		if err != nil {
			f.tags = slices.Clone(f.saved)
		} else {
			f.saved = slices.Clone(f.tags)
		}
		f.SetProblem(err)
	}
	f.rebuild()
}

func (f *TagField) rebuild() {
	f.flow.Objects = nil
	for _, t := range f.tags {
		chip := NewChip(t, nil)
		chip.OnRemove = func() { f.remove(t) }
		f.flow.Add(chip)
	}
	f.flow.Add(container.New(roomForWords{}, f.Entry))
	f.calm = len(f.tags) == 0 // then its words begin where those of other fields do
	f.Refresh()
}

// roomForWords makes the entry of a tag field as wide as the words that stand in
// it while it is empty.
type roomForWords struct{}

func (roomForWords) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place(o[0], 0, 0, size.Width, size.Height)
}

func (roomForWords) MinSize(o []fyne.CanvasObject) fyne.Size {
	e := o[0].(*CompletionEntry)
	wide := Body.measure(e.PlaceHolder).Width + 2*theme.InnerPadding() + 2
	return fyne.NewSize(max(wide, look.Px(84)), e.MinSize().Height)
}
