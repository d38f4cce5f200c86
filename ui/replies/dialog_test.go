package replies

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

// seat makes a session on the day of the tests with Ann Lee and Bo Ng on its list,
// a contact called Di Ray who is not, and a window.
func seat(t *testing.T) (*frametest.Host, *storage.Store, model.ID) {
	t.Helper()
	s := frametest.Store(t)
	session := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Gathering", Mode: model.Hybrid, State: model.Confirmed, Zone: "Europe/London",
		Start: "2026-05-06T09:00", End: "2026-05-06T11:00", Capacity: 1}))
	for i, p := range []model.Person{
		{Given: "Ann", Family: "Lee", Emails: []model.Email{{Address: "ann@example.org"}}}, {Given: "Bo", Family: "Ng"},
		{Given: "Di", Family: "Ray"},
	} {
		id := must[model.ID](t)(s.AddPerson(ctx, p))
		if i < 2 {
			if _, _, err := s.Invite(ctx, session, id); err != nil {
				t.Fatal(err)
			}
		}
	}
	h := frametest.New(t, s)
	h.Settle()
	return h, s, session
}

func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func noErrors(t *testing.T, h *frametest.Host) {
	t.Helper()
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func rows(t *testing.T, s *storage.Store, session model.ID) map[string]storage.ParticipantRow {
	t.Helper()
	all := map[string]storage.ParticipantRow{}
	for _, r := range must[[]storage.ParticipantRow](t)(s.Participants(ctx, session)) {
		all[r.Family] = r
	}
	return all
}

const form = "Name,Email,Will you come?\nAnn Lee,ann@example.org,yes\nBo Ng,,yes in person\nDi Ray,,yes\nUna Known,una@example.org,maybe\n"

func TestRepliesOfAFormAreRecordedByKeyboard(t *testing.T) {
	h, s, session := seat(t)
	h.Open = file(t, "form.csv", form)
	Choose(h, session, returns.Answers)
	h.Sees("Replies to “Gathering”", "4 replies in “form.csv”", "2 new replies", "1 ambiguous", "1 nobody we know", "Record 2 replies")
	if rows(t, s, session)["Lee"].Reply != model.NoReply {
		t.Fatal("the rehearsal wrote")
	}
	h.Press(fyne.KeyReturn) // the keyboard is on the ambiguous row
	h.Sees("Who is Di Ray?", "The same as Di Ray", "Set to Di Ray, whose name is the most like it")
	h.Press(fyne.KeyReturn)
	h.Sees("3 new replies", "Your choice; put on the list", "Record 3 replies")
	h.Tap("Record 3 replies")
	all := rows(t, s, session)
	if all["Lee"].Reply != model.Accepted || all["Ng"].ModeWanted != model.InPerson || all["Ray"].Source != model.SignedUp || len(all) != 3 {
		t.Errorf("%+v", all)
	}
	if len(h.Said) != 1 || h.Said[0] != "Recorded 3 replies. 1 row was left out. 2 more accepted than the room holds (1)." {
		t.Errorf("said %q", h.Said)
	}
	must[string](t)(s.Undo(ctx))
	if all := rows(t, s, session); len(all) != 2 || all["Lee"].Reply != model.NoReply {
		t.Errorf("one undo does not take it back: %+v", all)
	}
	noErrors(t, h)
}

func TestWhoIsNotOnTheListIsChosenForAll(t *testing.T) {
	h, s, session := seat(t)
	Show(h, session, returns.Answers, file(t, "form.csv", form))
	choose := frametest.Find[*widgets.Select](h, "")
	choose.TypedRune('p')
	choose.TypedRune('p') // even if new
	h.Sees("3 new replies", "Added as a new contact; put on the list", "Record 3 replies")
	h.Tap("1 ambiguous")
	h.SeesNot("Una Known")
	h.Tap("Record 3 replies")
	if all := rows(t, s, session); all["Known"].Reply != model.Tentative {
		t.Errorf("%+v", all)
	}
	noErrors(t, h)
}

func TestARowIsGivenToSomebodyWhoIsLookedFor(t *testing.T) {
	h, s, session := seat(t)
	Show(h, session, returns.Answers, file(t, "form.csv", "Name,Email,Reply\nRay of Sunshine,sun@example.org,no\n"))
	h.Sees("1 nobody we know", "They say: declined. No contact has this name or email address")
	if b := frametest.Find[*widgets.Button](h, "Record 0"); !b.Disabled() {
		t.Error("nothing can be recorded")
	}
	h.Press(fyne.KeyHome, fyne.KeyReturn)
	h.Sees("Who is Ray of Sunshine?", "A new contact", "Set to a new contact")
	entry := frametest.Find[*widgets.CompletionEntry](h, "")
	h.Window().Canvas().Focus(entry)
	h.Type("Ra")
	h.Press(fyne.KeyEscape) // the offers
	h.Tap("Choose")
	h.Sees("Choose one of your people from the list")
	h.Window().Canvas().Focus(entry)
	h.Type("y")
	h.Press(fyne.KeyReturn)
	h.Tap("Choose")
	h.Sees("1 new reply")
	h.Tap("Record 1 reply")
	if all := rows(t, s, session); all["Ray"].Reply != model.Declined {
		t.Errorf("%+v", all)
	}
	noErrors(t, h)
}

func TestWhoWithdrewConsentIsNotPutOnUnasked(t *testing.T) {
	h, s, session := seat(t)
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Fi", Family: "Wu", Emails: []model.Email{{Address: "fi@example.org"}}, Consents: []model.Consent{{For: "email", Given: "2025-01-01", Withdrawn: "2026-01-01"}}}))
	Show(h, session, returns.Answers, file(t, "form.csv", "Name,Email,Reply\nFi Wu,fi@example.org,yes\nDi Rey,,yes\n"))
	h.Sees("1 not on the list", "1 nobody we know")
	h.Press(fyne.KeyHome, fyne.KeyReturn)
	h.Sees("Who is Fi Wu?", "consent (email) on 1 January 2026.", "Leave the row out", "Set to leaving them out, for that reason.")
	frametest.Find[*widgets.SelectField](h, "This row is").Select.TypedRune('p')
	h.Press(fyne.KeyReturn)
	h.Sees("1 new reply", "Your choice; put on the list")
	noErrors(t, h)
}

const teams = "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n" +
	"Ann Lee\t5/6/26, 9:01:10 AM\t5/6/26, 10:58:10 AM\t1h 57m 0s\tann@example.org\t\tAttendee\n" +
	"Bo Ng (Guest)\t5/6/26, 9:05:00 AM\t5/6/26, 9:05:30 AM\t30s\t\t\tAttendee\n"

func TestAttendanceIsRecordedFromAFileOrFromWhatWasCopied(t *testing.T) {
	h, s, session := seat(t)
	Paste(h, session)
	if len(h.Told) != 1 || !strings.HasPrefix(h.Told[0], "Nothing was copied.") {
		t.Errorf("told %q", h.Told)
	}
	fyne.CurrentApp().Clipboard().SetContent(teams)
	Paste(h, session)
	h.Sees("Online attendance of “Gathering”", "2 people in what was copied", "2 came", "09:01 to 10:58, 117 min. Same email as Ann Lee", "1 of them was there for less than a minute.", "Record 2 people")
	h.Press(fyne.KeyReturn)
	all := rows(t, s, session)
	if a := all["Lee"]; a.Attendance != model.Attended || a.ModeAttended != model.Online || a.In != "2026-05-06T09:01" || a.Out != "2026-05-06T10:58" {
		t.Errorf("%+v", a)
	}
	if len(h.Said) != 1 || h.Said[0] != "Recorded that 2 people came online." {
		t.Errorf("said %q", h.Said)
	}
	Show(h, session, returns.Attendance, file(t, "teams.csv", teams))
	h.Sees("2 same", "Record 0 people")
	noErrors(t, h)
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	h, _, session := seat(t)
	for _, c := range []struct {
		kind       returns.Kind
		name, text string
		want       string
	}{
		{returns.Answers, "a.csv", "Name,Colour\nAnn,red\n", "“a.csv” was not imported: no column of this file says who will come"},
		{returns.Answers, "a.ics", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "this calendar file is an invitation and not a reply to one"},
		{returns.Attendance, "b.csv", strings.ReplaceAll(teams, "5/6/26", "5/9/26"), "this report is of a meeting on Sat 9 May 2026"},
		{returns.Attendance, "c.csv", strings.NewReplacer("First Join", "Erster Beitritt", "Last Leave", "Letztes Verlassen", "In-Meeting Duration", "Besprechungsdauer").Replace(teams), "in another language"},
		{returns.Attendance, "d.csv", "", "this file is empty"},
	} {
		h.Errors = nil
		Show(h, session, c.kind, file(t, c.name, c.text))
		if len(h.Errors) != 1 || !strings.Contains(h.Errors[0].Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, h.Errors, c.want)
		}
	}
	h.Errors = nil
	Show(h, session, returns.Answers, filepath.Join(t.TempDir(), "gone.csv"))
	if len(h.Errors) != 1 || !strings.Contains(h.Errors[0].Error(), "check that it is there") {
		t.Errorf("%v", h.Errors)
	}
}

func TestDroppedFilesGoWhereTheyBelong(t *testing.T) {
	h, _, session := seat(t)
	var list string
	drop := func(paths ...string) {
		list = ""
		Dropped(h, session, paths, func(path string) { list = path })
	}
	contacts := file(t, "list.csv", "First name,Last name,Email\nBo,Lee,bo@example.org\n")
	drop(contacts)
	if list != contacts {
		t.Errorf("a contact list went to %q", list)
	}
	drop(file(t, "form.csv", form))
	h.Sees("Replies to “Gathering”")
	h.Tap("Cancel")
	drop(file(t, "teams.csv", teams))
	h.Sees("Online attendance of “Gathering”")
	h.Tap("Cancel")
	drop(contacts, file(t, "form.csv", form))
	if list != contacts || len(h.Told) != 1 || h.Told[0] != "1 file was not read, because something else than the first is in there. Drop files of one kind together." {
		t.Errorf("%q, told %q", list, h.Told)
	}
	uid := must[model.Session](t)(h.Store().Session(ctx, session)).UID
	reply := func(name, uid, status string) string {
		return file(t, name, "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:"+uid+"\r\nDTSTAMP:20260505T100000Z\r\nATTENDEE;PARTSTAT="+status+";CN=Ann Lee:mailto:ann@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
	}
	drop(reply("a.ics", uid, "TENTATIVE"), reply("b.ics", "forged", "DECLINED"), file(t, "c.eml", "From: ann@example.org\r\nDate: Tue, 5 May 2026 10:00:00 +0000\r\nSubject: no\r\n\r\nNo thanks\r\n"))
	h.Sees("3 replies in “3 files”", "1 new reply", "2 error", "did not come from this community", "There is no calendar reply in this mail")
	noErrors(t, h)
}
