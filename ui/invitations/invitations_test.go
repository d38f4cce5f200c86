package invitations

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/eml"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

// announced is a window over a store with a session that is a date to hold, and
// four people on its list: two by email, one by phone, one nobody knows how.
func announced(t *testing.T) (*frametest.Host, *storage.Store, model.ID) {
	t.Helper()
	s := frametest.Store(t)
	c := must[model.Community](t)(s.Community(ctx))
	c.OrganiserName, c.OrganiserEmail = "Ann Lee", "ann@example.org"
	if err := s.UpdateCommunity(ctx, c); err != nil {
		t.Fatal(err)
	}
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.SaveTheDate, Zone: "Europe/London", Start: "2026-06-12T13:00", End: "2026-06-12T14:30"}))
	var people []model.ID
	for _, p := range []model.Person{
		{Given: "Kasia", Family: "Adams", Emails: []model.Email{{Address: "kasia@example.org"}}}, {Given: "Tom", Family: "Bell", Emails: []model.Email{{Address: "tom@example.org"}}},
		{Given: "Pat", Phones: []model.Phone{{Number: "0151 496 0000"}}}, {Given: "Zed"},
	} {
		people = append(people, must[model.ID](t)(s.AddPerson(ctx, p)))
	}
	if _, _, err := s.Invite(ctx, id, people...); err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	h.Window().SetContent(widgets.NewWords("behind", widgets.Body))
	return h, s, id
}

func entry(h *frametest.Host, label string) *widgets.FieldsEntry {
	for _, o := range h.Objects() {
		if e, ok := o.(*widgets.FieldsEntry); ok && e.MultiLine == (label == "Words") {
			return e
		}
	}
	return nil
}

func notTold(t *testing.T, s *storage.Store) int {
	t.Helper()
	return must[[]storage.SessionRow](t)(s.Sessions(ctx))[0].Headcount.NotTold
}

func TestDraftsAreWrittenFromTheDialog(t *testing.T) {
	h, s, id := announced(t)
	h.Folder = t.TempDir()
	Show(h, id, "")
	h.Sees("Announce “Launch”", "2 by email · 1 by phone · 1 left out", "Pat (0151 496 0000)", "Left out, has no email, phone or address yet: Zed.", "1 of 2: Kasia Adams <kasia@example.org>",
		"Save the date: Launch, Fri 12 Jun 2026, 13:00–14:30", "Hello Kasia,", "Write 2 drafts…")
	h.Tap("Next ›")
	h.Sees("Hello Tom,")
	h.Tap("Note phone and post as told")
	h.Sees("2 by email · 2 left out")
	h.Tap("Write 2 drafts…")
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	file := must[[]byte](t)(os.ReadFile(filepath.Join(h.Folder, "Kasia Adams.eml")))
	d := must[eml.Draft](t)(eml.Read(bytes.NewReader(file)))
	if d.Attachment == nil || d.To[0].Address != "kasia@example.org" {
		t.Errorf("drafted %+v", d)
	}
	if len(h.Told) != 1 || !strings.HasPrefix(h.Told[0], "2 drafts were written.") {
		t.Errorf("told %q", h.Told)
	}
	h.Button()
	if len(h.Viewed) != 1 || h.Viewed[0] != h.Folder {
		t.Errorf("viewed %v", h.Viewed)
	}
	if n := notTold(t, s); n != 0 {
		t.Errorf("%d wait to be told", n)
	}
}

func TestAFieldIsOfferedAsOneTypesABrace(t *testing.T) {
	h, _, id := announced(t)
	Show(h, id, model.TellInvitation)
	h.Window().Canvas().Focus(entry(h, "Words"))
	h.Type("{gi")
	h.Sees("given name")
	h.SeesNot("agenda")
	h.Press(fyne.KeyReturn)
	e := entry(h, "Words")
	if !strings.HasPrefix(e.Text, "{given name}Hello {given name},") {
		t.Errorf("the words begin %q", e.Text[:40])
	}
	h.Sees("KasiaHello Kasia,", "Your words for this session")
	h.Type("{nobody}")
	h.Sees("“{nobody}” is not a field")
	if b := frametest.Find[*widgets.Button](h, "Write 2 drafts"); !b.Disabled() {
		t.Error("what is not a field can be sent")
	}
}

func TestWordsAreKeptForTheSessionOrForAll(t *testing.T) {
	h, s, id := announced(t)
	Show(h, id, model.TellInvitation)
	entry(h, "Words").SetText("Come, {given name}!\n")
	h.Sees("Come, Kasia!")
	h.Press(fyne.KeyEscape)
	if len(h.Settings) != 1 {
		t.Fatalf("kept %v", h.Settings)
	}
	Show(h, id, model.TellInvitation)
	h.Sees("Come, Kasia!")
	h.Tap("Use for every session")
	if words, own, err := s.Template(ctx, model.TellInvitation); err != nil || !own || words.Body != "Come, {given name}!\n" {
		t.Errorf("kept %+v, %v", words, err)
	}
	h.Sees("The community’s own words")
	h.Tap("Back to the program’s words")
	h.Sees("The program’s words", "You are warmly invited to Launch.")
	if label := must[string](t)(s.Undo(ctx)); label != "Go back to the program’s words of the invitation" {
		t.Errorf("undid %q", label)
	}
	if len(h.Errors) > 0 {
		t.Error(h.Errors)
	}
}

func TestTheOtherWaysToTell(t *testing.T) {
	h, s, id := announced(t)
	Show(h, id, "")
	h.Tap("Copy addresses")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "kasia@example.org, tom@example.org" {
		t.Errorf("copied %q", got)
	}
	if n := notTold(t, s); n != 3 {
		t.Errorf("copying counts as telling: %d wait", n)
	}
	h.Button()
	if n := notTold(t, s); n != 1 {
		t.Errorf("%d wait to be told", n)
	}
	must[string](t)(s.Undo(ctx))
	Show(h, id, "")
	h.Tap("Open in mail program")
	if len(h.Viewed) != 1 || !strings.HasPrefix(h.Viewed[0], "mailto:ann@example.org?bcc=kasia%40example.org%2Ctom%40example.org&subject=Save%20the%20date%3A%20Launch") {
		t.Errorf("opened %v", h.Viewed)
	}
	if n := notTold(t, s); n != 3 {
		t.Errorf("what may not be sent counts as telling: %d wait", n)
	}
	h.Button()
	if n := notTold(t, s); n != 1 {
		t.Errorf("%d wait to be told", n)
	}
	Show(h, id, "")
	if b := frametest.Find[*widgets.Button](h, "One draft"); !b.Disabled() {
		t.Error("a draft can be written for nobody")
	}
}

func TestOnlyThoseWithTheOldTimeGetTheChange(t *testing.T) {
	h, s, id := announced(t)
	v := must[model.Session](t)(s.Session(ctx, id))
	first := must[[]storage.Recipient](t)(s.Recipients(ctx, id))[0]
	if err := s.RecordTold(ctx, storage.Telling{Session: id, Kind: model.TellSaveTheDate, Channel: model.ByEmail, Calendar: true, People: []model.ID{first.Person}}); err != nil {
		t.Fatal(err)
	}
	v.Start, v.End = "2026-06-19T13:00", "2026-06-19T14:30"
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	Show(h, id, "")
	h.Sees("Change", "who holds the old time", "1 by email · 3 left out", "was not told of it before: Tom Bell, Pat.", "Changed: Launch, now Fri 19 Jun 2026", "New time: Fri 19 Jun 2026, 13:00–14:30 (it was Fri 12 Jun 2026,", "Calendar file: attached")
}

func TestTheButtonsOfTheWordsAreWholeAndNothingMovesOnAProblem(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1280, 800), fyne.NewSize(1280, 764), fyne.NewSize(1024, 604)} {
		h, _, id := announced(t)
		h.Window().Resize(size)
		Show(h, id, "")
		at := func(o fyne.CanvasObject) float32 {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		}
		reset, close := frametest.Find[*widgets.Button](h, "Back to the program"), frametest.Find[*widgets.Button](h, "Close")
		foot := at(close)
		if end := at(reset) + reset.Size().Height; end > foot-16 {
			t.Errorf("%v: the buttons end at %v, the dialog's begin at %v", size, end, foot)
		}
		body := frametest.Find[*widgets.Labelled](h, "Words")
		if high := body.Size().Height; high < 100 {
			t.Errorf("%v: the words have a height of %v", size, high)
		}
		for _, o := range h.Objects() {
			if e, ok := o.(*widgets.FieldsEntry); ok {
				h.Edit(&e.Entry, "{sesion}")
				break
			}
		}
		h.Sees("is not a field")
		if now := at(close); now != foot {
			t.Errorf("%v: the buttons moved from %v to %v", size, foot, now)
		}
	}
}

func TestNobodyToAnnounceTo(t *testing.T) {
	h, s, _ := announced(t)
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Other", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	Show(h, id, "")
	if len(h.Told) != 1 || !strings.Contains(h.Told[0], "Nobody is on the list of “Other” yet") {
		t.Errorf("told %q", h.Told)
	}
	h.Button()
	if h.Last().Invite != id {
		t.Errorf("went to %+v", h.Last())
	}
}

func TestWordsForWhatWasStopped(t *testing.T) {
	if got := stoppedWords(storage.DraftsDone{People: 12, All: 26}); !strings.HasPrefix(got, "Stopped: 12 of 26 drafts are in the folder, each whole.") {
		t.Error(got)
	}
	if got := stoppedWords(storage.DraftsDone{All: 26}); got != "Stopped. No draft was written." {
		t.Error(got)
	}
}
