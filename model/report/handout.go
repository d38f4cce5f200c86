package report

import (
	"strings"

	"convenor/model"
)

// SessionInput is what every handout of a session is made from.
type SessionInput struct {
	Session      model.Session
	Venue        *model.Venue // nil: none chosen
	Community    model.Community
	Facilitators []string            // names as they are said
	Names        map[model.ID]string // of presenters
}

// Handout is the agenda on a page for everybody: what, when, where, and how to
// get there and in.
type Handout struct {
	Title        string
	When, Where  string
	Facilitators []string
	About        []string // paragraphs
	Agenda       []HandoutItem
	Ends         string // clock time at which the agenda ends; empty without one
	GettingThere []Fact // by transit, by car
	Access       []Fact
	Link         string // to join online; empty: nobody joins online
	Contact      string
	Language     string
}

// HandoutItem is one line of the agenda.
type HandoutItem struct {
	At     string // "10:00", or "+0:15" while the session has no start
	Title  string
	Detail string // presenters, format
}

// Fact is something that is known, under a word for it.
type Fact struct{ Name, Text string }

// NewHandout lays out the content of an agenda.
func NewHandout(in SessionInput) Handout {
	s := in.Session
	h := Handout{
		Title:        oneLine(s.Title),
		When:         when(s, in.Community.TimeZone),
		Where:        where(s, in.Venue),
		Facilitators: oneLines(in.Facilitators),
		About:        oneLines(strings.Split(s.Description, "\n")),
		Contact:      organiser(in.Community),
		Language:     "en-GB",
	}
	if s.Mode != model.InPerson {
		h.Link = strings.TrimSpace(s.Link)
	}
	h.Agenda, h.Ends = agenda(in)
	if s.Mode != model.Online && in.Venue != nil {
		h.GettingThere = facts("By bus, train or on foot", in.Venue.Transit, "By car", in.Venue.Parking)
		h.Access = venueAccess(*in.Venue, "please ask us")
	}
	return h
}

// agenda is the agenda by the clock, and when it ends.
func agenda(in SessionInput) (items []HandoutItem, ends string) {
	if len(in.Session.Agenda) == 0 {
		return nil, ""
	}
	start, layout := model.LocalTime("2000-01-01T00:00").In("UTC"), "+15:04"
	if in.Session.Start != "" {
		start, layout = in.Session.StartTime(), "15:04"
	}
	times := model.AgendaTimes(start, in.Session.Agenda)
	for i, item := range in.Session.Agenda {
		var who []string
		for _, id := range item.Presenters {
			who = append(who, in.Names[id])
		}
		title, format := oneLine(item.Title), string(item.Format)
		if title == "" && format != "" {
			title, format = strings.ToUpper(format[:1])+format[1:], ""
		}
		if model.Fold(title) == model.Fold(format) {
			format = ""
		}
		items = append(items, HandoutItem{
			At: times[i].Format(layout), Title: title,
			Detail: oneLine(model.JoinNonEmpty(" · ", strings.Join(oneLines(who), ", "), format, item.Detail)),
		})
	}
	return items, times[len(times)-1].Format(layout)
}

// venueAccess says what is known of a venue's access, yes and no alike; what is
// not known is said as such, with what to do about it, so that nobody relies on
// silence.
func venueAccess(v model.Venue, unknown string) []Fact {
	say := func(k model.Known) string {
		if k == model.NotKnown {
			return "not known; " + unknown
		}
		return string(k)
	}
	return facts("Step-free", say(v.StepFree), "Accessible toilet", say(v.AccessibleToilet), "Hearing loop", say(v.HearingLoop))
}

// facts pairs names with texts and leaves out the empty ones.
func facts(pairs ...string) (out []Fact) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if text := oneLine(pairs[i+1]); text != "" {
			out = append(out, Fact{pairs[i], text})
		}
	}
	return out
}

// organiser is who to ask, in one line.
func organiser(c model.Community) string {
	return oneLine(model.JoinNonEmpty(" · ", c.OrganiserName, c.OrganiserEmail, c.OrganiserPhone))
}

// FeedbackForm is a page of plain questions. It asks for no name.
type FeedbackForm struct {
	Title     string // of the session
	When      string
	Questions []Question
	Link      string // where the same can be said online; may be empty
	Notice    string
	Language  string
}

// Question is one question: boxes to tick, lines to write on, or both.
type Question struct {
	Text  string
	Ticks []string
	Lines int
}

// NewFeedbackForm lays out the content of a feedback form.
func NewFeedbackForm(in SessionInput) FeedbackForm {
	return FeedbackForm{
		Title: oneLine(in.Session.Title),
		When:  when(in.Session, in.Community.TimeZone),
		Questions: []Question{
			{Text: "How useful was this session to you?", Ticks: []string{"very", "quite", "a little", "not at all"}},
			{Text: "What will you use, try, or tell others about?", Lines: 3},
			{Text: "Was it easy to come and to take part?", Ticks: []string{"yes", "mostly", "no"}, Lines: 2},
			{Text: "Who or what was missing?", Lines: 3},
			{Text: "Would you come again?", Ticks: []string{"yes", "perhaps", "no"}, Lines: 2},
		},
		Link:     strings.TrimSpace(in.Session.FeedbackLink),
		Notice:   "You need not give your name. " + feedbackUse(in.Community),
		Language: "en-GB",
	}
}

func feedbackUse(c model.Community) string {
	s := "We read every form to make the next session better"
	if c.PaperDays > 0 {
		s += " and destroy the paper after " + model.Count(c.PaperDays, "day", "days")
	}
	return s + "."
}

// Direction is where a sign points.
type Direction string

// The directions.
const (
	Ahead   Direction = "ahead"
	ToLeft  Direction = "left"
	ToRight Direction = "right"
)

// Directions is every direction in the order the window offers them.
var Directions = []Direction{Ahead, ToLeft, ToRight}

// Sign is a sign to the room, to be read from five metres.
type Sign struct {
	Title     string
	Place     string // room and venue
	Time      string // "13:00–14:30"
	Day       string
	Direction Direction
	Community string
	Language  string
}

// NewSign lays out the content of a sign.
func NewSign(in SessionInput, direction Direction) Sign {
	s := Sign{Title: oneLine(in.Session.Title), Direction: direction, Community: oneLine(in.Community.Name), Language: "en-GB"}
	venue := ""
	if in.Venue != nil {
		venue = in.Venue.Name
	}
	s.Place = oneLine(model.JoinNonEmpty(", ", in.Session.Room, venue))
	if start := in.Session.Start; start != "" {
		s.Day, s.Time = longDay(start.Date()), start.Clock().String()
		if end := in.Session.End; end != "" {
			s.Time += "–" + end.Clock().String()
		}
	}
	return s
}
