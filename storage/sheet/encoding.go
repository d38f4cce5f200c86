package sheet

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encodings as they are named to a person.
const (
	utf8Name    = "UTF-8"
	utf16LEName = "UTF-16LE"
	utf16BEName = "UTF-16BE"
	windowsName = "Windows-1252"
)

// Byte order marks.
const (
	markUTF8    = "\xEF\xBB\xBF"
	markUTF16LE = "\xFF\xFE"
	markUTF16BE = "\xFE\xFF"
)

// findEncoding tells the encoding from the start of a file, and how many bytes
// of it are a byte order mark. whole says that the sample is the whole file.
func findEncoding(sample []byte, whole bool) (name string, mark int) {
	text := string(sample)
	switch {
	case strings.HasPrefix(text, markUTF8):
		return utf8Name, len(markUTF8)
	case strings.HasPrefix(text, markUTF16LE):
		return utf16LEName, len(markUTF16LE)
	case strings.HasPrefix(text, markUTF16BE):
		return utf16BEName, len(markUTF16BE)
	}
	if name := utf16Unmarked(sample); name != "" {
		return name, 0
	}
	if !whole {
		sample = sample[:completeRunes(sample)]
	}
	if wide, invalid := countUTF8(sample); invalid > wide {
		return windowsName, 0
	}
	return utf8Name, 0
}

// utf16Unmarked recognises UTF-16 by the zero bytes of its ASCII characters
// (delimiters, line ends, addresses): all on one side of the byte pairs.
func utf16Unmarked(sample []byte) string {
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(sample) / 2
	enough := func(n, other int) bool { return n > 1 && n*10 >= pairs && n >= other*20 }
	switch {
	case enough(zeros[1], zeros[0]):
		return utf16LEName
	case enough(zeros[0], zeros[1]):
		return utf16BEName
	}
	return ""
}

// completeRunes is the length of b without a UTF-8 character cut off at its end.
func completeRunes(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return len(b)
}

// countUTF8 counts the characters of more than one byte, and the bytes that
// belong to no character.
func countUTF8(b []byte) (wide, invalid int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if n > 1 {
			wide++
		} else if r == utf8.RuneError {
			invalid++
		}
		b = b[n:]
	}
	return wide, invalid
}

// tokens returns src as bytes whose delimiters, quotation marks and line ends
// are single ASCII bytes. UTF-16 is converted here, as a stream; the bytes of
// the others pass as they are, and toUTF8 converts them record by record.
func tokens(src io.Reader, encoding string) io.Reader {
	order := unicode.LittleEndian
	switch encoding {
	case utf16BEName:
		order = unicode.BigEndian
	case utf16LEName:
	default:
		return src
	}
	return transform.NewReader(src, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder())
}

// sampleTokens is tokens for bytes in memory.
func sampleTokens(sample []byte, encoding string) []byte {
	if encoding != utf16LEName && encoding != utf16BEName {
		return sample
	}
	text, err := io.ReadAll(tokens(bytes.NewReader(sample[:len(sample)&^1]), encoding))
	if err != nil {
		return nil // bytes in memory and a decoder that replaces what it cannot decode do not fail
	}
	return text
}

// toUTF8 appends text to dst as UTF-8. Where a file that is UTF-8 on the whole
// has bytes that are not, they are taken for Windows-1252: such files come from
// pasting lists together.
func toUTF8(dst, text []byte, encoding string) []byte {
	for len(text) > 0 {
		if n := ascii(text); n > 0 {
			dst, text = append(dst, text[:n]...), text[n:]
			continue
		}
		r, n := utf8.DecodeRune(text)
		if encoding == windowsName || n == 1 {
			r, n = charmap.Windows1252.DecodeByte(text[0]), 1
		}
		dst = utf8.AppendRune(dst, r)
		text = text[n:]
	}
	return dst
}

// plain says that toUTF8 would change nothing.
func plain(text []byte, encoding string) bool {
	if encoding != windowsName {
		return utf8.Valid(text)
	}
	return ascii(text) == len(text)
}

// ascii is the length of the ASCII characters at the start of b.
func ascii(b []byte) int {
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(b)
}
