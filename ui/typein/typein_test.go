package typein

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

// screen shows a panel alone, as the session's screen does in a tab.
type screen struct {
	panel *Panel
	host  *frametest.Host
}

func (s *screen) Object() fyne.CanvasObject { return s.panel.Object() }
func (s *screen) Show(p frame.Place)        { s.panel.Show(p.ID) }
func (s *screen) Heard(storage.Notice)      { s.panel.Show(s.panel.id) }
func (s *screen) Title() []string           { return nil }
func (s *screen) Commands() []frame.Command { return s.panel.Commands() }
func (s *screen) Focus()                    { s.panel.Focus() }

// open makes a session of yesterday with people on its list, its sheet K7-2F,
// and shows it in a window.
func open(t *testing.T, names ...string) (*frametest.Host, *storage.Store, model.ID) {
	t.Helper()
	s := frametest.Store(t) // the clock says 6 May
	id := addSession(t, s, "Launch")
	var people []model.ID
	for _, n := range names {
		given, family, _ := strings.Cut(n, " ")
		people = append(people, must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: given, Family: family})))
	}
	if _, _, err := s.Invite(ctx, id, people...); err != nil {
		t.Fatal(err)
	}
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "K7-2F", Session: id, Variant: "circulate", Rows: people}); err != nil {
		t.Fatal(err)
	}
	return use(t, s, id), s, id
}

func use(t *testing.T, s *storage.Store, id model.ID) *frametest.Host {
	h := frametest.New(t, s)
	sc := &screen{host: h}
	sc.panel = New(h, Actions{Print: func() {}, Record: func() {}, Place: func(id model.ID) frame.Place { return frame.Place{Area: frame.Programme, ID: id, Tab: "Sheet"} }})
	h.Use(sc, frame.Place{Area: frame.Programme, ID: id})
	sc.Focus()
	return h
}

func addSession(t *testing.T, s *storage.Store, title string) model.ID {
	t.Helper()
	return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: model.Confirmed, Start: "2026-05-05T10:00", End: "2026-05-05T12:00", Zone: "Europe/London"}))
}

func whoCame(t *testing.T, s *storage.Store, id model.ID) string {
	t.Helper()
	var words []string
	for _, p := range must[[]storage.ParticipantRow](t)(s.Participants(ctx, id)) {
		words = append(words, p.Family+" "+string(p.Attendance))
	}
	return strings.Join(words, ", ")
}

func noErrors(t *testing.T, h *frametest.Host) {
	t.Helper()
	for _, err := range h.Errors {
		t.Errorf("the screen failed: %v", err)
	}
}

func TestFortyRowsAreTypedBackWithFewKeys(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("P Number%02d", i+1))
	}
	h, s, id := open(t, names...)
	keys := 0
	typed := func(text string) { h.Type(text); keys += len([]rune(text)) }
	pressed := func(k fyne.KeyName) { h.Press(k); keys++ }
	typed("all but 3 9 14 27 40")
	pressed(fyne.KeyReturn)
	pressed(fyne.KeyReturn) // the empty entry: the rest
	pressed(fyne.KeyReturn) // as suggested
	if keys > 60 {
		t.Errorf("it took %d key presses, want 60 at most", keys)
	}
	got := whoCame(t, s, id)
	if n := strings.Count(got, "attended"); n != 35 || strings.Count(got, "no-show") != 5 || !strings.Contains(got, "Number27 no-show") {
		t.Errorf("%d came: %s", n, got)
	}
	if v := must[model.Session](t)(s.Session(ctx, id)); v.State != model.Held {
		t.Errorf("the session is %s", v.State)
	}
	if len(h.Said) != 1 || h.Said[0] != "Sheet K7-2F is typed in: 35 came, 5 did not. The session is marked as held." {
		t.Errorf("said %q", h.Said)
	}
	noErrors(t, h)
}

func TestEachEntryIsSavedAndSaysWho(t *testing.T) {
	h, s, id := open(t, "Ann Evans", "Bea Bhatt", "Siân O’Neill")
	h.Sees("Sheet K7-2F", "0 of 3 rows ticked", "Evans, Ann")
	h.Type("1 oneill")
	h.Press(fyne.KeyReturn)
	h.Sees("Ann Evans and Siân O’Neill came.", "2 of 3 rows ticked")
	if got := whoCame(t, s, id); got != "Bhatt not recorded, Evans attended, O’Neill attended" {
		t.Errorf("got %s", got)
	}
	h.Type("1-2")
	h.Press(fyne.KeyReturn)
	h.Sees("Bea Bhatt came. Row 1 (Ann Evans) was ticked")
	h.Type("-bhatt")
	h.Press(fyne.KeyReturn)
	h.Sees("The tick is off: Bea Bhatt.")
	h.Press(fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // “1-2” again
	h.Sees("Bea Bhatt came.")

	h.Type("2 17")
	h.Press(fyne.KeyReturn)
	h.Sees("“17” is no listed row", "so far: 2")
	h.Press(fyne.KeyEscape)
	if steps := must[[]storage.Step](t)(s.History(ctx, 4)); steps[0].Label != "Type in row 2 of sheet K7-2F" || steps[1].Label != "Take the tick off row 2 of sheet K7-2F" {
		t.Errorf("steps: %+v", steps)
	}
	noErrors(t, h)
}

func TestWalkInsAreFoundAmongTheContactsFirst(t *testing.T) {
	h, s, id := open(t, "Ann Evans")
	known := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Dylan", Family: "Quirke"}))
	if _, err := s.AddWalkIn(ctx, id, model.Person{Given: "At", Family: "Desk"}, model.InPerson); err != nil { // on no paper
		t.Fatal(err)
	}
	h.Settle()
	h.Sees("Walk-in, row 2")
	h.Type("2")
	h.Press(fyne.KeyReturn)
	h.Sees("Walk-in, row 2", "They came")
	h.Type("qurike") // a slip of the pen
	h.Press(fyne.KeyReturn)
	h.Sees("Among your people")
	h.Press(fyne.KeyReturn)
	h.Sees("Walk-in, row 3", "Row 2: Dylan Quirke came.")

	// Part of a name is asked about too, if Enter comes before an offer is taken.
	h.Type("Dylan")
	h.Press(fyne.KeyEscape)
	h.Tap("They came")
	h.Sees("Is it the same person?", "Dylan Quirke")
	h.Press(fyne.KeyEscape)
	h.Type("+")
	h.Press(fyne.KeyReturn)
	// Somebody whose name is nearly that of one who is known is asked about.
	h.Type("Ann Evens")
	h.Press(fyne.KeyEscape)
	h.Tap("They came")
	h.Sees("Is it the same person?", "Ann Evans", "Add somebody new")
	h.Press(fyne.KeyEscape)

	h.Type("+nia rees") // in haste, and gets its capitals as at the desk
	h.Press(fyne.KeyReturn)
	frametest.Find[*widgets.TextField](h, "Email").Entry.SetText("nia@example.org")
	h.Tap("They came")
	got := map[string]storage.ParticipantRow{}
	for _, p := range must[[]storage.ParticipantRow](t)(s.Participants(ctx, id)) {
		got[p.Family] = p
	}
	if p := got["Quirke"]; p.Person != known || p.Source != model.WalkIn || p.Attendance != model.Attended {
		t.Errorf("a contact who walked in: %+v", p)
	}
	if p := got["Rees"]; p.Email != "nia@example.org" || p.Source != model.WalkIn || len(got) != 4 {
		t.Errorf("somebody new: %+v of %d", p, len(got))
	}
	noErrors(t, h)
}

func TestTheNextRowIsOneAndTheSameEverywhere(t *testing.T) {
	h, s, _ := open(t, "Ann Evans")
	h.Type("5")
	h.Press(fyne.KeyReturn)
	h.Sees("Walk-in, row 5", "They came")
	h.Type("Nia Rees")
	h.Press(fyne.KeyEscape)
	h.Tap("They came")
	h.Sees("Walk-in, row 6", "Row 5: Nia Rees came.")
	h.Press(fyne.KeyEscape)
	h.Sees("Walk-in, row 6…")
	h.Type("?6")
	h.Press(fyne.KeyReturn)
	h.Sees("Walk-in, row 7…")
	h.Type("+Ian Ho")
	h.Press(fyne.KeyReturn)
	h.Sees("Walk-in, row 7", "They came")
	h.Press(fyne.KeyEscape)
	h.Press(fyne.KeyEscape)
	must[string](t)(s.Undo(ctx))
	h.Settle()
	h.Sees("Walk-in, row 3…") // of the rows typed in only one is known
	noErrors(t, h)
}

func TestWhatCannotBeReadIsKeptAndResolved(t *testing.T) {
	h, s, id := open(t, "Ann Evans")
	h.SeesNot("Could not be read")
	h.Type("?5 “begins with Mc”")
	h.Press(fyne.KeyReturn)
	h.Sees("Row 5 is kept as illegible.", "Could not be read", "illegible, row 5", "begins with Mc")
	h.Type("?")
	h.Press(fyne.KeyReturn)
	h.Sees("After “?” stands the number")
	h.Press(fyne.KeyEscape)
	frametest.Find[*widgets.Line](h, "illegible").Tapped(nil)
	h.Press(fyne.KeyReturn)
	h.Sees("Who was it? (illegible, row 5)")
	h.Type("Ewan McBride")
	h.Press(fyne.KeyEscape)
	h.Tap("They came")
	if got := whoCame(t, s, id); got != "Evans not recorded, McBride attended" || len(must[[]storage.IllegibleRow](t)(s.Illegible(ctx, id))) != 0 {
		t.Errorf("got %s", got)
	}
	noErrors(t, h)
}

func TestRowsThatNobodyCouldReadAreShownWhereOneComesForThem(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch")
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "K7-2F", Session: id, Variant: "circulate"}); err != nil {
		t.Fatal(err)
	}
	for row := range 2 {
		must[model.ID](t)(s.AddIllegible(ctx, storage.IllegibleRow{Session: id, Sheet: "K7-2F", Row: row + 1}))
	}
	h := frametest.New(t, s)
	h.Window().Resize(fyne.NewSize(1024, 420)) // the entry alone fills it
	sc := &screen{host: h, panel: New(h, Actions{Print: func() {}, Record: func() {}})}
	sc.panel.ToUnread(true)
	h.Use(sc, frame.Place{Area: frame.Programme, ID: id})
	sc.Focus()
	h.Settle()
	on := func() *widgets.Line {
		l, _ := h.Window().Canvas().Focused().(*widgets.Line)
		return l
	}
	l := on()
	if l == nil {
		t.Fatalf("the keyboard is on %T", h.Window().Canvas().Focused())
	}
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l); at.Y < 0 || at.Y+l.Size().Height > h.Window().Canvas().Size().Height {
		t.Errorf("the row is at %v of a window of %v", at, h.Window().Canvas().Size())
	}
	sc.Heard(storage.Notice{})
	if on() == nil || on() == l {
		t.Error("the keyboard is lost when the sheet is read again")
	}
	sc.panel.ToUnread(false)
	sc.Focus()
	if _, ok := h.Window().Canvas().Focused().(*widgets.Entry); !ok {
		t.Error("the keyboard does not go into the entry")
	}
	noErrors(t, h)
}

func TestALineIsOneStepWhateverItSays(t *testing.T) {
	h, s, id := open(t, "Ann Evans", "Bea Bhatt", "Cy Costa")
	h.Type("1")
	h.Press(fyne.KeyReturn)
	h.Type("?3 bhatt -1 99")
	h.Press(fyne.KeyReturn)
	h.Sees("“99” is no listed row", "Nothing was saved")
	h.Press(fyne.KeyEscape)
	h.Type("?3 bhatt -1")
	h.Press(fyne.KeyReturn)
	h.Sees("Bea Bhatt came. The tick is off: Ann Evans.", "illegible, row 3")
	if got := whoCame(t, s, id); got != "Bhatt attended, Costa not recorded, Evans not recorded" {
		t.Errorf("got %s", got)
	}
	if label := must[string](t)(s.Undo(ctx)); label != "Type in row 2 of sheet K7-2F" {
		t.Errorf("undid %q", label)
	}
	if got := whoCame(t, s, id); got != "Bhatt not recorded, Costa not recorded, Evans attended" || len(must[[]storage.IllegibleRow](t)(s.Illegible(ctx, id))) != 0 {
		t.Errorf("after undo %s", got)
	}
	noErrors(t, h)
}

func TestACodeOfAnotherSessionSaysWhichAndGoesThere(t *testing.T) {
	h, s, _ := open(t, "Ann Evans")
	other := addSession(t, s, "Autumn gathering")
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "00-01", Session: other, Variant: "desk"}); err != nil {
		t.Fatal(err)
	}
	h.Tap("Another sheet")
	h.Type("K8-2F")
	h.Press(fyne.KeyReturn)
	h.Sees("“K8-2F” is not the code of a sheet", "Which sheet?")
	h.Press(fyne.KeyEscape)
	poll, _, err := s.AddPoll(ctx, model.Poll{Title: "Summer", Options: []model.PollOption{{Start: "2026-07-14T13:00", Mode: model.Online}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	h.Tap("Another sheet")
	h.Type(must[storage.PollPage](t)(s.Poll(ctx, poll)).Code)
	h.Press(fyne.KeyReturn)
	h.Sees("is the code of the poll “Summer”")
	h.Press(fyne.KeyEscape)
	h.Tap("Another sheet")
	h.Type("oo o1") // O for 0
	h.Press(fyne.KeyReturn)
	h.Sees("Sheet 00-01 is of “Autumn gathering”")
	h.Press(fyne.KeyReturn)
	if p := h.Last(); p.ID != other || p.Tab != "Sheet" {
		t.Errorf("went to %+v", p)
	}
	noErrors(t, h)
}

func TestAPictureIsAttachedAndRemoved(t *testing.T) {
	h, s, id := open(t, "Ann Evans")
	h.Open = filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(h.Open, []byte("%PDF-1.4\n%%EOF"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Do("Attach a photo or scan of the paper…")
	h.Sees("sheet.pdf", "deleted on Thu 4 Jun 2026", "signatures")
	frametest.Find[*widgets.Line](h, "sheet.pdf").Tapped(nil)
	h.Press(fyne.KeyReturn)
	if len(h.Viewed) != 1 || !strings.HasSuffix(h.Viewed[0], "paper.pdf") {
		t.Errorf("viewed %v", h.Viewed)
	}
	frametest.Find[*widgets.Line](h, "sheet.pdf").Tapped(nil)
	h.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if n := len(must[[]storage.Attachment](t)(s.Attachments(ctx, id))); n != 0 {
		t.Errorf("%d pictures are left", n)
	}
	noErrors(t, h)
	if err := os.WriteFile(h.Open, []byte("not a picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Do("Attach a photo or scan of the paper…")
	if len(h.Errors) != 1 || !strings.Contains(h.Errors[0].Error(), "“sheet.pdf” is neither a PNG") {
		t.Errorf("errors: %v", h.Errors)
	}
}

func TestBeforeThereIsPaperOneIsToldToPrintIt(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch")
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "00-02", Session: id, Variant: "security"}); err != nil { // nobody signs it
		t.Fatal(err)
	}
	h := use(t, s, id)
	h.Sees("No sheet of this session is on paper yet", "Print the sheet")
	if why := h.Command("Walk-in of the sheet…").Why; !strings.Contains(why, "print it first") {
		t.Errorf("why: %q", why)
	}
}
