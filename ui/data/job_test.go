package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/frame/frametest"
)

func nothing(float64) {}

func TestAFileThatIsNoContactListIsRefusedByName(t *testing.T) {
	for name, test := range map[string]struct{ path, says string }{
		"empty":    {file(t, "a.csv", ""), "“a.csv”: This file is empty"},
		"binary":   {file(t, "a.csv", "\x01\x02\x03\xff\xfe\x00\x00 not a list"), "This is not a text file"},
		"sheet":    {file(t, "a.xlsx", "PK\x03\x04 and so on"), "save it as CSV first"},
		"no rows":  {file(t, "a.csv", "Name,Email\n"), "“a.csv” has a heading but no rows, so there is nothing to import"},
		"folder":   {t.TempDir(), "is a folder, not a contact list"},
		"missing":  {filepath.Join(t.TempDir(), "gone.csv"), "“gone.csv” cannot be read; check that it is there"},
		"headless": {file(t, "a.csv", "Ann,ann@example.org\nBob,bob@example.org\n"), "No row of headings was found"},
		"zero":     {file(t, "a.csv", "Name,Email\nAnn,a@example.org\n"+strings.Repeat("Bo,b@example.org\n", 5)+"C\x00,c@example.org\n"), "not a text file"},
	} {
		if _, err := openJob(test.path); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %q", name, err, test.says)
		}
	}
}

func TestTheColumnsOfAFileAreGuessed(t *testing.T) {
	j := must[*job](t)(openJob(shared(t, "contacts/csv/eventbrite-classic.csv")))
	if j.mapping.System != "Eventbrite" || len(j.sample) == 0 || len(j.sample) > sampleRows {
		t.Errorf("system %q, %d rows looked at", j.mapping.System, len(j.sample))
	}
	for heading, want := range map[string]match.Field{"First Name": match.Given, "Last Name": match.Family, "Email": match.Email, "Currency": match.Leave} {
		if got := j.mapping.Columns[slices.Index(j.header, heading)]; got != want {
			t.Errorf("%s is taken for %q", heading, got)
		}
	}
}

func TestRowsThatCannotBeReadDoNotKeepTheFileOut(t *testing.T) {
	j := must[*job](t)(openJob(file(t, "a.csv", "Name,Email\nAnn,a@example.org,too,many\n")))
	if len(j.sample) != 0 || j.mapping.Columns[0] != match.FullName {
		t.Errorf("%+v", j)
	}
}

func TestColumnsAreRemembered(t *testing.T) {
	path := file(t, "a.csv", "Who,Where\nAnn,Wirral\n")
	j := must[*job](t)(openJob(path))
	guessed := slices.Clone(j.mapping.Columns)
	j.mapping.Columns = []match.Field{match.Given, match.District}
	kept := j.remembered()
	again := must[*job](t)(openJob(file(t, "b.csv", "WHO,where\nBo,Sefton\n")))
	if again.settingName() != j.settingName() {
		t.Error("another file of the same shape is not known again")
	}
	if again.recall(kept); !slices.Equal(again.mapping.Columns, j.mapping.Columns) {
		t.Errorf("remembered as %q", again.mapping.Columns)
	}
	for _, setting := range []string{"", "nonsense", "[]", `["given name"]`, `["given name","shoe size"]`, `{"a":1}`} {
		again = must[*job](t)(openJob(path))
		if again.recall(setting); !slices.Equal(again.mapping.Columns, guessed) {
			t.Errorf("%q is taken for %q", setting, again.mapping.Columns)
		}
	}
	if other := must[*job](t)(openJob(file(t, "a.csv", "Who,Whom\nAnn,Bo\n"))); other.settingName() == j.settingName() {
		t.Error("a file of another shape is taken for the same")
	}
}

func TestARehearsalTellsWhatTheImportThenDoes(t *testing.T) {
	store := frametest.Store(t)
	addPerson(t, store, "Ann", "Lee", "ann.lee@example.org")
	j := must[*job](t)(openJob(shared(t, "contacts/csv/google-contacts-2024.csv")))
	before, last := people(t, store), 0.0
	progress := func(f float64) {
		if f < last || f > 1 {
			t.Errorf("progress went from %v to %v", last, f)
		}
		last = f
	}
	ok(t, j.run(ctx, store, true, progress))
	said, tally := kinds(j.verdicts), j.tally
	if people(t, store) != before || tally.New == 0 || tally.Same+tally.Update == 0 {
		t.Fatalf("%d people after the rehearsal, tally %+v", people(t, store), tally)
	}
	last = 0
	ok(t, j.run(ctx, store, false, progress))
	if kinds(j.verdicts) != said || j.tally != tally || people(t, store) != before+tally.New {
		t.Errorf("imported %+v, rehearsed %+v", j.tally, tally)
	}
}

func TestACancelledRunChangesNothing(t *testing.T) {
	store := frametest.Store(t)
	j := must[*job](t)(openJob(file(t, "a.csv", "Name,Email\nAnn,a@example.org\n")))
	ok(t, j.run(ctx, store, true, nothing))
	verdicts, tally := kinds(j.verdicts), j.tally
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := j.run(cancelled, store, false, nothing); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if kinds(j.verdicts) != verdicts || j.tally != tally || people(t, store) != 0 {
		t.Error("the job or the file is another")
	}
}

func TestACopyLeavesTheJobAsItIs(t *testing.T) {
	j := must[*job](t)(openJob(file(t, "a.csv", "Name,Email\nAnn,a@example.org\n")))
	next := j.copy()
	next.mapping.Columns[0], next.mode = match.Leave, match.Skip
	next.choices[2], next.doubts[2] = storage.Choice{Line: 1}, match.Verdict{}
	if j.mapping.Columns[0] != match.FullName || j.mode != match.Update || len(j.choices)+len(j.doubts) > 0 {
		t.Errorf("%+v", j)
	}
}

// rejecting is a list of which one row is imported; one is ambiguous, one
// names nobody, one has too many cells, and the last does not end.
const rejecting = "First name,Last name,Email,Notes\n" +
	"Zoë,Quist,zoe@example.org,\"says \"\"hi\"\"\"\n" +
	"Mai,Tran,,likes maps\n" +
	",,,nobody\n" +
	"Bo,Lee,bo@example.org,a,b,c\n" +
	"Cy,Dean,cy@example.org,\"never closed\n"

func TestRejectedRowsAreSavedWithTheirReasonAndCanBeImportedAgain(t *testing.T) {
	store := frametest.Store(t)
	addPerson(t, store, "Mai", "Tran", "")
	j := must[*job](t)(openJob(file(t, "list.csv", rejecting)))
	ok(t, j.run(ctx, store, false, nothing))
	if want := "new ambiguous error error error"; kinds(j.verdicts) != want {
		t.Fatalf("%s, want %s", kinds(j.verdicts), want)
	}
	saved := filepath.Join(t.TempDir(), "rejected.csv")
	ok(t, j.saveRejected(saved))
	text := strings.TrimPrefix(string(must[[]byte](t)(os.ReadFile(saved))), "\ufeff")
	want := []string{"Reason,Line,First name,Last name,Email,Notes",
		"Mai,Tran,,likes maps", "The row has no name and no email address,4,,,,nobody",
		"5,Bo,Lee,bo@example.org,a,b,c", `6,Cy,Dean,cy@example.org,"never closed`}
	lines := strings.SplitN(text, "\r\n", 5)
	if len(lines) != 5 {
		t.Fatalf("saved as %q", text)
	}
	for i, w := range want {
		if !strings.Contains(lines[i], w) {
			t.Errorf("line %d is %q, want %q", i+1, lines[i], w)
		}
	}

	mended := strings.NewReplacer(",a,b,c\r\n", ",a\r\n", "Mai,Tran,,", "Mai,Tran,mai@example.org,").Replace(text)
	again := must[*job](t)(openJob(file(t, "mended.csv", mended)))
	if again.mapping.Columns[0] != match.Leave || again.mapping.Columns[1] != match.Leave {
		t.Errorf("reason and line are taken for %q", again.mapping.Columns[:2])
	}
	ok(t, again.run(ctx, store, true, nothing))
	if got := kinds(again.verdicts); !strings.HasSuffix(got, " error new new") {
		t.Errorf("the mended rows are %s", got)
	}
}

func TestNoRejectedRowsAreSavedOfAFileThatChanged(t *testing.T) {
	store := frametest.Store(t)
	path := file(t, "list.csv", rejecting)
	j := must[*job](t)(openJob(path))
	ok(t, j.run(ctx, store, false, nothing))
	ok(t, os.Remove(path))
	saved := filepath.Join(t.TempDir(), "rejected.csv")
	if err := j.saveRejected(saved); err == nil || !strings.Contains(err.Error(), "“list.csv” cannot be read") {
		t.Errorf("it ended with %v", err)
	}
	if _, err := os.Stat(saved); err == nil {
		t.Error("a file was left half-written")
	}
}
