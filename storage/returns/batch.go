package returns

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// mostTable is the largest table that is read, in bytes.
const mostTable = 20 << 20

var errLargeTable = tableError("This file is larger than %d MB; the replies or the attendance of one session are far smaller. Nothing was imported.", mostTable>>20)

// limited reads so many bytes, and then fails with err.
type limited struct {
	r    io.Reader
	left int64
	err  error
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, l.err
	}
	n, err := l.r.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

// Batch is what one or several files hold of a session.
type Batch struct {
	Kind    Kind
	Name    string // of the file, or how many there are
	Answers []match.Answer
	Meeting match.Meeting
}

// Rows is how many replies or visits there are.
func (b Batch) Rows() int { return len(b.Answers) + len(b.Meeting.Visits) }

// FileError says what is wrong with one file, in whole sentences.
type FileError struct {
	Name    string
	Problem string
}

func (e FileError) Error() string {
	return fmt.Sprintf("“%s” was not imported: %s", e.Name, lowered(e.Problem))
}

func lowered(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, " Nothing was imported."), ".")
	if first := s[:min(len(s), 1)]; !strings.HasPrefix(s, "I ") {
		s = strings.ToLower(first) + s[len(first):]
	}
	return s
}

// ReadFiles reads what came back of a session. Of several files with replies one
// that cannot be read becomes a row that says so; a single one is a FileError.
func ReadFiles(kind Kind, session model.Session, paths ...string) (Batch, error) {
	loc, err := model.LoadZone(session.Zone)
	if err != nil {
		return Batch{}, err
	}
	b := Batch{Kind: kind, Name: filepath.Base(paths[0])}
	if len(paths) > 1 {
		b.Name = model.Count(len(paths), "file", "files")
	}
	for _, path := range paths {
		if err := b.readFile(path, len(paths) == 1, session, loc); err != nil {
			return Batch{}, err
		}
	}
	return b, nil
}

func (b *Batch) readFile(path string, alone bool, session model.Session, loc *time.Location) error {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return FileError{name, "it cannot be read; check that it is there and that you may read it"}
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return FileError{name, "it is a folder and not a file"}
	}
	if b.Kind == Attendance {
		return about(name, b.addMeeting(f, session, loc, alone))
	}
	answers, err := ReadAnswers(f, loc)
	if alone {
		b.Answers = answers
		return about(name, err)
	}
	b.Answers, err = Together(b.Answers, name, answers, err)
	return about(name, err)
}

// addMeeting adds a report to those that are read.
func (b *Batch) addMeeting(r io.Reader, session model.Session, loc *time.Location, alone bool) error {
	m, err := ReadMeeting(&limited{r, mostTable, errLargeTable}, session.Start.Date(), loc)
	if err != nil {
		return err
	}
	if alone {
		b.Meeting = m
		return nil
	}
	if b.Meeting.Start == "" || m.Start != "" && m.Start < b.Meeting.Start {
		b.Meeting.Start = m.Start
	}
	for _, v := range m.Visits {
		v.Line = len(b.Meeting.Visits) + 1
		b.Meeting.Visits = append(b.Meeting.Visits, v)
	}
	return nil
}

// Copied is the name of a report that was copied.
const Copied = "what was copied"

// ReadText reads an attendance report that was copied.
func ReadText(text string, session model.Session) (Batch, error) {
	loc, err := model.LoadZone(session.Zone)
	if err != nil {
		return Batch{}, err
	}
	const name = Copied
	b := Batch{Kind: Attendance, Name: name}
	return b, about(name, b.addMeeting(strings.NewReader(text), session, loc, true))
}

// about puts the file's name before what is wrong with its content.
func about(name string, err error) error {
	var format sheet.FormatError
	if errors.As(err, &format) {
		return FileError{name, format.Problem}
	}
	return err
}

// Sort tells what files hold, by the first of them, and returns those of that
// kind.
func Sort(paths []string) (kind Kind, same []string, err error) {
	for _, path := range paths {
		k, err := sniffFile(path)
		if err != nil {
			return "", nil, err
		}
		if kind == "" {
			kind = k
		}
		if k == kind {
			same = append(same, path)
		}
	}
	return kind, same, nil
}

func sniffFile(path string) (Kind, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", FileError{filepath.Base(path), "it cannot be read; check that it is there and that you may read it"}
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return "", FileError{filepath.Base(path), "it is a folder and not a file"}
	}
	return Sniff(f)
}
