package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"convenor/storage"
)

const pageSize = 4096

// damages are what disks, mail programs and editors do to files.
var damages = []struct {
	name string
	do   func(good []byte) []byte
	deep bool // only a look through the whole file finds it
}{
	{"empty", func([]byte) []byte { return nil }, false},
	{"header only", func(b []byte) []byte { return b[:100] }, false},
	{"first half", func(b []byte) []byte { return b[:len(b)/2] }, false},
	{"last page missing", func(b []byte) []byte { return b[:len(b)-pageSize] }, false},
	{"other magic", func(b []byte) []byte { copy(b, "NotSQLite"); return b }, false},
	{"first page zero", func(b []byte) []byte { clear(b[:pageSize]); return b }, false},
	{"last page zero", func(b []byte) []byte { clear(b[len(b)-pageSize:]); return b }, true},
	{"middle page noise", func(b []byte) []byte {
		at := len(b) / 2 / pageSize * pageSize
		noise(b[at : at+pageSize])
		return b
	}, true},
	{"flipped bits", flipBits, true},
	{"format of the future", func(b []byte) []byte { b[18], b[19] = 9, 9; return b }, false},
	{"page count", func(b []byte) []byte { binary.BigEndian.PutUint32(b[28:], 1<<31-1); return b }, false},
	{"newer program", func(b []byte) []byte { binary.BigEndian.PutUint32(b[60:], 4000); return b }, false},
	{"text", func([]byte) []byte { return bytes.Repeat([]byte("Dear coordinator, this is not a database.\n"), 100) }, false},
}

func noise(b []byte) {
	r := rand.NewChaCha8([32]byte{1})
	r.Read(b)
}

// flipBits flips bits all over the file, but not in the header.
func flipBits(b []byte) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		b[100+r.IntN(len(b)-100)] ^= 1 << r.IntN(8)
	}
	return b
}

// TestDamagedFiles tries every kind of command on every kind of damage.
func TestDamagedFiles(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good"+storage.Extension)
	makeSample(t, good)
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bad"+storage.Extension)
			if err := os.WriteFile(path, d.do(readFile(t, good)), 0o644); err != nil {
				t.Fatal(err)
			}
			tryDamaged(t, path, !d.deep)
		})
	}
}

// TestForeignFiles does so with files of other programs, whole and damaged.
func TestForeignFiles(t *testing.T) {
	folder := filepath.Join(repository(t), "..", "shared", "data", "hostile", "sqlite")
	files, err := filepath.Glob(filepath.Join(folder, "*.db"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the damaged databases are missing: there is none in %s", folder)
	}
	for _, file := range files {
		path := filepath.Join(t.TempDir(), "foreign"+storage.Extension)
		copyFile(t, file, path)
		if !tryDamaged(t, path, true) {
			t.Fatalf("the file is %s", filepath.Base(file))
		}
	}
}

// tryDamaged runs commands on a file that is not sound. Those that write, and
// check, must refuse it; the others as well when it must not even open. None
// may change it, panic, or leave anything beside it.
func tryDamaged(t *testing.T, path string, refused bool) bool {
	t.Helper()
	before := sha256.Sum256(readFile(t, path))
	list := filepath.Join(filepath.Dir(path), "list.csv")
	if err := os.WriteFile(list, []byte("Name,Email\nMai Tran,mai@example.org\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(filepath.Dir(path), "out")
	for _, c := range []struct {
		must bool // refuse
		args []string
	}{
		{true, []string{"check", path}},
		{true, []string{"undo", path}},
		{true, []string{"import", path, list}},
		{true, []string{"sheet", path, "launch", "--to", out}},
		{refused, []string{"list", path, "people"}},
		{refused, []string{"list", path, "sessions", "--json"}},
		{refused, []string{"history", path}},
		{refused, []string{"calendar", path, "--to", out}},
	} {
		stdout, stderr, status := convenor(t, c.args...)
		if problem := formOfStderr(status, stderr); problem != "" || status == exitUsage || (c.must && status == exitDone) {
			t.Errorf("convenor %s ended with %d, %s: %s%s", c.args[0], status, problem, stdout, stderr)
		}
		if sha256.Sum256(readFile(t, path)) != before {
			t.Fatalf("convenor %s changed the file", c.args[0])
		}
	}
	if beside, _ := filepath.Glob(path + "?*"); len(beside) > 0 {
		t.Errorf("left beside the file: %v", beside)
	}
	return !t.Failed()
}

// convenor runs the program to its end.
func convenor(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	return runCommand(t, exec.Command("convenor", args...))
}

func runCommand(t *testing.T, c *exec.Cmd) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs strings.Builder
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// repository is the folder that holds go.mod.
func repository(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}
