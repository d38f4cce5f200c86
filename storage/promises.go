package storage

import (
	"context"
	"fmt"

	"convenor/model"
)

// Promised is what was done with a file because its day had come.
type Promised struct {
	Sessions []string // titles of those whose needs were cleared
	People   int      // whose needs
	Days     int      // after which needs are cleared
	Pictures int      // of signed paper, deleted for good
}

// Words tells of it in one message; "" when there was nothing to do.
func (p Promised) Words() string {
	needs, pictures := "", ""
	if p.People > 0 {
		what := model.Count(len(p.Sessions), "session", "sessions")
		if len(p.Sessions) == 1 {
			what = "“" + p.Sessions[0] + "”"
		}
		needs = fmt.Sprintf("The access and dietary needs that %s gave for %s were cleared, as promised %s after it.",
			model.Count(p.People, "person", "people"), what, model.Count(p.Days, "day", "days"))
	}
	if p.Pictures > 0 {
		pictures = model.Count(p.Pictures, "picture of signed paper was", "pictures of signed paper were") + " deleted for good, as promised."
	}
	return model.JoinNonEmpty(" ", needs, pictures)
}

// KeepPromises clears the needs given for sessions that are NeedsDays past,
// unless the person agreed that they are kept, and deletes pictures of paper
// whose day has come: each is one step, whose undoing brings neither back. It lets
// go of the files of calendars that were replaced or removed long ago, too. The window calls it when a file was opened for changes, or a copy restored.
func (s *Store) KeepPromises(ctx context.Context) (p Promised, err error) {
	removeOldCopies(s.Now())
	if err := s.dropLayerFiles(ctx); err != nil {
		return p, err
	}
	c, err := s.Community(ctx)
	if err != nil {
		return p, err
	}
	p.Days = c.NeedsDays
	today := s.Today(c)
	if err := s.clearNeeds(ctx, today, c.NeedsDays, &p); err != nil {
		return p, err
	}
	if err := s.deletePictures(ctx, today, &p); err != nil {
		return p, err
	}
	if p.People+p.Pictures > 0 {
		s.writing.Lock()
		defer s.writing.Unlock()
		// What was cleared must not stay in the log. While somebody reads, it is
		// done on closing.
		_, err = s.writing.conn.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
		if isBusy(err) {
			err = nil
		}
	}
	return p, fileError(s.path, err)
}

// settingCleared is the day up to which needs were cleared last.
const settingCleared = "needs cleared"

func (s *Store) clearNeeds(ctx context.Context, today model.Date, days int, p *Promised) error {
	all, err := s.Programme(ctx)
	if err != nil {
		return err
	}
	open, err := gather(ctx, s.reader, `SELECT DISTINCT n.session FROM participation n JOIN person q ON q.id = n.person
		WHERE NOT q.keep_needs AND (n.access_needs <> '' OR n.dietary_needs <> '')`, func(row scanner, id *model.ID) (bool, error) { return true, row.Scan(id) })
	if err != nil {
		return err
	}
	last, err := texts(ctx, s.reader, `SELECT value FROM setting WHERE name = ?`, settingCleared)
	if err != nil {
		return err
	}
	var due []model.Session
	for _, v := range all {
		if v.Start == "" {
			continue
		}
		day := max(v.Start.Date(), v.End.Date()).AddDays(max(days, 1))
		if day <= today && (len(open[v.ID]) > 0 || len(last) == 0 || day > model.Date(last[0])) {
			due = append(due, v)
		}
	}
	if len(due) == 0 {
		return nil
	}
	return s.write(ctx, "Clear needs", func(t *tx) error {
		for _, v := range due {
			n, err := t.clearNeeds(v.ID)
			if err != nil {
				return err
			}
			if n > 0 {
				p.Sessions = append(p.Sessions, v.Title)
				p.People += n
			}
		}
		t.label = fmt.Sprintf("Clear the needs given for %s", model.Count(len(p.Sessions), "session", "sessions"))
		if len(p.Sessions) == 1 {
			t.label = fmt.Sprintf("Clear the needs given for “%s”", p.Sessions[0])
		}
		_, err := t.exec(`INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, settingCleared, today)
		return err
	})
}

// clearNeeds clears the needs given for one session, also in the journal, and
// returns whose they were. What is overwritten is overwritten on disk too.
func (t *tx) clearNeeds(session model.ID) (people int, err error) {
	if err := t.overwrite(); err != nil {
		return 0, err
	}
	res, err := t.exec(`UPDATE participation SET access_needs = '', dietary_needs = '' WHERE session = ? AND (access_needs <> '' OR dietary_needs <> '')
		AND person NOT IN (SELECT id FROM person WHERE keep_needs)`, session)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, err
	}
	for _, image := range []string{"before", "after"} {
		if _, err := t.exec(fmt.Sprintf(`UPDATE change SET %[1]s = json_set(%[1]s, '$.access_needs', '', '$.dietary_needs', '')
			WHERE other = ? AND tbl = 'participation' AND (coalesce(%[1]s->>'access_needs', '') <> '' OR coalesce(%[1]s->>'dietary_needs', '') <> '')
			AND owner NOT IN (SELECT id FROM person WHERE keep_needs)`, image), session); err != nil {
			return 0, err
		}
	}
	return int(n), nil
}

// overwrite makes the connection overwrite what it deletes from now on.
func (t *tx) overwrite() error {
	_, err := t.exec(`PRAGMA secure_delete = ON`)
	return err
}

// deletePictures deletes the pictures whose day has come, and the content of
// those that were removed before their day came.
func (s *Store) deletePictures(ctx context.Context, today model.Date, p *Promised) error {
	due, err := texts(ctx, s.reader, `SELECT c.attachment FROM content c LEFT JOIN attachment a ON a.id = c.attachment
		WHERE coalesce(a.delete_on, (SELECT coalesce(x.before, x.after)->>'delete_on' FROM change x WHERE x.key = c.attachment AND x.tbl = 'attachment' ORDER BY x.id DESC LIMIT 1), '') <= ?1
		UNION SELECT id FROM attachment WHERE delete_on <= ?1`, today)
	if err != nil || len(due) == 0 {
		return err
	}
	return s.write(ctx, "Delete pictures", func(t *tx) error {
		if err := t.overwrite(); err != nil {
			return err
		}
		for _, id := range due {
			res, err := t.exec(`DELETE FROM content WHERE attachment = ?`, id)
			if err != nil {
				return err
			}
			n, err := res.RowsAffected()
			if err != nil {
				return err
			}
			p.Pictures += int(n)
			if _, err := t.exec(`DELETE FROM attachment WHERE id = ?`, id); err != nil {
				return err
			}
		}
		t.label = "Delete " + model.Count(len(due), "picture", "pictures") + " of signed paper, as promised"
		return nil
	})
}
