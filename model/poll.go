package model

import (
	"fmt"
	"slices"
	"strings"
)

// MostPollOptions is how many dates a poll may offer: more do not fit beside each
// other on a page.
const MostPollOptions = 12

// Poll asks people which of some dates they could make.
type Poll struct {
	ID      ID
	Title   string // of what is to be held
	Session ID     // that has no date yet; empty: none is planned yet
	Words   string // before the dates, in a mail and on paper; empty: Lead has some
	Code    string // on the paper
	Made    Date
	Closed  Date // empty while it is open
	Options []PollOption
}

// PollOption is one date that a poll offers.
type PollOption struct {
	ID         ID
	Start, End LocalTime // in the community's zone; End may be empty
	Mode       Mode
	Venue      ID // none online; empty: not decided
}

// Validate reports the first thing that is wrong with p.
func (p Poll) Validate() error {
	switch {
	case strings.TrimSpace(p.Title) == "":
		return ValidationError{"title", "a poll needs a title: what is it that is to be held?"}
	case len(p.Options) == 0:
		return ValidationError{"date", "a poll needs at least one date to ask about"}
	case len(p.Options) > MostPollOptions:
		return ValidationError{"date", fmt.Sprintf("a poll offers at most %d dates; the people who answer lose their way among more", MostPollOptions)}
	case !p.Made.Valid() || !p.Closed.Valid():
		return ValidationError{"day", "that is not a day"}
	}
	for i, o := range p.Options {
		if err := o.Validate(); err != nil {
			return err
		}
		for _, b := range p.Options[:i] {
			if o.Start == b.Start && o.End == b.End && o.Mode == b.Mode && o.Venue == b.Venue {
				return ValidationError{"date", "the poll offers " + o.When() + " twice"}
			}
		}
	}
	return nil
}

// Validate reports the first thing that is wrong with o.
func (o PollOption) Validate() error {
	switch {
	case o.Start == "":
		return ValidationError{"date", "each date of a poll needs a day and a time at which it starts"}
	case !o.Start.Valid() || !o.End.Valid():
		return ValidationError{"date", "that is not a date and time"}
	case o.End != "" && o.End <= o.Start:
		return ValidationError{"end", o.Start.Date().Short() + ": it must end after it starts"}
	case !slices.Contains(Modes, o.Mode):
		return ValidationError{"mode", o.Start.Date().Short() + ": it is in person, online or hybrid"}
	case o.Mode == Online && o.Venue != "":
		return ValidationError{"venue", o.Start.Date().Short() + ": an online session has no venue"}
	}
	return nil
}

// When is the date as "Thu 12 Jun 2025, 13:00–14:30".
func (o PollOption) When() string { return FormatSpan(o.Start, o.End) }

// Option is the option with this id; false when the poll has none.
func (p Poll) Option(id ID) (PollOption, bool) {
	i := slices.IndexFunc(p.Options, func(o PollOption) bool { return o.ID == id })
	if i < 0 {
		return PollOption{}, false
	}
	return p.Options[i], true
}

// Days names the options as briefly as tells them apart: "Tue 14 July", with the
// time where two are on one day, and how where that is not enough.
func (p Poll) Days() []string { return p.days("Mon 2 January") }

// ShortDays are Days with short months, for the heads of columns: "Tue 14 Jul".
func (p Poll) ShortDays() []string { return p.days("Mon 2 Jan") }

func (p Poll) days(layout string) []string {
	out := make([]string, len(p.Options))
	for i, o := range p.Options {
		out[i] = o.Start.Date().Time().Format(layout)
		sameDay, sameTime := false, false
		for j, b := range p.Options {
			sameDay = sameDay || j != i && b.Start.Date() == o.Start.Date()
			sameTime = sameTime || j != i && b.Start == o.Start
		}
		if sameDay {
			out[i] += ", " + o.Start.Clock().String()
		}
		if sameTime {
			out[i] += " " + o.Mode.Phrase()
		}
	}
	return out
}

// Lead is the words before the dates where the coordinator wrote none.
func (p Poll) Lead() string {
	if words := strings.TrimSpace(p.Words); words != "" {
		return words
	}
	return "We are looking for a date for “" + oneLine(p.Title) + "”. Which of these dates could you make?"
}

// HowToAnswer is how to answer a poll by mail.
func (p Poll) HowToAnswer() string {
	if len(p.Options) == 1 {
		return "Please reply with “yes”, “if need be” or “no”."
	}
	return "Please reply with the numbers that suit you, and say “if need be” after one that you could make if you had to: “1, 2 if need be”. “None” is an answer, too."
}

// PollText is the mail that asks somebody called given; "" greets nobody by name.
// Place says where an option is, as "in person, Ropewalk Hall".
func (p Poll) PollText(given string, place func(PollOption) string, c Community) Message {
	hello := "Hello,"
	if given = oneLine(given); given != "" {
		hello = "Hello " + given + ","
	}
	var dates strings.Builder
	for i, o := range p.Options {
		fmt.Fprintf(&dates, "%d. %s\n", i+1, JoinNonEmpty(", ", o.When(), oneLine(place(o))))
	}
	from := JoinNonEmpty("\n", oneLine(c.OrganiserName), oneLine(c.Name))
	body := []string{hello, multiLine(p.Lead()), strings.TrimSuffix(dates.String(), "\n"), p.HowToAnswer(), "Best wishes,\n" + from}
	return Message{Subject: "Which date suits you? " + oneLine(p.Title), Body: strings.Join(body, "\n\n") + "\n"}
}
