// Command convenor opens the window on a community file, or does one job on it
// without a window and without a display (docs/command-line.md).
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"convenor/cmd/convenor/early"
	"convenor/storage"
)

// version and commit are set when the program is built (see the Makefile).
var (
	version = "development"
	commit  = ""
)

func main() {
	early.Started()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	p := program{out: bufio.NewWriter(os.Stdout), now: time.Now, window: openWindow}
	code := p.run(ctx, os.Args[1:], os.Stderr)
	stop()
	os.Exit(code)
}

// program is what the commands share.
type program struct {
	out    *bufio.Writer
	now    func() time.Time
	window func(path string) error
}

// The exit statuses.
const (
	exitDone    = 0
	exitNotDone = 1
	exitUsage   = 2
)

// run does what args say and returns the exit status. What went wrong is said
// on stderr.
func (p *program) run(ctx context.Context, args []string, stderr io.Writer) int {
	root := p.root()
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	if flushErr := p.out.Flush(); err == nil && flushErr != nil {
		err = fmt.Errorf("the output could not be written: %w", flushErr)
	}
	switch {
	case err == nil:
		return exitDone
	case isUsage(err):
		fmt.Fprintf(stderr, "%s\nUse: %s\n", inWords(err), command.UseLine())
		return exitUsage
	}
	fmt.Fprintln(stderr, inWords(err))
	return exitNotDone
}

func (p *program) printf(format string, args ...any) {
	fmt.Fprintf(p.out, format, args...) // run reports what Flush returns
}

func (p *program) options() storage.Options { return storage.Options{Now: p.now} }

// reading opens the file to look only, so that it also works while the window
// has the file open, and closes it after do.
func (p *program) reading(ctx context.Context, path string, do func(*storage.Store) error) error {
	options := p.options()
	options.ReadOnly = true
	err := with(ctx, path, options, do)
	if errors.Is(err, storage.ErrCutOff) {
		return with(ctx, path, p.options(), do)
	}
	return err
}

// writing opens the file for one change and closes it after do. A damaged file
// is not touched.
func (p *program) writing(ctx context.Context, path string, do func(*storage.Store) error) error {
	sound := func(s *storage.Store) error { return s.Sound(ctx) }
	if err := p.reading(ctx, path, sound); err != nil {
		return err
	}
	return with(ctx, path, p.options(), do)
}

func with(ctx context.Context, path string, options storage.Options, do func(*storage.Store) error) error {
	s, err := storage.Open(ctx, path, options)
	if err != nil {
		return err
	}
	err = do(s)
	if closeErr := s.Close(); err == nil {
		err = closeErr
	}
	return err
}
