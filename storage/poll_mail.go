package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/mail"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage/eml"
)

// PollDrafts says which drafts ask people in a poll.
type PollDrafts struct {
	Poll   model.ID
	Silent bool // only who has not answered yet
	One    bool // one draft for all, who do not see each other (Bcc)
}

// WritePollDrafts writes mail drafts that ask people which dates they could make
// into a folder: one file for each person who is reached by email, or one for all.
// No file is there half, and none that was there is replaced. The file remembers
// nothing of it. It says who is left out, and why.
//
// Errors: a ValidationError for what must be put right first.
func (s *Store) WritePollDrafts(ctx context.Context, job PollDrafts, folder string, progress func(done, all int)) (done DraftsDone, err error) {
	set, err := s.pollDrafts(ctx, job)
	if err != nil {
		return done, err
	}
	done.All, done.Left = len(set.to), set.left
	if len(set.to) == 0 {
		return done, model.ValidationError{Field: "people", Problem: "there is nobody to write a draft for"}
	}
	into, err := newDraftFolder(folder, &done)
	if err != nil {
		return done, err
	}
	if job.One {
		if err := into.save("Which date - "+set.poll.Title, set.forAll()); err != nil {
			return done, err
		}
		done.People = len(set.to)
		progress(done.People, done.All)
		return done, nil
	}
	for _, p := range set.to {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		if err := into.save(model.DisplayName(p.Given, p.Family), set.forOne(p)); err != nil {
			return done, err
		}
		done.People++
		progress(done.People, done.All)
	}
	return done, nil
}

// pollDraftSet is all that the drafts of one poll are made of.
type pollDraftSet struct {
	poll      PollPage
	community model.Community
	now       time.Time
	from      mail.Address
	to        []PollPerson
	left      []LeftOut
}

func (s *Store) pollDrafts(ctx context.Context, job PollDrafts) (d pollDraftSet, err error) {
	if d.poll, err = s.Poll(ctx, job.Poll); err != nil {
		return d, err
	}
	if err := whileOpen(d.poll.Poll); err != nil {
		return d, err
	}
	if d.community, err = s.Community(ctx); err != nil {
		return d, err
	}
	if eml.ValidAddress(d.community.OrganiserEmail) != nil {
		return d, model.ValidationError{Field: "organiser", Problem: "drafts are from the organiser, whose email is not known yet; type it in Data, Settings"}
	}
	d.from = mail.Address{Name: d.community.OrganiserName, Address: d.community.OrganiserEmail}
	d.now = s.Now()
	if zone, err := model.LoadZone(d.community.TimeZone); err == nil {
		d.now = d.now.In(zone)
	}
	for _, p := range d.poll.People {
		name := model.DisplayName(p.Given, p.Family)
		switch {
		case job.Silent && len(p.Answers) > 0:
		case p.Channel == "":
			d.left = append(d.left, LeftOut{p.Person, name, p.Why})
		case p.Channel != model.ByEmail:
			d.left = append(d.left, LeftOut{p.Person, name, "is told by " + string(p.Channel)})
		case eml.ValidAddress(p.Email) != nil:
			d.left = append(d.left, LeftOut{p.Person, name, "has an address that mail programs do not all carry: " + p.Email})
		default:
			d.to = append(d.to, p)
		}
	}
	return d, nil
}

func (d *pollDraftSet) forOne(p PollPerson) eml.Draft {
	draft := d.draft(p.Given, p.Person)
	draft.To = []mail.Address{{Name: model.DisplayName(p.Given, p.Family), Address: p.Email}}
	return draft
}

// forAll goes to the organiser, and to everyone else unseen.
func (d *pollDraftSet) forAll() eml.Draft {
	draft := d.draft("", "all")
	draft.To = []mail.Address{d.from}
	seen := map[string]bool{}
	for _, p := range d.to {
		if !seen[strings.ToLower(p.Email)] {
			seen[strings.ToLower(p.Email)] = true
			draft.Bcc = append(draft.Bcc, mail.Address{Name: model.DisplayName(p.Given, p.Family), Address: p.Email})
		}
	}
	return draft
}

func (d *pollDraftSet) draft(given string, person model.ID) eml.Draft {
	m := d.poll.PollText(given, d.poll.Place, d.community)
	_, domain, _ := strings.Cut(d.from.Address, "@")
	sum := sha256.Sum256([]byte(strings.Join([]string{string(d.poll.ID), string(person), stamp(d.now)}, "\n")))
	return eml.Draft{From: d.from, Subject: m.Subject, Text: m.Body, Date: d.now, ID: hex.EncodeToString(sum[:16]) + "@" + domain}
}
