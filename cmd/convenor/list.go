package main

import (
	"bufio"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"convenor/storage"
)

// things are what can be listed, each with its reader.
var things = []struct {
	name string
	read func(context.Context, *storage.Store, *listing) error
}{
	{"people", listPeople},
	{"organisations", listOrganisations},
	{"venues", listVenues},
	{"sessions", listSessions},
}

func (p *program) listCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "list FILE people|organisations|venues|sessions [--json]",
		Short: "List what is in a file",
		Args:  exactly("FILE", "people, organisations, venues or sessions"),
	}
	asJSON := c.Flags().Bool("json", false, "as one JSON array of objects")
	c.RunE = func(c *cobra.Command, args []string) error {
		for _, thing := range things {
			if thing.name == args[1] {
				return p.reading(c.Context(), args[0], func(s *storage.Store) error {
					return p.list(*asJSON, func(l *listing) error { return thing.read(c.Context(), s, l) })
				})
			}
		}
		return usagef("“%s” cannot be listed; people, organisations, venues and sessions can", args[1])
	}
	return c
}

// listing writes rows: as a JSON array with one object on each line, or as
// columns of text.
type listing struct {
	out    *bufio.Writer
	asJSON bool
	added  int
	rows   [][]string // columns of text, written when all widths are known
}

// list writes what read adds.
func (p *program) list(asJSON bool, read func(*listing) error) error {
	l := &listing{out: p.out, asJSON: asJSON}
	if err := read(l); err != nil {
		return err
	}
	switch {
	case !asJSON:
		l.writeColumns()
	case l.added == 0:
		p.printf("[]\n")
	default:
		p.printf("\n]\n")
	}
	return nil
}

// add adds one row: object is what JSON shows, cells what a person reads.
func (l *listing) add(object any, cells ...string) error {
	if !l.asJSON {
		l.rows = append(l.rows, cells)
		return nil
	}
	before := ",\n"
	if l.added == 0 {
		before = "[\n"
	}
	l.added++
	text, err := encode(object)
	if err != nil {
		return err
	}
	_, err = l.out.WriteString(before + text)
	return err
}

func (l *listing) writeColumns() {
	var widths []int
	for _, row := range l.rows {
		widths = append(widths, make([]int, max(0, len(row)-len(widths)))...)
		for i, cell := range row {
			row[i] = strings.Join(strings.Fields(cell), " ")
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
	}
	for _, row := range l.rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		l.out.WriteString(strings.TrimRight(line.String(), " ") + "\n") // run reports what Flush returns
	}
}

// encode is v as JSON on one line, with letters as they are.
func encode(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// some is list, or an empty array for JSON where it is nil.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return slices.Clip(list)
}
