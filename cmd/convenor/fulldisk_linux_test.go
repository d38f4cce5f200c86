package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"convenor/storage"
)

// diskStep is a command on a disk with little room or none.
type diskStep struct {
	name   string
	limit  int // bytes a file may have, where no disk can be mounted
	status int
	stderr string
	args   []string
}

const (
	fileFull = "“s.convenor” could not be saved because the disk is full. Everything saved before is safe; free some space and try again.\n"
	outFull  = "“%s” was not written: the disk is full. Free some space and try again.\n"
)

// TestFullDisk fills a disk: each command says so, nothing half-written stays,
// and with room again all goes on. The disk is a small one in memory or, where
// a test may not mount one, a limit on the size of files.
func TestFullDisk(t *testing.T) {
	base := filepath.Join(t.TempDir(), "base"+storage.Extension)
	makeSample(t, base)
	list := importMany(base)[3]
	info, err := os.Stat(base)
	must(t, err)
	room := int(info.Size()) + 200_000
	file := "$DISK/s.convenor"
	low := []diskStep{
		{"import", room, exitNotDone, fileFull, []string{"import", file, list}},
		{"check", 0, exitDone, "", []string{"check", file}},
	}
	full := []diskStep{
		{"list", 0, exitDone, "", []string{"list", file, "people"}},
		{"export", 1000, exitNotDone, fmt.Sprintf(outFull, "people.csv"), []string{"export", file, "people", "--to", "$DISK/people.csv"}},
		{"calendar", 1000, exitNotDone, fmt.Sprintf(outFull, "all.ics"), []string{"calendar", file, "--to", "$DISK/all.ics"}},
		{"backup", 1000, exitNotDone, fmt.Sprintf(outFull, "copy.convenor"), []string{"backup", file, "--to", "$DISK/copy.convenor"}},
		{"new", 1000, exitNotDone, fmt.Sprintf(outFull, "n.convenor"), []string{"new", "$DISK/n.convenor"}},
		{"undo", 1000, exitNotDone, fileFull, []string{"undo", file}},
		{"sheet", 1000, exitNotDone, fileFull, []string{"sheet", file, "gathering", "--to", "$DISK/sheet.pdf"}},
	}
	again := []diskStep{
		{"check2", 0, exitDone, "", []string{"check", file}},
		{"sheet2", 0, exitDone, "", []string{"sheet", file, "launch", "--to", "$DISK/sheet.pdf"}},
		{"check3", 0, exitDone, "", []string{"check", file}},
		{"people", 0, exitDone, "", []string{"list", file, "people"}},
	}
	results := onSmallDisk(t, room, base, low, full, again)
	if people := strings.Count(results["people"], "\n"); people != sample.People {
		t.Errorf("at the end there are %d people", people)
	}
}

// mounting is how this test may mount a disk of its own: as root, as a user
// with a namespace of their own, or not at all.
func mounting(t *testing.T) []string {
	for _, unshare := range [][]string{{"unshare", "-m"}, {"unshare", "-rm"}} {
		try := append(unshare, "mount", "-t", "tmpfs", "tmpfs", t.TempDir())
		if exec.Command(try[0], try[1:]...).Run() == nil {
			return unshare
		}
	}
	return nil
}

// onSmallDisk runs the three lots of steps: on a disk of room bytes that holds
// base, with that disk full to the last byte, and with the disk as before. It
// checks each step and returns what they printed.
func onSmallDisk(t *testing.T, room int, base string, low, full, again []diskStep) map[string]string {
	t.Helper()
	unshare, disk, out := mounting(t), t.TempDir(), t.TempDir()
	t.Logf("mounting with %v", unshare)
	var script strings.Builder
	add := func(format string, args ...any) { fmt.Fprintf(&script, format+"\n", args...) }
	steps := func(all []diskStep) {
		for _, s := range all {
			program := "convenor"
			if unshare == nil && s.limit > 0 {
				program = fmt.Sprintf("env %s=%d convenor-limited", limitVariable, s.limit)
			}
			add(`code=0; %s "%s" >"$OUT/%s.out" 2>"$OUT/%[3]s.err" || code=$?; echo "%[3]s $code"`, program, strings.Join(s.args, `" "`), s.name)
		}
	}
	add("set -eu")
	if unshare != nil {
		add(`mount -t tmpfs -o size=%d tmpfs "$DISK"`, room)
	}
	add(`cp "$BASE" "$DISK/s.convenor"`)
	steps(low)
	if unshare != nil {
		add(`cat /dev/zero >"$DISK/fill" 2>/dev/null || true`)
	}
	steps(full)
	add(`rm -f "$DISK/fill"`)
	add(`ls -A "$DISK" >"$OUT/left.out"`)
	steps(again)
	c := exec.Command("sh", "-c", script.String())
	if unshare != nil {
		c = exec.Command(unshare[0], append(unshare[1:], "sh", "-c", script.String())...)
	}
	c.Env = append(os.Environ(), "DISK="+disk, "OUT="+out, "BASE="+base)
	printed, stderr, status := runCommand(t, c)
	if status != 0 {
		t.Fatalf("the script ended with %d: %s%s", status, printed, stderr)
	}
	results := map[string]string{}
	for _, s := range append(append(low, full...), again...) {
		results[s.name] = string(readFile(t, filepath.Join(out, s.name+".out")))
		stderr := string(readFile(t, filepath.Join(out, s.name+".err")))
		if want := fmt.Sprintf("%s %d\n", s.name, s.status); !strings.Contains(printed, want) || stderr != s.stderr {
			t.Errorf("%s: %s%s", s.name, printed, stderr)
		}
	}
	if left := string(readFile(t, filepath.Join(out, "left.out"))); left != "s.convenor\n" {
		t.Errorf("left on the disk: %s", left)
	}
	return results
}
