package model

import (
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones must be known on machines that ship none
)

// Community is the head of a community file: there is exactly one.
type Community struct {
	ID             ID
	Name           string
	Purpose        string
	TimeZone       string // IANA, for example "Europe/London"
	OrganiserName  string
	OrganiserEmail string
	OrganiserPhone string
	PrivacyNotice  string // one line, printed at the foot of every sign-in sheet
	PaperDays      int    // days after which signed paper, and pictures of it, are destroyed
	NeedsDays      int    // days after a session that access and dietary needs given for it are cleared
	LapsedMonths   int    // months without attendance after which a person counts as lapsed
	Sample         bool   // the file holds the invented sample community
}

// NewCommunity returns a community with the default rules.
func NewCommunity(name string) Community {
	return Community{
		Name:         name,
		TimeZone:     "Europe/London",
		PaperDays:    30,
		NeedsDays:    7,
		LapsedMonths: 12,
	}
}

// Validate reports the first thing that is wrong with c.
func (c Community) Validate() error {
	if strings.TrimSpace(c.Name) == "" {
		return ValidationError{"name", "a community needs a name"}
	}
	if _, err := LoadZone(c.TimeZone); err != nil {
		return err
	}
	if c.PaperDays < 0 || c.NeedsDays < 0 {
		return ValidationError{"retention", "days cannot be negative"}
	}
	if c.LapsedMonths < 1 {
		return ValidationError{"retention", "a person counts as lapsed after one month at the earliest"}
	}
	return nil
}

// Notice returns the privacy line for paper: the community's own words, or a
// default made from its rules.
func (c Community) Notice() string {
	if s := strings.TrimSpace(c.PrivacyNotice); s != "" {
		return s
	}
	s := "We keep this sheet to know who came"
	if c.PaperDays > 0 {
		s += " and destroy the paper after " + Count(c.PaperDays, "day", "days")
	}
	s += "."
	if c.OrganiserEmail != "" {
		s += " Ask us anything: " + c.OrganiserEmail
	}
	return s
}

// LoadZone returns the IANA zone called name. "Local" and "" are refused:
// a promise must name its zone.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, ValidationError{"time zone", "a time zone is needed, for example Europe/London"}
	}
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, ValidationError{"time zone", "“" + name + "” is not a time zone this program knows; try one like Europe/London"}
	}
	zones.Store(name, zone)
	return zone, nil
}

// zones keeps every zone once read: time.LoadLocation reads a file each time.
var zones sync.Map

// List is one of the community's own lists.
type List string

// The lists a community keeps. Their contents are the community's own.
const (
	Sectors     List = "sector"
	Seniorities List = "seniority"
	Districts   List = "district"
	Bands       List = "band"
	Themes      List = "theme"
)

// Lists is every list in the order the window shows them.
var Lists = []List{Sectors, Seniorities, Districts, Bands, Themes}

// Title is the list's name as a heading.
func (l List) Title() string {
	switch l {
	case Sectors:
		return "Sectors"
	case Seniorities:
		return "Seniority"
	case Districts:
		return "Districts"
	case Bands:
		return "Time bands"
	case Themes:
		return "Themes"
	}
	return string(l)
}

// Category is one entry of a list.
type Category struct {
	ID       ID
	List     List
	Name     string
	Letter   string // one letter that tells sectors apart without colour
	Colour   string // "#rrggbb", sectors only
	Position int
	Retired  bool   // no longer offered, still shown where it is used
	Days     string // bands only: ISO weekdays, "12345" = Monday to Friday
	From, To Clock  // bands only: minutes after midnight, To exclusive
}

// Validate reports the first thing that is wrong with c.
func (c Category) Validate() error {
	switch {
	case strings.TrimSpace(c.Name) == "":
		return ValidationError{"name", "an entry of a list needs a name"}
	case c.List.Title() == string(c.List):
		return ValidationError{"list", "there is no list called “" + string(c.List) + "”"}
	case c.List == Bands && (c.Days == "" || strings.Trim(c.Days, "1234567") != "" || c.From < 0 || c.To <= c.From || c.To > 24*60):
		return ValidationError{"time band", "a time band needs days of the week, and must end after it starts"}
	}
	return nil
}

// BandOf returns the first of bands that holds the local time t, or "".
func BandOf(bands []Category, t time.Time) ID {
	day := string('0' + rune((int(t.Weekday())+6)%7+1))
	at := Clock(t.Hour()*60 + t.Minute())
	for _, b := range bands {
		if b.List == Bands && strings.Contains(b.Days, day) && at >= b.From && at < b.To {
			return b.ID
		}
	}
	return ""
}

// DefaultLists returns the lists of the first region, without ids. Sector
// colours are the Okabe-Ito palette and neighbours of it, each dark or light
// enough for a letter of 4.5:1 contrast, white or black, to stand on it.
func DefaultLists() []Category {
	entry := func(l List, pairs ...string) (out []Category) {
		for i, name := range pairs {
			out = append(out, Category{List: l, Name: name, Position: i + 1})
		}
		return out
	}
	all := []Category{
		{List: Sectors, Name: "Public body", Letter: "P", Colour: "#0072B2"},
		{List: Sectors, Name: "Voluntary", Letter: "V", Colour: "#D55E00"},
		{List: Sectors, Name: "Community group", Letter: "C", Colour: "#009E73"},
		{List: Sectors, Name: "University", Letter: "U", Colour: "#8a4f7d"},
		{List: Sectors, Name: "Business", Letter: "B", Colour: "#7a6a00"},
		{List: Sectors, Name: "Health", Letter: "H", Colour: "#56707f"},
		{List: Bands, Name: "Weekday daytime", Days: "12345", From: 6 * 60, To: 17 * 60},
		{List: Bands, Name: "Weekday evening", Days: "12345", From: 17 * 60, To: 24 * 60},
		{List: Bands, Name: "Weekend", Days: "67", From: 0, To: 24 * 60},
	}
	for i := range all {
		all[i].Position = i%6 + 1
	}
	all = append(all, entry(Seniorities, "Volunteer or member", "Practitioner", "Manager", "Senior leader", "Elected or trustee")...)
	all = append(all, entry(Districts, "Halton", "Knowsley", "Liverpool", "Sefton", "St Helens", "Wirral")...)
	all = append(all, entry(Themes, "Data quality", "Standards", "Information governance", "Data sharing", "Skills", "Leadership", "Systems that connect", "Open data")...)
	return all
}
