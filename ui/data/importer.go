package data

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// importer leads through an import: file, columns, check, done.
type importer struct {
	host  frame.Host
	shown func() bool // the page is what the window shows
	job   *job
	step  importStep
	check *check // of the step of that name
	body  *fyne.Container
	main  *widgets.Button // the step's own
	all   fyne.CanvasObject
	steps []*widgets.Words
	told  bool // what was imported has been seen
}

type importStep int

const (
	stepFile importStep = iota
	stepColumns
	stepCheck
	stepDone
)

var importSteps = []string{"1  File", "2  Columns", "3  Check", "4  Done"}

func newImporter(host frame.Host, shown func() bool) *importer {
	im := &importer{host: host, shown: shown, body: container.NewStack()}
	row := container.NewHBox()
	for _, s := range importSteps {
		w := widgets.NewWords(s, widgets.Dim)
		im.steps = append(im.steps, w)
		row.Add(w)
		row.Add(space(10))
	}
	im.all = container.NewBorder(container.New(&below{12}, row), nil, nil, nil, im.body)
	im.showFile()
	return im
}

func (im *importer) object() fyne.CanvasObject { return im.all }
func (im *importer) heard(storage.Notice)      {}

func (im *importer) show(p frame.Place) {
	switch {
	case p.File != "":
		im.read(p.File)
	case im.step == stepDone && im.told:
		im.showFile() // that one is over
	}
	im.told = im.step == stepDone
}

func (im *importer) focus() {
	if im.step == stepCheck {
		im.check.focus()
		return
	}
	im.host.Window().Canvas().Focus(im.main)
}

func (im *importer) commands() []frame.Command {
	all := []frame.Command{{Name: "Import a contact list", Key: key(fyne.KeyI), Do: im.choose}}
	if im.step == stepColumns || im.step == stepCheck {
		all = append(all, frame.Command{Name: "Start the import over", Do: im.showFile})
	}
	return all
}

// put shows one step: what it says, what it holds, its buttons. The keyboard
// moves to it, unless somebody works elsewhere by now.
func (im *importer) put(step importStep, words string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) {
	im.step = step
	for i, w := range im.steps {
		style := widgets.Dim
		if i == int(step) {
			style = widgets.Strong
		}
		w.SetStyle(style)
	}
	top := container.NewVBox(widgets.NewParagraph(words, widgets.Body))
	bottom := container.New(&above{10}, widgets.Row(buttons...))
	im.body.Objects = []fyne.CanvasObject{container.NewBorder(container.New(&below{10}, top), bottom, nil, nil, content)}
	im.body.Refresh()
	c := fyne.CurrentApp().Driver().CanvasForObject(im.all)
	if c == nil || !im.shown() {
		return
	}
	if _, typing := c.Focused().(interface{ SelectedText() string }); !typing {
		im.focus()
	}
}

func (im *importer) showFile() {
	im.job = nil
	im.main = widgets.NewButton("Choose a file…", widgets.Primary, im.choose)
	im.put(stepFile, "Bring in a contact list that another program saved as CSV: Eventbrite, Google Contacts, Outlook, LinkedIn, Mailchimp, CiviCRM, Microsoft Forms, or a sheet of your own. You see what would happen to each row before anything is written, and the whole import can be undone later.",
		container.NewBorder(space(90), nil, nil, nil, container.NewVBox(container.NewCenter(im.main), space(12), widgets.NewWords("You can also drop the file on this window.", widgets.Dim).Centre())))
}

func (im *importer) choose() {
	im.host.OpenFile("Import a contact list", []string{".csv", ".txt", ".tsv"}, im.read)
}

// read looks into the file and shows its columns.
func (im *importer) read(path string) {
	var j *job
	im.host.Work("Reading "+filepath.Base(path)+"…", func(context.Context, func(float64)) (err error) {
		j, err = openJob(path)
		return err
	}, func(err error) {
		if err != nil {
			im.host.Failed(err)
			return
		}
		im.job = j
		j.recall(im.host.Setting(j.settingName()))
		im.showColumns()
	})
}

func (im *importer) showColumns() {
	j := im.job
	options := make([]widgets.Option, len(match.Fields))
	for i, f := range match.Fields {
		options[i] = widgets.Option{Value: string(f), Text: fieldWords(f)}
	}
	rows := container.NewVBox()
	for _, i := range im.columnOrder() {
		sel := widgets.NewSelect(fieldWords(match.Leave), options, string(j.mapping.Columns[i]), func(v string) { j.mapping.Columns[i] = match.Field(v) })
		rows.Add(container.New(thirds{}, widgets.NewWords(j.header[i], widgets.Strong), widgets.NewWords(im.examples(i), widgets.Dim), sel))
	}
	im.main = widgets.NewButton("Check the rows", widgets.Primary, im.checkRows)
	again := widgets.NewButton("Another file", widgets.Plain, im.showFile)
	from := ""
	if j.mapping.System != "" {
		from = " It looks like a file from " + j.mapping.System + "."
	}
	im.put(stepColumns, fmt.Sprintf("“%s” has %s.%s Say what each one holds; what is left out is not read.", j.name(), model.Count(len(j.header), "column", "columns"), from),
		widgets.NewScroll(container.New(&rightRoom{14}, rows)), im.main, again)
}

// columnOrder puts the columns that are read first, then those that hold
// something, then the empty ones.
func (im *importer) columnOrder() []int {
	order := make([]int, len(im.job.header))
	rank := make([]int, len(order))
	for i := range order {
		order[i] = i
		switch {
		case im.job.mapping.Columns[i] != match.Leave:
		case im.examples(i) != "":
			rank[i] = 1
		default:
			rank[i] = 2
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank[a] - rank[b] })
	return order
}

// fieldWords is a field as a choice.
func fieldWords(f match.Field) string {
	if f == match.Leave {
		return "Leave out"
	}
	return strings.ToUpper(string(f)[:1]) + string(f)[1:]
}

// examples are two values of a column.
func (im *importer) examples(column int) string {
	var found []string
	for _, row := range im.job.sample {
		if column < len(row) && strings.TrimSpace(row[column]) != "" && len(found) < 2 {
			found = append(found, strings.Join(strings.Fields(row[column]), " "))
		}
	}
	return strings.Join(found, "  ·  ")
}

// checkRows rehearses the import and shows its verdicts.
func (im *importer) checkRows() {
	j := im.job
	if err := j.mapping.Validate(); err != nil {
		im.host.Failed(err)
		return
	}
	im.host.SetSetting(j.settingName(), j.remembered())
	im.run(j.copy(), true, im.showVerdicts)
}

// run rehearses next, or imports it; when that went well it takes the place of
// the job and then is called.
func (im *importer) run(next *job, rehearsal bool, then func()) {
	before, store := im.job, im.host.Store()
	doing := "Importing "
	if rehearsal {
		doing = "Checking "
	}
	im.host.Work(doing+next.name()+"…", func(ctx context.Context, progress func(float64)) error {
		return next.run(ctx, store, rehearsal, progress)
	}, func(err error) {
		switch {
		case err != nil:
			im.host.Failed(err)
		case !rehearsal:
			im.host.Done(doneWords(next.tally))
		case !im.shown():
			im.host.Tell("“"+next.name()+"” is checked.", "Show", func() { im.host.Go(frame.Place{Area: frame.Data, Tab: Import}) })
		}
		if im.job != before { // another file was chosen meanwhile
			return
		}
		if err == nil {
			im.job = next
			then()
		} else if im.step == stepCheck {
			im.check.refresh() // to what still holds
		}
	})
}

// importRows imports for good.
func (im *importer) importRows() {
	im.run(im.job.copy(), false, im.showDone)
}

func (im *importer) showDone() {
	t := im.job.tally
	im.main = widgets.NewButton("See the people", widgets.Primary, func() { im.host.Go(frame.Place{Area: frame.People, Filter: &storage.PeopleFilter{}}) })
	buttons := []fyne.CanvasObject{im.main, widgets.NewButton("Import another", widgets.Plain, im.showFile)}
	rejected := t.Ambiguous + t.Error
	if rejected > 0 {
		buttons = append(buttons, widgets.NewButton(fmt.Sprintf("Save %s not imported…", model.Count(rejected, "row", "rows")), widgets.Plain, im.saveRejected))
	}
	stats := container.NewGridWithColumns(5)
	for _, k := range match.Kinds {
		stats.Add(widgets.NewStat(model.Thousands(kindCount(t, k)), string(k)))
	}
	im.put(stepDone, fmt.Sprintf("Done: %s read from “%s”. The import is one step of the history; undo takes all of it back.", model.Count(t.Rows, "row", "rows"), im.job.name()),
		container.NewVBox(stats), buttons...)
	im.told = im.shown()
}

func doneWords(t match.Tally) string {
	return fmt.Sprintf("Imported %s, updated %s.", model.Count(t.New, "person", "people"), model.Thousands(t.Update))
}

func (im *importer) saveRejected() {
	j := im.job
	name := strings.TrimSuffix(j.name(), filepath.Ext(j.name())) + " not imported.csv"
	im.host.SaveFile("Save the rows that were not imported", name, func(path string) {
		im.host.Work("Saving…", func(context.Context, func(float64)) error { return j.saveRejected(path) }, func(err error) {
			if err != nil {
				im.host.Failed(err)
				return
			}
			im.host.Tell(widgets.SavedAs(path), "Show", func() { im.host.View(path) })
		})
	})
}
