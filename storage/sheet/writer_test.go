package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"":                "",
		"Ann":             "Ann",
		"'Ann":            "'Ann",
		"'":               "'",
		"=1+1":            "'=1+1",
		"+44 7700 900123": "'+44 7700 900123",
		"-":               "'-",
		"@handle":         "'@handle",
		"\t=1":            "'\t=1",
		"\r=1":            "'\r=1",
		"\n=1":            "'\n=1",
		"＝1+1":            "'＝1+1",
		"'=1+1":           "''=1+1",
		"''=1+1":          "'''=1+1",
		"a=1":             "a=1",
		";=1":             ";=1",
	} {
		if got := Guard(cell); got != want {
			t.Errorf("Guard(%q) = %q, want %q", cell, got, want)
		}
		if got := Unguard(want); got != cell {
			t.Errorf("Unguard(%q) = %q, want %q", want, got, cell)
		}
	}
}

// anyCell draws cells that are likely to be trouble.
func anyCell() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringOf(rapid.SampledFrom([]rune("'=+-@\t\r\n\",;| ＝＋－＠aé小\ufeff"))),
		rapid.StringMatching(`'{0,3}[=+@-]?[A-Za-z0-9 ",;]{0,12}`),
	)
}

func TestUnguardUndoesGuard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := anyCell().Draw(t, "cell")
		guarded := Guard(cell)
		if got := Unguard(guarded); got != cell {
			t.Fatalf("%q guarded %q came back %q", cell, guarded, got)
		}
		if startsFormula(guarded) {
			t.Fatalf("%q guarded is still a formula: %q", cell, guarded)
		}
	})
}

func TestWriterBytes(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, row := range [][]string{
		{"Name", "Phone", "Note"},
		{"Ann \"Bob\" Lee", "+44 7700 900123", "two\nlines"},
		{"=1+1", "", "a, b; c"},
		{""},
		{" x", "a\x00b", "\xff"},
	} {
		if err := w.Write(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffName,Phone,Note\r\n" +
		"\"Ann \"\"Bob\"\" Lee\",'+44 7700 900123,\"two\nlines\"\r\n" +
		"'=1+1,,\"a, b; c\"\r\n" +
		"\"\"\r\n" +
		"\" x\",a\uFFFDb,\uFFFD\r\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWriterPassesErrorsOn(t *testing.T) {
	w := NewWriter(failing{})
	for range 10_000 {
		w.Write("Ann", "ann@example.org")
	}
	if err := w.Write("Bob"); err != errFull {
		t.Errorf("Write: %v", err)
	}
	if err := w.Flush(); err != errFull {
		t.Errorf("Flush: %v", err)
	}
}

var errFull = errors.New("disk full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		header := []string{"Given name", "Family name", "Email", "Notes"}
		row := rapid.SliceOfN(anyCell(), 4, 4).Filter(func(cells []string) bool { return !isEmpty(cells) })
		rows := rapid.SliceOfN(row, 1, 12).Draw(t, "rows")
		var b bytes.Buffer
		w := NewWriter(&b)
		w.Write(header...)
		for _, row := range rows {
			w.Write(row...)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		r, err := Open(&b)
		if err != nil {
			t.Fatalf("%v in %q", err, rows)
		}
		got, err := rest(r)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(header, r.Header); diff != "" {
			t.Fatal(diff)
		}
		for _, row := range rows {
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\x00", "\uFFFD")
			}
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Values that look dangerous or odd come back as they were, and a second round
// changes nothing more.
func TestHostileFilesRoundTrip(t *testing.T) {
	for _, file := range []string{"hostile/csv-injection/contacts-with-formulas.csv", "hostile/strings/names-odd.csv"} {
		r, rows := readAll(t, shared(t, file))
		var b bytes.Buffer
		w := NewWriter(&b)
		w.Write(r.Header...)
		for _, row := range rows {
			w.Write(row...)
		}
		w.Flush()
		plain := csv.NewReader(bytes.NewReader(b.Bytes()))
		for cells, err := plain.Read(); err != io.EOF; cells, err = plain.Read() {
			if err != nil {
				t.Fatalf("%s is not RFC 4180: %v", file, err)
			}
			for _, cell := range cells {
				if startsFormula(cell) {
					t.Errorf("%s: not guarded: %.40q", file, cell)
				}
			}
		}
		_, again := readAll(t, &b)
		if diff := cmp.Diff(rows, again); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, seed := range []string{
		"Name,Email\nAnn,a@x.org\n", "sep=;\nName;Email\nAnn;a\n", "Notes:\n\"long, text\"\n\nFirst Name,Email\nAnn,a\n",
		"1. Summary\nTitle\tx\n\n2. Participants\nName\tEmail\nAnn\ta\n\n3. More\nName\tEmail\nAnn\ta\n",
		"\xff\xfeN\x00a\x00m\x00e\x00\n\x00A\x00n\x00n\x00\n\x00", "\ufeffName,\"Email\nx\",a\"b,\"c\"d\r\rx", "PK\x03\x04", "\"", ",", "\r", "sep=,",
		"Name|Email\n\"\"\"|'=1\n", "Name,Email\nSi\xe2n,\x81\n", "\xfe\xff\xd8\x00", "Name\nAnn\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r, err := Open(bytes.NewReader(in))
		if err != nil {
			var bad FormatError
			if !errors.As(err, &bad) || bad.Problem == "" {
				t.Fatalf("Open: %v", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, name := range r.Header {
			if name == "" || seen[name] {
				t.Fatalf("heading %q", r.Header)
			}
			seen[name] = true
		}
		line := r.HeaderLine
		for range len(in) + 1 {
			row, err := r.Next()
			var bad *RowError
			if err == io.EOF {
				return
			}
			if errors.As(err, &bad) {
				row.Line = bad.Line
			} else if err != nil {
				return
			} else if len(row.Cells) != len(r.Header) {
				t.Fatalf("%d cells under %d headings", len(row.Cells), len(r.Header))
			}
			if row.Line <= line {
				t.Fatalf("line %d after line %d", row.Line, line)
			}
			line = row.Line
		}
		t.Fatal("more rows than bytes")
	})
}
