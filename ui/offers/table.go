package offers

import (
	"cmp"

	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func (s *Screen) makeTable() {
	s.table = widgets.NewTable([]widgets.Column[row]{
		{Key: "person", Title: "Person", Width: 150, Cell: func(r row) widgets.Cell {
			return widgets.Cell{Text: r.Name(), Tip: model.JoinNonEmpty(" · ", r.Name(), r.Organisation, why(!r.Gone, "is not to be asked: left, or withdrew consent"))}
		}},
		{Key: "offer", Title: "Offer", Width: 210, Text: func(r row) string { return model.JoinNonEmpty(": ", capital(string(r.Kind)), r.Title) }},
		{Key: "state", Title: "State", Width: 110, Fixed: true, Cell: func(r row) widgets.Cell { return widgets.Cell{Text: string(r.State), Pill: tone(r)} }},
		{Key: "since", Title: "For", Width: 84, Fixed: true, Priority: 1, Cell: func(r row) widgets.Cell {
			return widgets.Cell{Text: cmp.Or(since(r, s.today()), "–"), Style: widgets.Dim}
		}},
		{Key: "session", Title: "Session", Width: 160, Priority: 2, Cell: func(r row) widgets.Cell { return widgets.Cell{Text: where(r), Style: widgets.Dim, Tip: where(r)} }},
	}, func(r row) string { return string(r.ID) })
	s.table.OnCurrent = func(int) { s.showOne() }
	s.table.OnOpen = func(int) { s.next() }
	s.table.OnJump = func(prefix string) int {
		for i, r := range s.rows {
			if model.MatchWords(model.Fold(r.Name()), model.Words(prefix)) {
				return i
			}
		}
		return -1
	}
}

// columnPriorities are those of state, since and session: in a narrow window the highest goes
// first. Under a chip the state says little, and before an offer is booked it has no session.
func columnPriorities(stage string) [3]int {
	switch model.OfferState(stage) {
	case model.Booked, model.Given, model.Thanked:
		return [3]int{3, 2, 1}
	case everything:
		return [3]int{0, 1, 2}
	}
	return [3]int{2, 1, 3}
}

func (s *Screen) today() model.Date { return s.host.Store().Today(s.host.Lists().Community) }

func tone(r row) widgets.Tone {
	switch {
	case r.Adrift():
		return widgets.ToneWarning
	case r.State == model.Given || r.State == model.Thanked:
		return widgets.ToneGood
	case r.State == model.Booked || r.State == model.Asked:
		return widgets.ToneAccent
	}
	return widgets.TonePlain
}

// showOne shows the offer that is chosen beside the list.
func (s *Screen) showOne() {
	r, ok := s.table.CurrentRow()
	words := ""
	if ok {
		words = step(r)
	}
	switch {
	case !ok:
		s.step.SetText("Next step")
		s.step.DisableBecause("Choose an offer in the list first.")
		s.one.Hide()
		return
	case words == "":
		s.step.SetText("Nothing to do")
		s.step.DisableBecause("This offer is settled.")
	default:
		s.step.SetText(words)
		s.step.DisableBecause(whyNoStep(r, s.host.Store().Now()))
		if !s.step.Disabled() {
			s.step.SetTip("Enter in the list")
		}
	}
	var parts []fyne.CanvasObject
	for _, line := range []string{model.JoinNonEmpty(", ", r.Name(), r.Organisation), capital(string(r.Kind)), where(r)} {
		if line != "" {
			parts = append(parts, widgets.NewParagraph(line, widgets.Body))
		}
	}
	if r.Adrift() {
		parts = append(parts, widgets.NewParagraph("It is booked, but into no session that is to be held. Say into which.", widgets.Style{Size: look.SizeSmall, Colour: look.Warning}))
	}
	if r.Gone {
		parts = append(parts, widgets.NewParagraph("Not to be asked: the person left, or withdrew consent.", widgets.Style{Size: look.SizeSmall, Colour: look.Warning}))
	}
	for _, line := range history(r) {
		parts = append(parts, widgets.NewParagraph(line, widgets.Small))
	}
	if r.Note != "" {
		parts = append(parts, widgets.NewParagraph(r.Note, widgets.Small))
	}
	s.one.SetHeading(cmp.Or(r.Title, capital(string(r.Kind))))
	s.one.SetContent(widgets.Form(parts...))
	s.one.Show()
}

// showWishes names what people asked for and was never on the programme.
func (s *Screen) showWishes() {
	all := themes(s.themes, s.all, mostThemes)
	if len(all) == 0 {
		s.wishes.SetContent(widgets.NewParagraph("Nothing at the moment. Interests on people’s pages, and themes that your notes name, are compared with every session.", widgets.Small))
		return
	}
	list := widgets.Form()
	for _, w := range all {
		list.Add(widgets.NewLine("", widgets.TonePlain, w.name, model.Count(len(w.people), "person", "people"), func() { s.showPeople(w) }))
		list.Add(widgets.NewParagraph(w.offers, widgets.Small))
	}
	if rest := len(s.themes) - len(all); rest > 0 {
		list.Add(widgets.NewParagraph("And "+model.Count(rest, "more theme", "more themes")+".", widgets.Small))
	}
	s.wishes.SetContent(list)
}
