package model

import (
	"strings"
	"testing"
	"time"
)

func TestCommunityIsValid(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Community)
		field  string
	}{
		"new":            {func(*Community) {}, ""},
		"no name":        {func(c *Community) { c.Name = " " }, "name"},
		"no zone":        {func(c *Community) { c.TimeZone = "" }, "time zone"},
		"the local zone": {func(c *Community) { c.TimeZone = "Local" }, "time zone"},
		"no such zone":   {func(c *Community) { c.TimeZone = "Europe/Liverpool" }, "time zone"},
		"a path":         {func(c *Community) { c.TimeZone = "../../etc/passwd" }, "time zone"},
		"far zone":       {func(c *Community) { c.TimeZone = "Pacific/Chatham" }, ""},
		"paper":          {func(c *Community) { c.PaperDays = -1 }, "retention"},
		"lapsed":         {func(c *Community) { c.LapsedMonths = -1 }, "retention"},
		"lapsed at once": {func(c *Community) { c.LapsedMonths = 0 }, "retention"},
		"paper stays":    {func(c *Community) { c.PaperDays = 0 }, ""},
	} {
		c := NewCommunity("Data people")
		test.change(&c)
		checkField(t, name, c.Validate(), test.field)
	}
}

func TestNotice(t *testing.T) {
	c := NewCommunity("Data people")
	for _, test := range []struct {
		own, email string
		days       int
		want       string
	}{
		{"", "", 30, "We keep this sheet to know who came and destroy the paper after 30 days."},
		{"", "", 1, "We keep this sheet to know who came and destroy the paper after 1 day."},
		{" ", "", 0, "We keep this sheet to know who came."},
		{"", "hello@example.org", 0, "We keep this sheet to know who came. Ask us anything: hello@example.org"},
		{" Our own words. ", "hello@example.org", 30, "Our own words."},
	} {
		c.PrivacyNotice, c.OrganiserEmail, c.PaperDays = test.own, test.email, test.days
		if got := c.Notice(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestCategoryIsValid(t *testing.T) {
	band := Category{List: Bands, Name: "Evening", Days: "12345", From: 17 * 60, To: 24 * 60}
	for name, test := range map[string]struct {
		change func(*Category)
		field  string
	}{
		"band":            {func(*Category) {}, ""},
		"no name":         {func(c *Category) { c.Name = "" }, "name"},
		"no list":         {func(c *Category) { c.List = "colour" }, "list"},
		"no days":         {func(c *Category) { c.Days = "" }, "time band"},
		"an eighth day":   {func(c *Category) { c.Days = "18" }, "time band"},
		"ends at once":    {func(c *Category) { c.To = c.From }, "time band"},
		"ends before":     {func(c *Category) { c.To = 60 }, "time band"},
		"after midnight":  {func(c *Category) { c.To = 25 * 60 }, "time band"},
		"before midnight": {func(c *Category) { c.From = -60 }, "time band"},
		"sector":          {func(c *Category) { *c = Category{List: Sectors, Name: "Health"} }, ""},
	} {
		c := band
		test.change(&c)
		checkField(t, name, c.Validate(), test.field)
	}
}

func TestDefaultLists(t *testing.T) {
	letters, positions := map[string]bool{}, map[List]int{}
	for _, c := range DefaultLists() {
		if err := c.Validate(); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		if positions[c.List]++; c.Position != positions[c.List] {
			t.Errorf("%s stands at %d, want %d", c.Name, c.Position, positions[c.List])
		}
		if c.List == Sectors && (len(c.Letter) != 1 || letters[c.Letter] || len(c.Colour) != 7) {
			t.Errorf("%s: letter %q, colour %q", c.Name, c.Letter, c.Colour)
		}
		letters[c.Letter] = true
	}
	for _, l := range Lists {
		if positions[l] == 0 || l.Title() == string(l) {
			t.Errorf("the list %s has %d entries and the title %q", l, positions[l], l.Title())
		}
	}
}

func TestBandOf(t *testing.T) {
	bands := DefaultLists()
	for i := range bands {
		bands[i].ID = ID(bands[i].Name)
	}
	zone, err := LoadZone("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[LocalTime]ID{
		"2026-05-06T13:00": "Weekday daytime", "2026-05-06T06:00": "Weekday daytime", "2026-05-06T16:59": "Weekday daytime", "2026-05-06T17:00": "Weekday evening",
		"2026-05-08T23:59": "Weekday evening", "2026-05-09T00:00": "Weekend", "2026-05-10T23:59": "Weekend", "2026-05-11T05:59": "", "2026-05-11T06:00": "Weekday daytime",
	} {
		if got := BandOf(bands, at.In(zone.String())); got != want {
			t.Errorf("%s is in %q, want %q", at, got, want)
		}
	}
	if got := BandOf(nil, time.Now()); got != "" {
		t.Errorf("without bands: %q", got)
	}
}

func TestZonesAreKept(t *testing.T) {
	a, err := LoadZone("Europe/London")
	b, again := LoadZone("Europe/London")
	if err != nil || again != nil || a != b {
		t.Errorf("%v %v, %v %v", a, err, b, again)
	}
	if _, err := LoadZone("Europe/Nowhere"); err == nil || !strings.Contains(err.Error(), "“Europe/Nowhere”") {
		t.Errorf("got %v", err)
	}
}
