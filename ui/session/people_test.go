package session

import (
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// participants are the people of a session by family name.
func participants(t *testing.T, s *storage.Store, id model.ID) map[string]storage.ParticipantRow {
	t.Helper()
	all := map[string]storage.ParticipantRow{}
	for _, p := range must[[]storage.ParticipantRow](t)(s.Participants(ctx, id)) {
		all[p.Family] = p
	}
	return all
}

func TestRepliesAreTypedDownTheList(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	invite(t, s, id, "Adeyemi", "Bhatt", "Evans", "Lunt", "Okafor")
	h, screen := open(t, s, id, "")
	h.Sees("Everyone 5", "People 5", "A accepted", "No reply 5")
	h.Type("aTdwn")
	got := participants(t, s, id)
	for name, want := range map[string]model.Reply{"Adeyemi": model.Accepted, "Bhatt": model.Tentative, "Evans": model.Declined, "Lunt": model.Waitlisted, "Okafor": model.NoReply} {
		if got[name].Reply != want {
			t.Errorf("%s: %s, want %s", name, got[name].Reply, want)
		}
	}
	if at := screen.people.table.Current(); at != 4 {
		t.Errorf("the cursor is at row %d, want the last", at)
	}
	h.Tap("Declined 1")
	if rows := screen.people.rows; len(rows) != 1 || rows[0].Family != "Evans" {
		t.Errorf("under “Declined” stand %+v", rows)
	}
	noErrors(t, h)
}

// rowsSeen is how many whole rows of the list fit into a window whose bar, rail
// and status line leave so much of it.
func rowsSeen(h *frametest.Host, screen *Screen, width, height float32) int {
	h.Window().Resize(fyne.NewSize(width-look.RailWidth, height-look.BarHeight-look.StatusHeight))
	return int((screen.people.table.Size().Height - 33) / peopleRow)
}

func TestTheListHasTheRoom(t *testing.T) {
	s := frametest.Store(t)
	for _, tt := range []struct {
		mode       model.Mode
		day        string
		wide, tall int // rows at 1024 by 640, at 1280 by 800
	}{{model.InPerson, "2026-06-12", 7, 12}, {model.Hybrid, "2026-06-12", 7, 12},
		{model.InPerson, "2026-05-06", 7, 11}, {model.Hybrid, "2026-05-06", 6, 11}} { // on the day the keys of attendance take a line as well
		id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: tt.day, Mode: tt.mode, State: model.Confirmed, Capacity: 20,
			Start: model.LocalTime(tt.day + "T18:00"), End: model.LocalTime(tt.day + "T19:00"), Zone: "Europe/London"}))
		invite(t, s, id, "Adeyemi", "Bhatt", "Costa", "Dunn", "Evans", "Fox")
		h, screen := open(t, s, id, People)
		h.Type("atdwna")
		if n := rowsSeen(h, screen, 1024, 640); n < tt.wide {
			t.Errorf("%s, %s: %d rows at 1024 by 640", tt.mode, tt.day, n)
		}
		if n := rowsSeen(h, screen, 1280, 800); n < tt.tall {
			t.Errorf("%s, %s: %d rows at 1280 by 800", tt.mode, tt.day, n)
		}
		noErrors(t, h)
	}
}

func TestReplyInAFilteredListGoesOnToTheNextRow(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	invite(t, s, id, "Adeyemi", "Bhatt", "Evans")
	h, screen := open(t, s, id, People)
	h.Tap("No reply 3")
	screen.people.table.Focus()
	h.Type("ad")
	got := participants(t, s, id)
	if got["Adeyemi"].Reply != model.Accepted || got["Bhatt"].Reply != model.Declined || got["Evans"].Reply != model.NoReply {
		t.Errorf("got %+v", got)
	}
	if r, ok := screen.people.table.CurrentRow(); !ok || r.Family != "Evans" {
		t.Errorf("the cursor is on %q", r.Family)
	}
}

func TestAttendanceWaitsForTheDay(t *testing.T) {
	s := frametest.Store(t) // the clock says 6 May
	later := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	invite(t, s, later, "Adeyemi")
	h, _ := open(t, s, later, People)
	h.Type("c")
	if participants(t, s, later)["Adeyemi"].Attendance != model.NotRecorded || len(h.Told) != 1 {
		t.Errorf("before the day: told %v", h.Told)
	}

	today := addSession(t, s, "Today", model.Confirmed, "2026-05-06T18:00", "2026-05-06T19:00")
	invite(t, s, today, "Bhatt", "Evans", "Lunt", "Okafor")
	h, _ = open(t, s, today, People)
	h.Sees("C came")
	h.Type("cpxr")
	got := participants(t, s, today)
	for name, want := range map[string]model.Attendance{"Bhatt": model.Attended, "Evans": model.Apologies, "Lunt": model.NoShow, "Okafor": model.NotRecorded} {
		if got[name].Attendance != want {
			t.Errorf("%s: %s, want %s", name, got[name].Attendance, want)
		}
	}
	noErrors(t, h)
}

func TestTickedPeopleAreChangedTogether(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	invite(t, s, id, "Adeyemi", "Bhatt", "Evans")
	h, _ := open(t, s, id, People)
	h.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	h.Type("a")
	got := participants(t, s, id)
	if got["Adeyemi"].Reply != model.Accepted || got["Bhatt"].Reply != model.NoReply || got["Evans"].Reply != model.Accepted {
		t.Errorf("got %+v", got)
	}
	h.Do("Take off the list")
	if left := participants(t, s, id); len(left) != 1 || left["Bhatt"].ID == "" {
		t.Errorf("left on the list: %v", left)
	}
	if len(h.Said) != 1 || h.Said[0] != "2 people were taken off the list." {
		t.Errorf("said %q", h.Said)
	}
	must[string](t)(s.Undo(ctx))
	if n := len(participants(t, s, id)); n != 3 {
		t.Errorf("%d on the list after undo", n)
	}
	noErrors(t, h)
}

func TestEnterOpensThePersonAndInviteGoesToThePeople(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, screen := open(t, s, id, People)
	h.Sees("Nobody is on the list yet")
	h.Tap("Invite people")
	if p := h.Last(); p.Area != frame.People || p.Invite != id {
		t.Errorf("went to %+v", p)
	}
	invite(t, s, id, "Adeyemi")
	h.Settle()
	screen.people.table.Focus()
	h.Press(fyne.KeyReturn)
	if p := h.Last(); p.Area != frame.People || p.ID != participants(t, s, id)["Adeyemi"].Person {
		t.Errorf("went to %+v", p)
	}
}

func TestAttentionIsMarkedWithItsReason(t *testing.T) {
	p := storage.ParticipantRow{Participation: model.Participation{AccessNeeds: "ramp", DietaryNeeds: "vegan"}}
	if !p.Attention() || needs(p) != "Access: ramp. Diet: vegan" {
		t.Errorf("needs: %q", needs(p))
	}
}

func TestTicksThatAreNotShownAreCounted(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	invite(t, s, id, "Adeyemi", "Bhatt", "Costa")
	h, screen := open(t, s, id, People)
	h.Shortcut(&fyne.ShortcutSelectAll{})
	h.Sees("3 people ticked · A accepted")
	screen.people.filter.SetText("bhatt")
	h.Sees("3 people ticked, 2 of them not shown")
	h.Shortcut(&fyne.ShortcutSelectAll{})
	h.Sees("2 people ticked, not shown")
}

func TestOrganisationIsShownBesideTheReply(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	invite(t, s, id, "Adeyemi")
	h, screen := open(t, s, id, People)
	table := screen.people.table
	for _, tt := range []struct {
		width  float32
		titles []string
	}{
		{700, []string{"No.", "Name", "Organisation", "Reply", "Told", "Attendance"}}, // beside the agenda at 1280
		{530, []string{"No.", "Name", "Organisation", "Reply"}},
	} {
		table.Resize(fyne.NewSize(tt.width, 300))
		h.Sees(tt.titles...)
	}
	h.SeesNot("Told\n", "Attendance")
}

func TestTheCurrentRowStaysWhollyInViewWhileRepliesAreTyped(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	v := now(t, s, id)
	v.Capacity = 2 // lines of warning appear on the way
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		invite(t, s, id, "Person "+string(rune('A'+i)))
	}
	h, screen := open(t, s, id, People)
	table := screen.people.table
	for _, letter := range "atdatdaatdwatdwaaatd" {
		h.Type(string(letter))
		r, _ := table.CurrentRow()
		top, bottom := float32(-1), float32(-1)
		for _, o := range h.Objects() {
			if text, ok := o.(*canvas.Text); ok && text.Text == r.Name() {
				top = fyne.CurrentApp().Driver().AbsolutePositionForObject(text).Y
				bottom = top + text.Size().Height
			}
		}
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(table).Y
		if top < from || bottom+8 > from+table.Size().Height {
			t.Errorf("%s, at %v to %v, is not wholly in the list, which is at %v to %v", r.Name(), top, bottom, from, from+table.Size().Height)
		}
	}
	noErrors(t, h)
}

func TestWhoHoldsTheOldTimeIsNamed(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.SaveTheDate, "2026-06-12T13:00", "2026-06-12T14:30")
	person := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Bhatt", Emails: []model.Email{{Address: "kasia@example.org"}}}))
	if _, _, err := s.Invite(ctx, id, person); err != nil {
		t.Fatal(err)
	}
	h, screen := open(t, s, id, People)
	h.Sees("Announce", "Not told yet: 1 person")
	if err := s.RecordTold(ctx, storage.Telling{Session: id, Kind: model.TellSaveTheDate, Channel: model.ByEmail, Calendar: true, People: []model.ID{person}}); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees("✓", "Confirm")
	h.SeesNot("Announce", "Not told yet")
	v := now(t, s, id)
	v.Start, v.End = "2026-06-19T13:00", "2026-06-19T14:30"
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees("! 1 person holds the old time or place: Kasia Bhatt.", "old", "Send the update")
	if tip := screen.now.toldCell(screen.now.people[0]).Tip; !strings.HasPrefix(tip, "Holds the old time or place.\nSave the date by email on 6 May 2026, ") {
		t.Errorf("the tip is %q", tip)
	}
	h.Do("Announce to the people invited…")
	h.Sees("Announce “Launch”", "Changed: Launch, now Fri 19 Jun 2026", "1 by email")
	h.Press(fyne.KeyEscape)
	v.State = model.Cancelled
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees("! 1 person does not know that it is cancelled: Kasia Bhatt.", "Send the update")
	noErrors(t, h)
}
