package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/ui/frame/frametest"

	"fyne.io/fyne/v2"
)

func TestAttendanceThatIsCompleteLeadsToTheReport(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Spring gathering", model.Held, "2026-04-16T13:00", "2026-04-16T14:30")
	invite(t, s, id, "Abara", "Bello", "Cole")
	h, _ := open(t, s, id, People)
	h.Sees("Record who came")
	var ids []model.ID
	for _, p := range must[[]participant](t)(s.Participants(ctx, id)) {
		ids = append(ids, p.ID)
	}
	if err := s.SetAttendance(ctx, model.Attended, ids[:2]...); err != nil {
		t.Fatal(err)
	}
	if err := s.SetAttendance(ctx, model.Apologies, ids[2]); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Tap("Write it up")
	if h.Last() != Place(id, Report) {
		t.Fatalf("went to %+v", h.Last())
	}
	h.Screen.Show(h.Last())
	h.SeesNot("Write it up")
	h.Sees("Attendance: Spring gathering", "sent apologies", "Abara, Ann", "By sector")
	h.Save = filepath.Join(t.TempDir(), "report.md")
	h.Do("Save the report as Markdown, to go on writing")
	h.Screen.Show(Place(id, People))
	h.SeesNot("Write it up")
	if said := must[string](t)(s.Undo(ctx)); said != "Write up “Spring gathering”" {
		t.Errorf("undo takes back %q", said)
	}
	h.Settle()
	h.Sees("Write it up")
	noErrors(t, h)
}

func TestAnotherSessionIsReportedWithNames(t *testing.T) {
	s := frametest.Store(t)
	spring := addSession(t, s, "Spring gathering", model.Held, "2026-04-16T13:00", "2026-04-16T14:30")
	summer := addSession(t, s, "Summer gathering", model.Held, "2026-04-23T13:00", "2026-04-23T14:30")
	invite(t, s, spring, "Abara")
	invite(t, s, summer, "Bello")
	h, _ := open(t, s, spring, Report)
	h.Tap("Without names")
	h.Screen.Show(Place(spring, People))
	h.Screen.Show(Place(spring, Report))
	h.Sees("Without names. A count", "fewer than 3")
	h.Screen.Show(Place(summer, Report))
	h.Settle()
	h.Sees("Attendance: Summer gathering", "Bello, Ann")
	h.SeesNot("Without names. A count")
	h.Screen.Show(Place(spring, Report))
	h.Settle()
	h.Sees("Abara, Ann")
	noErrors(t, h)
}

func TestTheReportHasTheKeysOfItsTab(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Spring gathering", model.Held, "2026-04-16T13:00", "2026-04-16T14:30")
	invite(t, s, id, "Abara")
	h, _ := open(t, s, id, Report)
	if named(h, fyne.KeyP) != "Print the report…" || named(h, fyne.KeyE) != "Save the report…" {
		t.Errorf("Ctrl+P is %q, Ctrl+E is %q", named(h, fyne.KeyP), named(h, fyne.KeyE))
	}
	h.Save = filepath.Join(t.TempDir(), "report.md")
	h.Do("Save the report as Markdown, to go on writing")
	if data, err := os.ReadFile(h.Save); err != nil || !strings.HasPrefix(string(data), "# Attendance: Spring gathering\n") {
		t.Errorf("%.40q, %v", data, err)
	}
	if now(t, s, id).WrittenUp {
		t.Error("a session is written up before attendance is complete")
	}
	if err := s.SetAttendance(ctx, model.NoShow, must[[]participant](t)(s.Participants(ctx, id))[0].ID); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees("Did not reply, and did not come (1)")

	h, _ = open(t, s, id, People)
	if named(h, fyne.KeyP) != "Print the sheet…" || named(h, fyne.KeyE) != "Calendar file of this session" {
		t.Errorf("Ctrl+P is %q, Ctrl+E is %q", named(h, fyne.KeyP), named(h, fyne.KeyE))
	}
	if why := h.Command("Save the report…").Why; why != "That is done in the report of the session." {
		t.Errorf("elsewhere it says %q", why)
	}
	noErrors(t, h)
}

// named is the first command that Ctrl and a key do.
func named(h *frametest.Host, key fyne.KeyName) string {
	for _, c := range h.Screen.Commands() {
		if c.Key != nil && c.Key.ShortcutName() == Ctrl(key).ShortcutName() {
			return c.Name
		}
	}
	return ""
}
