package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// module is the path that our own import paths begin with.
const module = "convenor/"

// rule is what packages whose path begins so may depend on, however
// indirectly, besides the standard library.
type rule struct {
	packages string
	ours     []string               // beginnings of our own paths
	others   func(path string) bool // of other modules
}

// rules are the direction of docs/architecture.md. The first that fits a
// package counts.
var rules = []rule{
	{"convenor/model", []string{"model"}, onlyUUID},
	{"convenor/assets", nil, none},
	{"convenor/storage", []string{"model", "storage"}, allButFyne},
	{"convenor/ui/paper", []string{"model", "ui/paper"}, allButFyne},
	{"convenor/ui", []string{"model", "storage", "assets", "ui"}, all},
	{"convenor/cmd/convenor/early", nil, none},
	{"convenor/cmd/convenor", []string{"model", "storage", "assets", "ui", "cmd/convenor/early"}, all},
}

func all(string) bool             { return true }
func none(string) bool            { return false }
func onlyUUID(path string) bool   { return path == "github.com/google/uuid" }
func allButFyne(path string) bool { return !strings.HasPrefix(path, "fyne.io/") }

// TestDirection is the guard of the architecture.
func TestDirection(t *testing.T) {
	out, err := exec.Command("go", "list", "-tags", "migrated_fynedo", "-f", `{{.ImportPath}} {{join .Deps " "}}`, module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	packages := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(packages) < 10 {
		t.Fatalf("only %d packages were found", len(packages))
	}
	for _, line := range packages {
		words := strings.Fields(line)
		for _, bad := range forbidden(words[0], words[1:]) {
			t.Errorf("%s must not depend on %s", words[0], bad)
		}
	}
}

// TestOnlyTheCommandStartsFyne keeps the graphics driver out of every package
// but the command, so that screens are tested without a display.
func TestOnlyTheCommandStartsFyne(t *testing.T) {
	out, err := exec.Command("go", "list", "-tags", "migrated_fynedo", "-test", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if !strings.HasPrefix(words[0], "convenor/cmd/convenor") && slices.Contains(words, "fyne.io/fyne/v2/app") {
			t.Errorf("%s imports fyne.io/fyne/v2/app", words[0])
		}
	}
}

// forbidden are the dependencies of a package that no rule allows it.
func forbidden(path string, deps []string) (bad []string) {
	for _, r := range rules {
		if !strings.HasPrefix(path, r.packages) {
			continue
		}
		for _, dep := range deps {
			if !r.allows(dep) {
				bad = append(bad, dep)
			}
		}
		return bad
	}
	return []string{"anything: no rule names it"}
}

func (r rule) allows(dep string) bool {
	if own, ok := strings.CutPrefix(dep, module); ok {
		return slices.ContainsFunc(r.ours, func(allowed string) bool { return strings.HasPrefix(own, allowed) })
	}
	first, _, _ := strings.Cut(dep, "/")
	return !strings.Contains(first, ".") || r.others(dep) // the standard library has no dot
}
