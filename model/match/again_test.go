package match

import "testing"

// A list imported twice adds nobody the second time.
func TestAListTwice(t *testing.T) {
	for _, tt := range []struct {
		name, list, first, second string
	}{
		{"later rows tell namesakes apart", "Name,Email,Phone,Company\nAnn Lee,,07700 900123,\nAnn Lee,r@x.org,,Hub\nAnn Lee,p@x.org,07700 900123,Council",
			"new new update", "same same same"},
		{"a later row says whose phone it is", "Name,Email,Phone\nAnn Lee,a@x.org,\nAnn Lee,,07700 900123\n,a@x.org,07700 900123",
			"new same update", "same same same"},
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
