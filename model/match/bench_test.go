package match

import (
	"fmt"
	"testing"

	"convenor/model"
)

func manyRows(n int) ([]string, [][]string) {
	family := []string{"Kowalska", "O’Neill", "Żak", "Okafor", "Smith", "Jones", "Ní Bhriain", "Tran", "Sharma", "Evans"}
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprintf("Given%d", i%977), family[i%10] + "-" + family[i/10%10], fmt.Sprintf("person%d@example.org", i),
			fmt.Sprintf("07700 %06d", i), fmt.Sprintf("Group %d", i%2000), "Analyst", fmt.Sprintf("L%d 9AF", i%40)}
	}
	return []string{"First name", "Last name", "Email", "Phone", "Organisation", "Role", "Postcode"}, rows
}

// BenchmarkJudge100k reads 100,000 rows and finds each among 100,000 known
// people (known), or finds none and makes each known (new).
func BenchmarkJudge100k(b *testing.B) {
	header, rows := manyRows(100_000)
	m := Guess(header, nil)
	ids := make([]model.ID, len(rows))
	for i := range ids {
		ids[i] = model.ID(fmt.Sprintf("0190%012d-7000-8000-000000000000", i))
	}
	fill := func() *Index {
		x := NewIndex(len(rows))
		for i, row := range rows {
			c := m.Read(i+2, row)
			if found := x.Find(c); found.Person != "" || found.Candidates != nil {
				b.Fatalf("row %d: %s", i, found.Reason)
			}
			x.Add(ids[i], c, 0)
		}
		return x
	}
	perRow := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
	}
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			fill()
		}
		perRow(b)
	})
	b.Run("known", func(b *testing.B) {
		x := fill()
		b.ReportAllocs()
		for b.Loop() {
			for i, row := range rows {
				if x.Find(m.Read(i+2, row)).Person != ids[i] {
					b.Fatalf("row %d was not found", i)
				}
			}
		}
		perRow(b)
	})
}
