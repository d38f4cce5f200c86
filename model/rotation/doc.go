// Package rotation is the ledger of turns: when each district, venue, mode, time
// band and sector of a host last had a session, how often it had one, how long it
// has waited, and how many people that concerns. docs/planning.md says the rules in
// a coordinator's words.
package rotation
