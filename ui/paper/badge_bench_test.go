package paper

import (
	"io"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"

	"convenor/model/report"
)

func BenchmarkBadges500(b *testing.B) {
	badges := Badges(report.NewBadges(crowdOfBadges(500)), nil)
	printer := NewPrinter(nil)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := printer.WritePDF(io.Discard, badges, Meta{Title: "Badges", Language: "en-GB", Created: time.Unix(0, 0)}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareBadges500 is the floor: the same texts at the same places in
// bare gofpdf, with the same fonts embedded, and nothing else.
func BenchmarkBareBadges500(b *testing.B) {
	s := report.NewBadges(crowdOfBadges(500))
	b.ReportAllocs()
	for b.Loop() {
		pdf := gofpdf.New("P", "mm", "A4", "")
		pdf.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
		pdf.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
		for i, badge := range s.Badges {
			if i%s.Stock.PerSheet() == 0 {
				pdf.AddPage()
			}
			x, y := s.Stock.Place(i % s.Stock.PerSheet())
			pdf.SetFont("sans", "B", 24)
			pdf.Text(x+4, y+14, badge.Name)
			pdf.SetFont("sans", "", 12)
			for j, line := range badge.Lines {
				pdf.Text(x+4, y+30+8*float64(j), line)
			}
		}
		if err := pdf.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
