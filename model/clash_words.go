package model

// Against is a clash of the session called id in a few words, as stands beside one of
// its dates: "on the day of “Launch”", "Ropewalk Hall is not open then".
func (c Clash) Against(id ID) string {
	_, other := c.otherThan(id)
	switch c.Kind {
	case ClashVenue:
		return "its venue is taken by " + titled(other)
	case ClashPerson:
		return "somebody is needed at " + titled(other) + ", too"
	case ClashClosed:
		return c.With + " is not open then"
	case ClashBankHoliday:
		return c.With + ", a bank holiday"
	case ClashKeptFree:
		return "kept free: " + c.With
	}
	return "close to " + titled(other)
}
