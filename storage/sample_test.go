package storage

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"convenor/assets"
	"convenor/assets/federation"
	"convenor/model"
	"convenor/model/report"
)

// sampleStore is a new file with the sample, made at noon of the day.
func sampleStore(t testing.TB, day model.Date) *Store {
	t.Helper()
	noon := day.Time().Add(12 * time.Hour)
	s, err := Create(ctx, filepath.Join(t.TempDir(), "sample"+Extension), model.NewCommunity("Sample"),
		Options{Now: func() time.Time { return noon }, Random: rand.New(rand.NewSource(7)), Holder: "Ann on ann-laptop"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ok(t, s.Close()) })
	ok(t, s.LoadSample(ctx, assets.Sample, day))
	return s
}

// sampleFiles is the sample as a map of files that a test may spoil.
func sampleFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	ok(t, fs.WalkDir(assets.Sample, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := assets.Sample.ReadFile(name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	}))
	return files
}

func samplePeople(t *testing.T, s *Store) (people []PersonRow, names map[model.ID]string) {
	t.Helper()
	all := must[*People](t)(s.FindPeople(ctx, PeopleFilter{}, ByRole, false))
	for i := range all.Len() {
		people = append(people, all.Row(i))
	}
	names = map[model.ID]string{}
	for _, c := range must[[]model.Category](t)(s.Categories(ctx)) {
		names[c.ID] = c.Name
	}
	return people, names
}

func TestSampleShowsEveryKindOfPersonAndPlace(t *testing.T) {
	s := sampleStore(t, "2026-05-06")
	people, names := samplePeople(t, s)
	organisations := must[[]OrganisationRow](t)(s.Organisations(ctx))
	venues := must[[]VenueRow](t)(s.Venues(ctx))
	if len(people) != 122 || len(organisations) != 42 || len(venues) != 9 {
		t.Errorf("%d people, %d organisations, %d venues; want 122, 42, 9", len(people), len(organisations), len(venues))
	}
	count := map[string]int{}
	for _, o := range organisations {
		count["organisations in "+names[o.Sector]]++
		count["organisations in "+names[o.District]]++
	}
	for _, v := range venues {
		count["venues in "+names[v.District]]++
		if v.Retired {
			count["retired venues"]++
		}
	}
	for _, p := range people {
		count[string(p.Engagement)]++
		if p.Sector == "" {
			count["people without sector"]++
		}
	}
	least := map[string]int{"retired venues": 1, "people without sector": 3,
		string(model.NeverAsked): 15, string(model.Lapsed): 10, string(model.Core): 4, string(model.Active): 6,
		string(model.Newcomer): 5, string(model.Peripheral): 10, string(model.NeverCame): 10}
	for _, c := range model.DefaultLists() {
		switch c.List {
		case model.Sectors:
			least["organisations in "+c.Name] = 3
		case model.Districts:
			least["organisations in "+c.Name], least["venues in "+c.Name] = 4, 1
		}
	}
	for what, n := range least {
		if count[what] < n {
			t.Errorf("%d %s, want at least %d", count[what], what, n)
		}
	}
	if c := must[model.Community](t)(s.Community(ctx)); !c.Sample || c.Name != "Mersey Data Community (sample)" {
		t.Errorf("the community is not marked as a sample: %+v", c)
	}
}

func TestSampleMissesTheVoicesOfTheWriteUp(t *testing.T) {
	people, names := samplePeople(t, sampleStore(t, "2026-05-06"))
	known, came := map[string]int{}, map[string]int{}
	var leaders, invited int
	for _, p := range people {
		known[names[p.District]]++
		came[names[p.District]] += p.Came
		switch names[p.Seniority] {
		case "Senior leader":
			if leaders++; p.Invited > 0 {
				invited++
			}
			if p.Came > 0 {
				t.Errorf("%s, a senior leader, came", p.Name())
			}
		case "Elected or trustee":
			if p.Came > 0 && p.Engagement != model.Lapsed {
				t.Errorf("%s came since the launch", p.Name())
			}
		}
	}
	if leaders != 6 || invited != 2 {
		t.Errorf("%d senior leaders, %d of them invited; want 6 and 2", leaders, invited)
	}
	for _, missing := range []string{"St Helens", "Knowsley"} {
		if 2*came[missing]*known["Liverpool"] > came["Liverpool"]*known[missing] || known[missing] < 8 {
			t.Errorf("%s is not missing: %d times among %d people", missing, came[missing], known[missing])
		}
	}
}

func TestSampleSessionsAreWholeAndWellAttended(t *testing.T) {
	s := sampleStore(t, "2026-05-06")
	state := map[model.State]int{}
	for _, row := range must[[]SessionRow](t)(s.Sessions(ctx)) {
		state[row.State]++
		v := must[model.Session](t)(s.Session(ctx, row.ID))
		if fit := v.AgendaFit(); fit != "" {
			t.Errorf("%s: %s", v.Title, fit)
		}
		if strings.ContainsAny(v.Title, "{}") {
			t.Errorf("the season is missing in %q", v.Title)
		}
		h := row.Headcount
		switch {
		case v.State == model.Held:
			if h.Listed < 20 || h.Listed > 35 || h.Apologies == 0 {
				t.Errorf("%s: %+v", v.Title, h)
			}
			if open := h.NotRecorded(); (open > 0) != (v.Title == "Data standards hour") {
				t.Errorf("%s: %d not recorded", v.Title, open)
			}
			if row.Printed != (v.Mode != model.Online) {
				t.Errorf("%s: printed %v", v.Title, row.Printed)
			}
		case v.State != model.Idea:
			if h.Listed < 25 || h.Accepted == 0 || h.Tentative == 0 || h.Declined == 0 || h.NoReply == 0 || h.Attended > 0 {
				t.Errorf("%s: %+v", v.Title, h)
			}
		}
		for _, p := range must[[]ParticipantRow](t)(s.Participants(ctx, v.ID)) {
			checkSampleParticipant(t, s, v, p)
		}
		for _, sheet := range must[[]Printing](t)(s.Printings(ctx, v.ID)) {
			if code, err := report.ParseCode(sheet.Code); err != nil || code != sheet.Code || len(sheet.Rows) < 20 || !sheet.At.Before(v.StartTime()) {
				t.Errorf("%s: sheet %s of %s has %d rows: %v", v.Title, sheet.Code, sheet.At, len(sheet.Rows), err)
			}
		}
	}
	if want := (map[model.State]int{model.Held: 5, model.Confirmed: 1, model.SaveTheDate: 1, model.Idea: 2}); !maps.Equal(state, want) {
		t.Errorf("sessions %v, want %v", state, want)
	}
}

// checkSampleParticipant checks that one row could have come about.
func checkSampleParticipant(t *testing.T, s *Store, v model.Session, row ParticipantRow) {
	t.Helper()
	p := must[model.Person](t)(s.Person(ctx, row.Person))
	day := v.Start.Date()
	if v.State != model.Held {
		day = s.Today(model.NewCommunity("")) // the invitation is no later than that
	}
	if p.Joined > day {
		t.Errorf("%s is on the list of %s but joined on %s", p.Name(), v.Title, p.Joined)
	}
	if may, why := p.MayInvite(day); !may && row.Source == model.Invited {
		t.Errorf("%s was invited to %s but %s", p.Name(), v.Title, why)
	}
	came := row.Attendance == model.Attended
	if came != (row.ModeAttended != "") || (row.In != "") && !came || row.Source == model.WalkIn && !came {
		t.Errorf("%s at %s: %+v", p.Name(), v.Title, row.Participation)
	}
	if v.State == model.Held && row.Attention() && !p.KeepNeeds {
		t.Errorf("%s’s needs outlived %s", p.Name(), v.Title)
	}
}

func TestSampleIsTheSameByteForByte(t *testing.T) {
	file := func() []byte {
		s := sampleStore(t, "2026-05-06")
		ok(t, s.Close())
		return must[[]byte](t)(os.ReadFile(s.Path()))
	}
	if !bytes.Equal(file(), file()) {
		t.Error("the same clock and random source gave two different files")
	}
}

func TestSampleIsOneStep(t *testing.T) {
	s := sampleStore(t, "2026-05-06")
	found := must[[]string](t)(s.Check(ctx))
	if len(found) > 0 {
		t.Errorf("the file is not sound: %v", found)
	}
	if err := s.LoadSample(ctx, assets.Sample, "2026-05-06"); err == nil {
		t.Error("the sample was loaded into a community that has people")
	}
	if label := must[string](t)(s.Undo(ctx)); label != "Load the sample community" {
		t.Errorf("undone: %q", label)
	}
	if people, _ := samplePeople(t, s); len(people) > 0 {
		t.Errorf("%d people are left", len(people))
	}
}

// What the benchmarks measure with is in the form of the sample, and has to keep up with it.
func TestFederationIsASample(t *testing.T) {
	s := newStore(t)
	ok(t, s.LoadSample(ctx, federation.Files(120, 8), "2026-05-06"))
	if found := must[[]string](t)(s.Check(ctx)); len(found) > 0 {
		t.Errorf("the file is not sound: %v", found)
	}
	if people, _ := samplePeople(t, s); len(people) != 120 {
		t.Errorf("%d people, want 120", len(people))
	}
}

// oddDays are days on which a calendar goes wrong first.
var oddDays = []model.Date{"2028-02-29", "2026-03-29", "2026-10-25", "2026-12-31"}

func TestSampleComesToBeOnAnyDay(t *testing.T) {
	for _, day := range oddDays {
		s := sampleStore(t, day)
		for _, row := range must[[]SessionRow](t)(s.Sessions(ctx)) {
			if row.Start == "" {
				continue
			}
			if held := row.State == model.Held; held != row.EndTime().Before(s.Now()) {
				t.Errorf("made on %s: %s is %s, at %s", day, row.Title, row.State, row.When())
			}
		}
		ok(t, s.EachPerson(ctx, func(p model.Person) error {
			if p.Joined == "" || p.Joined > day || p.Left > day {
				t.Errorf("made on %s: %s joined on %s and left on %q", day, p.Name(), p.Joined, p.Left)
			}
			return nil
		}))
	}
}

func TestSampleSessionsToComeAreToCome(t *testing.T) {
	data, err := readSample(assets.Sample)
	ok(t, err)
	rapid.Check(t, func(t *rapid.T) {
		today := model.DateOf(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 40*366).Draw(t, "day")))
		for _, v := range data.sessions {
			day := v.day(today)
			if (day == "") != (v.Weekday == "") {
				t.Fatalf("%s has no date", v.Key)
			}
			if day == "" {
				continue
			}
			if off := int(day.Time().Sub(today.Time()).Hours()/24) - v.Days; off < -3 || off > 3 || day.Time().Weekday().String() != v.Weekday {
				t.Fatalf("made on %s: %s is on %s", today, v.Key, day.Short())
			}
			if held := v.State == model.Held; held != (day < today) || day == today {
				t.Fatalf("made on %s: %s is %s, on %s", today, v.Key, v.State, day)
			}
		}
	})
}

func TestSampleThatDoesNotFitTogetherIsRefusedWhole(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, says string }{
		"an unknown person":   {"participations", `"p:kasia"`, `"p:kasai"`, "p:kasai"},
		"an unknown session":  {"participations", `"s:launch"`, `"s:lunch"`, "s:lunch"},
		"an unknown day":      {"people", `"joined": "s:evening"`, `"joined": "s:never"`, "s:never"},
		"an unknown district": {"organisations", `"Wirral"`, `"Wirrall"`, "Wirrall"},
		"a field too many":    {"venues", `"name"`, `"nam"`, "nam"},
		"a key that is twice": {"organisations", `"o:halton-carers"`, `"o:kirkby-advice"`, "o:kirkby-advice"},
		"a bad amount":        {"venues", `"£180"`, `"a lot"`, "a lot"},
		"an invalid session":  {"sessions", `"Community launch"`, `" "`, "s:launch"},
	} {
		t.Run(name, func(t *testing.T) {
			files := sampleFiles(t)
			file := files["sample/"+c.file+".json"]
			spoiled := bytes.Replace(file.Data, []byte(c.old), []byte(c.new), 1)
			if bytes.Equal(spoiled, file.Data) {
				t.Fatalf("%s is not in the file", c.old)
			}
			file.Data = spoiled
			s := newStore(t)
			if err := s.LoadSample(ctx, files, "2026-05-06"); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
			if people, _ := samplePeople(t, s); len(people) > 0 {
				t.Errorf("%d people were kept", len(people))
			}
		})
	}
}
