// Package place says where on the earth people, organisations, venues and
// districts are, as far as a community file tells, and how far apart they are.
package place
