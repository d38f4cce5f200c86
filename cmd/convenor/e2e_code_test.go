//go:build e2e

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/report"
	"convenor/ui/paper"
)

// TestWindowlessCodesAreRead prints the two handouts with a QR code and reads
// the codes off the page with a program that knows nothing of Convenor.
func TestWindowlessCodesAreRead(t *testing.T) {
	in := report.SessionInput{
		Session: model.Session{Title: "Launch", Mode: model.Online, Zone: "Europe/London", Start: "2026-06-12T13:00",
			Link: "https://meet.example.org/launch?room=4711&name=Żukowska", FeedbackLink: "https://forms.example.org/f/" + strings.Repeat("abc123", 20)},
		Community: model.NewCommunity("Test"),
	}
	for link, doc := range map[string]paper.Document{
		strings.ReplaceAll(in.Session.Link, "Ż", "%C5%BB"): paper.Handout(report.NewHandout(in)),
		in.Session.FeedbackLink:                            paper.FeedbackForm(report.NewFeedbackForm(in)),
	} {
		file := filepath.Join(t.TempDir(), "code")
		out, err := os.Create(file + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := paper.WritePDF(out, doc, paper.Meta{Title: "Code"}); err != nil {
			t.Fatal(err)
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command("pdftoppm", "-r", "150", "-png", "-singlefile", file+".pdf", file).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		read, err := exec.Command("zbarimg", "-q", "--raw", file+".png").Output()
		if err != nil || strings.TrimSpace(string(read)) != link {
			t.Errorf("read %q, %v; want %q", read, err, link)
		}
	}
}
