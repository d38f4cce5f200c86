package storage

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/assets/federation"
	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// A floor is measured right after what it is the floor of, and both several
// times, because the machine may have other work; docs/performance.md has the medians
// and ranges.
const rounds = 5

const (
	manyPeople   = 100_000
	manySessions = 2_000
)

// BenchmarkLarge measures a file of 100,000 people and 2,000 sessions.
func BenchmarkLarge(b *testing.B) {
	s := benchStore(b)
	ok(b, s.LoadSample(ctx, federation.Files(manyPeople, manySessions), model.DateOf(s.Now())))
	must[*peopleSnapshot](b)(s.people.await(ctx, s))
	for range rounds {
		b.Run("Edit", func(b *testing.B) { edit(b, s) })
		b.Run("EditFloor", editFloor)
		b.Run("FilterKey", func(b *testing.B) {
			eachKey(b, func(text string) {
				p := must[*People](b)(s.FindPeople(ctx, PeopleFilter{Text: text}, ByName, false))
				for i := range min(p.Len(), 40) {
					p.Row(i)
				}
			})
		})
		b.Run("SearchKey", func(b *testing.B) {
			eachKey(b, func(text string) { must[[]Hit](b)(s.Search(ctx, text, 8)) })
		})
		b.Run("ReadIndex", func(b *testing.B) {
			for range b.N {
				must[*peopleSnapshot](b)(readSnapshot(ctx, s))
			}
		})
	}
}

// benchStore is an empty file, closed with the benchmark.
func benchStore(b *testing.B) *Store {
	s := must[*Store](b)(Create(ctx, filepath.Join(b.TempDir(), "x"+Extension), model.NewCommunity("x"), Options{}))
	b.Cleanup(func() { ok(b, s.Close()) })
	return s
}

// typed is what people type, letter by letter: names, parts of an address or a
// number, an organisation, what nobody is called, and one letter that nearly
// everybody has.
var typed = []string{"anna marsh", "person5", "oneill sian", "halton carers", "900123", "zzz", "e", "steering", "lukasz wojcik", "analyst liverpool"}

// eachKey answers each key press of typed and reports the time that one in a
// hundred takes longer than. Before it stands the question with an edit behind
// it, which no key press waits for.
func eachKey(b *testing.B, answer func(text string)) {
	var texts []string
	for _, whole := range typed {
		for i := range whole {
			texts = append(texts, whole[:i+1])
		}
	}
	answer("")
	took := make([]time.Duration, b.N)
	b.ResetTimer()
	for i := range b.N {
		began := time.Now()
		answer(texts[i%len(texts)])
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// edit saves edits of one person durably.
func edit(b *testing.B, s *Store) {
	found := must[*People](b)(s.FindPeople(ctx, PeopleFilter{Text: "kowalska"}, ByName, false))
	p := must[model.Person](b)(s.Person(ctx, found.Row(0).ID))
	b.ResetTimer()
	for i := range b.N {
		p.Role = fmt.Sprint("Analyst ", i)
		ok(b, s.UpdatePerson(ctx, p))
	}
}

// editFloor is a bare one-row transaction with the same pragmas.
func editFloor(b *testing.B) {
	db := must[*sql.DB](b)(sql.Open("sqlite", floorDSN(b)))
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err := db.Exec(`CREATE TABLE person (id TEXT PRIMARY KEY, role TEXT) STRICT, WITHOUT ROWID`)
	ok(b, err)
	_, err = db.Exec(`INSERT INTO person VALUES ('a', '')`)
	ok(b, err)
	update := must[*sql.Stmt](b)(db.Prepare(`UPDATE person SET role = ? WHERE id = 'a'`))
	b.ResetTimer()
	for i := range b.N {
		t := must[*sql.Tx](b)(db.Begin())
		_, err := t.Stmt(update).Exec(fmt.Sprint("Analyst ", i))
		ok(b, err)
		ok(b, t.Commit())
	}
}

// BenchmarkContacts reads, judges, writes and journals a contact list of 100,000
// rows: into an empty file, and again into the file that has them already.
func BenchmarkContacts(b *testing.B) {
	text := federation.Text(manyPeople)
	floor := newImportFloor(b, text)
	for range rounds {
		var s *Store
		b.Run("Import", func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				s = benchStore(b)
				b.StartTimer()
				if tally := importList(b, s, text); tally.New < manyPeople*99/100 {
					b.Fatalf("%+v", tally)
				}
			}
		})
		b.Run("ImportFloor", floor.insert)
	}
	s := benchStore(b)
	importList(b, s, text)
	b.Run("ImportAgain", func(b *testing.B) {
		for range b.N {
			if tally := importList(b, s, text); tally.Same < manyPeople*99/100 {
				b.Fatalf("%+v", tally)
			}
		}
	})
}

func importList(b *testing.B, s *Store, text []byte) match.Tally {
	r := must[*sheet.Reader](b)(sheet.Open(bytes.NewReader(text)))
	return must[match.Tally](b)(s.Import(ctx, r, ImportOptions{Name: "x.csv", Mapping: match.Guess(r.Header, nil), Mode: match.Update}))
}

// importFloor is what an import writes, and the bare tables it goes to.
type importFloor struct {
	schema []string
	tables []tableRows
}

type tableRows struct {
	name, columns string
	rows          [][]any
}

func newImportFloor(b *testing.B, text []byte) (f importFloor) {
	s := benchStore(b)
	importList(b, s, text)
	f.tables = []tableRows{{name: "organisation", columns: organisationColumns}, {name: "person", columns: personColumns}, {name: "affiliation", columns: affiliationColumns}}
	for i := range f.tables {
		f.tables[i].rows = rawRows(b, s.reader, f.tables[i].name, f.tables[i].columns)
	}
	f.schema = must[[]string](b)(texts(ctx, s.reader, `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name IN ('organisation', 'person', 'affiliation')`))
	return f
}

// insert inserts the values with bare prepared statements into the same tables
// without index or trigger.
func (f importFloor) insert(b *testing.B) {
	for range b.N {
		b.StopTimer()
		db := must[*sql.DB](b)(sql.Open("sqlite", floorDSN(b)))
		db.SetMaxOpenConns(1)
		for _, create := range f.schema {
			_, err := db.Exec(create)
			ok(b, err)
		}
		b.StartTimer()
		t := must[*sql.Tx](b)(db.Begin())
		for _, table := range f.tables {
			stmt := must[*sql.Stmt](b)(t.Prepare(insertSQL(table.name, table.columns, 1)))
			for _, row := range table.rows {
				_, err := stmt.Exec(row...)
				ok(b, err)
			}
		}
		ok(b, t.Commit())
		b.StopTimer()
		ok(b, db.Close())
		b.StartTimer()
	}
}

func rawRows(b *testing.B, db *sql.DB, table, columns string) (all [][]any) {
	rows, err := db.QueryContext(context.Background(), "SELECT "+columns+" FROM "+table)
	ok(b, err)
	defer rows.Close()
	width := strings.Count(columns, ",") + 1
	for rows.Next() {
		row, into := make([]any, width), make([]any, width)
		for i := range row {
			into[i] = &row[i]
		}
		ok(b, rows.Scan(into...))
		all = append(all, row)
	}
	return all
}

// floorDSN is a bare file with the pragmas of the store's writer, without
// foreign keys.
func floorDSN(b *testing.B) string {
	path := url.URL{Scheme: "file", Path: filepath.Join(b.TempDir(), "floor.db")}
	return path.String() + "?_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-48000)&_pragma=temp_store(MEMORY)"
}
