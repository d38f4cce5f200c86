package main

import (
	"errors"
	"os"
	"runtime"

	"fyne.io/fyne/v2/app"
	"github.com/go-gl/glfw/v3.3/glfw"

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
	ui.Run(app.NewWithID(appID), path, screenRoom)
	return nil
}

// titleBar is what desktops take at most for the bar over a window, in pixels at
// a scale of 1; how much it is in truth cannot be asked before it is there.
const titleBar = 36

// screenRoom is how many pixels a window may take of the main screen, besides its
// bar and what the desktop keeps for itself; 0 when that is not known. Fyne
// has no word for it. It belongs to the UI goroutine, when a window is shown.
func screenRoom() (width, height int) {
	screen := glfw.GetPrimaryMonitor()
	if screen == nil {
		return 0, 0
	}
	_, _, width, height = screen.GetWorkarea()
	_, scale := screen.GetContentScale()
	return width, height - int(titleBar*scale)
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
