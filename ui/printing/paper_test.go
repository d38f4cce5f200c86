package printing

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model/report"
	"convenor/ui/paper"
)

func TestPrintingOnPaperGoesThroughThePrinter(t *testing.T) {
	dir := t.TempDir()
	printer := func(name, script string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		return path
	}
	kept := 0
	p := Paper{Document: paper.Sheet(report.NewSignInSheet(report.SheetInput{})), Keep: func(context.Context) error { kept++; return nil }}
	if err := p.lay(); err != nil {
		t.Fatal(err)
	}
	err := p.printOn(t.Context(), printer("broken", "echo no such printer >&2; exit 1"))
	if err == nil || !strings.Contains(err.Error(), "no such printer") {
		t.Errorf("a broken printer: %v", err)
	}
	if kept != 0 {
		t.Error("what was not printed is remembered")
	}
	if err := p.printOn(t.Context(), printer("works", `cp "$3" `+filepath.Join(dir, "out.pdf"))); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "out.pdf")); err != nil || !bytes.Equal(got, p.pdf) {
		t.Errorf("the printer got %d bytes of %d, %v", len(got), len(p.pdf), err)
	}
	if kept != 1 {
		t.Errorf("remembered %d times", kept)
	}
}

func TestRemarksNameWhatIsPrintedDifferently(t *testing.T) {
	p := Paper{result: paper.Result{Substituted: []paper.Substitution{{Original: "Zoë 🐉", Printed: "Zoë ▯"}}, Shortened: []string{"A very long name"}}}
	got := p.remarks()
	for _, want := range []string{"“Zoë 🐉” is printed as “Zoë ▯”", "“A very long name”"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
	p.Whose = func(text string) string { return "row 7, Dingle Growers" }
	if got := p.remarks(); !strings.Contains(got, "“Zoë 🐉” (row 7, Dingle Growers) is printed as “Zoë ▯”") {
		t.Errorf("%q does not say whose name it is", got)
	}
	if (Paper{}).remarks() != "" {
		t.Error("there are remarks about nothing")
	}
}
