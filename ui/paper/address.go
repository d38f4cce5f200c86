package paper

import (
	"strings"

	"convenor/model/report"
)

// AddressLabels is a set of address labels as a document.
func AddressLabels(a report.AddressLabels) Document { return addressLabels{a} }

type addressLabels struct{ report.AddressLabels }

// Layout draws one sheet after the other.
func (a addressLabels) Layout(t *Typesetter) []*Page {
	return onStock(t, a.Stock, a.First, len(a.Labels), a.Outline, func(p *Page, box Box, i int) {
		pad := min(max(box.Height*0.1, 1.5), 6)
		size := min(max(box.Height*0.28, 6), 13)
		p.Begin(Paragraph)
		p.TextIn(Box{box.X + pad, box.Y + pad, box.Width - 2*pad, box.Height - 2*pad}, strings.Join(a.Labels[i], "\n"),
			Style{Size: size, Min: 4.5, Colour: Grey(17)})
		p.End()
	})
}
