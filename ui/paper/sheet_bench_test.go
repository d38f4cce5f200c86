package paper

import (
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"

	"convenor/model/report"
)

func BenchmarkSheet500(b *testing.B) {
	sheet := Sheet(report.NewSignInSheet(crowd(500)))
	printer := NewPrinter(nil)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := printer.WritePDF(io.Discard, sheet, Meta{Title: "Sheet", Language: "en-GB", Created: time.Unix(0, 0)}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareGofpdf500 is the floor: the same text in bare gofpdf cells,
// with the same fonts embedded, and nothing else.
func BenchmarkBareGofpdf500(b *testing.B) {
	s := report.NewSignInSheet(crowd(500))
	b.ReportAllocs()
	for b.Loop() {
		pdf := gofpdf.New("P", "mm", "A4", "")
		pdf.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
		pdf.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
		pdf.SetHeaderFunc(func() {
			pdf.SetFont("sans", "B", 18)
			pdf.CellFormat(0, 9, s.Title, "", 1, "", false, 0, "")
			pdf.SetFont("sans", "", 10.5)
			pdf.CellFormat(0, 9, s.When, "", 1, "", false, 0, "")
			pdf.CellFormat(0, 9, s.Where, "", 1, "", false, 0, "")
		})
		pdf.AddPage()
		for _, r := range s.Rows {
			pdf.CellFormat(10, rowHeight, fmt.Sprint(r.No), "", 0, "R", false, 0, "")
			pdf.CellFormat(60, rowHeight, r.Cells[2], "", 0, "", false, 0, "")
			pdf.CellFormat(60, rowHeight, r.Cells[3], "", 1, "", false, 0, "")
		}
		if err := pdf.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
