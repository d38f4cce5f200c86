package data

import (
	"fmt"

	"convenor/storage"
)

// copyName is what a copy is called: by the minute it was made, with the seconds
// when another of all is of the same minute.
func copyName(r storage.BackupRow, all []storage.BackupRow) string {
	const minute, second = "Mon 2 Jan 2006, 15:04", "Mon 2 Jan 2006, 15:04:05"
	name := r.At.Format(minute)
	for _, o := range all {
		if o.Path != r.Path && o.At.Format(minute) == name {
			return r.At.Format(second)
		}
	}
	return name
}

// lastSafety is the copy of what was there before the last restoring; "" when
// there is none. All is newest first.
func lastSafety(all []storage.BackupRow) string {
	for _, r := range all {
		if r.Reason == storage.BackupBeforeRestore {
			return r.Path
		}
	}
	return ""
}

// sizeWords is a size in bytes as people read it.
func sizeWords(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", max((bytes+1023)>>10, 1))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
