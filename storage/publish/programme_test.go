package publish

import (
	"bytes"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/report"
)

func hostileProgramme(t *testing.T) report.Programme {
	t.Helper()
	p, err := report.NewProgramme(report.ProgrammeInput{
		Community: model.Community{Name: "Us <script>alert(1)</script>", TimeZone: "Europe/London", Purpose: "# not a heading"},
		Today:     "2026-01-01",
		Sessions: []report.ProgrammeSession{{Session: model.Session{Title: "A & B | *C* \u202e", State: model.SaveTheDate, Mode: model.Online, Zone: "Europe/London",
			Start: "2026-02-03T10:00", End: "2026-02-03T11:00", Link: "javascript:alert(1)", Description: "- one\n\n<b>two</b>",
			Agenda: []model.AgendaItem{{Title: "[x](y)", Format: "talk", Minutes: 60}}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAProgrammeIsAPageAndText(t *testing.T) {
	p := hostileProgramme(t)
	var html, md bytes.Buffer
	if err := Programme(&html, p, ".html"); err != nil {
		t.Fatal(err)
	}
	page := html.String()
	for _, want := range []string{`<html lang="en-GB">`, "<h2 id=\"m0\">February 2026</h2>", "A &amp; B | *C*", `<span class="state">save the date</span>`,
		`<time datetime="2026-02-03">Tuesday 3 February 2026, 10:00–11:00</time>`, "&lt;b&gt;two&lt;/b&gt;", "<li>[x](y)</li>", ".skip {"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, bad := range []string{"<script", "<b>", "javascript:alert(1)\">", "\u202e"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if err := Programme(&md, p, ".md"); err != nil {
		t.Fatal(err)
	}
	text := md.String()
	for _, want := range []string{"# Programme, February 2026\n", "\n## February 2026\n", `### A \& B \| \*C\* (save the date)`, "**Tuesday 3 February 2026, 10:00–11:00**  \nOnline", `\- one`, `\<b\>two`, `- \[x\](y)`, `\# not a heading`} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %s in\n%s", want, text)
		}
	}
	if Programme(&md, p, ".csv") == nil {
		t.Error("a programme is written as CSV")
	}
}
