package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/storage/sheet"
)

// importReport is what import --json prints; its keys are promised in
// docs/command-line.md.
type importReport struct {
	Rows      int         `json:"rows"`
	New       int         `json:"new"`
	Update    int         `json:"update"`
	Same      int         `json:"same"`
	Ambiguous int         `json:"ambiguous"`
	Error     int         `json:"error"`
	Rejected  []rowReport `json:"rejected"`
	Warnings  []rowReport `json:"warnings"`
	NotListed int         `json:"notListed"` // rejected rows and warnings beyond mostListed
	DryRun    bool        `json:"dryRun"`
}

// rowReport is one row that was not imported, or only in part.
type rowReport struct {
	File    string     `json:"file"`
	Line    int        `json:"line"`
	Verdict match.Kind `json:"verdict"`
	Name    string     `json:"name"`
	Reason  string     `json:"reason"`
}

// mostListed is how many rows of each list a report names, so that its memory
// is bounded.
const mostListed = 10_000

// sampleRows is how many rows are looked at to guess columns without headings.
const sampleRows = 50

func (p *program) importCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "import FILE PATH… [--as contacts|replies|attendance --session SESSION] [--dry-run] [--mode update|fill|skip] [--json]",
		Short: "Bring in contact lists (CSV), or the replies or online attendance of a session",
		Args:  atLeast("FILE", "PATH"),
	}
	dry := c.Flags().Bool("dry-run", false, "say what would happen, and keep nothing")
	asJSON := c.Flags().Bool("json", false, "as one JSON object")
	mode := newChoice(match.Modes)
	c.Flags().Var(mode, "mode", "what happens to people who are there already")
	returned := addReturnOptions(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		open := p.writing
		if *dry {
			open = p.rehearsing
		}
		if err := returned.check(c); err != nil {
			return err
		}
		if kind := returns.Kind(returned.kind.value); kind != returns.Contacts {
			var r returnReport
			if err := open(c.Context(), args[0], func(s *storage.Store) (err error) {
				r, err = p.importReturned(c.Context(), s, returned, args[1:], *dry)
				return err
			}); err != nil {
				return err
			}
			return p.tellReturned(r, kind, *asJSON)
		}
		var lists []list
		for _, path := range args[1:] {
			l, err := lookAt(path)
			if err != nil {
				return err
			}
			lists = append(lists, l)
		}
		report := importReport{DryRun: *dry, Rejected: []rowReport{}, Warnings: []rowReport{}}
		do := func(s *storage.Store) error {
			return importAll(c.Context(), s, lists, match.Mode(mode.value), &report)
		}
		if err := open(c.Context(), args[0], do); err != nil {
			return err
		}
		return p.tellImport(report, *asJSON)
	}
	return c
}

// rehearsing opens a copy of the file that is thrown away after do: so several
// lists can be tried one after the other, also while the window has the file.
func (p *program) rehearsing(ctx context.Context, path string, do func(*storage.Store) error) (err error) {
	dir, err := os.MkdirTemp("", "convenor-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	copied := filepath.Join(dir, filepath.Base(path))
	if err := p.reading(ctx, path, func(s *storage.Store) error { return s.Backup(ctx, copied) }); err != nil {
		return err
	}
	return with(ctx, copied, p.options(), do)
}

// list is a contact list and which field each of its columns holds.
type list struct {
	path    string
	mapping match.Mapping
}

func (l list) name() string { return filepath.Base(l.path) }

// importAll imports each list as a step of its own. When one fails, those
// before it are undone.
func importAll(ctx context.Context, s *storage.Store, lists []list, mode match.Mode, report *importReport) error {
	steps := 0
	for _, l := range lists {
		tally, err := importOne(ctx, s, l, mode, report)
		if err != nil {
			for range steps {
				if _, undoErr := s.Undo(context.WithoutCancel(ctx)); undoErr != nil {
					return errors.Join(undoErr, err)
				}
			}
			return err
		}
		if tally.New+tally.Update > 0 {
			steps++
		}
		report.add(tally)
	}
	return nil
}

func importOne(ctx context.Context, s *storage.Store, l list, mode match.Mode, report *importReport) (match.Tally, error) {
	f, err := os.Open(l.path)
	if err != nil {
		return match.Tally{}, err
	}
	defer f.Close()
	rows, err := sheet.Open(f)
	if err != nil {
		return match.Tally{}, l.explain(err)
	}
	tally, err := s.Import(ctx, rows, storage.ImportOptions{Name: l.name(), Mapping: l.mapping, Mode: mode,
		Heard: func(v match.Verdict) { report.hear(l.name(), v) }})
	return tally, l.explain(err)
}

// lookAt finds out which field each column of a list holds.
func lookAt(path string) (list, error) {
	l := list{path: path}
	f, err := os.Open(path)
	if err != nil {
		return l, err
	}
	defer f.Close()
	rows, err := sheet.Open(f)
	if err != nil {
		return l, l.explain(err)
	}
	var sample [][]string
	for len(sample) < sampleRows {
		row, err := rows.Next()
		if errors.As(err, new(*sheet.RowError)) {
			continue
		}
		if err != nil {
			break // the import itself says why
		}
		sample = append(sample, slices.Clone(row.Cells))
	}
	l.mapping = match.Guess(rows.Header, sample)
	return l, l.explain(l.mapping.Validate())
}

// explain says which list cannot be imported.
func (l list) explain(err error) error {
	if !errors.As(err, new(sheet.FormatError)) && !errors.As(err, new(model.ValidationError)) {
		return err
	}
	text := err.Error()
	first, size := utf8.DecodeRuneInString(text)
	return fmt.Errorf("“%s” was not imported: %c%s", l.name(), unicode.ToLower(first), text[size:])
}

func (r *importReport) add(t match.Tally) {
	r.Rows += t.Rows
	r.New += t.New
	r.Update += t.Update
	r.Same += t.Same
	r.Ambiguous += t.Ambiguous
	r.Error += t.Error
}

func (r *importReport) hear(file string, v match.Verdict) {
	row := rowReport{file, v.Line, v.Kind, v.Name, v.Reason}
	list := func(rows *[]rowReport, reason string) {
		if len(*rows) >= mostListed {
			r.NotListed++
			return
		}
		row.Reason = reason
		*rows = append(*rows, row)
	}
	if v.Kind == match.Ambiguous || v.Kind == match.Error {
		list(&r.Rejected, strings.TrimSpace(v.Reason))
	}
	for _, w := range v.Warnings {
		list(&r.Warnings, w)
	}
}

func (p *program) tellImport(r importReport, asJSON bool) error {
	if asJSON {
		text, err := encode(r)
		p.printf("%s\n", text)
		return err
	}
	p.printf("%s: %d new, %d updated, %d the same, %d ambiguous, %d with an error.\n",
		model.Count(r.Rows, "row", "rows"), r.New, r.Update, r.Same, r.Ambiguous, r.Error)
	for _, rows := range [][]rowReport{r.Rejected, r.Warnings} {
		for _, row := range rows {
			p.printf("%s, line %d: %s\n", row.File, row.Line, model.JoinNonEmpty(": ", row.Name, sentence(row.Reason)))
		}
	}
	if r.NotListed > 0 {
		p.printf("… and %s more.\n", model.Thousands(r.NotListed))
	}
	if r.DryRun {
		p.printf("Nothing was kept: this was a dry run.\n")
	}
	return nil
}
