package report

import (
	"testing"

	"convenor/model"
)

// Paper lies about for a while: a date without its year is not one.
func TestThePaperOfAPollNamesTheYear(t *testing.T) {
	d := NewDatePoll(PollInput{Poll: model.Poll{Title: "Summer", Options: []model.PollOption{{Start: "2027-02-09T13:00", End: "2027-02-09T15:00", Mode: model.Online}}},
		Place: func(o model.PollOption) string { return o.Mode.Phrase() }})
	if want := (PollColumn{Day: "Tue 9 Feb 2027", Time: "13:00–15:00", Place: "online"}); len(d.Options) != 1 || d.Options[0] != want {
		t.Errorf("%+v, not %+v", d.Options, want)
	}
}
