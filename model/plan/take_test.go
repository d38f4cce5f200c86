package plan

import (
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func TestProposedSessionsGetTitlesThatSayWhatTheyAre(t *testing.T) {
	in := Input{Zone: "Europe/London", Names: map[model.ID]string{"d": "St Helens"},
		Venues: []model.Venue{{ID: "hall", Name: "Library Hall", District: "d"}, {ID: "barn", Name: "The Barn"}}}
	sessions := []Session{
		{Mode: model.Online, Start: "2027-01-12T12:30", End: "2027-01-12T13:30"},
		{Mode: model.Online, Start: "2027-02-10T18:30"},
		{Mode: model.InPerson, Start: "2027-03-13T10:30", Venue: "hall", Cost: 6000},
		{Mode: model.InPerson, Start: "2027-03-17T10:00", Venue: "barn"},
		{Mode: model.Hybrid, Start: "2027-03-18T18:00", Venue: "hall"},
		{Title: "Launch", Mode: model.InPerson, Start: "2027-05-04T10:00", Fixed: true, Venue: "hall"},
		{Title: "Data day", Mode: model.InPerson, Start: "2027-06-01T14:00", Venue: "hall"},
		{Mode: model.InPerson, Start: "2027-07-01T14:00"},
		{Mode: model.Online, Start: "2027-08-10T12:30"},
		{Mode: model.Online, Start: "2027-08-24T12:30"},
		{Mode: model.Online, Start: "2028-01-11T13:00"},
	}
	want := []string{"Online lunchtime, January 2027", "Online evening, February", "Saturday gathering in St Helens, March", "Gathering at The Barn, March",
		"Evening gathering in St Helens, March", "Launch", "Data day", "Gathering, July", "Online lunchtime, 10 August 2027", "Online lunchtime, 24 August 2027", "Online lunchtime, January 2028"}
	if diff := cmp.Diff(want, Titles(in, sessions)); diff != "" {
		t.Error(diff)
	}
	taken := Take(in, sessions)
	if len(taken) != len(sessions)-1 {
		t.Fatalf("%d are taken", len(taken))
	}
	first := model.Session{Title: want[0], Kind: "Lunchtime meet-up", Mode: model.Online, State: model.Idea, Start: "2027-01-12T12:30", End: "2027-01-12T13:30", Zone: "Europe/London"}
	if diff := cmp.Diff(first, taken[0]); diff != "" {
		t.Error(diff)
	}
	for _, s := range taken {
		if err := s.Validate(); err != nil {
			t.Errorf("%q: %v", s.Title, err)
		}
	}
}
