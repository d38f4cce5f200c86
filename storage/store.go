// Package storage keeps a community in one SQLite file. A Store's exported
// methods are the use cases of the program: each write is one named
// transaction that can be undone (see write), each read returns flat rows made
// for one screen.
package storage

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"convenor/model"
)

// Extension ends the name of every community file.
const Extension = ".convenor"

// Options are what a store takes from outside, so that its output can be
// reproduced. The zero value is the real clock, the system's random source and
// the user's name.
type Options struct {
	Now      func() time.Time // asked from several goroutines
	Random   io.Reader
	Holder   string // who opens the file, for the lock: "Ann on ann-laptop"
	ReadOnly bool   // look only; nothing is locked and nothing can be changed
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Holder == "" {
		o.Holder = defaultHolder()
	}
	return o
}

// Store is an open community file. Its methods may be called from several
// goroutines.
type Store struct {
	path    string
	options Options
	ids     *model.IDSource
	writer  *sql.DB // one connection; nil when read-only
	reader  *sql.DB
	lock    *fileLock
	schema  schema
	opened  os.FileInfo // the file, to know it again
	writing writing
	closed  bool // guarded by writing
	people  peopleIndex
	layers  layerCache
	lists   listCounts
	copies  struct { // folders with copies of pictures that are being viewed
		sync.Mutex
		dirs []string
	}

	subscribers struct {
		sync.Mutex
		next int
		all  map[int]func(Notice)
	}
}

// Path is the file's full name.
func (s *Store) Path() string { return s.path }

// Now is the store's clock.
func (s *Store) Now() time.Time { return s.options.Now() }

// Today is the day in the community's time zone.
func (s *Store) Today(c model.Community) model.Date {
	zone, err := model.LoadZone(c.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	return model.DateOf(s.Now().In(zone))
}

// ReadOnly reports whether the file was opened to look only.
func (s *Store) ReadOnly() bool { return s.options.ReadOnly }

// Create makes a new community file at path with the default lists, lets fill
// put more into it, and opens it. The file is made in a folder beside its place
// and moved there when it is whole; one that is already there is never
// overwritten.
func Create(ctx context.Context, path string, community model.Community, options Options, fill ...func(*Store) error) (_ *Store, err error) {
	if err := community.Validate(); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, FileError{Path: path, Err: ErrExists}
	}
	beside, err := os.MkdirTemp(filepath.Dir(path), ".convenor-new-*")
	if err != nil {
		return nil, fileError(path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }()
	made := filepath.Join(beside, filepath.Base(path))
	options.ReadOnly = false
	s, err := open(ctx, made, options, true)
	if err != nil {
		return nil, err
	}
	err = s.start(ctx, community)
	for _, f := range fill {
		if err == nil {
			err = f(s)
		}
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	if err := os.Rename(made, path); err != nil {
		return nil, fileError(path, err)
	}
	return Open(ctx, path, options)
}

// start writes the head of a new file and its lists.
func (s *Store) start(ctx context.Context, community model.Community) error {
	return s.write(ctx, "Start the community", func(t *tx) error {
		community.ID = s.ids.New()
		if err := t.insert("community", communityColumns, communityValues(community)...); err != nil {
			return err
		}
		for _, c := range model.DefaultLists() {
			c.ID = s.ids.New()
			if err := t.insert("category", categoryColumns, categoryValues(c)...); err != nil {
				return err
			}
		}
		return nil
	})
}

// Open opens the community file at path, bringing it up to date first if an
// older Convenor wrote it.
//
// Errors: FileError with ErrMissing, ErrForeignFile, ErrNewerFile, ErrDamaged,
// ErrReadOnly, ErrFull; LockedError when another program has it open (open it
// with Options.ReadOnly then).
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return nil, FileError{Path: path, Err: ErrForeignFile}
	}
	return open(ctx, path, options, false)
}

func open(ctx context.Context, path string, options Options, create bool) (*Store, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	options = options.withDefaults()
	s := &Store{path: full, options: options, ids: model.NewIDSource(options.Now, options.Random)}
	s.subscribers.all = map[int]func(Notice){}
	if err := s.connect(ctx, create); err != nil {
		return nil, errors.Join(fileError(full, err), s.disconnect())
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context, create bool) (err error) {
	if !create {
		if err := s.inspect(ctx); err != nil {
			return err
		}
	}
	if !s.options.ReadOnly {
		if s.lock, err = lockFile(s.path, s.options.Holder, s.options.Now()); err != nil {
			return err
		}
		journal := "WAL"
		if !onLocalDisk(filepath.Dir(s.path)) {
			journal = "DELETE" // WAL does not work across a network
		}
		if s.writer, err = sql.Open("sqlite", dsn(s.path, "rwc", "_txlock=immediate",
			"_pragma=journal_mode("+journal+")", "_pragma=synchronous(FULL)", "_pragma=cache_size(-48000)", "_pragma=temp_store(MEMORY)")); err != nil {
			return err
		}
		s.writer.SetMaxOpenConns(1)
		if s.writing.conn, err = s.writer.Conn(ctx); err != nil {
			return err
		}
		s.writing.statements, s.writing.last = map[string]*sql.Stmt{}, -1
		if err := s.migrate(ctx, migrations()); err != nil {
			return err
		}
	}
	if s.reader, err = sql.Open("sqlite", dsn(s.path, "ro", "_pragma=cache_size(-2000)")); err != nil {
		return err
	}
	s.reader.SetMaxOpenConns(3)
	s.reader.SetMaxIdleConns(3)
	if s.schema, err = readSchema(ctx, s.reader); err != nil {
		return err
	}
	s.opened, err = os.Stat(s.path)
	return err
}

// dsn is the address of the file at path for the driver; only names that start
// with "file:" honour a mode.
func dsn(path, mode string, extra ...string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	if len(u.Path) > 0 && u.Path[0] != '/' {
		u.Path = "/" + u.Path
	}
	query := "mode=" + mode + "&_dqs=0&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_pragma=trusted_schema(0)"
	for _, e := range extra {
		query += "&" + e
	}
	return u.String() + "?" + query
}

// Close saves everything into the one file and lets go of it. What is asked of
// the store afterwards ends with an error.
func (s *Store) Close() error {
	s.people.close()
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return s.disconnect()
}

func (s *Store) disconnect() error {
	errs := []error{s.removeCopies()}
	if s.reader != nil {
		errs = append(errs, s.reader.Close())
	}
	if s.ReadOnly() && s.opened != nil {
		s.tidyAfterLooking()
	}
	if s.writing.conn != nil {
		errs = append(errs, fileError(s.path, s.leaveWAL()), s.writing.close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}

// Gather writes the log back into the file, as far as nobody reads what was before:
// whoever copies the file alone has everything then. It does not wait.
func (s *Store) Gather(ctx context.Context) error {
	if s.ReadOnly() {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return nil
	}
	_, err := s.writing.conn.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
	if isBusy(err) {
		return nil
	}
	return fileError(s.path, err)
}

// leaveWAL writes the log back into the file and removes its two files. While
// somebody else looks at the file, the log can only be written back; the last
// who looks removes the two.
func (s *Store) leaveWAL() error {
	_, err := s.writing.conn.ExecContext(context.Background(), "PRAGMA journal_mode=DELETE")
	if isBusy(err) {
		_, err = s.writing.conn.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return err
}

// tidyAfterLooking removes the log's two files when the last who has the file
// open only looked at it. While anybody else has it open, or where the file or
// its folder cannot be written to, they stay as they are: nothing depends on
// their going.
func (s *Store) tidyAfterLooking() {
	if _, err := os.Stat(s.path + "-wal"); err != nil || s.present() != nil {
		return
	}
	lock, err := lockFile(s.path, s.options.Holder, s.options.Now())
	if err != nil {
		return
	}
	defer lock.release()
	db, err := sql.Open("sqlite", dsn(s.path, "rw", "_pragma=busy_timeout(0)"))
	if err != nil {
		return
	}
	defer db.Close()
	_, _ = db.Exec("PRAGMA journal_mode=DELETE") // refused while another looks
}

// defaultHolder is the user's name on this computer.
func defaultHolder() string {
	who := os.Getenv("USER")
	if who == "" {
		who = os.Getenv("USERNAME")
	}
	host, _ := os.Hostname()
	switch {
	case who == "":
		return host
	case host == "":
		return who
	}
	return fmt.Sprintf("%s on %s", who, host)
}
