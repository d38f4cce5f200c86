package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/sheet"
)

// job is one contact list on its way into the file. Work is done on a copy, so
// that what the window shows stays as it is until the work has succeeded.
type job struct {
	path     string
	header   []string
	sample   [][]string // the first rows, as many as are shown and a few to guess by
	mapping  match.Mapping
	mode     match.Mode
	choices  map[int]storage.Choice // for ambiguous rows, by line
	doubts   map[int]match.Verdict  // ambiguous rows as they first were, by line
	verdicts []match.Verdict
	tally    match.Tally
}

// copy is the same job, whose mapping, mode and choices may be changed.
func (j *job) copy() *job {
	next := *j
	next.mapping.Columns = slices.Clone(j.mapping.Columns)
	next.choices, next.doubts = maps.Clone(j.choices), maps.Clone(j.doubts)
	return &next
}

// sampleRows is how many rows are looked at before the import.
const sampleRows = 20

// openJob looks into a file: its columns and its first rows.
func openJob(path string) (*job, error) {
	j := &job{path: path, mode: match.Update, choices: map[int]storage.Choice{}, doubts: map[int]match.Verdict{}}
	f, r, err := j.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	j.header = append([]string(nil), r.Header...)
	if err := j.readSample(r); err != nil {
		return nil, err
	}
	j.mapping = match.Guess(j.header, j.sample)
	return j, nil
}

func (j *job) readSample(r *sheet.Reader) error {
	rows := 0 // also those that cannot be read
	for ; len(j.sample) < sampleRows; rows++ {
		row, err := r.Next()
		var bad *sheet.RowError
		switch {
		case errors.Is(err, io.EOF) && rows == 0:
			return model.ValidationError{Field: "file", Problem: "“" + j.name() + "” has a heading but no rows, so there is nothing to import"}
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
		case err != nil:
			return j.named(err)
		default:
			j.sample = append(j.sample, slices.Clone(row.Cells))
		}
	}
	return nil
}

func (j *job) name() string { return filepath.Base(j.path) }

// named puts the file's name before what is wrong with it.
func (j *job) named(err error) error { return fmt.Errorf("“%s”: %w", j.name(), err) }

func (j *job) open() (*os.File, *sheet.Reader, error) {
	f, err := os.Open(j.path)
	if err != nil {
		return nil, nil, model.ValidationError{Field: "file", Problem: "“" + j.name() + "” cannot be read; check that it is there and that you may read it"}
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return nil, nil, errors.Join(model.ValidationError{Field: "file", Problem: "“" + j.name() + "” is a folder, not a contact list"}, f.Close())
	}
	r, err := sheet.Open(f)
	if err != nil {
		return nil, nil, errors.Join(j.named(err), f.Close())
	}
	return f, r, nil
}

// run imports the list, or rehearses it; both give verdicts and tally. After an
// error they are what they were.
func (j *job) run(ctx context.Context, store *storage.Store, rehearsal bool, progress func(float64)) error {
	f, r, err := j.open()
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return j.named(err)
	}
	size := float64(max(info.Size(), 1))
	var verdicts []match.Verdict
	tally, err := store.Import(ctx, r, storage.ImportOptions{
		Name: j.name(), Mapping: j.mapping, Mode: j.mode, Choices: j.choices, DryRun: rehearsal,
		Heard: func(v match.Verdict) { verdicts = append(verdicts, v) },
		Done:  func(int) { progress(float64(r.Offset()) / size) },
	})
	if err != nil {
		return err
	}
	j.verdicts, j.tally = verdicts, tally
	for _, v := range verdicts {
		if v.Kind == match.Ambiguous {
			j.doubts[v.Line] = v
		}
	}
	return nil
}

// saveRejected writes the rows that were not imported, with the reason, so that
// they can be mended and imported again.
func (j *job) saveRejected(path string) error {
	reasons := map[int]string{}
	for _, v := range j.verdicts {
		if v.Kind == match.Ambiguous || v.Kind == match.Error {
			reasons[v.Line] = v.Reason
		}
	}
	f, r, err := j.open()
	if err != nil {
		return err
	}
	defer f.Close()
	return storage.WriteFile(path, func(w io.Writer) error {
		out := sheet.NewWriter(w)
		if err := out.Write(append([]string{"Reason", "Line"}, j.header...)...); err != nil {
			return err
		}
		for {
			row, err := r.Next()
			var bad *sheet.RowError
			switch {
			case errors.Is(err, io.EOF):
				return out.Flush()
			case errors.As(err, &bad):
				row = sheet.Row{Line: bad.Line, Cells: bad.Cells}
			case err != nil:
				return j.named(err)
			}
			if reason, rejected := reasons[row.Line]; rejected {
				if err := out.Write(append([]string{reason, fmt.Sprint(row.Line)}, row.Cells...)...); err != nil {
					return err
				}
			}
		}
	})
}

// settingName is where the columns a person chose for files of this shape are
// remembered.
func (j *job) settingName() string {
	sum := sha256.Sum256([]byte(match.Signature(j.header)))
	return "columns " + hex.EncodeToString(sum[:8])
}

// recall takes the columns chosen for the last file of this shape, unless they
// are not those of this Convenor.
func (j *job) recall(setting string) {
	var columns []match.Field
	if json.Unmarshal([]byte(setting), &columns) != nil || len(columns) != len(j.header) {
		return
	}
	for _, c := range columns {
		if !slices.Contains(match.Fields, c) {
			return
		}
	}
	j.mapping.Columns = columns
}

// remembered is what recall takes.
func (j *job) remembered() string {
	text, err := json.Marshal(j.mapping.Columns)
	if err != nil {
		return "" // a list of words always encodes
	}
	return string(text)
}
