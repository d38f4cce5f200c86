package main

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMakeReachesWhatATagHides: lint looks at every file of ours, and bench runs
// every benchmark, also those that a build tag keeps out of the tests.
func TestMakeReachesWhatATagHides(t *testing.T) {
	readFile(t, "../../Makefile") // so that a result is not kept when it changes
	for target, lines := range map[string]map[string][]string{
		"lint":  {"go vet ": {"e2e", "bench"}, "go tool staticcheck ": {"e2e", "bench"}},
		"bench": {"go test ": {"bench"}},
	} {
		out, err := exec.Command("make", "-C", "../..", "-n", target).Output()
		if err != nil {
			t.Fatal(err)
		}
		for begins, want := range lines {
			line := regexp.MustCompile(`(?m)^` + begins + `-tags '([^']*)'`).FindStringSubmatch(string(out))
			if line == nil {
				t.Errorf("make %s runs no “%s” with tags:\n%s", target, begins, out)
				continue
			}
			for _, tag := range want {
				if !slices.Contains(strings.Fields(line[1]), tag) {
					t.Errorf("make %s runs “%s” without the tag %s", target, begins, tag)
				}
			}
		}
	}
}
