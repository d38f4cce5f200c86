package session

import (
	"bytes"
	"context"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/paper"
)

// sheet is a session's sign-in sheet, laid out.
type sheet struct {
	session model.Session
	content report.SignInSheet
	result  paper.Result
	pdf     []byte
}

// makeSheet lays out the sheet of a session as the file that will be written.
func makeSheet(ctx context.Context, store *storage.Store, id model.ID, o storage.SheetOptions) (s sheet, err error) {
	in, err := store.SheetInput(ctx, id, o)
	if err != nil {
		return s, err
	}
	s.session, s.content = in.Session, report.NewSignInSheet(in)
	var file bytes.Buffer
	s.result, err = paper.WritePDF(&file, paper.Sheet(s.content), paper.Meta{
		Title: s.content.Title, Author: in.Community.Name, Language: s.content.Language, Created: store.Now()})
	s.pdf = file.Bytes()
	return s, err
}

// previewDots is how many pixels to the inch a preview is drawn with.
const previewDots = 110

func (s sheet) page(n int) (image.Image, error) {
	return paper.Preview(paper.Sheet(s.content), n, previewDots)
}

// save writes the sheet to path and remembers which row is whom. The printing is
// remembered before the file takes its name: there is no paper whose code is
// not known.
func (s sheet) save(ctx context.Context, store *storage.Store, path string) error {
	return storage.WriteFile(path, func(w io.Writer) error {
		if _, err := w.Write(s.pdf); err != nil {
			return err
		}
		return store.RecordPrinting(ctx, s.printing())
	})
}

// name is the file name suggested for the sheet.
func (s sheet) name() string {
	title := s.content.Title
	if day := s.session.Start.Date(); day != "" {
		title += " " + string(day)
	}
	return title + " " + strings.ToLower(s.content.Variant.Title()) + ".pdf"
}

// remarks say by name what is not printed as it was given; "" when all is.
func (s sheet) remarks() string {
	var parts []string
	for _, sub := range s.result.Substituted {
		parts = append(parts, "“"+sub.Original+"” is printed as “"+sub.Printed+"”: no font on this computer has all its letters.")
	}
	if len(s.result.Shortened) > 0 {
		parts = append(parts, "Too long for its place, so cut short: "+quoted(s.result.Shortened)+".")
	}
	return strings.Join(parts, " ")
}

// findPrinter returns the program that prints a file, or "" where there is none
// to count on.
func findPrinter() string {
	if runtime.GOOS != "linux" {
		return ""
	}
	lp, err := exec.LookPath("lp")
	if err != nil {
		return ""
	}
	return lp
}

// printOn sends the sheet to the printer through lp, which keeps a copy of its
// own, and remembers the printing.
func (s sheet) printOn(ctx context.Context, store *storage.Store, lp string) error {
	dir, err := os.MkdirTemp("", "convenor-sheet-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "sheet.pdf")
	if err := os.WriteFile(path, s.pdf, 0o600); err != nil {
		return err
	}
	if said, err := exec.CommandContext(ctx, lp, "-t", s.content.Title, path).CombinedOutput(); err != nil {
		return printError{strings.TrimSpace(string(said))}
	}
	return store.RecordPrinting(ctx, s.printing())
}

// printing is what has to be remembered of the sheet on paper.
func (s sheet) printing() storage.Printing {
	return storage.Printing{Code: s.content.Code, Session: s.session.ID, Variant: string(s.content.Variant), Rows: s.content.People()}
}

// printError is what the printing system said.
type printError struct{ said string }

func (e printError) Error() string {
	words := "the sheet was not printed; save it as a PDF and print it from the viewer"
	if e.said != "" {
		words += " (the printer said: " + e.said + ")"
	}
	return words
}

// sentence makes words begin with a capital and end with a stop.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.TrimRight(s[size:], ".") + "."
}
