package model

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBankHolidaysArePublishedOnes compares with gov.uk/bank-holidays.json.
func TestBankHolidaysArePublishedOnes(t *testing.T) {
	name := filepath.Join("..", "..", "shared", "data", "map", "bank-holidays.json")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("the test material is missing: %v", err)
	}
	var published map[string]struct {
		Events []struct{ Title, Date, Notes string }
	}
	if err := json.Unmarshal(data, &published); err != nil {
		t.Fatal(err)
	}
	want := map[int][]string{}
	for _, e := range published["england-and-wales"].Events {
		title := e.Title
		if e.Notes == "Substitute day" {
			title += " (substitute day)"
		}
		year := Date(e.Date).Time().Year()
		want[year] = append(want[year], e.Date+" "+title)
	}
	if len(want) < 4 {
		t.Fatalf("only %d years are published", len(want))
	}
	for year, days := range want {
		var got []string
		for _, h := range BankHolidays(year) {
			got = append(got, string(h.Day)+" "+h.Name)
		}
		if diff := cmp.Diff(days, got); diff != "" {
			t.Errorf("%d: %s", year, diff)
		}
	}
}

// The years in which something was otherwise.
func TestBankHolidaysOfThePast(t *testing.T) {
	for year, want := range map[int][]Date{
		1977: nil,
		1999: {"1999-01-01", "1999-04-02", "1999-04-05", "1999-05-03", "1999-05-31", "1999-08-30", "1999-12-27", "1999-12-28", "1999-12-31"},
		2002: {"2002-01-01", "2002-03-29", "2002-04-01", "2002-05-06", "2002-06-03", "2002-06-04", "2002-08-26", "2002-12-25", "2002-12-26"},
		2010: {"2010-01-01", "2010-04-02", "2010-04-05", "2010-05-03", "2010-05-31", "2010-08-30", "2010-12-27", "2010-12-28"},
		2011: {"2011-01-03", "2011-04-22", "2011-04-25", "2011-04-29", "2011-05-02", "2011-05-30", "2011-08-29", "2011-12-26", "2011-12-27"},
		2012: {"2012-01-02", "2012-04-06", "2012-04-09", "2012-05-07", "2012-06-04", "2012-06-05", "2012-08-27", "2012-12-25", "2012-12-26"},
		2016: {"2016-01-01", "2016-03-25", "2016-03-28", "2016-05-02", "2016-05-30", "2016-08-29", "2016-12-26", "2016-12-27"},
		2020: {"2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25", "2020-12-28"},
		2021: {"2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30", "2021-12-27", "2021-12-28"},
		2022: {"2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27"},
		2023: {"2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26"},
	} {
		var got []Date
		for _, h := range BankHolidays(year) {
			got = append(got, h.Day)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d: %s", year, diff)
		}
	}
}

func TestEaster(t *testing.T) {
	// From the tables of the Book of Common Prayer; 1818 and 2285 are the earliest
	// there can be, 1943 and 2038 the latest.
	for year, want := range map[int]Date{1818: "1818-03-22", 1943: "1943-04-25", 2000: "2000-04-23", 2019: "2019-04-21", 2024: "2024-03-31", 2026: "2026-04-05", 2038: "2038-04-25", 2285: "2285-03-22"} {
		if got := Easter(year); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}
