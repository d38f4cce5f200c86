package plan

import "convenor/model"

// Priors are the chances, in thousandths, that somebody can come to a session
// of a band and a mode who has not said so. Without an entry it is 500.
type Priors map[BandMode]int

// BandMode is a time band in one of the modes in person and online.
type BandMode struct {
	Band model.ID
	Mode model.Mode
}

const (
	// shrink is how many invitations the community's own rate stands for
	// against the rate of one band and mode: with fewer, the former counts more.
	shrink = 10
	// shrinkPerson is the same for a person against the rate of the band.
	shrinkPerson = 4
)

// LearnPriors estimates the chances from how many of those invited came. The
// rate over all is that of Laplace's rule of succession, (came+1)/(invited+2);
// the rate of a band and mode is drawn towards it as by ten further
// invitations (the m-estimate of Cestnik 1990). Who came could come; who did
// not come may have been able to, so the estimate is a careful one.
func LearnPriors(turnouts []Turnout) Priors {
	counts := map[BandMode][2]int{}
	var invited, attended int
	for _, t := range turnouts {
		i, a := counted(t)
		invited, attended = invited+i, attended+a
		key := BandMode{t.Band, t.Mode}
		c := counts[key]
		counts[key] = [2]int{c[0] + i, c[1] + a}
	}
	all := 1000 * (attended + 1) / (invited + 2)
	priors := Priors{{}: all}
	for key, c := range counts {
		priors[key] = drawn(c[0], c[1], all, shrink)
	}
	return priors
}

// Of is the chance for a band and mode in thousandths.
func (p Priors) Of(band model.ID, mode model.Mode) int {
	if chance, ok := p[BandMode{band, mode}]; ok {
		return chance
	}
	if chance, ok := p[BandMode{}]; ok {
		return chance
	}
	return 500
}

// drawn is the rate attended/invited in thousandths, drawn towards another as
// by so many invitations.
func drawn(invited, attended, towards, strength int) int {
	return (1000*attended + strength*towards) / (invited + strength)
}

// counted reads a turnout that may have been put together carelessly.
func counted(t Turnout) (invited, attended int) {
	attended = max(0, t.Attended)
	return max(t.Invited, attended), attended
}
