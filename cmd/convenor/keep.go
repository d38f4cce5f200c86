package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/storage"
)

func (p *program) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Look through a whole file for damage",
		Args:  exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.reading(c.Context(), args[0], func(s *storage.Store) error {
				faults, err := s.Check(c.Context())
				if err != nil {
					return err
				}
				name := filepath.Base(args[0])
				if len(faults) == 0 {
					p.printf("“%s” is sound.\n", name)
					return nil
				}
				for _, f := range faults {
					p.printf("%s\n", sentence(f))
				}
				return fmt.Errorf("“%s” has %s; it was left as it is, and a backup copy of it is the safe way on",
					name, model.Count(len(faults), "fault", "faults"))
			})
		},
	}
}

func (p *program) backupCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "backup FILE --to OUT",
		Short: "Write a copy of a file, also while it is open",
		Args:  exactly("FILE"),
	}
	to := output(c, "OUT")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := needOutput(*to); err != nil {
			return err
		}
		if err := notFolder(*to); err != nil {
			return err
		}
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			if err := s.Backup(c.Context(), *to); err != nil {
				return aboutOutput(*to, err)
			}
			p.printf("Copied to %s\n", *to)
			return nil
		})
	}
	return c
}

func (p *program) exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "export FILE people --to OUT.csv",
		Short: "Write everyone as a contact list (CSV)",
		Args:  exactly("FILE", "people"),
	}
	to := output(c, "OUT.csv")
	c.RunE = func(c *cobra.Command, args []string) error {
		if args[1] != "people" {
			return usagef("“%s” cannot be exported; people can", args[1])
		}
		if err := needOutput(*to); err != nil {
			return err
		}
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			if err := writeOut(*to, func(w io.Writer) error { return s.ExportPeople(c.Context(), w, nil) }); err != nil {
				return err
			}
			counts, err := s.Counts(c.Context())
			p.printf("%s\n%s\n", model.Count(counts.People, "person", "people"), *to)
			return err
		})
	}
	return c
}
