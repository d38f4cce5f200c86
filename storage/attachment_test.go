package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"
)

func photo(t testing.TB) image.Image {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 7)
	}
	m.SetGray(3, 3, color.Gray{9})
	return m
}

func asJPEG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	ok(t, jpeg.Encode(&b, photo(t), nil))
	return b.Bytes()
}

func asPNG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	ok(t, png.Encode(&b, photo(t)))
	return b.Bytes()
}

// segment is one JPEG segment.
func segment(marker byte, content string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(content)+2)), content...)
}

func chunk(kind, content string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	out = append(out, kind+content...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(kind+content)))
}

// exif is Exif with a turn, in either byte order, and a place.
func exif(order binary.AppendByteOrder, turn uint16) string {
	b := []byte("II*\x00\x08\x00\x00\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*\x00\x00\x00\x08")
	}
	b = order.AppendUint16(b, 2)
	b = append(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x010f), 2), 4), "Cam\x00"...)
	b = order.AppendUint16(order.AppendUint16(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 0x0112), 3), 1), turn), 0)
	return "Exif\x00\x00" + string(b) + "\x00\x00\x00\x00GPS 53.4084 -2.9916"
}

func TestPhotosLoseWhereAndWithWhatTheyWereTaken(t *testing.T) {
	plain := asJPEG(t)
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		dirty := slices.Concat(plain[:2], segment(0xe1, exif(order, 6)), segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00GPS"), segment(0xed, "Photoshop GPS"), segment(0xfe, "GPS by hand"),
			plain[2:], []byte("trailer with GPS"))
		cleaned, media, err := cleanPicture(dirty)
		if err != nil || media != "image/jpeg" || bytes.Contains(cleaned, []byte("GPS")) || bytes.Contains(cleaned, []byte("Cam")) {
			t.Fatalf("%s, %v: %q", media, err, cleaned[:80])
		}
		if turn := exifTurn(cleaned[6:]); turn != 6 {
			t.Errorf("the photo lies on its side: %d", turn)
		}
		if got := must[image.Image](t)(jpeg.Decode(bytes.NewReader(cleaned))); got.Bounds() != photo(t).Bounds() {
			t.Errorf("the picture is %v", got.Bounds())
		}
		again, _, err := cleanPicture(cleaned)
		if err != nil || !bytes.Equal(again, cleaned) {
			t.Errorf("cleaned twice is not the same: %v", err)
		}
	}
	at := len(pngHead) + 25 // after IHDR
	scan := asPNG(t)
	dirty := slices.Concat(scan[:at], chunk("tEXt", "Comment\x00GPS"), chunk("eXIf", "MM GPS"), scan[at:], []byte("GPS"))
	cleaned, media, err := cleanPicture(dirty)
	if err != nil || media != "image/png" || !bytes.Equal(cleaned, scan) {
		t.Errorf("PNG: %s, %v", media, err)
	}
}

func TestWhatIsNoPictureIsRefusedInWords(t *testing.T) {
	j, p := asJPEG(t), asPNG(t)
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"empty":       {nil, "is empty"},
		"words":       {[]byte("hello"), "neither a PNG, a JPEG nor a PDF"},
		"program":     {[]byte("MZ\x90\x00"), "neither a PNG"},
		"heic":        {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "HEIC photo"},
		"half jpeg":   {j[:len(j)/2], "cut off or damaged"},
		"half png":    {p[:len(p)/2], "cut off or damaged"},
		"head only":   {[]byte("\xff\xd8\xff"), "cut off or damaged"},
		"half pdf":    {[]byte("%PDF-1.4\n1 0 obj"), "cut off or damaged"},
		"huge":        {slices.Concat([]byte(pngHead), chunk("IHDR", "\x00\x01\x00\x00\x00\x01\x00\x00\x08\x00\x00\x00\x00"), chunk("IEND", "")), "more dots"},
		"wrong check": {append(slices.Clone(p[:40]), append([]byte{p[40] ^ 1}, p[41:]...)...), "cut off or damaged"},
	} {
		if _, _, err := cleanPicture(test.data); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzCleanPicture(f *testing.F) {
	f.Add(asJPEG(f))
	f.Add(asPNG(f))
	f.Add([]byte("%PDF-1.4\n%%EOF"))
	f.Add(slices.Concat([]byte("\xff\xd8"), segment(0xe1, exif(binary.LittleEndian, 3)), []byte("\xff\xda\x00\x02\xff\x00\xff\xff\xd9")))
	f.Fuzz(func(t *testing.T, data []byte) {
		cleaned, media, err := cleanPicture(data)
		if err != nil {
			return
		}
		again, same, err := cleanPicture(cleaned)
		if err != nil || same != media || !bytes.Equal(again, cleaned) {
			t.Errorf("what was cleaned is refused or changed: %v", err)
		}
	})
}

func TestAPictureIsKeptUntilItsDayAndThenGoneForGood(t *testing.T) {
	s, session, _ := printed(t, "Evans")
	secret := []byte("SIGNED-BY-ANN-EVANS-IN-HER-OWN-HAND")
	scan := slices.Concat([]byte("%PDF-1.4\n"), bytes.Repeat(secret, 300), []byte("\n%%EOF"))
	a := must[Attachment](t)(s.Attach(ctx, session, `C:\Scans\sheet.pdf`, bytes.NewReader(scan)))
	if a.Name != "sheet.pdf" || a.DeleteOn != "2026-07-12" || a.MediaType != "application/pdf" {
		t.Errorf("attached: %+v", a)
	}
	path := must[string](t)(s.ViewAttachment(ctx, a.ID))
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, scan) || !strings.HasSuffix(path, ".pdf") {
		t.Errorf("the copy %s: %v", path, err)
	}
	ok(t, s.RemoveAttachment(ctx, a.ID))
	if n := len(must[[]Attachment](t)(s.Attachments(ctx, session))); n != 0 {
		t.Errorf("%d are left", n)
	}
	must[string](t)(s.Undo(ctx))
	if all := must[[]Attachment](t)(s.Attachments(ctx, session)); len(all) != 1 || all[0].Gone {
		t.Errorf("undo brought back %+v", all)
	}
	if err := s.KeepAttachmentUntil(ctx, a.ID, "2026-06-13"); err == nil || !strings.Contains(err.Error(), "must be to come") {
		t.Errorf("a day that is past: %v", err)
	}
	ok(t, s.KeepAttachmentUntil(ctx, a.ID, "2026-06-20"))
	if p := must[Promised](t)(s.KeepPromises(ctx)); p.Pictures != 0 {
		t.Errorf("deleted early: %+v", p)
	}

	day := time.Date(2026, 6, 20, 9, 0, 0, 0, time.UTC)
	s.options.Now = func() time.Time { day = day.Add(time.Second); return day }
	if p := must[Promised](t)(s.KeepPromises(ctx)); p.Words() != "1 picture of signed paper was deleted for good, as promised." {
		t.Errorf("told %q", p.Words())
	}
	if p := must[Promised](t)(s.KeepPromises(ctx)); p.Words() != "" {
		t.Errorf("told again: %q", p.Words())
	}
	must[string](t)(s.Undo(ctx))
	if all := must[[]Attachment](t)(s.Attachments(ctx, session)); len(all) != 1 || !all[0].Gone {
		t.Errorf("undo brought back %+v", all)
	}
	if _, err := s.ViewAttachment(ctx, a.ID); !errors.Is(err, ErrPictureGone) {
		t.Errorf("viewing what is gone: %v", err)
	}
	ok(t, s.Close())
	if _, err := os.Stat(path); err == nil {
		t.Error("the copy for the viewer is left")
	}
	file := must[[]byte](t)(os.ReadFile(s.Path()))
	if bytes.Contains(file, secret) {
		t.Error("the picture can still be read in the file")
	}
}

func TestARemovedPictureIsDeletedOnItsDayToo(t *testing.T) {
	s, session, _ := printed(t, "Evans")
	a := must[Attachment](t)(s.Attach(ctx, session, "sheet.png", bytes.NewReader(asPNG(t))))
	ok(t, s.RemoveAttachment(ctx, a.ID))
	s.options.Now = func() time.Time { return time.Date(2026, 7, 12, 9, 0, 0, 0, time.UTC) }
	must[Promised](t)(s.KeepPromises(ctx))
	var n int
	ok(t, s.reader.QueryRow(`SELECT count(*) FROM content`).Scan(&n))
	if n != 0 {
		t.Error("the content of a removed picture is still there")
	}
}

func TestPicturesHaveLimits(t *testing.T) {
	s, session, _ := printed(t, "Evans")
	big := func(size int) *bytes.Reader {
		return bytes.NewReader(slices.Concat([]byte("%PDF-1.4\n"), make([]byte, size-14), []byte("%%EOF")))
	}
	if _, err := s.Attach(ctx, session, "a.pdf", big(mostPicture+1)); err == nil || !strings.Contains(err.Error(), "“a.pdf” is larger than 10 MB") {
		t.Errorf("too large: %v", err)
	}
	for range 5 {
		must[Attachment](t)(s.Attach(ctx, session, "a.pdf", big(mostPicture)))
	}
	if _, err := s.Attach(ctx, session, "b.pdf", big(1000)); err == nil || !strings.Contains(err.Error(), "50 MB together") {
		t.Errorf("too many: %v", err)
	}
	if _, err := s.Attach(ctx, model.ID("nowhere"), "b.pdf", big(1000)); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("to no session: %v", err)
	}
}
