package storage

import (
	"testing"

	"convenor/assets/federation"
	"convenor/model"
)

// BenchmarkDesk measures the desk of a session with 2,000 on its list, at
// 100,000 people: an arrival, reading the desk anew after it, and making the words
// that misspellings are compared with. No key press waits for any of them; key
// presses are measured in ui/desk.
func BenchmarkDesk(b *testing.B) {
	s := benchStore(b)
	ok(b, s.LoadSample(ctx, federation.Files(manyPeople, manySessions), model.DateOf(s.Now())))
	all := must[*People](b)(s.FindPeople(ctx, PeopleFilter{Text: "a"}, ByName, false)).IDs()
	id := must[model.ID](b)(s.AddSession(ctx, model.Session{Title: "Congress", Mode: model.InPerson, State: model.Confirmed, Start: "2026-05-06T13:00", Zone: "Europe/London"}))
	var expected []model.ID
	for i := range 2000 {
		expected = append(expected, all[i*len(all)/2000])
	}
	_, _, err := s.Invite(ctx, id, expected...)
	ok(b, err)
	for _, person := range expected[:500] {
		ok(b, s.Arrive(ctx, id, person, model.InPerson))
	}
	desk := must[*Desk](b)(s.Desk(ctx, id))
	for range rounds {
		b.Run("Arrival", func(b *testing.B) {
			for i := range b.N {
				ok(b, s.Arrive(ctx, id, expected[500+i%1500], model.InPerson))
			}
		})
		b.Run("Read", func(b *testing.B) {
			for i := range b.N {
				b.StopTimer()
				ok(b, s.Arrive(ctx, id, expected[500+i%1500], []model.Mode{model.InPerson, model.Online}[i%2]))
				b.StartTimer()
				desk = must[*Desk](b)(s.Desk(ctx, id))
			}
		})
		b.Run("Words", func(b *testing.B) {
			for range b.N {
				new(peopleWords).of(desk.snap)
			}
		})
	}
}
