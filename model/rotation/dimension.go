package rotation

import "convenor/model"

// Dimension is what takes turns.
type Dimension string

// The dimensions.
const (
	District Dimension = "district"
	Venue    Dimension = "venue"
	Mode     Dimension = "mode"
	Band     Dimension = "band"
	Sector   Dimension = "sector" // of the organisation that hosts the venue
)

// Dimensions is every dimension in the order the window offers them.
var Dimensions = []Dimension{District, Venue, Mode, Band, Sector}

// Title is the dimension as a heading.
func (d Dimension) Title() string {
	switch d {
	case District:
		return "District"
	case Venue:
		return "Venue"
	case Mode:
		return "Mode"
	case Band:
		return "Time band"
	}
	return "Sector of the host"
}

// People says what Row.People counts: "contacts", those who are in the list of
// people under the entry; "within reach", see Reach; "can come", those who said yes or if need be.
func (d Dimension) People() string {
	switch d {
	case Venue:
		return "within reach"
	case Mode, Band:
		return "can come"
	}
	return "contacts"
}

// unknown is the name of the row for sessions whose entry is not known.
func (d Dimension) unknown() string {
	if d == Band {
		return "outside the bands"
	}
	return "not known"
}

// Entry is one of what takes turns: a district, a venue, a mode…
type Entry struct {
	ID      model.ID // of modes the word itself; "" is not known
	Name    string
	Detail  string // of a venue its district
	Retired bool
}

// FullName is the name, and that the entry is retired when it is.
func (e Entry) FullName() string {
	if e.Retired {
		return e.Name + " (retired)"
	}
	return e.Name
}

// modes are the entries of the dimension Mode. A hybrid session is a turn of both.
var modes = []Entry{{ID: model.ID(model.InPerson), Name: "In person"}, {ID: model.ID(model.Online), Name: "Online"}}

// List is the list of the community that the dimension's entries come from; "" for
// venues and modes.
func (d Dimension) list() model.List {
	switch d {
	case District:
		return model.Districts
	case Band:
		return model.Bands
	case Sector:
		return model.Sectors
	}
	return ""
}

// entries are everything that could have a turn, in the order of the community's lists,
// venues as they come; retired ones are among them, and last "not known".
func (in Input) entries(d Dimension) (all []Entry) {
	names := map[model.ID]string{}
	for _, c := range in.Categories {
		names[c.ID] = c.Name
		if c.List == d.list() {
			all = append(all, Entry{ID: c.ID, Name: c.Name, Retired: c.Retired})
		}
	}
	switch d {
	case Mode:
		return modes
	case Venue:
		for _, v := range in.Venues {
			all = append(all, Entry{ID: v.ID, Name: v.Name, Detail: names[v.District], Retired: v.Retired})
		}
	}
	return append(all, Entry{Name: d.unknown()})
}
