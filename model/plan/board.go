package plan

// Board is a programme that is moved about by hand. It allows what a proposal
// may not do, and says what speaks against it.
type Board struct {
	in Input
	w  Wishes
}

// NewBoard lays out sessions, the announced ones of the input among them or
// not. The errors are those of Wishes.Validate and a session without a date.
func NewBoard(in Input, w Wishes, sessions []Session) (*Board, error) { return nil, nil }

// Sessions are the sessions on the board by start; indexes in other methods
// and in clashes are positions in it.
func (b *Board) Sessions() []Session { return nil }

// Totals are the figures of the board, with its clashes.
func (b *Board) Totals() Totals { return Totals{} }

// Move puts another session in the place of one and gives its new index and
// the new figures. An announced session stays as it is: ok is false then.
func (b *Board) Move(i int, to Session) (index int, t Totals, ok bool) { return 0, Totals{}, false }

// Add puts a further session on the board.
func (b *Board) Add(s Session) (index int, t Totals) { return 0, Totals{} }

// Remove takes a session off the board.
func (b *Board) Remove(i int) (t Totals, ok bool) { return Totals{}, false }

// Alternatives are the best other dates, bands and venues for a session, those
// without a clash first.
func (b *Board) Alternatives(i, n int) []Alternative { return nil }

// Proposal explains the board as Propose explains what it found. Bound is 0.
func (b *Board) Proposal() Proposal { return Proposal{} }

// Alternative is another place in the year for one session.
type Alternative struct {
	Session Session
	Once    Reach // of the whole programme with it
	Several Reach
	Clashes []Clash
}
