//go:build !linux

package ui

import (
	"net/url"

	"fyne.io/fyne/v2"
)

// openLink has the system show a link.
func openLink(app fyne.App, link *url.URL) error { return app.OpenURL(link) }
