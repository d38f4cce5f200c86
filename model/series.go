package model

// Series is a rhythm that sessions follow.
type Series struct {
	ID      ID
	Title   string
	Rhythm  Rhythm
	Start   LocalTime // of the first; its time of day is that of all
	LeftOut []Date    // days of the rhythm without a session
}
