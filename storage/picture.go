package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	_ "image/jpeg" // to try pictures
	_ "image/png"
	"slices"
	"strings"
)

// The media types a picture of paper can have.
const (
	typePNG  = "image/png"
	typeJPEG = "image/jpeg"
	typePDF  = "application/pdf"
)

// Why a picture is refused, each a sentence for a person.
var (
	errEmptyPicture = errors.New("is empty; save the scan again and attach that")
	errHEIC         = errors.New("is a HEIC photo, which many computers cannot show; save it as JPEG and attach that (on an iPhone: Settings, Camera, Formats, Most compatible)")
	errNoPicture    = errors.New("is neither a PNG, a JPEG nor a PDF, whatever its name says; save the photo or scan as one of these")
	errBroken       = errors.New("is cut off or damaged; save the photo or scan again and attach that")
	errHuge         = errors.New("has more dots than a sheet of paper needs; scan it with 300 dots an inch or fewer")
)

// mostDots is the largest picture: A3 at 600 dots an inch is 70 million.
const mostDots = 100_000_000

// pictureType says by its content what data is; "" for none of ours.
func pictureType(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte(pngHead)):
		return typePNG
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return typeJPEG
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return typePDF
	}
	return ""
}

// cleanPicture says by its content what data is and returns it without what
// cameras add to it: place, time, device, previews. Only which way up the photo
// is stays. A PDF is returned as it is.
func cleanPicture(data []byte) (cleaned []byte, mediaType string, err error) {
	mediaType = pictureType(data)
	switch {
	case len(data) == 0:
		return nil, "", errEmptyPicture
	case mediaType == typePNG:
		cleaned, err = cleanPNG(data)
	case mediaType == typeJPEG:
		cleaned, err = cleanJPEG(data)
	case mediaType == typePDF:
		if !bytes.Contains(data[max(0, len(data)-2048):], []byte("%%EOF")) {
			return nil, "", errBroken
		}
		return data, typePDF, nil
	case isHEIC(data):
		return nil, "", errHEIC
	default:
		return nil, "", errNoPicture
	}
	if err != nil {
		return nil, "", err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(cleaned))
	if err != nil || size.Width < 1 || size.Height < 1 {
		return nil, "", errBroken
	}
	if size.Width > mostDots/size.Height {
		return nil, "", errHuge
	}
	return cleaned, mediaType, nil
}

// isHEIC reports whether data is of the family of ISO/IEC 23008-12.
func isHEIC(data []byte) bool {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return false
	}
	return slices.Contains([]string{"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif"}, string(data[8:12]))
}

const pngHead = "\x89PNG\r\n\x1a\n"

// pngKept are the chunks that say how a PNG looks (W3C PNG, 3rd edition, 11);
// all others, text, times and Exif among them, are left out.
var pngKept = []string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP"}

func cleanPNG(data []byte) ([]byte, error) {
	out := []byte(pngHead)
	for rest := data[len(pngHead):]; ; {
		if len(rest) < 12 {
			return nil, errBroken
		}
		length := binary.BigEndian.Uint32(rest)
		if uint64(length)+12 > uint64(len(rest)) {
			return nil, errBroken
		}
		chunk := rest[:length+12]
		kind := string(chunk[4:8])
		if crc32.ChecksumIEEE(chunk[4:8+length]) != binary.BigEndian.Uint32(chunk[8+length:]) {
			return nil, errBroken
		}
		if slices.Contains(pngKept, kind) {
			out = append(out, chunk...)
		}
		if kind == "IEND" {
			return out, nil // what follows is no picture
		}
		rest = rest[length+12:]
	}
}

// cleanJPEG leaves out application data and comments (ITU-T T.81, B.2.4.6 and
// B.2.4.5) but for JFIF, colour profiles and Adobe's colour transform, and
// all that stands after the picture.
func cleanJPEG(data []byte) ([]byte, error) {
	out, turn := []byte("\xff\xd8"), 0
	i := 2
	for {
		for i+1 < len(data) && data[i] == 0xff && data[i+1] == 0xff { // filling
			i++
		}
		if i+4 > len(data) || data[i] != 0xff {
			return nil, errBroken
		}
		marker := data[i+1]
		if marker == 0xd9 { // the end, before any picture
			return nil, errBroken
		}
		length := int(binary.BigEndian.Uint16(data[i+2:]))
		end := i + 2 + length
		if length < 2 || end > len(data) {
			return nil, errBroken
		}
		segment := data[i:end]
		if marker == 0xe1 && turn == 0 {
			turn = exifTurn(segment[4:])
		}
		if keepsLooks(marker, segment[4:]) {
			out = append(out, segment...)
		}
		i = end
		if marker == 0xda {
			break
		}
	}
	rest, err := scans(data[i:])
	if err != nil {
		return nil, err
	}
	if turn > 1 {
		at := 2
		if out[3] == 0xe0 && len(out) > 6 { // JFIF stands first
			at += 2 + int(binary.BigEndian.Uint16(out[4:]))
		}
		out = slices.Insert(out, at, turnedExif(turn)...)
	}
	return append(out, rest...), nil
}

// scans returns the coded picture, with what stands between its scans, up to its
// end.
func scans(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i+1 < len(data); {
		if data[i] != 0xff || data[i+1] == 0 || data[i+1] == 0xff || data[i+1] >= 0xd0 && data[i+1] <= 0xd7 {
			out = append(out, data[i])
			if i++; data[i-1] == 0xff && data[i] != 0xff {
				out = append(out, data[i])
				i++
			}
			continue
		}
		if data[i+1] == 0xd9 {
			return append(out, 0xff, 0xd9), nil
		}
		if i+4 > len(data) {
			break
		}
		end := i + 2 + int(binary.BigEndian.Uint16(data[i+2:]))
		if end > len(data) || end < i+4 {
			break
		}
		if keepsLooks(data[i+1], data[i+4:end]) {
			out = append(out, data[i:end]...)
		}
		i = end
	}
	return nil, errBroken
}

func keepsLooks(marker byte, content []byte) bool {
	switch {
	case marker == 0xe0:
		return bytes.HasPrefix(content, []byte("JFIF\x00"))
	case marker == 0xe2:
		return bytes.HasPrefix(content, []byte("ICC_PROFILE\x00"))
	case marker == 0xee:
		return bytes.HasPrefix(content, []byte("Adobe"))
	case marker > 0xe0 && marker <= 0xef, marker == 0xfe:
		return false
	}
	return true
}

const (
	exifHead    = "Exif\x00\x00"
	orientation = 0x0112 // the tag (Exif 2.32, 4.6.4)
)

// exifTurn reads which way up the photo is, from 1 to 8; 0 when it is not said.
func exifTurn(content []byte) int {
	tiff, ok := strings.CutPrefix(string(content), exifHead)
	if !ok || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[:2] == "MM" {
		order = binary.BigEndian
	}
	b := []byte(tiff)
	at := uint64(order.Uint32(b[4:]))
	if at+2 > uint64(len(b)) {
		return 0
	}
	for n := uint64(order.Uint16(b[at:])); n > 0; n-- {
		entry := at + 2 + 12*(n-1)
		if entry+12 > uint64(len(b)) {
			continue
		}
		if order.Uint16(b[entry:]) == orientation {
			if turn := int(order.Uint16(b[entry+8:])); turn >= 1 && turn <= 8 {
				return turn
			}
		}
	}
	return 0
}

// turnedExif is Exif that says nothing but which way up the photo is.
func turnedExif(turn int) []byte {
	body := []byte(exifHead + "MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	body = append(body, 0, byte(turn), 0, 0, 0, 0, 0, 0)
	return append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2)), body...)
}
