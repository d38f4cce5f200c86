package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"convenor/model"
)

// Attachment is a picture of signed paper that is kept in the file until a day.
type Attachment struct {
	ID        model.ID
	Session   model.ID
	Name      string // of the file it came from
	MediaType string
	Size      int
	Added     time.Time
	DeleteOn  model.Date
	Gone      bool // its content was deleted for good; only the fact is left
}

// How much may be attached, in bytes.
const (
	mostPicture  = 10 << 20
	mostPictures = 50 << 20 // of one session
)

// ErrPictureGone says that the content of a picture was deleted for good.
var ErrPictureGone = errors.New("was deleted for good, as promised to those who signed; nothing can bring it back")

// PictureError names a picture and what is wrong with it.
type PictureError struct {
	Name string
	Err  error
}

func (e PictureError) Error() string { return "“" + e.Name + "” " + e.Err.Error() }
func (e PictureError) Unwrap() error { return e.Err }

// Attachments returns the pictures of a session's paper, oldest first.
func (s *Store) Attachments(ctx context.Context, session model.ID) ([]Attachment, error) {
	return readAll(ctx, s.reader, func(row scanner) (a Attachment, err error) {
		var added string
		err = row.Scan(&a.ID, &a.Session, &a.Name, &a.MediaType, &a.Size, &added, &a.DeleteOn, &a.Gone)
		a.Added = parseStamp(added)
		return a, err
	}, `SELECT a.id, a.session, a.name, a.media_type, a.size, a.added, a.delete_on, c.attachment IS NULL
		FROM attachment a LEFT JOIN content c ON c.attachment = a.id WHERE a.session = ? ORDER BY a.added, a.id`, session)
}

// ReadPicture reads a picture that is to be attached, called name; a PictureError
// says why it is none.
func ReadPicture(name string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostPicture+1))
	switch {
	case err != nil:
		err = fmt.Errorf("could not be read: %w", err)
	case len(data) > mostPicture:
		err = errors.New("is larger than 10 MB; scan it with fewer dots an inch, or take a smaller photo")
	default:
		data, _, err = cleanPicture(data)
	}
	if err != nil {
		return nil, PictureError{name, err}
	}
	return data, nil
}

// Attach keeps a photo or scan of a session's paper, which is read from r and
// called name. What it is, is told by its content. Place, time and device are
// taken out of photos. It is deleted PaperDays after the session; when that is
// past, tomorrow.
func (s *Store) Attach(ctx context.Context, session model.ID, name string, r io.Reader) (a Attachment, err error) {
	name = filepath.Base(strings.ReplaceAll(name, `\`, "/"))
	data, err := ReadPicture(name, r)
	if err != nil {
		return a, err
	}
	a = Attachment{Session: session, Name: name, MediaType: pictureType(data), Size: len(data)}
	err = s.write(ctx, "Attach "+name, func(t *tx) error {
		var have int
		if err := t.queryRow(`SELECT coalesce(sum(size), 0) FROM attachment WHERE session = ?`, session).Scan(&have); err != nil {
			return err
		}
		if have+a.Size > mostPictures {
			return PictureError{name, errors.New("is one too many: the pictures of one session may be 50 MB together. Remove one first")}
		}
		v, err := readSession(ctx, t, session)
		if err != nil {
			return err
		}
		var days int
		if err := t.queryRow(`SELECT paper_days FROM community`).Scan(&days); err != nil {
			return err
		}
		a.ID, a.Added, a.DeleteOn = t.store.ids.New(), t.now, deletionDay(v, days, paperDay(v, t.now))
		t.label = fmt.Sprintf("Attach %s to “%s”", name, v.Title)
		if _, err := t.exec(`INSERT INTO content (attachment, data) VALUES (?, ?)`, a.ID, data); err != nil {
			return err
		}
		return t.insert("attachment", `id, session, name, media_type, size, added, delete_on`, a.ID, a.Session, a.Name, a.MediaType, a.Size, stamp(a.Added), a.DeleteOn)
	})
	return a, err
}

// deletionDay is when a picture of a session's paper goes: days after it, at the
// earliest tomorrow.
func deletionDay(v model.Session, days int, today model.Date) model.Date {
	day := today
	if v.Start != "" {
		day = max(v.Start.Date(), v.End.Date())
	}
	return max(day.AddDays(days), today.AddDays(1))
}

// KeepAttachmentUntil changes the day on which a picture is deleted. It must be
// to come.
func (s *Store) KeepAttachmentUntil(ctx context.Context, id model.ID, day model.Date) error {
	return s.write(ctx, "Change when a picture is deleted", func(t *tx) error {
		name, session, err := t.attachment(id)
		if err != nil {
			return err
		}
		v, err := readSession(ctx, t, session)
		if err != nil {
			return err
		}
		if day <= paperDay(v, t.now) {
			return model.ValidationError{Field: "day", Problem: "the day must be to come; to have the picture away now, remove it"}
		}
		t.label = fmt.Sprintf("Delete %s on %s", name, day.Long())
		return t.update("attachment", `id, delete_on`, id, day)
	})
}

// RemoveAttachment takes a picture away. That can be undone until the day on
// which its content is deleted for good.
func (s *Store) RemoveAttachment(ctx context.Context, id model.ID) error {
	return s.write(ctx, "Remove a picture", func(t *tx) error {
		name, _, err := t.attachment(id)
		if err != nil {
			return err
		}
		t.label = "Remove " + name
		return t.remove("attachment", id)
	})
}

func (t *tx) attachment(id model.ID) (name string, session model.ID, err error) {
	err = t.queryRow(`SELECT name, session FROM attachment WHERE id = ?`, id).Scan(&name, &session)
	return name, session, notFound(err, "picture")
}

const copiesPrefix = "convenor-view-"

// ViewAttachment writes a copy of a picture into a folder of its own, for the
// system's viewer, and returns its path. All copies are removed when the file is
// closed.
func (s *Store) ViewAttachment(ctx context.Context, id model.ID) (string, error) {
	var name, media string
	var data []byte
	err := s.reader.QueryRowContext(ctx, `SELECT a.name, a.media_type, c.data FROM attachment a LEFT JOIN content c ON c.attachment = a.id WHERE a.id = ?`, id).
		Scan(&name, &media, &data)
	if errors.Is(err, sql.ErrNoRows) {
		return "", notFound(err, "picture")
	}
	if err != nil {
		return "", err
	}
	if data == nil {
		return "", PictureError{name, ErrPictureGone}
	}
	dir, err := os.MkdirTemp("", copiesPrefix+"*")
	if err != nil {
		return "", err
	}
	s.copies.Lock()
	s.copies.dirs = append(s.copies.dirs, dir)
	s.copies.Unlock()
	// Named by its content: a name may say anything.
	path := filepath.Join(dir, "paper"+map[string]string{typePNG: ".png", typeJPEG: ".jpg", typePDF: ".pdf"}[media])
	return path, os.WriteFile(path, data, 0o600)
}

// removeCopies removes the copies that were made to be viewed.
func (s *Store) removeCopies() error {
	s.copies.Lock()
	defer s.copies.Unlock()
	var errs []error
	for _, dir := range s.copies.dirs {
		errs = append(errs, os.RemoveAll(dir))
	}
	s.copies.dirs = nil
	return errors.Join(errs...)
}

// removeOldCopies removes copies that a program which was cut off left behind.
func removeOldCopies(now time.Time) {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), copiesPrefix+"*")) // the pattern is a constant
	for _, dir := range left {
		if info, err := os.Stat(dir); err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(dir) // somebody else's on a shared computer: not ours to remove
		}
	}
}
