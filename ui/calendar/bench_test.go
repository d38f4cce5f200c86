package calendar

import (
	"fmt"
	"math/rand"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
)

// fiveThousand is a programme of 5,000 sessions in nine years, some of several days, some in
// another zone, with bank holidays and school holidays behind it.
func fiveThousand() (rows []storage.SessionRow, behind []model.BackgroundEvent, clashes []model.Clash) {
	r := rand.New(rand.NewSource(1))
	from := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 5000 {
		start := from.AddDate(0, 0, r.Intn(9*365)).Add(time.Duration(8+r.Intn(12)) * time.Hour)
		v := at(fmt.Sprintf("Session %d", i), model.States[r.Intn(5)], model.LocalTimeOf(start), model.LocalTimeOf(start.Add(2*time.Hour)))
		switch {
		case i%60 == 0:
			v.End = model.LocalTimeOf(start.AddDate(0, 0, 2))
		case i%97 == 0:
			v.Zone = "America/New_York"
		}
		rows = append(rows, v)
		if i%5 == 0 {
			clashes = append(clashes, model.Clash{Kind: model.ClashTooClose, Session: v.ID, Text: "Too close to another."})
		}
	}
	for year := 2022; year < 2031; year++ {
		for month := 1; month <= 12; month++ {
			first := model.Date(fmt.Sprintf("%d-%02d-10", year, month))
			behind = append(behind, model.BackgroundEvent{LayerName: "School terms", Kind: model.SchoolHolidayLayer, Title: "Holiday", AllDay: true, First: first, Last: first.AddDays(6)})
		}
	}
	return rows, behind, clashes
}

func benchBook(b *testing.B) *book {
	rows, behind, clashes := fiveThousand()
	return newBook(rows, behind, clashes, bands(), london(b), now)
}

// BenchmarkMonthTurn is a press of Page down: another month, and its place on the screen.
func BenchmarkMonthTurn(b *testing.B) {
	book, day := benchBook(b), model.Date("2022-01-15")
	b.ResetTimer()
	for b.Loop() {
		if day = day.AddMonths(1); day > "2030-12-01" {
			day = "2022-01-15"
		}
		g := layGrid(newMonth(book, day), 800, 560, sizes)
		for row, w := range g.month.weeks {
			for column := range w.days {
				g.pieces(row, column)
			}
		}
	}
}

// BenchmarkMonthYear is a press of Shift and Page down: the twelve small months as well.
func BenchmarkMonthYear(b *testing.B) {
	book, year := benchBook(b), 2022
	b.ResetTimer()
	for b.Loop() {
		if year++; year > 2030 {
			year = 2022
		}
		newYear(book, year)
		newMonth(book, model.Date(fmt.Sprintf("%d-05-01", year)))
	}
}

// BenchmarkMonthAgenda is a switch to the agenda.
func BenchmarkMonthAgenda(b *testing.B) {
	book := benchBook(b)
	b.ResetTimer()
	for b.Loop() {
		rows := agendaRows(book)
		nearest(rows, "2026-05-06", "")
	}
}

// BenchmarkMonthStrip is a switch to the strip, or to another scale of it.
func BenchmarkMonthStrip(b *testing.B) {
	book := benchBook(b)
	b.ResetTimer()
	for b.Loop() {
		newLine(book, 800, 3, 7).ticks(70)
	}
}

// BenchmarkMonthBook sorts the programme into days, away from the keyboard, after each change.
func BenchmarkMonthBook(b *testing.B) {
	rows, behind, clashes := fiveThousand()
	zone := london(b)
	b.ResetTimer()
	for b.Loop() {
		newBook(rows, behind, clashes, bands(), zone, now)
	}
}
