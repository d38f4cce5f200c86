package match

import (
	"slices"
	"strings"
	"time"

	"convenor/model"
)

// Contact is one row, read by a mapping and tidied. What the row does not say
// is empty.
type Contact struct {
	Line          int
	ID            model.ID // Convenor's own, when the file came from an export
	Given, Family string
	Pronouns      string
	Role          string
	Organisation  string
	Sector        string // names of categories, as written
	Seniority     string
	District      string
	Postcode      string
	Address       string
	Emails        []string
	Phones        []string
	Tags          []string
	Interests     []string
	Notes         string
	Joined        model.Date
	ExternalIDs   []model.ExternalID
	Warnings      []string // what could not be read, in sentences

	odd []string // for the notes: what could not be read
}

// Name is the contact's name as it is said.
func (c Contact) Name() string { return model.DisplayName(c.Given, c.Family) }

// Blank reports whether the row names nobody.
func (c Contact) Blank() bool {
	return c.Given == "" && c.Family == "" && len(c.Emails) == 0 && c.ID == "" && len(c.ExternalIDs) == 0
}

// Read reads one row. Blank cells say nothing.
func (m Mapping) Read(line int, cells []string) Contact {
	c := Contact{Line: line}
	full, middle := "", ""
	for i, field := range m.Columns {
		if field == Leave || i >= len(cells) {
			continue
		}
		cell := strings.TrimSpace(cells[i])
		if cell == "" {
			continue
		}
		switch field {
		case Given:
			first(&c.Given, cell)
		case Middle:
			first(&middle, cell)
		case Family:
			first(&c.Family, withoutHonours(cell))
		case FullName:
			if m.System == "Zoom" {
				cell = originalName(cell)
			}
			first(&full, c.takePronouns(cell))
		case Pronouns:
			first(&c.Pronouns, cell)
		case Role:
			first(&c.Role, cell)
		case Organisation:
			first(&c.Organisation, cell)
		case Sector:
			first(&c.Sector, cell)
		case Seniority:
			first(&c.Seniority, cell)
		case District:
			first(&c.District, cell)
		case Postcode:
			first(&c.Postcode, strings.ToUpper(cell))
		case Address:
			first(&c.Address, strings.Join(strings.Fields(cell), " "))
		case Email:
			c.readEmails(cell)
		case Phone:
			for _, p := range split(cell, ":::", ";") {
				c.readPhone(p)
			}
		case Tags:
			c.Tags = append(c.Tags, readTags(cell)...)
		case Interests:
			c.Interests = append(c.Interests, readTags(cell)...)
		case Notes:
			first(&c.Notes, cell)
		case Joined:
			c.readJoined(cell)
		case ExternalID:
			c.ExternalIDs = append(c.ExternalIDs, model.ExternalID{System: m.numberSystem(i), Value: cell})
		case ExternalIDs:
			c.readNumbers(cell)
		case ConvenorID:
			if id, err := model.ParseID(cell); err == nil {
				c.ID = id
			} else {
				c.warn(err.Error())
			}
		}
	}
	c.Notes = strings.Join(append(slices.DeleteFunc([]string{c.Notes}, func(s string) bool { return s == "" }), c.odd...), "\n")
	if c.Given == "" && c.Family == "" {
		c.Given, c.Family = SplitName(full)
	} else if middle != "" {
		c.Given = model.JoinNonEmpty(" ", c.Given, middle)
	}
	if model.Fold(c.Given+c.Family) == "" { // dashes and the like name nobody
		c.Given, c.Family = "", ""
	}
	return c
}

func (c *Contact) warn(problem string) { c.Warnings = append(c.Warnings, problem) }

// first keeps the first value a row gives for a field.
func first(field *string, cell string) {
	if *field == "" {
		*field = cell
	}
}

func (c *Contact) readEmails(cell string) {
	for _, address := range split(cell, ":::", ";", ",") {
		if _, inside, ok := strings.Cut(address, "<"); ok { // Ann Lee <ann@example.org>
			address = inside
		}
		address = strings.TrimPrefix(strings.Trim(address, "<> "), "mailto:")
		if strings.EqualFold(address, "anonymous") { // Microsoft Forms, when a form asks for no account
			continue
		}
		if err := model.ValidEmail(address); err != nil {
			c.keep("Email", address, err.Error())
			continue
		}
		c.Emails = addNew(c.Emails, address, emailKey)
	}
}

func (c *Contact) readPhone(number string) {
	if phoneKey(number) == "" {
		c.keep("Phone", number, "“"+number+"” is not a phone number")
		return
	}
	c.Phones = addNew(c.Phones, number, phoneKey)
}

func (c *Contact) readNumbers(cell string) {
	all, err := ReadNumbers(cell)
	if err != nil {
		c.keep("Numbers in other systems", cell, err.Error())
	}
	c.ExternalIDs = append(c.ExternalIDs, all...)
}

// keep puts a value that is not what its column should hold into the notes.
// Dashes and the like, which stand for nothing, are let go.
func (c *Contact) keep(what, value, problem string) {
	if says(value) == "" {
		return
	}
	c.warn(problem + ", so it went into the notes")
	c.odd = append(c.odd, what+" as written: "+value)
}

// says folds a value and returns "" for those that stand for nothing.
func says(value string) string {
	folded := model.Fold(value)
	if blanks[folded] {
		return ""
	}
	return folded
}

var blanks = map[string]bool{"na": true, "n a": true, "none": true, "nil": true, "no": true, "unknown": true, "not applicable": true, "tbc": true,
	"self": true, "self employed": true, "freelance": true, "freelancer": true, "retired": true, "individual": true, "anonymous": true}

// readJoined reads the date forms of the systems that write one.
func (c *Contact) readJoined(cell string) {
	for _, layout := range []string{time.DateOnly, time.DateTime, "02 Jan 2006", "2/1/2006"} {
		if t, err := time.Parse(layout, cell); err == nil {
			c.Joined = model.DateOf(t)
			return
		}
	}
	c.warn("“" + cell + "” is not a date and was left out")
}

// readTags reads tags separated by commas or semicolons, each perhaps quoted
// (Mailchimp), or by ":::" with a star before those of the system itself
// (Google Contacts).
func readTags(cell string) (tags []string) {
	if strings.Contains(cell, ":::") || strings.HasPrefix(cell, "* ") {
		for _, t := range strings.Split(cell, ":::") {
			if t = strings.TrimSpace(t); t != "" && !strings.HasPrefix(t, "*") {
				tags = append(tags, t)
			}
		}
		return tags
	}
	var tag strings.Builder
	quoted := false
	end := func() {
		if t := strings.TrimSpace(tag.String()); t != "" {
			tags = append(tags, t)
		}
		tag.Reset()
	}
	for _, r := range cell {
		switch {
		case r == '"':
			quoted = !quoted
		case (r == ',' || r == ';') && !quoted:
			end()
		default:
			tag.WriteRune(r)
		}
	}
	end()
	return tags
}

// split cuts at the first of the separators that is there.
func split(cell string, separators ...string) (parts []string) {
	for _, sep := range separators {
		if strings.Contains(cell, sep) {
			for _, p := range strings.Split(cell, sep) {
				if p = strings.TrimSpace(p); p != "" {
					parts = append(parts, p)
				}
			}
			return parts
		}
	}
	return []string{cell}
}

// addNew adds a value whose key is not there yet.
func addNew(list []string, value string, key func(string) string) []string {
	for _, have := range list {
		if key(have) == key(value) {
			return list
		}
	}
	return append(list, value)
}

// emailKey is an address for comparing: lower case throughout. RFC 5321 2.4
// lets a mailbox tell cases apart; no provider people use does.
func emailKey(address string) string { return strings.ToLower(address) }

// phoneKey is a number for comparing: its digits, a leading 44 as 0.
func phoneKey(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
	digits = strings.TrimPrefix(digits, "00")
	if rest, ok := strings.CutPrefix(digits, "44"); ok && len(digits) > 10 {
		return "0" + strings.TrimPrefix(rest, "0")
	}
	return digits
}
