package ics

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"convenor/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden keeps one whole file, so that a change of any byte is seen.
func TestGolden(t *testing.T) {
	c := calendarOf(
		session(func(s *model.Session) {
			s.Title, s.Room = "Sharing, not hoarding: “what we learned” – 数据共享的一年回顾与展望，我们学到了什么以及下一步该做什么 🎉", "Committee room; 2nd floor"
			s.Description = "Bring one thing that went wrong.\nTea from 12:30; step-free, hearing loop."
			s.Agenda = []model.AgendaItem{
				{Minutes: 15, Title: "Welcome", Format: "welcome"},
				{Minutes: 60, Title: "Tables", Format: "breakout", Detail: "4 tables"},
				{Minutes: 15, Title: "What next", Format: "talk"},
			}
		}),
		session(func(s *model.Session) {
			s.UID, s.Title, s.Mode, s.State = "0198-2@convenor", "Lunchtime meet-up", model.Online, model.SaveTheDate
			s.Start, s.End, s.Link = "2026-11-19T12:30", "2026-11-19T13:30", "https://meet.example.org/j/123456789?pwd=abcdefghijklmnopqrstuvwxyz0123456789"
		}),
		session(func(s *model.Session) {
			s.UID, s.Title, s.State, s.Sequence = "0198-3@convenor", "Evening with our Kolkata friends", model.Cancelled, 2
			s.Start, s.End, s.Zone = "2027-01-14T18:00", "2027-01-14T19:00", "Asia/Kolkata"
		}),
		session(func(s *model.Session) {
			s.UID, s.Title, s.Start, s.End, s.Zone = "0198-4@convenor", "Office hour", "2027-02-01T09:00", "", "UTC"
		}),
	)
	c.Entries[0].Venue = &model.Venue{
		Name: "Llyfrgell Ganolog", Address: "1 Castle Street, Liverpool", Postcode: "L2 4XE",
		Point: &model.Point{Lat: 53.4064, Lon: -2.99},
	}
	got := write(t, c)
	path := filepath.Join("testdata", "programme.ics")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(unfolded(string(want)), unfolded(got)); diff != "" || string(want) != got {
		t.Errorf("the file has changed:\n%s", diff)
	}
	if again := write(t, c); again != got {
		t.Error("the same calendar gave other bytes")
	}
}
