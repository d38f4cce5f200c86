package reports

import (
	"bytes"
	"context"
	"encoding/csv"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/storage/publish"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/paper"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

var ctx = context.Background()

// screen lets a Page be a screen of its own.
type screen struct {
	*Page
	object fyne.CanvasObject
}

func (s screen) Object() fyne.CanvasObject { return s.object }
func (s screen) Title() []string           { return nil }

func sample(t *testing.T) *storage.Store { return frametest.Sample(t) }

func open(t *testing.T, s *storage.Store, kind storage.ReportKind) (*frametest.Host, *Page) {
	t.Helper()
	h := frametest.New(t, s)
	p := NewPage(h)
	h.Use(screen{p, widgets.Page(p.Object())}, frame.Place{Area: frame.Data, Tab: "Reports", Report: kind})
	return h, p
}

func noErrors(t *testing.T, h *frametest.Host) {
	t.Helper()
	for _, err := range h.Errors {
		t.Errorf("the screen failed: %v", err)
	}
}

func TestEveryReportIsShown(t *testing.T) {
	h, p := open(t, sample(t), "")
	h.Sees("Year at a glance", "sessions held", "Sessions held and planned", "Sessions to come", "7 May 2025 to 6 May 2026")
	for kind, words := range map[storage.ReportKind][]string{
		storage.AttendanceReport:   {"Attendance", "By time band", "Sessions held", "Who came ("},
		storage.ContactReport:      {"Contact list", "Adeyemi, Folasade", "These are the first 100 of"},
		storage.VenueReport:        {"Venue list", "Ropewalk Hall", "Whom to ask"},
		storage.OrganisationReport: {"Organisation list", "Halton Carers Link", "Organisations by sector"},
	} {
		p.Show(frame.Place{Report: kind})
		h.Sees(words...)
	}
	noErrors(t, h)
}

func TestNamesComeAndGo(t *testing.T) {
	h, _ := open(t, sample(t), storage.ContactReport)
	h.Sees("folasade@")
	h.Tap("Without names")
	h.SeesNot("folasade", "@")
	h.Sees("fewer than 3", "Without names. A count")
	h.Do("Report with names")
	h.Sees("folasade@")
}

func TestTheSpanIsChosen(t *testing.T) {
	s := sample(t)
	h, _ := open(t, s, storage.YearReport)
	h.Edit(frametest.Find[*widgets.DateField](h, "Until").Entry, "1 jan 2001")
	h.Sees("A span must end on or after the day it begins", "7 May 2025 to 6 May 2026")
	h.Edit(frametest.Find[*widgets.DateField](h, "From").Entry, "1 jan 2026")
	h.Edit(frametest.Find[*widgets.DateField](h, "Until").Entry, "31 jan 2026")
	h.Sees("1 January 2026 to 31 January 2026")
	noErrors(t, h)
}

func TestAReportIsSavedInEachForm(t *testing.T) {
	h, _ := open(t, sample(t), storage.YearReport)
	for _, f := range forms {
		h.Save = filepath.Join(t.TempDir(), "year"+f.ending)
		h.Do("Save the report as " + f.words)
		data, err := os.ReadFile(h.Save)
		if err != nil {
			t.Fatal(err)
		}
		begins := map[string]string{".pdf": "%PDF-", ".html": "<!DOCTYPE html>", ".md": "# Year at a glance", ".csv": "\ufeffYear at a glance"}[f.ending]
		if !bytes.HasPrefix(data, []byte(begins)) {
			t.Errorf("%s begins with %.30q", f.ending, data)
		}
		if said := h.Told[len(h.Told)-1]; !strings.HasPrefix(said, "Saved as year"+f.ending+" in ") {
			t.Errorf("told %q", said)
		}
	}
	h.Button()
	if len(h.Viewed) != 1 || filepath.Ext(h.Viewed[0]) != ".csv" {
		t.Errorf("viewed %q", h.Viewed)
	}
	h.Save = filepath.Join(t.TempDir(), "no such folder", "year.pdf")
	h.Do("Save the report as " + forms[0].words)
	if len(h.Errors) != 1 {
		t.Errorf("writing where nothing can be written: %v", h.Errors)
	}
}

func TestSavingAndPrintingFromTheKeyboard(t *testing.T) {
	h, p := open(t, sample(t), storage.YearReport)
	h.Save = filepath.Join(t.TempDir(), "year.html")
	h.Do("Save the report…")
	h.Press(fyne.KeyDown, fyne.KeyReturn)
	if _, err := os.Stat(h.Save); err != nil {
		t.Error(err)
	}
	h.Do("Print the report…")
	h.Sees("Print the report", "page 1 of 1")
	h.Press(fyne.KeyEscape)
	p.view.Focus()
	h.Press(fyne.KeyEnd)
	if p.view.reader.scroll.Offset.Y == 0 {
		t.Error("End does not go to the end")
	}
	h.Press(fyne.KeyPageUp, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome)
	if p.view.reader.scroll.Offset.Y != 0 {
		t.Error("Home does not go to the beginning")
	}
	noErrors(t, h)
}

func TestAChangeIsFollowed(t *testing.T) {
	s := sample(t)
	h, _ := open(t, s, storage.OrganisationReport)
	if _, err := s.AddOrganisation(ctx, model.Organisation{Name: "Aardvark Data"}); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees("43 organisations", "Aardvark Data")
}

func TestAnEmptyCommunityHasReports(t *testing.T) {
	h, p := open(t, frametest.Store(t), "")
	h.Sees("No session was held in this time.")
	for kind, words := range map[storage.ReportKind]string{storage.ContactReport: "There is nobody to list yet.", storage.VenueReport: "There is no venue yet.", storage.OrganisationReport: "There is no organisation yet."} {
		for range 2 {
			p.Show(frame.Place{Report: kind})
			h.Sees(words)
			h.Tap("Without names")
		}
	}
	noErrors(t, h)
}

// content is every number and cell of a report that must be in all its forms;
// with the numbers of drawings that stand in a table, too, where drawn.
func content(r report.Report, drawn bool) (all []string) {
	for _, s := range r.Sections {
		all = append(all, s.Heading)
		for _, f := range s.Figures {
			all = append(all, f.Number, f.Words)
		}
		for _, c := range s.Charts {
			for _, b := range c.Bars {
				if c.Tabled && !drawn {
					continue
				}
				all = append(all, b.Shown)
			}
		}
		for _, t := range s.Tables {
			all = append(all, t.Caption)
			for _, row := range t.Rows[:min(len(t.Rows), mostShown)] {
				all = append(all, row.Cells...)
			}
		}
	}
	return all
}

var tags = regexp.MustCompile(`<[^>]*>`)

// squeezed is text without spaces, soft breaks and the marks of its form.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// TestAllFormsSayTheSame makes each report of the sample, with names and
// without, and looks for each of its numbers and words on the screen, in the
// PDF (as pdftotext reads it), the page, the Markdown and the CSV.
func TestAllFormsSayTheSame(t *testing.T) {
	s := sample(t)
	session, err := s.FindSession(ctx, "community launch")
	if err != nil {
		t.Fatal(err)
	}
	span := report.LastYear(model.DateOf(frametest.Now))
	frametest.New(t, s)
	for _, c := range []storage.ReportChoice{
		{Kind: storage.AttendanceReport, Session: session.ID}, {Kind: storage.AttendanceReport, Span: span}, {Kind: storage.YearReport, Span: span},
		{Kind: storage.ContactReport}, {Kind: storage.VenueReport}, {Kind: storage.OrganisationReport},
	} {
		for _, c.Anonymous = range []bool{false, true} {
			r, err := s.Report(ctx, c)
			if err != nil {
				t.Fatal(err)
			}
			forms := map[string]string{"screen": squeezed(drawn(draw(r))), "PDF": squeezed(printedText(t, r)), "page": squeezed(pageText(t, r)),
				"Markdown": squeezed(strings.ReplaceAll(written(t, r, ".md"), "\\", "")), "CSV": squeezed(cells(t, r))}
			if n := len(content(r, true)); n < 20 {
				t.Fatalf("%s has only %d words and numbers", r.Title, n)
			}
			for form, text := range forms {
				for _, word := range content(r, form != "CSV" && form != "Markdown") {
					// No bundled font has Chinese or emoji, and Arabic comes back in
					// the order it is seen; headings of sections are none of a CSV.
					if form == "PDF" && strings.ContainsFunc(word, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Arabic, unicode.So) }) || form == "CSV" && slices.ContainsFunc(r.Sections, func(s report.Section) bool { return s.Heading == word }) {
						continue
					}
					if !strings.Contains(text, squeezed(word)) {
						t.Errorf("%s of %s (without names: %t) has no %q", form, r.Title, c.Anonymous, word)
					}
				}
			}
		}
	}
}

// drawn is what can be read of an object, when it is as wide as it likes.
func drawn(o fyne.CanvasObject) string {
	o.Resize(fyne.NewSize(1400, o.MinSize().Height))
	o.Resize(fyne.NewSize(1400, o.MinSize().Height))
	w := test.NewWindow(o)
	defer w.Close()
	w.Resize(fyne.NewSize(1500, 900))
	return texts(o)
}

// texts joins what the words of an object say, cut short or not.
func texts(o fyne.CanvasObject) (all string) {
	switch o := o.(type) {
	case interface{ Text() string }:
		return o.Text() + "\n"
	case *widgets.Stat:
		all = o.Number() + "\n"
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, i := range o.Objects {
			all += texts(i)
		}
	case fyne.Widget:
		for _, i := range test.WidgetRenderer(o).Objects() {
			all += texts(i)
		}
	}
	return all
}

func printedText(t *testing.T, r report.Report) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := paper.NewPrinter(nil).WritePDF(f, paper.Report(r), paper.Meta{Title: r.Title, Created: frametest.Now}); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func written(t *testing.T, r report.Report, ending string) string {
	t.Helper()
	var b bytes.Buffer
	if err := publish.Write(&b, r, ending); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func pageText(t *testing.T, r report.Report) string {
	replacer := strings.NewReplacer("&amp;", "&", "&#39;", "'", "&#34;", `"`, "&lt;", "<", "&gt;", ">", "&#43;", "+")
	return replacer.Replace(tags.ReplaceAllString(written(t, r, ".html"), "\n"))
}

func cells(t *testing.T, r report.Report) (all string) {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(written(t, r, ".csv")))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		all += strings.Join(row, "\n") + "\n"
	}
	return all
}

// TestTheReportIsDrawnAtEachSize looks for drawing that fails, and for words
// that get no room.
func TestTheReportIsDrawnAtEachSize(t *testing.T) {
	h, p := open(t, sample(t), storage.YearReport)
	for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 700, Height: 480}} {
		h.Window().Resize(size)
		p.Show(frame.Place{Report: storage.YearReport})
		var picture image.Image = h.Window().Canvas().Capture()
		if picture.Bounds().Empty() {
			t.Error("nothing is drawn")
		}
		h.Sees("Year at a glance")
	}
}
