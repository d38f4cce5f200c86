package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var nths = []string{"", "first", "second", "third", "fourth", "fifth"}

// Words is the rhythm in words: "every second Thursday until 17 December 2026",
// "every 3 months on the last Friday, 4 times".
func (r Rhythm) Words() string {
	if r.Validate() != nil {
		return ""
	}
	s := r.weekWords()
	if r.Unit == Months {
		s = r.monthWords()
	}
	if r.Count > 0 {
		s += ", " + Count(r.Count, "time", "times")
	}
	if r.Until != "" {
		s += " until " + r.Until.Long()
	}
	return s
}

func (r Rhythm) weekWords() string {
	days := r.weekdays()
	var names []string
	for _, day := range days {
		names = append(names, day.String())
	}
	list := andList(names)
	switch {
	case r.Every == 1 && len(days) == 7:
		return "every day"
	case r.Every == 1 && slices.Equal(days, allDays[:5]):
		return "every weekday"
	case r.Every == 1:
		return "every " + list
	case r.Every == 2 && len(days) == 1:
		return "every second " + list
	}
	return fmt.Sprintf("every %d weeks on %s", r.Every, list)
}

func (r Rhythm) monthWords() string {
	every := "every month"
	switch {
	case r.Every == 12:
		every = "every year"
	case r.Every%12 == 0:
		every = fmt.Sprintf("every %d years", r.Every/12)
	case r.Every > 1:
		every = fmt.Sprintf("every %d months", r.Every)
	}
	day := "the " + ordinal(r.MonthDay)
	switch {
	case r.Nth == LastOf:
		day = "the last " + r.Weekdays[0].String()
	case r.Nth > 0:
		day = "the " + nths[r.Nth] + " " + r.Weekdays[0].String()
	case r.MonthDay == LastOf:
		day = "the last day"
	}
	if r.Every%12 != 0 {
		return every + " on " + day
	}
	month := r.firstMonth().Month()
	if r.Nth == 0 && r.MonthDay > 0 {
		return fmt.Sprintf("%s on %d %s", every, r.MonthDay, month)
	}
	return every + " on " + day + " of " + month.String()
}

// andList writes "Monday", "Monday and Thursday", "Monday, Thursday and Friday".
func andList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// ordinal writes "1st", "22nd", "13th".
func ordinal(n int) string {
	end := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}

var timesForm = regexp.MustCompile(`\b(\d+) times?\b`)

// ParseRhythm reads what Words writes and what people type like it, from a first day
// on: "every other Thursday", "fortnightly on Monday", "the last Friday of each month until
// 1 June 2027", "quarterly on the second Tuesday, 4 times". What is not understood is
// refused with a ValidationError that names it.
func ParseRhythm(text string, first Date) (Rhythm, error) {
	p := rhythmParser{r: Rhythm{Every: 1, First: first}}
	rest, until, ends := strings.Cut(strings.ToLower(text), "until ")
	if ends {
		day, err := ParseUntil(strings.Trim(until, " ,."), first)
		if err != nil {
			return Rhythm{}, err
		}
		p.r.Until = day
	}
	if m := timesForm.FindStringSubmatch(rest); m != nil {
		p.r.Count, _ = strconv.Atoi(m[1])
		rest = strings.Replace(rest, m[0], "", 1)
	}
	for _, word := range strings.FieldsFunc(rest, func(c rune) bool { return strings.ContainsRune(" ,.&\t\n", c) }) {
		if !p.take(word) {
			return Rhythm{}, ValidationError{"rhythm", "“" + word + "” is not understood; write it like “every second Thursday until 17 December” or “every month on the last Friday, 10 times”"}
		}
	}
	return p.finish()
}

// rhythmParser reads the words of a rhythm one by one.
type rhythmParser struct {
	r      Rhythm
	every  bool       // the last word was "every"
	number int        // said after "every"
	nth    int        // said elsewhere
	last   bool       // nth is "last"
	month  time.Month // of a rhythm of years
	years  bool
	ofThe  bool // "of the month" after "every second Thursday"
	before string
}

func (p *rhythmParser) take(word string) bool {
	afterEvery := p.every
	p.every = false
	previous := p.before
	p.before = word
	if n, ok := numberWord(word); ok {
		switch {
		case afterEvery:
			p.number = n
		case p.nth != 0 || p.last:
			return false
		default:
			p.nth, p.last = n, n == LastOf
		}
		return true
	}
	switch word {
	case "every", "each":
		p.every = true
	case "on", "the", "of", "and", "a":
		p.every = afterEvery
	case "week", "weeks", "weekly":
		p.r.Unit = Weeks
	case "fortnight", "fortnights", "fortnightly":
		p.r.Unit, p.r.Every = Weeks, 2
	case "month", "months", "monthly":
		p.ofThe = previous == "the"
		p.r.Unit = Months
	case "quarter", "quarterly":
		p.r.Unit, p.r.Every = Months, 3
	case "year", "years", "yearly", "annually":
		p.r.Unit, p.years = Months, true
	case "day", "daily":
		if p.last || p.r.Unit == Months {
			return true
		}
		p.r.Unit, p.r.Weekdays = Weeks, allDays
	case "weekday", "weekdays":
		p.r.Unit, p.r.Weekdays = Weeks, allDays[:5]
	default:
		return p.takeName(word)
	}
	return true
}

// takeName reads the name of a weekday or of a month.
func (p *rhythmParser) takeName(word string) bool {
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := strings.ToLower(day.String())
		if short := strings.TrimSuffix(word, "s"); word == name || len(short) >= 3 && strings.HasPrefix(name, short) || len(word) >= 3 && strings.HasPrefix(name, word) {
			p.r.Weekdays = append(slices.Clone(p.r.Weekdays), day)
			return true
		}
	}
	for month := time.January; month <= time.December; month++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(month.String()), word) {
			p.month = month
			return true
		}
	}
	return false
}

func (p *rhythmParser) finish() (Rhythm, error) {
	r := p.r
	if p.ofThe && p.number != 0 && p.nth == 0 { // "every second Thursday of the month"
		p.nth, p.number = p.number, 0
	}
	if p.number > 0 {
		r.Every = p.number
	}
	if p.years || p.month != 0 && r.Unit == "" {
		r.Unit = Months
		r.Every *= 12
	}
	switch {
	case r.Unit == "" && len(r.Weekdays) == 0 || p.number < 0 || p.month != 0 && r.Every%12 != 0:
		return Rhythm{}, ValidationError{"rhythm", "say how often; write it like “every second Thursday” or “every month on the last Friday”"}
	case r.Unit != Months:
		r.Unit = Weeks
		if len(r.Weekdays) == 0 {
			r.Weekdays = []time.Weekday{r.First.Time().Weekday()}
		}
		if p.nth != 0 {
			return Rhythm{}, ValidationError{"rhythm", "say of which months: write it like “every month on the last Friday”"}
		}
	case len(r.Weekdays) > 0 && p.nth == 0:
		return Rhythm{}, ValidationError{"rhythm", "say which " + r.Weekdays[0].String() + " of the month: write it like “every month on the last Friday”"}
	case len(r.Weekdays) > 0:
		r.Nth = p.nth
	case p.nth != 0:
		r.MonthDay = p.nth
	default:
		r.MonthDay = r.First.Time().Day()
	}
	if err := r.Validate(); err != nil || p.month == 0 || r.inMonth(p.month) {
		return r, err
	}
	return Rhythm{}, ValidationError{"rhythm", fmt.Sprintf("no year has a %d %s", r.MonthDay, p.month)}
}

// numberWord reads "2", "2nd", "second", "two", "other" and "last".
func numberWord(word string) (int, bool) {
	switch word {
	case "last":
		return LastOf, true
	case "other":
		return 2, true
	}
	for i, names := range [][]string{nths, {"", "one", "two", "three", "four", "five", "six"}} {
		if n := slices.Index(names, word); n > 0 && (i == 1 || word != "") {
			return n, true
		}
	}
	digits := strings.TrimRight(word, "stndrh")
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}
