package storage

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"convenor/model"
	"convenor/storage/ics"
)

// Background is what stands behind the programme.
type Background struct {
	Events   []model.BackgroundEvent // of the layers that are shown, by start
	Problems []string                // what could not be shown, in words
}

// Background returns the events of the layers that are shown, from from to to, both inclusive,
// in the community's zone. What was expanded is kept in memory: asking again for the same days
// costs two small queries.
func (s *Store) Background(ctx context.Context, from, to model.Date) (Background, error) {
	return s.background(ctx, from, to, func(l model.Layer) bool { return l.Shown })
}

// DaysKeptFree returns the days on which nothing is to be planned, by day, from from to to, both
// inclusive: the days of all layers that keep free, hidden ones too. A day is there once for each reason.
func (s *Store) DaysKeptFree(ctx context.Context, from, to model.Date) ([]model.FreeDay, error) {
	behind, err := s.background(ctx, from, to, func(l model.Layer) bool { return l.KeepsFree })
	if err != nil {
		return nil, err
	}
	var days []model.FreeDay
	for _, e := range behind.Events {
		for day := max(e.First, from); day <= min(e.Last, to); day = day.AddDays(1) {
			free := model.FreeDay{Day: day, Reason: e.Title, Layer: e.Layer}
			if e.Layer != model.BankHolidaysID {
				free.Reason = model.JoinNonEmpty(", ", e.Title, e.LayerName)
			}
			days = append(days, free)
		}
	}
	slices.SortStableFunc(days, func(a, b model.FreeDay) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Reason, b.Reason))
	})
	return slices.Compact(days), nil
}

// longestBackground is how many days may be asked for at once.
const longestBackground = 10 * 366

func (s *Store) background(ctx context.Context, from, to model.Date, wanted func(model.Layer) bool) (out Background, err error) {
	if from == "" || to == "" || !from.Valid() || !to.Valid() || to < from {
		return out, model.ValidationError{Field: "date", Problem: "the days to be shown need a first and a last one"}
	}
	if to > from.AddDays(longestBackground) {
		return out, model.ValidationError{Field: "date", Problem: "at most ten years can be shown at once"}
	}
	layers, err := s.layersWanted(ctx, wanted)
	if err != nil {
		return out, err
	}
	community, err := s.Community(ctx)
	if err != nil {
		return out, err
	}
	zone, err := model.LoadZone(community.TimeZone)
	if err != nil {
		return out, err
	}
	for _, l := range layers {
		span := layerSpan{l.ID, community.TimeZone, from, to}
		part, err := s.layers.between(ctx, s, span, zone)
		if err != nil {
			return out, err
		}
		for _, e := range part.Events {
			e.Layer, e.LayerName, e.Kind, e.KeepsFree = l.ID, l.Name, l.Kind, l.KeepsFree
			out.Events = append(out.Events, e)
		}
		for _, note := range part.Problems {
			out.Problems = append(out.Problems, fmt.Sprintf("“%s”: %s", l.Name, note))
		}
	}
	slices.SortStableFunc(out.Events, func(a, b model.BackgroundEvent) int { return a.From.Compare(b.From) })
	return out, nil
}

// layerCache keeps layers as they were read, and what they have in some days. A layer's file never
// changes, so neither does what is kept.
type layerCache struct {
	sync.Mutex
	files map[model.ID]*ics.Background
	spans map[layerSpan]Background
}

type layerSpan struct {
	layer    model.ID
	zone     string
	from, to model.Date
}

// Most of each that is kept; then all of it is forgotten.
const (
	mostLayerFiles = 40
	mostLayerSpans = 400
)

// between is what one layer has in a span, without what an event has of its layer.
func (c *layerCache) between(ctx context.Context, s *Store, span layerSpan, zone *time.Location) (Background, error) {
	c.Lock()
	defer c.Unlock()
	if part, ok := c.spans[span]; ok {
		return part, nil
	}
	var part Background
	if span.layer == model.BankHolidaysID {
		part.Events = holidayEvents(span.from, span.to, zone)
	} else {
		b, err := c.file(ctx, s, span.layer)
		if err != nil {
			return part, err
		}
		if b == nil {
			part.Problems = []string{"its file can no longer be read; replace it with a new one"}
		} else {
			part.Events, part.Problems = b.Between(span.from, span.to, zone)
		}
	}
	if c.spans == nil || len(c.spans) >= mostLayerSpans {
		c.spans = map[layerSpan]Background{}
	}
	c.spans[span] = part
	return part, nil
}

// file is a layer's calendar; nil when the file has none that can be read.
func (c *layerCache) file(ctx context.Context, s *Store, id model.ID) (*ics.Background, error) {
	if b, ok := c.files[id]; ok {
		return b, nil
	}
	var data []byte
	err := s.reader.QueryRowContext(ctx, `SELECT data FROM layer_file WHERE layer = ?`, id).Scan(&data)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	b, err := ics.ReadBackground(bytes.NewReader(data))
	if err != nil {
		b = nil
	}
	if c.files == nil || len(c.files) >= mostLayerFiles {
		c.files = map[model.ID]*ics.Background{}
	}
	c.files[id] = b
	return b, nil
}

// holidayEvents are the computed bank holidays as whole days.
func holidayEvents(from, to model.Date, zone *time.Location) (out []model.BackgroundEvent) {
	for year := from.Time().Year(); year <= to.Time().Year(); year++ {
		for _, h := range model.BankHolidays(year) {
			if h.Day < from || h.Day > to {
				continue
			}
			next := h.Day.AddDays(1)
			out = append(out, model.BackgroundEvent{Title: h.Name, AllDay: true, First: h.Day, Last: h.Day, Start: model.At(h.Day, 0), End: model.At(next, 0),
				From: model.Moment(h.Day.Time(), zone), To: model.Moment(next.Time(), zone)})
		}
	}
	return out
}
