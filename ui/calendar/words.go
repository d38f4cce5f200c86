package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"convenor/model"
)

// form is how a state is drawn, so that it can be told without colour.
type form int

// The forms.
const (
	dashed form = iota // an outline in dashes
	hollow             // an outline
	filled
	ticked // grey, with a tick
	struck // words with a line through them
)

func formOf(s model.State) form {
	switch s {
	case model.Idea:
		return dashed
	case model.SaveTheDate:
		return hollow
	case model.Held:
		return ticked
	case model.Cancelled:
		return struck
	}
	return filled
}

// formWords are the forms in the order of the states, as the key explains them.
var formWords = []struct {
	form  form
	words string
}{{dashed, "idea"}, {hollow, "save the date"}, {filled, "confirmed"}, {ticked, "held"}, {struck, "cancelled"}}

// modeWords are the signs of the modes: a full disc, a ring, a half-full one.
var modeWords = []struct {
	mode  model.Mode
	words string
}{{model.InPerson, "in person"}, {model.Online, "online"}, {model.Hybrid, "both"}}

// bandLetters gives each band the letter it is shown by: the first of a word of its
// name that no band before it has, else a number.
func bandLetters(bands []model.Category) []string {
	letters, taken := make([]string, len(bands)), map[string]bool{}
	for i, b := range bands {
		words := strings.Fields(b.Name)
		for w := len(words) - 1; w >= 0 && letters[i] == ""; w-- {
			r, _ := utf8.DecodeRuneInString(words[w])
			if l := string(unicode.ToUpper(r)); unicode.IsLetter(r) && !taken[l] {
				letters[i] = l
			}
		}
		if letters[i] == "" {
			letters[i] = string('1' + rune(i%9))
		}
		taken[letters[i]] = true
	}
	return letters
}

// bandKey explains the letters: "D weekday daytime".
func bandKey(bands []model.Category) []string {
	letters := bandLetters(bands)
	out := make([]string, len(bands))
	for i, b := range bands {
		out[i] = letters[i] + " " + strings.ToLower(b.Name)
	}
	return out
}

func (b *book) bandName(it *item) string {
	if it.band < 0 {
		return ""
	}
	return b.bands[it.band].Name
}

func where(it *item) string {
	switch {
	case it.Mode == model.Online:
		return ""
	case it.VenueName == "":
		return "no venue yet"
	}
	return model.JoinNonEmpty(", ", it.VenueName, it.Room)
}

// whereOrOnline is where a session is, in a column that would be empty otherwise.
func whereOrOnline(it *item) string {
	if it.Mode == model.Online {
		return string(model.Online)
	}
	return where(it)
}

// tip is all that there is to say of a session, a line for each kind of thing.
func (b *book) tip(it *item) string {
	lines := []string{it.Title, it.when(), strings.Join(nonEmpty(string(it.State), it.Mode.Phrase(), where(it), strings.ToLower(b.bandName(it))), " · "), it.promised()}
	for _, c := range it.clashes {
		lines = append(lines, "! "+c.text)
	}
	return strings.Join(nonEmpty(lines...), "\n")
}

func nonEmpty(words ...string) []string {
	out := words[:0:0]
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// clocksChange says that the clocks change on a day; "" when they do not.
func (b *book) clocksChange(day model.Date) string {
	at := func(d model.Date) (offset int) {
		_, offset = model.LocalTime(d + "T12:00").In(b.zone.String()).Zone()
		return offset
	}
	switch by := at(day) - at(day.AddDays(-1)); {
	case by > 0:
		return "Clocks go forward"
	case by < 0:
		return "Clocks go back"
	}
	return ""
}

// behind are the names of what layers have on a day, each once: bank holidays first, then what is
// on that day only. What goes on for days is named where it begins, and on Mondays.
func (b *book) behind(day model.Date) []string {
	var names, long []string
	seen := map[string]bool{}
	for _, e := range b.back[day] {
		words := e.Title
		if !e.AllDay {
			words = e.Start.Clock().String() + " " + e.Title
		}
		switch {
		case seen[words] || e.First < day && day != day.Monday():
		case e.Kind == model.BankHolidayLayer:
			names = append([]string{words}, names...)
		case e.First < e.Last:
			long = append(long, words)
		default:
			names = append(names, words)
		}
		seen[words] = true
	}
	if c := b.clocksChange(day); c != "" {
		names = append(names, c)
	}
	return append(names, long...)
}

// dayTip is what there is to say of a day.
func (b *book) dayTip(day model.Date) string {
	lines := []string{longDay(day)}
	for _, e := range b.back[day] {
		words := e.Title + " (" + e.LayerName + ")"
		if e.Title == e.LayerName {
			words = e.Title
		}
		if !e.AllDay {
			words = e.Start.Clock().String() + " " + words
		}
		if e.KeepsFree {
			words += ", kept free"
		}
		lines = append(lines, words)
	}
	return strings.Join(nonEmpty(append(lines, b.clocksChange(day))...), "\n")
}

// longDay is a day as a heading: "Wednesday 6 May 2026".
func longDay(day model.Date) string { return day.Time().Format("Monday 2 January 2006") }

// weekOf is the number of a week by ISO 8601; day is its Monday.
func weekOf(day model.Date) int {
	_, week := day.Time().ISOWeek()
	return week
}

func firstOf(day model.Date) model.Date { return day[:8] + "01" }

// daysBetween is how many days b is after a.
func daysBetween(a, b model.Date) int { return dayNumber(b) - dayNumber(a) }
