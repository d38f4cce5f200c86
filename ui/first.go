package ui

import (
	"context"
	"path/filepath"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// showFirstStart is what the window shows while no file is open.
func (w *window) showFirstStart() {
	w.win.SetTitle(Title)
	sign := canvas.NewImageFromResource(look.Icon(look.IconRing, look.Accent))
	sign.FillMode = canvas.ImageFillContain
	sign.SetMinSize(fyne.NewSize(look.Px(64), look.Px(64)))
	start := widgets.NewButton("Start a community", widgets.Primary, w.askNew)
	column := container.NewVBox(sign, widgets.NewWords(Title, widgets.Title).Centre(),
		widgets.NewWords("People, sessions, sheets and calendars in one place.", widgets.Dim).Centre(),
		widgets.NewWords("Everything stays in one file on this computer.", widgets.Dim).Centre(), gap(),
		start,
		widgets.NewButton("Look around the sample", widgets.Plain, w.askSample),
		widgets.NewButton("Open a file", widgets.Plain, w.askOpen))
	first := start // the most recent file, if there is one
	if recent := w.recent(); len(recent) > 0 {
		column.Add(gap())
		column.Add(widgets.NewWords("Opened lately", widgets.Heading))
		for i, path := range recent {
			button := widgets.NewButton(strings.TrimSuffix(filepath.Base(path), storage.Extension), widgets.Quiet, func() { w.openFile(path, false) })
			button.SetTip(path)
			if i == 0 {
				first = button
			}
			column.Add(button)
		}
	}
	body := container.NewVScroll(container.New(layout.NewCenterLayout(), container.NewGridWrap(fyne.NewSize(look.Px(440), column.MinSize().Height), column)))
	w.win.SetContent(widgets.NewTipHost(container.NewStack(newFill(look.Background), body)))
	w.win.Canvas().Focus(first)
}

func gap() fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(0, look.Px(12)))
	return r
}

// askNew asks for what a new community needs, makes its file and opens it.
func (w *window) askNew() {
	name := widgets.NewTextField("Name of the community", "", nil)
	organiser := widgets.NewTextField("Your name", "", nil)
	email := widgets.NewTextField("Your email, for sheets and calendar files", "", nil)
	zone := widgets.NewTextField("Time zone", model.NewCommunity("").TimeZone, nil)
	folder := widgets.NewTextField("Folder for its file", w.saveFolder(), nil)
	browse := w.browseButton(folder, func(from string, fill func(string)) { showFolderBrowser(w.win, from, fill) })
	asked := "" // the folder that is not there, and that one was told of
	widgets.ShowDialog(w.win, widgets.Options{Title: "Start a community", Confirm: "Start", Width: 480,
		Content: widgets.Form(name, organiser, email, zone, folder, widgets.Row(browse),
			widgets.NewParagraph("Sectors, districts and the other lists start with those of the Liverpool City Region; change them under Data.", widgets.Dim)),
		OnConfirm: func() error {
			c := model.NewCommunity(strings.TrimSpace(name.Text()))
			c.OrganiserName, c.OrganiserEmail, c.TimeZone = strings.TrimSpace(organiser.Text()), strings.TrimSpace(email.Text()), strings.TrimSpace(zone.Text())
			if c.OrganiserEmail != "" {
				if err := model.ValidEmail(c.OrganiserEmail); err != nil {
					return err
				}
			}
			dir, err := fullPath(folder.Text())
			if err != nil {
				return err
			}
			if !isFolder(dir) && asked != dir {
				asked = dir
				return model.ValidationError{Field: "folder", Problem: "There is no folder “" + dir + "”; press Start again to make it"}
			}
			unmake, err := makeFolder(dir)
			if err != nil {
				return err
			}
			s, err := storage.Create(context.Background(), filepath.Join(dir, cleanName(c.Name)+storage.Extension), c, w.options)
			if err != nil {
				unmake()
				return err
			}
			w.replace(s)
			return nil
		}})
}

// askOpen asks for a community file and opens it.
func (w *window) askOpen() {
	w.OpenFile("Open a community", []string{storage.Extension}, func(path string) { w.openFile(path, false) })
}

// askSample asks where to put the sample community, makes it and opens it.
func (w *window) askSample() {
	w.SaveFile("Where shall the sample community go?", sampleName(w.saveFolder()), func(path string) { w.makeSample(path) })
}
