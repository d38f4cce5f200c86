package main

import (
	"errors"
	"os"
	"runtime"

	"fyne.io/fyne/v2/app"

	"convenor/ui"
)

// appID names the program to the system; FyneApp.toml has the same.
const appID = "org.convenor.Convenor"

var errNoDisplay = errors.New("there is no display to open a window on; “convenor help” lists what can be done without one")

// openWindow shows the window on the file at path, or the first start when
// path is empty, and returns when it is closed. It is the only place that
// starts Fyne.
func openWindow(path string) error {
	if !hasDisplay() {
		return errNoDisplay
	}
	ui.Run(app.NewWithID(appID), path)
	return nil
}

// hasDisplay reports whether a window can be shown. Windows and macOS always
// have a desktop to show it on.
func hasDisplay() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
