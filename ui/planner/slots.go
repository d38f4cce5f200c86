package planner

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/widgets"
)

// slotsShown is how many dates are offered for one session.
const slotsShown = 60

// slotWish is what is asked for one session: for whom, when, and where.
type slotWish struct {
	session  model.Session
	invited  []model.ID            // on the list and not declined
	everyone bool                  // ask for everyone, not those invited alone
	group    *storage.PeopleFilter // ask for these, neither everyone nor those invited
	minutes  int                   // how long it is to be
	horizon  string                // key of horizons; "" between from and to
	from, to model.Date
	band     model.ID // "" = any time
	weekday  string   // ISO; "" = any day
	venue    model.ID // "" = any, or any in the district
	district model.ID
}

// horizon is a time ahead in which a date is looked for.
type horizon struct {
	key, text string
	months    int
}

// horizons begin when people have two weeks to prepare.
var horizons = []horizon{{"1", "in the next month", 1}, {"3", "in the next 3 months", 3}, {"6", "in the next 6 months", 6}, {"12", "in the next year", 12}, {"", "between two days", 0}}

// newSlotWish asks for the next three months, from when people have two weeks to
// prepare, for those who are on the list, or everyone when nobody is; at any time,
// as long as it is now or usual in the programme, and at the venue of the session,
// when it has one.
func newSlotWish(v model.Session, people []storage.ParticipantRow, programme []model.Session, today model.Date) slotWish {
	w := slotWish{session: v, minutes: minutesOf(v, programme)}
	w.ahead("3", today)
	for _, p := range people {
		if p.Reply != model.Declined {
			w.invited = append(w.invited, p.Person)
		}
	}
	w.everyone = len(w.invited) == 0
	if v.Mode != model.Online {
		w.venue = v.Venue
	}
	return w
}

// ahead sets the horizon; between two days they stay as they are.
func (w *slotWish) ahead(key string, today model.Date) {
	w.horizon = key
	for _, h := range horizons {
		if h.key == key && h.months > 0 {
			w.from, w.to = today.AddDays(14), max(today.AddMonths(h.months), today.AddDays(21))
		}
	}
}

// whereOptions are where it can be: anywhere, in a district that has a venue, at a
// venue.
func whereOptions(districts []model.Category, venues []storage.VenueRow, now model.ID) []widgets.Option {
	all := []widgets.Option{{Value: "", Text: "anywhere"}}
	for _, c := range districts {
		if slices.ContainsFunc(venues, func(v storage.VenueRow) bool { return v.District == c.ID && !v.Retired }) {
			all = append(all, widgets.Option{Value: "d:" + string(c.ID), Text: "in " + c.Name})
		}
	}
	for _, v := range venues {
		if !v.Retired || v.ID == now {
			all = append(all, widgets.Option{Value: "v:" + string(v.ID), Text: v.Name})
		}
	}
	return all
}

// where is the key of where it is to be; at takes one over.
func (w *slotWish) where() string {
	switch {
	case w.venue != "":
		return "v:" + string(w.venue)
	case w.district != "":
		return "d:" + string(w.district)
	}
	return ""
}

func (w *slotWish) at(key string) {
	w.venue, w.district = "", ""
	if len(key) < 2 {
		return
	}
	if id := model.ID(key[2:]); key[:2] == "v:" {
		w.venue = id
	} else {
		w.district = id
	}
}

// slot is one date that is offered.
type slot struct {
	plan.Option
	who
	when, where, against string
	come, yes, loses     string // "56 of 117", "46 said, 10 likely" and "51 cannot, 10 unlikely" add up
	likely               int    // of the silent
}

// slots are the best dates for the session, beside what is in the programme, for
// those asked for; nil is everyone.
func (w slotWish) slots(in plan.Input, wishes plan.Wishes, asked []model.ID) ([]slot, error) {
	if w.group != nil {
		asked = plannable(in, asked)
		if len(asked) == 0 {
			return nil, errors.New("none of these people can be planned for: choose others")
		}
	}
	in.Fixed = slices.DeleteFunc(slices.Clone(in.Fixed), func(v plan.Session) bool { return v.ID == w.session.ID })
	wishes.Venues, wishes.Districts = nil, nil
	if w.venue != "" {
		wishes.Venues = []model.ID{w.venue}
	}
	if w.district != "" {
		wishes.Districts = []model.ID{w.district}
	}
	wishes.From, wishes.To, wishes.Musts, wishes.Budget = w.from, w.to, nil, nil
	rhythm := plan.Rhythm{Mode: w.session.Mode, Every: 1, Unit: plan.Months, Minutes: min(max(w.minutes, 5), 24*60), Weekdays: w.weekday}
	if w.band != "" {
		rhythm.Bands = []model.ID{w.band}
	}
	options, err := plan.BestSlots(in, wishes, rhythm, asked, slotsShown)
	if err != nil {
		return nil, err
	}
	venues := map[model.ID]model.Venue{}
	for _, v := range in.Venues {
		venues[v.ID] = v
	}
	if asked == nil {
		for _, p := range in.People {
			asked = append(asked, p.ID)
		}
	}
	answers := newAsking(in, asked)
	all := make([]slot, len(options))
	for i, o := range options {
		venue := venues[o.Session.Venue]
		all[i] = slot{Option: o, who: answers.of(o), when: model.FormatSpan(o.Session.Start, o.Session.End), where: cmp.Or(venue.Name, "–")}
		all[i].count(venue)
	}
	return all, nil
}

// who are those asked for, by what is known of them.
type who struct {
	can, far, cannot, silent []model.ID // far did not say that they cannot, but live too far away
}

// asking says who of those asked for can come, as the options have it. That depends on
// the band and the venue, not on the day.
type asking struct {
	known func(model.ID, plan.PollOption) model.Answer
	out   []model.ID          // asked for, but not to be planned for
	said  map[[2]model.ID]who // by band and venue
}

func newAsking(in plan.Input, asked []model.ID) *asking {
	planned := make(map[model.ID]bool, len(in.People))
	for _, p := range in.People {
		planned[p.ID] = true
	}
	j := &asking{known: plan.KnownAnswer(in), said: map[[2]model.ID]who{}}
	for _, id := range asked {
		if !planned[id] {
			j.out = append(j.out, id)
		}
	}
	return j
}

func (j *asking) of(o plan.Option) (w who) {
	at := [2]model.ID{o.Session.Band, o.Session.Venue}
	if w, ok := j.said[at]; ok {
		return w
	}
	w.can, w.silent = slices.Concat(o.Can, o.IfNeedBe), slices.Concat(o.Unknown, j.out)
	for _, id := range o.Cannot { // also who lives further away than people come
		if j.known(id, plan.PollOption{Start: o.Session.Start, Mode: o.Session.Mode}) == model.CannotCome {
			w.cannot = append(w.cannot, id)
		} else {
			w.far = append(w.far, id)
		}
	}
	j.said[at] = w
	return w
}

// againstNothing is said of a date that nothing stands against.
const againstNothing = "nothing"

// count says who comes and who is lost, so that the row adds up to everyone asked
// for, and what stands against the date.
func (s *slot) count(venue model.Venue) {
	said, silent := len(s.can), len(s.silent)
	s.likely = min(max(s.CanCome.Count()-said, 0), silent)
	come, lost := said+s.likely, len(s.far)+len(s.cannot)+silent-s.likely
	s.come = fmt.Sprintf("%d of %d", come, come+lost)
	s.yes = parts(part{said, "said"}, part{s.likely, "likely"})
	s.loses = cmp.Or(parts(part{len(s.cannot), "cannot"}, part{len(s.far), "far"}, part{silent - s.likely, "unlikely"}), "nobody")
	against := s.Against
	if venue.Capacity > 0 && venue.Capacity < come { // few of those who can do come: it rules nothing out
		against = append(slices.Clone(against), fmt.Sprintf("%s holds %d", venue.Name, venue.Capacity))
	}
	s.against = cmp.Or(strings.Join(against, "; "), againstNothing)
}

// part is a number of people with the word for them.
type part struct {
	n    int
	word string
}

// parts are those that hold anybody: "46 said, 10 likely".
func parts(all ...part) string {
	var words []string
	for _, p := range all {
		if p.n > 0 {
			words = append(words, strconv.Itoa(p.n)+" "+p.word)
		}
	}
	return strings.Join(words, ", ")
}
