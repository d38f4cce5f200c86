package match

import (
	"testing"

	"convenor/model"
)

func TestParseAnswer(t *testing.T) {
	for cell, want := range map[string]struct {
		reply model.Reply
		mode  model.Mode
	}{
		"Yes": {model.Accepted, ""}, "yes please!": {model.Accepted, ""}, "Y": {model.Accepted, ""}, "I’ll be there": {model.Accepted, ""}, "✓": {model.Accepted, ""},
		"Attending": {model.Accepted, ""}, "Accepted": {model.Accepted, ""}, "Count me in": {model.Accepted, ""}, "Yes, but I can’t stay for lunch": {model.Accepted, ""},
		"Yes, in person": {model.Accepted, model.InPerson}, "Yes (online)": {model.Accepted, model.Online}, "In person": {model.Accepted, model.InPerson},
		"I will join via Zoom": {model.Accepted, model.Online}, "Remotely": {model.Accepted, model.Online}, "in person or online": {"", ""},
		"Face-to-face": {model.Accepted, model.InPerson}, "Yes, either in person or online": {model.Accepted, ""},
		"No": {model.Declined, ""}, "No, sorry": {model.Declined, ""}, "I can't make it": {model.Declined, ""}, "Not attending": {model.Declined, ""},
		"Unable to attend": {model.Declined, ""}, "I’m afraid not": {model.Declined, ""}, "Declined": {model.Declined, ""}, "I will not be coming": {model.Declined, ""},
		"Apologies": {model.Declined, ""}, "No, maybe next time": {model.Declined, ""},
		"Maybe": {model.Tentative, ""}, "Not sure yet": {model.Tentative, ""}, "Tentative": {model.Tentative, ""}, "Possibly, online": {model.Tentative, model.Online},
		"Please put me on the waiting list":  {model.Waitlisted, ""},
		"I can’t come, but will join online": {"", ""}, "": {"", ""}, "—": {"", ""}, "Wirral Homes": {"", ""}, "42": {"", ""},
		"It depends on whether my manager lets me travel that day and on whether there are trains, so I would rather say later": {"", ""},
	} {
		reply, mode, ok := ParseAnswer(cell)
		if reply != want.reply || mode != want.mode || ok != (want.reply != "") {
			t.Errorf("%q: %q %q %v", cell, reply, mode, ok)
		}
	}
}

func TestSplitNeeds(t *testing.T) {
	for cell, want := range map[string][2]string{
		"Step-free access;\nvegan":         {"Step-free access", "vegan"},
		"none":                             {"", ""},
		"N/A":                              {"", ""},
		"Nut allergy, hearing loop":        {"hearing loop", "Nut allergy"},
		"Gluten free, no dairy":            {"", "Gluten free, no dairy"},
		"A quiet corner":                   {"A quiet corner", ""},
		"BSL interpreter; I can't eat egg": {"BSL interpreter", "I can't eat egg"},
	} {
		access, dietary := SplitNeeds(cell)
		if access != want[0] || dietary != want[1] {
			t.Errorf("%q: %q and %q", cell, access, dietary)
		}
	}
}

func TestAReportOfAnotherTimeOfTheDayIsPointedOut(t *testing.T) {
	s := model.Session{Start: "2026-06-12T13:00", Zone: "Europe/London"}
	for start, want := range map[model.LocalTime]string{"": "", "2026-06-12T12:40": "", "2026-06-12T14:59": "",
		"2026-06-12T17:30": "The report begins at 17:30 and the session at 13:00: check that it is the right one."} {
		if got := (Meeting{Start: start}).Doubt(s); got != want {
			t.Errorf("%s: %q", start, got)
		}
	}
}
