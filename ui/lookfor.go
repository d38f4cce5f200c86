package ui

import (
	"strconv"

	"convenor/ui/data"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/offers"
	"convenor/ui/planner"
	"convenor/ui/polls"
	"convenor/ui/programme"
	"convenor/ui/turns"
)

// Other words by which people look for what the window can do.
const (
	settingsWords = "preferences options configure text size font zoom larger smaller theme dark light mode contrast appearance colours " +
		"backup on close privacy notice retention paper needs organiser email phone time zone community name purpose"
	themeWords = "mode colours appearance night look"
	scaleWords = "size font zoom scale letters bigger smaller larger magnify"
)

// dataPages are the pages of Data, from wherever one is.
var dataPages = []struct{ tab, also string }{
	{data.Import, "bring in contacts list spreadsheet csv excel file upload"},
	{data.Export, "save as csv spreadsheet excel download"},
	{data.Reports, "numbers statistics funder annual"},
	{data.History, "changes undo journal log who did what"},
	{data.Backups, "copies restore go back earlier version safety"},
	{data.Lists, "sectors seniority districts categories kinds"},
}

// programmeViews are the views of the programme and what is done in them, in the
// words people have for it.
var programmeViews = []struct{ tab, also string }{
	{programme.List, "sessions events meetings duplicate cancel"},
	{programme.Ideas, "save the date confirm announce dates of many sessions several at once"},
	{programme.Past, "teams zoom attendance import attendance register who came type in sheet write up"},
	{programme.Calendar, "months agenda strip move copy repeat recurring repeats series weekly monthly rhythm bank holiday school holidays clash clashes conflict date dates " +
		"annual plan year wall planner subscribe ics"},
	{planner.Name, "plan a year annual plan propose proposal schedule season bank holiday school holidays clash"},
	{turns.Name, "who should host next hosting rota rotation ledger balance fair districts organisations venues speakers"},
	{offers.View, "show and tell talk speaker volunteer thank thanks ask book offered mentor themes wishes asked for"},
	{polls.View, "poll vote find a date availability survey which date suits when can people come"},
}

// programmeCommands go to the views of the programme, from wherever one is.
func (w *window) programmeCommands() []frame.Command {
	var all []frame.Command
	for _, v := range programmeViews {
		all = append(all, frame.Command{Name: "Go to: Programme › " + v.tab, Also: v.also, Do: func() { w.Go(frame.Place{Area: frame.Programme, Tab: v.tab}) }})
	}
	return append(all, frame.Command{Name: programme.PublishWords, Also: "print annual plan leaflet flyer newsletter brochure website members public markdown", Do: func() {
		if w.journey.here().Area != frame.Programme || w.journey.here().ID != "" {
			w.Go(frame.Place{Area: frame.Programme, Tab: programme.List})
		}
		if s, ok := w.screens[frame.Programme].(*programme.Screen); ok {
			s.Publish()
		}
	}}, frame.Command{Name: "Plan a new session", Also: "event meeting workshop add create schedule", Do: func() { w.Go(frame.Place{Area: frame.Programme, Tab: programme.List, New: true}) }}, offers.NewCommand(w))
}

// lookCommands change how the window looks.
func (w *window) lookCommands() []frame.Command {
	larger, smaller := "", ""
	if look.Scale() >= maxScale {
		larger = "The text is as large as it gets."
	}
	if look.Scale() <= 1 {
		smaller = "The text has its usual size already."
	}
	contrast, to := "Use high contrast", "high"
	if w.settings[settingContrast] == "high" {
		contrast, to = "Use calm contrast", ""
	}
	return []frame.Command{
		{Name: "Larger text", Also: scaleWords, Do: func() { w.scaleBy(1) }, Why: larger},
		{Name: "Smaller text", Also: scaleWords, Do: func() { w.scaleBy(-1) }, Why: smaller},
		{Name: contrast, Also: themeWords + " readable accessible", Do: func() { w.SetSetting(settingContrast, to) }},
	}
}

const maxScale = 2

// scaleBy makes the text larger or smaller by steps of those that the settings
// offer.
func (w *window) scaleBy(steps int) {
	at := 0
	for i, s := range data.Scales {
		if float32(s) <= look.Scale()*100+0.5 {
			at = i
		}
	}
	at = min(max(at+steps, 0), len(data.Scales)-1)
	w.SetSetting(settingScale, strconv.FormatFloat(float64(data.Scales[at])/100, 'f', -1, 64))
}
