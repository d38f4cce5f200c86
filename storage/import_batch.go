package storage

import (
	"errors"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// rowsAhead is how many rows are read before the first of them is judged.
const rowsAhead = 200

// rowAhead is a row that waits to be judged.
type rowAhead struct {
	contact match.Contact
	problem string // why the row cannot be read; "" when it can
}

// readAhead reads the next rows, and returns what ended the list, if it ended.
func (im *importer) readAhead(rows Rows) (chunk []rowAhead, end error) {
	for len(chunk) < rowsAhead {
		row, err := rows.Next()
		var bad *sheet.RowError
		switch {
		case errors.As(err, &bad):
			chunk = append(chunk, rowAhead{match.Contact{Line: bad.Line}, bad.Problem})
		case err != nil:
			return chunk, err
		default:
			chunk = append(chunk, rowAhead{contact: im.options.Mapping.Read(row.Line, row.Cells)})
		}
	}
	return chunk, nil
}

// readTogether reads the people whom rows seem to be about. Whom they are about
// is judged later: by then the rows before them are in the index.
func (im *importer) readTogether(chunk []rowAhead) error {
	if im.known == 0 || im.options.Mode == match.Skip {
		return nil
	}
	var ids []model.ID
	for _, row := range chunk {
		if found := im.index.Find(row.contact); found.Person != "" {
			ids = append(ids, found.Person)
		}
	}
	if err := im.inserts.settle(); err != nil {
		return err
	}
	var err error
	im.near, err = readPeople(im.t.ctx, im.t, ids)
	return err
}

// person is one of the people in the file, or of those the import adds.
func (im *importer) person(id model.ID) (model.Person, error) {
	if p, ok := im.near[id]; ok {
		return p, nil
	}
	if err := im.written(); err != nil {
		return model.Person{}, err
	}
	return readPerson(im.t.ctx, im.t, id)
}

// written sees to it that all that was added is in the tables.
func (im *importer) written() error {
	return errors.Join(im.people.flush(), im.belongs.flush(), im.inserts.settle())
}

// inserts runs one insert at a time beside the judging of rows, which takes as
// long. Until settle has returned, nothing else may use the transaction.
type inserts struct {
	running bool
	done    chan error
}

func (w *inserts) start(insert func() error) {
	if w.done == nil {
		w.done = make(chan error)
	}
	w.running = true
	go func() { w.done <- insert() }()
}

func (w *inserts) settle() error {
	if !w.running {
		return nil
	}
	w.running = false
	return <-w.done
}

// batch inserts rows of one table several at a time.
type batch struct {
	t       *tx
	inserts *inserts
	table   string
	columns string
	rows    int // at a time
	values  []any
	spare   []any // held the rows that are being inserted
	width   int
}

func (b *batch) waiting() int {
	if b.width == 0 {
		return 0
	}
	return len(b.values) / b.width
}

func (b *batch) add(values ...any) error {
	b.width = len(values)
	b.values = append(b.values, values...)
	if b.waiting() < b.rows {
		return nil
	}
	return b.flush()
}

func (b *batch) flush() error {
	n := b.waiting()
	if n == 0 {
		return nil
	}
	if err := b.inserts.settle(); err != nil {
		return err
	}
	values := b.values
	b.values, b.spare = b.spare[:0], values
	b.inserts.start(func() error {
		_, err := b.t.exec(insertSQL(b.table, b.columns, n), values...)
		return err
	})
	return nil
}
