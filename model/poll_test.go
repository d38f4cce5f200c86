package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAPollSaysWhatIsWrongWithIt(t *testing.T) {
	good := PollOption{Start: "2026-07-14T13:00", End: "2026-07-14T14:30", Mode: InPerson, Venue: "v"}
	with := func(change func(*PollOption)) Poll {
		o := good
		change(&o)
		return Poll{Title: "Summer", Options: []PollOption{o}}
	}
	for want, p := range map[string]Poll{
		"":                     with(func(*PollOption) {}),
		"needs a title":        {Title: " ", Options: []PollOption{good}},
		"at least one date":    {Title: "Summer"},
		"at most 12 dates":     {Title: "Summer", Options: make([]PollOption, MostPollOptions+1)},
		"twice":                {Title: "Summer", Options: []PollOption{good, good}},
		"a day and a time":     with(func(o *PollOption) { o.Start = "" }),
		"not a date":           with(func(o *PollOption) { o.Start = "2026-02-30T10:00" }),
		"end after it starts":  with(func(o *PollOption) { o.End = o.Start }),
		"in person, online or": with(func(o *PollOption) { o.Mode = "by post" }),
		"has no venue":         with(func(o *PollOption) { o.Mode = Online }),
		"that is not a day":    {Title: "Summer", Options: []PollOption{good}, Made: "yesterday"},
	} {
		err := p.Validate()
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%+v: %v, not %q", p, err, want)
		}
	}
}

func TestDaysTellOptionsApart(t *testing.T) {
	p := Poll{Options: []PollOption{{Start: "2026-07-14T13:00", Mode: InPerson}, {Start: "2026-07-14T18:00", Mode: InPerson}, {Start: "2026-07-14T18:00", Mode: Online}, {Start: "2026-07-16T10:00", Mode: Online}}}
	if got := strings.Join(p.Days(), "; "); got != "Tue 14 July, 13:00; Tue 14 July, 18:00 in person; Tue 14 July, 18:00 online; Thu 16 July" {
		t.Error(got)
	}
}

func TestRowsOfAPollAreTyped(t *testing.T) {
	for text, want := range map[string]string{
		"3 y n i":                     "3 yes,no,if need be",
		"3 yni":                       "3 yes,no,if need be",
		"3: Y/N/I; 4 1 2 3":           "3 yes,no,if need be|4 yes,if need be,no",
		"Kasia Żukowska y - n\n9 ---": "Kasia Żukowska yes,,no|9 ,,",
		"yin y y y":                   "yin yes,yes,yes",
	} {
		rows, err := ParsePollRows(strings.ReplaceAll(text, "\\n", "\n"), 3)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var got []string
		for _, r := range rows {
			var answers []string
			for _, a := range r.Answers {
				answers = append(answers, string(a))
			}
			name := r.Name
			if r.Row > 0 {
				name = string(rune('0' + r.Row))
			}
			got = append(got, name+" "+strings.Join(answers, ","))
		}
		if all := strings.Join(got, "|"); all != want {
			t.Errorf("%q is %q, not %q", text, all, want)
		}
	}
	for text, want := range map[string]string{"": "type the number", " ; ": "type the number", "3 y n": "has 2 answers, and there are 3 dates", "3 y n i y": "has 4 answers", "3 y banana n": "“banana” is no answer", "- y n i": "neither a row’s number nor a name"} {
		if _, err := ParsePollRows(text, 3); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %q", text, err, want)
		}
	}
}

func TestARowOfAPollIsTypedByItself(t *testing.T) {
	for text, want := range map[string]TypedPollRow{" 3 ": {Row: 3}, "Kasia Żukowska": {Name: "Kasia Żukowska"}, "12": {Row: 12}} {
		if row, ok := ParsePollRow(text); !ok || row.Row != want.Row || row.Name != want.Name {
			t.Errorf("%q is %+v, %v", text, row, ok)
		}
	}
	for _, text := range []string{"", "3 y", "3;4", "Kasia yn", "-"} {
		if row, ok := ParsePollRow(text); ok {
			t.Errorf("%q is %+v", text, row)
		}
	}
}

// FuzzParsePollRows looks for text that panics, or is read as rows of another
// number of answers.
func FuzzParsePollRows(f *testing.F) {
	for _, text := range []string{"3 y n i", "Kasia ynin; 4 1 2 3", "- - -", "\xff y", "99999999999999999999 y"} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, options int) {
		rows, err := ParsePollRows(text, options)
		for _, r := range rows {
			if err != nil || len(r.Answers) != options || r.Row == 0 && r.Name == "" {
				t.Fatalf("%q: %+v, %v", text, r, err)
			}
		}
	})
}

func TestTheMailOfAPollNamesEveryDate(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := Poll{Title: "Summer\r\nBcc: x@example.org", Words: rapid.String().Draw(r, "words")}
		for i := range rapid.IntRange(1, MostPollOptions).Draw(r, "dates") {
			p.Options = append(p.Options, PollOption{Start: At("2026-07-01", Clock(i*60)), Mode: Online})
		}
		m := p.PollText("Kasia", func(o PollOption) string { return o.Mode.Phrase() }, Community{Name: "C"})
		if strings.ContainsAny(m.Subject, "\r\n") || strings.Contains(m.Body, "\r") {
			r.Fatalf("%q", m)
		}
		for _, o := range p.Options {
			if !strings.Contains(m.Body, o.When()+", online\n") {
				r.Fatalf("%s is not in %q", o.When(), m.Body)
			}
		}
	})
}
