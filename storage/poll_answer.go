package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"convenor/model"
	"convenor/model/match"
	"convenor/model/plan"
)

// AnswerPoll notes what people answered, in one cell, one row or many; an empty
// answer is taken back. Who answers without having been asked is put at the end of
// those who are.
//
// Errors: a ValidationError when the poll is closed.
func (s *Store) AnswerPoll(ctx context.Context, poll model.ID, answers ...plan.PollAnswer) error {
	return s.changePoll(ctx, poll, "Note answers to “%s”", func(t *tx, p model.Poll) error {
		if err := whileOpen(p); err != nil {
			return err
		}
		w, err := t.pollAnswers(p)
		if err != nil {
			return err
		}
		people := map[model.ID]bool{}
		for _, a := range answers {
			if _, err := w.save(a); err != nil {
				return err
			}
			people[a.Person] = true
		}
		t.label = fmt.Sprintf("Note the answers of %s to “%s”", model.Count(len(people), "person", "people"), p.Title)
		if len(people) == 1 {
			who, err := readPerson(ctx, t, answers[0].Person)
			if err != nil {
				return err
			}
			t.label = fmt.Sprintf("Note what %s answered to “%s”", who.Name(), p.Title)
		}
		return nil
	})
}

// pollAnswers writes the answers to one poll.
type pollAnswers struct {
	t    *tx
	poll model.Poll
	have map[[2]model.ID]savedAnswer // by option and person
	rows map[model.ID]int            // of who is asked
	last int
}

type savedAnswer struct {
	id     model.ID
	answer model.Answer
}

func (t *tx) pollAnswers(p model.Poll) (*pollAnswers, error) {
	w := &pollAnswers{t: t, poll: p, have: map[[2]model.ID]savedAnswer{}, rows: map[model.ID]int{}}
	type saved struct {
		key [2]model.ID
		savedAnswer
	}
	all, err := readAll(t.ctx, t, func(row scanner) (v saved, err error) {
		return v, row.Scan(&v.key[0], &v.key[1], &v.id, &v.answer)
	}, `SELECT option, person, id, answer FROM poll_answer WHERE option IN (SELECT id FROM poll_option WHERE poll = ?)`, p.ID)
	if err != nil {
		return nil, err
	}
	for _, v := range all {
		w.have[v.key] = v.savedAnswer
	}
	asked, err := gather(t.ctx, t, `SELECT person, position FROM poll_person WHERE poll = ?`, func(row scanner, id *model.ID) (n int, err error) { return n, row.Scan(id, &n) }, p.ID)
	for id, n := range asked {
		w.rows[id], w.last = n[0], max(w.last, n[0])
	}
	return w, err
}

// save notes one answer and returns the one before.
func (w *pollAnswers) save(a plan.PollAnswer) (before model.Answer, err error) {
	if _, ok := w.poll.Option(a.Option); !ok {
		return "", fmt.Errorf("date of the poll: %w", model.ErrNotFound)
	}
	if w.rows[a.Person] == 0 && a.Answer != model.CanUnknown {
		w.last++
		w.rows[a.Person] = w.last
		if err := w.t.addAsked(w.poll.ID, a.Person, w.last); err != nil {
			return "", err
		}
	}
	key := [2]model.ID{a.Option, a.Person}
	old := w.have[key]
	switch {
	case old.answer == a.Answer:
		return old.answer, nil
	case a.Answer == model.CanUnknown:
		delete(w.have, key)
		return old.answer, w.t.remove("poll_answer", old.id)
	case old.id == "":
		old.id = w.t.store.ids.New()
		err = w.t.insert("poll_answer", answerColumns, old.id, a.Option, a.Person, a.Answer)
	default:
		err = w.t.update("poll_answer", answerColumns, old.id, a.Option, a.Person, a.Answer)
	}
	before, old.answer = old.answer, a.Answer
	w.have[key] = old
	return before, err
}

// PollImport says how the answers of a file are taken into a poll.
type PollImport struct {
	Poll    model.ID
	Name    string         // of the file, for the history
	Missing Missing        // of who is not asked
	Choices map[int]Choice // settle rows by their line, whatever Missing says
	DryRun  bool           // do everything, tell the verdicts, and keep nothing
}

// ImportPoll takes the answers of a file as one named transaction and returns a
// verdict on each row, in order. Somebody new is added to the contacts only where
// Missing or a choice says so. A dry run is the same import, taken back at its end.
func (s *Store) ImportPoll(ctx context.Context, answers []match.PollAnswer, o PollImport) ([]match.Verdict, error) {
	var verdicts []match.Verdict
	err := s.changePoll(ctx, o.Poll, "Take answers to “%s” from a file", func(t *tx, p model.Poll) error {
		if err := whileOpen(p); err != nil {
			return err
		}
		w, err := t.pollAnswers(p)
		if err != nil {
			return err
		}
		i := pollImporter{returned{importer: importer{t: t, options: ImportOptions{Mode: match.Fill}}, today: model.DateOf(t.now)}, w, o}
		if err := i.prepare(); err != nil {
			return err
		}
		verdicts = nil
		people := map[model.ID]bool{}
		for _, a := range answers {
			if err := ctx.Err(); err != nil {
				return err
			}
			v, err := i.row(a)
			if err != nil {
				return fmt.Errorf("line %d: %w", a.Line, err)
			}
			if match.Records(v.Kind) {
				people[v.Person] = true
			}
			verdicts = append(verdicts, v)
		}
		if err := i.written(); err != nil {
			return err
		}
		t.label = fmt.Sprintf("Take the answers of %s to “%s” from %s", model.Count(len(people), "person", "people"), p.Title, o.Name)
		if o.DryRun {
			return errDryRun
		}
		return nil
	})
	if err != nil && !errors.Is(err, errDryRun) {
		return nil, err
	}
	return verdicts, nil
}

// pollImporter matches the rows of a file with those who are asked, and everybody.
type pollImporter struct {
	returned
	answers *pollAnswers
	how     PollImport
}

func (i *pollImporter) prepare() error {
	if err := i.importer.prepare(); err != nil {
		return err
	}
	ids := make([]model.ID, 0, len(i.answers.rows))
	for id := range i.answers.rows {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return i.listPeople(ids)
}

// row takes the answers of one row, or says why not.
func (i *pollImporter) row(a match.PollAnswer) (match.Verdict, error) {
	v := match.Verdict{Line: a.Line, Warnings: a.Warnings}
	named(&v, a.Contact)
	if a.Problem != "" {
		v.Kind, v.Reason = match.Error, a.Problem
		return v, nil
	}
	found := i.find(a.Contact)
	choice, chosen := i.how.Choices[a.Line]
	if chosen && !choice.Leave {
		found = match.Found{Person: choice.Person, Reason: "Your choice"}
	}
	v.Person, v.Reason, v.Candidates = found.Person, found.Reason, found.Candidates
	switch {
	case len(found.Candidates) > 0:
		v.Kind = match.Ambiguous
	case found.Person == "" && (chosen && !choice.Leave || !chosen && i.how.Missing == AddNew):
		if err := errors.Join(i.add(&v, a.Contact), i.written()); err != nil || v.Kind == match.Error {
			return v, err
		}
		v.Reason = "Added as a new contact"
		return i.take(v, a)
	case found.Person == "":
		i.unknown(&v, a.Contact)
	case chosen && choice.Leave, i.answers.rows[found.Person] == 0 && !chosen && i.how.Missing == LeaveOut:
		v.Kind, v.Reason = match.Unlisted, v.Reason+", who is not asked in this poll"
	default:
		return i.take(v, a)
	}
	if chosen && choice.Leave {
		v.Reason = "Your choice: left out"
	}
	v.Reason = model.JoinNonEmpty(". ", "They say: "+i.says(a), v.Reason)
	return v, nil
}

// take notes the answers of a row that says whose they are. An empty one says
// nothing.
func (i *pollImporter) take(v match.Verdict, a match.PollAnswer) (match.Verdict, error) {
	days := i.answers.poll.Days()
	if i.answers.rows[v.Person] == 0 {
		v.Reason += "; put at the end of those who are asked"
	}
	changed, fresh := false, true
	for n, o := range i.answers.poll.Options {
		if n >= len(a.Answers) || a.Answers[n] == model.CanUnknown {
			continue
		}
		before, err := i.answers.save(plan.PollAnswer{Option: o.ID, Person: v.Person, Answer: a.Answers[n]})
		if err != nil {
			return v, err
		}
		fresh = fresh && before == model.CanUnknown
		if before != a.Answers[n] {
			changed = true
			v.Changes = append(v.Changes, match.FieldChange{Field: match.Field(days[n]), Before: string(before), After: string(a.Answers[n])})
		}
	}
	switch {
	case !changed:
		v.Kind, v.Reason = match.Same, v.Reason+"; noted already"
	case fresh:
		v.Kind = match.NewReply
	default:
		v.Kind = match.ChangedReply
	}
	return v, nil
}

// says is what a row answers in words: "yes to Tue 14 July, no to Thu 16 July".
func (i *pollImporter) says(a match.PollAnswer) (words string) {
	for n, day := range i.answers.poll.Days() {
		if n < len(a.Answers) && a.Answers[n] != model.CanUnknown {
			words = model.JoinNonEmpty(", ", words, string(a.Answers[n])+" to "+day)
		}
	}
	return words
}
