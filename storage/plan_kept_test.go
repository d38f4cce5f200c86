package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// keptExample is a proposal of which a session was moved and locked.
func keptExample() KeptPlan {
	w := Planning{Wishes: plan.DefaultWishes("2026-05-06"), People: "analyst"}
	base := []plan.Session{
		{ID: "proposed 1", Mode: model.Online, Start: "2026-06-09T12:30", End: "2026-06-09T13:30"},
		{ID: "proposed 2", Title: "Gathering “Übung” 🎉", Mode: model.InPerson, Start: "2026-06-20T23:30", End: "2026-06-21T00:30", Venue: "hall", Cost: 6000},
	}
	now := []plan.Session{base[0], base[1]}
	now[0].Start, now[0].End = "2026-06-16T12:30", "2026-06-16T13:30"
	return KeptPlan{Planning: w, Base: base, Now: now, Locked: []model.ID{"proposed 1"}, Places: map[model.ID]string{"hall": "Library Hall"},
		Programme: []plan.Session{{ID: "x", Mode: model.Hybrid, Start: "2026-07-01T12:00"}}, Bound: 12}
}

func TestAProposalIsKeptWithoutATrace(t *testing.T) {
	s := newStore(t)
	if _, found, err := s.KeptPlan(ctx); found || err != nil {
		t.Errorf("before one is: %v %v", found, err)
	}
	before := must[[]Step](t)(s.History(ctx, 1000))
	heard := 0
	defer s.Subscribe(func(Notice) { heard++ })()
	want := keptExample()
	for range 20 { // moves
		ok(t, s.KeepPlan(ctx, want))
	}
	got, found, err := s.KeptPlan(ctx)
	if diff := cmp.Diff(want, got); diff != "" || !found || err != nil {
		t.Errorf("%v %v %s", found, err, diff)
	}
	if after := must[[]Step](t)(s.History(ctx, 1000)); len(after) != len(before) || heard != 0 {
		t.Errorf("%d steps more, %d notices", len(after)-len(before), heard)
	}
	var n int
	ok(t, s.reader.QueryRowContext(ctx, `SELECT count(*) FROM change WHERE tbl = 'setting'`).Scan(&n))
	if n != 0 {
		t.Errorf("%d lines in the journal", n)
	}
	if all := must[map[string]string](t)(s.Settings(ctx)); len(all) != 0 {
		t.Errorf("it is a setting of the window: %v", all)
	}

	// It is there when the file is opened again, for who may only look as well, and what was proven holds
	// until something else in the file is changed.
	path := s.Path()
	ok(t, s.Close())
	for _, look := range []bool{true, false} {
		o := testOptions()
		o.ReadOnly = look
		s = must[*Store](t)(Open(ctx, path, o))
		if got, found, err := s.KeptPlan(ctx); !cmp.Equal(want, got) || !found || err != nil {
			t.Errorf("opened again (to look: %v): %v %v %s", look, found, err, cmp.Diff(want, got))
		}
		if look {
			if err := s.KeepPlan(ctx, want); err == nil {
				t.Error("who may only look keeps a proposal")
			}
			ok(t, s.Close())
		}
	}
	defer s.Close()
	must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Another"}))
	if got, _, err := s.KeptPlan(ctx); got.Bound != 0 || err != nil || len(got.Now) != 2 {
		t.Errorf("after a change %d is proven, %v", got.Bound, err)
	}
}

func TestAProposalThatIsNotOneIsRefused(t *testing.T) {
	s := newStore(t)
	good := must[[]byte](t)(json.Marshal(map[string]any{"version": 1, "planning": Planning{Wishes: plan.DefaultWishes("2026-05-06")}}))
	with := func(list, session string) string {
		return strings.TrimSuffix(string(good), "}") + fmt.Sprintf(`,%q:[%s]}`, list, session)
	}
	many := strings.Repeat(`{"id":"a","mode":"online","start":"2026-06-09T12:30"},`, keptSessions+1)
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"good", string(good), nil},
		{"one session", with("now", `{"id":"a","mode":"online","start":"2026-06-09T12:30"}`), nil},
		{"fields of later", with("now", `{"id":"a","mode":"online","start":"2026-06-09T12:30","colour":"red"}`), nil},
		{"cut off", string(good[:len(good)/2]), ErrKeptDamaged},
		{"two of them", string(good) + string(good), ErrKeptDamaged},
		{"no JSON", "\x00\xff", ErrKeptDamaged},
		{"a list", "[]", ErrKeptDamaged},
		{"no version", "{}", ErrKeptDamaged},
		{"no wishes", `{"version":1}`, ErrKeptDamaged},
		{"later", `{"version":2,"planning":"all new"}`, ErrKeptNewer},
		{"huge", with("now", `{"id":"a","mode":"online","start":"2026-06-09T12:30","title":"`+strings.Repeat("x", keptBytes)+`"}`), ErrKeptDamaged},
		{"many", with("base", many[:len(many)-1]), ErrKeptDamaged},
		{"no id", with("now", `{"mode":"online","start":"2026-06-09T12:30"}`), ErrKeptDamaged},
		{"an id twice", with("now", `{"id":"a","mode":"online","start":"2026-06-09T12:30"},{"id":"a","mode":"online","start":"2026-06-10T12:30"}`), ErrKeptDamaged},
		{"no date", with("now", `{"id":"a","mode":"online","start":""}`), ErrKeptDamaged},
		{"no such date", with("now", `{"id":"a","mode":"online","start":"2026-02-30T12:30"}`), ErrKeptDamaged},
		{"no such mode", with("now", `{"id":"a","mode":"by post","start":"2026-06-09T12:30"}`), ErrKeptDamaged},
		{"ends before", with("now", `{"id":"a","mode":"online","start":"2026-06-09T12:30","end":"2026-06-09T11:30"}`), ErrKeptDamaged},
		{"pays", with("base", `{"id":"a","mode":"online","start":"2026-06-09T12:30","cost":-5}`), ErrKeptDamaged},
	} {
		ok(t, s.SetSetting(ctx, settingPlan, c.text))
		p, found, err := s.KeptPlan(ctx)
		if !errors.Is(err, c.want) || found != (c.want == nil) || c.want != nil && (len(p.Now)+len(p.Base) > 0) {
			t.Errorf("%s: %v %v", c.name, found, err)
		}
	}
}

func TestWhatIsKeptIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sessions []keptSession
		for i := range rapid.IntRange(0, 6).Draw(t, "sessions") {
			start := model.At(model.Date("2026-01-01").AddDays(rapid.IntRange(0, 800).Draw(t, "day")), model.Clock(rapid.IntRange(0, 1439).Draw(t, "clock")))
			sessions = append(sessions, keptSession{ID: model.ID(fmt.Sprint("proposed ", i)), Title: rapid.String().Draw(t, "title"), Mode: rapid.SampledFrom(model.Modes).Draw(t, "mode"),
				Start: start, Cost: model.Money(rapid.IntRange(0, 1e6).Draw(t, "cost")), Locked: rapid.Bool().Draw(t, "locked")})
		}
		k := keptPlan{Version: keptVersion, Step: 3, Planning: Planning{Wishes: plan.DefaultWishes("2026-05-06")}, Now: sessions}
		text, err := json.Marshal(k)
		if err != nil {
			t.Fatal(err)
		}
		p, step, err := readKept(text)
		if err != nil || step != 3 {
			t.Fatal(step, err)
		}
		if diff := cmp.Diff(sessions, kept(p.Now, p.Locked)); diff != "" && len(sessions) > 0 {
			t.Fatal(diff)
		}
	})
}

func FuzzReadKept(f *testing.F) {
	text, err := json.Marshal(keptPlan{Version: keptVersion, Planning: keptExample().Planning, Now: kept(keptExample().Now, nil)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"version":2}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, _, err := readKept(text)
		if err != nil {
			if !errors.Is(err, ErrKeptDamaged) && !errors.Is(err, ErrKeptNewer) {
				t.Fatal(err)
			}
			return
		}
		for _, v := range append(p.Now, p.Base...) {
			if !v.Start.Valid() || v.ID == "" {
				t.Fatalf("%+v was taken", v)
			}
		}
	})
}
