package turns

import (
	"testing"

	"convenor/model/rotation"

	"pgregory.net/rapid"
)

// TestEveryFieldCanBeReached holds for any grid in any room: the current field is shown
// inside it, and a click in its middle finds it.
func TestEveryFieldCanBeReached(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 300).Draw(t, "rows"), rapid.IntRange(1, 240).Draw(t, "columns")
		g := rotation.Grid{Rows: make([]rotation.Head, rows), Columns: make([]rotation.Head, columns), Now: rapid.SampledFrom([]int{-1, 0}).Draw(t, "now")}
		s := sizes{label: rapid.Float32Range(0, 900).Draw(t, "label"), number: 40, line: 15, row: 29, column: 24, most: 48}
		width, height := rapid.Float32Range(200, 1200).Draw(t, "width"), rapid.Float32Range(100, 700).Draw(t, "height")
		row, column := rapid.IntRange(0, rows-1).Draw(t, "row"), rapid.IntRange(0, columns-1).Draw(t, "column")
		p := newPlan(g, s, width, height, row, column, rapid.IntRange(0, rows).Draw(t, "top"), rapid.IntRange(0, columns).Draw(t, "left"))
		x, y, w, h := p.cell(row, column)
		if x < 0 || y < 0 || x+w > width || y+h > height {
			t.Fatalf("the current field is at %v, %v in a room of %v by %v", x, y, width, height)
		}
		if r, c, ok := p.at(x+w/2, y+h/2); !ok || r != row || c != column {
			t.Fatalf("a click on %d, %d finds %d, %d (%v)", row, column, r, c, ok)
		}
		if p.top+p.rows > rows || p.left+p.columns > columns {
			t.Fatalf("%d rows from %d and %d columns from %d are shown of %d and %d", p.rows, p.top, p.columns, p.left, rows, columns)
		}
		if r, ok := p.rowAt(y + h/2); !ok || r != row {
			t.Fatalf("row %d is found as %d (%v)", row, r, ok)
		}
	})
}
