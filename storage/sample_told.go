package storage

import "convenor/model"

// told remembers that the people of a session of the sample were told of it:
// three weeks before it, or a few days ago.
func (l *sampleLoader) told(v model.Session, people []sampleParticipation) error {
	kind := model.TellInvitation
	switch v.State {
	case model.Idea, model.Cancelled:
		return nil
	case model.SaveTheDate:
		kind = model.TellSaveTheDate
	}
	day := model.DateOf(v.Start.Date().Time().AddDate(0, 0, -21))
	if late := model.DateOf(l.today.Time().AddDate(0, 0, -3)); late < day {
		day = late
	}
	at := model.At(day, 10*60).In(v.Zone)
	for _, p := range people {
		if p.Source == model.WalkIn {
			continue
		}
		id := l.id(p.Person)
		person := l.people[id]
		phone := ""
		if len(person.Phones) > 0 {
			phone = person.Phones[0].Number
		}
		channel, _ := model.Reach(person.Channel, person.Email(), phone, person.Address)
		if channel == "" {
			continue
		}
		telling := Telling{Session: v.ID, Kind: kind, Channel: channel, Calendar: channel == model.ByEmail, People: []model.ID{id}}
		if err := l.t.addTold(v, telling, at); err != nil {
			return err
		}
	}
	return nil
}
