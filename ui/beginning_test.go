package ui

import (
	"slices"
	"testing"
	"time"
)

// What was asked for is in the first picture; what that leads to comes after it.
func TestTheFirstPictureWaitsForItsAnswers(t *testing.T) {
	begin := newBeginning()
	b := &background{Runner: begin}
	var got []string
	started := make(chan bool, 1)
	b.Start(func() {
		b.Do(func() {
			got = append(got, "the list")
			b.Start(func() { started <- true })
		})
	})
	begin.settle(time.Hour)
	if !slices.Equal(got, []string{"the list"}) {
		t.Errorf("the first picture has %v", got)
	}
	select {
	case <-started:
		t.Error("the details were asked for before the first picture")
	default:
	}
	begin.begin()
	<-started
	begin.Start(func() { started <- true })
	<-started
}

// What takes long is not waited for, and its answer is given all the same.
func TestTheFirstPictureDoesNotWaitForEver(t *testing.T) {
	begin := newBeginning()
	finish, done := make(chan bool), make(chan bool)
	begin.Start(func() {
		<-finish
		begin.Do(func() { close(done) })
		close(finish)
	})
	begin.settle(time.Nanosecond)
	finish <- true
	<-finish // the answer is there
	begin.begin()
	<-done
}
