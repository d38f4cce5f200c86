package paper

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavumathtexgyre"
	"github.com/go-text/typesetting/font"
	"github.com/jung-kurt/gofpdf"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"Ann Lee":                             "Ann Lee",
		"  Ann \t\n Lee ":                     "Ann Lee",
		"Ann\u00a0Lee":                        "Ann Lee",
		"Jose\u0301 Nun\u0303ez":              "José Nuñez",
		"evil\u202egnp.exe":                   "evilgnp.exe",
		"\ufeffAnn\u200b":                     "Ann",
		"a\x00b\x07c":                         "abc",
		"می\u200cخواهم":                       "می\u200cخواهم",
		"👩\u200d\u200d\u200d💻":                "👩\u200d💻",
		"Z\u0338\u0322\u031b\u0360\u0345algo": "Z\u0338\u0322\u031balgo",
		"\xff":                                "\ufffd",
		"\u0301Ann \u0301Lee":                 "Ann Lee",
		"":                                    "",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCleanTwiceIsCleanOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := clean(rapid.String().Draw(t, "text"))
		if twice := clean(once); twice != once {
			t.Fatalf("%q became %q", once, twice)
		}
	})
}

// What is measured must be what a viewer of the file does with the widths that
// gofpdf writes.
func TestWidthsAreThoseOfTheFile(t *testing.T) {
	for _, bold := range []bool{false, true} {
		for _, b := range bundledFonts(bold) {
			pdf := gofpdf.New("P", "mm", "A4", "")
			pdf.AddUTF8FontFromBytes("f", "", b.ttf)
			pdf.SetFont("f", "", 10)
			compared := 0
			for r := rune(' '); r < 0xd800; r++ {
				if !b.has(r) || !isPlain(r) {
					continue
				}
				compared++
				want := pdf.GetStringWidth(string(r)) / (10 * mm)
				if got := b.width(string(r)); math.Abs(got-want) > 1e-9 && got != 0 {
					t.Fatalf("%s: %q is %v wide, in the file %v", b.key, r, got, want)
				}
			}
			if compared < 1000 {
				t.Errorf("%s: only %d characters compared", b.key, compared)
			}
		}
	}
}

func TestOrdinaryNamesAreOneRunOfText(t *testing.T) {
	for _, name := range []string{"Adeyemi, Folasade", "Ní Dhuibhne, Róisín", "Żukowska, Kasia", "Nguyễn Thị Hương", "Işıl İnönü", "Ωραία", "Зоя Їжак", "O’Neill – “Bob”"} {
		l := plain(t).set(name, false)
		if len(l.runs) != 1 || l.runs[0].text != name || l.runs[0].font != liberation() {
			t.Errorf("%q is set as %+v", name, l.runs)
		}
	}
}

func TestFontsForWhatTheFirstLacks(t *testing.T) {
	ts := plain(t)
	if l := ts.set("Հայկ", true); len(l.runs) != 1 || l.runs[0].font != dejavuBold() || l.runs[0].text != "Հայկ" {
		t.Errorf("Armenian is set as %+v", l.runs)
	}
	// A word keeps to one font: ☃ is only in DejaVu Sans, and so are the
	// letters beside it.
	l := ts.set("Ann x☃y", false)
	if len(l.runs) != 2 || l.runs[0].text != "Ann " || l.runs[1].text != "x☃y" || l.runs[1].font != dejavu() {
		t.Errorf("a word with a snowman is set as %+v", l.runs)
	}
}

func TestMarksAreShapedAndTheirNeighboursAreNot(t *testing.T) {
	l := plain(t).set("Adébáyọ\u0300, Ọlúwaṣeun", false)
	if len(l.runs) != 3 || l.runs[0].text != "Adébáy" || l.runs[2].text != ", Ọlúwaṣeun" {
		t.Fatalf("set as %+v", l.runs)
	}
	mark := l.runs[1]
	if mark.source != "ọ\u0300" || len(mark.glyphs) != 2 || mark.font != nil {
		t.Fatalf("the letter with a mark is set as %+v", mark)
	}
	// The mark stands over its letter, not after it.
	if mark.glyphs[1].x > mark.glyphs[0].x+mark.width {
		t.Errorf("the mark is at %v, the letter ends at %v", mark.glyphs[1].x, mark.glyphs[0].x+mark.width)
	}
}

func TestArabicIsJoined(t *testing.T) {
	l := plain(t).set("محمد", false)
	if len(l.runs) != 1 || !l.runs[0].backward {
		t.Fatalf("set as %+v", l.runs)
	}
	var glyphs []font.GID
	for _, g := range l.runs[0].glyphs {
		glyphs = append(glyphs, g.id)
	}
	// From right to left: initial meem, medial hah, medial meem, final dal,
	// by their presentation forms (Unicode, Arabic Presentation Forms-B).
	var want []font.GID
	for _, r := range "\ufeaa\ufee4\ufea4\ufee3" {
		id, _ := dejavu().font.NominalGlyph(r)
		want = append(want, id)
	}
	if !slices.Equal(glyphs, want) {
		t.Errorf("glyphs %v, want %v", glyphs, want)
	}
}

// seen is the order in which the parts of a line are seen, from the left.
func seen(l *line) string {
	var parts []string
	for i, r := range l.runs {
		if i > 0 && r.x < l.runs[i-1].x {
			return "runs are not in order"
		}
		parts = append(parts, strings.TrimSpace(r.source))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "|")
}

func TestRightToLeftOrder(t *testing.T) {
	for text, want := range map[string]string{
		"כהן, שרה":          "שרה|,|כהן",
		"Sarah כהן שרה Lee": "Sarah|שרה|כהן|Lee",
		"כהן 12":            "12|כהן",
		"כהן 12 abc":        "12|כהן|abc",
		"כהן — Autumn":      "כהן|— Autumn",
		"כהן (Lee)":         "כהן|(Lee)",
		"12 כהן":            "12|כהן",
		"abc 12 כהן":        "abc 12|כהן",
		"محمد 2025 علي":     "علي|2025|محمد",
		"כהן 👩‍💻 שרה":       "שרה|👩‍💻|כהן",
	} {
		got := seen(plain(t).set(text, false))
		if strings.ReplaceAll(got, "|,", ",") != strings.ReplaceAll(want, "|,", ",") {
			t.Errorf("%s: seen as %s, want %s", text, got, want)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	for text, want := range map[string]string{
		"Sam 👩\u200d💻 Lee": "Sam ▯ Lee",
		"李小龙":              "▯▯▯",
		"Ann":              "Ann",
		"X中y":              "X▯y",
	} {
		l := plain(t).set(text, false)
		if l.printed != want {
			t.Errorf("%s: printed as %s, want %s", text, l.printed, want)
		}
		sources := ""
		for _, r := range l.runs {
			sources += r.source
		}
		if sources != text {
			t.Errorf("%s: stands for %s", text, sources)
		}
	}
}

// mathematics finds one further font, which has letters beyond the 16 bits
// that the file's fonts are coded in.
func mathematics(tb testing.TB) FindFont {
	face, err := font.ParseTTF(bytes.NewReader(dejavumathtexgyre.TTF))
	if err != nil {
		tb.Fatal(err)
	}
	return func(text []rune, _ bool) *font.Font {
		if !hasAll(text, func(r rune) bool { _, ok := face.NominalGlyph(r); return ok }) || !hasOutlines(face.Font, text) {
			return nil
		}
		return face.Font
	}
}

func TestFoundFontsAreDrawnAsOutlines(t *testing.T) {
	l := newTypesetter(mathematics(t)).set("𝒜nn", false)
	if l.printed != "𝒜nn" || len(l.runs) != 1 || len(l.runs[0].glyphs) != 3 || l.width <= 1 {
		t.Errorf("set as %+v, printed as %s", l.runs, l.printed)
	}
}

func TestHasOutlines(t *testing.T) {
	if f := dejavu().font; !hasOutlines(f, []rune("aم ")) || hasOutlines(f, []rune("中")) {
		t.Error("DejaVu Sans has Latin and Arabic, but no Chinese")
	}
}

// The runs of a line must follow each other without gaps, within its width,
// and stand for the whole text, whatever people write.
func TestRunsAddUp(t *testing.T) {
	find := mathematics(t)
	rapid.Check(t, func(t *rapid.T) {
		text := clean(hostileText(t))
		l := newTypesetter(find).set(text, rapid.Bool().Draw(t, "bold"))
		var stands []rune
		x := 0.0
		for i, r := range l.runs {
			if i > 0 && math.Abs(r.x-x) > 1e-6 || r.x < 0 {
				t.Fatalf("a run begins at %v, the one before ends at %v", r.x, x)
			}
			x = r.x + r.width
			stands = append(stands, []rune(r.source)...)
			for _, g := range r.glyphs {
				if g.x+g.inkLeft < -1e-6 || g.x+g.inkRight > l.width+1e-6 {
					t.Fatalf("a glyph reaches from %v to %v in a line of %v", g.x+g.inkLeft, g.x+g.inkRight, l.width)
				}
			}
		}
		if x > l.width+1e-6 || math.IsNaN(x) {
			t.Fatalf("the runs end at %v, the line at %v", x, l.width)
		}
		want := []rune(text)
		slices.Sort(stands)
		slices.Sort(want)
		if !slices.Equal(stands, want) {
			t.Fatalf("the runs of %q stand for %q", text, fmt.Sprint(l.runs))
		}
	})
}
