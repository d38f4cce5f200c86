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
			benchmark(b, 10*time.Second, 0, year(seed, 2000, 15, 16, 12).maximise)
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
