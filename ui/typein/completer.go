package typein

import (
	"context"

	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// completer is an entry that offers what the store finds as one types.
type completer struct {
	entry  *widgets.CompletionEntry
	search *widgets.Async[[]storage.Hit]
	find   func(ctx context.Context, text string) ([]storage.Hit, error)
	asked  string
	found  []widgets.Suggestion // for asked
}

// newCompleter offers things of one kind.
func newCompleter(host frame.Host, kind storage.HitKind) *completer {
	store := host.Store()
	c := &completer{search: widgets.NewAsync[[]storage.Hit](host.Runner())}
	c.find = func(ctx context.Context, text string) (of []storage.Hit, err error) {
		hits, err := store.Search(ctx, text, 4*suggested)
		for _, h := range hits {
			if h.Kind == kind && len(of) < suggested {
				of = append(of, h)
			}
		}
		return of, err
	}
	c.entry = widgets.NewCompletionEntry(c.suggest)
	return c
}

// suggest offers what was found for text, and looks for it first.
func (c *completer) suggest(text string) []widgets.Suggestion {
	if text == "" {
		c.search.Cancel()
		c.asked, c.found = "", nil
	}
	if text != c.asked {
		c.asked = text
		find := c.find
		c.search.Run(func(ctx context.Context) ([]storage.Hit, error) { return find(ctx, text) }, func(hits []storage.Hit, err error) {
			c.found = nil
			for _, h := range hits { // none after an error: typing goes on
				c.found = append(c.found, widgets.Suggestion{Text: h.Title, Detail: h.Detail, Value: h})
			}
			c.entry.Offer()
		})
	}
	return c.found
}
