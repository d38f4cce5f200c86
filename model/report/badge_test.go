package report

import (
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func TestBadgesSayWhatIsAskedForByFamilyName(t *testing.T) {
	in := BadgeInput{
		Session: model.Session{Title: "Autumn  gathering"}, Stock: Stocks[0], Start: 3, Blank: 1, Pronouns: true, Band: true, Title: true,
		People: []BadgePerson{
			{Given: "Kasia", Family: "Żukowska", Pronouns: "she/her", Organisation: "Halton Carers Link", Role: "Analyst", Letter: "V", Colour: "#D55E00"},
			{Given: "Fola", Family: "Adeyemi"},
		},
	}
	got := NewBadges(in)
	want := []Badge{
		{Name: "Fola Adeyemi", Foot: "Autumn gathering"},
		{Name: "Kasia Żukowska", Pronouns: "she/her", Lines: []string{"Halton Carers Link", "Analyst"}, Foot: "Autumn gathering", Letter: "V", Colour: "#D55E00"},
		{Foot: "Autumn gathering"},
	}
	if diff := cmp.Diff(want, got.Badges); diff != "" {
		t.Error(diff)
	}
	if got.First != 2 || got.Sample || got.Sheets() != 1 {
		t.Errorf("first %d, sample %v, sheets %d", got.First, got.Sample, got.Sheets())
	}
	in.Pronouns, in.Band, in.Title, in.Blank = false, false, false, 0
	if got := NewBadges(in).Badges[1]; got.Pronouns+got.Letter+got.Colour+got.Foot != "" {
		t.Errorf("what was not asked for is there: %+v", got)
	}
	in.Start = 9
	in.Blank = 12 // 8 labels are used, then 14
	if got := NewBadges(in).Sheets(); got != 3 {
		t.Errorf("they take %d sheets", got)
	}
}

func TestInventedPeopleShowBadgesUntilThereIsAnybody(t *testing.T) {
	if b := NewBadges(BadgeInput{Stock: Stocks[0]}); !b.Sample || len(b.Badges) < 2 {
		t.Errorf("%+v", b)
	}
	if b := NewBadges(BadgeInput{Stock: Stocks[0], Blank: 4}); b.Sample || len(b.Badges) != 4 || b.Badges[0].Name != "" {
		t.Errorf("blank ones alone: %+v", b)
	}
}

func TestAddressLabels(t *testing.T) {
	got := NewAddressLabels([]AddressPerson{
		{Name: "Ann Abbot", Organisation: "Halton Carers Link", Address: "12, Example Street,\nRuncorn, wa7 1aa", Postcode: "WA7 1AA"},
		{Name: "Bob Booth", Postcode: "L1 1AA"},
		{Name: "Cy Cole", Address: "The Old Mill", Postcode: "l2 2bb"},
	}, Stocks[1], 30, false)
	want := [][]string{{"Ann Abbot", "Halton Carers Link", "12 Example Street", "Runcorn", "WA7 1AA"}, {"Cy Cole", "The Old Mill", "L2 2BB"}}
	if diff := cmp.Diff(want, got.Labels); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Bob Booth"}, got.Missing); diff != "" {
		t.Error(diff)
	}
	if got.First != 20 {
		t.Errorf("begins at %d, beyond the sheet", got.First)
	}
}
