package storage

import (
	"context"
	"errors"
	"io"

	"convenor/model"
	"convenor/storage/ics"
)

// LayerReport says what was read of a layer's file.
type LayerReport struct {
	Events   int // that have a date; one that repeats counts once
	Repeat   int // of them, those that repeat
	Problems []ics.Problem
}

var errUnbuilt = errors.New("not built")

// Layers returns every layer: the computed bank holidays first, then in their order.
func (s *Store) Layers(ctx context.Context) ([]model.Layer, error) { return nil, errUnbuilt }

// AddLayer keeps a calendar file as a layer behind the programme.
func (s *Store) AddLayer(ctx context.Context, l model.Layer, r io.Reader) (model.ID, LayerReport, error) {
	return "", LayerReport{}, errUnbuilt
}

// ReadLayer reads a calendar file as AddLayer would, and keeps nothing.
func (s *Store) ReadLayer(ctx context.Context, r io.Reader) (LayerReport, error) {
	return LayerReport{}, errUnbuilt
}

// UpdateLayer saves name, kind, KeepsFree, Shown and Position of a layer.
func (s *Store) UpdateLayer(ctx context.Context, l model.Layer) error { return errUnbuilt }

// ReplaceLayerFile gives a layer another file. It has a new ID then, so that undo finds the old file.
func (s *Store) ReplaceLayerFile(ctx context.Context, id model.ID, source string, r io.Reader) (model.ID, LayerReport, error) {
	return "", LayerReport{}, errUnbuilt
}

// RemoveLayer removes a layer.
func (s *Store) RemoveLayer(ctx context.Context, id model.ID) error { return errUnbuilt }

// Background is what stands behind the programme from from to to, both inclusive.
type Background struct {
	Events   []model.BackgroundEvent // of the layers that are shown, by start
	Problems []string                // what could not be shown, in words
}

// Background returns the events of the layers that are shown. It is kept in memory:
// asking again for the same days costs nothing until a layer changes.
func (s *Store) Background(ctx context.Context, from, to model.Date) (Background, error) {
	return Background{}, errUnbuilt
}

// DaysKeptFree returns the days on which nothing is to be planned, hidden layers too.
func (s *Store) DaysKeptFree(ctx context.Context, from, to model.Date) ([]model.FreeDay, error) {
	return nil, errUnbuilt
}
