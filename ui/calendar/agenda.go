package calendar

import (
	"convenor/model"
)

// agendaRow is a line of the agenda: a heading, or a session under its day.
type agendaRow struct {
	key     string
	heading string // "May 2026"; "" for a session
	count   string // beside a heading
	item    *item
	day     model.Date
	first   bool // of its day
	over    bool
}

// agendaRows are all sessions by day under a heading for each month, with a line
// where today is, and ideas without a date at the end.
func agendaRows(b *book) []agendaRow {
	rows := make([]agendaRow, 0, len(b.items)+len(b.items)/3+8)
	month, day, marked := model.Date(""), model.Date(""), false
	counts := map[model.Date]int{}
	for _, it := range b.items {
		counts[it.first[:7]]++
	}
	mark := func() {
		if !marked {
			rows = append(rows, agendaRow{key: "today", heading: "Today", count: b.today.Time().Format("Mon 2 Jan"), day: b.today})
			marked = true
		}
	}
	for _, it := range b.items {
		if it.first >= b.today {
			mark()
		}
		if m := it.first[:7]; m != month {
			month = m
			rows = append(rows, agendaRow{key: string(m), heading: it.first.Time().Format("Jan 2006"), count: model.Count(counts[m], "session", "sessions"), day: it.first})
		}
		r := agendaRow{key: string(it.ID), item: it, day: it.first, over: b.over(it)}
		if it.first != day {
			r.first, day = true, it.first
		}
		rows = append(rows, r)
	}
	mark()
	if len(b.ideas) > 0 {
		rows = append(rows, agendaRow{key: "ideas", heading: "No date yet", count: model.Count(len(b.ideas), "idea", "ideas")})
	}
	for _, it := range b.ideas {
		rows = append(rows, agendaRow{key: string(it.ID), item: it})
	}
	return rows
}

// date is the day in words, with its first session.
func (r agendaRow) date() string {
	if !r.first {
		return ""
	}
	return r.day.Time().Format("Mon 2 Jan")
}

// time is when a session is on its day: "13:00–14:30".
func (r agendaRow) time() string {
	it := r.item
	switch {
	case it == nil:
		return r.count
	case it.first == "":
		return ""
	case it.End == "":
		return it.from.Format("15:04")
	case it.last != it.first:
		return it.from.Format("15:04") + " – " + it.to.Format("Mon 15:04")
	}
	return it.from.Format("15:04") + "–" + it.to.Format("15:04")
}

// inTheWay is what is in the way of a session, in one line.
func (r agendaRow) inTheWay() string {
	if r.item == nil || len(r.item.clashes) == 0 {
		return ""
	}
	words := "! " + string(r.item.clashes[0].kind)
	if more := len(r.item.clashes) - 1; more > 0 {
		words += " and " + model.Count(more, "more", "more")
	}
	return words
}

// nearest is the row to begin at: the one of a session, else the first on or after a
// day.
func nearest(rows []agendaRow, day model.Date, id model.ID) int {
	at := -1
	for i, r := range rows {
		if r.item != nil && r.item.ID == id && id != "" {
			return i
		}
		if at < 0 && r.day >= day && r.day != "" {
			at = i
		}
	}
	if at < 0 {
		return len(rows) - 1
	}
	return at
}
