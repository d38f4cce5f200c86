package plan

import (
	"cmp"
	"slices"

	"convenor/model"
)

// PollOption is one date of a poll.
type PollOption struct {
	ID         model.ID
	Start, End model.LocalTime
	Mode       model.Mode
	Venue      model.ID
}

// PollAnswer is what a person said to an option.
type PollAnswer struct {
	Option, Person model.ID
	Answer         model.Answer
}

// PollRow is one option read together with what is known.
type PollRow struct {
	PollOption
	Place    int // 1 is the best; equal ones share it
	Yes      int
	IfNeedBe int
	No       int
	Silent   int // asked and not answered: the next four
	ThenYes  int // of the silent, who said yes to that band and mode before
	ThenNeed int
	ThenNo   int
	Unknown  int
	Can      []model.ID // answered yes or "if need be", by id
	Cannot   []model.ID // answered no
}

// ReadPoll ranks the options of a poll by how many can come: yes or "if need
// be" in the poll or, from those who did not answer it, in what they said
// before about the band and mode of the option. That is approval voting (Brams and
// Fishburn, Approval Voting, 1983) with "if need be" as approval, the rule that
// date polls are usually read by (Obraztsova, Elkind, Polukarov and Rabinovich,
// Doodle Poll Games, AAMAS 2015): who can come at a push is in the room, and who
// cannot is not. On a tie it is who said yes,
// then who said so in the poll, then the earlier date. Answers of people not
// asked count as well. Of two answers of one person to one option the last
// holds, and an empty one takes it back.
func ReadPoll(options []PollOption, answers []PollAnswer, asked []model.ID, known func(model.ID, PollOption) model.Answer) []PollRow {
	said := map[[2]model.ID]model.Answer{}
	people := slices.Clone(asked)
	for _, a := range answers {
		said[[2]model.ID{a.Option, a.Person}] = a.Answer
		people = append(people, a.Person)
	}
	slices.Sort(people)
	people = slices.Compact(people)
	rows := make([]PollRow, len(options))
	for i, o := range options {
		rows[i].PollOption = o
		for _, p := range people {
			rows[i].count(p, said[[2]model.ID{o.ID, p}], known)
		}
	}
	slices.SortStableFunc(rows, func(a, b PollRow) int {
		return cmp.Or(a.against(b), cmp.Compare(a.Start, b.Start))
	})
	for i := range rows {
		rows[i].Place = i + 1
		if i > 0 && rows[i].against(rows[i-1]) == 0 {
			rows[i].Place = rows[i-1].Place
		}
	}
	return rows
}

func (r *PollRow) count(person model.ID, answer model.Answer, known func(model.ID, PollOption) model.Answer) {
	switch answer {
	case model.CanCome:
		r.Yes++
		r.Can = append(r.Can, person)
		return
	case model.CanIfNeedBe:
		r.IfNeedBe++
		r.Can = append(r.Can, person)
		return
	case model.CannotCome:
		r.No++
		r.Cannot = append(r.Cannot, person)
		return
	}
	r.Silent++
	if known == nil {
		r.Unknown++
		return
	}
	switch known(person, r.PollOption) {
	case model.CanCome:
		r.ThenYes++
	case model.CanIfNeedBe:
		r.ThenNeed++
	case model.CannotCome:
		r.ThenNo++
	default:
		r.Unknown++
	}
}

// against is negative when r is the better option.
func (r PollRow) against(b PollRow) int {
	return cmp.Or(
		cmp.Compare(b.CanCome(), r.CanCome()),
		cmp.Compare(b.Yes+b.ThenYes, r.Yes+r.ThenYes),
		cmp.Compare(b.Yes+b.IfNeedBe, r.Yes+r.IfNeedBe),
	)
}

// CanCome is how many can come, by the poll or by what they said before.
func (r PollRow) CanCome() int { return r.Yes + r.IfNeedBe + r.ThenYes + r.ThenNeed }

// KnownAnswer reads what people said of their bands and modes for the options
// of a poll. What it returns is for one goroutine: it remembers bands.
func KnownAnswer(in Input) func(model.ID, PollOption) model.Answer {
	people := make(map[model.ID]*Person, len(in.People))
	for i := range in.People {
		people[in.People[i].ID] = &in.People[i]
	}
	bands := map[model.LocalTime]model.ID{}
	return func(id model.ID, o PollOption) model.Answer {
		band, ok := bands[o.Start]
		if !ok {
			band = bandAt(in.Bands, o.Start)
			bands[o.Start] = band
		}
		p := people[id]
		if p == nil || band == "" {
			return model.CanUnknown
		}
		return model.Person{Availability: p.Availability}.Can(band, o.Mode)
	}
}

// bandAt is the band of a local time, "" when there is none.
func bandAt(bands []model.Category, at model.LocalTime) model.ID {
	if at == "" || !at.Valid() {
		return ""
	}
	return model.BandOf(bands, at.In("UTC")) // the clock on the wall decides
}
