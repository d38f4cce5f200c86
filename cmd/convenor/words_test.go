package main

import (
	"testing"

	"convenor/storage"
)

// What is open to look only is not said to be read-only on the disk.
func TestLookOnlyInWords(t *testing.T) {
	path := "/home/ann/Wirral data.convenor"
	for _, tt := range []struct {
		err  error
		want string
	}{
		{storage.LookOnlyError{Path: path, Holder: "Bo on bo-desktop"}, "“Wirral data.convenor” was opened to look only, so nothing was changed; Bo on bo-desktop has it open for changes. When it is closed there, open it here again."},
		{storage.LookOnlyError{Path: path}, "“Wirral data.convenor” was opened to look only, so nothing was changed; close it and open it again to make changes."},
		{storage.FileError{Path: path, Err: storage.ErrReadOnly}, "“Wirral data.convenor” cannot be written to: the file or its folder is read-only. The last change was not saved; everything before it was."},
	} {
		if got := inWords(tt.err); got != tt.want {
			t.Errorf("%s", got)
		}
	}
}
