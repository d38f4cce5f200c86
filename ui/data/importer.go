package data

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
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
	job   *job
	step  int
	kinds map[match.Kind]bool // verdicts shown in the check; none = all
	body  *fyne.Container
	main  *widgets.Button // the step's own
	first fyne.Focusable
	all   fyne.CanvasObject
	steps []*widgets.Words
}

var importSteps = []string{"1  File", "2  Columns", "3  Check", "4  Done"}

func newImporter(host frame.Host) *importer {
	im := &importer{host: host, kinds: map[match.Kind]bool{}, body: container.NewStack()}
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
	if p.File != "" {
		im.read(p.File)
	}
}

func (im *importer) focus() {
	if im.first != nil {
		im.host.Window().Canvas().Focus(im.first)
	}
}

func (im *importer) commands() []frame.Command {
	all := []frame.Command{{Name: "Import a contact list", Key: key(fyne.KeyI), Do: im.choose}}
	if im.job != nil && im.step > 0 && im.step < 3 {
		all = append(all, frame.Command{Name: "Start the import over", Do: im.showFile})
	}
	return all
}

// put shows one step: what it says, what it holds, its buttons.
func (im *importer) put(step int, words string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) {
	im.step = step
	for i, w := range im.steps {
		style := widgets.Dim
		if i == step {
			style = widgets.Strong
		}
		w.SetStyle(style)
	}
	top := container.NewVBox(widgets.NewParagraph(words, widgets.Body))
	bottom := container.New(&above{10}, widgets.Row(buttons...))
	im.body.Objects = []fyne.CanvasObject{container.NewBorder(container.New(&below{10}, top), bottom, nil, nil, content)}
	im.body.Refresh()
	im.first = im.main
	if fyne.CurrentApp().Driver().CanvasForObject(im.all) != nil { // else the step is shown when one comes back
		im.focus()
	}
}

func (im *importer) showFile() {
	im.job = nil
	im.main = widgets.NewButton("Choose a file…", widgets.Primary, im.choose)
	im.put(0, "Bring in a contact list that another program saved as CSV: Eventbrite, Google Contacts, Outlook, LinkedIn, Mailchimp, CiviCRM, Microsoft Forms, or a sheet of your own. You see what would happen to each row before anything is written, and the whole import can be undone later.",
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
	first := true
	for _, i := range im.columnOrder() {
		heading := j.header[i]
		sel := widgets.NewSelect(fieldWords(match.Leave), options, string(j.mapping.Columns[i]), func(v string) { j.mapping.Columns[i] = match.Field(v) })
		if first {
			im.first, first = sel, false
		}
		rows.Add(container.New(thirds{}, widgets.NewWords(heading, widgets.Strong), widgets.NewWords(im.examples(i), widgets.Dim), sel))
	}
	im.main = widgets.NewButton("Check the rows", widgets.Primary, im.check)
	again := widgets.NewButton("Another file", widgets.Plain, im.showFile)
	from := ""
	if j.mapping.System != "" {
		from = " It looks like a file from " + j.mapping.System + "."
	}
	im.put(1, fmt.Sprintf("“%s” has %s.%s Say what each one holds; what is left out is not read.", j.name(), model.Count(len(j.header), "column", "columns"), from),
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

// check rehearses the import and shows its verdicts.
func (im *importer) check() {
	j := im.job
	if err := j.mapping.Validate(); err != nil {
		im.host.Failed(err)
		return
	}
	im.host.SetSetting(j.settingName(), j.remembered())
	store := im.host.Store()
	im.host.Work("Checking "+j.name()+"…", func(ctx context.Context, progress func(float64)) error {
		return j.run(ctx, store, true, progress)
	}, func(err error) {
		if err != nil {
			im.host.Failed(err)
			return
		}
		im.showVerdicts()
	})
}

func (im *importer) showVerdicts() {
	j := im.job
	table := verdictTable()
	table.OnOpen = func(int) {
		if v, ok := table.CurrentRow(); ok {
			im.settle(v)
		}
	}
	chips := widgets.NewWrap()
	filter := func() {
		var rows []match.Verdict
		for _, v := range j.verdicts {
			if len(im.kinds) == 0 || im.kinds[v.Kind] {
				rows = append(rows, v)
			}
		}
		table.SetSource(widgets.Rows[match.Verdict](rows))
	}
	for i, k := range match.Kinds {
		count := kindCount(j.tally, k)
		chip := widgets.NewChip("", nil)
		set := func() { chip.Set(fmt.Sprintf("%s %s", model.Thousands(count), kindWords(k)), im.kinds[match.Kinds[i]]) }
		chip.OnTapped = func() {
			if im.kinds[k] = !im.kinds[k]; !im.kinds[k] {
				delete(im.kinds, k)
			}
			set()
			filter()
		}
		set()
		chips.Add(chip)
	}
	im.kinds = map[match.Kind]bool{}
	filter()
	mode := widgets.NewSelect("", []widgets.Option{
		{Value: string(match.Update), Text: "What the file says wins"},
		{Value: string(match.Fill), Text: "Only fill what is blank"},
		{Value: string(match.Skip), Text: "Leave them as they are"},
	}, string(j.mode), func(v string) { j.mode = match.Mode(v); im.check() })
	im.main = widgets.NewButton(im.confirmWords(), widgets.Primary, im.write)
	if j.tally.New+j.tally.Update == 0 {
		im.main.DisableBecause("No row brings anything new.")
	}
	back := widgets.NewButton("Back to the columns", widgets.Plain, im.showColumns)
	head := container.NewBorder(nil, nil, nil, container.NewHBox(widgets.NewWords("People who are here already:", widgets.Dim), mode), chips)
	im.put(2, "Nothing is written yet. This is what would happen to each row, and why. Press Enter on an ambiguous row to say whom it is about; those you leave, and rows with an error, are left out and can be saved to a file afterwards.",
		container.NewBorder(container.New(&below{8}, head), nil, nil, nil, table), im.main, back)
}

// settle asks whom an ambiguous row is about.
func (im *importer) settle(v match.Verdict) {
	_, chosen := im.job.choices[v.Line]
	if v.Kind != match.Ambiguous && !chosen {
		im.host.Tell("Line "+strconv.Itoa(v.Line)+" needs no choice.", "", nil)
		return
	}
	const newPerson, leaveOut = "new", "out"
	options := []widgets.Option{{Value: leaveOut, Text: "Leave the row out"}, {Value: newPerson, Text: "Somebody new"}}
	for i, c := range v.Candidates {
		text := "The same as " + c.Name
		if c.Line > 0 {
			text += fmt.Sprintf(" (line %d of this file)", c.Line)
		}
		options = append(options, widgets.Option{Value: strconv.Itoa(i), Text: text})
	}
	choose := widgets.NewSelectField("This row is", options, newPerson, nil)
	widgets.ShowDialog(im.host.Window(), widgets.Options{Title: "Who is " + v.Name + "?", Confirm: "Choose", Width: 460,
		Content: container.NewVBox(widgets.NewParagraph(v.Reason+".", widgets.Body), choose),
		OnConfirm: func() error {
			switch value := choose.Value(); value {
			case leaveOut:
				delete(im.job.choices, v.Line)
			case newPerson:
				im.job.choices[v.Line] = storage.Choice{}
			default:
				i, err := strconv.Atoi(value)
				if err != nil {
					return err
				}
				c := v.Candidates[i]
				im.job.choices[v.Line] = storage.Choice{Person: c.Person, Line: c.Line}
				if c.Line > 0 { // made by this import, under another id each time
					im.job.choices[v.Line] = storage.Choice{Line: c.Line}
				}
			}
			im.check()
			return nil
		}})
}

func (im *importer) confirmWords() string {
	t := im.job.tally
	switch {
	case t.Update == 0:
		return "Import " + model.Count(t.New, "person", "people")
	case t.New == 0:
		return "Update " + model.Count(t.Update, "person", "people")
	}
	return fmt.Sprintf("Import %s, update %s", model.Thousands(t.New), model.Thousands(t.Update))
}

func verdictTable() *widgets.Table[match.Verdict] {
	tones := map[match.Kind]widgets.Tone{match.New: widgets.ToneGood, match.Updated: widgets.ToneAccent, match.Same: widgets.TonePlain,
		match.Ambiguous: widgets.ToneWarning, match.Error: widgets.ToneBad}
	t := widgets.NewTable([]widgets.Column[match.Verdict]{
		{Key: "line", Title: "Line", Width: 60, Fixed: true, Align: fyne.TextAlignTrailing, Text: func(v match.Verdict) string { return strconv.Itoa(v.Line) }},
		{Key: "verdict", Title: "Verdict", Width: 110, Fixed: true, Cell: func(v match.Verdict) widgets.Cell {
			return widgets.Cell{Text: kindWords(v.Kind), Pill: tones[v.Kind]}
		}},
		{Key: "name", Title: "Name", Width: 190, Text: func(v match.Verdict) string { return v.Name }},
		{Key: "why", Title: "Why", Width: 480, Cell: func(v match.Verdict) widgets.Cell { return widgets.Cell{Text: why(v), Style: widgets.Dim} }},
	}, func(v match.Verdict) string { return strconv.Itoa(v.Line) })
	t.Empty = widgets.EmptyState("No row has this verdict.", "", nil)
	return t
}

// why is the reason of a verdict with its changes and warnings.
func why(v match.Verdict) string {
	reason := v.Reason
	for _, c := range v.Changes {
		if c.Before != "" {
			reason += fmt.Sprintf(" · %s: “%s” becomes “%s”", c.Field, c.Before, c.After)
		} else if c.After != "" {
			reason += fmt.Sprintf(" · %s: “%s”", c.Field, c.After)
		}
	}
	return strings.TrimPrefix(model.JoinNonEmpty(" · ", append([]string{reason}, v.Warnings...)...), " · ")
}

func kindWords(k match.Kind) string {
	switch k {
	case match.Updated:
		return "update"
	case match.Error:
		return "error"
	}
	return string(k)
}

func kindCount(t match.Tally, k match.Kind) int {
	return map[match.Kind]int{match.New: t.New, match.Updated: t.Update, match.Same: t.Same, match.Ambiguous: t.Ambiguous, match.Error: t.Error}[k]
}

// write imports for good.
func (im *importer) write() {
	j, store := im.job, im.host.Store()
	im.host.Work("Importing "+j.name()+"…", func(ctx context.Context, progress func(float64)) error {
		return j.run(ctx, store, false, progress)
	}, func(err error) {
		if err != nil {
			im.host.Failed(err)
			return
		}
		im.showDone()
	})
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
		stats.Add(widgets.NewStat(model.Thousands(kindCount(t, k)), kindWords(k)))
	}
	im.put(3, fmt.Sprintf("Done: %s read from “%s”. The import is one step of the history; undo takes all of it back.", model.Count(t.Rows, "row", "rows"), im.job.name()),
		container.NewVBox(stats), buttons...)
	im.host.Done(im.doneWords())
}

func (im *importer) doneWords() string {
	t := im.job.tally
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
			im.host.Tell("Saved as "+path+".", "Show", func() { im.host.View(path) })
		})
	})
}
