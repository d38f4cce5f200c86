package session

import (
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/ics"
)

// at is a moment in London, in summer.
func at(clock string) time.Time {
	t, err := time.Parse("2006-01-02T15:04 -0700", clock+" +0100")
	if err != nil {
		panic(err)
	}
	return t
}

func launch(state model.State) model.Session {
	return model.Session{Title: "Launch", Mode: model.InPerson, State: state, Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London"}
}

func TestAttendanceCanBeRecordedFromTheDayOn(t *testing.T) {
	for _, tt := range []struct {
		now           time.Time
		started, over bool
	}{
		{at("2026-06-11T23:30"), false, false},
		{at("2026-06-12T00:10"), true, false}, // still the 11th in UTC
		{at("2026-06-12T14:00"), true, false},
		{at("2026-06-12T14:31"), true, true},
	} {
		d := details{session: launch(model.Confirmed), now: tt.now.UTC()}
		if d.started() != tt.started || d.over() != tt.over {
			t.Errorf("at %v: started %v, over %v", tt.now, d.started(), d.over())
		}
	}
	if (details{session: model.Session{State: model.Idea}, now: at("2026-06-12T14:00")}).started() {
		t.Error("an idea without a date has started")
	}
}

func replies(of ...model.Reply) (out []storage.ParticipantRow) {
	for _, r := range of {
		out = append(out, storage.ParticipantRow{Participation: model.Participation{Reply: r, Attendance: model.NotRecorded}})
	}
	return out
}

func TestPlacesAreSaidAfterTheChips(t *testing.T) {
	a, ten, no := model.Accepted, model.Tentative, model.NoReply
	tests := []struct {
		name          string
		d             details
		want, warning string
	}{
		{"room left, by the venue", details{session: launch(model.Confirmed), venue: &model.Venue{Capacity: 3}, people: replies(a, a, no), now: at("2026-06-01T10:00")}, "1 of 3 places left", ""},
		{"too many, it warns", details{session: model.Session{Mode: model.InPerson, Capacity: 1}, people: replies(a, a, ten)}, "1 too many for 1 place", "1 more accepted than the room holds (1)."},
		{"no limit", details{session: model.Session{Mode: model.Online}, people: replies(a)}, "", ""},
		{"of both modes", details{session: model.Session{Mode: model.Hybrid, Capacity: 4}, people: replies(a)}, "In person: 1 of 4 places taken · Online: 0 places taken", ""},
		{"afterwards", details{session: launch(model.Held), venue: &model.Venue{Capacity: 1}, people: replies(a, a)}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.d.placesWords(); got != tt.want {
				t.Errorf("says %q, want %q", got, tt.want)
			}
			if got := tt.d.placesWarning(); got != tt.warning {
				t.Errorf("warns %q, want %q", got, tt.warning)
			}
		})
	}
}

func TestTheLastToAcceptAreOfferedTheWaitingList(t *testing.T) {
	d := details{session: model.Session{Mode: model.InPerson, Capacity: 1}, people: replies(model.Accepted, model.Accepted, model.Accepted)}
	for i, name := range []string{"Ann", "Bea", "Cem"} {
		d.people[i].Given, d.people[i].ID = name, model.ID(name)
		d.people[i].Replied = at("2026-06-01T10:00").Add(time.Duration(-i) * time.Hour)
	}
	if got := d.overbooked().button; got != "Put the last 2 on the waiting list" {
		t.Errorf("offers %q", got)
	}
	d.session.Capacity = 2
	if got := d.overbooked(); got.button != "Put Ann on the waiting list" || got.done != "Ann is on the waiting list." {
		t.Errorf("offers %q, then says %q", got.button, got.done)
	}
	if d.session.Capacity = 3; d.overbooked().button != "" {
		t.Error("offers the waiting list when all have a place")
	}
}

func TestChipsAndFilterChooseThePeopleShown(t *testing.T) {
	d := details{session: launch(model.Confirmed), now: at("2026-06-12T15:00")}
	d.people = []storage.ParticipantRow{
		{Participation: model.Participation{ID: "1", Reply: model.Accepted, Attendance: model.Attended}, Given: "Kasia", Family: "Żukowska", Organisation: "Halton Carers Link"},
		{Participation: model.Participation{ID: "2", Reply: model.NoReply, Attendance: model.NotRecorded}, Given: "Siân", Family: "Evans"},
		{Participation: model.Participation{ID: "3", Reply: model.Waitlisted, Attendance: model.NotRecorded}, Given: "Geoff", Family: "Lunt"},
	}
	for _, tt := range []struct{ chip, text, want string }{
		{everyone, "", "123"}, {"Accepted", "", "1"}, {"No reply", "", "2"}, {"Waiting list", "", "3"}, {"Declined", "", ""},
		{"Came", "", "1"}, {"Not recorded", "", "23"}, {everyone, "zukowska", "1"}, {everyone, "carers kas", "1"}, {"No reply", "sian", "2"}, {"No reply", "kasia", ""},
	} {
		got := ""
		for _, p := range d.shown(tt.chip, tt.text) {
			got += string(p.ID)
		}
		if got != tt.want {
			t.Errorf("chip %q with %q shows %q, want %q", tt.chip, tt.text, got, tt.want)
		}
	}
	d.now = at("2026-06-01T10:00")
	for _, c := range d.choices() {
		if c.name == "Came" {
			t.Error("attendance is offered before the day")
		}
	}
}

func TestTheChipOfWhoCameCountsRowsThatNobodyCanRead(t *testing.T) {
	came := storage.ParticipantRow{Participation: model.Participation{Attendance: model.Attended}}
	d := details{people: []storage.ParticipantRow{came, came}, unread: 1}
	if got := d.chipNumber(cameChip, 2); got != "3, 1 illegible" {
		t.Errorf("came: %q", got)
	}
	if got := d.chipNumber(everyone, 2); got != "3, 1 illegible" || d.listed() != 3 || d.headcount().Attended != 3 {
		t.Errorf("everyone: %q of %d", got, d.listed())
	}
	if got := d.chipNumber("Declined", 0); got != "0" {
		t.Errorf("declined: %q", got)
	}
	d.unread = 0
	if got := d.chipNumber(cameChip, 2); got != "2" {
		t.Errorf("came, all read: %q", got)
	}
}

func TestRowNumbersAreThoseOfThePaper(t *testing.T) {
	for row, want := range map[int]string{7: "7", 0: ""} {
		if got := number(storage.ParticipantRow{Participation: model.Participation{Row: row}}); got != want {
			t.Errorf("row %d: %q, want %q", row, got, want)
		}
	}
}

func TestAKindIsFoundInSpiteOfCase(t *testing.T) {
	for typed, want := range map[string]string{"workshop": "Workshop", " TALK ": "Talk", "Barbecue": "Barbecue", "": ""} {
		if got := KindOf(model.SessionKinds, typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestWordsAboutACalendarFile(t *testing.T) {
	entry := func(title string, state model.State, start model.LocalTime) ics.Entry {
		return ics.Entry{Session: model.Session{Title: title, State: state, Start: start}}
	}
	c := ics.Calendar{Name: "Data people", Entries: []ics.Entry{entry("Launch", model.Held, "2026-01-01T10:00"), entry("Autumn", model.Idea, "2026-09-01T10:00"), entry("Winter", model.Idea, "")}}
	in, out := sorted(c)
	if len(in) != 1 || in[0].Title != "Launch" || len(out) != 2 {
		t.Errorf("in %v, out %v", in, out)
	}
	if got := CalendarWords(c); got != "It holds “Launch” (Thu 1 Jan 2026). Left out, because they are only ideas so far: “Autumn” (Tue 1 Sep 2026) and “Winter” (no date)." {
		t.Error(got)
	}
	if got := calendarName(c, in); got != "Data people programme" {
		t.Errorf("the file is called %q", got)
	}
	c.Entries = c.Entries[:1]
	if got := calendarName(c, in); got != "Launch" {
		t.Errorf("the file of one session is called %q", got)
	}
	c.Entries = append(c.Entries, entry("Summer", model.Confirmed, "2026-06-12T13:00"), entry("Spring", model.SaveTheDate, "2026-03-20T13:00"))
	for _, title := range []string{"a", "b", "c", "d", "e"} {
		c.Entries = append(c.Entries, entry(title, model.Idea, ""))
	}
	if got := CalendarWords(c); got != "It holds 3 sessions, from Thu 1 Jan 2026 to Fri 12 Jun 2026. Left out, because they are only ideas so far: “a” (no date), “b” (no date), “c” (no date) and 2 more." {
		t.Error(got)
	}
}
