package ui

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var _ frame.Host = (*window)(nil)

func (w *window) Store() *storage.Store  { return w.store }
func (w *window) Window() fyne.Window    { return w.win }
func (w *window) Runner() widgets.Runner { return w.runner }
func (w *window) Lists() frame.Lists     { return w.lists }
func (w *window) Here() frame.Place      { return w.journey.here() }

func (w *window) Write(do func(context.Context) error, after func()) {
	w.writes.add(do, w.savingSlowly, func(err error) {
		w.saved()
		if err != nil {
			w.Failed(err)
			return
		}
		if after != nil {
			from := w.journey.here()
			after()
			w.led(from)
		}
	})
}

func (w *window) Done(text string) {
	message := widgets.Message{Text: text, Tone: widgets.ToneGood}
	if step := w.newest; step.Transaction != w.offered { // else nothing was changed
		w.offered = step.Transaction
		// Not what happens to be the last step when the button is pressed.
		message.Action, message.OnAction = "Undo", func() { w.undoStep(step.Transaction, step.Label) }
	}
	w.messages.Say(message)
}

func (w *window) Tell(text, button string, do func()) {
	w.messages.Say(widgets.Message{Text: text, Action: button, OnAction: do})
}

func (w *window) Failed(err error) {
	if errors.Is(err, context.Canceled) {
		w.Tell("Cancelled. Nothing was changed.", "", nil)
		return
	}
	if errors.Is(err, storage.ErrNothingToUndo) || errors.Is(err, storage.ErrNothingToRedo) { // nothing went wrong
		w.Tell(sentence(err), "", nil)
		return
	}
	w.messages.Say(widgets.Message{Text: sentence(err), Tone: widgets.ToneBad})
}

func (w *window) Setting(name string) string { return w.settings[name] }

func (w *window) SetSetting(name, value string) {
	if w.settings[name] == value {
		return
	}
	w.settings[name] = value
	switch name {
	case settingTheme, settingScale, settingContrast:
		again := widgets.KeepPlaces() // what is read stays where it is
		w.applyLook()
		again()
	}
	if store := w.store; !store.ReadOnly() {
		w.Write(func(ctx context.Context) error { return store.SetSetting(ctx, name, value) }, nil)
	}
}

func (w *window) View(path string) {
	link, cannot := &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}, "Saved as "+path+". This computer has no program set to open it."
	if strings.Contains(path, "://") || strings.HasPrefix(path, "mailto:") {
		parsed, err := url.Parse(path)
		if err != nil {
			w.Failed(err)
			return
		}
		link, cannot = parsed, "This computer has no program set to open “"+path+"”."
		if link.Scheme == "mailto" {
			cannot = "This computer has no mail program set to write a message with."
		}
	}
	// Not work that closing the file waits for: it may last as long as the program
	// that shows the link.
	w.runner.Runner.Start(func() {
		if err := openLink(w.app, link); err != nil {
			w.runner.Do(func() { w.Tell(cannot, "", nil) })
		}
	})
}

// sentence is an error as a person reads it: a capital first, a full stop last.
func sentence(err error) string {
	text := strings.TrimSpace(err.Error())
	if text == "" {
		return "Something went wrong."
	}
	if !strings.HasPrefix(text, "“") {
		_, length := utf8.DecodeRuneInString(text)
		text = strings.ToUpper(text[:length]) + text[length:]
	}
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}

// homeFolder is where files are looked for and saved at first.
func homeFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if documents := filepath.Join(home, "Documents"); isFolder(documents) {
		return documents
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
