package storage

import (
	"errors"
	"slices"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func planSeriesOf(t testing.TB, s *Store, v model.Session, words string) (SeriesMade, []model.Session) {
	t.Helper()
	r := must[model.Rhythm](t)(model.ParseRhythm(words, "2026-10-01"))
	made := must[SeriesMade](t)(s.AddSeries(ctx, v, r))
	return made, must[[]model.Session](t)(s.SeriesSessions(ctx, made.Series))
}

func lunch(people ...model.ID) model.Session {
	return model.Session{Title: "Data lunch", Mode: model.Online, State: model.Idea, Start: "2026-01-01T12:30", End: "2026-01-01T13:30", Zone: "Europe/London", Facilitators: people,
		Agenda: []model.AgendaItem{{Minutes: 10, Title: "Welcome", Format: "welcome", Presenters: people}, {Minutes: 50, Title: "Talk", Format: "talk"}}}
}

func TestASeriesIsOneStep(t *testing.T) {
	s := newStore(t)
	ann := addPerson(t, s, "Ann", "Lee")
	made, all := planSeriesOf(t, s, lunch(ann), "every second Thursday until 31 December 2026")
	if len(all) != 7 || lastLabel(t, s) != "Plan the series “Data lunch”: 7 sessions" || len(made.Sessions) != 7 {
		t.Fatalf("%d sessions, %s", len(all), lastLabel(t, s))
	}
	uids := map[string]bool{}
	for i, v := range all {
		uids[v.UID] = true
		day := model.Date("2026-10-01").AddDays(14 * i)
		want := lunch(ann)
		want.ID, want.UID, want.Changed, want.Series, want.SeriesDay = v.ID, v.UID, v.Changed, made.Series, day
		want.Start, want.End = model.At(day, 12*60+30), model.At(day, 13*60+30) // also after the clocks changed
		for j := range want.Agenda {
			want.Agenda[j].ID = v.Agenda[j].ID
		}
		if diff := cmp.Diff(want, v); diff != "" {
			t.Errorf("%s: %s", day, diff)
		}
	}
	if len(uids) != 7 || all[1].StartTime().UTC().Hour() != 11 || all[2].StartTime().UTC().Hour() != 12 {
		t.Errorf("%d UIDs; the clock moved: %v %v", len(uids), all[1].StartTime(), all[2].StartTime())
	}
	series := must[[]model.Series](t)(s.AllSeries(ctx))
	if len(series) != 1 || series[0].Rhythm.Words() != "every second Thursday until 31 December 2026" || !slices.Equal(series[0].Days("", lastDay), seriesDays(all)) {
		t.Errorf("%+v", series)
	}
	must[string](t)(s.Undo(ctx))
	if left := must[[]SessionRow](t)(s.Sessions(ctx)); len(left) != 0 || len(must[[]model.Series](t)(s.AllSeries(ctx))) != 0 {
		t.Errorf("undone, %d sessions are left", len(left))
	}
	must[string](t)(s.Redo(ctx))
	if diff := cmp.Diff(all, must[[]model.Session](t)(s.SeriesSessions(ctx, made.Series)), cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Changed" }, cmp.Ignore())); diff != "" {
		t.Errorf("done again: %s", diff)
	}
}

func seriesDays(all []model.Session) (days []model.Date) {
	for _, v := range all {
		days = append(days, v.SeriesDay)
	}
	return days
}

func TestDaysThatDoNotExistAreNamed(t *testing.T) {
	s := newStore(t)
	made, all := planSeriesOf(t, s, lunch(), "every month on the 31st, 3 times")
	if diff := cmp.Diff([]model.Date{"2026-10-31", "2026-12-31", "2027-01-31"}, seriesDays(all)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"November 2026"}, made.Missing); diff != "" {
		t.Error(diff)
	}
	for words, want := range map[string]string{
		"every Thursday":       "say when the series ends: its last day, or how many times",
		"every day, 201 times": "that would be 201 sessions; a series has up to 200, so end it earlier",
		"every month on the 31st until 30 November 2026": "",
		"every Thursday until 1 October 2026":            "",
	} {
		r := must[model.Rhythm](t)(model.ParseRhythm(words, "2026-10-01"))
		if _, err := s.AddSeries(ctx, lunch(), r); err == nil && want != "" || err != nil && err.Error() != want {
			t.Errorf("%s: %v", words, err)
		}
	}
	if _, err := s.AddSeries(ctx, lunch(), model.Rhythm{Every: 1, Unit: model.Weeks, Weekdays: []time.Weekday{time.Friday}, First: "2026-10-01", Until: "2026-10-01"}); err == nil {
		t.Error("a series without a day")
	}
}

func TestADayIsLeftOut(t *testing.T) {
	s := newStore(t)
	made, all := planSeriesOf(t, s, lunch(), "every Thursday, 4 times")
	ok(t, s.LeaveOut(ctx, made.Series, "2026-10-08"))
	v := all[2]
	v.State = model.SaveTheDate
	ok(t, s.UpdateSession(ctx, v))
	ok(t, s.LeaveOut(ctx, made.Series, v.SeriesDay))
	ok(t, s.LeaveOut(ctx, made.Series, v.SeriesDay)) // it is out already
	v = all[3]
	v.State = model.Held
	s.options.Now = func() time.Time { return time.Date(2026, 10, 23, 9, 0, 0, 0, time.UTC) }
	ok(t, s.UpdateSession(ctx, v))
	for day, want := range map[model.Date]string{"2026-10-22": "the session of 22 October 2026 was held, so it stays", "2026-10-09": "9 October 2026 is no day of “Data lunch”"} {
		if err := s.LeaveOut(ctx, made.Series, day); err == nil || err.Error() != want {
			t.Errorf("%s: %v", day, err)
		}
	}
	left := must[[]model.Session](t)(s.SeriesSessions(ctx, made.Series))
	if diff := cmp.Diff([]model.Date{"2026-10-01", "2026-10-15", "2026-10-22"}, seriesDays(left)); diff != "" || left[1].State != model.Cancelled || left[1].Sequence != 1 {
		t.Errorf("%s %+v", diff, left[1])
	}
	if series := must[model.Series](t)(s.Series(ctx, made.Series)); !slices.Equal(series.LeftOut, []model.Date{"2026-10-08", "2026-10-15"}) {
		t.Errorf("left out are %v", series.LeftOut)
	}
}

func TestAChangeGoesOverToTheOthers(t *testing.T) {
	s := newStore(t)
	made, all := planSeriesOf(t, s, lunch(), "every Thursday, 6 times")
	change := func(i int, do func(*model.Session)) {
		t.Helper()
		v := must[model.Session](t)(s.Session(ctx, all[i].ID))
		do(&v)
		ok(t, s.UpdateSession(ctx, v))
	}
	nowAt(s, time.Date(2026, 10, 1, 14, 0, 0, 0, time.UTC))
	change(0, func(v *model.Session) { v.State = model.Held })
	change(2, func(v *model.Session) { v.State = model.Confirmed })
	change(3, func(v *model.Session) { v.Start, v.End = "2026-10-23T12:30", "2026-10-23T13:30" }) // by hand
	change(4, func(v *model.Session) { v.Link = "https://example.org/other" })
	v := must[model.Session](t)(s.Session(ctx, all[1].ID))
	v.Start, v.End, v.Kind = "2026-10-09T18:00", "2026-10-09T19:30", "Lunchtime meet-up"
	v.Agenda[1].Title = "Two talks"
	would := must[SeriesChange](t)(s.SeriesWould(ctx, v, WholeSeries))
	got := must[SeriesChange](t)(s.ChangeSeries(ctx, v, WholeSeries))
	if diff := cmp.Diff(would, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(SeriesChange{Changed: []model.ID{all[1].ID, all[4].ID, all[5].ID}, Left: []LeftAlone{
		{all[0].ID, "Data lunch", "2026-10-01T12:30", "it was held", true},
		{all[2].ID, "Data lunch", "2026-10-15T12:30", "it was announced", false},
		{all[3].ID, "Data lunch", "2026-10-23T12:30", "its date or time was changed by hand", false},
	}}, got); diff != "" || lastLabel(t, s) != "Change “Data lunch” in 3 sessions" {
		t.Errorf("%s %s", lastLabel(t, s), diff)
	}
	after := must[[]model.Session](t)(s.SeriesSessions(ctx, made.Series))
	if five := after[4]; five.Start != "2026-10-30T18:00" || five.End != "2026-10-30T19:30" || five.Link != "https://example.org/other" || five.Agenda[1].Title != "Two talks" || five.SeriesDay != "2026-10-29" {
		t.Errorf("%+v", five)
	}
	// A second change finds the moved ones where they are, not moved by hand.
	v = must[model.Session](t)(s.Session(ctx, all[4].ID))
	v.Start, v.End = "2026-10-30T17:00", "2026-10-30T18:30"
	got = must[SeriesChange](t)(s.ChangeSeries(ctx, v, ThisAndFollowing))
	if !slices.Equal(got.Changed, []model.ID{all[4].ID, all[5].ID}) || len(got.Left) > 0 {
		t.Errorf("following: %+v", got)
	}
	v = must[model.Session](t)(s.Session(ctx, all[1].ID))
	v.Room = "Blue"
	got = must[SeriesChange](t)(s.ChangeSeries(ctx, v, WholeSeries, all[2].ID, all[0].ID))
	if !slices.Equal(got.Changed, []model.ID{all[1].ID, all[2].ID, all[3].ID, all[4].ID, all[5].ID}) || len(got.Left) != 1 {
		t.Errorf("chosen: %+v", got)
	}
	if moved := must[model.Session](t)(s.Session(ctx, all[2].ID)); moved.Sequence != 1 {
		t.Errorf("an announced session that changed its room has SEQUENCE %d", moved.Sequence)
	}
	v.Room = "Red"
	if got = must[SeriesChange](t)(s.ChangeSeries(ctx, v, OnlyThis)); len(got.Changed) != 1 || lastLabel(t, s) != "Change “Data lunch”" {
		t.Errorf("only this: %+v, %s", got, lastLabel(t, s))
	}
	for range 4 {
		must[string](t)(s.Undo(ctx))
	}
	if back := must[model.Session](t)(s.Session(ctx, all[5].ID)); back.Start != all[5].Start || back.Agenda[1].Title != "Talk" {
		t.Errorf("undone: %+v", back)
	}
}

func TestASeriesEnds(t *testing.T) {
	s := newStore(t)
	made, all := planSeriesOf(t, s, lunch(), "every Thursday, 5 times")
	v := all[3]
	v.State = model.Confirmed
	ok(t, s.UpdateSession(ctx, v))
	_, _, err := s.Invite(ctx, all[4].ID, addPerson(t, s, "Ann", ""))
	ok(t, err)
	would := must[SeriesChange](t)(s.EndWould(ctx, made.Series, "2026-10-08"))
	got := must[SeriesChange](t)(s.EndSeries(ctx, made.Series, "2026-10-08"))
	if diff := cmp.Diff(would, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(SeriesChange{Removed: []model.ID{all[2].ID}, Changed: []model.ID{all[4].ID}, Left: []LeftAlone{{v.ID, v.Title, v.Start, "it was announced", false}}}, got); diff != "" {
		t.Error(diff)
	}
	if invited := must[model.Session](t)(s.Session(ctx, all[4].ID)); invited.State != model.Cancelled {
		t.Errorf("one that people are on the list of is %s", invited.State)
	}
	series := must[model.Series](t)(s.Series(ctx, made.Series))
	if series.Rhythm.Words() != "every Thursday until 8 October 2026" || lastLabel(t, s) != "End the series “Data lunch” after 8 October 2026" {
		t.Errorf("%s, %s", series.Rhythm.Words(), lastLabel(t, s))
	}
	got = must[SeriesChange](t)(s.EndSeries(ctx, made.Series, "2026-10-08", v.ID))
	if !slices.Equal(got.Changed, []model.ID{v.ID}) {
		t.Errorf("chosen: %+v", got)
	}
	if _, err := s.EndSeries(ctx, made.Series, "2026-09-30"); err == nil {
		t.Error("it ended before it began")
	}
	if _, err := s.EndSeries(ctx, "none", "2026-10-08"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
}

func TestASessionIsCopiedToOtherDates(t *testing.T) {
	s := newStore(t)
	ann := addPerson(t, s, "Ann", "Lee")
	v := lunch(ann)
	v.State, v.Link, v.Cost, v.Start, v.End = model.Confirmed, "https://meet.example.org/1", 100, "2026-06-12T23:00", "2026-06-13T00:30"
	id := must[model.ID](t)(s.AddSession(ctx, v))
	ids := must[[]model.ID](t)(s.CopySession(ctx, id, "2026-10-24T23:30", ""))
	if lastLabel(t, s) != "Copy “Data lunch” to 2 dates" || len(ids) != 2 {
		t.Fatalf("%v, %s", ids, lastLabel(t, s))
	}
	a, b := must[model.Session](t)(s.Session(ctx, ids[0])), must[model.Session](t)(s.Session(ctx, ids[1]))
	if a.State != model.Idea || a.Start != "2026-10-24T23:30" || a.End != "2026-10-25T01:00" || a.Cost != 0 || len(a.Agenda) != 2 || a.Led() || a.Link != "" || a.UID == b.UID {
		t.Errorf("%+v", a)
	}
	if b.Start != "" || b.End != "" || b.Led() || !v.Led() {
		t.Errorf("%+v", b)
	}
	if _, err := s.CopySession(ctx, id, "2026-13-01T00:00"); err == nil {
		t.Error("copied to a day that is none")
	}
	must[string](t)(s.Undo(ctx))
	if left := must[[]SessionRow](t)(s.Sessions(ctx)); len(left) != 1 {
		t.Errorf("%d sessions", len(left))
	}
}

func TestASeriesThatLeavesItsFirstDayOutHasTheOthers(t *testing.T) {
	s := newStore(t)
	r := must[model.Rhythm](t)(model.ParseRhythm("every Thursday, 3 times", "2026-10-01"))
	made := must[SeriesMade](t)(s.AddSeries(ctx, lunch(), r, "2026-10-01"))
	series := must[[]model.Series](t)(s.AllSeries(ctx))
	want := []model.Date{"2026-10-08", "2026-10-15"}
	if got := seriesDays(must[[]model.Session](t)(s.SeriesSessions(ctx, made.Series))); !slices.Equal(got, want) {
		t.Errorf("its sessions are on %v", got)
	}
	if got := series[0].Days("", lastDay); !slices.Equal(got, want) {
		t.Errorf("read back its days are %v", got)
	}
}

func TestVenueAndEndGoOverToTheOthers(t *testing.T) {
	s := newStore(t)
	old := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Old hall"}))
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	of := lunch()
	of.Mode, of.Venue = model.InPerson, old
	made, all := planSeriesOf(t, s, of, "every Thursday, 6 times")
	change := func(i int, do func(*model.Session)) {
		t.Helper()
		v := must[model.Session](t)(s.Session(ctx, all[i].ID))
		do(&v)
		ok(t, s.UpdateSession(ctx, v))
	}
	change(2, func(v *model.Session) { v.Start, v.End = "2026-10-15T18:00", "2026-10-15T19:00" })
	change(3, func(v *model.Session) { v.End = "2026-10-22T15:00" })
	change(4, func(v *model.Session) { v.Venue = "" })
	nowAt(s, time.Date(2026, 10, 3, 9, 0, 0, 0, time.UTC)) // the first is over, and nobody said that it was held

	v := must[model.Session](t)(s.Session(ctx, all[1].ID))
	v.End = "2026-10-08T14:00"
	got := must[SeriesChange](t)(s.ChangeSeries(ctx, v, WholeSeries))
	if diff := cmp.Diff(SeriesChange{Changed: []model.ID{all[1].ID, all[4].ID, all[5].ID}, Left: []LeftAlone{
		{all[0].ID, "Data lunch", "2026-10-01T12:30", "it is over", false},
		{all[2].ID, "Data lunch", "2026-10-15T18:00", "its date or time was changed by hand", false},
		{all[3].ID, "Data lunch", "2026-10-22T12:30", "its end was changed by hand", false},
	}}, got); diff != "" {
		t.Error(diff)
	}
	got = must[SeriesChange](t)(s.ChangeSeries(ctx, must[model.Session](t)(s.Session(ctx, all[1].ID)), WholeSeries))
	if len(got.Changed) != 1 || len(got.Left) > 0 {
		t.Errorf("nothing was changed, and it would change %+v", got)
	}
	v.Venue = hall
	got = must[SeriesChange](t)(s.ChangeSeries(ctx, v, ThisAndFollowing, all[2].ID))
	if diff := cmp.Diff(SeriesChange{Changed: []model.ID{all[1].ID, all[2].ID, all[3].ID, all[5].ID}, Left: []LeftAlone{
		{all[4].ID, "Data lunch", "2026-10-29T12:30", "its venue was changed by hand", false}}}, got); diff != "" || lastLabel(t, s) != "Change “Data lunch” in 4 sessions" {
		t.Errorf("%s %s", lastLabel(t, s), diff)
	}
	want := []model.LocalTime{"2026-10-01T13:30", "2026-10-08T14:00", "2026-10-15T19:00", "2026-10-22T15:00", "2026-10-29T14:00", "2026-11-05T14:00"}
	for i, one := range must[[]model.Session](t)(s.SeriesSessions(ctx, made.Series)) {
		if one.End != want[i] || (one.Venue == hall) != (i > 0 && i != 4) {
			t.Errorf("session %d ends %s at %q", i, one.End, one.Venue)
		}
	}
	for range 2 {
		must[string](t)(s.Undo(ctx))
	}
	for i, one := range must[[]model.Session](t)(s.SeriesSessions(ctx, made.Series)) {
		if i < 2 && one.End.Clock() != 13*60+30 || one.Venue == hall {
			t.Errorf("undone, session %d ends %s at %q", i, one.End, one.Venue)
		}
	}
}
