package session

import (
	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ReadyLines draws what makes a session ready: a sign and words for each line, and a
// way to the other session that it is about.
func ReadyLines(host frame.Host, lines []model.Ready) fyne.CanvasObject {
	box, named := widgets.Facts(), map[model.ID]bool{"": true}
	for _, l := range lines {
		words := widgets.Facts(widgets.NewParagraph(l.Text, widgets.Body))
		if !named[l.Other] {
			named[l.Other] = true
			words.Add(widgets.NewLine("", widgets.ToneNone, "Open “"+l.Title+"”", "", func() { host.Go(Place(l.Other, "")) }))
		}
		box.Add(signed(l.State, words))
	}
	return box
}

// signs tell the states apart without colour.
var signs = map[model.ReadyState]struct {
	sign   string
	colour fyne.ThemeColorName
}{
	model.Done:      {"✓", look.Good},
	model.Attention: {"!", look.Warning},
	model.Open:      {"○", look.Dim},
}

func signed(state model.ReadyState, words fyne.CanvasObject) fyne.CanvasObject {
	s := signs[state]
	sign := widgets.NewWords(s.sign, widgets.Style{Size: look.SizeText, Colour: s.colour, Bold: true})
	return container.New(&hanging{first: 18, below: 7}, sign, words)
}

// agendaLines draws an agenda to read: time, title, minutes.
func agendaLines(s model.Session, names map[model.ID]string) fyne.CanvasObject {
	box := widgets.Form()
	at := clocks(s)
	for i, item := range s.Agenda {
		title := item.Title
		if title == "" {
			title = string(item.Format)
		}
		words := widgets.Facts(widgets.NewParagraph(title, widgets.Body))
		if detail := itemDetail(item, names); detail != "" {
			words.Add(widgets.NewParagraph(detail, widgets.Small))
		}
		minutes := widgets.NewWords(model.Thousands(item.Minutes)+" min", widgets.Dim).AlignRight()
		box.Add(container.New(&hanging{first: 52}, widgets.NewWords(at[i], widgets.Dim),
			container.NewBorder(nil, nil, nil, container.NewVBox(minutes), words)))
	}
	return box
}

// itemDetail is the second line of an agenda item.
func itemDetail(item model.AgendaItem, names map[model.ID]string) string {
	text := item.Detail
	for _, id := range item.Presenters {
		text = model.JoinNonEmpty(", ", text, names[id])
	}
	return text
}

// hanging sets its second object beside the first, which has a fixed width at
// text scale 1, and leaves room below.
type hanging struct{ first, below float32 }

func (h *hanging) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := look.Px(h.first)
	put(o[0], 0, 0, left, o[0].MinSize().Height)
	put(o[1], left, 0, size.Width-left, size.Height-h.below)
}

func (h *hanging) MinSize(o []fyne.CanvasObject) fyne.Size {
	first, second := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(look.Px(h.first)+second.Width, max(first.Height, second.Height)+h.below)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
