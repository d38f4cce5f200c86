package match

import "testing"

// In Fill a name grows only as long as the shorter one still finds the person.
func TestANameGrowsWithinReach(t *testing.T) {
	b := newBook()
	header, rows := lines("First name,Last name,Email,Phone\nAnn,Lee,,07700 900123\nAnn,Lee,a@x.org,07700 900123\nAnn,Marie Lee,a@x.org,\nAnn Marie,Lee,a@x.org,")
	if got := b.take(Fill, header, rows...); kinds(got) != "new update same update" {
		t.Errorf("%s: %+v", kinds(got), got)
	}
	if got := b.take(Fill, header, rows...); kinds(got) != "ambiguous same same same" || len(b.people) != 1 {
		t.Errorf("then %s: %+v", kinds(got), got)
	}
}

// A list imported twice adds nobody the second time.
func TestAListTwice(t *testing.T) {
	for _, tt := range []struct {
		name, list, first, second string
	}{
		{"later rows tell namesakes apart", "Name,Email,Phone,Company\nAnn Lee,,07700 900123,\nAnn Lee,r@x.org,,Hub\nAnn Lee,p@x.org,07700 900123,Council",
			"new new update", "same same same"},
		{"a later row says whose phone it is", "Name,Email,Phone\nAnn Lee,a@x.org,\nAnn Lee,,07700 900123\n,a@x.org,07700 900123",
			"new same update", "same same same"},
		{"an initial takes nothing away", "Name,Email,Phone\nAnn Lee,,07700 900123\nAnn Lee,a@x.org,07700 900123\nA Lee,a@x.org,",
			"new update same", "same same same"},
		{"a name of one word twice is not any name with that word", "First name,Last name,Email,Phone\nAnn,Ann,p3@x.org,07700 900123\nAnn,Ann,,07700 900123\nAnn,Łukasz,p3@x.org,",
			"new same ambiguous", "same same ambiguous"},
	} {
		for _, mode := range []Mode{Update, Fill} {
			t.Run(tt.name+"/"+string(mode), func(t *testing.T) {
				b := newBook()
				header, rows := lines(tt.list)
				if got := b.take(mode, header, rows...); kinds(got) != tt.first {
					t.Errorf("first %s, want %s: %+v", kinds(got), tt.first, got)
				}
				if got := b.take(mode, header, rows...); kinds(got) != tt.second {
					t.Errorf("then %s, want %s: %+v", kinds(got), tt.second, got)
				}
			})
		}
	}
}
