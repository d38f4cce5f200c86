// Package model says what a community is: its people, organisations, venues,
// sessions and who took part, with the words and the rules a coordinator uses.
//
// It knows no database, no window and no file format. Rules that need no
// database are functions and methods here; everything that writes goes through
// package storage.
package model
