package paper

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	qrcode "github.com/skip2/go-qrcode"

	"convenor/model"
	"convenor/model/report"
)

// fullSession is a session with everything a handout can say.
func fullSession() report.SessionInput {
	in := report.SessionInput{Session: gathering().Session, Venue: gathering().Venue, Community: gathering().Community, Names: map[model.ID]string{"a": "نور الهاشمي", "b": "Flo 🌻 Marsh"}}
	in.Community.Name, in.Community.OrganiserName = "Mersey Data Community", "Ann Abbot"
	in.Session.Mode, in.Session.Link, in.Session.FeedbackLink = model.Hybrid, "https://meet.example.org/autumn?room=4711", "https://forms.example.org/f/abc"
	in.Session.Room, in.Session.Description = "Room 2", strings.Repeat("Bring one thing that worked and one that did not. ", 12)
	for i := range 14 {
		in.Session.Agenda = append(in.Session.Agenda, model.AgendaItem{Minutes: 10, Title: fmt.Sprint("Thirty forms into one ", i), Format: "talk", Presenters: []model.ID{"a", "b"}})
	}
	in.Venue.Transit, in.Venue.StepFree, in.Venue.Catering = "Five minutes from the station", model.Yes, "No hot food"
	return in
}

// papers are the handouts of a session, with hard names and many people.
func papers() map[string]Document {
	in := fullSession()
	var phones []report.PhonePerson
	var needs []report.NeedPerson
	for i := range 60 {
		p := hardNames[i%len(hardNames)]
		phones = append(phones, report.PhonePerson{Given: p.Given, Family: p.Family, Organisation: p.Organisation, Phone: "0151 496 0001", Why: "no email", Reply: model.Accepted})
		needs = append(needs, report.NeedPerson{Name: model.DisplayName(p.Given, p.Family), Dietary: fmt.Sprint("diet ", i), Access: fmt.Sprint("need ", i%40), Expected: i%2 == 0})
	}
	season := report.ProgrammeInput{Community: in.Community, Today: "2025-09-01", Names: in.Names}
	for i := range 30 {
		v := in.Session
		v.State, v.Title = model.Confirmed, strings.Repeat("A very long title of a session ", i%3+1)
		season.Sessions = append(season.Sessions, report.ProgrammeSession{Session: v, Venue: in.Venue})
	}
	programme, err := report.NewProgramme(season)
	if err != nil {
		panic(err)
	}
	few := programme
	few.Months = []report.ProgrammeMonth{{Name: "September 2025", Items: programme.Months[0].Items[:2]}}
	expected := model.Expect(map[model.Reply]int{model.Accepted: 30, model.NoReply: 30}, model.Record{})
	return map[string]Document{
		"handout": Handout(report.NewHandout(in)), "feedback": FeedbackForm(report.NewFeedbackForm(in)), "sign": Sign(report.NewSign(in, report.ToRight)),
		"phone": PhoneList(report.NewPhoneList(in, phones, []string{"Ed left on 3 May 2025"})), "nobody to call": PhoneList(report.NewPhoneList(in, nil, nil)),
		"order": CateringOrder(report.NewCateringOrder(report.CateringInput{SessionInput: in, Expected: expected, People: needs})), "no order": CateringOrder(report.NewCateringOrder(report.CateringInput{SessionInput: in})),
		"programme": Programme(programme), "poster": Poster(programme), "poster of two": Poster(few),
		"poll": datePolls(in.Community, 3, 60), "wide poll": datePolls(in.Community, model.MostPollOptions, 40), "empty poll": datePolls(in.Community, 1, 0),
		"access": AccessBriefing(report.NewAccessBriefing(in, needs, true)), "no needs": AccessBriefing(report.NewAccessBriefing(in, nil, false)),
	}
}

// datePolls is a poll with so many dates that asks so many people.
func datePolls(c model.Community, dates, people int) Document {
	in := report.PollInput{Community: c, Poll: model.Poll{Title: "Summer gathering", Code: "K7-2F"}, Place: func(model.PollOption) string { return "in person, Ropewalk Hall" }, Blank: 5}
	for i := range dates {
		day := fmt.Sprintf("2026-07-%02d", i+1)
		in.Poll.Options = append(in.Poll.Options, model.PollOption{Start: model.LocalTime(day + "T13:00"), End: model.LocalTime(day + "T14:30"), Mode: model.InPerson})
	}
	for i := range people {
		p := hardNames[i%len(hardNames)]
		in.People = append(in.People, report.PollPaperPerson{Row: i + 1, Name: model.ListName(p.Given, p.Family), Answers: []model.Answer{model.CanCome}})
	}
	return DatePoll(report.NewDatePoll(in))
}

func TestHandoutsStayOnTheirPages(t *testing.T) {
	for name, doc := range papers() {
		t.Run(name, func(t *testing.T) {
			faces := map[*font.Font]*font.Face{}
			pages := doc.Layout(plain(t))
			for n, page := range pages {
				seen := record(page)
				if seen.depth != 0 {
					t.Errorf("page %d leaves a role open", n+1)
				}
				const edge = 8
				for _, text := range seen.texts {
					low, high := text.ink(faces)
					if low.x <= high.x && (low.x < edge || low.y < edge || high.x > page.Size.Width-edge || high.y > page.Size.Height-edge) {
						t.Errorf("page %d: %q has ink from %v to %v", n+1, text.line.source, low, high)
					}
				}
			}
			if many := name == "phone" || name == "order" || name == "access"; many && len(pages) < 2 {
				t.Errorf("sixty people on %d page", len(pages))
			}
			data, res := printed(t, NewPrinter(nil), doc)
			if len(res.Shortened) > 0 {
				t.Errorf("cut: %q", res.Shortened)
			}
			if again, _ := printed(t, NewPrinter(nil), doc); !bytes.Equal(data, again) {
				t.Error("it is not the same file each time")
			}
			if len(readPDF(t, data).pages) != len(pages) {
				t.Error("the file has another number of pages")
			}
		})
	}
}

func TestWhatHandoutsSay(t *testing.T) {
	for name, want := range map[string][]string{
		"handout":        {"Autumn gathering", "Thursday 18 September 2025, 10:00–12:00", "10:10", "Thirty forms into one 1", "Step-free", "Joining online", "https://meet.example.org/autumn?room=4711"},
		"feedback":       {"How was it?", "Who or what was missing?", "not at all", "https://forms.example.org/f/abc", "You need not give your name."},
		"sign":           {"Room 2, Ropewalk Hall", "10:00–12:00"},
		"phone":          {"0151 496 0001", "Not to be called: Ed left on 3 May 2025.", "page 1 of"},
		"nobody to call": {"Everybody on the list has an email address"},
		"order":          {"For 27 people", "30 accepted × 80 % (assumed: no record yet)", "diet 7", "No hot food"},
		"no order":       {"Nobody who may come is on the list yet."},
		"access":         {"do not hand it on", "need 7"},
		"poll":           {"Date poll", "K7-2F", "1. Wed 1 Jul 2026", "13:00–14:30", "in person, Ropewalk Hall", "if need be", "We use this sheet", "page 3 of 3"},
		"wide poll":      {"12. Sun 12 Jul 2026"},
		"empty poll":     {"tick one box under each date"},
		"no needs":       {"Nobody who may come has told us of a need.", "please tell us"},
	} {
		data, _ := printed(t, NewPrinter(nil), papers()[name])
		said := strings.Join(strings.Fields(strings.Join(pdfTexts(t, data), " ")), " ")
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s does not say %q: %s", name, words, said)
			}
		}
	}
}

// TestTheCodeIsTheLibrarys reads the squares that were drawn back.
func TestTheCodeIsTheLibrarys(t *testing.T) {
	const link, side = "https://meet.example.org/autumn?room=Ż&n=4711", 34.0
	page := plain(t).NewPage(A4)
	if err := drawQR(page, link, 20, 30, side); err != nil {
		t.Fatal(err)
	}
	code, err := qrcode.New("https://meet.example.org/autumn?room=%C5%BB&n=4711", qrcode.Medium)
	if err != nil {
		t.Fatal(err)
	}
	bits := code.Bitmap() // with its own white edge, of four modules as well
	module := side / float64(len(bits))
	dark := make([][]bool, len(bits))
	for i := range dark {
		dark[i] = make([]bool, len(bits))
	}
	steps := record(page).fills[0].steps
	for i := 0; i < len(steps); i += 5 { // a move, three lines and the way back
		a, b := steps[i].points[0], steps[i+2].points[0]
		row := int(math.Round((a.y - 30) / module))
		for x := int(math.Round((a.x - 20) / module)); x < int(math.Round((b.x-20)/module)); x++ {
			dark[row][x] = true
		}
	}
	for y := range bits {
		for x := range bits[y] {
			if bits[y][x] != dark[y][x] {
				t.Fatalf("module %d, %d is drawn %v", x, y, dark[y][x])
			}
		}
	}
	if err := drawQR(page, strings.Repeat("https://meet.example.org/", 200), 0, 0, side); err == nil {
		t.Error("five thousand characters fit into a code")
	}
}

func TestAnArrowPointsWhereItSays(t *testing.T) {
	box := Box{10, 20, 60, 60}
	tip := func(d report.Direction) point { return arrowPath(box, d).steps[0].points[0] }
	if tip(report.ToLeft).x != 10 || tip(report.ToRight).x != 70 || tip(report.Ahead).y != 20 {
		t.Errorf("left %v, right %v, ahead %v", tip(report.ToLeft), tip(report.ToRight), tip(report.Ahead))
	}
}
