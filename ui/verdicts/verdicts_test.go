package verdicts

import (
	"testing"

	"convenor/model/match"

	"fyne.io/fyne/v2/test"
)

func TestTheWholeReasonOfTheCurrentRowIsShown(t *testing.T) {
	test.NewTempApp(t)
	l := New([]match.Kind{match.New, match.Ambiguous})
	l.Show([]match.Verdict{{Line: 2, Kind: match.New, Reason: "nobody is like this"}, {Line: 3, Kind: match.Ambiguous, Reason: "Ann Adeyemi and Anna Adeyemi are both like this"}})
	if l.why.Text() != "nobody is like this" {
		t.Errorf("at first it says %q", l.why.Text())
	}
	l.FocusFirst(match.Ambiguous)
	if l.why.Text() != "Ann Adeyemi and Anna Adeyemi are both like this" {
		t.Errorf("on the second row it says %q", l.why.Text())
	}
	l.Show(nil)
	if l.why.Text() != "" {
		t.Errorf("with no rows it says %q", l.why.Text())
	}
}
