package report

import (
	"strings"
	"testing"

	"convenor/model"

	"pgregory.net/rapid"
)

func TestPublicWords(t *testing.T) {
	p := NewPublic([]string{"Siân O’Neill", "Kasia Żukowska", "Mary Ann van der Berg", "Adaeze", "John Smith"}, []string{"Adaeze", "Summer Hall"})
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"Three short looks at dashboards.", "Three short looks at dashboards."},
		{"Siân O’Neill shows hers. Bring yours.", "A member of the community shows hers. Bring yours."},
		{"With sian o'neill and KASIA ZUKOWSKA, too.", "With a member of the community and a member of the community, too."},
		{"O'Neill, Siân shows hers", "A member of the community shows hers"},
		{"John Smith’s table", "A member of the community’s table"},
		{"Mary Ann van der Berg, then food", "A member of the community, then food"},
		{"Mary Ann, then food", "Mary Ann, then food"},
		{"Adaeze shows how", "A member of the community shows how"},
		{"adaeze is also a word", "adaeze is also a word"},
		{"John: Smith is a trade", "John: Smith is a trade"},
		{"Join at https://meet.example.org/x?pwd=1. Bring lunch.", "Bring lunch."},
		{"See www.example.org now. Bring lunch.", "Bring lunch."},
		{"Zoom is at zoom.example/j/99. Bring lunch.", "Bring lunch."},
		{"Write to ann@example.org! Bring lunch.", "Bring lunch."},
		{"Ring 0151 496 0200. Bring lunch.", "Bring lunch."},
		{"Ring (0151) 496-0200 or +44 151 496 0200.\nBring lunch.", "Bring lunch."},
		{"On 2026-01-12 10:00 at Room 020, 12 June 2026, 30 systems.", "On 2026-01-12 10:00 at Room 020, 12 June 2026, 30 systems."},
		{"One.\n\nTwo.", "One.\n\nTwo."},
	} {
		if got := p.Text(c.in); got != c.want {
			t.Errorf("%q is published as %q, not %q", c.in, got, c.want)
		}
	}
	if got := p.Title("Talk by Kasia Żukowska: https://x.example/y"); got != "Talk by a member of the community" {
		t.Errorf("the title is %q", got)
	}
}

// No name of two words, link or address survives, whatever is around it.
func TestPublicLetsNothingThrough(t *testing.T) {
	p := NewPublic([]string{"Siân O’Neill"}, nil)
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.SampledFrom([]string{"Siân O’Neill", "sian o'neill", "O’Neill, Siân", "https://a.example/b", "x@y.example", "0151 496 0200", "HTTP://A.EXAMPLE/B"}).Draw(t, "secret")
		around := rapid.StringMatching(`[a-z .,()"–\n]{0,20}`)
		text := around.Draw(t, "before") + " " + secret + " " + around.Draw(t, "after")
		for _, got := range []string{p.Text(text), p.Title(text)} {
			if strings.Contains(model.Fold(got), model.Fold(secret)) {
				t.Fatalf("%q is published as %q", text, got)
			}
		}
	})
}
