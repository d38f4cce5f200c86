//go:build e2e

package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	community    = "River people of data"
	sessionTitle = "Autumn gathering: maps and minutes"
	venueTyped   = "Wapping Boathouse"
	venuePasted  = "Neuadd Tŷ’r Afon"
)

// invited is how many people are asked to come; accepted, how many will;
// declined, which of them (from 0) will not.
const invited, accepted, declined = 40, 4, 4

// sessionDay is the day of the session, which is to come.
var sessionDay = time.Now().AddDate(0, 2, 0)

// TestWindow does in a real window, with keyboard and mouse, what a coordinator
// does in her first ten minutes: from a contact list to a printed sign-in sheet
// and a calendar file. Then it asks other programs what came out.
func TestWindow(t *testing.T) {
	c := newCoordinator(t)
	defer c.keepPicture() // before the window goes
	c.goThrough([]step{
		{"start a community", c.startCommunity},
		{"import a contact export", c.importExport},
		{"import a list", c.importList},
		{"add two venues", c.addVenues},
		{"plan a session", c.planSession},
		{"write the agenda", c.writeAgenda},
		{"invite forty people", c.inviteForty},
		{"record replies", c.recordReplies},
		{"announce it", c.announce},
		{"confirm the session", c.confirm},
		{"print the sheet", c.printSheet},
		{"save the calendar file", c.saveCalendar},
		{"undo and redo", c.undoAndRedo},
		{"remember", c.remember},
		{"close", c.closeWindow},
		{"open again", c.openAgain},
		{"close again", c.closeWindow},
		{"the people", c.checkPeople},
		{"the drafts", c.checkDrafts},
		{"the history", c.checkHistory},
		{"the sheet", c.checkSheet},
		{"the calendar file", c.checkCalendar},
	})
}

// startCommunity begins as one does who has never had Convenor.
func (c *coordinator) startCommunity() {
	c.start("Convenor")
	c.opens("Start a community", func() { c.click(c.mainButton(body)) })
	c.write(community)
	c.press("Tab")
	c.paste("Zoë Ní Bhriain")
	c.press("Tab")
	c.write("zoe@example.org")
	c.closes("Start a community", func() { c.press("Return") })
	c.titled(filepath.Base(c.file) + " – Convenor")
	c.still()
}

// importExport brings in a contact list as another program wrote it.
func (c *coordinator) importExport() {
	c.turns("the import", func() { c.click(railItem(6)) })
	c.importFile(filepath.Join(repository(c.t), "..", "shared", "data", "contacts", "csv", "google-contacts-2024.csv"))
}

// importFile goes through an import with Enter alone, as far as its last step.
func (c *coordinator) importFile(path string) {
	before := len(c.list("people"))
	c.opens("Import a contact list", func() { c.press("ctrl+i") })
	c.over(path)
	c.turns("the columns", func() { c.press("Return") })
	c.turns("the check", func() { c.press("Return") })
	c.turns("what was imported", func() { c.press("Return") })
	c.until("people are imported", func() bool { return len(c.list("people")) > before })
}

// The names of invented people: each given name with each family name.
var (
	given  = []string{"Siân", "Łukasz", "Oyèláràn", "王芳", "Renée", "Aoife", "Björn", "Nguyễn", "Chidi", "Zoë"}
	family = []string{"O’Hare", "Ó Súilleabháin", "van der Berg", "Pryce-Jones", "Wiśniewska"}
)

// importList brings in a list of invented people with names of many kinds.
func (c *coordinator) importList() {
	var list strings.Builder
	list.WriteString("First name,Last name,Email,Organisation\r\n")
	for i := range given {
		for j := range family {
			fmt.Fprintf(&list, "%s,%s,invented%d@example.org,Quay Street Forum %d\r\n", given[i], family[j], i*len(family)+j, j+1)
		}
	}
	path := filepath.Join(c.home, "list.csv")
	if err := os.WriteFile(path, []byte(list.String()), 0o644); err != nil {
		c.t.Fatal(err)
	}
	before := len(c.list("people"))
	c.importFile(path)
	if now := len(c.list("people")); now != before+len(given)*len(family) {
		c.t.Fatalf("%d people after an import of %d to %d", now, len(given)*len(family), before)
	}
	c.turns("the people", func() { c.press("Return") })
}

// addVenues adds one venue with the keyboard alone, by search-and-do, and one
// with the mouse.
func (c *coordinator) addVenues() {
	c.turns("the venues", func() { c.press("ctrl+4") })
	c.turns("the first venue", func() {
		c.opens("New venue", func() {
			c.press("ctrl+k")
			c.write("new venue")
			c.press("Return")
		})
		c.write(venueTyped)
		c.press("Tab")
		c.write("2 Wapping Quay, Liverpool")
		c.press("Tab")
		c.write("L1 8JJ")
		c.press("Tab", "Tab")
		c.write("45")
		c.press("Return")
	})
	c.turns("the second venue", func() {
		c.opens("New venue", func() { c.click(c.mainButton(body)) })
		c.paste(venuePasted)
		c.press("Return")
	})
	if n := len(c.list("venues")); n != 2 {
		c.t.Fatalf("%d venues", n)
	}
}

// planSession gives a session a date, times and a venue.
func (c *coordinator) planSession() {
	c.turns("the programme", func() { c.click(railItem(5)) })
	c.turns("the session", func() {
		c.opens("New session", func() { c.press("ctrl+n") })
		c.write(sessionTitle)
		c.press("Tab", "Tab", "Tab")
		c.write(sessionDay.Format("2 January 2006"))
		c.press("Tab")
		c.over("1.30pm")
		c.press("Tab")
		c.over("1600")
		c.press("Tab")
		c.write("wapping")
		c.press("Return") // takes the venue
		c.press("Return")
	})
	if v := c.session(); v["venue"] != venueTyped {
		c.t.Fatalf("the session is %v", v)
	}
}

// writeAgenda gives the session two items, the second by Enter in the first.
func (c *coordinator) writeAgenda() {
	before := c.steps()
	c.turns("an agenda item", func() { c.press("alt+n") })
	c.write("Welcome")
	c.press("shift+Tab")
	c.over("20")
	c.turns("the second item", func() { c.press("Return") })
	c.write("Who meets whom: a map")
	c.press("Tab")
	c.until("the agenda is saved", func() bool { return c.steps() >= before+5 })
}

// inviteForty goes from the session's next step to the list of people, ticks
// forty there, and invites them.
func (c *coordinator) inviteForty() {
	c.takeStep("save the date")
	c.turns("the people to invite", func() { c.click(c.mainButton(body)) })
	c.press("Home")
	for range invited - 1 {
		c.press("shift+Down")
	}
	c.still()
	c.turns("the session", func() { c.click(c.mainButton(banner)) })
	c.until("forty are invited", func() bool { return c.session()["invited"] == float64(invited) })
}

// recordReplies goes down the list with a key for each answer.
func (c *coordinator) recordReplies() {
	c.still()
	c.press("Home", "a", "a", "a", "t", "d", "a")
	c.until("the replies are saved", func() bool { return c.session()["accepted"] == float64(accepted) })
	c.still()
}

// announce writes a draft to each who is invited and has not declined.
func (c *coordinator) announce() {
	c.opens("Announce", func() { c.click(c.mainButton(body)) })
	c.click(c.mainButton(image.Rect(170, 56, screenWidth, screenHeight)))
	c.until("it asks for a folder", func() bool { return c.picture().count(accent, image.Rect(700, 640, 1100, 780)) < 100 })
	c.still()
	c.over(c.drafts)
	c.press("Return")
	c.until("the drafts are written", func() bool { return len(c.written()) == invited-1 })
	c.until("it is noted who was told", func() bool { return c.ask("history", c.file) != "" && c.told() })
	c.still()
	if veiled(c.picture()) {
		c.closes("Announce", func() { c.press("Escape") })
	}
}

// written are the drafts.
func (c *coordinator) written() []string {
	all, err := filepath.Glob(filepath.Join(c.drafts, "*.eml"))
	if err != nil {
		c.t.Fatal(err)
	}
	return all
}

// told reports whether the newest step is that people were told.
func (c *coordinator) told() bool {
	label, _ := c.objects("history", c.file, "--json")[0]["label"].(string)
	return strings.HasPrefix(label, "Tell ")
}

func (c *coordinator) confirm() { c.takeStep("confirmed") }

// takeStep takes the session's next step, which brings it into a state.
func (c *coordinator) takeStep(to string) {
	c.t.Helper()
	c.changes("the new state", state, caret, func() { c.click(c.mainButton(body)) })
	if v := c.session(); v["state"] != to {
		c.t.Fatalf("the session is not %s: %v", to, v)
	}
}

// printSheet saves the sheet that the preview shows, which opens in the viewer.
func (c *coordinator) printSheet() {
	c.opens("Print the sign-in sheet", func() { c.press("ctrl+p") })
	c.savePaper("Save the sign-in sheet")
}

// savePaper saves the paper that the dialog shows, which opens in the viewer.
func (c *coordinator) savePaper(dialog string) {
	c.until("the paper is laid out", func() bool { return c.picture().count(white, preview) > preview.Dx()*preview.Dy()/2 })
	c.press("Return")
	c.until("it asks for a file", func() bool { return c.picture().count(white, preview) == 0 })
	c.still()
	c.over(c.pdf)
	c.closes(dialog, func() { c.press("Return") })
	c.until("the paper is in the viewer", func() bool {
		opened, err := os.ReadFile(filepath.Join(c.viewer(), "opened"))
		return err == nil && strings.TrimSpace(string(opened)) == "file://"+c.pdf
	})
	c.still()
}

func (c *coordinator) saveCalendar() {
	c.opens("Save the calendar file", func() { c.press("ctrl+e") })
	c.over(c.ics)
	c.closes("Save the calendar file", func() { c.press("Return") })
	c.until("the calendar file is there", func() bool { return exists(c.ics) })
	c.still()
}

// undoAndRedo takes the last two steps back, and makes them again, with the
// keyboard and with the mouse.
func (c *coordinator) undoAndRedo() {
	all := c.steps()
	stand := func(n int) {
		c.t.Helper()
		c.until(fmt.Sprintf("%d steps stand", n), func() bool { return c.steps() == n })
		c.still()
	}
	c.press("ctrl+z")
	stand(all - 1)
	c.click(undoButton)
	stand(all - 2)
	if v := c.session(); v["state"] != "save the date" || v["accepted"] != float64(accepted) {
		c.t.Errorf("two steps were undone, but the session is %v", v)
	}
	c.press("ctrl+shift+z")
	stand(all - 1)
	c.click(redoButton)
	stand(all)
}

// remember notes what there is before the window is closed.
func (c *coordinator) remember() {
	c.left, c.look = c.everything(), c.picture()
}

// openAgain opens the file again: the session is as it was left, and what was
// done before can still be undone.
func (c *coordinator) openAgain() {
	c.start(filepath.Base(c.file)+" – Convenor", c.file)
	if left := c.everything(); left != c.left {
		c.t.Errorf("the file that was opened again holds\n%s\nbut when it was closed it was\n%s", left, c.left)
	}
	c.turns("what is found", func() {
		c.press("ctrl+k")
		c.write("maps gathering")
	})
	c.turns("the session", func() { c.press("Return") })
	c.until("the session looks as it was left", func() bool { return c.picture().differs(c.look, summary) <= caret })
	c.opens("The keys of this screen", func() { c.press("F1") })
	c.closes("The keys of this screen", func() { c.press("Escape") })
	all := c.steps()
	c.press("ctrl+z")
	c.until("the last step is undone", func() bool { return c.steps() == all-1 })
	c.press("ctrl+shift+z")
	c.until("it is made again", func() bool { return c.steps() == all })
	c.still()
}
