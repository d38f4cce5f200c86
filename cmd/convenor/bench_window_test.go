//go:build bench

package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convenor/assets/federation"
	"convenor/model"
	"convenor/storage"
)

// bigFile makes a community file of 100,000 people and 2,000 sessions that
// opens at People.
func bigFile(b *testing.B) string {
	path := filepath.Join(b.TempDir(), "federation"+storage.Extension)
	ctx := context.Background()
	s, err := storage.Create(ctx, path, model.NewCommunity("Federation"), storage.Options{})
	if err != nil {
		b.Fatal(err)
	}
	err = errors.Join(
		s.LoadSample(ctx, federation.Files(100_000, 2_000), model.DateOf(time.Now())),
		s.SetSetting(ctx, "area", "People"))
	if err != nil {
		b.Fatal(err)
	}
	_, err = s.KeepPromises(ctx) // of years at once: only a file that was never opened has them to keep
	err = errors.Join(err, s.Close())
	if err != nil {
		b.Fatal(err)
	}
	return path
}

// built is the program of a package, as it is shipped.
func built(b *testing.B, source string) string {
	path := filepath.Join(b.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-ldflags", "-s -w", "-o", path, source).CombinedOutput(); err != nil {
		b.Fatalf("%s was not built: %v\n%s", source, err, out)
	}
	return path
}

// desk is a screen and a home of its own for the programs that are measured.
type desk struct {
	*screen
	b    *testing.B
	home string
	big  string
}

func (d *desk) start(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = []string{"DISPLAY=" + d.number, "HOME=" + d.home, "PATH=" + os.Getenv("PATH"), "LANG=en_GB.UTF-8", "TZ=Europe/London",
		"FYNE_THEME=light", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1"}
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	if err := c.Start(); err != nil {
		d.b.Fatal(err)
	}
	return c
}

// wait waits until the screen shows what is looked for; it looks again and
// again without a pause to speak of, and without asking the screen.
func (d *desk) wait(what string, shown func(*picture) bool) {
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(2 * time.Millisecond) {
		if p := d.picture(); p != nil && shown(p) {
			return
		}
	}
	d.b.Fatalf("waited in vain for %s", what)
}

// nothing reports an empty screen, which is black.
func nothing(p *picture) bool { return p.at(screenWidth/2, screenHeight/2).G < 16 }

// background reports a window without content.
func background(p *picture) bool { return !nothing(p) }

// people reports the list of people: ten lines of writing under each other
// where the names are.
func people(p *picture) bool {
	lines, before := 0, false
	for y := listArea.Min.Y; y < listArea.Max.Y; y++ {
		writing := false
		for x := 220; x < 330 && !writing; x++ {
			writing = p.at(x, y).G < 128
		}
		if writing && !before {
			lines++
		}
		before = writing
	}
	return lines >= 10
}

// timed is how long a program takes until the screen shows what it should.
func (d *desk) timed(shown func(*picture) bool, name string, args ...string) time.Duration {
	d.wait("an empty screen", nothing)
	began := time.Now()
	c := d.start(name, args...)
	d.wait("the window", shown)
	took := time.Since(began)
	end(d.b, c)
	return took
}

// BenchmarkWindow starts the program at a large file, an empty window of
// Fyne's, and one of Fyne's with as many words as the list of people, by turns.
func BenchmarkWindow(b *testing.B) {
	d := &desk{screen: startScreen(b), b: b, home: b.TempDir(), big: bigFile(b)}
	ours, empty, words := built(b, "."), built(b, "./testdata/emptywindow"), built(b, "./testdata/wordswindow")
	d.timed(people, ours, d.big) // the first start of each finds caches cold
	d.timed(background, empty)
	d.timed(people, words)
	for range 9 {
		b.Run("Start", func(b *testing.B) {
			for range b.N {
				b.ReportMetric(float64(d.timed(people, ours, d.big).Milliseconds()), "ms")
			}
		})
		b.Run("StartFloor", func(b *testing.B) {
			for range b.N {
				b.ReportMetric(float64(d.timed(background, empty).Milliseconds()), "ms")
			}
		})
		b.Run("StartWords", func(b *testing.B) {
			for range b.N {
				b.ReportMetric(float64(d.timed(people, words).Milliseconds()), "ms")
			}
		})
	}
	b.Run("Scrolled", func(b *testing.B) {
		d.wait("an empty screen", nothing)
		c := d.start(ours, d.big)
		defer end(b, c)
		d.wait("the window", people)
		d.scroll(c)
		b.ReportMetric(resident(b, c, "VmRSS"), "MiB")
		b.ReportMetric(resident(b, c, "VmHWM"), "MiB-at-most")
	})
}

// scroll goes through the list page by page to its end, and back.
func (d *desk) scroll(c *exec.Cmd) {
	window := strings.Fields(d.tool("", "xdotool", "search", "--onlyvisible", "--pid", fmt.Sprint(c.Process.Pid)))[0]
	d.tool("", "xdotool", "windowfocus", "--sync", window)
	d.still("the list")
	first := d.picture()
	const pages = 100_000 / 12 // fewer rows than a page has
	for range pages / 10 {
		d.tool("", "xdotool", "key", "--delay", "4", "--repeat", "10", "Next")
	}
	d.press("End")
	d.still("the end of the list")
	if d.picture().differs(first, listArea) < 1000 {
		d.b.Fatal("the list did not scroll")
	}
	d.press("Home")
	d.still("the list")
}

// listArea is where the list is.
var listArea = image.Rect(190, 190, 880, screenHeight-70)

// still waits until the list has stopped moving.
func (d *desk) still(what string) {
	var before *picture
	same := 0
	d.wait(what, func(p *picture) bool {
		if before != nil && p.differs(before, listArea) == 0 {
			same++
		} else {
			before, same = p, 0
		}
		return same > 100
	})
}

// resident is the memory a process holds (VmRSS) or has held at most (VmHWM),
// in MiB (proc_pid_status(5)).
func resident(b *testing.B, c *exec.Cmd, field string) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), field+":")
	var kib float64
	if _, err := fmt.Sscan(rest, &kib); err != nil {
		b.Fatalf("%s: %v", field, err)
	}
	return kib / 1024
}
