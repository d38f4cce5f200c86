package storage

import (
	"fmt"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/report"
)

// figure is the number of a report that stands with words.
func figure(t *testing.T, r report.Report, words string) string {
	t.Helper()
	for _, section := range r.Sections {
		for _, f := range section.Figures {
			if f.Words == words {
				return f.Number
			}
		}
	}
	t.Errorf("“%s” has no figure “%s”", r.Title, words)
	return ""
}

// One came and signed, one walked in, and one signed a row that nobody can read:
// three came, wherever that is said.
func TestEveryNumberCountsARowThatNobodyCanRead(t *testing.T) {
	s, session, _ := printed(t, "Evans", "Bhatt")
	ok(t, s.TypeIn(ctx, "K7-2F", []int{1}, nil))
	must[model.ID](t)(s.AddPaperWalkIn(ctx, PaperWalkIn{Session: session, Sheet: "K7-2F", Row: 3, New: model.Person{Given: "Nia", Family: "Rees"}}))
	must[model.ID](t)(s.AddIllegible(ctx, IllegibleRow{Session: session, Sheet: "K7-2F", Row: 4}))
	must[model.ID](t)(s.AddIllegible(ctx, IllegibleRow{Session: session, Sheet: "K7-2F", Row: 2})) // Bhatt's own
	tally := must[SheetTally](t)(s.FinishSheet(ctx, "K7-2F", model.UntickedNoShow))
	if tally.Came != 3 || !strings.Contains(lastLabel(t, s), "3 came") {
		t.Errorf("the sheet says %+v, %q", tally, lastLabel(t, s))
	}
	v := must[model.Session](t)(s.Session(ctx, session))
	v.State, v.Cost = model.Held, 3000
	ok(t, s.UpdateSession(ctx, v))
	for _, r := range must[[]SessionRow](t)(s.Sessions(ctx)) {
		if h := r.Headcount; r.ID == session && (h.Attended != 3 || h.WalkIns != 2 || h.Illegible != 1 || h.Listed != 4) {
			t.Errorf("the programme says %+v", h)
		}
	}
	in := must[report.SheetInput](t)(s.SheetInput(ctx, session, SheetOptions{Variant: report.Record}))
	if sheet := report.NewSignInSheet(in); !strings.HasPrefix(sheet.Summary, "3 came ") {
		t.Errorf("the record says %q", sheet.Summary)
	}
	r := must[report.Report](t)(s.Report(ctx, ReportChoice{Kind: AttendanceReport, Session: session}))
	for words, want := range map[string]string{"on the list": "4", "came": "3", "of those who came walked in": "2", "of these signed a row that nobody can read": "1",
		"came for the first time": "2", "had come before": "0"} {
		if got := figure(t, r, words); got != want {
			t.Errorf("the report says %s %s, not %s", got, words, want)
		}
	}
	text := fmt.Sprint(r)
	for _, want := range []string{"illegible, row 4", "Cost a head £10", "Came (3)"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q: %s", want, text)
		}
	}
	day := v.Start.Date()
	span := report.Span{From: day, Until: day}
	r = must[report.Report](t)(s.Report(ctx, ReportChoice{Kind: AttendanceReport, Span: span}))
	if times, people := figure(t, r, "times somebody came"), figure(t, r, "different people came"); times != "3" || people != "2" {
		t.Errorf("the report of a span says %s times, %s people", times, people)
	}
	for _, c := range []ReportChoice{{Kind: AttendanceReport, Session: session}, {Kind: AttendanceReport, Span: span}, {Kind: YearReport, Span: span}} {
		c.Anonymous = true
		if r := must[report.Report](t)(s.Report(ctx, c)); strings.Contains(fmt.Sprint(r), "row 4") {
			t.Errorf("%s without names names the row", r.Title)
		}
	}
}
