package storage

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"convenor/model"
)

// These name the file that the test binary is to bring up to date, to which it
// is to restore the copy beside it, or at whose desk people arrive, instead of
// running tests: then it is the process that is killed.
const (
	migrateVariable = "CONVENOR_TEST_MIGRATE"
	restoreVariable = "CONVENOR_TEST_RESTORE"
	arriveVariable  = "CONVENOR_TEST_ARRIVE"
)

func TestMain(m *testing.M) {
	for variable, do := range map[string]func(string) error{migrateVariable: migrateFurther, restoreVariable: restoreBeside, arriveVariable: arriveAll} {
		if path := os.Getenv(variable); path != "" {
			if err := do(path); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			return
		}
	}
	os.Exit(m.Run())
}

// futureSteps are two migrations that this program does not have yet.
var futureSteps = []migration{
	{"a column", `ALTER TABLE person ADD COLUMN shoe TEXT NOT NULL DEFAULT ''; UPDATE person SET shoe = 'size of ' || given`},
	{"a table", `CREATE TABLE shelf (id TEXT NOT NULL PRIMARY KEY DEFAULT '', shoe TEXT NOT NULL DEFAULT '') STRICT;
		INSERT INTO shelf SELECT id, shoe FROM person`},
}

func migrateFurther(path string) error {
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	if err := s.migrate(ctx, append(migrations(), futureSteps...)); err != nil {
		return err
	}
	return s.Close()
}

// TestKilledMigration kills the program at 40 random moments of bringing a file
// up to date: each step is there whole or not at all, and the copy that was set
// aside is whole before the first one is.
func TestKilledMigration(t *testing.T) {
	const people = 300
	base := fileOf(t, people)
	versions := map[int]int{}
	killed(t, migrateVariable, base, func(path string) {
		version := versionAfter(t, path, people)
		versions[version]++
		checkAside(t, path, version)
	})
	t.Logf("%v are of each version", versions)
}

// killed runs what variable stands for on copies of a file, once undisturbed
// and 40 times killed at a random moment, and checks what was left each time.
func killed(t *testing.T, variable string, base []byte, check func(path string)) {
	const kills = 40
	random := rand.New(rand.NewPCG(1, 2))
	took := time.Duration(math.MaxInt64)
	for i := range kills + 1 {
		path := filepath.Join(t.TempDir(), "old"+Extension)
		if err := os.WriteFile(path, base, 0o644); err != nil {
			t.Fatal(err)
		}
		run := context.Background()
		if i > 0 { // the first is not disturbed, and says how long it takes
			var cancel context.CancelFunc
			run, cancel = context.WithTimeout(run, time.Duration(random.Int64N(int64(took)*11/10)))
			defer cancel()
		}
		began := time.Now()
		c := exec.CommandContext(run, os.Args[0])
		c.Env = append(os.Environ(), variable+"="+path)
		if out, err := c.CombinedOutput(); err == nil {
			took = min(took, time.Since(began))
		} else if run.Err() == nil {
			t.Fatalf("%v: %s", err, out)
		}
		check(path)
	}
	t.Logf("undisturbed it takes %v", took.Round(time.Millisecond))
}

// fileOf is a community file with people in it.
func fileOf(t *testing.T, people int) []byte {
	s := newStore(t)
	ok(t, s.write(ctx, "Add many", func(t *tx) error {
		for i := range people {
			if _, err := t.addPerson(model.Person{Given: fmt.Sprint(i)}); err != nil {
				return err
			}
		}
		return nil
	}))
	ok(t, s.Close())
	data, err := os.ReadFile(s.Path())
	ok(t, err)
	return data
}

// versionAfter checks a file that a killed program left, and returns its
// version.
func versionAfter(t *testing.T, path string, people int) int {
	t.Helper()
	s := &Store{path: path}
	_, version, err := s.fileVersion(ctx, "rw")
	ok(t, err)
	db := must[*sql.DB](t)(sql.Open("sqlite", dsn(path, "rw")))
	defer db.Close()
	ask := func(query string) (n int) {
		t.Helper()
		ok(t, db.QueryRow(query).Scan(&n))
		return n
	}
	if n := ask(`SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'`); n > 0 {
		t.Fatalf("version %d is not sound", version)
	}
	column, table := ask(`SELECT count(*) FROM pragma_table_info('person') WHERE name = 'shoe'`), ask(`SELECT count(*) FROM sqlite_schema WHERE name = 'shelf'`)
	old := len(migrations())
	if (column == 1) != (version > old) || (table == 1) != (version > old+1) {
		t.Fatalf("version %d has %d new columns and %d new tables", version, column, table)
	}
	if n := ask(`SELECT count(*) FROM person`); n != people {
		t.Fatalf("version %d has %d people", version, n)
	}
	if column == 1 && ask(`SELECT count(*) FROM person WHERE shoe = 'size of ' || given`) != people {
		t.Fatalf("version %d has a new column that is not filled", version)
	}
	if table == 1 && ask(`SELECT count(*) FROM shelf`) != people {
		t.Fatalf("version %d has a new table that is not filled", version)
	}
	if n := ask(`SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal_%'`); n == 0 {
		t.Fatalf("version %d has no journal", version)
	}
	return version
}

// checkAside looks at the copy that was set aside before a file was changed.
func checkAside(t *testing.T, path string, version int) {
	t.Helper()
	aside := fmt.Sprintf("%s.before-%d", path, len(migrations())+1)
	if _, err := os.Stat(aside); os.IsNotExist(err) {
		if version > len(migrations()) {
			t.Fatalf("version %d was made without a copy of what was before", version)
		}
		return
	}
	s := must[*Store](t)(Open(ctx, aside, testOptions()))
	if found, err := s.Check(ctx); err != nil || len(found) > 0 {
		t.Fatalf("the copy that was set aside is not sound: %v %v", found, err)
	}
	ok(t, s.Close())
}
