package verdicts

import (
	"context"
	"maps"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/widgets"
)

// Answers is a file with what people answered, which becomes records of people who
// are on a list: replies and attendance of a session, answers to a poll.
type Answers struct {
	Title string
	Words func(rows int) string // what the dialog shows, and of what
	Kinds []match.Kind
	// Who says whom Missing is about, such as "Who is not on the list:"; Missings
	// are what can become of them.
	Who      string
	Missing  storage.Missing
	Missings []widgets.Option
	PutOn    func(name string) string // the choice to put somebody who is known on the list
	Confirm  func(people int) string
	Done     func(people, out int) string
	// Import records everything, or rehearses it; both give verdicts, by line.
	Import func(ctx context.Context, how How) ([]match.Verdict, error)
}

// How says how a file is taken in.
type How struct {
	Missing storage.Missing
	Choices map[int]storage.Choice // by line
	DryRun  bool
}

// job is a file on its way in. Work is done on a copy, so that what the dialog
// shows stays as it is until the work has succeeded.
type job struct {
	Answers
	how      How
	doubts   map[int]match.Verdict // rows to choose about as they first were, by line
	verdicts []match.Verdict
}

func newJob(a Answers) *job {
	return &job{Answers: a, how: How{Missing: a.Missing, Choices: map[int]storage.Choice{}}, doubts: map[int]match.Verdict{}}
}

func (j *job) copy() *job {
	next := *j
	next.how.Choices, next.doubts = maps.Clone(j.how.Choices), maps.Clone(j.doubts)
	return &next
}

// run records everything, or rehearses it. After an error the verdicts are what
// they were.
func (j *job) run(ctx context.Context, rehearsal bool) error {
	how := j.how
	how.DryRun = rehearsal
	verdicts, err := j.Import(ctx, how)
	if err != nil {
		return err
	}
	j.verdicts = verdicts
	for _, v := range verdicts {
		if _, chosen := j.how.Choices[v.Line]; !chosen && (v.Kind == match.Ambiguous || v.Kind == match.Nobody || v.Kind == match.Unlisted) {
			j.doubts[v.Line] = v
		}
	}
	return nil
}

// recorded is how many people something is recorded of.
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

// choice is one thing a row can be settled as.
type choice struct {
	text   string
	choice storage.Choice
}

const leaveOut, somebodyNew = "Leave the row out", "A new contact"

// choices are what can be said about a row, which of them the question begins
// with, and why with that one: what was chosen before; the one whom the row fits
// best; a new contact where nobody fits and the row says enough to add one by.
// Nothing is done of it until it is confirmed.
func (j *job) choices(v match.Verdict) (all []choice, at int, why string) {
	all = []choice{{leaveOut, storage.Choice{Leave: true}}}
	if v.Kind == match.Unlisted {
		all = append(all, choice{j.PutOn(v.Name), storage.Choice{Person: v.Person}})
	} else {
		for _, c := range v.Candidates {
			all = append(all, choice{"The same as " + c.Name, storage.Choice{Person: c.Person}})
		}
		all = append(all, choice{somebodyNew, storage.Choice{}})
	}
	begin, why := j.begin(v)
	if chosen, ok := j.how.Choices[v.Line]; ok {
		begin, why = chosen, "Set to what you chose before."
	}
	for i, c := range all {
		if c.choice == begin {
			at = i
		}
	}
	return all, at, why
}

// begin is what the question about a row begins with, and why.
func (j *job) begin(v match.Verdict) (storage.Choice, string) {
	leave := storage.Choice{Leave: true}
	likely, ok := match.Likely(v.Name, v.Candidates)
	switch {
	case v.Kind == match.Unlisted && v.Barred:
		return leave, "Set to leaving them out, for that reason."
	case v.Kind == match.Unlisted:
		return storage.Choice{Person: v.Person}, "Set to taking it, as it is clear whose it is."
	case ok:
		return storage.Choice{Person: likely.Person}, "Set to " + likely.Name + ", whose name is the most like it: check that it is them."
	case v.Email != "" && v.Name != v.Email && v.Kind == match.Nobody && len(v.Candidates) == 0:
		return storage.Choice{}, "Set to a new contact, as nobody is like it and the row has a name and an address, " + v.Email + "."
	case len(v.Candidates) > 0:
		return leave, "Set to leaving the row out, as nobody fits it better than the others."
	}
	return leave, "Set to leaving the row out: a name or an address alone is little to add somebody by."
}
