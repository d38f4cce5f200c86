package organisations

import (
	"cmp"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/listing"
)

// filter says which organisations the list shows; the zero value is all.
type filter struct {
	text      string
	sectors   []model.ID // "" finds those whose sector is not known
	districts []model.ID
	neverCame bool
}

func (f filter) isZero() bool {
	return f.text == "" && len(f.sectors)+len(f.districts) == 0 && !f.neverCame
}

// shows reports whether the filter lets o pass.
func (f filter) shows(o storage.OrganisationRow) bool {
	return (len(f.sectors) == 0 || slices.Contains(f.sectors, o.Sector)) &&
		(len(f.districts) == 0 || slices.Contains(f.districts, o.District)) &&
		(!f.neverCame || o.Came == 0) &&
		model.MatchWords(model.Fold(o.Name+" "+o.Label+" "+o.Postcode), model.Words(f.text))
}

// The columns, as the list is sorted by them.
const (
	byName     = "name"
	byDistrict = "district"
	byPeople   = "people"
	byTeam     = "team"
	byCame     = "came"
	byLast     = "last"
)

// arrange is what the list shows: those the filter lets pass, in the order of a
// column; equal ones by name. Categories are named by name.
func arrange(all []storage.OrganisationRow, f filter, by string, desc bool, name func(model.ID) string) []storage.OrganisationRow {
	compare := map[string]func(a, b storage.OrganisationRow) int{
		byName:     func(a, b storage.OrganisationRow) int { return strings.Compare(model.Fold(a.Name), model.Fold(b.Name)) },
		byDistrict: func(a, b storage.OrganisationRow) int { return strings.Compare(name(a.District), name(b.District)) },
		byPeople:   func(a, b storage.OrganisationRow) int { return cmp.Compare(a.People, b.People) },
		byTeam:     func(a, b storage.OrganisationRow) int { return cmp.Compare(a.TeamSize, b.TeamSize) },
		byCame:     func(a, b storage.OrganisationRow) int { return cmp.Compare(a.Came, b.Came) },
		byLast:     func(a, b storage.OrganisationRow) int { return cmp.Compare(a.LastCame, b.LastCame) },
	}[by]
	return listing.Arrange(all, f.shows, compare, desc, nil)
}

// subtitle is the line under the name: sector, district, people.
func subtitle(o model.Organisation, people int, name func(model.ID) string) string {
	known := "nobody known there yet"
	if people > 0 {
		known = model.Count(people, "person known", "people known")
	}
	return model.JoinNonEmpty(" · ", name(o.Sector), name(o.District), known)
}

// hosted are the sessions held at the venues of an organisation, the latest
// first.
func hosted(sessions []storage.SessionRow, venues []storage.VenueRow, id model.ID) []storage.SessionRow {
	own := map[model.ID]bool{}
	for _, v := range venues {
		if v.Host == id {
			own[v.ID] = true
		}
	}
	var out []storage.SessionRow
	for _, s := range sessions {
		if own[s.Venue] && s.State != model.Cancelled {
			out = append(out, s)
		}
	}
	slices.Reverse(out)
	return out
}
