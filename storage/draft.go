package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/mail"
	"path/filepath"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage/eml"
	"convenor/storage/ics"
)

// DraftJob says which mail drafts to write.
type DraftJob struct {
	Session  model.ID
	Kind     model.MessageKind
	Words    model.Template
	People   []model.ID // on the session's list; who is not reached by email is left out
	Calendar bool       // attach the calendar file
	One      bool       // one draft for all, who do not see each other (Bcc)
}

// DraftsDone is what WriteDrafts did, also when it was stopped or failed.
type DraftsDone struct {
	People int // for whom a draft is in the folder, and who are remembered as told
	All    int // for whom there was to be one
	Files  []string
	Left   []LeftOut
}

// WriteDrafts writes mail drafts into a folder: one file for each person, or
// one for all. No file is there half, and none that was there is replaced. Then
// it remembers as told those whose draft is in the folder, as one step that undo
// takes back, also when it was cancelled on the way or the disk was full.
//
// Errors: a ValidationError for what must be put right first.
func (s *Store) WriteDrafts(ctx context.Context, job DraftJob, folder string, progress func(done, all int)) (done DraftsDone, err error) {
	if s.ReadOnly() {
		return done, s.lookOnly()
	}
	set, err := s.draftSet(ctx, job)
	if err != nil {
		return done, err
	}
	done.All, done.Left = len(set.to), set.left
	if len(set.to) == 0 {
		return done, model.ValidationError{Field: "people", Problem: "there is nobody to write a draft for"}
	}
	told, err := set.write(ctx, folder, &done, progress)
	done.People = len(told)
	if len(told) == 0 {
		return done, err
	}
	return done, errors.Join(err, s.RecordTold(context.WithoutCancel(ctx), Telling{Session: job.Session, Kind: job.Kind, Channel: model.ByEmail, Calendar: job.Calendar, People: told}))
}

// CheckDrafts returns what must be put right before drafts can be written, as
// WriteDrafts would.
func (s *Store) CheckDrafts(ctx context.Context, job DraftJob) error {
	_, err := s.draftSet(ctx, job)
	return err
}

// Draft is the draft for one person on the session's list, as WriteDrafts would
// write it; without a person, the one for all.
func (s *Store) Draft(ctx context.Context, job DraftJob, person model.ID) (eml.Draft, error) {
	if person != "" {
		job.People, job.One = []model.ID{person}, false
	}
	set, err := s.draftSet(ctx, job)
	switch {
	case err != nil:
		return eml.Draft{}, err
	case len(set.to) == 0:
		return eml.Draft{}, model.ValidationError{Field: "people", Problem: "there is nobody to write a draft for"}
	case job.One:
		return set.forAll(), nil
	}
	return set.forOne(set.to[0]), nil
}

// draftSet is all that the drafts of one job are made of.
type draftSet struct {
	job      DraftJob
	words    *model.Renderer
	from     mail.Address
	session  model.Session
	now      time.Time
	calendar *eml.Attachment
	to       []Recipient
	left     []LeftOut
}

func (s *Store) draftSet(ctx context.Context, job DraftJob) (d draftSet, err error) {
	session, err := s.Session(ctx, job.Session)
	if err != nil {
		return d, err
	}
	if err := model.MayTell(job.Kind, session); err != nil {
		return d, err
	}
	facts, err := s.MessageFacts(ctx, session)
	if err != nil {
		return d, err
	}
	facts.Calendar = job.Calendar
	c := facts.Community
	if eml.ValidAddress(c.OrganiserEmail) != nil {
		return d, model.ValidationError{Field: "organiser", Problem: "drafts are from the organiser, whose email is not known yet; type it in Data, Settings"}
	}
	d.job, d.session, d.now = job, session, s.Now()
	if zone, err := model.LoadZone(c.TimeZone); err == nil {
		d.now = d.now.In(zone)
	}
	d.from = mail.Address{Name: c.OrganiserName, Address: c.OrganiserEmail}
	if d.words, err = model.NewRenderer(job.Words, facts); err != nil {
		return d, err
	}
	if job.Calendar {
		if d.calendar, err = s.calendarAttachment(ctx, session); err != nil {
			return d, err
		}
	}
	list, err := s.Recipients(ctx, job.Session)
	if err != nil {
		return d, err
	}
	d.choose(list)
	return d, nil
}

// MessageFacts gathers what the fields of a template stand for.
func (s *Store) MessageFacts(ctx context.Context, session model.Session) (f model.MessageFacts, err error) {
	f.Session = session
	if f.Community, err = s.Community(ctx); err != nil {
		return f, err
	}
	all, err := s.Venues(ctx)
	if err != nil {
		return f, err
	}
	f.Venues = make(map[model.ID]string, len(all))
	for _, v := range all {
		f.Venues[v.ID] = v.Place()
	}
	if session.Venue == "" {
		return f, nil
	}
	venue, err := s.Venue(ctx, session.Venue)
	f.Venue = &venue
	return f, err
}

func (s *Store) calendarAttachment(ctx context.Context, session model.Session) (*eml.Attachment, error) {
	calendar, err := s.Calendar(ctx, session.ID)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	if err := ics.Write(&file, calendar); err != nil {
		return nil, err
	}
	method := "PUBLISH"
	if session.State == model.Cancelled {
		method = "CANCEL"
	}
	return &eml.Attachment{Name: fileName(session.Title, "session") + ".ics", Method: method, Data: file.Bytes()}, nil
}

// choose sorts those asked for into who gets a draft and who is left out.
func (d *draftSet) choose(list []Recipient) {
	byID := make(map[model.ID]Recipient, len(list))
	for _, r := range list {
		byID[r.Person] = r
	}
	for _, id := range d.job.People {
		r, on := byID[id]
		if !on {
			continue // taken off the list in the meantime
		}
		delete(byID, id)
		name := model.DisplayName(r.Given, r.Family)
		switch {
		case r.Channel == "":
			d.left = append(d.left, LeftOut{id, name, r.Why})
		case r.Channel != model.ByEmail:
			d.left = append(d.left, LeftOut{id, name, "is told by " + string(r.Channel)})
		case eml.ValidAddress(r.Email) != nil:
			d.left = append(d.left, LeftOut{id, name, "has an address that mail programs do not all carry: " + r.Email})
		default:
			d.to = append(d.to, r)
		}
	}
}

// draftFolder is a folder that drafts are written into; no file that is there is
// replaced.
type draftFolder struct {
	path  string
	names takenIn
	done  *DraftsDone
}

func newDraftFolder(path string, done *DraftsDone) (*draftFolder, error) {
	names, err := takenNames(path)
	return &draftFolder{path, names, done}, err
}

// save writes a draft as a file of that name.
func (f *draftFolder) save(name string, draft eml.Draft) error {
	name = f.names.free(fileName(name, "draft"), ".eml")
	if err := writeFileSoon(filepath.Join(f.path, name), func(w io.Writer) error { return eml.Write(w, draft) }); err != nil {
		return err
	}
	f.done.Files = append(f.done.Files, name)
	return nil
}

// write writes the files and returns those whose draft is there.
func (d *draftSet) write(ctx context.Context, folder string, done *DraftsDone, progress func(int, int)) (told []model.ID, err error) {
	into, err := newDraftFolder(folder, done)
	if err != nil {
		return nil, err
	}
	save := into.save
	if d.job.One {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := save(string(d.job.Kind.Title())+" - "+d.session.Title, d.forAll()); err != nil {
			return nil, err
		}
		for _, r := range d.to {
			told = append(told, r.Person)
		}
		progress(len(told), len(told))
		return told, nil
	}
	for i, r := range d.to {
		if err := ctx.Err(); err != nil {
			return told, err
		}
		if err := save(model.DisplayName(r.Given, r.Family), d.forOne(r)); err != nil {
			return told, err
		}
		told = append(told, r.Person)
		progress(i+1, len(d.to))
	}
	return told, nil
}

func (d *draftSet) forOne(r Recipient) eml.Draft {
	draft := d.draft(model.Addressee{Given: r.Given, Family: r.Family, Held: Held(d.session, r)}, r.Person)
	draft.To = []mail.Address{{Name: model.DisplayName(r.Given, r.Family), Address: r.Email}}
	return draft
}

// forAll goes to the organiser, and to everyone else unseen.
func (d *draftSet) forAll() eml.Draft {
	draft := d.draft(model.Addressee{Held: Held(d.session, d.to...)}, "all")
	draft.To = []mail.Address{d.from}
	seen := map[string]bool{}
	for _, r := range d.to {
		if !seen[strings.ToLower(r.Email)] {
			seen[strings.ToLower(r.Email)] = true
			draft.Bcc = append(draft.Bcc, mail.Address{Name: model.DisplayName(r.Given, r.Family), Address: r.Email})
		}
	}
	return draft
}

func (d *draftSet) draft(to model.Addressee, person model.ID) eml.Draft {
	m := d.words.Render(to)
	_, domain, _ := strings.Cut(d.from.Address, "@")
	sum := sha256.Sum256([]byte(strings.Join([]string{string(d.job.Session), string(person), string(d.job.Kind), stamp(d.now)}, "\n")))
	return eml.Draft{From: d.from, Subject: m.Subject, Text: m.Body, Date: d.now, ID: hex.EncodeToString(sum[:16]) + "@" + domain, Attachment: d.calendar}
}
