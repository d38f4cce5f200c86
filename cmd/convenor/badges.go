package main

import (
	"bytes"
	"context"
	"io"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/paper"
)

// mostStart is the highest place on a sheet of any stock.
const mostStart = 100

func (p *program) badgesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "badges FILE SESSION --to OUT.pdf [--stock NAME] [--start N] [--blank N]",
		Short: "Write the name badges of a session, or its name tents",
		Args:  exactly("FILE", "SESSION"),
	}
	to := output(c, "OUT.pdf")
	stock := c.Flags().String("stock", report.Stocks[0].Name, "the paper: `NAME` on the packet, or A6-tent, A5-tent")
	start, blank := &number{value: 1, most: mostStart}, &number{most: report.MostBlankBadges}
	c.Flags().Var(start, "start", "the label to begin with on a sheet that is used already")
	c.Flags().Var(blank, "blank", "badges to write on, after the others")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := needOutput(*to); err != nil {
			return err
		}
		kind, err := report.FindStock(*stock)
		if err != nil {
			return usagef("%s", err)
		}
		if start.value < 1 || start.value > kind.PerSheet() {
			return usagef("a sheet of %s has the labels 1 to %d", kind.Name, kind.PerSheet())
		}
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			return p.printBadges(c.Context(), s, args[1], *to, storage.BadgeOptions{
				Stock: kind, Start: start.value, Blank: blank.value, Pronouns: true, Band: true, Title: true})
		})
	}
	return c
}

// printBadges writes the badges of the session that words mean, with the logo
// that was chosen in the window.
func (p *program) printBadges(ctx context.Context, s *storage.Store, words, to string, o storage.BadgeOptions) error {
	session, err := s.FindSession(ctx, words)
	if err != nil {
		return err
	}
	in, err := s.BadgeInput(ctx, session.ID, o)
	if err != nil {
		return err
	}
	picture, err := s.Logo(ctx)
	if err != nil {
		return err
	}
	var logo *paper.Logo
	if picture != nil {
		if logo, err = paper.ReadLogo(bytes.NewReader(picture)); err != nil {
			return err
		}
	}
	badges := report.NewBadges(in)
	result, err := p.writePaper(ctx, s, to, paper.Badges(badges, logo), badges.Title, badges.Language)
	if err != nil {
		return err
	}
	what := "badge"
	if o.Stock.Fold {
		what = "tent"
	}
	p.printf("%s for “%s” on %s of %s\n%s\n", model.Count(len(badges.Badges), what, what+"s"), session.Title, model.Count(result.Pages, "sheet", "sheets"), o.Stock.Name, to)
	if badges.Sample {
		p.printf("Nobody has accepted yet: the names are invented, to show how it will look\n")
	}
	p.remarks(result)
	return nil
}

// writePaper writes a document as a PDF file.
func (p *program) writePaper(ctx context.Context, s *storage.Store, to string, doc paper.Document, title, language string) (result paper.Result, err error) {
	community, err := s.Community(ctx)
	if err != nil {
		return result, err
	}
	meta := paper.Meta{Title: title, Author: community.Name, Language: language, Created: s.Now()}
	err = writeOut(to, func(w io.Writer) error {
		result, err = paper.WritePDF(w, doc, meta)
		return err
	})
	return result, err
}
