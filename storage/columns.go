package storage

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"convenor/model"
)

// optional is id as a column that may be NULL.
func optional(id model.ID) any {
	if id == "" {
		return nil
	}
	return string(id)
}

// asJSON is a list as the text of a JSON array, never null.
func asJSON[T any](list []T) string {
	if len(list) == 0 {
		return "[]"
	}
	text, err := json.Marshal(list)
	if err != nil {
		panic(err) // lists of plain structs always encode
	}
	return string(text)
}

// jsonColumn scans the text of a JSON array into a list.
type jsonColumn[T any] struct{ list *[]T }

func fromJSON[T any](list *[]T) jsonColumn[T] { return jsonColumn[T]{list} }

func (c jsonColumn[T]) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("a list was stored as %T", value)
	}
	*c.list = nil
	if text == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(text), c.list)
}

// pointColumns scans lat and lon, both of which may be NULL.
type pointColumns struct{ lat, lon *float64 }

func (p pointColumns) point() *model.Point {
	if p.lat == nil || p.lon == nil {
		return nil
	}
	return &model.Point{Lat: *p.lat, Lon: *p.lon}
}

func pointValues(p *model.Point) (lat, lon any) {
	if p == nil {
		return nil, nil
	}
	return p.Lat, p.Lon
}

// scanner is one row, of *sql.Row or *sql.Rows.
type scanner interface{ Scan(...any) error }

// momentText is a moment as a column that is empty when there is none.
func momentText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return stamp(t)
}

// momentColumn scans what momentText wrote.
type momentColumn struct{ at *time.Time }

func (c momentColumn) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("a moment was stored as %T", value)
	}
	*c.at = parseStamp(text)
	return nil
}

// prefixed puts prefix before each of a comma-separated list of columns.
func prefixed(prefix, columns string) string {
	return prefix + strings.ReplaceAll(columns, ", ", ", "+prefix)
}
