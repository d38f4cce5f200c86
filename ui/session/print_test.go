package session

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestTheSheetIsPreviewedSavedAndRemembered(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	invite(t, s, id, "Adeyemi", "Bhatt")
	h, screen := open(t, s, id, People)
	h.Save = filepath.Join(t.TempDir(), "sheet.pdf")
	h.Do("Print the sheet…")
	h.Sees("Print the sign-in sheet", "page 1 of 1", "Save PDF and open")
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Blank rows").Entry, "60")
	h.Sees("page 1 of 3")
	h.Tap("Next")
	h.Sees("page 2 of 3")
	h.Tap("Save PDF and open")

	file, err := os.ReadFile(h.Save)
	if err != nil || !bytes.HasPrefix(file, []byte("%PDF-")) {
		t.Fatalf("the file begins %q, %v", file[:min(len(file), 8)], err)
	}
	printed := must[[]storage.Printing](t)(s.Printings(ctx, id))
	if len(printed) != 1 || len(printed[0].Rows) != 2 || printed[0].Variant != string(report.Circulate) {
		t.Fatalf("remembered %+v", printed)
	}
	if code, err := report.ParseCode(printed[0].Code); err != nil || code != printed[0].Code {
		t.Errorf("the code is %q, %v", printed[0].Code, err)
	}
	if len(h.Viewed) != 1 || h.Viewed[0] != h.Save {
		t.Errorf("viewed %v", h.Viewed)
	}
	if !screen.now.printed {
		t.Error("the screen does not know that the sheet is printed")
	}
	h.Sees("Sheet printed")
	noErrors(t, h)
}

func TestTheListForTheReceptionLeavesTheSheetToBePrinted(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "A", Session: id, Variant: string(report.Security)}); err != nil {
		t.Fatal(err)
	}
	h, _ := open(t, s, id, Plan)
	h.SeesNot("Sheet printed")
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "B", Session: id, Variant: string(report.Desk)}); err != nil {
		t.Fatal(err)
	}
	h.Screen.Show(Place(id, Plan))
	h.Sees("Sheet printed")
}

func TestASheetThatIsNotSavedLeavesNoTrace(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, _ := open(t, s, id, People)
	h.Save = filepath.Join(t.TempDir(), "no such folder", "sheet.pdf")
	h.Do("Print the sheet…")
	h.Tap("Save PDF and open")
	if len(h.Errors) != 1 {
		t.Errorf("errors: %v", h.Errors)
	}
	h.Do("Print the sheet…")
	h.Press(fyne.KeyEscape)
	if printed := must[[]storage.Printing](t)(s.Printings(ctx, id)); len(printed) != 0 {
		t.Errorf("remembered %+v", printed)
	}
}

func TestTheNumberOfBlankRowsIsRead(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, _ := open(t, s, id, People)
	h.Save = filepath.Join(t.TempDir(), "sheet.pdf")
	h.Do("Print the sheet…")
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Blank rows").Entry, "six")
	h.Tap("Save PDF and open")
	h.Sees("is not a whole number")
	if _, err := os.Stat(h.Save); err == nil {
		t.Error("a sheet was saved all the same")
	}
}

func TestTheNameOfASheet(t *testing.T) {
	if got := sheetName(model.Session{Start: "2026-06-12T13:00"}, report.SignInSheet{Title: "Launch", Variant: report.Desk}); got != "Launch 2026-06-12 desk copy.pdf" {
		t.Error(got)
	}
}

func TestCalendarFileOfASession(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, _ := open(t, s, id, Plan)
	h.Save = filepath.Join(t.TempDir(), "launch.ics")
	h.Do("Calendar file of this session")
	file, err := os.ReadFile(h.Save)
	if err != nil || !strings.Contains(string(file), "SUMMARY:Launch\r\n") || !strings.Contains(string(file), "STATUS:CONFIRMED") {
		t.Errorf("the file says %q, %v", file, err)
	}
	if len(h.Told) != 1 || !strings.HasPrefix(h.Told[0], "Saved as launch.ics in ") || !strings.HasSuffix(h.Told[0], " It holds “Launch” (Fri 12 Jun 2026).") {
		t.Errorf("told %q", h.Told)
	}
	h.Button()
	if len(h.Viewed) != 1 || h.Viewed[0] != filepath.Dir(h.Save) {
		t.Errorf("shows %v", h.Viewed)
	}
	idea := addSession(t, s, "Idea", model.Idea, "", "")
	h, _ = open(t, s, idea, Plan)
	if why := h.Command("Calendar file of this session").Why; why == "" {
		t.Error("an idea can be put into a calendar file")
	}
	SaveCalendar(h, idea)
	if len(h.Told) != 1 || !strings.HasPrefix(h.Told[0], "There is nothing to put into a calendar file yet") {
		t.Errorf("told %q", h.Told)
	}
}
