// Command wordswindow opens a window of Fyne's with words in rows and nothing
// behind them: what drawing any list takes.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.convenor.WordsWindow").NewWindow("Words")
	rows := container.NewVBox()
	for range 20 {
		row := container.New(layout.NewGridLayout(7))
		for _, word := range []string{"", "Adeyemi, Folasade", "Analyst", "Harbour Trust", "Wirral", "12", "active"} {
			row.Add(widget.NewLabel(word))
		}
		rows.Add(row)
	}
	w.SetContent(rows)
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
