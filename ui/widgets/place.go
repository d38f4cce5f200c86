package widgets

import (
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// SavedAs says of a file that was written what it is called and in which
// folder it is: "Saved as Launch.pdf in Documents/Our community."
func SavedAs(path string) string {
	home, _ := os.UserHomeDir() // without one the whole path is said
	return "Saved as " + filepath.Base(path) + " in " + folderWords(filepath.Dir(path), home) + "."
}

// longestFolder is how many letters of a folder are said; of a longer one its
// end.
const longestFolder = 48

func folderWords(folder, home string) string {
	if inside, err := filepath.Rel(home, folder); home != "" && err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
		if inside == "." {
			return "your home folder"
		}
		folder = inside
	}
	parts := strings.Split(filepath.ToSlash(folder), "/")
	for len(parts) > 1 && utf8.RuneCountInString(strings.Join(parts, "/")) > longestFolder {
		parts = parts[1:]
	}
	words := strings.Join(parts, "/")
	if words != filepath.ToSlash(folder) {
		words = "…/" + words
	}
	return words
}
