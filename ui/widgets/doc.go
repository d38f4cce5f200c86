// Package widgets is what several areas of the window share. Everything works
// from the keyboard, shows where the keyboard is, and follows the theme and the
// text scale. Everything here belongs to the UI goroutine, except what a
// question given to Async does.
//
// # The window
//
//	win.SetContent(widgets.NewTipHost(content))       // tips are drawn in its layer
//	widgets.AddShortcut(win.Canvas(), &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierShortcutDefault}, s.search)
//	win.Canvas().SetOnTypedKey(s.key)                 // Esc, F1, F2: what no control has used
//
// AddShortcut, not Canvas.AddShortcut: it is off while a dialog is open. Use
// the entries and fields of this package, not Fyne's: theirs swallow Esc, F
// keys and the window's shortcuts.
//
// # A table
//
//	columns := []widgets.Column[storage.PersonRow]{
//		{Key: "name", Title: "Name", Width: 140, Sortable: true, Text: func(p storage.PersonRow) string { return p.Name }},
//		{Key: "organisation", Title: "Organisation", Width: 150, Priority: 1, Sortable: true,
//			Cell: func(p storage.PersonRow) widgets.Cell {
//				return widgets.Cell{Text: p.Organisation, Badge: p.Letter, BadgeColour: look.Hex(p.Colour)}
//			}},
//		{Key: "role", Title: "Role", Width: 120, Priority: 3, Cell: func(p storage.PersonRow) widgets.Cell {
//			return widgets.Cell{Text: p.Role, Style: widgets.Dim}
//		}},
//		{Key: "came", Title: "Came", Width: 56, Fixed: true, Align: fyne.TextAlignTrailing, Text: came},
//		{Key: "state", Title: "Reply", Width: 90, Cell: func(p storage.PersonRow) widgets.Cell {
//			return widgets.Cell{Text: "accepted", Pill: widgets.ToneGood}
//		}},
//	}
//	t := widgets.NewTable(columns, func(p storage.PersonRow) string { return string(p.ID) })
//	t.ShowTicks(true)
//	t.Empty = widgets.EmptyState("People you know will be listed here.", "New person", s.newPerson)
//	t.OnCurrent = func(i int) { s.showDetails(i) }   // the person moved; SetCurrent does not call it
//	t.OnOpen = func(i int) { s.split.ShowDetails() } // Enter, double click
//	t.OnTicked = func() { s.count(t.Ticked()) }
//	t.OnSort = func(key string, desc bool) { s.load(key, desc) }
//	t.OnKey = func(r rune) bool { return s.reply(r) } // letters; true = used
//	t.OnJump = func(prefix string) int { return s.rows.First(prefix) }
//	t.SetSort("name", false)
//	t.SetSource(widgets.Rows[storage.PersonRow](rows)) // or your own Len and Row that fetch pages
//	t.Focus()
//
// # Asking the store
//
//	s.list = widgets.NewAsync[[]storage.PersonRow](runner) // runner: widgets.Background; tests: widgets.Inline
//	s.list.Run(
//		func(ctx context.Context) ([]storage.PersonRow, error) { return store.People(ctx, filter) },
//		func(rows []storage.PersonRow, err error) { s.show(rows, err) })
//
// # Fields that save themselves
//
// Save is called when the keyboard leaves the field, and on Enter. An error is
// shown beneath and the typing kept. Esc brings back what was saved. Without a
// save function the field belongs to a form that asks for its value.
//
//	name := widgets.NewTextField("Given name", p.Given, func(v string) error { return store.Rename(p.ID, v) })
//	notes := widgets.NewMultiLineField("Notes", p.Notes, saveNotes)
//	cost := widgets.NewMoneyField("Cost", v.Cost, func(m model.Money) error { return nil })   // cost.Value()
//	room := widgets.NewNumberField("Capacity", v.Capacity, func(n int) error { return nil })
//	sector := widgets.NewSelectField("Sector", options, string(p.Sector), saveSector)         // sector.Value()
//	step := widgets.NewKnownField("Step-free", v.StepFree, func(k model.Known) error { return nil })
//	tags := widgets.NewTagField("Tags", p.Tags, suggestTags, saveTags)                        // tags.Tags()
//	day := widgets.NewDateField("Date", s.Date, today, func(d model.Date) error { return nil })
//	at := widgets.NewTimeField("Starts", clock, true, func(c model.Clock, given bool) error { return nil })
//	form := widgets.Form(name, widgets.Columns(160, day, at), notes)  // labels above: dialogs, pages
//	facts := widgets.Facts(name, sector, tags)                        // labels at the left: a details pane
//	who := widgets.NewLabelled("Host", completionEntry)               // any control as a field
//
// # Completion
//
//	e := widgets.NewCompletionEntry(func(text string) []widgets.Suggestion { return store.Names(text) })
//	e.OnChosen = func(s widgets.Suggestion) { add(s.Value.(model.ID)) }
//	e.OnNew = func(text string) { create(text) } // last line: add “text” as new
//
// # Dialogs
//
//	widgets.ShowDialog(win, widgets.Options{
//		Title: "New person", Content: form, Confirm: "Add", OnConfirm: func() error { return add() }})
//	p := widgets.ShowProgress(win, "Importing", cancel)
//	p.Set(0.4, "40 of 100 rows")
//	p.Close()
//
// # What was done, and how far work is
//
//	m := widgets.NewMessages() // above the status line
//	m.Say(widgets.Message{Text: "12 people invited", Action: "Undo", OnAction: undo})
//	m.Error(err)               // stays until it is read
//	w := widgets.NewProgress() // in the status line
//	w.Start("Importing", cancel)
//	w.Set(0.4, "40 of 100 rows")
//	w.Finish()
//
// # List and details
//
//	s.split = widgets.NewSplitPane(t, details, rememberedWidth, "People")
//	s.split.OnDivider = remember
//	s.split.ShowDetails() // in a narrow window the details take the list's place
//	s.split.Back()        // and back
//
// # Pages
//
//	tools := widgets.Toolbar(chips, widgets.Sized(filter, 210), more, add) // controls move under the filters
//	page := widgets.Page(widgets.Over(tools, table, 14))                   // the table takes the rest
//	all := widgets.NewScroll(page)                                         // where the window is too low
//	widgets.ScrollPage(widgets.Beside(widgets.Stack(card, card), side, 300, 540)) // or the side stands under
//	field := widgets.NewCalm("Venue", completionEntry)                     // a completion among Facts
//
// # Small things
//
//	widgets.NewButton("Invite…", widgets.Primary, invite).DisableBecause("Tick the people to invite first.")
//	widgets.NewIconButton(look.Icon(look.IconUndo, look.Text), "Undo", undo).SetTip("Undo “Invite 12 people”")
//	chip := widgets.NewChip("Sector", choose); chip.Set("In Halton", true); chip.OnRemove = clear
//	widgets.NewBadge("P", look.Hex("#0072B2"), "Public body")
//	widgets.NewPill("confirmed", widgets.ToneGood)
//	widgets.NewCard("Contact", content)
//	widgets.NewStat("27", "accepted")
//	widgets.NewBar(40, widgets.Part{Value: 27, Colour: look.Accent}, widgets.Part{Value: 5, Colour: look.Waiting})
//	widgets.NewWords("Kasia Żukowska", widgets.Title)  // one line, …
//	widgets.NewParagraph("Long text", widgets.Dim)     // wraps
//	widgets.NewWrap(chip, chip)                        // flows into lines
//	widgets.Row(button, button)                        // side by side
//	widgets.Form(words, bar, buttons)                  // under each other
//	widgets.EmptyState("Nothing waits for you.", "", nil)
//	widgets.NewLine("came", widgets.ToneGood, "Launch", "6 May 2026", open) // one line that opens something
//	widgets.NewPillButton("yes", widgets.ToneGood, step)                   // a state that a press changes
//	widgets.NewScroll(content)                                             // follows the keyboard
//	widgets.ShowPicker(chip, options, picked, false, changed)              // options to tick, beside a control
//	widgets.ShowMenu(button, widgets.MenuItem{Text: "Remove", Key: key, Do: remove}) // things to do, beside a control
package widgets
