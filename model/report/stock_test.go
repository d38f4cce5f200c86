package report

import (
	"math"
	"strings"
	"testing"
)

func TestEveryLabelIsOnItsSheetAndNoneOverlap(t *testing.T) {
	for _, s := range Stocks {
		width, height := s.SheetSize()
		if s.Columns > 1 && s.Across < s.Width-1e-9 || s.Rows > 1 && s.Down < s.Height-1e-9 {
			t.Errorf("%s: labels overlap", s.Name)
		}
		x, y := s.Place(s.PerSheet() - 1)
		right, bottom := width-x-s.Width, height-y-s.Height
		if right < -1e-9 || bottom < -1e-9 || s.Left < 0 || s.Top < 0 {
			t.Errorf("%s: the last label ends %v, %v from the edges", s.Name, right, bottom)
		}
		// Labels are die-cut in the middle of the sheet.
		if math.Abs(right-s.Left) > 0.12 || math.Abs(bottom-s.Top) > 0.12 {
			t.Errorf("%s: left %v, right %v, top %v, bottom %v", s.Name, s.Left, right, s.Top, bottom)
		}
	}
	if n := len(StocksFor(false)); n < 8 {
		t.Errorf("only %d stocks of labels", n)
	}
	if n := len(StocksFor(true)); n != 2 {
		t.Errorf("%d stocks of tents", n)
	}
}

func TestFindStock(t *testing.T) {
	for written, want := range map[string]string{"l7160": "L7160", "Avery L7160": "L7160", "54 × 90": "54x90", "a6 tent": "A6-tent"} {
		if s, err := FindStock(written); err != nil || s.Name != want {
			t.Errorf("%q: %q, %v", written, s.Name, err)
		}
	}
	_, err := FindStock("L9999")
	for _, s := range Stocks {
		if err == nil || !strings.Contains(err.Error(), s.Name) {
			t.Fatalf("%v does not name %s", err, s.Name)
		}
	}
}
