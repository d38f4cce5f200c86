package storage

import (
	"testing"

	"convenor/model"
	"convenor/model/plan"
)

func TestWhatWouldBeInTheWay(t *testing.T) {
	s := newStore(t)
	hall, err := s.AddVenue(ctx, model.Venue{Name: "Hall 1"})
	if err != nil {
		t.Fatal(err)
	}
	launch := model.Session{Title: "Launch", Mode: model.InPerson, State: model.Confirmed, Zone: "Europe/London", Start: "2026-06-11T10:00", End: "2026-06-11T12:00", Venue: hall}
	if launch.ID, err = s.AddSession(ctx, launch); err != nil {
		t.Fatal(err)
	}
	planned := model.Session{ID: "planned", Title: "Workshop", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London", Start: "2026-06-11T11:00", End: "2026-06-11T13:00", Venue: hall}
	moved := launch.MovedTo("2026-05-25T10:00") // a bank holiday
	for _, c := range []struct {
		name string
		in   []model.Session
		want []model.ClashKind
	}{
		{"one more at the same time", []model.Session{planned}, []model.ClashKind{model.ClashVenue, model.ClashTooClose}},
		{"itself in its own place", []model.Session{launch}, nil},
		{"itself on a bank holiday", []model.Session{moved}, []model.ClashKind{model.ClashBankHoliday}},
		{"both", []model.Session{planned, moved}, []model.ClashKind{model.ClashBankHoliday}},
		{"none", nil, nil},
	} {
		got, err := s.WouldClash(ctx, c.in...)
		if err != nil {
			t.Fatal(err)
		}
		same := len(got) == len(c.want)
		for i := range got {
			same = same && got[i].Kind == c.want[i]
		}
		if !same {
			t.Errorf("%s: %+v, want %v", c.name, got, c.want)
		}
	}
	if rows, _ := s.Sessions(ctx); len(rows) != 1 {
		t.Error("what is only planned was saved")
	}
}

func TestGapsThatAreWishedAreThoseOfTheCalendar(t *testing.T) {
	s := newStore(t)
	for _, start := range []model.LocalTime{"2026-06-11T10:00", "2026-06-23T10:00"} {
		if _, err := s.AddSession(ctx, model.Session{Title: "Talk", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London", Start: start}); err != nil {
			t.Fatal(err)
		}
	}
	next := model.Session{ID: "planned", Title: "Next", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London", Start: "2026-07-05T10:00"}
	count := func() int {
		t.Helper()
		return len(must[[]model.Clash](t)(s.Clashes(ctx, "2026-06-01", "2026-06-30"))) + 10*len(must[[]model.Clash](t)(s.WouldClash(ctx, next)))
	}
	if n := count(); n != 0 {
		t.Errorf("with the usual gaps %d are too close", n)
	}
	w := Planning{Wishes: plan.DefaultWishes("2026-05-01")} // 14 days of one mode
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 11 {
		t.Errorf("as it was wished it is %d", n)
	}
	w.GapSame, w.GapAny = 0, 0
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 0 {
		t.Errorf("with no gap wished it is %d", n)
	}
}

func TestASeriesTakesASessionInAndLeavesDaysOut(t *testing.T) {
	s := newStore(t)
	v := model.Session{Title: "Meet-up", Mode: model.Online, State: model.Confirmed, Zone: "Europe/London", Start: "2026-05-14T13:00", End: "2026-05-14T14:00"}
	var err error
	if v.ID, err = s.AddSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	v.State = model.Idea
	r, err := model.ParseRhythm("every Thursday, 4 times", "2026-05-14")
	if err != nil {
		t.Fatal(err)
	}
	made, err := s.AddSeries(ctx, v, r, "2026-05-28", "2026-05-29")
	if err != nil || len(made.Sessions) != 2 {
		t.Fatalf("made %+v, %v", made, err)
	}
	all, err := s.SeriesSessions(ctx, made.Series)
	if err != nil || len(all) != 3 || all[0].ID != v.ID || all[0].State != model.Confirmed || all[2].Start != "2026-06-04T13:00" || all[2].State != model.Idea {
		t.Errorf("the series has %+v, %v", all, err)
	}
	series, err := s.Series(ctx, made.Series)
	if err != nil || len(series.LeftOut) != 1 || series.LeftOut[0] != "2026-05-28" { // the 29th is no day of it
		t.Errorf("left out %v, %v", series.LeftOut, err)
	}
}
