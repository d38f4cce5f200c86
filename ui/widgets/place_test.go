package widgets

import "testing"

func TestFoldersAreSaidFromTheHomeFolder(t *testing.T) {
	for folder, want := range map[string]string{
		"/home/ann":                         "your home folder",
		"/home/ann/Documents/Our community": "Documents/Our community",
		"/home/anna/Documents":              "/home/anna/Documents",
		"/media/stick":                      "/media/stick",
		"/":                                 "/",
		"/home/ann/Documents/A very long name of a folder/and one more in it": "…/A very long name of a folder/and one more in it",
	} {
		if got := folderWords(folder, "/home/ann"); got != want {
			t.Errorf("%s is said as %q, want %q", folder, got, want)
		}
	}
	if got := folderWords("/tmp", ""); got != "/tmp" {
		t.Errorf("without a home folder: %q", got)
	}
}
