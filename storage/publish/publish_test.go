package publish

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"convenor/model/report"
	"convenor/storage/sheet"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample has every part of a report; what is typed in it is word.
func sample(word string) report.Report {
	return report.Report{
		Title: "Attendance: " + word, Subtitle: "Thursday 16 April 2026 · " + word, Community: "Test community", Made: "Made on 6 May 2026", Language: "en-GB",
		Sections: []report.Section{
			{Heading: "Who came", Paragraphs: []string{word, "Two people."}, Figures: []report.Figure{{Number: "27", Words: "on the list"}, {Number: "1,204", Words: word}}},
			{Heading: "When", Timeline: &report.Timeline{Title: "Sessions", From: "2026-01-01", Until: "2026-12-31",
				Marks: []report.TimelineMark{{Day: "2026-04-16", Label: word, Filled: true}, {Day: "2026-04-17", Label: "Next day"}, {Day: "2026-10-01", Label: "Autumn gathering"}}}},
			{Heading: "From where", Charts: []report.Chart{{Title: "By sector", Bars: []report.ChartBar{{Label: word, Value: 3, Of: 8, Shown: "3 of 8"}, {Label: "Voluntary", Shown: "fewer than 3"}}},
				{Title: "In a table, too", Tabled: true, Bars: []report.ChartBar{{Label: "Halton", Value: 1, Shown: "1"}}}}},
			{Heading: "Names", Tables: []report.Table{{Caption: word, Columns: []report.TableColumn{{Heading: "Name", Width: 3}, {Heading: "Came", Number: true, Width: 1}},
				Rows: []report.TableRow{{Cells: []string{word, "2"}}, {Cells: []string{"Żukowska, Kasia", "3"}}, {Cells: []string{"All", "5"}, Total: true}}, Note: "And 3 more."}}},
		},
	}
}

func write(tb testing.TB, r report.Report, ending string) string {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, ending); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// TestGolden keeps whole files, so that a change of any byte is seen.
func TestGolden(t *testing.T) {
	for _, ending := range []string{".html", ".md", ".csv"} {
		got := write(t, sample("Siân & the <Data> *team*"), ending)
		path := filepath.Join("testdata", "report"+ending)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s has changed:\n%s", path, diff)
		}
	}
}

// hostile are texts that would be markup, formulas, or trouble.
var hostile = []string{
	`<script>alert(1)</script>`, `</title><img src=x onerror=alert(1)>`, `"><svg onload=alert(1)>`, `&lt;b&gt; &amp;amp; &#x3c;`, `{{.Title}}`, `--> <!--`,
	`# heading`, `- item`, `+ item`, `1. item`, `12) item`, `> quote`, `| cell | cell |`, `**bold** __bold__ *it* _it_ ~~gone~~`, "`code`", "```", `[link](http://example.org)`,
	`![picture](x.png)`, `<https://example.org>`, `https://example.org/a_b`, `www.example.org`, `ann@example.org`, `\\*`, `\`, `***`, `---`, `===`, `[x]: y`, `a\|b`, `&copy;`, `[^1]`,
	`=HYPERLINK("http://example.org")`, `+1`, `-1`, `@SUM(A1)`, "\t=1", `'=1`, `"quoted"`, `a,b;c`, "two\nlines", "cr\rlf", "nul\x00bell\x07", "\xff\xfe", "\u202egnirts\u202c", "\ufeffmark", "🌻", "Ḽơᶉëᶆ ȋṕšᶙṁ", " spaces  around ", "",
}

func TestHostileTextStaysText(t *testing.T) {
	for _, word := range hostile {
		checkHTML(t, word)
		checkMarkdown(t, word)
		checkCSV(t, word)
	}
}

func FuzzWrite(f *testing.F) {
	for _, word := range hostile {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		checkHTML(t, word)
		checkMarkdown(t, word)
		checkCSV(t, word)
	})
}

// outline is an HTML page as a line for each element, and its texts.
func outline(n *html.Node) (elements, texts []string) {
	for c := range n.Descendants() {
		switch c.Type {
		case html.ElementNode, html.CommentNode:
			elements = append(elements, c.Data)
			for _, a := range c.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
					elements = append(elements, a.Key+"="+a.Val)
				}
			}
		case html.TextNode:
			if s := strings.TrimSpace(c.Data); s != "" {
				texts = append(texts, s)
			}
		}
	}
	return elements, texts
}

func parseHTML(tb testing.TB, page string) *html.Node {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

// checkHTML compares the elements of a page with those of one that holds
// nothing odd, and looks for the word among its texts.
func checkHTML(t *testing.T, word string) {
	t.Helper()
	elements, texts := outline(parseHTML(t, write(t, sample(word), ".html")))
	plain, _ := outline(parseHTML(t, write(t, sample("plain"), ".html")))
	if diff := cmp.Diff(plain, elements); diff != "" {
		t.Errorf("%q makes another page: %s", word, diff)
	}
	if want := line(word); want != "" && !slices.Contains(texts, want) {
		t.Errorf("%q is not in the page as it is", want)
	}
}

// checkMarkdown reads the file as GitHub would and looks for the word in it.
func checkMarkdown(t *testing.T, word string) {
	t.Helper()
	shape := func(word string) (kinds []string, texts []string) {
		source := []byte(write(t, sample(word), ".md"))
		root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
		var current strings.Builder
		if err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if s, ok := n.(*ast.Text); ok {
				if entering {
					current.Write(s.Segment.Value(source))
				}
				return ast.WalkContinue, nil
			}
			if s, ok := n.(*ast.String); ok && entering {
				current.Write(s.Value)
				return ast.WalkContinue, nil
			}
			if entering {
				kinds = append(kinds, n.Kind().String())
			} else if n.Type() == ast.TypeBlock && current.Len() > 0 {
				texts = append(texts, unescape(current.String()))
				current.Reset()
			}
			return ast.WalkContinue, nil
		}); err != nil {
			t.Fatal(err)
		}
		return kinds, texts
	}
	kinds, texts := shape(word)
	plain, _ := shape("plain")
	want := line(word)
	if want == "" { // an empty paragraph is none
		return
	}
	if diff := cmp.Diff(plain, kinds); diff != "" {
		t.Errorf("%q makes another document: %s", word, diff)
	}
	if !slices.Contains(texts, want) {
		t.Errorf("%q is not in the document as it is: %q", want, texts)
	}
}

var escaped = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// unescape takes the backslashes away that the parser leaves in its segments.
func unescape(s string) string { return escaped.ReplaceAllString(s, "$1") }

// checkCSV reads the file back as Convenor reads contact lists, and looks for
// the word in it.
func checkCSV(t *testing.T, word string) {
	t.Helper()
	file := write(t, sample(word), ".csv")
	if !strings.HasPrefix(file, "\ufeff") || strings.Contains(strings.ReplaceAll(file, "\r\n", ""), "\n") {
		t.Errorf("%q: no byte order mark, or a line that does not end in CRLF", word)
	}
	want := sheet.Guard(line(word))
	if i := strings.IndexAny(line(word), "=+-@"); i == 0 && !strings.HasPrefix(want, "'") {
		t.Errorf("%q is not guarded", word)
	}
	quoted := `"` + strings.ReplaceAll(want, `"`, `""`) + `"`
	if !strings.Contains(file, "\r\n"+want+",2\r\n") && !strings.Contains(file, "\r\n"+quoted+",2\r\n") {
		t.Errorf("%q is not in the file as %q: %q", word, want, file)
	}
}

// TestThePageIsAccessible checks what a reader who cannot see needs.
func TestThePageIsAccessible(t *testing.T) {
	page := write(t, sample("Spring gathering"), ".html")
	root := parseHTML(t, page)
	attr := func(n *html.Node, key string) string {
		for _, a := range n.Attr {
			if a.Key == key {
				return a.Val
			}
		}
		return ""
	}
	ids, count := map[string]bool{}, map[string]int{}
	var refs []string
	level := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("the id %s stands twice", id)
			}
			ids[id] = true
		}
		refs = append(refs, strings.Fields(attr(n, "aria-labelledby"))...)
		switch n.Data {
		case "html":
			if attr(n, "lang") != "en-GB" {
				t.Error("the page does not name its language")
			}
		case "h1", "h2", "h3":
			now := int(n.Data[1] - '0')
			if now > level+1 {
				t.Errorf("a heading of level %d after one of level %d", now, level)
			}
			level = now
		case "th":
			if s := attr(n, "scope"); s != "col" && s != "row" {
				t.Errorf("a table heading has the scope %q", s)
			}
		case "svg":
			if attr(n, "role") != "img" || attr(n, "aria-labelledby") == "" {
				t.Error("a drawing is not described")
			}
		}
	}
	for _, ref := range refs {
		if !ids[ref] {
			t.Errorf("there is no %s", ref)
		}
	}
	for name, want := range map[string]int{"h1": 1, "main": 1, "table": 1, "caption": 1, "figure": 3, "figcaption": 3, "svg": 3, "desc": 3, "script": 0, "link": 0, "img": 0} {
		if count[name] != want {
			t.Errorf("%d %s, want %d", count[name], name, want)
		}
	}
	if !strings.Contains(page, "By sector</title>\n<desc id=\"s2c0d\">Bars. Spring gathering: 3 of 8; Voluntary: fewer than 3.</desc>") {
		t.Error("the drawing is not said in words")
	}
}

// TestContrast measures the colours of each look of the page (WCAG 2.2, 1.4.3
// and 1.4.11).
func TestContrast(t *testing.T) {
	looks := regexp.MustCompile(`:root \{ ([^}]*) \}`).FindAllStringSubmatch(pageText, -1)
	if len(looks) != 3 {
		t.Fatalf("%d looks", len(looks))
	}
	for _, l := range looks {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--(\w+): (#\w{6})`).FindAllStringSubmatch(l[1], -1) {
			colours[m[1]] = m[2]
		}
		for _, pair := range [][2]string{{"text", "back"}, {"dim", "back"}, {"text", "panel"}, {"dim", "panel"}, {"accent", "back"}} {
			if c := contrast(colours[pair[0]], colours[pair[1]]); c < 4.5 {
				t.Errorf("%s on %s: %.2f in %s", pair[0], pair[1], c, l[1])
			}
		}
		if c := contrast(colours["accent"], colours["track"]); c < 3 {
			t.Errorf("bars on their track: %.2f in %s", c, l[1])
		}
	}
}

func contrast(a, b string) float64 {
	light := func(hex string) (sum float64) {
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
			v := float64(n) / 255
			if v <= 0.04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	x, y := light(a)+0.05, light(b)+0.05
	return max(x, y) / min(x, y)
}

func TestAnotherEndingIsRefused(t *testing.T) {
	if err := Write(io.Discard, report.Report{}, ".docx"); err == nil || !strings.Contains(err.Error(), ".docx") {
		t.Errorf("%v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("the disk is full")

func TestAFullDiskIsReported(t *testing.T) {
	r := sample("x")
	for range 3000 {
		r.Sections[3].Tables[0].Rows = append(r.Sections[3].Tables[0].Rows, report.TableRow{Cells: []string{"somebody of a rather long name", "1"}})
	}
	for _, ending := range []string{".html", ".md", ".csv"} {
		if err := Write(full{}, r, ending); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", ending, err)
		}
	}
}
