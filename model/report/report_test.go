package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"convenor/model"
)

var lists = []model.Category{
	{ID: "pub", List: model.Sectors, Name: "Public body"}, {ID: "vol", List: model.Sectors, Name: "Voluntary"}, {ID: "old", List: model.Sectors, Name: "Guild", Retired: true},
	{ID: "prac", List: model.Seniorities, Name: "Practitioner"}, {ID: "lead", List: model.Seniorities, Name: "Senior leader"},
	{ID: "hal", List: model.Districts, Name: "Halton"}, {ID: "wir", List: model.Districts, Name: "Wirral"},
	{ID: "day", List: model.Bands, Name: "Weekday daytime", Days: "12345", From: 360, To: 1020}, {ID: "eve", List: model.Bands, Name: "Weekday evening", Days: "12345", From: 1020, To: 1440},
}

var community = model.Community{Name: "Test community", TimeZone: "Europe/London"}

func held(title string, start model.LocalTime) ReportSession {
	return ReportSession{Session: model.Session{Title: title, Mode: model.InPerson, State: model.Held, Start: start, End: model.At(start.Date(), start.Clock()+90), Zone: "Europe/London"}, VenueName: "Ropewalk Hall", Capacity: 30}
}

// gatheringOf is one session: seven on the list, of whom four came.
func gatheringOf() SessionsInput {
	in := SessionsInput{Community: community, Categories: lists, Today: "2026-05-06", Sessions: []ReportSession{held("Spring gathering", "2026-04-16T13:00")}}
	in.Sessions[0].MealsOrdered, in.Sessions[0].MealsEaten, in.Sessions[0].Cost = 20, 17, 4000
	for i, p := range []struct {
		name, sector string
		attendance   model.Attendance
		source       model.Source
		first        model.LocalTime
	}{
		{"Abara", "pub", model.Attended, model.Invited, "2026-04-16T13:00"},
		{"Bello", "pub", model.Attended, model.Invited, "2025-01-16T13:00"},
		{"Cole", "pub", model.Attended, model.WalkIn, "2026-04-16T13:00"},
		{"Dean", "pub", model.NoShow, model.Invited, ""},
		{"Eke", "pub", model.Apologies, model.Invited, ""},
		{"Finn", "vol", model.Attended, model.Invited, "2025-01-16T13:00"},
		{"Gray", "", model.NotRecorded, model.Invited, ""},
	} {
		in.People = append(in.People, Attendee{Given: "Ann", Family: p.name, Organisation: p.name + " Trust", OrganisationID: model.ID(p.name), Sector: model.ID(p.sector), District: "hal", First: p.first})
		in.Places = append(in.Places, Participation{Person: i, Source: p.source, Attendance: p.attendance})
	}
	return in
}

func figures(r Report) map[string]string {
	all := map[string]string{}
	for _, s := range r.Sections {
		for _, f := range s.Figures {
			all[f.Words] = f.Number
		}
	}
	return all
}

func tableOf(t testing.TB, r Report, caption string) Table {
	t.Helper()
	for _, s := range r.Sections {
		for _, table := range s.Tables {
			if strings.HasPrefix(table.Caption, caption) {
				return table
			}
		}
	}
	t.Fatalf("no table “%s”", caption)
	return Table{}
}

func cellsOf(t Table) (all []string) {
	for _, r := range t.Rows {
		all = append(all, strings.Join(r.Cells, " | "))
	}
	return all
}

func TestAttendanceOfASession(t *testing.T) {
	in := gatheringOf()
	for i, p := range []Participation{{Reply: model.Declined, Attendance: model.NotRecorded}, {Reply: model.NoReply, Attendance: model.NoShow}} {
		in.People = append(in.People, Attendee{Given: "Ann", Family: []string{"Hale", "Ives"}[i], District: "hal"})
		p.Person = len(in.People) - 1
		in.Places = append(in.Places, p)
	}
	in.Places[3].Reply = model.Tentative // Dean
	r := NewAttendance(in, false)
	if r.Title != "Attendance: Spring gathering" || r.Subtitle != "Thursday 16 April 2026, 13:00–14:30 · Ropewalk Hall · in person · Weekday daytime" {
		t.Errorf("%q, %q", r.Title, r.Subtitle)
	}
	want := map[string]string{"on the list": "9", "came": "4", "sent apologies": "1", "declined": "1", "had said they would come, and did not": "1", "did not reply, and did not come": "1", "not recorded": "1",
		"of those who came walked in": "1", "came for the first time": "2", "had come before": "2"}
	if diff := cmp.Diff(want, figures(r)); diff != "" {
		t.Error(diff)
	}
	for caption, want := range map[string][]string{
		"By sector": {"Public body | 5 | 3 | 1 | 0 | 1 | 0 | 0 | 60 %", "Voluntary | 1 | 1 | 0 | 0 | 0 | 0 | 0 | too few to say",
			"Not known | 3 | 0 | 0 | 1 | 0 | 1 | 1 | too few to say", "All | 9 | 4 | 1 | 1 | 1 | 1 | 1 | 50 %"},
		"By how they took part": {"In person | 9 | 4 | too few to say", "Online | 0 | 0 | too few to say", "Not known | 0 | 0 | too few to say", "All | 9 | 4 | too few to say"},
		"What it took": {"Venue | Ropewalk Hall", "Places | 30", "Catering | not known", "Meals | 20 ordered, 17 eaten: 3 left over",
			"Budget | not known", "Cost | £40", "Cost a head | £10"},
		"Came (4)":           {"Abara, Ann | Abara Trust | first time", "Bello, Ann | Bello Trust | ", "Cole, Ann | Cole Trust | first time, walked in", "Finn, Ann | Finn Trust | "},
		"Sent apologies (1)": {"Eke, Ann | Eke Trust | "},
		"Declined (1)":       {"Hale, Ann |  | "},
		"Had said they":      {"Dean, Ann | Dean Trust | "},
		"Did not reply":      {"Ives, Ann |  | "},
		"Not recorded (1)":   {"Gray, Ann | Gray Trust | "},
	} {
		if diff := cmp.Diff(want, cellsOf(tableOf(t, r, caption))); diff != "" {
			t.Errorf("%s: %s", caption, diff)
		}
	}
}

func TestModesOfAHybridSession(t *testing.T) {
	in := gatheringOf()
	in.Sessions[0].Mode = model.Hybrid
	in.Places[0].Wanted, in.Places[0].Mode = model.InPerson, model.Online // changed their mind
	in.Places[1].Wanted, in.Places[1].Mode = model.Online, model.Online
	in.Places[2].Mode = model.InPerson
	table := tableOf(t, NewAttendance(in, false), "By how they took part")
	want := []string{"In person | 1 | 1 | too few to say", "Online | 1 | 2 | too few to say", "Not known | 5 | 1 | too few to say", "All | 7 | 4 | too few to say"}
	if diff := cmp.Diff(want, cellsOf(table)); diff != "" || table.Note == "" {
		t.Errorf("%q: %s", table.Note, diff)
	}
	NewAttendance(in, true) // nothing is a part of what is smaller
}

func TestMeals(t *testing.T) {
	for _, test := range []struct {
		ordered, eaten int
		want           string
	}{
		{0, 0, "not known"}, {20, 0, "20 ordered; how many were eaten is not known"}, {0, 5, "5 eaten; how many were ordered is not known"},
		{20, 17, "20 ordered, 17 eaten: 3 left over"}, {20, 20, "20 ordered, all eaten"}, {20, 23, "20 ordered, 23 eaten: 3 short"},
	} {
		if got := mealsWords(test.ordered, test.eaten); got != test.want {
			t.Errorf("%d, %d: %q, want %q", test.ordered, test.eaten, got, test.want)
		}
	}
}

func TestAYearWithoutSessions(t *testing.T) {
	in := SessionsInput{Community: community, Categories: lists, Today: "2026-05-06", Span: LastYear("2026-05-06")}
	for _, anonymous := range []bool{false, true} {
		for _, r := range []Report{NewYear(in, anonymous), NewAttendance(in, anonymous)} {
			if !slices.Contains(r.Sections[0].Paragraphs, "No session was held in this time.") {
				t.Errorf("%s does not say that there was none: %q", r.Title, r.Sections[0].Paragraphs)
			}
		}
	}
	if in.Span != (Span{"2025-05-07", "2026-05-06"}) {
		t.Errorf("the last year is %v", in.Span)
	}
}

// drawSpan makes up a span of sessions with people on their lists.
func drawSpan(t *rapid.T) SessionsInput {
	in := SessionsInput{Community: community, Categories: lists, Today: "2026-12-31", Span: Span{"2026-01-01", "2026-12-31"}}
	sessions, people := rapid.IntRange(1, 4).Draw(t, "sessions"), rapid.IntRange(0, 20).Draw(t, "people")
	for i := range sessions {
		in.Sessions = append(in.Sessions, held(fmt.Sprint("Session ", i), model.LocalTime(fmt.Sprintf("2026-%02d-1%dT1%d:00", 2*i+1, i, 2+3*(i%2)))))
	}
	id := func(label string, of ...model.ID) model.ID { return rapid.SampledFrom(of).Draw(t, label) }
	for i := range people {
		in.People = append(in.People, Attendee{Given: fmt.Sprintf("Given%02dx", i), Family: fmt.Sprintf("Family%02dx", i), Organisation: fmt.Sprintf("Body%02dx", i), OrganisationID: model.ID(fmt.Sprint("o", i)),
			Sector: id("sector", "", "pub", "vol"), Seniority: id("seniority", "", "prac", "lead"), District: id("district", "", "hal", "wir"), First: model.LocalTime(id("first", "2025-01-01T10:00", "2026-01-10T12:00"))})
		for s := range sessions {
			if s > 0 && !rapid.Bool().Draw(t, "listed") {
				continue
			}
			in.Places = append(in.Places, Participation{Session: s, Person: i, Source: model.Invited,
				Attendance: rapid.SampledFrom(append(model.Attendances, model.Attended, model.Attended)).Draw(t, "attendance"), Mode: rapid.SampledFrom([]model.Mode{"", model.InPerson, model.Online}).Draw(t, "mode")})
		}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "illegible") {
		in.Places = append(in.Places, Participation{Session: i % sessions, Person: len(in.People), Source: model.WalkIn, Attendance: model.Attended, Wanted: model.InPerson, Mode: model.InPerson})
		in.People = append(in.People, Attendee{Family: "Familyrow", Illegible: true})
	}
	return in
}

// TestPartsAddUpToTotals checks each table that has a row of totals.
func TestPartsAddUpToTotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawSpan(t)
		single := in
		single.Span, single.Sessions = Span{}, in.Sessions[:1]
		single.Places = slices.DeleteFunc(slices.Clone(in.Places), func(p Participation) bool { return p.Session > 0 })
		totals := 0
		for _, r := range []Report{NewAttendance(in, false), NewAttendance(single, false)} {
			for _, s := range r.Sections {
				for _, table := range s.Tables {
					totals += addUp(t, table)
				}
			}
		}
		if totals == 0 && len(in.People) > 0 {
			t.Fatal("no total was looked at")
		}
	})
}

// addUp checks the numbers of a table against its totals, and returns how many
// it has.
func addUp(t *rapid.T, table Table) (totals int) {
	sums := make([]int, len(table.Columns))
	for _, r := range table.Rows {
		for i, cell := range r.Cells {
			n, err := strconv.Atoi(strings.ReplaceAll(cell, ",", ""))
			if err != nil || !table.Columns[i].Number {
				continue
			}
			if !r.Total {
				sums[i] += n
				continue
			}
			totals++
			if n != sums[i] {
				t.Fatalf("%s: the %s add up to %d, not %d: %v", table.Caption, table.Columns[i].Heading, sums[i], n, cellsOf(table))
			}
		}
	}
	return totals
}

// TestWithoutNamesNobodyIsNamed looks for everything that could tell somebody
// in all texts of the reports without names.
func TestWithoutNamesNobodyIsNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawSpan(t)
		single := in
		single.Span, single.Sessions = Span{}, in.Sessions[:1]
		single.Places = slices.DeleteFunc(slices.Clone(in.Places), func(p Participation) bool { return p.Session > 0 })
		contacts := ContactsInput{Community: community, Categories: lists, Today: in.Today}
		for _, p := range in.People {
			contacts.People = append(contacts.People, Contact{Given: p.Given, Family: p.Family, Organisation: p.Organisation, Email: p.Given + "@example.org", Sector: p.Sector, District: p.District, Seniority: p.Seniority})
		}
		for _, r := range []Report{NewAttendance(in, true), NewYear(in, true), NewAttendance(single, true), NewContacts(contacts, true)} {
			text := fmt.Sprintf("%+v", r)
			for _, word := range []string{"Given", "Family", "Body", "@"} {
				if strings.Contains(text, word) {
					t.Fatalf("%s tells %q: %s", r.Title, word, text)
				}
			}
			noSmallCounts(t, r)
		}
	})
}

// noSmallCounts checks that no count of people under 3 is told.
func noSmallCounts(t *rapid.T, r Report) {
	small := func(s string) bool {
		n, err := strconv.Atoi(s)
		return err == nil && n < leastTold
	}
	for _, s := range r.Sections {
		for _, f := range s.Figures {
			if small(f.Number) && !strings.Contains(f.Words, "session") {
				t.Fatalf("%s: %s %s", r.Title, f.Number, f.Words)
			}
		}
		for _, c := range s.Charts {
			for _, b := range c.Bars {
				if b.Value > 0 && b.Value < leastTold {
					t.Fatalf("%s: %+v", r.Title, b)
				}
			}
		}
		for _, table := range s.Tables {
			for _, row := range table.Rows {
				for i, cell := range row.Cells {
					if heading := table.Columns[i].Heading; table.Columns[i].Number && heading != "Sessions" && small(cell) {
						t.Fatalf("%s, %s, %s: %v", r.Title, table.Caption, heading, row.Cells)
					}
				}
			}
		}
	}
}

func TestSmallOrganisationsAreNotNamedWithoutNames(t *testing.T) {
	in := OrganisationsInput{Community: community, Categories: lists, Organisations: []OrganisationUse{
		{Name: "Big Trust", People: 3, Came: 9, Sector: "pub", TeamSize: 1, LastCame: "2026-04-16"}, {Name: "Solo Ltd", People: 1, Came: 4, Sector: "vol"}}}
	r := NewOrganisationList(in, true)
	if text := fmt.Sprintf("%+v", r); strings.Contains(text, "Solo") || !strings.Contains(text, "1 organisation of which fewer than 3 people are known is not named.") {
		t.Errorf("%s", text)
	}
	if diff := cmp.Diff([]string{"Big Trust | Public body | not known | fewer than 3 | 3 | 9 | Thu 16 Apr 2026"}, cellsOf(tableOf(t, r, "All that are known"))); diff != "" {
		t.Error(diff)
	}
	named := cellsOf(tableOf(t, NewOrganisationList(in, false), "All that are known"))
	if len(named) != 2 || named[1] != "Solo Ltd | Voluntary | not known | not known | 1 | 4 | –" {
		t.Errorf("%q", named)
	}
}

func TestVenueContactsAreNotToldWithoutNames(t *testing.T) {
	in := VenuesInput{Community: community, Categories: lists, Venues: []VenueUse{{Venue: model.Venue{Name: "Attic", Contact: "Doreen, 0151 496 0311", StepFree: model.No}, Sessions: 2, Last: "2026-04-16"}}}
	if text := fmt.Sprintf("%+v", NewVenueList(in, true)); strings.Contains(text, "Doreen") || !strings.Contains(text, "Attic") {
		t.Errorf("%s", text)
	}
	if got := cellsOf(tableOf(t, NewVenueList(in, false), "Whom to ask")); got[0] != "Attic | Doreen, 0151 496 0311 | not known" {
		t.Errorf("%q", got)
	}
}

func TestTimeline(t *testing.T) {
	line := Timeline{From: "2026-01-01", Until: "2026-12-31"}
	if line.At("2026-01-01") != 0 || line.At("2026-12-31") != 1 || line.At("2027-02-01") != 1 || (Timeline{From: "2026-01-01", Until: "2026-01-01"}).At("2026-01-01") != 0 {
		t.Error("the ends are not where they belong")
	}
	if months := line.Months(12); len(months) != 12 || months[0].Name != "Jan 2026" {
		t.Errorf("%+v", months)
	}
	if months := line.Months(5); len(months) != 4 || months[1].Name != "Apr 2026" {
		t.Errorf("%+v", months)
	}
}

// TestWhoDeclinedAndThenSentApologiesIsCountedOnce: the list of a session shows
// replies, and a report what became of them.
func TestWhoDeclinedAndThenSentApologiesIsCountedOnce(t *testing.T) {
	in := SessionsInput{Community: model.Community{Name: "Data people", TimeZone: "Europe/London"}, Today: "2026-05-06",
		Sessions: []ReportSession{{Session: model.Session{ID: "s", Title: "Spring", State: model.Held, Zone: "Europe/London", Start: "2026-04-16T13:00", End: "2026-04-16T14:30", Mode: model.Online}}},
		People:   []Attendee{{Given: "Ann"}, {Given: "Ben"}},
		Places:   []Participation{{Person: 0, Reply: model.Declined, Attendance: model.Apologies}, {Person: 1, Reply: model.Accepted, Attendance: model.Attended}}}
	const words = "Who declined, and then came or sent apologies, is counted under that and not under “declined”."
	says := func(in SessionsInput, anonymous bool) bool {
		return slices.Contains(NewAttendance(in, anonymous).Sections[0].Paragraphs, words)
	}
	if r := NewAttendance(in, false); figures(r)["declined"] != "0" || figures(r)["sent apologies"] != "1" || !says(in, false) {
		t.Errorf("%v, %q", figures(r), r.Sections[0].Paragraphs)
	}
	in.Places[0].Attendance = model.NotRecorded
	if says(in, false) || !says(in, true) {
		t.Error("it is said where nobody changed, or its absence tells of somebody")
	}
}
