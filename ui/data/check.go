package data

import (
	"fmt"
	"strconv"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/verdicts"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2/container"
)

// check is the step of an import that shows what would happen to each row.
type check struct {
	im      *importer
	list    *verdicts.List
	mode    *widgets.Select
	confirm *widgets.Button
}

// showVerdicts shows the step, or what it says now.
func (im *importer) showVerdicts() {
	if im.step == stepCheck {
		im.check.refresh()
		return
	}
	c := &check{im: im, list: verdicts.New(match.Kinds)}
	im.check = c
	c.list.OnOpen = c.settle
	c.mode = widgets.NewSelect("", []widgets.Option{
		{Value: string(match.Update), Text: "What the file says wins"},
		{Value: string(match.Fill), Text: "Only fill what is blank"},
		{Value: string(match.Skip), Text: "Leave them as they are"},
	}, "", c.chooseMode)
	c.confirm = widgets.NewButton("", widgets.Primary, im.importRows)
	c.refresh()
	back := widgets.NewButton("Back to the columns", widgets.Plain, im.showColumns)
	head := container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(widgets.NewWords("People who are here already:", widgets.Dim)), c.mode), c.list.Chips)
	im.put(stepCheck, "Nothing is written yet. This is what would happen to each row, and why. Press Enter on an ambiguous row to say whom it is about; those you leave, and rows with an error, are left out and can be saved to a file afterwards.",
		container.NewBorder(container.New(&below{8}, head), nil, nil, nil, c.list.Body), c.confirm, back)
}

// focus moves the keyboard to what is to be settled, or to the button.
func (c *check) focus() {
	switch {
	case c.list.FocusFirst(match.Ambiguous):
	case c.confirm.Disabled():
		c.list.Table.Focus()
	default:
		c.im.host.Window().Canvas().Focus(c.confirm)
	}
}

// refresh shows the job as it is now.
func (c *check) refresh() {
	j := c.im.job
	c.list.Show(j.verdicts)
	c.mode.SetValue(string(j.mode))
	c.confirm.SetText(confirmWords(j.tally))
	if j.tally.New+j.tally.Update > 0 {
		c.confirm.Enable()
	} else {
		c.confirm.DisableBecause("No row brings anything new.")
	}
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

func kindCount(t match.Tally, k match.Kind) int {
	return map[match.Kind]int{match.New: t.New, match.Updated: t.Update, match.Same: t.Same, match.Ambiguous: t.Ambiguous, match.Error: t.Error}[k]
}
