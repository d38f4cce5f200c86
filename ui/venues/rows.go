package venues

import (
	"cmp"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/listing"
)

// filter says which venues the list shows; the zero value is all in use.
type filter struct {
	text      string
	districts []model.ID // "" finds those whose district is not known
	bands     []model.ID // opens in any of these, or may
	stepFree  bool       // only those known to be
	retired   bool       // the retired ones too
}

func (f filter) isZero() bool {
	return f.text == "" && len(f.districts)+len(f.bands) == 0 && !f.stepFree && !f.retired
}

// shows reports whether the filter lets v pass.
func (f filter) shows(v storage.VenueRow) bool {
	return (f.retired || !v.Retired) &&
		(len(f.districts) == 0 || slices.Contains(f.districts, v.District)) &&
		(len(f.bands) == 0 || slices.ContainsFunc(f.bands, v.OpenIn)) &&
		(!f.stepFree || v.StepFree == model.Yes) &&
		model.MatchWords(model.Fold(v.Place()+" "+v.Contact), model.Words(f.text))
}

// The columns, as the list is sorted by them.
const (
	byName     = "name"
	byDistrict = "district"
	byCapacity = "capacity"
	byStepFree = "step-free"
	byCost     = "cost"
	bySessions = "sessions"
	byLast     = "last"
	byNext     = "next"
)

// arrange is what the list shows: those the filter lets pass, in the order of a
// column, retired ones always last; equal ones by name. Categories are named by
// name.
func arrange(all []storage.VenueRow, f filter, by string, desc bool, name func(model.ID) string) []storage.VenueRow {
	compare := map[string]func(a, b storage.VenueRow) int{
		byName:     func(a, b storage.VenueRow) int { return strings.Compare(model.Fold(a.Name), model.Fold(b.Name)) },
		byDistrict: func(a, b storage.VenueRow) int { return strings.Compare(name(a.District), name(b.District)) },
		byCapacity: func(a, b storage.VenueRow) int { return cmp.Compare(a.Capacity, b.Capacity) },
		byStepFree: func(a, b storage.VenueRow) int { return cmp.Compare(a.StepFree, b.StepFree) },
		byCost:     func(a, b storage.VenueRow) int { return cmp.Compare(a.Cost, b.Cost) },
		bySessions: func(a, b storage.VenueRow) int { return cmp.Compare(a.Sessions, b.Sessions) },
		byLast:     func(a, b storage.VenueRow) int { return cmp.Compare(a.Last, b.Last) },
		byNext:     func(a, b storage.VenueRow) int { return cmp.Compare(a.Next, b.Next) },
	}[by]
	return listing.Arrange(all, f.shows, compare, desc, func(v storage.VenueRow) bool { return v.Retired })
}

// anyRetired reports whether there is a retired venue that could be shown.
func anyRetired(all []storage.VenueRow) bool {
	return slices.ContainsFunc(all, func(v storage.VenueRow) bool { return v.Retired })
}

// cost is what a half day costs: nothing known is not the same as free, but
// the file keeps both as nothing.
func cost(m model.Money) string {
	if m == 0 {
		return "–"
	}
	return m.String()
}

// heldAt are the sessions at a venue that were not cancelled, the latest first.
func heldAt(sessions []storage.SessionRow, venue model.ID) []storage.SessionRow {
	var out []storage.SessionRow
	for _, s := range sessions {
		if s.Venue == venue && s.State != model.Cancelled {
			out = append(out, s)
		}
	}
	slices.Reverse(out)
	return out
}

// subtitle is the line under the name: where it is and how many it holds.
func subtitle(v model.Venue, name func(model.ID) string) string {
	room := ""
	if v.Capacity > 0 {
		room = "room for " + model.Thousands(v.Capacity)
	}
	return model.JoinNonEmpty(" · ", v.Address, name(v.District), room)
}

// withBand is the list of bands with one ticked or not, in the order of the
// community's list.
func withBand(have []model.ID, band model.ID, on bool, order []model.Category) []model.ID {
	var out []model.ID
	for _, c := range order {
		if c.ID == band && on || c.ID != band && slices.Contains(have, c.ID) {
			out = append(out, c.ID)
		}
	}
	return out
}
