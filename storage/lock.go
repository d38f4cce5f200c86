package storage

import (
	"encoding/json"
	"io"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// fileLock keeps a second program from writing to the same community file. It
// is the operating system's lock on a small file beside it, so it goes when
// the program ends, however it ends; the file's text says who holds it.
type fileLock struct {
	lock *flock.Flock
	path string
}

const lockExtension = ".lock"

type lockHolder struct {
	Holder string    `json:"holder"`
	Since  time.Time `json:"since"`
}

func lockFile(path, holder string, now time.Time) (*fileLock, error) {
	name := path + lockExtension
	for {
		l := flock.New(name, flock.SetPermissions(0o644)) // who else uses the folder can read who holds it
		held, err := l.TryLock()
		if err != nil {
			return nil, fileError(path, err)
		}
		if !held {
			who := readHolder(name)
			return nil, LockedError{path, who.Holder, who.Since}
		}
		if !sameFile(name, l) { // its last holder removed it between our open and our lock
			l.Close()
			continue
		}
		// The first byte is the one that is locked on Windows; the text
		// begins after it.
		text, _ := json.Marshal(lockHolder{holder, now.UTC().Truncate(time.Second)})
		if err := os.WriteFile(name, append([]byte("\n"), text...), 0o644); err != nil {
			os.Remove(name)
			l.Close()
			return nil, fileError(path, err)
		}
		return &fileLock{l, name}, nil
	}
}

// lookOnly is why a store that was opened to look only writes nothing.
func (s *Store) lookOnly() error {
	who := readHolder(s.path + lockExtension)
	return LookOnlyError{s.path, who.Holder, who.Since}
}

func sameFile(name string, l *flock.Flock) bool {
	onDisk, err := os.Stat(name)
	if err != nil {
		return false
	}
	held, err := l.Stat()
	return err == nil && os.SameFile(onDisk, held)
}

func readHolder(name string) (who lockHolder) {
	f, err := os.Open(name)
	if err != nil {
		return who
	}
	defer f.Close()
	if _, err := f.Seek(1, io.SeekStart); err != nil {
		return who
	}
	_ = json.NewDecoder(io.LimitReader(f, 4096)).Decode(&who) // without it the sentence names nobody
	return who
}

// release removes the file while the lock is still held, so that no other
// program can have locked what is removed.
func (l *fileLock) release() error {
	err := os.Remove(l.path)
	if closeErr := l.lock.Close(); err == nil {
		err = closeErr
	}
	if os.IsNotExist(err) {
		return nil
	}
	return err
}
