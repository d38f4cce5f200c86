package returns

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage/sheet"
)

// askedDates are two dates on one day, and one on another.
var askedDates = []model.PollOption{
	{ID: "a", Start: "2026-07-14T13:00", End: "2026-07-14T14:30", Mode: model.InPerson},
	{ID: "b", Start: "2026-07-14T18:00", End: "2026-07-14T19:30", Mode: model.InPerson},
	{ID: "c", Start: "2026-07-16T10:00", Mode: model.Online},
}

// letters are the answers of a row as y, i, n and -.
func letters(all []model.Answer) (out string) {
	for _, a := range all {
		switch a {
		case model.CanCome:
			out += "y"
		case model.CanIfNeedBe:
			out += "i"
		case model.CannotCome:
			out += "n"
		default:
			out += "-"
		}
	}
	return out
}

func TestAPollIsReadFromTables(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a column for each date": {"Name,Email,Tue 14 July 13:00,Tue 14 July 18:00,Thu 16 July\nAnn Lee,ann@example.org,yes,no,maybe\nBo Ng,,Yes,if need be,\n",
			"Ann Lee yni; Bo Ng yi-"},
		"a grid of Google Forms": {"Timestamp,Your name,\"Which can you make? [Tuesday 14 July 2026, 13:00–14:30]\",\"Which can you make? [Tuesday 14 July 2026, 18:00–19:30]\",\"Which can you make? [Thursday 16 July 2026, 10:00]\"\n2026/06/01 10:00:00,Ann Lee,Yes,If need be,No\n",
			"Ann Lee yin"},
		"Microsoft Forms, one list": {"ID,Start time,Name,Which dates suit you?\n1,6/1/26 10:00:00,Ann Lee,\"Tue 14 Jul 2026, 13:00–14:30;Thu 16 Jul 2026, 10:00;\"\n2,6/1/26 10:00:00,Bo Ng,None of these\n3,6/1/26 10:00:00,Cy Orr,\"Tue 14 Jul 2026, 18:00–19:30 (if need be);\"\n",
			"Ann Lee yny; Bo Ng nnn; Cy Orr nin"},
		"Doodle's three lines": {",July 2026,,\n,Tue 14,,Thu 16\n,1:00 PM – 2:30 PM,6:00 PM – 7:30 PM,10:00 AM\nAnn Lee,OK,(OK),\nBo Ng,,,OK\n",
			"Ann Lee yin; Bo Ng nny"},
		"numbers":               {"Name,Reply\nAnn Lee,\"1, 3 if need be\"\nBo Ng,2\nCy Orr,none\n", "Ann Lee yni; Bo Ng nyn; Cy Orr nnn"},
		"numbers as headings":   {"Name;1;2;3\nAnn Lee;✓;✗;?\n", "Ann Lee yni"},
		"ticks":                 {"Name\tOption 1\tOption 2\tOption 3\nAnn Lee\tx\t\tx\nBo Ng\t\t\t\n", "Ann Lee yny; Bo Ng There is no answer in this row"},
		"days as numbers":       {"Name,14/07/2026 13:00,14/07/2026 18:00,2026-07-16\nAnn Lee,1,0,1\n", "Ann Lee yny"},
		"another weekday":       {"Name,Which?\nAnn Lee,Mon 14 July 13:00\nBo Ng,Thu 16 July\n", "Ann Lee “14 july” is no date of the poll: it offers others; Bo Ng nny"},
		"a day with two times":  {"Name,Which?\nAnn Lee,14 July\nBo Ng,16 July\n", "Ann Lee “14 july” is no date of the poll: it does not say which time of that day; Bo Ng nny"},
		"an answer in a story":  {"Name,Date 1,Date 2,Date 3\nAnn Lee,banana,no,yes\nBo Ng,yes,yes,yes\n", "Ann Lee It is not clear what “banana” means under “Date 1”; Bo Ng yyy"},
		"nobody's answers":      {"Name,Date 1,Date 2,Date 3\n,no,no,yes\n", " The row has answers but no name and no email address, so nobody knows whose they are"},
		"one of the dates only": {"Name,Thu 16 July 10:00\nAnn Lee,no\n", "Ann Lee --n"},
	} {
		file, err := ReadPoll(strings.NewReader(c.text), askedDates)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, a := range file.Answers {
			word := letters(a.Answers)
			if a.Problem != "" {
				word = a.Problem
			}
			got = append(got, a.Name()+" "+word)
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, all, c.want)
		}
	}
}

func TestPollFilesThatCannotBeReadGetASentence(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "empty",
		"Name,Colour\nAnn,red\n":              "No column of this file is one of the poll’s dates",
		"Date 1,Date 2\nyes,no\n":             "No column of this file holds a name or an email address",
		"Name,16 July,Thu 16 July\nAnn,y,n\n": "Two columns are about the same date",
		"Name,Date 1\n":                       "there is nothing to import",
		"\x00\x01\x02\x03":                    "",
		"Name,Date 1\n" + strings.Repeat("Ann Lee,yes\n", mostRows+1): "more than 20,000 rows",
	} {
		_, err := ReadPoll(strings.NewReader(text), askedDates)
		var format sheet.FormatError
		if !errors.As(err, &format) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, not %q", text, err, want)
		}
	}
	dir := t.TempDir()
	for _, path := range []string{dir, filepath.Join(dir, "gone.csv")} {
		var file FileError
		if _, err := ReadPollFile(path, askedDates); !errors.As(err, &file) {
			t.Errorf("%s: %v", path, err)
		}
	}
	path := filepath.Join(dir, "answers.csv")
	if err := os.WriteFile(path, []byte("Name,Date 1\nAnn,yes\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if file, err := ReadPollFile(path, askedDates); err != nil || file.Name != "answers.csv" || !file.Ticks || len(file.Answers) != 1 {
		t.Errorf("%+v, %v", file, err)
	}
}

// FuzzReadPoll looks for input that panics, or gives answers that are neither some
// nor have a problem.
func FuzzReadPoll(f *testing.F) {
	for _, text := range []string{"Name,Date 1\nAnn,yes\n", ",July 2026,,\n,Tue 14,,Thu 16\n,1:00 PM,6:00 PM,10:00 AM\nAnn,OK,(OK),\n", "Name,Reply\nAnn,\"1, 3 if need be\"\n",
		"Name,x\nAnn,Tue 14 July 13:00;Thu 16 July\n", "Name,[14.7.2026]\nAnn,\xff\n", "\x00", ""} {
		f.Add([]byte(text))
	}
	f.Add(shared(f, "contacts/csv/ms-forms-responses.csv"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadPoll(bytes.NewReader(data), askedDates)
		if err != nil && len(file.Answers) > 0 {
			t.Fatalf("%d answers beside %v", len(file.Answers), err)
		}
		for _, a := range file.Answers {
			if a.Problem == "" && (a.Blank() || strings.Trim(letters(a.Answers), "-") == "") {
				t.Fatalf("%+v says nothing", a)
			}
		}
	})
}
