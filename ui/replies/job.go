// Package replies brings in what comes back of a session as files: replies and
// online attendance.
package replies

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/verdicts"
	"convenor/ui/widgets"
)

// answers is what came back, on its way into the file.
func answers(store *storage.Store, session model.Session, batch returns.Batch) verdicts.Answers {
	warning := "" // more accepted than there are places; after recording
	a := verdicts.Answers{
		Title: "Replies to “" + session.Title + "”",
		Words: func(rows int) string {
			return words(model.Count(rows, "reply", "replies"), batch)
		},
		Kinds:   match.AnswerKinds,
		Who:     "Who is not on the list:",
		Missing: storage.LeaveOut,
		Missings: []widgets.Option{
			{Value: string(storage.LeaveOut), Text: "Leave out"},
			{Value: string(storage.PutOn), Text: "Put on the list, if known"},
			{Value: string(storage.AddNew), Text: "Put on the list, even if new"},
		},
		PutOn:   func(name string) string { return "Put " + name + " on the list" },
		Confirm: func(people int) string { return "Record " + model.Count(people, "reply", "replies") },
		Done: func(people, out int) string {
			return done("Recorded "+model.Count(people, "reply", "replies")+".", out, warning)
		},
		Import: func(ctx context.Context, how verdicts.How) ([]match.Verdict, error) {
			all, err := store.ImportAnswers(ctx, batch.Answers, options(session, batch, how))
			if err == nil && !how.DryRun {
				warning, err = tooMany(ctx, store, session)
			}
			return all, err
		},
	}
	if batch.Kind == returns.Attendance {
		a.Title = "Online attendance of “" + session.Title + "”"
		a.Words = func(rows int) string { return attendanceWords(rows, session, batch) }
		a.Kinds = match.VisitKinds
		a.Missing = storage.PutOn // who came, came
		a.Confirm = func(people int) string { return "Record " + model.Count(people, "person", "people") }
		a.Done = func(people, out int) string {
			return done("Recorded that "+model.Count(people, "person", "people")+" came online.", out, "")
		}
		a.Import = func(ctx context.Context, how verdicts.How) ([]match.Verdict, error) {
			return store.ImportVisits(ctx, batch.Meeting, options(session, batch, how))
		}
	}
	return a
}

func options(session model.Session, batch returns.Batch, how verdicts.How) storage.ReturnOptions {
	return storage.ReturnOptions{Session: session.ID, Name: batch.Name, Missing: how.Missing, Choices: how.Choices, DryRun: how.DryRun}
}

// words say what the dialog shows.
func words(rows string, batch returns.Batch) string {
	name := "“" + batch.Name + "”"
	if batch.Name == returns.Copied {
		name = batch.Name
	}
	return fmt.Sprintf("%s in %s. Nothing is written yet: this is what would be recorded of each, and why. Enter on a row that is left out says whom it is about.", rows, name)
}

// attendanceWords add what is odd about a report.
func attendanceWords(rows int, session model.Session, batch returns.Batch) string {
	words := words(model.Count(rows, "person", "people"), batch)
	short := 0
	for _, v := range batch.Meeting.Visits {
		if v.Short() != "" {
			short++
		}
	}
	if short > 0 {
		words += fmt.Sprintf(" %d of them %s there for less than a minute.", short, was(short))
	}
	if session.Mode == model.InPerson {
		words += " The session is in person: check that this is the right report."
	}
	return model.JoinNonEmpty(" ", words, batch.Meeting.Doubt(session))
}

func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// done says what was recorded, and what was not.
func done(words string, out int, warning string) string {
	if out > 0 {
		words += " " + model.Count(out, "row was", "rows were") + " left out."
	}
	if warning != "" {
		words += " " + warning + "."
	}
	return words
}

// tooMany says of which places there are too few now.
func tooMany(ctx context.Context, store *storage.Store, session model.Session) (words string, err error) {
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
