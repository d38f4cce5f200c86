package report

import (
	"cmp"
	"fmt"
	"strings"

	"convenor/model"
)

// Variant is what a sign-in sheet is for, and so what it may show.
type Variant string

// The variants of a sign-in sheet.
const (
	Circulate Variant = "circulate" // goes round the room: names and organisations only
	Desk      Variant = "desk"      // stays at the desk: with contact details and marks
	Security  Variant = "security"  // for the house's reception: first, last, company, title
	Record    Variant = "record"    // afterwards: who came and who did not; nothing to sign
)

// Variants is every variant in the order the window offers them.
var Variants = []Variant{Circulate, Desk, Security, Record}

// Title is what stands at the top right of the variant's paper.
func (v Variant) Title() string {
	switch v {
	case Desk:
		return "Desk copy"
	case Security:
		return "Security list"
	case Record:
		return "Attendance record"
	}
	return "Sign-in sheet"
}

// Sort is the order of the people on a sheet.
type Sort string

// The orders of a sheet.
const (
	ByFamily       Sort = "family"
	ByGiven        Sort = "given"
	ByOrganisation Sort = "organisation"
)

// Sorts is every order in the order the window offers them.
var Sorts = []Sort{ByFamily, ByGiven, ByOrganisation}

// MaxExtraColumns is how many blank columns of one's own a sheet can have.
const MaxExtraColumns = 3

// BlankRowsAlone is how many rows a sheet of nobody has, if none are asked for.
const BlankRowsAlone = 20

// SheetPerson is one person who is expected, as a sheet needs to know them.
type SheetPerson struct {
	ID           model.ID
	Given        string
	Family       string
	SortAs       string
	Organisation string
	Role         string
	Email        string
	Phone        string
	In           bool // has checked in: the box is printed crossed
	Attention    bool // has access or dietary needs: marked "!" on the desk copy

	// For the attendance record alone.
	Source       model.Source
	Reply        model.Reply
	Attendance   model.Attendance
	WalkIn       bool
	CameOnline   bool            // to a session that was in person too
	TimeIn, Left model.LocalTime // empty when not known
}

// SheetInput is what a sign-in sheet is made from.
type SheetInput struct {
	Session      model.Session
	Venue        *model.Venue // nil: none chosen
	Community    model.Community
	Facilitators []string // names as they are said
	People       []SheetPerson
	Variant      Variant  // empty: Circulate
	Sort         Sort     // empty: ByFamily
	BlankRows    int      // for people who are not listed
	ExtraColumns []string // headings of blank columns; the first MaxExtraColumns count
	Code         string   // from NewCode; empty: none is printed
	Illegible    []IllegibleRow
}

// SignInSheet is the content of one sign-in sheet.
type SignInSheet struct {
	Title        string
	Summary      string   // of an attendance record: how many came; else empty
	When         string   // "Thursday 18 September 2025, 10:00–12:00"
	Where        string   // "Ropewalk Hall, 12 Example Street, Liverpool"; may be empty
	Facilitators []string // may be empty
	Variant      Variant
	Sort         Sort
	Code         string
	Landscape    bool // more than five columns
	Columns      []Column
	Rows         []SheetRow // numbered from 1
	WalkIns      []Column   // of the blank rows, whose numbers go on after Rows
	BlankRows    int
	Notice       string // privacy, for the foot of every page
	Legend       string // explains the marks; may be empty
	Language     string // BCP 47
}

// ColumnKind says what stands in a column.
type ColumnKind int

// The kinds of column.
const (
	NumberColumn ColumnKind = iota // the row's number
	BoxColumn                      // a box to tick, crossed for those who are in
	MarkColumn                     // "!" for attention
	TextColumn                     // the row's cell
	SmallColumn                    // the row's cell in small letters, of two lines or so
	BlankColumn                    // empty, to write in
)

// Column is one column of a sheet.
type Column struct {
	Kind    ColumnKind
	Heading string
	// Width is the column's share of the room that number, box and mark
	// columns leave, which are as wide as they need to be and have none.
	Width float64
}

// SheetRow is one listed person.
type SheetRow struct {
	No        int
	Person    model.ID
	Ticked    bool
	Attention bool
	Cells     []string // one for each of the sheet's columns; "" but in a TextColumn or SmallColumn; "\n" breaks a line
}

// NewSignInSheet lays out the content of a sheet. A sheet of nobody, with no
// blank rows asked for, still has BlankRowsAlone of them.
func NewSignInSheet(in SheetInput) SignInSheet {
	s := SignInSheet{
		Title:        oneLine(in.Session.Title),
		When:         when(in.Session, in.Community.TimeZone),
		Where:        where(in.Session, in.Venue),
		Facilitators: oneLines(in.Facilitators),
		Variant:      in.Variant,
		Sort:         in.Sort,
		Code:         in.Code,
		BlankRows:    max(in.BlankRows, 0),
		Notice:       oneLine(in.Community.Notice()),
		Language:     "en-GB",
	}
	if s.Variant == "" {
		s.Variant = Circulate
	}
	if s.Sort == "" {
		s.Sort = ByFamily
	}
	if s.Variant == Record {
		return s.asRecord(in)
	}
	if len(in.People) == 0 && s.BlankRows == 0 {
		s.BlankRows = BlankRowsAlone
	}
	extra := oneLines(in.ExtraColumns)
	columns := sheetColumns(s.Variant, extra[:min(len(extra), MaxExtraColumns)])
	s.Columns = listedColumns(columns)
	s.WalkIns = walkInColumns(columns, len(in.People) == 0)
	s.Landscape = len(s.Columns) > 5
	for i, p := range sorted(in.People, s.Sort) {
		s.Rows = append(s.Rows, row(i+1, p, s.Variant, columns))
	}
	if s.Variant == Desk {
		s.Legend = "! access or dietary needs: please ask. This copy holds contact details: keep it at the desk."
	}
	return s
}

// People are the listed people, row 1 first: what a row number on the paper
// means.
func (s SignInSheet) People() []model.ID {
	people := make([]model.ID, len(s.Rows))
	for i, r := range s.Rows {
		people[i] = r.Person
	}
	return people
}

// Whose says in which row a text of the sheet made from in stands, with what else
// tells the person: "row 7, Dingle Growers". It is "" for a text that is in no
// row.
func (s SignInSheet) Whose(in SheetInput, text string) string {
	for _, r := range s.Rows {
		if text == "" || !strings.Contains(strings.Join(r.Cells, "\n"), text) {
			continue
		}
		words := fmt.Sprintf("row %d", r.No)
		for _, p := range in.People {
			if p.ID == r.Person {
				words = model.JoinNonEmpty(", ", words, cmp.Or(oneLine(p.Organisation), oneLine(p.Email)))
			}
		}
		return words
	}
	return ""
}

func row(no int, p SheetPerson, v Variant, columns []sheetColumn) SheetRow {
	r := SheetRow{No: no, Person: p.ID, Ticked: p.In, Attention: v == Desk && p.Attention}
	for _, c := range columns {
		text := ""
		if c.text != nil {
			text = c.text(p)
		}
		r.Cells = append(r.Cells, text)
	}
	return r
}

// oneLine brings white space of any kind, line breaks included, to single
// spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// oneLines is oneLine for each, without the empty ones.
func oneLines(list []string) (out []string) {
	for _, s := range list {
		if s = oneLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
