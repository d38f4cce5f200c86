package main

import (
	"context"
	"errors"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/storage"
)

// invitation is what the command invite was asked for.
type invitation struct {
	text, cameTo string
	tags, offers []string
	all          bool
	kind         *choice
	one, bare    bool
	to           string
	asJSON       bool
}

// suggestedKind stands for the kind that the session waits for.
const suggestedKind = "suggested"

func (p *program) inviteCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "invite FILE SESSION --to DIR [--filter TEXT] [--tag T] [--came-to SESSION] [--offer O] [--all] [--kind K] [--one] [--no-calendar] [--json]",
		Short: "Invite people and write mail drafts for them",
		Args:  exactly("FILE", "SESSION"),
	}
	v := invitation{kind: newChoice(append([]model.MessageKind{suggestedKind}, model.MessageKinds...))}
	f := c.Flags()
	f.StringVar(&v.to, "to", "", "write the drafts into the folder `DIR`")
	f.StringVar(&v.text, "filter", "", "people who have these words: `TEXT`")
	f.StringArrayVar(&v.tags, "tag", nil, "people with the tag `T`; with several, any of them")
	f.StringVar(&v.cameTo, "came-to", "", "people who came to `SESSION`")
	f.StringArrayVar(&v.offers, "offer", nil, "people with an open offer of the kind `O`, such as talk")
	f.BoolVar(&v.all, "all", false, "everyone")
	f.Var(v.kind, "kind", "what the message is for")
	f.BoolVar(&v.one, "one", false, "one draft for all, who do not see each other")
	f.BoolVar(&v.bare, "no-calendar", false, "without the calendar file")
	f.BoolVar(&v.asJSON, "json", false, "say what was done as a JSON object")
	c.RunE = func(c *cobra.Command, args []string) error {
		if v.to == "" {
			return usagef("say with --to into which folder to write the drafts")
		}
		for _, o := range v.offers {
			if !slices.Contains(model.OfferKinds, model.OfferKind(o)) {
				return usagef("“%s” is none of the kinds of offer: %s", o, joined(model.OfferKinds))
			}
		}
		return p.writing(c.Context(), args[0], func(s *storage.Store) error { return p.invite(c.Context(), s, args[1], v) })
	}
	return c
}

func joined[T ~string](words []T) string { return newChoice(words).Type() }

// chooses reports whether anybody was asked for, beyond who is on the list.
func (v invitation) chooses() bool {
	return v.all || v.text != "" || v.cameTo != "" || len(v.tags)+len(v.offers) > 0
}

// inviteDone is what invite did. Its keys are promised in docs/command-line.md.
type inviteDone struct {
	Kind    model.MessageKind `json:"kind"`
	Invited int               `json:"invited"`
	People  int               `json:"people"`
	Files   []string          `json:"files"`
	LeftOut []leftOutRow      `json:"leftOut"`
}

type leftOutRow struct {
	ID   model.ID `json:"id"`
	Name string   `json:"name"`
	Why  string   `json:"why"`
}

func (d *inviteDone) leave(all ...storage.LeftOut) {
	for _, l := range all {
		d.LeftOut = append(d.LeftOut, leftOutRow{l.Person, l.Name, l.Why})
	}
}

func (p *program) invite(ctx context.Context, s *storage.Store, words string, v invitation) error {
	session, err := s.FindSession(ctx, words)
	if err != nil {
		return err
	}
	if info, err := os.Stat(v.to); err != nil || !info.IsDir() {
		return outputError{v.to, errors.New("there is no folder of that name; make it first")}
	}
	job := storage.DraftJob{Session: session.ID, Kind: v.kindFor(session, nil, s), One: v.one}
	if job.Words, _, err = s.Template(ctx, job.Kind); err != nil {
		return err
	}
	if err := s.CheckDrafts(ctx, job); err != nil { // before anybody is put on the list
		return err
	}
	var done inviteDone
	wanted, err := p.choose(ctx, s, session, v, &done)
	if err != nil {
		return err
	}
	list, err := s.Recipients(ctx, session.ID)
	if err != nil {
		return err
	}
	job.Kind = v.kindFor(session, list, s)
	job.Calendar = job.Kind.WithCalendar() && !v.bare
	if job.Words, _, err = s.Template(ctx, job.Kind); err != nil {
		return err
	}
	done.Kind = job.Kind
	for _, r := range list {
		if wanted != nil && !wanted[r.Person] {
			continue
		}
		if why := r.WhyNot(job.Kind, session); why != "" {
			done.leave(storage.LeftOut{Person: r.Person, Name: model.DisplayName(r.Given, r.Family), Why: why})
			continue
		}
		job.People = append(job.People, r.Person)
	}
	written := storage.DraftsDone{}
	if len(job.People) > 0 {
		written, err = s.WriteDrafts(ctx, job, v.to, func(int, int) {})
	}
	var nobody model.ValidationError
	if errors.As(err, &nobody) && nobody.Field == "people" {
		err = nil // who was left out is said
	}
	done.People, done.Files = written.People, some(written.Files)
	done.leave(written.Left...)
	if err != nil && written.People > 0 {
		return errors.Join(err, p.tellInvited(session, done, v.asJSON))
	}
	if err != nil {
		return err
	}
	return p.tellInvited(session, done, v.asJSON)
}

// kindFor is the kind asked for, or the one that the session waits for with
// these people on its list.
func (v invitation) kindFor(session model.Session, list []storage.Recipient, s *storage.Store) model.MessageKind {
	if v.kind.value != suggestedKind {
		return model.MessageKind(v.kind.value)
	}
	var h model.Headcount
	for _, r := range list {
		h.AddTold(r.Outdated, r.NotTold)
	}
	return model.SuggestKind(session, h.Outdated, h.NotTold, s.Now())
}

// choose puts those who were asked for on the list, where they are not, and
// returns them; nil when nobody was asked for, so that it is everyone on it.
func (p *program) choose(ctx context.Context, s *storage.Store, session model.Session, v invitation, done *inviteDone) (map[model.ID]bool, error) {
	if !v.chooses() {
		return nil, nil
	}
	filter := storage.PeopleFilter{Text: v.text, Tags: v.tags}
	for _, o := range v.offers {
		filter.Offers = append(filter.Offers, model.OfferKind(o))
	}
	if v.cameTo != "" {
		came, err := s.FindSession(ctx, v.cameTo)
		if err != nil {
			return nil, err
		}
		filter.CameTo = came.ID
	}
	if v.all {
		filter = storage.PeopleFilter{Text: " "} // not empty, so that it waits for everyone to be read
	}
	found, err := s.FindPeople(ctx, filter, storage.ByName, false)
	if err != nil {
		return nil, err
	}
	wanted := map[model.ID]bool{}
	for _, id := range found.IDs() {
		wanted[id] = true
	}
	if session.State == model.Held || session.State == model.Cancelled {
		return wanted, nil // nobody is invited to it any more
	}
	invited, left, err := s.Invite(ctx, session.ID, found.IDs()...)
	done.Invited = invited
	for _, l := range left {
		if l.Why != storage.OnTheList {
			done.leave(l)
		}
	}
	return wanted, err
}

func (p *program) tellInvited(session model.Session, done inviteDone, asJSON bool) error {
	if asJSON {
		done.Files, done.LeftOut = some(done.Files), some(done.LeftOut)
		text, err := encode(done)
		p.printf("%s\n", text)
		return err
	}
	if done.Invited > 0 {
		p.printf("Invited %s to “%s”\n", model.Count(done.Invited, "person", "people"), session.Title)
	}
	p.printf("%s (%s) for %s\n", model.Count(len(done.Files), "draft", "drafts"), done.Kind, model.Count(done.People, "person", "people"))
	for _, l := range done.LeftOut {
		p.printf("Left out: %s %s\n", l.Name, l.Why)
	}
	return nil
}
