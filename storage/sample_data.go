package storage

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"convenor/model"
)

// The files of a sample hold the model's own fields, with keys in place of ids
// ("p:kasia") and names in place of categories ("St Helens"). A field that is
// written otherwise stands in the outer struct and hides the model's.
type (
	sampleOrganisation struct {
		Key model.ID
		model.Organisation
	}
	samplePerson struct {
		Key model.ID
		model.Person
		Affiliations []sampleAffiliation
		Availability map[model.Mode]map[string]model.Answer // by the band's name
		Consents     []sampleConsent
		Joined, Left sampleDay
	}
	sampleAffiliation struct {
		model.Affiliation
		From, To sampleDay
	}
	sampleConsent struct {
		model.Consent
		Given, Withdrawn sampleDay
	}
	sampleVenue struct {
		Key model.ID
		model.Venue
		Cost  sampleMoney
		Bands []string
	}
	sampleSession struct {
		Key model.ID
		model.Session
		Days         int    // from the day the sample is made
		Weekday      string // the date is the nearest one; none without it
		Start, End   sampleClock
		Budget, Cost sampleMoney
		Sheet        string // code of the sign-in sheet that was printed
	}
	sampleList struct {
		Session model.ID
		People  []sampleParticipation
	}
	sampleParticipation struct {
		model.Participation
		In, Out sampleClock
	}
)

type (
	samplePoll struct {
		Key model.ID
		model.Poll
		Made    sampleDay
		Options []sampleOption
		People  []sampleAnswers
	}
	sampleOption struct {
		model.PollOption
		Days       int // as of a session
		Weekday    string
		Start, End sampleClock
	}
	sampleAnswers struct {
		Person  model.ID
		Answers []model.Answer // to the options; none of who has not answered
	}
)

// sampleDay is a number of days from the day the sample is made, or the day of
// one of its sessions ("s:launch"). The zero value is no day.
type sampleDay struct {
	days    *int
	session model.ID
}

func (d *sampleDay) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '"' {
		return json.Unmarshal(text, &d.session)
	}
	return json.Unmarshal(text, &d.days)
}

// sampleClock is a time of day as people type it; nil when there is none.
type sampleClock struct{ at *model.Clock }

func (c *sampleClock) UnmarshalText(text []byte) error {
	at, err := model.ParseClock(string(text))
	c.at = &at
	return err
}

func (c sampleClock) on(day model.Date) model.LocalTime {
	if c.at == nil {
		return ""
	}
	return model.At(day, *c.at)
}

// sampleMoney is an amount as people type it.
type sampleMoney struct{ model.Money }

func (m *sampleMoney) UnmarshalText(text []byte) (err error) {
	m.Money, err = model.ParseMoney(string(text))
	return err
}

type sampleData struct {
	community     model.Community
	organisations []sampleOrganisation
	people        []samplePerson
	venues        []sampleVenue
	sessions      []sampleSession
	lists         []sampleList
	polls         []samplePoll
}

// readSample reads the files of a sample; a field they should not have is an
// error.
func readSample(files fs.FS) (d sampleData, err error) {
	for _, file := range []struct {
		name string
		into any
	}{
		{"community", &d.community}, {"organisations", &d.organisations}, {"people", &d.people},
		{"venues", &d.venues}, {"sessions", &d.sessions}, {"participations", &d.lists},
		{"polls", &d.polls},
	} {
		if err := readSampleFile(files, "sample/"+file.name+".json", file.into); err != nil {
			return d, err
		}
	}
	return d, nil
}

func readSampleFile(files fs.FS, name string, into any) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("the sample is not complete: %w", err)
	}
	defer f.Close()
	decoder := json.NewDecoder(f)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("the sample’s %s cannot be read: %w", name, err)
	}
	return nil
}
