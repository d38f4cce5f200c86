package storage

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// contactList is a CSV of n invented people in n/50 organisations.
func contactList(n int) []byte {
	var b bytes.Buffer
	b.WriteString("First name,Last name,Email,Phone,Organisation,Role,Postcode\r\n")
	family := []string{"Kowalska", "O’Neill", "Żak", "Okafor", "Smith", "Jones", "Ní Bhriain", "Tran", "Sharma", "Evans"}
	for i := range n {
		fmt.Fprintf(&b, "Given%d,%s-%s,person%d@example.org,07700 %06d,Group %d,Analyst,L%d 9AF\r\n", i%977, family[i%10], family[i/10%10], i, i%1000000, i%(n/50), i%40)
	}
	return b.Bytes()
}

const benchRows = 100_000

// BenchmarkImport100k reads, judges, writes and journals 100,000 rows; its
// floor is BenchmarkImport100kFloor.
func BenchmarkImport100k(b *testing.B) {
	text := contactList(benchRows)
	for range b.N {
		b.StopTimer()
		s, err := Create(ctx, filepath.Join(b.TempDir(), "x"+Extension), model.NewCommunity("x"), Options{})
		ok(b, err)
		b.StartTimer()
		r := must[*sheet.Reader](b)(sheet.Open(bytes.NewReader(text)))
		tally := must[match.Tally](b)(s.Import(ctx, r, ImportOptions{Name: "x.csv", Mapping: match.Guess(r.Header, nil), Mode: match.Update}))
		b.StopTimer()
		if tally.New != benchRows {
			b.Fatalf("%+v", tally)
		}
		ok(b, s.Close())
		b.StartTimer()
	}
}

// BenchmarkImport100kFloor inserts the same values with bare prepared statements
// into the same tables without index or trigger.
func BenchmarkImport100kFloor(b *testing.B) {
	s, err := Create(ctx, filepath.Join(b.TempDir(), "x"+Extension), model.NewCommunity("x"), Options{})
	ok(b, err)
	r := must[*sheet.Reader](b)(sheet.Open(bytes.NewReader(contactList(benchRows))))
	must[match.Tally](b)(s.Import(ctx, r, ImportOptions{Name: "x.csv", Mapping: match.Guess(r.Header, nil), Mode: match.Update}))
	tables := []struct {
		name, columns string
		rows          [][]any
	}{{name: "organisation", columns: organisationColumns}, {name: "person", columns: personColumns}, {name: "affiliation", columns: affiliationColumns}}
	for i := range tables {
		tables[i].rows = rawRows(b, s.reader, tables[i].name, tables[i].columns)
	}
	schema := must[[]string](b)(texts(ctx, s.reader, `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name IN ('organisation', 'person', 'affiliation')`))
	ok(b, s.Close())
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		db := must[*sql.DB](b)(sql.Open("sqlite", floorDSN(b)))
		db.SetMaxOpenConns(1)
		for _, create := range schema {
			_, err := db.Exec(create)
			ok(b, err)
		}
		b.StartTimer()
		t := must[*sql.Tx](b)(db.Begin())
		for _, table := range tables {
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

// BenchmarkEdit saves one edit durably; its floor is BenchmarkEditFloor.
func BenchmarkEdit(b *testing.B) {
	s := newStore(b)
	id := must[model.ID](b)(s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska"}))
	p := must[model.Person](b)(s.Person(ctx, id))
	b.ResetTimer()
	for i := range b.N {
		p.Role = fmt.Sprint("Analyst ", i)
		ok(b, s.UpdatePerson(ctx, p))
	}
}

// BenchmarkEditFloor is a bare one-row transaction with the same pragmas.
func BenchmarkEditFloor(b *testing.B) {
	s := newStore(b)
	id := must[model.ID](b)(s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska"}))
	db := must[*sql.DB](b)(sql.Open("sqlite", floorDSN(b)))
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err := db.Exec(`CREATE TABLE person (id TEXT PRIMARY KEY, role TEXT) STRICT, WITHOUT ROWID`)
	ok(b, err)
	_, err = db.Exec(`INSERT INTO person VALUES (?, '')`, id)
	ok(b, err)
	b.ResetTimer()
	for i := range b.N {
		t := must[*sql.Tx](b)(db.Begin())
		_, err := t.Exec(`UPDATE person SET role = ? WHERE id = ?`, fmt.Sprint("Analyst ", i), id)
		ok(b, err)
		ok(b, t.Commit())
	}
}

// floorDSN is a bare file with the pragmas of the store's writer, without
// foreign keys.
func floorDSN(b *testing.B) string {
	return "file:" + filepath.Join(b.TempDir(), "floor.db") + "?_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-48000)&_pragma=temp_store(MEMORY)"
}
