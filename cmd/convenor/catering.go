package main

import (
	"context"

	"github.com/spf13/cobra"

	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/paper"
)

func (p *program) cateringCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "catering FILE SESSION [--to OUT.pdf] [--json]",
		Short: "Say for how many to order food, and which diets they have",
		Args:  exactly("FILE", "SESSION"),
	}
	to := output(c, "OUT.pdf")
	asJSON := c.Flags().Bool("json", false, "as one JSON object")
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.reading(c.Context(), args[0], func(s *storage.Store) error {
			return p.catering(c.Context(), s, args[1], *to, *asJSON)
		})
	}
	return c
}

// jsonCatering is what catering --json promises.
type jsonCatering struct {
	Session  string      `json:"session"`
	People   int         `json:"people"`
	Sentence string      `json:"sentence"`
	Shares   []jsonShare `json:"shares"`
	Diets    []jsonDiet  `json:"diets"`
}

type jsonShare struct {
	Reply   string  `json:"reply"`
	People  int     `json:"people"`
	Rate    float64 `json:"rate"`
	Because string  `json:"because"`
}

type jsonDiet struct {
	Words    string `json:"words"`
	Expected int    `json:"expected"`
	Open     int    `json:"mayStillCome"`
}

func (p *program) catering(ctx context.Context, s *storage.Store, words, to string, asJSON bool) error {
	session, err := s.FindSession(ctx, words)
	if err != nil {
		return err
	}
	in, err := s.CateringInput(ctx, session.ID)
	if err != nil {
		return err
	}
	order := report.NewCateringOrder(in)
	var result paper.Result
	if to != "" {
		if result, err = p.writePaper(ctx, s, to, paper.CateringOrder(order), order.Title, order.Language); err != nil {
			return err
		}
	}
	if asJSON {
		return p.cateringJSON(string(session.ID), in, order)
	}
	if order.Nothing != "" {
		p.printf("%s\n", order.Nothing)
	} else {
		p.printf("%s\n", order.Sentence)
	}
	for _, d := range order.Diets {
		p.printf("%d  %s", d.Expected, d.Words)
		if d.Open > 0 {
			p.printf(" (and %d who may still come)", d.Open)
		}
		p.printf("\n")
	}
	if to != "" {
		p.printf("%s\n", to)
	}
	p.remarks(result)
	return nil
}

func (p *program) cateringJSON(session string, in report.CateringInput, order report.CateringOrder) error {
	out := jsonCatering{Session: session, People: order.People, Sentence: order.Sentence, Shares: []jsonShare{}, Diets: []jsonDiet{}}
	for _, share := range in.Expected.Shares {
		out.Shares = append(out.Shares, jsonShare{string(share.Reply), share.People, share.Rate, share.Because})
	}
	for _, d := range order.Diets {
		out.Diets = append(out.Diets, jsonDiet{d.Words, d.Expected, d.Open})
	}
	text, err := encode(out)
	p.printf("%s\n", text)
	return err
}
