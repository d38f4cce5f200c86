package polls

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/frame"
	"convenor/ui/replies"
	"convenor/ui/verdicts"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2/container"
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

// job is a file on its way into a poll.
type job struct {
	poll     page
	file     returns.PollFile
	missing  storage.Missing
	choices  map[int]storage.Choice // by line
	doubts   map[int]match.Verdict  // rows to choose about as they first were
	verdicts []match.Verdict
}

func (j *job) run(ctx context.Context, store *storage.Store, rehearsal bool) (err error) {
	o := storage.PollImport{Poll: j.poll.ID, Name: j.file.Name, Missing: j.missing, Choices: j.choices, DryRun: rehearsal}
	all, err := store.ImportPoll(ctx, j.file.Answers, o)
	if err != nil {
		return err
	}
	j.verdicts = all
	for _, v := range all {
		if _, chosen := j.choices[v.Line]; !chosen && (v.Kind == match.Ambiguous || v.Kind == match.Unlisted || v.Kind == match.Nobody) {
			j.doubts[v.Line] = v
		}
	}
	return nil
}

func (j *job) copy() *job {
	next := *j
	next.choices, next.doubts = maps.Clone(j.choices), maps.Clone(j.doubts)
	return &next
}

// recorded is how many people answers are noted of.
func (j *job) recorded() int {
	people := map[model.ID]bool{}
	for _, v := range j.verdicts {
		if match.Records(v.Kind) {
			people[v.Person] = true
		}
	}
	return len(people)
}

// out is how many rows are left out.
func (j *job) out() (n int) {
	for _, v := range j.verdicts {
		if !match.Records(v.Kind) && v.Kind != match.Same {
			n++
		}
	}
	return n
}

func (j *job) words() string {
	words := fmt.Sprintf("%s in “%s”. Nothing is written yet: this is what would be noted of each, and why. Enter on a row that is left out says whom it is about.", model.Count(len(j.verdicts), "answer", "answers"), j.file.Name)
	if j.file.Ticks {
		words += " The file has no “no” in it: in a row with answers, a date without one is taken as no."
	}
	return words
}

func (j *job) doneWords() string {
	words := "The answers of " + model.Count(j.recorded(), "person", "people") + " are noted."
	if n := j.out(); n > 0 {
		words += " " + model.Count(n, "row was", "rows were") + " left out."
	}
	return words
}

// showFile reads a file, and shows what it would note of whom.
func showFile(host frame.Host, p page, path string) {
	store := host.Store()
	j := &job{poll: p, missing: storage.LeaveOut, choices: map[int]storage.Choice{}, doubts: map[int]match.Verdict{}}
	host.Work("Reading "+filepath.Base(path)+"…", func(ctx context.Context, _ func(float64)) (err error) {
		if j.file, err = returns.ReadPollFile(path, p.Options); err != nil {
			return err
		}
		return j.run(ctx, store, true)
	}, func(err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		openFile(host, j)
	})
}

// fileDialog shows a job.
type fileDialog struct {
	host    frame.Host
	job     *job
	list    *verdicts.List
	missing *widgets.Select
	again   *widgets.Async[*job]
	shown   *widgets.Dialog
}

func openFile(host frame.Host, j *job) {
	d := &fileDialog{host: host, job: j, list: verdicts.New(match.PollKinds), again: widgets.NewAsync[*job](host.Runner())}
	d.list.OnlyFound, d.list.OnOpen = true, d.settle
	d.missing = widgets.NewSelect("", []widgets.Option{{Value: string(storage.LeaveOut), Text: "Leave out"}, {Value: string(storage.PutOn), Text: "Take their answers too, if we know them"}}, string(j.missing), func(v string) {
		next := d.job.copy()
		next.missing = storage.Missing(v)
		d.judge(next)
	})
	others := container.NewHBox(container.NewCenter(widgets.NewWords("Who is not asked in this poll:", widgets.Dim)), d.missing)
	head := widgets.Stack(widgets.NewParagraph(j.words(), widgets.Body), others, d.list.Chips)
	d.shown = widgets.ShowDialog(host.Window(), widgets.Options{Title: "Answers to “" + j.poll.Title + "”", Confirm: "Note", OnConfirm: d.record, Width: 960, Tall: true,
		Content: container.New(&roomy{host.Window()}, widgets.Over(head, d.list.Table, 12))})
	d.refresh()
	if !d.list.FocusFirst(match.Ambiguous) {
		d.list.Table.Focus()
	}
}

func (d *fileDialog) refresh() {
	d.list.Show(d.job.verdicts)
	d.missing.SetValue(string(d.job.missing))
	button := d.shown.ConfirmButton()
	button.SetText("Note the answers of " + model.Count(d.job.recorded(), "person", "people"))
	button.DisableBecause(why(d.job.recorded() > 0, "No row brings anything new."))
	d.shown.Refresh()
}

// judge rehearses another version of the job and shows it.
func (d *fileDialog) judge(next *job) {
	store := d.host.Store()
	d.again.Run(func(ctx context.Context) (*job, error) { return next, next.run(ctx, store, true) }, func(next *job, err error) {
		d.shown.SetProblem(err)
		if err == nil {
			d.job = next
		}
		d.refresh() // after an error to what still holds
	})
}

func (d *fileDialog) record() error {
	if d.again.Busy() {
		return model.ValidationError{Field: "rows", Problem: "the rows are still being looked at; try again in a moment"}
	}
	host, store, j := d.host, d.host.Store(), d.job.copy()
	host.Write(func(ctx context.Context) error { return j.run(ctx, store, false) }, func() { host.Done(j.doneWords()) })
	return nil
}

// settle asks whom a row is about.
func (d *fileDialog) settle(v match.Verdict) {
	doubt, known := d.job.doubts[v.Line]
	if !known {
		return
	}
	options := []widgets.Option{{Value: "", Text: "Leave the row out"}}
	if doubt.Kind == match.Unlisted {
		options = append(options, widgets.Option{Value: string(doubt.Person), Text: "Take the answers of " + doubt.Name})
	}
	for _, c := range doubt.Candidates {
		options = append(options, widgets.Option{Value: string(c.Person), Text: "The same as " + c.Name})
	}
	choose := widgets.NewSelectField("This row is", options, string(d.job.choices[v.Line].Person), nil)
	other := replies.NewPersonEntry(d.host, "Somebody else")
	widgets.ShowDialog(d.host.Window(), widgets.Options{Title: "Who is " + doubt.Name + "?", Confirm: "Choose", Width: 480,
		Content: widgets.Form(widgets.NewParagraph(doubt.Why()+".", widgets.Body), choose, other.Field),
		OnConfirm: func() error {
			person, given, err := other.Chosen()
			if err != nil {
				return err
			}
			if !given {
				person = model.ID(choose.Value())
			}
			next := d.job.copy()
			next.choices[v.Line] = storage.Choice{Person: person, Leave: person == ""}
			d.judge(next)
			return nil
		}})
}
