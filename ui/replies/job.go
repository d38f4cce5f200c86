// Package replies brings in what comes back of a session as files: replies and
// online attendance. One dialog shows a verdict on each row before anything is
// written.
package replies

import (
	"context"
	"fmt"
	"maps"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
)

// job is what came back, on its way into the file. Work is done on a copy, so
// that what the dialog shows stays as it is until the work has succeeded.
type job struct {
	batch    returns.Batch
	session  model.Session
	missing  storage.Missing
	choices  map[int]storage.Choice // by line
	doubts   map[int]match.Verdict  // rows to choose about as they first were, by line
	verdicts []match.Verdict
	warning  string // more accepted than there are places; after recording
}

func newJob(session model.Session, batch returns.Batch) *job {
	j := &job{batch: batch, session: session, missing: storage.LeaveOut, choices: map[int]storage.Choice{}, doubts: map[int]match.Verdict{}}
	if batch.Kind == returns.Attendance {
		j.missing = storage.PutOn // who came, came
	}
	return j
}

func (j *job) copy() *job {
	next := *j
	next.choices, next.doubts = maps.Clone(j.choices), maps.Clone(j.doubts)
	return &next
}

// run records everything, or rehearses it; both give verdicts. After an error they
// are what they were.
func (j *job) run(ctx context.Context, store *storage.Store, rehearsal bool) error {
	o := storage.ReturnOptions{Session: j.session.ID, Name: j.batch.Name, Missing: j.missing, Choices: j.choices, DryRun: rehearsal}
	var verdicts []match.Verdict
	var err error
	if j.batch.Kind == returns.Attendance {
		verdicts, err = store.ImportVisits(ctx, j.batch.Meeting, o)
	} else {
		verdicts, err = store.ImportAnswers(ctx, j.batch.Answers, o)
	}
	if err != nil {
		return err
	}
	j.verdicts = verdicts
	for _, v := range verdicts {
		if _, chosen := j.choices[v.Line]; !chosen && choosable(v) {
			j.doubts[v.Line] = v
		}
	}
	if !rehearsal && j.batch.Kind == returns.Answers {
		j.warning, err = warning(ctx, store, j.session)
	}
	return err
}

// choosable reports whether somebody can say whom a row is about.
func choosable(v match.Verdict) bool {
	return v.Kind == match.Ambiguous || v.Kind == match.Nobody || v.Kind == match.Unlisted
}

// warning says of which places there are too few now.
func warning(ctx context.Context, store *storage.Store, session model.Session) (words string, err error) {
	var venue *model.Venue
	if session.Venue != "" {
		v, err := store.Venue(ctx, session.Venue)
		if err != nil {
			return "", err
		}
		venue = &v
	}
	rows, err := store.Participants(ctx, session.ID)
	people := make([]model.Participation, len(rows))
	for i, r := range rows {
		people[i] = r.Participation
	}
	for _, p := range model.PlacesOf(session, venue, people) {
		words = model.JoinNonEmpty(". ", words, p.Warning())
	}
	return words, err
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

func (j *job) count(k match.Kind) (n int) {
	for _, v := range j.verdicts {
		if v.Kind == k {
			n++
		}
	}
	return n
}

// out is how many rows are left out.
func (j *job) out() int {
	return j.count(match.Ambiguous) + j.count(match.Nobody) + j.count(match.Unlisted) + j.count(match.Error) + j.count(match.Older)
}

func (j *job) kinds() []match.Kind {
	if j.batch.Kind == returns.Attendance {
		return match.VisitKinds
	}
	return match.AnswerKinds
}

func (j *job) title() string {
	if j.batch.Kind == returns.Attendance {
		return "Online attendance of “" + j.session.Title + "”"
	}
	return "Replies to “" + j.session.Title + "”"
}

// words say what the dialog shows.
func (j *job) words() string {
	rows := model.Count(len(j.verdicts), "reply", "replies")
	if j.batch.Kind == returns.Attendance {
		rows = model.Count(len(j.verdicts), "person", "people")
	}
	name := "“" + j.batch.Name + "”"
	if j.batch.Name == returns.Copied {
		name = j.batch.Name
	}
	words := fmt.Sprintf("%s in %s. Nothing is written yet: this is what would be recorded of each, and why. Enter on a row that is left out says whom it is about.", rows, name)
	short := 0
	for _, v := range j.batch.Meeting.Visits {
		if v.Short() != "" {
			short++
		}
	}
	if short > 0 {
		words += fmt.Sprintf(" %d of them %s there for less than a minute.", short, was(short))
	}
	if j.batch.Kind == returns.Attendance && j.session.Mode == model.InPerson {
		words += " The session is in person: check that this is the right report."
	}
	return model.JoinNonEmpty(" ", words, j.batch.Meeting.Doubt(j.session))
}

func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func (j *job) confirmWords() string {
	if j.batch.Kind == returns.Attendance {
		return "Record " + model.Count(j.recorded(), "person", "people")
	}
	return "Record " + model.Count(j.recorded(), "reply", "replies")
}

// doneWords say what was recorded.
func (j *job) doneWords() string {
	words := "Recorded " + model.Count(j.recorded(), "reply", "replies") + "."
	if j.batch.Kind == returns.Attendance {
		words = "Recorded that " + model.Count(j.recorded(), "person", "people") + " came online."
	}
	if n := j.out(); n > 0 {
		words += " " + model.Count(n, "row was", "rows were") + " left out."
	}
	if j.warning != "" {
		words += " " + j.warning + "."
	}
	return words
}

// choice is one thing a row can be settled as.
type choice struct {
	text   string
	choice storage.Choice
}

// choices are what can be said about a row, and which of them holds now.
func (j *job) choicesFor(v match.Verdict) (all []choice, now int) {
	all = []choice{{"Leave the row out", storage.Choice{Leave: true}}}
	if v.Kind == match.Unlisted {
		all = append(all, choice{"Put " + v.Name + " on the list", storage.Choice{Person: v.Person}})
	} else {
		for _, c := range v.Candidates {
			all = append(all, choice{"The same as " + c.Name, storage.Choice{Person: c.Person}})
		}
		all = append(all, choice{"A new contact", storage.Choice{}})
	}
	if chosen, ok := j.choices[v.Line]; ok {
		for i, c := range all {
			if c.choice == chosen {
				now = i
			}
		}
	}
	return all, now
}
