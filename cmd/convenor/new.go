package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"convenor/assets"
	"convenor/model"
	"convenor/storage"
)

func (p *program) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "new FILE [--sample]",
		Short: "Start a community in a new file",
		Args:  exactly("FILE"),
	}
	sample := c.Flags().Bool("sample", false, "fill it with the invented sample community")
	c.RunE = func(c *cobra.Command, args []string) error {
		counts, err := p.newFile(c.Context(), args[0], *sample)
		if err != nil {
			return err
		}
		p.printf("Started “%s”", filepath.Base(args[0]))
		if *sample {
			p.printf(" with %s, %s, %s and %s", model.Count(counts.People, "person", "people"),
				model.Count(counts.Organisations, "organisation", "organisations"),
				model.Count(counts.Venues, "venue", "venues"), model.Count(counts.Sessions, "session", "sessions"))
		}
		p.printf(".\n")
		return nil
	}
	return c
}

// newFile makes a community file in a folder beside its place and moves it
// there when it is whole.
func (p *program) newFile(ctx context.Context, path string, sample bool) (counts storage.Counts, err error) {
	if _, err := os.Lstat(path); err == nil {
		return counts, storage.FileError{Path: path, Err: storage.ErrExists}
	}
	beside, err := os.MkdirTemp(filepath.Dir(path), ".convenor-new-*")
	if err != nil {
		return counts, outputError{path, err}
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }()
	made := filepath.Join(beside, filepath.Base(path))
	name := strings.TrimSuffix(filepath.Base(path), storage.Extension)
	s, err := storage.Create(ctx, made, model.NewCommunity(name), p.options())
	if err != nil {
		return counts, aboutOutput(made, err)
	}
	if sample {
		err = fillSample(ctx, s)
	}
	if err == nil {
		counts, err = s.Counts(ctx)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return counts, aboutOutput(made, err)
	}
	return counts, aboutOutput(path, os.Rename(made, path))
}

func fillSample(ctx context.Context, s *storage.Store) error {
	community, err := s.Community(ctx)
	if err != nil {
		return err
	}
	return s.LoadSample(ctx, assets.Sample, s.Today(community))
}
