package report

import (
	"strings"

	"convenor/model"
)

// AddressPerson is somebody to be written to by post.
type AddressPerson struct {
	Name, Organisation, Address, Postcode string
}

// AddressLabels is the content of a set of address labels.
type AddressLabels struct {
	Stock    Stock
	First    int        // the place of the first on the first sheet, from 0
	Labels   [][]string // the lines of each
	Outline  bool
	Missing  []string // names of those without an address
	Language string
}

// NewAddressLabels lays out address labels: name, organisation, address,
// postcode. Who has no address gets none and is named in Missing.
func NewAddressLabels(people []AddressPerson, stock Stock, start int, outline bool) AddressLabels {
	a := AddressLabels{Stock: stock, First: min(max(start-1, 0), stock.PerSheet()-1), Outline: outline, Language: "en-GB"}
	for _, p := range people {
		address := addressLines(p.Address)
		if len(address) == 0 {
			a.Missing = append(a.Missing, oneLine(p.Name))
			continue
		}
		lines := oneLines([]string{p.Name, p.Organisation})
		// A postcode that the address ends with already is not said twice.
		if last := len(address) - 1; p.Postcode != "" && last > 0 && sameCode(address[last], p.Postcode) {
			address = address[:last]
		}
		lines = append(lines, address...)
		a.Labels = append(a.Labels, append(lines, oneLines([]string{strings.ToUpper(p.Postcode)})...))
	}
	return a
}

// addressLines breaks an address at its commas and lines. A house number keeps
// its street.
func addressLines(address string) (lines []string) {
	number := ""
	for _, part := range oneLines(strings.FieldsFunc(address, func(r rune) bool { return r == ',' || r == '\n' })) {
		if number != "" {
			part, number = number+" "+part, ""
		} else if len(part) <= 4 && strings.Trim(part, "0123456789abcdABCD") == "" && strings.ContainsAny(part, "0123456789") {
			number = part
			continue
		}
		lines = append(lines, part)
	}
	if number != "" {
		lines = append(lines, number)
	}
	return lines
}

func sameCode(a, b string) bool {
	plain := func(s string) string { return strings.ReplaceAll(model.Fold(s), " ", "") }
	return plain(a) == plain(b)
}
