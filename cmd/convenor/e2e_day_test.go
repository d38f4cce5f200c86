//go:build e2e

package main

import "testing"

// TestWindowDay does in a real window what happens on the day itself, by
// keyboard: the desk at the door, and the paper that comes back.
func TestWindowDay(t *testing.T) {
	c := newCoordinator(t)
	defer c.keepPicture() // before the window goes
	c.startSample()
	c.goThrough([]step{
		{"open the session to come", func() { c.openSession(toCome) }},
		{"the desk", c.desk},
		{"print the sheet", c.printSheet},
		{"open the session that was", func() { c.openSession(gone) }},
		{"type its sheet in", c.typeIn},
		{"settle the rest", c.settle},
		{"close", c.closeWindow},
	})
}

// Two sessions of the sample: one that is to come, and one whose sheet came
// back.
const (
	toCome = "Winter gathering"
	gone   = "Data standards hour"
)

func (c *coordinator) openSession(title string) {
	c.turns("the session", func() {
		c.press("ctrl+k")
		c.write(title)
		c.press("Return")
	})
}

// many is how often a session has something.
func (c *coordinator) many(title, key string) float64 {
	for _, v := range c.list("sessions") {
		if v["title"] == title {
			return v[key].(float64)
		}
	}
	c.t.Fatalf("“%s” is gone", title)
	return 0
}

// desk lets three people in, one of them misspelt and one whom nobody knows,
// takes one back, and leaves the desk.
func (c *coordinator) desk() {
	invited := c.many(toCome, "invited")
	c.turns("the desk", func() { c.press("ctrl+d") })
	came := func(n float64) {
		c.t.Helper()
		c.until("the arrival is saved", func() bool { return c.many(toCome, "attended") == n })
		c.still()
	}
	c.write("kasha")
	c.press("Return")
	came(1)
	c.write("abara")
	c.press("Return")
	came(2)
	c.press("Return")
	came(1)
	c.write("Perpetua Quill")
	c.opens("Walk-in", func() { c.press("ctrl+Return") })
	c.closes("Walk-in", func() { c.press("Return") })
	came(2)
	if n := c.many(toCome, "invited"); n != invited+1 {
		c.t.Errorf("%v are on the list after a walk-in, %v before", n, invited)
	}
	c.turns("the session again", func() { c.press("Escape", "Escape") })
}

// typeIn types the rows of the sheet that came back.
func (c *coordinator) typeIn() {
	before := c.many(gone, "attended")
	c.turns("the sheet", func() { c.press("ctrl+t") })
	c.write("all but 3 4")
	c.press("Return")
	c.until("the rows are saved", func() bool { return c.many(gone, "attended") > before })
	c.still()
}

// settle says that who is not ticked did not come: Enter in the empty entry
// asks, and Enter confirms.
func (c *coordinator) settle() {
	c.opens("Settle the rest", func() { c.press("Return") })
	before := c.steps()
	c.closes("Settle the rest", func() { c.press("Return") })
	c.until("the rest is settled", func() bool { return c.steps() > before })
}
