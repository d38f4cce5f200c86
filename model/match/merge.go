package match

import (
	"fmt"
	"slices"
	"strings"

	"convenor/model"
)

// Mode says what an import does with people who are in the file already.
type Mode string

// The modes. In all of them blank cells never overwrite, and emails, phones,
// tags, interests and external ids are added, never taken away.
const (
	Skip   Mode = "skip"   // leave them as they are
	Update Mode = "update" // what the row says wins
	Fill   Mode = "fill"   // only what is blank is filled
)

// Modes is every mode in the order the window offers them.
var Modes = []Mode{Update, Fill, Skip}

// Names finds the ids of what rows call by name. All names are folded.
type Names struct {
	Categories    map[model.List]map[string]model.ID
	Of            map[model.ID]string // the names of categories
	Organisations map[string]model.ID
	Sectors       map[model.ID]model.ID // of organisations that have one
}

// Sector is the sector a row names, or "" if the community has none of that
// name. It is the organisation's when the row makes one.
func (n Names) Sector(c Contact) model.ID {
	return n.Categories[model.Sectors][model.Fold(c.Sector)]
}

// category finds a category, or warns that the community has none of that
// name.
func (n Names) category(c *Contact, list model.List, field Field, name string) model.ID {
	if name == "" {
		return ""
	}
	id := n.Categories[list][model.Fold(name)]
	if id == "" {
		c.warn(fmt.Sprintf("The community has no %s “%s”, so it was left out", field, name))
	}
	return id
}

// Merge returns the person after the row, and what changed. An organisation
// the row names is looked up in names, where the caller has put new ones.
func Merge(p model.Person, c *Contact, mode Mode, names Names) (model.Person, []FieldChange) {
	m := merger{mode: mode}
	m.name(&p, c)
	m.text(Pronouns, &p.Pronouns, c.Pronouns)
	m.text(Role, &p.Role, c.Role)
	if postcodeKey(p.Postcode) != postcodeKey(c.Postcode) {
		m.text(Postcode, &p.Postcode, c.Postcode)
	}
	if model.Fold(p.Address) != model.Fold(c.Address) {
		m.text(Address, &p.Address, c.Address)
	}
	m.notes(&p.Notes, c.Notes)
	joined := string(p.Joined)
	m.text(Joined, &joined, string(c.Joined))
	p.Joined = model.Date(joined)
	m.category(Seniority, &p.Seniority, names.category(c, model.Seniorities, Seniority, c.Seniority), names)
	m.category(District, &p.District, names.category(c, model.Districts, District, c.District), names)
	m.organisation(&p, c, names)
	m.sector(&p, c, names)
	add(&m, Email, &p.Emails, c.Emails, func(s string) model.Email { return model.Email{Address: s} }, func(e model.Email) string { return emailKey(e.Address) })
	add(&m, Phone, &p.Phones, c.Phones, func(s string) model.Phone { return model.Phone{Number: s} }, func(e model.Phone) string { return phoneKey(e.Number) })
	same := func(s string) string { return s }
	add(&m, Tags, &p.Tags, c.Tags, same, model.Fold)
	add(&m, Interests, &p.Interests, c.Interests, same, model.Fold)
	for _, e := range c.ExternalIDs {
		if !slices.Contains(p.ExternalIDs, e) {
			p.ExternalIDs = append(slices.Clone(p.ExternalIDs), e)
			m.note(ExternalID, "", e.System+" "+e.Value)
		}
	}
	return p, m.changes
}

// name takes the row's name. An address that stands in for a name gives way to
// any name. Half a name takes no other half away. A whole name takes the place of
// a whole name, so that the parts of two never mix: when the row wins, or when it
// says all that is there and more and rows with the name as it was still find the
// person.
func (m *merger) name(p *model.Person, c *Contact) {
	addresses := emailsOf(*p)
	standIn := standsIn(p.Given, p.Family, addresses)
	switch {
	case c.Given+c.Family == "" || standsIn(c.Given, c.Family, addresses):
		return
	case !standIn && (saysNoMore(c, *p) || c.Given == "" && p.Given != "" || c.Family == "" && p.Family != ""):
		return
	case standIn, m.mode == Update, saysAll(c, *p) && stillFound(*p, c):
		m.part(Given, &p.Given, c.Given)
		m.part(Family, &p.Family, c.Family)
	}
}

func (m *merger) part(f Field, field *string, value string) {
	if *field != value {
		m.note(f, *field, value)
		*field = value
	}
}

// stillFound reports whether the row's name is looked up by all that a whole name
// is looked up by. Half a name may always grow into a whole one.
func stillFound(p model.Person, c *Contact) bool {
	if p.Given == "" || p.Family == "" {
		return true
	}
	after := nameKeys(nameWords(c.Given, c.Family), c.Given, c.Family)
	for _, k := range nameKeys(nameWords(p.Given, p.Family), p.Given, p.Family) {
		if !slices.Contains(after, k) {
			return false
		}
	}
	return true
}

// saysAll reports whether every word of the person's name is in the row's.
func saysAll(c *Contact, p model.Person) bool {
	return saysNoMore(&Contact{Given: p.Given, Family: p.Family}, model.Person{Given: c.Given, Family: c.Family})
}

// saysNoMore reports whether every word of the row's name is in the person's
// already, as often, or is the initial of one that is: the same words split
// elsewhere, or a name without its middle part, take nothing away.
func saysNoMore(c *Contact, p model.Person) bool {
	have, say := strings.Fields(nameWords(p.Given, p.Family)), strings.Fields(nameWords(c.Given, c.Family))
	rest, left := without(have, say, func(s, h string) bool { return s == h })
	_, left = without(rest, left, func(s, h string) bool { return len(s) == 1 && s[0] == h[0] })
	return len(left) == 0
}

type merger struct {
	mode    Mode
	changes []FieldChange
}

func (m *merger) note(f Field, before, after string) {
	m.changes = append(m.changes, FieldChange{f, before, after})
}

// may reports whether a value may take the place of another.
func (m *merger) may(before, after string) bool {
	before = strings.TrimSpace(before)
	return after != "" && after != before && (before == "" || m.mode == Update)
}

// notes adds what is not there yet: notes are a history and are never replaced.
func (m *merger) notes(field *string, value string) {
	if value == "" || strings.Contains(model.Fold(*field), model.Fold(value)) || (*field != "" && m.mode != Update) {
		return
	}
	m.note(Notes, *field, value)
	*field = model.JoinNonEmpty("\n", *field, value)
}

// sector sets the person's own sector, which counts only while the organisation
// has none.
func (m *merger) sector(p *model.Person, c *Contact, names Names) {
	id := names.category(c, model.Sectors, Sector, c.Sector)
	if len(p.Affiliations) > 0 {
		switch names.Sectors[p.Affiliations[0].Organisation] {
		case "":
		case id:
			return
		default:
			if id != "" {
				c.warn("The sector of the organisation counts, so “" + c.Sector + "” was left out")
			}
			return
		}
	}
	m.category(Sector, &p.Sector, id, names)
}

func emailsOf(p model.Person) []string {
	all := make([]string, len(p.Emails))
	for i, e := range p.Emails {
		all[i] = e.Address
	}
	return all
}

func (m *merger) text(f Field, field *string, value string) {
	if m.may(*field, value) {
		m.note(f, *field, value)
		*field = value
	}
}

func (m *merger) category(f Field, field *model.ID, id model.ID, names Names) {
	if m.may(string(*field), string(id)) {
		m.note(f, names.Of[*field], names.Of[id])
		*field = id
	}
}

// organisation adds an affiliation unless the person has it. It comes first,
// so that it is shown.
func (m *merger) organisation(p *model.Person, c *Contact, names Names) {
	if c.Organisation == "" || (len(p.Affiliations) > 0 && m.mode != Update) {
		return
	}
	id := names.Organisations[model.Fold(c.Organisation)]
	if id == "" || slices.ContainsFunc(p.Affiliations, func(a model.Affiliation) bool { return a.Organisation == id }) {
		return
	}
	before := ""
	if len(p.Affiliations) > 0 {
		before = p.Affiliations[0].Name
	}
	m.note(Organisation, before, c.Organisation)
	p.Affiliations = append([]model.Affiliation{{Organisation: id, Name: c.Organisation}}, p.Affiliations...)
}

// add adds the values whose keys a list does not have.
func add[T any](m *merger, f Field, list *[]T, values []string, make func(string) T, key func(T) string) {
	for _, v := range values {
		value := make(v)
		if slices.ContainsFunc(*list, func(have T) bool { return key(have) == key(value) }) {
			continue
		}
		*list = append(slices.Clip(*list), value)
		m.note(f, "", v)
	}
}

// Describe says the changes in words: "role, email".
func Describe(changes []FieldChange) string {
	var words []string
	for _, c := range changes {
		if !slices.Contains(words, string(c.Field)) {
			words = append(words, string(c.Field))
		}
	}
	return strings.Join(words, ", ")
}

func lineWords(line int) string { return fmt.Sprintf("line %d", line) }
