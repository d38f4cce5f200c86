package report

import (
	"cmp"
	"slices"

	"convenor/model"
)

// sheetColumn is a column, how a listed person fills it, and what it asks of
// somebody who is not listed.
type sheetColumn struct {
	Column
	text   func(SheetPerson) string // nil: nothing is printed in it
	walkIn string                   // heading over the blank rows; "": its room goes to the column before it
}

const emailHeading = "Email, if we may write to you"

// sheetColumns are the columns of a variant. Contact details and the mark for
// attention exist on the desk copy alone. A house's reception is not where
// people leave an address, so the blank rows of the security list ask only for
// what it lists.
func sheetColumns(v Variant, extra []string) []sheetColumn {
	columns := []sheetColumn{mark(NumberColumn, "No."), mark(BoxColumn, "In")}
	switch v {
	case Security:
		columns = append(columns,
			text("First name", 46, given, "First name"),
			text("Last name", 54, family, "Last name"),
			text("Company", 62, organisation, "Company"),
			text("Title", 54, role, "Title"))
	case Desk:
		columns = append(columns, mark(MarkColumn, "!"),
			text("Name", 52, name, "Your name"),
			text("Organisation", 48, organisation, "Organisation"),
			text("Role", 38, role, emailHeading),
			sheetColumn{Column{SmallColumn, "Contact", 60}, contact, ""},
			blank("Signature", 40, ""))
	default:
		columns = append(columns,
			text("Name", 53, name, "Your name"),
			text("Organisation", 56, organisation, "Organisation"),
			blank("Signature", 49, emailHeading))
	}
	for _, heading := range extra {
		columns = append(columns, blank(heading, 34, heading))
	}
	return columns
}

func mark(kind ColumnKind, heading string) sheetColumn {
	return sheetColumn{Column: Column{Kind: kind, Heading: heading}}
}

func text(heading string, width float64, of func(SheetPerson) string, walkIn string) sheetColumn {
	return sheetColumn{Column{TextColumn, heading, width}, of, walkIn}
}

func blank(heading string, width float64, walkIn string) sheetColumn {
	return sheetColumn{Column{BlankColumn, heading, width}, nil, walkIn}
}

func given(p SheetPerson) string        { return oneLine(p.Given) }
func family(p SheetPerson) string       { return oneLine(p.Family) }
func name(p SheetPerson) string         { return model.ListName(given(p), family(p)) }
func organisation(p SheetPerson) string { return oneLine(p.Organisation) }
func role(p SheetPerson) string         { return oneLine(p.Role) }
func contact(p SheetPerson) string {
	return model.JoinNonEmpty("\n", oneLine(p.Email), oneLine(p.Phone))
}

// listedColumns are the columns over the listed people.
func listedColumns(columns []sheetColumn) []Column {
	out := make([]Column, len(columns))
	for i, c := range columns {
		out[i] = c.Column
	}
	return out
}

// walkInColumns are the columns over the blank rows. Alone says that no listed
// people stand above them.
func walkInColumns(columns []sheetColumn, alone bool) []Column {
	var out []Column
	asked := false
	for _, c := range columns {
		switch {
		case c.Width == 0: // number, box or mark
			if c.Kind == MarkColumn || !alone {
				c.Heading = ""
			}
			out = append(out, c.Column)
		case c.walkIn == "":
			out[len(out)-1].Width += c.Width
		default:
			heading := c.walkIn
			if !asked && !alone {
				heading = "Not listed? " + heading
			}
			asked = true
			out = append(out, Column{BlankColumn, heading, c.Width})
		}
	}
	return out
}

// sorted returns people in the order of a sheet: by folded text, those without
// an organisation last, equal ones as they came.
func sorted(people []SheetPerson, by Sort) []SheetPerson {
	type keyed struct {
		last      bool
		key, name string
		person    SheetPerson
	}
	list := make([]keyed, len(people))
	for i, p := range people {
		k := keyed{name: model.SortKey(p.Given, p.Family, p.SortAs), person: p}
		switch by {
		case ByGiven:
			k.key = model.Fold(model.JoinNonEmpty(" ", p.Given, p.Family))
		case ByOrganisation:
			k.key = model.Fold(p.Organisation)
			k.last = k.key == ""
		}
		list[i] = k
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		switch {
		case a.last != b.last && a.last:
			return 1
		case a.last != b.last:
			return -1
		}
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.name, b.name))
	})
	out := make([]SheetPerson, len(list))
	for i, k := range list {
		out[i] = k.person
	}
	return out
}
