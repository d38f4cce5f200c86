package sheet

import "strings"

// Spreadsheet programs take a cell that starts with one of these for a formula.
// The full-width forms count because some input methods and programs fold them.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// Guard returns the cell with a leading apostrophe if a spreadsheet program
// could take it for a formula. A cell that looks guarded already gets one more,
// so that Unguard(Guard(s)) == s for every s.
func Guard(cell string) string {
	if startsFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// Unguard takes off the apostrophe that Guard put before a cell.
func Unguard(cell string) string {
	if cell != "" && cell[0] == '\'' && startsFormula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

func startsFormula(s string) bool {
	for _, first := range s {
		return strings.ContainsRune(formulaStarts, first)
	}
	return false
}
