package paper

import (
	"fmt"

	"convenor/model"
	"convenor/model/report"
)

// Programme is a programme to hand out, as a document.
func Programme(p report.Programme) Document { return programme{p} }

type programme struct{ report.Programme }

// programmeColumns are where the date and the session begin.
var programmeColumns = []float64{0, 0.2}

func (p programme) Layout(t *Typesetter) []*Page {
	f := newFlow(t)
	f.title(p.Community, p.Title, p.Purpose)
	for _, month := range p.Months {
		f.section(month.Name)
		for _, item := range month.Items {
			f.session(item)
		}
	}
	return f.done(ask(p.Contact))
}

// session writes one session: its day and time beside what it is.
func (f *flow) session(s report.ProgrammeItem) {
	title := s.Title
	if s.State != "" {
		title += " (" + s.State + ")"
	}
	day := s.Date.Time().Format("Mon 2 Jan")
	head := f.set(programmeColumns, []string{day, title}, []Style{flowStrong, flowStrong})
	place := f.set(programmeColumns, []string{s.Time, model.JoinNonEmpty(" · ", s.Where, s.Kind)}, []Style{flowName, flowText})
	f.need(head.high + place.high + 3) // these stay together
	f.put(head, Paragraph)
	f.y -= 0.8
	f.put(place, Paragraph)
	under := func(text string, st Style) {
		if text != "" {
			f.row(programmeColumns[1:], []string{text}, []Style{st})
		}
	}
	for _, text := range s.About {
		under(text, flowText)
	}
	for _, topic := range s.Topics {
		under("– "+topic, flowText)
	}
	if s.Led != "" {
		under("With "+s.Led, flowName)
	}
	if s.Link != "" {
		under("Join online: "+s.Link, flowName)
	}
	under(s.Access, Style{Size: 9, Colour: Grey(85)})
	f.y += 3
}

// Poster is a programme for a wall: A4, which prints as well on A3. Where there are
// more sessions than it has room for, it counts the rest.
func Poster(p report.Programme) Document { return poster{p} }

type poster struct{ report.Programme }

// The measures of a poster, in millimetres.
const (
	posterMargin = 16.0
	posterBand   = 70.0 // the coloured head
	posterFoot   = 22.0
	leastRow     = 15.0
	mostRow      = 46.0
	posterDate   = 38.0 // width of the column of days
)

var (
	white        = Grey(255)
	posterWho    = Style{Size: 15, Min: 9, Bold: true, Colour: white}
	posterSpan   = Style{Size: 44, Min: 20, Bold: true, Colour: white}
	posterWords  = Style{Size: 13, Min: 8.5, Colour: white}
	posterDay    = Style{Size: 44, Min: 18, Bold: true, Colour: accent}
	posterMonth  = Style{Size: 16, Min: 8, Colour: Grey(51)}
	posterTitle  = Style{Size: 28, Min: 8, Bold: true, Colour: Grey(17)}
	posterPlace  = Style{Size: 17, Min: 8.5, Colour: Grey(51)}
	posterAsk    = Style{Size: 12, Min: 8, Colour: Grey(34)}
	posterBorder = Pen{Width: 0.3, Colour: Grey(190)}
)

func (p poster) Layout(t *Typesetter) []*Page {
	page := t.NewPage(A4)
	width := A4.Width - 2*posterMargin
	page.Fill(new(Path).Rect(Box{0, 0, A4.Width, posterBand}), accent)
	for _, part := range []struct {
		role Role
		box  Box
		text string
		st   Style
	}{
		{Paragraph, Box{posterMargin, 11, width, 9}, p.Community, posterWho},
		{Heading, Box{posterMargin, 21, width, 26}, p.Span, posterSpan},
		{Paragraph, Box{posterMargin, 48, width, 15}, p.Purpose, posterWords},
	} {
		if part.text != "" {
			page.Begin(part.role)
			page.TextIn(part.box, part.text, part.st)
			page.End()
		}
	}
	var items []report.ProgrammeItem
	for _, month := range p.Months {
		items = append(items, month.Items...)
	}
	room := A4.Height - posterBand - posterFoot - 8
	most := int(room / leastRow)
	shown := items[:min(len(items), most)]
	if len(items) > most {
		shown = items[:most-1] // the last row counts the rest
	}
	high := min(mostRow, room/float64(max(len(shown), 1)))
	if len(items) > most {
		high = room / float64(most)
	}
	rows := make([]posterRow, len(shown))
	for i, s := range shown {
		rows[i] = posterRow{s, Box{posterMargin, posterBand + 7 + float64(i)*high, width, high - 2}}
		if i > 0 {
			page.Line(posterMargin, rows[i].box.Y-1, posterMargin+width, rows[i].box.Y-1, posterBorder)
		}
	}
	posterSessions(t, page, rows)
	y := posterBand + 6 + float64(len(shown))*high
	if rest := len(items) - len(shown); rest > 0 {
		page.Begin(Paragraph)
		page.TextIn(Box{posterMargin, y, width, 8}, fmt.Sprintf("And %d more; ask us for the whole programme.", rest), posterPlace)
		page.End()
	}
	if p.Contact != "" {
		page.Begin(Paragraph)
		page.TextIn(Box{posterMargin, A4.Height - posterFoot, width, 12}, ask(p.Contact), posterAsk)
		page.End()
	}
	return []*Page{page}
}

// posterRow is a session and its place on a poster.
type posterRow struct {
	report.ProgrammeItem
	box Box
}

func (r posterRow) title() Box {
	return Box{r.box.X + posterDate + 5, r.box.Y + r.box.Height*0.06, r.box.Width - posterDate - 5, r.box.Height * 0.5}
}

func (r posterRow) place() Box {
	return Box{r.title().X, r.box.Y + r.box.Height*0.56, r.title().Width, r.box.Height * 0.38}
}

// posterSessions draws sessions, all in the same sizes: the largest at which every
// title and every place fits.
func posterSessions(t *Typesetter, page *Page, rows []posterRow) {
	titles, places := posterTitle, posterPlace
	for _, r := range rows {
		titles.Size = max(titles.Min, min(titles.Size, t.fit(r.Title, titles, r.title().Width, r.title().Height).size))
		places.Size = max(places.Min, min(places.Size, t.fit(r.Summary, places, r.place().Width, r.place().Height).size))
	}
	titles.Min, places.Min = titles.Size, places.Size // none smaller than the others
	for _, r := range rows {
		at, in := r.Date.Time(), r.box
		day, month := posterDay, posterMonth
		// The letters of the day grow with the room that a session has.
		day.Size, month.Size = max(day.Min, day.Size*min(1, (in.Height+8)/mostRow)), max(month.Min, month.Size*min(1, (in.Height+8)/mostRow))
		page.Begin(Paragraph)
		page.TextIn(Box{in.X, in.Y, posterDate * 0.54, in.Height}, at.Format("2"), day)
		page.TextIn(Box{in.X + posterDate*0.58, in.Y, posterDate * 0.42, in.Height}, at.Format("Mon")+"\n"+at.Format("Jan"), month)
		page.End()
		page.Begin(Heading2)
		page.TextIn(r.title(), r.Title, titles)
		page.End()
		page.Begin(Paragraph)
		page.TextIn(r.place(), r.Summary, places)
		page.End()
	}
}
