// Package typein brings paper back: the rows of a printed sheet are typed in by
// number or name, walk-ins follow, what nobody can read is kept, and a picture
// of the paper stays until its day.
package typein
