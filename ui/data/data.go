// Package data is the area where files come in and go out, and where one sees
// what was done: import, export, history, backups, the community's lists and
// the settings.
package data

import (
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/reports"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// The tabs, as frame.Place names them.
const (
	Import   = "Import"
	Export   = "Export"
	Reports  = "Reports"
	History  = "History"
	Backups  = "Backups"
	Lists    = "Lists"
	Settings = "Settings"
)

// tab is one page of the area.
type tab interface {
	object() fyne.CanvasObject
	show(frame.Place)
	heard(storage.Notice)
	commands() []frame.Command
	focus()
}

// Screen is the area Data.
type Screen struct {
	host   frame.Host
	tabs   *widgets.Tabs
	pages  map[string]tab
	body   *fyne.Container
	object fyne.CanvasObject
}

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, pages: map[string]tab{}, body: container.NewStack()}
	s.tabs = widgets.NewTabs(func(key string) { host.Go(frame.Place{Area: frame.Data, Tab: key}) }, Import, Export, Reports, History, Backups, Lists, Settings)
	s.object = widgets.Page(widgets.Over(s.tabs, s.body, 14)) // Tab comes to the tabs first
	return s
}

func (s *Screen) page(key string) tab {
	if p := s.pages[key]; p != nil {
		return p
	}
	var p tab
	switch key {
	case Export:
		p = newExporter(s.host)
	case Reports:
		p = reportsTab{reports.NewPage(s.host)}
	case History:
		p = newHistory(s.host)
	case Backups:
		p = newBackups(s.host)
	case Lists:
		p = newLists(s.host)
	case Settings:
		p = newSettings(s.host)
	default:
		p = newImporter(s.host, func() bool { return s.host.Here().Area == frame.Data && s.tabs.Chosen() == Import })
	}
	s.pages[key] = p
	return p
}

func (s *Screen) Object() fyne.CanvasObject { return s.object }

func (s *Screen) Show(p frame.Place) {
	if p.Tab == "" {
		p.Tab = s.tabs.Chosen() // the one shown last
	}
	s.tabs.Choose(p.Tab)
	page := s.page(s.tabs.Chosen())
	s.body.Objects = []fyne.CanvasObject{page.object()}
	s.body.Refresh()
	page.show(p)
}

func (s *Screen) Heard(n storage.Notice) {
	for _, p := range s.pages {
		p.heard(n)
	}
}

func (s *Screen) Title() []string { return []string{string(frame.Data), s.tabs.Chosen()} }

func (s *Screen) Commands() []frame.Command {
	return s.page(s.tabs.Chosen()).commands()
}

func (s *Screen) Focus() { s.page(s.tabs.Chosen()).focus() }

// reportsTab is the page of reports.
type reportsTab struct{ *reports.Page }

func (t reportsTab) object() fyne.CanvasObject { return t.Object() }
func (t reportsTab) show(p frame.Place)        { t.Show(p) }
func (t reportsTab) heard(n storage.Notice)    { t.Heard(n) }
func (t reportsTab) commands() []frame.Command { return t.Commands() }
func (t reportsTab) focus()                    { t.Focus() }

func key(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
}

// below leaves room under its one object.
type below struct{ room float32 }

func (l *below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, size.Height-l.room))
}

func (l *below) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(0, l.room)
}

// column gives its one object a comfortable width for reading, and scrolls.
func column(o fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewScroll(container.New(&readable{760}, o))
}

// readable keeps its one object at most so many pixels wide.
type readable struct{ width float32 }

func (l *readable) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(min(size.Width-12, l.width), size.Height))
}

func (l *readable) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height)
}

// above leaves room over its one object.
type above struct{ room float32 }

func (l *above) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, l.room))
	o[0].Resize(fyne.NewSize(size.Width, size.Height-l.room))
}

func (l *above) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(0, l.room)
}

// thirds lays three objects side by side, the middle one twice as wide.
type thirds struct{}

func (thirds) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part := (size.Width - 24) / 4
	x := float32(0)
	for i, width := range []float32{part, 2 * part, part} {
		height := o[i].MinSize().Height
		o[i].Move(fyne.NewPos(x, (size.Height-height)/2))
		o[i].Resize(fyne.NewSize(width, height))
		x += width + 12
	}
}

func (thirds) MinSize(o []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, one := range o {
		height = max(height, one.MinSize().Height)
	}
	return fyne.NewSize(0, height+4)
}

// space is a square of so many pixels of nothing.
func space(width float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, width))
	return r
}

// rightRoom leaves room for a scroll bar beside its one object.
type rightRoom struct{ room float32 }

func (l *rightRoom) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width-l.room, size.Height))
}

func (l *rightRoom) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(l.room, 0)
}
