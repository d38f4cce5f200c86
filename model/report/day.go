package report

import (
	"cmp"
	"slices"

	"convenor/model"
)

// PhonePerson is somebody to be called.
type PhonePerson struct {
	Given, Family, SortAs string
	Organisation, Phone   string
	Why                   string // "no email", "prefers the phone"
	Reply                 model.Reply
}

// PhoneList is the list of those who are told by phone.
type PhoneList struct {
	Title    string
	When     string
	Where    string
	Rows     []PhoneRow
	LeftOut  []string // names and why: who left or withdrew consent is not called
	Notice   string
	Language string
}

// PhoneRow is one person of a phone list.
type PhoneRow struct{ Name, Organisation, Phone, Why, Reply string }

// NewPhoneList lays out a phone list by family name.
func NewPhoneList(in SessionInput, people []PhonePerson, leftOut []string) PhoneList {
	p := PhoneList{
		Title: oneLine(in.Session.Title), When: when(in.Session, in.Community.TimeZone), Where: where(in.Session, in.Venue),
		LeftOut: oneLines(leftOut), Notice: "This list holds phone numbers: keep it with you and destroy it when the calls are made.", Language: "en-GB",
	}
	people = slices.Clone(people)
	slices.SortStableFunc(people, func(a, b PhonePerson) int {
		return cmp.Compare(model.SortKey(a.Given, a.Family, a.SortAs), model.SortKey(b.Given, b.Family, b.SortAs))
	})
	for _, q := range people {
		phone := oneLine(q.Phone)
		if phone == "" {
			phone = "no number known"
		}
		p.Rows = append(p.Rows, PhoneRow{oneLine(model.ListName(q.Given, q.Family)), oneLine(q.Organisation), phone, q.Why, string(q.Reply)})
	}
	return p
}

// NeedPerson is somebody who may come, with their needs at the time.
type NeedPerson struct {
	Name     string
	Dietary  string
	Access   string
	Expected bool // accepted, tentative or there already; else there is no reply yet
}

// CateringInput is what an order is made from.
type CateringInput struct {
	SessionInput
	Expected model.Expected
	People   []NeedPerson // who may come to the place; not who joins online
}

// CateringOrder is the order for a kitchen: numbers and diets, no names.
type CateringOrder struct {
	Title, When, Where string
	People             int
	Sentence           string // the arithmetic
	What               string // what was planned to eat; may be empty
	Rules              string // of the house; may be empty
	Diets              []Diet
	Contact            string
	Nothing            string // why there is nothing to order; empty when there is
	Language           string
}

// Diet is a diet with how many have it: among those who accepted or are
// tentative, and among those who have not replied.
type Diet struct {
	Words    string
	Expected int
	Open     int
}

// NewCateringOrder lays out the content of an order.
func NewCateringOrder(in CateringInput) CateringOrder {
	o := CateringOrder{
		Title: oneLine(in.Session.Title), When: when(in.Session, in.Community.TimeZone), Where: where(in.Session, in.Venue),
		People: in.Expected.People, Sentence: in.Expected.Sentence(), What: oneLine(in.Session.Catering), Contact: organiser(in.Community), Language: "en-GB",
	}
	if in.Venue != nil {
		o.Rules = oneLine(in.Venue.Catering)
	}
	switch {
	case in.Session.Mode == model.Online:
		o.Nothing = "The session is online: there is nothing to order."
	case len(in.People) == 0:
		o.Nothing = "Nobody who may come is on the list yet."
	}
	o.Diets = diets(in.People)
	return o
}

// diets counts each diet among those expected and those who have not replied.
func diets(people []NeedPerson) []Diet {
	var all, open []string
	for _, p := range people {
		all = append(all, p.Dietary)
		if !p.Expected {
			open = append(open, p.Dietary)
		}
	}
	waiting := map[string]int{}
	for _, n := range model.CountNeeds(open) {
		waiting[model.NeedKey(n.Words)] = n.People
	}
	var out []Diet
	for _, n := range model.CountNeeds(all) {
		w := waiting[model.NeedKey(n.Words)]
		out = append(out, Diet{n.Words, n.People - w, w})
	}
	return out
}

// AccessBriefing tells the host what to make ready: needs and how many have
// them. Names stand only on the coordinator's own copy.
type AccessBriefing struct {
	Title, When, Where string
	Needs              []AccessNeed
	Venue              []Fact // what is known of the venue's access
	Named              bool
	Notice             string
	Contact            string
	Language           string
}

// AccessNeed is a need, how many have it, and on the coordinator's copy who.
type AccessNeed struct {
	Words  string
	People int
	Names  []string
}

// NewAccessBriefing lays out a briefing; named is for the coordinator's copy.
func NewAccessBriefing(in SessionInput, people []NeedPerson, named bool) AccessBriefing {
	b := AccessBriefing{
		Title: oneLine(in.Session.Title), When: when(in.Session, in.Community.TimeZone), Where: where(in.Session, in.Venue),
		Named: named, Contact: organiser(in.Community), Language: "en-GB",
		Notice: "People told us this in confidence so that they can take part. Please use it for this session only, then destroy this page.",
	}
	if in.Venue != nil {
		b.Venue = venueAccess(*in.Venue, "please tell us")
	}
	var all []string
	who := map[string][]string{}
	for _, p := range people {
		all = append(all, p.Access)
		key := model.NeedKey(p.Access)
		who[key] = append(who[key], oneLine(p.Name))
	}
	for _, n := range model.CountNeeds(all) {
		need := AccessNeed{Words: n.Words, People: n.People}
		if named {
			need.Names = who[model.NeedKey(n.Words)]
		}
		b.Needs = append(b.Needs, need)
	}
	return b
}
