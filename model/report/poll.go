package report

import (
	"convenor/model"
)

// PollInput is what the paper of a date poll is made from.
type PollInput struct {
	Community model.Community
	Poll      model.Poll
	Place     func(model.PollOption) string // "in person, Ropewalk Hall"
	People    []PollPaperPerson             // by row
	Blank     int                           // rows for others
}

// PollPaperPerson is one person who is asked.
type PollPaperPerson struct {
	Row     int
	Name    string         // as lists show it
	Answers []model.Answer // to the options, in order; empty ones are left open
}

// DatePoll is a poll on paper: a row for each person, and under each date a box for
// yes, if need be and no.
type DatePoll struct {
	Title     string
	Lead      string
	How       string
	Code      string
	Options   []PollColumn
	Rows      []PollPaperPerson
	Blank     int
	Landscape bool // more dates than an upright page has room for
	Notice    string
	Community string
	Language  string
}

// PollColumn is the head of one date.
type PollColumn struct{ Day, Time, Place string }

// uprightOptions is how many dates stand beside each other on an upright page.
const uprightOptions = 4

// NewDatePoll lays out the content of a poll on paper.
func NewDatePoll(in PollInput) DatePoll {
	d := DatePoll{
		Title: oneLine(in.Poll.Title), Lead: oneLine(in.Poll.Lead()), Code: in.Poll.Code, Blank: in.Blank, Rows: in.People,
		How:       "Find your row, or write your name into an empty one, and tick one box under each date: yes, if need be, or no.",
		Landscape: len(in.Poll.Options) > uprightOptions, Notice: pollUse(in.Community), Community: oneLine(in.Community.Name), Language: "en-GB",
	}
	for _, o := range in.Poll.Options {
		c := PollColumn{Day: o.Start.Date().Short(), Time: o.Start.Clock().String(), Place: oneLine(in.Place(o))}
		if o.End != "" {
			c.Time += "–" + o.End.Clock().String()
		}
		d.Options = append(d.Options, c)
	}
	return d
}

// pollUse says what becomes of the paper.
func pollUse(c model.Community) string {
	s := "We use this sheet to find a date that suits as many as can be"
	if c.PaperDays > 0 {
		s += " and destroy the paper after " + model.Count(c.PaperDays, "day", "days")
	}
	return model.JoinNonEmpty(" ", s+".", oneLine(c.OrganiserEmail))
}
