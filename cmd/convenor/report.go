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
	"convenor/storage/publish"
	"convenor/ui/paper"
)

// reportKinds are the reports that can be written.
var reportKinds = []string{"attendance", "contacts", "venues", "organisations", "year"}

func (p *program) reportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "report FILE attendance|contacts|venues|organisations|year [SESSION | --from DATE --until DATE] --to OUT.pdf|.html|.md|.csv [--anonymous]",
		Short: "Write a report: who came, contacts, venues, organisations, a year at a glance",
		Args:  atLeast("FILE", listed(reportKinds)),
	}
	to := output(c, "OUT")
	from := c.Flags().String("from", "", "the first `DATE` that counts; without it, a year before the last")
	until := c.Flags().String("until", "", "the last `DATE` that counts; without it, today")
	anonymous := c.Flags().Bool("anonymous", false, "without names: nobody can be told")
	c.RunE = func(c *cobra.Command, args []string) error {
		o := reportOrder{kind: args[1], session: strings.Join(args[2:], " "), from: *from, until: *until, anonymous: *anonymous, to: *to}
		if err := o.check(args[2:]); err != nil {
			return err
		}
		var written model.ID
		err := p.reading(c.Context(), args[0], func(s *storage.Store) (err error) {
			written, err = p.writeReport(c.Context(), s, o)
			return err
		})
		if err == nil && written != "" {
			p.writeUp(c.Context(), args[0], written)
		}
		return err
	}
	return c
}

// listed is words as a choice: "a, b or c".
func listed(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// reportOrder is which report to write, and where.
type reportOrder struct {
	kind, session, from, until string
	anonymous                  bool
	to                         string
}

// check reports what is wrong with the order before the file is opened.
func (o reportOrder) check(sessions []string) error {
	spans := o.kind == "attendance" || o.kind == "year"
	switch {
	case !slices.Contains(reportKinds, o.kind):
		return usagef("there is no report called “%s”; there are %s", o.kind, strings.Join(reportKinds, ", "))
	case len(sessions) > 1:
		return usagef("one session at a time; put its title in quotation marks")
	case o.session != "" && o.kind != "attendance":
		return usagef("the report “%s” is not about one session", o.kind)
	case o.session != "" && (o.from != "" || o.until != ""):
		return usagef("say a session or a span, not both")
	case (o.from != "" || o.until != "") && !spans:
		return usagef("the report “%s” is about today, not about a span", o.kind)
	case o.to == "":
		return needOutput(o.to)
	}
	if ending := strings.ToLower(filepath.Ext(o.to)); !slices.Contains(publish.Endings, ending) {
		return usagef("“%s” must end in %s: that says what to write", filepath.Base(o.to), listed(publish.Endings))
	}
	return nil
}

// writeReport writes a report. It returns the session that waited for nothing
// else; "" when none did.
func (p *program) writeReport(ctx context.Context, s *storage.Store, o reportOrder) (written model.ID, err error) {
	choice, err := choose(ctx, s, o)
	if err != nil {
		return "", err
	}
	r, err := s.Report(ctx, choice)
	if err != nil {
		return "", err
	}
	var result paper.Result
	err = writeOut(o.to, func(w io.Writer) (err error) {
		ending := strings.ToLower(filepath.Ext(o.to))
		if ending != ".pdf" {
			return publish.Write(w, r, ending)
		}
		result, err = paper.WritePDF(w, paper.Report(r), paper.Meta{Title: model.JoinNonEmpty(", ", r.Title, r.Subtitle), Author: r.Community, Language: r.Language, Created: s.Now()})
		return err
	})
	if err != nil {
		return "", err
	}
	p.printf("%s\n%s\n", model.JoinNonEmpty(", ", r.Title, r.Subtitle), o.to)
	p.remark(result)
	if choice.Session == "" {
		return "", nil
	}
	awaited, err := s.AwaitsReport(ctx, choice.Session)
	if !awaited {
		return "", err
	}
	return choice.Session, err
}

// writeUp marks a session as written up, as the window does. The report is
// written whether or not that succeeds, so it only says why it did not.
func (p *program) writeUp(ctx context.Context, path string, session model.ID) {
	err := p.writing(ctx, path, func(s *storage.Store) error { return s.WriteUp(ctx, session) })
	if err != nil {
		p.printf("The session is not marked as written up: %s\n", inWords(err))
		return
	}
	p.printf("The session is marked as written up\n")
}

// remark names what is printed otherwise than it was given.
func (p *program) remark(result paper.Result) {
	for _, sub := range result.Substituted {
		p.printf("No font has every character of “%s”: it is printed as “%s”\n", sub.Original, sub.Printed)
	}
	for _, text := range result.Shortened {
		p.printf("Too long for its place, so its end is missing: “%s”\n", text)
	}
}

// choose finds what the order asks for.
func choose(ctx context.Context, s *storage.Store, o reportOrder) (choice storage.ReportChoice, err error) {
	choice = storage.ReportChoice{Kind: storage.ReportKind(o.kind), Anonymous: o.anonymous}
	if o.session != "" {
		session, err := s.FindSession(ctx, o.session)
		if err != nil {
			return choice, err
		}
		choice.Session = session.ID
		return choice, nil
	}
	c, err := s.Community(ctx)
	if err != nil {
		return choice, err
	}
	today := s.Today(c)
	if choice.Span.Until, err = dayOf(o.until, today, today); err != nil {
		return choice, err
	}
	choice.Span.From, err = dayOf(o.from, today, report.LastYear(choice.Span.Until).From)
	return choice, err
}

// dayOf is a typed day; without one it is otherwise.
func dayOf(words string, today, otherwise model.Date) (model.Date, error) {
	if words == "" {
		return otherwise, nil
	}
	return model.ParseDate(words, today)
}
