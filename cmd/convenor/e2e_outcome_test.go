//go:build e2e

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"convenor/storage"
)

// outcome is what came of the work: the files, and what the program says of
// them without its window.
type outcome struct {
	t              *testing.T
	binary         string
	file, pdf, ics string
}

// ask runs the program without its window and returns what it prints.
func (o *outcome) ask(args ...string) string {
	o.t.Helper()
	stdout, stderr, status := runCommand(o.t, exec.Command(o.binary, args...))
	if status != exitDone {
		o.t.Fatalf("convenor %v ended with %d: %s", args, status, stderr)
	}
	return stdout
}

type object = map[string]any

// list is what the community holds of a kind.
func (o *outcome) list(kind string) []object {
	o.t.Helper()
	return o.objects("list", o.file, kind, "--json")
}

func (o *outcome) objects(args ...string) (found []object) {
	o.t.Helper()
	if err := json.Unmarshal([]byte(o.ask(args...)), &found); err != nil {
		o.t.Fatalf("convenor %v: %v", args, err)
	}
	return found
}

// session is the one session of the community.
func (o *outcome) session() object {
	o.t.Helper()
	all := o.list("sessions")
	if len(all) != 1 {
		o.t.Fatalf("%d sessions", len(all))
	}
	return all[0]
}

// steps is how many steps of the history stand, for they are not undone.
func (o *outcome) steps() (n int) {
	o.t.Helper()
	for _, step := range o.objects("history", o.file, "--json") {
		if step["kind"] == "do" && step["undone"] == false {
			n++
		}
	}
	return n
}

// everything is all that the program lists of the file.
func (o *outcome) everything() string {
	o.t.Helper()
	var all strings.Builder
	for _, kind := range []string{"people", "organisations", "venues", "sessions"} {
		all.WriteString(o.ask("list", o.file, kind, "--json"))
	}
	return all.String()
}

// oneFileAndItsBackup checks what is left when the window is closed.
func (o *outcome) oneFileAndItsBackup() {
	o.t.Helper()
	beside, err := filepath.Glob(strings.TrimSuffix(o.file, storage.Extension) + "*")
	if err != nil {
		o.t.Fatal(err)
	}
	files, copies := 0, 0
	for _, path := range beside {
		if inside, err := os.ReadDir(path); err == nil {
			copies += len(inside)
		} else {
			files++
		}
	}
	if files != 1 || copies == 0 {
		o.t.Errorf("the closed community left %d files and %d copies: %v", files, copies, beside)
	}
	if said := o.ask("check", o.file); said == "" {
		o.t.Error("check has nothing to say")
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
