// Package hush keeps what libraries log while they are initialised off the
// terminal: Fyne complains of the locale "C" there, even where a command never
// opens a window, and stderr holds one sentence.
//
// It works because packages are initialised in the order of their import paths
// as soon as what they import is ready (go.dev/ref/spec, "Program
// initialization"): this one imports little, and convenor/… is before fyne.io/….
package hush

import (
	"io"
	"log"
	"os"
)

func init() { log.SetOutput(io.Discard) }

// End lets the log speak again.
func End() { log.SetOutput(os.Stderr) }
