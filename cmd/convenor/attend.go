package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
)

// attendance is what attend --json writes; its keys are promised in
// docs/command-line.md.
type attendance struct {
	Session string   `json:"session"`
	Sheet   string   `json:"sheet"`
	Came    []string `json:"came"`    // names of those recorded by this command
	Already []string `json:"already"` // recorded before
	Not     []string `json:"not"`     // whose tick was taken off
	Total   int      `json:"total"`   // everyone who came to the session, as far as it is recorded
	Settled string   `json:"settled"` // what was recorded of the rest: as --others; empty when nothing was
	NoShow  int      `json:"noShow"`
	NoReply int      `json:"noReply"` // of the sheet: neither replied nor came
	Others  int      `json:"others"`  // of the sheet: declined, sent apologies or not recorded
	Held    bool     `json:"held"`    // the session was marked as held
	early   bool     // it was not, as it has not begun
}

func (p *program) attendCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "attend FILE SESSION [ROWS|IDS…] [--sheet CODE] [--others no-show|apologies|not-recorded] [--json]",
		Short: "Type in a sheet: record who came, by rows, names or ids",
		Args:  atLeast("FILE", "SESSION"),
	}
	code := c.Flags().String("sheet", "", "the `CODE` on the paper; without it, the newest sheet of the session")
	others := newChoice(model.UntickedChoices)
	c.Flags().Var(others, "others", "what is recorded of the rows that are not ticked")
	asJSON := c.Flags().Bool("json", false, "as one JSON object")
	c.RunE = func(c *cobra.Command, args []string) error {
		settle := c.Flags().Changed("others")
		if len(args) < 3 && !settle {
			return usagef("say who came: row numbers, names or ids; or with --others what becomes of the rest")
		}
		return p.writing(c.Context(), args[0], func(s *storage.Store) error {
			a, err := attend(c.Context(), s, args[1], args[2:], *code)
			if err != nil {
				return err
			}
			if settle {
				if err := a.settle(c.Context(), s, model.Unticked(others.value)); err != nil {
					return err
				}
			}
			return p.tellAttendance(a, *asJSON)
		})
	}
	return c
}

// attend records who came; words are rows and names of a sheet, or ids of
// people.
func attend(ctx context.Context, s *storage.Store, session string, words []string, code string) (a attendance, err error) {
	a = attendance{Came: []string{}, Already: []string{}, Not: []string{}}
	v, err := s.FindSession(ctx, session)
	if err != nil {
		return a, err
	}
	a.Session = v.Title
	ids, areIDs := peopleIDs(words)
	byID := areIDs && len(ids) > 0
	a.Sheet, err = sheetCode(ctx, s, v, code)
	switch {
	case byID && code == "" && errors.Is(err, model.ErrNotFound): // ids need no sheet
		err = a.byID(ctx, s, v, ids)
	case err != nil:
	case byID:
		err = a.byID(ctx, s, v, ids)
	case len(words) > 0:
		err = a.byRow(ctx, s, strings.Join(words, " "))
	}
	if err == nil {
		a.Total, err = cameTo(ctx, s, v.ID)
	}
	return a, err
}

func peopleIDs(words []string) (ids []model.ID, all bool) {
	for _, w := range words {
		id, err := model.ParseID(w)
		if err != nil {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}

// sheetCode is the sheet that is typed in: the one asked for, which must be of
// the session, or its newest.
func sheetCode(ctx context.Context, s *storage.Store, v model.Session, code string) (string, error) {
	if code == "" {
		return newestSheet(ctx, s, v)
	}
	code, err := report.ParseCode(code)
	if err != nil {
		return "", err
	}
	found, err := s.FindPrinting(ctx, code)
	if err != nil {
		return "", err
	}
	if found.Session != v.ID {
		other, err := s.Session(ctx, found.Session)
		if err != nil {
			return "", err
		}
		return "", fmt.Errorf("sheet %s is not of “%s” but of “%s”, %s; nothing was recorded", code, v.Title, other.Title, other.When())
	}
	return code, nil
}

func newestSheet(ctx context.Context, s *storage.Store, v model.Session) (string, error) {
	all, err := s.Printings(ctx, v.ID)
	if err != nil {
		return "", err
	}
	newest := slices.IndexFunc(all, storage.Printing.Signed)
	if newest < 0 {
		return "", fmt.Errorf("no sheet of “%s” to sign was printed, so it has no rows; give the ids of people instead: %w", v.Title, model.ErrNotFound)
	}
	return all[newest].Code, nil
}

func (a *attendance) byRow(ctx context.Context, s *storage.Store, line string) error {
	sheet, err := s.PaperSheet(ctx, a.Sheet)
	if err != nil {
		return err
	}
	entry, err := model.ParseRows(line, len(sheet.Rows))
	if err != nil {
		return err
	}
	on, off, err := entry.Resolve(sheet.RowPeople())
	if err != nil {
		return err
	}
	var fresh, gone []int
	for _, no := range on {
		r := sheet.Rows[no-1]
		switch {
		case r.Gone != "":
			return fmt.Errorf("row %d was %s, who %s; nothing was recorded", no, r.Name(), r.Gone)
		case r.Came():
			a.Already = append(a.Already, r.Name())
		default:
			fresh, a.Came = append(fresh, no), append(a.Came, r.Name())
		}
	}
	for _, no := range off {
		if r := sheet.Rows[no-1]; r.Came() {
			gone, a.Not = append(gone, no), append(a.Not, r.Name())
		}
	}
	if len(fresh)+len(gone) == 0 {
		return nil
	}
	return s.TypeIn(ctx, a.Sheet, fresh, gone)
}

func (a *attendance) byID(ctx context.Context, s *storage.Store, v model.Session, ids []model.ID) error {
	list, err := s.Participants(ctx, v.ID)
	if err != nil {
		return err
	}
	var fresh []model.ID
	for _, id := range ids {
		who, err := s.Person(ctx, id)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(list, func(r storage.ParticipantRow) bool { return r.Person == id && r.Attendance == model.Attended }) {
			a.Already = append(a.Already, who.Name())
			continue
		}
		fresh, a.Came = append(fresh, id), append(a.Came, who.Name())
	}
	if len(fresh) == 0 {
		return nil
	}
	return s.RecordCame(ctx, v.ID, fresh...)
}

// cameTo counts everyone who came, the illegible too.
func cameTo(ctx context.Context, s *storage.Store, id model.ID) (int, error) {
	rows, err := s.Sessions(ctx)
	for _, r := range rows {
		if r.ID == id {
			return r.Headcount.Attended, err
		}
	}
	return 0, err
}

func (a *attendance) settle(ctx context.Context, s *storage.Store, how model.Unticked) error {
	if a.Sheet == "" {
		return fmt.Errorf("no sheet of “%s” was printed, so nobody is known who did not come", a.Session)
	}
	tally, err := s.FinishSheet(ctx, a.Sheet, how)
	a.Settled, a.NoShow, a.NoReply, a.Others, a.Held, a.early = string(how), tally.NoShow, tally.NoWord, tally.Others, tally.Held, tally.Early
	return err
}

func (p *program) tellAttendance(a attendance, asJSON bool) error {
	if asJSON {
		text, err := encode(a)
		p.printf("%s\n", text)
		return err
	}
	sheet := ""
	if a.Sheet != "" {
		sheet = "Sheet " + a.Sheet + " of "
	}
	p.printf("%s“%s”: %s came\n", sheet, a.Session, model.Thousands(a.Total))
	for _, part := range []struct {
		words string
		names []string
	}{{"Recorded", a.Came}, {"Recorded before", a.Already}, {"Tick taken off", a.Not}} {
		if len(part.names) > 0 {
			p.printf("%s: %s\n", part.words, model.AndList(part.names))
		}
	}
	if a.Settled != "" {
		p.printf("Of the others on the sheet, %d no-show, %d without a reply did not come, %d as they were or apologies\n", a.NoShow, a.NoReply, a.Others)
	}
	switch {
	case a.Held:
		p.printf("The session is marked as held\n")
	case a.early:
		p.printf("The session has not begun, so it is not marked as held\n")
	}
	return nil
}
