package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"convenor/model"
)

// BenchmarkDrafts2000 writes 2,000 drafts with a calendar file each and
// remembers who was told; the floor writes 2,000 files of the same size.
func BenchmarkDrafts2000(b *testing.B) {
	people := make([]model.Person, 2000)
	for i := range people {
		people[i] = withEmail(fmt.Sprintf("Kasia %d", i), fmt.Sprintf("kasia%d@example.org", i))
	}
	s, session, ids := announced(b, people...)
	job := s.job(b, session, model.TellSaveTheDate, ids...)
	size := 0
	b.Run("Drafts", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			dir := b.TempDir()
			done, err := s.WriteDrafts(ctx, job, dir, quiet)
			if err != nil || done.People != len(people) {
				b.Fatal(done.People, err)
			}
			file, err := os.ReadFile(filepath.Join(dir, done.Files[0]))
			ok(b, err)
			size = len(file)
		}
	})
	b.Run("Floor", func(b *testing.B) {
		content := make([]byte, size)
		for range b.N {
			dir := b.TempDir()
			for i := range people {
				ok(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("Kasia %d.eml", i)), content, 0o600))
			}
		}
	})
}
