package listing

import (
	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// PersonEntry finds one of the contacts as one types.
type PersonEntry struct {
	Field  fyne.CanvasObject
	entry  *widgets.CompletionEntry
	person model.ID
	name   string // in the entry when the person was chosen
}

// NewPersonEntry makes an entry under a label.
func NewPersonEntry(host frame.Host, label string) *PersonEntry {
	p := &PersonEntry{entry: NewCompleter(host, HitsOf(host.Store(), storage.PersonHit))}
	p.entry.SetPlaceHolder("Type a name to find one of your people…")
	p.entry.OnChosen = func(s widgets.Suggestion) {
		p.person, p.name = s.Value.(storage.Hit).ID, s.Text
		p.entry.Fill(s.Text)
	}
	p.Field = widgets.NewLabelled(label, p.entry)
	return p
}

// Chosen is who was chosen; given is false when nothing was typed.
func (p *PersonEntry) Chosen() (id model.ID, given bool, err error) {
	switch {
	case p.entry.Text == "":
		return "", false, nil
	case p.person == "" || p.entry.Text != p.name:
		return "", false, model.ValidationError{Field: "person", Problem: "choose one of your people from the list under “" + p.entry.Text + "”, or leave that field empty"}
	}
	return p.person, true, nil
}
