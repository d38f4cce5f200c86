package rotation

import (
	"cmp"

	"convenor/model"
)

// Row is one entry's line in the ledger.
type Row struct {
	Entry
	Dimension Dimension
	Last      model.Date // the last turn that was held; "" for never
	LastTitle string
	Times     int        // turns held in the period that was asked for
	Ever      int        // turns held
	Next      model.Date // the first announced turn to come
	ToCome    int        // announced
	Ideas     int        // ideas and proposals
	Waited    int        // days since Last, or since the community began; 0 before it did
	People    int        // see Dimension.People
	Within    int        // districts and venues: people within reach, see Reach
	Turns     []Turn     // by start
}

// Never reports whether the entry had no turn.
func (r Row) Never() bool { return r.Last == "" }

// CompareWait orders by how long entries have waited; who never had a turn has waited longer than who
// had the first.
func (r Row) CompareWait(other Row) int {
	never := func(r Row) int {
		if r.Never() {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(r.Waited, other.Waited), cmp.Compare(never(r), never(other)))
}

// Rows returns the lines of a dimension: every entry in use, retired ones that had a
// turn or have one to come, and "not known" when a session is there. months is how far back
// Times counts; 0 is all the time.
func (l *Ledger) Rows(d Dimension, months int) []Row {
	all := make([]Row, len(l.entries[d]))
	for i, e := range l.entries[d] {
		all[i] = Row{Entry: e, Dimension: d}
	}
	since := l.Since(months)
	for _, t := range l.turns {
		for _, at := range t.at[d] {
			all[at].count(t, since)
		}
	}
	for _, p := range l.in.People {
		for _, at := range l.members(d, p) {
			all[at].People += p.N
			if d == Venue {
				all[at].Within += p.N
			}
		}
		if d == District {
			for _, at := range l.nearDistricts(p) {
				all[at].Within += p.N
			}
		}
	}
	began := l.Began()
	rows := all[:0]
	for _, r := range all {
		if (r.Retired || r.ID == "") && len(r.Turns) == 0 {
			continue
		}
		if from := firstOf(r.Last, began); from != "" && r.ID != "" {
			r.Waited = max(0, int(l.today.Time().Sub(from.Time()).Hours()/24))
		}
		rows = append(rows, r)
	}
	return rows
}

func firstOf(days ...model.Date) model.Date {
	for _, d := range days {
		if d != "" {
			return d
		}
	}
	return ""
}

func (r *Row) count(t Turn, since model.Date) {
	r.Turns = append(r.Turns, t)
	switch t.Mark {
	case Held:
		r.Last, r.LastTitle = t.Day(), t.Title
		r.Ever++
		if t.Day() >= since {
			r.Times++
		}
	case ToCome:
		r.ToCome++
		r.Next = firstOf(r.Next, t.Day())
	default:
		r.Ideas++
	}
}

// Since is the first day of the last so many months, today's included; "" for 0, all
// the time. Six months before 31 August is the last of February.
func (l *Ledger) Since(months int) model.Date {
	if months == 0 {
		return ""
	}
	return l.today.AddMonths(-months)
}

// Waited is how long it is from one day to another in words: "12 days", "7 months",
// "2 years 3 months".
func Waited(from, until model.Date) string {
	a, b := from.Time(), until.Time()
	months := (b.Year()-a.Year())*12 + int(b.Month()-a.Month())
	if from.AddMonths(months) > until {
		months--
	}
	switch days := int(b.Sub(a).Hours() / 24); {
	case from == "" || days < 0:
		return ""
	case days == 0:
		return "today"
	case months < 1:
		return model.Count(days, "day", "days")
	case months < 24:
		return model.Count(months, "month", "months")
	case months%12 == 0:
		return model.Count(months/12, "year", "years")
	}
	return model.Count(months/12, "year", "years") + " " + model.Count(months%12, "month", "months")
}

// WaitedWords is how long the entry has waited in words; "" when nobody can say.
func (l *Ledger) WaitedWords(r Row) string {
	if r.ID == "" {
		return ""
	}
	return Waited(firstOf(r.Last, l.Began()), l.today)
}

// Unsaid is how many people did not say when they can come; no row of a band or a mode
// counts them.
func (l *Ledger) Unsaid() (n int) {
	return l.countPeople(func(p People) bool { return !p.said() })
}

// Unplaced is how many people are nowhere that is known; no venue is within their reach.
func (l *Ledger) Unplaced() (n int) {
	return l.countPeople(func(p People) bool { return !p.placed() })
}

// People is how many people the ledger knows of.
func (l *Ledger) People() int { return l.countPeople(func(People) bool { return true }) }

func (l *Ledger) countPeople(of func(People) bool) (n int) {
	for _, p := range l.in.People {
		if of(p) {
			n += p.N
		}
	}
	return n
}
