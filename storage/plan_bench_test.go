package storage

import (
	"testing"

	"convenor/assets"
	"convenor/assets/federation"
	"convenor/model"
	"convenor/model/place"
	"convenor/model/plan"
)

// BenchmarkPlanInput reads what a programme is planned from in a file of 100,000
// people and 2,000 sessions.
func BenchmarkPlanInput(b *testing.B) {
	s := benchStore(b)
	ok(b, s.LoadSample(ctx, federation.Files(manyPeople, manySessions), model.DateOf(s.Now())))
	must[*peopleSnapshot](b)(s.people.await(ctx, s))
	m := must[place.Map](b)(place.ReadMap(assets.BaseMap))
	today := model.DateOf(s.Now())
	b.ResetTimer()
	for range b.N {
		in := must[plan.Input](b)(s.PlanInput(ctx, today, today.AddMonths(12), PeopleFilter{}, m))
		if len(in.People) < manyPeople/2 {
			b.Fatalf("%d people", len(in.People))
		}
	}
}
