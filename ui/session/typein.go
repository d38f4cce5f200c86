package session

import (
	"convenor/model"
	"convenor/model/report"
	"convenor/ui/frame"
	"convenor/ui/typein"

	"fyne.io/fyne/v2"
)

// paperTab is the tab of the sheet that was printed and comes back.
type paperTab struct {
	screen *Screen
	panel  *typein.Panel
}

func newPaper(s *Screen) *paperTab {
	return &paperTab{screen: s, panel: typein.New(s.host, typein.Actions{
		Print:  s.print,
		Record: s.record,
		Place:  func(id model.ID) frame.Place { return Place(id, Sheet) },
	})}
}

// record opens the dialog that prints the attendance record.
func (s *Screen) record() { showPrint(s.host, s.id, report.Record, s.reload) }

// typeIn goes to where the rows of a sheet are typed in.
func (s *Screen) typeIn() { s.host.Go(Place(s.id, Sheet)) }

func (p *paperTab) name() string              { return Sheet }
func (p *paperTab) word(details) string       { return Sheet }
func (p *paperTab) object() fyne.CanvasObject { return p.panel.Object() }
func (p *paperTab) show()                     { p.panel.Show(p.screen.id) }
func (p *paperTab) reset()                    {}
func (p *paperTab) focus()                    { p.panel.Focus() }
func (p *paperTab) commands() []frame.Command { return p.panel.Commands() }
func (p *paperTab) why() string               { return "That is done under Sheet of the session." }
