//go:build !linux

package storage

import "strings"

// onLocalDisk reports whether dir is on a disk of this machine. Only a share's
// own spelling (\\server\share) tells without asking the system.
func onLocalDisk(dir string) bool { return !strings.HasPrefix(dir, `\\`) }
