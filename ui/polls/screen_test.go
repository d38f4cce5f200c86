package polls

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// seat is a file with a poll of two dates that asks Ann, Bo and Cy, and the view.
func seat(t *testing.T) (*frametest.Host, *Screen, func() page) {
	t.Helper()
	s := frametest.Store(t)
	var people []model.ID
	for _, name := range []string{"Ann", "Bo", "Cy"} {
		people = append(people, must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: name, Family: "Lee", Emails: []model.Email{{Address: strings.ToLower(name) + "@example.org"}}})))
	}
	id, _, err := s.AddPoll(ctx, model.Poll{Title: "Summer gathering", Options: []model.PollOption{{Start: "2026-07-14T13:00", End: "2026-07-14T14:30", Mode: model.InPerson}, {Start: "2026-07-16T18:00", Mode: model.Online}}}, people)
	if err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: View})
	return h, screen, func() page { return must[page](t)(s.Poll(ctx, id)) }
}

// answers are those of each row, as letters.
func answers(p page) string {
	var rows []string
	for _, r := range p.People {
		row := ""
		for _, o := range p.Options {
			row += string((string(r.Answers[o.ID]) + "-")[0])
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, " ")
}

func noErrors(t *testing.T, h *frametest.Host) {
	t.Helper()
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestAnswersAreTypedCellByCell(t *testing.T) {
	h, screen, now := seat(t)
	h.Sees("Summer gathering", "0 of 3", "Nobody has answered yet.")
	h.Do("The answers, cell by cell")
	h.Type("yn")
	h.Type("i")
	if got := answers(now()); got != "yn i- --" {
		t.Fatalf("typed: %s", got)
	}
	h.Press(fyne.KeyDown, fyne.KeySpace, fyne.KeyLeft, fyne.KeySpace, fyne.KeySpace)
	if got := answers(now()); got != "yn i- iy" {
		t.Errorf("stepped: %s", got)
	}
	h.Press(fyne.KeyDelete)
	h.Type("3")
	h.Press(fyne.KeyUp, fyne.KeyReturn)
	if got := answers(now()); got != "yn iy ny" {
		t.Errorf("cleared and set: %s", got)
	}
	h.Sees("suits most", "2nd", "3 of 3", "By how many can come:", "As many can")
	if screen.grid.option != 1 {
		t.Errorf("the cell is in date %d", screen.grid.option)
	}
	noErrors(t, h)
}

func TestAnswersAreTypedByRow(t *testing.T) {
	h, screen, now := seat(t)
	h.Do("Type answers by row")
	h.Type("2 y i; ann n-")
	h.Press(fyne.KeyReturn)
	if got := answers(now()); got != "n- yi --" {
		t.Errorf("typed: %s", got)
	}
	h.Sees("Noted: Bo Lee and Ann Lee.")
	if r, _ := screen.grid.table.rows.CurrentRow(); r.Given != "Ann" {
		t.Errorf("the table is at %s", r.Given)
	}
	for text, want := range map[string]string{"9 y y": "there is no row 9", "2 y": "has 1 answer, and there are 2 dates", "lee y y": "“lee” could be Ann Lee (row 1), Bo Lee (row 2), Cy Lee (row 3)", "2 y banana": "“banana” is no answer"} {
		h.Edit(frametest.Find[*widgets.Entry](h, ""), text)
		h.Do("Type answers by row")
		h.Press(fyne.KeyReturn)
		h.Sees(want)
		h.Press(fyne.KeyEscape)
	}
	if got := answers(now()); got != "n- yi --" {
		t.Errorf("what was wrong was written: %s", got)
	}
	noErrors(t, h)
}

func TestTheCodeOnThePaperGoesToItsPollAndRow(t *testing.T) {
	h, screen, now := seat(t)
	first := now()
	ann, cy := first.People[0].Person, first.People[2].Person
	other, _, err := h.Store().AddPoll(ctx, model.Poll{Title: "Winter gathering", Options: []model.PollOption{{Start: "2026-12-01T13:00", Mode: model.Online}}}, []model.ID{cy})
	if err != nil {
		t.Fatal(err)
	}
	h.Settle()
	winter := must[page](t)(h.Store().Poll(ctx, other))
	at := func() (string, string) {
		r, _ := screen.grid.table.rows.CurrentRow()
		return screen.grid.poll.Title, r.Given
	}
	h.Do("Find by the code on the paper…")
	h.Type(strings.ToLower(strings.ReplaceAll(first.Code, "-", "")) + " 3")
	h.Press(fyne.KeyReturn)
	if poll, who := at(); poll != "Summer gathering" || who != "Cy" {
		t.Fatalf("the code and row 3 go to %s in %s", who, poll)
	}
	h.Type("yn") // the keyboard is on the row
	if got := answers(now()); got != "-- -- yn" {
		t.Errorf("typed: %s", got)
	}
	h.Do("Type answers by row")
	h.Type(winter.Code + " 1 y")
	h.Press(fyne.KeyReturn)
	if p := must[page](t)(h.Store().Poll(ctx, other)); p.People[0].Answers[p.Options[0].ID] != model.CanCome {
		t.Errorf("of another poll: %+v", p.People)
	}
	h.Sees("Noted: Cy Lee.")
	h.Do("Type answers by row")
	h.Type(first.Code)
	h.Press(fyne.KeyReturn)
	if poll, _ := at(); poll != "Summer gathering" {
		t.Errorf("the code alone goes to %s", poll)
	}
	h.Do("Type answers by row")
	h.Type("ann")
	h.Press(fyne.KeyReturn, fyne.KeySpace)
	if p := now(); p.People[0].Person != ann || p.People[0].Answers[p.Options[0].ID] != model.CanCome {
		t.Errorf("a name alone: %s", answers(p))
	}
	h.Do("Find by the code on the paper…")
	h.Type("0000")
	h.Press(fyne.KeyReturn)
	h.Sees("is not the code of a sheet")
	h.Press(fyne.KeyEscape)
	if _, _, err := coded(nil, first, winter.Code+" 3", false); err == nil || !strings.Contains(err.Error(), "no poll has the code") {
		t.Errorf("of another file: %v", err)
	}
	noErrors(t, h)
}

func TestAnAnswerReadsItsPollAloneAgain(t *testing.T) {
	h, screen, now := seat(t)
	first := now()
	other, _, err := h.Store().AddPoll(ctx, model.Poll{Title: "Winter gathering", Options: []model.PollOption{{Start: "2026-12-01T13:00", Mode: model.Online}}}, []model.ID{first.People[2].Person})
	if err != nil {
		t.Fatal(err)
	}
	var last storage.Notice
	defer h.Store().Subscribe(func(n storage.Notice) { last = n })()
	h.Settle()
	said := plan.PollAnswer{Option: first.Options[1].ID, Person: first.People[0].Person, Answer: model.CanCome}
	if err := h.Store().AnswerPoll(ctx, first.ID, said); err != nil {
		t.Fatal(err)
	}
	if id, only := onlyPoll(last, screen.all); !only || id != first.ID {
		t.Errorf("an answer concerns %q, %v", id, only)
	}
	h.Settle()
	if p := screen.all[slices.IndexFunc(screen.all, func(p page) bool { return p.ID == first.ID })]; answers(p) != "-y -- --" || p.Ranking[0].ID != said.Option {
		t.Errorf("the screen has %s, %+v", answers(p), p.Ranking)
	}
	if err := h.Store().StopAsking(ctx, first.ID, first.People[0].Person); err != nil {
		t.Fatal(err)
	}
	if id, only := onlyPoll(last, screen.all); !only || id != first.ID {
		t.Errorf("somebody taken out concerns %q, %v", id, only)
	}
	if err := h.Store().RemovePoll(ctx, other); err != nil {
		t.Fatal(err)
	}
	if _, only := onlyPoll(last, screen.all); only {
		t.Error("a poll that is removed concerns the list")
	}
	h.Settle()
	h.SeesNot("Winter gathering")
	noErrors(t, h)
}

// held keeps back what is to be read until it is let go.
type held struct{ waiting []func() }

func (h *held) Start(work func()) { h.waiting = append(h.waiting, work) }
func (h *held) Do(f func())       { f() }

func (h *held) letGo() {
	for _, work := range h.waiting {
		work()
	}
	h.waiting = nil
}

func TestAnswersToTwoPollsAtOnceAreBothShown(t *testing.T) {
	h, screen, now := seat(t)
	first := now()
	other, _, err := h.Store().AddPoll(ctx, model.Poll{Title: "Winter gathering", Options: []model.PollOption{{Start: "2026-12-01T13:00", Mode: model.Online}}}, []model.ID{first.People[2].Person})
	if err != nil {
		t.Fatal(err)
	}
	h.Settle()
	back := &held{}
	screen.load = widgets.NewAsync[[]page](back)
	for _, id := range []model.ID{first.ID, other} {
		p := must[page](t)(h.Store().Poll(ctx, id))
		if err := h.Store().AnswerPoll(ctx, id, plan.PollAnswer{Option: p.Options[0].ID, Person: first.People[2].Person, Answer: model.CanCome}); err != nil {
			t.Fatal(err)
		}
		h.Settle() // while the one before is still being read
	}
	back.letGo()
	for _, p := range screen.all {
		if got := answers(p); got != "y" && got != "-- -- y-" {
			t.Errorf("“%s” shows %s", p.Title, got)
		}
	}
	noErrors(t, h)
}

func TestADateIsDecidedOn(t *testing.T) {
	h, _, now := seat(t)
	h.Do("Type answers by row")
	h.Type("1 n y")
	h.Press(fyne.KeyReturn)
	h.Do("Decide on a date…")
	h.Sees("Thu 16 July suits most: the one who answered can come.", "becomes a session of the programme", "Invite the 1 person who said yes or if need be", "a yes in a poll says")
	h.Press(fyne.KeyReturn)
	p := now()
	if p.Closed == "" || p.Session == "" || h.Last() != session.Place(p.Session, session.Plan) {
		t.Fatalf("it is %+v, and goes to %+v", p.Poll, h.Last())
	}
	if v := must[model.Session](t)(h.Store().Session(ctx, p.Session)); v.Start != "2026-07-16T18:00" || v.Mode != model.Online {
		t.Errorf("the session is %+v", v)
	}
	if list := must[[]storage.ParticipantRow](t)(h.Store().Participants(ctx, p.Session)); len(list) != 1 || list[0].Given != "Ann" || list[0].Reply != model.NoReply {
		t.Errorf("on its list are %+v", list)
	}
	if len(h.Said) != 1 || h.Said[0] != "“Summer gathering” is on Thu 16 July. 1 person is invited." {
		t.Errorf("said %q", h.Said)
	}
	h.Sees("closed on")
	if c := h.Command("Decide on a date…"); c.Why == "" {
		t.Error("a closed poll can be decided")
	}
	h.Do("Open the poll again")
	h.Do("Remove the poll")
	h.Sees("A poll asks people which of some dates they could")
	noErrors(t, h)
}

func TestNobodyIsInvitedByADecisionWhenThatIsNotWished(t *testing.T) {
	h, _, now := seat(t)
	h.Do("Type answers by row")
	h.Type("1 n y; 2 i n")
	h.Press(fyne.KeyReturn)
	h.Do("Decide on a date…")
	invite := frametest.Find[*widgets.Check](h, "Invite the 1 person")
	h.Window().Canvas().Focus(invite)
	h.Press(fyne.KeySpace, fyne.KeyReturn)
	p := now()
	if list := must[[]storage.ParticipantRow](t)(h.Store().Participants(ctx, p.Session)); p.Session == "" || len(list) != 0 {
		t.Errorf("on its list are %+v", list)
	}
	noErrors(t, h)
}

func TestWhoHasNotAnsweredIsInvitedWhenThatIsTicked(t *testing.T) {
	h, _, now := seat(t)
	h.Do("Type answers by row")
	h.Type("1 y n; 2 n n")
	h.Press(fyne.KeyReturn)
	h.Do("Decide on a date…")
	silent := frametest.Find[*widgets.Check](h, "Invite the 1 person who has not answered, too")
	if silent.On() {
		t.Error("they are invited without being asked for")
	}
	h.Window().Canvas().Focus(silent)
	h.Press(fyne.KeySpace, fyne.KeyReturn)
	if list := must[[]storage.ParticipantRow](t)(h.Store().Participants(ctx, now().Session)); len(list) != 2 || list[0].Given != "Ann" || list[1].Given != "Cy" {
		t.Errorf("on its list are %+v", list)
	}
	noErrors(t, h)
}

func TestAPollIsMadeInTheWindow(t *testing.T) {
	h, screen, _ := seat(t)
	id := must[model.ID](t)(h.Store().AddSession(ctx, model.Session{Title: "Autumn", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	must[model.ID](t)(h.Store().AddPerson(ctx, model.Person{Given: "Ed", Left: "2020-01-01"}))
	screen.Show(session.AskDate(id))
	h.Settle()
	h.Sees("New poll", "Date 2", "everyone who may be asked")
	h.Edit(frametest.Find[*widgets.DateField](h, "Date 1").Entry, "12 Sept 2026")
	h.Tap("Ask")
	all := must[[]page](t)(h.Store().Polls(ctx))
	if len(all) != 2 || all[0].Title != "Autumn" && all[1].Title != "Autumn" {
		t.Fatalf("there are %+v", all)
	}
	for _, p := range all {
		if p.Title == "Autumn" && (p.Session != id || len(p.Options) != 1 || p.Options[0].Mode != model.Online || len(p.People) != 3) {
			t.Errorf("it is %+v", p)
		}
	}
	if len(h.Said) != 1 || !strings.HasPrefix(h.Said[0], "“Autumn”: 3 people are to be asked.") || !strings.HasSuffix(h.Said[0], "Not asked: Ed left on 1 January 2020.") {
		t.Errorf("said %q", h.Said)
	}
	noErrors(t, h)
}

func TestAFileIsTakenIn(t *testing.T) {
	h, screen, now := seat(t)
	path := filepath.Join(t.TempDir(), "form.csv")
	text := "Name,Email,Tue 14 July,Thu 16 July\nAnn Lee,ann@example.org,yes,no\nUna Known,,yes,yes\nBo Lee,,banana,yes\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if !screen.Dropped([]string{path}) {
		t.Fatal("the file is not taken")
	}
	h.Settle()
	h.Sees("Answers to “Summer gathering”", "3 answers in “form.csv”", "1 new reply", "1 nobody we know", "1 error", "Note the answers of 1 person")
	if answers(now()) != "-- -- --" {
		t.Fatal("the rehearsal wrote")
	}
	h.Tap("Note the answers of 1 person")
	if got := answers(now()); got != "yn -- --" {
		t.Errorf("noted: %s", got)
	}
	if len(h.Said) != 1 || h.Said[0] != "The answers of 1 person are noted. 2 rows were left out." {
		t.Errorf("said %q", h.Said)
	}
	noErrors(t, h)
}

func TestARowOfAFileIsSettledByKeyboardAndBeginsWithWhoFitsBest(t *testing.T) {
	h, screen, now := seat(t)
	must[model.ID](t)(h.Store().AddPerson(ctx, model.Person{Given: "Di", Family: "Ray"}))
	path := filepath.Join(t.TempDir(), "form.csv")
	text := "Name,Email,Tue 14 July,Thu 16 July\nUna Known,una@example.org,yes,yes\nAnne Lee,,no,yes\nCy Lee,,yes,no\nDi Ray,,yes,no\nLe Roi,,yes,yes\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	screen.Dropped([]string{path})
	h.Settle()
	h.Sees("5 answers in “form.csv”", "1 new reply", "3 nobody we know", "1 ambiguous", "Note the answers of 1 person")
	h.Press(fyne.KeyHome, fyne.KeyReturn)
	h.Sees("Who is Una Known?", "A new contact", "Set to a new contact, as nobody is like it and the row has a name and an")
	h.Shortcut(frametest.Ctrl(fyne.KeyReturn)) // in the drop-down field
	h.Sees("2 new replies", "Added as a new contact; put at the end of those who are asked")
	h.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	h.Sees("Who is Anne Lee?", "Set to Ann Lee, whose name is the most like it: check that it is them.")
	h.Press(fyne.KeyReturn)
	h.Sees("3 new replies")
	h.Press(fyne.KeyEnd, fyne.KeyReturn)
	h.Sees("Who is Le Roi?", "Leave the row out", "Set to leaving the row out")
	h.Press(fyne.KeyReturn)
	h.Press(fyne.KeyUp, fyne.KeyReturn)
	h.Sees("Who is Di Ray?", "Set to Di Ray, whose name is the most like it")
	h.Press(fyne.KeyReturn)
	h.Sees("Note the answers of 4 people")
	if len(now().People) != 3 {
		t.Fatal("the rehearsal wrote")
	}
	h.Shortcut(frametest.Ctrl(fyne.KeyReturn)) // in the table
	if got := answers(now()); got != "ny -- yn yy yn" {
		t.Errorf("noted: %s", got)
	}
	if una := now().People[3]; una.Name() != "Known, Una" || una.Email != "una@example.org" {
		t.Errorf("the new one is %+v", una)
	}
	must[string](t)(h.Store().Undo(ctx))
	if found := must[*storage.People](t)(h.Store().FindPeople(ctx, storage.PeopleFilter{Text: "Una"}, storage.ByName, false)); len(now().People) != 3 || found.Len() != 0 {
		t.Errorf("one undo leaves %d who are asked, and %d new", len(now().People), found.Len())
	}
	noErrors(t, h)
}

func TestAPollIsAskedOnPaperAndByMail(t *testing.T) {
	h, _, now := seat(t)
	c := must[model.Community](t)(h.Store().Community(ctx))
	c.OrganiserName, c.OrganiserEmail = "Ann Organiser", "ann@example.org"
	if err := h.Store().UpdateCommunity(ctx, c); err != nil {
		t.Fatal(err)
	}
	h.Do("Copy the poll as text")
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(text, "1. Tue 14 Jul 2026, 13:00–14:30, in person") {
		t.Errorf("copied %q", text)
	}
	h.Save = filepath.Join(t.TempDir(), "poll.pdf")
	h.Do("Print the poll…")
	h.Sees("page 1 of 1", now().Code)
	h.Tap("Save PDF and open")
	if data, err := os.ReadFile(h.Save); err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Errorf("the paper: %v", err)
	}
	h.Folder = t.TempDir()
	h.Do("Ask by mail…")
	h.Tap("Write drafts…")
	if files, _ := filepath.Glob(filepath.Join(h.Folder, "*.eml")); len(files) != 3 {
		t.Errorf("written: %v, told %q", files, h.Told)
	}
	noErrors(t, h)
}

func TestAnEmptyPlaceSaysWhatItIsFor(t *testing.T) {
	h := frametest.New(t, frametest.Store(t))
	h.Use(New(h), frame.Place{Area: frame.Programme, Tab: View})
	h.Sees("A poll asks people")
	h.Tap("New poll")
	h.Sees("What is to be held")
	h.Tap("Ask")
	h.Sees("A poll needs a title")
}

func TestGroupsBeginWithWhoWasChosen(t *testing.T) {
	all := groups(&storage.PeopleFilter{People: []model.ID{"a", "b"}}, suggestions{tags: []string{"board"}}, frame.Lists{})
	if all[0].text != "2 people who were chosen" || all[len(all)-1].filter.Tags[0] != "board" {
		t.Errorf("groups are %+v", all)
	}
}

func TestAPollIsBegunWithDatesThatArePlanned(t *testing.T) {
	s := frametest.Store(t)
	var ids []model.ID
	for _, name := range []string{"Ann", "Bo", "Cy"} {
		ids = append(ids, frametest.Must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: name, Family: "Lee"})))
	}
	h := frametest.New(t, s)
	begun := model.Poll{Title: "Our sessions from June 2026 to November 2026", Options: []model.PollOption{
		{Start: "2026-06-10T12:30", End: "2026-06-10T13:30", Mode: model.Online}, {Start: "2026-07-04T10:30", End: "2026-07-04T12:30", Mode: model.InPerson}}}
	h.Use(New(h), frame.Place{Area: frame.Programme, Tab: View, New: true, Filter: &storage.PeopleFilter{People: ids[:2]}, Poll: &begun})
	h.Sees("New poll", "2 people who were chosen", "Date 2")
	h.SeesNot("Date 3")
	h.Tap("Ask")
	all, err := s.Polls(ctx)
	if err != nil || len(all) != 1 || all[0].Title != begun.Title || len(all[0].People) != 2 {
		t.Fatalf("asked: %+v, %v", all, err)
	}
	for i, o := range all[0].Options {
		if want := begun.Options[i]; o.Start != want.Start || o.End != want.End || o.Mode != want.Mode {
			t.Errorf("date %d is %+v", i+1, o)
		}
	}
	noErrors(t, h)
}

func TestAPlaceNamesThePollToShow(t *testing.T) {
	h, screen, now := seat(t)
	other, _, err := h.Store().AddPoll(ctx, model.Poll{Title: "Winter gathering", Options: []model.PollOption{{Start: "2026-12-01T13:00", Mode: model.Online}}}, nil)
	frametest.OK(t, err)
	h.Settle()
	for _, id := range []model.ID{other, now().ID} {
		h.Use(screen, frame.Place{Area: frame.Programme, Tab: View, Choose: id})
		if p, _ := screen.current(); p.ID != id {
			t.Errorf("it shows “%s”", p.Title)
		}
	}
}

// As where a date is looked for: beside each date that is compared, and where one is
// decided on.
func TestWhatStandsAgainstADateIsSaid(t *testing.T) {
	h, _, now := seat(t)
	must[model.ID](t)(h.Store().AddSession(ctx, model.Session{Title: "Lunch", Mode: model.Online, State: model.Confirmed, Zone: "Europe/London", Start: "2026-07-15T12:00"}))
	h.Settle()
	h.Sees("Against it: close to “Lunch”.")
	h.Do("Type answers by row")
	h.Type("1 n y")
	h.Press(fyne.KeyReturn)
	h.Sees("Against it: close to “Lunch”.") // an answer changes nothing about it
	h.Do("Decide on a date…")
	h.Sees("is only 1 day after “Lunch”")
	h.Press(fyne.KeyEscape)
	frametest.Find[*widgets.Line](h, "Tue 14 Jul 2026").OnTapped()
	h.Sees("Nothing stands against this date.")
	h.Press(fyne.KeyEscape)
	p := now()
	p.Holds = map[model.ID]int{p.Options[0].ID: 1}
	if got := against(p, plan.PollRow{PollOption: plan.PollOption(p.Options[0]), Yes: 2}, nil); got != "Against it: its venue holds 1." {
		t.Error(got)
	}
	noErrors(t, h)
}

func TestAWrongCodeIsCalledOne(t *testing.T) {
	h, _, now := seat(t)
	for text, want := range map[string]string{"zz-9q 3 y n y": "no poll has the code ZZ-9Q", "zz-9q": "no poll has the code ZZ-9Q", "qx-qx 1 y n": "no poll has the code QX-QX", "zz y n": "nobody who is asked is called"} {
		h.Do("Type answers by row")
		h.Edit(frametest.Find[*widgets.Entry](h, ""), text)
		h.Do("Type answers by row")
		h.Press(fyne.KeyReturn)
		h.Sees(want)
	}
	li := must[model.ID](t)(h.Store().AddPerson(ctx, model.Person{Given: "Li-An"}))
	_, _, err := h.Store().AskPeople(ctx, now().ID, []model.ID{li})
	frametest.OK(t, err)
	if _, rest, err := coded(nil, now(), "li-an y n", false); err != nil || rest != "li-an y n" {
		t.Errorf("a name is taken for a code: %v", err)
	}
}

// A new poll has its dates by time. One that is changed keeps the numbers that stand on
// its paper: what is added comes after them.
func TestTheDatesOfAPollAreInOrder(t *testing.T) {
	d := draft{dates: []date{{day: "2026-07-14", start: 600}, {}, {day: "2026-05-14", start: 780}, {day: "2026-05-14", start: 600}}}
	starts := func() (all []string) {
		for _, o := range d.poll().Options {
			all = append(all, string(o.ID)+string(o.Start))
		}
		return all
	}
	if got, want := starts(), []string{"2026-05-14T10:00", "2026-05-14T13:00", "2026-07-14T10:00"}; !slices.Equal(got, want) {
		t.Errorf("new: %q, not %q", got, want)
	}
	d.id, d.dates[0].id, d.dates[2].id = "p", "a ", "b "
	if got, want := starts(), []string{"a 2026-07-14T10:00", "b 2026-05-14T13:00", "2026-05-14T10:00"}; !slices.Equal(got, want) {
		t.Errorf("changed: %q, not %q", got, want)
	}
}
