package handouts

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/paper"
	"convenor/ui/printing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

const (
	pronouns = "Pronouns"
	band     = "Sector band"
	title    = "Session"

	firmOnly, everyone = "firm", "everyone"
)

// badgeForm is what can be chosen about badges and tents.
type badgeForm struct {
	*stockForm
	who     *widgets.SelectField
	blank   *widgets.ValueField[int]
	logo    []byte // a picture as storage keeps it; nil: none
	buttons *widgets.Labelled
	none    *widgets.Button
	read    *widgets.Async[*paper.Logo]
}

func showBadges(host frame.Host, id model.ID, tents bool) {
	setting, usual, heading := "badge paper", "L4785", "Print name badges"
	if tents {
		setting, usual, heading = "tent paper", "A6-tent", "Print name tents"
	}
	f := &badgeForm{stockForm: newStockForm(host, setting, usual, tents, []string{pronouns, band, title, outline}, map[string]bool{pronouns: true, band: true, title: true})}
	f.who = widgets.NewSelectField("For", []widgets.Option{
		{Value: firmOnly, Text: "who accepted or is tentative"}, {Value: everyone, Text: "everyone who may come"},
	}, firmOnly, nil)
	f.who.Select.OnChanged = func(string) { f.changed() }
	f.blank = widgets.NewNumberField("Blank ones to write on", 0, nil)
	f.blank.Entry.OnChanged = func(string) { f.changed() }
	f.makeLogo()
	form := []fyne.CanvasObject{f.stock, f.who, widgets.Columns(120, f.start, f.blank)}
	if tents { // on a sheet of two, nobody counts labels
		form = []fyne.CanvasObject{f.stock, f.who, f.blank}
	}
	job := printing.Job{Title: heading, Form: append(form, f.show("Print"), f.buttons), Check: f.check, Done: f.remember}
	job.Prepare = func() func(context.Context) (printing.Paper, error) {
		store, o, logo := host.Store(), f.options(), f.logo
		return func(ctx context.Context) (printing.Paper, error) { return badgePaper(ctx, store, id, o, logo) }
	}
	dialog := printing.Show(host, job)
	f.changed = dialog.Refresh
}

// options are the choices, as far as they can be read.
func (f *badgeForm) options() storage.BadgeOptions {
	blank, err := f.blank.Value()
	if err != nil {
		blank = 0
	}
	return storage.BadgeOptions{
		Stock: f.paper(), Start: f.first(), Blank: min(blank, report.MostBlankBadges), Everyone: f.who.Value() == everyone,
		Pronouns: f.on(pronouns), Band: f.on(band), Title: f.on(title), Outline: f.on(outline),
	}
}

func (f *badgeForm) check() error {
	n, err := f.blank.Value()
	if err == nil && n > report.MostBlankBadges {
		err = model.ValidationError{Field: "blank", Problem: fmt.Sprintf("at most %d blank ones are printed at once", report.MostBlankBadges)}
		f.blank.SetProblem(err)
	}
	if err != nil {
		return err
	}
	return f.stockForm.check()
}

// makeLogo makes the buttons that choose a logo and take it away.
func (f *badgeForm) makeLogo() {
	f.read = widgets.NewAsync[*paper.Logo](f.host.Runner())
	choose := widgets.NewButton("Choose…", widgets.Plain, f.chooseLogo)
	choose.SetTip("A picture, PNG or JPEG. It is kept in the community file.")
	f.none = widgets.NewButton("No logo", widgets.Plain, func() { f.setLogo(nil) })
	f.buttons = widgets.NewLabelled("Logo", widgets.Row(choose, f.none))
	kept, err := base64.StdEncoding.DecodeString(f.host.Setting(storage.SettingLogo))
	if err == nil && len(kept) > 0 {
		f.logo = kept
	}
	f.showLogo()
}

func (f *badgeForm) chooseLogo() {
	f.host.OpenFile("Choose a logo", []string{".png", ".jpg", ".jpeg"}, func(path string) {
		f.read.Run(func(context.Context) (*paper.Logo, error) {
			file, err := os.Open(path)
			if err != nil {
				return nil, err
			}
			defer file.Close()
			return paper.ReadLogo(file)
		}, func(logo *paper.Logo, err error) {
			f.buttons.SetProblem(err)
			if err == nil {
				f.setLogo(logo.PNG())
			}
		})
	})
}

// setLogo takes another logo, or none, and keeps it in the file.
func (f *badgeForm) setLogo(picture []byte) {
	f.logo = picture
	f.host.SetSetting(storage.SettingLogo, base64.StdEncoding.EncodeToString(picture))
	f.showLogo()
	f.changed()
}

func (f *badgeForm) showLogo() {
	why := ""
	if f.logo == nil {
		why = "There is no logo."
	}
	f.none.DisableBecause(why)
}
