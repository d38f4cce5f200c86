package model

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestMoney(t *testing.T) {
	for text, want := range map[string]Money{
		"": 0, "  ": 0, "0": 0, "45": 4500, "£45": 4500, "£45.50": 4550, "45.5": 4550, "45.05": 4505, "1,200": 120000, "£1,234,567.89": 123456789,
		"1 200": 120000, "£ 12": 1200, " 7 ": 700, "0.01": 1, "1200": 120000,
	} {
		if got, err := ParseMoney(text); err != nil || got != want {
			t.Errorf("ParseMoney(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for _, bad := range []string{"-5", "5-", "12,50", "1,2,3", ",", "£", ".5", "5.", "5.123", "five", "5p", "1e3", "+5", "5.+5", "٣", "1099511627776", "99999999999999999999", "5.5.5"} {
		if got, err := ParseMoney(bad); err == nil {
			t.Errorf("ParseMoney(%q) = %d, want it refused", bad, got)
		}
	}
	for m, want := range map[Money]string{0: "£0", 1: "£0.01", 4500: "£45", 4550: "£45.50", 4505: "£45.05", -250: "-£2.50", -300: "-£3", 120000: "£1200"} {
		if got := m.String(); got != want {
			t.Errorf("Money(%d) is written %q, want %q", m, got, want)
		}
	}
}

func TestMoneyIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := Money(rapid.Int64Range(0, (1<<40)*100-1).Draw(r, "pence"))
		if got, err := ParseMoney(m.String()); err != nil || got != m {
			r.Fatalf("%d is written %s and read %d, %v", m, m, got, err)
		}
	})
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"", "45", "£45.50", "1,200", "12,50", "-1", "1099511627775.99", "£", "1 000 000", "0.0", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMoney(s)
		if m < 0 || (err != nil && m != 0) {
			t.Fatalf("ParseMoney(%q) = %d, %v", s, m, err)
		}
		if again, err := ParseMoney(m.String()); err != nil || again != m {
			t.Fatalf("%q is %d, written %s, read %d, %v", s, m, m, again, err)
		}
	})
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 999: "999", 1000: "1,000", 100000: "100,000", 1234567: "1,234,567", -1: "-1", -999: "-999", -1000: "-1,000", -123456: "-123,456",
		math.MinInt64: "-9,223,372,036,854,775,808",
	} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 people", 1: "1 person", 2: "2 people", 12345: "12,345 people"} {
		if got := Count(n, "person", "people"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestJoinNonEmpty(t *testing.T) {
	if got := JoinNonEmpty(", ", "", " a ", "\t", "b"); got != "a, b" {
		t.Errorf("got %q", got)
	}
	if got := JoinNonEmpty(", "); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
