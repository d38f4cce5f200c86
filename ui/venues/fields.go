package venues

import (
	"strings"

	"convenor/model"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// build makes the pane's content, once.
func (d *details) build() fyne.CanvasObject {
	e := d.Editor
	d.title, d.line = widgets.NewParagraph("", widgets.Title), widgets.NewParagraph("", widgets.Dim)
	d.state = widgets.NewPill("retired", widgets.ToneWarning)
	d.bands, d.sessions = widgets.NewWrap(), listing.Under(0)
	d.retiring = widgets.NewButton("Retire", widgets.Plain, d.retire)
	d.Menu = widgets.NewButton("More", widgets.Plain, d.showMenu)
	return listing.Under(18,
		listing.Under(2, d.title, d.line, widgets.Row(d.state)),
		widgets.NewWrap(d.retiring, d.Menu),
		listing.Titled("Where and how much", d.place()),
		listing.Titled("Access and rooms", d.access()),
		listing.Titled("Opens in", d.bands),
		listing.Titled("Good to know", widgets.Facts(
			e.Text("Catering", func(v *model.Venue) *string { return &v.Catering }),
			e.Text("Parking", func(v *model.Venue) *string { return &v.Parking }),
			e.Text("Transit", func(v *model.Venue) *string { return &v.Transit }),
			e.Text("Contact", func(v *model.Venue) *string { return &v.Contact }))),
		listing.Titled("Notes", e.Lines("", func(v *model.Venue) *string { return &v.Notes })),
		listing.Titled("Sessions held here", d.sessions))
}

func (d *details) place() fyne.CanvasObject {
	e := d.Editor
	d.name = e.Text("Name", func(v *model.Venue) *string { return &v.Name })
	cost := e.Money("Cost", func(v *model.Venue) *model.Money { return &v.Cost })
	cost.SetNote("for a half day")
	return widgets.Facts(d.name,
		d.hostField(),
		e.Text("Address", func(v *model.Venue) *string { return &v.Address }),
		e.Text("Postcode", func(v *model.Venue) *string { return &v.Postcode }),
		e.Choice("District", model.Districts, func(v *model.Venue) *model.ID { return &v.District }),
		e.Number("Capacity", func(v *model.Venue) *int { return &v.Capacity }),
		cost)
}

// access is what is there: yes, no, or not known.
func (d *details) access() fyne.CanvasObject {
	e := d.Editor
	return widgets.Columns(120,
		e.Known("Step-free", func(v *model.Venue) *model.Known { return &v.StepFree }),
		e.Known("Hearing loop", func(v *model.Venue) *model.Known { return &v.HearingLoop }),
		e.Known("Accessible toilet", func(v *model.Venue) *model.Known { return &v.AccessibleToilet }),
		e.Known("Wi-Fi", func(v *model.Venue) *model.Known { return &v.Wifi }),
		e.Known("Screen", func(v *model.Venue) *model.Known { return &v.Screen }),
		e.Known("Kitchen", func(v *model.Venue) *model.Known { return &v.Kitchen }))
}

// hostField completes the organisation that runs the venue; emptied, there is
// none.
func (d *details) hostField() fyne.CanvasObject {
	d.host = widgets.NewCompletionEntry(func(text string) []widgets.Suggestion { return d.screen.suggestOrganisations(text) })
	d.host.SetPlaceHolder("add…")
	d.host.OnChosen = func(s widgets.Suggestion) { d.setHost(s.Value.(model.ID)) }
	d.host.OnNew = d.newHost
	d.host.NewLine = func(text string) string { return "add “" + text + "” as a new organisation" }
	d.host.OnFocus = func(gained bool) {
		if !gained && !d.host.Open() {
			d.settleHost(strings.TrimSpace(d.host.Text))
		}
	}
	return widgets.NewLabelled("Host", d.host).Calm()
}

// settleHost takes what stands in the field when the keyboard leaves it: an
// organisation by its name, or none. Of another name the window is told.
func (d *details) settleHost(text string) {
	now := d.screen.organisation(d.Editor.Value().Host)
	if text == "" {
		d.setHost("")
		return
	}
	for _, o := range d.screen.organisations {
		if model.Fold(o.Name) == model.Fold(text) {
			d.setHost(o.ID)
			return
		}
	}
	if text != now {
		d.screen.host.Tell("“"+text+"” is not among the organisations, so it was not saved as the host.", "Add it", func() { d.newHost(text) })
	}
	d.host.Fill(now)
}
