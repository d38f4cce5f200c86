package cover

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shared reads test material that lies beside the repository.
func shared(tb testing.TB, name string) []byte {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			tb.Fatal("there is no go.mod above this folder")
		}
		dir = filepath.Dir(dir)
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", "planning", name))
	if err != nil {
		tb.Fatalf("this test reads material that is missing: %v", err)
	}
	return data
}

// instance is a set cover instance: rows, and the rows of each column.
type instance struct {
	rows    int
	columns [][]int32
	costs   []int64
}

// orlib reads a file of the OR-Library: rows, columns, costs, and for each row
// how many columns cover it and which, from 1. The Steiner files have no costs
// and no counts: three columns cover each row.
func orlib(tb testing.TB, name string) instance {
	tb.Helper()
	var numbers []int
	for _, word := range strings.Fields(string(shared(tb, name+".txt"))) {
		var n int
		if _, err := fmt.Sscan(word, &n); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		numbers = append(numbers, n)
	}
	steiner := strings.HasPrefix(name, "steiner")
	rows, columns := numbers[0], numbers[1]
	if steiner {
		rows, columns = columns, rows
	}
	in := instance{rows: rows, columns: make([][]int32, columns)}
	rest := numbers[2:]
	if !steiner {
		for _, c := range rest[:columns] {
			in.costs = append(in.costs, int64(c))
		}
		rest = rest[columns:]
	}
	for row := range rows {
		n := 3
		if !steiner {
			n, rest = rest[0], rest[1:]
		}
		for _, c := range rest[:n] {
			in.columns[c-1] = append(in.columns[c-1], int32(row))
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		tb.Fatalf("%s: %d numbers are left over", name, len(rest))
	}
	return in
}

// coverage is maximum coverage of the instance's rows by k columns.
func (in instance) coverage(k int) Problem {
	return Problem{Elements: in.rows, Columns: in.columns, Groups: []Group{{Columns: upTo(len(in.columns)), Pick: k}}}
}

func upTo(n int) []int32 {
	all := make([]int32, n)
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

// plan reads one of the small planning instances: an element for each person,
// a column for each venue and slot, and the district of each person.
func plan(tb testing.TB, name string) (p Problem, districts [][]int32) {
	tb.Helper()
	type place struct {
		District  string
		Lat, Long float64
	}
	var file struct {
		K, Slots int
		Venues   []place
		People   []struct {
			place
			MaxKm float64 `json:"max_km"`
			Slots []int
		}
	}
	if err := json.Unmarshal(shared(tb, name+".json"), &file); err != nil {
		tb.Fatal(err)
	}
	for _, v := range file.Venues {
		for slot := range file.Slots {
			column := []int32{}
			for i, person := range file.People {
				if kilometres(v.Lat, v.Long, person.Lat, person.Long) <= person.MaxKm && slices.Contains(person.Slots, slot) {
					column = append(column, int32(i))
				}
			}
			p.Columns = append(p.Columns, column)
		}
	}
	p.Elements = len(file.People)
	p.Groups = []Group{{Columns: upTo(len(p.Columns)), Pick: file.K}}
	number := map[string]int{}
	for i, person := range file.People {
		d, ok := number[person.District]
		if !ok {
			d = len(districts)
			number[person.District] = d
			districts = append(districts, nil)
		}
		districts[d] = append(districts[d], int32(i))
	}
	return p, districts
}

// kilometres is the great-circle distance (haversine, radius 6,371 km).
func kilometres(lat1, long1, lat2, long2 float64) float64 {
	rad := math.Pi / 180
	a := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((long2-long1)*rad/2), 2)
	return 2 * 6371 * math.Asin(math.Sqrt(a))
}

// year is an invented year of planning: people live in and around six towns,
// come by day, in the evening or at the weekend, to places up to so far away,
// and are away in one period of eight; a column is a venue at one date, a group
// the dates of one period, as many in each band.
func year(seed uint64, people, venues, periods, dates int) Problem {
	r := rand.New(rand.NewPCG(seed, 1))
	const towns, bands = 6, 3
	var town [towns][2]float64
	for t := range town {
		town[t] = [2]float64{r.Float64() * 60, r.Float64() * 40}
	}
	near := func() [2]float64 {
		t := town[min(r.IntN(towns), r.IntN(towns))]
		return [2]float64{t[0] + r.NormFloat64()*5, t[1] + r.NormFloat64()*5}
	}
	home, reach, free, away := make([][2]float64, people), make([]float64, people), make([]uint64, people), make([]uint64, people)
	for i := range home {
		home[i], reach[i] = near(), 2+r.ExpFloat64()*6
		for range 2 {
			free[i] |= 1 << r.IntN(bands)
		}
		away[i] = r.Uint64() & r.Uint64() & r.Uint64()
	}
	p := Problem{Elements: people, Groups: make([]Group, periods)}
	place := make([][2]float64, venues)
	for v := range place {
		place[v] = near()
	}
	for g := range periods {
		p.Groups[g].Pick = 1
		for date := range dates {
			for v := range place {
				column := []int32{}
				for i := range home {
					if free[i]>>(date%bands)&1 == 1 && away[i]>>g&1 == 0 && math.Hypot(place[v][0]-home[i][0], place[v][1]-home[i][1]) <= reach[i] {
						column = append(column, int32(i))
					}
				}
				p.Groups[g].Columns = append(p.Groups[g].Columns, int32(len(p.Columns)))
				p.Columns = append(p.Columns, column)
			}
		}
	}
	return p
}
