package polls

import (
	"context"
	"errors"
	"fmt"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/paper"
	"convenor/ui/printing"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func (s *Screen) askMenu() {
	all := s.Commands()
	widgets.ShowMenu(s.ask, frame.Item(all, namePaper, "On paper…"), frame.Item(all, nameMail, "By mail…"), frame.Item(all, nameCopy, "Copy as text"), frame.Item(all, nameMore, ""))
}

func (s *Screen) moreMenu() {
	p, _ := s.current()
	all := s.Commands()
	items := []widgets.MenuItem{frame.Item(all, nameByCode, ""), frame.Item(all, nameChange, ""), frame.Item(all, nameTakeOut, "Take the person out"), frame.Item(all, nameRemove, "")}
	if p.Closed != "" {
		items = append(items, frame.Item(all, nameReopen, ""))
	}
	if p.Session != "" {
		items = append(items, frame.Item(all, nameSession, "Open its session"))
	}
	widgets.ShowMenu(s.more, items...)
}

const (
	blankRows     = 6   // for people who are not asked, at first
	mostBlankRows = 200 // keeps a slip of the finger from printing a book
)

// print prints the poll: with every box open, or as it was answered.
func (s *Screen) print() {
	p, ok := s.current()
	if !ok {
		return
	}
	var dialog *printing.Dialog
	filled := false
	how := widgets.NewSelectField("Boxes", []widgets.Option{{Value: "", Text: "open, to be ticked"}, {Value: "filled", Text: "ticked as they were answered"}}, "", nil)
	how.Select.OnChanged = func(v string) { filled = v != ""; dialog.Refresh() }
	blank := widgets.NewNumberField("Blank rows for others", blankRows, nil)
	blank.Entry.OnChanged = func(string) { dialog.Refresh() }
	store := s.host.Store()
	dialog = printing.Show(s.host, printing.Job{Title: "Print the poll", Form: []fyne.CanvasObject{how, blank},
		Check: func() error { _, err := blank.Value(); return err },
		Prepare: func() func(context.Context) (printing.Paper, error) {
			ticked, rows := filled, blankRows
			if n, err := blank.Value(); err == nil {
				rows = min(max(n, 0), mostBlankRows)
			}
			return func(ctx context.Context) (printing.Paper, error) { return pollPaper(ctx, store, p.ID, rows, ticked) }
		}})
}

// pollPaper gathers the paper of a poll.
func pollPaper(ctx context.Context, store *storage.Store, id model.ID, blank int, filled bool) (printing.Paper, error) {
	p, err := store.Poll(ctx, id)
	if err != nil {
		return printing.Paper{}, err
	}
	c, err := store.Community(ctx)
	if err != nil {
		return printing.Paper{}, err
	}
	d := report.NewDatePoll(paperInput(p, c, blank, filled))
	rows := map[string]int{}
	for _, r := range d.Rows {
		rows[r.Name] = r.Row
	}
	return printing.Paper{Document: paper.DatePoll(d), Name: d.Title + " date poll.pdf", Meta: paper.Meta{Title: d.Title, Author: d.Community, Language: d.Language, Created: store.Now()},
		Note: "The code " + p.Code + " and the numbers of the rows are on the paper: type the answers back by them.",
		Whose: func(text string) string {
			if n := rows[text]; n > 0 {
				return fmt.Sprintf("row %d", n)
			}
			return ""
		}}, nil
}

// mail asks which drafts to write, and writes them into a folder.
func (s *Screen) mail() {
	p, ok := s.current()
	if !ok {
		return
	}
	how := widgets.NewSelectField("Drafts", []widgets.Option{{Value: "each", Text: "one for each person"}, {Value: "all", Text: "one for all, who do not see each other (BCC)"}}, "each", nil)
	whom := widgets.NewSelectField("To", []widgets.Option{{Value: "silent", Text: "who has not answered yet"}, {Value: "", Text: "everyone who is asked"}}, "silent", nil)
	m := p.PollText("", p.Place, s.host.Lists().Community)
	preview := widgets.NewCard(m.Subject, widgets.NewParagraph(m.Body, widgets.Small))
	widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Ask by mail", Confirm: "Write drafts…", Width: 560,
		Content: widgets.Form(widgets.Columns(200, how, whom), preview, widgets.NewParagraph("Nothing is sent from here: your mail program opens each draft for you to send.", widgets.Small)),
		OnConfirm: func() error {
			host, job := s.host, storage.PollDrafts{Poll: p.ID, Silent: whom.Value() != "", One: how.Value() == "all"}
			host.ChooseFolder("Write the drafts into a folder", "Date poll "+p.Title, func(folder string) { writeDrafts(host, job, folder) })
			return nil
		}})
}

func writeDrafts(host frame.Host, job storage.PollDrafts, folder string) {
	store := host.Store()
	var done storage.DraftsDone
	host.Work("Writing drafts…", func(ctx context.Context, progress func(float64)) (err error) {
		done, err = store.WritePollDrafts(ctx, job, folder, func(n, all int) { progress(float64(n) / float64(all)) })
		return err
	}, func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			host.Failed(err)
		}
		if done.People == 0 {
			return
		}
		words := model.Count(done.People, "draft is", "drafts are") + " in the folder."
		if job.One {
			words = "A draft to " + model.Count(done.People, "person", "people") + " is in the folder."
		}
		host.Tell(model.JoinNonEmpty(" ", words, leftWords("Not written to", done.Left)), "Show the folder", func() { host.View(folder) })
	})
}

// copyText puts the poll on the clipboard, to paste into a message.
func (s *Screen) copyText() {
	p, ok := s.current()
	if !ok {
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(p.PollText("", p.Place, s.host.Lists().Community).Body)
	s.host.Tell("The poll was copied. Paste it into a message.", "", nil)
}

// askMore asks whom to ask as well.
func (s *Screen) askMore() {
	p, ok := s.current()
	if !ok {
		return
	}
	store := s.host.Store()
	widgets.NewAsync[suggestions](s.host.Runner()).Run(func(ctx context.Context) (suggestions, error) { return suggest(ctx, store) }, func(v suggestions, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		all := groups(nil, v, s.host.Lists())
		whom := widgets.NewSelectField("Ask", groupOptions(all), all[0].key, nil)
		one := listing.NewPersonEntry(s.host, "Or one person")
		widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Ask more people", Confirm: "Ask", Width: 480,
			Content: widgets.Form(whom, one.Field, widgets.NewParagraph("They get the next rows on the paper. Who left or withdrew consent is never asked.", widgets.Small)),
			OnConfirm: func() error {
				person, given, err := one.Chosen()
				if err != nil {
					return err
				}
				for _, g := range all {
					if g.key == whom.Value() {
						if given {
							g = group{filter: storage.PeopleFilter{People: []model.ID{person}}}
						}
						s.askGroup(p, g)
					}
				}
				return nil
			}})
	})
}

func (s *Screen) askGroup(p page, g group) {
	store, added := s.host.Store(), 0
	var left []storage.LeftOut
	s.host.Write(func(ctx context.Context) error {
		people, err := g.people(ctx, store)
		if err != nil {
			return err
		}
		added, left, err = store.AskPeople(ctx, p.ID, people)
		return err
	}, func() {
		words := model.JoinNonEmpty(" ", model.Count(added, "more person is", "more people are")+" asked.", leftWords("Not asked", left))
		if added == 0 {
			s.host.Tell(words, "", nil)
			return
		}
		s.host.Done(words)
	})
}

// takeOut takes the current person out of the poll.
func (s *Screen) takeOut() {
	p, ok := s.current()
	r, chosen := s.grid.table.rows.CurrentRow()
	if !ok || !chosen {
		return
	}
	store := s.host.Store()
	s.host.Write(func(ctx context.Context) error { return store.StopAsking(ctx, p.ID, r.Person) }, func() {
		s.host.Done(model.DisplayName(r.Given, r.Family) + " is not asked any more.")
	})
}

func (s *Screen) reopen() {
	if p, ok := s.current(); ok {
		store := s.host.Store()
		s.host.Write(func(ctx context.Context) error { return store.ReopenPoll(ctx, p.ID) }, func() { s.host.Done("“" + p.Title + "” takes answers again.") })
	}
}

func (s *Screen) remove() {
	if p, ok := s.current(); ok {
		store := s.host.Store()
		s.host.Write(func(ctx context.Context) error { return store.RemovePoll(ctx, p.ID) }, func() { s.host.Done("The poll “" + p.Title + "” is removed.") })
	}
}

func (s *Screen) openSession() {
	if p, ok := s.current(); ok && p.Session != "" {
		s.host.Go(session.Place(p.Session, session.Plan))
	}
}

// askDecide asks on which date to decide; option is the one to begin with, the best
// one when it is empty.
func (s *Screen) askDecide(option model.ID) {
	p, ok := s.current()
	if !ok || len(p.Ranking) == 0 {
		return
	}
	if p.Closed != "" {
		s.host.Tell("The poll is closed.", "Open it again", s.reopen)
		return
	}
	var options []widgets.Option
	for _, r := range p.Ranking {
		o, _ := p.Option(r.ID)
		options = append(options, widgets.Option{Value: string(r.ID), Text: model.JoinNonEmpty(", ", o.When(), p.Place(o))})
	}
	if option == "" {
		option = p.Ranking[0].ID
	}
	counts, objected := widgets.NewParagraph("", widgets.Small), widgets.NewParagraph("", widgets.Small)
	invite := widgets.NewCheck("", nil)
	invite.Set(true)
	silent := widgets.NewCheck("", nil)
	say := func(id model.ID) {
		for _, r := range p.Ranking {
			if r.ID == id {
				counts.SetText(capital(r.Words()) + ".")
				objected.SetText(objections(p, r, s.ways))
				objected.SetStyle(widgets.Small)
				if against(p, r, s.ways) != "" {
					objected.SetStyle(warning)
				}
				invite.SetText(inviteWords(r))
				invite.Hidden = len(r.Can) == 0
				silent.SetText(silentWords(r))
				silent.Hidden = r.Silent == 0
			}
		}
	}
	say(option)
	on := widgets.NewSelectField("Date", options, string(option), nil)
	on.Select.OnChanged = func(id string) { say(model.ID(id)) }
	what := "“" + p.Title + "” becomes a session of the programme, an idea with this date. The poll is closed."
	if p.Session != "" {
		what = "“" + p.SessionTitle + "” gets this date, with its mode and venue. The poll is closed."
	}
	what += " Those who are invited have not replied yet: a yes in a poll says that they could come, not that they do."
	widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Decide on a date", Confirm: "Decide", Width: 520,
		Content: widgets.Form(widgets.NewParagraph(best(p), widgets.Strong), on, counts, objected, invite, silent, widgets.NewParagraph(what, widgets.Small)),
		OnConfirm: func() error {
			s.decideOn(p, model.ID(on.Value()), storage.PollInvite{Can: invite.On(), Silent: silent.On()})
			return nil
		}})
}

func (s *Screen) decideOn(p page, option model.ID, invite storage.PollInvite) {
	store := s.host.Store()
	var d storage.Decision
	s.host.Write(func(ctx context.Context) (err error) {
		d, err = store.DecidePoll(ctx, p.ID, option, invite)
		return err
	}, func() {
		s.host.Go(session.Place(d.Session, session.Plan))
		s.host.Done(decidedWords("“"+p.Title+"” is on "+dayOf(p)(option)+".", d))
	})
}
