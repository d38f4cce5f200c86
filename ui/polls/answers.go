package polls

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/frame"
	"convenor/ui/verdicts"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// byCodeKey is the key of a sheet's code in a session, too.
var byCodeKey = &desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: fyne.KeyModifierAlt}

func (s *Screen) makeEntry() {
	s.said = widgets.NewParagraph("", widgets.Small)
	s.entry = widgets.NewEntry()
	s.entry.SetPlaceHolder("Row and answers: 3 y n i")
	s.entry.OnSubmitted = func(text string) {
		do, err := s.typed(text, false)
		if err != nil {
			s.say(err.Error(), widgets.Problem)
			return
		}
		do()
	}
	s.entry.OnEscape = func() bool {
		had := s.entry.Text != ""
		s.entry.SetText("")
		if p, ok := s.current(); ok {
			s.say(hint(p), widgets.Small)
		}
		return had
	}
}

func (s *Screen) say(words string, style widgets.Style) {
	s.said.SetStyle(style)
	s.said.SetText(words)
	s.one.Refresh()
}

// typed is what a line asks for: to go to the poll whose code it begins with and to
// the row that stands there alone, or to note rows with their answers. With code it
// must begin with one.
func (s *Screen) typed(text string, code bool) (do func(), err error) {
	now, ok := s.current()
	if !ok {
		return func() {}, nil
	}
	p, rest, err := coded(s.all, now, text, code)
	if err != nil {
		return nil, err
	}
	if row, alone := model.ParsePollRow(rest); alone {
		r, err := find(p, row)
		return func() { s.entry.SetText(""); s.goTo(p); s.grid.goTo(r) }, err
	}
	if rest == "" && strings.TrimSpace(text) != "" {
		return func() { s.entry.SetText(""); s.goTo(p); s.grid.focus() }, nil
	}
	rows, err := model.ParsePollRows(rest, len(p.Options))
	if err != nil {
		return nil, err
	}
	answers, who, err := resolve(p, rows)
	return func() {
		s.goTo(p)
		store := s.host.Store()
		s.host.Write(func(ctx context.Context) error { return store.AnswerPoll(ctx, p.ID, answers...) }, func() {
			s.entry.SetText("")
			s.grid.table.rows.SetCurrentKey(string(answers[len(answers)-1].Person)) // the keyboard stays for the next row
			s.say("Noted: "+model.AndList(who)+".", widgets.Small)
		})
	}, err
}

// goTo chooses a poll.
func (s *Screen) goTo(p page) {
	s.list.SetCurrentKey(string(p.ID))
	s.showOne()
}

// askCode asks for the code on the paper, and goes to its poll, and its row.
func (s *Screen) askCode() {
	code := widgets.NewTextField("Code at the top right of the paper, and a row of it if you like", "", nil)
	code.Entry.SetPlaceHolder("GP-05 3")
	var dialog *widgets.Dialog
	dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Which poll?", Confirm: "Go there", Content: widgets.Form(code,
		widgets.NewParagraph("The answers of a row may follow it: “GP-05 3 y n i”.", widgets.Dim)),
		OnConfirm: func() error {
			do, err := s.typed(code.Text(), true)
			if err == nil {
				dialog.Close() // the keyboard goes to the row then
				do()
			}
			return err
		}})
}

func (s *Screen) chooseFile() {
	if p, ok := s.current(); ok {
		s.host.OpenFile("Answers from a form, or from Doodle (CSV)", []string{".csv", ".txt", ".tsv"}, func(path string) { showFile(s.host, p, path) })
	}
}

// Dropped takes a file with answers to the poll that is chosen.
func (s *Screen) Dropped(paths []string) bool {
	p, ok := s.current()
	if !ok || p.Closed != "" {
		return false
	}
	showFile(s.host, p, paths[0])
	return true
}

// showFile reads a file, and shows what it would note of whom.
func showFile(host frame.Host, p page, path string) {
	store := host.Store()
	verdicts.Read(host, filepath.Base(path), func(context.Context) (verdicts.Answers, error) {
		file, err := returns.ReadPollFile(path, p.Options)
		return fileAnswers(store, p, file), err
	})
}

// fileAnswers is a file on its way into a poll.
func fileAnswers(store *storage.Store, p page, file returns.PollFile) verdicts.Answers {
	return verdicts.Answers{
		Title: "Answers to “" + p.Title + "”",
		Words: func(rows int) string {
			words := fmt.Sprintf("%s in “%s”. Nothing is written yet: this is what would be noted of each, and why. Enter on a row that is left out says whom it is about.", model.Count(rows, "answer", "answers"), file.Name)
			if file.Ticks {
				words += " The file has no “no” in it: in a row with answers, a date without one is taken as no."
			}
			return words
		},
		Kinds:   match.PollKinds,
		Who:     "Who is not asked in this poll:",
		Missing: storage.LeaveOut,
		Missings: []widgets.Option{
			{Value: string(storage.LeaveOut), Text: "Leave out"},
			{Value: string(storage.PutOn), Text: "Take their answers too, if we know them"},
			{Value: string(storage.AddNew), Text: "Take their answers too, even if new"},
		},
		PutOn:   func(name string) string { return "Take the answers of " + name },
		Confirm: func(people int) string { return "Note the answers of " + model.Count(people, "person", "people") },
		Done: func(people, out int) string {
			words := "The answers of " + model.Count(people, "person", "people") + " are noted."
			if out > 0 {
				words += " " + model.Count(out, "row was", "rows were") + " left out."
			}
			return words
		},
		Import: func(ctx context.Context, how verdicts.How) ([]match.Verdict, error) {
			return store.ImportPoll(ctx, file.Answers, storage.PollImport{Poll: p.ID, Name: file.Name, Missing: how.Missing, Choices: how.Choices, DryRun: how.DryRun})
		},
	}
}
