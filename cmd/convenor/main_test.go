package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"convenor/storage"
)

// programs are what a test can start as a process of its own.
var programs = map[string]func(){"convenor": main, "edit-somebody": editMain}

// TestMain lets the test binary be those programs: "convenor" begins with main.
func TestMain(m *testing.M) {
	testscript.Main(m, programs)
}

// TestScripts runs the command lines of testdata/*.txtar.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			for name, value := range map[string]string{
				"DISPLAY": "", "WAYLAND_DISPLAY": "", "TZ": "Europe/London",
				"LANG": "C", // of which Fyne would complain
			} {
				env.Setenv(name, value)
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "late.csv"), lateZero(), 0o644)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ends": ends,
			"keys": keys,
			"hold": hold,
		},
	})
}

// lateZero is a contact list that turns out not to be text long after its
// beginning.
func lateZero() []byte {
	var b bytes.Buffer
	b.WriteString("Name,Email\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "Person %d,late%d@example.org\n", i, i)
	}
	b.WriteString("Bro\x00ken,\n")
	return b.Bytes()
}

// ends STATUS ARG... runs convenor and checks its exit status and the form of
// stderr: nothing when it is 0, one sentence when it is 1, and how the command
// is used under it when it is 2.
func ends(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	status := 0
	if err := ts.Exec("convenor", args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		status = exit.ExitCode()
	}
	if status != want {
		ts.Fatalf("convenor %s ended with %d, not %d", strings.Join(args[1:], " "), status, want)
	}
	if problem := formOfStderr(status, ts.ReadFile("stderr")); problem != "" {
		ts.Fatalf("convenor %s: %s", strings.Join(args[1:], " "), problem)
	}
}

// formOfStderr says what is wrong with what a command wrote on stderr.
func formOfStderr(status int, stderr string) string {
	lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
	first := lines[0]
	begins, _ := utf8.DecodeRuneInString(first)
	switch {
	case status == exitDone && stderr != "":
		return "stderr is not empty"
	case status == exitDone:
		return ""
	case unicode.IsLower(begins) || !strings.HasSuffix(first, "."):
		return "stderr does not begin with a sentence"
	case status == exitNotDone && len(lines) > 1:
		return "stderr is more than a sentence"
	case status == exitUsage && (len(lines) != 2 || !strings.HasPrefix(lines[1], "Use: convenor")):
		return "stderr does not say how the command is used"
	}
	return ""
}

// keys FILE KEY... checks that FILE (or stdout) is a JSON object, or an array
// of objects and not empty, each with exactly these keys in this order.
func keys(ts *testscript.TestScript, _ bool, args []string) {
	text := strings.TrimSpace(ts.ReadFile(args[0]))
	var objects []json.RawMessage
	if strings.HasPrefix(text, "{") {
		objects = []json.RawMessage{json.RawMessage(text)}
	} else {
		ts.Check(json.Unmarshal([]byte(text), &objects))
	}
	if len(objects) == 0 {
		ts.Fatalf("no object in %s", args[0])
	}
	for _, object := range objects {
		have, err := keysOf(object)
		ts.Check(err)
		if diff := cmp.Diff(args[1:], have); diff != "" {
			ts.Fatalf("the keys of %s: %s", object, diff)
		}
	}
}

// keysOf is the keys of a JSON object in their order.
func keysOf(object json.RawMessage) (keys []string, err error) {
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		keys = append(keys, key.(string))
		if err := d.Decode(new(json.RawMessage)); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// hold FILE opens a file for writing, as the window does, until the script
// ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	now := func() time.Time { return time.Date(2026, 5, 6, 10, 15, 0, 0, time.UTC) }
	s, err := storage.Open(context.Background(), ts.MkAbs(args[0]), storage.Options{Now: now, Holder: "Ben on ben-laptop"})
	ts.Check(err)
	ts.Defer(func() {
		if err := s.Close(); err != nil {
			ts.Logf("closing what was held: %v", err)
		}
	})
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
