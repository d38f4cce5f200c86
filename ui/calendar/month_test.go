package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"

	"pgregory.net/rapid"
)

var now = time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)

// london is the zone of the communities of these tests.
func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := model.LoadZone("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func bands() []model.Category {
	var all []model.Category
	for i, c := range model.DefaultLists() {
		if c.List == model.Bands {
			c.ID = model.ID(fmt.Sprint("band", i))
			all = append(all, c)
		}
	}
	return all
}

// at is a session of an hour, unless an end is given.
func at(title string, state model.State, start, end model.LocalTime) storage.SessionRow {
	return storage.SessionRow{Session: model.Session{ID: model.ID(title), Title: title, State: state, Mode: model.Online, Zone: "Europe/London", Start: start, End: end}}
}

func bookOf(t testing.TB, rows ...storage.SessionRow) *book {
	return newBook(rows, nil, nil, bands(), london(t), now)
}

func TestAMonthHasWholeWeeksFromMonday(t *testing.T) {
	b := bookOf(t)
	for _, c := range []struct {
		on          model.Date
		weeks       int
		first, last model.Date
		number      int
	}{
		{"2026-05-06", 5, "2026-04-27", "2026-05-31", 18},
		{"2027-02-14", 4, "2027-02-01", "2027-02-28", 5},  // exactly four weeks
		{"2028-02-29", 5, "2028-01-31", "2028-03-05", 5},  // a leap year
		{"2027-01-01", 5, "2026-12-28", "2027-01-31", 53}, // week 53 of the year before
		{"2026-08-31", 6, "2026-07-27", "2026-09-06", 31},
	} {
		m := newMonth(b, c.on)
		last := m.weeks[len(m.weeks)-1].days[6].date
		if len(m.weeks) != c.weeks || m.weeks[0].days[0].date != c.first || last != c.last || m.weeks[0].number != c.number {
			t.Errorf("%s: %d weeks from %s to %s, the first number %d; want %+v", c.on, len(m.weeks), m.weeks[0].days[0].date, last, m.weeks[0].number, c)
		}
	}
}

func TestEveryMonthHoldsItsDaysOnce(t *testing.T) {
	b := bookOf(t)
	rapid.Check(t, func(t *rapid.T) {
		on := model.Date("1990-01-01").AddDays(rapid.IntRange(0, 40000).Draw(t, "day"))
		m := newMonth(b, on)
		in, want := 0, firstOf(on).AddMonths(1).AddDays(-1).Time().Day()
		previous := m.weeks[0].days[0].date.AddDays(-1)
		for _, w := range m.weeks {
			for _, d := range w.days {
				if d.date != previous.AddDays(1) {
					t.Fatalf("%s follows %s", d.date, previous)
				}
				if previous = d.date; d.in {
					in++
				}
			}
		}
		if in != want || m.weeks[0].days[0].date.Time().Weekday() != time.Monday {
			t.Fatalf("%s: %d days of the month, want %d, from %s", on, in, want, m.weeks[0].days[0].date)
		}
	})
}

func TestKeysMoveTheDay(t *testing.T) {
	for _, c := range []struct {
		on    model.Date
		key   string
		shift bool
		want  model.Date
	}{
		{"2026-05-31", "Right", false, "2026-06-01"}, {"2026-05-06", "Up", false, "2026-04-29"},
		{"2027-01-31", "Next", false, "2027-02-28"}, {"2028-02-29", "Next", true, "2029-02-28"}, {"2028-03-31", "Prior", false, "2028-02-29"},
		{"2026-05-06", "Home", false, "2026-05-01"}, {"2026-02-06", "End", false, "2026-02-28"}, {latest, "Right", false, latest},
	} {
		if got, ok := step(c.on, c.key, c.shift); !ok || got != c.want {
			t.Errorf("%s on %s goes to %s, want %s", c.key, c.on, got, c.want)
		}
	}
	if _, ok := step("2026-05-06", "F5", false); ok {
		t.Error("F5 moves the day")
	}
}

func TestSessionsStandOnAllTheirDays(t *testing.T) {
	abroad := at("abroad", model.Confirmed, "2026-05-07T20:00", "2026-05-07T22:00")
	abroad.Zone = "America/New_York"
	b := bookOf(t, at("night", model.Confirmed, "2026-05-08T22:00", "2026-05-09T00:30"), at("to midnight", model.Confirmed, "2026-05-12T22:00", "2026-05-13T00:00"),
		at("camp", model.Confirmed, "2026-05-15T14:00", "2026-05-17T12:00"), abroad)
	for _, c := range []struct{ title, days, clocks string }{
		{"night", "2026-05-08 2026-05-09", "22:00,until 00:30"},
		{"to midnight", "2026-05-12", "22:00"},
		{"camp", "2026-05-15 2026-05-16 2026-05-17", "14:00,all day,until 12:00"},
		{"abroad", "2026-05-08", "01:00"},
	} {
		var days, clocks []string
		for d := model.Date("2026-05-01"); d < "2026-06-01"; d = d.AddDays(1) {
			for _, it := range b.days[d] {
				if it.Title == c.title {
					days, clocks = append(days, string(d)), append(clocks, it.clock(d))
				}
			}
		}
		if strings.Join(days, " ") != c.days || strings.Join(clocks, ",") != c.clocks {
			t.Errorf("%s stands on %v at %v; want %s at %s", c.title, days, clocks, c.days, c.clocks)
		}
	}
	if got := b.byID["abroad"].promised(); got != "Promised as Thu 7 May 2026, 20:00–22:00 in America/New_York." {
		t.Errorf("the promise is %q", got)
	}
	if got := b.byID["night"].promised(); got != "" {
		t.Errorf("a session of the community's zone promises %q", got)
	}
	if got := b.byID["abroad"].promisedDay("2026-05-20"); got != "2026-05-19" {
		t.Errorf("moved to 20 May here it is promised for %s", got)
	}
}

func TestClocksThatChangeAreSaid(t *testing.T) {
	b := bookOf(t)
	for day, want := range map[model.Date]string{"2026-03-29": "Clocks go forward", "2026-10-25": "Clocks go back", "2026-03-28": "", "2026-03-30": ""} {
		if got := b.clocksChange(day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

func TestLayersStandBehindTheirDays(t *testing.T) {
	events := []model.BackgroundEvent{
		{LayerName: "Bank holidays of England and Wales", Kind: model.BankHolidayLayer, KeepsFree: true, Title: "Spring bank holiday", AllDay: true, First: "2026-05-25", Last: "2026-05-25"},
		{LayerName: "School terms", Kind: model.SchoolHolidayLayer, Title: "Half term", AllDay: true, First: "2026-05-25", Last: "2026-05-29"},
	}
	b := newBook(nil, events, nil, bands(), london(t), now)
	monday, friday, saturday := b.day("2026-05-25"), b.day("2026-05-29"), b.day("2026-05-30")
	if !monday.holiday || !monday.free || !monday.hatched || strings.Join(monday.behind, ",") != "Spring bank holiday,Half term" {
		t.Errorf("Monday is %+v", monday)
	}
	if friday.holiday || friday.free || !friday.hatched || saturday.hatched {
		t.Errorf("Friday is %+v, Saturday %+v", friday, saturday)
	}
	if got := b.dayTip("2026-05-25"); got != "Monday 25 May 2026\nSpring bank holiday (Bank holidays of England and Wales), kept free\nHalf term (School terms)" {
		t.Errorf("the tip is %q", got)
	}
	if may := newYear(b, 2026).months[4]; !may.dots[24].holiday || !may.dots[28].hatched || may.dots[29].hatched {
		t.Errorf("May is %+v", may.dots)
	}
}

func TestTheYearCountsWhatIsOn(t *testing.T) {
	b := bookOf(t, at("a", model.Idea, "2026-05-12T10:00", ""), at("b", model.Confirmed, "2026-05-12T12:00", ""), at("c", model.Cancelled, "2026-05-13T12:00", ""))
	may := newYear(b, 2026).months[4]
	if may.count != 2 || may.dots[11].form != filled || may.dots[12].form != struck || may.start != 4 || len(may.dots) != 31 {
		t.Errorf("May is %+v", may)
	}
	if want := "May 2026\n12 May a (idea)\n12 May b (confirmed)"; may.words != want {
		t.Errorf("May says %q, want %q", may.words, want)
	}
	if got := newYear(b, 2028).months[1]; len(got.dots) != 29 || got.words != "February 2028: nothing planned" {
		t.Errorf("February 2028 is %+v", got)
	}
}

func TestClashesAreSaidOnBothSidesUntilTheyAreOver(t *testing.T) {
	rows := []storage.SessionRow{at("past", model.Held, "2026-05-01T10:00", ""), at("a", model.Idea, "2026-05-12T10:00", ""), at("b", model.Idea, "2026-05-12T10:30", "")}
	b := newBook(rows, nil, []model.Clash{{Kind: model.ClashVenue, Session: "b", Other: "a", Text: "Both need Hall 1."}, {Kind: model.ClashTooClose, Session: "past", Other: "a", Text: "Too close."}}, bands(), london(t), now)
	if len(b.byID["a"].clashes) != 2 || len(b.byID["b"].clashes) != 1 || len(b.byID["past"].clashes) != 0 {
		t.Errorf("a %v, b %v, past %v", b.byID["a"].clashes, b.byID["b"].clashes, b.byID["past"].clashes)
	}
	if !strings.Contains(b.tip(b.byID["b"]), "! Both need Hall 1.") {
		t.Errorf("the tip of b is %q", b.tip(b.byID["b"]))
	}
}

func TestBandsHaveLettersOfTheirOwn(t *testing.T) {
	if got := bandKey(bands()); strings.Join(got, "; ") != "D weekday daytime; E weekday evening; W weekend" {
		t.Errorf("the letters are %v", got)
	}
	same := []model.Category{{Name: "Early"}, {Name: "Evening"}, {Name: ""}, {Name: "12–2"}}
	if got := bandLetters(same); strings.Join(got, "") != "E234" {
		t.Errorf("the letters are %v", got)
	}
}
