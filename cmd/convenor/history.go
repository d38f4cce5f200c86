package main

import (
	"context"
	"math"
	"time"

	"github.com/spf13/cobra"

	"convenor/storage"
)

// stepRow is one row of history --json; its keys are promised in
// docs/command-line.md.
type stepRow struct {
	ID     int64  `json:"id"`
	Label  string `json:"label"`
	At     string `json:"at"` // RFC 3339, UTC
	Kind   string `json:"kind"`
	Undone bool   `json:"undone"`
}

func (p *program) historyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "history FILE [--json]",
		Short: "List what was done, newest first",
		Args:  exactly("FILE"),
	}
	asJSON := c.Flags().Bool("json", false, "as one JSON array of objects")
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			steps, err := s.History(c.Context(), math.MaxInt32)
			if err != nil {
				return err
			}
			return p.list(*asJSON, func(l *listing) error {
				for _, step := range steps {
					undone := ""
					if step.Undone {
						undone = "undone"
					}
					r := stepRow{step.ID, step.Label, step.At.UTC().Format(time.RFC3339), step.Kind, step.Undone}
					if err := l.add(r, step.At.Local().Format("2 Jan 2006, 15:04"), step.Label, undone); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	return c
}

func (p *program) undoCommand() *cobra.Command {
	return p.stepCommand("undo FILE", "Take the last step back", "Undone: “%s”.\n", (*storage.Store).Undo)
}

func (p *program) redoCommand() *cobra.Command {
	return p.stepCommand("redo FILE", "Make the step that was undone last again", "Done again: “%s”.\n", (*storage.Store).Redo)
}

func (p *program) stepCommand(use, short, done string, do func(*storage.Store, context.Context) (string, error)) *cobra.Command {
	return &cobra.Command{
		Use:   use,
		Short: short,
		Args:  exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.writing(c.Context(), args[0], func(s *storage.Store) error {
				label, err := do(s, c.Context())
				if err == nil {
					p.printf(done, label)
				}
				return err
			})
		},
	}
}
