package invitations

import (
	"context"
	"encoding/json"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Dialog is where people are told of a session.
type Dialog struct {
	host  frame.Host
	state state

	kind, whom      *widgets.SelectField
	summary         *widgets.Words
	others          *widgets.Words
	note            *widgets.Button
	subject, body   *widgets.FieldsEntry
	standing        *widgets.Words // whose words they are
	keep, reset     *widgets.Button
	calendar        *widgets.Chip
	one, copy, mail *widgets.Button
	shown           int // of those told by email, the one in the preview
	preview         *preview
	dialog          *widgets.Dialog
}

// Show opens the dialog for a session; a kind of "" is the one it waits for.
func Show(host frame.Host, session model.ID, kind model.MessageKind) {
	store := host.Store()
	widgets.NewAsync[state](host.Runner()).Run(
		func(ctx context.Context) (state, error) { return read(ctx, store, session, kind) },
		func(s state, err error) {
			if err != nil {
				host.Failed(err)
				return
			}
			if len(s.list) == 0 {
				host.Tell("Nobody is on the list of “"+s.session.Title+"” yet. Invite people first.", "Invite people…",
					func() { host.Go(frame.Place{Area: frame.People, Invite: session}) })
				return
			}
			d := &Dialog{host: host, state: s}
			d.recall()
			d.open()
		})
}

func (d *Dialog) open() {
	d.build()
	d.dialog = widgets.ShowDialog(d.host.Window(), widgets.Options{Title: "Announce “" + d.state.session.Title + "”", Content: d.content(),
		Confirm: "Write drafts…", Cancel: "Close", OnConfirm: d.confirm, OnCancel: d.remember, Width: 980, Tall: true, Steady: true})
	d.show()
	d.refresh()
}

// setting is where words that were typed for this session are kept until they
// are no longer wanted.
func (d *Dialog) setting() string { return "words for " + string(d.state.session.ID) }

// recall brings back words that were typed for this session before.
func (d *Dialog) recall() {
	var fresh map[model.MessageKind]model.Template
	if json.Unmarshal([]byte(d.host.Setting(d.setting())), &fresh) == nil && fresh != nil {
		d.state.fresh = fresh
	}
}

// remember keeps words that were typed for this session.
func (d *Dialog) remember() {
	text := ""
	if len(d.state.fresh) > 0 {
		if b, err := json.Marshal(d.state.fresh); err == nil {
			text = string(b)
		}
	}
	if text != d.host.Setting(d.setting()) {
		d.host.SetSetting(d.setting(), text)
	}
}

func (d *Dialog) build() {
	var kinds []widgets.Option
	for _, k := range model.MessageKinds {
		kinds = append(kinds, widgets.Option{Value: string(k), Text: k.Title()})
	}
	d.kind = widgets.NewSelectField("Message", kinds, "", nil)
	d.kind.Select.OnChanged = func(v string) {
		d.state.choose(model.MessageKind(v))
		d.shown = 0
		d.show()
		d.refresh()
	}
	d.whom = widgets.NewSelectField("Those on the list", nil, "", nil)
	d.whom.Select.OnChanged = func(v string) { d.state.whom = audience(v); d.shown = 0; d.refresh() }
	d.summary, d.others = widgets.NewWords("", widgets.Strong), widgets.NewParagraph("", widgets.Small)
	d.note = widgets.NewButton("Note phone and post as told", widgets.Plain, d.noteTold)
	var fields []widgets.Suggestion
	for _, f := range model.MessageFields {
		fields = append(fields, widgets.Suggestion{Text: f.Name, Detail: f.Means})
	}
	d.subject, d.body = widgets.NewFieldsEntry(false, fields), widgets.NewFieldsEntry(true, fields)
	d.body.SetMinRowsVisible(5)
	edited := func(string) { d.state.setWords(d.subject.Text, d.body.Text); d.refresh() }
	d.subject.OnEdit, d.body.OnEdit = edited, edited
	d.standing = widgets.NewParagraph("", widgets.Small)
	d.keep = widgets.NewButton("Use for every session", widgets.Plain, d.keepWords)
	d.reset = widgets.NewButton("Back to the program’s words", widgets.Plain, d.resetWords)
	d.calendar = widgets.NewChip("", func() { d.state.calendar = !d.state.calendar; d.refresh() })
	d.one = widgets.NewButton("One draft for all…", widgets.Plain, func() { d.write(true) })
	d.one.SetTip("A single draft; the people on it do not see each other (BCC)")
	d.copy = widgets.NewButton("Copy addresses", widgets.Plain, d.copyAddresses)
	d.copy.SetTip("To paste into BCC in your mail program")
	d.mail = widgets.NewButton("Open in mail program", widgets.Plain, d.openMail)
	d.mail.SetTip("A new message to all in BCC, without the calendar file")
	d.preview = newPreview(d)
}

func (d *Dialog) content() fyne.CanvasObject {
	top := widgets.Form(widgets.Columns(170, d.kind, d.whom), widgets.NewWrap(d.summary, d.calendar, d.note), widgets.NewLabelled("Subject", d.subject))
	foot := widgets.Form(widgets.NewWrap(d.keep, d.reset), d.standing, d.others)
	form := container.New(&wordsBetween{}, top, widgets.NewLabelled("Words · type { for a field", d.body), foot)
	bar := container.New(layout.NewCustomPaddedLayout(2, 2, 2, 14), form) // beside the bar of the scroll
	ways := widgets.NewWrap(d.one, d.copy, d.mail)
	return beside(d.host.Window(), widgets.NewScroll(bar), container.NewBorder(nil, ways, nil, nil, d.preview.object))
}

// show puts the words of the kind into their fields.
func (d *Dialog) show() {
	s := &d.state
	d.kind.SetValue(string(s.kind))
	d.whom.Select.SetOptions([]widgets.Option{{Value: string(meant), Text: meantWords(s.kind)}, {Value: string(silent), Text: "who has not replied"},
		{Value: string(accepted), Text: "who accepted"}, {Value: string(everyone), Text: "everyone"}})
	words := s.words()
	d.subject.Fill(words.Subject)
	d.body.Fill(words.Body)
}

// refresh shows what follows from the choices.
func (d *Dialog) refresh() {
	if d.dialog == nil {
		return
	}
	s := &d.state
	g := s.groups()
	d.whom.SetValue(string(s.whom))
	d.summary.SetText(g.summary())
	d.others.SetText(g.others())
	d.others.Hidden = d.others.Text() == ""
	byHand := len(g.phone) + len(g.post)
	d.note.SetTip("When you have called them or sent the letters: " + model.Count(byHand, "person", "people"))
	d.note.Hidden = byHand == 0
	_, changed := s.fresh[s.kind]
	switch {
	case changed:
		d.standing.SetText("Your words for this session. They are kept when you close.")
	case s.own[s.kind]:
		d.standing.SetText("The community’s own words, for every session.")
	default:
		d.standing.SetText("The program’s words. Change them as you like.")
	}
	d.keep.DisableBecause(unless(changed, "Nothing was changed."))
	d.reset.DisableBecause(unless(changed || s.own[s.kind], "These are the program’s words."))
	words := "Calendar file: not attached"
	if s.calendar {
		words = "Calendar file: attached"
	}
	d.calendar.Set(words, s.calendar)
	err := s.problem()
	d.dialog.SetProblem(err)
	why := ""
	switch {
	case err != nil:
		why = "The sentence above the buttons says what to put right first."
	case len(g.email) == 0:
		why = "Nobody here is told by email. Choose others at “Those on the list”."
	}
	for _, b := range []*widgets.Button{d.dialog.ConfirmButton(), d.one, d.mail} {
		b.DisableBecause(why)
	}
	d.dialog.ConfirmButton().SetText(g.writeWords())
	d.copy.DisableBecause(unless(len(g.email) > 0, "Nobody here is told by email."))
	d.preview.show(g.email)
	d.dialog.Refresh()
}

// unless returns why when ok does not hold.
func unless(ok bool, why string) string {
	if ok {
		return ""
	}
	return why
}

// keepWords makes the words those of the kind for every session.
func (d *Dialog) keepWords() {
	store, words := d.host.Store(), d.state.words()
	d.host.Write(func(ctx context.Context) error { return store.SaveTemplate(ctx, words) }, func() {
		d.host.Done("These are now the words of the " + string(words.Kind) + " for every session.")
		d.reread()
	})
}

// resetWords goes back to the program's words.
func (d *Dialog) resetWords() {
	store, kind := d.host.Store(), d.state.kind
	delete(d.state.fresh, kind)
	d.host.Write(func(ctx context.Context) error { return store.ResetTemplate(ctx, kind) }, func() {
		if d.state.own[kind] {
			d.host.Done("The " + string(kind) + " has the program’s words again.")
		}
		d.reread()
	})
}

// reread shows what is kept now.
func (d *Dialog) reread() {
	store, old := d.host.Store(), d.state
	widgets.NewAsync[state](d.host.Runner()).Run(func(ctx context.Context) (state, error) { return read(ctx, store, old.session.ID, old.kind) }, func(s state, err error) {
		if err != nil {
			d.dialog.SetProblem(err)
			return
		}
		for kind, words := range old.fresh {
			if words != s.kept[kind] {
				s.fresh[kind] = words
			}
		}
		s.whom, s.calendar = old.whom, old.calendar
		d.state = s
		d.show()
		d.refresh()
	})
}
