package publish

import (
	"fmt"
	"io"

	"convenor/model/report"
)

// Endings are the endings of report files, ".pdf" included, which paper writes.
var Endings = []string{".pdf", ".html", ".md", ".csv"}

// Write writes a report in the form that a file's ending stands for: one of
// Endings but ".pdf".
func Write(w io.Writer, r report.Report, ending string) error {
	switch ending {
	case ".html":
		return HTML(w, r)
	case ".md":
		return Markdown(w, r)
	case ".csv":
		return CSV(w, r)
	}
	return fmt.Errorf("a report cannot be written as “%s”", ending)
}
