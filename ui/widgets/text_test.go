package widgets

import (
	"strings"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func widthOf(s string) float32 { return fyne.MeasureText(s, 14, fyne.TextStyle{}).Width }

func TestFit(t *testing.T) {
	themed(t, look.Light, 1)
	for _, c := range []struct {
		name, in string
		width    float32
		want     string
	}{
		{"enough room", "Halton", 200, "Halton"},
		{"no room", "Halton", 0, ""},
		{"line breaks", "one\ntwo\tthree", 200, "one two three"},
		{"no space before the ellipsis", "aa bbbbbbbb", widthOf("aa b…") - 1, "aa…"},
		{"combining marks stay", "ee\u0301\u0301xxxx", widthOf("ee…"), "ee\u0301\u0301…"},
	} {
		if got := fit(c.in, c.width, 14, fyne.TextStyle{}); got != c.want {
			t.Errorf("%s: fit(%q, %v) = %q, want %q", c.name, c.in, c.width, got, c.want)
		}
	}
}

func TestCutBeforeKeepsWhatBelongsTogether(t *testing.T) {
	for _, c := range []struct {
		in      string
		n, want int
	}{
		{"abc", 2, 2}, {"abc", 3, 3}, {"abc", 0, 0},
		{"ae\u0301b", 2, 1},     // a letter and its accent
		{"a👍🏽b", 2, 1},          // a skin tone
		{"a👩\u200d👧b", 3, 1},    // joined pictures, cut behind the joiner
		{"a👩\u200d👧b", 2, 1},    // and before it
		{"\u0301\u0301a", 1, 0}, // nothing to belong to
	} {
		if got := cutBefore([]rune(c.in), c.n); got != c.want {
			t.Errorf("cutBefore(%q, %d) = %d, want %d", c.in, c.n, got, c.want)
		}
	}
}

func TestFitIsNeverWiderThanItsRoom(t *testing.T) {
	themed(t, look.Light, 1)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("aäbWiłż 李🐉\u0301"))).Draw(t, "text")
		width := float32(rapid.IntRange(12, 200).Draw(t, "width"))
		got := fit(text, width, 14, fyne.TextStyle{})
		if w := widthOf(got); w > width {
			t.Fatalf("%q is %v wide, room %v", got, w, width)
		}
		if head, cut := strings.CutSuffix(got, ellipsis); cut && !strings.HasPrefix(text, head) {
			t.Fatalf("%q does not begin like %q", got, text)
		} else if !cut && got != text {
			t.Fatalf("%q was changed to %q without an ellipsis", text, got)
		}
	})
}

func TestBreakLinesKeepsEveryWordWithinTheWidth(t *testing.T) {
	themed(t, look.Light, 1)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zöł李]{1,20}`)).Draw(t, "words")
		width := float32(rapid.IntRange(30, 200).Draw(t, "width"))
		lines := breakLines(strings.Join(words, " "), width, 14, fyne.TextStyle{})
		for _, l := range lines {
			if widthOf(l) > width {
				t.Fatalf("line %q is %v wide, room %v", l, widthOf(l), width)
			}
		}
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.Join(words, ""); got != want {
			t.Fatalf("letters %q, want %q", got, want)
		}
	})
}

func TestBreakLinesKeepsParagraphs(t *testing.T) {
	themed(t, look.Light, 1)
	got := breakLines("one\n\ntwo", 200, 14, fyne.TextStyle{})
	if len(got) != 3 || got[0] != "one" || got[1] != "" || got[2] != "two" {
		t.Errorf("%q", got)
	}
}

func TestParagraphGrowsAsItGetsNarrower(t *testing.T) {
	p := NewParagraph("No senior leader has come since the launch: 6 known, 2 invited, 0 came.", Body)
	show(t, p, 900, 200)
	p.Resize(fyne.NewSize(800, 100))
	one := p.MinSize().Height
	p.Resize(fyne.NewSize(160, 100))
	if many := p.MinSize().Height; many < 3*one {
		t.Errorf("height %v at 160, %v at 800", many, one)
	}
}

func TestShortenedWordsSayAllOnHover(t *testing.T) {
	s := newStopwatch(t)
	words := NewWords("St Helens Women’s Forum and friends", Body)
	w := show(t, container.NewWithoutLayout(words), 600, 100)
	host := w.Content().(*TipHost)
	tipAt := func(width float32) string {
		words.Resize(fyne.NewSize(width, 20))
		test.MoveMouse(w.Canvas(), fyne.NewPos(500, 90))
		test.MoveMouse(w.Canvas(), fyne.NewPos(5, 5))
		s.ring()
		return host.Shown()
	}
	if got := tipAt(400); got != "" {
		t.Errorf("tip %q for words that are all to be read", got)
	}
	if got := tipAt(80); got != words.Text() {
		t.Errorf("tip %q, want the whole text", got)
	}
	words.SetTip("A member since 2024")
	if got := tipAt(80); got != "A member since 2024" {
		t.Errorf("tip %q, want its own", got)
	}
}

// A control shows that it is hovered also where words stand on it.
func TestWordsLeaveTheHoverToWhatTheyStandOn(t *testing.T) {
	b := NewButton("", Plain, nil)
	words := NewWords("Kasia", Body)
	w := show(t, container.NewStack(b, words), 300, 50)
	test.MoveMouse(w.Canvas(), fyne.NewPos(10, 10))
	if !b.hovered {
		t.Error("the words took the hover")
	}
}

func TestWrapFlowsWithinItsWidth(t *testing.T) {
	themed(t, look.Light, 1)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		width := float32(rapid.IntRange(60, 500).Draw(t, "width"))
		wrap := NewWrap()
		for range n {
			wrap.Add(NewChip(rapid.StringMatching(`[a-z]{1,4}`).Draw(t, "chip"), nil))
		}
		wrap.Resize(fyne.NewSize(width, 10))
		need := wrap.MinSize()
		for i, o := range wrap.Objects {
			from, size := o.Position(), o.Size()
			if from.X+size.Width > width+1 || from.Y+size.Height > need.Height+0.5 {
				t.Fatalf("chip %d at %v %v leaves %v x %v", i, from, size, width, need.Height)
			}
			for j := range i {
				b := wrap.Objects[j]
				if from.X < b.Position().X+b.Size().Width && b.Position().X < from.X+size.Width && from.Y < b.Position().Y+b.Size().Height && b.Position().Y < from.Y+size.Height {
					t.Fatalf("chips %d and %d overlap", i, j)
				}
			}
		}
	})
}

func TestColumnsStandUnderEachOtherWhenNarrow(t *testing.T) {
	themed(t, look.Light, 1)
	a, b := NewStat("1", "a"), NewStat("2", "b")
	c := Columns(200, a, b)
	c.Resize(fyne.NewSize(500, 100))
	if a.Position().Y != b.Position().Y || b.Position().X <= a.Position().X {
		t.Errorf("wide: %v and %v are not side by side", a.Position(), b.Position())
	}
	c.Resize(fyne.NewSize(300, 100))
	if b.Position().X != 0 || b.Position().Y < a.Size().Height {
		t.Errorf("narrow: second is at %v", b.Position())
	}
}
