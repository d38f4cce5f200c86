package storage

import (
	"context"
	"io"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage/sheet"
)

// exportHeader are the columns of exported people; importing the file finds
// every one of them by its heading.
var exportHeader = []string{"Convenor id", "Given name", "Family name", "Pronouns", "Role", "Organisation", "Sector", "Seniority", "District",
	"Postcode", "Address", "Email", "Phone", "Tags", "Interests", "Notes", "Joined", "Numbers in other systems"}

// ExportPeople writes people as CSV, in list order: those with ids, or all when
// ids is nil. Several emails, phones, tags and interests are in one cell,
// separated by semicolons. Access and dietary needs are not exported.
func (s *Store) ExportPeople(ctx context.Context, w io.Writer, ids []model.ID) error {
	chosen := make(map[model.ID]bool, len(ids))
	for _, id := range ids {
		chosen[id] = true
	}
	names, sectors, err := s.exportNames(ctx)
	if err != nil {
		return err
	}
	out := sheet.NewWriter(w)
	if err := out.Write(exportHeader...); err != nil {
		return err
	}
	today := model.DateOf(s.Now())
	err = s.EachPerson(ctx, func(p model.Person) error {
		if ids != nil && !chosen[p.ID] {
			return nil
		}
		a, _ := p.CurrentAffiliation(today)
		sector := p.Sector
		if own := sectors[a.Organisation]; own != "" {
			sector = own
		}
		return out.Write(string(p.ID), p.Given, p.Family, p.Pronouns, p.Role, a.Name, names[sector], names[p.Seniority], names[p.District],
			p.Postcode, p.Address, joinCell(p.Emails, func(e model.Email) string { return e.Address }), joinCell(p.Phones, func(n model.Phone) string { return n.Number }),
			joinCell(p.Tags, quoteTag), joinCell(p.Interests, quoteTag), p.Notes, string(p.Joined), match.WriteNumbers(p.ExternalIDs))
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

func (s *Store) exportNames(ctx context.Context) (names map[model.ID]string, sectors map[model.ID]model.ID, err error) {
	categories, err := s.Categories(ctx)
	if err != nil {
		return nil, nil, err
	}
	names = make(map[model.ID]string, len(categories))
	for _, c := range categories {
		names[c.ID] = c.Name
	}
	rows, err := gather(ctx, s.reader, `SELECT id, sector FROM organisation WHERE sector IS NOT NULL`, func(row scanner, id *model.ID) (sector model.ID, err error) {
		return sector, row.Scan(id, &sector)
	})
	sectors = make(map[model.ID]model.ID, len(rows))
	for id, one := range rows {
		sectors[id] = one[0]
	}
	return names, sectors, err
}

func joinCell[T any](list []T, text func(T) string) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = text(v)
	}
	return strings.Join(parts, "; ")
}

// quoteTag keeps a tag with a separator in it whole.
func quoteTag(tag string) string {
	if strings.ContainsAny(tag, ",;") {
		return `"` + tag + `"`
	}
	return tag
}
