package ui

import (
	"context"
	"errors"
	"os"

	"convenor/assets"
	"convenor/model"
	"convenor/storage"
)

// makeSample writes the sample community to path and opens it. A file that is
// there is replaced: SaveFile has asked.
func (w *window) makeSample(path string) {
	s, err := newSample(context.Background(), path)
	if err != nil {
		w.showProblem("The sample was not made", err)
		return
	}
	w.useStore(s)
}

func newSample(ctx context.Context, path string) (*storage.Store, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	community := model.NewCommunity("Sample community")
	s, err := storage.Create(ctx, path, community, storage.Options{})
	if err != nil {
		return nil, err
	}
	if err := s.LoadSample(ctx, assets.Sample, s.Today(community)); err != nil {
		return nil, errors.Join(err, s.Close(), os.Remove(path))
	}
	return s, nil
}
