package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestASideStandsUnderWhereThereIsNoRoomBeside(t *testing.T) {
	for _, tt := range []struct {
		width float32
		under bool
	}{{900, false}, {600, true}} {
		main, side := NewStat("1", "main"), NewStat("2", "side")
		both := Beside(main, side, 300, 400)
		show(t, container.NewVBox(both), tt.width, 400)
		if under := side.Position().Y > main.Position().Y; under != tt.under {
			t.Errorf("%v wide: under is %v", tt.width, under)
		}
		if right := side.Position().X + side.Size().Width; right > tt.width {
			t.Errorf("%v wide: the side ends at %v", tt.width, right)
		}
	}
}

func TestToolsMoveUnderTheFiltersWhereTheyMust(t *testing.T) {
	for _, tt := range []struct {
		width float32
		under bool
	}{{900, false}, {420, true}, {200, true}} {
		left := NewWrap(NewChip("Everyone", nil), NewChip("Accepted", nil))
		bar := Toolbar(left, Sized(NewEntry(), 160), NewButton("Invite people…", Plain, nil))
		right := bar.Objects[1]
		w := show(t, container.NewVBox(bar), tt.width, 300)
		w.Content().Refresh()
		end := left.Position().Y + left.Size().Height
		if under := right.Position().Y >= end; under != tt.under {
			t.Errorf("%v wide: under is %v", tt.width, under)
		}
		if over := right.Position().X < left.Position().X+left.Size().Width && right.Position().Y < end; over {
			t.Errorf("%v wide: the tools stand on the filters", tt.width)
		}
		if right.Position().X+right.Size().Width > tt.width {
			t.Errorf("%v wide: the tools end at %v", tt.width, right.Position().X+right.Size().Width)
		}
	}
}

func TestATallDialogTakesTheHeightOfItsWindow(t *testing.T) {
	for tall, want := range map[bool]float32{false: 640, true: 1200} {
		w := show(t, container.NewVBox(), 1280, 1200)
		content := container.New(&tallest{}, NewWords("high", Body))
		d := ShowDialog(w, Options{Title: "T", Content: content, Tall: tall})
		if high := d.box.Size().Height; high > want || high < want-2*dialogEdge {
			t.Errorf("tall %v: %v high", tall, high)
		}
	}
}

// tallest wants more height than any window has.
type tallest struct{}

func (*tallest) Layout([]fyne.CanvasObject, fyne.Size) {}
func (*tallest) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 5000) }
