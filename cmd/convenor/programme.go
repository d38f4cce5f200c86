package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/storage/ics"
	"convenor/storage/publish"
	"convenor/ui/paper"
)

func (p *program) programmeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "programme FILE --to OUT.pdf|.html|.md|.ics [--from DATE] [--until DATE] [--public] [--poster]",
		Short: "Write the programme of a season to hand out, hang up or publish",
		Args:  exactly("FILE"),
	}
	to := output(c, "OUT")
	from := c.Flags().String("from", "", "the first `DATE`; without it, today")
	until := c.Flags().String("until", "", "the last `DATE`; without it, a year after the first")
	public := c.Flags().Bool("public", false, "for everybody: without personal data and private links")
	poster := c.Flags().Bool("poster", false, "a poster instead of a handout (.pdf)")
	c.RunE = func(c *cobra.Command, args []string) error {
		ending := strings.ToLower(filepath.Ext(*to))
		switch {
		case *to == "":
			return needOutput(*to)
		case !slices.Contains(publish.ProgrammeEndings, ending):
			return usagef("“%s” must end in %s: that says what to write", filepath.Base(*to), listed(publish.ProgrammeEndings))
		case *poster && ending != ".pdf":
			return usagef("a poster is a PDF: its name must end in .pdf")
		}
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			span, err := seasonOf(c.Context(), s, *from, *until)
			if err != nil {
				return err
			}
			if ending == ".ics" {
				return p.programmeCalendar(c.Context(), s, span, *public, *to)
			}
			return p.writeProgramme(c.Context(), s, span, *public, *poster, *to)
		})
	}
	return c
}

// seasonOf is the span that was asked for, or the year from today.
func seasonOf(ctx context.Context, s *storage.Store, from, until string) (span report.Span, err error) {
	c, err := s.Community(ctx)
	if err != nil {
		return span, err
	}
	today := s.Today(c)
	if span.From, err = dayOf(from, today, today); err != nil {
		return span, err
	}
	span.Until, err = dayOf(until, today, report.Season(span.From).Until)
	return span, err
}

func (p *program) writeProgramme(ctx context.Context, s *storage.Store, span report.Span, public, poster bool, to string) error {
	programme, err := s.PublishedProgramme(ctx, span, public)
	if err != nil {
		return err
	}
	if poster {
		if programme, err = programme.ToCome(); err != nil {
			return err
		}
	}
	var result paper.Result
	if ending := strings.ToLower(filepath.Ext(to)); ending == ".pdf" {
		doc := paper.Programme(programme)
		if poster {
			doc = paper.Poster(programme)
		}
		result, err = p.writePaper(ctx, s, to, doc, programme.Title, programme.Language)
	} else {
		err = writeOut(to, func(w io.Writer) error { return publish.Programme(w, programme, ending) })
	}
	if err != nil {
		return err
	}
	p.printf("%s: %s\n%s\n", programme.Title, model.Count(programme.Count(), "session", "sessions"), to)
	p.leftOut(programme)
	p.remark(result)
	return nil
}

// leftOut says how many sessions of the season a file does not have.
func (p *program) leftOut(programme report.Programme) {
	if programme.Ideas > 0 {
		p.printf("Left out, because only ideas so far: %s\n", model.Count(programme.Ideas, "session", "sessions"))
	}
}

func (p *program) programmeCalendar(ctx context.Context, s *storage.Store, span report.Span, public bool, to string) error {
	programme, err := s.PublishedProgramme(ctx, span, public)
	if err != nil {
		return err
	}
	calendar, err := s.ProgrammeCalendar(ctx, span, public)
	if err != nil {
		return err
	}
	if err := writeOut(to, func(w io.Writer) error { return ics.Write(w, calendar) }); err != nil {
		return err
	}
	p.printf("%s\n%s\n", model.Count(len(calendar.Entries), "session", "sessions"), to)
	p.leftOut(programme)
	return nil
}
