package polls

import (
	"context"
	"fmt"
	"path/filepath"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/frame"
	"convenor/ui/verdicts"
	"convenor/ui/widgets"
)

const entryHint = "Off the paper: “3 y n i” is row 3 (y yes, i if need be, n no, - none). In the table: Y, I, N, Space, Delete. (yes) in brackets was said of such times before."

func (s *Screen) makeEntry() {
	s.said = widgets.NewParagraph(entryHint, widgets.Small)
	s.entry = widgets.NewEntry()
	s.entry.SetPlaceHolder("Row and answers: 3 y n i")
	s.entry.OnSubmitted = s.typed
	s.entry.OnEscape = func() bool {
		had := s.entry.Text != ""
		s.entry.SetText("")
		s.say(entryHint, widgets.Small)
		return had
	}
}

func (s *Screen) say(words string, style widgets.Style) {
	s.said.SetStyle(style)
	s.said.SetText(words)
	s.one.Refresh()
}

// typed notes rows of the paper that were typed.
func (s *Screen) typed(text string) {
	p, ok := s.current()
	if !ok {
		return
	}
	rows, err := model.ParsePollRows(text, len(p.Options))
	if err != nil {
		s.say(err.Error(), widgets.Problem)
		return
	}
	answers, who, err := resolve(p, rows)
	if err != nil {
		s.say(err.Error(), widgets.Problem)
		return
	}
	store := s.host.Store()
	s.host.Write(func(ctx context.Context) error { return store.AnswerPoll(ctx, p.ID, answers...) }, func() {
		s.entry.SetText("")
		s.say("Noted: "+model.AndList(who)+".", widgets.Small)
	})
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
