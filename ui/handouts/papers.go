package handouts

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/ui/paper"
	"convenor/ui/printing"
)

// about is what every paper says of itself: its kind, what it is for and when.
func about(doc paper.Document, kind, title string, day model.Date, community model.Community, language string, now time.Time) printing.Paper {
	return printing.Paper{
		Document: doc,
		Meta:     paper.Meta{Title: kind + ": " + title, Author: community.Name, Language: language, Created: now},
		Name:     model.JoinNonEmpty(" ", title, string(day), strings.ToLower(kind)) + ".pdf",
	}
}

// of is about for a paper of a session.
func of(in report.SessionInput, doc paper.Document, kind, language string, now time.Time) printing.Paper {
	return about(doc, kind, in.Session.Title, in.Session.Start.Date(), in.Community, language, now)
}

// badgePaper is the set of badges or tents of a session.
func badgePaper(ctx context.Context, store *storage.Store, id model.ID, o storage.BadgeOptions, picture []byte) (p printing.Paper, err error) {
	in, err := store.BadgeInput(ctx, id, o)
	if err != nil {
		return p, err
	}
	community, err := store.Community(ctx)
	if err != nil {
		return p, err
	}
	var logo *paper.Logo
	if picture != nil {
		if logo, err = paper.ReadLogo(bytes.NewReader(picture)); err != nil {
			return p, err
		}
	}
	badges := report.NewBadges(in)
	kind := "Name badges"
	if o.Stock.Fold {
		kind = "Name tents"
	}
	p = about(paper.Badges(badges, logo), kind, badges.Title, in.Session.Start.Date(), community, badges.Language, store.Now())
	p.Note = badgeWords(badges, len(in.People))
	if in.Session.Mode == model.Online {
		p.Note += " The session is online: hardly anybody needs one."
	}
	return p, nil
}

// badgeWords say how many badges there are, for how many people.
func badgeWords(b report.Badges, people int) string {
	if b.Sample {
		return "Nobody has accepted yet: these people are invented, to show how it will look."
	}
	sheets := " on " + model.Count(b.Sheets(), "sheet", "sheets") + "."
	switch blank := len(b.Badges) - people; {
	case blank == 0:
		return "For " + model.Count(people, "person", "people") + sheets
	case people == 0:
		return fmt.Sprintf("%d to write on%s", blank, sheets)
	default:
		return fmt.Sprintf("For %s, and %d to write on,%s", model.Count(people, "person", "people"), blank, sheets)
	}
}

// labelOptions are what is chosen about address labels.
type labelOptions struct {
	stock   report.Stock
	start   int
	outline bool
}

// labelPaper is a set of address labels; title and day say for what.
func labelPaper(ctx context.Context, store *storage.Store, ids []model.ID, title string, day model.Date, o labelOptions) (p printing.Paper, err error) {
	people, left, err := store.Addresses(ctx, ids)
	if err != nil {
		return p, err
	}
	community, err := store.Community(ctx)
	if err != nil {
		return p, err
	}
	labels := report.NewAddressLabels(people, o.stock, o.start, o.outline)
	p = about(paper.AddressLabels(labels), "Address labels", title, day, community, labels.Language, store.Now())
	p.Note = labelWords(labels, left)
	return p, nil
}

// namesShown is how many names a sentence lists.
const namesShown = 12

// labelWords say how many labels there are, and who gets none and why.
func labelWords(a report.AddressLabels, left []storage.LeftOut) string {
	words := model.Count(len(a.Labels), "label", "labels") + "."
	if len(a.Labels) == 0 {
		words = "There is nobody here with a postal address."
	}
	if len(a.Missing) > 0 {
		words += " Without an address: " + some(a.Missing) + "."
	}
	if len(left) > 0 {
		names := make([]string, len(left))
		for i, l := range left {
			names[i] = l.Name + " (" + l.Why + ")"
		}
		words += " Left out: " + some(names) + "."
	}
	return words
}

// some lists the first of names and counts the rest.
func some(names []string) string {
	if len(names) <= namesShown {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:namesShown], ", "), len(names)-namesShown)
}

func handoutPaper(ctx context.Context, store *storage.Store, id model.ID) (p printing.Paper, err error) {
	in, err := store.SessionInput(ctx, id)
	if err != nil {
		return p, err
	}
	h := report.NewHandout(in)
	p = of(in, paper.Handout(h), "Agenda", h.Language, store.Now())
	switch {
	case len(h.Agenda) == 0:
		p.Note = "The session has no agenda yet: write it in the plan."
	case in.Session.Mode != model.InPerson && h.Link == "":
		p.Note = "There is no link to join online yet: add it in the plan."
	}
	return p, nil
}

func feedbackPaper(ctx context.Context, store *storage.Store, id model.ID) (p printing.Paper, err error) {
	in, err := store.SessionInput(ctx, id)
	if err != nil {
		return p, err
	}
	f := report.NewFeedbackForm(in)
	p = of(in, paper.FeedbackForm(f), "Feedback form", f.Language, store.Now())
	if f.Link == "" {
		p.Note = "With a feedback link in the plan, a code to answer by phone is printed as well."
	}
	return p, nil
}

func signPaper(ctx context.Context, store *storage.Store, id model.ID, d report.Direction) (p printing.Paper, err error) {
	in, err := store.SessionInput(ctx, id)
	if err != nil {
		return p, err
	}
	s := report.NewSign(in, d)
	p = of(in, paper.Sign(s), "Sign "+string(d), s.Language, store.Now())
	if s.Place == "" {
		p.Note = "The session has neither a room nor a venue yet: choose them in the plan."
	}
	return p, nil
}

func phonePaper(ctx context.Context, store *storage.Store, id model.ID) (p printing.Paper, err error) {
	in, err := store.SessionInput(ctx, id)
	if err != nil {
		return p, err
	}
	list, err := store.PhoneList(ctx, id)
	if err != nil {
		return p, err
	}
	p = of(in, paper.PhoneList(list), "Phone list", list.Language, store.Now())
	p.Note = model.Count(len(list.Rows), "person has", "people have") + " no email or would rather be called."
	return p, nil
}

func cateringPaper(ctx context.Context, store *storage.Store, id model.ID) (p printing.Paper, err error) {
	in, err := store.CateringInput(ctx, id)
	if err != nil {
		return p, err
	}
	order := report.NewCateringOrder(in)
	p = of(in.SessionInput, paper.CateringOrder(order), "Catering order", order.Language, store.Now())
	if p.Note = order.Nothing; p.Note == "" {
		p.Note = order.Sentence
	}
	return p, nil
}

func accessPaper(ctx context.Context, store *storage.Store, id model.ID, named bool) (p printing.Paper, err error) {
	in, err := store.SessionInput(ctx, id)
	if err != nil {
		return p, err
	}
	people, err := store.AccessPeople(ctx, id)
	if err != nil {
		return p, err
	}
	b := report.NewAccessBriefing(in, people, named)
	kind := "Access briefing"
	if named {
		kind = "Access briefing with names"
		p.Note = "This copy names people: it is for you alone."
	}
	note := p.Note
	p = of(in, paper.AccessBriefing(b), kind, b.Language, store.Now())
	p.Note = note
	return p, nil
}
