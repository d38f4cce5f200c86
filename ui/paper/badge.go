package paper

import (
	"strings"

	"convenor/model/report"
)

// Badges is a set of badges, or of tents, as a document; logo may be nil.
func Badges(b report.Badges, logo *Logo) Document { return badges{b, logo} }

type badges struct {
	report.Badges
	logo *Logo
}

// Layout draws one sheet after the other; the first labels of the first are
// left free where they are used already.
func (b badges) Layout(t *Typesetter) []*Page {
	return onStock(t, b.Stock, b.First, len(b.Badges.Badges), b.Outline, func(p *Page, box Box, i int) {
		badge := b.Badges.Badges[i]
		if !b.Stock.Fold {
			drawBadge(p, box, badge, b.logo, badgeLook(box))
			return
		}
		half := Box{box.X, box.Y, box.Width, box.Height / 2}
		lower := Box{box.X, box.Y + half.Height, box.Width, half.Height}
		drawBadge(p, lower, badge, b.logo, tentLook(lower))
		look := tentLook(half)
		look.again = true
		p.Turned(half, func() { drawBadge(p, half, badge, b.logo, look) })
		foldMarks(p, box)
	})
}

// onStock draws n labels on as many sheets as they take, at least one.
func onStock(t *Typesetter, stock report.Stock, first, n int, outline bool, draw func(p *Page, box Box, i int)) []*Page {
	width, height := stock.SheetSize()
	var pages []*Page
	for i := range max(n, 1) {
		at := first + i
		for at/stock.PerSheet() >= len(pages) {
			pages = append(pages, t.NewPage(Size{width, height}))
		}
		page := pages[at/stock.PerSheet()]
		x, y := stock.Place(at % stock.PerSheet())
		box := Box{x, y, stock.Width, stock.Height}
		if i < n {
			draw(page, box, i)
		}
		if outline {
			page.Frame(box, outlinePen)
		}
	}
	return pages
}

var (
	outlinePen = Pen{Width: 0.1, Colour: Grey(170)}
	writePen   = Pen{Width: 0.25, Colour: Grey(110)}
)

// foldMarks are short lines at both ends of a tent's fold.
func foldMarks(p *Page, box Box) {
	const long = 8
	y := box.Y + box.Height/2
	p.Line(box.X, y, box.X+long, y, outlinePen)
	p.Line(box.X+box.Width-long, y, box.X+box.Width, y, outlinePen)
}

// look is how a badge looks at its size. Lengths are millimetres, sizes points.
type look struct {
	pad          float64
	band         float64 // width of the sector's band
	name, least  float64 // size of the name, and what it may shrink to
	lines, small float64
	align        Align
	again        bool // repeats what was said: the other side of a tent
}

func badgeLook(box Box) look {
	unit := min(box.Height, box.Width*0.62)
	return look{
		pad: min(max(unit*0.08, 1.4), 5), band: min(max(unit*0.16, 4.2), 9),
		name: min(unit*0.62, 40), least: max(min(unit*0.16, 8), 5),
		lines: min(max(unit*0.25, 6.5), 15), small: min(max(unit*0.19, 6), 11),
	}
}

func tentLook(face Box) look {
	unit := min(face.Height, face.Width*0.62)
	return look{pad: 11, band: 13, name: unit * 0.62, least: 14, lines: unit * 0.2, small: unit * 0.15, align: Centre}
}

// The shares of a badge's height.
const (
	logoShare = 0.22
	gapShare  = 0.03 // under the logo
	footShare = 0.12
	nameShare = 0.52 // of what logo and foot leave
	pronounsShare,
	lineShare = 0.15, 0.24
)

// drawBadge draws one badge: the band at the left, the logo at the top right,
// the name largest, under it pronouns, organisation and role, and at the foot
// the session. What there is shares the height.
func drawBadge(p *Page, box Box, b report.Badge, logo *Logo, l look) {
	inner := Box{box.X + l.pad, box.Y + l.pad, box.Width - 2*l.pad, box.Height - 2*l.pad}
	if b.Letter != "" || b.Colour != "" {
		p.drawBand(Box{box.X, box.Y, l.band, box.Height}, b, l)
		inner.X, inner.Width = inner.X+l.band, inner.Width-l.band
	}
	if logo != nil {
		at := logo.fit(Box{inner.X + inner.Width*0.5, inner.Y, inner.Width * 0.5, box.Height * logoShare})
		p.mark(func(on painter) { on.image(logo, at) })
		strip := box.Height * (logoShare + gapShare)
		inner.Y, inner.Height = inner.Y+strip, inner.Height-strip
	}
	if b.Foot != "" {
		foot := Box{inner.X, inner.Y + inner.Height - box.Height*footShare, inner.Width, box.Height * footShare}
		p.say(foot, b.Foot, Style{Size: l.small, Min: 4.5, Colour: Grey(90), Align: l.align}, l)
		inner.Height -= box.Height * footShare
	}
	if b.Name == "" {
		p.drawLinesToWrite(inner, l)
		return
	}
	name := p.t.keepWords(b.Name, Style{Size: l.name, Min: l.least, Bold: true, Colour: Grey(17), Align: l.align}, inner.Width)
	rows := []badgeRow{{b.Name, nameShare, name}}
	if b.Pronouns != "" {
		rows = append(rows, badgeRow{b.Pronouns, pronounsShare, Style{Size: l.small, Min: 4.5, Colour: Grey(70), Align: l.align}})
	}
	for _, text := range b.Lines {
		rows = append(rows, badgeRow{text, lineShare, Style{Size: l.lines, Min: 5, Colour: Grey(40), Align: l.align}})
	}
	p.drawBadgeRows(inner, rows, l)
}

// keepWords is a style in which each word of text fits width, as far as the
// style may shrink: a name is rather small than broken within a word.
func (t *Typesetter) keepWords(text string, st Style, width float64) Style {
	for _, word := range strings.Fields(text) {
		if wide := t.Width(word, st); wide > width {
			st.Size = max(st.Size*width/wide, st.Min)
		}
	}
	return st
}

// badgeRow is one text of a badge and its share of the height.
type badgeRow struct {
	text  string
	share float64
	style Style
}

func (p *Page) drawBadgeRows(inner Box, rows []badgeRow, l look) {
	sum := 0.0
	for _, r := range rows {
		sum += r.share
	}
	y := inner.Y
	for _, r := range rows {
		height := inner.Height * r.share / sum
		p.say(Box{inner.X, y, inner.Width, height}, r.text, r.style, l)
		y += height
	}
}

// say writes a text that is read, unless it repeats one.
func (p *Page) say(box Box, text string, st Style, l look) {
	if !l.again {
		p.Begin(Paragraph)
		defer p.End()
	}
	p.TextIn(box, text, st)
}

// drawBand fills the band of a sector and writes its letter on it.
func (p *Page) drawBand(band Box, b report.Badge, l look) {
	c := colourOf(b.Colour)
	p.Fill(new(Path).Rect(band), c)
	letter := Box{band.X, band.Y + band.Height/2 - band.Width/2, band.Width, band.Width}
	p.say(letter, b.Letter, Style{Size: band.Width * 2, Min: 5, Bold: true, Colour: onColour(c), Align: Centre}, l)
}

// drawLinesToWrite draws the lines of a badge without a name: a high one for
// the name and one for the organisation.
func (p *Page) drawLinesToWrite(inner Box, l look) {
	st := Style{Size: min(l.small, 9), Colour: Grey(110)}
	word := st.Size * mm * 1.3
	for _, line := range []struct {
		word string
		at   float64
	}{{"Name", 0.55}, {"Organisation", 0.92}} {
		y := inner.Y + inner.Height*line.at - word
		p.Line(inner.X, y, inner.X+inner.Width, y, writePen)
		p.say(Box{inner.X, y, inner.Width, word}, line.word, st, l)
	}
}
