// Package frame is what the window and its screens know of each other: a
// screen implements Screen and asks everything else of its Host.
package frame

import (
	"cmp"
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Area is one entry of the rail.
type Area string

// The areas, in the rail's order.
const (
	Today         Area = "Today"
	People        Area = "People"
	Organisations Area = "Organisations"
	Venues        Area = "Venues"
	Programme     Area = "Programme"
	Data          Area = "Data"
)

// Desk is the desk of a session, which covers the whole window and so is not in
// the rail.
const Desk Area = "Desk"

// Polls is the view of the programme with the date polls, which others lead to.
const Polls = "Polls"

// Areas is every area in the rail's order; Ctrl+1 is the first.
var Areas = []Area{Today, People, Organisations, Venues, Programme, Data}

// Place is somewhere in the window; back and forward go through places.
type Place struct {
	Area   Area
	ID     model.ID              // the person, organisation, venue or session shown; "" is the list
	Tab    string                // of the programme ("List", "Calendar", …), of a session ("Plan", "People", "Desk", "Sheet", "Report") or of Data ("Import", "Export", "Reports", "History", "Backups", "Lists", "Settings")
	New    bool                  // open the form for a new one
	Filter *storage.PeopleFilter // People: show these; nil keeps what is shown
	Invite model.ID              // People: choose whom to invite to this session; Programme, Polls: ask for its date
	Poll   *model.Poll           // Programme, Polls, with New: the title and dates it begins with
	Offers model.OfferState      // Programme, Offers: all that are in this state; "" keeps what is shown
	Choose model.ID              // Programme, Polls: the poll to show; "" keeps what is shown
	File   string                // Data, Import: start with this file
	Unread bool                  // Programme, a session's sheet: at the rows that nobody could read
	Report storage.ReportKind    // Data, Reports: which one; "" keeps what is shown
}

// Screen is one area of the window. All its methods belong to the UI goroutine.
type Screen interface {
	// Object is what the window shows; always the same one.
	Object() fyne.CanvasObject
	// Show goes to a place of this area.
	Show(Place)
	// Heard tells of a saved transaction. A screen that was hidden hears one
	// bulk notice for all that it missed, before Show.
	Heard(storage.Notice)
	// Title is the place in words, outermost first: "Programme", "Autumn gathering".
	Title() []string
	// Commands are what can be done here: the window offers them in
	// search-and-do, binds their keys and lists them on F1.
	Commands() []Command
	// Focus moves the keyboard to where work starts.
	Focus()
}

// Dropper is a Screen that has a use of its own for files that are dropped on the
// window.
type Dropper interface {
	// Dropped takes files that are no community files, at least one; false when
	// it has no use for them now.
	Dropped(paths []string) bool
}

// Command is something that can be done on a screen.
type Command struct {
	Name string        // "New person"
	Also string        // other words by which people look for it
	Key  fyne.Shortcut // nil when it has none
	Do   func()
	Why  string // why it cannot be done now; "" when it can
	// Takes says that it takes something away: it is offered last, and Enter does not do it
	// before it was gone to.
	Takes bool
}

// Item is the command of that name as a line of a menu, with its key and, when it
// cannot be done now, the reason. The menu may call it otherwise: words "" are its name.
func Item(all []Command, name, words string) widgets.MenuItem {
	for _, c := range all {
		if c.Name == name {
			return widgets.MenuItem{Text: cmp.Or(words, name), Key: c.Key, Why: c.Why, Do: c.Do}
		}
	}
	return widgets.MenuItem{Text: cmp.Or(words, name), Why: "That cannot be done here."}
}

// Host is what the window offers its screens. All its methods belong to the UI
// goroutine.
type Host interface {
	Store() *storage.Store
	Window() fyne.Window
	Runner() widgets.Runner
	// Lists is the community and its lists as they are now.
	Lists() Lists
	// Go opens a place; back returns to the one before.
	Go(Place)
	// Here is the place that is shown.
	Here() Place
	// Retitle shows the screen's title again after it changed.
	Retitle()
	// Write runs a store method away from the UI goroutine, then after on it.
	// An error is shown and after is not called. A long one shows progress.
	Write(do func(context.Context) error, after func())
	// Done says what was done, in a message that goes by itself and offers Undo.
	Done(text string)
	// Tell says something that is no step to undo, with an optional button.
	Tell(text, button string, do func())
	// Failed shows what went wrong, until it is read.
	Failed(error)
	// Work runs something long: the status line shows its name and progress
	// (fraction from 0 to 1, negative when not known) and can cancel it. There
	// is one at a time: while another goes on, after gets an error that says so.
	Work(name string, work func(ctx context.Context, progress func(fraction float64)) error, after func(error))
	// Setting and SetSetting keep how the window is set, in the file; of a file
	// that is open to look only, until it is closed.
	Setting(name string) string
	SetSetting(name, value string)
	// OpenFile asks for a file to read; extensions like ".csv".
	OpenFile(title string, extensions []string, chosen func(path string))
	// SaveFile asks where to write; name is suggested.
	SaveFile(title, name string, chosen func(path string))
	// ChooseFolder asks for a folder to write several files into; it makes the
	// one of the suggested name if that is chosen.
	ChooseFolder(title, name string, chosen func(path string))
	// View opens a file in the system's viewer.
	View(path string)
}

// Lists is the community with its lists, for screens to name and colour things.
type Lists struct {
	Community  model.Community
	Categories []model.Category
}

// Of returns the entries of a list that are still offered, in order.
func (l Lists) Of(list model.List) []model.Category {
	var all []model.Category
	for _, c := range l.Categories {
		if c.List == list && !c.Retired {
			all = append(all, c)
		}
	}
	return all
}

// Get returns the entry with this id; the zero Category for none.
func (l Lists) Get(id model.ID) model.Category {
	for _, c := range l.Categories {
		if c.ID == id && id != "" {
			return c
		}
	}
	return model.Category{}
}

// Name is the entry's name, or "" for none.
func (l Lists) Name(id model.ID) string { return l.Get(id).Name }
