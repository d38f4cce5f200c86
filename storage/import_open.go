package storage

import (
	"fmt"

	"convenor/model/match"
)

// openRows are the ambiguous rows of a list. They are looked at again when the
// list is through, so the verdicts from the first of them on wait, to be told in
// order.
type openRows struct {
	contacts []match.Contact
	places   []int // of their verdicts in waiting
	waiting  []match.Verdict
}

// hear takes a verdict on a row in its turn.
func (im *importer) hear(v match.Verdict, c match.Contact) {
	o := &im.open
	if v.Kind == match.Ambiguous {
		o.contacts, o.places = append(o.contacts, c), append(o.places, len(o.waiting))
	}
	if len(o.contacts) > 0 {
		o.waiting = append(o.waiting, v)
	} else {
		im.tell(v)
	}
	im.read++
	if im.options.Done != nil && im.read%500 == 0 {
		im.options.Done(im.read)
	}
}

func (im *importer) tell(v match.Verdict) {
	im.tally.Add(v.Kind)
	if im.options.Heard != nil {
		im.options.Heard(v)
	}
}

// secondLook decides the ambiguous rows that the rest of the list has made clear,
// and tells the verdicts that waited for it.
func (im *importer) secondLook() error {
	o := &im.open
	err := im.index.SecondLook(o.contacts, func(i int) error {
		if err := im.t.ctx.Err(); err != nil {
			return err
		}
		v, err := im.judge(o.contacts[i])
		if err != nil {
			return fmt.Errorf("line %d: %w", o.contacts[i].Line, err)
		}
		o.waiting[o.places[i]] = v
		return nil
	})
	if err != nil {
		return err
	}
	for _, v := range o.waiting {
		im.tell(v)
	}
	return nil
}
