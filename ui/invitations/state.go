// Package invitations is where the people of a session are told of it: mail
// drafts, words with fields, and who is told by phone or post.
package invitations

import (
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/storage"
)

// state is what the dialog knows and what was chosen in it.
type state struct {
	session model.Session
	facts   model.MessageFacts
	list    []storage.Recipient
	kept    map[model.MessageKind]model.Template // the community's own or the program's words
	own     map[model.MessageKind]bool
	fresh   map[model.MessageKind]model.Template // changed for this session only

	kind     model.MessageKind
	whom     audience
	calendar bool
}

// audience is to whom of the list the message goes.
type audience string

// The audiences. Meant are those that a message of the kind is for.
const (
	meant    audience = "meant"
	silent   audience = "no reply"
	accepted audience = "accepted"
	everyone audience = "everyone"
)

// read gathers what the dialog shows of a session. A kind of "" is the one that
// the session waits for; fresh are words that were typed for it before.
func read(ctx context.Context, store *storage.Store, id model.ID, kind model.MessageKind) (s state, err error) {
	if s.session, err = store.Session(ctx, id); err != nil {
		return s, err
	}
	if s.facts, err = store.MessageFacts(ctx, s.session); err != nil {
		return s, err
	}
	if s.list, err = store.Recipients(ctx, id); err != nil {
		return s, err
	}
	s.kept, s.own, s.fresh = map[model.MessageKind]model.Template{}, map[model.MessageKind]bool{}, map[model.MessageKind]model.Template{}
	for _, k := range model.MessageKinds {
		if s.kept[k], s.own[k], err = store.Template(ctx, k); err != nil {
			return s, err
		}
	}
	if kind == "" {
		var h model.Headcount
		for _, r := range s.list {
			h.AddTold(r.Outdated, r.NotTold)
		}
		kind = model.SuggestKind(s.session, h.Outdated, h.NotTold, store.Now())
	}
	s.choose(kind)
	return s, nil
}

// choose changes the kind, with what usually goes with it.
func (s *state) choose(kind model.MessageKind) {
	s.kind, s.whom, s.calendar = kind, meant, kind.WithCalendar()
}

// words are those of the kind: typed for this session, else kept.
func (s *state) words() model.Template {
	if t, ok := s.fresh[s.kind]; ok {
		return t
	}
	return s.kept[s.kind]
}

// setWords keeps words that were typed for this session.
func (s *state) setWords(subject, body string) {
	t := model.Template{Kind: s.kind, Subject: subject, Body: body}
	if t == s.kept[s.kind] {
		delete(s.fresh, s.kind)
		return
	}
	s.fresh[s.kind] = t
}

// groups are the people of the list by how they are told, and who is left out.
type groups struct {
	email, phone, post []storage.Recipient
	left               []storage.LeftOut
}

func (s *state) groups() (g groups) {
	for _, r := range s.list {
		if why := s.whyNot(r); why != "" {
			g.left = append(g.left, storage.LeftOut{Person: r.Person, Name: sayName(r), Why: why})
			continue
		}
		switch r.Channel {
		case model.ByPhone:
			g.phone = append(g.phone, r)
		case model.ByPost:
			g.post = append(g.post, r)
		default:
			g.email = append(g.email, r)
		}
	}
	return g
}

func (s *state) whyNot(r storage.Recipient) string {
	switch {
	case r.Channel == "":
		return r.Why
	case s.whom == meant:
		return r.WhyNot(s.kind, s.session)
	case s.whom == silent && r.Reply != model.NoReply:
		return "replied"
	case s.whom == accepted && r.Reply != model.Accepted:
		return "has not accepted"
	}
	return ""
}

func sayName(r storage.Recipient) string { return model.DisplayName(r.Given, r.Family) }

// meantWords say for whom a message of the kind is.
func meantWords(kind model.MessageKind) string {
	switch kind {
	case model.TellSaveTheDate, model.TellInvitation:
		return "who was not told yet"
	case model.TellChange:
		return "who holds the old time"
	case model.TellCancellation:
		return "who was told of it before"
	case model.TellThanks:
		return "who came"
	}
	return "who did not decline"
}

// job is what is to be written.
func (s *state) job(one bool) storage.DraftJob {
	g := s.groups()
	job := storage.DraftJob{Session: s.session.ID, Kind: s.kind, Words: s.words(), Calendar: s.calendar, One: one}
	for _, r := range g.email {
		job.People = append(job.People, r.Person)
	}
	return job
}

// problem is what must be put right before anything can be sent; nil when
// nothing must.
func (s *state) problem() error {
	if err := model.MayTell(s.kind, s.session); err != nil {
		return err
	}
	if s.facts.Community.OrganiserEmail == "" {
		return model.ValidationError{Field: "organiser", Problem: "drafts are from the organiser, whose email is not known yet; type it in Data, Settings"}
	}
	_, err := model.NewRenderer(s.words(), s.facts)
	return err
}

// preview is the message as one person would get it; without a person, as all
// would.
func (s *state) preview(r *storage.Recipient) (model.Message, error) {
	to := model.Addressee{Held: storage.Held(s.session, s.groups().email...)}
	if r != nil {
		to = model.Addressee{Given: r.Given, Family: r.Family, Held: storage.Held(s.session, *r)}
	}
	facts := s.facts
	facts.Calendar = s.calendar
	return model.Render(s.words(), to, facts)
}

// addresses are those of everyone who is told by email, each once.
func (s *state) addresses() []string {
	var all []string
	seen := map[string]bool{}
	for _, r := range s.groups().email {
		if low := strings.ToLower(r.Email); !seen[low] {
			seen[low] = true
			all = append(all, r.Email)
		}
	}
	return all
}

// summary says how many are told how.
func (g groups) summary() string {
	parts := []string{model.Thousands(len(g.email)) + " by email"}
	for _, c := range []struct {
		n     int
		words string
	}{{len(g.phone), "by phone"}, {len(g.post), "by post"}, {len(g.left), "left out"}} {
		if c.n > 0 {
			parts = append(parts, model.Thousands(c.n)+" "+c.words)
		}
	}
	return strings.Join(parts, " · ")
}

// namesShown is how many names are listed for one reason.
const namesShown = 15

// others list who gets no draft, and why, one reason a line.
func (g groups) others() string {
	var lines []string
	add := func(heading string, names []string) {
		shown, rest := names[:min(len(names), namesShown)], "."
		if n := len(names) - len(shown); n > 0 {
			rest = " and " + model.Count(n, "other", "others") + "."
		}
		lines = append(lines, heading+": "+strings.Join(shown, ", ")+rest)
	}
	by := func(heading string, all []storage.Recipient, detail func(storage.Recipient) string) {
		var names []string
		for _, r := range all {
			names = append(names, sayName(r)+" ("+detail(r)+")")
		}
		if len(names) > 0 {
			add(heading, names)
		}
	}
	by("By phone", g.phone, func(r storage.Recipient) string { return r.Phone })
	by("By post", g.post, func(r storage.Recipient) string { return r.Address })
	var reasons []string
	names := map[string][]string{}
	for _, l := range g.left {
		if names[l.Why] == nil {
			reasons = append(reasons, l.Why)
		}
		names[l.Why] = append(names[l.Why], l.Name)
	}
	for _, why := range reasons {
		add("Left out, "+why, names[why])
	}
	return strings.Join(lines, "\n")
}

// writeWords are those of the main button.
func (g groups) writeWords() string {
	return "Write " + model.Count(len(g.email), "draft", "drafts") + "…"
}

// doneWords say what writing drafts did.
func doneWords(done storage.DraftsDone, one bool) string {
	words := model.Count(done.People, "draft was", "drafts were") + " written."
	if one {
		words = "One draft for " + model.Count(done.People, "person", "people") + " was written."
	}
	return words + " Open them in your mail program, look, and send. " + leftWords(done.Left)
}

// stoppedWords say what is there after it was cancelled or failed on the way.
func stoppedWords(done storage.DraftsDone) string {
	if done.People == 0 {
		return "Stopped. No draft was written."
	}
	return fmt.Sprintf("Stopped: %s of %s are in the folder, each whole. Who they are for is remembered as told, the others are not.",
		model.Thousands(done.People), model.Count(done.All, "draft", "drafts"))
}

func leftWords(left []storage.LeftOut) string {
	if len(left) == 0 {
		return ""
	}
	var names []string
	for _, l := range left[:min(len(left), 3)] {
		names = append(names, l.Name+" "+l.Why)
	}
	rest := "."
	if len(left) > 3 {
		rest = " and " + model.Count(len(left)-3, "other", "others") + "."
	}
	return "Left out: " + strings.Join(names, "; ") + rest
}

// folderName is suggested for the folder of the drafts.
func folderName(s model.Session, kind model.MessageKind) string {
	return model.JoinNonEmpty(" ", s.Title, string(s.Start.Date())) + " " + string(kind)
}
