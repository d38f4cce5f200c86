package storage

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/match"

	"github.com/google/go-cmp/cmp"
)

// group makes a hybrid session with Ann, Bo and two of the name Cy Fox on its
// list; Di is a contact who is not on it, and so is Eve, who withdrew.
func group(t *testing.T, s *Store) (session model.ID, people map[string]model.ID) {
	t.Helper()
	session = must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Gathering", Mode: model.Hybrid, State: model.Confirmed, Zone: "Europe/London", Start: "2026-06-12T13:00", End: "2026-06-12T15:00"}))
	people = map[string]model.ID{}
	add := func(key, given, family, email string) {
		p := model.Person{Given: given, Family: family}
		if email != "" {
			p.Emails = []model.Email{{Address: email}}
		}
		people[key] = must[model.ID](t)(s.AddPerson(ctx, p))
	}
	add("ann", "Ann", "Lee", "ann@example.org")
	add("bo", "Bo", "Ng", "")
	add("cy", "Cy", "Fox", "")
	add("cy2", "Cy", "Fox", "")
	add("di", "Di", "Ray", "di@example.org")
	add("eve", "Eve", "Oak", "eve@example.org")
	eve := must[model.Person](t)(s.Person(ctx, people["eve"]))
	eve.Left = "2025-01-01"
	ok(t, s.UpdatePerson(ctx, eve))
	_, _, err := s.Invite(ctx, session, people["ann"], people["bo"], people["cy"], people["cy2"])
	ok(t, err)
	return session, people
}

func answer(line int, given, family, email string, reply model.Reply) match.Answer {
	a := match.Answer{Contact: match.Contact{Line: line, Given: given, Family: family}, Reply: reply}
	if email != "" {
		a.Emails = []string{email}
	}
	return a
}

func verdictWords(all []match.Verdict) string {
	var words []string
	for _, v := range all {
		words = append(words, fmt.Sprintf("%d %s", v.Line, v.Kind))
	}
	return strings.Join(words, ", ")
}

func participation(t *testing.T, s *Store, session, person model.ID) model.Participation {
	t.Helper()
	for _, r := range must[[]ParticipantRow](t)(s.Participants(ctx, session)) {
		if r.Person == person {
			return r.Participation
		}
	}
	return model.Participation{}
}

func TestImportedRepliesHaveVerdictsAndAreOneStep(t *testing.T) {
	s := newStore(t)
	session, who := group(t, s)
	answers := []match.Answer{
		answer(2, "Ann", "Lee", "ANN@example.org", model.Accepted),
		answer(3, "Bo", "Ng", "", model.Declined),
		answer(4, "Cy", "Fox", "", model.Accepted),
		answer(5, "Di", "Ray", "di@example.org", model.Accepted),
		answer(6, "Eve", "Oak", "eve@example.org", model.Accepted),
		answer(7, "Una", "Known", "una@example.org", model.Accepted),
		{Contact: match.Contact{Line: 8}, Problem: "It is not clear"},
		answer(9, "", "", "", model.Accepted),
	}
	answers[0].Mode, answers[0].DietaryNeeds = model.Online, "vegan"
	o := ReturnOptions{Session: session, Name: "form.csv", Missing: LeaveOut, DryRun: true}
	const want = "2 new reply, 3 new reply, 4 ambiguous, 5 not on the list, 6 not on the list, 7 nobody we know, 8 error, 9 error"
	before := must[[]ParticipantRow](t)(s.Participants(ctx, session))
	dry := must[[]match.Verdict](t)(s.ImportAnswers(ctx, answers, o))
	if got := verdictWords(dry); got != want {
		t.Fatalf("%s\nwant %s", got, want)
	}
	if diff := cmp.Diff(before, must[[]ParticipantRow](t)(s.Participants(ctx, session))); diff != "" {
		t.Errorf("the rehearsal changed %s", diff)
	}
	o.DryRun = false
	if diff := cmp.Diff(dry, must[[]match.Verdict](t)(s.ImportAnswers(ctx, answers, o))); diff != "" {
		t.Errorf("the rehearsal said something else: %s", diff)
	}
	ann := participation(t, s, session, who["ann"])
	if ann.Reply != model.Accepted || ann.ModeWanted != model.Online || ann.DietaryNeeds != "vegan" || ann.Replied.IsZero() {
		t.Errorf("%+v", ann)
	}
	if label := lastLabel(t, s); label != "Record replies of 2 people from form.csv" {
		t.Errorf("the step is called %q", label)
	}
	if got := verdictWords(must[[]match.Verdict](t)(s.ImportAnswers(ctx, answers[:3], o))); got != "2 same, 3 same, 4 ambiguous" {
		t.Errorf("again: %s", got)
	}
	if label := lastLabel(t, s); label != "Record replies of 2 people from form.csv" {
		t.Errorf("an import that changes nothing is a step: %q", label)
	}
	must[string](t)(s.Undo(ctx))
	if diff := cmp.Diff(before, must[[]ParticipantRow](t)(s.Participants(ctx, session))); diff != "" {
		t.Errorf("undo left %s", diff)
	}
}

func TestImportedRepliesOfOthers(t *testing.T) {
	s := newStore(t)
	session, who := group(t, s)
	answers := []match.Answer{
		answer(2, "Cy", "Fox", "", model.Accepted), answer(3, "Di", "Ray", "di@example.org", model.Waitlisted),
		answer(4, "Eve", "Oak", "eve@example.org", model.Accepted), answer(5, "Una", "Known", "una@example.org", model.Tentative),
	}
	o := ReturnOptions{Session: session, Name: "form.csv", Missing: PutOn, Choices: map[int]Choice{2: {Person: who["cy2"]}}}
	if got := verdictWords(must[[]match.Verdict](t)(s.ImportAnswers(ctx, answers, o))); got != "2 new reply, 3 new reply, 4 not on the list, 5 nobody we know" {
		t.Errorf("put on: %s", got)
	}
	if di := participation(t, s, session, who["di"]); di.Source != model.SignedUp || di.Reply != model.Waitlisted || di.Waiting != 1 {
		t.Errorf("%+v", di)
	}
	if participation(t, s, session, who["cy2"]).Reply != model.Accepted || participation(t, s, session, who["cy"]).Reply != model.NoReply {
		t.Error("the choice was not followed")
	}
	o.Missing, o.Choices = AddNew, map[int]Choice{3: {Leave: true}, 4: {Person: who["eve"]}}
	verdicts := must[[]match.Verdict](t)(s.ImportAnswers(ctx, answers, o))
	if got := verdictWords(verdicts); got != "2 ambiguous, 3 not on the list, 4 new reply, 5 new reply" {
		t.Errorf("added: %s", got)
	}
	una := must[model.Person](t)(s.Person(ctx, verdicts[3].Person))
	if una.Family != "Known" || una.Emails[0].Address != "una@example.org" || participation(t, s, session, una.ID).Reply != model.Tentative {
		t.Errorf("%+v", una)
	}
}

func TestOlderRepliesAndForeignOnesAreSaid(t *testing.T) {
	s := newStore(t)
	session, who := group(t, s)
	other := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Other", Mode: model.InPerson, State: model.Confirmed, Zone: "Europe/London", Start: "2026-07-01T10:00"}))
	uid := must[model.Session](t)(s.Session(ctx, session)).UID
	otherUID := must[model.Session](t)(s.Session(ctx, other)).UID
	now := s.Now()
	at := func(line int, uid string, reply model.Reply, said time.Time) match.Answer {
		a := answer(line, "Ann", "Lee", "ann@example.org", reply)
		a.UID, a.Said = uid, said
		return a
	}
	verdicts := must[[]match.Verdict](t)(s.ImportAnswers(ctx, []match.Answer{
		at(1, uid, model.Accepted, now.Add(-time.Hour)), at(2, uid, model.Declined, now.Add(-2*time.Hour)), at(3, uid, model.Tentative, now.Add(-time.Minute)),
		at(4, otherUID, model.Accepted, now), at(5, "forged@nowhere", model.Accepted, now),
	}, ReturnOptions{Session: session, Name: "replies"}))
	if got := verdictWords(verdicts); got != "1 new reply, 2 older, 3 changed, 4 error, 5 error" {
		t.Fatal(got)
	}
	for i, want := range map[int]string{1: "declined on", 3: "It is a reply to “Other” (Wed 1 Jul 2026); import it there", 4: "did not come from this community"} {
		if !strings.Contains(verdicts[i].Reason, want) {
			t.Errorf("%q, want %q", verdicts[i].Reason, want)
		}
	}
	ok(t, s.SetReply(ctx, model.Waitlisted, participation(t, s, session, who["ann"]).ID))
	verdicts = must[[]match.Verdict](t)(s.ImportAnswers(ctx, []match.Answer{at(1, uid, model.Accepted, time.Time{})}, ReturnOptions{Session: session, Name: "r"}))
	if got := verdictWords(verdicts); got != "1 same" || len(verdicts[0].Warnings) != 1 || participation(t, s, session, who["ann"]).Reply != model.Waitlisted {
		t.Errorf("who waits jumped the list: %s %v", got, verdicts[0])
	}
	online := at(1, otherUID, model.Accepted, now)
	online.Mode = model.Online
	verdicts = must[[]match.Verdict](t)(s.ImportAnswers(ctx, []match.Answer{online}, ReturnOptions{Session: other, Name: "r"}))
	if verdicts[0].Kind != match.Error || !strings.Contains(verdicts[0].Reason, "the session is in person") {
		t.Errorf("%+v", verdicts[0])
	}
}

func visit(line int, given, family, email string, in, out model.LocalTime, stayed time.Duration) match.Visit {
	return match.Visit{Contact: answer(line, given, family, email, "").Contact, In: in, Out: out, Stayed: stayed, Joins: 1}
}

func TestOnlineAttendanceIsRecorded(t *testing.T) {
	s := newStore(t)
	session, who := group(t, s)
	ok(t, s.SetAttendance(ctx, model.Attended, participation(t, s, session, who["bo"]).ID))
	ok(t, s.changeParticipations(ctx, "In the room", []model.ID{participation(t, s, session, who["bo"]).ID}, func(p model.Participation, _ model.Session) model.Participation {
		p.ModeAttended = model.InPerson
		return p
	}))
	m := match.Meeting{Start: "2026-06-12T12:55", Visits: []match.Visit{
		visit(5, "Ann", "Lee", "ann@example.org", "2026-06-12T13:01", "2026-06-12T13:30", 29*time.Minute),
		visit(6, "Bo", "Ng", "", "2026-06-12T13:00", "2026-06-12T15:00", 2*time.Hour),
		visit(7, "Cy", "Fox", "", "2026-06-12T13:00", "2026-06-12T15:00", 2*time.Hour),
		visit(8, "Di", "Ray", "di@example.org", "2026-06-12T13:00", "2026-06-12T13:00", 20*time.Second),
		visit(9, "Una", "Known", "", "2026-06-12T13:00", "2026-06-12T15:00", 2*time.Hour),
		visit(10, "Ann", "Lee", "", "2026-06-12T13:40", "2026-06-12T15:02", 82*time.Minute),
		visit(11, "Ann", "Lee", "", "2026-06-15T13:40", "2026-06-15T15:02", 82*time.Minute),
	}}
	o := ReturnOptions{Session: session, Name: "teams.csv", Missing: PutOn, DryRun: true}
	const want = "5 came, 6 same, 7 ambiguous, 8 came, 9 nobody we know, 10 came, 11 error"
	dry := must[[]match.Verdict](t)(s.ImportVisits(ctx, m, o))
	if got := verdictWords(dry); got != want {
		t.Fatalf("%s\nwant %s", got, want)
	}
	o.DryRun = false
	if diff := cmp.Diff(dry, must[[]match.Verdict](t)(s.ImportVisits(ctx, m, o))); diff != "" {
		t.Errorf("the rehearsal said something else: %s", diff)
	}
	ann := participation(t, s, session, who["ann"])
	if ann.Attendance != model.Attended || ann.ModeAttended != model.Online || ann.In != "2026-06-12T13:01" || ann.Out != "2026-06-12T15:02" {
		t.Errorf("%+v", ann)
	}
	if di := participation(t, s, session, who["di"]); di.Source != model.Imported || di.Attendance != model.Attended {
		t.Errorf("%+v", di)
	}
	if len(dry[3].Warnings) != 1 || !strings.Contains(dry[3].Warnings[0], "20 s") {
		t.Errorf("a very short visit is not pointed out: %q", dry[3].Warnings)
	}
	if participation(t, s, session, who["bo"]).ModeAttended != model.InPerson {
		t.Error("who came in person was moved online")
	}
	if label := lastLabel(t, s); label != "Record attendance online of 2 people from teams.csv" {
		t.Errorf("the step is called %q", label)
	}
	again := must[[]match.Verdict](t)(s.ImportVisits(ctx, m, o))
	if got := verdictWords(again); got != "5 same, 6 same, 7 ambiguous, 8 same, 9 nobody we know, 10 same, 11 error" {
		t.Errorf("again: %s", got)
	}
}

func TestANameThatMightBeSplitOtherwiseIsPointedOut(t *testing.T) {
	s := newStore(t)
	session, _ := group(t, s)
	m := match.Meeting{Start: "2026-06-12T13:00", Visits: []match.Visit{
		visit(2, "Ana García", "López", "", "2026-06-12T13:01", "2026-06-12T13:30", 29*time.Minute),
		visit(3, "Una", "New", "", "2026-06-12T13:01", "2026-06-12T13:30", 29*time.Minute),
	}}
	got := must[[]match.Verdict](t)(s.ImportVisits(ctx, m, ReturnOptions{Session: session, Name: "teams.csv", Missing: AddNew}))
	if len(got[0].Warnings) != 1 || !strings.HasPrefix(got[0].Warnings[0], "Filed under “López”, the last word") || len(got[1].Warnings) != 0 {
		t.Errorf("%q, %q", got[0].Warnings, got[1].Warnings)
	}
	for _, r := range must[[]SessionRow](t)(s.Sessions(ctx)) {
		if r.ID == session && r.Headcount.Unasked != 2 {
			t.Errorf("%d were not invited", r.Headcount.Unasked)
		}
	}
}

func TestAttendanceOfAnotherDayIsRefused(t *testing.T) {
	s := newStore(t)
	session, _ := group(t, s)
	must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.Online, State: model.Confirmed, Zone: "Europe/London", Start: "2026-10-22T17:30"}))
	m := match.Meeting{Start: "2026-10-22T17:25", Visits: []match.Visit{visit(2, "Ann", "Lee", "", "2026-10-22T17:31", "", time.Hour)}}
	_, err := s.ImportVisits(ctx, m, ReturnOptions{Session: session, Name: "x"})
	if !errors.As(err, new(model.ValidationError)) || !strings.Contains(err.Error(), "On that day there is “Autumn”") {
		t.Errorf("%v", err)
	}
	idea := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Idea", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	if _, err := s.ImportVisits(ctx, m, ReturnOptions{Session: idea, Name: "x"}); !errors.As(err, new(model.ValidationError)) {
		t.Errorf("%v", err)
	}
	if _, err := s.ImportVisits(ctx, m, ReturnOptions{Session: "none", Name: "x"}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("%v", err)
	}
}
