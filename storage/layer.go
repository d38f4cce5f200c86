package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage/ics"
)

// LayerReport says what was read of a layer's file.
type LayerReport struct {
	Name   string // what the file calls itself; may be empty
	Events int    // that have a date; one that repeats counts once
	Repeat int    // of them, those that repeat
	// The first and the last day with an event; of one that repeats for ever only the start counts
	// for the last, and Endless is true.
	First, Last model.Date
	Endless     bool
	Problems    []ics.Problem
}

// Span is from when to when the events are: "from Mon 26 Oct 2026 to Fri 30 Oct 2026".
func (r LayerReport) Span() string {
	switch {
	case r.Endless:
		return "from " + r.First.Short() + " on, without an end"
	case r.First == r.Last:
		return "on " + r.First.Short()
	}
	return "from " + r.First.Short() + " to " + r.Last.Short()
}

// Summary is the report in a sentence: "24 events were read, 3 of them repeat, from Mon 26 Oct 2026 to Fri 30 Oct 2026."
func (r LayerReport) Summary() string {
	s := model.Count(r.Events, "event was", "events were") + " read"
	if r.Repeat > 0 {
		s += fmt.Sprintf(", %s of them repeat", model.Thousands(r.Repeat))
		if r.Repeat == 1 {
			s += "s"
		}
	}
	s += ", " + r.Span()
	if n := len(r.Problems); n > 0 {
		s += "; " + model.Count(n, "thing was", "things were") + " left out or guessed"
	}
	return s + "."
}

const layerColumns = `id, name, kind, keeps_free, shown, source, added, position`

func layerValues(l model.Layer) []any {
	return []any{l.ID, l.Name, l.Kind, l.KeepsFree, l.Shown, l.Source, momentText(l.Added), l.Position}
}

func scanLayer(row scanner) (l model.Layer, err error) {
	return l, row.Scan(&l.ID, &l.Name, &l.Kind, &l.KeepsFree, &l.Shown, &l.Source, momentColumn{&l.Added}, &l.Position)
}

// bankHolidays is the layer that is always there, until it is changed.
var bankHolidays = model.Layer{ID: model.BankHolidaysID, Name: "Bank holidays of England and Wales", Kind: model.BankHolidayLayer, KeepsFree: true, Shown: true}

// Layers returns every layer: the computed bank holidays first, then in their order.
func (s *Store) Layers(ctx context.Context) ([]model.Layer, error) {
	return readLayers(ctx, s.reader)
}

func readLayers(ctx context.Context, q queryer) ([]model.Layer, error) {
	all, err := readAll(ctx, q, scanLayer, `SELECT `+layerColumns+` FROM layer ORDER BY id <> ?, position, name, id`, model.BankHolidaysID)
	if err != nil || len(all) > 0 && all[0].Computed() {
		return all, err
	}
	return append([]model.Layer{bankHolidays}, all...), nil
}

// readLayer is one layer as it is in the file.
func readLayer(ctx context.Context, q queryer, id model.ID) (model.Layer, error) {
	all, err := readLayers(ctx, q)
	for _, l := range all {
		if l.ID == id {
			return l, nil
		}
	}
	return model.Layer{}, errors.Join(err, fmt.Errorf("that calendar is no longer in the file: %w", model.ErrNotFound))
}

// ReadLayer reads a calendar file as AddLayer would, and keeps nothing. It fails, in words for a
// person, for a file that is too large, that is no calendar, or in which nothing can be shown: the
// report then says why.
func (s *Store) ReadLayer(ctx context.Context, r io.Reader) (LayerReport, error) {
	report, _, err := readLayerFile(r)
	return report, err
}

func readLayerFile(r io.Reader) (report LayerReport, data []byte, err error) {
	if data, err = io.ReadAll(io.LimitReader(r, ics.MaxBackground+1)); err != nil {
		return report, nil, fmt.Errorf("the calendar file could not be read: %w", err)
	}
	b, err := ics.ReadBackground(strings.NewReader(string(data)))
	if err != nil {
		return report, nil, err
	}
	report = LayerReport{Name: b.Name, Events: b.Events, Repeat: b.Repeat, First: b.First, Last: b.Last, Endless: b.Endless, Problems: b.Problems}
	if b.Events == 0 {
		return report, nil, model.ValidationError{Field: "file", Problem: "no event in this calendar file has a date that could be shown, so nothing was changed" + firstOf(b.Problems)}
	}
	return report, data, nil
}

// firstOf quotes the first line of a file that could not be read, as what follows a sentence, and
// counts the rest; "" for none.
func firstOf(problems []ics.Problem) string {
	if len(problems) == 0 {
		return ""
	}
	words := ". " + problems[0].String()
	if more := len(problems) - 1; more > 0 {
		words += ", and " + model.Count(more, "more", "more")
	}
	return words
}

// AddLayer keeps a calendar file behind the programme, and returns the layer's ID and what was
// read. Errors: as ReadLayer, and a ValidationError for l.
func (s *Store) AddLayer(ctx context.Context, l model.Layer, r io.Reader) (model.ID, LayerReport, error) {
	if err := l.Validate(); err != nil {
		return "", LayerReport{}, err
	}
	report, data, err := readLayerFile(r)
	if err != nil {
		return "", report, err
	}
	err = s.write(ctx, fmt.Sprintf("Add the calendar “%s”", l.Name), func(t *tx) error {
		if err := t.queryRow(`SELECT coalesce(max(position), 0) + 1 FROM layer`).Scan(&l.Position); err != nil {
			return err
		}
		l.ID, err = t.addLayer(l, data)
		return err
	})
	return l.ID, report, err
}

func (t *tx) addLayer(l model.Layer, data []byte) (model.ID, error) {
	l.ID, l.Added, l.Source = t.store.ids.New(), t.now, baseName(l.Source)
	if _, err := t.exec(`INSERT INTO layer_file (layer, data) VALUES (?, ?)`, l.ID, data); err != nil {
		return "", err
	}
	return l.ID, t.insert("layer", layerColumns, layerValues(l)...)
}

// baseName is the last part of a path of any system.
func baseName(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Base(strings.ReplaceAll(path, `\`, "/"))
}

// UpdateLayer saves name, kind, KeepsFree, Shown and Position of a layer. Of the computed bank
// holidays name and kind stay.
func (s *Store) UpdateLayer(ctx context.Context, l model.Layer) error {
	if err := l.Validate(); err != nil {
		return err
	}
	return s.write(ctx, "Change a calendar", func(t *tx) error {
		before, err := readLayer(ctx, t, l.ID)
		if err != nil {
			return err
		}
		l.Source, l.Added = before.Source, before.Added
		if l.Computed() {
			l.Name, l.Kind = before.Name, before.Kind
		}
		t.label = layerLabel(before, l)
		if l == before {
			return nil
		}
		if _, err := t.exec(`INSERT INTO layer (id) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM layer WHERE id = ?1)`, l.ID); err != nil {
			return err
		}
		return t.update("layer", layerColumns, layerValues(l)...)
	})
}

func layerLabel(before, l model.Layer) string {
	switch {
	case before.Shown && !l.Shown:
		return fmt.Sprintf("Hide the calendar “%s”", l.Name)
	case l.Shown && !before.Shown:
		return fmt.Sprintf("Show the calendar “%s”", l.Name)
	case l.KeepsFree && !before.KeepsFree:
		return fmt.Sprintf("Keep the days of “%s” free", l.Name)
	case before.KeepsFree && !l.KeepsFree:
		return fmt.Sprintf("Do not keep the days of “%s” free", l.Name)
	}
	return fmt.Sprintf("Change the calendar “%s”", l.Name)
}

// ReplaceLayerFile gives a layer another file, called source. It has a new ID then, so that undo
// finds the old file, as long as that is kept (see dropLayerFiles). Errors: as AddLayer; the layer stays as it was.
func (s *Store) ReplaceLayerFile(ctx context.Context, id model.ID, source string, r io.Reader) (model.ID, LayerReport, error) {
	report, data, err := readLayerFile(r)
	if err != nil {
		return "", report, err
	}
	made := model.ID("")
	err = s.write(ctx, "Replace a calendar’s file", func(t *tx) error {
		l, err := t.removeLayer(id)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Replace the file of the calendar “%s”", l.Name)
		l.Source = source
		made, err = t.addLayer(l, data)
		return err
	})
	return made, report, err
}

// RemoveLayer removes a layer. The computed bank holidays are refused: they can be hidden.
func (s *Store) RemoveLayer(ctx context.Context, id model.ID) error {
	return s.write(ctx, "Remove a calendar", func(t *tx) error {
		l, err := t.removeLayer(id)
		t.label = fmt.Sprintf("Remove the calendar “%s”", l.Name)
		return err
	})
}

func (t *tx) removeLayer(id model.ID) (model.Layer, error) {
	l, err := readLayer(t.ctx, t, id)
	if err != nil {
		return l, err
	}
	if l.Computed() {
		return l, model.ValidationError{Field: "calendar", Problem: "the bank holidays are worked out by the program and cannot be removed or replaced; hide them instead"}
	}
	return l, t.remove("layer", id)
}

// How long the files of calendars that were replaced or removed are kept, so that undo finds them,
// and how many of them at most.
const (
	keptLayerDays  = 30
	keptLayerFiles = 3
)

// dropLayerFiles deletes the files of calendars that are gone, but for the newest few of the last days.
// It is no step, for it changes nothing that is seen; undo says when it comes too late, see layersKept.
func (s *Store) dropLayerFiles(ctx context.Context) error {
	due, err := texts(ctx, s.reader, `SELECT layer FROM (SELECT layer, at, row_number() OVER (ORDER BY at DESC, layer DESC) AS place
		FROM (SELECT f.layer, coalesce((SELECT x.at FROM change c JOIN txn x ON c.id BETWEEN x.first_change AND x.last_change
			WHERE c.tbl = 'layer' AND c.key = f.layer ORDER BY c.id DESC LIMIT 1), '') AS at
		FROM layer_file f WHERE f.layer NOT IN (SELECT id FROM layer)))
		WHERE at < ? OR place > ?`, stamp(s.Now().AddDate(0, 0, -keptLayerDays)), keptLayerFiles)
	if err != nil || len(due) == 0 {
		return err
	}
	return s.write(ctx, "Delete the files of calendars that are gone", func(t *tx) error {
		for _, id := range due {
			if _, err := t.exec(`DELETE FROM layer_file WHERE layer = ?1 AND NOT EXISTS (SELECT 1 FROM layer WHERE id = ?1)`, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// layersKept fails when a step that is undone or redone brings back a calendar whose file is no longer kept.
func (t *tx) layersKept(step Step, undo bool) error {
	lost, err := texts(t.ctx, t, `SELECT want->>'name' FROM net WHERE tbl = 'layer' AND was IS NULL AND want IS NOT NULL AND key <> ?
		AND key NOT IN (SELECT layer FROM layer_file)`, model.BankHolidaysID)
	if err != nil || len(lost) == 0 {
		return err
	}
	verb := "done again"
	if undo {
		verb = "undone"
	}
	return fmt.Errorf("“%s” can no longer be %s: the file of the calendar “%s” is not kept any more. Nothing was changed; add its .ics file again instead", step.Label, verb, lost[0])
}

// layersWanted are the layers that wanted says.
func (s *Store) layersWanted(ctx context.Context, wanted func(model.Layer) bool) ([]model.Layer, error) {
	all, err := s.Layers(ctx)
	return slices.DeleteFunc(all, func(l model.Layer) bool { return !wanted(l) }), err
}
