package match

import (
	"fmt"
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// book is people in memory, imported into as the store does it.
type book struct {
	people map[model.ID]model.Person
	names  Names
}

func newBook() *book {
	b := &book{people: map[model.ID]model.Person{}, names: Names{
		Categories:    map[model.List]map[string]model.ID{model.Sectors: {"voluntary": "sector-v", "business": "sector-b"}},
		Organisations: map[string]model.ID{}, Sectors: map[model.ID]model.ID{}}}
	return b
}

func (b *book) know(x *Index, p model.Person, line int) {
	c := Contact{Given: p.Given, Family: p.Family, Postcode: p.Postcode, ExternalIDs: p.ExternalIDs, Emails: emailsOf(p)}
	for _, n := range p.Phones {
		c.Phones = append(c.Phones, n.Number)
	}
	if len(p.Affiliations) > 0 {
		c.Organisation = p.Affiliations[0].Name
	}
	x.Add(p.ID, c, line)
}

// take imports rows under a header and returns one verdict a row.
func (b *book) take(mode Mode, header []string, rows ...[]string) (all []Verdict) {
	m := Guess(header, rows)
	x := NewIndex(len(b.people))
	for i := range len(b.people) {
		b.know(x, b.people[personID(i)], 0)
	}
	var ambiguous []Contact
	var places []int
	for i, row := range rows {
		c := m.Read(i+2, row)
		all = append(all, b.judge(x, c, mode))
		if all[i].Kind == Ambiguous {
			ambiguous, places = append(ambiguous, c), append(places, i)
		}
	}
	_ = x.SecondLook(ambiguous, func(i int) error {
		all[places[i]] = b.judge(x, ambiguous[i], mode)
		return nil
	})
	return all
}

func personID(i int) model.ID { return model.ID(fmt.Sprintf("person-%06d", i)) }

func (b *book) judge(x *Index, c Contact, mode Mode) Verdict {
	v := Verdict{Line: c.Line, Name: c.Name()}
	found := x.Find(c)
	v.Person, v.Reason = found.Person, found.Reason
	switch {
	case c.Blank():
		v.Kind = Error
		return v
	case len(found.Candidates) > 0:
		v.Kind = Ambiguous
		return v
	case found.Person == "":
		v.Kind, v.Person = New, personID(len(b.people))
		if c.Given == "" && c.Family == "" {
			if len(c.Emails) == 0 {
				v.Kind = Error
				return v
			}
			c.Given = c.Emails[0]
		}
	}
	if f := model.Fold(c.Organisation); f != "" && b.names.Organisations[f] == "" {
		id := model.ID("org-" + f)
		b.names.Organisations[f], b.names.Sectors[id] = id, b.names.Sector(c)
	}
	if v.Kind == New {
		mode = Update
	}
	p, changes := Merge(b.people[v.Person], &c, mode, b.names)
	p.ID = v.Person
	v.Changes, v.Warnings = changes, c.Warnings
	if v.Kind == "" {
		v.Kind = Updated
		if len(changes) == 0 {
			v.Kind = Same
		}
	}
	b.people[p.ID] = p
	b.know(x, p, c.Line)
	return v
}

func lines(text string) (header []string, rows [][]string) {
	for i, line := range strings.Split(text, "\n") {
		if i == 0 {
			header = strings.Split(line, ",")
		} else {
			rows = append(rows, strings.Split(line, ","))
		}
	}
	return header, rows
}

func kinds(all []Verdict) string {
	var words []string
	for _, v := range all {
		words = append(words, string(v.Kind))
	}
	return strings.Join(words, " ")
}

// Each case imports its lists one after another; want are the verdicts of the
// last.
func TestWhoARowIsAbout(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lists []string
		want  string
	}{
		{"same email", []string{"Name,Email\nAnn Lee,a@x.org", "Name,Email\nLee Ann,A@X.org"}, "same"},
		{"same email, other name", []string{"Name,Email\nAnn Lee,info@x.org", "Name,Email\nBob Hope,info@x.org"}, "ambiguous"},
		{"an email of two with one family name", []string{"Name,Email\nAnn van der Berg,b@x.org\nTom van der Berg,b@x.org\nAnn Smith-Jones,s@x.org\nTom Smith-Jones,s@x.org"}, "new ambiguous new ambiguous"},
		{"an email of a name and its initial", []string{"Name,Email\nAnn Smith-Jones,s@x.org\nA Smith-Jones,S@x.org"}, "new same"},
		{"half a name takes no family name away", []string{"Name,Email\nA Lee,a@x.org\nAnn,a@x.org"}, "new same"},
		{"an address stood in for the name", []string{"Email\nli@x.org", "Name,Email\nXiaolong Li,li@x.org"}, "update"},
		{"a dash is no name", []string{"Name,Email\n-,li@x.org\n?,", "Name,Email\n(),li@x.org\n🦊,f@x.org"}, "same new"},
		{"an address still stands in", []string{"Email\nli@x.org", "Email\nli@x.org"}, "same"},
		{"numbers under other headings", []string{"Name,Member ID\nAnn Lee,1", "Name,User ID\nBob Hope,1"}, "new"},
		{"two number columns", []string{"Contact ID,External Identifier,First Name,Last Name\n5,9,Ann,Lee\n9,5,Bob,Hope"}, "new new"},
		{"same number, same name", []string{"Contact ID,First Name,Last Name\n5,Ann,Lee", "Contact ID,First Name,Last Name,Email\n5,Ann,Lee,a@x.org"}, "update"},
		{"same number, other name", []string{"Contact ID,First Name,Last Name\n5,Ann,Lee", "Contact ID,First Name,Last Name\n5,Bob,Hope"}, "ambiguous"},
		{"same number and email, married", []string{"Contact ID,First Name,Last Name,Email\n5,Ann,Lee,a@x.org", "Contact ID,First Name,Last Name,Email\n5,Ann,Smith,a@x.org"}, "update"},
		{"a dash is no phone", []string{"Name,Phone,Email\nAnn Lee,-,a@x.org\nAnn Lee,n/a,b@x.org"}, "new ambiguous"},
		{"an extension is no phone", []string{"Name,Phone,Email\nAnn Lee,1234,a@x.org\nAnn Lee,1234,b@x.org"}, "new ambiguous"},
		{"phones in two spellings", []string{"Name,Phone,Email\nAnn Lee,07700 900123,a@x.org\nAnn Lee,+44 (0)7700 900123,b@x.org"}, "new update"},
		{"name and organisation", []string{"Name,Company\nAnn Lee,Hub CIC", "Name,Company,Email\nAnn Lee,HUB cic,a@x.org"}, "update"},
		{"no organisation is not one", []string{"Name,Company\nAnn Lee,N/A\nAnn Lee,n/a"}, "new ambiguous"},
		{"half a name and organisation", []string{"First name,Company\nAnn,Council\nAnn,Council"}, "new ambiguous"},
		{"name and postcode", []string{"Name,Postcode\nAnn Lee,L1 9AF\nAnn Lee,l19af"}, "new same"},
		{"other organisation and email", []string{"Name,Company,Email\nAnn Lee,Hub,a@x.org\nAnn Lee,Council,b@y.org"}, "new new"},
		{"second given names left out", []string{"First Name,Middle Name,Last Name,Company\nŁukasz,Jan,Żak,Bridge", "First Name,Last Name,Company\nŁukasz,Żak,Bridge"}, "same"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBook()
			var got []Verdict
			for _, list := range tt.lists {
				header, rows := lines(list)
				got = b.take(Update, header, rows...)
			}
			if kinds(got) != tt.want {
				t.Errorf("%s, want %s: %+v", kinds(got), tt.want, got)
			}
		})
	}
}

func TestHeadings(t *testing.T) {
	for heading, want := range map[string]Field{
		"E-mail 2 - Value": Email, "Email (2)": Email, "Work email": Email, "What is your email address?": Email, "EMAIL_ADDRESS": Email,
		"Email marketing consent": Leave, "E-mail 1 - Label": Leave, "Phone 2 - Value": Phone, "Phone (2)": Phone, "Business Fax": Leave,
		"Your full name": FullName, "Name (Original Name)": FullName, "Which organisation are you from?": Organisation, "Company / Organisation": Organisation,
		"Attendee #": ExternalID, "Order #": Leave, "Contact ID": ExternalID, "Participant ID (UPN)": Leave, "Home Zip": Postcode, "": Leave, "2026": Leave,
	} {
		if got := Guess([]string{"x", heading}, nil).Columns[1]; got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
	if m := Guess([]string{"Name", "Participant ID (UPN)", "Role"}, nil); m.Columns[2] != Leave {
		t.Error("a part in a meeting was taken for a role at work")
	}
}

func TestReadingCells(t *testing.T) {
	m := Guess([]string{"Name (Original Name)", "Email", "Phone", "Tags", "Interests", "Notes"}, nil)
	for _, tt := range []struct {
		cells []string
		want  Contact
	}{
		{[]string{"Bob (Bob Smith)"}, Contact{Given: "Bob", Family: "Smith"}},
		{[]string{"Ann Lee (she/her)"}, Contact{Given: "Ann", Family: "Lee", Pronouns: "she/her"}},
		{[]string{"Cllr Dr Ann Lee, MBE"}, Contact{Given: "Ann", Family: "Lee"}},
		{[]string{"Zoë Ní Bhriain (Guest)"}, Contact{Given: "Zoë", Family: "Ní Bhriain"}},
		{[]string{"van der Berg, Mary-Jane"}, Contact{Given: "Mary-Jane", Family: "van der Berg"}},
		{[]string{"Ana García López"}, Contact{Given: "Ana García", Family: "López"}}, // and Guessed says so
		{[]string{"Mary Ann Smith"}, Contact{Given: "Mary Ann", Family: "Smith"}},
		{[]string{"Santiago Ramón y Cajal"}, Contact{Given: "Santiago", Family: "Ramón y Cajal"}},
		{[]string{"Ana García de la Cruz"}, Contact{Given: "Ana García", Family: "de la Cruz"}},
		{[]string{"Li y Wu"}, Contact{Given: "Li y", Family: "Wu"}},
		{[]string{"Madonna"}, Contact{Given: "Madonna"}},
		{[]string{"Dr"}, Contact{Given: "Dr"}},
		{[]string{"Ann", "Ann Lee <ann@x.org>; mailto:b@x.org; ANN@x.org"}, Contact{Given: "Ann", Emails: []string{"ann@x.org", "b@x.org"}}},
		{[]string{"Ann", "anonymous", "n/a"}, Contact{Given: "Ann"}},
		{[]string{"Ann", "ann at x", "call me"}, Contact{Given: "Ann", Notes: "Email as written: ann at x\nPhone as written: call me",
			Warnings: []string{"“ann at x” is not an email address, so it went into the notes", "“call me” is not a phone number, so it went into the notes"}}},
		{[]string{"Ann", "", "", `"CoP","Newsletter, monthly"`, `"Data, quality"; Maps`}, Contact{Given: "Ann", Tags: []string{"CoP", "Newsletter, monthly"}, Interests: []string{"Data, quality", "Maps"}}},
	} {
		got := m.Read(0, tt.cells)
		got.odd = nil
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(Contact{})); diff != "" {
			t.Errorf("%q: %s", tt.cells, diff)
		}
	}
}

func TestAGivenNameOfTwoWordsMayBeAFamilyName(t *testing.T) {
	for name, want := range map[string]bool{"Ana García López": true, "Mary Ann Smith": true, "Ann Lee": false, "Ann van der Berg": false, "Madonna": false, "García López, Ana": false} {
		if got := Guessed(SplitName(name)); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWhatARowChanges(t *testing.T) {
	before := model.Person{Given: "Ann", Family: "Lee", Role: "Clerk", Postcode: "l1 9af", Address: "1 High St\nPrescot", Notes: "met in May",
		Affiliations: []model.Affiliation{{Organisation: "org-hub", Name: "Hub"}}}
	for _, tt := range []struct {
		name string
		c    Contact
		mode Mode
		want []FieldChange
	}{
		{"nothing said", Contact{}, Update, nil},
		{"the same in other spellings", Contact{Given: "ANN", Family: "LEE", Postcode: "L1 9AF", Address: "1 High St Prescot", Notes: "Met in May"}, Update, nil},
		{"a new role", Contact{Role: "Chair"}, Update, []FieldChange{{Role, "Clerk", "Chair"}}},
		{"fill leaves the role", Contact{Role: "Chair", Pronouns: "she/her"}, Fill, []FieldChange{{Pronouns, "", "she/her"}}},
		{"notes are added to", Contact{Notes: "vegan"}, Update, []FieldChange{{Notes, "met in May", "vegan"}}},
		{"the organisation's own sector", Contact{Sector: "Voluntary"}, Update, nil},
		{"another sector than the organisation's", Contact{Sector: "Business"}, Update, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			names := newBook().names
			names.Sectors["org-hub"] = "sector-v"
			after, got := Merge(before, &tt.c, tt.mode, names)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if !strings.HasPrefix(after.Notes, before.Notes) {
				t.Errorf("notes became %q", after.Notes)
			}
		})
	}
}

// The sector of a row that names a new organisation is the organisation's, and
// that of a row without one is the person's.
func TestSectorIsNotLost(t *testing.T) {
	b := newBook()
	header, rows := lines("Name,Email,Organisation,Sector\nAnn Lee,a@x.org,Hub,Voluntary\nBob Hope,b@x.org,,Business\nCy Day,c@x.org,Hub,Voluntary")
	b.take(Update, header, rows...)
	if b.names.Sectors["org-hub"] != "sector-v" || b.people[personID(0)].Sector != "" || b.people[personID(1)].Sector != "sector-b" || b.people[personID(2)].Sector != "" {
		t.Errorf("%+v %+v", b.names.Sectors, b.people)
	}
}

// A list in which one name comes thousands of times, each with its own
// organisation and address, is judged in reasonable time, and says so shortly.
func TestOneNameManyTimes(t *testing.T) {
	b := newBook()
	var rows [][]string
	for i := range 4_000 {
		rows = append(rows, []string{"Test Test", fmt.Sprintf("t%d@x.org", i), fmt.Sprintf("Org %d", i)})
	}
	rows = append(rows, []string{"Test Test", "", ""})
	got := b.take(Update, []string{"Name", "Email", "Company"}, rows...)
	if last := got[len(got)-1]; last.Kind != Ambiguous || len(last.Reason) > 400 || len(b.people) != 4_000 {
		t.Errorf("%d people; %s %q", len(b.people), last.Kind, last.Reason)
	}
}

func row() *rapid.Generator[[]string] {
	word := rapid.SampledFrom([]string{"", "Ann", "Łukasz", "Żak", "van der Berg", "O’Neill", "小龙", "李", "Mary-Jane", "Null"})
	return rapid.Custom(func(t *rapid.T) []string {
		email := ""
		if n := rapid.IntRange(0, 6).Draw(t, "email"); n > 0 {
			email = fmt.Sprintf("p%d@x.org", n)
		}
		given, family := word.Draw(t, "given"), word.Draw(t, "family")
		if given == "" || family == "" {
			given, family = "", "" // half a name may grow into a whole one, which another row's half then does not find
		}
		return []string{given, family, email,
			rapid.SampledFrom([]string{"", "-", "07700 900123", "+447700900123", "0151 496 0001"}).Draw(t, "phone"),
			rapid.SampledFrom([]string{"", "N/A", "Hub", "Council"}).Draw(t, "organisation"),
			rapid.SampledFrom([]string{"", "a", "a; b", `"c, d"`}).Draw(t, "tags"),
			rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "notes")}
	})
}

var rowHeader = []string{"First name", "Last name", "Email", "Phone", "Organisation", "Tags", "Notes"}

// Importing a list a second time makes nobody new, and changes nobody when
// blanks are filled: what it found room for, it has filled.
func TestSecondImportAddsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(row(), 1, 12).Draw(t, "rows")
		b := newBook()
		first := b.take(Fill, rowHeader, rows...)
		people := len(b.people)
		second := b.take(Fill, rowHeader, rows...)
		if len(b.people) != people {
			t.Fatalf("%d people became %d\n%+v\n%+v", people, len(b.people), first, second)
		}
		third := b.take(Fill, rowHeader, rows...)
		for i, v := range third {
			if v.Kind == New || v.Kind == Updated {
				t.Fatalf("row %d: %+v", i, v)
			}
		}
	})
}

// Whatever a list says, nobody loses an email, a phone, a tag or a note, and
// blank cells change nothing.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook()
		b.take(Update, rowHeader, rapid.SliceOfN(row(), 1, 8).Draw(t, "before")...)
		before := map[model.ID]model.Person{}
		for id, p := range b.people {
			before[id] = p
		}
		b.take(rapid.SampledFrom(Modes).Draw(t, "mode"), rowHeader, rapid.SliceOfN(row(), 1, 8).Draw(t, "after")...)
		for id, was := range before {
			is := b.people[id]
			if len(is.Emails) < len(was.Emails) || len(is.Phones) < len(was.Phones) || len(is.Tags) < len(was.Tags) || !strings.HasPrefix(is.Notes, was.Notes) ||
				is.Name() == "" || len(is.Affiliations) < len(was.Affiliations) {
				t.Fatalf("%+v\nbecame %+v", was, is)
			}
		}
	})
}
