package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"convenor/model"
)

// place is a folder or a file that can be gone to or chosen.
type place struct {
	name, path string
	folder     bool
	changed    string // when, in words
}

// placesIn is what is in a folder: the way up, folders, then files that have
// one of the extensions, each in the order of their names. Hidden ones are left
// out. Errors say in words that the folder cannot be read.
func placesIn(folder string, extensions []string, foldersOnly bool) ([]place, error) {
	var all []place
	if up := filepath.Dir(folder); up != folder {
		all = append(all, place{name: "↑  " + up, path: up, folder: true})
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return all, fmt.Errorf("the folder “%s” cannot be read", folder)
	}
	var folders, files []place
	for _, e := range entries {
		p := place{name: e.Name(), path: filepath.Join(folder, e.Name())}
		info, err := os.Stat(p.path) // what a link leads to
		if err != nil || strings.HasPrefix(p.name, ".") {
			continue
		}
		p.changed = info.ModTime().Format("2 Jan 2006")
		switch p.folder = info.IsDir(); {
		case p.folder:
			folders = append(folders, p)
		case foldersOnly:
		case len(extensions) == 0 || slices.Contains(extensions, strings.ToLower(filepath.Ext(p.name))):
			files = append(files, p)
		}
	}
	for _, some := range [][]place{folders, files} {
		slices.SortStableFunc(some, func(a, b place) int { return strings.Compare(model.Fold(a.name), model.Fold(b.name)) })
		all = append(all, some...)
	}
	return all, nil
}

// folderOf is the folder a path names or lies in: the nearest that is there.
func folderOf(path string) string {
	for !isFolder(path) {
		up := filepath.Dir(path)
		if up == path {
			return homeFolder()
		}
		path = up
	}
	return path
}

// makeFolder makes a folder with those it lies in; undo takes away again what
// was made, unless something was put into it.
func makeFolder(path string) (undo func(), err error) {
	var made []string
	for up := path; !isFolder(up) && filepath.Dir(up) != up; up = filepath.Dir(up) {
		made = append(made, up)
	}
	undo = func() {
		for _, folder := range made {
			_ = os.Remove(folder) // one that holds something stays
		}
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		undo()
		return nil, model.ValidationError{Field: "folder", Problem: "The folder “" + path + "” cannot be made"}
	}
	return undo, nil
}
