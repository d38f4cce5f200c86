package paper

import (
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Style is how text looks.
type Style struct {
	Size   float64 // points
	Min    float64 // points that text may shrink to where it must fit; 0: it keeps its size
	Bold   bool
	Colour Colour
	Align  Align
}

// Align says which end of the text is at the place it is given.
type Align int

// The alignments.
const (
	Left Align = iota
	Centre
	Right
)

// leading is the distance of baselines, in sizes.
const leading = lineAscent + lineDescent

// mm is a point in millimetres.
const mm = 25.4 / 72

// Typesetter measures and sets the text of one document, and notes what could
// not be printed as it was given. It is not safe for concurrent use.
type Typesetter struct {
	find  FindFont
	lines map[lineKey]*line
	found map[lineKey]*font.Font // fonts of the machine by text; nil: none has it
	faces map[*font.Font]*font.Face

	segmenter segmenter.Segmenter
	splitter  shaping.Segmenter
	shaper    shaping.HarfbuzzShaper

	substituted []Substitution
	shortened   []string
	noted       map[string]bool
}

// Substitution is a text that was printed differently, because no font has
// some of its characters.
type Substitution struct {
	Original string
	Printed  string
}

func newTypesetter(find FindFont) *Typesetter {
	return &Typesetter{
		find:  find,
		lines: map[lineKey]*line{},
		found: map[lineKey]*font.Font{},
		faces: map[*font.Font]*font.Face{},
		noted: map[string]bool{},
	}
}

// Width is the width of text on one line, in millimetres.
func (t *Typesetter) Width(text string, st Style) float64 {
	return t.set(clean(text), st.Bold).width * st.Size * mm
}

// Wrap breaks text into at most most lines no wider than width millimetres, at
// the style's size. The last ends in "…" when there was more.
func (t *Typesetter) Wrap(text string, st Style, width float64, most int) []string {
	lines, cut := t.wrap(clean(text), st.Bold, width/(st.Size*mm), most)
	if cut {
		t.noteShortened(clean(text))
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.source
	}
	return out
}

func (t *Typesetter) noteShortened(text string) {
	if key := "shortened\x00" + text; !t.noted[key] {
		t.noted[key] = true
		t.shortened = append(t.shortened, text)
	}
}

// note remembers what differs between source and the lines it was set in.
func (t *Typesetter) note(source string, lines []*line, cut bool) {
	if cut {
		t.noteShortened(source)
	}
	if !slices.ContainsFunc(lines, func(l *line) bool { return l.source != l.printed }) {
		return
	}
	if key := "substituted\x00" + source; !t.noted[key] {
		t.noted[key] = true
		printed := make([]string, len(lines))
		for i, l := range lines {
			printed[i] = l.printed
		}
		t.substituted = append(t.substituted, Substitution{source, strings.Join(printed, " ")})
	}
}
