package people

import (
	"slices"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// affiliations are the organisations the person belongs to, or did.
func (d *details) affiliations() *section {
	return d.section(func() any { return d.Editor.Value().Affiliations }, func(s *section) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, a := range d.Editor.Value().Affiliations {
			out = append(out, d.affiliation(s, a.ID))
		}
		return append(out, d.affiliationAdder(s))
	})
}

func (d *details) affiliation(s *section, id model.ID) fyne.CanvasObject {
	get := func(p model.Person) model.Affiliation {
		return find(p.Affiliations, func(a model.Affiliation) bool { return a.ID == id })
	}
	edit := func(p *model.Person, change func(*model.Affiliation)) {
		p.Affiliations = withOne(p.Affiliations, func(a model.Affiliation) bool { return a.ID == id }, change)
	}
	say := func() words {
		a := get(d.Editor.Value())
		w := words{text: a.Name, detail: affiliationDetail(a)}
		if !a.Current(d.screen.today()) {
			w.pill = "past"
		}
		return w
	}
	return s.entry(id, say, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{
			s.text("Role there", func(p model.Person) string { return get(p).Role }, func(p *model.Person, v string) {
				edit(p, func(a *model.Affiliation) { a.Role = v })
			}),
			s.date("From", func(p model.Person) model.Date { return get(p).From }, func(p *model.Person, v model.Date) {
				edit(p, func(a *model.Affiliation) { a.From = v })
			}),
			s.date("Until", func(p model.Person) model.Date { return get(p).To }, func(p *model.Person, v model.Date) {
				edit(p, func(a *model.Affiliation) { a.To = v })
			}),
			widgets.NewWrap(
				widgets.NewButton("Open the organisation", widgets.Quiet, func() {
					d.screen.host.Go(frame.Place{Area: frame.Organisations, ID: get(d.Editor.Value()).Organisation})
				}),
				s.remover("Remove", "Took "+get(d.Editor.Value()).Name+" off.", func(p *model.Person) {
					p.Affiliations = without(p.Affiliations, func(a model.Affiliation) bool { return a.ID == id })
				})),
		}
	})
}

// affiliationAdder asks for an organisation when it is pressed.
func (d *details) affiliationAdder(s *section) fyne.CanvasObject {
	box := listing.Under(0)
	box.Add(listing.Actions(widgets.NewButton("Add organisation", widgets.Quiet, func() {
		entry := d.screen.organisationEntry(func(id model.ID, name string) {
			s.make(func(p *model.Person) {
				p.Affiliations = append(slices.Clone(p.Affiliations), model.Affiliation{Organisation: id, Name: name})
			})
		})
		entry.SetPlaceHolder("name of the organisation")
		field := widgets.NewLabelled("Organisation", entry)
		box.Objects = []fyne.CanvasObject{widgets.Facts(field)}
		box.Refresh()
		d.Pane.Fill(false)
		d.screen.host.Window().Canvas().Focus(entry)
	})))
	return box
}

// offers are what the person offered to do.
func (d *details) offers() *section {
	return d.section(func() any { return d.Editor.Value().Offers }, func(s *section) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, o := range d.Editor.Value().Offers {
			out = append(out, d.offer(s, o.ID))
		}
		return append(out, s.adder("Add offer", func(p *model.Person) {
			p.Offers = append(slices.Clone(p.Offers), model.Offer{Kind: model.ShowAndTell, State: model.NotAsked})
		}))
	})
}

func (d *details) offer(s *section, id model.ID) fyne.CanvasObject {
	mine := func(o model.Offer) bool { return o.ID == id }
	get := func(p model.Person) model.Offer { return find(p.Offers, mine) }
	edit := func(p *model.Person, change func(*model.Offer)) { p.Offers = withOne(p.Offers, mine, change) }
	say := func() words {
		o := get(d.Editor.Value())
		return words{pill: string(o.State), weight: offerWeight(o.State), text: offerWords(o)}
	}
	return s.entry(id, say, func() []fyne.CanvasObject {
		title := s.text("Title", func(p model.Person) string { return get(p).Title }, func(p *model.Person, v string) {
			edit(p, func(o *model.Offer) { o.Title = v })
		})
		s.first = title.Focus
		return []fyne.CanvasObject{
			s.choice("Offer", texts(model.OfferKinds), func(p model.Person) string { return string(get(p).Kind) }, func(p *model.Person, v string) {
				edit(p, func(o *model.Offer) { o.Kind = model.OfferKind(v) })
			}),
			title,
			s.choice("Taken up", texts(model.OfferStates), func(p model.Person) string { return string(get(p).State) }, func(p *model.Person, v string) {
				edit(p, func(o *model.Offer) { o.State = model.OfferState(v) })
			}),
			s.remover("Remove", "Removed the offer.", func(p *model.Person) { p.Offers = without(p.Offers, mine) }),
		}
	})
}

// consents are what the person allowed.
func (d *details) consents() *section {
	return d.section(func() any { return d.Editor.Value().Consents }, func(s *section) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, c := range d.Editor.Value().Consents {
			out = append(out, d.consent(s, c.ID))
		}
		return append(out, s.adder("Add consent", func(p *model.Person) {
			p.Consents = append(slices.Clone(p.Consents), model.Consent{For: consentPurposes[0], Basis: consentBases[0]})
		}))
	})
}

func (d *details) consent(s *section, id model.ID) fyne.CanvasObject {
	mine := func(c model.Consent) bool { return c.ID == id }
	get := func(p model.Person) model.Consent { return find(p.Consents, mine) }
	field := func(label string, at func(*model.Consent) *string) *widgets.TextField {
		return s.text(label, func(p model.Person) string {
			c := get(p)
			return *at(&c)
		}, func(p *model.Person, v string) {
			p.Consents = withOne(p.Consents, mine, func(c *model.Consent) { *at(c) = v })
		})
	}
	day := func(label string, at func(*model.Consent) *model.Date) *widgets.DateField {
		return s.date(label, func(p model.Person) model.Date {
			c := get(p)
			return *at(&c)
		}, func(p *model.Person, v model.Date) {
			p.Consents = withOne(p.Consents, mine, func(c *model.Consent) { *at(c) = v })
		})
	}
	say := func() words {
		c := get(d.Editor.Value())
		state, w, detail := consentWords(c, d.screen.today())
		return words{state, w, capital(c.For), detail}
	}
	return s.entry(id, say, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{
			field("For", func(c *model.Consent) *string { return &c.For }),
			field("Basis", func(c *model.Consent) *string { return &c.Basis }),
			day("Given", func(c *model.Consent) *model.Date { return &c.Given }),
			day("Withdrawn", func(c *model.Consent) *model.Date { return &c.Withdrawn }),
			field("How", func(c *model.Consent) *string { return &c.How }),
			field("Evidence", func(c *model.Consent) *string { return &c.Evidence }),
			s.remover("Remove", "Removed the consent.", func(p *model.Person) { p.Consents = without(p.Consents, mine) }),
		}
	})
}

// numbers are what other systems call the person.
func (d *details) numbers() *section {
	return d.section(func() any { return d.Editor.Value().ExternalIDs }, func(s *section) []fyne.CanvasObject {
		var fields []fyne.CanvasObject
		for i, x := range d.Editor.Value().ExternalIDs {
			fields = append(fields, s.text(x.System, func(p model.Person) string {
				if i < len(p.ExternalIDs) {
					return p.ExternalIDs[i].Value
				}
				return ""
			}, func(p *model.Person, v string) {
				p.ExternalIDs = withEntry(p.ExternalIDs, i, v == "", func(x *model.ExternalID) { x.Value = v })
			}))
		}
		add := widgets.NewButton("Add number", widgets.Quiet, func() { d.addNumber(s) })
		return []fyne.CanvasObject{widgets.Facts(fields...), listing.Actions(add)}
	})
}

// addNumber asks for a system and its number.
func (d *details) addNumber(s *section) {
	system, number := widgets.NewTextField("System", "", nil), widgets.NewTextField("Number", "", nil)
	widgets.ShowDialog(d.screen.host.Window(), widgets.Options{
		Title: "Number in another system", Content: widgets.Form(system, number), Confirm: "Add",
		OnConfirm: func() error {
			if system.Text() == "" || number.Text() == "" {
				return model.ValidationError{Field: "number", Problem: "both the system and its number are needed"}
			}
			x := model.ExternalID{System: system.Text(), Value: number.Text()}
			return s.change(func(p *model.Person) { p.ExternalIDs = append(slices.Clone(p.ExternalIDs), x) }, nil)
		}})
}

// find is the first that is meant; the zero value when it has gone.
func find[T any](all []T, is func(T) bool) (none T) {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i]
	}
	return none
}

// withOne is a list with one entry changed; one that has gone stays gone.
func withOne[T any](all []T, is func(T) bool, change func(*T)) []T {
	all = slices.Clone(all)
	if i := slices.IndexFunc(all, is); i >= 0 {
		change(&all[i])
	}
	return all
}

func without[T any](all []T, is func(T) bool) []T { return slices.DeleteFunc(slices.Clone(all), is) }
