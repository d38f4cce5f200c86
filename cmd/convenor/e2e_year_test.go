//go:build e2e

package main

import (
	"strings"
	"testing"
)

// TestWindowYear plans a year in a real window, by keyboard: from the wishes to a
// proposal, into the programme as one step, and onto paper.
func TestWindowYear(t *testing.T) {
	c := newCoordinator(t)
	defer c.keepPicture() // before the window goes
	c.startSample()
	c.goThrough([]step{
		{"open the planner", c.openPlanner},
		{"wish", c.wish},
		{"take the proposal", c.take},
		{"publish", c.publish},
		{"close", c.closeWindow},
	})
}

func (c *coordinator) openPlanner() {
	c.turns("the planner", func() {
		c.press("ctrl+k")
		c.write("planner")
		c.press("Return")
	})
}

// wish takes the wishes as they are offered, and waits for a proposal.
func (c *coordinator) wish() {
	c.opens("The wishes", func() { c.press("Return") })
	c.changes("the proposal", body, 20*caret, func() { c.press("Return") })
}

// take takes the proposal into the programme, back out of it, and in again: it is
// one step.
func (c *coordinator) take() {
	before, steps := len(c.list("sessions")), c.steps()
	many := func(n int) {
		c.t.Helper()
		c.until("the programme has them", func() bool { return (len(c.list("sessions")) > before) == (n > 0) && c.steps() == steps+n })
		c.still()
	}
	c.press("ctrl+Return")
	c.still()
	c.press("Return") // as ideas
	many(1)
	if n := len(c.list("sessions")) - before; n < 12 {
		c.t.Errorf("%d sessions were taken for a year", n)
	}
	c.press("ctrl+z")
	many(0)
	c.press("ctrl+shift+z")
	many(1)
}

// publish saves the handout of the programme, which opens in the viewer.
func (c *coordinator) publish() {
	c.opens("Publish the programme", func() {
		c.press("ctrl+k")
		c.write("publish the programme")
		c.press("Return")
	})
	c.savePaper("Save as PDF")
	text := c.reader("", "pdftotext", "-layout", c.pdf, "-")
	for _, want := range []string{"Programme, ", "Winter gathering (save the date)", "Ropewalk Hall"} {
		if !strings.Contains(text, want) {
			c.t.Errorf("the handout lacks %q:\n%s", want, text)
		}
	}
	c.reader("", "qpdf", "--check", c.pdf)
}
