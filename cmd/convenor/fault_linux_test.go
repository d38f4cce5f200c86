package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"convenor/model"
	"convenor/storage"
)

// nobody is the user that tests run the program as when they are root
// themselves, whom no permission stops.
const nobody = 65534

// ordinary is a command as a user whom permissions stop; folder and all in it
// are made theirs.
func ordinary(t *testing.T, folder string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(args[0], args[1:]...)
	if os.Geteuid() != 0 {
		return c
	}
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	for dir := filepath.Dir(filepath.Dir(c.Path)); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		must(t, os.Chmod(dir, 0o755))
	}
	for dir := folder; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		must(t, os.Chmod(dir, 0o755))
	}
	must(t, filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, nobody, nobody)
	}))
	return c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyPlaces(t *testing.T) {
	for _, place := range []struct {
		name         string
		folder, file os.FileMode
	}{
		{"folder", 0o555, 0o644},
		{"file", 0o755, 0o444},
		{"both", 0o555, 0o444},
	} {
		t.Run(place.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "s"+storage.Extension)
			makeSample(t, path)
			before := readFile(t, path)
			do := func(args ...string) (string, string, int) {
				c := ordinary(t, dir, append([]string{"convenor"}, args...)...)
				must(t, os.Chmod(path, place.file))
				must(t, os.Chmod(dir, place.folder))
				defer os.Chmod(dir, 0o755)
				return runCommand(t, c)
			}
			if out, stderr, status := do("list", path, "people"); status != exitDone || !strings.Contains(out, "Żukowska") {
				t.Errorf("looking ended with %d: %s", status, stderr)
			}
			if _, stderr, status := do("check", path); status != exitDone {
				t.Errorf("checking ended with %d: %s", status, stderr)
			}
			_, stderr, status := do("undo", path)
			if status != exitNotDone || !strings.HasPrefix(stderr, "“s.convenor” cannot be written to: the file or its folder is read-only.") {
				t.Errorf("undo ended with %d: %s", status, stderr)
			}
			if string(readFile(t, path)) != string(before) {
				t.Error("the file changed")
			}
			if place.folder == 0o555 {
				_, stderr, status := do("export", path, "people", "--to", filepath.Join(dir, "people.csv"))
				if want := "“people.csv” was not written: its folder is read-only, or another program has it open; choose another name or folder.\n"; status != exitNotDone || stderr != want {
					t.Errorf("export ended with %d: %s", status, stderr)
				}
				_, stderr, status = do("backup", path, "--to", filepath.Join(dir, "copy.convenor"))
				if want := "“copy.convenor” was not written: its folder is read-only, or another program has it open; choose another name or folder.\n"; status != exitNotDone || stderr != want {
					t.Errorf("backup ended with %d: %s", status, stderr)
				}
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
				t.Errorf("left in the folder: %v %v", left, err)
			}
		})
	}
}

// TestLookingLastWhereNothingCanBeWritten looks at a file whose log a program
// that was cut off left beside it: where it may be written to, one file remains,
// and elsewhere all stays as it is.
func TestLookingLastWhereNothingCanBeWritten(t *testing.T) {
	made := filepath.Join(t.TempDir(), "s"+storage.Extension)
	makeSample(t, made)
	s, err := storage.Open(context.Background(), made, storage.Options{})
	must(t, err)
	_, err = s.AddPerson(context.Background(), model.Person{Given: "Written", Family: "Last"})
	must(t, err)
	files := map[string][]byte{}
	for _, name := range []string{"s.convenor", "s.convenor-shm", "s.convenor-wal"} {
		files[name] = readFile(t, filepath.Join(filepath.Dir(made), name))
	}
	must(t, s.Close())
	for _, place := range []struct {
		name         string
		folder, file os.FileMode
		left         int
	}{
		{"may be written to", 0o777, 0o666, 1},
		{"the file may not", 0o777, 0o444, 3},
		{"the folder may not", 0o555, 0o666, 3},
	} {
		t.Run(place.name, func(t *testing.T) {
			dir := t.TempDir()
			command := ordinary(t, dir, "convenor", "list", filepath.Join(dir, "s.convenor"), "people")
			for name, data := range files {
				must(t, os.WriteFile(filepath.Join(dir, name), data, 0o666))
				must(t, os.Chmod(filepath.Join(dir, name), 0o666))
			}
			must(t, os.Chmod(filepath.Join(dir, "s.convenor"), place.file))
			must(t, os.Chmod(dir, place.folder))
			defer os.Chmod(dir, 0o755)
			if out, stderr, status := runCommand(t, command); status != exitDone || !strings.Contains(out, "Written") {
				t.Errorf("looking ended with %d: %s", status, stderr)
			}
			left, err := os.ReadDir(dir)
			must(t, err)
			if len(left) != place.left {
				t.Errorf("left in the folder: %v", left)
			}
			if place.left > 1 && string(readFile(t, filepath.Join(dir, "s.convenor"))) != string(files["s.convenor"]) {
				t.Error("the file changed")
			}
		})
	}
}

// TestFolderMadeReadOnlyWhileOpen takes the right to write away between two
// edits. Either is right then: to go on writing what is open, or to say that it
// cannot. What was said to be saved is there.
func TestFolderMadeReadOnlyWhileOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s"+storage.Extension)
	makeSample(t, path)
	printed, stderr := editAnd(t, ordinary(t, dir, editSomebody(path)...), func() {
		must(t, os.Chmod(path, 0o444))
		must(t, os.Chmod(dir, 0o555))
	})
	must(t, os.Chmod(dir, 0o755))
	must(t, os.Chmod(path, 0o644))
	if strings.Contains(stderr, "panic") {
		t.Error(stderr)
	}
	checkAfter(t, deed{prepare: makeSample, whole: editedWhole}, path, printed)
}

// TestFolderGoneWhileOpen takes the folder away between two edits, as a stick
// is pulled out: the next edit says so, and what was said to be saved is on it.
func TestFolderGoneWhileOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "stick")
	must(t, os.Mkdir(dir, 0o755))
	path := filepath.Join(dir, "s"+storage.Extension)
	makeSample(t, path)
	command := editSomebody(path)
	printed, stderr := editAnd(t, exec.Command(command[0], command[1:]...), func() { must(t, os.Rename(dir, dir+" elsewhere")) })
	if want := "“s.convenor” cannot be reached any more: the disk or stick it is on has gone."; !strings.HasPrefix(stderr, want) {
		t.Errorf("after %s it said: %s", strings.ReplaceAll(printed, "\n", " "), stderr)
	}
	checkAfter(t, deed{prepare: makeSample, whole: editedWhole}, filepath.Join(dir+" elsewhere", filepath.Base(path)), printed)
}

// editAnd runs editSomebody and does something once the first edit is saved.
func editAnd(t *testing.T, c *exec.Cmd, do func()) (printed, stderr string) {
	t.Helper()
	in, err := c.StdinPipe()
	must(t, err)
	out, err := c.StdoutPipe()
	must(t, err)
	var errs strings.Builder
	c.Stderr = &errs
	must(t, c.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if printed == "" {
			do()
			must(t, in.Close())
		}
		printed += lines.Text() + "\n"
	}
	c.Wait() // its exit status says less than stderr and the file
	return printed, errs.String()
}

// limitVariable is how many bytes a file may have that convenor-limited
// writes: a full disk where a test may not mount one.
const limitVariable = "CONVENOR_TEST_LIMIT"

func init() { programs["convenor-limited"] = limitedMain }

func limitedMain() {
	signal.Ignore(syscall.SIGXFSZ)
	limit, err := strconv.ParseUint(os.Getenv(limitVariable), 10, 64)
	if err == nil && limit > 0 {
		err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
	os.Args[0] = "convenor"
	main()
}
