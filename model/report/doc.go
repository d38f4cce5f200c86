// Package report holds the content of every sheet and report as plain values:
// one truth for the screen, for paper and for files. It decides what is said
// and in which order; how it looks is decided where it is drawn.
package report
