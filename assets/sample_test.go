package assets

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// value is one text of the sample's files with the place where it stands.
type value struct{ where, text string }

// sampleValues is every text in the sample, and every key with the file that
// has it.
func sampleValues(t *testing.T) (values []value, keys map[string]string) {
	t.Helper()
	names, err := fs.Glob(Sample, "sample/*.json")
	if err != nil || len(names) != 7 {
		t.Fatalf("files %v, want seven: %v", names, err)
	}
	keys = map[string]string{}
	for _, name := range names {
		data, err := Sample.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var content any
		if err := json.Unmarshal(data, &content); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		values = append(values, walk(name, content)...)
	}
	rest := values[:0]
	for _, v := range values {
		if !strings.HasSuffix(v.where, "/key") {
			rest = append(rest, v)
			continue
		}
		if keys[v.text] != "" {
			t.Errorf("the key %s stands twice: %s and %s", v.text, keys[v.text], v.where)
		}
		keys[v.text] = v.where
	}
	return rest, keys
}

func walk(where string, content any) (values []value) {
	switch c := content.(type) {
	case map[string]any:
		for name, v := range c {
			values = append(values, walk(where+"/"+name, v)...)
		}
	case []any:
		for _, v := range c {
			values = append(values, walk(where, v)...)
		}
	case string:
		values = append(values, value{where, c})
	}
	return values
}

func TestSampleNamesOnlyWhatItHas(t *testing.T) {
	values, keys := sampleValues(t)
	reference := regexp.MustCompile(`^[a-z]:[a-z0-9-]+$`)
	used := map[string]bool{}
	for _, v := range values {
		if !reference.MatchString(v.text) {
			continue
		}
		if keys[v.text] == "" {
			t.Errorf("%s names %s, which is not in the sample", v.where, v.text)
		}
		used[v.text] = true
	}
	for key, where := range keys {
		if !reference.MatchString(key) {
			t.Errorf("%s has the odd key %q", where, key)
		}
		if strings.HasPrefix(key, "o:") && !used[key] {
			t.Errorf("nobody belongs to %s", key)
		}
	}
}

// RFC 2606 keeps example.org and example.com for examples; Ofcom keeps the
// numbers 07700 900000-900999 and 0151 496 0000-0999 for drama.
func TestSampleReachesNobody(t *testing.T) {
	values, _ := sampleValues(t)
	mailbox := regexp.MustCompile(`[^\s@]+@`)
	domain := regexp.MustCompile(`(?i)\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b`)
	invented := regexp.MustCompile(`^(?:[a-z0-9-]+\.)*example\.(?:org|com)$`)
	number := regexp.MustCompile(`\+?[0-9][0-9 ()-]{8,}[0-9]`)
	drama := regexp.MustCompile(`^(?:07700 900[0-9]{3}|0151 496 0[0-9]{3})$`)
	domains, numbers := 0, 0
	for _, v := range values {
		for _, name := range domain.FindAllString(mailbox.ReplaceAllString(v.text, ""), -1) {
			if domains++; !invented.MatchString(name) {
				t.Errorf("%s: %q looks like a real domain", v.where, name)
			}
		}
		if strings.HasSuffix(v.where, "externalIds/value") {
			continue
		}
		for _, n := range number.FindAllString(v.text, -1) {
			if numbers++; !drama.MatchString(n) {
				t.Errorf("%s: %q is not a number kept for drama", v.where, n)
			}
		}
	}
	if domains < 100 || numbers < 50 {
		t.Errorf("only %d domains and %d phone numbers were looked at", domains, numbers)
	}
}

func TestSampleSharesNoAddressOrNumber(t *testing.T) {
	values, _ := sampleValues(t)
	seen := map[string]bool{}
	for _, v := range values {
		switch file := strings.TrimPrefix(v.where, "sample/"); file {
		case "people.json/emails/address", "people.json/phones/number", "people.json/postcode",
			"organisations.json/name", "organisations.json/label", "organisations.json/website", "organisations.json/postcode",
			"venues.json/name", "sessions.json/sheet", "sessions.json/link":
			if seen[file+v.text] {
				t.Errorf("%s: %q stands twice", v.where, v.text)
			}
			seen[file+v.text] = true
		}
	}
	if len(seen) < 400 {
		t.Errorf("only %d values were looked at", len(seen))
	}
}
