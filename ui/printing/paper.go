// Package printing is the dialog that prints: what to print at the left, how it
// will look at the right. What is previewed is what is printed.
package printing

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

	"convenor/storage"
	"convenor/ui/paper"
)

// Paper is one document that can be printed or saved.
type Paper struct {
	Document paper.Document
	Meta     paper.Meta
	Name     string                      // suggested for the file, with its ending
	Note     string                      // what is to be known of it before it prints; may be empty
	Said     string                      // what more is told when it is out: "Code K7-2F."; may be empty
	Keep     func(context.Context) error // remembers that it is on paper; may be nil
	Whose    func(text string) string    // says where a text of it stands: "row 7, Dingle Growers"; may be nil

	result paper.Result
	pdf    []byte
}

// lay writes the document as the file that will be saved.
func (p *Paper) lay() (err error) {
	var file bytes.Buffer
	p.result, err = paper.WritePDF(&file, p.Document, p.Meta)
	p.pdf = file.Bytes()
	return err
}

// previewDots is how many pixels to the inch a preview is drawn with.
const previewDots = 110

func (p Paper) page(n int) (image.Image, error) { return paper.Preview(p.Document, n, previewDots) }

// remarks say by name what is not printed as it was given; "" when all is.
func (p Paper) remarks() string {
	var parts []string
	for _, sub := range p.result.Substituted {
		whose := ""
		if p.Whose != nil {
			whose = p.Whose(sub.Original)
		}
		if whose != "" {
			whose = " (" + whose + ")"
		}
		parts = append(parts, "“"+sub.Original+"”"+whose+" is printed as “"+sub.Printed+"”: no font on this computer has all its letters.")
	}
	if len(p.result.Shortened) > 0 {
		parts = append(parts, "Too long for its place, so cut short: "+quoted(p.result.Shortened)+".")
	}
	return strings.Join(parts, " ")
}

func quoted(all []string) string { return "“" + strings.Join(all, "”, “") + "”" }

// save writes the document to path. That it is on paper is remembered before
// the file takes its name: there is no paper whose code is not known.
func (p Paper) save(ctx context.Context, path string) error {
	return storage.WriteFile(path, func(w io.Writer) error {
		if _, err := w.Write(p.pdf); err != nil {
			return err
		}
		return p.keep(ctx)
	})
}

func (p Paper) keep(ctx context.Context) error {
	if p.Keep == nil {
		return nil
	}
	return p.Keep(ctx)
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

// printOn sends the document to the printer through lp, which keeps a copy of
// its own, and remembers that it is on paper.
func (p Paper) printOn(ctx context.Context, lp string) error {
	dir, err := os.MkdirTemp("", "convenor-print-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "print.pdf")
	if err := os.WriteFile(path, p.pdf, 0o600); err != nil {
		return err
	}
	if said, err := exec.CommandContext(ctx, lp, "-t", p.Meta.Title, path).CombinedOutput(); err != nil {
		return printError{strings.TrimSpace(string(said))}
	}
	return p.keep(ctx)
}

// printError is what the printing system said.
type printError struct{ said string }

func (e printError) Error() string {
	words := "it was not printed; save it as a PDF and print it from the viewer"
	if e.said != "" {
		words += " (the printer said: " + e.said + ")"
	}
	return words
}
