// Package plan chooses dates, times and places for a programme, so that as
// many people as possible can make some of it and everyone gets a turn. It
// explains each choice, counts what a change by hand does, and reads date
// polls. What it counts, in which order, and why is in docs/planning.md.
//
// It works on plain values that the caller reads from the community file, and
// knows neither file nor window. The same input, wishes and seed give the same
// proposal.
package plan
