package model

import "time"

// Unit is what a rhythm counts in.
type Unit string

// The units of a rhythm. A year is twelve months.
const (
	Weeks  Unit = "week"
	Months Unit = "month"
)

// LastOf counts a weekday or a day from the end of the month.
const LastOf = -1

// Rhythm is when sessions of a series are, as days.
type Rhythm struct {
	Every    int            // weeks or months from one to the next, from 1
	Unit     Unit           // Weeks or Months
	Weekdays []time.Weekday // of Weeks: the days, at least one; of Months with Nth: exactly one
	Nth      int            // of Months: 1 to 5 or LastOf, with its weekday; 0 when it is MonthDay
	MonthDay int            // of Months without Nth: 1 to 31, or LastOf for the last day
	First    Date           // it starts here, or on the first day after it that fits
	Until    Date           // the last day it may have; empty for none
	Count    int            // how many days it has; 0 for no such limit
}

// Validate reports the first thing that is wrong with r.
func (r Rhythm) Validate() error { return nil }

// Days are the days of the rhythm from from to to, both inclusive.
func (r Rhythm) Days(from, to Date) []Date { return nil }

// Missing names the months from from to to that have no such day, "February 2027".
func (r Rhythm) Missing(from, to Date) []string { return nil }

// Rule is the rhythm as an RRULE of RFC 5545 3.8.5.3, without its name.
func (r Rhythm) Rule() string { return "" }

// ParseRule reads what Rule writes, and other rules of the same kind, from a first day on.
func ParseRule(rule string, first Date) (Rhythm, error) { return Rhythm{}, nil }

// Words is the rhythm in words: "every second Thursday until 17 December 2026".
func (r Rhythm) Words() string { return "" }

// ParseRhythm reads what Words writes, and what people type like it, from a first day on.
func ParseRhythm(words string, first Date) (Rhythm, error) { return Rhythm{}, nil }
