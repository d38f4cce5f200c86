package paper

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var cell = Style{Size: 10, Min: 6}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		name  string
		text  string
		lines string
		size  float64
		cut   bool
	}{
		{"keeps its size", "Ann Lee", "Ann Lee", 10, false},
		{"shrinks a little", "Mersey Borough Council", "Mersey Borough Council", 8.8, false},
		{"is wrapped", "Combined Authority of the Northern Region", "Combined Authority of the|Northern Region", 8, false},
		{"is wrapped and shrinks", "Combined Authority of the Northern Region and its Islands", "Combined Authority of the|Northern Region and its Islands", 6.5, false},
		{"breaks after a hyphen", "Featherstonehaugh-Cholmondeley-Marjoribanks", "Featherstonehaugh-|Cholmondeley-Marjoribanks", 7.5, false},
		{"breaks inside a word", "Wolfeschlegelsteinhausenbergerdorff-", "Wolfeschlegelsteinhausen|bergerdorff-", 8, false},
		{"is cut", strings.Repeat("Combined Authority ", 9), "Combined Authority Combined|Authority Combined Authority|Combined Authority Combined A…", 6, true},
		{"keeps its own lines", "ann@example.org\n0151 496 0001", "ann@example.org|0151 496 0001", 10, false},
		{"leaves no empty line", "\nann@example.org\n", "ann@example.org", 10, false},
		{"may be empty", "", "", 10, false},
	} {
		b := plain(t).fit(c.text, cell, 34, 8.2)
		var lines []string
		for _, l := range b.lines {
			lines = append(lines, l.source)
		}
		if got := strings.Join(lines, "|"); got != c.lines || b.cut != c.cut || b.size > c.size+0.05 || b.size < c.size-0.05 {
			t.Errorf("%s: %q at %.2f points, cut %v; want %q at %v, cut %v", c.name, got, b.size, b.cut, c.lines, c.size, c.cut)
		}
	}
}

func TestFitMakesRoomForHighLetters(t *testing.T) {
	ts := plain(t)
	low, high := ts.fit("☃Ann", Style{Size: 20}, 50, 8.2), ts.fit("☃Ẫ\u0301nn", Style{Size: 20}, 50, 8.2)
	if low.size != 20 || high.size >= 19 || high.lines[0].ascent <= lineAscent {
		t.Errorf("with marks %v points, without %v", high.size, low.size)
	}
}

func TestFittedTextStaysInItsBox(t *testing.T) {
	find := mathematics(t)
	rapid.Check(t, func(t *rapid.T) {
		text := hostileText(t)
		width, height := rapid.Float64Range(3, 120).Draw(t, "width"), rapid.Float64Range(3, 20).Draw(t, "height")
		st := Style{Size: rapid.Float64Range(6, 18).Draw(t, "size"), Min: rapid.Float64Range(0, 9).Draw(t, "min"), Bold: rapid.Bool().Draw(t, "bold")}
		b := newTypesetter(find).fit(text, st, width, height)
		high := 0.0
		for _, l := range b.lines {
			high += (l.ascent + l.descent) * b.size * mm
			if l.width*b.size*mm > width+1e-6 {
				t.Fatalf("%q is %v mm wide in %v", l.source, l.width*b.size*mm, width)
			}
		}
		if high > height+1e-6 || b.size > st.Size {
			t.Fatalf("%d lines at %v points are %v mm high in %v", len(b.lines), b.size, high, height)
		}
		if b.cut {
			return
		}
		var parts []string
		for _, l := range b.lines {
			parts = append(parts, l.source)
		}
		whole := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		var want []string
		for _, part := range strings.Split(text, "\n") {
			want = append(want, clean(part))
		}
		if got, want := whole(strings.Join(parts, "")), whole(strings.Join(want, "")); got != want {
			t.Fatalf("%q was set as %q", want, got)
		}
	})
}

func TestWrap(t *testing.T) {
	ts := plain(t)
	st := Style{Size: 10}
	got := strings.Join(ts.Wrap("We keep this sheet to know who came and destroy the paper after 30 days.", st, 50, 4), "|")
	if want := "We keep this sheet to know|who came and destroy the|paper after 30 days."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(ts.shortened) > 0 {
		t.Errorf("noted as cut: %q", ts.shortened)
	}
	got = strings.Join(ts.Wrap("We keep this sheet to know who came and destroy the paper after 30 days.", st, 50, 2), "|")
	if want := "We keep this sheet to know|who came and destroy the pa…"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(ts.shortened) != 1 {
		t.Errorf("noted as cut: %q", ts.shortened)
	}
	for _, line := range ts.Wrap(strings.Repeat("x", 100000), st, 50, 3) {
		if w := ts.Width(line, st); w > 50 {
			t.Errorf("a line is %v wide", w)
		}
	}
}

func TestALineKeepsTogetherWhatBelongsTogether(t *testing.T) {
	ts, st := newTypesetter(nil), Style{Size: 10}
	for text, want := range map[string]string{
		"Library Hall, 2 William Street, Liverpool, L1 3XF · 13:00": "L1 3XF",
		"The Hall, William Street, Liverpool (CH41 9AA), by bus":    "CH41 9AA",
		"Questions? Kasia Żukowska · hello@example.org · 0151":      "",
	} {
		for width := 34.0; width < 120; width++ {
			lines := ts.Wrap(text, st, width, 20)
			if all := strings.Join(lines, "|"); strings.Contains(all, "|·") || !strings.Contains(all, want) {
				t.Errorf("%g mm: %q", width, all)
			}
		}
	}
	if got := strings.Join(ts.Wrap("W1 · W1", st, 1, 20), "|"); !strings.Contains(got, "W") {
		t.Errorf("where there is no room: %q", got)
	}
}
