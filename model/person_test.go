package model

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestNames(t *testing.T) {
	for _, test := range []struct {
		given, family, sortAs string
		display, list, key    string
	}{
		{"Siân", "O’Neill", "", "Siân O’Neill", "O’Neill, Siân", "oneill sian"},
		{"Maria da Silva", "e Sousa Ferreira", "Sousa Ferreira", "Maria da Silva e Sousa Ferreira", "e Sousa Ferreira, Maria da Silva", "sousa ferreira"},
		{"Prince", "", "", "Prince", "Prince", "prince"},
		{"", "Okafor", "", "Okafor", "Okafor", "okafor"},
		{"小龙", "李", "", "李小龙", "李, 小龙", "李 小龙"},
		{"小龙", "", "", "小龙", "小龙", "小龙"},
		{"Bruce", "李", "", "Bruce 李", "李, Bruce", "李 bruce"},
		{"小龙", "李", "Li Xiaolong", "李小龙", "李, 小龙", "li xiaolong"},
		{"ليلى", "حداد", "", "ليلى حداد", "حداد, ليلى", "حداد ليلى"},
		{"🦊", "", "", "🦊", "🦊", "🦊"},
		{" Ann ", " Lee ", "  ", "Ann Lee", "Lee, Ann", "lee ann"},
		{"", "", "", "", "", ""},
	} {
		p := Person{Given: test.given, Family: test.family, SortAs: test.sortAs}
		if p.Name() != test.display || p.ListName() != test.list || p.SortKey() != test.key {
			t.Errorf("%q %q: %q, %q, %q", test.given, test.family, p.Name(), p.ListName(), p.SortKey())
		}
	}
}

func TestPersonIsValid(t *testing.T) {
	for name, test := range map[string]struct {
		person Person
		field  string // "" = valid
	}{
		"given name alone":     {Person{Given: "Prince"}, ""},
		"family name alone":    {Person{Family: "Okafor"}, ""},
		"no name":              {Person{Given: " ", Family: "\t"}, "name"},
		"email":                {Person{Given: "A", Emails: []Email{{Address: "a@example.org"}, {Address: "a at example.org"}}}, "email"},
		"left before joining":  {Person{Given: "A", Joined: "2026-05-06", Left: "2026-05-05"}, "left"},
		"left when joining":    {Person{Given: "A", Joined: "2026-05-06", Left: "2026-05-06"}, ""},
		"joined on no day":     {Person{Given: "A", Joined: "2026-02-30"}, "date"},
		"left on no day":       {Person{Given: "A", Joined: "2026-05-06", Left: "0"}, "date"},
		"affiliation reversed": {Person{Given: "A", Affiliations: []Affiliation{{From: "2026-02-01", To: "2026-01-01"}}}, "affiliation"},
		"affiliation no day":   {Person{Given: "A", Affiliations: []Affiliation{{From: "soon"}}}, "date"},
		"consent no day":       {Person{Given: "A", Consents: []Consent{{Withdrawn: "6/5/2026"}}}, "date"},
		"affiliation open":     {Person{Given: "A", Affiliations: []Affiliation{{From: "2026-02-01"}, {To: "2026-01-01"}}}, ""},
	} {
		checkField(t, name, test.person.Validate(), test.field)
	}
}

// checkField wants an error about a field, or none.
func checkField(t *testing.T, name string, err error, field string) {
	t.Helper()
	var v ValidationError
	if errors.As(err, &v); v.Field != field || (err == nil) != (field == "") {
		t.Errorf("%s: %v about %q, want %q", name, err, v.Field, field)
	}
}

func TestValidEmail(t *testing.T) {
	for _, good := range []string{"a@example.org", "first.last+tag@sub.example.org", "o'neill@example.org", "用户@example.org", "a@localhost"} {
		if err := ValidEmail(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "a", "a@", "@example.org", "a b@example.org", "Ann <a@example.org>", "a@example.org ", "a@b@example.org", "a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", `"a b"@example.org`} {
		checkField(t, bad, ValidEmail(bad), "email")
	}
}

func TestAffiliationIsCurrent(t *testing.T) {
	const day = Date("2026-05-06")
	for _, test := range []struct {
		from, to Date
		want     bool
	}{
		{"", "", true}, {day, "", true}, {"", day, true}, {day, day, true}, {"2026-05-07", "", false}, {"", "2026-05-05", false}, {"2026-01-01", "2026-12-31", true},
	} {
		if got := (Affiliation{From: test.from, To: test.to}).Current(day); got != test.want {
			t.Errorf("from %q to %q: %v", test.from, test.to, got)
		}
	}
	p := Person{Affiliations: []Affiliation{{Name: "Before", To: "2026-01-01"}, {Name: "Now"}, {Name: "Also"}}}
	if a, ok := p.CurrentAffiliation(day); !ok || a.Name != "Now" {
		t.Errorf("current is %q, %v", a.Name, ok)
	}
	if _, ok := (Person{}).CurrentAffiliation(day); ok {
		t.Error("nobody is affiliated with nothing")
	}
}

func TestConsentIsActive(t *testing.T) {
	const day = Date("2026-05-06")
	for _, test := range []struct {
		given, withdrawn Date
		want             bool
	}{
		{"", "", false}, {day, "", true}, {"2026-05-07", "", false}, {"2026-01-01", day, false}, {"2026-01-01", "2026-05-07", true}, {"", "2026-05-07", false},
	} {
		if got := (Consent{Given: test.given, Withdrawn: test.withdrawn}).Active(day); got != test.want {
			t.Errorf("given %q, withdrawn %q: %v", test.given, test.withdrawn, got)
		}
	}
}

func TestMayInvite(t *testing.T) {
	const day = Date("2026-05-06")
	email := Consent{For: "email", Given: "2025-01-01", Withdrawn: "2026-03-01"}
	for name, test := range map[string]struct {
		person Person
		why    string // "" = may
	}{
		"nothing said":          {Person{}, ""},
		"left":                  {Person{Left: "2026-05-06"}, "left on 6 May 2026"},
		"leaves tomorrow":       {Person{Left: "2026-05-07"}, ""},
		"consented":             {Person{Consents: []Consent{{For: "email", Given: "2025-01-01"}}}, ""},
		"withdrew":              {Person{Consents: []Consent{email}}, "withdrew consent (email) on 1 March 2026"},
		"withdraws today":       {Person{Consents: []Consent{{For: "hold details", Given: "2025-01-01", Withdrawn: day}}}, "withdrew consent (hold details) on 6 May 2026"},
		"withdraws tomorrow":    {Person{Consents: []Consent{{For: "email", Given: "2025-01-01", Withdrawn: "2026-05-07"}}}, ""},
		"gave again":            {Person{Consents: []Consent{email, {For: "email", Given: "2026-04-01"}}}, ""},
		"gave again, withdrew":  {Person{Consents: []Consent{email, {For: "email", Given: "2026-04-01", Withdrawn: "2026-04-02"}}}, "withdrew consent (email) on 1 March 2026"},
		"gave another":          {Person{Consents: []Consent{email, {For: "hold details", Given: "2026-04-01"}}}, "withdrew consent (email) on 1 March 2026"},
		"withdrew photographs":  {Person{Consents: []Consent{{For: "Photographs", Given: "2025-01-01", Withdrawn: "2026-03-01"}}}, ""},
		"withdrew their quotes": {Person{Consents: []Consent{{For: "quotes", Given: "2025-01-01", Withdrawn: "2026-03-01"}}}, ""},
	} {
		if may, why := test.person.MayInvite(day); may != (test.why == "") || why != test.why {
			t.Errorf("%s: %v, %q", name, may, why)
		}
	}
}

func TestCan(t *testing.T) {
	p := Person{Availability: []Availability{
		{"day", InPerson, CannotCome}, {"day", Online, CanCome}, {"evening", InPerson, CanIfNeedBe}, {"evening", Online, CannotCome}, {"weekend", InPerson, CannotCome}, {"weekend", Online, CanUnknown}}}
	for _, test := range []struct {
		band ID
		mode Mode
		want Answer
	}{
		{"day", InPerson, CannotCome}, {"day", Online, CanCome}, {"day", Hybrid, CanCome}, {"evening", Hybrid, CanIfNeedBe},
		{"weekend", Hybrid, CannotCome}, {"weekend", Online, CanUnknown}, {"night", Hybrid, CanUnknown},
	} {
		if got := p.Can(test.band, test.mode); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.band, test.mode, got, test.want)
		}
	}
}

func TestCanDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := Person{Availability: []Availability{
			{"b", InPerson, rapid.SampledFrom(Answers).Draw(r, "in person")},
			{"b", Online, rapid.SampledFrom(Answers).Draw(r, "online")}}}
		there := p.Can("b", Hybrid)
		slices.Reverse(p.Availability)
		if back := p.Can("b", Hybrid); back != there {
			r.Fatalf("%q one way, %q the other", there, back)
		}
	})
}

func TestEmailIsTheFirst(t *testing.T) {
	if got := (Person{Emails: []Email{{Address: "a@example.org"}, {Address: "b@example.org"}}}).Email(); got != "a@example.org" {
		t.Errorf("got %q", got)
	}
	if got := (Person{}).Email(); got != "" {
		t.Errorf("got %q", got)
	}
}
