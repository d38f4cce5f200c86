package look

import (
	"bytes"
	"image/color"
	"math"
	"testing"

	"convenor/assets"
	"convenor/model"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// pairs is every text colour with every field it stands on.
var pairs = []struct {
	ink    fyne.ThemeColorName
	fields []fyne.ThemeColorName
}{
	{Text, []fyne.ThemeColorName{Background, Panel, Rail, Muted, Tint, RowSelection, theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameSelection}},
	{Dim, []fyne.ThemeColorName{Background, Panel, Rail, RowSelection, Tint, Muted}},
	{Placeholder, []fyne.ThemeColorName{theme.ColorNameInputBackground}},
	{Accent, []fyne.ThemeColorName{Background, Panel, Tint, RowSelection}},
	{OnAccent, []fyne.ThemeColorName{Accent}},
	{Good, []fyne.ThemeColorName{Background, Panel, GoodBack, RowSelection}},
	{Warning, []fyne.ThemeColorName{Background, Panel, WarningBack, RowSelection}},
	{Bad, []fyne.ThemeColorName{Background, Panel, BadBack, RowSelection}},
}

func TestTextHasContrast(t *testing.T) {
	for _, c := range []struct {
		name    string
		palette palette
		least   float64
	}{
		{"light", light, 4.5}, {"dark", dark, 4.5},
		{"light, high contrast", lightContrast, 7}, {"dark, high contrast", darkContrast, 7},
	} {
		for _, p := range pairs {
			for _, field := range p.fields {
				if got := Contrast(c.palette[p.ink], c.palette[field]); got < c.least {
					t.Errorf("%s: %s on %s has contrast %.2f, want at least %.1f", c.name, p.ink, field, got, c.least)
				}
			}
		}
		for _, field := range []fyne.ThemeColorName{Background, Panel} { // WCAG 2.2, 1.4.11: what shows the focus
			if got := Contrast(c.palette[Accent], c.palette[field]); got < 3 {
				t.Errorf("%s: the focus ring on %s has contrast %.2f, want at least 3", c.name, field, got)
			}
		}
	}
}

func TestContrastOfKnownPairs(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#ffffff", "#ffffff", 1}, {"#ff0000", "#ffffff", 4.00}} {
		if got := Contrast(Hex(c.a), Hex(c.b)); math.Abs(got-c.want) > 0.005 {
			t.Errorf("Contrast(%s, %s) = %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestSectorLettersCanBeRead(t *testing.T) {
	for _, c := range model.DefaultLists() {
		if c.Colour == "" {
			continue
		}
		if got := Contrast(InkOn(Hex(c.Colour)), Hex(c.Colour)); got < 4.5 {
			t.Errorf("%s: letter on %s has contrast %.2f", c.Name, c.Colour, got)
		}
	}
}

func TestPalettesHaveTheSameNames(t *testing.T) {
	for name, p := range map[string]palette{"dark": dark, "light contrast": lightContrast, "dark contrast": darkContrast} {
		if len(p) != len(light) {
			t.Errorf("%s has %d colours, light has %d", name, len(p), len(light))
		}
		for n := range light {
			if p[n] == nil {
				t.Errorf("%s lacks %s", name, n)
			}
		}
	}
}

func TestVariantFollowsTheSystemOnlyWhenAsked(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		variant Variant
		system  fyne.ThemeVariant
		want    palette
	}{
		{System, theme.VariantDark, dark}, {System, theme.VariantLight, light},
		{Light, theme.VariantDark, light}, {Dark, theme.VariantLight, dark},
	} {
		if got := Theme(c.variant, false, 1).Color(Background, c.system); got != c.want[Background] {
			t.Errorf("%s on system variant %d: background %v", c.variant, c.system, got)
		}
	}
	if got := Theme(Dark, true, 1).Color(Text, theme.VariantLight); got != darkContrast[Text] {
		t.Errorf("dark, high contrast: text %v", got)
	}
}

func TestScaleGrowsTextAndStaysWithinBounds(t *testing.T) {
	a := test.NewTempApp(t)
	for _, c := range []struct{ asked, want float32 }{{1, 1}, {1.5, 1.5}, {2, 2}, {0.2, 1}, {9, 2}} {
		a.Settings().SetTheme(Theme(Light, false, c.asked))
		if Scale() != c.want || Px(40) != 40*c.want {
			t.Errorf("scale %v: Scale %v, Px(40) %v", c.asked, Scale(), Px(40))
		}
		for name, size := range scaled {
			if got := theme.Size(name); got != size*c.want {
				t.Errorf("scale %v: %s is %v, want %v", c.asked, name, got, size*c.want)
			}
		}
		if theme.Padding() != 4 {
			t.Errorf("scale %v: padding %v, want 4", c.asked, theme.Padding())
		}
	}
}

func TestIconTakesTheThemesColour(t *testing.T) {
	a := test.NewTempApp(t)
	for _, name := range []IconName{
		IconToday, IconPeople, IconOrganisations, IconVenues, IconProgramme, IconData, IconBack, IconForward, IconUndo,
		IconRedo, IconSearch, IconClose, IconDown, IconCalendar, IconSortUp, IconSortDown, IconRing,
	} {
		if assets.Icon(string(name)) == nil {
			t.Errorf("there is no drawing for %s", name)
		}
	}
	r := Icon(IconPeople, Accent)
	a.Settings().SetTheme(Theme(Light, false, 1))
	inLight, lightName := r.Content(), r.Name()
	a.Settings().SetTheme(Theme(Dark, false, 1))
	if !bytes.Contains(inLight, []byte("#0f6b66")) || !bytes.Contains(r.Content(), []byte("#5cc5bb")) {
		t.Error("the icon does not have the accent of its theme")
	}
	if bytes.Contains(inLight, []byte("currentColor")) {
		t.Error("currentColor is left in the icon")
	}
	if r.Name() == lightName {
		t.Error("icons of two colours share a name, and so a place in the cache")
	}
}

func TestHex(t *testing.T) {
	grey := color.NRGBA{R: 0x80, G: 0x80, B: 0x80, A: 0xff}
	for in, want := range map[string]color.NRGBA{
		"#0072B2":   {R: 0x00, G: 0x72, B: 0xb2, A: 0xff},
		"#0072B280": {R: 0x00, G: 0x72, B: 0xb2, A: 0x80},
		"":          grey, "teal": grey, "#12": grey, "#zzzzzz": grey,
	} {
		if got := Hex(in); got != want {
			t.Errorf("Hex(%q) = %v, want %v", in, got, want)
		}
	}
}
