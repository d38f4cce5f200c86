package storage

import (
	"errors"
	"strings"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// termDates is a calendar of a school, with one event that cannot be read.
const termDates = `BEGIN:VCALENDAR
X-WR-CALNAME:Term dates
BEGIN:VEVENT
UID:1
SUMMARY:Half term
DTSTART;VALUE=DATE:20261026
DTEND;VALUE=DATE:20261031
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Open evening
DTSTART:20261103T183000
DURATION:PT2H
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Sometime
DTSTART:soon
END:VEVENT
END:VCALENDAR
`

func addLayer(t testing.TB, s *Store, l model.Layer, text string) model.ID {
	t.Helper()
	id, _, err := s.AddLayer(ctx, l, strings.NewReader(text))
	ok(t, err)
	return id
}

func background(t testing.TB, s *Store, from, to model.Date) (out []string) {
	t.Helper()
	for _, e := range must[Background](t)(s.Background(ctx, from, to)).Events {
		out = append(out, e.Title+" "+e.When()+" of "+e.LayerName)
	}
	return out
}

func TestLayersStandBehindTheProgramme(t *testing.T) {
	s := newStore(t)
	id, report, err := s.AddLayer(ctx, model.Layer{Name: "School", Kind: model.SchoolHolidayLayer, KeepsFree: true, Shown: true, Source: `C:\Downloads\terms.ics`}, strings.NewReader(termDates))
	ok(t, err)
	if report.Name != "Term dates" || report.Summary() != "2 events were read, 1 of them repeats, from Mon 26 Oct 2026 to Tue 17 Nov 2026; 1 thing was left out or guessed." ||
		report.Problems[0].String() != "Line 19: “soon” is not a date and time, so the event “Sometime” has no date" {
		t.Errorf("the report is %q %v", report.Summary(), report.Problems)
	}
	layers := must[[]model.Layer](t)(s.Layers(ctx))
	if len(layers) != 2 || !layers[0].Computed() || layers[1].ID != id || layers[1].Source != "terms.ics" || layers[1].Added.IsZero() {
		t.Fatalf("the layers are %+v", layers)
	}
	all := []string{"Half term Mon 26 Oct 2026 – Fri 30 Oct 2026 of School", "Open evening Tue 3 Nov 2026, 18:30–20:30 of School", "Open evening Tue 10 Nov 2026, 18:30–20:30 of School",
		"Open evening Tue 17 Nov 2026, 18:30–20:30 of School", "Christmas Day Fri 25 Dec 2026 of Bank holidays of England and Wales"}
	for range 2 { // the second time from memory
		if diff := cmp.Diff(all, background(t, s, "2026-10-30", "2026-12-25")); diff != "" {
			t.Error(diff)
		}
	}
	days := must[[]model.FreeDay](t)(s.DaysKeptFree(ctx, "2026-10-29", "2026-12-25"))
	if diff := cmp.Diff([]model.FreeDay{{Day: "2026-10-29", Reason: "Half term, School", Layer: id}, {Day: "2026-10-30", Reason: "Half term, School", Layer: id},
		{Day: "2026-11-03", Reason: "Open evening, School", Layer: id}, {Day: "2026-11-10", Reason: "Open evening, School", Layer: id}, {Day: "2026-11-17", Reason: "Open evening, School", Layer: id},
		{Day: "2026-12-25", Reason: "Christmas Day", Layer: model.BankHolidaysID}}, days); diff != "" {
		t.Error(diff)
	}
	// Hidden, it still keeps free.
	hidden := layers[1]
	hidden.Shown, hidden.Source = false, "ignored"
	ok(t, s.UpdateLayer(ctx, hidden))
	computed := layers[0]
	computed.Shown, computed.KeepsFree, computed.Name = false, false, "Mine"
	ok(t, s.UpdateLayer(ctx, computed))
	if got := background(t, s, "2026-10-30", "2026-12-25"); len(got) > 0 || lastLabel(t, s) != "Hide the calendar “Bank holidays of England and Wales”" {
		t.Errorf("hidden: %v, %s", got, lastLabel(t, s))
	}
	if days := must[[]model.FreeDay](t)(s.DaysKeptFree(ctx, "2026-10-30", "2026-12-25")); len(days) != 4 {
		t.Errorf("kept free are %v", days)
	}
	for range 2 {
		must[string](t)(s.Undo(ctx))
	}
	if diff := cmp.Diff(all, background(t, s, "2026-10-30", "2026-12-25")); diff != "" {
		t.Error(diff)
	}
}

func TestAReplacedOrRemovedLayerComesBack(t *testing.T) {
	s := newStore(t)
	id := addLayer(t, s, model.Layer{Name: "School", Kind: model.SchoolHolidayLayer, Shown: true}, termDates)
	before := background(t, s, "2026-10-26", "2026-11-30")
	next, _, err := s.ReplaceLayerFile(ctx, id, "next.ics", strings.NewReader(strings.ReplaceAll(termDates, "Half term", "Autumn break")))
	ok(t, err)
	if got := background(t, s, "2026-10-26", "2026-10-31"); len(got) != 1 || !strings.HasPrefix(got[0], "Autumn break") || lastLabel(t, s) != "Replace the file of the calendar “School”" {
		t.Errorf("replaced: %v, %s", got, lastLabel(t, s))
	}
	ok(t, s.RemoveLayer(ctx, next))
	if got := background(t, s, "2026-10-26", "2026-11-30"); len(got) > 0 {
		t.Errorf("removed: %v", got)
	}
	for _, want := range []string{"Remove the calendar “School”", "Replace the file of the calendar “School”"} {
		if label := must[string](t)(s.Undo(ctx)); label != want {
			t.Errorf("undid %q", label)
		}
	}
	if diff := cmp.Diff(before, background(t, s, "2026-10-26", "2026-11-30")); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoLayerIsRefused(t *testing.T) {
	s := newStore(t)
	school := model.Layer{Name: "School", Kind: model.SchoolHolidayLayer}
	for name, test := range map[string]struct {
		layer model.Layer
		text  string
		want  string
	}{
		"no name":     {model.Layer{Kind: model.SchoolHolidayLayer}, termDates, "a calendar needs a name"},
		"no kind":     {model.Layer{Name: "x", Kind: "films"}, termDates, "“films” is not a kind of calendar"},
		"no calendar": {school, "hello", "this is not a calendar file (.ics), so nothing was read"},
		"no date":     {school, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Fair\nDTSTART:20260230T100000Z\nEND:VEVENT\nEND:VCALENDAR\n", "no event in this calendar file has a date that could be shown, so nothing was changed. Line 5: “20260230T100000Z” is not a date and time, so the event “Fair” has no date"},
		"no events":   {school, "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no event in this calendar file has a date that could be shown, so nothing was changed"},
		"too many": {school, "BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:VEVENT\nEND:VEVENT\n", 100_001),
			"the calendar file is too large (more than 16 MB or 100,000 events), so nothing was read and nothing was changed; export a shorter period and try again"},
	} {
		if _, _, err := s.AddLayer(ctx, test.layer, strings.NewReader(test.text)); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	id := addLayer(t, s, school, termDates)
	if _, _, err := s.ReplaceLayerFile(ctx, id, "", strings.NewReader("hello")); err == nil {
		t.Error("replaced by what is no calendar")
	}
	if _, err := s.Layers(ctx); err != nil || lastLabel(t, s) != "Add the calendar “School”" {
		t.Errorf("%v, %s", err, lastLabel(t, s))
	}
	var v model.ValidationError
	if err := s.RemoveLayer(ctx, model.BankHolidaysID); !errors.As(err, &v) {
		t.Errorf("the bank holidays are removed: %v", err)
	}
	if err := s.RemoveLayer(ctx, "none"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
	if err := s.UpdateLayer(ctx, model.Layer{ID: "none", Name: "x", Kind: model.ReligiousLayer}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
	for _, span := range [][2]model.Date{{"", "2026-01-01"}, {"2026-01-02", "2026-01-01"}, {"2026-01-01", "2037-01-01"}, {"x", "y"}} {
		if _, err := s.Background(ctx, span[0], span[1]); !errors.As(err, &v) {
			t.Errorf("%v: %v", span, err)
		}
	}
}

// Without its file a layer says so; with another file of the same community it does not matter.
func TestALayerWithoutItsFile(t *testing.T) {
	s := newStore(t)
	id := addLayer(t, s, model.Layer{Name: "School", Kind: model.SchoolHolidayLayer, Shown: true}, termDates)
	_, err := s.writing.conn.ExecContext(ctx, `DELETE FROM layer_file WHERE layer = ?`, id)
	ok(t, err)
	got := must[Background](t)(s.Background(ctx, "2026-10-26", "2026-10-31"))
	if diff := cmp.Diff([]string{"“School”: its file can no longer be read; replace it with a new one"}, got.Problems); diff != "" {
		t.Error(diff)
	}
}

func TestClashesOfTheProgramme(t *testing.T) {
	s := newStore(t)
	addLayer(t, s, model.Layer{Name: "School", Kind: model.SchoolHolidayLayer, KeepsFree: true}, termDates) // hidden
	ann := addPerson(t, s, "Ann", "Lee")
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	add := func(title string, start model.LocalTime, change func(*model.Session)) model.ID {
		v := model.Session{Title: title, Mode: model.InPerson, State: model.Confirmed, Start: start, Zone: "Europe/London"}
		change(&v)
		return must[model.ID](t)(s.AddSession(ctx, v))
	}
	// Without an end it lasts as long as its agenda: two hours.
	long := add("Long", "2026-10-28T10:00", func(v *model.Session) {
		v.Venue, v.Agenda = hall, []model.AgendaItem{{Minutes: 60, Presenters: []model.ID{ann}}, {Minutes: 60}}
	})
	short := add("Short", "2026-10-28T11:30", func(v *model.Session) { v.Venue, v.Facilitators = hall, []model.ID{ann} })
	add("Online", "2026-12-25T11:30", func(v *model.Session) { v.Mode = model.Online })
	add("Before", "2026-10-26T11:30", func(v *model.Session) {})
	add("Off", "2026-10-28T11:30", func(v *model.Session) { v.Venue, v.State = hall, model.Cancelled })
	type row struct {
		Kind    model.ClashKind
		Session model.ID
		Text    string
	}
	var got []row
	for _, c := range must[[]model.Clash](t)(s.Clashes(ctx, "2026-10-28", "2026-12-31")) {
		got = append(got, row{c.Kind, "", c.Text})
		if c.Session != long && c.Session != short && c.Kind != model.ClashBankHoliday {
			t.Errorf("%v", c)
		}
	}
	if diff := cmp.Diff([]row{
		{model.ClashVenue, "", "“Long” (Wed 28 Oct 2026, 10:00) and “Short” (Wed 28 Oct 2026, 11:30) are both at Ropewalk Hall."},
		{model.ClashPerson, "", "Ann Lee is needed at “Long” (Wed 28 Oct 2026, 10:00) and “Short” (Wed 28 Oct 2026, 11:30) at the same time."},
		{model.ClashKeptFree, "", "“Long” (Wed 28 Oct 2026, 10:00) is on a day that is kept free: Half term in School."},
		{model.ClashKeptFree, "", "“Short” (Wed 28 Oct 2026, 11:30) is on a day that is kept free: Half term in School."},
		{model.ClashTooClose, "", "“Long” (Wed 28 Oct 2026) is only 2 days after “Before”, which is in person too."},
		{model.ClashTooClose, "", "“Short” (Wed 28 Oct 2026) is on the same day as “Long”, which is in person too."},
		{model.ClashBankHoliday, "", "“Online” (Fri 25 Dec 2026, 11:30) is on Christmas Day, a bank holiday."},
	}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSessionsBetween(t *testing.T) {
	s := newStore(t)
	add := func(title string, start, end model.LocalTime) model.ID {
		return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.Online, State: model.Idea, Start: start, End: end, Zone: "Europe/London"}))
	}
	add("no date", "", "")
	add("day before", "2026-05-31T13:00", "2026-05-31T14:00")
	add("over midnight", "2026-05-31T23:00", "2026-06-01T01:00")
	first := add("first", "2026-06-01T00:00", "")
	add("last", "2026-06-30T23:59", "")
	add("day after", "2026-07-01T00:00", "")
	_, _, err := s.Invite(ctx, first, addPerson(t, s, "Ann", ""))
	ok(t, err)
	var got []string
	for _, r := range must[[]SessionRow](t)(s.SessionsBetween(ctx, "2026-06-01", "2026-06-30")) {
		got = append(got, r.Title)
		if (r.Headcount.Listed == 1) != (r.ID == first) {
			t.Errorf("%s has %d invited", r.Title, r.Headcount.Listed)
		}
	}
	if diff := cmp.Diff([]string{"over midnight", "first", "last"}, got); diff != "" {
		t.Error(diff)
	}
}

// layerFiles are the layers whose files are kept.
func layerFiles(t testing.TB, s *Store) []string {
	t.Helper()
	return must[[]string](t)(texts(ctx, s.reader, `SELECT layer FROM layer_file ORDER BY layer`))
}

// Undo finds the files of the last month, and not more than a few of them.
func TestFilesOfCalendarsThatAreGoneAreLetGo(t *testing.T) {
	s := newStore(t)
	start := time.Date(2026, 5, 6, 9, 0, 0, 0, time.UTC)
	nowAt(s, start)
	id := addLayer(t, s, model.Layer{Name: "School", Kind: model.SchoolHolidayLayer, Shown: true}, termDates)
	ids := []string{string(id)}
	for range 5 {
		next, _, err := s.ReplaceLayerFile(ctx, model.ID(ids[len(ids)-1]), "next.ics", strings.NewReader(termDates))
		ok(t, err)
		ids = append(ids, string(next))
	}
	must[Promised](t)(s.KeepPromises(ctx))
	if diff := cmp.Diff(ids[2:], layerFiles(t, s)); diff != "" { // the one in use, and three
		t.Error(diff)
	}
	if lastLabel(t, s) != "Replace the file of the calendar “School”" {
		t.Errorf("letting go is a step: %s", lastLabel(t, s))
	}
	for range 3 {
		must[string](t)(s.Undo(ctx))
	}
	if got := background(t, s, "2026-10-26", "2026-10-31"); len(got) != 1 {
		t.Errorf("undone, behind it stands %v", got)
	}
	_, err := s.Undo(ctx)
	if err == nil || err.Error() != "“Replace the file of the calendar “School”” can no longer be undone: the file of the calendar “School” is not kept any more. Nothing was changed; add its .ics file again instead" {
		t.Errorf("undone too late: %v", err)
	}
	if layers := must[[]model.Layer](t)(s.Layers(ctx)); len(layers) != 2 || string(layers[1].ID) != ids[2] {
		t.Errorf("after that the layers are %+v", layers)
	}
	ok(t, s.RemoveLayer(ctx, model.ID(ids[2])))
	nowAt(s, start.AddDate(0, 0, keptLayerDays))
	must[Promised](t)(s.KeepPromises(ctx))
	if got := layerFiles(t, s); len(got) != 3 {
		t.Errorf("after a month %v are kept", got)
	}
	nowAt(s, start.AddDate(0, 0, keptLayerDays).Add(time.Minute))
	must[Promised](t)(s.KeepPromises(ctx))
	if got := layerFiles(t, s); len(got) != 0 {
		t.Errorf("after more than a month %v are kept", got)
	}
	if _, err := s.Undo(ctx); err == nil {
		t.Error("the removal was undone without a file")
	}
}
