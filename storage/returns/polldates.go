package returns

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/model/match"
)

// pollDates finds the dates of a poll in headings and lists.
type pollDates struct{ options []model.PollOption }

const monthNames = `(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*`

var (
	// dayPatterns find a day as people and forms write it, best first.
	dayPatterns = []*regexp.Regexp{
		regexp.MustCompile(`\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})`),
		regexp.MustCompile(`\b(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .-]*(?P<n>` + monthNames + `)\b\.?,?(?:[ -]*(?P<y>\d{4}))?`),
		regexp.MustCompile(`\b(?P<n>` + monthNames + `)\b\.?[ -]*(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?:,? *(?P<y>\d{4})\b)?`),
		regexp.MustCompile(`\b(?P<n>` + monthNames + `)\b\.? *(?P<y>\d{4})[ ,]+(?:[a-z]+[ ,]+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\b`), // Doodle: month, then day
		regexp.MustCompile(`\b(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}|\d{2}))?\b`),
		regexp.MustCompile(`\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})?\b`),
	}
	// dayAlone is a day of a month that stands on a line above, which may be lost.
	dayAlone      = regexp.MustCompile(`\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +(?P<d>\d{1,2})(?:st|nd|rd|th)?\b`)
	timePattern   = regexp.MustCompile(`\b(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?(?:\b|$)`)
	numberPattern = regexp.MustCompile(`^(?:option|date|choice|no|nr|number|#)?[ .:]*(\d{1,2})[.):]?$`)
	weekdays      = regexp.MustCompile(`\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b`)
)

// mention is a day that a text names.
type mention struct {
	from, to int
	day      int
	month    int // 0: not said
	year     int // 0: not said
}

// mostText is how many bytes of a cell are looked at: no list of a poll is longer.
const mostText = 4000

// lower is a text as the patterns read it.
func lower(text string) string {
	text = strings.ToValidUTF8(text[:min(len(text), mostText)], "")
	return strings.ToLower(strings.NewReplacer("\u00a0", " ", "–", "-", "—", "-").Replace(text))
}

// mentions are the days that a text names, in order.
func mentions(text string) (all []mention) {
	for at := 0; at < len(text); {
		best := mention{from: -1}
		for _, pattern := range dayPatterns {
			found := pattern.FindStringSubmatchIndex(text[at:])
			if found == nil || best.from >= 0 && at+found[0] >= best.from {
				continue
			}
			if m, ok := mentionOf(pattern, text[at:], found); ok {
				m.from, m.to = at+found[0], at+found[1]
				best = m
			}
		}
		if best.from < 0 {
			return all
		}
		all = append(all, best)
		at = best.to
	}
	return all
}

func mentionOf(pattern *regexp.Regexp, text string, found []int) (m mention, ok bool) {
	for i, name := range pattern.SubexpNames() {
		if name == "" || found[2*i] < 0 {
			continue
		}
		part := text[found[2*i]:found[2*i+1]]
		n, _ := strconv.Atoi(part)
		switch name {
		case "d":
			m.day = n
		case "m":
			m.month = n
		case "n":
			m.month = strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", part[:3])/3 + 1
		case "y":
			if m.year = n; n < 100 {
				m.year += 2000
			}
		}
	}
	if m.month > 12 && m.day <= 12 { // 7/14: month first
		m.day, m.month = m.month, m.day
	}
	return m, m.day >= 1 && m.day <= 31 && m.month <= 12 && (m.month >= 1 || pattern == dayAlone)
}

// find is the option that a mention of a day is about, with what stands around it;
// what says why there is none.
func (d pollDates) find(m mention, before, after string) (n int, err error) {
	var fit []int
	for i, o := range d.options {
		day := o.Start.Date().Time()
		if day.Day() == m.day && (m.month == 0 || int(day.Month()) == m.month) && (m.year == 0 || m.year == day.Year()) {
			fit = append(fit, i)
		}
	}
	if w := weekdays.FindAllString(before, -1); len(fit) > 0 && len(w) > 0 {
		if day := d.options[fit[0]].Start.Date().Time(); w[len(w)-1][:3] != strings.ToLower(day.Format("Mon")) {
			return 0, errNoDates
		}
	}
	if len(fit) > 1 {
		fit = d.atTime(fit, after)
	}
	switch len(fit) {
	case 0:
		return 0, errNoDates
	case 1:
		return fit[0], nil
	}
	return 0, errSeveral
}

var errSeveral = errors.New("it does not say which time of that day")

// atTime keeps the options that start at the time a text names first.
func (d pollDates) atTime(fit []int, after string) (left []int) {
	found := timePattern.FindStringSubmatch(after)
	if found == nil {
		return fit
	}
	hour, _ := strconv.Atoi(found[1])
	minute, _ := strconv.Atoi(found[2])
	switch half := strings.ReplaceAll(found[3], ".", ""); {
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	for _, i := range fit {
		if d.options[i].Start.Clock() == model.Clock(hour*60+minute) {
			left = append(left, i)
		}
	}
	if len(left) == 0 {
		return nil
	}
	return left
}

// heading is the option that the heading of a column is about.
func (d pollDates) heading(text string) (n int, ok bool) {
	text = lower(text)
	if at, end := strings.LastIndex(text, "["), strings.LastIndex(text, "]"); at >= 0 && end > at {
		text = text[at+1 : end] // Google's grids: the question, then the row in brackets
	}
	all := mentions(text)
	if found := dayAlone.FindStringSubmatchIndex(text); len(all) == 0 && found != nil {
		if m, ok := mentionOf(dayAlone, text, found); ok {
			m.from, m.to = found[0], found[1]
			all = append(all, m)
		}
	}
	if len(all) != 1 {
		return d.number(text)
	}
	n, err := d.find(all[0], text[:all[0].from]+text[all[0].from:all[0].to], text[all[0].to:])
	return n, err == nil
}

// number is the option that a text names by its number in the poll.
func (d pollDates) number(text string) (n int, ok bool) {
	found := numberPattern.FindStringSubmatch(strings.TrimSpace(text))
	if found == nil {
		return 0, false
	}
	n, err := strconv.Atoi(found[1])
	return n - 1, err == nil && n >= 1 && n <= len(d.options)
}

var noneWords = []string{"none", "none of them", "none of these", "none of the above", "no", "cannot make any", "neither", "no date"}

// list reads a cell that lists the dates that suit; those that it does not name do
// not. An error says in words what is wrong.
func (d pollDates) list(cell string) ([]model.Answer, error) {
	answers := make([]model.Answer, len(d.options))
	for i := range answers {
		answers[i] = model.CannotCome
	}
	folded := model.Fold(cell)
	for _, w := range noneWords {
		if folded == w {
			return answers, nil
		}
	}
	text := lower(cell)
	all := mentions(text)
	if len(all) == 0 {
		return d.numbers(text)
	}
	last := 0
	for i, m := range all {
		end := len(text)
		if i+1 < len(all) {
			end = all[i+1].from
		}
		n, err := d.find(m, text[last:m.to], text[m.to:end])
		if err != nil {
			return answers, fmt.Errorf("“%s” is no date of the poll: %w", shorten(text[m.from:m.to]), lowerError(err))
		}
		answers[n] = suits(text[m.to:end])
		last = m.to
	}
	return answers, nil
}

func lowerError(err error) error {
	if err == errNoDates {
		return errors.New("it offers others")
	}
	return err
}

// numbers reads the numbers of the dates that suit: "1, 3 if need be".
func (d pollDates) numbers(text string) ([]model.Answer, error) {
	answers := make([]model.Answer, len(d.options))
	for i := range answers {
		answers[i] = model.CannotCome
	}
	named := false
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, " and ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		digits := strings.TrimRight(part, " abcdefghijklmnopqrstuvwxyz()")
		n, ok := d.number(digits)
		if !ok {
			return answers, errNoDates
		}
		answers[n], named = suits(part[len(digits):]), true
	}
	if !named {
		return answers, errNoDates
	}
	return answers, nil
}

// suits is the answer that a date in a list has: yes unless what follows it says
// otherwise.
func suits(after string) model.Answer {
	if match.IfNeedBe(after) {
		return model.CanIfNeedBe
	}
	return model.CanCome
}
