package paper

import (
	"slices"
	"strconv"
	"strings"
)

// Role is what a part of a page is, for people who have the file read to them:
// one of the standard structure types of ISO 32000-1, 14.8.4. What has none is
// decoration, or repeats what was said.
type Role string

// The roles in use.
const (
	Heading   Role = "H1"
	Heading2  Role = "H2"
	Heading3  Role = "H3"
	Paragraph Role = "P"
	Table     Role = "Table"
	TableRow  Role = "TR"
	TableHead Role = "TH"     // heads its column
	RowHead   Role = "TH/row" // heads its row
	TableCell Role = "TD"
	Figure    Role = "Figure" // drawn, and described in words; see BeginFigure
)

// name is the structure type of a role.
func (r Role) name() string {
	name, _, _ := strings.Cut(string(r), "/")
	return name
}

// element is one node of the structure of a document.
type element struct {
	role   Role
	alt    string
	text   []string // its lines, in the order they are read
	spoken bool     // text is not in that order on the page
	page   int      // of its content, from 0
	parent *element
	kids   []*element
	marked []int // its content, as numbered on its page
	object int   // in the file
}

// tagger builds the structure of a document while its pages are painted, and
// says which marks go around their content (ISO 32000-1, 14.6 and 14.7).
type tagger struct {
	root  element
	at    *element
	pages [][]*element // on each page, the element of each number
	open  *element     // whose content is being painted; nil: nothing
}

// decoration owns what belongs to no element.
var decoration = &element{}

func (t *tagger) newPage() {
	t.root.role, t.at = "Document", &t.root
	t.pages = append(t.pages, nil)
}

func (t *tagger) begin(role Role, alt string) {
	e := &element{role: role, alt: alt, parent: t.at, page: len(t.pages) - 1}
	t.at.kids = append(t.at.kids, e)
	t.at = e
}

func (t *tagger) end() { t.at = t.at.parent }

// content returns the operators that must stand before what is painted next:
// text, or a drawing, which has a meaning only in a figure.
func (t *tagger) content(text bool) string {
	e := t.at
	if e == &t.root || !text && e.role != Figure {
		e = decoration
	}
	if t.open == e {
		return ""
	}
	before := t.endContent()
	t.open = e
	if e == decoration {
		return before + "/Artifact BMC\n"
	}
	page := len(t.pages) - 1
	number := len(t.pages[page])
	t.pages[page] = append(t.pages[page], e)
	e.marked = append(e.marked, number)
	return before + "/" + e.role.name() + " <</MCID " + strconv.Itoa(number) + ">> BDC\n"
}

// say notes the text of what is painted: a page holds text that runs from
// right to left in the order it is seen, so its element says how it is read.
func (t *tagger) say(l *line) {
	if t.open == decoration {
		return
	}
	t.open.text = append(t.open.text, l.source)
	if slices.ContainsFunc(l.runs, func(r run) bool { return r.backward }) {
		t.open.spoken = true
	}
}

// endContent returns the operator that ends what is open.
func (t *tagger) endContent() string {
	if t.open == nil {
		return ""
	}
	t.open = nil
	return "EMC\n"
}
