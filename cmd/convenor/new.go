package main

import (
	"context"
	"errors"
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

// newFile makes a community file and counts what is in it.
func (p *program) newFile(ctx context.Context, path string, sample bool) (counts storage.Counts, err error) {
	fill := func(*storage.Store) error { return nil }
	if sample {
		fill = func(s *storage.Store) error { return fillSample(ctx, s) }
	}
	name := strings.TrimSuffix(filepath.Base(path), storage.Extension)
	s, err := storage.Create(ctx, path, model.NewCommunity(name), p.options(), fill)
	if errors.Is(err, storage.ErrExists) {
		return counts, err
	}
	if err != nil {
		return counts, aboutOutput(path, err)
	}
	counts, err = s.Counts(ctx)
	return counts, errors.Join(err, s.Close())
}

func fillSample(ctx context.Context, s *storage.Store) error {
	community, err := s.Community(ctx)
	if err != nil {
		return err
	}
	return s.LoadSample(ctx, assets.Sample, s.Today(community))
}
