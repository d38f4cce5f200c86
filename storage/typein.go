package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"convenor/model"
)

// PaperRow is one listed row of a printed sheet, as things stand now.
type PaperRow struct {
	No            int
	Person        model.ID
	Participation model.ID // empty: not on the session's list any more
	Given, Family string
	Organisation  string
	Reply         model.Reply
	Attendance    model.Attendance
	In            model.LocalTime
	Gone          string // why nobody can be ticked here any more, in words; mostly empty
}

// Name is the name as it is said.
func (r PaperRow) Name() string { return model.DisplayName(r.Given, r.Family) }

// Came reports whether the row is ticked.
func (r PaperRow) Came() bool { return r.Attendance == model.Attended }

// Expected reports whether "all" on the sheet means the row too: the person is
// there and neither declined nor sent apologies since it was printed.
func (r PaperRow) Expected() bool {
	return r.Gone == "" && (r.Came() || r.Attendance != model.Apologies && r.Reply != model.Declined)
}

// PaperSheet is a printed sheet with what is known of its rows.
type PaperSheet struct {
	Printing
	Rows      []PaperRow
	WalkIns   []ParticipantRow // who came and is not on the sheet
	Illegible []IllegibleRow   // of any sheet of the session
}

// RowPeople are the rows as model.RowEntry.Resolve needs to know them.
func (p PaperSheet) RowPeople() []model.RowPerson {
	list := make([]model.RowPerson, len(p.Rows))
	for i, r := range p.Rows {
		list[i] = model.RowPerson{No: r.No, Name: r.Name(), More: r.Organisation, Expected: r.Expected()}
	}
	return list
}

// NextRow is the number of the first blank row that nothing was typed of yet. Who
// was let in at the desk, or was online, is on no row.
func (p PaperSheet) NextRow() int {
	unread := map[int]bool{}
	for _, i := range p.Illegible {
		unread[i.Row] = unread[i.Row] || i.Sheet == p.Code
	}
	signed := 0
	for _, w := range p.WalkIns {
		if w.In == "" && w.ModeAttended != model.Online {
			signed++
		}
	}
	next, typed := len(p.Rows)+1, 0
	for ; unread[next] || typed < signed; next++ {
		if !unread[next] {
			typed++
		}
	}
	return next
}

// FindPrinting returns the printing with this code, as report.ParseCode gives
// it; model.ErrNotFound when no such sheet was printed from this file.
func (s *Store) FindPrinting(ctx context.Context, code string) (Printing, error) {
	return readPrinting(ctx, s.reader, code)
}

func readPrinting(ctx context.Context, q queryer, code string) (p Printing, err error) {
	var at string
	err = q.QueryRowContext(ctx, `SELECT code, session, variant, at, rows FROM printing WHERE code = ?`, code).
		Scan(&p.Code, &p.Session, &p.Variant, &at, fromJSON(&p.Rows))
	p.At = parseStamp(at)
	if errors.Is(err, sql.ErrNoRows) {
		return p, fmt.Errorf("no sheet with the code %s was printed from this file: %w", code, model.ErrNotFound)
	}
	return p, err
}

// PaperSheet returns a printed sheet with what is known of its rows now. Rows of
// people who were removed since say so.
func (s *Store) PaperSheet(ctx context.Context, code string) (p PaperSheet, err error) {
	if p.Printing, err = s.FindPrinting(ctx, code); err != nil {
		return p, err
	}
	if _, err = s.Session(ctx, p.Session); err != nil {
		return p, err
	}
	people, err := s.Participants(ctx, p.Session)
	if err != nil {
		return p, err
	}
	if p.Illegible, err = s.Illegible(ctx, p.Session); err != nil {
		return p, err
	}
	at := map[model.ID]ParticipantRow{}
	for _, r := range people {
		at[r.Person] = r
		if r.Attendance == model.Attended && !slices.Contains(p.Printing.Rows, r.Person) {
			p.WalkIns = append(p.WalkIns, r)
		}
	}
	for i, id := range p.Printing.Rows {
		row := PaperRow{No: i + 1, Person: id}
		if r, on := at[id]; on {
			row.Participation, row.Given, row.Family, row.Organisation = r.ID, r.Given, r.Family, r.Organisation
			row.Reply, row.Attendance, row.In = r.Reply, r.Attendance, r.In
		} else if err := s.offList(ctx, &row); err != nil {
			return p, err
		}
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

// offList fills in a row whose person is not on the list any more: taken off
// it, which a tick mends, or removed altogether.
func (s *Store) offList(ctx context.Context, row *PaperRow) error {
	row.Reply, row.Attendance = model.NoReply, model.NotRecorded
	err := s.reader.QueryRowContext(ctx, `SELECT given, family FROM person WHERE id = ?`, row.Person).Scan(&row.Given, &row.Family)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	var label, at string
	err = s.reader.QueryRowContext(ctx, `SELECT coalesce(c.before->>'given', ''), coalesce(c.before->>'family', ''), x.label, x.at
		FROM change c JOIN txn x ON c.id BETWEEN x.first_change AND x.last_change
		WHERE c.key = ? AND c.tbl = 'person' AND c.after IS NULL ORDER BY c.id DESC LIMIT 1`, row.Person).Scan(&row.Given, &row.Family, &label, &at)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		row.Gone = "is not among your people any more"
		return nil
	case err != nil:
		return err
	}
	row.Gone = fmt.Sprintf("is not among your people any more (“%s”, %s)", label, parseStamp(at).Local().Format("2 Jan 2006"))
	return nil
}

// TypeIn records that the people on the rows on came, and takes that back for
// those on the rows off. Both are row numbers of the sheet with this code, which
// mean the same people for good. Who was taken off the list since it was printed
// is on it again. The rows unread are kept as AddIllegible does.
func (s *Store) TypeIn(ctx context.Context, code string, on, off []int, unread ...IllegibleRow) error {
	return s.write(ctx, typeInLabel(code, on, off, unread), func(t *tx) error {
		p, err := readPrinting(ctx, t, code)
		if err != nil {
			return err
		}
		v, err := readSession(ctx, t, p.Session)
		if err != nil {
			return err
		}
		for _, no := range slices.Concat(on, off) {
			if no < 1 || no > len(p.Rows) {
				return model.ValidationError{Field: "row", Problem: fmt.Sprintf("sheet %s lists no row %d", code, no)}
			}
		}
		for _, no := range on {
			if err := t.cameOnPaper(v, p.Rows[no-1], model.Invited); err != nil {
				return fmt.Errorf("row %d: %w", no, err)
			}
		}
		for _, no := range off {
			if _, err := t.exec(`UPDATE participation SET attendance = ?, time_in = '', time_out = '', mode_attended = ''
				WHERE session = ? AND person = ? AND attendance = ?`, model.NotRecorded, v.ID, p.Rows[no-1], model.Attended); err != nil {
				return err
			}
		}
		for _, r := range unread {
			if _, err := t.addIllegible(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func typeInLabel(code string, on, off []int, unread []IllegibleRow) string {
	switch {
	case len(on) > 0:
		return "Type in " + rowsInLabel(on) + " of sheet " + code
	case len(off) == 0 && len(unread) > 0:
		rows := make([]int, len(unread))
		for i, r := range unread {
			rows[i] = r.Row
		}
		slices.Sort(rows)
		return "Keep " + rowsInLabel(rows) + " of sheet " + code + " as illegible"
	}
	return "Take the tick off " + rowsInLabel(off) + " of sheet " + code
}

// rowsInLabel names rows, or counts them when there are many.
func rowsInLabel(rows []int) string {
	const longest = 40
	words := model.RowNumbers(rows)
	switch {
	case len(rows) == 1:
		return "row " + words
	case len(words) > longest:
		return model.Count(len(rows), "row", "rows")
	}
	return "rows " + words
}

// cameOnPaper records that a person's row on paper is signed. Who is not on the
// list is put on it with source. Paper is signed in the room.
func (t *tx) cameOnPaper(v model.Session, person model.ID, source model.Source) error {
	came := func(p model.Participation) model.Participation {
		out := p.Out
		if v.Mode == model.Hybrid && p.ModeAttended == "" {
			p.ModeAttended = model.InPerson
		}
		p = p.CheckIn(p.In, v.Mode)
		p.Out = out
		return p
	}
	p, err := scanParticipation(t.queryRow(participationSelect+` WHERE session = ? AND person = ?`, v.ID, person))
	switch {
	case err == nil:
		return t.update("participation", participationColumns, participationValues(came(p))...)
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	who, err := readPerson(t.ctx, t, person)
	if err != nil {
		return err
	}
	return t.addParticipation(came(model.Participation{Session: v.ID, Person: person, Source: source, AccessNeeds: who.AccessNeeds, DietaryNeeds: who.DietaryNeeds}))
}

// paperDay is the day in a session's own zone at a moment.
func paperDay(v model.Session, now time.Time) model.Date {
	zone, err := model.LoadZone(v.Zone)
	if err != nil {
		zone = time.UTC
	}
	return model.DateOf(now.In(zone))
}

// RecordCame records that people came to a session in the room, as one step. Who
// is not on its list is put on it as a walk-in.
func (s *Store) RecordCame(ctx context.Context, session model.ID, people ...model.ID) error {
	return s.write(ctx, "Record who came", func(t *tx) error {
		v, err := readSession(ctx, t, session)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Record that %s came to “%s”", model.Count(len(people), "person", "people"), v.Title)
		for _, id := range people {
			if err := t.cameOnPaper(v, id, model.WalkIn); err != nil {
				return err
			}
		}
		return nil
	})
}
