package storage

import (
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/match"
	"convenor/model/plan"
)

func pollOptions() []model.PollOption {
	return []model.PollOption{
		{Start: "2026-07-14T13:00", End: "2026-07-14T14:30", Mode: model.InPerson},
		{Start: "2026-07-16T18:00", End: "2026-07-16T19:00", Mode: model.Online},
	}
}

// polled is a file with a poll that asks Ann, Bo and Cy, in this order.
func polled(t *testing.T) (s *Store, poll PollPage, people []model.ID) {
	t.Helper()
	s = newStore(t)
	for _, name := range []string{"Ann", "Bo", "Cy"} {
		people = append(people, must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: name, Family: "Lee", Emails: []model.Email{{Address: strings.ToLower(name) + "@example.org"}}})))
	}
	id, left, err := s.AddPoll(ctx, model.Poll{Title: "Summer gathering", Options: pollOptions()}, []model.ID{people[2], people[0], people[1]})
	ok(t, err)
	if len(left) != 0 {
		t.Errorf("left out %v", left)
	}
	return s, must[PollPage](t)(s.Poll(ctx, id)), people
}

func pollAnswer(p PollPage, option int, person model.ID, a model.Answer) plan.PollAnswer {
	return plan.PollAnswer{Option: p.Options[option].ID, Person: person, Answer: a}
}

func TestAPollIsAskedAnsweredAndDecided(t *testing.T) {
	s, p, people := polled(t)
	if len(p.People) != 3 || p.People[0].Person != people[0] || p.People[2].Row != 3 || p.Made != "2026-05-06" || len(p.Code) != 5 {
		t.Fatalf("it begins as %+v", p)
	}
	if label := lastLabel(t, s); label != "Ask for a date for “Summer gathering”" {
		t.Errorf("the step is called %q", label)
	}
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[0], model.CanCome), pollAnswer(p, 1, people[0], model.CannotCome)))
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[1], model.CanIfNeedBe)))
	if label := lastLabel(t, s); label != "Note what Bo Lee answered to “Summer gathering”" {
		t.Errorf("the step is called %q", label)
	}
	p = must[PollPage](t)(s.Poll(ctx, p.ID))
	if p.Answered() != 2 || p.Ranking[0].ID != p.Options[0].ID || p.Ranking[0].Yes != 1 || p.Ranking[0].IfNeedBe != 1 || p.Ranking[0].Silent != 1 {
		t.Errorf("answered it is %+v", p)
	}
	session := must[Decision](t)(s.DecidePoll(ctx, p.ID, p.Options[0].ID, PollInvite{})).Session
	if label := lastLabel(t, s); label != "Decide on Tue 14 Jul 2026 for “Summer gathering”" {
		t.Errorf("the step is called %q", label)
	}
	v := must[model.Session](t)(s.Session(ctx, session))
	if v.Title != "Summer gathering" || v.Start != "2026-07-14T13:00" || v.End != "2026-07-14T14:30" || v.State != model.Idea || v.Zone != "Europe/London" || v.UID == "" {
		t.Errorf("the session is %+v", v)
	}
	p = must[PollPage](t)(s.Poll(ctx, p.ID))
	if p.Closed != "2026-05-06" || p.Session != session || p.SessionTitle != v.Title {
		t.Errorf("decided it is %+v", p)
	}
	if err := s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[2], model.CanCome)); err == nil || !strings.Contains(err.Error(), "was closed on 6 May 2026") {
		t.Errorf("a closed poll takes answers: %v", err)
	}
	must[string](t)(s.Undo(ctx))
	p = must[PollPage](t)(s.Poll(ctx, p.ID))
	if p.Closed != "" || p.Session != "" || len(must[[]model.Session](t)(s.Programme(ctx))) != 0 {
		t.Errorf("one undo does not take the decision back: %+v", p)
	}
	must[string](t)(s.Redo(ctx))
	if p = must[PollPage](t)(s.Poll(ctx, p.ID)); p.Session != session {
		t.Errorf("redo makes %+v", p)
	}
	ok(t, s.ReopenPoll(ctx, p.ID))
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[0], model.CanUnknown)))
	ok(t, s.RemovePoll(ctx, p.ID))
	if all := must[[]PollPage](t)(s.Polls(ctx)); len(all) != 0 {
		t.Errorf("there still is %+v", all)
	}
	for range 6 {
		must[string](t)(s.Undo(ctx))
	}
	if p = must[PollPage](t)(s.Poll(ctx, p.ID)); p.Answered() != 0 || len(p.People) != 3 {
		t.Errorf("undone as far as the asking it is %+v", p)
	}
}

func TestAPollForASessionGivesItTheDate(t *testing.T) {
	s, _, people := polled(t)
	venue := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	session := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London", Room: "Studio"}))
	options := pollOptions()
	options[0].Venue = venue
	id, _, err := s.AddPoll(ctx, model.Poll{Session: session, Options: options}, people)
	ok(t, err)
	p := must[PollPage](t)(s.Poll(ctx, id))
	if p.Title != "Autumn" || p.Place(p.Options[0]) != "in person, Ropewalk Hall" || p.Place(p.Options[1]) != "online" {
		t.Errorf("it is %+v", p)
	}
	if got := must[Decision](t)(s.DecidePoll(ctx, id, p.Options[0].ID, PollInvite{Can: true})); got.Session != session || got.Invited != 0 {
		t.Errorf("decided for %+v", got)
	}
	if v := must[model.Session](t)(s.Session(ctx, session)); v.Venue != venue || v.Room != "" || v.Start != "2026-07-14T13:00" {
		t.Errorf("the session is %+v", v)
	}
	if _, _, err := s.AddPoll(ctx, model.Poll{Session: session, Options: options}, nil); err == nil || !strings.Contains(err.Error(), "“Autumn” has a date already") {
		t.Errorf("a session with a date: %v", err)
	}
	v := must[model.Session](t)(s.Session(ctx, session))
	v.State = model.Held
	s.options.Now = func() time.Time { return time.Date(2026, 7, 15, 9, 0, 0, 0, time.UTC) }
	ok(t, s.UpdateSession(ctx, v))
	if _, err := s.DecidePoll(ctx, id, p.Options[1].ID, PollInvite{}); err == nil || !strings.Contains(err.Error(), "is held and takes no new date") {
		t.Errorf("a held session: %v", err)
	}
}

func TestWhoLeftOrWithdrewConsentIsNotAsked(t *testing.T) {
	s, p, _ := polled(t)
	gone := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ed", Left: "2020-01-01"}))
	silent := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Fi", Consents: []model.Consent{{For: "email", Given: "2025-01-01", Withdrawn: "2026-01-01"}}}))
	added, left, err := s.AskPeople(ctx, p.ID, []model.ID{gone, silent, p.People[0].Person})
	ok(t, err)
	if added != 0 || len(left) != 2 || left[0].Name != "Ed" || !strings.HasPrefix(left[1].Why, "withdrew consent") {
		t.Errorf("asked %d, left out %+v", added, left)
	}
	// Who answers all the same has a row, and is not written to.
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, gone, model.CanCome)))
	p = must[PollPage](t)(s.Poll(ctx, p.ID))
	if last := p.People[3]; last.Row != 4 || !last.Gone || last.Channel != "" {
		t.Errorf("the last row is %+v", last)
	}
	ok(t, s.StopAsking(ctx, p.ID, p.People[1].Person))
	after := must[PollPage](t)(s.Poll(ctx, p.ID))
	if len(after.People) != 3 || after.People[1].Row != 3 {
		t.Errorf("the rows have moved: %+v", after.People)
	}
}

func TestWhatIsKnownIsReadWithThePoll(t *testing.T) {
	s, p, people := polled(t)
	var daytime model.ID
	for _, c := range must[[]model.Category](t)(s.Categories(ctx)) {
		if c.Name == "Weekday daytime" {
			daytime = c.ID
		}
	}
	person := must[model.Person](t)(s.Person(ctx, people[1]))
	person.Availability = []model.Availability{{Band: daytime, Mode: model.InPerson, Answer: model.CanCome}}
	ok(t, s.UpdatePerson(ctx, person))
	r := must[PollPage](t)(s.Poll(ctx, p.ID)).Ranking[0]
	if r.ID != p.Options[0].ID || r.Words() != "nobody has answered; of the 3 who are asked 1 usually can" {
		t.Errorf("%+v: %s", r, r.Words())
	}
}

func TestWhoCouldMakeTheDateIsInvitedWithTheDecision(t *testing.T) {
	s, p, people := polled(t)
	gone := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ed", Left: "2020-01-01"}))
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[0], model.CanCome), pollAnswer(p, 0, people[1], model.CannotCome), pollAnswer(p, 1, people[1], model.CanCome),
		pollAnswer(p, 0, people[2], model.CanIfNeedBe), pollAnswer(p, 0, gone, model.CanCome)))
	d := must[Decision](t)(s.DecidePoll(ctx, p.ID, p.Options[0].ID, PollInvite{Can: true}))
	if d.Invited != 2 || len(d.Left) != 1 || d.Left[0].Person != gone {
		t.Errorf("decided: %+v", d)
	}
	if label := lastLabel(t, s); label != "Decide on Tue 14 Jul 2026 for “Summer gathering”, and invite 2 people" {
		t.Errorf("the step is called %q", label)
	}
	list := must[[]ParticipantRow](t)(s.Participants(ctx, d.Session))
	if len(list) != 2 || list[0].Person != people[0] || list[1].Person != people[2] {
		t.Fatalf("on the list are %+v", list)
	}
	for _, r := range list {
		if r.Source != model.Invited || r.Reply != model.NoReply {
			t.Errorf("%s is %s with %s: an answer to a poll is no reply to an invitation", r.Given, r.Source, r.Reply)
		}
	}
	must[string](t)(s.Undo(ctx))
	if list := must[[]ParticipantRow](t)(s.Participants(ctx, d.Session)); len(list) != 0 || must[PollPage](t)(s.Poll(ctx, p.ID)).Closed != "" {
		t.Errorf("one undo leaves %+v", list)
	}
}

func TestWhoHasNotAnsweredCanBeInvitedToo(t *testing.T) {
	s, p, people := polled(t)
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[0], model.CanCome), pollAnswer(p, 0, people[1], model.CannotCome), pollAnswer(p, 1, people[2], model.CanCome)))
	for _, c := range []struct {
		whom PollInvite
		want []model.ID
	}{{PollInvite{Silent: true}, people[2:]}, {PollInvite{Can: true, Silent: true}, []model.ID{people[0], people[2]}}} {
		d := must[Decision](t)(s.DecidePoll(ctx, p.ID, p.Options[0].ID, c.whom))
		var got []model.ID
		for _, r := range must[[]ParticipantRow](t)(s.Participants(ctx, d.Session)) {
			got = append(got, r.Person)
		}
		if !reflect.DeepEqual(got, c.want) || len(d.Left) != 0 {
			t.Errorf("%+v invites %v, not %v, and leaves %v", c.whom, got, c.want, d.Left)
		}
		must[string](t)(s.Undo(ctx))
	}
}

func TestOnePollIsReadAsAmongAll(t *testing.T) {
	s, first, people := polled(t)
	venue := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	session := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London"}))
	options := pollOptions()
	options[0].Venue = venue
	second, _, err := s.AddPoll(ctx, model.Poll{Session: session, Options: options}, people[1:])
	ok(t, err)
	ok(t, s.AnswerPoll(ctx, first.ID, pollAnswer(first, 1, people[0], model.CanIfNeedBe)))
	q := must[PollPage](t)(s.Poll(ctx, second))
	ok(t, s.AnswerPoll(ctx, second, pollAnswer(q, 0, people[2], model.CanCome)))
	all := must[[]PollPage](t)(s.Polls(ctx))
	if len(all) != 2 {
		t.Fatalf("there are %d", len(all))
	}
	for _, p := range all {
		if one := must[PollPage](t)(s.Poll(ctx, p.ID)); !reflect.DeepEqual(one, p) {
			t.Errorf("alone it is %+v, among all %+v", one, p)
		}
	}
	if _, err := s.Poll(ctx, "none"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a poll that is not there: %v", err)
	}
}

func TestOptionsOfAPollChange(t *testing.T) {
	s, p, people := polled(t)
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[0], model.CanCome), pollAnswer(p, 1, people[0], model.CanCome)))
	q := p.Poll
	q.Options = []model.PollOption{p.Options[1], {Start: "2026-07-20T10:00", Mode: model.Hybrid}}
	q.Title = "Summer"
	ok(t, s.UpdatePoll(ctx, q))
	after := must[PollPage](t)(s.Poll(ctx, p.ID))
	if len(after.Options) != 2 || after.Options[0].ID != p.Options[1].ID || len(after.People[0].Answers) != 1 || after.Title != "Summer" || after.Code != p.Code {
		t.Errorf("changed it is %+v", after)
	}
	must[string](t)(s.Undo(ctx))
	if back := must[PollPage](t)(s.Poll(ctx, p.ID)); len(back.People[0].Answers) != 2 {
		t.Errorf("undone it is %+v", back)
	}
	q.Options = nil
	if err := s.UpdatePoll(ctx, q); err == nil {
		t.Error("a poll without dates")
	}
}

func TestAnswersOfAFileGetVerdicts(t *testing.T) {
	s, p, people := polled(t)
	twin := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Di", Family: "Ray", Emails: []model.Email{{Address: "di@example.org"}}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Al", Family: "Kay"}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Al", Family: "Kay"}))
	row := func(line int, given, family string, a ...model.Answer) match.PollAnswer {
		return match.PollAnswer{Contact: match.Contact{Line: line, Given: given, Family: family}, Answers: a}
	}
	answers := []match.PollAnswer{
		row(2, "Ann", "Lee", model.CanCome, model.CanUnknown), {Contact: match.Contact{Line: 3, Given: "Di", Family: "Ray", Emails: []string{"di@example.org"}}, Answers: []model.Answer{model.CannotCome, model.CanCome}}, row(4, "Al", "Kay", model.CanCome, model.CanCome),
		row(5, "Una", "Known", model.CanCome, model.CanCome), {Contact: match.Contact{Line: 6}, Problem: "There is no date of the poll in it"}, row(7, "Ann", "Lee", model.CannotCome, model.CanUnknown),
	}
	kinds := func(o PollImport) (out string) {
		o.Poll, o.Name = p.ID, "form.csv"
		for _, v := range must[[]match.Verdict](t)(s.ImportPoll(ctx, answers, o)) {
			out += string(v.Kind) + "; "
		}
		return out
	}
	steps := lastLabel(t, s)
	if got := kinds(PollImport{DryRun: true, Missing: LeaveOut}); got != "new reply; not on the list; ambiguous; nobody we know; error; changed; " {
		t.Errorf("rehearsed: %s", got)
	}
	if lastLabel(t, s) != steps || must[PollPage](t)(s.Poll(ctx, p.ID)).Answered() != 0 {
		t.Fatal("the rehearsal wrote")
	}
	if got := kinds(PollImport{Missing: PutOn, Choices: map[int]Choice{4: {Leave: true}, 5: {Person: people[1]}}}); got != "new reply; new reply; ambiguous; new reply; error; changed; " {
		t.Errorf("imported: %s", got)
	}
	if label := lastLabel(t, s); label != "Take the answers of 3 people to “Summer gathering” from form.csv" {
		t.Errorf("the step is called %q", label)
	}
	after := must[PollPage](t)(s.Poll(ctx, p.ID))
	if len(after.People) != 4 || after.People[3].Person != twin || after.People[0].Answers[p.Options[0].ID] != model.CannotCome {
		t.Errorf("%+v", after.People)
	}
	if got := kinds(PollImport{Missing: LeaveOut, DryRun: true}); !strings.HasPrefix(got, "changed; same; ") {
		t.Errorf("again: %s", got)
	}
	must[string](t)(s.Undo(ctx))
	if must[PollPage](t)(s.Poll(ctx, p.ID)).Answered() != 0 {
		t.Error("one undo does not take the file back")
	}
}

func TestASingleNameIsTakenForTheOneWhoHasIt(t *testing.T) {
	s, p, people := polled(t)
	joy := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Joy"}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Joy", Family: "Kay"})) // is not asked
	_, _, err := s.AskPeople(ctx, p.ID, []model.ID{joy})
	ok(t, err)
	row := func(line int, given string) match.PollAnswer {
		return match.PollAnswer{Contact: match.Contact{Line: line, Given: given}, Answers: []model.Answer{model.CanCome, model.CannotCome}}
	}
	answers := []match.PollAnswer{row(2, "Joy"), row(3, "Ann")}
	read := func() []match.Verdict {
		t.Helper()
		return must[[]match.Verdict](t)(s.ImportPoll(ctx, answers, PollImport{Poll: p.ID, Name: "form.csv", Missing: LeaveOut, DryRun: true}))
	}
	if all := read(); all[0].Kind != match.NewReply || all[0].Person != joy || all[1].Person == people[0] || match.Records(all[1].Kind) {
		t.Errorf("Joy, who has one name, and half of Ann Lee’s: %+v", all)
	}
	other := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Joy"}))
	_, _, err = s.AskPeople(ctx, p.ID, []model.ID{other})
	ok(t, err)
	if all := read(); all[0].Kind != match.Ambiguous || len(all[0].Candidates) != 2 {
		t.Errorf("one of two: %+v", all[0])
	}
}

func TestSomebodyNewInAFileIsAddedWhenThatIsChosen(t *testing.T) {
	s, p, people := polled(t)
	row := func(line int, given, family, email string) match.PollAnswer {
		return match.PollAnswer{Contact: match.Contact{Line: line, Given: given, Family: family, Emails: []string{email}}, Answers: []model.Answer{model.CanCome, model.CannotCome}}
	}
	answers := []match.PollAnswer{row(2, "Una", "Known", "una@example.org"), row(3, "Anne", "Lee", "other@example.org"), row(4, "Una", "Known", "una@example.org")}
	all := must[[]match.Verdict](t)(s.ImportPoll(ctx, answers, PollImport{Poll: p.ID, Name: "form.csv", Missing: LeaveOut}))
	if v := all[1]; v.Kind != match.Nobody || v.Email != "other@example.org" || len(v.Candidates) != 1 || v.Candidates[0].Person != people[0] || !strings.HasSuffix(v.Reason, "a slip away: Ann Lee") {
		t.Errorf("a slip is %+v", v)
	}
	if v := all[0]; v.Kind != match.Nobody || len(v.Candidates) != 0 {
		t.Errorf("somebody new is %+v", v)
	}
	all = must[[]match.Verdict](t)(s.ImportPoll(ctx, answers, PollImport{Poll: p.ID, Name: "form.csv", Missing: LeaveOut, Choices: map[int]Choice{2: {}}}))
	if all[0].Kind != match.NewReply || all[1].Kind != match.Nobody || all[2].Kind != match.Same || all[2].Person != all[0].Person {
		t.Errorf("with her chosen to be new: %+v", all)
	}
	una := must[model.Person](t)(s.Person(ctx, all[0].Person))
	page := must[PollPage](t)(s.Poll(ctx, p.ID))
	if una.Email() != "una@example.org" || len(page.People) != 4 || page.People[3].Person != una.ID || page.People[3].Answers[p.Options[1].ID] != model.CannotCome {
		t.Errorf("%+v, asked are %+v", una, page.People)
	}
	must[string](t)(s.Undo(ctx))
	if _, err := s.Person(ctx, una.ID); err == nil {
		t.Error("one undo leaves the one who was added")
	}
	all = must[[]match.Verdict](t)(s.ImportPoll(ctx, answers, PollImport{Poll: p.ID, Name: "form.csv", Missing: AddNew, Choices: map[int]Choice{3: {Leave: true}}}))
	if all[0].Kind != match.NewReply || all[1].Kind != match.Nobody || all[2].Kind != match.Same {
		t.Errorf("with everybody added: %+v", all)
	}
}

func TestDraftsOfAPoll(t *testing.T) {
	s, p, people := polled(t)
	c := must[model.Community](t)(s.Community(ctx))
	if _, err := s.WritePollDrafts(ctx, PollDrafts{Poll: p.ID}, t.TempDir(), quiet); err == nil || !strings.Contains(err.Error(), "Settings") {
		t.Errorf("without an organiser: %v", err)
	}
	c.OrganiserName, c.OrganiserEmail = "Ann Organiser", "ann@example.org"
	ok(t, s.UpdateCommunity(ctx, c))
	dir := t.TempDir()
	done := must[DraftsDone](t)(s.WritePollDrafts(ctx, PollDrafts{Poll: p.ID}, dir, quiet))
	if done.People != 3 || len(done.Files) != 3 || done.Files[0] != "Ann Lee.eml" {
		t.Fatalf("did %+v", done)
	}
	d := readDraft(t, filepath.Join(dir, "Ann Lee.eml"))
	for _, want := range []string{"Hello Ann,", "“Summer gathering”", "1. Tue 14 Jul 2026, 13:00–14:30, in person\n2. Thu 16 Jul 2026, 18:00–19:00, online\n", "reply with the numbers", "Ann Organiser"} {
		if !strings.Contains(d.Text, want) {
			t.Errorf("the draft does not say %q:\n%s", want, d.Text)
		}
	}
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[0], model.CanCome)))
	done = must[DraftsDone](t)(s.WritePollDrafts(ctx, PollDrafts{Poll: p.ID, Silent: true, One: true}, dir, quiet))
	one := readDraft(t, filepath.Join(dir, done.Files[0]))
	if len(done.Files) != 1 || len(one.Bcc) != 2 || one.To[0].Address != "ann@example.org" || !strings.HasPrefix(one.Text, "Hello,\n") {
		t.Errorf("one for all: %+v %+v", done, one)
	}
}

func TestOpenPollsAreCountedAsTheirPagesAre(t *testing.T) {
	s, p, people := polled(t)
	open := func() []OpenPoll { t.Helper(); return must[[]OpenPoll](t)(s.OpenPolls(ctx)) }
	if got := open(); len(got) != 1 || got[0] != (OpenPoll{ID: p.ID, Title: "Summer gathering", Asked: 3}) {
		t.Errorf("asked: %+v", got)
	}
	ok(t, s.AnswerPoll(ctx, p.ID, pollAnswer(p, 0, people[0], model.CanCome), pollAnswer(p, 1, people[0], model.CannotCome), pollAnswer(p, 1, people[1], model.CannotCome)))
	if got := open(); got[0].Answered != 2 || got[0].Answered != must[PollPage](t)(s.Poll(ctx, p.ID)).Answered() {
		t.Errorf("answered: %+v", got)
	}
	must[Decision](t)(s.DecidePoll(ctx, p.ID, p.Options[0].ID, PollInvite{}))
	if got := open(); len(got) != 0 {
		t.Errorf("a closed poll is open: %+v", got)
	}
}

func TestWhatStandsAgainstTheDatesOfAPoll(t *testing.T) {
	s := newStore(t)
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Hall 1"}))
	ann := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", Family: "Lee"}))
	must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Confirmed, Zone: "Europe/London", Start: "2026-06-11T10:00", End: "2026-06-11T12:00", Venue: hall, Facilitators: []model.ID{ann}}))
	options := []model.PollOption{{Start: "2026-06-11T11:00", End: "2026-06-11T13:00", Mode: model.InPerson, Venue: hall}, {Start: "2026-05-25T11:00", Mode: model.Online}, {Start: "2026-07-15T11:00", Mode: model.Online}}
	kinds := func(id model.ID) (all []string) {
		t.Helper()
		p := must[PollPage](t)(s.Poll(ctx, id))
		against := must[map[model.ID][]model.Clash](t)(s.PollAgainst(ctx, p.Poll))
		for _, o := range p.Options {
			kind := ""
			for _, c := range against[o.ID] {
				kind = model.JoinNonEmpty(", ", kind, string(c.Kind))
			}
			all = append(all, kind)
		}
		return all
	}
	id, _, err := s.AddPoll(ctx, model.Poll{Title: "Summer gathering", Options: options}, nil)
	ok(t, err)
	if got, want := kinds(id), []string{"same venue, too close", "bank holiday", ""}; !reflect.DeepEqual(got, want) {
		t.Errorf("against a new session: %q, not %q", got, want)
	}
	idea := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London", Facilitators: []model.ID{ann}}))
	id, _, err = s.AddPoll(ctx, model.Poll{Session: idea, Options: options}, nil)
	ok(t, err)
	if got, want := kinds(id), []string{"same venue, same person, too close", "bank holiday", ""}; !reflect.DeepEqual(got, want) {
		t.Errorf("against one with a facilitator: %q, not %q", got, want)
	}
	v := must[model.Session](t)(s.Session(ctx, idea))
	v.Start, v.State = "2026-09-01T10:00", model.Cancelled
	ok(t, s.UpdateSession(ctx, v))
	if got, want := kinds(id), []string{"", "", ""}; !reflect.DeepEqual(got, want) {
		t.Errorf("against one that is cancelled: %q", got)
	}
}
