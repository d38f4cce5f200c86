package storage

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// countsAsTheyAre fails the test unless the counts that are kept are those of the file.
func countsAsTheyAre(t *testing.T, s *Store, after string) {
	t.Helper()
	kept := must[map[model.ID]model.Headcount](t)(s.headcounts(ctx, everySession))
	if diff := cmp.Diff(must[map[model.ID]model.Headcount](t)(countLists(ctx, s.reader, everySession)), kept); diff != "" {
		t.Errorf("after %s: %s", after, diff)
	}
}

func TestCountsOfListsFollowEachChange(t *testing.T) {
	s := newStore(t)
	one, two := addSession(t, s, "Launch"), addSession(t, s, "Autumn")
	var people []model.ID
	for i := range 8 {
		people = append(people, addPerson(t, s, fmt.Sprint("Ann ", i), "Lee"))
	}
	countsAsTheyAre(t, s, "nothing")
	for _, id := range []model.ID{one, two} {
		_, _, err := s.Invite(ctx, id, people...)
		ok(t, err)
		countsAsTheyAre(t, s, "inviting")
	}
	list := must[[]ParticipantRow](t)(s.Participants(ctx, one))
	ok(t, s.SetReply(ctx, model.Accepted, list[0].ID, list[1].ID))
	countsAsTheyAre(t, s, "replies")
	cancelled, stop := context.WithCancel(ctx)
	stop()
	ok(t, s.SetReply(ctx, model.Declined, list[2].ID))
	if _, err := s.Sessions(cancelled); err == nil {
		t.Error("a question that was given up was answered")
	}
	countsAsTheyAre(t, s, "a question that was given up")
	ok(t, s.RemovePeople(ctx, people[0], people[7]))
	countsAsTheyAre(t, s, "removing people")
	ok(t, s.RemoveSessions(ctx, two))
	countsAsTheyAre(t, s, "removing a session")
	for range 4 {
		must[string](t)(s.Undo(ctx))
		countsAsTheyAre(t, s, "undo")
	}
	must[string](t)(s.Redo(ctx))
	countsAsTheyAre(t, s, "redo")
	rows := must[[]SessionRow](t)(s.Sessions(ctx))
	rows[0].Headcount.Listed = 99 // it is the caller's own
	countsAsTheyAre(t, s, "a caller’s change")
}

func TestCountsOfListsAreReadWhileOthersAreWritten(t *testing.T) {
	s := newStore(t)
	id := addSession(t, s, "Launch")
	_, _, err := s.Invite(ctx, id, addPerson(t, s, "Ann", "Lee"), addPerson(t, s, "Bo", "Lee"))
	ok(t, err)
	list := must[[]ParticipantRow](t)(s.Participants(ctx, id))
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			for range 20 {
				if _, err := s.Sessions(ctx); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 20 {
		ok(t, s.SetReply(ctx, model.Replies[i%len(model.Replies)], list[i%2].ID))
	}
	all.Wait()
	countsAsTheyAre(t, s, "all of it")
}
