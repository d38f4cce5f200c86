// Package federation makes up communities of any size in the form of the sample
// (assets.Sample), to measure with. No program uses it.
package federation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand"
	"testing/fstest"
)

// Files is a community of so many people, in an organisation for every fifty of
// them, and so many sessions, each of which invited thirty people; twenty came
// to those that were held. Two communities of one size are the same.
func Files(people, sessions int) fs.FS {
	f := federation{rand.New(rand.NewSource(1)), people, sessions}
	files := fstest.MapFS{}
	for name, list := range map[string]any{
		"community": entry{"name": "Federation", "timeZone": "Europe/London", "paperDays": 30, "lapsedMonths": 12, "sample": true},
		"venues":    []entry{{"key": "v:hall", "name": "Ropewalk Hall", "address": "12 Example Street", "capacity": 60}},
		"polls":     []entry{},
	} {
		files["sample/"+name+".json"] = file(list)
	}
	// In this order, so that the same numbers are drawn each time.
	files["sample/organisations.json"] = file(each(f.groups(), f.organisation))
	files["sample/people.json"] = file(each(people, f.person))
	files["sample/sessions.json"] = file(each(sessions, f.session))
	files["sample/participations.json"] = file(each(sessions, f.list))
	return files
}

type (
	federation struct {
		random           *rand.Rand
		people, sessions int
	}
	entry map[string]any
)

func file(content any) *fstest.MapFile {
	text, err := json.Marshal(content)
	if err != nil {
		panic(err) // maps of plain values always encode
	}
	return &fstest.MapFile{Data: text}
}

func each(n int, of func(i int) entry) []entry {
	all := []entry{}
	for i := range n {
		all = append(all, of(i))
	}
	return all
}

func (f federation) one(of []string) string { return of[f.random.Intn(len(of))] }

func (f federation) groups() int { return f.people/50 + 1 }

func (f federation) organisation(i int) entry {
	district := f.one(districts)
	return entry{"key": fmt.Sprint("o:", i), "name": fmt.Sprintf("%s %s %s %d", district, f.one(causes), f.one(kinds), i),
		"sector": f.one(sectors), "district": district}
}

func (f federation) person(i int) entry {
	given, family := f.one(givenNames), f.one(familyNames)
	if f.random.Intn(3) == 0 {
		family += "-" + f.one(familyNames)
	}
	p := entry{"key": fmt.Sprint("p:", i), "given": given, "family": family, "role": f.one(roles), "seniority": f.one(seniorities),
		"emails": []entry{{"address": fmt.Sprintf("person%d@%s.example.org", i, f.one(hosts))}},
		"phones": []entry{{"number": fmt.Sprintf("07700 %06d", i%1_000_000)}}}
	if f.random.Intn(8) == 0 {
		p["sector"], p["district"] = f.one(sectors), f.one(districts)
	} else {
		p["affiliations"] = []entry{{"organisation": fmt.Sprint("o:", f.random.Intn(f.groups()))}}
	}
	if f.random.Intn(10) == 0 {
		p["tags"] = []string{f.one(tags)}
	}
	return p
}

// toCome is how many sessions are still to come.
const toCome = 20

func (f federation) session(i int) entry {
	state, days := "held", -2*(f.sessions-i)
	if at := i - (f.sessions - toCome); at >= 0 {
		state, days = "confirmed", 7*(at+1)
	}
	return entry{"key": fmt.Sprint("s:", i), "title": fmt.Sprintf("%s %d", f.one(titles), i), "kind": "Gathering", "mode": "in person",
		"state": state, "days": days, "weekday": "Thursday", "start": "13:00", "end": "14:30", "venue": "v:hall", "capacity": 60}
}

// list invites whoever comes to mind, and some of the first people each time,
// so that there is a core.
func (f federation) list(i int) entry {
	const invited, came = 30, 20
	chosen := map[int]bool{}
	var all []entry
	for len(all) < min(invited, f.people) {
		n := f.random.Intn(f.people)
		if len(all) < invited/3 {
			n = f.random.Intn(max(f.people/1000, invited))
		}
		if n >= f.people || chosen[n] {
			continue
		}
		chosen[n] = true
		p := entry{"person": fmt.Sprint("p:", n), "reply": "accepted"}
		if i < f.sessions-toCome && len(all) < came {
			p["attendance"] = "attended"
		}
		all = append(all, p)
	}
	f.random.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
	return entry{"session": fmt.Sprint("s:", i), "people": all}
}

// Text is the same people as a contact list in CSV with a heading.
func Text(people int) []byte {
	f := federation{rand.New(rand.NewSource(1)), people, 0}
	var b bytes.Buffer
	b.WriteString("First name,Last name,Email,Phone,Organisation,Role,Postcode\r\n")
	for i := range people {
		group := i % f.groups()
		fmt.Fprintf(&b, "%s,%s-%s,person%d@example.org,07700 %06d,%s %s %d,%s,L%d 9AF\r\n", f.one(givenNames), f.one(familyNames), f.one(familyNames),
			i, i%1_000_000, districts[group%len(districts)], kinds[group%len(kinds)], group, f.one(roles), i%40)
	}
	return b.Bytes()
}
