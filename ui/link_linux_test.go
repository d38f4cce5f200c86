package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The system's xdg-open says by its exit status that nothing can show a link.
func TestViewing(t *testing.T) {
	d := open(t, newFile(t))
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	log := filepath.Join(bin, "log")
	system := func(status string) {
		ok(t, os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >>'"+log+"'\nexit "+status+"\n"), 0o700))
	}
	system("0")
	for _, path := range []string{"/tmp/Sheet 1.pdf", "https://example.org/?a=b", "mailto:ann@example.org?subject=Hi"} {
		d.View(path)
	}
	d.settle()
	want := "file:///tmp/Sheet%201.pdf https://example.org/?a=b mailto:ann@example.org?subject=Hi"
	if got := strings.Join(strings.Fields(string(must[[]byte](t)(os.ReadFile(log)))), " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if m, said := d.messages.Current(); said {
		t.Errorf("says %q", m.Text)
	}
	system("3")
	d.View("/tmp/Sheet 1.pdf")
	d.settle()
	d.says("Saved as /tmp/Sheet 1.pdf. This computer has no program set to open it.")
	d.View("https://example.org/")
	d.settle()
	d.says("This computer has no program set to open “https://example.org/”.")
	d.View("mailto:ann@example.org")
	d.settle()
	d.says("This computer has no mail program set to write a message with.")
}
