package storage

import (
	"testing"

	"convenor/model"
)

func TestContactsAreFoundInSpiteOfSlips(t *testing.T) {
	s := newStore(t)
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska", Emails: []model.Email{{Address: "Kasia@Example.org"}}}))
	addPerson(t, s, "Dylan", "Quirke")
	addPerson(t, s, "Dylan", "Rees")
	for text, want := range map[string]string{
		"zukowska kas": "Kasia Żukowska", "zukowksa": "Kasia Żukowska", "zukowska kasa": "Kasia Żukowska", "quirk": "Dylan Quirke", "qurike dylan": "Dylan Quirke", "dyan rees": "Dylan Rees",
	} {
		hits := must[[]Hit](t)(s.FindContacts(ctx, text, 5))
		if len(hits) == 0 || hits[0].Title != want {
			t.Errorf("%q finds %v, want %s", text, hits, want)
		}
	}
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Mai", Family: "Tran", Role: "Analyst", Phones: []model.Phone{{Number: "0151 496 0306"}}}))
	for text, want := range map[string]string{"0151 496 0306": "Mai Tran", "96 03 06": "Mai Tran", "kasia@example": "Kasia Żukowska"} {
		if hits := must[[]Hit](t)(s.FindContacts(ctx, text, 5)); len(hits) != 1 || hits[0].Title != want {
			t.Errorf("%q finds %v, want %s", text, hits, want)
		}
	}
	for _, text := range []string{"", "30", "0306", "mai 0306", "analyst", "smith", "kasia quirke", "zukoska kasyka"} {
		if hits := must[[]Hit](t)(s.FindContacts(ctx, text, 5)); len(hits) > 0 {
			t.Errorf("%q finds %v", text, hits)
		}
	}
	for _, test := range []struct {
		name, email string
		want        int
	}{{"Dylan Quirk", "", 1}, {"Someone Else", "kasia@example.org", 1}, {"Dylan", "", 0}, {"Kasia Zukowska", "kasia@example.org", 1}, {"Nia Rees", "", 0}} {
		if hits := must[[]Hit](t)(s.SimilarContacts(ctx, test.name, test.email, 5)); len(hits) != test.want {
			t.Errorf("%+v could be %v", test, hits)
		}
	}
}
