package listing

import (
	"context"

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
	store  *storage.Store
	search *widgets.Async[[]storage.Hit]
	asked  string
	found  []widgets.Suggestion
	person model.ID
	name   string // in the entry when the person was chosen
}

// suggested is how many people are offered at a time.
const suggested = 8

// NewPersonEntry makes an entry under a label.
func NewPersonEntry(host frame.Host, label string) *PersonEntry {
	p := &PersonEntry{store: host.Store(), search: widgets.NewAsync[[]storage.Hit](host.Runner())}
	p.entry = widgets.NewCompletionEntry(p.suggest)
	p.entry.SetPlaceHolder("Type a name to find one of your people…")
	p.entry.OnChosen = func(s widgets.Suggestion) {
		p.person, _ = s.Value.(model.ID)
		p.name = s.Text
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

// suggest offers the people found for text, and looks for them first.
func (p *PersonEntry) suggest(text string) []widgets.Suggestion {
	if text == "" {
		p.search.Cancel()
		p.asked, p.found = "", nil
	}
	if text != p.asked {
		p.asked = text
		store := p.store
		p.search.Run(func(ctx context.Context) ([]storage.Hit, error) { return store.Search(ctx, text, 4*suggested) }, func(hits []storage.Hit, err error) {
			p.found = nil // the list stays empty after an error; typing goes on
			for _, h := range hits {
				if err == nil && h.Kind == storage.PersonHit && len(p.found) < suggested {
					p.found = append(p.found, widgets.Suggestion{Text: h.Title, Detail: h.Detail, Value: h.ID})
				}
			}
			p.entry.Offer()
		})
	}
	return p.found
}
