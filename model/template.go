package model

import (
	"slices"
	"strings"
	"unicode"
)

// Template is the words of one kind of message, with fields in braces.
type Template struct {
	Kind    MessageKind
	Subject string
	Body    string
}

// MessageFields are the fields that templates may name, without braces, in the
// order the window offers them, each with what stands in its place.
var MessageFields = []struct{ Name, Means string }{
	{"given name", "Ann, or the name there is"},
	{"name", "Ann Lee"},
	{"session", "the title"},
	{"when", "day, date and time"},
	{"place", "the venue, its address and the room"},
	{"link", "to join online"},
	{"what changed", "the new time, place or link, and what it was"},
	{"agenda", "what happens, with the times"},
	{"calendar", "what the attached file does, when there is one"},
	{"about", "the description of the session"},
	{"feedback", "where people say how it was"},
	{"organiser", "your name"},
	{"contact", "your email and phone"},
	{"community", "the community’s name"},
}

// MessageFacts are what the fields stand for that is the same for everyone.
type MessageFacts struct {
	Session   Session
	Venue     *Venue        // nil when none is chosen
	Venues    map[ID]string // by id, Venue.Place of those the session had before
	Community Community
	Calendar  bool // a calendar file goes along
}

// Addressee is the person a message is for; without a name it is everyone at
// once.
type Addressee struct {
	Given, Family string
	Held          []string // promises they hold in the place of the present one (HeldPromise)
}

// Message is a template with its fields filled in: a subject on one line, and a
// text whose lines end in \n.
type Message struct{ Subject, Body string }

// Renderer fills in one template for many people.
type Renderer struct {
	subject, body []piece
	values        map[string]string
	facts         MessageFacts
}

// piece is plain text, or the name of a field.
type piece struct{ text, field string }

// NewRenderer reads a template. A field that does not exist, or a brace that is
// not closed, is a ValidationError that names it.
func NewRenderer(t Template, f MessageFacts) (*Renderer, error) {
	r := &Renderer{values: f.values(t.Kind), facts: f}
	var err error
	if r.subject, err = parseTemplate(oneLine(t.Subject)); err != nil {
		return nil, err
	}
	if strings.TrimSpace(t.Subject) == "" {
		return nil, ValidationError{"subject", "a message needs a subject"}
	}
	r.body, err = parseTemplate(multiLine(t.Body))
	return r, err
}

// Render fills in a template for one person.
func Render(t Template, to Addressee, f MessageFacts) (Message, error) {
	r, err := NewRenderer(t, f)
	if err != nil {
		return Message{}, err
	}
	return r.Render(to), nil
}

// Render is the message for one person. Of the text, a line that holds fields
// and none of them has a value is left out, and so are empty lines that would
// then stand together.
func (r *Renderer) Render(to Addressee) Message {
	name := oneLine(DisplayName(to.Given, to.Family))
	given := oneLine(to.Given)
	if given == "" {
		given = name
	}
	if name == "" {
		name, given = "all", "all"
	}
	changed := r.facts.changed(to.Held)
	value := func(field string) string {
		switch field {
		case "given name":
			return given
		case "name":
			return name
		case "what changed":
			return changed
		}
		return r.values[field]
	}
	var subject strings.Builder
	for _, p := range r.subject {
		subject.WriteString(p.text)
		subject.WriteString(value(p.field))
	}
	return Message{Subject: oneLine(subject.String()), Body: fill(r.body, value)}
}

// fill puts values into a text, line by line.
func fill(pieces []piece, value func(string) string) string {
	var out, line strings.Builder
	fields, filled, blank := 0, 0, true // blank: nothing, or an empty line, is before
	end := func(more bool) {
		text := strings.TrimRight(line.String(), " \t")
		keep := fields == 0 || filled > 0
		if keep && (text != "" || !blank) {
			out.WriteString(text)
			if more {
				out.WriteByte('\n')
			}
		}
		if keep {
			blank = text == ""
		}
		line.Reset()
		fields, filled = 0, 0
	}
	for _, p := range pieces {
		if p.field != "" {
			fields++
			if v := value(p.field); v != "" {
				filled++
				line.WriteString(v)
			}
			continue
		}
		parts := strings.Split(p.text, "\n")
		for i, part := range parts {
			line.WriteString(part)
			if i < len(parts)-1 {
				end(true)
			}
		}
	}
	end(false)
	return strings.TrimRight(out.String(), "\n") + "\n"
}

// parseTemplate cuts a text at its fields.
func parseTemplate(text string) ([]piece, error) {
	var out []piece
	for {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			out = append(out, piece{text: before})
		}
		if !found {
			return out, nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || strings.ContainsAny(name, "{\n") {
			return nil, ValidationError{"template", "the brace at “{" + clip(rest) + "” is not closed; a field is written like {given name}"}
		}
		field := strings.Join(strings.Fields(strings.ToLower(name)), " ")
		if !isField(field) {
			return nil, ValidationError{"template", "“{" + clip(name) + "}” is not a field" + nearField(field)}
		}
		out = append(out, piece{field: field})
		text = after
	}
}

func isField(name string) bool {
	return slices.ContainsFunc(MessageFields, func(f struct{ Name, Means string }) bool { return f.Name == name })
}

// nearField suggests what may have been meant.
func nearField(name string) string {
	for _, f := range MessageFields {
		if len(name) > 2 && (strings.Contains(f.Name, name) || strings.Contains(name, f.Name) || Fold(f.Name)[:3] == Fold(name + "   ")[:3]) {
			return "; did you mean {" + f.Name + "}?"
		}
	}
	return "; type { to see those there are"
}

// clip is the beginning of a text, on one line, for an error.
func clip(s string) string {
	s = oneLine(strings.SplitN(s, "\n", 2)[0])
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}

// values are the fields that are the same for everyone.
func (f MessageFacts) values(kind MessageKind) map[string]string {
	s, c := f.Session, f.Community
	when := ""
	if s.Start != "" {
		when = FormatSpan(s.Start, s.End)
		if s.Zone != c.TimeZone {
			when += " (" + s.Zone + " time)"
		}
	}
	place := s.Room
	if f.Venue != nil {
		place = JoinNonEmpty(", ", f.Venue.Place(), s.Room)
	}
	if s.Mode == Online {
		place = "online"
	}
	calendar := ""
	switch {
	case !f.Calendar:
	case kind == TellChange:
		calendar = "The attached file corrects the entry in your calendar."
	case kind == TellCancellation:
		calendar = "The attached file takes it out of your calendar."
	default:
		calendar = "The attached file puts it into your calendar."
	}
	return map[string]string{
		"calendar": calendar, "session": oneLine(s.Title), "when": when, "place": oneLine(place), "link": oneLine(s.Link), "agenda": multiLine(agendaText(s)),
		"about": strings.TrimSpace(multiLine(s.Description)), "feedback": oneLine(s.FeedbackLink), "organiser": oneLine(c.OrganiserName),
		"contact": oneLine(JoinNonEmpty(" · ", c.OrganiserEmail, c.OrganiserPhone)), "community": oneLine(c.Name),
	}
}

// agendaText is the agenda, one item a line: "13:00 Welcome".
func agendaText(s Session) string {
	if len(s.Agenda) == 0 || s.Start == "" {
		return ""
	}
	times := AgendaTimes(s.StartTime(), s.Agenda)
	var lines []string
	for i, item := range s.Agenda {
		title := item.Title
		if title == "" {
			title = string(item.Format)
		}
		lines = append(lines, times[i].Format("15:04")+" "+oneLine(title))
	}
	return strings.Join(append(lines, times[len(times)-1].Format("15:04")+" End"), "\n")
}

// oneLine is s without control characters and line ends, as a header or a name
// may hold it.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	return strings.Join(strings.Fields(s), " ")
}

// multiLine is s with \n at the ends of lines and no other control character.
func multiLine(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(strings.ToValidUTF8(s, "�"))
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
