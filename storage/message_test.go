package storage

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage/eml"
	"convenor/storage/ics"

	"github.com/google/go-cmp/cmp"
)

// announced is a store with an organiser and a confirmed session to which these
// people are invited, in the order they are given.
func announced(t testing.TB, people ...model.Person) (*Store, model.ID, []model.ID) {
	t.Helper()
	s := newStore(t)
	c := must[model.Community](t)(s.Community(ctx))
	c.OrganiserName, c.OrganiserEmail = "Ann Lee", "ann@example.org"
	ok(t, s.UpdateCommunity(ctx, c))
	session := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch: a/b", Mode: model.InPerson, State: model.SaveTheDate, Zone: "Europe/London", Start: "2026-06-12T13:00", End: "2026-06-12T14:30"}))
	var ids []model.ID
	for _, p := range people {
		ids = append(ids, must[model.ID](t)(s.AddPerson(ctx, p)))
	}
	_, _, err := s.Invite(ctx, session, ids...)
	ok(t, err)
	return s, session, ids
}

func withEmail(given, email string) model.Person {
	return model.Person{Given: given, Emails: []model.Email{{Address: email}}}
}

func readDraft(t testing.TB, path string) eml.Draft {
	t.Helper()
	file, err := os.ReadFile(path)
	ok(t, err)
	return must[eml.Draft](t)(eml.Read(bytes.NewReader(file)))
}

func (s *Store) job(t testing.TB, session model.ID, kind model.MessageKind, people ...model.ID) DraftJob {
	t.Helper()
	words, _, err := s.Template(ctx, kind)
	ok(t, err)
	return DraftJob{Session: session, Kind: kind, Words: words, People: people, Calendar: kind.WithCalendar()}
}

func quiet(int, int) {}

func headcount(t testing.TB, s *Store, session model.ID) (notTold, outdated int) {
	t.Helper()
	for _, r := range must[[]SessionRow](t)(s.Sessions(ctx)) {
		if r.ID == session {
			return r.Headcount.NotTold, r.Headcount.Outdated
		}
	}
	t.Fatal("the session is gone")
	return 0, 0
}

func TestDraftsAreWrittenAndRemembered(t *testing.T) {
	post := withEmail("Post", "post@example.org")
	post.Channel, post.Address = model.ByPost, "1 High Street"
	s, session, ids := announced(t, withEmail("Kasia", "kasia@example.org"), withEmail("Kasia", "other@example.org"), post, model.Person{Given: "Nobody"},
		withEmail("Eve\r\nBcc: x@example.org", "eve@example.org"), withEmail("../../CON", "con@example.org"), withEmail("Żuk", "żuk@example.org"))
	dir := t.TempDir()
	ok(t, os.WriteFile(filepath.Join(dir, "kasia.eml"), []byte("mine"), 0o600))
	if n, _ := headcount(t, s, session); n != 6 {
		t.Errorf("%d wait to be told", n)
	}

	done, err := s.WriteDrafts(ctx, s.job(t, session, model.TellSaveTheDate, ids...), dir, quiet)
	ok(t, err)
	want := DraftsDone{People: 4, All: 4, Files: []string{"Kasia 2.eml", "Kasia 3.eml", "EveBcc- x@example.org.eml", "CON.eml"}, Left: []LeftOut{
		{ids[2], "Post", "is told by post"}, {ids[3], "Nobody", "has no email, phone or address yet"}, {ids[6], "Żuk", "has an address that mail programs do not all carry: żuk@example.org"}}}
	want.Files[3] = "_CON.eml"
	if diff := cmp.Diff(want, done); diff != "" {
		t.Error(diff)
	}
	entries, err := os.ReadDir(dir)
	ok(t, err)
	if len(entries) != 5 {
		t.Errorf("the folder holds %v", entries)
	}
	d := readDraft(t, filepath.Join(dir, "EveBcc- x@example.org.eml"))
	if len(d.Bcc) != 0 || len(d.To) != 1 || d.To[0].Address != "eve@example.org" || d.From.Address != "ann@example.org" || !strings.HasPrefix(d.Text, "Hello Eve Bcc: x@example.org,\n") {
		t.Errorf("drafted %+v", d)
	}
	file, err := ics.Read(bytes.NewReader(d.Attachment.Data))
	ok(t, err)
	if d.Attachment.Name != "Launch- a-b.ics" || d.Attachment.Method != "PUBLISH" || file.Method != "PUBLISH" || file.Events[0].Status != "TENTATIVE" {
		t.Errorf("attached %+v", file)
	}
	if label := lastLabel(t, s); label != "Tell 4 people of “Launch: a/b” (save the date)" {
		t.Errorf("the step is called %q", label)
	}
	told := must[[]ToldPerson](t)(s.ToldOf(ctx, ids[0]))
	if len(told) != 1 || told[0].Kind != model.TellSaveTheDate || told[0].Channel != model.ByEmail || told[0].Sequence != 0 || told[0].Title != "Launch: a/b" {
		t.Errorf("remembered %+v", told)
	}
	if n, _ := headcount(t, s, session); n != 2 {
		t.Errorf("%d wait to be told, of those who are reached", n)
	}
	must[string](t)(s.Undo(ctx))
	if told := must[[]ToldPerson](t)(s.ToldOf(ctx, ids[0])); len(told) != 0 {
		t.Errorf("undo left %+v", told)
	}
}

func TestOneDraftForAll(t *testing.T) {
	s, session, ids := announced(t, withEmail("Kasia", "kasia@example.org"), withEmail("Twin", "KASIA@example.org"), withEmail("Tom", "tom@example.org"))
	dir := t.TempDir()
	job := s.job(t, session, model.TellSaveTheDate, ids...)
	job.One = true
	done, err := s.WriteDrafts(ctx, job, dir, quiet)
	ok(t, err)
	if done.People != 3 || len(done.Files) != 1 || done.Files[0] != "Save the date - Launch- a-b.eml" {
		t.Fatalf("did %+v", done)
	}
	d := readDraft(t, filepath.Join(dir, done.Files[0]))
	if len(d.To) != 1 || d.To[0].Address != "ann@example.org" || len(d.Bcc) != 2 || !strings.HasPrefix(d.Text, "Hello all,\n") || strings.Contains(d.Text, "Tom") {
		t.Errorf("drafted %+v", d)
	}
}

func TestDraftsThatAreStoppedLeaveWholeFiles(t *testing.T) {
	var people []model.Person
	for range 9 {
		people = append(people, withEmail("Kasia", "kasia@example.org"))
	}
	s, session, ids := announced(t, people...)
	dir := t.TempDir()
	stop, cancel := context.WithCancel(ctx)
	done, err := s.WriteDrafts(stop, s.job(t, session, model.TellSaveTheDate, ids...), dir, func(n, all int) {
		if n == 4 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || done.People != 4 || done.All != 9 {
		t.Errorf("%+v, %v", done, err)
	}
	entries, err := os.ReadDir(dir)
	ok(t, err)
	if len(entries) != 4 {
		t.Errorf("the folder holds %d files", len(entries))
	}
	for _, e := range entries {
		readDraft(t, filepath.Join(dir, e.Name()))
	}
	if n, _ := headcount(t, s, session); n != 5 {
		t.Errorf("%d wait to be told", n)
	}
}

func TestDraftsSayWhatMustBePutRight(t *testing.T) {
	s, session, ids := announced(t, withEmail("Kasia", "kasia@example.org"))
	job := s.job(t, session, model.TellInvitation, ids...)
	job.Words.Body = "Hello {nmae}"
	if _, err := s.WriteDrafts(ctx, job, t.TempDir(), quiet); err == nil || !strings.Contains(err.Error(), "{nmae}") {
		t.Errorf("an unknown field: %v", err)
	}
	if _, err := s.WriteDrafts(ctx, s.job(t, session, model.TellInvitation, ids...), filepath.Join(t.TempDir(), "none"), quiet); err == nil {
		t.Error("drafts were written where there is no folder")
	}
	if _, err := s.WriteDrafts(ctx, s.job(t, session, model.TellInvitation), t.TempDir(), quiet); err == nil {
		t.Error("drafts were written for nobody")
	}
	if len(must[[]ToldPerson](t)(s.ToldOf(ctx, ids[0]))) != 0 {
		t.Error("what was not written is remembered")
	}
	c := must[model.Community](t)(s.Community(ctx))
	c.OrganiserEmail = ""
	ok(t, s.UpdateCommunity(ctx, c))
	if err := s.CheckDrafts(ctx, s.job(t, session, model.TellInvitation, ids...)); err == nil || !strings.Contains(err.Error(), "Settings") {
		t.Errorf("without an organiser: %v", err)
	}
}

func TestOneEntryMovesAndThenDisappears(t *testing.T) {
	s, session, ids := announced(t, withEmail("Kasia", "kasia@example.org"))
	dir := t.TempDir()
	var uid string
	last := -1
	step := func(kind model.MessageKind, change func(*model.Session), status, method, start string) {
		t.Helper()
		v := must[model.Session](t)(s.Session(ctx, session))
		change(&v)
		ok(t, s.UpdateSession(ctx, v))
		done, err := s.WriteDrafts(ctx, s.job(t, session, kind, ids...), dir, quiet)
		ok(t, err)
		d := readDraft(t, filepath.Join(dir, done.Files[0]))
		file, err := ics.Read(bytes.NewReader(d.Attachment.Data))
		ok(t, err)
		if len(file.Events) != 1 || len(file.Problems) > 0 {
			t.Fatalf("the file says %+v", file)
		}
		e := file.Events[0]
		if uid == "" {
			uid = e.UID
		}
		if e.UID != uid || e.Status != status || file.Method != method || d.Attachment.Method != method || e.Start.Format("2006-01-02T15:04") != start {
			t.Errorf("%s: %+v", kind, e)
		}
		if raised := e.Sequence > last; raised == (kind == model.TellInvitation) {
			t.Errorf("%s has SEQUENCE %d after %d", kind, e.Sequence, last)
		}
		last = e.Sequence
		if _, outdated := headcount(t, s, session); outdated != 0 {
			t.Errorf("%d hold the old time after the %s", outdated, kind)
		}
	}
	step(model.TellSaveTheDate, func(*model.Session) {}, "TENTATIVE", "PUBLISH", "2026-06-12T13:00")
	step(model.TellInvitation, func(v *model.Session) { v.State = model.Confirmed }, "CONFIRMED", "PUBLISH", "2026-06-12T13:00")
	step(model.TellChange, func(v *model.Session) { v.Start, v.End = "2026-06-13T13:00", "2026-06-13T14:30" }, "CONFIRMED", "PUBLISH", "2026-06-13T13:00")
	step(model.TellCancellation, func(v *model.Session) { v.State = model.Cancelled }, "CANCELLED", "CANCEL", "2026-06-13T13:00")
}

func TestWhoHoldsTheOldTimeIsCounted(t *testing.T) {
	phone := model.Person{Given: "Phone", Phones: []model.Phone{{Number: "0151 496 0000"}}}
	s, session, ids := announced(t, withEmail("Kasia", "kasia@example.org"), withEmail("Late", "late@example.org"), phone)
	ok(t, s.RecordTold(ctx, Telling{Session: session, Kind: model.TellSaveTheDate, Channel: model.ByEmail, Calendar: true, People: ids[:1]},
		Telling{Session: session, Kind: model.TellSaveTheDate, Channel: model.ByPhone, People: ids[2:]}))
	if label := lastLabel(t, s); label != "Tell 2 people of “Launch: a/b” (save the date)" {
		t.Errorf("the step is called %q", label)
	}
	v := must[model.Session](t)(s.Session(ctx, session))
	v.Start, v.End = "2026-06-19T13:00", "2026-06-19T14:30"
	ok(t, s.UpdateSession(ctx, v))
	if untold, outdated := headcount(t, s, session); untold != 1 || outdated != 2 {
		t.Errorf("%d not told, %d outdated", untold, outdated)
	}
	var who []string
	for _, r := range must[[]Recipient](t)(s.Recipients(ctx, session)) {
		if r.WhyNot(model.TellChange, v) == "" {
			who = append(who, r.Name()+" by "+string(r.Channel))
		}
	}
	if diff := cmp.Diff([]string{"Kasia by email", "Phone by phone"}, who); diff != "" {
		t.Error(diff)
	}
	must[string](t)(s.Undo(ctx)) // the move
	if _, outdated := headcount(t, s, session); outdated != 0 {
		t.Errorf("%d hold another time after the move was taken back", outdated)
	}
	p := must[model.Person](t)(s.Person(ctx, ids[0]))
	p.Left = "2026-05-01"
	ok(t, s.UpdatePerson(ctx, p))
	for _, r := range must[[]Recipient](t)(s.Recipients(ctx, session)) {
		if r.Person == ids[0] && (r.Channel != "" || !r.MayNot || r.Why != "left on 1 May 2026") {
			t.Errorf("who left is reached: %+v", r)
		}
	}
}

func TestTheCommunitysOwnWords(t *testing.T) {
	s := newStore(t)
	words, own, err := s.Template(ctx, model.TellReminder)
	ok(t, err)
	if own || words != model.DefaultTemplate(model.TellReminder) {
		t.Errorf("at first %v, %+v", own, words)
	}
	steps := len(must[[]Step](t)(s.History(ctx, 9)))
	ok(t, s.SaveTemplate(ctx, words))
	if len(must[[]Step](t)(s.History(ctx, 9))) != steps {
		t.Error("the program's own words are kept")
	}
	words.Subject = "Soon: {session}"
	ok(t, s.SaveTemplate(ctx, words))
	words.Body = "Hello {name}\n"
	ok(t, s.SaveTemplate(ctx, words))
	if got, own, _ := s.Template(ctx, model.TellReminder); !own || got != words {
		t.Errorf("kept %v, %+v", own, got)
	}
	bad := words
	bad.Body = "{nobody}"
	if err := s.SaveTemplate(ctx, bad); err == nil {
		t.Error("words with an unknown field are kept")
	}
	ok(t, s.ResetTemplate(ctx, model.TellReminder))
	if label := lastLabel(t, s); label != "Go back to the program’s words of the reminder" {
		t.Errorf("the step is called %q", label)
	}
	must[string](t)(s.Undo(ctx))
	if got, own, _ := s.Template(ctx, model.TellReminder); !own || got != words {
		t.Errorf("undo brings back %v, %+v", own, got)
	}
}

func TestNamesOfFiles(t *testing.T) {
	for name, want := range map[string]string{
		"Kasia Żukowska": "Kasia Żukowska", "": "draft", "...": "draft", "a/b\\c:d": "a-b-c-d", "nul": "_nul", "Com1.x": "_Com1.x", "a\u202Eb": "ab", "🎉": "🎉",
		"Zoe\u0308": "Zoë", " a  b. ": "a b", "-rf": "rf", "a\x00\r\nb": "ab", "李小龙": "李小龙",
	} {
		if got := fileName(name, "draft"); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	if n := len(fileName("a"+strings.Repeat("ż", 1<<20), "draft")); n > mostName {
		t.Errorf("a long name has %d bytes", n)
	}
}
