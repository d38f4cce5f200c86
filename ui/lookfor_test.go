package ui

import (
	"context"
	"slices"
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/programme"

	"fyne.io/fyne/v2"
)

func TestCommandsAreFoundByThePeoplesWords(t *testing.T) {
	d := open(t, newFile(t))
	for text, want := range map[string]string{
		"text size": "Larger text", "larger text": "Larger text", "font": "Larger text", "zoom": "Larger text", "night": "Use the dark theme", "contrast": "Use high contrast",
		"dark": "Use the dark theme", "theme": "Use the dark theme", "backup": "Back up now", "restore": "Data: Backups", "privacy": "Settings", "time zone": "Settings",
		"spreadsheet": "Data: Import", "preferences": "Settings",
		"whose turn": "Go to: Programme › Whose turn", "rota": "Go to: Programme › Whose turn", "who should host next": "Go to: Programme › Whose turn",
		"offers": "Go to: Programme › Offers", "offer": "New offer", "add offer": "New offer", "thank": "Go to: Programme › Offers", "show and tell": "Go to: Programme › Offers",
		"planner": "Go to: Programme › Planner", "annual plan": "Go to: Programme › Planner",
		"calendar": "Go to: Programme › Calendar", "repeat": "Go to: Programme › Calendar", "recurring": "Go to: Programme › Calendar",
		"series": "Go to: Programme › Calendar", "bank holiday": "Go to: Programme › Calendar", "school holidays": "Go to: Programme › Calendar",
		"clash": "Go to: Programme › Calendar", "save the date": "Go to: Programme › Ideas", "publish": programme.PublishWords,
		"poster": programme.PublishWords, "handout": programme.PublishWords,
		"polls": "Go to: Programme › Polls", "availability": "Go to: Programme › Polls",
		"teams attendance": "Go to: Programme › Past", "import attendance": "Go to: Programme › Past",
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

func TestWordsAreFoundByTheirBeginnings(t *testing.T) {
	all := []frame.Command{{Name: "Remove", Takes: true}, {Name: "Move it"}, {Name: "Reminders"}}
	names := func(text string) (out []string) {
		for _, c := range commandsFor(all, text) {
			out = append(out, c.Name)
		}
		return out
	}
	if got := names("move"); !slices.Equal(got, []string{"Move it"}) {
		t.Errorf("move finds %q", got)
	}
	if got := names("rem"); !slices.Equal(got, []string{"Reminders", "Remove"}) {
		t.Errorf("rem finds %q: what takes something away comes last", got)
	}
}

func TestEnterDoesNotTakeAwayUnawares(t *testing.T) {
	d := open(t, newFile(t))
	if _, err := d.store.AddSession(context.Background(), model.Session{Title: "Autumn", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}); err != nil {
		t.Fatal(err)
	}
	d.Go(frame.Place{Area: frame.Programme, Tab: programme.List})
	for i, s := range d.bar.search.suggest("remove") {
		if do, ok := s.Value.(func()); ok && do != nil && !s.Careful {
			t.Errorf("%d: %q is marked by itself", i, s.Text)
		}
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
