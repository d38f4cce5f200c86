package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
)

// importKinds are what import --as takes.
var importKinds = []returns.Kind{returns.Contacts, returns.Answers, returns.Attendance}

// returnReport is what import --as replies and --as attendance print with --json;
// its keys are promised in docs/command-line.md.
type returnReport struct {
	Session  string             `json:"session"`
	Rows     int                `json:"rows"`
	Recorded int                `json:"recorded"`
	Counts   map[match.Kind]int `json:"counts"`
	Verdicts []verdictReport    `json:"verdicts"`
	Doubt    string             `json:"doubt"` // why it may be the wrong report
	DryRun   bool               `json:"dryRun"`
}

type verdictReport struct {
	Line     int        `json:"line"`
	Verdict  match.Kind `json:"verdict"`
	Name     string     `json:"name"`
	Reason   string     `json:"reason"`
	Changes  []change   `json:"changes"`
	Warnings []string   `json:"warnings"`

	why string // all of it in one line
}

// change is one thing a row changes.
type change struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// returnOptions are the options of import that are about one session.
type returnOptions struct {
	kind    *choice
	session *string
	missing *choice
}

func addReturnOptions(c *cobra.Command) returnOptions {
	o := returnOptions{kind: newChoice(importKinds), missing: newChoice(storage.Missings)}
	c.Flags().Var(o.kind, "as", "what the files hold")
	o.session = c.Flags().String("session", "", "the `SESSION` that replies or attendance are of")
	c.Flags().Var(o.missing, "missing", "who is not on the session's list is left out, put on it, or also added as a new contact; of attendance list is the default")
	return o
}

// check says what does not go together.
func (o returnOptions) check(c *cobra.Command) error {
	kind := returns.Kind(o.kind.value)
	switch {
	case kind == returns.Contacts && (*o.session != "" || c.Flags().Changed("missing")):
		return usagef("--session and --missing go with --as replies or --as attendance")
	case kind == returns.Contacts:
		return nil
	case c.Flags().Changed("mode"):
		return usagef("--mode is for contacts; replies and attendance are recorded as they are")
	case *o.session == "":
		return usagef("say with --session which session the %s are of", kind)
	}
	if kind == returns.Attendance && !c.Flags().Changed("missing") {
		o.missing.value = string(storage.PutOn)
	}
	return nil
}

// importReturned records replies or attendance.
func (p *program) importReturned(ctx context.Context, s *storage.Store, o returnOptions, paths []string, dry bool) (r returnReport, err error) {
	session, err := s.FindSession(ctx, *o.session)
	if err != nil {
		return r, err
	}
	batch, err := returns.ReadFiles(returns.Kind(o.kind.value), session, paths...)
	if err != nil {
		return r, err
	}
	options := storage.ReturnOptions{Session: session.ID, Name: batch.Name, Missing: storage.Missing(o.missing.value), DryRun: dry}
	var verdicts []match.Verdict
	if batch.Kind == returns.Attendance {
		verdicts, err = s.ImportVisits(ctx, batch.Meeting, options)
	} else {
		verdicts, err = s.ImportAnswers(ctx, batch.Answers, options)
	}
	r = returnReport{Session: session.Title, Rows: len(verdicts), Counts: map[match.Kind]int{}, Verdicts: []verdictReport{}, Doubt: batch.Meeting.Doubt(session), DryRun: dry}
	for _, v := range verdicts {
		r.Counts[v.Kind]++
		if match.Records(v.Kind) {
			r.Recorded++
		}
		row := verdictReport{Line: v.Line, Verdict: v.Kind, Name: v.Name, Reason: strings.TrimSpace(v.Reason), Changes: []change{}, Warnings: some(v.Warnings), why: v.Why()}
		for _, c := range v.Changes {
			row.Changes = append(row.Changes, change{string(c.Field), c.Before, c.After})
		}
		r.Verdicts = append(r.Verdicts, row)
	}
	return r, err
}

func (p *program) tellReturned(r returnReport, kind returns.Kind, asJSON bool) error {
	if asJSON {
		text, err := encode(r)
		p.printf("%s\n", text)
		return err
	}
	kinds := match.AnswerKinds
	if kind == returns.Attendance {
		kinds = match.VisitKinds
	}
	counts := ""
	for _, k := range kinds {
		if n := r.Counts[k]; n > 0 {
			counts = model.JoinNonEmpty(", ", counts, model.Thousands(n)+" "+string(k))
		}
	}
	p.printf("“%s”, %s: %s.\n", r.Session, model.Count(r.Rows, "row", "rows"), counts)
	if r.Doubt != "" {
		p.printf("%s\n", r.Doubt)
	}
	for _, v := range r.Verdicts {
		p.printf("line %d, %s: %s\n", v.Line, v.Verdict, model.JoinNonEmpty(": ", v.Name, sentence(v.why)))
	}
	if r.DryRun {
		p.printf("Nothing was kept: this was a dry run.\n")
	}
	return nil
}
