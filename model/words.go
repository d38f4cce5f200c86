package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Money is an amount in the smallest unit of the community's currency (pence).
type Money int64

// String is the amount in pounds, without pence when there are none.
func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	if m%100 == 0 {
		return fmt.Sprintf("%s£%d", sign, m/100)
	}
	return fmt.Sprintf("%s£%d.%02d", sign, m/100, m%100)
}

var moneyForm = regexp.MustCompile(`^£? ?(\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.(\d{1,2}))?$`)

// ParseMoney reads "45", "£45.50" or "1,200". An empty string is 0. A comma
// stands only between thousands: "12,50" is refused, not taken for 1,250.
func ParseMoney(s string) (Money, error) {
	t := strings.TrimSpace(s)
	if t == "" {
		return 0, nil
	}
	bad := ValidationError{"amount", "“" + s + "” is not an amount of money; write it like 45 or 45.50"}
	m := moneyForm.FindStringSubmatch(t)
	if m == nil {
		return 0, bad
	}
	pounds, err := strconv.ParseUint(strings.NewReplacer(",", "", " ", "").Replace(m[1]), 10, 40)
	if err != nil {
		return 0, bad
	}
	pence, _ := strconv.ParseUint((m[2] + "00")[:2], 10, 8) // two digits
	return Money(pounds*100 + pence), nil
}

// Count writes n with the right word: "1 person", "3 people".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + many
}

// Thousands writes n with commas: 100,000.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	start := 0
	if n < 0 {
		start = 1
	}
	for i := len(s) - 3; i > start; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// JoinNonEmpty joins the parts that are not blank.
func JoinNonEmpty(sep string, parts ...string) string {
	kept := make([]string, 0, len(parts))
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
