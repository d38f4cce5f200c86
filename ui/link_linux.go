package ui

import (
	"errors"
	"net/url"
	"os/exec"
	"time"

	"fyne.io/fyne/v2"
)

// linkPatience is how long one waits for the word that nothing can show a link.
// What runs longer shows it.
const linkPatience = 10 * time.Second

// openLink has the system show a link. Fyne's own OpenURL does not notice that
// xdg-open found no program to do it.
func openLink(app fyne.App, link *url.URL) error {
	cmd := exec.Command("xdg-open", link.String())
	err := cmd.Start()
	if errors.Is(err, exec.ErrNotFound) { // inside a sandbox there is another way
		return app.OpenURL(link)
	}
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(linkPatience):
		return nil
	}
}
