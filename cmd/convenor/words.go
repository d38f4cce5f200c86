package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"convenor/model"
	"convenor/storage"
)

func isUsage(err error) bool {
	var usage usageError
	return errors.As(err, &usage)
}

// inWords is one sentence for a person: what was wrong, what was kept, what to
// do. It is the only place of this command that turns errors into words.
func inWords(err error) string {
	var locked storage.LockedError
	var file storage.FileError
	var path *fs.PathError
	text := err.Error()
	switch {
	case errors.Is(err, context.Canceled):
		text = "stopped before it was done; nothing was changed"
	case errors.As(err, &locked):
		text = locked.Error() + "; nothing was changed. Close it there and try again"
	case errors.As(err, new(outputError)):
	case errors.As(err, &file):
		text = file.Error()
	case errors.As(err, &path):
		text = "“" + filepath.Base(path.Path) + "” " + pathProblem(err)
	case errors.Is(err, model.ErrNotFound):
		text = strings.TrimSuffix(text, ": "+model.ErrNotFound.Error())
	}
	return sentence(text)
}

func pathProblem(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "is not there; check the name and the folder"
	case errors.Is(err, fs.ErrPermission):
		return "may not be read by you; check its permissions"
	case errors.Is(err, syscall.EISDIR):
		return "is a folder, not a file"
	}
	var path *fs.PathError
	errors.As(err, &path)
	return "could not be read: " + path.Err.Error()
}

// sentence is text on one line with a capital letter and a full stop.
func sentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
		text += "."
	}
	return text
}
