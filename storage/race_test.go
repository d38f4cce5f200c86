//go:build race

package storage

import "flag"

// SQLite is Go code here, and some twenty times slower under the race detector:
// there properties are tried fewer times, unless the command line says so.
func init() {
	if err := flag.Set("rapid.checks", "4"); err != nil {
		panic(err)
	}
}
