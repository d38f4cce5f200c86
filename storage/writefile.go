package storage

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// WriteFile writes name whole or not at all: content goes into a file beside
// it, is brought to the disk, and takes the name in one step. What was there
// before stays until then.
func WriteFile(name string, content func(io.Writer) error) error {
	return writeFile(name, content, (*os.File).Sync)
}

// writeFileSoon is WriteFile for many files that can be made again: the system
// brings them to the disk in its own time.
func writeFileSoon(name string, content func(io.Writer) error) error {
	return writeFile(name, content, func(*os.File) error { return nil })
}

func writeFile(name string, content func(io.Writer) error, settle func(*os.File) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return fileError(name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fileError(name, err), os.Remove(f.Name()))
		}
	}()
	defer f.Close()
	buffered := bufio.NewWriterSize(f, 1<<16)
	if err := content(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := settle(f); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
