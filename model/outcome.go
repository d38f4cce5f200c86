package model

// Outcome is what became of somebody who was on a session's list.
type Outcome string

// The outcomes. Only who had said that they would come can be a no-show; what
// nobody has put down stays open, unless the person declined.
const (
	OutcomeCame      Outcome = "came"
	OutcomeApologies Outcome = "apologies"
	OutcomeDeclined  Outcome = "declined"
	OutcomeNoShow    Outcome = "no-show"
	OutcomeNoWord    Outcome = "no reply, did not come" // or waited for a place
	OutcomeOpen      Outcome = "not recorded"
)

// OutcomeOf is the one rule for what a reply and an attendance come to together,
// in every count, list, report and sheet. Who signed up by themselves said that
// they would come.
func OutcomeOf(source Source, reply Reply, attendance Attendance) Outcome {
	switch attendance {
	case Attended:
		return OutcomeCame
	case Apologies:
		return OutcomeApologies
	}
	switch {
	case reply == Declined:
		return OutcomeDeclined
	case attendance != NoShow:
		return OutcomeOpen
	case reply == Accepted, reply == Tentative, source == SignedUp && reply != Waitlisted:
		return OutcomeNoShow
	}
	return OutcomeNoWord
}
