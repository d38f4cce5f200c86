package storage

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"
)

// printed is a session with people on its list, and its sheet K7-2F on paper in
// their order. The clock says a day after the session.
func printed(t *testing.T, names ...string) (s *Store, session model.ID, people []model.ID) {
	t.Helper()
	s = newStore(t)
	at := time.Date(2026, 6, 13, 10, 0, 0, 0, time.UTC)
	s.options.Now = func() time.Time { at = at.Add(time.Second); return at }
	session = addSession(t, s, "Launch")
	for _, n := range names {
		people = append(people, addPerson(t, s, "Ann", n))
	}
	_, _, err := s.Invite(ctx, session, people...)
	ok(t, err)
	ok(t, s.RecordPrinting(ctx, Printing{Code: "K7-2F", Session: session, Variant: "circulate", Rows: people}))
	return s, session, people
}

func whoCame(t *testing.T, s *Store, session model.ID) string {
	t.Helper()
	var words []string
	for _, p := range must[[]ParticipantRow](t)(s.Participants(ctx, session)) {
		words = append(words, p.Family+" "+string(p.Attendance))
	}
	return strings.Join(words, ", ")
}

func TestRowsOfAnOldSheetMeanTheSamePeopleForGood(t *testing.T) {
	s, session, people := printed(t, "Evans", "Bhatt", "Adeyemi")
	late := addPerson(t, s, "Ann", "Aardvark") // first in every list, last on paper
	_, _, err := s.Invite(ctx, session, late)
	ok(t, err)
	ok(t, s.RecordPrinting(ctx, Printing{Code: "3A-P0", Session: session, Variant: "circulate", Rows: append([]model.ID{late}, people...)}))

	ok(t, s.TypeIn(ctx, "K7-2F", []int{1, 3}, nil))
	if label := lastLabel(t, s); label != "Type in rows 1 and 3 of sheet K7-2F" {
		t.Errorf("the step is called %q", label)
	}
	ok(t, s.TypeIn(ctx, "3A-P0", []int{1}, nil))
	if got := whoCame(t, s, session); got != "Aardvark attended, Adeyemi attended, Bhatt not recorded, Evans attended" {
		t.Errorf("got %s", got)
	}
	ok(t, s.TypeIn(ctx, "K7-2F", nil, []int{1, 2}))
	if got := whoCame(t, s, session); got != "Aardvark attended, Adeyemi attended, Bhatt not recorded, Evans not recorded" {
		t.Errorf("after taking ticks off: %s", got)
	}
	must[string](t)(s.Undo(ctx))
	p := must[PaperSheet](t)(s.PaperSheet(ctx, "K7-2F"))
	if !p.Rows[0].Came() || p.Rows[0].Family != "Evans" || p.Rows[1].Came() || len(p.WalkIns) != 1 || p.NextRow() != 5 {
		t.Errorf("after undo: %+v", p)
	}

	if err := s.TypeIn(ctx, "K7-2F", []int{1, 4}, nil); err == nil || !strings.Contains(err.Error(), "lists no row 4") {
		t.Errorf("a row beyond the sheet: %v", err)
	}
	if err := s.TypeIn(ctx, "00-01", []int{1}, nil); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a sheet that was never printed: %v", err)
	}
}

func TestPeopleWhoWentSinceThePrintingAreToldInWords(t *testing.T) {
	s, session, people := printed(t, "Evans", "Bhatt", "Adeyemi")
	ok(t, s.Uninvite(ctx, list(t, s, session)["Bhatt, Ann"].ID))
	ok(t, s.RemovePeople(ctx, people[0]))
	p := must[PaperSheet](t)(s.PaperSheet(ctx, "K7-2F"))
	if r := p.Rows[0]; r.Name() != "Ann Evans" || !strings.Contains(r.Gone, "is not among your people any more (“Remove Ann Evans”, 13 Jun 2026)") || r.Expected() {
		t.Errorf("removed: %+v", r)
	}
	if r := p.Rows[1]; r.Name() != "Ann Bhatt" || r.Gone != "" || !r.Expected() {
		t.Errorf("taken off the list: %+v", r)
	}
	ok(t, s.TypeIn(ctx, "K7-2F", []int{2}, nil))
	if got := whoCame(t, s, session); got != "Adeyemi not recorded, Bhatt attended" {
		t.Errorf("got %s", got)
	}
	if err := s.TypeIn(ctx, "K7-2F", []int{1, 3}, nil); !errors.Is(err, model.ErrNotFound) || !strings.Contains(err.Error(), "row 1") {
		t.Errorf("typing a removed person: %v", err)
	}
	if got := whoCame(t, s, session); !strings.HasPrefix(got, "Adeyemi not recorded") {
		t.Errorf("half of an entry was kept: %s", got)
	}
}

func TestTheUntickedAreSettledInOneStep(t *testing.T) {
	for how, want := range map[model.Unticked]string{
		model.UntickedNoShow:      "Adeyemi attended, Bhatt not recorded, Costa apologies, Evans no-show, Off not recorded",
		model.UntickedApologies:   "Adeyemi attended, Bhatt apologies, Costa apologies, Evans no-show, Off apologies",
		model.UntickedNotRecorded: "Adeyemi attended, Bhatt not recorded, Costa apologies, Evans not recorded, Off not recorded",
	} {
		s, session, _ := printed(t, "Adeyemi", "Bhatt", "Costa", "Evans")
		off := addPerson(t, s, "Ann", "Off") // declined before the sheet was printed
		_, _, err := s.Invite(ctx, session, off)
		ok(t, err)
		at := list(t, s, session)
		ok(t, s.SetReply(ctx, model.Declined, at["Bhatt, Ann"].ID, at["Off, Ann"].ID))
		ok(t, s.SetAttendance(ctx, model.Apologies, at["Costa, Ann"].ID))
		ok(t, s.TypeIn(ctx, "K7-2F", []int{1}, nil))
		tally := must[SheetTally](t)(s.FinishSheet(ctx, "K7-2F", how))
		if got := whoCame(t, s, session); got != want {
			t.Errorf("%s: %s", how, got)
		}
		if tally.Came != 1 || tally.NoShow+tally.NoWord+tally.Others != 3 || tally.NoShow > 0 || !tally.Held {
			t.Errorf("%s: %+v", how, tally)
		}
		if label := lastLabel(t, s); label != "Type in sheet K7-2F: 1 came, 3 did not" {
			t.Errorf("%s: the step is called %q", how, label)
		}
		if v := must[model.Session](t)(s.Session(ctx, session)); v.State != model.Held {
			t.Errorf("%s: the session is %s", how, v.State)
		}
		must[string](t)(s.Undo(ctx))
		if got := whoCame(t, s, session); got != "Adeyemi attended, Bhatt not recorded, Costa apologies, Evans not recorded, Off not recorded" {
			t.Errorf("%s, undone: %s", how, got)
		}
	}
}

// A session whose attendance is known of everyone has been held once it has
// begun, even if its time is not over; in one step with the sheet.
func TestASettledSessionIsHeldFromItsStartOn(t *testing.T) {
	for _, c := range []struct {
		clock string // UTC; the session is from 12:00 to 13:30
		how   model.Unticked
		state model.State
		early bool
	}{
		{"11:59", model.UntickedNoShow, model.Confirmed, true},
		{"11:59", model.UntickedNotRecorded, model.Confirmed, false},
		{"12:00", model.UntickedNoShow, model.Held, false},
		{"12:40", model.UntickedNotRecorded, model.Confirmed, false},
		{"13:30", model.UntickedNotRecorded, model.Held, false},
	} {
		s, session, _ := printed(t, "Evans", "Bhatt")
		ok(t, s.TypeIn(ctx, "K7-2F", []int{1}, nil))
		now, err := time.Parse("2006-01-02 15:04", "2026-06-12 "+c.clock)
		ok(t, err)
		s.options.Now = func() time.Time { return now }
		tally := must[SheetTally](t)(s.FinishSheet(ctx, "K7-2F", c.how))
		if v := must[model.Session](t)(s.Session(ctx, session)); v.State != c.state || tally.Held != (c.state == model.Held) || tally.Early != c.early {
			t.Errorf("%+v: %s, %+v", c, v.State, tally)
		}
		must[string](t)(s.Undo(ctx))
		if v := must[model.Session](t)(s.Session(ctx, session)); v.State != model.Confirmed || !strings.Contains(whoCame(t, s, session), "Bhatt not recorded") {
			t.Errorf("%+v: undo left %s", c, v.State)
		}
	}
}

func TestPaperIsSignedInTheRoom(t *testing.T) {
	s, session, _ := printed(t, "Evans")
	v := must[model.Session](t)(s.Session(ctx, session))
	v.Mode = model.Hybrid
	ok(t, s.UpdateSession(ctx, v))
	ok(t, s.TypeIn(ctx, "K7-2F", []int{1}, nil))
	if p := list(t, s, session)["Evans, Ann"]; p.ModeAttended != model.InPerson {
		t.Errorf("attended %q", p.ModeAttended)
	}
}

func TestWalkInsAndIllegibleRows(t *testing.T) {
	s, session, _ := printed(t, "Evans", "Bhatt")
	known := addPerson(t, s, "Dylan", "Quirke")
	walk := PaperWalkIn{Session: session, Sheet: "K7-2F", Row: 3, Person: known}
	must[model.ID](t)(s.AddPaperWalkIn(ctx, walk))
	if label := lastLabel(t, s); label != "Add walk-in Dylan Quirke (row 3 of sheet K7-2F)" {
		t.Errorf("the step is called %q", label)
	}
	made := must[model.ID](t)(s.AddPaperWalkIn(ctx, PaperWalkIn{Session: session, Sheet: "K7-2F", Row: 4,
		New: model.Person{Given: "Nia", Family: "Rees", Affiliations: []model.Affiliation{{Name: "Halton Carers"}}, Emails: []model.Email{{Address: "nia@example.org"}}}}))
	nia := must[model.Person](t)(s.Person(ctx, made))
	if p := list(t, s, session)["Rees, Nia"]; p.Source != model.WalkIn || p.Attendance != model.Attended || nia.Joined != "2026-06-12" || len(nia.Affiliations) != 1 {
		t.Errorf("new: %+v %+v", p, nia)
	}
	if _, err := s.AddPaperWalkIn(ctx, PaperWalkIn{Session: session, New: model.Person{}}); err == nil {
		t.Error("somebody without a name was added")
	}

	id := must[model.ID](t)(s.AddIllegible(ctx, IllegibleRow{Session: session, Sheet: "K7-2F", Row: 5, Note: "Mc…\n Council"}))
	listed := must[model.ID](t)(s.AddIllegible(ctx, IllegibleRow{Session: session, Sheet: "K7-2F", Row: 2}))
	if _, err := s.AddIllegible(ctx, IllegibleRow{Session: session, Sheet: "K7-2F", Row: 5}); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("kept twice: %v", err)
	}
	count := func() int {
		for _, r := range must[[]SessionRow](t)(s.Sessions(ctx)) {
			if r.ID == session {
				return r.Headcount.Illegible
			}
		}
		return -1
	}
	if n := count(); n != 1 { // row 2 is Bhatt's own
		t.Errorf("%d illegible people came", n)
	}
	for _, r := range must[[]SessionRow](t)(s.Sessions(ctx)) {
		if want := map[bool]int{true: 2}[r.ID == session]; r.Unread != want {
			t.Errorf("%s: %d rows are to be found out, want %d", r.Title, r.Unread, want)
		}
	}
	for _, p := range must[[]ParticipantRow](t)(s.Participants(ctx, session)) {
		if p.Unread != (p.Family == "Bhatt") {
			t.Errorf("%s: their row is unread: %v", p.Name(), p.Unread)
		}
	}
	// Who walked in at the desk wrote nothing on the paper.
	must[model.ID](t)(s.AddWalkIn(ctx, session, model.Person{Given: "At", Family: "Desk"}, model.InPerson))
	p := must[PaperSheet](t)(s.PaperSheet(ctx, "K7-2F"))
	if len(p.Illegible) != 2 || p.Illegible[1].Words() != "illegible, row 5" || p.Illegible[1].Note != "Mc… Council" || p.NextRow() != 6 {
		t.Errorf("kept: %+v, next %d", p.Illegible, p.NextRow())
	}
	must[model.ID](t)(s.ResolveIllegible(ctx, id, PaperWalkIn{New: model.Person{Given: "Ewan", Family: "McBride"}}))
	if got := whoCame(t, s, session); !strings.Contains(got, "McBride attended") || count() != 0 {
		t.Errorf("resolved: %s, %d", got, count())
	}
	must[string](t)(s.Undo(ctx))
	if count() != 1 || len(must[PaperSheet](t)(s.PaperSheet(ctx, "K7-2F")).WalkIns) != 3 {
		t.Error("undo did not bring the illegible row back")
	}
	ok(t, s.RemoveIllegible(ctx, listed))
}

func TestTheSecurityListIsNoSheetToSign(t *testing.T) {
	s, session, people := printed(t, "Evans", "Bhatt")
	ok(t, s.RecordPrinting(ctx, Printing{Code: "3A-P0", Session: session, Variant: "security", Rows: []model.ID{people[1], people[0]}}))
	for name, p := range list(t, s, session) {
		if want := slices.Index(people, p.Person) + 1; p.Row != want {
			t.Errorf("%s is said to be on row %d, not %d", name, p.Row, want)
		}
	}
}

func TestFortyRowsAreOneStep(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("P%02d", i))
	}
	s, session, _ := printed(t, names...)
	rows := make([]int, 0, 40)
	for i := range 40 {
		rows = append(rows, i+1)
	}
	ok(t, s.TypeIn(ctx, "K7-2F", rows, nil))
	if strings.Contains(whoCame(t, s, session), "not recorded") {
		t.Error("not all rows were ticked")
	}
	must[string](t)(s.Undo(ctx))
	if strings.Contains(whoCame(t, s, session), "attended") {
		t.Error("undo left ticks")
	}
}
