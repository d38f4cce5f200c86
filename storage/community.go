package storage

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
)

const communityColumns = `id, name, purpose, time_zone, organiser_name, organiser_email, organiser_phone, privacy_notice, paper_days, needs_days, lapsed_months, sample`

func communityValues(c model.Community) []any {
	return []any{c.ID, c.Name, c.Purpose, c.TimeZone, c.OrganiserName, c.OrganiserEmail, c.OrganiserPhone, c.PrivacyNotice, c.PaperDays, c.NeedsDays, c.LapsedMonths, c.Sample}
}

// Community returns the head of the file.
func (s *Store) Community(ctx context.Context) (model.Community, error) {
	return readCommunity(ctx, s.reader)
}

func readCommunity(ctx context.Context, q queryer) (c model.Community, err error) {
	err = q.QueryRowContext(ctx, `SELECT `+communityColumns+` FROM community`).Scan(&c.ID, &c.Name, &c.Purpose, &c.TimeZone,
		&c.OrganiserName, &c.OrganiserEmail, &c.OrganiserPhone, &c.PrivacyNotice, &c.PaperDays, &c.NeedsDays, &c.LapsedMonths, &c.Sample)
	return c, notFound(err, "community")
}

// UpdateCommunity saves the head of the file.
func (s *Store) UpdateCommunity(ctx context.Context, c model.Community) error {
	if err := c.Validate(); err != nil {
		return err
	}
	return s.write(ctx, "Change the community’s details", func(t *tx) error {
		return t.update("community", communityColumns, communityValues(c)...)
	})
}

const categoryColumns = `id, list, name, letter, colour, position, retired, days, from_minute, to_minute`

func categoryValues(c model.Category) []any {
	return []any{c.ID, c.List, c.Name, c.Letter, c.Colour, c.Position, c.Retired, c.Days, int(c.From), int(c.To)}
}

// Categories returns every entry of every list, in the lists' own order,
// retired entries included.
func (s *Store) Categories(ctx context.Context) ([]model.Category, error) {
	return readCategories(ctx, s.reader)
}

func readCategories(ctx context.Context, q queryer) ([]model.Category, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+categoryColumns+` FROM category ORDER BY list, position, name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []model.Category
	for rows.Next() {
		var c model.Category
		if err := rows.Scan(&c.ID, &c.List, &c.Name, &c.Letter, &c.Colour, &c.Position, &c.Retired, &c.Days, &c.From, &c.To); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, rows.Err()
}

// SaveCategory adds an entry to its list, at the end, or changes it when it
// has an ID. It returns the entry's ID.
func (s *Store) SaveCategory(ctx context.Context, c model.Category) (model.ID, error) {
	if err := c.Validate(); err != nil {
		return "", err
	}
	label := fmt.Sprintf("Change “%s” in %s", c.Name, c.List.Title())
	if c.ID == "" {
		label = fmt.Sprintf("Add “%s” to %s", c.Name, c.List.Title())
	}
	err := s.write(ctx, label, func(t *tx) error {
		all, err := readCategories(ctx, t)
		if err != nil {
			return err
		}
		for _, other := range all {
			if other.List == c.List && other.ID != c.ID && model.Fold(other.Name) == model.Fold(c.Name) {
				return model.ValidationError{Field: "name", Problem: fmt.Sprintf("“%s” is already in %s", other.Name, c.List.Title())}
			}
		}
		if c.ID != "" {
			return t.update("category", categoryColumns, categoryValues(c)...)
		}
		c.ID = s.ids.New()
		c.Position = 1
		for _, other := range all {
			if other.List == c.List && other.Position >= c.Position {
				c.Position = other.Position + 1
			}
		}
		return t.insert("category", categoryColumns, categoryValues(c)...)
	})
	return c.ID, err
}

// MoveCategory moves an entry up (by < 0) or down its list.
func (s *Store) MoveCategory(ctx context.Context, id model.ID, by int) error {
	return s.write(ctx, "Reorder a list", func(t *tx) error {
		all, err := readCategories(ctx, t)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(c model.Category) bool { return c.ID == id })
		if at < 0 {
			return notFound(model.ErrNotFound, "entry")
		}
		list := slices.DeleteFunc(slices.Clone(all), func(c model.Category) bool { return c.List != all[at].List })
		from := slices.IndexFunc(list, func(c model.Category) bool { return c.ID == id })
		to := min(max(from+by, 0), len(list)-1)
		moved := list[from]
		list = slices.Insert(slices.Delete(list, from, from+1), to, moved)
		for i, c := range list {
			if _, err := t.exec(`UPDATE category SET position = ? WHERE id = ?`, i+1, c.ID); err != nil {
				return err
			}
		}
		t.label = fmt.Sprintf("Move “%s” in %s", moved.Name, moved.List.Title())
		return nil
	})
}

// RemoveCategory removes an entry that nothing uses. One in use is refused
// with a sentence that offers to retire it instead.
func (s *Store) RemoveCategory(ctx context.Context, c model.Category) error {
	err := s.write(ctx, fmt.Sprintf("Remove “%s” from %s", c.Name, c.List.Title()), func(t *tx) error {
		used, err := t.usesOf(c)
		if err != nil {
			return err
		}
		if used > 0 {
			return model.ValidationError{Field: "list", Problem: fmt.Sprintf("“%s” is used %s; retire it instead, then it is no longer offered", c.Name, model.Count(used, "time", "times"))}
		}
		return t.remove("category", c.ID)
	})
	return err
}

func (t *tx) usesOf(c model.Category) (n int, err error) {
	if c.List == model.Bands {
		err = t.queryRow(`SELECT (SELECT count(*) FROM venue WHERE bands LIKE ?1) + (SELECT count(*) FROM person WHERE availability LIKE ?1)`, "%"+string(c.ID)+"%").Scan(&n)
		return n, err
	}
	err = t.queryRow(`SELECT (SELECT count(*) FROM organisation WHERE sector = ?1 OR district = ?1) + (SELECT count(*) FROM venue WHERE district = ?1)
		+ (SELECT count(*) FROM person WHERE seniority = ?1 OR sector = ?1 OR district = ?1)`, c.ID).Scan(&n)
	return n, err
}

// Settings returns how the window is set in this file. They are no part of
// the history. The proposal that is kept beside them has a method of its own.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT name, value FROM setting WHERE name <> ?`, settingPlan)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		all[name] = value
	}
	return all, rows.Err()
}

// SetSetting remembers one setting of the window; an empty value forgets it.
func (s *Store) SetSetting(ctx context.Context, name, value string) error {
	return s.write(ctx, "Change a setting", func(t *tx) error {
		query, args := `INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, []any{name, value}
		if value == "" {
			query, args = `DELETE FROM setting WHERE name = ?`, []any{name}
		}
		_, err := t.exec(query, args...)
		return err
	})
}
