// Command emptywindow opens an empty window of Fyne's: the floor that the start
// of the program is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	w := app.NewWithID("org.convenor.EmptyWindow").NewWindow("Empty")
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
