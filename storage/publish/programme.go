package publish

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"convenor/model/report"
)

// ProgrammeEndings are the endings of programme files: ".pdf" is written by
// paper, ".ics" by ics.
var ProgrammeEndings = []string{".pdf", ".html", ".md", ".ics"}

// Programme writes a programme in the form that a file's ending stands for:
// ".html" or ".md".
func Programme(w io.Writer, p report.Programme, ending string) error {
	p = cleanProgramme(p)
	switch ending {
	case ".html":
		// What HTML promises holds here as well.
		return programmePage.Execute(w, struct {
			report.Programme
			Head string
		}{p, p.Community + ", " + p.Title})
	case ".md":
		return programmeMarkdown(w, p)
	}
	return fmt.Errorf("a programme cannot be written as “%s”", ending)
}

func programmeMarkdown(w io.Writer, p report.Programme) error {
	m := markdown{bufio.NewWriter(w)}
	m.put("# ", escape(p.Title), "\n\n", escape(p.Community), "\n")
	m.paragraph(p.Purpose)
	for _, month := range p.Months {
		m.put("\n## ", escape(month.Name), "\n")
		for _, s := range month.Items {
			m.item(s)
		}
	}
	if p.Contact != "" {
		m.paragraph("Questions, or something you need in order to take part? " + p.Contact)
	}
	m.paragraph(p.Made + " with Convenor.")
	return m.w.Flush()
}

func (m markdown) paragraph(text string) {
	if text != "" {
		m.put("\n", escape(text), "\n")
	}
}

func (m markdown) item(s report.ProgrammeItem) {
	m.put("\n### ", escape(s.Title))
	if s.State != "" {
		m.put(" (", escape(s.State), ")")
	}
	m.put("\n\n**", escape(s.When), "**  \n", escape(s.Where))
	if s.Kind != "" {
		m.put(" · ", escape(s.Kind))
	}
	m.put("\n")
	for _, text := range s.About {
		m.paragraph(text)
	}
	for i, topic := range s.Topics {
		if i == 0 {
			m.put("\n")
		}
		m.put("- ", escape(topic), "\n")
	}
	if s.Led != "" {
		m.paragraph("With " + s.Led)
	}
	if s.Link != "" {
		m.paragraph("Join online: " + s.Link)
	}
	m.paragraph(s.Access)
}

// cleanProgramme is clean for a programme.
func cleanProgramme(p report.Programme) report.Programme {
	for _, s := range []*string{&p.Title, &p.Span, &p.Community, &p.Purpose, &p.Contact, &p.Made} {
		*s = line(*s)
	}
	p.Months = slices.Clone(p.Months)
	for i, month := range p.Months {
		items := slices.Clone(month.Items)
		for j := range items {
			s := &items[j]
			for _, text := range []*string{&s.Title, &s.Kind, &s.When, &s.Where, &s.State, &s.Led, &s.Access, &s.Link} {
				*text = line(*text)
			}
			s.About, s.Topics = lines(s.About), lines(s.Topics)
		}
		p.Months[i].Items = items
	}
	return p
}
