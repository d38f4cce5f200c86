package planner

import (
	"cmp"
	"fmt"
	"slices"

	"convenor/model"
	"convenor/model/place"
	"convenor/model/plan"
)

// far is what is behind people who are too far away, or who are near a venue that may
// not be used.
type far struct {
	words    string
	silent   []model.ID // who has not said whether they can come online
	stepFree bool       // the wish for step-free venues stands against a venue
}

// farFrom says how far the next venue is from people whom nothing reaches and whether
// they could come online, or which venue is near enough and what stands against it.
func (s *state) farFrom(u plan.Unreached) far {
	people := s.persons(u.People)
	switch u.Reason {
	case plan.TooFar:
		return s.tooFarFrom(people)
	case plan.NoVenueOpen:
		return s.closedTo(people)
	}
	return far{}
}

// persons are the people with these ids.
func (s *state) persons(ids []model.ID) (people []plan.Person) {
	for _, p := range s.in.People {
		if slices.Contains(ids, p.ID) {
			people = append(people, p)
		}
	}
	return people
}

// reachOf is how far a person comes, in km.
func (s *state) reachOf(p plan.Person) float64 { return cmp.Or(p.MaxKm, s.wishes.ReachKm) }

func (s *state) tooFarFrom(people []plan.Person) (f far) {
	var away, comes []float64
	var next string // the venue, where it is the same for all
	for _, p := range people {
		name, km := s.nearest(p)
		if name == "" {
			continue
		}
		if len(away) == 0 {
			next = name
		} else if next != name {
			next = ""
		}
		away, comes = append(away, km), append(comes, s.reachOf(p))
	}
	they := "they come"
	if len(people) == 1 {
		they = "this person comes"
	}
	if len(away) > 0 {
		venue := "The nearest venue"
		if next != "" {
			venue += ", " + next + ","
		}
		f.words = fmt.Sprintf("%s is %s away; %s %s at most.", venue, span(away, kilometres), they, span(comes, func(km float64) string { return fmt.Sprintf("%g km", km) }))
	}
	for _, p := range people {
		said := model.Person{Availability: p.Availability}
		if slices.ContainsFunc(s.in.Bands, func(b model.Category) bool { return said.Can(b.ID, model.Online) == model.CanUnknown }) {
			f.silent = append(f.silent, p.ID)
		}
	}
	online := ""
	switch n := len(f.silent); {
	case n == len(people) && n == 1:
		online = "Whether they can come online is not known: an online or a hybrid session may reach them."
	case n > 0:
		online = fmt.Sprintf("Of %d it is not known whether they can come online: an online or a hybrid session may reach them.", n)
	default:
		online = "They said that they cannot come online, so a hybrid session would not reach them either: only a venue nearer to them would."
	}
	f.words = model.JoinNonEmpty(" ", f.words, online)
	return f
}

// nearest is the venue in use that is nearest to a person, and how far it is in km; ""
// when no distance is known.
func (s *state) nearest(p plan.Person) (name string, km float64) {
	for _, v := range s.in.Venues {
		if v.Retired || v.Point == nil || p.Point == nil {
			continue
		}
		if d := place.Distance(*p.Point, *v.Point); name == "" || d < km {
			name, km = v.Name, d
		}
	}
	return name, km
}

// span is a distance, or the least and the greatest of several.
func span(km []float64, words func(float64) string) string {
	least, most := words(slices.Min(km)), words(slices.Max(km))
	if least == most {
		return least
	}
	return least + " to " + most
}

// venuesNamed is how many venues that may not be used are named.
const venuesNamed = 3

func (s *state) closedTo(people []plan.Person) (f far) {
	var names []string
	for _, v := range s.in.Venues {
		if v.Retired {
			continue
		}
		var bands []string
		steps := false
		for _, p := range people {
			if tooFar(p, v, s.wishes.ReachKm) {
				continue
			}
			said := model.Person{Availability: p.Availability}
			for _, b := range s.in.Bands {
				switch a := said.Can(b.ID, model.InPerson); {
				case a != model.CanCome && a != model.CanIfNeedBe:
				case !v.OpenIn(b.ID):
					if !slices.Contains(bands, "“"+b.Name+"”") {
						bands = append(bands, "“"+b.Name+"”")
					}
				case s.wishes.StepFree && v.StepFree != model.Yes:
					steps = true
				}
			}
		}
		why := ""
		if len(bands) > 0 {
			why = "it does not open in " + joinComma(bands)
		}
		if steps {
			f.stepFree = true
			words := "it is not step-free, as you wish venues to be"
			if v.StepFree == model.NotKnown {
				words = "whether it is step-free, as you wish venues to be, is not known"
			}
			why = model.JoinNonEmpty("; ", why, words)
		}
		if why != "" {
			names = append(names, v.Name+" ("+why+")")
		}
	}
	if more := len(names) - venuesNamed; more > 0 {
		names = append(names[:venuesNamed:venuesNamed], fmt.Sprintf("%d more", more))
	}
	if len(names) > 0 {
		f.words = "Near enough: " + joinComma(names) + "."
	}
	return f
}
