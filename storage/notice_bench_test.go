package storage

import (
	"testing"

	"convenor/assets/federation"
	"convenor/model"
)

// BenchmarkNotice measures what the calendar and Today ask of a file of 100,000 people and 5,000 sessions after
// each change, away from the window.
func BenchmarkNotice(b *testing.B) {
	s := benchStore(b)
	ok(b, s.LoadSample(ctx, federation.Files(manyPeople, 5000), model.DateOf(s.Now())))
	ok(b, s.write(ctx, "Offers", func(t *tx) error { // of one person in twenty
		_, err := t.exec(`INSERT INTO offer (id, person, kind, title, state) SELECT 'o' || id, id, 'talk', 'A talk', 'not yet asked' FROM (SELECT id, row_number() OVER () AS n FROM person) WHERE n % 20 = 0`)
		return err
	}))
	today := model.DateOf(s.Now())
	b.Run("Sessions", func(b *testing.B) {
		n := len(must[[]SessionRow](b)(s.Sessions(ctx))) // the first question counts every list
		b.ResetTimer()
		for range b.N {
			n = len(must[[]SessionRow](b)(s.Sessions(ctx)))
		}
		b.ReportMetric(float64(n), "sessions")
	})
	b.Run("Clashes", func(b *testing.B) {
		for range b.N {
			must[[]model.Clash](b)(s.Clashes(ctx, today.AddMonths(-54), today.AddMonths(54)))
		}
	})
	b.Run("Offers", func(b *testing.B) {
		n := 0
		for range b.N {
			n = len(must[[]OfferRow](b)(s.Offers(ctx)))
		}
		b.ReportMetric(float64(n), "offers")
	})
	b.Run("OpenOffers", func(b *testing.B) {
		for range b.N {
			must[OpenOffers](b)(s.OpenOffers(ctx))
		}
	})
	b.Run("Themes", func(b *testing.B) {
		for range b.N {
			must[[]model.AskedTheme](b)(s.ThemesWanted(ctx))
		}
	})
	b.Run("Next", func(b *testing.B) {
		for range b.N {
			row := must[SessionRow](b)(s.Next(ctx))
			v := must[model.Session](b)(s.Session(ctx, row.ID))
			must[[]model.Clash](b)(s.ClashesOf(ctx, v))
		}
	})
	b.Run("Counts", func(b *testing.B) {
		for range b.N {
			must[Counts](b)(s.Counts(ctx))
		}
	})
}
