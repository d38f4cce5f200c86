package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"convenor/assets"
	"convenor/model"
	"convenor/storage"
)

// sampleName is a name for the sample community that is not taken in dir.
func sampleName(dir string) string {
	name := "Sample community" + storage.Extension
	for n := 2; ; n++ {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			return name
		}
		name = fmt.Sprintf("Sample community %d%s", n, storage.Extension)
	}
}

// makeSample writes the sample community to path and opens it.
func (w *window) makeSample(path string) {
	ctx := context.Background()
	community := model.NewCommunity("Sample community")
	s, err := storage.Create(ctx, path, community, w.options, func(s *storage.Store) error {
		return s.LoadSample(ctx, assets.Sample, s.Today(community))
	})
	if err != nil {
		w.showProblem("The sample was not made", err)
		return
	}
	w.replace(s)
}
