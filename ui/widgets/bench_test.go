package widgets

import (
	"fmt"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Moving down and scrolling through 100,000 rows in a window of 1280 x 800.
func BenchmarkTable(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(look.Theme(look.Light, false, 1))
	tab := NewTable(memberColumns, func(m member) string { return m.id })
	tab.ShowTicks(true)
	rows := make(Rows[member], 100_000)
	for i := range rows {
		rows[i] = member{fmt.Sprint(i), fmt.Sprintf("Member with a long name %d", i), i}
	}
	tab.SetSource(rows)
	w := test.NewTempWindow(b, tab)
	w.Resize(fyne.NewSize(1280, 800))
	tab.Focus()
	b.Run("key", func(b *testing.B) {
		for range b.N {
			tab.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			if tab.Current() == len(rows)-1 {
				tab.SetCurrent(0)
			}
		}
	})
	b.Run("wheel", func(b *testing.B) {
		for i := range b.N {
			tab.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
			if i%90_000 == 0 {
				tab.scroll.ScrollToTop()
			}
		}
	})
	b.Run("source", func(b *testing.B) {
		for range b.N {
			tab.SetSource(rows)
		}
	})
}
