package handouts

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"
)

var ctx = context.Background()

// window is a session with people on its list, and a window.
func window(t *testing.T, names ...string) (*frametest.Host, *storage.Store, model.ID) {
	t.Helper()
	s := frametest.Store(t)
	id, err := s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Confirmed, Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		person, err := s.AddPerson(ctx, model.Person{Given: name, Address: "1 Example Street, Liverpool", Channel: model.ByPost, DietaryNeeds: "vegan", AccessNeeds: "large print"})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.Invite(ctx, id, person); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := s.Participants(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := s.SetReply(ctx, model.Accepted, r.ID); err != nil {
			t.Fatal(err)
		}
	}
	h := frametest.New(t, s)
	h.Save = filepath.Join(t.TempDir(), "out.pdf")
	return h, s, id
}

func show(h *frametest.Host, name string, id model.ID) {
	for _, k := range Kinds {
		if k.Name == name {
			k.Show(h, id)
			h.Settle()
		}
	}
}

func TestEveryKindIsPreviewedAndSaved(t *testing.T) {
	for _, k := range Kinds {
		t.Run(k.Name, func(t *testing.T) {
			h, _, id := window(t, "Ann", "Bob")
			show(h, k.Name, id)
			h.Sees("page 1 of", "Save PDF and open")
			h.Tap("Save PDF and open")
			file, err := os.ReadFile(h.Save)
			if err != nil || !bytes.HasPrefix(file, []byte("%PDF-")) {
				t.Errorf("the file begins %q, %v", file[:min(len(file), 8)], err)
			}
			if len(h.Errors) > 0 || len(h.Viewed) != 1 {
				t.Errorf("errors %v, viewed %v", h.Errors, h.Viewed)
			}
		})
	}
}

func TestBadgesShowInventedPeopleFirstAndBlankOnesWhenAsked(t *testing.T) {
	h, _, id := window(t)
	show(h, "Name badges", id)
	h.Sees("Nobody has accepted yet")
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Blank ones").Entry, "12")
	h.Sees("12 to write on on 2 sheets")
	h.SeesNot("Nobody has accepted")
}

func TestTheLabelToBeginWithIsOneOfTheSheet(t *testing.T) {
	h, _, id := window(t, "Ann")
	show(h, "Name badges", id)
	start := frametest.Find[*widgets.ValueField[int]](h, "Begin at label")
	h.Edit(start.Entry, "11")
	h.Tap("Save PDF and open")
	h.Sees("A sheet of L4785")
	if _, err := os.Stat(h.Save); err == nil {
		t.Error("it was saved all the same")
	}
	h.Edit(start.Entry, "10")
	h.Tap("Save PDF and open")
	if _, err := os.Stat(h.Save); err != nil {
		t.Error(err)
	}
}

func TestPaperAndLogoAreRemembered(t *testing.T) {
	h, s, id := window(t, "Ann")
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "logo.png"), filepath.Join(dir, "bad.png")
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 900, 300))); err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string][]byte{good: picture.Bytes(), bad: []byte("words")} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	show(h, "Name badges", id)
	h.Open = bad
	h.Tap("Choose…")
	h.Sees("The logo is not a picture this program can read")
	h.Open = good
	h.Tap("Choose…")
	h.SeesNot("not a picture")
	kept, err := base64.StdEncoding.DecodeString(h.Settings[storage.SettingLogo])
	if err != nil || !bytes.HasPrefix(kept, []byte("\x89PNG")) {
		t.Fatalf("kept %q, %v", kept[:min(len(kept), 8)], err)
	}
	if _, err := badgePaper(ctx, s, id, storage.BadgeOptions{Stock: report.Stocks[0]}, kept); err != nil {
		t.Error(err)
	}
	frametest.Find[*widgets.SelectField](h, "Paper").Select.SetValue("L7160")
	h.Tap("Save PDF and open")
	if h.Settings["badge paper"] != "L7160" {
		t.Errorf("remembered %q", h.Settings["badge paper"])
	}
	show(h, "Name badges", id)
	h.Sees("L7160: labels")
	h.Tap("No logo")
	if h.Settings[storage.SettingLogo] != "" {
		t.Error("the logo is still kept")
	}
}

func TestLabelsSayWhoGetsNone(t *testing.T) {
	h, s, id := window(t, "Ann")
	without, err := s.AddPerson(ctx, model.Person{Given: "Bob"})
	if err != nil {
		t.Fatal(err)
	}
	left, err := s.AddPerson(ctx, model.Person{Given: "Cy", Left: "2026-01-01", Address: "1 Example Street"})
	if err != nil {
		t.Fatal(err)
	}
	ShowLabels(h, []model.ID{without, left})
	h.Settle()
	h.Sees("L7160: labels", "There is nobody here with a postal address.", "Without an address: Bob.", "Left out: Cy (left on")
	show(h, "Address labels", id)
	h.Sees("1 label.")
}

func TestWhatCanBeChosenChangesThePaper(t *testing.T) {
	h, s, id := window(t, "Ann")
	show(h, "Access briefing", id)
	frametest.Find[*widgets.SelectField](h, "For").Select.TypedRune('y')
	h.Sees("This copy names people: it is for you alone.")
	show(h, "Direction sign", id)
	h.Sees("neither a room nor a venue yet")
	if p, err := signPaper(ctx, s, id, report.ToLeft); err != nil || p.Name != "Launch 2026-06-12 sign left.pdf" {
		t.Errorf("%q, %v", p.Name, err)
	}
	p, err := cateringPaper(ctx, s, id)
	if err != nil || !strings.HasPrefix(p.Note, "1 accepted × 80 %") || p.Name != "Launch 2026-06-12 catering order.pdf" {
		t.Errorf("%q, %q, %v", p.Note, p.Name, err)
	}
}
