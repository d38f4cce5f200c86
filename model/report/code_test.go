package report

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convenor/model"
)

func TestNewCodeIsRepeatable(t *testing.T) {
	got, err := NewCode(bytes.NewReader([]byte{19, 255, 7, 2}))
	if err != nil || got != "K7-2F" { // 255 would favour some characters and is drawn again
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := NewCode(bytes.NewReader([]byte{1})); !errors.Is(err, io.EOF) {
		t.Errorf("a random source that fails gave %v", err)
	}
}

func TestParseCode(t *testing.T) {
	for typed, want := range map[string]string{
		"K7-2F": "K7-2F", "k72f": "K7-2F", " k7 2f ": "K7-2F", "K7-ZF": "K7-2F", "k7–2f": "K7-2F",
		"K7-2G": "", "7K-2F": "", "K7-F2": "", "": "", "K7-2": "", "K7-2FF": "", "K7-2É": "", "K7-2!": "",
	} {
		got, err := ParseCode(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v", typed, got, err)
		}
		if want == "" && !errors.As(err, new(model.ValidationError)) {
			t.Errorf("%q: %v is not a validation error", typed, err)
		}
	}
}

func TestParseCodeReadsLettersThatAreNotInTheAlphabet(t *testing.T) {
	random := rand.NewChaCha8([32]byte{1})
	seen := map[byte]bool{}
	for range 2000 {
		code, err := NewCode(random)
		if err != nil {
			t.Fatal(err)
		}
		for digit, letters := range map[byte]string{'0': "Oo", '1': "IiLl", '2': "Zz", 'V': "Uu"} {
			if !strings.Contains(code, string(digit)) {
				continue
			}
			seen[digit] = true
			for _, l := range letters {
				if got, err := ParseCode(strings.ReplaceAll(code, string(digit), string(l))); got != code {
					t.Fatalf("%s with %c for %c: %q, %v", code, l, digit, got, err)
				}
			}
		}
	}
	if len(seen) != 4 {
		t.Errorf("only %d of the letters were tried", len(seen))
	}
}

func TestEveryMistypedCharacterIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code, err := NewCode(bytes.NewReader(rapid.SliceOfN(rapid.ByteRange(0, 247), 3, 3).Draw(t, "random")))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ParseCode(code); got != code {
			t.Fatalf("%s was read as %q: %v", code, got, err)
		}
		bare := []byte(strings.ReplaceAll(code, "-", ""))
		for i := range bare {
			for _, c := range []byte(codeAlphabet) {
				wrong := bytes.Clone(bare)
				wrong[i] = c
				if _, err := ParseCode(string(wrong)); (err == nil) != (c == bare[i]) {
					t.Fatalf("%s for %s: %v", wrong, bare, err)
				}
			}
			for j := range i {
				wrong := bytes.Clone(bare)
				wrong[i], wrong[j] = wrong[j], wrong[i]
				if _, err := ParseCode(string(wrong)); (err == nil) != (wrong[i] == bare[i]) {
					t.Fatalf("%s for %s: %v", wrong, bare, err)
				}
			}
		}
	})
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{"K7-2F", "k72f", "O0-IL", "", "----", "ÄÖÜß", "K7-2F\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, err := ParseCode(s)
		if err != nil {
			return
		}
		if again, err := ParseCode(code); again != code || err != nil {
			t.Errorf("%q gave %q, which is then read as %q: %v", s, code, again, err)
		}
	})
}
