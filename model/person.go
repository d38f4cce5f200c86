package model

import (
	"net/mail"
	"slices"
	"strings"
)

// Person is someone the community knows.
type Person struct {
	ID           ID
	Given        string // either name may be empty, not both
	Family       string
	SortAs       string // how to sort the name when it is not family, given
	Pronouns     string
	Role         string
	Seniority    ID
	Affiliations []Affiliation // the first current one is shown
	Sector       ID            // own sector, if not affiliated
	District     ID
	Postcode     string
	Address      string
	Emails       []Email
	Phones       []Phone
	Channel      Channel
	Availability []Availability
	Interests    []string
	Offers       []Offer
	AccessNeeds  string
	DietaryNeeds string
	KeepNeeds    bool // agreed that needs are kept after a session
	Consents     []Consent
	Tags         []string
	Notes        string
	Joined       Date
	Left         Date
	ExternalIDs  []ExternalID
}

// Email is one address of a person; the first is written to.
type Email struct {
	Address string `json:"address"`
	Label   string `json:"label,omitempty"` // "work", "home" or what a file called it
}

// Phone is one number of a person; the first is called.
type Phone struct {
	Number string `json:"number"`
	Label  string `json:"label,omitempty"`
}

// Affiliation is a person's belonging to an organisation over time.
type Affiliation struct {
	ID           ID
	Organisation ID
	Name         string // of the organisation, for display; not stored
	Role         string
	From, To     Date // either may be empty
}

// Current reports whether the affiliation holds on day.
func (a Affiliation) Current(day Date) bool {
	return (a.From == "" || a.From <= day) && (a.To == "" || a.To >= day)
}

// Channel is how a person prefers to be reached.
type Channel string

// The channels. The empty channel is "not said".
const (
	ByEmail Channel = "email"
	ByPhone Channel = "phone"
	ByPost  Channel = "post"
)

// Channels is every channel in the order the window offers them.
var Channels = []Channel{"", ByEmail, ByPhone, ByPost}

// Answer says whether a person can come in a time band and a mode.
type Answer string

// The answers.
const (
	CanUnknown  Answer = ""
	CanCome     Answer = "yes"
	CanIfNeedBe Answer = "if need be"
	CannotCome  Answer = "no"
)

// Answers is every answer in the order a key press steps through them.
var Answers = []Answer{CanUnknown, CanCome, CanIfNeedBe, CannotCome}

// Availability is a person's answer for one time band and mode.
type Availability struct {
	Band   ID     `json:"band"`
	Mode   Mode   `json:"mode"` // InPerson or Online
	Answer Answer `json:"answer"`
}

// Consent is a permission, given or withdrawn, with its evidence.
type Consent struct {
	ID        ID
	For       string // "hold details", "email", "photographs"
	Basis     string // "consent", "legitimate interests"
	Given     Date
	Withdrawn Date
	How       string // "on paper", "by email"
	Evidence  string
}

// Active reports whether the consent holds on day.
func (c Consent) Active(day Date) bool {
	return c.Given != "" && c.Given <= day && (c.Withdrawn == "" || c.Withdrawn > day)
}

// Validate reports the first thing that is wrong with p.
func (p Person) Validate() error {
	if strings.TrimSpace(p.Given) == "" && strings.TrimSpace(p.Family) == "" {
		return ValidationError{"name", "a person needs a given or a family name"}
	}
	for _, e := range p.Emails {
		if err := ValidEmail(e.Address); err != nil {
			return err
		}
	}
	days := []Date{p.Joined, p.Left}
	for _, a := range p.Affiliations {
		days = append(days, a.From, a.To)
	}
	for _, c := range p.Consents {
		days = append(days, c.Given, c.Withdrawn)
	}
	for _, d := range days {
		if !d.Valid() {
			return ValidationError{"date", "“" + string(d) + "” is not a date"}
		}
	}
	if p.Joined != "" && p.Left != "" && p.Left < p.Joined {
		return ValidationError{"left", "a person cannot leave before joining"}
	}
	for _, a := range p.Affiliations {
		if a.From != "" && a.To != "" && a.To < a.From {
			return ValidationError{"affiliation", "an affiliation cannot end before it starts"}
		}
	}
	return nil
}

// ValidEmail reports whether s can be written to: an address as RFC 5322
// defines it, without a display name, with a domain.
func ValidEmail(s string) error {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || !strings.Contains(s, "@") || strings.ContainsAny(s, " \t\r\n<>") {
		return ValidationError{"email", "“" + s + "” is not an email address"}
	}
	return nil
}

// Name is the name as it is said: given, family.
func (p Person) Name() string { return DisplayName(p.Given, p.Family) }

// ListName is the name as lists show it: "Family, Given".
func (p Person) ListName() string { return ListName(p.Given, p.Family) }

// SortKey is what lists sort the person by.
func (p Person) SortKey() string { return SortKey(p.Given, p.Family, p.SortAs) }

// Email is the address to write to, or "".
func (p Person) Email() string {
	if len(p.Emails) == 0 {
		return ""
	}
	return p.Emails[0].Address
}

// CurrentAffiliation is the first affiliation that holds on day.
func (p Person) CurrentAffiliation(day Date) (Affiliation, bool) {
	i := slices.IndexFunc(p.Affiliations, func(a Affiliation) bool { return a.Current(day) })
	if i < 0 {
		return Affiliation{}, false
	}
	return p.Affiliations[i], true
}

// Can is the person's answer for a band and a mode. A hybrid session takes the
// better of both.
func (p Person) Can(band ID, mode Mode) Answer {
	best := CanUnknown
	for _, a := range p.Availability {
		if a.Answer == CanUnknown || a.Band != band || (mode != Hybrid && a.Mode != mode) {
			continue
		}
		if best == CanUnknown || slices.Index(Answers, a.Answer) < slices.Index(Answers, best) {
			best = a.Answer
		}
	}
	return best
}

// MayInvite reports whether the person may be written to on day, and if not,
// why: they left, or withdrew a consent to be held or written to.
func (p Person) MayInvite(day Date) (bool, string) {
	return MayInvite(p.Left, p.Consents, day)
}

// MayInvite is the rule behind Person.MayInvite for callers that hold only the
// date of leaving and the consents.
func MayInvite(left Date, consents []Consent, day Date) (bool, string) {
	if left != "" && left <= day {
		return false, "left on " + left.Long()
	}
	for _, c := range consents {
		if c.Withdrawn == "" || c.Withdrawn > day {
			continue
		}
		again := slices.ContainsFunc(consents, func(d Consent) bool {
			return d.For == c.For && d.Given >= c.Withdrawn && d.Active(day)
		})
		switch Fold(c.For) {
		case "photographs", "photos", "quotes":
			continue // not about being written to
		}
		if !again {
			return false, "withdrew consent (" + c.For + ") on " + c.Withdrawn.Long()
		}
	}
	return true, ""
}

// DisplayName joins the parts of a name as it is said. Names written in Han
// characters say the family name first, without a space.
func DisplayName(given, family string) string {
	if allHan(given) && allHan(family) {
		return family + given
	}
	return JoinNonEmpty(" ", given, family)
}

// ListName joins the parts of a name as a sorted list shows it.
func ListName(given, family string) string {
	return JoinNonEmpty(", ", family, given)
}

// SortKey is the folded text lists sort a name by: sortAs if set, else family
// then given.
func SortKey(given, family, sortAs string) string {
	if strings.TrimSpace(sortAs) != "" {
		return Fold(sortAs)
	}
	return Fold(JoinNonEmpty(" ", family, given))
}
