package model

import (
	"encoding/binary"
	"io"
	"sync"
	"time"

	"github.com/google/uuid"
)

// ID names one thing in a community file for ever: the text of a version 7
// UUID (RFC 9562, 5.7), so that ids made later sort later. The empty ID means
// "none".
type ID string

// ParseID accepts any spelling of a UUID and returns it in lower case with
// hyphens, or a ValidationError.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil {
		return "", ValidationError{Field: "id", Problem: "“" + s + "” is not an id"}
	}
	return ID(u.String()), nil
}

// IDSource makes ids from a clock and a random source, both passed in, so that
// a fixed clock and seed give the same ids. It is safe for concurrent use and
// its ids always increase, even within one millisecond or when the clock is
// set back.
type IDSource struct {
	mu     sync.Mutex
	now    func() time.Time
	random io.Reader
	last   uint64 // milliseconds << 12 | counter
}

// NewIDSource returns a source of ids. Random must never fail.
func NewIDSource(now func() time.Time, random io.Reader) *IDSource {
	return &IDSource{now: now, random: random}
}

// New returns the next id. It panics if the random source fails, because an id
// that might repeat must never be written.
func (s *IDSource) New() ID {
	s.mu.Lock()
	defer s.mu.Unlock()
	// RFC 9562 6.2, method 1: a 12-bit counter under the millisecond.
	stamp := uint64(s.now().UnixMilli()) << 12
	if stamp <= s.last {
		stamp = s.last + 1
	}
	s.last = stamp
	var u uuid.UUID
	if _, err := io.ReadFull(s.random, u[8:]); err != nil {
		panic("convenor: the random source failed: " + err.Error())
	}
	binary.BigEndian.PutUint64(u[:8], stamp>>12<<16|0x7000|stamp&0x0fff)
	u[8] = u[8]&0x3f | 0x80
	return ID(u.String())
}
