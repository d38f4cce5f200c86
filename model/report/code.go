package report

import (
	"fmt"
	"io"
	"strings"

	"convenor/model"
)

// A sheet's code is three random characters and a check character, written
// "K7-2F". The characters are Crockford's base 32 (crockford.com/base32.html:
// no I, L, O or U) without Z, which leaves 31, a prime. The check character is
// chosen as in the pure systems of ISO/IEC 7064, with modulus 31 and radix 13:
// the values, weighted by falling powers of the radix, add up to 1. As the
// modulus is prime and the four weights differ, every single wrong character
// and every exchange of two characters is noticed.
const (
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY"
	codeLength   = 4
	codeRadix    = 13
)

// codeReading maps what people read and type to what was printed.
var codeReading = strings.NewReplacer("O", "0", "I", "1", "L", "1", "U", "V", "Z", "2", "-", "", " ", "", "–", "")

// NewCode draws the code of a new sheet. There are 29,791 of them: the caller
// draws again when one is taken.
func NewCode(random io.Reader) (string, error) {
	var values [codeLength]int
	for i := range codeLength - 1 {
		v, err := below(len(codeAlphabet), random)
		if err != nil {
			return "", fmt.Errorf("drawing a code for the sheet: %w", err)
		}
		values[i] = v
	}
	// The last weight is 1, so the check character is what is missing to 1.
	m := len(codeAlphabet)
	values[codeLength-1] = ((1-codeSum(values[:]))%m + m) % m
	var b strings.Builder
	for i, v := range values {
		if i == codeLength/2 {
			b.WriteByte('-')
		}
		b.WriteByte(codeAlphabet[v])
	}
	return b.String(), nil
}

// ParseCode brings a code as it was read from paper to the form it was printed
// in: case, spaces and the hyphen do not matter, O is read as 0, I and L as 1,
// U as V and Z as 2. A code that cannot be right is a model.ValidationError.
func ParseCode(s string) (string, error) {
	bare := codeReading.Replace(strings.ToUpper(strings.TrimSpace(s)))
	wrong := model.ValidationError{
		Field:   "sheet code",
		Problem: "“" + s + "” is not the code of a sheet; read it again at the top right of the paper",
	}
	if len(bare) != codeLength {
		return "", wrong
	}
	var values [codeLength]int
	for i := range bare {
		if values[i] = strings.IndexByte(codeAlphabet, bare[i]); values[i] < 0 {
			return "", wrong
		}
	}
	if codeSum(values[:]) != 1 {
		return "", wrong
	}
	return bare[:codeLength/2] + "-" + bare[codeLength/2:], nil
}

func codeSum(values []int) int {
	sum := 0
	for _, v := range values {
		sum = (sum*codeRadix + v) % len(codeAlphabet)
	}
	return sum
}

// below draws a number from 0 to n-1, each as likely as the other; n is at
// most 256.
func below(n int, random io.Reader) (int, error) {
	var b [1]byte
	for {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return 0, err
		}
		if v := int(b[0]); v < 256-256%n {
			return v % n, nil
		}
	}
}
