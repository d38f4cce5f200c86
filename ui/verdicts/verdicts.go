// Package verdicts shows what an import would do with each row, and why: for
// contact lists, replies, attendance and answers to polls alike; and for those that
// are answers of people, the one dialog in which rows are settled and recorded.
package verdicts

import (
	"strconv"

	"convenor/model"
	"convenor/model/match"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// List is a table of verdicts under chips that filter it.
type List struct {
	Chips *fyne.Container
	Table *widgets.Table[match.Verdict]
	Body  *fyne.Container // the table over the whole reason of its current row
	// OnOpen is told of the row that Enter was pressed on.
	OnOpen func(match.Verdict)
	// OnlyFound hides the chips of verdicts that no row has.
	OnlyFound bool

	why   *widgets.Words
	kinds []match.Kind
	chips []*widgets.Chip
	on    map[match.Kind]bool // verdicts shown; none = all
	all   []match.Verdict
	rows  []match.Verdict
}

// tones tell the verdicts apart at a glance; the words do it without colour.
var tones = map[match.Kind]widgets.Tone{
	match.New: widgets.ToneGood, match.NewReply: widgets.ToneGood, match.Came: widgets.ToneGood,
	match.Updated: widgets.ToneAccent, match.ChangedReply: widgets.ToneAccent,
	match.Same: widgets.TonePlain, match.Older: widgets.TonePlain, match.Nobody: widgets.TonePlain,
	match.Ambiguous: widgets.ToneWarning, match.Unlisted: widgets.ToneWarning, match.Error: widgets.ToneBad,
}

// New makes a list for verdicts of these kinds.
func New(kinds []match.Kind) *List {
	l := &List{Chips: widgets.NewWrap(), kinds: kinds, on: map[match.Kind]bool{}}
	for _, k := range kinds {
		chip := widgets.NewChip("", func() { l.toggle(k) })
		l.chips = append(l.chips, chip)
		l.Chips.Add(chip)
	}
	l.Table = widgets.NewTable([]widgets.Column[match.Verdict]{
		{Key: "line", Title: "Line", Width: 60, Fixed: true, Align: fyne.TextAlignTrailing, Text: func(v match.Verdict) string { return strconv.Itoa(v.Line) }},
		{Key: "verdict", Title: "Verdict", Width: widest(kinds), Fixed: true, Cell: func(v match.Verdict) widgets.Cell {
			return widgets.Cell{Text: string(v.Kind), Pill: tones[v.Kind]}
		}},
		{Key: "name", Title: "Name", Width: 190, Text: func(v match.Verdict) string { return v.Name }},
		{Key: "why", Title: "Why", Width: 480, Cell: func(v match.Verdict) widgets.Cell {
			return widgets.Cell{Text: v.Why(), Style: widgets.Dim, Tip: v.Why()}
		}},
	}, func(v match.Verdict) string { return strconv.Itoa(v.Line) })
	l.Table.Empty = widgets.EmptyState("No row has this verdict.", "", nil)
	l.Table.OnOpen = func(int) {
		if v, ok := l.Table.CurrentRow(); ok && l.OnOpen != nil {
			l.OnOpen(v)
		}
	}
	l.why = widgets.NewParagraph("", widgets.Body)
	l.Table.OnCurrent = func(int) { l.showWhy() }
	l.Body = &fyne.Container{Layout: overReason{}, Objects: []fyne.CanvasObject{l.Table, l.why}}
	return l
}

// showWhy writes out the reason of the current row, which the column may cut short.
func (l *List) showWhy() {
	v, _ := l.Table.CurrentRow()
	l.why.SetText(v.Why())
	l.Body.Refresh()
}

// overReason sets a table over a reason, with room for two lines of it, so that
// the table stays as it is from row to row.
type overReason struct{}

const reasonGap = 8

func (overReason) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[1].Resize(fyne.NewSize(size.Width, o[1].Size().Height)) // it wraps to this width
	high := max(o[1].MinSize().Height, 2*widgets.Body.Height())
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, max(size.Height-high-reasonGap, 0)))
	o[1].Move(fyne.NewPos(0, size.Height-high))
	o[1].Resize(fyne.NewSize(size.Width, high))
}

func (overReason) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(0, reasonGap+2*widgets.Body.Height())
}

// widest is how wide the column of verdicts must be.
func widest(kinds []match.Kind) float32 {
	most := 0
	for _, k := range kinds {
		most = max(most, len(k))
	}
	return float32(max(110, 40+8*most))
}

// countWords are so many verdicts of a kind: "2 new replies", "2 changed".
func countWords(n int, k match.Kind) string {
	switch k {
	case match.NewReply:
		return model.Count(n, "new reply", "new replies")
	case match.Error:
		return model.Count(n, "error", "errors")
	}
	return model.Thousands(n) + " " + string(k)
}

func (l *List) toggle(k match.Kind) {
	if l.on[k] = !l.on[k]; !l.on[k] {
		delete(l.on, k)
	}
	l.Show(l.all)
}

// Show shows the verdicts as they are now.
func (l *List) Show(all []match.Verdict) {
	l.all, l.rows = all, nil
	count := map[match.Kind]int{}
	for _, v := range all {
		count[v.Kind]++
		if len(l.on) == 0 || l.on[v.Kind] {
			l.rows = append(l.rows, v)
		}
	}
	l.Table.SetSource(widgets.Rows[match.Verdict](l.rows))
	if l.Table.Current() < 0 && len(l.rows) > 0 {
		l.Table.SetCurrent(0)
	}
	l.showWhy()
	for i, k := range l.kinds {
		l.chips[i].Set(countWords(count[k], k), l.on[k])
		l.chips[i].Hidden = l.OnlyFound && count[k] == 0 && !l.on[k]
	}
	l.Chips.Refresh()
}

// FocusFirst moves the keyboard to the first row with a verdict; false when there
// is none.
func (l *List) FocusFirst(k match.Kind) bool {
	for i, v := range l.rows {
		if v.Kind == k {
			l.Table.SetCurrent(i)
			l.showWhy()
			l.Table.Focus()
			return true
		}
	}
	return false
}
