package report

import "convenor/model"

// when is the date line of a sheet. The zone is named when it is not the
// community's own.
func when(s model.Session, home string) string {
	if s.Start == "" {
		return "Date not set yet"
	}
	line := longDay(s.Start.Date()) + ", " + s.Start.Clock().String()
	switch {
	case s.End == "":
	case s.End.Date() == s.Start.Date():
		line += "–" + s.End.Clock().String()
	default:
		line += " – " + longDay(s.End.Date()) + ", " + s.End.Clock().String()
	}
	if s.Zone != "" && s.Zone != home {
		line += " (" + s.Zone + ")"
	}
	return line
}

func longDay(d model.Date) string { return d.Time().Format("Monday 2 January 2006") }

// where is the place line of a sheet.
func where(s model.Session, venue *model.Venue) string {
	place := ""
	if venue != nil {
		place = venue.Place()
	}
	place = model.JoinNonEmpty(", ", s.Room, place)
	switch {
	case s.Mode == model.Online:
		place = "Online"
	case s.Mode == model.Hybrid:
		place = model.JoinNonEmpty(", and ", place, "online")
	}
	return oneLine(place)
}
