package report

import (
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func sessionInput() SessionInput {
	return SessionInput{
		Session: model.Session{
			Title: "Autumn gathering", Mode: model.Hybrid, Zone: "Europe/London", Start: "2025-09-18T10:00", End: "2025-09-18T12:00",
			Room: "Room 2", Link: "https://meet.example.org/a", FeedbackLink: "https://forms.example.org/f", Description: "One.\n\nTwo.", Catering: "Sandwiches",
			Agenda: []model.AgendaItem{{Minutes: 10, Format: "welcome"}, {Minutes: 50, Title: "Thirty forms into one", Format: "show and tell", Presenters: []model.ID{"a"}, Detail: "with slides"}},
		},
		Venue:        &model.Venue{Name: "Ropewalk Hall", Address: "12 Example Street", StepFree: model.Yes, HearingLoop: model.No, Transit: "Bus 10", Catering: "No hot food"},
		Community:    model.Community{Name: "Mersey Data Community", TimeZone: "Europe/London", OrganiserName: "Ann Abbot", OrganiserEmail: "ann@example.org", PaperDays: 30},
		Facilitators: []string{"Ann Abbot"},
		Names:        map[model.ID]string{"a": "Kasia Żukowska"},
	}
}

func TestHandoutSaysWhatIsNeededToCome(t *testing.T) {
	got := NewHandout(sessionInput())
	want := Handout{
		Title: "Autumn gathering", When: "Thursday 18 September 2025, 10:00–12:00", Where: "Room 2, Ropewalk Hall, 12 Example Street, and online",
		Facilitators: []string{"Ann Abbot"}, About: []string{"One.", "Two."},
		Agenda: []HandoutItem{{"10:00", "Welcome", ""}, {"10:10", "Thirty forms into one", "Kasia Żukowska · show and tell · with slides"}}, Ends: "11:00",
		GettingThere: []Fact{{"By bus, train or on foot", "Bus 10"}},
		Access:       []Fact{{"Step-free", "yes"}, {"Accessible toilet", "not known; please ask us"}, {"Hearing loop", "no"}},
		Link:         "https://meet.example.org/a", Contact: "Ann Abbot · ann@example.org", Language: "en-GB",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	in := sessionInput()
	in.Session.Mode = model.InPerson
	if h := NewHandout(in); h.Link != "" {
		t.Error("a link to join online stands on the handout of a session in person")
	}
	in.Session.Mode, in.Session.Start = model.Online, ""
	if h := NewHandout(in); h.Access != nil || h.Agenda[1].At != "+00:10" {
		t.Errorf("online, without a date: %+v", h)
	}
}

func TestFeedbackFormAsksFiveQuestionsAndNoName(t *testing.T) {
	f := NewFeedbackForm(sessionInput())
	if len(f.Questions) != 5 || f.Link != "https://forms.example.org/f" || !strings.Contains(f.Notice, "30 days") {
		t.Errorf("%+v", f)
	}
	for _, q := range f.Questions {
		if len(q.Ticks) == 0 && q.Lines == 0 {
			t.Errorf("%q cannot be answered", q.Text)
		}
	}
}

func TestSign(t *testing.T) {
	got := NewSign(sessionInput(), ToLeft)
	want := Sign{"Autumn gathering", "Room 2, Ropewalk Hall", "10:00–12:00", "Thursday 18 September 2025", ToLeft, "Mersey Data Community", "en-GB"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPhoneList(t *testing.T) {
	got := NewPhoneList(sessionInput(), []PhonePerson{
		{Given: "Cy", Family: "Zed", Phone: " 0151 496 0000 ", Why: "no email", Reply: model.Accepted}, {Given: "Ann", Family: "Abbot", Why: "prefers the phone", Reply: model.NoReply},
	}, []string{"Ed Left left on 3 May 2025"})
	want := []PhoneRow{{"Abbot, Ann", "", "no number known", "prefers the phone", "no reply"}, {"Zed, Cy", "", "0151 496 0000", "no email", "accepted"}}
	if diff := cmp.Diff(want, got.Rows); diff != "" || len(got.LeftOut) != 1 {
		t.Error(diff, got.LeftOut)
	}
}

var needy = []NeedPerson{
	{Name: "Ann Abbot", Dietary: "Vegan", Access: "Step-free way in", Expected: true}, {Name: "Bob Booth", Dietary: "vegan", Access: "step-free way in."},
	{Name: "Cy Cole", Dietary: "Halal", Expected: true}, {Name: "Di Dale", Expected: true},
}

func TestTheKitchenGetsNumbersAndNoNames(t *testing.T) {
	o := NewCateringOrder(CateringInput{SessionInput: sessionInput(), Expected: model.Expect(map[model.Reply]int{model.Accepted: 3, model.NoReply: 1}, model.Record{}), People: needy})
	if diff := cmp.Diff([]Diet{{"Vegan", 1, 1}, {"Halal", 1, 0}}, o.Diets); diff != "" {
		t.Error(diff)
	}
	if o.People != 3 || o.What != "Sandwiches" || o.Rules != "No hot food" || o.Nothing != "" {
		t.Errorf("%+v", o)
	}
	in := sessionInput()
	in.Session.Mode = model.Online
	if o := NewCateringOrder(CateringInput{SessionInput: in}); !strings.Contains(o.Nothing, "online") {
		t.Errorf("an order for a session online: %+v", o)
	}
	if o := NewCateringOrder(CateringInput{SessionInput: sessionInput()}); !strings.Contains(o.Nothing, "Nobody") {
		t.Errorf("an order for nobody: %+v", o)
	}
}

func TestOnlyTheCoordinatorsCopyNamesPeople(t *testing.T) {
	host := NewAccessBriefing(sessionInput(), needy, false)
	if diff := cmp.Diff([]AccessNeed{{Words: "Step-free way in", People: 2}}, host.Needs); diff != "" {
		t.Error(diff)
	}
	own := NewAccessBriefing(sessionInput(), needy, true)
	if diff := cmp.Diff([]AccessNeed{{"Step-free way in", 2, []string{"Ann Abbot", "Bob Booth"}}}, own.Needs); diff != "" {
		t.Error(diff)
	}
}
