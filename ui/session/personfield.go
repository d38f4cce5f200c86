package session

import (
	"context"
	"slices"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// personField is a field that holds people, found as one types.
type personField struct {
	*widgets.TagField
	store  *storage.Store
	search *widgets.Async[[]storage.Hit]
	asked  string               // the text that was searched for last
	found  []widgets.Suggestion // for asked
	ids    map[string]model.ID  // people by the name that stands for them
	shown  []model.ID
	add    func(name string) // as a new person
}

// suggested is how many people are offered at a time.
const suggested = 8

// newPersonField makes a field that saves who is in it. Add is asked to add
// somebody by a name that nobody has yet, to the field too.
func newPersonField(host frame.Host, label string, save func([]model.ID) error, add func(name string)) *personField {
	f := &personField{store: host.Store(), search: widgets.NewAsync[[]storage.Hit](host.Runner()), ids: map[string]model.ID{}}
	f.TagField = widgets.NewTagField(label, nil, nil, func(names []string) error {
		ids, err := f.resolve(names)
		if err != nil {
			return err
		}
		f.shown = ids
		return save(ids)
	})
	f.add = func(name string) {
		f.Entry.Fill("")
		f.SetProblem(nil)
		add(name)
	}
	f.Entry.OnNew = nil
	f.Entry.NewLine = func(name string) string { return "add “" + name + "” as a new person" }
	f.Entry.Suggest = f.suggest
	return f
}

// show shows people as the saved ones.
func (f *personField) show(ids []model.ID, names map[model.ID]string) {
	if slices.Equal(ids, f.shown) {
		return
	}
	f.shown = slices.Clone(ids)
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = f.nameFor(id, names[id], "")
	}
	f.SetTags(words)
}

// nameFor returns a name that stands for the person and for no other.
func (f *personField) nameFor(id model.ID, name, detail string) string {
	for {
		other, taken := f.ids[name]
		if !taken || other == id {
			f.ids[name] = id
			return name
		}
		name += " (" + model.JoinNonEmpty("", detail, "another") + ")"
	}
}

func (f *personField) resolve(names []string) ([]model.ID, error) {
	var ids []model.ID
	for _, name := range names {
		id, known := f.ids[name]
		if !known {
			return nil, model.ValidationError{Field: "person", Problem: "nobody here is called “" + name + "”; choose a person from the list, or its last line, which adds them"}
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// suggest offers the people found for text, and looks for them first.
func (f *personField) suggest(text string) []widgets.Suggestion {
	if text == "" {
		f.search.Cancel()
		f.asked, f.found = "", nil
	}
	if text != f.asked {
		f.asked = text
		f.Entry.OnNew = nil // not before one knows who there is
		store := f.store
		f.search.Run(func(ctx context.Context) ([]storage.Hit, error) { return store.Search(ctx, text, 4*suggested) },
			func(hits []storage.Hit, err error) {
				if err != nil {
					hits = nil // the list stays empty; typing goes on
				}
				f.found = f.people(hits)
				f.Entry.OnNew = f.add
				f.Entry.Offer()
			})
	}
	return f.found
}

func (f *personField) people(hits []storage.Hit) (out []widgets.Suggestion) {
	for _, h := range hits {
		if h.Kind == storage.PersonHit && !slices.Contains(f.shown, h.ID) && len(out) < suggested {
			out = append(out, widgets.Suggestion{Text: f.nameFor(h.ID, h.Title, h.Detail), Detail: h.Detail, Value: h.ID})
		}
	}
	return out
}
