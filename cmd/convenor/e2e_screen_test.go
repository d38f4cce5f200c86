//go:build e2e || bench

package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is how long anything that is waited for may take on a slow machine.
const patience = 90 * time.Second

// screen is a virtual screen with its keyboard and mouse. There is no window
// manager: a window stands at the upper left, without decoration.
type screen struct {
	t      testing.TB
	number string // as in DISPLAY
	memory string // the file that holds what is on the screen
	window string // X id of the window that has the keyboard
}

const (
	screenWidth  = 1280
	screenHeight = 800
)

// startScreen starts a screen that ends with the test.
func startScreen(t testing.TB) *screen {
	t.Helper()
	dir := t.TempDir()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	size := fmt.Sprintf("%dx%dx24", screenWidth, screenHeight)
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size, "-fbdir", dir, "+extension", "GLX", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{write}
	said := logged(t, x)
	if err := x.Start(); err != nil {
		t.Fatalf("the virtual screen did not start: %v", err)
	}
	write.Close()
	t.Cleanup(func() { end(t, x) })
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("the virtual screen did not start: %v\n%s", err, readFile(t, said))
	}
	return &screen{t: t, number: ":" + strings.TrimSpace(line), memory: filepath.Join(dir, "Xvfb_screen0")}
}

// logged sends what a command prints to a file, whose name it returns.
func logged(t testing.TB, c *exec.Cmd) string {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), filepath.Base(c.Path)+"-*.log")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	c.Stdout, c.Stderr = f, f
	return f.Name()
}

// end stops a process that still runs.
func end(t testing.TB, c *exec.Cmd) {
	if c.ProcessState != nil {
		return
	}
	if err := c.Process.Kill(); err != nil {
		t.Logf("%s: %v", c.Path, err)
	}
	_ = c.Wait() // it was killed: of course it did not end well
}

// tool runs a program on the screen.
func (s *screen) tool(stdin, name string, args ...string) string {
	s.t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.number)
	c.Stdin = strings.NewReader(stdin)
	var out []byte
	var err error
	if name == "xclip" { // it stays behind to hand the clipboard out, and with it its output
		err = c.Run()
	} else {
		out, err = c.Output()
	}
	if err != nil {
		s.t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return string(out)
}

// find looks for a window whose title matches a pattern, to send keys to it.
func (s *screen) find(title string) bool {
	c := exec.Command("xdotool", "search", "--onlyvisible", "--name", title)
	c.Env = append(os.Environ(), "DISPLAY="+s.number)
	out, err := c.Output()
	s.window = strings.TrimSpace(string(out))
	return err == nil && s.window != ""
}

// press presses keys one after the other, named as xdotool does: "ctrl+k".
func (s *screen) press(keys ...string) {
	s.t.Helper()
	s.tool("", "xdotool", append([]string{"key", "--clearmodifiers", "--delay", "20"}, keys...)...)
}

// write types text of plain ASCII letters.
func (s *screen) write(text string) {
	s.t.Helper()
	s.tool("", "xdotool", "type", "--delay", "12", "--", text)
}

// over replaces what stands in a field.
func (s *screen) over(text string) {
	s.t.Helper()
	s.press("ctrl+a")
	s.write(text)
}

// paste puts text of any letters where the keyboard is.
func (s *screen) paste(text string) {
	s.t.Helper()
	s.tool(text, "xclip", "-selection", "clipboard", "-in")
	s.press("ctrl+v")
}

// click moves the mouse to p, presses its main button, and takes the mouse to
// where it hides nothing and nothing reacts to it.
func (s *screen) click(p image.Point) {
	s.t.Helper()
	s.tool("", "xdotool", "mousemove", strconv.Itoa(p.X), strconv.Itoa(p.Y), "click", "1")
	s.park()
}

func (s *screen) park() {
	s.t.Helper()
	s.tool("", "xdotool", "mousemove", strconv.Itoa(screenWidth-1), strconv.Itoa(screenHeight-60)) // the window ends above the last line of the screen
}

// until waits until ok holds.
func (s *screen) until(what string, ok func() bool) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(40 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			s.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// picture is what is on the screen now.
func (s *screen) picture() *picture {
	s.t.Helper()
	// The file is an X window dump: big-endian numbers, then the colour map, then
	// the pixels (X11/XWDFile.h).
	const header, mapEntry = 100, 12
	data, err := os.ReadFile(s.memory)
	if err != nil || len(data) < header {
		s.t.Fatalf("the screen cannot be read: %v", err)
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	start, bits, stride := field(0)+field(19)*mapEntry, field(11), field(12)
	if bits != 32 || field(7) != 0 || len(data) < start+screenHeight*stride {
		s.t.Fatal("the screen is not one of 32 bits for a pixel, the lowest first")
	}
	return &picture{data[start:], stride}
}

// picture is a screen's pixels: blue, green, red and nothing, a byte each.
type picture struct {
	pixels []byte
	stride int
}

func (p *picture) at(x, y int) color.RGBA {
	i := y*p.stride + 4*x
	return color.RGBA{p.pixels[i+2], p.pixels[i+1], p.pixels[i], 255}
}

// differs is how many pixels of an area are another colour than in q.
func (p *picture) differs(q *picture, area image.Rectangle) (n int) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			i := y*p.stride + 4*x
			if p.pixels[i] != q.pixels[i] || p.pixels[i+1] != q.pixels[i+1] || p.pixels[i+2] != q.pixels[i+2] {
				n++
			}
		}
	}
	return n
}

// keepPicture saves what is on the screen if the test has failed.
func (s *screen) keepPicture() {
	if !s.t.Failed() {
		return
	}
	p := s.picture()
	img := image.NewRGBA(image.Rect(0, 0, screenWidth, screenHeight))
	for y := range screenHeight {
		for x := range screenWidth {
			img.SetRGBA(x, y, p.at(x, y))
		}
	}
	f, err := os.CreateTemp("", "convenor-window-*.png") // it must outlive the test
	if err != nil {
		s.t.Log(err)
		return
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		s.t.Log(err)
	}
	s.t.Logf("the screen at the end is in %s", f.Name())
}
