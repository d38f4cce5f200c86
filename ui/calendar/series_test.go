package calendar

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestASessionIsRepeatedInARhythm(t *testing.T) {
	s := frametest.Store(t)
	id := add(t, s, "Meet-up", model.Confirmed, "2026-05-14T13:00", "2026-05-14T14:00")
	h, screen, _ := open(t, s)
	screen.choose("2026-05-14", "")
	h.Do(nameRepeat)
	h.Edit(frametest.Find[*widgets.TextField](h, "How often").Entry, "now and then")
	h.Tap("Plan them")
	h.Sees("Nothing is planned yet: the rhythm cannot be read.")
	h.Edit(frametest.Find[*widgets.TextField](h, "How often").Entry, "every second Thursday, 5 times")
	h.Sees("Thu 28 May 2026", "4 sessions will be planned, as ideas, the last on 9 July 2026")
	days := frametest.Find[*widgets.Table[planned]](h, "")
	days.SetTicked([]string{"2026-05-14", "2026-05-28", "2026-06-25", "2026-07-09"}) // not 11 June
	h.Tap("Plan them")
	all, err := s.AllSeries(ctx)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d series, %v", len(all), err)
	}
	sessions, err := s.SeriesSessions(ctx, all[0].ID)
	got := ""
	for _, v := range sessions {
		got += string(v.Start.Date()) + " " + string(v.State) + ";"
	}
	if want := "2026-05-14 confirmed;2026-05-28 idea;2026-06-25 idea;2026-07-09 idea;"; got != want || err != nil {
		t.Errorf("the series is %s, %v; want %s", got, err, want)
	}
	if len(all[0].LeftOut) != 1 || all[0].LeftOut[0] != "2026-06-11" || sessions[0].ID != id {
		t.Errorf("left out %v, the first is %s", all[0].LeftOut, sessions[0].Title)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if rows, _ := s.Sessions(ctx); len(rows) != 1 || rows[0].Series != "" {
		t.Errorf("undone there are %d sessions, of series %q", len(rows), rows[0].Series)
	}
}

func TestUntilIsTheLastDayThatTheWordsSay(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Meet-up", model.Confirmed, "2026-05-14T13:00", "2026-05-14T14:00")
	h, screen, _ := open(t, s)
	screen.choose("2026-05-14", "")
	h.Do(nameRepeat)
	how, until := frametest.Find[*widgets.TextField](h, "How often"), frametest.Find[*widgets.DateField](h, "Until")
	for _, step := range []struct {
		words string
		want  model.Date
	}{{"every second Thursday", "2027-05-13"}, {"every second Thursday, 5 times", "2026-07-09"}, {"every Thursday until 4 June 2026", "2026-06-04"}, {"every Thursday", "2027-05-13"}, {"every Thursday, 3 times", "2026-05-28"}} {
		h.Edit(how.Entry, step.words)
		if until.Date() != step.want {
			t.Errorf("%s: until %s, want %s", step.words, until.Date(), step.want)
		}
	}
	h.Edit(until.Entry, "4 Jun 2026") // it goes before what the words said
	if how.Text() != "every Thursday" || until.Date() != "2026-06-04" {
		t.Errorf("ended on a day it is %q until %s", how.Text(), until.Date())
	}
	h.Sees("the last on 4 June 2026")
}

// everyThursday is a series of four sessions in a hall; the second is announced.
func everyThursday(t *testing.T, s *storage.Store) (made storage.SeriesMade, hall model.ID) {
	t.Helper()
	add := func(name string) model.ID {
		id, err := s.AddVenue(ctx, model.Venue{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	old := add("Old library")
	hall = add("Ropewalk Hall")
	made, err := s.AddSeries(ctx, model.Session{Title: "Meet-up", Mode: model.Hybrid, State: model.Idea, Zone: "Europe/London", Venue: old, Start: "2026-05-14T13:00", End: "2026-05-14T14:00"},
		model.Rhythm{Every: 1, Unit: model.Weeks, Weekdays: []time.Weekday{time.Thursday}, First: "2026-05-14", Count: 4})
	if err != nil {
		t.Fatal(err)
	}
	announced := get(t, s, made.Sessions[1])
	announced.State = model.Confirmed
	if err := s.UpdateSession(ctx, announced); err != nil {
		t.Fatal(err)
	}
	return made, hall
}

func TestASeriesIsChanged(t *testing.T) {
	s := frametest.Store(t)
	made, hall := everyThursday(t, s)
	h, screen, _ := open(t, s)
	screen.choose("2026-05-14", "")
	h.Do(nameRepeat)
	h.Sees("It is one of a series: every Thursday, 4 times. 4 sessions.", "Old library")
	scope := frametest.Find[*widgets.SelectField](h, "Change")
	if scope.Value() != string(storage.OnlyThis) {
		t.Errorf("the change is for %q unless one says otherwise", scope.Value())
	}
	h.Sees("Save the dates of 3 sessions", "Confirm 3 sessions")
	scope.SetValue(string(storage.WholeSeries))
	h.Edit(frametest.Find[*widgets.TimeField](h, "Starts").Entry, "12:30")
	ends := frametest.Find[*widgets.TimeField](h, "Ends")
	if at, _ := ends.Clock(); at.String() != "13:30" {
		t.Errorf("the end did not move along: %s", at)
	}
	h.Edit(ends.Entry, "12:00")
	h.Tap("Change")
	h.Sees("The series of “Meet-up”", "end after") // it ends before it starts
	h.Edit(ends.Entry, "14:15")
	h.Edit(frametest.Find[*widgets.TextField](h, "Link").Entry, "https://meet.example.org/lunch")
	venue := frametest.Find[*widgets.CompletionEntry](h, "")
	venue.Fill("The moon")
	h.Tap("Change")
	h.Sees("“The moon” is none of your venues")
	venue.Fill("ropewalk hall")
	h.Tap("Change")
	h.Sees("3 sessions would be changed. 1 session of the series stays", "Thu 21 May 2026", "it was announced")
	h.Tap("Change")
	for i, want := range []model.LocalTime{"2026-05-14T12:30", "2026-05-21T13:00", "2026-05-28T12:30", "2026-06-04T12:30"} {
		v := get(t, s, made.Sessions[i])
		if v.Start != want || (v.End.Clock().String() == "14:15") != (i != 1) || (v.Venue == hall) != (i != 1) || (v.Link == "https://meet.example.org/lunch") != (i != 1) {
			t.Errorf("session %d is %s, at %q, %q", i, v.When(), v.Venue, v.Link)
		}
	}
	if said := h.Said[len(h.Said)-1]; said != "“Meet-up”: 3 sessions changed. Left as they were: Thu 21 May 2026 (it was announced)." {
		t.Errorf("said %q", said)
	}
	if label, err := s.Undo(ctx); err != nil || label != "Change “Meet-up” in 3 sessions" {
		t.Errorf("undid %q, %v", label, err)
	}
	for i, id := range made.Sessions {
		if v := get(t, s, id); v.Venue == hall || v.End.Clock().String() != "14:00" {
			t.Errorf("undone, session %d is %s", i, v.When())
		}
	}
	screen.Heard(storage.Notice{Bulk: true})
	screen.choose("2026-05-28", "")
	h.Do(nameRepeat)
	h.Tap("Leave Thu 28 May 2026 out")
	if _, err := s.Session(ctx, made.Sessions[2]); err == nil {
		t.Error("the session of the day that was left out is still there")
	}
}

func TestAnOnlineSeriesMovesToAVenue(t *testing.T) {
	s := frametest.Store(t)
	hall, err := s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"})
	if err != nil {
		t.Fatal(err)
	}
	made, err := s.AddSeries(ctx, model.Session{Title: "Meet-up", Mode: model.Online, State: model.Idea, Zone: "Europe/London", Link: "https://meet.example.org", Start: "2026-05-14T13:00", End: "2026-05-14T14:00"},
		model.Rhythm{Every: 1, Unit: model.Weeks, Weekdays: []time.Weekday{time.Thursday}, First: "2026-05-14", Count: 3})
	if err != nil {
		t.Fatal(err)
	}
	h, screen, _ := open(t, s)
	screen.choose("2026-05-21", "")
	choose := func(mode model.Mode, scope storage.Scope) {
		h.Do(nameRepeat)
		field := frametest.Find[*widgets.SelectField](h, "Mode")
		field.SetValue(string(mode))
		field.Select.OnChanged(string(mode))
		frametest.Find[*widgets.SelectField](h, "Change").SetValue(string(scope))
	}
	h.Do(nameRepeat)
	h.Sees("Mode", "Link")
	h.SeesNot("Venue")
	h.Press(fyne.KeyEscape)
	choose(model.InPerson, storage.ThisAndFollowing)
	h.Sees("Venue")
	h.SeesNot("Link")
	frametest.Find[*widgets.CompletionEntry](h, "").Fill("Ropewalk Hall")
	h.Tap("Change")
	for i, id := range made.Sessions {
		if v := get(t, s, id); (v.Mode == model.InPerson) != (i > 0) || (v.Venue == hall) != (i > 0) {
			t.Errorf("session %d is %s at %q", i, v.Mode, v.Venue)
		}
	}
	screen.Heard(storage.Notice{Bulk: true})
	choose(model.Online, storage.OnlyThis) // it leaves its venue
	h.Tap("Change")
	if v := get(t, s, made.Sessions[1]); v.Mode != model.Online || v.Venue != "" {
		t.Errorf("back online it is %s at %q", v.Mode, v.Venue)
	}
}

func TestThoseThatFollowAreChangedAsOneWas(t *testing.T) {
	s := frametest.Store(t)
	made, hall := everyThursday(t, s)
	h, screen, _ := open(t, s)
	was := get(t, s, made.Sessions[0])
	v := was
	v.Venue = hall
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	screen.ChangeFollowing(was, v)
	h.Sees("2 sessions would be changed. 1 session of the series stays", "it was announced")
	h.Tap("Change")
	for i, id := range made.Sessions {
		if at := get(t, s, id).Venue; (at == hall) != (i != 1) {
			t.Errorf("session %d is at %q", i, at)
		}
	}
	if label, err := s.Undo(ctx); err != nil || label != "Change “Meet-up” in 2 sessions that follow" {
		t.Errorf("undid %q, %v", label, err)
	}
	if get(t, s, made.Sessions[0]).Venue != hall || get(t, s, made.Sessions[2]).Venue == hall {
		t.Error("undone, the first keeps its change and the others lose it")
	}
}

func TestWhoStaysWhenASeriesEnds(t *testing.T) {
	s := frametest.Store(t)
	made, _ := everyThursday(t, s)
	off := get(t, s, made.Sessions[3])
	off.State = model.Cancelled
	if err := s.UpdateSession(ctx, off); err != nil {
		t.Fatal(err)
	}
	h, screen, _ := open(t, s)
	screen.choose("2026-05-14", "")
	h.Do(nameRepeat)
	h.Tap("End the series after it")
	h.Sees("1 session would be removed. 1 session of the series stays", "Thu 21 May 2026", "In any case these stay: Thu 4 Jun 2026 (it was cancelled).")
	h.Press(fyne.KeyDown, fyne.KeyReturn) // the list has the keyboard, and opens nothing
	if said := h.Said[len(h.Said)-1]; said != "“Meet-up”: 1 session removed. Left as they were: Thu 21 May 2026 (it was announced), Thu 4 Jun 2026 (it was cancelled)." {
		t.Errorf("said %q", said)
	}
	h.Press(fyne.KeyEscape)
}

func TestEnterInTheListOfDaysPlansThem(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Meet-up", model.Confirmed, "2026-05-14T13:00", "2026-05-14T14:00")
	h, screen, _ := open(t, s)
	screen.choose("2026-05-14", "")
	h.Do(nameRepeat)
	days := frametest.Find[*widgets.Table[planned]](h, "")
	days.Focus()
	h.Press(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)
	all, err := s.AllSeries(ctx)
	if err != nil || len(all) != 1 || len(all[0].LeftOut) != 1 {
		t.Errorf("the series are %+v, %v", all, err)
	}
}

func TestCalendarsBehindTheProgramme(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Launch", model.Idea, "2026-05-26T13:00", "2026-05-26T14:00")
	h, screen, _ := open(t, s)
	path := filepath.Join(t.TempDir(), "school-terms.ics")
	file := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260526\r\nDTEND;VALUE=DATE:20260530\r\nSUMMARY:Half term\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:tomorrow\r\nSUMMARY:Broken\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	if screen.Dropped([]string{"photo.jpg"}) || !screen.Dropped([]string{path}) {
		t.Fatal("a calendar file is dropped, and nothing else")
	}
	h.Sees("1 event was read, from Tue 26 May 2026 to Fri 29 May 2026; 1 thing was left out or", "Line 14: “tomorrow” is not a date and time")
	frametest.Find[*widgets.Check](h, "Keep these days free").Tapped(nil)
	h.Tap("Add")
	layers, err := s.Layers(ctx)
	if err != nil || len(layers) != 2 || layers[1].Name != "school terms" || layers[1].Kind != model.SchoolHolidayLayer || !layers[1].KeepsFree {
		t.Fatalf("the layers are %+v, %v", layers, err)
	}
	screen.choose("2026-05-26", "")
	h.Sees("Half term (school terms), kept free", "! ")
	h.Do(nameLayers)
	frametest.Find[*widgets.Check](h, "school terms").Tapped(nil)
	h.Press(fyne.KeyEscape)
	if d := screen.book.day("2026-05-26"); d.hatched {
		t.Error("a layer that is hidden can be seen")
	}
	h.Do(nameLayers)
	h.Tap("Remove")
	h.Press(fyne.KeyEscape)
	if layers, _ := s.Layers(ctx); len(layers) != 1 {
		t.Errorf("left are %+v", layers)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if layers, _ := s.Layers(ctx); len(layers) != 2 {
		t.Errorf("undone there are %+v", layers)
	}
}
