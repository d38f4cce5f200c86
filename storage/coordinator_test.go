package storage

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/model/plan"
	"convenor/storage/sheet"

	"pgregory.net/rapid"
)

// coordinator makes random use of a store. What is refused, as a person's wish
// may be, is no failure; what the program gets wrong is.
type coordinator struct {
	r *rapid.T
	s *Store
}

func (c coordinator) fine(err error) {
	c.r.Helper()
	var refused model.ValidationError
	if err != nil && !errors.As(err, &refused) {
		c.r.Fatal(err)
	}
}

// ids are all ids of a table.
func (c coordinator) ids(table string) []model.ID {
	found, err := texts(ctx, c.s.reader, `SELECT id FROM `+table+` ORDER BY id`)
	c.fine(err)
	ids := make([]model.ID, len(found))
	for i, id := range found {
		ids[i] = model.ID(id)
	}
	return ids
}

// one is an id of a table, or none when there is none, or sometimes.
func (c coordinator) one(table string) model.ID {
	return rapid.SampledFrom(append(c.ids(table), "")).Draw(c.r, table)
}

// some are a few ids of a table, never the same twice.
func (c coordinator) some(table string) []model.ID {
	ids := c.ids(table)
	if len(ids) == 0 {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, min(3, len(ids)), rapid.ID[model.ID]).Draw(c.r, "some of "+table)
}

func (c coordinator) category(list model.List) model.ID {
	all, err := c.s.Categories(ctx)
	c.fine(err)
	ids := []model.ID{""}
	for _, e := range all {
		if e.List == list {
			ids = append(ids, e.ID)
		}
	}
	return rapid.SampledFrom(ids).Draw(c.r, string(list))
}

func (c coordinator) word() string {
	return rapid.SampledFrom([]string{"Ann", "Siân", "O’Neill", "李", "🦊", "Żak \"x\"", "a\nb", "100%", "Halton Carers’ Link"}).Draw(c.r, "word")
}

// deeds are the use cases, each of which writes at most one step.
var deeds = map[string]func(coordinator){
	"add person": func(c coordinator) {
		p := model.Person{Given: c.word(), Seniority: c.category(model.Seniorities), Sector: c.category(model.Sectors), Emails: []model.Email{{Address: "a@example.org"}},
			Offers: []model.Offer{{Kind: model.Talk, Title: c.word(), State: model.NotAsked}}, Consents: []model.Consent{{For: "email", Given: "2026-01-01"}}}
		if org := c.one("organisation"); org != "" {
			p.Affiliations = []model.Affiliation{{Organisation: org, Role: c.word()}, {Name: c.word()}}
		}
		_, err := c.s.AddPerson(ctx, p)
		c.fine(err)
	},
	"change person": func(c coordinator) {
		if id := c.one("person"); id != "" {
			p, err := c.s.Person(ctx, id)
			c.fine(err)
			p.Family, p.Role, p.District, p.KeepNeeds = c.word(), c.word(), c.category(model.Districts), !p.KeepNeeds
			switch rapid.IntRange(0, 3).Draw(c.r, "parts") {
			case 0:
				p.Affiliations, p.Offers = nil, append(p.Offers, model.Offer{Kind: model.Mentor})
			case 1:
				p.Affiliations = append(p.Affiliations, model.Affiliation{Name: c.word()})
			case 2:
				p.Consents, p.Tags = nil, []string{c.word()}
			}
			c.fine(c.s.UpdatePerson(ctx, p))
		}
	},
	"remove people": func(c coordinator) { c.fine(c.s.RemovePeople(ctx, c.some("person")...)) },
	"tag people": func(c coordinator) {
		c.fine(c.s.TagPeople(ctx, c.word(), rapid.Bool().Draw(c.r, "on"), c.some("person")...))
	},
	"add organisation": func(c coordinator) {
		_, err := c.s.AddOrganisation(ctx, model.Organisation{Name: c.word(), Sector: c.category(model.Sectors), Point: &model.Point{Lat: 53.325678901234567, Lon: -0.1}})
		c.fine(err)
	},
	"change organisation": func(c coordinator) {
		if id := c.one("organisation"); id != "" {
			o, err := c.s.Organisation(ctx, id)
			c.fine(err)
			o.Name, o.Point, o.TeamSize, o.District = c.word(), nil, rapid.IntRange(0, 9).Draw(c.r, "team"), c.category(model.Districts)
			c.fine(c.s.UpdateOrganisation(ctx, o))
		}
	},
	"remove organisations": func(c coordinator) { c.fine(c.s.RemoveOrganisations(ctx, c.some("organisation")...)) },
	"add venue": func(c coordinator) {
		_, err := c.s.AddVenue(ctx, model.Venue{Name: c.word(), Host: c.one("organisation"), District: c.category(model.Districts), Cost: 1250})
		c.fine(err)
	},
	"change venue": func(c coordinator) {
		if id := c.one("venue"); id != "" {
			v, err := c.s.Venue(ctx, id)
			c.fine(err)
			v.Address, v.Host, v.Retired = c.word(), c.one("organisation"), !v.Retired
			c.fine(c.s.UpdateVenue(ctx, v))
		}
	},
	"remove venues": func(c coordinator) { c.fine(c.s.RemoveVenues(ctx, c.some("venue")...)) },
	"add session": func(c coordinator) {
		_, err := c.s.AddSession(ctx, model.Session{Title: c.word(), Mode: model.Hybrid, State: model.Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London",
			Venue: c.one("venue"), Facilitators: c.some("person"), Agenda: []model.AgendaItem{{Minutes: 10, Title: c.word(), Presenters: c.some("person")}, {Minutes: 20}}})
		c.fine(err)
	},
	"change session": func(c coordinator) {
		if id := c.one("session"); id != "" {
			v, err := c.s.Session(ctx, id)
			c.fine(err)
			v.State, v.Venue, v.Room = rapid.SampledFrom(model.States).Draw(c.r, "state"), c.one("venue"), c.word()
			v.Facilitators = c.some("person")
			switch len(v.Agenda) {
			case 2:
				v.Agenda[0], v.Agenda[1] = v.Agenda[1], v.Agenda[0]
				v.Agenda[0].Presenters = c.some("person")
			case 3:
				v.Agenda = v.Agenda[1:2]
			}
			v.Agenda = append(v.Agenda, model.AgendaItem{Minutes: 5, Presenters: c.some("person")})
			c.fine(c.s.UpdateSession(ctx, v))
		}
	},
	"remove sessions": func(c coordinator) { c.fine(c.s.RemoveSessions(ctx, c.some("session")...)) },
	"invite": func(c coordinator) {
		if id := c.one("session"); id != "" {
			_, _, err := c.s.Invite(ctx, id, c.some("person")...)
			c.fine(err)
		}
	},
	"reply": func(c coordinator) {
		c.fine(c.s.SetReply(ctx, rapid.SampledFrom(model.Replies).Draw(c.r, "reply"), c.some("participation")...))
	},
	"attendance": func(c coordinator) {
		c.fine(c.s.SetAttendance(ctx, rapid.SampledFrom(model.Attendances).Draw(c.r, "attendance"), c.some("participation")...))
	},
	"walk-in": func(c coordinator) {
		if id, who := c.one("session"), c.one("person"); id != "" && who != "" {
			_, err := c.s.AddPaperWalkIn(ctx, PaperWalkIn{Session: id, Person: who})
			c.fine(err)
		}
	},
	"keep illegible": func(c coordinator) {
		if id := c.one("session"); id != "" {
			_, err := c.s.AddIllegible(ctx, IllegibleRow{Session: id, Note: c.word()})
			c.fine(err)
		}
	},
	"resolve illegible": func(c coordinator) {
		if id := c.one("illegible"); id != "" {
			_, err := c.s.ResolveIllegible(ctx, id, PaperWalkIn{New: model.Person{Given: c.word()}})
			c.fine(err)
		}
	},
	"attach": func(c coordinator) {
		if id := c.one("session"); id != "" {
			_, err := c.s.Attach(ctx, id, c.word()+".pdf", strings.NewReader("%PDF-1.4\n%%EOF"))
			c.fine(err)
		}
	},
	"remove picture": func(c coordinator) {
		if id := c.one("attachment"); id != "" {
			c.fine(c.s.RemoveAttachment(ctx, id))
		}
	},
	"ask for a date": func(c coordinator) {
		_, _, err := c.s.AddPoll(ctx, model.Poll{Title: c.word(), Options: []model.PollOption{{Start: "2026-07-14T13:00", End: "2026-07-14T14:30", Mode: model.InPerson, Venue: c.one("venue")},
			{Start: "2026-07-16T18:00", Mode: model.Online}}}, c.some("person"))
		c.fine(err)
	},
	"answer a poll": func(c coordinator) {
		if poll, who := c.one("poll"), c.one("person"); poll != "" && who != "" {
			p, err := readPoll(ctx, c.s.reader, poll)
			c.fine(err)
			c.fine(c.s.AnswerPoll(ctx, poll, plan.PollAnswer{Option: p.Options[0].ID, Person: who, Answer: rapid.SampledFrom(model.Answers).Draw(c.r, "answer")}))
		}
	},
	"decide a poll": func(c coordinator) {
		if poll := c.one("poll"); poll != "" {
			p, err := readPoll(ctx, c.s.reader, poll)
			c.fine(err)
			_, err = c.s.DecidePoll(ctx, poll, p.Options[len(p.Options)-1].ID, PollInvite{Can: rapid.Bool().Draw(c.r, "invite"), Silent: rapid.Bool().Draw(c.r, "invite the silent")})
			c.fine(err)
		}
	},
	"remove a poll": func(c coordinator) {
		if poll := c.one("poll"); poll != "" {
			c.fine(c.s.RemovePoll(ctx, poll))
		}
	},
	"uninvite": func(c coordinator) { c.fine(c.s.Uninvite(ctx, c.some("participation")...)) },
	"add category": func(c coordinator) {
		_, err := c.s.SaveCategory(ctx, model.Category{List: rapid.SampledFrom([]model.List{model.Sectors, model.Districts, model.Themes}).Draw(c.r, "list"), Name: c.word()})
		c.fine(err)
	},
	"move category": func(c coordinator) {
		if id := c.one("category"); id != "" {
			c.fine(c.s.MoveCategory(ctx, id, rapid.IntRange(-2, 2).Draw(c.r, "by")))
		}
	},
	"remove category": func(c coordinator) {
		all, err := c.s.Categories(ctx)
		c.fine(err)
		c.fine(c.s.RemoveCategory(ctx, rapid.SampledFrom(all).Draw(c.r, "category")))
	},
	"community": func(c coordinator) {
		v, err := c.s.Community(ctx)
		c.fine(err)
		v.Purpose, v.PaperDays = c.word(), rapid.IntRange(0, 9).Draw(c.r, "days")
		c.fine(c.s.UpdateCommunity(ctx, v))
	},
	"import": func(c coordinator) {
		rows, err := sheet.Open(strings.NewReader("First name,Last name,Email,Organisation,District\nAnn,Lee,ann@example.org,Halton Carers’ Link,Wirral\n" +
			"Bo,Ng,bo@example.org," + rapid.SampledFrom([]string{"", "Group 1", "Group 2"}).Draw(c.r, "organisation") + ",Halton\nAnn,Lee,a@example.org,,\n"))
		c.fine(err)
		_, err = c.s.Import(ctx, rows, ImportOptions{Name: "list.csv", Mapping: match.Guess(rows.Header, nil), Mode: match.Update, DryRun: rapid.Bool().Draw(c.r, "rehearsal")})
		c.fine(err)
	},
}

// run does random deeds, the first of them such that the others have something
// to be about, and returns what all looked like before,
// and after each step that left a trace.
func (c coordinator) run() (states []string) {
	names := slices.Sorted(maps.Keys(deeds))
	states = []string{dump(c.r, c.s)}
	first := []string{"add organisation", "add organisation", "add person", "add person", "add person", "add venue", "add session", "add session", "invite", "invite"}
	for i := range len(first) + rapid.IntRange(0, 20).Draw(c.r, "deeds") {
		before := c.steps()
		if i < len(first) {
			deeds[first[i]](c)
		} else {
			deeds[rapid.SampledFrom(names).Draw(c.r, "deed")](c)
		}
		switch c.steps() - before {
		case 0:
			if dump(c.r, c.s) != states[len(states)-1] {
				c.r.Fatal("something changed without a step")
			}
		case 1:
			states = append(states, dump(c.r, c.s))
		default:
			c.r.Fatal("one deed left several steps")
		}
	}
	return states
}

func (c coordinator) steps() (n int) {
	c.fine(c.s.reader.QueryRowContext(ctx, `SELECT count(*) FROM txn`).Scan(&n))
	return n
}

func (c coordinator) check(when string) {
	c.r.Helper()
	if found, err := c.s.Check(ctx); err != nil || len(found) > 0 {
		c.r.Fatalf("%s the file is not sound: %v %v", when, found, err)
	}
}

// calendar does something and checks that calendars outside follow: no SEQUENCE
// is lower than one of the journal, and that of what was announced and moved rises.
func (c coordinator) calendar(do func() error) error {
	c.r.Helper()
	sessions := func() map[model.ID]model.Session {
		rows, err := c.s.Sessions(ctx)
		c.fine(err)
		all := map[model.ID]model.Session{}
		for _, r := range rows {
			all[r.ID] = r.Session
		}
		return all
	}
	before := sessions()
	if err := do(); err != nil {
		return err
	}
	for id, v := range sessions() {
		if was, there := before[id]; there && v.Sequence < model.NextSequence(was, v) {
			c.r.Fatalf("calendars will not follow from %+v to %+v", was, v)
		}
	}
	lower, err := texts(ctx, c.s.reader, `SELECT DISTINCT r.title FROM session r JOIN change x ON x.key = r.id AND coalesce(x.after, x.before)->>'sequence' > r.sequence`)
	c.fine(err)
	if len(lower) > 0 {
		c.r.Fatalf("SEQUENCE went down: %q", lower)
	}
	return nil
}
