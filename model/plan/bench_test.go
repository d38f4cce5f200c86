package plan

import (
	"context"
	"testing"
	"time"
)

func year(in Input) Wishes {
	w := DefaultWishes(in.Today)
	w.StepFree = true
	return w
}

func BenchmarkPlanYear(b *testing.B) {
	for b.Loop() {
		in := community(1, 2000, 60)
		start := time.Now()
		first := true
		n := 0
		p, err := Propose(context.Background(), in, year(in), Options{Better: func(p Proposal) {
			if first {
				b.ReportMetric(float64(time.Since(start).Milliseconds()), "first-ms")
				first = false
			}
			n++
			b.Logf("%v once %d several %d bound %d worst %.3f waiting %d km %.2f cost %v steps %d", time.Since(start), p.Totals.Once.Count(), p.Totals.Several.Count(), p.Bound, p.Totals.Groups[p.Totals.Worst].Share(), p.Totals.Waiting, p.Totals.MeanKm, p.Totals.Cost, p.Steps)
		}})
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("%v once %d bound %d steps %d", time.Since(start), p.Totals.Once.Count(), p.Bound, p.Steps)
		for _, s := range p.Sessions {
			b.Logf("%s %s %s %s %d %s", s.Start, s.Mode, s.BandName, s.Place, s.CanCome.Count(), s.Why())
		}
		for _, u := range p.Unreached {
			b.Log(u.Sentence())
		}
		for _, u := range p.Extra {
			b.Log(u.Sentence())
		}
	}
}
