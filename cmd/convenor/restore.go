package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"convenor/storage"
)

func (p *program) restoreCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "restore FILE --from COPY",
		Short: "Put a copy in the place of a file, after a copy of that",
		Args:  exactly("FILE"),
	}
	from := c.Flags().String("from", "", "restore `COPY`")
	c.RunE = func(c *cobra.Command, args []string) error {
		if *from == "" {
			return usagef("say with --from which copy to restore")
		}
		kept, err := p.restore(c.Context(), args[0], *from)
		if err != nil {
			return err
		}
		p.printf("Restored from %s\nWhat was there before is in %s\n", *from, kept)
		return nil
	}
	return c
}

// restore also replaces a file that is damaged; that is kept as it is.
func (p *program) restore(ctx context.Context, path, from string) (kept string, err error) {
	err = p.writing(ctx, path, func(s *storage.Store) (err error) {
		kept, err = s.Restore(ctx, from)
		return err
	})
	if errors.Is(err, storage.ErrDamaged) && !errors.Is(err, storage.ErrDamagedCopy) {
		return storage.RestoreDamaged(ctx, path, from, p.options())
	}
	return kept, err
}
