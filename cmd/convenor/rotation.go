package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/rotation"
	"convenor/storage"
	"convenor/ui/frame"
)

func (p *program) rotationCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "rotation FILE [--months 12|6|24|all] [--json]",
		Short: "Say whose turn it is: who has waited long, and what has nearly all the sessions",
		Args:  exactly("FILE"),
	}
	months := newChoice([]string{"12", "6", "24", "all"})
	c.Flags().Var(months, "months", "how far back turns are counted")
	asJSON := c.Flags().Bool("json", false, "as one JSON object")
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			back, _ := strconv.Atoi(months.value) // 0 is all the time
			return p.rotation(c.Context(), s, back, *asJSON)
		})
	}
	return c
}

// jsonRotation is what rotation --json promises.
type jsonRotation struct {
	Today      model.Date      `json:"today"`
	Began      model.Date      `json:"began"`
	Months     int             `json:"months"`
	Held       int             `json:"held"`
	People     int             `json:"people"`
	Unsaid     int             `json:"unsaid"`
	Unplaced   int             `json:"unplaced"`
	Imbalances []jsonImbalance `json:"imbalances"`
	Rows       []jsonTurnRow   `json:"rows"`
}

type jsonImbalance struct {
	Dimension  rotation.Dimension `json:"dimension"`
	ID         model.ID           `json:"id"`
	Words      string             `json:"words"`
	People     int                `json:"people"`
	WaitedDays int                `json:"waitedDays"`
}

type jsonTurnRow struct {
	Dimension   rotation.Dimension `json:"dimension"`
	ID          model.ID           `json:"id"`
	Name        string             `json:"name"`
	Retired     bool               `json:"retired"`
	Last        model.Date         `json:"last"`
	Times       int                `json:"times"`
	Ever        int                `json:"ever"`
	Next        model.Date         `json:"next"`
	ToCome      int                `json:"toCome"`
	Ideas       int                `json:"ideas"`
	WaitedDays  int                `json:"waitedDays"`
	People      int                `json:"people"`
	WithinReach int                `json:"withinReach"`
}

func (p *program) rotation(ctx context.Context, s *storage.Store, months int, asJSON bool) error {
	m, err := frame.BaseMap()
	if err != nil {
		return err
	}
	l, err := s.Rotation(ctx, m)
	if err != nil {
		return err
	}
	if asJSON {
		return p.rotationJSON(l, months)
	}
	p.printf("%s\n", l.State())
	for _, i := range l.Imbalances() {
		p.printf("%s\n", i.Words)
	}
	for _, d := range rotation.Dimensions {
		p.printf("\n")
		table := &listing{out: p.out}
		if err := writeTurns(table, l, d, months); err != nil {
			return err
		}
		table.writeColumns()
		if words := l.Twice(d, months); words != "" {
			p.printf("%s\n", words)
		}
	}
	return nil
}

func writeTurns(table *listing, l *rotation.Ledger, d rotation.Dimension, months int) error {
	head := []string{d.Title(), "Last turn", "Waited", rotation.PeriodTitle(months), "Announced", "Ideas", d.PeopleTitle()}
	if d == rotation.District {
		head = append(head, "Within reach")
	}
	if err := table.add(nil, head...); err != nil {
		return err
	}
	for _, r := range l.Rows(d, months) {
		cells := []string{r.FullName(), r.LastWords(), l.WaitedWords(r), strconv.Itoa(r.Times), strconv.Itoa(r.ToCome), strconv.Itoa(r.Ideas), strconv.Itoa(r.People)}
		if d == rotation.District {
			cells = append(cells, strconv.Itoa(r.Within))
		}
		if err := table.add(nil, cells...); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) rotationJSON(l *rotation.Ledger, months int) error {
	out := jsonRotation{Today: l.Today(), Began: l.Began(), Months: months, Held: l.HeldTurns(), People: l.People(), Unsaid: l.Unsaid(), Unplaced: l.Unplaced(),
		Imbalances: []jsonImbalance{}, Rows: []jsonTurnRow{}}
	for _, i := range l.Imbalances() {
		out.Imbalances = append(out.Imbalances, jsonImbalance{i.Dimension, i.ID, i.Words, i.People, i.Waited})
	}
	for _, d := range rotation.Dimensions {
		for _, r := range l.Rows(d, months) {
			out.Rows = append(out.Rows, jsonTurnRow{d, r.ID, r.Name, r.Retired, r.Last, r.Times, r.Ever, r.Next, r.ToCome, r.Ideas, r.Waited, r.People, r.Within})
		}
	}
	text, err := encode(out)
	p.printf("%s\n", text)
	return err
}
