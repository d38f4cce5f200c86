package sheet

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shared opens a file of the test material beside the repository.
func shared(t testing.TB, name string) *os.File {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			f, err := os.Open(filepath.Join(dir, "..", "shared", "data", name))
			if err != nil {
				t.Fatalf("test material is missing: %v", err)
			}
			t.Cleanup(func() { f.Close() })
			return f
		}
	}
	t.Fatal("no go.mod above this test")
	return nil
}

// readAll opens and reads everything; rows that are left out come as their problem.
func readAll(t testing.TB, r io.Reader) (*Reader, [][]string) {
	t.Helper()
	reader, err := Open(r)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	rows, err := rest(reader)
	if err != nil {
		t.Fatalf("Next: %v", err)
	}
	return reader, rows
}

func rest(r *Reader) ([][]string, error) {
	var rows [][]string
	for {
		row, err := r.Next()
		var bad *RowError
		switch {
		case err == io.EOF:
			return rows, nil
		case errors.As(err, &bad):
			rows = append(rows, []string{"!" + bad.Problem})
		case err != nil:
			return rows, err
		default:
			rows = append(rows, append([]string(nil), row.Cells...))
		}
	}
}

func TestExportsOfOtherPrograms(t *testing.T) {
	for _, tt := range []struct {
		file, encoding string
		delim          rune
		line           int // of the heading
		columns, rows  int
		header         string // how it begins
		first, last    string // first cell of the first and last row
	}{
		{"contacts/csv/eventbrite-classic.csv", "UTF-8", ',', 1, 24, 10, "Order #,Order Date,First Name,Last Name,Email", "1098765400", "1098765409"},
		{"contacts/csv/google-contacts-2024.csv", "UTF-8", ',', 1, 34, 10, "First Name,Middle Name,Last Name,Phonetic First Name", "Siân", "Ann"},
		{"contacts/csv/linkedin-connections.csv", "UTF-8", ',', 4, 7, 11, "First Name,Last Name,URL,Email Address,Company,Position,Connected On", "Siân", ""},
		{"contacts/csv/mailchimp-subscribed.csv", "UTF-8", ',', 1, 22, 10, "Email Address,First Name,Last Name,Address,Phone Number", "sian.oneill@example.org", "ann.lee@example.org"},
		{"contacts/csv/ms-forms-responses.csv", "UTF-8", ',', 1, 8, 10, "ID,Start time,Completion time,Email,Name,Organisation", "1", "10"},
		{"contacts/csv/outlook-web-utf8bom.csv", "UTF-8", ',', 1, 88, 10, "First Name,Middle Name,Last Name,Title,Suffix", "Siân", "Ann"},
		{"contacts/csv/teams-2023-three-sections-us-utf16.csv", "UTF-16LE", '\t', 10, 7, 10, "Name,First Join,Last Leave,In-Meeting Duration,Email,Participant ID (UPN),Role", "Siân O’Neill", "Ann Lee"},
		{"contacts/csv/zoom-participants-with-meeting-preamble.csv", "UTF-8", ',', 4, 7, 12, "Name (Original Name),User Email,Join Time", "Siân O’Neill", "Ann Lee"},
		{"contacts/csv/third-party/thunderbird/basic_csv_addressbook.csv", "UTF-8", ',', 1, 37, 2, "First Name,Last Name,Display Name", "John", "Jane"},
		{"contacts/csv/third-party/thunderbird/csv_semicolon.csv", "UTF-8", ';', 1, 4, 2, "Display Name,First Name,Last Name,Primary Email", "John Doe", "Jane Doe"},
		{"contacts/csv/third-party/zoomclass/participants_heroes.csv", "UTF-8", ',', 1, 7, 31, "Name (Original Name),User Email,Join Time", "015_Loki (Loki Laufeyson)", "026_Redeemer II"},
		{"contacts/csv/third-party/zoomclass/participants_heroes_full.csv", "UTF-8", ',', 4, 7, 31, "Name (Original Name),User Email,Join Time", "015_Loki (Loki Laufeyson)", "026_Redeemer II"},
		{"hostile/strings/names-odd.csv", "UTF-8", ',', 1, 4, 46, "Case,First Name,Last Name,Email", "single letter", "combining pile"},
		{"hostile/csv-injection/contacts-with-formulas.csv", "UTF-8", ',', 1, 5, 31, "First Name,Last Name,Email,Organisation,Notes", `DDE ("cmd";"/C calc";"!A0")A0`, "+1 for the venue idea"},
		{"people-matching/febrl1.csv", "UTF-8", ',', 1, 11, 1000, "rec_id,given_name,surname", "rec-223-org", "rec-212-org"},
		{"people-matching/fake_1000.csv", "UTF-8", ',', 1, 7, 1000, "unique_id,first_name,surname", "0", "999"},
	} {
		t.Run(filepath.Base(tt.file), func(t *testing.T) {
			r, rows := readAll(t, shared(t, tt.file))
			if r.Encoding != tt.encoding || r.Delimiter != tt.delim || r.HeaderLine != tt.line || len(r.Header) != tt.columns {
				t.Errorf("encoding %s, delimiter %q, heading in line %d, %d columns", r.Encoding, r.Delimiter, r.HeaderLine, len(r.Header))
			}
			if got := strings.Join(r.Header, ","); !strings.HasPrefix(got, tt.header) {
				t.Errorf("heading %s", got)
			}
			if len(rows) != tt.rows {
				t.Fatalf("%d rows, want %d: %q", len(rows), tt.rows, rows)
			}
			if rows[0][0] != tt.first || rows[len(rows)-1][0] != tt.last {
				t.Errorf("first %q, last %q", rows[0][0], rows[len(rows)-1][0])
			}
			for i, row := range rows {
				if len(row) != tt.columns {
					t.Errorf("row %d: %q", i, row)
				}
			}
		})
	}
}

func TestReading(t *testing.T) {
	for _, tt := range []struct{ name, in, header, rows string }{ // cells joined by ¦, rows by ⏎
		{"comma", "Name,Email\nAnn,a@x.org\n", "Name¦Email", "Ann¦a@x.org"},
		{"no last line end", "Name,Email\nAnn,a@x.org", "Name¦Email", "Ann¦a@x.org"},
		{"semicolon with commas", "Name;Email\n\"Lee, Ann\";a@x.org\nLee, Bob;b@x.org\n", "Name¦Email", "Lee, Ann¦a@x.org⏎Lee, Bob¦b@x.org"},
		{"tab", "Name\tEmail\r\nAnn, Dr\ta@x.org\r\n", "Name¦Email", "Ann, Dr¦a@x.org"},
		{"pipe", "Name|Email\nAnn|a@x.org\n", "Name¦Email", "Ann¦a@x.org"},
		{"headings in another language", "Nom;Prénom;Ville\nLi;Ann;Bootle, GB\nNí;Bo;Crosby, GB\n", "Nom¦Prénom¦Ville", "Li¦Ann¦Bootle, GB⏎Ní¦Bo¦Crosby, GB"},
		{"headings in another language, commas", "Nom,Ville\nLi,Bootle\nNí,Crosby\n", "Nom¦Ville", "Li¦Bootle⏎Ní¦Crosby"},
		{"one column of names with commas", "Name\nLee, Ann\nSmith, Bob\n", "Name", "Lee, Ann⏎Smith, Bob"},
		{"one column in another language", "Nom\nAnn Lee\nBob\n", "Nom", "Ann Lee⏎Bob"},
		{"Excel names the delimiter", "sep=;\r\nName;Note, long\r\nAnn;1,2\r\n", "Name¦Note, long", "Ann¦1,2"},
		{"Excel names the delimiter in quotes", "\"sep=|\"\nName|Email\nAnn|a\n", "Name¦Email", "Ann¦a"},
		{"old Macintosh", "Name,Email\rAnn,a@x.org\rBob,b@x.org\r", "Name¦Email", "Ann¦a@x.org⏎Bob¦b@x.org"},
		{"title above", "Members 2026\nName,Email\nAnn,a@x.org\n", "Name¦Email", "Ann¦a@x.org"},
		{"title above, as wide as the table", "Members 2026,,\nName,Ort,Weg\nAnn,Bootle,1\n", "Name¦Ort¦Weg", "Ann¦Bootle¦1"},
		{"notes of two cells above, no gap", "Exported by,Ann\nOn,3 May\nName,Email,Town\nAnn,a@x.org,Bootle\n", "Name¦Email¦Town", "Ann¦a@x.org¦Bootle"},
		{"many notes of two cells above", strings.Repeat("Note,x\n", 8) + "Nom,Ort,Weg\n" + strings.Repeat("Ann,b,c\n", 9), "Nom¦Ort¦Weg", strings.Repeat("Ann¦b¦c⏎", 8) + "Ann¦b¦c"},
		{"one column and commas", "Email,\na@x.org,\n", "Email¦Column 2", "a@x.org¦"},
		{"notes of two cells above", "Exported by,Ann\nOn,3 May\n\nName,Email,Town\nAnn,a@x.org,Bootle\n", "Name¦Email¦Town", "Ann¦a@x.org¦Bootle"},
		{"empty lines", "\n\nName,Email\n\nAnn,a\n,\n  \nBob,b\n\n", "Name¦Email", "Ann¦a⏎Bob¦b"},
		{"an empty line after each", "Nom;Ville\n\n" + strings.Repeat("Li;Bootle\n\n", 3), "Nom¦Ville", "Li¦Bootle⏎Li¦Bootle⏎Li¦Bootle"},
		{"same headings", "Email,email,,Email (2),Email\na,b,c,d,e\n", "Email¦email (2)¦Column 3¦Email (2) (2)¦Email (3)", "a¦b¦c¦d¦e"},
		{"heading over two lines", "\"First\nname\", Email \nAnn,a\n", "First name¦Email", "Ann¦a"},
		{"short and long rows", "Name,Email,Town\nAnn\nBob,b,c,,\nCy,c,d,e\nDi,d\n", "Name¦Email¦Town",
			"Ann¦¦⏎Bob¦b¦c⏎!row 4 has 4 cells, the heading has 3⏎Di¦d¦"},
		{"quotes", "Name,Note\n\"Ann\",\"a \"\"b\"\" c\"\nBob,\"two\nlines, \r\nthree\"\nCy,\"\"\n", "Name¦Note",
			"Ann¦a \"b\" c⏎Bob¦two\nlines, \r\nthree⏎Cy¦"},
		{"quotes where none belong", "Name,Note\nAnn,5\" pipe\nBob,\"Bo\" the \"b\", x\nCy,\"c\" \n", "Name¦Note",
			"Ann¦5\" pipe⏎!row 3 has 3 cells, the heading has 2⏎Cy¦c "},
		{"text after a closing quote", "Name,Note\nAnn,\"Al\"pha\n", "Name¦Note", "Ann¦Alpha"},
		{"an open quote", "Name,Note\nAnn,a\nBob,b\nCy,\"c\nDi,d\n", "Name¦Note",
			"Ann¦a⏎Bob¦b⏎!the quotation mark that opens in line 4 is never closed, so the file was read only up to there"},
		{"spaces kept", "Name,Email\n Ann , a \n", "Name¦Email", " Ann ¦ a "},
		{"our guard taken off", "Name,Phone\n'=Ann,'+44 7700 900123\n'Ann,''=x\n", "Name¦Phone", "=Ann¦+44 7700 900123⏎'Ann¦'=x"},
		{"one column", "Name\nAnn Lee\nBob\n", "Name", "Ann Lee⏎Bob"},
		{"one column with commas", "Full name\n\"Lee, Ann\"\nSmith, Bob\n", "Full name", "Lee, Ann⏎Smith, Bob"},
		{"one column of addresses", "Email\na@x.org\nb@x.org\n", "Email", "a@x.org⏎b@x.org"},
		{"headings alone", "Name,Email\n", "Name¦Email", ""},
		{"Windows-1252", "Name,Email\nSi\xe2n O\x92Neill,s@x.org\n", "Name¦Email", "Siân O’Neill¦s@x.org"},
		{"a pasted Windows-1252 row", "Name,Email\nŁukasz Żak,l\nZo\xeb,z\n", "Name¦Email", "Łukasz Żak¦l⏎Zoë¦z"},
		{"one character of each encoding", "Name,Email\nSiân,s\nZo\xeb,z\n", "Name¦Email", "Siân¦s⏎Zoë¦z"},
		{"several tables with titles", "1. Summary\nTitle\tx\n\n2. People\nName\tEmail\n\nAnn\ta\n3. Ward\tb\n\n3. More\nName\tEmail\nBob\tb\n", "Name¦Email", "Ann¦a⏎3. Ward¦b"},
		{"numbers and full stops are no titles elsewhere", "Name,Email\nAnn,a\n\n3. Ward\nBob,b\n", "Name¦Email", "Ann¦a⏎3. Ward¦⏎Bob¦b"},
		{"UTF-8 with mark", "\ufeffName,Email\nSiân,s\n", "Name¦Email", "Siân¦s"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, rows := readAll(t, strings.NewReader(tt.in))
			var lines []string
			for _, row := range rows {
				lines = append(lines, strings.Join(row, "¦"))
			}
			if diff := cmp.Diff(tt.header, strings.Join(r.Header, "¦")); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.rows, strings.Join(lines, "⏎")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What could be read of a row that is left out can be saved and mended.
func TestARowThatIsLeftOutKeepsItsCells(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"too many cells", "Name,Note\nAnn,a,b,,\nBob,b\n", "Ann¦a¦b"},
		{"guarded and Windows-1252", "Name,Note\nZo\xeb,'=a,b\n", "Zoë¦=a¦b"},
		{"an open quote", "Name,Note\nCy,\"c\nDi,d\n", "Cy¦c\nDi,d\n"},
		{"an open quote in the first cell", "Name,Note\nAnn,a\n\"Cy,c", "Cy,c"},
		{"far too many", "Name,Note\nAnn" + strings.Repeat(",x", 2000) + "\n", "Ann" + strings.Repeat("¦x", maxColumns)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Open(strings.NewReader(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			for {
				_, err := r.Next()
				var bad *RowError
				if err == io.EOF {
					t.Fatal("no row was left out")
				}
				if errors.As(err, &bad) {
					if got := strings.Join(bad.Cells, "¦"); got != tt.want {
						t.Errorf("%q, want %q", got, tt.want)
					}
					return
				}
			}
		})
	}
}
