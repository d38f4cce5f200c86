package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

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
	out     io.Writer
	asJSON  bool
	rows    int
	columns *tabwriter.Writer
}

// list writes what read adds.
func (p *program) list(asJSON bool, read func(*listing) error) error {
	l := &listing{out: p.out, asJSON: asJSON, columns: tabwriter.NewWriter(p.out, 0, 4, 2, ' ', 0)}
	if err := read(l); err != nil {
		return err
	}
	switch {
	case !asJSON:
		return l.columns.Flush()
	case l.rows == 0:
		p.printf("[]\n")
	default:
		p.printf("\n]\n")
	}
	return nil
}

// add writes one row: object is what JSON shows, cells what a person reads.
func (l *listing) add(object any, cells ...string) error {
	l.rows++
	if !l.asJSON {
		for i, cell := range cells {
			cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		_, err := fmt.Fprintln(l.columns, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
		return err
	}
	before := ",\n"
	if l.rows == 1 {
		before = "[\n"
	}
	text, err := encode(object)
	if err != nil {
		return err
	}
	_, err = io.WriteString(l.out, before+text)
	return err
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
