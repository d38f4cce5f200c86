package data

import (
	"fmt"
	"strconv"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// check is the step of an import that shows what would happen to each row.
type check struct {
	im      *importer
	kinds   map[match.Kind]bool // verdicts shown; none = all
	rows    []match.Verdict
	table   *widgets.Table[match.Verdict]
	chips   []*widgets.Chip // of match.Kinds
	mode    *widgets.Select
	confirm *widgets.Button
}

// showVerdicts shows the step, or what it says now.
func (im *importer) showVerdicts() {
	if im.step == stepCheck {
		im.check.refresh()
		return
	}
	c := &check{im: im, kinds: map[match.Kind]bool{}, table: verdictTable()}
	im.check = c
	c.table.OnOpen = func(int) {
		if v, ok := c.table.CurrentRow(); ok {
			c.settle(v)
		}
	}
	chips := widgets.NewWrap()
	for _, k := range match.Kinds {
		chip := widgets.NewChip("", func() { c.toggle(k) })
		c.chips = append(c.chips, chip)
		chips.Add(chip)
	}
	c.mode = widgets.NewSelect("", []widgets.Option{
		{Value: string(match.Update), Text: "What the file says wins"},
		{Value: string(match.Fill), Text: "Only fill what is blank"},
		{Value: string(match.Skip), Text: "Leave them as they are"},
	}, "", c.chooseMode)
	c.confirm = widgets.NewButton("", widgets.Primary, im.importRows)
	c.refresh()
	back := widgets.NewButton("Back to the columns", widgets.Plain, im.showColumns)
	head := container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(widgets.NewWords("People who are here already:", widgets.Dim)), c.mode), chips)
	im.put(stepCheck, "Nothing is written yet. This is what would happen to each row, and why. Press Enter on an ambiguous row to say whom it is about; those you leave, and rows with an error, are left out and can be saved to a file afterwards.",
		container.NewBorder(container.New(&below{8}, head), nil, nil, nil, c.table), c.confirm, back)
}

// focus moves the keyboard to what is to be settled, or to the button.
func (c *check) focus() {
	for i, v := range c.rows {
		if v.Kind == match.Ambiguous {
			c.table.SetCurrent(i)
			c.table.Focus()
			return
		}
	}
	if c.confirm.Disabled() {
		c.table.Focus()
		return
	}
	c.im.host.Window().Canvas().Focus(c.confirm)
}

// refresh shows the job as it is now.
func (c *check) refresh() {
	j := c.im.job
	c.rows = nil
	for _, v := range j.verdicts {
		if len(c.kinds) == 0 || c.kinds[v.Kind] {
			c.rows = append(c.rows, v)
		}
	}
	c.table.SetSource(widgets.Rows[match.Verdict](c.rows))
	for i, k := range match.Kinds {
		c.chips[i].Set(model.Thousands(kindCount(j.tally, k))+" "+string(k), c.kinds[k])
	}
	c.mode.SetValue(string(j.mode))
	c.confirm.SetText(confirmWords(j.tally))
	if j.tally.New+j.tally.Update > 0 {
		c.confirm.Enable()
	} else {
		c.confirm.DisableBecause("No row brings anything new.")
	}
}

func (c *check) toggle(k match.Kind) {
	if c.kinds[k] = !c.kinds[k]; !c.kinds[k] {
		delete(c.kinds, k)
	}
	c.refresh()
}

func (c *check) chooseMode(v string) {
	next := c.im.job.copy()
	next.mode = match.Mode(v)
	c.im.run(next, true, c.refresh)
}

// settle asks whom an ambiguous row is about.
func (c *check) settle(v match.Verdict) {
	doubt, known := c.im.job.doubts[v.Line]
	if !known {
		c.im.host.Tell("Line "+strconv.Itoa(v.Line)+" needs no choice.", "", nil)
		return
	}
	const newPerson, leaveOut = "new", "out"
	options := []widgets.Option{{Value: leaveOut, Text: "Leave the row out"}, {Value: newPerson, Text: "Somebody new"}}
	choices := map[string]storage.Choice{newPerson: {}}
	for i, who := range doubt.Candidates {
		text, choice := "The same as "+who.Name, storage.Choice{Person: who.Person}
		if who.Line > 0 { // made by this import, under another id each time
			text += fmt.Sprintf(" (line %d of this file)", who.Line)
			choice = storage.Choice{Line: who.Line}
		}
		value := strconv.Itoa(i)
		options = append(options, widgets.Option{Value: value, Text: text})
		choices[value] = choice
	}
	value := newPerson
	if now, chosen := c.im.job.choices[v.Line]; chosen {
		for other, choice := range choices {
			if choice == now {
				value = other
			}
		}
	}
	choose := widgets.NewSelectField("This row is", options, value, nil)
	widgets.ShowDialog(c.im.host.Window(), widgets.Options{Title: "Who is " + doubt.Name + "?", Confirm: "Choose", Width: 460,
		Content: container.NewVBox(widgets.NewParagraph(doubt.Reason+".", widgets.Body), choose),
		OnConfirm: func() error {
			next := c.im.job.copy()
			delete(next.choices, v.Line)
			if choice, given := choices[choose.Value()]; given {
				next.choices[v.Line] = choice
			}
			c.im.run(next, true, c.refresh)
			return nil
		}})
}

func confirmWords(t match.Tally) string {
	switch {
	case t.Update == 0:
		return "Import " + model.Count(t.New, "person", "people")
	case t.New == 0:
		return "Update " + model.Count(t.Update, "person", "people")
	}
	return fmt.Sprintf("Import %s, update %s", model.Thousands(t.New), model.Thousands(t.Update))
}

func verdictTable() *widgets.Table[match.Verdict] {
	tones := map[match.Kind]widgets.Tone{match.New: widgets.ToneGood, match.Updated: widgets.ToneAccent, match.Same: widgets.TonePlain,
		match.Ambiguous: widgets.ToneWarning, match.Error: widgets.ToneBad}
	t := widgets.NewTable([]widgets.Column[match.Verdict]{
		{Key: "line", Title: "Line", Width: 60, Fixed: true, Align: fyne.TextAlignTrailing, Text: func(v match.Verdict) string { return strconv.Itoa(v.Line) }},
		{Key: "verdict", Title: "Verdict", Width: 110, Fixed: true, Cell: func(v match.Verdict) widgets.Cell {
			return widgets.Cell{Text: string(v.Kind), Pill: tones[v.Kind]}
		}},
		{Key: "name", Title: "Name", Width: 190, Text: func(v match.Verdict) string { return v.Name }},
		{Key: "why", Title: "Why", Width: 480, Cell: func(v match.Verdict) widgets.Cell { return widgets.Cell{Text: why(v), Style: widgets.Dim} }},
	}, func(v match.Verdict) string { return strconv.Itoa(v.Line) })
	t.Empty = widgets.EmptyState("No row has this verdict.", "", nil)
	return t
}

// why is the reason of a verdict with its changes and warnings.
func why(v match.Verdict) string {
	parts := []string{v.Reason}
	for _, c := range v.Changes {
		switch {
		case c.Before != "":
			parts = append(parts, fmt.Sprintf("%s: “%s” becomes “%s”", c.Field, c.Before, c.After))
		case c.After != "":
			parts = append(parts, fmt.Sprintf("%s: “%s”", c.Field, c.After))
		}
	}
	return model.JoinNonEmpty(" · ", append(parts, v.Warnings...)...)
}

func kindCount(t match.Tally, k match.Kind) int {
	return map[match.Kind]int{match.New: t.New, match.Updated: t.Update, match.Same: t.Same, match.Ambiguous: t.Ambiguous, match.Error: t.Error}[k]
}
