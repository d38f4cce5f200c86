package storage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"

	"github.com/google/go-cmp/cmp"
)

// importText imports CSV text as it would be from a file.
func importText(t testing.TB, s *Store, text string, o ImportOptions) (match.Tally, []match.Verdict) {
	t.Helper()
	r := must[*sheet.Reader](t)(sheet.Open(strings.NewReader(text)))
	if o.Mapping.Columns == nil {
		o.Mapping = match.Guess(r.Header, nil)
	}
	if o.Mode == "" {
		o.Mode = match.Update
	}
	if o.Name == "" {
		o.Name = "test.csv"
	}
	var all []match.Verdict
	o.Heard = func(v match.Verdict) { all = append(all, v) }
	tally := must[match.Tally](t)(s.Import(ctx, r, o))
	return tally, all
}

func TestImportIsOneStepThatUndoRemovesWhole(t *testing.T) {
	s := newStore(t)
	tally, _ := importText(t, s, "First name,Last name,Email,Organisation\nSiân,Evans,sian@example.org,Wirral Homes\nDev,Sharma,dev@example.org,Wirral Homes\n", ImportOptions{Name: "list.csv"})
	if diff := cmp.Diff(match.Tally{Rows: 2, New: 2}, tally); diff != "" {
		t.Fatal(diff)
	}
	step := must[[]Step](t)(s.History(ctx, 1))[0]
	if step.Label != "Import 2 people from list.csv" {
		t.Errorf("the step is called %q", step.Label)
	}
	if c := must[Counts](t)(s.Counts(ctx)); c.People != 2 || c.Organisations != 1 {
		t.Errorf("after the import: %+v", c)
	}
	must[string](t)(s.Undo(ctx))
	if c := must[Counts](t)(s.Counts(ctx)); c.People != 0 || c.Organisations != 0 {
		t.Errorf("after undo: %+v", c)
	}
	must[string](t)(s.Redo(ctx))
	if c := must[Counts](t)(s.Counts(ctx)); c.People != 2 || c.Organisations != 1 {
		t.Errorf("after redo: %+v", c)
	}
}

func TestImportVerdicts(t *testing.T) {
	const before = "Given name,Family name,Email,Organisation,Role,Phone,Tags\n" +
		"Kasia,Żukowska,kasia@example.org,Halton Carers,Analyst,07700 900118,core\n" +
		"Bob,Smith,office@example.org,Smith Ltd,,,\n" +
		"Mai,Tran,,North Bank,,,\n"
	for name, test := range map[string]struct {
		row    string // of the same columns
		mode   match.Mode
		kind   match.Kind
		reason string // a part of it
	}{
		"same":                       {"Kasia,Żukowska,KASIA@example.org,Halton Carers,Analyst,+44 7700 900118,core", "", match.Same, "Same email as Kasia Żukowska"},
		"blank cells say nothing":    {"Kasia,Żukowska,kasia@example.org,,,,", "", match.Same, ""},
		"a new role":                 {"Kasia,Zukowska,kasia@example.org,,Head of data,,", "", match.Updated, "role"},
		"fill leaves the role":       {"Kasia,Żukowska,kasia@example.org,,Head of data,,", match.Fill, match.Same, ""},
		"skip leaves everything":     {"Kasia,Żukowska,kasia@example.org,,,,new", match.Skip, match.Same, "left as it is"},
		"a second tag":               {"Kasia,Żukowska,kasia@example.org,,,,new", match.Fill, match.Updated, "tags"},
		"shared address, name tells": {"Ann,Smith,office@example.org,,Director,,", "", match.Updated, "Same email as Ann Smith"},
		"shared address, other name": {"Zoe,Quist,office@example.org,,,,", "", match.Ambiguous, "another name"},
		"name and organisation":      {"Tran,Mai,mai@example.org,North Bank,,,", "", match.Updated, "Same name and organisation as Mai Tran"},
		"name alone":                 {"Mai,Tran,,,,,", "", match.Ambiguous, "nothing else to tell by"},
		"name, other everything":     {"Kasia,Żukowska,k@example.com,Other Org,,,", "", match.New, ""},
		"name, other address only":   {"Kasia,Żukowska,k@example.com,,,,", "", match.Ambiguous, ""},
		"phone":                      {"Kasia,Żukowska,,,,+447700900118,", "", match.Same, "phone"},
		"nobody":                     {",,,Org,,,", "", match.Error, "no name"},
		"only a bad address":         {",,not an address,,,,", "", match.Error, "no name"},
		"a bad address beside":       {"Zoe,Quist,zoe at example,,,,", "", match.New, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			header, _, _ := strings.Cut(before, "\n")
			importText(t, s, before, ImportOptions{})
			must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", Family: "Smith", Emails: []model.Email{{Address: "office@example.org"}}}))
			_, verdicts := importText(t, s, header+"\n"+test.row+"\n", ImportOptions{Mode: test.mode})
			if v := verdicts[0]; v.Kind != test.kind || !strings.Contains(v.Reason, test.reason) {
				t.Errorf("%s: %q, want %s: %q", v.Kind, v.Reason, test.kind, test.reason)
			}
		})
	}
}

func TestImportFindsTheSamePersonTwiceInOneFile(t *testing.T) {
	s := newStore(t)
	tally, verdicts := importText(t, s, "Name,Email,Role\nDev Sharma,dev@example.org,\nDev Sharma,dev@example.org,Engineer\nDev Sharma,dev@example.org,Engineer\n", ImportOptions{})
	if diff := cmp.Diff(match.Tally{Rows: 3, New: 1, Update: 1, Same: 1}, tally); diff != "" {
		t.Fatal(diff)
	}
	if !strings.Contains(verdicts[2].Reason, "Same email as Dev Sharma") {
		t.Errorf("reason %q", verdicts[2].Reason)
	}
}

// A rehearsal says what then happens, and keeps nothing.
func TestDryRunPredictsTheImport(t *testing.T) {
	s := newStore(t)
	for _, path := range contactFiles(t) {
		rehearsed, kept := runFile(t, s, path, true), must[Counts](t)(s.Counts(ctx))
		done := runFile(t, s, path, false)
		ignoreIDs := cmp.Transformer("person", func(v match.Verdict) match.Verdict { v.Person = ""; return v })
		if diff := cmp.Diff(rehearsed, done, ignoreIDs); diff != "" && !strings.Contains(diff, "recursive") {
			for i := range done {
				rehearsed[i].Person, done[i].Person = "", ""
			}
			if diff := cmp.Diff(rehearsed, done); diff != "" {
				t.Errorf("%s: %s", path, diff)
			}
		}
		if path == contactFiles(t)[0] && kept.People != 0 {
			t.Errorf("a rehearsal kept %+v", kept)
		}
		if again := runFile(t, s, path, false); slices.ContainsFunc(again, func(v match.Verdict) bool { return v.Kind == match.New }) {
			t.Errorf("%s: the second import of the same file made somebody new", path)
		}
	}
}

func runFile(t testing.TB, s *Store, path string, dry bool) (all []match.Verdict) {
	t.Helper()
	f := must[*os.File](t)(os.Open(path))
	defer f.Close()
	r := must[*sheet.Reader](t)(sheet.Open(f))
	must[match.Tally](t)(s.Import(ctx, r, ImportOptions{Name: filepath.Base(path), Mapping: match.Guess(r.Header, nil), Mode: match.Update, DryRun: dry,
		Heard: func(v match.Verdict) { all = append(all, v) }}))
	return all
}

// dataFolder is the folder of real files beside the project.
func dataFolder(t testing.TB) string {
	dir, err := os.Getwd()
	ok(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared", "data")
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("there is no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

// contactFiles are real exports of the same ten people that hold at least a
// name for each.
func contactFiles(t testing.TB) []string {
	var all []string
	for _, name := range []string{"google-contacts-2024.csv", "outlook-web-utf8bom.csv", "mailchimp-subscribed.csv", "eventbrite-classic.csv", "linkedin-connections.csv"} {
		path := filepath.Join(dataFolder(t), "contacts", "csv", name)
		if _, err := os.Stat(path); err != nil {
			t.Fatalf("the test file %s is missing: %v", name, err)
		}
		all = append(all, path)
	}
	return all
}

// The exports of five systems, imported one after another, make exactly the ten
// people they are of, with every address.
func TestRealExportsMakeTheTenPeople(t *testing.T) {
	var truth struct {
		People []struct{ Given, Middle, Family, Email, Email2, Org string }
	}
	text := must[[]byte](t)(os.ReadFile(filepath.Join(dataFolder(t), "contacts", "csv", "TRUTH.json")))
	ok(t, json.Unmarshal(text, &truth))
	s := newStore(t)
	for _, path := range contactFiles(t) {
		for _, v := range runFile(t, s, path, false) {
			if v.Kind == match.Error && v.Name != "" {
				t.Errorf("%s line %d: %s", filepath.Base(path), v.Line, v.Reason)
			}
		}
	}
	var got, want []string
	ok(t, s.EachPerson(ctx, func(p model.Person) error {
		var emails []string
		for _, e := range p.Emails {
			emails = append(emails, e.Address)
		}
		slices.Sort(emails)
		got = append(got, model.Fold(p.Given+" "+p.Family)+" "+fmt.Sprint(emails))
		return nil
	}))
	for _, p := range truth.People {
		var emails []string
		for _, e := range []string{p.Email, p.Email2} {
			if e != "" {
				emails = append(emails, e)
			}
		}
		slices.Sort(emails)
		want = append(want, model.Fold(p.Given+" "+p.Middle+" "+p.Family)+" "+fmt.Sprint(emails))
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestExportComesBackTheSame(t *testing.T) {
	s := newStore(t)
	lists := must[[]model.Category](t)(s.Categories(ctx))
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "=SUM(1) & Co, Ltd", Sector: lists[0].ID}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Łukasz \"Lu\"", Family: "Żak\nline", Role: "@home", Affiliations: []model.Affiliation{{Organisation: org}},
		Emails: []model.Email{{Address: "a@example.org"}, {Address: "b@example.org"}}, Phones: []model.Phone{{Number: "+44 7700 900123"}},
		Tags: []string{"one, two", "three"}, Interests: []string{"Data quality"}, Joined: "2025-05-06",
		ExternalIDs: []model.ExternalID{{System: "Eventbrite", Value: "0071"}, {System: "Old list; \"red\": 2", Value: "=a;b"}, {System: "LinkedIn", Value: "https://example.org/in/lu"}}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Mai", Family: "Tran", Affiliations: []model.Affiliation{{Organisation: org}}, ExternalIDs: []model.ExternalID{{System: "Zoom", Value: "-5"}}}))
	addPerson(t, s, "Dev", "Sharma")
	var out bytes.Buffer
	ok(t, s.ExportPeople(ctx, &out, nil))
	tally, verdicts := importText(t, s, out.String(), ImportOptions{})
	if tally.Same != 3 || tally.Rows != 3 {
		t.Errorf("%+v %+v\n%s", tally, verdicts, out.String())
	}

	// And into an empty file, all but Convenor's own ids.
	other := newStore(t)
	if tally, verdicts := importText(t, other, out.String(), ImportOptions{}); tally.New != 3 {
		t.Errorf("%+v %+v", tally, verdicts)
	}
	everyone := func(s *Store) (all []model.Person) {
		ok(t, s.EachPerson(ctx, func(p model.Person) error {
			p.ID = ""
			for i := range p.Affiliations {
				p.Affiliations[i] = model.Affiliation{Name: p.Affiliations[i].Name}
			}
			all = append(all, p)
			return nil
		}))
		return all
	}
	if diff := cmp.Diff(everyone(s), everyone(other)); diff != "" {
		t.Error(diff)
	}
}

func TestAChoiceSettlesAnAmbiguousRow(t *testing.T) {
	const list = "Name,Email\nMai Tran,one@example.org\nMai Tran,two@example.org\n"
	for name, test := range map[string]struct {
		choice Choice
		people int
		kind   match.Kind
	}{
		"somebody new":     {Choice{}, 2, match.New},
		"the row before":   {Choice{Line: 2}, 1, match.Updated},
		"no choice at all": {Choice{Line: -1}, 1, match.Ambiguous},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			o := ImportOptions{Choices: map[int]Choice{3: test.choice}}
			if test.choice.Line < 0 {
				o.Choices = nil
			}
			_, verdicts := importText(t, s, list, o)
			if verdicts[1].Kind != test.kind {
				t.Errorf("%+v", verdicts[1])
			}
			if c := must[Counts](t)(s.Counts(ctx)); c.People != test.people {
				t.Errorf("%d people, want %d", c.People, test.people)
			}
		})
	}
}
