package session

import (
	"context"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/widgets"
)

// readTold is what the people of a session were told, by person.
func readTold(ctx context.Context, store *storage.Store, id model.ID) (map[model.ID]storage.Recipient, error) {
	list, err := store.Recipients(ctx, id)
	told := make(map[model.ID]storage.Recipient, len(list))
	for _, r := range list {
		told[r.Person] = r
	}
	return told, err
}

// toldCell is the mark of what a person was told; the tip says all of it.
func (d details) toldCell(p participant) widgets.Cell {
	r := d.told[p.Person]
	tip := r.History(d.session.Zone)
	switch {
	case r.Outdated:
		return widgets.Cell{Text: "old", Pill: widgets.ToneWarning, Tip: model.JoinNonEmpty("\n", "Holds the old time or place.", tip)}
	case len(r.Told) > 0:
		return widgets.Cell{Text: "✓", Style: widgets.Style{Size: look.SizeText, Colour: look.Good}, Tip: tip}
	case r.Why != "":
		return widgets.Cell{Text: "–", Style: widgets.Dim, Tip: "Not told: " + r.Why + "."}
	}
	return widgets.Cell{Tip: "Not told yet. Reached by " + string(r.Channel) + "."}
}

// outdatedWords name those who hold the old time or place; "" for nobody.
func (d details) outdatedWords() string {
	if d.over() {
		return ""
	}
	var names []string
	for _, p := range d.people {
		if d.told[p.Person].Outdated {
			names = append(names, model.DisplayName(p.Given, p.Family))
		}
	}
	if len(names) == 0 {
		return ""
	}
	const most = 4
	who := strings.Join(names[:min(len(names), most)], ", ")
	if len(names) > most {
		who += " and " + model.Count(len(names)-most, "other", "others")
	}
	words := model.Count(len(names), "person holds", "people hold") + " the old time or place: "
	if d.session.State == model.Cancelled {
		words = model.Count(len(names), "person does", "people do") + " not know that it is cancelled: "
	}
	return words + who + "."
}
