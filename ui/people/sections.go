package people

import (
	"slices"
	"unicode"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// buildSections makes everything under the head, in the order it is read.
func (d *details) buildSections() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		d.contact(),
		listing.Titled("Can come", d.availability().box),
		listing.Titled("Organisations", d.affiliations().box),
		listing.Titled("Offers", d.offers().box),
		listing.Titled("History", d.history().box),
		d.about(),
		listing.Titled("Consent", d.consents().box),
		listing.Titled("Notes", d.Editor.Lines("", func(p *model.Person) *string { return &p.Notes })),
		listing.Titled("Numbers in other systems", d.numbers().box),
		listing.Titled("Changes", d.changes().box),
	}
}

// contact is how to reach the person.
func (d *details) contact() fyne.CanvasObject {
	emails := d.section(func() any { return d.Editor.Value().Emails }, d.emails)
	phones := d.section(func() any { return d.Editor.Value().Phones }, d.phones)
	more := listing.Actions(
		widgets.NewButton("Add email", widgets.Quiet, func() { d.addField(emails, d.email(emails, len(d.Editor.Value().Emails))) }),
		widgets.NewButton("Add phone", widgets.Quiet, func() { d.addField(phones, d.phone(phones, len(d.Editor.Value().Phones))) }))
	channels := make([]widgets.Option, len(model.Channels))
	for i, c := range model.Channels {
		channels[i] = widgets.Option{Value: string(c), Text: "by " + string(c)}
	}
	channels[0].Text = "not said"
	prefers := d.Editor.Select("Prefers", func(string) []widgets.Option { return channels },
		func(p model.Person) string { return string(p.Channel) },
		func(p *model.Person, v string) { p.Channel = model.Channel(v) })
	return listing.Titled("Contact", emails.box, phones.box, widgets.Facts(
		prefers,
		d.Editor.Text("Address", func(p *model.Person) *string { return &p.Address }),
		d.Editor.Text("Postcode", func(p *model.Person) *string { return &p.Postcode })), more)
}

// addField puts an empty field under those of a section and the keyboard in it.
func (d *details) addField(s *section, f *widgets.TextField) {
	s.box.Add(widgets.Facts(f))
	d.Pane.Fill(false)
	f.Focus()
}

func (d *details) emails(s *section) []fyne.CanvasObject {
	var fields []fyne.CanvasObject
	for i := range max(len(d.Editor.Value().Emails), 1) {
		fields = append(fields, d.email(s, i))
	}
	return []fyne.CanvasObject{widgets.Facts(fields...)}
}

// email is the field of one address; emptied, the address goes.
func (d *details) email(s *section, i int) *widgets.TextField {
	label := "Email"
	if all := d.Editor.Value().Emails; i < len(all) && all[i].Label != "" {
		label += ", " + all[i].Label
	}
	return s.text(label, func(p model.Person) string {
		if i < len(p.Emails) {
			return p.Emails[i].Address
		}
		return ""
	}, func(p *model.Person, v string) {
		p.Emails = withEntry(p.Emails, i, v == "", func(e *model.Email) { e.Address = v })
	})
}

func (d *details) phones(s *section) []fyne.CanvasObject {
	var fields []fyne.CanvasObject
	for i := range max(len(d.Editor.Value().Phones), 1) {
		fields = append(fields, d.phone(s, i))
	}
	return []fyne.CanvasObject{widgets.Facts(fields...)}
}

func (d *details) phone(s *section, i int) *widgets.TextField {
	label := "Phone"
	if all := d.Editor.Value().Phones; i < len(all) && all[i].Label != "" {
		label += ", " + all[i].Label
	}
	return s.text(label, func(p model.Person) string {
		if i < len(p.Phones) {
			return p.Phones[i].Number
		}
		return ""
	}, func(p *model.Person, v string) {
		p.Phones = withEntry(p.Phones, i, v == "", func(e *model.Phone) { e.Number = v })
	})
}

// about is who the person is, what they care about and what they need.
func (d *details) about() fyne.CanvasObject {
	e := d.Editor
	d.given = e.Text("Given name", func(p *model.Person) *string { return &p.Given })
	who := listing.Titled("Name and role", widgets.Facts(d.given,
		e.Text("Family name", func(p *model.Person) *string { return &p.Family }),
		e.Text("Sort as", func(p *model.Person) *string { return &p.SortAs }),
		e.Text("Pronouns", func(p *model.Person) *string { return &p.Pronouns }),
		e.Text("Role", func(p *model.Person) *string { return &p.Role }),
		e.Choice("Seniority", model.Seniorities, func(p *model.Person) *model.ID { return &p.Seniority }),
		e.Choice("District", model.Districts, func(p *model.Person) *model.ID { return &p.District }),
		e.Choice("Own sector", model.Sectors, func(p *model.Person) *model.ID { return &p.Sector }),
		e.Date("Joined", d.screen.today, func(p *model.Person) *model.Date { return &p.Joined }),
		e.Date("Left", d.screen.today, func(p *model.Person) *model.Date { return &p.Left })))
	topics := listing.Titled("Interests and tags", widgets.Facts(
		e.Tags("Interests", nil, func(p *model.Person) *[]string { return &p.Interests }),
		e.Tags("Tags", d.screen.suggestTags, func(p *model.Person) *[]string { return &p.Tags })))
	keep := e.Tick("Keep these after a session", func(p model.Person) bool { return p.KeepNeeds }, func(p *model.Person, on bool) { p.KeepNeeds = on })
	keep.SetTip("Without this, needs are cleared after the session they were given for.")
	needs := listing.Titled("Needs", widgets.Facts(
		e.Text("Access", func(p *model.Person) *string { return &p.AccessNeeds }),
		e.Text("Diet", func(p *model.Person) *string { return &p.DietaryNeeds })), widgets.Row(keep),
		widgets.NewParagraph(needsWords(d.screen.host.Lists().Community.NeedsDays), widgets.Small))
	return listing.Under(18, topics, needs, who)
}

// history is the sessions the person was on the list of.
func (d *details) history() *section {
	both := func() any { return [2]any{d.more.history, d.more.told} }
	return d.section(both, func(*section) []fyne.CanvasObject {
		if len(d.more.history) == 0 {
			return []fyne.CanvasObject{widgets.NewParagraph("Not invited to a session yet.", widgets.Dim)}
		}
		var lines []fyne.CanvasObject
		for _, h := range d.more.history {
			word, w := historyWord(h)
			lines = append(lines, widgets.NewLine(word, toneOf(w), h.Title, historyDetail(h), d.goTo(frame.Place{Area: frame.Programme, ID: h.Session})))
			if told := toldWords(d.more.told, h.Session, d.screen.host.Lists().Community.TimeZone); told != "" {
				lines = append(lines, widgets.NewParagraph(told, widgets.Small))
			}
		}
		return lines
	})
}

// changes is what was done to the person last.
func (d *details) changes() *section {
	return d.section(func() any { return d.more.changes }, func(*section) []fyne.CanvasObject {
		list := listing.Under(4)
		for i, step := range d.more.changes {
			if i == changesShown {
				list.Add(listing.Actions(widgets.NewButton("All changes", widgets.Quiet, d.showChanges)))
				break
			}
			list.Add(d.changeLine(step))
		}
		return []fyne.CanvasObject{list}
	})
}

// availability is when and how the person can come: a press steps through the
// answers.
func (d *details) availability() *section {
	return d.section(d.answers, func(s *section) []fyne.CanvasObject {
		objects := []fyne.CanvasObject{widgets.NewWords("", widgets.Small), middle("In person"), middle("Online")}
		var cells [][]*widgets.PillButton
		for _, band := range d.screen.host.Lists().Of(model.Bands) {
			objects = append(objects, widgets.NewWords(band.Name, widgets.Small))
			var line []*widgets.PillButton
			for _, mode := range []model.Mode{model.InPerson, model.Online} {
				pill := d.answer(s, band.ID, mode)
				line, objects = append(line, pill), append(objects, pill)
			}
			cells = append(cells, line)
		}
		byArrows(cells)
		hint := widgets.NewParagraph("Arrows move. A click or Space steps on; or press Y, I (if need be), N, ?", widgets.Small)
		grid := container.New(&listing.Grid{Cells: 2, Wide: 88}, objects...)
		return []fyne.CanvasObject{listing.Under(6, grid, hint)}
	})
}

// byArrows has the arrow keys move between cells, and stop at the edges.
func byArrows(cells [][]*widgets.PillButton) {
	for y, line := range cells {
		for x, cell := range line {
			cell.OnArrow = func(right, down int) {
				row := cells[min(max(y+down, 0), len(cells)-1)]
				row[min(max(x+right, 0), len(row)-1)].Focus()
			}
		}
	}
}

// answers is the answer of every cell, one for each whether it is known or not,
// so that giving one does not make the grid anew under the keyboard.
func (d *details) answers() any {
	var all []model.Answer
	for _, band := range d.screen.host.Lists().Of(model.Bands) {
		for _, mode := range []model.Mode{model.InPerson, model.Online} {
			all = append(all, d.Editor.Value().Can(band.ID, mode))
		}
	}
	return all
}

func middle(text string) fyne.CanvasObject { return widgets.NewPill(text, widgets.ToneNone) }

// answer is one cell: for a band and a mode.
func (d *details) answer(s *section, band model.ID, mode model.Mode) *widgets.PillButton {
	pill := widgets.NewPillButton("", widgets.ToneNone, nil)
	tell := func() {
		word, w := answerWord(d.Editor.Value().Can(band, mode))
		pill.Set(word, toneOf(w))
	}
	set := func(a model.Answer) {
		err := s.change(func(p *model.Person) { p.Availability = withAnswer(p.Availability, band, mode, a) }, nil)
		if err != nil {
			d.screen.host.Failed(err)
		}
		tell()
	}
	pill.OnTapped = func() { set(nextAnswer(d.Editor.Value().Can(band, mode))) }
	pill.OnKey = func(r rune) {
		if a, ok := answerKeys[unicode.ToLower(r)]; ok {
			set(a)
		}
	}
	tell()
	return pill
}

// withEntry is a list with entry i changed, or taken out when gone is true. An
// i after the end adds one.
func withEntry[T any](all []T, i int, gone bool, change func(*T)) []T {
	all = slices.Clone(all)
	switch {
	case gone && i < len(all):
		return slices.Delete(all, i, i+1)
	case gone:
		return all
	case i >= len(all):
		var entry T
		all, i = append(all, entry), len(all)
	}
	change(&all[i])
	return all
}
