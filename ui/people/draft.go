package people

import (
	"strings"

	"convenor/model"
)

// draft is what was typed into the form for a new person. It is kept when the
// form is closed before it was added.
type draft struct {
	Given, Family, Email, Phone, Role string
	Organisation                      model.ID // chosen; "" when only its name is known
	OrganisationName                  string
	Seniority, District               model.ID
}

// isEmpty reports whether there is nothing worth keeping.
func (d draft) isEmpty() bool { return d == draft{} }

// person is the new person as the form describes them.
func (d draft) person(today model.Date) model.Person {
	p := model.Person{Given: d.Given, Family: d.Family, Role: d.Role, Seniority: d.Seniority, District: d.District, Joined: today}
	if d.Email != "" {
		p.Emails = []model.Email{{Address: d.Email}}
	}
	if d.Phone != "" {
		p.Phones = []model.Phone{{Number: d.Phone}}
	}
	if name := strings.TrimSpace(d.OrganisationName); name != "" {
		p.Affiliations = []model.Affiliation{{Organisation: d.Organisation, Name: name}}
	}
	return p
}
