package paper

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"pgregory.net/rapid"

	"convenor/model"
	"convenor/model/report"
)

func gathering() report.SheetInput {
	return report.SheetInput{
		Session: model.Session{
			Title: "Autumn gathering", Mode: model.InPerson, Zone: "Europe/London",
			Start: "2025-09-18T10:00", End: "2025-09-18T12:00",
		},
		Venue:     &model.Venue{Name: "Ropewalk Hall", Address: "12 Example Street, Liverpool"},
		Community: model.Community{TimeZone: "Europe/London", PaperDays: 30, OrganiserEmail: "hello@community.example.org"},
		Code:      "K7-2F",
		BlankRows: 6,
		People: []report.SheetPerson{
			{ID: "1", Given: "Folasade", Family: "Adeyemi", Organisation: "Kirkby Advice Network", Role: "Adviser", Email: "fola@example.org", Phone: "0151 496 0001", Attention: true},
			{ID: "2", Given: "Siân", Family: "O’Neill", Organisation: "Wirral Homes Trust", Role: "Data officer", Email: "sian@example.org", In: true},
			{ID: "3", Given: "Kasia", Family: "Żukowska", Organisation: "Halton Carers Link"},
		},
	}
}

// crowd is a sheet of n people with names and organisations of usual length.
func crowd(n int) report.SheetInput {
	in := gathering()
	in.People = nil
	for i := range n {
		in.People = append(in.People, report.SheetPerson{
			ID:           model.ID(fmt.Sprint(i)),
			Given:        []string{"Folasade", "Siân", "Dev", "Kasia", "Mary-Jane"}[i%5],
			Family:       fmt.Sprintf("%s %03d", []string{"Adeyemi", "O’Neill", "Wynne-Roberts", "Żukowska"}[i%4], i),
			Organisation: []string{"Mersey Borough Council", "Halton Carers Link", "St Helens Women’s Forum"}[i%3],
			In:           i%7 == 0,
		})
	}
	return in
}

// sheetPages prints a sheet and reads its pages back.
func sheetPages(tb testing.TB, in report.SheetInput) ([]pdfPage, Result) {
	tb.Helper()
	data, res := printed(tb, NewPrinter(nil), Sheet(report.NewSignInSheet(in)))
	return readPDF(tb, data).pages, res
}

func TestSheetVariants(t *testing.T) {
	for _, c := range []struct {
		variant report.Variant
		wide    bool
		has     []string
		lacks   []string
	}{
		{
			report.Circulate, false,
			[]string{"Sign-in sheet", "No. In Name Organisation Signature 1 Adeyemi, Folasade Kirkby Advice Network 2 O’Neill, Siân Wirral Homes Trust 3 Żukowska, Kasia", "Not listed? Your name Organisation Email, if we may write to you 4 5 6 7 8 9"},
			[]string{"@example.org", "0151", "!", "Adviser"},
		},
		{
			report.Desk, true,
			[]string{"Desk copy", "No. In ! Name Organisation Role Contact Signature 1 ! Adeyemi, Folasade Kirkby Advice Network Adviser fola@example.org 0151 496 0001 2 O’Neill, Siân Wirral", "! access or dietary needs"},
			nil,
		},
		{
			report.Security, true,
			[]string{"Security list", "No. In First name Last name Company Title 1 Folasade Adeyemi Kirkby Advice Network Adviser 2 Siân O’Neill", "Not listed? First name Last name Company Title 4"},
			[]string{"@example.org", "0151", "!", "Signature"},
		},
	} {
		in := gathering()
		in.Variant = c.variant
		in.Facilitators = []string{"Amina Hussain", "Geoff Lunt"}
		pages, res := sheetPages(t, in)
		words := pages[0].words()
		for _, want := range append(c.has, "Autumn gathering", "K7-2F", "Thursday 18 September 2025, 10:00–12:00", "Ropewalk Hall, 12 Example Street, Liverpool",
			"Facilitated by Amina Hussain, Geoff Lunt", "We keep this sheet to know who came", "hello@community.example.org", "page 1 of 1") {
			if !strings.Contains(words, want) {
				t.Errorf("%s: no %q in %q", c.variant, want, words)
			}
		}
		for _, not := range c.lacks {
			if strings.Contains(words, not) {
				t.Errorf("%s: holds %q", c.variant, not)
			}
		}
		if wide := pages[0].width > pages[0].height; wide != c.wide || math.Abs(pages[0].width*pages[0].height-595.28*841.89) > 20 {
			t.Errorf("%s: the page is %v by %v points", c.variant, pages[0].width, pages[0].height)
		}
		if len(res.Substituted)+len(res.Shortened) > 0 {
			t.Errorf("%s: reported %+v", c.variant, res)
		}
	}
}

func TestSheetPages(t *testing.T) {
	for _, c := range []struct{ people, blank, pages int }{
		{0, 0, 1}, {0, 3, 1}, {1, 6, 1}, {25, 0, 1}, {26, 0, 2}, {24, 6, 2}, {500, 6, 21},
	} {
		in := crowd(c.people)
		in.BlankRows = c.blank
		sheet := report.NewSignInSheet(in)
		pages, res := sheetPages(t, in)
		if len(pages) != c.pages || res.Pages != c.pages || NewPrinter(nil).Pages(Sheet(sheet)) != c.pages {
			t.Errorf("%+v: %d pages", c, len(pages))
		}
		all := ""
		for i, p := range pages {
			words := p.words()
			all += words
			for _, want := range []string{"Autumn gathering", "K7-2F", "Thursday 18 September 2025", "Organisation", "We keep this sheet", fmt.Sprintf("page %d of %d", i+1, c.pages)} {
				if strings.Count(words, want) < 1 {
					t.Errorf("%+v: no %q on page %d", c, want, i+1)
				}
			}
		}
		for _, r := range sheet.Rows {
			if want := strconv.Itoa(r.No) + " " + r.Cells[2] + " " + r.Cells[3]; strings.Count(all, " "+want) != 1 {
				t.Errorf("%+v: %q is there %d times", c, want, strings.Count(all, " "+want))
			}
		}
		if last := strconv.Itoa(len(sheet.Rows) + sheet.BlankRows); sheet.BlankRows > 0 && !strings.Contains(all, " "+last+" ") {
			t.Errorf("%+v: no row %s", c, last)
		}
	}
}

func TestBlankRowsDoNotBeginAlone(t *testing.T) {
	for people := 15; people < 30; people++ {
		in := crowd(people)
		in.BlankRows = 5
		pages, _ := sheetPages(t, in)
		for i, p := range pages {
			_, after, begins := strings.Cut(p.words(), "Email, if we may write to you ")
			if begins && i == 0 && !strings.HasPrefix(after, fmt.Sprintf("%d %d ", people+1, people+2)) {
				t.Errorf("%d people: the first page ends %q", people, after)
			}
		}
	}
}

func TestBoxesAreCrossedForThoseWhoAreIn(t *testing.T) {
	r := record(Sheet(report.NewSignInSheet(gathering())).Layout(plain(t))[0])
	var crosses []float64
	for _, l := range r.lines {
		if l.pen == crossPen {
			crosses = append(crosses, (l.y1+l.y2)/2)
		}
	}
	if len(crosses) != 2 || crosses[0] != crosses[1] {
		t.Fatalf("strokes of crosses at %v", crosses)
	}
	for _, text := range r.texts {
		if d := text.y - crosses[0]; text.line.source == "O’Neill, Siân" && (d < 0 || d > 3) {
			t.Errorf("the cross is at %v, the name at %v", crosses[0], text.y)
		}
	}
}

// rowsOf are the upper and lower edges of a page's rows, from under the
// headings on.
func rowsOf(r *recorder) (edges []float64) {
	head := slices.IndexFunc(r.lines, func(l ruled) bool { return l.pen == headingPen })
	for _, l := range r.lines[max(head, 0):] {
		if l.y1 == l.y2 && (l.pen == headingPen || l.pen == rowPen || l.pen == blankPen) && (len(edges) == 0 || edges[len(edges)-1] != l.y1) {
			edges = append(edges, l.y1)
		}
	}
	return edges
}

func TestRowsLeaveRoomToSign(t *testing.T) {
	for _, variant := range report.Variants {
		in := crowd(60)
		in.Variant = variant
		for _, p := range Sheet(report.NewSignInSheet(in)).Layout(plain(t)) {
			edges := rowsOf(record(p))
			if len(edges) < 7 {
				t.Fatalf("%s: only %d lines", variant, len(edges))
			}
			for i := 1; i < len(edges); i++ {
				if h := edges[i] - edges[i-1]; h < 9-1e-9 {
					t.Errorf("%s: a row of %v mm", variant, h)
				}
			}
			if last := edges[len(edges)-1]; last > p.Size.Height-sheetBottom-footGap {
				t.Errorf("%s: the last row ends at %v, in the foot", variant, last)
			}
		}
	}
}

// Whatever people are called, what is printed in a row stays in it, and what
// is printed in a column stays there; nothing runs off the page.
func checkRows(t interface {
	Fatalf(string, ...any)
}, s report.SignInSheet, find FindFont) {
	faces := map[*font.Font]*font.Face{}
	ts := newTypesetter(find)
	d := sheetDrawer{sheet: sheet{s}, width: A4.Width - 2*sheetMargin}
	if s.Landscape {
		d.width = A4Landscape.Width - 2*sheetMargin
	}
	columns := d.columnBoxes(s.Columns, rowHeight)
	for _, p := range Sheet(s).Layout(ts) {
		r := record(p)
		if r.depth != 0 {
			t.Fatalf("%d roles were begun and not ended", r.depth)
		}
		edges := rowsOf(r)
		for _, text := range r.texts {
			low, high := text.ink(faces)
			if low.x > high.x {
				continue // spaces
			}
			if low.x < sheetMargin-cellPadding || high.x > p.Size.Width-sheetMargin+cellPadding || low.y < 5 || high.y > p.Size.Height-5 {
				t.Fatalf("%.60q is at %v to %v", text.line.source, low, high)
			}
			row := slices.IndexFunc(edges, func(y float64) bool { return y > text.y })
			if row < 1 || edges[row]-edges[row-1] > rowHeight+1e-6 {
				continue // head, headings and foot
			}
			if low.y < edges[row-1]-0.15 || high.y > edges[row]+0.15 {
				t.Fatalf("%.60q reaches from %v to %v, its row from %v to %v", text.line.source, low.y, high.y, edges[row-1], edges[row])
			}
			inside := false
			for _, c := range columns {
				inside = inside || low.x > c.X-cellPadding && high.x < c.X+c.Width+cellPadding
			}
			if !inside {
				t.Fatalf("%.60q reaches from %v to %v, over a column's edge", text.line.source, low.x, high.x)
			}
		}
	}
}

func TestRowsNeverOverlap(t *testing.T) {
	find := mathematics(t)
	rapid.Check(t, func(t *rapid.T) {
		in := gathering()
		in.People = nil
		in.Variant = rapid.SampledFrom(report.Variants).Draw(t, "variant")
		in.Session.Title = hostileText(t)
		for range rapid.IntRange(1, 4).Draw(t, "people") {
			in.People = append(in.People, report.SheetPerson{Given: hostileText(t), Family: hostileText(t), Organisation: hostileText(t), Role: hostileText(t), Email: hostileText(t), Phone: hostileText(t)})
		}
		checkRows(t, report.NewSignInSheet(in), find)
	})
}

func TestNaughtyNames(t *testing.T) {
	in := gathering()
	in.People = nil
	for i, s := range naughty(t) {
		in.People = append(in.People, report.SheetPerson{ID: model.ID(strconv.Itoa(i)), Family: s, Organisation: s})
	}
	sheet := report.NewSignInSheet(in)
	checkRows(t, sheet, NewPrinter(nil).find)
	data, res := printed(t, NewPrinter(nil), Sheet(sheet))
	pages := readPDF(t, data).pages
	all := ""
	for _, p := range pages {
		all += p.words()
	}
	for _, name := range []string{"O’Neill, Siân", "Żółć, Łukasz", "Adébáy ọ\u0300 , Ọlúwaṣeun", "Lee, Sam  👩\u200d💻", "Wolfeschlegelsteinhausen"} {
		if !strings.Contains(all, name) {
			t.Errorf("%q is not on the sheet", name)
		}
	}
	if len(res.Shortened) == 0 || len(res.Substituted) == 0 {
		t.Errorf("nothing reported: %d cut, %d substituted", len(res.Shortened), len(res.Substituted))
	}
}

func TestSubstitutionsAreReportedByName(t *testing.T) {
	in := gathering()
	in.People = append(in.People,
		report.SheetPerson{Given: "Sam 👩\u200d💻", Family: "Lee", Organisation: "李小龙 & Co"},
		report.SheetPerson{Given: "محمد", Family: "الأحمد", Organisation: "李小龙 & Co"})
	in.Session.Title = "Gathering 中"
	in.BlankRows = 40 // more pages: the title is reported once
	_, res := sheetPages(t, in)
	got := map[string]string{}
	for _, s := range res.Substituted {
		got[s.Original] = s.Printed
	}
	want := map[string]string{"Lee, Sam 👩\u200d💻": "Lee, Sam ▯", "李小龙 & Co": "▯▯▯ & Co", "Gathering 中": "Gathering ▯"}
	if fmt.Sprint(got) != fmt.Sprint(want) || len(res.Substituted) != len(want) {
		t.Errorf("got %v, want %v", res.Substituted, want)
	}
}

func TestShortenedIsReportedByName(t *testing.T) {
	in := gathering()
	long := strings.Repeat("Hubert Blaine ", 60) + "Wolfe"
	in.People[0].Family, in.People[0].Given = long, ""
	_, res := sheetPages(t, in)
	if len(res.Shortened) != 1 || res.Shortened[0] != long {
		t.Errorf("reported %.80q", res.Shortened)
	}
}

func TestLongTitleAndNotice(t *testing.T) {
	in := gathering()
	in.Session.Title = "A gathering of everybody who works with data in the region, and of everybody who would like to, with food"
	in.Community.PrivacyNotice = strings.Repeat("We keep this sheet to know who came. ", 8) + "Ask us anything."
	pages, res := sheetPages(t, in)
	words := pages[0].words()
	if !strings.Contains(words, "with food") || !strings.Contains(words, "anything.") || len(res.Shortened) > 0 {
		t.Errorf("%q, cut %q", words, res.Shortened)
	}
	checkRows(t, report.NewSignInSheet(in), NewPrinter(nil).find)
}

func TestSheetIsRead(t *testing.T) {
	in := gathering()
	in.BlankRows = 30
	in.People = in.People[:2]
	data, _ := printed(t, NewPrinter(nil), Sheet(report.NewSignInSheet(in)))
	d := readPDF(t, data)
	root := d.objects[d.refs(d.objects[d.root], "StructTreeRoot")[0]]
	got := structure(d, d.refs(root, "K")[0])
	want := "[Document H1 P P P P P [Table [TR TH TH TH TH TH] [TR TD TD TD TD TD] [TR TD [TD Figure=in] TD TD TD]] [Table [TR TH TH TH TH TH]" // the head once
	if !strings.HasPrefix(got, want) || strings.Count(got, "H1") != 1 || strings.Count(got, "[Table") != 3 {
		t.Errorf("got %s", got)
	}
}
