package report

import (
	"fmt"
	"strings"

	"convenor/model"
)

// Stock is a kind of paper that is printed in several places of the same size.
// Lengths are millimetres. The sheet is A4; of Landscape ones on its side.
type Stock struct {
	Name          string // what is printed on the packet: "L7160"
	Title         string // for whom chooses
	Landscape     bool
	Columns, Rows int
	Width, Height float64 // of one label
	Left, Top     float64 // to the first label
	Across, Down  float64 // from one label's edge to the same edge of the next
	Fold          bool    // a tent: folded at half its height, read from both sides
}

// Stocks are the kinds of paper that can be printed on.
//
// Size of a label and number on a sheet are as Avery prints them on the packet.
// Margins and gaps are those of gLabels' collection of templates
// (templates/avery-iso-templates.xml of github.com/jimevins/glabels-qt), which
// are in whole points, a third of a millimetre, or in whole millimetres; where
// that leaves the sheet off centre by less, it was brought to the middle, for
// labels are die-cut in the middle of the sheet: each pair of margins is equal.
// Paper to cut or fold oneself has sizes of ISO 216 or of common holders.
var Stocks = []Stock{
	// gLabels L4785: 80 × 50 mm, first label at 18, 13 mm, pitch 95 × 55 mm.
	{Name: "L4785", Title: "badges, 80 × 50 mm", Columns: 2, Rows: 5, Width: 80, Height: 50, Left: 17.5, Top: 13.5, Across: 95, Down: 55},
	// gLabels 7160: 181.4 × 108 pt at 21.2, 43.9 pt, pitch 187.2 × 108 pt.
	{Name: "L7160", Title: "labels, 63.5 × 38.1 mm", Columns: 3, Rows: 7, Width: 63.5, Height: 38.1, Left: 7.25, Top: 15.15, Across: 66, Down: 38.1},
	// The size of 24 a sheet; the columns are those of 7160 and 7161.
	{Name: "L7159", Title: "labels, 63.5 × 33.9 mm", Columns: 3, Rows: 8, Width: 63.5, Height: 33.9, Left: 7.25, Top: 12.9, Across: 66, Down: 33.9},
	// gLabels 7161: 180.2 × 132.6 pt at 21, 23 pt, pitch 186.9 × 132.5 pt.
	{Name: "L7161", Title: "labels, 63.5 × 46.6 mm", Columns: 3, Rows: 6, Width: 63.5, Height: 46.6, Left: 7.25, Top: 8.7, Across: 66, Down: 46.6},
	// gLabels 7162: 280.9 × 96.1 pt at 11.3, 36.8 pt, pitch 290.5 × 96.1 pt.
	{Name: "L7162", Title: "labels, 99.1 × 33.9 mm", Columns: 2, Rows: 8, Width: 99.1, Height: 33.9, Left: 4.65, Top: 12.9, Across: 101.6, Down: 33.9},
	// gLabels 7163: 280.9 × 108 pt at 9.5, 43 pt, pitch 292 × 108 pt.
	{Name: "L7163", Title: "labels, 99.1 × 38.1 mm", Columns: 2, Rows: 7, Width: 99.1, Height: 38.1, Left: 4.65, Top: 15.15, Across: 101.6, Down: 38.1},
	// gLabels 7165: 280.8 × 192 pt at 13.2, 37 pt, pitch 288.1 × 192 pt.
	{Name: "L7165", Title: "labels, 99.1 × 67.7 mm", Columns: 2, Rows: 4, Width: 99.1, Height: 67.7, Left: 4.65, Top: 13.1, Across: 101.6, Down: 67.7},
	// gLabels 8651: 108 × 60.09 pt at 13.3, 30.9 pt, pitch 115.1 × 60.09 pt.
	{Name: "L7651", Title: "labels, 38.1 × 21.2 mm", Columns: 5, Rows: 13, Width: 38.1, Height: 21.2, Left: 4.65, Top: 10.7, Across: 40.65, Down: 21.2},
	// gLabels L4770: 45.7 × 25.4 mm at 10, 22 mm, pitch 48.5 × 25.4 mm.
	{Name: "L7654", Title: "labels, 45.7 × 25.4 mm", Columns: 4, Rows: 10, Width: 45.7, Height: 25.4, Left: 9.75, Top: 21.5, Across: 48.27, Down: 25.4},
	// Plain paper for badge holders of 90 × 54 mm.
	{Name: "54x90", Title: "plain paper, for holders", Columns: 2, Rows: 5, Width: 90, Height: 54, Left: 15, Top: 13.5, Across: 90, Down: 54},
	// A7 is an eighth of A4.
	{Name: "A7", Title: "plain paper, 105 × 74 mm", Columns: 2, Rows: 4, Width: 105, Height: 74.25, Across: 105, Down: 74.25},
	// Half of A4, folded to A6; A4, folded to A5.
	{Name: "A6-tent", Title: "two to a sheet", Landscape: true, Columns: 2, Rows: 1, Width: 148.5, Height: 210, Across: 148.5, Down: 210, Fold: true},
	{Name: "A5-tent", Title: "one to a sheet", Columns: 1, Rows: 1, Width: 210, Height: 297, Across: 210, Down: 297, Fold: true},
}

// FindStock returns the stock with a name, however it is written: "avery l7160".
// The error for one that is not known lists those that are.
func FindStock(name string) (Stock, error) {
	plain := func(s string) string {
		return strings.TrimPrefix(strings.NewReplacer(" ", "", "-", "").Replace(model.Fold(strings.ReplaceAll(s, "×", "x"))), "avery")
	}
	var names []string
	for _, s := range Stocks {
		if plain(s.Name) == plain(name) {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return Stock{}, model.ValidationError{Field: "stock", Problem: fmt.Sprintf("“%s” is not a kind of paper this program knows; it knows %s", name, strings.Join(names, ", "))}
}

// StocksFor are the kinds of paper for tents, or for badges and labels.
func StocksFor(tents bool) (out []Stock) {
	for _, s := range Stocks {
		if s.Fold == tents {
			out = append(out, s)
		}
	}
	return out
}

// PerSheet is how many labels are on a sheet.
func (s Stock) PerSheet() int { return s.Columns * s.Rows }

// Place is the top left corner of the i-th label of a sheet, from 0, row by
// row.
func (s Stock) Place(i int) (x, y float64) {
	return s.Left + float64(i%s.Columns)*s.Across, s.Top + float64(i/s.Columns)*s.Down
}

// SheetSize is width and height of the sheet.
func (s Stock) SheetSize() (width, height float64) {
	if s.Landscape {
		return 297, 210
	}
	return 210, 297
}
