package reports

import (
	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Kinds are the reports of the whole community, in the order they are offered.
var Kinds = []struct {
	Kind storage.ReportKind
	Name string
}{
	{storage.YearReport, "Year at a glance"},
	{storage.AttendanceReport, "Attendance of a span"},
	{storage.ContactReport, "Contact list"},
	{storage.VenueReport, "Venue list"},
	{storage.OrganisationReport, "Organisation list"},
}

// Page is where the reports of the whole community are chosen.
type Page struct {
	host        frame.Host
	kind        *widgets.SelectField
	from, until *widgets.DateField
	view        *View
	span        report.Span // as it was typed last and held together
}

// NewPage makes the page.
func NewPage(host frame.Host) *Page {
	p := &Page{host: host}
	p.span = report.LastYear(p.today())
	options := make([]widgets.Option, len(Kinds))
	for i, k := range Kinds {
		options[i] = widgets.Option{Value: string(k.Kind), Text: k.Name}
	}
	p.kind = widgets.NewSelectField("Report", options, string(Kinds[0].Kind), func(string) error { p.refresh(); return nil })
	p.from = widgets.NewDateField("From", p.span.From, p.today, func(d model.Date) error { return p.setSpan(report.Span{From: d, Until: p.span.Until}) }).WithoutDay()
	p.until = widgets.NewDateField("Until", p.span.Until, p.today, func(d model.Date) error { return p.setSpan(report.Span{From: p.span.From, Until: d}) }).WithoutDay()
	p.view = NewView(host, p.kind, p.from, p.until)
	return p
}

func (p *Page) today() model.Date { return p.host.Store().Today(p.host.Lists().Community) }

// setSpan takes another span, if it holds together.
func (p *Page) setSpan(s report.Span) error {
	if err := s.Validate(); err != nil {
		return err
	}
	p.span = s
	p.refresh()
	return nil
}

// spans reports whether the report chosen is about a span.
func (p *Page) spans() bool {
	kind := storage.ReportKind(p.kind.Value())
	return kind == storage.YearReport || kind == storage.AttendanceReport
}

func (p *Page) refresh() {
	c := storage.ReportChoice{Kind: storage.ReportKind(p.kind.Value())}
	if p.spans() {
		c.Span = p.span
	}
	p.from.Hidden, p.until.Hidden = !p.spans(), !p.spans()
	p.view.Object().Refresh()
	p.view.Show(c)
}

// Object is the whole page.
func (p *Page) Object() fyne.CanvasObject { return p.view.Object() }

// Show shows the report that the place names.
func (p *Page) Show(at frame.Place) {
	if at.Report != "" {
		p.kind.SetValue(string(at.Report))
	}
	p.refresh()
}

// Heard makes the report anew, if it is seen.
func (p *Page) Heard(storage.Notice) {
	if here := p.host.Here(); here.Area == frame.Data && here.Tab == "Reports" {
		p.refresh()
	}
}

// Commands are what can be done here.
func (p *Page) Commands() []frame.Command { return p.view.Commands() }

// Focus moves the keyboard to where the report is chosen.
func (p *Page) Focus() { p.kind.Focus() }
