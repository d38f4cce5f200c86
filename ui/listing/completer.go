package listing

import (
	"context"

	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// Suggested is how many people or organisations are offered at a time.
const Suggested = 8

// Find looks in the file for what fits a text.
type Find func(ctx context.Context, text string) ([]storage.Hit, error)

// HitsOf finds things of one kind as the search does.
func HitsOf(store *storage.Store, kind storage.HitKind) Find {
	return func(ctx context.Context, text string) (of []storage.Hit, err error) {
		hits, err := store.Search(ctx, text, 4*Suggested)
		for _, h := range hits {
			if h.Kind == kind && len(of) < Suggested {
				of = append(of, h)
			}
		}
		return of, err
	}
}

// completer offers what is found as one types.
type completer struct {
	entry  *widgets.CompletionEntry
	search *widgets.Async[[]storage.Hit]
	find   Find
	asked  string
	found  []widgets.Suggestion // for asked
}

// NewCompleter makes an entry that offers what find finds; the Value of what is
// offered is a storage.Hit.
func NewCompleter(host frame.Host, find Find) *widgets.CompletionEntry {
	c := &completer{search: widgets.NewAsync[[]storage.Hit](host.Runner()), find: find}
	c.entry = widgets.NewCompletionEntry(c.suggest)
	return c.entry
}

// suggest offers what was found for text, and looks for it first.
func (c *completer) suggest(text string) []widgets.Suggestion {
	if text == "" {
		c.search.Cancel()
		c.asked, c.found = "", nil
	}
	if text != c.asked {
		c.asked = text
		c.search.Run(func(ctx context.Context) ([]storage.Hit, error) { return c.find(ctx, text) }, func(hits []storage.Hit, err error) {
			c.found = nil
			for _, h := range hits { // none after an error: typing goes on
				c.found = append(c.found, widgets.Suggestion{Text: h.Title, Detail: h.Detail, Value: h})
			}
			c.entry.Offer()
		})
	}
	return c.found
}
