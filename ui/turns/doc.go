// Package turns is the rotation ledger in the window: whose turn it is, as a picture,
// as a table, and in sentences.
package turns
