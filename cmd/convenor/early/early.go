// Package early does what must be done before Fyne is initialised, which reads
// its surroundings there and logs what it dislikes.
//
// It works because packages are initialised in the order of their import paths
// as soon as what they import is ready (go.dev/ref/spec, "Program
// initialization"): this one imports little, and convenor/… is before fyne.io/….
package early

import (
	"io"
	"log"
	"os"
)

// forget is after how long Fyne lets go of the pictures of words that are no
// longer shown. Its own minute holds a hundred megabytes of them while a long
// list is scrolled.
const forget = "4s"

func init() {
	// Of the locale "C" Fyne complains even where a command never opens a
	// window, and stderr holds one sentence.
	log.SetOutput(io.Discard)
	if os.Getenv("FYNE_CACHE") == "" {
		os.Setenv("FYNE_CACHE", forget) // an error leaves Fyne its minute
	}
}

// Started lets the log speak again.
func Started() { log.SetOutput(os.Stderr) }
