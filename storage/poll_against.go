package storage

import (
	"cmp"
	"context"

	"convenor/model"
)

// PollAgainst returns what would be in the way of what a poll is about, and it in the
// way of, on each of its dates, by option. A session that the poll is for brings who
// is needed at it.
func (s *Store) PollAgainst(ctx context.Context, p model.Poll) (map[model.ID][]model.Clash, error) {
	c, err := s.Community(ctx)
	if err != nil {
		return nil, err
	}
	planned := model.Session{ID: p.ID, State: model.Idea}
	if p.Session != "" {
		if planned, err = s.Session(ctx, p.Session); err != nil {
			return nil, err
		}
	}
	if planned.State == model.Held || planned.State == model.Cancelled {
		return map[model.ID][]model.Clash{}, nil // it takes no date
	}
	planned.Title = cmp.Or(planned.Title, p.Title)
	against := map[model.ID][]model.Clash{}
	for _, o := range p.Options {
		v := planned
		if err := onDate(&v, o, c.TimeZone); err != nil {
			return nil, err
		}
		if against[o.ID], err = s.WouldClash(ctx, v); err != nil {
			return nil, err
		}
	}
	return against, nil
}
