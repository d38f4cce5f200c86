package plan

import "testing"

func TestTheFirstDifferenceSpeaks(t *testing.T) {
	p := &problem{w: Wishes{AtLeast: 3}}
	even := weighed{p: p, known: true, once: 10, several: 5, shares: []int32{100, 200}, waiting: 7, travel: 900, cost: 4000}
	for _, c := range []struct {
		change func(own *weighed)
		want   string
	}{
		{func(w *weighed) { w.broken, w.once = -1, 4 }, ", but what the programme must have would be missing without 100% Wirral"},
		{func(w *weighed) { w.once, w.several = 16, 1 }, ", but 100% Wirral reaches 6 more people"},
		{func(w *weighed) { w.once, w.several = 9, 9 }, ", and would reach 1 more person"},
		{func(w *weighed) { w.several = 6 }, ", but with 100% Wirral 1 more person can make 3 or more"},
		{func(w *weighed) { w.several = 3 }, ", and with it 2 more people could make 3 or more"},
		{func(w *weighed) { w.shares = []int32{100, 201}; w.waiting = 9 }, ", but the worst served are better served in 100% Wirral"},
		{func(w *weighed) { w.shares = []int32{99, 300} }, ", and the worst served would be better served there"},
		{func(w *weighed) { w.waiting, w.travel = 6, 1000 }, ", but counted by people the turns are more even with 100% Wirral"},
		{func(w *weighed) { w.waiting, w.travel = 8, 100 }, ""},
		{func(w *weighed) { w.travel = 800 }, ", but the way to 100% Wirral is shorter in all"},
		{func(w *weighed) { w.cost = 3000 }, ", but 100% Wirral costs £10 less"},
		{func(w *weighed) {}, ""},
	} {
		own, other := even, even
		c.change(&own)
		if got := own.words(&other, "100% Wirral"); got != c.want {
			t.Errorf("%q, wanted %q", got, c.want)
		}
	}
}
