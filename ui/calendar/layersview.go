package calendar

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// layersDialog lists what stands behind the calendar.
type layersDialog struct {
	screen *Screen
	list   *fyne.Container
	dialog *widgets.Dialog
}

// showLayers opens the list of layers.
func (s *Screen) showLayers() {
	d := &layersDialog{screen: s, list: widgets.Form()}
	d.read(func() {
		d.dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Behind the programme", Content: d.list, Width: 700})
	})
}

// read asks for the layers again and shows them; then does what comes after.
func (d *layersDialog) read(after func()) {
	store, from, to := d.screen.host.Store(), d.screen.behind.from, d.screen.behind.to
	widgets.NewAsync[behind](d.screen.host.Runner()).Run(func(ctx context.Context) (v behind, err error) {
		if v.layers, err = store.Layers(ctx); err != nil {
			return v, err
		}
		v.background, err = store.Background(ctx, from, to)
		return v, err
	}, func(v behind, err error) {
		if err != nil {
			d.screen.host.Failed(err)
			return
		}
		d.fill(v)
		after()
	})
}

func (d *layersDialog) fill(v behind) {
	d.list.Objects = []fyne.CanvasObject{widgets.NewParagraph("What is ticked can be seen in the calendar. Days that are kept free are a warning in the calendar and closed to the planner, seen or not.", widgets.Small)}
	for _, l := range v.layers {
		d.list.Add(d.row(l))
	}
	for _, p := range v.background.Problems {
		d.list.Add(widgets.NewParagraph(p, warn))
	}
	add := widgets.NewButton("Add a calendar…", widgets.Plain, func() {
		d.dialog.Close()
		d.screen.addLayer()
	})
	add.SetTip("An .ics file; one can also be dropped on the window")
	d.list.Add(widgets.Tight(widgets.Row(add), widgets.NewParagraph("An .ics file: school terms, religious dates, a partner’s calendar.", widgets.Small)))
	d.list.Refresh()
	if d.dialog != nil {
		d.dialog.Refresh()
	}
}

// row is one layer, with what can be done with it.
func (d *layersDialog) row(l model.Layer) fyne.CanvasObject {
	shown := widgets.NewCheck(l.Name, func(on bool) {
		l.Shown = on
		d.change(func(ctx context.Context, s *storage.Store) error { return s.UpdateLayer(ctx, l) }, "")
	})
	shown.Set(l.Shown)
	free := widgets.NewCheck("Keep these days free", func(on bool) {
		l.KeepsFree = on
		d.change(func(ctx context.Context, s *storage.Store) error { return s.UpdateLayer(ctx, l) }, "")
	})
	free.Set(l.KeepsFree)
	var tools []fyne.CanvasObject
	if !l.Computed() {
		tools = append(tools, widgets.NewButton("Replace…", widgets.Quiet, func() {
			d.dialog.Close()
			d.screen.replaceLayer(l)
		}), widgets.NewButton("Remove", widgets.Quiet, func() {
			d.change(func(ctx context.Context, s *storage.Store) error { return s.RemoveLayer(ctx, l.ID) }, "“"+l.Name+"” was removed.")
		}))
	}
	return widgets.Tight(widgets.Toolbar(shown, append(tools, free)...), widgets.NewParagraph(layerFacts(l), widgets.Small))
}

// change saves a change of the layers and lists them again.
func (d *layersDialog) change(do func(context.Context, *storage.Store) error, said string) {
	store := d.screen.host.Store()
	d.screen.host.Write(func(ctx context.Context) error { return do(ctx, store) }, func() {
		if said != "" {
			d.screen.host.Done(said)
		}
		d.read(func() {})
	})
}

// addLayer asks for a calendar file and what it is.
func (s *Screen) addLayer() {
	s.host.OpenFile("Add a calendar", []string{".ics"}, func(path string) { s.askLayer(path) })
}

// Dropped takes calendar files that are dropped on the calendar.
func (s *Screen) Dropped(paths []string) bool {
	at := slices.IndexFunc(paths, func(p string) bool { return strings.EqualFold(filepath.Ext(p), ".ics") })
	if at < 0 {
		return false
	}
	s.askLayer(paths[at])
	return true
}

// readLayer reads a calendar file without keeping it, and shows what it holds.
func (s *Screen) readLayer(path string, show func(report storage.LayerReport)) {
	store := s.host.Store()
	widgets.NewAsync[storage.LayerReport](s.host.Runner()).Run(func(ctx context.Context) (r storage.LayerReport, err error) {
		f, err := os.Open(path)
		if err != nil {
			return r, err
		}
		defer f.Close()
		return store.ReadLayer(ctx, f)
	}, func(r storage.LayerReport, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		show(r)
	})
}

// askLayer shows what a file holds and asks what it is to be called.
func (s *Screen) askLayer(path string) {
	s.readLayer(path, func(report storage.LayerReport) {
		l := layerOf(path)
		name := widgets.NewTextField("Name", l.Name, nil)
		options := make([]widgets.Option, len(model.LayerKinds))
		for i, k := range model.LayerKinds {
			options[i] = widgets.Option{Value: string(k), Text: string(k)}
		}
		kind := widgets.NewSelectField("What it is", options, string(l.Kind), nil)
		free := widgets.NewCheck("Keep these days free: nothing is planned on them", nil)
		free.Set(l.KeepsFree)
		widgets.ShowDialog(s.host.Window(), widgets.Options{
			Title: "Put this calendar behind the programme", Confirm: "Add", Width: 520,
			Content: widgets.Form(widgets.NewParagraph(reportWords(report), widgets.Small), name, kind, free),
			OnConfirm: func() error {
				l.Name, l.Kind, l.KeepsFree = name.Text(), model.LayerKind(kind.Value()), free.On()
				if err := l.Validate(); err != nil {
					return err
				}
				s.keepLayer(path, "“"+l.Name+"” stands behind the programme now.", func(ctx context.Context, store *storage.Store, f *os.File) error {
					_, _, err := store.AddLayer(ctx, l, f)
					return err
				})
				return nil
			}})
	})
}

// replaceLayer asks for a newer file of a layer.
func (s *Screen) replaceLayer(l model.Layer) {
	s.host.OpenFile("Replace “"+l.Name+"”", []string{".ics"}, func(path string) {
		s.readLayer(path, func(report storage.LayerReport) {
			widgets.ShowDialog(s.host.Window(), widgets.Options{
				Title: "Replace “" + l.Name + "”", Confirm: "Replace", Width: 520,
				Content: widgets.NewParagraph(reportWords(report), widgets.Body),
				OnConfirm: func() error {
					s.keepLayer(path, "“"+l.Name+"” has a new file.", func(ctx context.Context, store *storage.Store, f *os.File) error {
						_, _, err := store.ReplaceLayerFile(ctx, l.ID, filepath.Base(path), f)
						return err
					})
					return nil
				}})
		})
	})
}

// keepLayer reads a file into the store.
func (s *Screen) keepLayer(path, said string, do func(context.Context, *storage.Store, *os.File) error) {
	store := s.host.Store()
	s.host.Write(func(ctx context.Context) error {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		return do(ctx, store, f)
	}, func() { s.host.Done(said) })
}
