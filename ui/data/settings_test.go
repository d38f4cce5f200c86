package data

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"
)

func TestTheCommunityIsEditedInPlace(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Settings)
	for label, text := range map[string]string{
		"Name": "Wirral data", "Purpose": "Data for all", "Time zone": "Europe/Dublin", "Organiser": "Ann Lee", "Organiser’s email": "ann@example.org",
		"Organiser’s phone": "0151 496 0000", "Privacy notice": "Ask us.",
	} {
		h.Edit(exactly(t, h, label).Entry, text)
	}
	number := func(label, text string) {
		h.Edit(frametest.Find[*widgets.ValueField[int]](h, label).Entry, text)
	}
	number("Days signed", "14")
	number("Days needs", "3")
	number("Months until", "18")
	noErrors(t, h)
	c := must[model.Community](t)(store.Community(ctx))
	want := model.Community{ID: c.ID, Name: "Wirral data", Purpose: "Data for all", TimeZone: "Europe/Dublin", OrganiserName: "Ann Lee",
		OrganiserEmail: "ann@example.org", OrganiserPhone: "0151 496 0000", PrivacyNotice: "Ask us.", PaperDays: 14, NeedsDays: 3, LapsedMonths: 18}
	if c != want {
		t.Errorf("%+v, want %+v", c, want)
	}
}

// exactly is the field of a label, of which another may be the beginning.
func exactly(t *testing.T, h *frametest.Host, label string) *widgets.TextField {
	t.Helper()
	f := frametest.Find[*widgets.TextField](h, label)
	if got := f.Label(); got != label && label != "Privacy notice" {
		t.Fatalf("found “%s”, not “%s”", got, label)
	}
	return f
}

func TestWhatCannotBeSavedKeepsItsTyping(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Settings)
	before := must[model.Community](t)(store.Community(ctx))
	for _, test := range []struct{ label, typed, says string }{
		{"Name", "", "A community needs a name."},
		{"Time zone", "Europe/Nowhere", "“Europe/Nowhere” is not a time zone this program knows; try one like Europe/London."},
		{"Organiser’s email", "ann at example", "“ann at example” is not an email address"},
	} {
		f := exactly(t, h, test.label)
		h.Edit(f.Entry, test.typed)
		h.Sees(test.says)
		if f.Text() != test.typed {
			t.Errorf("%s: the typing became %q", test.label, f.Text())
		}
	}
	days := frametest.Find[*widgets.ValueField[int]](h, "Days signed")
	h.Edit(days.Entry, "a month")
	h.Sees("“a month” is not a whole number; write it like 40.")
	h.Edit(exactly(t, h, "Purpose").Entry, "Data for all") // the others can still be saved
	before.Purpose = "Data for all"
	if c := must[model.Community](t)(store.Community(ctx)); c != before {
		t.Errorf("%+v, want %+v", c, before)
	}
	if days.Entry.Text != "a month" {
		t.Errorf("the typing became %q", days.Entry.Text)
	}
}

func TestTypingOutlivesTheSavingOfAnotherField(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Settings)
	h.Edit(exactly(t, h, "Purpose").Entry, "Data")
	notice := exactly(t, h, "Organiser")
	h.Window().Canvas().Focus(notice.Entry)
	h.Type("Ann")
	c := must[model.Community](t)(store.Community(ctx))
	c.Name = "Renamed elsewhere"
	ok(t, store.UpdateCommunity(ctx, c))
	h.Settle()
	if h.Window().Canvas().Focused() != notice.Entry || notice.Text() != "Ann" {
		t.Errorf("%q is left, the keyboard is on %T", notice.Text(), h.Window().Canvas().Focused())
	}
	h.Sees("Renamed elsewhere")
	h.Leave()
	if c := must[model.Community](t)(store.Community(ctx)); c.OrganiserName != "Ann" || c.Name != "Renamed elsewhere" || c.Purpose != "Data" {
		t.Errorf("%+v", c)
	}
}

func TestTheWindowIsSet(t *testing.T) {
	h := open(t, frametest.Store(t), Settings)
	set := func(label string, letter rune) {
		frametest.Find[*widgets.SelectField](h, label).Select.TypedRune(letter)
	}
	set("Theme", 'd')
	set("Contrast", 'h')
	set("Backup", 'n')
	frametest.Find[*widgets.SelectField](h, "Text size").Select.TypedRune('2')
	for name, want := range map[string]string{"theme": "dark", "contrast": "high", "backup on close": "no", "text scale": "2"} {
		if got := h.Setting(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	h.SetSetting("theme", "light") // by a command
	h.Screen.Show(frame.Place{Area: frame.Data, Tab: Settings})
	h.Sees("Light", "200 %")
}
