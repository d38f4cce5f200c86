package calendar

import (
	"path/filepath"
	"strings"

	"convenor/model"
	"convenor/storage"
)

// layerOf is a new layer as a file suggests it.
func layerOf(path string) model.Layer {
	name := filepath.Base(path)
	l := model.Layer{Name: strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(strings.TrimSuffix(name, filepath.Ext(name)))), Source: name, Kind: model.SomebodysLayer, Shown: true}
	folded := model.Fold(l.Name)
	for words, kind := range map[string]model.LayerKind{"school": model.SchoolHolidayLayer, "term": model.SchoolHolidayLayer, "bank holiday": model.BankHolidayLayer, "religious": model.ReligiousLayer, "festival": model.ReligiousLayer} {
		if strings.Contains(folded, words) {
			l.Kind = kind
		}
	}
	l.KeepsFree = l.Kind == model.BankHolidayLayer
	return l
}

// layerFacts say in one line what a layer is.
func layerFacts(l model.Layer) string {
	from := "from " + l.Source
	if l.Computed() {
		from = "worked out by the program, for England and Wales"
	}
	kind := string(l.Kind)
	if l.Name == kind || strings.EqualFold(l.Name, kind) {
		kind = ""
	}
	return strings.Join(nonEmpty(kind, from), " · ")
}

// mostProblems is how many things that were refused are told one by one.
const mostProblems = 6

// reportWords say what was read of a calendar file, and what was not.
func reportWords(r storage.LayerReport) string {
	lines := []string{r.Summary()}
	for _, p := range r.Problems[:min(len(r.Problems), mostProblems)] {
		lines = append(lines, "· "+p.String())
	}
	if more := len(r.Problems) - mostProblems; more > 0 {
		lines = append(lines, "· and "+model.Count(more, "more", "more"))
	}
	return strings.Join(lines, "\n")
}
