package report

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"convenor/model"
)

// ErrNoProgramme is returned when there is nothing to publish in a span.
var ErrNoProgramme = errors.New("there is nothing to publish in these months yet: a session needs a date and must be more than an idea")

// ProgrammeInput is what a programme is made from.
type ProgrammeInput struct {
	Community model.Community
	Today     model.Date
	Sessions  []ProgrammeSession  // with a date, in any state, by start
	Names     map[model.ID]string // of facilitators and presenters
	// Of the version for the public only; nil: for members.
	Public *Public
	// Owners are the names of people whose own address the organiser's is; see
	// PublicContact.
	Owners []string
}

// ProgrammeSession is a session with its place.
type ProgrammeSession struct {
	model.Session
	Venue *model.Venue
}

// Programme is what is planned, for people to read: a handout, a poster, a web
// page. The version for the public has no personal data and no private links.
type Programme struct {
	Title     string // "Programme, January to June 2026"
	Span      string // "January to June 2026"
	Community string
	Purpose   string
	Public    bool
	Months    []ProgrammeMonth
	Ideas     int // of the season, with a date, that are left out
	Contact   string
	Made      string
	Name      string // for a file, without an ending
	Language  string // BCP 47
}

// ProgrammeMonth is the sessions of one month, by start.
type ProgrammeMonth struct {
	Name  string // "June 2026"
	Items []ProgrammeItem
}

// ProgrammeItem is one session of a programme.
type ProgrammeItem struct {
	Title   string
	Kind    string
	Date    model.Date
	When    string // "Thursday 12 June 2026, 13:00–14:30"
	Time    string // "13:00–14:30"
	Mode    string // "in person", "online", "in person and online"
	Where   string
	State   string // what a reader must know of it: "save the date", "cancelled", "held", or nothing
	About   []string
	Topics  []string // talks and show and tells
	Led     string   // for members: who facilitates
	Access  string   // what is known of the venue's access
	Link    string   // for members: to join online
	Summary string   // time, place and state in a line
}

// NewProgramme lays out the content of a programme. Ideas and sessions without a
// date are not in it. Errors: ErrNoProgramme.
func NewProgramme(in ProgrammeInput) (Programme, error) {
	c := in.Community
	p := Programme{Community: oneLine(c.Name), Purpose: oneLine(c.Purpose), Public: in.Public != nil, Language: "en-GB",
		Made: "Made on " + in.Today.Long()}
	sessions := slices.Clone(in.Sessions)
	slices.SortStableFunc(sessions, func(a, b ProgrammeSession) int { return cmp.Compare(a.Start, b.Start) })
	for _, s := range sessions {
		if s.Start == "" || s.State == model.Idea {
			p.Ideas++
			continue
		}
		day := s.Start.Date()
		name := day.Time().Format("January 2006")
		if n := len(p.Months); n == 0 || p.Months[n-1].Name != name {
			p.Months = append(p.Months, ProgrammeMonth{Name: name})
		}
		month := &p.Months[len(p.Months)-1]
		month.Items = append(month.Items, in.item(s))
	}
	if len(p.Months) == 0 {
		return p, ErrNoProgramme
	}
	p.name()
	p.Contact = organiser(c)
	if p.Public {
		p.Purpose = in.Public.Title(p.Purpose)
		p.Contact = in.PublicContact()
	}
	return p, nil
}

// name puts the months of the sessions that are in it into title and name.
func (p *Programme) name() {
	months := p.Months[len(p.Months)-1].Items
	first, last := p.Months[0].Items[0].Date, months[len(months)-1].Date
	p.Span = monthSpan(first, last)
	p.Title = "Programme, " + p.Span
	span := string(first[:7])
	if last[:7] != first[:7] {
		span += " to " + string(last[:7])
	}
	p.Name = model.JoinNonEmpty(" ", p.Community, "programme", span)
	if p.Public {
		p.Name += " public"
	}
}

// ToCome is the programme without what was held or cancelled: what a poster
// invites to. Errors: ErrNoProgramme.
func (p Programme) ToCome() (Programme, error) {
	var months []ProgrammeMonth
	for _, m := range p.Months {
		items := slices.DeleteFunc(slices.Clone(m.Items), func(s ProgrammeItem) bool {
			return s.State == string(model.Held) || s.State == string(model.Cancelled)
		})
		if len(items) == 0 {
			continue
		}
		months = append(months, ProgrammeMonth{m.Name, items})
	}
	if len(months) == 0 {
		return p, ErrNoProgramme
	}
	p.Months = months
	p.name()
	return p, nil
}

// Count is how many sessions the programme has.
func (p Programme) Count() (n int) {
	for _, m := range p.Months {
		n += len(m.Items)
	}
	return n
}

// Season is the year from a day.
func Season(from model.Date) Span {
	return Span{from, model.DateOf(from.Time().AddDate(1, 0, -1))}
}

// monthSpan is a span of months in words.
func monthSpan(first, last model.Date) string {
	a, b := first.Time(), last.Time()
	switch {
	case a.Format("2006-01") == b.Format("2006-01"):
		return a.Format("January 2006")
	case a.Year() == b.Year():
		return a.Format("January") + " to " + b.Format("January 2006")
	}
	return a.Format("January 2006") + " to " + b.Format("January 2006")
}

func (in ProgrammeInput) item(s ProgrammeSession) ProgrammeItem {
	if in.Public != nil {
		s.Session = in.Public.Session(s.Session)
	}
	item := ProgrammeItem{
		Title: oneLine(s.Title), Kind: oneLine(s.Kind), Date: s.Start.Date(),
		When: when(s.Session, in.Community.TimeZone), Time: s.Start.Clock().String(), Mode: s.Mode.Phrase(),
		Where: where(s.Session, s.Venue), About: oneLines(strings.Split(s.Description, "\n")),
		Topics: in.topics(s.Session), Led: strings.Join(in.names(s.Facilitators), ", "),
	}
	if s.End != "" && s.End.Date() == s.Start.Date() {
		item.Time += "–" + s.End.Clock().String()
	}
	if item.Where == "" {
		item.Where = "Place to be announced"
	}
	if s.State != model.Confirmed {
		item.State = string(s.State)
	}
	if s.Mode != model.InPerson {
		item.Link = strings.TrimSpace(s.Link)
	}
	if s.Mode != model.Online && s.Venue != nil {
		var access []string
		for _, f := range venueAccess(*s.Venue, "please ask us") {
			access = append(access, f.Name+": "+f.Text)
		}
		item.Access = strings.Join(access, " · ")
	}
	if model.MatchWords(model.Fold(item.Title), model.Words(item.Kind)) {
		item.Kind = "" // the title says it
	}
	item.Summary = model.JoinNonEmpty(" · ", item.Time, item.Where, item.State)
	return item
}

// topics are what there is to hear: talks, show and tells and workshops.
func (in ProgrammeInput) topics(s model.Session) (out []string) {
	for _, item := range s.Agenda {
		title := oneLine(item.Title)
		if title == "" || item.Format != "talk" && item.Format != "show and tell" && item.Format != "workshop" {
			continue
		}
		if by := in.names(item.Presenters); len(by) > 0 {
			title += " (" + strings.Join(by, ", ") + ")"
		}
		out = append(out, title)
	}
	return out
}

func (in ProgrammeInput) names(ids []model.ID) (out []string) {
	for _, id := range ids {
		if n := oneLine(in.Names[id]); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// PublicContact is the organiser's email address, unless a word of the name of
// whoever reads it is in it: then it is a person's own.
func (in ProgrammeInput) PublicContact() string {
	email := oneLine(in.Community.OrganiserEmail)
	local, _, ok := strings.Cut(email, "@")
	if !ok {
		return ""
	}
	local = model.Fold(local)
	for _, name := range append([]string{in.Community.OrganiserName}, in.Owners...) {
		for _, w := range model.Words(name) {
			if len(w) > 2 && strings.Contains(local, w) {
				return ""
			}
		}
	}
	return email
}
