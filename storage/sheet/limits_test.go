package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
)

// problem opens and reads to the end and returns the FormatError on the way.
func problem(t *testing.T, r io.Reader) string {
	t.Helper()
	reader, err := Open(r)
	if err == nil {
		_, err = rest(reader)
	}
	var bad FormatError
	if !errors.As(err, &bad) {
		t.Fatalf("got %v, want a FormatError", err)
	}
	return bad.Problem
}

func randomBytes(n int, lowest byte) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = lowest + byte(random.IntN(256-int(lowest)))
	}
	return b
}

func numbered(n int, name, delim string) string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("%s %d", name, i+1)
	}
	return strings.Join(names, delim) + "\n"
}

func TestRefused(t *testing.T) {
	const people = "Name,Email\n"
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", emptyProblem},
		{"mark alone", "\ufeff", emptyProblem},
		{"empty lines", "\r\n\r\n \t\r\n", emptyProblem},
		{"commas alone", ",,,\n,,,\n", headingProblem},
		{"xlsx", "PK\x03\x04\x14\x00", "Excel’s own format"},
		{"xls", "\xD0\xCF\x11\xE0\xA1\xB1", "Excel’s old format"},
		{"pdf", "%PDF-1.7\n", "PDF"},
		{"png", "\x89PNG\r\n\x1a\n", "picture"},
		{"jpeg", "\xff\xd8\xff\xe0", "picture"},
		{"page", "\n<HTML><table><tr><td>Name", "web page"},
		{"contact cards", "BEGIN:VCARD\r\nVERSION:3.0\r\n", ".vcf"},
		{"calendar", "\ufeffBEGIN:VCALENDAR\r\n", ".ics"},
		{"database", "SQLite format 3\x00", "database"},
		{"random", string(randomBytes(200_000, 0)), binaryProblem},
		{"random without zeros", string(randomBytes(200_000, 1)), binaryProblem},
		{"random after a UTF-16 mark", "\xff\xfe" + string(randomBytes(200_000, 0)), binaryProblem},
		{"short random", string(randomBytes(100, 1)), binaryProblem},
		{"a zero", "Name,Email\nAnn\x00,a\n", binaryProblem},
		{"a zero later", people + strings.Repeat("Ann,a@x.org\n", 10_000) + "B\x00,b\n", "Line 10002 of this file holds a zero character"},
		{"one line of data", "Ann,Lee,ann@x.org\n", headingProblem},
		{"one line of words", "hello,world", headingProblem},
		{"no heading", "Ann,ann@x.org\nBob,bob@x.org\n", headingProblem},
		{"addresses without a heading", "ann@x.org\nbob@x.org\n", headingProblem},
		{"prose", "It was a dark and stormy night and nobody came to the meeting\nbecause of the rain.\n", headingProblem},
		{"JSON", "{\n \"people\": [\n  {\n   \"given\": \"Ann\"\n  }\n ]\n}\n", "JSON"},
		{"1,001 columns", numbered(1001, "Email", ","), columnsProblem},
		{"10,000 columns", numbered(10_000, "Email", ","), columnsProblem},
		{"10,000 columns by tabs", numbered(10_000, "Some heading", "\t"), columnsProblem},
		{"10,000 empty columns", "Name,Email" + strings.Repeat(",", 10_000) + "\n", columnsProblem},
		{"a first line without end", strings.Repeat("Name ", 100_000), longProblem},
		{"an open quote in the heading", "Name,\"Email\nAnn,a\n", openProblem},
		{"an open quote in a long heading", "Name,\"Email\n" + strings.Repeat("Ann,a\n", 20_000), longProblem},
		{"a long cell", people + "Ann,a\n" + strings.Repeat("x", maxCell+1) + ",b\n", "Line 3 of this file is far too long"},
		{"a long last cell", people + "Ann,a\nb," + strings.Repeat("x", maxCell+1), "Line 3 of this file is far too long"},
		{"a long record", people + strings.Repeat(strings.Repeat("x", 1<<19)+",", 9) + "\n", "Line 2 of this file is far too long"},
		{"a line without end", people + strings.Repeat("xy", maxRecord), "Line 2 of this file is far too long"},
		{"a long quoted cell", people + "\"Ann\nLee" + strings.Repeat("x", maxCell) + "\",b\n", "opens in line 2 of this file is not closed"},
		{"a long cell after quotes", people + "\"Ann\"" + strings.Repeat("x", maxCell) + ",b\n", "Line 2 of this file is far too long"},
		{"a long record with quotes", people + strings.Repeat("\""+strings.Repeat("x", 1<<19)+"\",", 9) + "\n", "Line 2 of this file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := problem(t, strings.NewReader(tt.in)); !strings.Contains(got, tt.want) {
				t.Errorf("%s\nwant …%s…", got, tt.want)
			}
		})
	}
}

func TestFilesOfOtherKinds(t *testing.T) {
	for file, want := range map[string]string{
		"contacts/csv/ms-forms-responses.xlsx": "Excel’s own format",
		"contacts/csv/TRUTH.json":              "JSON",
		"hostile/xlsx/encryptAES.xlsx":         "Excel’s old format",
		"hostile/xlsx/html-named.xlsx":         "web page",
		"hostile/xlsx/not-a-zip.xlsx":          "Excel’s own format",
		"hostile/sqlite/fuzzdata3-102.db":      "database",
	} {
		if got := problem(t, shared(t, file)); !strings.Contains(got, want) {
			t.Errorf("%s: %s", file, got)
		}
	}
}

// Rows before a limit is passed are good, and a row that is too wide costs
// only itself.
func TestRowsAroundABadOne(t *testing.T) {
	in := "Name,Email\nAnn,a\n" + strings.Repeat("x,", 50_000) + "x\n\"Bob\"" + strings.Repeat(",x", 50_000) + "\nCy,c\n"
	_, rows := readAll(t, strings.NewReader(in))
	want := "[[Ann a] [!row 3 has more than 1,000 cells, the heading has 2] [!row 4 has more than 1,000 cells, the heading has 2] [Cy c]]"
	if got := fmt.Sprint(rows); got != want {
		t.Error(got)
	}
}

func TestThousandColumns(t *testing.T) {
	r, rows := readAll(t, strings.NewReader(numbered(maxColumns, "Email", ";")+numbered(maxColumns, "x", ";")))
	if len(r.Header) != maxColumns || len(rows) != 1 || rows[0][maxColumns-1] != "x 1000" {
		t.Errorf("%d columns, %d rows", len(r.Header), len(rows))
	}
}

func TestLongestCells(t *testing.T) {
	long := strings.Repeat("é", maxCell/2)
	_, rows := readAll(t, strings.NewReader("Name,Email\n"+long+",a\n\""+long+"\",\""+long+"\"\n"))
	if len(rows) != 2 || rows[0][0] != long || rows[1][0] != long || rows[1][1] != long {
		t.Error("a cell of exactly 1 MiB came back changed")
	}
}

func utf16Bytes(s string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestUTF16(t *testing.T) {
	in := "Name;Email\r\n" + strings.Repeat("Siân 小龙 👩‍💻;\"s@x.org\r\n2\"\r\n", 5_000)
	for _, tt := range []struct {
		name string
		text string
		big  bool
	}{{"UTF-16LE", in, false}, {"UTF-16BE", in, true}, {"UTF-16LE", "\ufeff" + in, false}, {"UTF-16BE", "\ufeff" + in, true}} {
		r, rows := readAll(t, bytes.NewReader(utf16Bytes(tt.text, tt.big)))
		if r.Encoding != tt.name || len(rows) != 5_000 || rows[4_999][0] != "Siân 小龙 👩‍💻" || rows[4_999][1] != "s@x.org\r\n2" {
			t.Errorf("%s: read as %s, %d rows", tt.name, r.Encoding, len(rows))
		}
	}
}

// Bytes that are not UTF-8 but come only after the sample are still read.
func TestWindowsBytesAfterTheSample(t *testing.T) {
	_, rows := readAll(t, strings.NewReader("Name,Email\n"+strings.Repeat("Ann,a\n", 20_000)+"Si\xe2n,\x80\n"))
	if last := rows[len(rows)-1]; last[0] != "Siân" || last[1] != "€" {
		t.Errorf("%q", last)
	}
}

// The sample may end inside a character.
func TestSampleEndsInsideACharacter(t *testing.T) {
	for shift := range 4 {
		in := "Name,Email\n" + strings.Repeat("x", shift) + strings.Repeat(strings.Repeat("龙", 20)+",a\n", 3_000)
		if r, _ := readAll(t, strings.NewReader(in)); r.Encoding != "UTF-8" {
			t.Errorf("shift %d: %s", shift, r.Encoding)
		}
	}
}

func TestLineNumbersAndOffset(t *testing.T) {
	in := "Note\r\n\r\nName,Email\r\n\r\n\"Ann\r\nLee\",a\r\n\r\nBob,b\r\n"
	r, err := Open(iotest.OneByteReader(strings.NewReader(in)))
	if err != nil {
		t.Fatal(err)
	}
	first, err1 := r.Next()
	second, err2 := r.Next()
	if r.HeaderLine != 3 || first.Line != 5 || second.Line != 8 || err1 != nil || err2 != nil {
		t.Errorf("heading %d, rows %d and %d; %v %v", r.HeaderLine, first.Line, second.Line, err1, err2)
	}
	for range 2 {
		if _, err := r.Next(); err != io.EOF {
			t.Errorf("after the last row: %v", err)
		}
	}
	if r.Offset() != int64(len(in)) {
		t.Errorf("offset %d of %d", r.Offset(), len(in))
	}
}

func TestReadErrors(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	if _, err := Open(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("Open: %v", err)
	}
	in := "Name,Email\n" + strings.Repeat("Ann,a\n", 20_000)
	r, err := Open(io.MultiReader(strings.NewReader(in), iotest.ErrReader(broken)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := rest(r)
	if !errors.Is(err, broken) || len(rows) != 20_000 {
		t.Errorf("%d rows, then %v", len(rows), err)
	}
}

// repeated is an endless file of one line, cut at left bytes.
type repeated struct {
	line []byte
	at   int
	left int64
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	p = p[:min(int64(len(p)), r.left)]
	for n := 0; n < len(p); {
		c := copy(p[n:], r.line[r.at:])
		r.at = (r.at + c) % len(r.line)
		n += c
	}
	r.left -= int64(len(p))
	return len(p), nil
}

func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	const size = 64 << 20
	in := io.MultiReader(strings.NewReader("Name,Email,Note\n"),
		&repeated{line: []byte("Siân O’Neill,sian@example.org,\"a note, of\nsome lines\"\nAnn,ann@example.org,\n"), left: size})
	r, err := Open(in)
	if err != nil {
		t.Fatal(err)
	}
	var most uint64
	var now runtime.MemStats
	rows := 0
	for {
		_, err := r.Next()
		var bad *RowError
		if err == io.EOF {
			break
		} else if err != nil && !errors.As(err, &bad) {
			t.Fatal(err)
		}
		if rows++; rows%200_000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
	}
	if rows < 1_000_000 || most == 0 || most > 16<<20 || len(r.t.buf) > 4*sampleSize {
		t.Errorf("%d rows, %d bytes in use at most, a buffer of %d", rows, most, len(r.t.buf))
	}
}

func BenchmarkRead(b *testing.B) {
	for _, bb := range []struct{ name, line string }{
		{"plain", "Siân,O’Neill,sian.oneill@example.org,0151 496 0001,Knowsley Community Hub,Prescot,L34 6HF\n"},
		{"windows", "Si\xe2n,O\x92Neill,sian.oneill@example.org,0151 496 0001,Knowsley Community Hub,Prescot,L34 6HF\n"},
		{"quoted", "\"Siân\",\"O’Neill\",\"sian.oneill@example.org\",\"0151 496 0001\",\"Knowsley Community Hub, CIC\",\"Prescot\",\"L34 6HF\"\n"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			const size = 16 << 20
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				r, err := Open(io.MultiReader(strings.NewReader("First name,Last name,Email,Phone,Organisation,Town,Postcode\n"),
					&repeated{line: []byte(bb.line), left: size}))
				for err == nil {
					_, err = r.Next()
				}
				var bad *RowError
				if err != io.EOF && !errors.As(err, &bad) {
					b.Fatal(err)
				}
			}
		})
	}
}
