package ui

import (
	"slices"
	"testing"
	"time"
)

// Answers that come before the window's loop runs are given in order, with what
// they lead to, before the first picture.
func TestTheFirstPictureWaitsForItsAnswers(t *testing.T) {
	begin := newBeginning()
	b := &background{Runner: begin}
	var got []string
	b.Start(func() {
		b.Do(func() {
			got = append(got, "first")
			b.Start(func() { b.Do(func() { got = append(got, "second") }) })
		})
	})
	begin.settle(func() bool { return b.running > 0 }, time.Hour)
	if !slices.Equal(got, []string{"first", "second"}) {
		t.Errorf("got %v", got)
	}
	if !begin.begun {
		t.Error("answers would still be held back")
	}
}

// What takes long is not waited for.
func TestTheFirstPictureDoesNotWaitForEver(t *testing.T) {
	begin := newBeginning()
	begin.settle(func() bool { return true }, time.Nanosecond)
	if !begin.begun {
		t.Error("answers would still be held back")
	}
}
