package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"convenor/storage"
)

// outputError says why a file that was asked for was not written.
type outputError struct {
	path string
	err  error
}

func (e outputError) Unwrap() error { return e.err }

func (e outputError) Error() string {
	text := "“" + filepath.Base(e.path) + "” was not written: "
	switch {
	case errors.Is(e.err, storage.ErrFull), errors.Is(e.err, syscall.ENOSPC), errors.Is(e.err, syscall.EFBIG):
		return text + "the disk is full. Free some space and try again"
	case errors.Is(e.err, storage.ErrReadOnly), errors.Is(e.err, fs.ErrPermission), errors.Is(e.err, syscall.EROFS):
		return text + "its folder is read-only, or another program has it open; choose another name or folder"
	case errors.Is(e.err, storage.ErrMissing), errors.Is(e.err, fs.ErrNotExist):
		return text + "there is no folder “" + filepath.Dir(e.path) + "”"
	case errors.Is(e.err, storage.ErrExists):
		return text + "it is the file that would be copied"
	}
	return text + reason(e.err)
}

// reason is what the system said, without the names of temporary files.
func reason(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	}
	return err.Error()
}

// writeOut writes the file called to whole or not at all.
func writeOut(to string, content func(io.Writer) error) error {
	if err := notFolder(to); err != nil {
		return err
	}
	return aboutOutput(to, storage.WriteFile(to, content))
}

func notFolder(to string) error {
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		return outputError{to, errors.New("it is the name of a folder")}
	}
	return nil
}

// aboutOutput makes an error of writing to an outputError; other errors stay
// as they are.
func aboutOutput(to string, err error) error {
	var file storage.FileError
	if errors.As(err, &file) && file.Path == to || errors.As(err, new(*fs.PathError)) || errors.As(err, new(*os.LinkError)) {
		return outputError{to, err}
	}
	return err
}
