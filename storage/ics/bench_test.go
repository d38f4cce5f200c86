package ics

import (
	"fmt"
	"io"
	"net/url"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"convenor/model"
)

// programme is n sessions as a community might hold them, one a day.
func programme(n int) Calendar {
	venue := &model.Venue{
		Name: "Central Library", Address: "William Brown Street, Liverpool", Postcode: "L3 8EW",
		Point: &model.Point{Lat: 53.40984, Lon: -2.98012},
	}
	first := time.Date(2026, 1, 5, 12, 30, 0, 0, time.UTC)
	c := Calendar{Name: "Data Practice Network", Organiser: "Siân Ashworth", OrganiserEmail: "sian@example.org"}
	for i := range n {
		at := first.AddDate(0, 0, i)
		s := model.Session{
			ID: model.ID(fmt.Sprint(i)), Title: fmt.Sprintf("Lunchtime meet-up %d: what we share, and why", i),
			Mode: model.Hybrid, State: model.Confirmed, Zone: "Europe/London", Room: "Committee room",
			Start: model.LocalTimeOf(at), End: model.LocalTimeOf(at.Add(90 * time.Minute)),
			Link: "https://meet.example.org/j/" + fmt.Sprint(i), UID: fmt.Sprintf("%08d@convenor", i), Sequence: i % 3,
			Changed: time.Date(2025, 12, 1, 9, 0, 0, 0, time.UTC),
			Description: "An hour and a half over lunch for everyone who works with data in the region; bring something to show.\n" +
				"Tea, coffee and sandwiches from noon. The room is step-free and has a hearing loop.",
			Agenda: []model.AgendaItem{
				{Minutes: 10, Title: "Welcome", Format: "welcome"},
				{Minutes: 40, Title: "Show and tell: joining up referrals", Format: "show and tell"},
				{Minutes: 30, Title: "Tables", Format: "breakout", Detail: "4 tables"},
				{Minutes: 10, Title: "What next", Format: "talk"},
			},
		}
		c.Entries = append(c.Entries, Entry{s, venue})
	}
	return c
}

func BenchmarkWrite2000(b *testing.B) {
	c := programme(2000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, c); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareGoIcal2000 is the floor: the same events through go-ical alone,
// from texts and times that are ready, without folding and time zones.
func BenchmarkBareGoIcal2000(b *testing.B) {
	events := bareEvents(b)
	b.ReportAllocs()
	for b.Loop() {
		encodeBare(b, bareCalendar(events))
	}
}

// BenchmarkBareEncode2000 is the encoding alone, of components that are ready.
func BenchmarkBareEncode2000(b *testing.B) {
	cal := bareCalendar(bareEvents(b))
	b.ReportAllocs()
	for b.Loop() {
		encodeBare(b, cal)
	}
}

func bareEvents(b *testing.B) []entry {
	events, err := dated(programme(2000).Entries)
	if err != nil {
		b.Fatal(err)
	}
	for i := range events {
		s := &events[i].Session
		s.Description = description(s)
		s.Room = events[i].location()
	}
	return events
}

func bareCalendar(events []entry) *ical.Calendar {
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText(ical.PropProductID, productID)
	organiser := &url.URL{Scheme: "mailto", Opaque: "sian@example.org"}
	for _, e := range events {
		s := &e.Session
		ev := ical.NewEvent()
		ev.Props.SetText(ical.PropUID, s.UID)
		ev.Props.SetDateTime(ical.PropDateTimeStamp, s.Changed)
		ev.Props.SetDateTime(ical.PropLastModified, s.Changed)
		ev.Props.SetText(ical.PropSequence, fmt.Sprint(s.Sequence))
		ev.Props.SetText(ical.PropStatus, s.State.ICalStatus())
		ev.Props.SetDateTime(ical.PropDateTimeStart, e.start)
		ev.Props.SetDateTime(ical.PropDateTimeEnd, e.end)
		ev.Props.SetText(ical.PropSummary, s.Title)
		ev.Props.SetText(ical.PropLocation, s.Room)
		ev.Props.SetText(ical.PropDescription, s.Description)
		ev.Props.SetText(ical.PropURL, s.Link)
		ev.Props.SetText(ical.PropGeo, "53.40984;-2.98012")
		ev.Props.SetURI(ical.PropOrganizer, organiser)
		cal.Children = append(cal.Children, ev.Component)
	}
	return cal
}

func encodeBare(b *testing.B, cal *ical.Calendar) {
	if err := ical.NewEncoder(io.Discard).Encode(cal); err != nil {
		b.Fatal(err)
	}
}
