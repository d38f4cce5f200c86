package plan

import (
	"context"
	"runtime"
	"testing"
	"time"

	"convenor/model"
)

// years are wishes for the year of 2,000 people and 60 venues: what most
// communities wish, and what is hardest to choose among, in person only, every
// month, and people who do not come far.
func years(in Input) map[string]Wishes {
	usual, hard := DefaultWishes(in.Today), DefaultWishes(in.Today)
	usual.StepFree = true
	hard.Rhythms = []Rhythm{{Mode: model.InPerson, Every: 1, Unit: Months, Minutes: 120}}
	hard.ReachKm = 4
	return map[string]Wishes{"Usual": usual, "Hard": hard}
}

func BenchmarkPlan(b *testing.B) {
	in := community(1, 2000, 60)
	for name, w := range years(in) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var before, after runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				start, first, peak := time.Now(), time.Duration(0), uint64(0)
				p, err := Propose(context.Background(), in, w, Options{Better: func(p Proposal) {
					if first == 0 {
						first = time.Since(start)
					}
					runtime.ReadMemStats(&after)
					peak = max(peak, after.HeapAlloc-min(after.HeapAlloc, before.HeapAlloc))
				}})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(first.Microseconds())/1000, "first-ms")
				b.ReportMetric(100*float64(p.Bound-p.Totals.Once.Count())/float64(p.Bound), "%-below-bound")
				b.ReportMetric(float64(peak)/(1<<20), "MiB-heap")
				b.ReportMetric(float64(dates(b, in, w)), "dates")
			}
		})
	}
}

// BenchmarkPlanFirst stops when the first proposal is there.
func BenchmarkPlanFirst(b *testing.B) {
	in := community(1, 2000, 60)
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	for name, w := range years(in) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Propose(stopped, in, w, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// dates is how many candidates there are: a day, a band and a venue each.
func dates(tb testing.TB, in Input, w Wishes) (n int) {
	p, err := ready(context.Background(), in, w)
	if err != nil {
		tb.Fatal(err)
	}
	for i := range p.positions {
		for _, at := range p.positions[i].whens {
			n += len(p.positions[i].kinds[at.band])
		}
	}
	return n
}

func board(b *testing.B) *Board {
	in := community(1, 2000, 60)
	w := years(in)["Usual"]
	p, err := Propose(context.Background(), in, w, Options{Steps: 50})
	if err != nil {
		b.Fatal(err)
	}
	on, err := NewBoard(in, w, sessionsOf(p.Sessions))
	if err != nil {
		b.Fatal(err)
	}
	return on
}

func BenchmarkPlanDrag(b *testing.B) {
	on, n := board(b), 0
	for b.Loop() {
		n++
		i := n % len(on.Sessions())
		s := on.Sessions()[i]
		s.Start, s.End = model.At(model.Date("2026-01-01").AddDays(n*37%365), 18*60), ""
		if s.Mode != model.Online {
			s.Venue = on.p.in.Venues[n%60].ID
		}
		on.Move(i, s)
	}
}

func BenchmarkPlanAlternatives(b *testing.B) {
	on, n := board(b), 0
	for b.Loop() {
		n++
		on.Alternatives(n%len(on.Sessions()), 10)
	}
}

func BenchmarkPlanBestSlots(b *testing.B) {
	in := community(1, 2000, 60)
	w := years(in)["Usual"]
	for b.Loop() {
		if _, err := BestSlots(in, w, w.Rhythms[1], []model.ID{"p0001", "p0002", "p0003"}, 10); err != nil {
			b.Fatal(err)
		}
	}
}
