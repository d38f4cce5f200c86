// Package match says what an import would do: which field a column holds,
// whom a row is about, and what it would change. It writes nothing.
package match

import (
	"slices"
	"strings"

	"convenor/model"
)

// Field is what a column of a contact list holds.
type Field string

// The fields. Leave is a column that is not read.
const (
	Leave        Field = ""
	Given        Field = "given name"
	Middle       Field = "middle name"
	Family       Field = "family name"
	FullName     Field = "full name"
	Pronouns     Field = "pronouns"
	Role         Field = "role"
	Organisation Field = "organisation"
	Sector       Field = "sector"
	Seniority    Field = "seniority"
	District     Field = "district"
	Postcode     Field = "postcode"
	Address      Field = "address"
	Email        Field = "email"
	Phone        Field = "phone"
	Tags         Field = "tags"
	Interests    Field = "interests"
	Notes        Field = "notes"
	Joined       Field = "joined"
	ExternalID   Field = "number in another system"
	ExternalIDs  Field = "numbers in other systems" // with their systems, as WriteNumbers writes them
	ConvenorID   Field = "Convenor id"
)

// Fields is every field in the order the window offers them.
var Fields = []Field{Leave, Given, Middle, Family, FullName, Pronouns, Role, Organisation, Sector, Seniority, District, Postcode, Address,
	Email, Phone, Tags, Interests, Notes, Joined, ExternalID, ExternalIDs, ConvenorID}

// Mapping says which field each column holds, and which system wrote the file.
type Mapping struct {
	Columns  []Field
	System   string // "Eventbrite", "Google Contacts", …; names external ids
	Headings []string
}

// numbers are the headings of the number by which a system knows a person.
// Numbers under any other heading are kept apart by that heading: a membership
// number and a user number may be alike and mean two people.
var numbers = map[string]bool{"contact id": true, "attendee": true, "leid": true, "url": true}

// numberSystem names whose number column i holds.
func (m Mapping) numberSystem(i int) string {
	heading := "Number"
	if i < len(m.Headings) && strings.TrimSpace(m.Headings[i]) != "" {
		heading = strings.TrimSpace(m.Headings[i])
	}
	if m.System != "" && numbers[model.Fold(heading)] {
		return m.System
	}
	return model.JoinNonEmpty(" ", m.System, heading)
}

// synonyms are the headings of the systems contact lists come from, folded.
// A heading that is not here is found by its words (see byWords).
var synonyms = map[string]Field{
	"convenor id": ConvenorID,
	"given name":  Given, "first name": Given, "firstname": Given, "forename": Given, "given": Given, "first": Given,
	"family name": Family, "last name": Family, "lastname": Family, "surname": Family, "family": Family, "last": Family,
	"middle name": Middle, "middle names": Middle, "additional name": Middle,
	"full name": FullName, "name": FullName, "display name": FullName, "contact name": FullName, "attendee name": FullName, "your name": FullName,
	"name original name": FullName, "participant": FullName, "participant name": FullName,
	"pronouns": Pronouns, "your pronouns": Pronouns,
	"role": Role, "job title": Role, "position": Role, "organization title": Role, "organization 1 title": Role, "job role": Role, "jobtitle": Role,
	"organisation": Organisation, "organization": Organisation, "company": Organisation, "organization name": Organisation,
	"organisation name": Organisation, "employer": Organisation, "current employer": Organisation, "company name": Organisation,
	"organization 1 name": Organisation, "workplace": Organisation, "your organisation": Organisation,
	"sector": Sector, "seniority": Seniority, "level": Seniority,
	"district": District, "local authority": District, "borough": District, "council area": District,
	"postcode": Postcode, "post code": Postcode, "postal code": Postcode, "zip": Postcode, "zip code": Postcode, "home zip": Postcode,
	"home postal code": Postcode, "business postal code": Postcode, "address 1 postal code": Postcode, "home zipcode": Postcode,
	"work zipcode": Postcode, "billing zip": Postcode,
	"address": Address, "street address": Address, "address 1 street": Address, "home address": Address, "home street": Address,
	"business street": Address, "work address": Address, "home address 1": Address,
	"email": Email, "email address": Email, "e mail": Email, "e mail address": Email, "e mail 2 address": Email, "e mail 3 address": Email,
	"primary email": Email, "secondary email": Email, "user email": Email, "mail": Email, "your email": Email,
	"phone": Phone, "phone number": Phone, "mobile": Phone, "mobile phone": Phone, "telephone": Phone, "primary phone": Phone, "business phone": Phone,
	"home phone": Phone, "work phone": Phone, "mobile number": Phone, "cell phone": Phone, "tel": Phone,
	"tags": Tags, "labels": Tags, "groups": Tags, "group membership": Tags, "tag s": Tags,
	"interests": Interests, "interested in": Interests, "topics": Interests,
	"notes": Notes, "note": Notes, "comments": Notes,
	"joined": Joined, "member since": Joined, "opt in time": Joined, "optin time": Joined, "connected on": Leave,
	"contact id": ExternalID, "external identifier": ExternalID, "external id": ExternalID, "leid": ExternalID, "member id": ExternalID, "user id": ExternalID,
	"numbers in other systems": ExternalIDs, "attendee": ExternalID, "participant id upn": Leave,
	"organisation group": Organisation, "company organisation": Organisation, "organisation company": Organisation, "name organisation": Organisation,
}

// fillers are words of a heading that do not change what the column holds:
// "What is your email address?", "Work email", "Email (2)".
var fillers = wordSet("what is are your you do the a an of in at for from which please enter give us if any required optional work home personal business main primary secondary other address")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// fieldOf finds the field of a heading: as it is, by its words, or without the
// words and numbers that only tell columns of one kind apart.
func fieldOf(heading string) Field {
	folded := model.Fold(heading)
	if field, ok := synonyms[folded]; ok {
		return field
	}
	if field := byWords(folded); field != Leave {
		return field
	}
	var kept []string
	for _, w := range strings.Fields(folded) {
		if !fillers[w] && strings.Trim(w, "0123456789") != "" {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return Leave
	}
	return synonyms[strings.Join(kept, " ")]
}

// byWords finds the fields of numbered headings, such as Google's
// "E-mail 2 - Value".
func byWords(folded string) Field {
	words := strings.Fields(folded)
	has := func(all ...string) bool {
		for _, w := range all {
			if !slices.Contains(words, w) {
				return false
			}
		}
		return true
	}
	switch {
	case has("label") || has("type") || has("fax"):
		return Leave
	case has("e", "mail", "value"), has("email", "value"):
		return Email
	case has("phone", "value"):
		return Phone
	}
	return Leave
}

// systems are known by headings that only they write.
var systems = []struct{ heading, system string }{
	{"convenor id", "Convenor"}, {"attendee #", "Eventbrite"}, {"e-mail 1 - value", "Google Contacts"}, {"leid", "Mailchimp"},
	{"connected on", "LinkedIn"}, {"current employer", "CiviCRM"}, {"external identifier", "CiviCRM"}, {"contact id", "CiviCRM"},
	{"e-mail 2 address", "Outlook"}, {"name (original name)", "Zoom"}, {"participant id (upn)", "Microsoft Teams"},
	{"completion time", "Microsoft Forms"}, {"primary email", "Thunderbird"}, {"profile url", "Meetup"},
}

// Guess reads the headings. Two columns may hold the same field: emails,
// phones and tags are all kept, of the others the first that is not blank. A
// list without any heading that is known is read by what its cells look like.
func Guess(header []string, sample [][]string) Mapping {
	m := Mapping{Columns: make([]Field, len(header)), Headings: header}
	known := 0
	for i, h := range header {
		field := fieldOf(h)
		m.Columns[i] = field
		if field != Leave {
			known++
		}
	}
	lower := make([]string, len(header))
	for i, h := range header {
		lower[i] = strings.ToLower(strings.TrimSpace(h))
	}
	for _, s := range systems {
		if slices.Contains(lower, s.heading) {
			m.System = s.system
			break
		}
	}
	switch m.System {
	case "Outlook":
		m.replace(lower, "title", Leave) // Mr, Ms
	case "Microsoft Teams":
		m.replace(lower, "role", Leave) // Organizer, Presenter, Attendee
	case "LinkedIn":
		m.replace(lower, "url", ExternalID) // the profile names the person for good
	}
	if m.has(Given) || m.has(Family) {
		m.drop(FullName)
	}
	if known == 0 {
		m.byContent(sample)
	}
	return m
}

func (m *Mapping) replace(lower []string, heading string, f Field) {
	if i := slices.Index(lower, heading); i >= 0 {
		m.Columns[i] = f
	}
}

func (m *Mapping) has(f Field) bool { return slices.Contains(m.Columns, f) }

func (m *Mapping) drop(f Field) {
	for i, c := range m.Columns {
		if c == f {
			m.Columns[i] = Leave
		}
	}
}

// byContent takes the column of addresses for email and the first other column
// of words for the name.
func (m *Mapping) byContent(sample [][]string) {
	for i := range m.Columns {
		addresses, words := 0, 0
		for _, row := range sample {
			if i >= len(row) || row[i] == "" {
				continue
			}
			if model.ValidEmail(strings.TrimSpace(row[i])) == nil {
				addresses++
			} else if strings.Contains(strings.TrimSpace(row[i]), " ") && !strings.ContainsAny(row[i], "0123456789@") {
				words++
			}
		}
		switch {
		case addresses*2 > len(sample):
			m.Columns[i] = Email
		case words*2 > len(sample) && !m.has(FullName):
			m.Columns[i] = FullName
		}
	}
}

// Validate says what the mapping lacks to find people.
func (m Mapping) Validate() error {
	if m.has(Given) || m.has(Family) || m.has(FullName) || m.has(Email) || m.has(ConvenorID) {
		return nil
	}
	return model.ValidationError{Field: "columns", Problem: "no column holds a name or an email address; say which one does"}
}

// Signature names a file's shape, so that a mapping a person chose can be found
// again for the next file of the same shape.
func Signature(header []string) string {
	folded := make([]string, len(header))
	for i, h := range header {
		folded[i] = model.Fold(h)
	}
	return strings.Join(folded, "|")
}
