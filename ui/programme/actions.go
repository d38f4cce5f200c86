package programme

import (
	"convenor/model"
	"convenor/ui/session"
)

func (s *listView) openCurrent() {
	if r, ok := s.table.CurrentRow(); ok {
		s.host.Go(session.Place(r.ID, ""))
	}
}

// ticked are the sessions that are ticked, in the order of the programme.
func (s *listView) ticked() []row {
	on := map[string]bool{}
	for _, key := range s.table.Ticked() {
		on[key] = true
	}
	var all []row
	for _, r := range s.all {
		if on[string(r.ID)] {
			all = append(all, r)
		}
	}
	return all
}

func ids(rows []row) []model.ID {
	out := make([]model.ID, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out
}

// saveCalendar saves a calendar file of the ticked sessions, or of the whole
// programme.
func (s *listView) saveCalendar() { session.SaveCalendar(s.host, ids(s.ticked())...) }

func (s *listView) fileWords() string {
	if n := len(s.ticked()); n > 0 {
		return "Calendar file of " + model.Count(n, "session", "sessions")
	}
	return "Calendar file of the whole programme"
}

func (s *listView) whyNoCalendar() string {
	if len(s.all) == 0 {
		return "There is no session to put into a calendar file yet."
	}
	return ""
}

func (s *listView) duplicate() {
	if r, ok := s.table.CurrentRow(); ok {
		session.DuplicateOf(s.host, r.ID)
	}
}

func (s *listView) showSeries() {
	if r, ok := s.table.CurrentRow(); ok {
		s.series(r.Session)
	}
}

// remove removes the ticked sessions, or the current one.
func (s *listView) remove() {
	rows := s.ticked()
	if r, ok := s.table.CurrentRow(); ok && len(rows) == 0 {
		rows = []row{r}
		if at := s.table.Current(); at+1 < len(s.rows) {
			s.table.SetCurrent(at + 1)
		} else {
			s.table.SetCurrent(at - 1)
		}
	}
	if len(rows) == 0 {
		return
	}
	s.table.SetTicked(nil)
	session.Remove(s.host, rows[0].Title, ids(rows)...)
}
