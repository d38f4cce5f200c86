package invitations

import (
	"context"
	"errors"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"

	"fyne.io/fyne/v2"
)

func (d *Dialog) confirm() error {
	d.write(false)
	return nil
}

// write asks for a folder and writes the drafts into it.
func (d *Dialog) write(one bool) {
	d.close() // the next dialog must not stand on this one
	host, job := d.host, d.state.job(one)
	host.ChooseFolder("Write the drafts into a folder", folderName(d.state.session, d.state.kind), func(folder string) { writeDrafts(host, job, folder) })
}

func writeDrafts(host frame.Host, job storage.DraftJob, folder string) {
	store := host.Store()
	var done storage.DraftsDone
	host.Work("Writing drafts…", func(ctx context.Context, progress func(float64)) (err error) {
		done, err = store.WriteDrafts(ctx, job, folder, func(n, all int) { progress(float64(n) / float64(all)) })
		return err
	}, func(err error) {
		show := func() { host.View(folder) }
		switch {
		case errors.Is(err, context.Canceled):
			host.Tell(stoppedWords(done), "Show the folder", show)
		case err != nil && done.People > 0:
			host.Tell(stoppedWords(done), "Show the folder", show)
			host.Failed(err)
		case err != nil:
			host.Failed(err)
		default:
			host.Tell(doneWords(done, job.One), "Show the folder", show)
		}
	})
}

// noteWords are on the button for when people were told in another way.
const noteWords = "Note that they were told"

// copyAddresses puts the addresses on the clipboard, as BCC takes them.
func (d *Dialog) copyAddresses() {
	all := d.state.addresses()
	text := ""
	for i, a := range all {
		if i > 0 {
			text += ", "
		}
		text += a
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
	d.close()
	d.host.Tell(model.Count(len(all), "address was", "addresses were")+" copied. Paste them into BCC, so that people do not see each other’s.", noteWords,
		func() { d.told(nil, d.byEmail()) })
}

// close takes the dialog away, so that what is said next can be seen.
func (d *Dialog) close() {
	d.remember()
	d.dialog.Close()
}

// openMail opens one message to all in the mail program. Whether it is sent is
// not known, so that it can be noted.
func (d *Dialog) openMail() {
	bare := d.state
	bare.calendar = false // a link carries no file
	m, err := bare.preview(nil)
	if err != nil {
		d.dialog.SetProblem(err)
		return
	}
	link, err := model.Mailto(d.state.facts.Community.OrganiserEmail, d.state.addresses(), m)
	if err != nil {
		d.dialog.SetProblem(err)
		return
	}
	d.close()
	d.host.Tell("A message to "+model.Count(len(d.state.addresses()), "address", "addresses")+" goes to your mail program, without the calendar file.", noteWords,
		func() { d.told(nil, d.byEmail()) })
	d.host.View(link)
}

func (d *Dialog) byEmail() storage.Telling { return d.telling(model.ByEmail, d.state.groups().email) }

// noteTold notes that those who get no email were told.
func (d *Dialog) noteTold() {
	g := d.state.groups()
	d.told(d.reread, d.telling(model.ByPhone, g.phone), d.telling(model.ByPost, g.post))
}

func (d *Dialog) telling(channel model.Channel, all []storage.Recipient) storage.Telling {
	t := storage.Telling{Session: d.state.session.ID, Kind: d.state.kind, Channel: channel}
	for _, r := range all {
		t.People = append(t.People, r.Person)
	}
	return t
}

func (d *Dialog) told(then func(), all ...storage.Telling) {
	store, n := d.host.Store(), 0
	for _, t := range all {
		n += len(t.People)
	}
	d.host.Write(func(ctx context.Context) error { return store.RecordTold(ctx, all...) }, func() {
		d.host.Done(model.Count(n, "person is", "people are") + " noted as told (" + string(d.state.kind) + ").")
		if then != nil {
			then()
		}
	})
}
