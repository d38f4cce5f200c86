package ui

import (
	"slices"
	"testing"

	"convenor/model"
	"convenor/ui/frame"

	"fyne.io/fyne/v2"
)

func TestCommandsAreFoundByThePeoplesWords(t *testing.T) {
	d := open(t, newFile(t))
	for text, want := range map[string]string{
		"text size": "Larger text", "larger text": "Larger text", "font": "Larger text", "zoom": "Larger text", "night": "Use the dark theme", "contrast": "Use high contrast",
		"dark": "Use the dark theme", "theme": "Use the dark theme", "backup": "Back up now", "restore": "Data: Backups", "privacy": "Settings", "time zone": "Settings",
		"spreadsheet": "Data: Import", "preferences": "Settings",
	} {
		found := commandsFor(d.commands(), text)
		if !slices.ContainsFunc(found, func(c frame.Command) bool { return c.Name == want }) {
			t.Errorf("%q finds %v, not %q", text, found, want)
		}
	}
	if found := commandsFor(d.commands(), "xyzzy"); len(found) != 0 {
		t.Errorf("xyzzy finds %v", found)
	}
}

func TestOneThingIsOfferedOnce(t *testing.T) {
	key := ctrl(fyne.KeyI)
	found := commandsFor([]frame.Command{{Name: "Invite people"}, {Name: "Invite people…", Key: key}, {Name: "Invite nobody", Why: "no"}}, "invite")
	if len(found) != 1 || found[0].Name != "Invite people" || found[0].Key != key {
		t.Errorf("found %v", found)
	}
}

func TestTheTextGrowsAndShrinksByCommand(t *testing.T) {
	d := open(t, newFile(t))
	do := func(text string) { d.run(commandsFor(d.commands(), text)[0]) }
	do("Larger text")
	do("Larger text")
	if got := d.settings[settingScale]; got != "1.25" {
		t.Errorf("two steps up: %q", got)
	}
	do("Smaller text")
	if got := d.settings[settingScale]; got != "1.1" {
		t.Errorf("one down: %q", got)
	}
}

func TestSearchSaysOnceThatLettersHaveNoFont(t *testing.T) {
	d := open(t, newFile(t))
	must[model.ID](t)(d.store.AddPerson(ctx, model.Person{Given: "芳", Family: "王"}))
	d.settle()
	d.bar.search.installed = func(rune) bool { return false }
	d.shortcut(ctrl(fyne.KeyK))
	d.typeIn("王")
	d.says("This computer has no font with Chinese letters")
	d.messages.Clear()
	d.press(fyne.KeyBackspace)
	d.typeIn("王芳")
	if m, shown := d.messages.Current(); shown {
		t.Errorf("said again: %q", m.Text)
	}
}
