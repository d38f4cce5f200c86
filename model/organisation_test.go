package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestOrganisationIsValid(t *testing.T) {
	for name, test := range map[string]struct {
		organisation Organisation
		field        string
	}{
		"name alone":         {Organisation{Name: "Halton Carers Link"}, ""},
		"all of it":          {Organisation{Name: "A", Label: "ABCDE", TeamSize: 3, Point: &Point{53.4, -2.9}, Website: "https://example.org/a?b"}, ""},
		"no name":            {Organisation{Name: " "}, "name"},
		"label too short":    {Organisation{Name: "A", Label: "A"}, "short label"},
		"label too long":     {Organisation{Name: "A", Label: "ABCDEF"}, "short label"},
		"label of 5 letters": {Organisation{Name: "A", Label: "ŁŻŚĆŹ"}, ""},
		"team":               {Organisation{Name: "A", TeamSize: -1}, "data team"},
		"place":              {Organisation{Name: "A", Point: &Point{91, 0}}, "place"},
		"website":            {Organisation{Name: "A", Website: "example.org"}, "website"},
		"script":             {Organisation{Name: "A", Website: "javascript:alert(1)"}, "website"},
		"website nowhere":    {Organisation{Name: "A", Website: "https://"}, "website"},
	} {
		checkField(t, name, test.organisation.Validate(), test.field)
	}
}

func TestPoints(t *testing.T) {
	for p, want := range map[Point]bool{{}: true, {90, 180}: true, {-90, -180}: true, {90.1, 0}: false, {0, 180.1}: false, {0, -181}: false, {-91, 0}: false} {
		if p.Valid() != want {
			t.Errorf("%v is on the earth: %v", p, p.Valid())
		}
	}
}

func TestSuggestLabel(t *testing.T) {
	for name, want := range map[string]string{
		"Halton Carers Link": "HCL", "University of Liverpool": "UL", "The Arts & Crafts of St Helens": "ACSH", "Arts & Crafts": "AC", "Voice": "VOI", "Citizens’ Advice": "CA",
		"Data for Good CIC": "DG", "A B C D E F G": "ABCDE", "The Trust": "THE", "Łódź Group": "ŁG", "(the) “Hub”": "THE", "100 Voices": "1V", "Æ": "", "X": "", "": "", "—": "", "🦊": "", "of the": "OFT",
	} {
		if got := SuggestLabel(name); got != want {
			t.Errorf("SuggestLabel(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestASuggestedLabelIsValid(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.String().Draw(r, "name")
		o := Organisation{Name: "A", Label: SuggestLabel(name)}
		if err := o.Validate(); err != nil {
			r.Fatalf("%q: %q, %v", name, o.Label, err)
		}
	})
}
