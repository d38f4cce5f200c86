package storage

import (
	"context"
	"fmt"
	"strings"

	"convenor/model"
)

// IllegibleRow is a row of a sheet that nobody could read, kept until somebody
// can say who it was.
type IllegibleRow struct {
	ID      model.ID
	Session model.ID
	Sheet   string // code of the printing
	Row     int    // 0: not known
	Note    string
}

// Words is the row in words: "illegible, row 23".
func (r IllegibleRow) Words() string {
	if r.Row == 0 {
		return "illegible"
	}
	return fmt.Sprintf("illegible, row %d", r.Row)
}

// Illegible returns the illegible rows of a session, by sheet and row.
func (s *Store) Illegible(ctx context.Context, session model.ID) ([]IllegibleRow, error) {
	return readAll(ctx, s.reader, scanIllegible, illegibleSelect+` WHERE session = ? ORDER BY printing, row, id`, session)
}

// IllegibleCounts is how many people came to each session whom nobody can name:
// its illegible rows but those of people who are listed on the sheet, who are
// counted by their own tick.
func (s *Store) IllegibleCounts(ctx context.Context) (map[model.ID]int, error) {
	return illegibleCounts(ctx, s.reader)
}

// unlistedRow holds for a row of illegible, called i, that is nobody's who is
// listed on its sheet.
const unlistedRow = `(i.row = 0 OR i.row > coalesce((SELECT json_array_length(rows) FROM printing WHERE code = i.printing), 0))`

// unreadPeople are those who are listed in an illegible row of a session's sheets.
func (s *Store) unreadPeople(ctx context.Context, session model.ID) (map[model.ID]bool, error) {
	listed, err := texts(ctx, s.reader, `SELECT j.value FROM illegible i JOIN printing p ON p.code = i.printing, json_each(p.rows) j
		WHERE i.session = ? AND j.key = i.row - 1`, session)
	people := map[model.ID]bool{}
	for _, id := range listed {
		people[model.ID(id)] = true
	}
	return people, err
}

func illegibleCounts(ctx context.Context, q queryer) (map[model.ID]int, error) {
	rows, err := q.QueryContext(ctx, `SELECT i.session, count(*) FROM illegible i WHERE `+unlistedRow+` GROUP BY i.session`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[model.ID]int{}
	for rows.Next() {
		var id model.ID
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, err
		}
		all[id] = n
	}
	return all, rows.Err()
}

const illegibleSelect = `SELECT id, session, printing, row, note FROM illegible`

func scanIllegible(row scanner) (r IllegibleRow, err error) {
	return r, row.Scan(&r.ID, &r.Session, &r.Sheet, &r.Row, &r.Note)
}

// longestNote is as long as a note on an illegible row may be.
const longestNote = 500

// AddIllegible keeps a row that cannot be read, with a note of what can.
func (s *Store) AddIllegible(ctx context.Context, r IllegibleRow) (id model.ID, err error) {
	err = s.write(ctx, fmt.Sprintf("Keep row %d of sheet %s as illegible", r.Row, r.Sheet), func(t *tx) error {
		id, err = t.addIllegible(r)
		return err
	})
	return id, err
}

func (t *tx) addIllegible(r IllegibleRow) (model.ID, error) {
	r.Note = strings.Join(strings.Fields(r.Note), " ")
	switch {
	case r.Row < 0:
		return "", model.ValidationError{Field: "row", Problem: "rows count from 1"}
	case len(r.Note) > longestNote:
		return "", model.ValidationError{Field: "note", Problem: "the note is too long; a few words will do"}
	}
	var n int
	if err := t.queryRow(`SELECT count(*) FROM illegible WHERE session = ? AND printing = ? AND row = ? AND row > 0`, r.Session, r.Sheet, r.Row).Scan(&n); err != nil {
		return "", err
	}
	if n > 0 {
		return "", model.ValidationError{Field: "row", Problem: fmt.Sprintf("row %d is kept as illegible already", r.Row)}
	}
	r.ID = t.store.ids.New()
	return r.ID, t.insert("illegible", `id, session, printing, row, note`, r.ID, r.Session, r.Sheet, r.Row, r.Note)
}

// ResolveIllegible says who an illegible row was: they came, and the row is no
// longer kept. It returns the person.
func (s *Store) ResolveIllegible(ctx context.Context, id model.ID, who PaperWalkIn) (person model.ID, err error) {
	if err := who.validate(); err != nil {
		return "", err
	}
	err = s.write(ctx, "Resolve an illegible row", func(t *tx) error {
		r, err := scanIllegible(t.queryRow(illegibleSelect+` WHERE id = ?`, id))
		if err != nil {
			return notFound(err, "illegible row")
		}
		who.Session = r.Session
		name := ""
		if person, name, err = t.walkIn(who); err != nil {
			return err
		}
		t.label = fmt.Sprintf("Resolve illegible row %d: %s", r.Row, name)
		return t.remove("illegible", id)
	})
	return person, err
}

// RemoveIllegible forgets an illegible row, such as one struck out on paper.
func (s *Store) RemoveIllegible(ctx context.Context, id model.ID) error {
	return s.write(ctx, "Remove an illegible row", func(t *tx) error { return t.remove("illegible", id) })
}

// PaperWalkIn is somebody who wrote themselves on a blank row of a sheet.
type PaperWalkIn struct {
	Session model.ID
	Sheet   string // code of the printing
	Row     int
	Person  model.ID     // somebody known; empty: New is added
	New     model.Person // with a name; Affiliations may name an organisation by its Name
}

func (w PaperWalkIn) validate() error {
	if w.Person != "" {
		return nil
	}
	return w.New.Validate()
}

// AddPaperWalkIn records that somebody came who is not listed on the sheet, and
// adds them to the contacts if they are not known. Who is on the session's list
// keeps the source they have. It returns the person.
func (s *Store) AddPaperWalkIn(ctx context.Context, w PaperWalkIn) (person model.ID, err error) {
	if err := w.validate(); err != nil {
		return "", err
	}
	err = s.write(ctx, "Add a walk-in", func(t *tx) error {
		name := ""
		if person, name, err = t.walkIn(w); err != nil {
			return err
		}
		t.label = fmt.Sprintf("Add walk-in %s (row %d of sheet %s)", name, w.Row, w.Sheet)
		return nil
	})
	return person, err
}

func (t *tx) walkIn(w PaperWalkIn) (person model.ID, name string, err error) {
	v, err := readSession(t.ctx, t, w.Session)
	if err != nil {
		return "", "", err
	}
	if person = w.Person; person == "" {
		w.New.Joined = paperDay(v, t.now)
		if v.Start != "" {
			w.New.Joined = v.Start.Date()
		}
		if person, err = t.addPerson(w.New); err != nil {
			return "", "", err
		}
	}
	p, err := readPerson(t.ctx, t, person)
	if err != nil {
		return "", "", err
	}
	return person, p.Name(), t.cameOnPaper(v, person, model.WalkIn)
}
