package people

import (
	"slices"

	"convenor/model"
	"convenor/storage"
)

// A session's part in a filter, in words.
func cameTo(title string) string       { return "Came to “" + title + "”" }
func invitedTo(title string) string    { return "Invited to “" + title + "”" }
func notInvitedTo(title string) string { return "Not invited to “" + title + "”" }

// sessionName tells sessions of one title apart: "Launch, 6 May 2026".
func sessionName(s model.Session) string {
	return model.JoinNonEmpty(", ", s.Title, s.Start.Date().Long())
}

// held are the sessions people can have come to, the latest first.
func held(all []model.Session, today model.Date) []model.Session {
	var out []model.Session
	for _, s := range all {
		if s.State == model.Held || (s.Start != "" && s.Start.Date() <= today && s.State != model.Cancelled) {
			out = append(out, s)
		}
	}
	slices.Reverse(out)
	return out
}

// toCome are the sessions people can be invited to: the next first, those
// without a date last.
func toCome(all []model.Session, today model.Date) []model.Session {
	var out []model.Session
	for _, s := range all {
		if s.State != model.Held && s.State != model.Cancelled && (s.Start == "" || s.Start.Date() >= today) {
			out = append(out, s)
		}
	}
	return out
}

// invitable are all sessions with a list of people, those to come first.
func invitable(all []model.Session, today model.Date) []model.Session {
	out := toCome(all, today)
	for _, s := range held(all, today) {
		if !slices.ContainsFunc(out, func(o model.Session) bool { return o.ID == s.ID }) {
			out = append(out, s)
		}
	}
	return out
}

// isFiltered reports whether f leaves anybody out on purpose.
func isFiltered(f storage.PeopleFilter) bool {
	return f.Text != "" || len(f.Sectors)+len(f.Seniorities)+len(f.Districts)+len(f.Tags)+len(f.Offers)+len(f.Engagements) > 0 ||
		f.Organisation != "" || f.CameTo != "" || f.InvitedTo != "" || f.NotInvitedTo != "" || f.NeverCame || f.People != nil
}

// clone is a filter that can be changed without changing f.
func clone(f storage.PeopleFilter) storage.PeopleFilter {
	f.Sectors, f.Seniorities, f.Districts = slices.Clone(f.Sectors), slices.Clone(f.Seniorities), slices.Clone(f.Districts)
	f.Tags, f.Offers, f.Engagements, f.People = slices.Clone(f.Tags), slices.Clone(f.Offers), slices.Clone(f.Engagements), slices.Clone(f.People)
	return f
}

// strings of ids and back, for lists to choose from.
func texts[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

func values[T ~string](picked []string) []T {
	var out []T
	for _, p := range picked {
		out = append(out, T(p))
	}
	return out
}

// first is the one value picked, or "".
func first(picked []string) model.ID {
	if len(picked) == 0 {
		return ""
	}
	return model.ID(picked[0])
}

func one(id model.ID) []string {
	if id == "" {
		return nil
	}
	return []string{string(id)}
}
