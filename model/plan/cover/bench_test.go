package cover

import (
	"context"
	"fmt"
	"math"
	"testing"
	"time"
)

// BenchmarkCover gives each instance two seconds (the year ten) and reports how
// far the value is from the proven optimum (for the year, from the bound).
func BenchmarkCover(b *testing.B) {
	for _, c := range coverages {
		b.Run(fmt.Sprintf("coverage/%s/%d", c.name, c.k), func(b *testing.B) {
			benchmark(b, 2*time.Second, c.best, orlib(b, c.name).coverage(c.k).maximise)
		})
	}
	for _, c := range plans {
		b.Run("plan/"+c.name, func(b *testing.B) {
			p, _ := plan(b, c.name)
			benchmark(b, 2*time.Second, c.best, p.maximise)
		})
	}
	for _, c := range covers {
		b.Run("set/"+c.name, func(b *testing.B) {
			in := orlib(b, c.name)
			benchmark(b, 2*time.Second, c.best, func(ctx context.Context, o Options) (Solution, error) {
				return MinimumCover(ctx, in.rows, in.columns, in.costs, o)
			})
		})
	}
	for seed := range uint64(3) {
		b.Run(fmt.Sprintf("year/%d", seed), func(b *testing.B) {
			benchmark(b, 10*time.Second, 0, year(seed, 2000, 60, 16, 3).maximise)
		})
	}
}

// BenchmarkYear measures the parts of a year for 2,000 people: 2,880 slots, 16
// sessions.
func BenchmarkYear(b *testing.B) {
	p := year(0, 2000, 60, 16, 3)
	b.Run("greedy", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Greedy(p)
		}
	})
	b.Run("bound", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Bound(context.Background(), p, 100)
		}
	})
	s := NewState(p)
	s.Set(Greedy(p).Columns)
	b.Run("swap", func(b *testing.B) {
		out := s.Columns()[0]
		in := p.Groups[0].Columns[7]
		for b.Loop() {
			s.Swap(out, in)
			out, in = in, out
		}
	})
	b.Run("gain", func(b *testing.B) {
		c := int32(0)
		for b.Loop() {
			s.Gain(c)
			c = (c + 1) % int32(len(p.Columns))
		}
	})
}

// BenchmarkFairest proves the fairest choice of the small plans.
func BenchmarkFairest(b *testing.B) {
	for _, c := range plans {
		b.Run(c.name, func(b *testing.B) {
			p, districts := plan(b, c.name)
			class := make([]int32, p.Elements)
			for d, people := range districts {
				for _, e := range people {
					class[e] = int32(d)
				}
			}
			for b.Loop() {
				f, err := Fairest(context.Background(), p, class, len(districts), Options{}, nil)
				if err != nil || !f.Proven {
					b.Fatal(f, err)
				}
			}
		})
	}
}

func benchmark(b *testing.B, limit time.Duration, best int64, solve func(context.Context, Options) (Solution, error)) {
	b.ReportAllocs()
	for range b.N {
		start := time.Now()
		var first, last time.Duration
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		s, err := solve(ctx, Options{Better: func(Solution) {
			last = time.Since(start)
			if first == 0 {
				first = last
			}
		}})
		cancel()
		if err != nil {
			b.Fatal(err)
		}
		report(b, s, first, last)
		if best > 0 {
			b.ReportMetric(100*math.Abs(float64(best-s.Value))/float64(best), "%gap")
		}
		b.ReportMetric(100*math.Abs(float64(s.Bound-s.Value))/float64(s.Value), "%bound")
	}
}

func report(b *testing.B, s Solution, first, last time.Duration) {
	proven := 0.0
	if s.Proven {
		proven = 1
	}
	b.ReportMetric(float64(s.Value), "value")
	b.ReportMetric(proven, "proven")
	b.ReportMetric(float64(s.Steps), "steps")
	b.ReportMetric(float64(first.Microseconds())/1000, "first-ms")
	b.ReportMetric(float64(last.Microseconds())/1000, "last-ms")
}

func (p Problem) maximise(ctx context.Context, o Options) (Solution, error) {
	return Maximise(ctx, p, o)
}
