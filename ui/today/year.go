package today

import (
	"fmt"
	"strings"
	"time"

	"convenor/model"
	"convenor/storage"
)

// block is one session in the strip of the year.
type block int

// The blocks; each is drawn so that it can be told apart without colour.
const (
	inPerson block = iota // filled; hybrid sessions too
	online                // outlined
	idea                  // dashed
)

// month is one month of the year.
type month struct {
	letter  string
	current bool
	blocks  []block
	words   string // what the month holds, in words
}

// year is the calendar year of a day.
type year struct {
	number int
	months [12]month
}

func newYear(rows []storage.SessionRow, today model.Date) year {
	y := year{number: today.Time().Year()}
	var titles [12][]string
	for _, r := range rows {
		at := r.Start.Date().Time()
		if r.Start == "" || r.State == model.Cancelled || at.Year() != y.number {
			continue
		}
		m := at.Month() - time.January
		y.months[m].blocks = append(y.months[m].blocks, blockOf(r.Session))
		titles[m] = append(titles[m], fmt.Sprintf("%s %s (%s)", at.Format("2 Jan"), r.Title, blockWord(r.Session)))
	}
	for i := range y.months {
		m := &y.months[i]
		name := time.Month(i + 1).String()
		m.letter = name[:1]
		m.current = today.Time().Month() == time.Month(i+1)
		m.words = name + ": nothing planned"
		if len(titles[i]) > 0 {
			m.words = name + ": " + strings.Join(titles[i], ", ")
		}
	}
	return y
}

func blockOf(s model.Session) block {
	switch {
	case s.State == model.Idea:
		return idea
	case s.Mode == model.Online:
		return online
	}
	return inPerson
}

func blockWord(s model.Session) string {
	if s.State == model.Idea {
		return "idea, " + s.Mode.Phrase()
	}
	return s.Mode.Phrase()
}

// total says in words what the year holds, as the strip shows it.
func (y year) total() string {
	var n [3]int
	for _, m := range y.months {
		for _, b := range m.blocks {
			n[b]++
		}
	}
	return fmt.Sprintf("%d in person (filled) · %d online (outlined) · %s (dashed)", n[inPerson], n[online], model.Count(n[idea], "idea", "ideas"))
}
