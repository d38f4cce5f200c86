package widgets

import "testing"

func TestABraceThatIsOpenWhereOneTypes(t *testing.T) {
	for _, test := range []struct {
		before, text, typed string
		ok                  bool
	}{
		{"", "{", "", true},
		{"Hello {gi", "Hello {giv", "giv", true},
		{"Hello {giv, come", "Hello {give, come", "give", true},
		{"{name} a", "{name} ab", "name} ab", false},
		{"{\na", "{\nab", "\nab", false},
		{"abc", "abcd", "", false},
		{"{na", "{n", "n", true},
		{"{ż {name}", "{żó {name}", "żó", true},
		{"", "", "", false},
	} {
		if typed, ok := openField(test.before, test.text); typed != test.typed || ok != test.ok {
			t.Errorf("%q to %q: %q, %v", test.before, test.text, typed, ok)
		}
	}
}
