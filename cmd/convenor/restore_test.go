package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/storage"
)

// TestRestoreOfDamagedFiles restores a copy over every kind of damage that
// leaves a file known as a community's: it is sound then, and the damaged one is
// kept. Others are left as they are.
func TestRestoreOfDamagedFiles(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good"+storage.Extension)
	makeSample(t, good)
	restored := 0
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bad"+storage.Extension)
			bad := d.do(readFile(t, good))
			must(t, os.WriteFile(path, bad, 0o644))
			_, stderr, status := convenor(t, "restore", path, "--from", good)
			if status != exitDone {
				if string(readFile(t, path)) != string(bad) || strings.Contains(stderr, "is damaged") {
					t.Errorf("it was not restored: %s", stderr)
				}
				return
			}
			restored++
			if out, stderr, status := convenor(t, "check", path); status != exitDone {
				t.Errorf("after restoring: %s %s", out, stderr)
			}
			kept, err := filepath.Glob(path + ".damaged-*")
			if err != nil || len(kept) != 1 || string(readFile(t, kept[0])) != string(bad) {
				t.Errorf("the damaged file is not kept: %v %v", kept, err)
			}
		})
	}
	if restored < 5 {
		t.Errorf("only %d were restored", restored)
	}
}
