package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/storage/ics"
	"convenor/ui/paper"
)

// mostBlankRows is how many rows for walk-ins a sheet can be asked for.
const mostBlankRows = 200

func (p *program) sheetCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "sheet FILE SESSION --to OUT.pdf [--variant V] [--sort S] [--blank-rows N]",
		Short: "Write the sign-in sheet of a session",
		Args:  exactly("FILE", "SESSION"),
	}
	to := output(c, "OUT.pdf")
	variant, sort, blank := newChoice(report.Variants), newChoice(report.Sorts), &number{most: mostBlankRows}
	c.Flags().Var(variant, "variant", "what the sheet is for")
	c.Flags().Var(sort, "sort", "by which name people are sorted")
	c.Flags().Var(blank, "blank-rows", "rows for people who are not listed")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := needOutput(*to); err != nil {
			return err
		}
		return p.writing(c.Context(), args[0], func(s *storage.Store) error {
			return p.printSheet(c.Context(), s, args[1], *to, storage.SheetOptions{
				Variant: report.Variant(variant.value), Sort: report.Sort(sort.value), BlankRows: blank.value})
		})
	}
	return c
}

// printSheet writes the sheet of the session that words mean and remembers its
// code, so that the row numbers on the paper keep their meaning.
func (p *program) printSheet(ctx context.Context, s *storage.Store, words, to string, o storage.SheetOptions) error {
	session, err := s.FindSession(ctx, words)
	if err != nil {
		return err
	}
	record := o.Variant == report.Record // nothing comes back from it, so it has no code
	if !record {
		if o.Code, err = s.NewSheetCode(ctx); err != nil {
			return err
		}
	}
	in, err := s.SheetInput(ctx, session.ID, o)
	if err != nil {
		return err
	}
	sheet := report.NewSignInSheet(in)
	now := s.Now()
	var result paper.Result
	err = writeOut(to, func(w io.Writer) error {
		meta := paper.Meta{Title: sheet.Title, Author: in.Community.Name, Language: sheet.Language, Created: now}
		if result, err = paper.WritePDF(w, paper.Sheet(sheet), meta); err != nil {
			return err
		}
		if record {
			return nil
		}
		// Last, so that no sheet is remembered that could not be written.
		return s.RecordPrinting(ctx, storage.Printing{Code: o.Code, Session: session.ID, Variant: string(sheet.Variant), At: now, Rows: sheet.People()})
	})
	if err != nil {
		return err
	}
	code := ", code " + o.Code
	if record {
		code = ": " + sheet.Summary
	}
	p.printf("%s of “%s”: %s on %s%s\n%s\n", sheet.Variant.Title(), session.Title,
		model.Count(len(sheet.Rows), "person", "people"), model.Count(result.Pages, "page", "pages"), code, to)
	p.remarksOf(result, func(text string) string { return sheet.Whose(in, text) })
	return nil
}

// remarks say what was not printed as it was given.
func (p *program) remarks(result paper.Result) {
	p.remarksOf(result, func(string) string { return "" })
}

// remarksOf is remarks of a document where whose says where a text stands.
func (p *program) remarksOf(result paper.Result, whose func(string) string) {
	for _, sub := range result.Substituted {
		at := whose(sub.Original)
		if at != "" {
			at = " (" + at + ")"
		}
		p.printf("No font has every character of “%s”%s: it is printed as “%s”\n", sub.Original, at, sub.Printed)
	}
	for _, text := range result.Shortened {
		p.printf("Too long for its place, so its end is missing: “%s”\n", text)
	}
}

func (p *program) calendarCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "calendar FILE [SESSION…] --to OUT.ics",
		Short: "Write a calendar file of sessions, or of the whole programme",
		Args:  atLeast("FILE"),
	}
	to := output(c, "OUT.ics")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := needOutput(*to); err != nil {
			return err
		}
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			return p.writeCalendar(c.Context(), s, args[1:], *to)
		})
	}
	return c
}

func (p *program) writeCalendar(ctx context.Context, s *storage.Store, sessions []string, to string) error {
	var ids []model.ID
	for _, words := range sessions {
		session, err := s.FindSession(ctx, words)
		if err != nil {
			return err
		}
		if session.Start == "" || session.State.ICalStatus() == "" {
			return fmt.Errorf("“%s” has no place in a calendar yet: it needs a date and must be more than an idea", session.Title)
		}
		ids = append(ids, session.ID)
	}
	calendar, err := s.Calendar(ctx, ids...)
	if err != nil {
		return err
	}
	if err := writeOut(to, func(w io.Writer) error { return ics.Write(w, calendar) }); err != nil {
		return err
	}
	dated := 0
	for _, e := range calendar.Entries {
		if e.Session.Start != "" && e.Session.State.ICalStatus() != "" {
			dated++
		}
	}
	p.printf("%s\n%s\n", model.Count(dated, "session", "sessions"), to)
	return nil
}
