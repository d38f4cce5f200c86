package storage

import (
	"strings"
	"testing"

	"convenor/assets/federation"
	"convenor/model"
)

// BenchmarkMonth5000 measures what a month of the calendar asks of a file with 5,000 sessions.
func BenchmarkMonth5000(b *testing.B) {
	s := benchStore(b)
	ok(b, s.LoadSample(ctx, federation.Files(1000, 5000), model.DateOf(s.Now())))
	addLayer(b, s, model.Layer{Name: "School", Kind: model.SchoolHolidayLayer, KeepsFree: true, Shown: true}, termDates)
	addLayer(b, s, model.Layer{Name: "Busy", Kind: model.SomebodysLayer, Shown: true},
		"BEGIN:VCALENDAR\n"+strings.Repeat("BEGIN:VEVENT\nSUMMARY:Stand-up\nDTSTART;TZID=Europe/London:20150105T093000\nDURATION:PT15M\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\nEND:VEVENT\n", 20)+"END:VCALENDAR\n")
	from := model.Date(model.DateOf(s.Now())).AddDays(-20)
	to := model.Date(from).AddDays(41)
	n := len(must[[]SessionRow](b)(s.SessionsBetween(ctx, from, to)))
	b.Run("Sessions", func(b *testing.B) {
		for range b.N {
			must[[]SessionRow](b)(s.SessionsBetween(ctx, from, to))
		}
		b.ReportMetric(float64(n), "sessions")
	})
	b.Run("Clashes", func(b *testing.B) {
		for range b.N {
			must[[]model.Clash](b)(s.Clashes(ctx, from, to))
		}
	})
	b.Run("ClashesOfAll", func(b *testing.B) {
		for range b.N {
			must[[]model.Clash](b)(s.Clashes(ctx, model.Date(from).AddDays(-1000), model.Date(from).AddDays(1000)))
		}
	})
	b.Run("Background", func(b *testing.B) {
		for range b.N {
			must[Background](b)(s.Background(ctx, from, to))
		}
	})
	b.Run("BackgroundExpanded", func(b *testing.B) {
		for range b.N {
			s.layers.spans = nil
			must[Background](b)(s.Background(ctx, from, to))
		}
	})
}
