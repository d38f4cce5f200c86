package storage

import (
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mostName is how many bytes of a name stand in the name of a file: systems
// take 255 with what is added to it.
const mostName = 150

// fileName is a person's name or a title as the name of a file, without its
// ending, that every system accepts; otherwise is taken where nothing is left.
func fileName(name, otherwise string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp), r == unicode.ReplacementChar:
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(name, "")))
	name = strings.Join(strings.Fields(name), " ")
	if len(name) > mostName {
		end := mostName
		for !utf8.RuneStart(name[end]) {
			end--
		}
		name = name[:end]
	}
	name = strings.TrimLeft(strings.TrimRight(name, ". "), ". -")
	if name == "" {
		return otherwise
	}
	if reserved[strings.ToUpper(strings.SplitN(name, ".", 2)[0])] {
		name = "_" + name
	}
	return name
}

// reserved are names that Windows keeps for devices.
var reserved = func() map[string]bool {
	all := map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true}
	for i := 1; i <= 9; i++ {
		all[fmt.Sprintf("COM%d", i)], all[fmt.Sprintf("LPT%d", i)] = true, true
	}
	return all
}()

// takenIn are the names in a folder, as a system that knows no capitals sees
// them.
type takenIn map[string]int

func takenNames(folder string) (takenIn, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fileError(folder, err)
	}
	taken := takenIn{}
	for _, e := range entries {
		taken[key(e.Name())] = 1
	}
	return taken, nil
}

func key(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// free is name with its ending, with a number where it is taken, which is taken
// from now on.
func (t takenIn) free(name, ending string) string {
	try, n := name+ending, max(t[key(name+ending)], 1)
	for t[key(try)] > 0 {
		n++
		try = fmt.Sprintf("%s %d%s", name, n, ending)
	}
	t[key(name+ending)] = n
	t[key(try)] = max(t[key(try)], 1)
	return try
}
