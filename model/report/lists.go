package report

import (
	"convenor/model"
)

// ContactsInput is what the contact list is made from.
type ContactsInput struct {
	Community  model.Community
	Categories []model.Category
	Today      model.Date
	People     []Contact // who may be written to, in list order
	LeftOut    int       // who left or withdrew consent
}

// Contact is one person of the contact list.
type Contact struct {
	Given, Family               string
	Organisation, Role          string
	Email, Phone                string
	Sector, Seniority, District model.ID
}

// NewContacts is the contact list; without names, how many there are of whom.
func NewContacts(in ContactsInput, anonymous bool) Report {
	r := newReport(in.Community, in.Today, anonymous)
	r.Title = "Contact list"
	r.Subtitle = model.Count(len(in.People), "person", "people")
	r.Name = oneLine(in.Community.Name) + " contact list " + string(in.Today)
	s := Section{Heading: "Contacts"}
	if in.LeftOut > 0 && !anonymous {
		s.Paragraphs = append(s.Paragraphs, model.Count(in.LeftOut, "person who left or withdrew consent is not listed.", "people who left or withdrew consent are not listed."))
	}
	if len(in.People) == 0 {
		s.Paragraphs = append(s.Paragraphs, "There is nobody to list yet.")
	}
	switch {
	case len(in.People) == 0:
	case anonymous:
		if len(in.People) < leastTold {
			r.Subtitle = fewer + " people"
		}
		s.Heading = "Who is known"
		s.Tables = in.countTables()
	default:
		s.Tables = []Table{in.table()}
	}
	r.Sections = []Section{s}
	return r.finished(anonymous)
}

func (in ContactsInput) table() Table {
	names := namesOf(in.Categories)
	table := Table{Caption: "Everyone who may be written to", Columns: []TableColumn{{"Name", false, 2.6}, {"Organisation", false, 2.7}, {"Role", false, 2.2}, {"District", false, 1.3}, {"Email", false, 4.4}, {"Phone", false, 1.7}}}
	for _, p := range in.People {
		table.Rows = append(table.Rows, TableRow{Cells: []string{model.ListName(oneLine(p.Given), oneLine(p.Family)), oneLine(p.Organisation), oneLine(p.Role),
			names[p.District], oneLine(p.Email), oneLine(p.Phone)}})
	}
	return table
}

// countTables count the contacts by each list.
func (in ContactsInput) countTables() (tables []Table) {
	var c counts
	whole := c.add(len(in.People), lastHidden)
	type kept struct {
		caption, heading string
		names            []string
		places           []int
	}
	var all []kept
	for _, k := range []struct {
		list             model.List
		caption, heading string
		of               func(Contact) model.ID
	}{
		{model.Sectors, "By sector", "Sector", func(p Contact) model.ID { return p.Sector }},
		{model.Seniorities, "By seniority", "Seniority", func(p Contact) model.ID { return p.Seniority }},
		{model.Districts, "By district", "District", func(p Contact) model.ID { return p.District }},
	} {
		names, sizes := sizesOf(in.Categories, k.list, in.People, k.of)
		one := kept{caption: k.caption, heading: k.heading, names: names}
		for _, n := range sizes {
			one.places = append(one.places, c.add(n, firstHidden))
		}
		c.addSum(whole, one.places...)
		all = append(all, one)
	}
	c.protect()
	for _, k := range all {
		table := Table{Caption: k.caption, Columns: []TableColumn{{k.heading, false, 3}, {"People", true, 1.4}, {"Share", true, 1.2}}}
		row := func(name string, at int, total bool) {
			text := none
			if c.told(at) && c.told(whole) {
				text = percent(c.cells[at].value, c.cells[whole].value)
			}
			table.Rows = append(table.Rows, TableRow{Cells: []string{name, c.words(at), text}, Total: total})
		}
		for i, name := range k.names {
			row(name, k.places[i], false)
		}
		row("All", whole, true)
		tables = append(tables, table)
	}
	return tables
}

// sizesOf counts things by a list, entries without any included unless they are
// retired, and those not known at the end.
func sizesOf[T any](categories []model.Category, list model.List, things []T, of func(T) model.ID) (names []string, sizes []int) {
	count := map[model.ID]int{}
	for _, v := range things {
		count[of(v)]++
	}
	rest := len(things)
	for _, c := range categories {
		if n := count[c.ID]; c.List == list && (!c.Retired || n > 0) {
			names, sizes = append(names, oneLine(c.Name)), append(sizes, n)
			rest -= n
		}
	}
	return append(names, notKnown), append(sizes, rest)
}

func namesOf(categories []model.Category) map[model.ID]string {
	names := make(map[model.ID]string, len(categories))
	for _, c := range categories {
		names[c.ID] = oneLine(c.Name)
	}
	return names
}

// VenuesInput is what the venue list is made from.
type VenuesInput struct {
	Community  model.Community
	Categories []model.Category
	Today      model.Date
	Venues     []VenueUse // in list order, retired ones left out
}

// VenueUse is a venue and how it was used.
type VenueUse struct {
	model.Venue
	Sessions int // held or to come
	Last     model.Date
}

// NewVenueList is the list of venues; without names, without their contacts.
func NewVenueList(in VenuesInput, anonymous bool) Report {
	r := newReport(in.Community, in.Today, anonymous)
	r.Title = "Venue list"
	r.Subtitle = model.Count(len(in.Venues), "venue", "venues")
	r.Name = oneLine(in.Community.Name) + " venue list " + string(in.Today)
	s := Section{Heading: "Venues"}
	if len(in.Venues) == 0 {
		s.Paragraphs = []string{"There is no venue yet."}
		r.Sections = []Section{s}
		return r.finished(anonymous)
	}
	districts := namesOf(in.Categories)
	places := Table{Caption: "Where they are, and their use", Columns: []TableColumn{{"Venue", false, 2.6}, {"Address", false, 3.6}, {"District", false, 1.5}, {"Holds", true, 0.9}, {"Half a day", true, 1.1}, {"Sessions, held or to come", true, 1.5}, {"Last used", false, 1.7}}}
	access := Table{Caption: "Access and equipment", Columns: []TableColumn{{"Venue", false, 2.6}, {"Step-free", false, 1.2}, {"Hearing loop", false, 1.2}, {"Accessible toilet", false, 1.3}, {"Wi-Fi", false, 1.1}, {"Screen", false, 1.1}, {"Kitchen", false, 1.1}}}
	contacts := Table{Caption: "Whom to ask, and getting there", Columns: []TableColumn{{"Venue", false, 2.6}, {"Contact", false, 4}, {"Getting there", false, 3.4}}}
	for _, v := range in.Venues {
		name := oneLine(v.Name)
		last := v.Last.Short()
		if last == "" {
			last = none
		}
		places.Rows = append(places.Rows, TableRow{Cells: []string{name, oneLine(model.JoinNonEmpty(", ", v.Address, v.Postcode)), orNotKnown(districts[v.District]), number(v.Capacity), money(v.Cost), model.Thousands(v.Sessions), last}})
		access.Rows = append(access.Rows, TableRow{Cells: []string{name, v.StepFree.Word(), v.HearingLoop.Word(), v.AccessibleToilet.Word(), v.Wifi.Word(), v.Screen.Word(), v.Kitchen.Word()}})
		contacts.Rows = append(contacts.Rows, TableRow{Cells: []string{name, orNotKnown(oneLine(v.Contact)), orNotKnown(oneLine(model.JoinNonEmpty("; ", v.Transit, v.Parking)))}})
	}
	s.Tables = []Table{places, access}
	if !anonymous {
		s.Tables = append(s.Tables, contacts)
	}
	r.Sections = []Section{s}
	return r.finished(anonymous)
}

// OrganisationsInput is what the organisation list is made from.
type OrganisationsInput struct {
	Community     model.Community
	Categories    []model.Category
	Today         model.Date
	Organisations []OrganisationUse // by name
}

// OrganisationUse is an organisation and who of it takes part.
type OrganisationUse struct {
	Name             string
	Sector, District model.ID
	TeamSize         int // 0 = not known
	People           int // who belong to it today
	Came             int // times somebody of it came
	LastCame         model.Date
}

// NewOrganisationList is the list of organisations. Without names, an
// organisation of fewer than three people, which might be one of them, is
// counted and not named.
func NewOrganisationList(in OrganisationsInput, anonymous bool) Report {
	r := newReport(in.Community, in.Today, anonymous)
	r.Title = "Organisation list"
	r.Subtitle = model.Count(len(in.Organisations), "organisation", "organisations")
	r.Name = oneLine(in.Community.Name) + " organisation list " + string(in.Today)
	s := Section{Heading: "Organisations"}
	if len(in.Organisations) == 0 {
		s.Paragraphs = []string{"There is no organisation yet."}
		r.Sections = []Section{s}
		return r.finished(anonymous)
	}
	names := namesOf(in.Categories)
	list := Table{Caption: "All that are known", Columns: []TableColumn{{"Organisation", false, 3.4}, {"Sector", false, 1.8}, {"District", false, 1.6}, {"Data team", true, 1.1}, {"People known", true, 1.2}, {"Times somebody came", true, 1.4}, {"Last came", false, 1.7}}}
	small := 0
	for _, o := range in.Organisations {
		if anonymous && o.People < leastTold {
			small++
			continue
		}
		came, last := model.Thousands(o.Came), o.LastCame.Short()
		if anonymous && o.Came < leastTold {
			came, last = fewer, ""
		}
		if last == "" {
			last = none
		}
		team := number(o.TeamSize)
		if anonymous && o.TeamSize > 0 && o.TeamSize < leastTold {
			team = fewer
		}
		list.Rows = append(list.Rows, TableRow{Cells: []string{oneLine(o.Name), orNotKnown(names[o.Sector]), orNotKnown(names[o.District]), team, model.Thousands(o.People), came, last}})
	}
	if small > 0 {
		s.Paragraphs = append(s.Paragraphs, model.Count(small, "organisation of which fewer than 3 people are known is not named.", "organisations of which fewer than 3 people are known are not named."))
	}
	if len(list.Rows) > 0 {
		s.Tables = append(s.Tables, list)
	}
	for _, k := range []struct {
		list             model.List
		caption, heading string
		of               func(OrganisationUse) model.ID
	}{{model.Sectors, "Organisations by sector", "Sector", func(o OrganisationUse) model.ID { return o.Sector }},
		{model.Districts, "Organisations by district", "District", func(o OrganisationUse) model.ID { return o.District }}} {
		groups, sizes := sizesOf(in.Categories, k.list, in.Organisations, k.of)
		table := Table{Caption: k.caption, Columns: []TableColumn{{k.heading, false, 3}, {"Organisations", true, 1.4}}}
		for i, name := range groups {
			table.Rows = append(table.Rows, TableRow{Cells: []string{name, model.Thousands(sizes[i])}})
		}
		table.Rows = append(table.Rows, TableRow{Cells: []string{"All", model.Thousands(len(in.Organisations))}, Total: true})
		s.Tables = append(s.Tables, table)
	}
	r.Sections = []Section{s}
	return r.finished(anonymous)
}
