package model

// Unticked is what becomes of those who are on a sheet that was typed in, and
// not ticked.
type Unticked string

// The choices, the usual one first. Who sent apologies, or was recorded before,
// stays so in all of them.
const (
	UntickedNoShow      Unticked = "no-show"      // did not come; who declined stays as they are
	UntickedApologies   Unticked = "apologies"    // the same, and who declined is recorded as apologies
	UntickedNotRecorded Unticked = "not-recorded" // nothing is said of them
)

// UntickedChoices is every choice in the order the window offers them.
var UntickedChoices = []Unticked{UntickedNoShow, UntickedApologies, UntickedNotRecorded}

// Explain says what the choice does.
func (u Unticked) Explain() string {
	switch u {
	case UntickedApologies:
		return "Who declined is recorded as apologies. Everyone else without a tick did not come: a no-show is who had said they would; who never replied is counted apart."
	case UntickedNotRecorded:
		return "Nothing is recorded of those without a tick: it stays open whether they came."
	}
	return "Everyone without a tick did not come: a no-show is who had said they would; who never replied is counted apart. Who sent apologies or declined stays as they are."
}

// Settle records what is said of somebody who was not ticked. Who came stays so.
func (u Unticked) Settle(p Participation) Participation {
	switch {
	case p.Attendance != NotRecorded || u == UntickedNotRecorded:
	case p.Reply != Declined:
		p.Attendance = NoShow
	case u == UntickedApologies:
		p.Attendance = Apologies
	}
	return p
}
