package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ErrNothingToUndo and ErrNothingToRedo say that the journal holds no such step.
var (
	ErrNothingToUndo = errors.New("there is nothing to undo")
	ErrNothingToRedo = errors.New("there is nothing to redo")
)

// BlockedError says that a step cannot be undone (or redone) because a later
// change stands in the way. Nothing was changed.
type BlockedError struct {
	Step string // the label of the step
	By   string // the label of the later change
	At   time.Time
	Redo bool
}

// What the labels of steps that undo or redo another begin with.
const (
	undoLabel = "Undo: "
	redoLabel = "Redo: "
)

func (e BlockedError) Error() string {
	verb := "undone"
	if e.Redo {
		verb = "redone"
	}
	first := "undo that one first"
	if strings.HasPrefix(e.By, undoLabel) {
		first = "redo what that one undid first"
	}
	return fmt.Sprintf("“%s” cannot be %s because of a later change: “%s” (%s). Nothing was changed; %s",
		e.Step, verb, e.By, e.At.Local().Format("2 Jan 2006, 15:04"), first)
}

// Undo takes back the last step that is not undone and returns its label.
func (s *Store) Undo(ctx context.Context) (string, error) { return s.restore(ctx, "undo", nextUndo) }

// Redo makes the step that was undone last again, unless something new was
// done since, and returns its label.
func (s *Store) Redo(ctx context.Context) (string, error) { return s.restore(ctx, "redo", nextRedo) }

// UndoStep takes back the step with this number, however old, unless a later
// change stands in the way (BlockedError). The very first, which made the
// community, stays.
func (s *Store) UndoStep(ctx context.Context, id int64) error {
	_, err := s.restore(ctx, "undo", func(ctx context.Context, q queryer) (Step, error) {
		step, err := readStep(q.QueryRowContext(ctx, stepQuery+` WHERE id = ?`, id))
		if err != nil {
			return step, notFound(err, "step")
		}
		if step.Undone || step.Kind != "do" || step.ID == firstStep {
			return step, ErrNothingToUndo
		}
		return step, nil
	})
	return err
}

// Steps says what Undo and Redo would do now; nil when there is nothing.
func (s *Store) Steps(ctx context.Context) (undo, redo *Step, err error) {
	u, err := nextUndo(ctx, s.reader)
	if err == nil {
		undo = &u
	} else if !errors.Is(err, ErrNothingToUndo) {
		return nil, nil, err
	}
	r, err := nextRedo(ctx, s.reader)
	if err == nil {
		redo = &r
	} else if !errors.Is(err, ErrNothingToRedo) {
		return nil, nil, err
	}
	return undo, redo, nil
}

// firstStep made the community itself; a file without one is no community file.
const firstStep = 1

func nextUndo(ctx context.Context, q queryer) (Step, error) {
	step, err := readStep(q.QueryRowContext(ctx, stepQuery+` WHERE kind = 'do' AND NOT undone ORDER BY id DESC LIMIT 1`))
	if errors.Is(err, sql.ErrNoRows) || (err == nil && step.ID == firstStep) {
		return Step{}, ErrNothingToUndo
	}
	return step, err
}

func nextRedo(ctx context.Context, q queryer) (Step, error) {
	var target int64
	err := q.QueryRowContext(ctx, `SELECT u.target FROM txn u JOIN txn t ON t.id = u.target
		WHERE u.kind = 'undo' AND t.undone AND u.id > (SELECT max(id) FROM txn WHERE kind = 'do')
		AND u.id = (SELECT max(id) FROM txn WHERE kind = 'undo' AND target = t.id)
		ORDER BY u.id DESC LIMIT 1`).Scan(&target)
	if errors.Is(err, sql.ErrNoRows) {
		return Step{}, ErrNothingToRedo
	}
	if err != nil {
		return Step{}, err
	}
	return readStep(q.QueryRowContext(ctx, stepQuery+` WHERE id = ?`, target))
}

// restore brings the rows that a step changed back to what they were before it
// (undo) or after it (redo), in one transaction of its own, in which the step is
// also chosen. It returns the step's label.
func (s *Store) restore(ctx context.Context, kind string, choose func(context.Context, queryer) (Step, error)) (string, error) {
	var step Step
	err := s.transact(ctx, kind, kind, &step.ID, func(t *tx) (err error) {
		if step, err = choose(t.ctx, t); err != nil {
			return err
		}
		t.label = map[string]string{"undo": undoLabel, "redo": redoLabel}[kind] + step.Label
		err = t.restore(step, kind == "undo")
		var blocked BlockedError
		if errors.As(err, &blocked) {
			blocked.Redo = kind == "redo"
			err = blocked
		}
		return err
	})
	return step.Label, err
}

func (t *tx) restore(step Step, undo bool) error {
	if _, err := t.exec(`PRAGMA defer_foreign_keys = ON`); err != nil {
		return err
	}
	touched, err := t.collect(step, undo)
	if err != nil {
		return err
	}
	for _, tbl := range touched {
		if err := t.checkFree(tbl, step); err != nil {
			return err
		}
	}
	if err := t.layersKept(step, undo); err != nil {
		return err
	}
	for _, apply := range []func(*tx, table) error{(*tx).restoreChanged, (*tx).restoreRemoved, (*tx).restoreMade} {
		for _, tbl := range touched {
			if err := apply(t, tbl); err != nil {
				return t.blocked(step, err)
			}
		}
	}
	if err := t.checkReferences(step, touched); err != nil {
		return err
	}
	if err := t.carryOn("change", t.first); err != nil {
		return err
	}
	_, err = t.exec(`UPDATE txn SET undone = ? WHERE id = ?`, undo, step.ID)
	return err
}

const (
	makeNet  = `CREATE TEMP TABLE IF NOT EXISTS net (tbl TEXT, key TEXT, was TEXT, want TEXT, PRIMARY KEY (tbl, key)) WITHOUT ROWID`
	emptyNet = `DELETE FROM net`
)

// collect puts the net effect of a step into the temporary table net: for each
// row, the image it must have now (was) and the one to bring back (want). It
// returns the tables of these rows.
func (t *tx) collect(step Step, undo bool) (touched schema, err error) {
	was, want := "l.after", "f.before"
	if !undo {
		was, want = want, was
	}
	for _, statement := range []string{makeNet, emptyNet} {
		if _, err := t.exec(statement); err != nil {
			return nil, err
		}
	}
	if _, err := t.exec(`INSERT INTO net SELECT f.tbl, f.key, `+was+`, `+want+`
		FROM (SELECT min(id) AS lo, max(id) AS hi FROM change WHERE id BETWEEN ? AND ? GROUP BY tbl, key)
		JOIN change f ON f.id = lo JOIN change l ON l.id = hi
		WHERE f.before IS NOT l.after`, step.first, step.last); err != nil {
		return nil, err
	}
	names, err := texts(t.ctx, t, `SELECT DISTINCT tbl FROM net`)
	for _, tbl := range t.store.schema {
		if slices.Contains(names, tbl.name) {
			touched = append(touched, tbl)
		}
	}
	return touched, err
}

// checkFree looks for rows of tbl that are no longer as the step left them, and
// for rows made later that hang on rows which are to go.
func (t *tx) checkFree(tbl table, step Step) error {
	columns := tbl.broughtBack()
	stale := make([]string, len(columns))
	for i, c := range columns {
		now, was, want := "r."+c.name, c.from("n.was"), c.from("n.want")
		stale[i] = fmt.Sprintf("(%s IS NOT %s AND (n.want IS NULL OR %s IS NOT %s))", now, was, was, want)
	}
	queries := []string{fmt.Sprintf(`SELECT n.key FROM net n LEFT JOIN %s r ON r.id = n.key WHERE n.tbl = '%s' AND CASE
		WHEN n.was IS NULL THEN r.id IS NOT NULL
		WHEN r.id IS NULL THEN 1
		WHEN %s = n.was THEN 0
		ELSE %s END LIMIT 1`, tbl.name, tbl.name, tbl.image("r"), strings.Join(stale, " OR "))}
	for _, in := range tbl.inward {
		queries = append(queries, fmt.Sprintf(`SELECT r.id FROM net n JOIN %[1]s r ON r.%[2]s = n.key
			LEFT JOIN net m ON m.tbl = '%[1]s' AND m.key = r.id
			WHERE n.tbl = '%[3]s' AND n.want IS NULL
			AND (m.key IS NULL OR (m.want IS NOT NULL AND m.want->>'%[2]s' IS n.key)) LIMIT 1`, in.table, in.column, tbl.name))
	}
	for _, query := range queries {
		var key string
		err := t.queryRow(query).Scan(&key)
		if err == nil {
			return t.blocker(step, key)
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	return nil
}

// blocker names the last change to the row called key after the step.
func (t *tx) blocker(step Step, key string) error {
	var label, at string
	err := t.queryRow(`SELECT x.label, x.at FROM change c JOIN txn x ON c.id BETWEEN x.first_change AND x.last_change
		WHERE c.key = ? AND c.id > ? ORDER BY c.id DESC LIMIT 1`, key, step.last).Scan(&label, &at)
	if errors.Is(err, sql.ErrNoRows) {
		label, err = "a change made outside this program", nil
	}
	if err != nil {
		return err
	}
	return BlockedError{Step: step.Label, By: label, At: parseStamp(at)}
}

// blocked names the last later step when the schema refused to bring rows back.
func (t *tx) blocked(step Step, err error) error {
	if !isConstraint(err) {
		return err
	}
	var label, at string
	scanErr := t.queryRow(`SELECT label, at FROM txn WHERE id > ? AND kind = 'do' ORDER BY id DESC LIMIT 1`, step.ID).Scan(&label, &at)
	if scanErr != nil {
		return err
	}
	return BlockedError{Step: step.Label, By: label, At: parseStamp(at)}
}

func (t *tx) restoreChanged(tbl table) error {
	columns := tbl.broughtBack()
	sets := make([]string, len(columns))
	for i, c := range columns {
		was, want := c.from("n.was"), c.from("n.want")
		sets[i] = fmt.Sprintf("%[1]s = CASE WHEN %[2]s IS %[3]s THEN %[4]s.%[1]s ELSE %[3]s END", c.name, was, want, tbl.name)
	}
	_, err := t.exec(fmt.Sprintf(`UPDATE %[1]s SET %[2]s FROM net n WHERE n.tbl = '%[1]s' AND n.key = %[1]s.id AND n.was IS NOT NULL AND n.want IS NOT NULL`,
		tbl.name, strings.Join(sets, ", ")))
	return err
}

func (t *tx) restoreRemoved(tbl table) error {
	_, err := t.exec(fmt.Sprintf(`DELETE FROM %[1]s WHERE id IN (SELECT key FROM net WHERE tbl = '%[1]s' AND want IS NULL)`, tbl.name))
	return err
}

func (t *tx) restoreMade(tbl table) error {
	values := make([]string, len(tbl.columns))
	for i, c := range tbl.columns {
		values[i] = c.from("want")
	}
	_, err := t.exec(fmt.Sprintf(`INSERT INTO %[1]s (%[2]s) SELECT %[3]s FROM net WHERE tbl = '%[1]s' AND was IS NULL`,
		tbl.name, tbl.columnList(), strings.Join(values, ", ")))
	return err
}

// checkReferences finds rows that were brought back but whose parent has gone
// since, and names the step that removed it.
func (t *tx) checkReferences(step Step, touched schema) error {
	for _, parent := range t.store.schema {
		for _, in := range parent.inward {
			if touched.find(in.table) == nil {
				continue
			}
			var missing string
			err := t.queryRow(fmt.Sprintf(`SELECT r.%[1]s FROM net n JOIN %[2]s r ON r.id = n.key LEFT JOIN %[3]s p ON p.id = r.%[1]s
				WHERE n.tbl = '%[2]s' AND n.want IS NOT NULL AND r.%[1]s IS NOT NULL AND p.id IS NULL LIMIT 1`, in.column, in.table, parent.name)).Scan(&missing)
			if err == nil {
				return t.blocker(step, missing)
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
	}
	return nil
}
