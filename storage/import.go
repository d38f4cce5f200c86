package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// Rows gives the rows of a contact list one by one: io.EOF at the end, a
// *sheet.RowError for a row that cannot be read while the next ones can.
type Rows interface {
	Next() (sheet.Row, error)
}

// ImportOptions say how a contact list is read.
type ImportOptions struct {
	Name    string // of the file, for the history
	Mapping match.Mapping
	Mode    match.Mode
	// Choices settle ambiguous rows by their line.
	Choices map[int]Choice
	DryRun  bool                // do everything, tell the verdicts, and keep nothing
	Heard   func(match.Verdict) // told of each row, in order; may be nil
	Done    func(rows int)      // progress; may be nil
}

// Choice says whom an ambiguous row is about: a person of the file, the person
// another row of the same list made, or, when both are empty, somebody new.
// Of what came back of a session, Leave leaves the row out.
type Choice struct {
	Person model.ID
	Line   int
	Leave  bool
}

// errDryRun takes back a transaction that was only a rehearsal.
var errDryRun = errors.New("a dry run keeps nothing")

// Import reads a contact list into the file as one named transaction, which
// undo removes whole. A dry run is the same import, taken back at its end: what
// it predicts is what then happens.
//
// Errors end the import with nothing kept: a mapping without a name or an
// email, a file that cannot be read on, ctx cancelled.
func (s *Store) Import(ctx context.Context, rows Rows, o ImportOptions) (match.Tally, error) {
	if err := o.Mapping.Validate(); err != nil {
		return match.Tally{}, err
	}
	var tally match.Tally
	err := s.write(ctx, "Import", func(t *tx) error {
		im := &importer{t: t, options: o}
		if err := im.prepare(); err != nil {
			return err
		}
		if err := im.run(rows); err != nil {
			return err
		}
		tally = im.tally
		if o.DryRun {
			return errDryRun
		}
		t.label = importLabel(tally, o.Name)
		return nil
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	if err != nil {
		return match.Tally{}, err
	}
	return tally, nil
}

func importLabel(t match.Tally, name string) string {
	var parts []string
	if t.New > 0 || t.Update == 0 {
		parts = append(parts, "Import "+model.Count(t.New, "person", "people"))
	}
	if t.Update > 0 {
		parts = append(parts, fmt.Sprintf("update %s", model.Thousands(t.Update)))
	}
	label := strings.Join(parts, " and ")
	return strings.ToUpper(label[:1]) + label[1:] + " from " + name
}

type importer struct {
	t       *tx
	options ImportOptions
	index   *match.Index
	known   int // people who were in the file before
	names   match.Names
	orgs    map[model.ID]string
	tally   match.Tally
	read    int // rows judged so far
	open    openRows
	byLine  map[int]model.ID          // who was made by which row, when there are choices
	near    map[model.ID]model.Person // people whom the next rows are about, as they are in the file
	inserts inserts
	people  batch
	belongs batch
}

func (im *importer) prepare() error {
	t := im.t
	im.byLine = map[int]model.ID{}
	im.people = batch{t: t, inserts: &im.inserts, table: "person", columns: personColumns, rows: 40}
	im.belongs = batch{t: t, inserts: &im.inserts, table: "affiliation", columns: affiliationColumns, rows: 80}
	categories, err := readCategories(t.ctx, t)
	if err != nil {
		return err
	}
	im.orgs = map[model.ID]string{}
	im.names = match.Names{Categories: map[model.List]map[string]model.ID{}, Of: map[model.ID]string{}, Organisations: map[string]model.ID{}, Sectors: map[model.ID]model.ID{}}
	for _, c := range categories {
		if im.names.Categories[c.List] == nil {
			im.names.Categories[c.List] = map[string]model.ID{}
		}
		im.names.Categories[c.List][model.Fold(c.Name)] = c.ID
		im.names.Of[c.ID] = c.Name
	}
	rows, err := t.query(`SELECT id, name, coalesce(sector, '') FROM organisation ORDER BY id DESC`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, sector model.ID
		var name string
		if err := rows.Scan(&id, &name, &sector); err != nil {
			return err
		}
		im.names.Organisations[model.Fold(name)] = id // of two with one name the older
		im.orgs[id] = name
		im.names.Sectors[id] = sector
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return im.knowEveryone()
}

// knowEveryone fills the index with the people in the file.
func (im *importer) knowEveryone() error {
	if err := im.t.queryRow(`SELECT count(*) FROM person`).Scan(&im.known); err != nil {
		return err
	}
	im.index = match.NewIndex(im.known)
	rows, err := im.t.query(`SELECT p.id, p.given, p.family, p.postcode, p.emails, p.phones, p.external_ids,
		coalesce((SELECT organisation FROM affiliation a WHERE a.person = p.id ORDER BY a.position, a.id LIMIT 1), '') FROM person p`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var p model.Person
		var org model.ID
		if err := rows.Scan(&p.ID, &p.Given, &p.Family, &p.Postcode, fromJSON(&p.Emails), fromJSON(&p.Phones), fromJSON(&p.ExternalIDs), &org); err != nil {
			return err
		}
		im.know(p, im.orgs[org], 0)
	}
	return rows.Err()
}

func (im *importer) know(p model.Person, org string, line int) {
	im.index.Add(p.ID, contactOf(p, org), line)
}

// contactOf is what tells a person of the file from others.
func contactOf(p model.Person, org string) match.Contact {
	c := match.Contact{Given: p.Given, Family: p.Family, Postcode: p.Postcode, Organisation: org, ExternalIDs: p.ExternalIDs}
	for _, e := range p.Emails {
		c.Emails = append(c.Emails, e.Address)
	}
	for _, ph := range p.Phones {
		c.Phones = append(c.Phones, ph.Number)
	}
	return c
}

// run judges the rows in their order. They are read some at a time, so that the
// people they are about can be read together.
func (im *importer) run(rows Rows) (err error) {
	defer func() { err = errors.Join(err, im.inserts.settle()) }()
	for {
		chunk, end := im.readAhead(rows)
		if err := im.readTogether(chunk); err != nil {
			return err
		}
		for _, row := range chunk {
			if err := im.t.ctx.Err(); err != nil {
				return err
			}
			v := match.Verdict{Line: row.contact.Line, Kind: match.Error, Reason: row.problem}
			if row.problem == "" {
				if v, err = im.judge(row.contact); err != nil {
					return fmt.Errorf("line %d: %w", row.contact.Line, err)
				}
			}
			im.hear(v, row.contact)
		}
		switch {
		case errors.Is(end, io.EOF):
			if err := im.secondLook(); err != nil {
				return err
			}
			return errors.Join(im.people.flush(), im.belongs.flush())
		case end != nil:
			return end
		}
	}
}
