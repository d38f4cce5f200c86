//go:build e2e

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convenor/storage"
)

// coordinator is one person at the window, with the files she works on.
type coordinator struct {
	*screen
	*outcome
	t      *testing.T
	home   string
	drafts string     // the folder for them
	ended  chan error // of the program; what it ended with
	left   string     // everything in the file when it was closed
	look   *picture   // of the session then
}

func newCoordinator(t *testing.T) *coordinator {
	home := t.TempDir()
	program := shipped(t)
	return &coordinator{t: t, screen: startScreen(t), home: home, drafts: filepath.Join(home, "drafts"), outcome: &outcome{t: t, binary: program,
		file: filepath.Join(home, community+storage.Extension), pdf: filepath.Join(home, "sheet.pdf"), ics: filepath.Join(home, "session.ics")}}
}

// shipped is the program as it is shipped: that of CONVENOR_BINARY, or built
// now.
func shipped(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("CONVENOR_BINARY"); path != "" {
		return path
	}
	path := filepath.Join(t.TempDir(), "convenor")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("the program was not built: %v\n%s", err, out)
	}
	return path
}

// step is something that the coordinator does, with what it is called in the log.
type step struct {
	name string
	do   func()
}

// goThrough does one step after the other.
func (c *coordinator) goThrough(steps []step) {
	for _, s := range steps {
		c.t.Log(s.name)
		s.do()
	}
}

// startSample opens the window on the sample community.
func (c *coordinator) startSample() {
	c.t.Helper()
	c.ask("new", c.file, "--sample")
	c.start(filepath.Base(c.file)+" – Convenor", c.file)
}

// start opens the window and waits until it stands.
func (c *coordinator) start(title string, args ...string) {
	c.t.Helper()
	app := exec.Command(c.binary, args...)
	app.Env = []string{"DISPLAY=" + c.number, "HOME=" + c.home, "XDG_CONFIG_HOME=" + filepath.Join(c.home, ".config"),
		"PATH=" + c.viewer() + ":" + os.Getenv("PATH"), "LANG=en_GB.UTF-8", "TZ=Europe/London",
		"FYNE_THEME=light", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1"}
	said := logged(c.t, app)
	if err := app.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() {
		if c.t.Failed() {
			c.t.Logf("the program said:\n%s", readFile(c.t, said))
		}
	})
	c.ended = make(chan error, 1)
	go func() { c.ended <- app.Wait() }()
	c.t.Cleanup(func() { _ = app.Process.Kill() }) // it may have ended
	c.until("the window opens", func() bool { return c.find("Convenor$") })
	c.park()
	c.tool("", "xdotool", "windowfocus", "--sync", c.window)
	c.titled(title)
	c.still()
}

// viewer is a folder with an xdg-open that notes what it is to open.
func (c *coordinator) viewer() string {
	c.t.Helper()
	dir := filepath.Join(c.home, ".viewer")
	script := "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"$HOME/.viewer/opened\"\n"
	if err := os.MkdirAll(dir, 0o755); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o755); err != nil {
		c.t.Fatal(err)
	}
	return dir
}

// titled waits until the window has a title.
func (c *coordinator) titled(title string) {
	c.t.Helper()
	c.until("the window is called "+title, func() bool {
		return strings.TrimSpace(c.tool("", "xdotool", "getwindowname", c.window)) == title
	})
}

// closeWindow closes it with a key. Then there is one file and its backup.
func (c *coordinator) closeWindow() {
	c.press("ctrl+q")
	select {
	case err := <-c.ended:
		if err != nil {
			c.t.Fatalf("the program ended with %v", err)
		}
	case <-time.After(patience):
		c.t.Fatal("the window did not close")
	}
	c.oneFileAndItsBackup()
}
