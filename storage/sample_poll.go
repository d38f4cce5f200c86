package storage

import (
	"fmt"

	"convenor/model"
	"convenor/model/plan"
)

// poll is a date poll that some have answered.
func (l *sampleLoader) poll(v samplePoll) error {
	p := v.Poll
	p.Session, p.Made = l.id(v.Session), l.day(v.Made)
	if p.Session != "" && p.Title == "" {
		if err := l.t.queryRow(`SELECT title FROM session WHERE id = ?`, p.Session).Scan(&p.Title); err != nil {
			return err
		}
	}
	for _, o := range v.Options {
		day := sampleSession{Days: o.Days, Weekday: o.Weekday}.day(l.today)
		option := model.PollOption{ID: l.t.store.ids.New(), Start: o.Start.on(day), End: o.End.on(day), Mode: o.Mode, Venue: l.id(o.Venue)}
		p.Options = append(p.Options, option)
	}
	code, err := l.t.freeCode()
	if err != nil {
		return err
	}
	p.Code = code
	if err := l.add(v.Key, p.Validate, func() (model.ID, error) {
		p.ID = l.t.store.ids.New()
		return l.t.addPoll(p)
	}); err != nil {
		return err
	}
	ids := make([]model.ID, len(v.People))
	for i, a := range v.People {
		ids[i] = l.id(a.Person)
	}
	_, left, err := l.t.askPeople(p, ids)
	if err != nil {
		return err
	}
	if len(left) > 0 {
		return fmt.Errorf("the sample’s %s asks who may not be: %v", v.Key, left)
	}
	w, err := l.t.pollAnswers(p)
	if err != nil {
		return err
	}
	for i, a := range v.People {
		for n, answer := range a.Answers {
			if _, err := w.save(plan.PollAnswer{Option: p.Options[n].ID, Person: ids[i], Answer: answer}); err != nil {
				return err
			}
		}
	}
	return nil
}
